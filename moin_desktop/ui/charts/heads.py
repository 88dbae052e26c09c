"""Heads of the groups of a comparison: wrapped, never clipped, with their base below; many groups in several bands."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont

from moin_desktop.analysis.marks import Group
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import text
from moin_desktop.ui.charts.plan import Extra, Room
from moin_desktop.ui.charts.text import Block

SIZE, SMALL_SIZE = 13.0, 12.5
FLOOR = 12.0
VOWELS = "aeiouy"
PADDING = 5.0
LINE = 1.25
MOST_LINES = 5
MOST_BANDS = 4
"""Groups that do not fit side by side go on below, so often; the rest is said and stands in the table."""
MOST_CELLS = 600
"""More than these are a table, which has them all; nobody reads them in a chart."""
ALL_GAP = 10.0
"""Everyone stands a little apart from the groups."""


@dataclass(frozen=True, slots=True)
class Column:
    """Where one group stands."""

    at: int
    """Its place among the groups."""
    left: float
    width: float


@dataclass(frozen=True, slots=True)
class Bands:
    """Groups in one or several bands below each other, and how many found no place."""

    bands: tuple[tuple[Column, ...], ...]
    folded: int = 0


def head_font(room: Room, size: float = SIZE) -> QFont:
    """Names of groups."""
    return fonts.sans(room.px(size), 600)


def base_font(room: Room) -> QFont:
    """Bases of groups."""
    return fonts.sans(room.px(SMALL_SIZE), 400, tabular=True)


def bands(groups: Sequence[Group], left: float, room: Room, least: float, most: float, rows: int) -> Bands:
    """Columns of equal width from ``left`` on, ``least`` to ``most`` wide; those that do not fit go on below."""
    wide = max(room.rect.right() - left, least)
    apart = ALL_GAP * room.scale if has_all(groups) else 0.0
    fit = max(1, int((wide - apart) // least))
    most_bands = 1 if room.wall else max(1, min(MOST_BANDS, MOST_CELLS // max(1, rows * fit)))
    count = min(most_bands, -(-len(groups) // fit)) if groups else 0
    shown = min(len(groups), count * fit)
    if shown == len(groups) and count > 1:
        fit = -(-shown // count)  # as many in each band
    width = min(most, (wide - apart) / max(1, min(fit, shown)))
    made = []
    for first in range(0, shown, fit):
        columns, x = [], left
        for at in range(first, min(shown, first + fit)):
            columns.append(Column(at, x, width))
            x += width + (apart if at == 0 else 0.0)
        made.append(tuple(columns))
    return Bands(tuple(made), len(groups) - shown)


def has_all(groups: Sequence[Group]) -> bool:
    """Whether the first group is everyone."""
    return bool(groups) and not groups[0].id


def arrange(
    groups: Sequence[Group], columns: Sequence[Column], top: float, room: Room, *, centred: bool, small: bool = True
) -> tuple[list[Extra], float]:
    """The heads of one band standing on a common foot, and the height below them; ``small`` bases are called so."""
    k, below = room.scale, base_font(room)
    width = min((column.width for column in columns), default=0.0) - PADDING * k
    labels = [groups[column.at].label for column in columns]
    font = next(
        (f for f in (head_font(room), head_font(room, FLOOR)) if _fit(labels, f, width)), head_font(room, FLOOR)
    )
    names, bases = [], []
    for column, label in zip(columns, labels, strict=True):
        group, place = groups[column.at], QPointF(column.left, 0)
        names.append(text.block(_parted(label, font, width), font, place, width, most=MOST_LINES, pitch=LINE))
        bases.append(text.block(_base(group, small), below, place, width, most=2, pitch=LINE))
    foot = top + max((name.rect.height() for name in names), default=0.0)
    extras: list[Extra] = []
    for column, name, base in zip(columns, names, bases, strict=True):
        group = groups[column.at]
        tone = "warn" if small and group.small_base and not group.hidden else "ink3"
        middle = column.left + (column.width - PADDING * k) / 2 if centred else None
        extras += _standing(name, foot - name.rect.height(), middle, "ink")
        extras += _standing(base, foot + k, middle, tone)
    return extras, foot + max((base.rect.height() for base in bases), default=0.0) + 8 * k


def _standing(made: Block, top: float, middle: float | None, tone: str) -> list[Extra]:
    """A block at a height; around a middle each line is placed by itself."""
    if middle is None:
        return [Extra(text.at_middle(made, top + made.rect.height() / 2), tone=tone)]
    found = []
    for i, line in enumerate(made.lines):
        wide = text.advance(line, made.font)
        rect = QRectF(middle - wide / 2, top + i * made.pitch, wide, made.pitch)
        found.append(Extra(Block((line,), rect, made.font, made.pitch, made.whole), tone=tone))
    return found


def _fit(labels: Sequence[str], font: QFont, width: float) -> bool:
    return all(text.advance(word, font) <= width for label in labels for word in label.split())


def _parted(label: str, font: QFont, width: float) -> str:
    """The label with words that are wider than their column parted by a hyphen, so that no letter is lost."""
    return " ".join(piece for word in label.split() for piece in _pieces(word, font, width))


def _pieces(word: str, font: QFont, width: float) -> list[str]:
    found = []
    while word.isascii() and word.isalpha() and len(word) > 6 and text.advance(word, font) > width:
        fits = [i for i in range(3, len(word) - 2) if text.advance(word[:i] + "-", font) <= width]
        if not fits:
            break
        # English words part best before a consonant that a vowel follows: "munici-pality", "organi-sation".
        best = [i for i in fits if word[i] not in VOWELS and word[i + 1] in VOWELS and word[i - 1] in VOWELS]
        at = (best or fits)[-1]
        found.append(word[:at] + "-")
        word = word[at:]
    return [*found, word]


def _base(group: Group, small: bool) -> str:
    n = number_text(group.base)
    if group.hidden:
        return _("hidden")
    return _("n = {n}, small").format(n=n) if small and group.small_base else _("n = {n}").format(n=n)
