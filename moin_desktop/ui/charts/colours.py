"""Which colour a mark has: steps of the ramp, the two-sided scale of agreement, and text that stays readable."""

from collections.abc import Sequence

from PySide6.QtGui import QColor

from moin_desktop.analysis.charts import Mark
from moin_desktop.analysis.poles import is_two_sided, opposes
from moin_desktop.ui.theme import Tokens

READABLE = 4.5
TINT = 0.4
_LIGHTEST = 2
"""The ramp's first two steps are too close to the ground for a bar."""


def step(tokens: Tokens, index: int, count: int) -> QColor:
    """The colour of one step of an ordered scale: soft to strong."""
    usable = tokens.ramp[_LIGHTEST:]
    if count <= 1:
        return tokens.data
    return usable[round(index * (len(usable) - 1) / (count - 1))]


def heat(tokens: Tokens, share: float) -> QColor:
    """A place on the ramp, 0 to 1; between its steps as well."""
    last = len(tokens.ramp) - 1
    place = min(1.0, max(0.0, share)) * last
    low = min(last - 1, int(place))
    return _between(tokens.ramp[low], tokens.ramp[low + 1], place - low)


def scale(tokens: Tokens, marks: Sequence[Mark]) -> tuple[QColor, ...]:
    """The colours of the marks of one grid row: two-sided where the scale is, else the ramp."""
    labels = [m.label for m in marks]
    if not is_two_sided(labels):
        return tuple(step(tokens, i, len(marks)) for i in range(len(marks)))
    shades = _spread(tokens.agreement, len(marks))
    return shades if opposes(labels[0].casefold(), labels[-1].casefold()) else tuple(reversed(shades))


def _spread(five: tuple[QColor, ...], count: int) -> tuple[QColor, ...]:
    """``count`` colours from one pole to the other; an even scale has no middle."""
    if count == 4:
        return (five[0], five[1], five[3], five[4])
    if count == 3:
        return (five[0], five[2], five[4])
    return tuple(_mixed(five, i * 4 / (count - 1)) for i in range(count))


def _mixed(five: tuple[QColor, ...], place: float) -> QColor:
    low = min(3, int(place))
    part = place - low
    return _between(five[low], five[low + 1], part)


def _between(a: QColor, b: QColor, part: float) -> QColor:
    return QColor.fromRgbF(
        a.redF() + (b.redF() - a.redF()) * part,
        a.greenF() + (b.greenF() - a.greenF()) * part,
        a.blueF() + (b.blueF() - a.blueF()) * part,
    )


def _brightness(colour: QColor) -> float:
    """Relative luminance, 0 to 1 (WCAG 2)."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


def text_on(ground: QColor) -> QColor:
    """White or near black, whichever is stronger on this ground; black where neither would reach 4.5 : 1."""
    white, dark = QColor("#FFFFFF"), QColor("#101418")
    best = max(white, dark, key=lambda words: contrast(words, ground))
    return best if contrast(best, ground) >= READABLE else QColor("#000000")


def contrast(a: QColor, b: QColor) -> float:
    """The ratio of two colours, 1 to 21 (WCAG 2)."""
    low, high = sorted((_brightness(a), _brightness(b)))
    return (high + 0.05) / (low + 0.05)


def tint(shade: QColor, tokens: Tokens) -> QColor:
    """A colour thinned towards the ground of the chart, still of its hue."""
    return _between(tokens.panel, shade, TINT)
