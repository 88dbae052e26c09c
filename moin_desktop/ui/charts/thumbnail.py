"""A chart without words, small enough for a finding's card."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from moin_desktop.analysis.charts import ChartData, ChartKind, Mark
from moin_desktop.ui.charts import colours
from moin_desktop.ui.theme import Tokens

MOST_BARS = 10


def paint(
    painter: QPainter, rect: QRectF, data: ChartData, tokens: Tokens, focus: Collection[str] = (), *, most: int = 0
) -> None:
    """Draw the chart's shape into a rectangle; ``focus`` (option ids) stays strong, the rest turns soft.

    At most ``most`` bars are drawn (0: as many as fit).
    """
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    draw = _KINDS.get(data.kind)
    if draw is not None and (data.marks or data.rows):
        draw(painter, rect, data, tokens, focus, most or max(3, min(MOST_BARS, int(rect.height() // 6))))
    painter.restore()


def _shade(tokens: Tokens, mark: Mark, focus: Collection[str]) -> QColor:
    return tokens.data if not focus or mark.option in focus else tokens.data_soft


def _rows(rect: QRectF, count: int) -> list[QRectF]:
    pitch = min(14.0, rect.height() / max(1, count))
    gap = max(1.0, pitch * 0.28)
    return [QRectF(rect.left(), rect.top() + i * pitch, rect.width(), max(1.0, pitch - gap)) for i in range(count)]


def _bars(painter: QPainter, rect: QRectF, data: ChartData, tokens: Tokens, focus: Collection[str], most: int) -> None:
    marks = data.marks[:most]
    top = max((m.share for m in marks), default=0) or 1.0
    shade = tokens.data_soft if not focus else None
    for mark, row in zip(marks, _rows(rect, len(marks)), strict=True):
        row.setWidth(max(1.5, row.width() * mark.share / top))
        painter.fillRect(row, shade or _shade(tokens, mark, focus))


def _staircase(
    painter: QPainter, rect: QRectF, data: ChartData, tokens: Tokens, focus: Collection[str], most: int
) -> None:
    marks = data.marks[:most]
    for i, (mark, row) in enumerate(zip(marks, _rows(rect, len(marks)), strict=True)):
        painter.fillRect(row, tokens.band)
        step = QRectF(row.left() + mark.start * row.width(), row.top(), mark.share * row.width(), row.height())
        step.setWidth(max(1.5, step.width()))
        shade = colours.step(tokens, i, len(marks)) if not focus else _shade(tokens, mark, focus)
        painter.fillRect(step, shade)


def _dots(painter: QPainter, rect: QRectF, data: ChartData, tokens: Tokens, focus: Collection[str], most: int) -> None:
    people = [
        tokens.data if i == 0 else tokens.data_soft for i, m in enumerate(data.marks) for _person in range(m.count)
    ]
    if not people:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pitch = _dot_pitch(rect, len(people))
    across = max(1, int(rect.width() // pitch))
    for i, shade in enumerate(people[: across * max(1, int(rect.height() // pitch))]):
        painter.setBrush(shade)
        middle = QPointF(rect.left() + (i % across + 0.5) * pitch, rect.top() + (i // across + 0.5) * pitch)
        painter.drawEllipse(middle, pitch * 0.36, pitch * 0.36)


def _dot_pitch(rect: QRectF, count: int) -> float:
    pitch = 11.0
    while pitch > 2.5 and int(rect.width() // pitch) * int(rect.height() // pitch) < count:
        pitch -= 0.5
    return pitch


def _histogram(
    painter: QPainter, rect: QRectF, data: ChartData, tokens: Tokens, focus: Collection[str], most: int
) -> None:
    top = max((m.share for m in data.marks), default=0) or 1.0
    step = rect.width() / max(1, len(data.marks))
    for i, mark in enumerate(data.marks):
        high = mark.share / top * rect.height()
        shade = _shade(tokens, mark, focus) if focus else tokens.data_soft
        painter.fillRect(QRectF(rect.left() + i * step, rect.bottom() - high, max(1.0, step - 1), high), shade)
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), tokens.ctx)


def _agreement(
    painter: QPainter, rect: QRectF, data: ChartData, tokens: Tokens, focus: Collection[str], most: int
) -> None:
    rows = data.rows[:most]
    for item, row in zip(rows, _rows(rect, len(rows)), strict=True):
        _stack(painter, row, item.marks, colours.scale(tokens, item.marks))


def _stack(painter: QPainter, row: QRectF, marks: Sequence[Mark], shades: Sequence[QColor]) -> None:
    x = row.left()
    for mark, shade in zip(marks, shades, strict=True):
        wide = mark.share * row.width()
        painter.fillRect(QRectF(x, row.top(), wide, row.height()), shade)
        x += wide


def _heat(painter: QPainter, rect: QRectF, data: ChartData, tokens: Tokens, focus: Collection[str], most: int) -> None:
    """The cells of a comparison; everyone's column, which is the first, is left out as there is no room to head it."""
    rows = [[mark for mark in row.marks if mark.group] or list(row.marks) for row in data.rows[: min(most, 6)]]
    for marks, row in zip(rows, _rows(rect, len(rows)), strict=True):
        step = row.width() / max(1, len(marks))
        for at, mark in enumerate(marks):
            cell = QRectF(row.left() + at * step, row.top(), max(1.0, step - 1), row.height())
            painter.fillRect(cell, colours.heat(tokens, 0.0 if mark.hidden else mark.share))


def _dumbbell(
    painter: QPainter, rect: QRectF, data: ChartData, tokens: Tokens, focus: Collection[str], most: int
) -> None:
    rows = data.rows[:most]
    top = max((mark.share for row in rows for mark in row.marks), default=0) or 1.0
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = 3.0
    for item, row in zip(rows, _rows(rect, len(rows)), strict=True):
        ends = [rect.left() + radius + mark.share / top * (rect.width() - 2 * radius) for mark in item.marks]
        if not ends:
            continue
        middle = row.center().y()
        painter.fillRect(QRectF(min(ends), middle - 0.75, max(ends) - min(ends), 1.5), tokens.data)
        painter.setBrush(tokens.ctx)
        painter.drawEllipse(QPointF(ends[0], middle), radius, radius)
        painter.setBrush(tokens.data)
        painter.drawEllipse(QPointF(ends[-1], middle), radius, radius)


def _figures(
    painter: QPainter, rect: QRectF, data: ChartData, tokens: Tokens, focus: Collection[str], most: int
) -> None:
    """Rows with one figure each, as bars."""
    rows = data.rows[:most]
    for item, row in zip(rows, _rows(rect, len(rows)), strict=True):
        row.setWidth(max(1.5, row.width() * (item.figure or 0.0)))
        painter.fillRect(row, tokens.data if item.option in focus else tokens.data_soft)


_Draw = Callable[[QPainter, QRectF, ChartData, Tokens, Collection[str], int], None]
_KINDS: dict[ChartKind, _Draw] = {
    ChartKind.BARS: _bars,
    ChartKind.STAIRCASE: _staircase,
    ChartKind.DOTS: _dots,
    ChartKind.HISTOGRAM: _histogram,
    ChartKind.AGREEMENT: _agreement,
    ChartKind.TIMELINE: _histogram,
    ChartKind.SQUARES: _bars,
    ChartKind.HEAT: _heat,
    ChartKind.COLUMNS: _heat,
    ChartKind.STACKED: _agreement,
    ChartKind.DUMBBELL: _dumbbell,
    ChartKind.RANKING: _figures,
}
