"""Charts of one mark a row: how wide the labels are, how high the rows, where the figures go."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont

from moin_desktop.analysis.charts import Mark
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import text
from moin_desktop.ui.charts.plan import Room
from moin_desktop.ui.charts.text import Block

PITCH, WALL_PITCH, WALL_FEW_PITCH = 62.0, 52.0, 68.0
FEW = 5
"""So few rows stand further apart on a projector, which has the room."""
LEAST_PITCH = 40.0
THICKEST = 30.0
LABEL_GAP = 18.0
ONE_LINE = 0.235
"""Labels keep to one line while their column stays under this part of the width."""
WIDEST = 0.36
LINE = 1.2
SMALLER, TIGHT = 12.5, 1.12
"""Three such lines stand in the lowest row: for a chosen answer whose words are too long for two."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The grid that the marks of a chart stand on."""

    labels: tuple[Block, ...]
    axis: float
    """Where the labels end and the bars begin."""
    pitch: float
    thick: float
    top: float

    def middle(self, i: int) -> float:
        """The height of the middle of a row."""
        return self.top + (i + 0.5) * self.pitch

    def ground(self, i: int, room: Room) -> QRectF:
        """The whole row."""
        return QRectF(room.rect.left(), self.top + i * self.pitch, room.rect.width(), self.pitch)


def label_font(scale: float, strong: bool) -> QFont:
    """Labels: 600 where the chart is about them."""
    return fonts.sans(15 * scale, 600 if strong else 400)


def value_font(scale: float) -> QFont:
    """Percentages."""
    return fonts.sans(16 * scale, 650, tabular=True)


def count_font(scale: float) -> QFont:
    """Counts beside percentages."""
    return fonts.sans(13.5 * scale, 400, tabular=True)


def column(labels: Sequence[str], width: float, scale: float) -> float:
    """How wide the label column is: one line each while that is narrow, else two balanced lines.

    Measured in bold, so that nothing moves when another answer is chosen.
    """
    return _column(frozenset(labels), width, scale)


@lru_cache(maxsize=256)
def _column(labels: frozenset[str], width: float, scale: float) -> float:
    font = label_font(scale, strong=True)
    widest = 0.0
    for label in labels:
        alone = text.advance(label, font)
        if alone > ONE_LINE * width:
            alone = text.widest(text.wrap(label, font, min(alone - 1, WIDEST * width)), font)
        widest = max(widest, alone)
    return min(widest, WIDEST * width)


def arrange(
    labels: Sequence[str],
    strong: Sequence[bool],
    room: Room,
    width: float,
    indent: float = 0.0,
    *,
    most: float = 0.0,
    least: float = LEAST_PITCH,
) -> Rows:
    """Lay out rows with labels on the left; ``width`` is that of the whole chart, ``indent`` room before labels.

    Rows are ``least`` to ``most`` high, as many pixels of the design.
    """
    highest = most or ((WALL_PITCH if len(labels) > FEW else WALL_FEW_PITCH) if room.wall else PITCH)
    rect = (room.rect.x(), room.rect.y(), room.rect.height())
    return _grid(tuple(labels), tuple(strong), rect, room.scale, room.wall, width, indent, (least, highest))


@lru_cache(maxsize=64)
def _grid(
    labels: tuple[str, ...],
    strong: tuple[bool, ...],
    rect: tuple[float, float, float],
    k: float,
    wall: bool,
    width: float,
    indent: float,
    pitches: tuple[float, float],
) -> Rows:
    """Under another filter that leaves the order as it is, the grid is the same; ``rect`` is left, top and height."""
    (left, top, high), (least, highest) = rect, pitches
    room = Room(QRectF(left, top, 0, high), k, wall=wall)
    wide = column(labels, width, k)
    count = max(1, len(labels))
    pitch = min(highest * k, max(least * k, high / count))
    placed = []
    for i, (label, bold) in enumerate(zip(labels, strong, strict=True)):
        made = _label(label, bold, left + indent, wide + 1, k, room.px(SMALLER))
        placed.append(text.at_middle(made, top + (i + 0.5) * pitch))
    return Rows(
        tuple(placed),
        round(left + indent + wide + LABEL_GAP * k),
        pitch,
        min(THICKEST * k * (1.15 if wall and count <= FEW else 1.0), round(pitch * 0.56)),
        top,
    )


@lru_cache(maxsize=4096)
def _label(label: str, bold: bool, left: float, wide: float, scale: float, smaller: float) -> Block:
    """A label at the head of the chart: under another filter it is the same, a little higher or lower."""
    place = QPointF(left, 0)
    made = text.block(label, label_font(scale, bold), place, wide, most=2, pitch=LINE)
    if bold and made.whole:
        return text.block(label, fonts.sans(smaller, 600), place, wide, most=3, pitch=TIGHT)
    return made


@dataclass(frozen=True, slots=True)
class Figures:
    """The percentage and the count of one mark, ready to be placed."""

    value: Block | None
    count: Block | None
    gap: float
    value_column: float

    @property
    def width(self) -> float:
        """From the beginning of the percentage to the end of the count."""
        if self.value is None:
            return 0.0
        return self.value_column + self.gap + self.count.rect.width() if self.count else self.value.rect.width()

    def at(self, x: float, y: float) -> tuple[Block | None, Block | None]:
        """Both blocks beginning at x with their middle at y."""
        value, count = self.value, self.count
        beside = x + self.value_column + self.gap
        return value and value.at(x, y - value.rect.height() / 2), count and count.at(
            beside, y - count.rect.height() / 2
        )


def figures(marks: Sequence[Mark], scale: float) -> list[Figures]:
    """The figures of all marks; percentages share one column, so that counts stand one below the other."""
    blocks = [_figure(mark.percent_text, scale, 0) if mark.percent_text else None for mark in marks]
    wide = max((block.rect.width() for block in blocks if block), default=0.0)
    made = []
    for mark, value in zip(marks, blocks, strict=True):
        if value is not None:
            made.append(Figures(value, _figure(mark.count_text, scale, 1), 10 * scale, wide))
        else:
            alone = _figure(mark.count_text, scale, 2)
            made.append(Figures(alone, None, 0.0, alone.rect.width()))
    return made


@lru_cache(maxsize=4096)
def _figure(said: str, scale: float, kind: int) -> Block:
    """A percentage (0), the count beside it (1) or a count alone (2), measured once."""
    fonts_of = (value_font, count_font, lambda k: fonts.sans(15 * k, 600, tabular=True))
    return text.block(said, fonts_of[kind](scale), QPointF(0, 0), 1e4)
