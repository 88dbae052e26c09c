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


_Draw = Callable[[QPainter, QRectF, ChartData, Tokens, Collection[str], int], None]
_KINDS: dict[ChartKind, _Draw] = {
    ChartKind.BARS: _bars,
    ChartKind.STAIRCASE: _staircase,
    ChartKind.DOTS: _dots,
    ChartKind.HISTOGRAM: _histogram,
    ChartKind.AGREEMENT: _agreement,
}
