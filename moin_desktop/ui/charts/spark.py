"""The shape of a question's answers in the size of a word, for lists and tables."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from moin_desktop.ui import theme

GAP = 1.5
WIDEST = 6.5
LOWEST = 1.5


def paint(
    painter: QPainter,
    rect: QRectF,
    shares: Sequence[float],
    colour: QColor,
    *,
    selected_shares: Sequence[float] | None = None,
    segments: bool = False,
) -> None:
    """Draw shares (0 to 1 each) as little columns on the rectangle's foot, or as segments of one line.

    Columns are scaled to the largest share. With ``selected_shares`` (same length, same base) the part of the linked
    respondents is filled and the rest turns quiet. Segments are for parts that make a whole.
    """
    if not shares:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if segments:
        _segments(painter, rect, shares, colour)
    else:
        _columns(painter, rect, shares, colour, selected_shares)
    painter.restore()


def ends(painter: QPainter, rect: QRectF, shares: Sequence[tuple[float, float]], colour: QColor) -> None:
    """Draw pairs of shares (0 to 1) as lines between two dots, the second filled; scaled to the largest share."""
    top = max((share for both in shares for share in both), default=0.0) or 1.0
    pitch, radius = rect.height() / max(1, len(shares)), 1.6
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for at, both in enumerate(shares):
        y = rect.top() + (at + 0.5) * pitch
        one, two = (QPointF(rect.left() + radius + s / top * (rect.width() - 2 * radius), y) for s in both)
        painter.setPen(QPen(colour, 1))
        painter.drawLine(one, two)
        painter.setBrush(theme.tokens().panel)
        painter.drawEllipse(one, radius, radius)
        painter.setBrush(colour)
        painter.drawEllipse(two, radius, radius)
    painter.restore()


def width(count: int, widest: float) -> float:
    """How wide ``count`` columns are drawn in at most ``widest`` pixels."""
    return min(widest, count * (WIDEST + GAP) - GAP)


def _columns(
    painter: QPainter, rect: QRectF, shares: Sequence[float], colour: QColor, selected: Sequence[float] | None
) -> None:
    top = max(shares) or 1.0
    gap = GAP if len(shares) <= 12 else 0.75
    step = min(WIDEST + gap, (rect.width() + gap) / len(shares))
    foot, high, wide = rect.bottom(), rect.height(), max(1.0, step - gap)
    left = rect.right() - step * len(shares) + gap
    tall = [max(LOWEST, share / top * high) if share > 0 else LOWEST / 2 for share in shares]
    columns = [QRectF(left + i * step, foot - up, wide, up) for i, up in enumerate(tall)]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour if selected is None else theme.tokens().ctx_soft)
    painter.drawRects(columns)
    if selected is not None:
        parts = [min(up, part / top * high) for up, part in zip(tall, selected, strict=False)]
        painter.setBrush(colour)
        painter.drawRects([QRectF(left + i * step, foot - up, wide, up) for i, up in enumerate(parts) if up > 0])


def _segments(painter: QPainter, rect: QRectF, shares: Sequence[float], colour: QColor) -> None:
    whole = sum(shares) or 1.0
    ramp = _shades(colour, len(shares))
    x = rect.left()
    for share, shade in zip(shares, ramp, strict=True):
        wide = share / whole * rect.width()
        if wide > 0:
            painter.fillRect(QRectF(x, rect.top(), max(1.0, wide - 1), rect.height()), shade)
        x += wide


def _shades(colour: QColor, count: int) -> list[QColor]:
    shades = []
    for i in range(count):
        shade = QColor(colour)
        shade.setAlphaF(0.35 + 0.65 * (i / (count - 1) if count > 1 else 1.0))
        shades.append(shade)
    return shades
