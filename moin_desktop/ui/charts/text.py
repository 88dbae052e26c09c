"""Words in charts: measured, wrapped in balance, cut at a word, painted line by line."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt, QTextBoundaryFinder
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPaintEngine,
    QPainter,
    QPainterPath,
    QStaticText,
)

from moin_desktop.analysis.direction import END, closed, runs_leftward

ELLIPSIS = "…"
BOUNDLESS = 5000.0
"""A text given more than this width is measured, and placed by whoever asked."""
MOST_KEPT = 4096
_WRAPPED: dict[tuple[str, str, float, int, int, bool], tuple[str, ...]] = {}
_ADVANCES: dict[tuple[str, str, float], float] = {}
_BLOCKS: dict[tuple[str, str, float, float, int, float, bool], "Block"] = {}
_INKS: dict[tuple[tuple[str, ...], str, float, float], "Ink"] = {}
_WEIGHT = QFont.Tag("wght")


@dataclass(frozen=True, slots=True)
class Ink:
    """The lines of a text ready to be painted: their letters are placed once and not at every painting."""

    texts: tuple[QStaticText, ...]
    """None at all where the text runs from right to left, which only a painter lays out."""
    top: float
    """From the top of a line to that of its letters."""
    ascent: float


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text at a place. ``rect`` is what they cover; ``pitch`` the distance of baselines."""

    lines: tuple[str, ...]
    rect: QRectF
    font: QFont
    pitch: float
    whole: str = ""
    """The text before it was cut; empty when nothing was."""
    ink: Ink | None = field(default=None, compare=False)
    """Of these lines in this font; left out, it is found at every painting."""
    seen: float = 1.0
    """How much of it is seen while figures change, 0 to 1."""

    def at(self, left: float, top: float) -> "Block":
        """The same block at another place."""
        rect = QRectF(left, top, self.rect.width(), self.rect.height())
        return Block(self.lines, rect, self.font, self.pitch, self.whole, self.ink, self.seen)


def advance(text: str, font: QFont) -> float:
    """The width of one line in pixels."""
    key = (text, font.key(), _weight(font))
    if key not in _ADVANCES:
        if len(_ADVANCES) > MOST_KEPT:
            _ADVANCES.clear()
        _ADVANCES[key] = QFontMetricsF(font).horizontalAdvance(text)
    return _ADVANCES[key]


def ink(lines: tuple[str, ...], font: QFont, pitch: float) -> Ink:
    """Lines ready to be painted in a font."""
    key = (lines, font.key(), _weight(font), pitch)
    if key not in _INKS:
        if len(_INKS) > MOST_KEPT:
            _INKS.clear()
        metrics = QFontMetricsF(font)
        texts = () if runs_leftward(" ".join(lines)) else tuple(_laid_out(line) for line in lines)
        _INKS[key] = Ink(texts, (pitch - metrics.ascent() - metrics.descent()) / 2, metrics.ascent())
    return _INKS[key]


def _laid_out(line: str) -> QStaticText:
    made = QStaticText(line)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    return made


def widest(lines: Sequence[str], font: QFont) -> float:
    """The width of the widest line."""
    return max((advance(line, font) for line in lines), default=0.0)


@lru_cache(maxsize=4096)
def _pieces(text: str) -> tuple[str, ...]:
    """The text in parts between which a line may break (Unicode line breaking, so also within CJK)."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    places = [0]
    while (place := finder.toNextBoundary()) != -1:
        places.append(place)
    utf16 = text.encode("utf-16-le")
    return tuple(utf16[a * 2 : b * 2].decode("utf-16-le") for a, b in pairwise(places))


def _greedy(pieces: Sequence[str], font: QFont, width: float) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in pieces:
        if line and advance((line + piece).rstrip(), font) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    if line.strip():
        lines.append(line.rstrip())
    return lines


def _broken(pieces: Sequence[str], font: QFont, width: float) -> list[str]:
    """The pieces, with those wider than a line taken apart by characters."""
    small: list[str] = []
    for piece in pieces:
        rest = piece
        while len(rest.rstrip()) > 1 and advance(rest.rstrip(), font) > width:
            fits = max(1, sum(1 for i in range(1, len(rest)) if advance(rest[:i], font) <= width))
            small.append(rest[:fits])
            rest = rest[fits:]
        small.append(rest)
    return small


def wrap(text: str, font: QFont, width: float, most: int = 2, *, balanced: bool = True) -> tuple[str, ...]:
    """The text in at most ``most`` lines of ``width`` pixels, of about the same length; … where it was cut."""
    text = " ".join(text.split())
    key = (text, font.key(), _weight(font), round(max(width, 1.0) * 4), most, balanced)
    if key not in _WRAPPED:
        if len(_WRAPPED) > MOST_KEPT:
            _WRAPPED.clear()
        _WRAPPED[key] = closed(_wrapped(text, font, max(width, 1.0), most, balanced))
    return _WRAPPED[key]


def _weight(font: QFont) -> float:
    """The weight on the axis of a variable font, which Qt leaves out of a font's key."""
    return font.variableAxisValue(_WEIGHT) if font.isVariableAxisSet(_WEIGHT) else 0.0


def _wrapped(text: str, font: QFont, width: float, most: int, balanced: bool) -> tuple[str, ...]:
    if not text or advance(text, font) <= width:
        return (text,) if text else ()
    pieces = _broken(_pieces(text), font, width)
    lines = _greedy(pieces, font, width)
    if len(lines) > most:
        rest = " ".join(lines[most - 1 :]) if " " in text else "".join(lines[most - 1 :])
        return (*lines[: most - 1], elide(rest, font, width))
    return tuple(_even(pieces, font, width, lines) if balanced else lines)


def _even(pieces: Sequence[str], font: QFont, width: float, lines: list[str]) -> list[str]:
    """The same number of lines in the least width."""
    low, high, best = width / len(lines) * 0.6, width, lines
    while high - low > 1:
        middle = (low + high) / 2
        attempt = _greedy(pieces, font, middle)
        if len(attempt) <= len(lines) and widest(attempt, font) <= middle:
            best, high = attempt, middle
        else:
            low = middle
    return best


def elide(text: str, font: QFont, width: float) -> str:
    """One line, cut with … where it is too long."""
    if advance(text, font) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if advance(text[:middle].rstrip() + ELLIPSIS, font) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS


def cut(text: str, most: int) -> str:
    """At most ``most`` characters, cut at a word."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    head = text[: most - 1]
    space = head.rfind(" ")
    return (head[:space] if space > most // 2 else head).rstrip(" ,;:.") + ELLIPSIS


def block(
    text: str,
    font: QFont,
    place: QPointF,
    width: float,
    *,
    most: int = 1,
    pitch: float = 1.28,
    balanced: bool = True,
) -> Block:
    """A text wrapped at a place (its top left); one that runs from right to left stands at the right of its width."""
    key = (text, font.key(), _weight(font), width, most, pitch, balanced)
    if key not in _BLOCKS:
        if len(_BLOCKS) > MOST_KEPT:
            _BLOCKS.clear()
        _BLOCKS[key] = _block(text, font, width, most, pitch, balanced=balanced)
    made = _BLOCKS[key]
    return made.at(place.x() + made.rect.x(), place.y())


def _block(text: str, font: QFont, width: float, most: int, pitch: float, *, balanced: bool) -> Block:
    lines = wrap(text, font, width, most, balanced=balanced)
    high = font.pixelSize() * pitch
    rect = QRectF(0, 0, widest(lines, font), high * len(lines))
    if width < BOUNDLESS and lines and runs_leftward(" ".join(lines)):
        rect.moveRight(width)
    was_cut = bool(lines) and lines[-1].rstrip(END).endswith(ELLIPSIS) and not text.endswith(ELLIPSIS)
    return Block(lines, rect, font, high, text if was_cut else "", ink(lines, font, high))


def at_middle(made: Block, y: float) -> Block:
    """The same block with its middle at a height."""
    return made.at(made.rect.x(), y - made.rect.height() / 2)


def at_left(made: Block, x: float) -> Block:
    """The same block beginning at x."""
    return made.at(x, made.rect.y())


def paint(painter: QPainter, made: Block, colour: QColor) -> None:
    """Paint the lines of a block; as outlines where a file must not depend on the fonts of other computers."""
    engine = painter.paintEngine()
    if engine is not None and engine.type() is QPaintEngine.Type.SVG:
        _outline(painter, made, colour)
        return
    if made.seen < 1:
        colour = QColor(colour)
        colour.setAlphaF(colour.alphaF() * made.seen)
    painter.setFont(made.font)
    painter.setPen(colour)
    laid = made.ink or ink(made.lines, made.font, made.pitch)
    left, top = made.rect.x(), made.rect.y() + laid.top
    for line in laid.texts:
        painter.drawStaticText(QPointF(left, top), line)
        top += made.pitch
    if not laid.texts:
        _paint_leftward(painter, made, top + laid.ascent)


def _paint_leftward(painter: QPainter, made: Block, baseline: float) -> None:
    usual = painter.layoutDirection()
    painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    for i, line in enumerate(made.lines):
        left = made.rect.right() - advance(line, made.font)
        painter.drawText(QPointF(left, baseline + i * made.pitch), line)
    painter.setLayoutDirection(usual)


def _outline(painter: QPainter, made: Block, colour: QColor) -> None:
    """The letters as shapes; those without a shape, such as emoji, as a small picture."""
    metrics = QFontMetricsF(made.font)
    drop = (made.pitch - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
    leftward = runs_leftward(" ".join(made.lines))
    for i, line in enumerate(made.lines):
        wide = advance(line, made.font)
        left = made.rect.right() - wide if leftward else made.rect.left()
        base = made.rect.top() + drop + i * made.pitch
        if any(ord(letter) in _PICTURED for letter in line):
            _pictured(painter, line, made.font, colour, QRectF(left, base - metrics.ascent(), wide, metrics.height()))
            continue
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.WindingFill)  # the strokes of variable fonts overlap
        path.addText(QPointF(left, base), made.font, line)
        painter.fillPath(path, colour)


_PICTURED = range(0x1F000, 0x1FB00)
"""These letters of Unicode are pictures, coloured ones."""


def _pictured(painter: QPainter, line: str, font: QFont, colour: QColor, rect: QRectF) -> None:
    times = 4
    picture = QImage(
        max(1, round(rect.width() * times)), max(1, round(rect.height() * times)), QImage.Format.Format_ARGB32
    )
    picture.fill(Qt.GlobalColor.transparent)
    inner = QPainter(picture)
    inner.scale(times, times)
    inner.setFont(font)
    inner.setPen(colour)
    inner.drawText(QPointF(0, QFontMetricsF(font).ascent()), line)
    inner.end()
    painter.drawImage(rect, picture)
