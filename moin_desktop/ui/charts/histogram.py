"""Numbers and dates: columns along one axis, with the median marked."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from moin_desktop.ui import fonts
from moin_desktop.ui.charts import bars, text
from moin_desktop.ui.charts.plan import Extra, Layout, Look, MarkBox, Plan, Plot, Room, keys, spoken

ABOVE = 54.0
"""Room above the highest column for its figure and the median."""
BELOW = 30.0
TALLEST = 440.0
LEAST = 140.0
WIDEST_COLUMN = 110.0


def arrange(plan: Plan, room: Room, width: float) -> Plot:
    """Columns on a common foot; figures above them where they are wide enough."""
    marks, k = plan.data.marks, room.scale
    left, foot = (
        room.rect.left(),
        room.rect.top() + max(LEAST * k, min((TALLEST + ABOVE) * k, room.rect.height() - BELOW * k)),
    )
    wide = min(room.rect.width(), WIDEST_COLUMN * k * max(1, len(marks)))
    top = room.rect.top() + ABOVE * k
    highest = max([m.share for m in marks] + [m.tick or 0.0 for m in marks], default=0.0) or 1.0
    extent = (foot - top) / highest
    step = wide / max(1, len(marks))
    font = fonts.sans(13.5 * k, 600, tabular=True)
    figures = [m.percent_text or str(m.count) for m in marks]
    told = text.widest(figures, font) + 6 * k <= step
    boxes = []
    for i, (key, mark) in enumerate(zip(keys(marks), marks, strict=True)):
        high = mark.share * extent
        a, b = round(left + i * step), round(left + (i + 1) * step)
        bar = QRectF(a, foot - high, max(1.0, b - a - max(1.0, k)), high)
        ceiling = foot - max(mark.share, mark.tick or 0.0) * extent
        value = None
        if told and mark.count:
            value = text.block(figures[i], font, QPointF(0, ceiling - 22 * k), step)
            value = text.at_left(value, bar.center().x() - value.rect.width() / 2)
        row = QRectF(a, room.rect.top(), b - a, foot - room.rect.top() + BELOW * k)
        tip = QPointF(bar.center().x(), ceiling - (26 if value else 8) * k)
        boxes.append(MarkBox(key, mark, spoken(mark), row, bar, None, value, None, tip, extent))
    rect = QRectF(left, room.rect.top(), wide, foot - room.rect.top())
    return Plot(_tips_clear(boxes, k), rect, _labels(plan, rect, foot, room))


def _tips_clear(boxes: list[MarkBox], k: float) -> tuple[MarkBox, ...]:
    """Leaders run to the right: each begins above whatever stands between its column and the margin."""
    found: list[MarkBox] = []
    ceiling = 1e9
    for box in reversed(boxes):
        ceiling = min(ceiling, box.tip.y() if box.tip else ceiling)
        found.append(replace(box, tip=QPointF(box.bar.center().x(), ceiling)))
    return tuple(reversed(found))


def _labels(plan: Plan, rect: QRectF, foot: float, room: Room) -> tuple[Extra, ...]:
    """Labels along the axis, those that would touch left out, and the median above."""
    k, font = room.scale, fonts.sans(room.px(12.5), 400, tabular=True)
    extras: list[Extra] = []
    free = -1e9
    for place, label in plan.data.axis:
        made = text.block(label, font, QPointF(0, foot + 8 * k), 1e4)
        x = rect.left() + place * rect.width() - made.rect.width() / 2
        x = min(max(x, rect.left()), rect.right() - made.rect.width())
        if x > free:
            extras.append(Extra(text.at_left(made, x)))
            free = x + made.rect.width() + 10 * k
    if plan.data.marker is not None:
        place, label = plan.data.marker
        made = text.block(label, fonts.sans(13.5 * k, 600), QPointF(0, rect.top()), 1e4)
        x = rect.left() + place * rect.width() + 7 * k
        if x + made.rect.width() > rect.right():
            x = rect.left() + place * rect.width() - 7 * k - made.rect.width()
        extras.append(Extra(text.at_left(made, x), strong=True))
    return tuple(extras)


def paint(painter: QPainter, layout: Layout, look: Look) -> None:
    """Paint columns, foot line, labels and the median."""
    t, r = look.tokens, layout.plot.rect
    for box in layout.marks:
        _column(painter, layout.plan, box, look)
        bars.words(painter, layout.plan, box, look, layout.counts)
    painter.fillRect(QRectF(r.left(), r.bottom(), r.width(), max(1.0, layout.scale)), t.ctx)
    for extra in layout.plot.extras:
        text.paint(painter, extra.block, t.ink if extra.strong else t.ink3)
    if layout.plan.data.marker is not None:
        _median(painter, layout, round(r.left() + layout.plan.data.marker[0] * r.width()), look)


def _median(painter: QPainter, layout: Layout, x: float, look: Look) -> None:
    """A line from its words down to the foot, in the ground's colour inside a column; figures stay free of it."""
    r, k = layout.plot.rect, layout.scale
    under = next((box for box in layout.marks if box.row.left() <= x < box.row.right()), None)
    ceiling = under.bar.top() if under is not None else r.bottom()
    stop = under.value.rect.top() - 2 if under is not None and under.value is not None else ceiling
    wide = max(1.0, 1.5 * k)
    painter.fillRect(QRectF(x, r.top(), wide, max(0.0, stop - r.top())), look.tokens.ink)
    painter.fillRect(QRectF(x, ceiling, wide, r.bottom() - ceiling), look.tokens.panel)


def _column(painter: QPainter, plan: Plan, box: MarkBox, look: Look) -> None:
    mark, t = box.mark, look.tokens
    if mark.selected_count is None:
        shade = bars.colour(plan, mark, look)
        painter.fillRect(box.bar, shade)
    else:
        painter.fillRect(box.bar, t.ctx_soft)
        high = box.bar.height() * (mark.filled or 0.0)
        painter.fillRect(QRectF(box.bar.left(), box.bar.bottom() - high, box.bar.width(), high), t.data)
    if mark.tick is not None:
        y = box.bar.bottom() - mark.tick * box.extent
        painter.fillRect(QRectF(box.bar.left(), round(y) - 1, box.bar.width(), 2), t.ink)
