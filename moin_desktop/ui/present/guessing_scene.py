"""The chart before, during and after its reveal, as the room sees it."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from moin_desktop.analysis.charts import ChartKind
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import drawing, moving, text, wall
from moin_desktop.ui.charts.plan import LEAST_ON_WALL, Layout
from moin_desktop.ui.charts.text import Block
from moin_desktop.ui.present import guessing_plan
from moin_desktop.ui.present.scene import Frame
from moin_desktop.ui.theme import Tokens

THIN = 1.6
"""The width of the mark of a guess, in pixels of the design."""


def asking(frame: Frame, counted: str) -> tuple[Block, ...]:
    """What is asked in place of the bars, and how many have guessed so far."""
    layout, k = frame.layout, frame.scale
    if layout is None or not layout.marks:
        return ()
    ground, wide = layout.plot.rect, layout.plot.rect.width() * 0.8
    asked = text.block(guessing_plan.asks(), fonts.serif(34 * k, 600), QPointF(0, 0), wide, most=2)
    middle = ground.center()
    asked = text.at_left(text.at_middle(asked, middle.y()), middle.x() - asked.rect.width() / 2)
    if not counted:
        return (asked,)
    below = QPointF(0, asked.rect.bottom() + 8 * k)
    small = text.block(counted, fonts.sans(max(15.0, LEAST_ON_WALL) * k, 500), below, wide)
    return asked, text.at_left(small, middle.x() - small.rect.width() / 2)


def paint_asking(painter: QPainter, frame: Frame, tokens: Tokens, counted: str) -> None:
    """Paint the answers without bars, and the question to the room."""
    if frame.layout is None:
        return
    drawing.paint(painter, frame.layout, wall.look(tokens))
    for block, colour in zip(asking(frame, counted), (tokens.note, tokens.ink2), strict=False):
        text.paint(painter, block, colour)


def between(before: Layout | None, after: Layout, part: float) -> Layout:
    """The chart at a part of the way from the guess to the answer, 0 to 1."""
    made = moving.move(before, after) if part < 1 else None
    return after if made is None else moving.frame(made, part)


def paint_revealed(painter: QPainter, frame: Frame, tokens: Tokens, before: Layout | None, part: float) -> None:
    """Paint the answer with the marks of the guess; notes come when the bars have arrived."""
    if frame.layout is None:
        return
    shown = between(before, frame.layout, part)
    if part < 1:
        shown = replace(shown, notes=())
    drawing.paint(painter, shown, wall.look(tokens))
    if part >= 1:
        _marks(painter, frame, tokens.note)


def _marks(painter: QPainter, frame: Frame, colour: QColor) -> None:
    """A thin line where the guess was, over the tick that keeps its place."""
    layout = frame.layout
    if layout is None or layout.plan.data.kind not in (ChartKind.BARS, ChartKind.STAIRCASE):
        return
    for box in layout.marks:
        if box.mark.tick is None or box.dots:
            continue
        reach, wide = box.bar.height() * 0.16, max(2.0, THIN * frame.scale)
        x = box.bar.left() + box.mark.tick * box.extent
        painter.fillRect(QRectF(x - wide / 2, box.bar.top() - reach, wide, box.bar.height() + 2 * reach), colour)
