"""Ordered answers: each step starts where the last ended, so share and running total read together."""

from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from moin_desktop.ui import fonts
from moin_desktop.ui.charts import bars, colours, rows, text
from moin_desktop.ui.charts.plan import Extra, Layout, Look, MarkBox, Plan, Plot, Room, keys, spoken

CIRCLE = 13.0
INDENT = 38.0


def arrange(plan: Plan, room: Room, width: float) -> Plot:
    """Steps on tracks of the whole; the figures stand right of a step, or left of it where there is no room."""
    marks, k = plan.data.marks, room.scale
    strong = [bars.is_strong(plan, m) for m in marks]
    grid = rows.arrange([m.label for m in marks], strong, room, width, INDENT * k)
    figures = rows.figures(marks, k)
    whole = _whole(
        plan, room.rect.right() - grid.axis, max((_alone(f) for f in figures), default=0.0) + bars.VALUE_GAP * k
    )
    boxes, extras = [], []
    for i, (key, mark) in enumerate(zip(keys(marks), marks, strict=True)):
        middle, gap = grid.middle(i), bars.VALUE_GAP * k
        step = QRectF(
            grid.axis + mark.start * whole, round(middle - grid.thick / 2), mark.share * whole, round(grid.thick)
        )
        ends = max(step.right(), step.left() + (mark.tick or 0) * whole)
        wide = figures[i].width
        fits = ends + gap + wide <= room.rect.right() or step.left() - gap - wide >= grid.axis
        if not fits:
            wide = _alone(figures[i])
        right = ends + gap + wide <= room.rect.right() or step.left() - gap - wide < grid.axis
        x = min(ends + gap, room.rect.right() - wide) if right else step.left() - gap - wide
        value, count = figures[i].at(x, middle)
        tip = QPointF(x + wide + 10 * k if right else step.right() + 10 * k, middle)
        boxes.append(
            MarkBox(
                key=key,
                mark=mark,
                name=spoken(mark),
                row=grid.ground(i, room),
                bar=step,
                label=grid.labels[i],
                value=value,
                count=count if fits else None,
                tip=tip,
                extent=whole,
                place=(i, len(marks)),
            )
        )
        number = text.block(str(i + 1), fonts.sans(room.px(12), 600), QPointF(0, 0), 99 * k)
        left = room.rect.left() + CIRCLE * k - number.rect.width() / 2
        extras.append(Extra(text.at_left(text.at_middle(number, middle), left)))
    rect = QRectF(grid.axis, grid.top, whole, grid.pitch * len(marks))
    return Plot(tuple(boxes), rect, tuple(extras), dot=CIRCLE * k)


def _alone(figures: rows.Figures) -> float:
    """How wide the percentage is; where a step leaves too little room on both sides its count gives way."""
    return figures.value.rect.width() if figures.value else 0.0


def _whole(plan: Plan, width: float, figure: float) -> float:
    """How long the tracks are: short enough for ``figure`` beside even the longest step."""
    ends = [(mark.start, mark.start + max(mark.share, mark.tick or 0.0)) for mark in plan.data.marks]
    tight = any(start * width < figure and (1 - end) * width < figure for start, end in ends)
    return max(40.0, width - figure if tight else width)


def paint(painter: QPainter, layout: Layout, look: Look) -> None:
    """Paint tracks, steps, the lines between them, labels and figures."""
    boxes = layout.marks
    for box, number in zip(boxes, layout.plot.extras, strict=False):
        _circle(painter, layout, number, look)
        _step(painter, layout, box, look)
        bars.words(painter, layout.plan, box, look, layout.counts)
    for box, below in pairwise(boxes):
        x = round(box.bar.right())
        high = below.bar.top() - box.bar.bottom()
        painter.fillRect(QRectF(x - 1, box.bar.bottom(), 1, high), look.tokens.ctx)


def _circle(painter: QPainter, layout: Layout, number: Extra, look: Look) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.tokens.line, max(1.0, layout.scale)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(number.block.rect.center(), layout.plot.dot, layout.plot.dot)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    text.paint(painter, number.block, look.tokens.ink2)


def _step(painter: QPainter, layout: Layout, box: MarkBox, look: Look) -> None:
    mark, r = box.mark, layout.plot.rect
    touched = box.key in {look.touch.hovered, *look.touch.chosen}
    track = look.tokens.line if touched else look.tokens.band
    painter.fillRect(QRectF(r.left(), box.bar.top(), r.width(), box.bar.height()), track)
    bar = QRectF(box.bar)
    if mark.count:
        bar.setWidth(max(2.0, bar.width()))
    if mark.selected_count is None:
        painter.fillRect(bar, _shade(layout.plan, box, look))
    else:
        painter.fillRect(bar, look.tokens.ctx_soft)
        part = mark.filled or 0.0
        painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * part, bar.height()), look.tokens.data)
    if mark.tick is not None:
        bars.tick(painter, box, min(r.right(), bar.left() + mark.tick * box.extent), look)


def _shade(plan: Plan, box: MarkBox, look: Look) -> QColor:
    if plan.focus:
        return bars.colour(plan, box.mark, look)
    return colours.step(look.tokens, *box.place)
