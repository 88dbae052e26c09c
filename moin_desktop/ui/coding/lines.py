"""An answer in lines of serif, with words marked: laid out once, painted often, and told which word is where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QTextBoundaryFinder
from PySide6.QtGui import QColor, QPainter, QTextLayout, QTextOption

from moin_desktop.ui import fonts, theme

PX, PITCH = 18.0, 27.0
_LINE = 2.0


@dataclass(frozen=True, slots=True)
class Marked:
    """Words with their colours; ``deep`` counts those already marked there, whose lines lie above."""

    start: int
    stop: int
    colour: QColor
    wash: QColor
    deep: int = 0


def units(text: str, at: int) -> int:
    """A place in a text in the UTF-16 units that Qt counts."""
    return at if text.isascii() else len(text[:at].encode("utf-16-le")) // 2


def place(text: str, unit: int) -> int:
    """The place in a text of a UTF-16 unit."""
    return unit if text.isascii() else len(text.encode("utf-16-le")[: unit * 2].decode("utf-16-le", "ignore"))


@lru_cache(maxsize=512)
def words(text: str) -> tuple[tuple[int, int], ...]:
    """From where to where each word of a text goes, punctuation left out, in any script."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Word, text)
    found: list[tuple[int, int]] = []
    start = -1
    at = 0
    while at != -1:
        reasons = finder.boundaryReasons()
        if start >= 0 and reasons & QTextBoundaryFinder.BoundaryReason.EndOfItem:
            found.append((place(text, start), place(text, at)))
            start = -1
        if reasons & QTextBoundaryFinder.BoundaryReason.StartOfItem:
            start = at
        at = finder.toNextBoundary()
    return tuple(sorted((*found, *_single(text, found))))


def _single(text: str, found: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Letters in no word, as in scripts without spaces: each is taken for one."""
    edges = [0, *(edge for pair in found for edge in pair), len(text)]
    for start, stop in zip(edges[::2], edges[1::2], strict=True):
        yield from ((at, at + 1) for at in range(start, stop) if text[at].isalnum())


def word_at(text: str, at: int) -> int:
    """Which word stands at a place, or is nearest to it; -1 for a text without words."""
    there = words(text)
    distances = [max(start - at, at - stop, 0) for start, stop in there]
    return distances.index(min(distances)) if distances else -1


class Lines:
    """One answer laid out in a width."""

    def __init__(self, text: str, width: float) -> None:
        self.text = text
        shown = text.replace("\r\n", " \u2028").replace("\n", "\u2028").replace("\r", "\u2028")
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout = QTextLayout(shown, fonts.serif(PX))
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self._layout.beginLayout()
        self.count = 0
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(40.0, width))
            line.setPosition(QPointF(0, self.count * PITCH + (PITCH - line.height()) / 2))
            self.count += 1
        self._layout.endLayout()

    @property
    def height(self) -> float:
        """How high all lines are."""
        return max(1, self.count) * PITCH

    def line_of(self, at: int) -> int:
        """The line that holds a place of the text."""
        found = self._layout.lineForTextPosition(units(self.text, at))
        return found.lineNumber() if found.isValid() else 0

    def place_at(self, point: QPointF) -> int:
        """The place in the text under a point, or nearest to it."""
        if not self.count:
            return 0
        line = self._layout.lineAt(min(max(int(point.y() // PITCH), 0), self.count - 1))
        found = line.xToCursor(point.x())
        return place(self.text, int(found[0] if isinstance(found, tuple) else found))

    def paint(
        self, painter: QPainter, corner: QPointF, marked: Sequence[Marked], first: int = 0, most: int = 10_000
    ) -> None:
        """Paint ``most`` lines from the ``first`` on, their top left at a corner; washes under, lines below words."""
        painter.save()
        last = min(first + most, self.count)
        painter.translate(corner.x(), corner.y() - first * PITCH)
        painter.setClipRect(QRectF(-4, first * PITCH, 100_000, (last - first) * PITCH + 3))
        for one in marked:
            for rect in self._rects(one):
                painter.fillRect(rect, one.wash)
        painter.setPen(theme.tokens().ink)
        for at in range(first, last):
            self._layout.lineAt(at).draw(painter, QPointF(0, 0))
        for one in marked:
            for rect in self._rects(one):
                low = rect.bottom() + one.deep * (_LINE + 1)
                painter.fillRect(QRectF(rect.left(), low - _LINE, rect.width(), _LINE), one.colour)
        painter.restore()

    def _rects(self, one: Marked) -> list[QRectF]:
        """What some words cover, line by line."""
        start, stop = units(self.text, one.start), units(self.text, min(one.stop, len(self.text)))
        found = []
        for at in range(self.count):
            line = self._layout.lineAt(at)
            begins, ends = line.textStart(), line.textStart() + line.textLength()
            if begins < stop and ends > start:
                edges = [_x(line.cursorToX(max(start, begins))), _x(line.cursorToX(min(stop, ends)))]
                left, right = min(edges), max(edges)
                found.append(QRectF(left, at * PITCH + 2, right - left, PITCH - 4))
        return found


def _x(found: object) -> float:
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]  # the stubs know one way


@lru_cache(maxsize=512)
def laid_out(text: str, width: int) -> Lines:
    """An answer laid out in a width, kept while it is near."""
    return Lines(text, width)
