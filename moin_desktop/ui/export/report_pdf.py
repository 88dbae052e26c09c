"""The round-up report as a PDF: the parts of the Word file, painted page by page with our fonts inside."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextLayout,
    QTextOption,
)

from moin_desktop.exporting.replacing import replacing
from moin_desktop.exporting.roundup import parts
from moin_desktop.exporting.roundup.parts import Kind, Part, Picture
from moin_desktop.exporting.sheets.labels import synthetic_text
from moin_desktop.exporting.values import FindingReport, QuestionReport, Report
from moin_desktop.i18n import _
from moin_desktop.ui import fonts, theme
from moin_desktop.ui.charts import drawing
from moin_desktop.ui.charts.plan import Look, Plan
from moin_desktop.ui.leaving.formats import png_of

_WIDE, _HIGH = 595.0, 842.0
_SIDE, _TOP, _BOTTOM = 62.0, 64.0, 68.0
_INNER, _ROOM = _WIDE - 2 * _SIDE, _HIGH - _TOP - _BOTTOM
"""Points of an A4 page; ``_ROOM`` is the height that texts may take."""
_RESOLUTION = 1200
_DESIGN, _TIMES = QSizeF(700, 160), 2.0
_ABOVE = 10.0
_CELL, _CELL_PAD = 9.0, 3.0

_FIRST_COLUMN = 0.34
_NUMBER_ROOM = 30.0


@dataclass(frozen=True, slots=True)
class _Style:
    serif: bool
    size: float
    weight: int
    tone: str
    before: float = 0.0
    after: float = 5.0
    indent: float = 0.0


_STYLES = {
    Kind.TITLE: _Style(True, 30, 600, "ink", 150, 10),
    Kind.SUBTITLE: _Style(False, 13, 400, "ink2", 0, 8),
    Kind.CONTENTS: _Style(True, 15, 600, "ink", 40, 8),
    Kind.CHAPTER: _Style(True, 20, 600, "ink", 0, 8),
    Kind.SECTION: _Style(True, 15, 600, "ink", 16, 5),
    Kind.HEADING: _Style(True, 12.5, 600, "ink", 14, 4),
    Kind.TEXT: _Style(False, 10.5, 400, "ink"),
    Kind.STATEMENT: _Style(True, 12, 400, "ink"),
    Kind.QUIET: _Style(False, 9.5, 400, "ink3"),
    Kind.QUOTE: _Style(True, 11, 400, "ink", 0, 5, 18),
    Kind.NOTE: _Style(True, 11, 400, "note", 0, 5, 18),
    Kind.WARNING: _Style(False, 10.5, 600, "warn"),
    Kind.POINT: _Style(False, 10.5, 400, "ink", 0, 4, 14),
}
_LEVELS = {Kind.CHAPTER: 0, Kind.SECTION: 1, Kind.HEADING: 2}


@dataclass(frozen=True, slots=True)
class _Box:
    """Something that is on one page as a whole."""

    height: float
    paint: Callable[[QPainter, float], None]
    """Gets the height on the page where it begins."""
    keep: bool = False
    """It stays on the page of the next."""
    fresh: bool = False
    """It begins a page."""
    heading: int = -1
    """Which heading it begins."""


def picture(of: FindingReport | QuestionReport) -> bytes | None:
    """The chart of a finding or a question as it is on screen, without the title that stands over it in the text."""
    chart = of.chart
    if chart is None:
        return None
    focus = of.focus if isinstance(of, FindingReport) else ()
    layout = drawing.arrange(Plan(chart, chart.title, focus=focus), _DESIGN)
    first = layout.subtitle.rect.top() if isinstance(of, FindingReport) else layout.ground.top() - _ABOVE
    left, wide, high = layout.ground.left(), layout.ground.width(), layout.size.height() - first
    image = QImage(round(wide * _TIMES), round(high * _TIMES), QImage.Format.Format_RGB32)
    tokens = theme.tokens_of(theme.Scheme.LIGHT)
    image.fill(tokens.panel)
    painter = QPainter(image)
    painter.scale(_TIMES, _TIMES)
    painter.translate(-left, -first)
    painter.setClipRect(QRectF(left, first, wide, high))
    drawing.paint(painter, layout, Look(tokens))
    painter.end()
    return png_of(image)


def write(
    path: Path, report: Report, picture: Picture | None = None, tick: Callable[[int, int], None] | None = None
) -> None:
    """Write the report, whole or not at all; ``tick(done, total)`` may raise to stop. MoinError when it cannot be."""
    told = list(parts.parts(report, picture, tick))
    boxes = list(_boxes(told, {}))
    pages = _paged(boxes)
    where = {box.heading: number for number, page in enumerate(pages, 1) for box, _y in page if box.heading >= 0}
    pages = _paged(list(_boxes(told, where)))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_RESOLUTION)
    writer.setTitle(report.project)
    writer.setCreator(report.program)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    painter = QPainter(writer)
    painter.scale(_RESOLUTION / 72, _RESOLUTION / 72)
    for number, page in enumerate(pages, 1):
        if number > 1:
            writer.newPage()
            _margin(painter, report, number, len(pages))
        for box, y in page:
            box.paint(painter, y)
    painter.end()
    with replacing(path) as file:
        file.write(buffer.data().data())


def _paged(boxes: Sequence[_Box]) -> list[list[tuple[_Box, float]]]:
    """The boxes of each page with their heights on it."""
    pages: list[list[tuple[_Box, float]]] = [[]]
    used, at = 0.0, 0
    while at < len(boxes):
        end = at + 1
        while boxes[end - 1].keep and end < len(boxes) and not boxes[end].fresh:
            end += 1
        group = boxes[at:end]
        high = sum(box.height for box in group)
        if pages[-1] and (group[0].fresh or (used + high > _ROOM and high <= _ROOM)):
            pages.append([])
            used = 0.0
        for box in group:
            if pages[-1] and used + box.height > _ROOM:
                pages.append([])
                used = 0.0
            pages[-1].append((box, _TOP + used))
            used += box.height
        at = end
    return pages


def _boxes(told: Sequence[Part], where: dict[int, int]) -> Iterator[_Box]:
    headings = [part for part in told if part.kind in _LEVELS]
    number = 0
    for part in told:
        if part.kind is Kind.PICTURE:
            yield _drawn(part)
        elif part.kind is Kind.TABLE:
            yield from _rows(part)
        elif part.kind is Kind.CONTENTS:
            yield from _text(part)
            for at, heading in enumerate(headings):
                yield _entry(heading, where.get(at, 0))
        elif part.kind in _LEVELS:
            yield from _text(part, number)
            number += 1
        else:
            yield from _text(part)


def _font(style: _Style) -> QFont:
    return (fonts.serif if style.serif else fonts.sans)(style.size, style.weight)


def _tone(name: str) -> QColor:
    found = getattr(theme.tokens_of(theme.Scheme.LIGHT), name)
    assert isinstance(found, QColor)
    return found


def _laid(words: str, font: QFont, width: float) -> QTextLayout:
    layout = QTextLayout(words.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height() * 1.12
    layout.endLayout()
    return layout


def _height(layout: QTextLayout) -> float:
    return sum(layout.lineAt(at).height() * 1.12 for at in range(layout.lineCount()))


def _text(part: Part, heading: int = -1) -> Iterator[_Box]:
    """A box for each line of a text; two lines are never parted from the others alone."""
    style = _STYLES[part.kind]
    layout = _laid(part.text, _font(style), _INNER - style.indent)
    count = layout.lineCount()
    colour = _tone(style.tone)
    point = part.kind is Kind.POINT
    keep_all = part.keep or part.kind in _LEVELS or part.kind is Kind.CONTENTS
    for at in range(count):
        first, last = at == 0, at == count - 1
        before = style.before if first else 0.0
        high = layout.lineAt(at).height() * 1.12

        def paint(painter: QPainter, y: float, at: int = at, before: float = before) -> None:
            painter.setPen(colour)
            if point and at == 0:
                painter.setFont(_font(style))
                painter.drawText(QPointF(_SIDE + 2, y + before + layout.lineAt(0).ascent()), "•")
            line = layout.lineAt(at)
            line.draw(painter, QPointF(_SIDE + style.indent, y + before - line.y()))

        keep = keep_all or at == count - 2 or (first and count > 1)
        yield _Box(
            before + high + (style.after if last else 0.0),
            paint,
            keep=keep if not last else keep_all,
            fresh=first and part.kind is Kind.CHAPTER,
            heading=heading if first else -1,
        )


def _entry(heading: Part, page: int) -> _Box:
    """One line of the contents, with the number of its page."""
    indent = 14.0 * _LEVELS[heading.kind]
    font = fonts.sans(10, 600 if heading.kind is Kind.CHAPTER else 400)
    layout = _laid(heading.text, font, _INNER - indent - _NUMBER_ROOM)
    number = _laid(str(page), font, _NUMBER_ROOM)
    high = _height(layout) + 3

    def paint(painter: QPainter, y: float) -> None:
        painter.setPen(_tone("ink"))
        layout.draw(painter, QPointF(_SIDE + indent, y))
        number.draw(painter, QPointF(_SIDE + _INNER - number.lineAt(0).naturalTextWidth(), y))

    return _Box(high, paint)


def _drawn(part: Part) -> _Box:
    image = QImage.fromData(QByteArray(part.content))
    wide = min(_INNER, (_ROOM - 120) * image.width() / max(1, image.height()))
    high = wide * image.height() / max(1, image.width())

    def paint(painter: QPainter, y: float) -> None:
        painter.drawImage(QRectF(_SIDE, y, wide, high), image)

    return _Box(high + 8, paint)


def _rows(part: Part) -> Iterator[_Box]:
    head, *rows = part.rows
    titled = any(head)
    shown = [head, *rows] if titled else rows
    columns = max(1, len(head))
    first = _INNER * (_FIRST_COLUMN if columns > 1 else 1.0)
    if not titled:
        first = _INNER * 0.25
    widths = [first, *([(_INNER - first) / (columns - 1)] * (columns - 1) if columns > 1 else [])]
    for at, row in enumerate(shown):
        strong = titled and at == 0
        yield _row(row, widths, strong, not titled, keep=at < 1 or (part.keep and len(shown) - at <= 2))
    yield _Box(8.0, lambda _painter, _y: None)


def _row(words: Sequence[str], widths: Sequence[float], strong: bool, first_strong: bool, *, keep: bool) -> _Box:
    cells = []
    for at, (word, width) in enumerate(zip(words, widths, strict=True)):
        weight = 600 if strong or (first_strong and at == 0) else 400
        cells.append(_laid(word, fonts.sans(_CELL, weight), width - 6))
    high = min(max(_height(cell) for cell in cells), _ROOM - 2 * _CELL_PAD) + 2 * _CELL_PAD

    def paint(painter: QPainter, y: float) -> None:
        x = _SIDE
        painter.setPen(_tone("ink"))
        for cell, width in zip(cells, widths, strict=True):
            cell.draw(painter, QPointF(x, y + _CELL_PAD), [], QRectF(x, y, width, high))
            x += width
        painter.fillRect(QRectF(_SIDE, y + high - 0.4, _INNER, 0.4), _tone("line"))

    return _Box(high, paint, keep=keep)


def _margin(painter: QPainter, report: Report, number: int, total: int) -> None:
    font = fonts.sans(9)
    painter.setPen(_tone("ink3"))
    painter.setFont(font)
    said = " ".join(report.project.split())[:120]
    painter.drawText(QRectF(_SIDE, 30, _INNER, 14), int(Qt.AlignmentFlag.AlignLeft), said)
    foot = _("Page {page} of {pages}").format(page=number, pages=total)
    if report.synthetic:
        foot = f"{synthetic_text()}  {foot}"
    painter.drawText(QRectF(_SIDE, _HIGH - 46, _INNER, 14), int(Qt.AlignmentFlag.AlignLeft), foot)
