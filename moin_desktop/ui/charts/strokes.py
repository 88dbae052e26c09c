"""What several kinds of chart paint alike: linked filling, likely range, who differs, lines and loose words."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from moin_desktop.analysis.charts import Mark
from moin_desktop.ui.charts import colours, text
from moin_desktop.ui.charts.plan import Layout, Look, MarkBox
from moin_desktop.ui.theme import Tokens

BAND = 5.0
"""Height of the band of a likely range."""
TRIANGLE = 8.0
"""Width of the sign of a group that differs from the rest."""


def colour_of(tokens: Tokens, tone: str) -> QColor:
    """The colour of a token by its name."""
    found = getattr(tokens, tone)
    assert isinstance(found, QColor)
    return found


def loose(painter: QPainter, layout: Layout, look: Look) -> None:
    """The texts and lines that belong to no mark."""
    for rule in layout.plot.rules:
        painter.fillRect(rule.rect, colour_of(look.tokens, rule.tone))
    for extra in layout.plot.extras:
        usual = "ink" if extra.strong else "ink3"
        text.paint(painter, extra.block, colour_of(look.tokens, extra.tone or usual))


def filled(painter: QPainter, rect: QRectF, mark: Mark, shade: QColor, look: Look) -> None:
    """A bar in its colour; with a selection only the linked share of it."""
    if mark.selected_count is None:
        painter.fillRect(rect, shade)
        return
    painter.fillRect(rect, look.tokens.ctx_soft)
    part = QRectF(rect)
    part.setWidth(rect.width() * (mark.filled or 0.0))
    painter.fillRect(part, look.tokens.data)


def likely(painter: QPainter, box: MarkBox, scale: float, look: Look) -> None:
    """The band of the likely range across the end of a bar."""
    if box.mark.likely is None:
        return
    low, high = (box.bar.left() + end * box.extent for end in box.mark.likely)
    colour = QColor(look.tokens.ink2)
    colour.setAlphaF(0.42)
    middle = box.bar.center().y()
    painter.fillRect(QRectF(low, round(middle - BAND * scale / 2), high - low, round(BAND * scale)), colour)


def triangle(painter: QPainter, tip: QPointF, way: int, scale: float, colour: QColor) -> None:
    """A small triangle with its middle at a point: up where a group lies above the rest, down where below."""
    half = TRIANGLE * scale / 2
    up = -half if way > 0 else half
    points = (QPointF(-half, -up * 0.8), QPointF(half, -up * 0.8), QPointF(0, up * 0.8))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF([tip + point for point in points]))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def part(painter: QPainter, box: MarkBox, bar: QRectF, shade: QColor, look: Look) -> None:
    """One part in its colour; with a selection the linked share of it in that colour, the rest in a tint of it."""
    chosen = box.mark.selected_count
    full = bar.width() * (1.0 if chosen is None else box.mark.filled or 0.0)
    grounds = (
        (QRectF(bar.left(), bar.top(), full, bar.height()), shade),
        (QRectF(bar.left() + full, bar.top(), bar.width() - full, bar.height()), colours.tint(shade, look.tokens)),
    )
    for rect, ground in grounds:
        if rect.width() <= 0:
            continue
        painter.fillRect(rect, ground)
        if box.value and full < bar.width() and chosen:  # a figure may lie across both
            painter.save()
            painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
            text.paint(painter, box.value, colours.text_on(ground))
            painter.restore()
        elif box.value:
            text.paint(painter, box.value, colours.text_on(ground))


def covered(painter: QPainter, box: MarkBox, look: Look) -> None:
    """While rows change places, a rising row hides what it passes."""
    if box.cover is not None:
        painter.fillRect(box.cover, look.tokens.panel)
