"""The same question in several surveys: a thin bar for each under the other, older ones softer, newest strong."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from moin_desktop.analysis.charts import Mark
from moin_desktop.analysis.marks import Group
from moin_desktop.i18n import _
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import bars, columns, rows, strokes, text
from moin_desktop.ui.charts.plan import Extra, Layout, Look, MarkBox, Plan, Plot, Room, Rule, spoken

MOST_BARS = 4
"""More surveys than this stand beside each other in columns."""
THICK, SPACE = 17.0, 2.0
WALL_THICK = 17.0
BETWEEN = 20.0
VALUE_GAP = 9.0
HEAD = 30.0


def arrange(plan: Plan, room: Room, width: float) -> Plot:
    """Rows of thin bars, each named by its survey in the first row; a column at the right for the change."""
    data, k = plan.data, room.scale
    if len(data.groups) > MOST_BARS:
        return columns.arrange(plan, room, width)
    count = max(1, len(data.groups))
    least = count * (THICK + SPACE) + BETWEEN
    gaps = [text.block(row.gap_text, fonts.sans(room.px(14), 600, tabular=True), QPointF(), 1e4) for row in data.rows]
    wide_gap = max((gap.rect.width() for gap in gaps), default=0.0)
    grid = rows.arrange(
        [row.label for row in data.rows],
        [row.option in plan.strong for row in data.rows],
        room,
        width,
        most=least + 14,
        least=least,
    )
    right = room.rect.right() - (wide_gap + 20 * k if wide_gap else 0.0)
    extent = _extent(plan, grid.axis, right, room)
    thick = round(THICK * k)
    boxes: list[MarkBox] = []
    for r, row in enumerate(data.rows):
        top = grid.middle(r) - (count * thick + (count - 1) * SPACE * k) / 2
        for i, (mark, group) in enumerate(zip(row.marks, data.groups, strict=True)):
            y = round(top + i * (thick + SPACE * k))
            bar = QRectF(grid.axis, y, 0.0 if mark.hidden else mark.share * extent, thick)
            far = max(bar.right(), grid.axis + (mark.likely[1] if mark.likely else 0.0) * extent) + VALUE_GAP * k
            value = text.at_left(text.at_middle(_figure(mark, i == count - 1, room), y + thick / 2), far)
            name = None
            if r == 0:
                said = text.block(group.label, fonts.sans(room.px(12.5), 600), QPointF(), max(40.0, right - far) * 0.7)
                name = text.at_left(text.at_middle(said, y + thick / 2), value.rect.right() + 10 * k)
            slot = grid.pitch / count
            boxes.append(
                MarkBox(
                    key=f"{r}:{i}",
                    mark=mark,
                    name=spoken(replace(mark, label=row.label), group=group.label),
                    row=QRectF(room.rect.left(), grid.top + r * grid.pitch + i * slot, room.rect.width(), slot),
                    bar=bar,
                    label=grid.labels[r] if i == 0 else None,
                    value=value,
                    count=name,
                    tip=QPointF(room.rect.right() + 8 * k, grid.middle(r)),
                    extent=extent,
                    place=(i, count),
                )
            )
    extras = []
    for r, gap in enumerate(gaps):
        placed = text.at_left(text.at_middle(gap, grid.middle(r)), room.rect.right() - gap.rect.width())
        extras.append(Extra(placed, tone="ink2"))
    high = grid.pitch * len(data.rows)
    rect = QRectF(grid.axis, grid.top, room.rect.right() - grid.axis, high)
    axis = Rule(QRectF(grid.axis - 1, grid.top, max(1.0, round(k)), high))
    return Plot(tuple(boxes), rect, tuple(extras), rules=(axis,))


def _figure(mark: Mark, last: bool, room: Room) -> text.Block:
    said = _("hidden") if mark.hidden else mark.figure_text or mark.percent_text or mark.count_text
    return text.block(said, fonts.sans(room.px(14), 650 if last else 450, tabular=True), QPointF(), 1e4)


def _extent(plan: Plan, axis: float, right: float, room: Room) -> float:
    k, extent = room.scale, (right - axis) / bars.LEAST_DOMAIN
    font = fonts.sans(room.px(12.5), 600)
    names = {group.id: text.advance(group.label, font) for group in plan.data.groups}
    for r, row in enumerate(plan.data.rows):
        for mark, group in zip(row.marks, plan.data.groups, strict=True):
            beside = _figure(mark, True, room).rect.width() + (VALUE_GAP + 6) * k
            if r == 0:
                beside += min(names[group.id] + 10 * k, (right - axis) * 0.3)
            end = max(mark.share, mark.likely[1] if mark.likely else 0.0)
            if end > 0:
                extent = min(extent, max(24 * k, right - axis - beside) / end)
    return extent


def shade(look: Look, groups: tuple[Group, ...], at: int) -> QColor:
    """Older surveys are softer; the newest is the colour of data."""
    t, back = look.tokens, len(groups) - 1 - at
    if back == 0:
        return t.data
    soft = t.data_soft_room if look.room else t.data_soft
    return soft if back == 1 else t.ctx_soft if back > 2 else t.ramp[2]


def paint(painter: QPainter, layout: Layout, look: Look) -> None:
    """Paint the bars of every survey, their figures and the change."""
    plan, t, k = layout.plan, look.tokens, layout.scale
    if len(plan.data.groups) > MOST_BARS:
        columns.paint(painter, layout, look)
        return
    for box in layout.marks:
        mark, last = box.mark, box.place[0] == box.place[1] - 1
        if box.place[0] == 0:
            strokes.covered(painter, box, look)
        awake = not plan.strong or mark.option in plan.strong or box.key == look.touch.hovered
        if box.label:
            text.paint(painter, box.label, t.ink if awake else t.ink2)
        strokes.filled(painter, box.bar, mark, shade(look, plan.data.groups, box.place[0]), look)
        strokes.likely(painter, box, k, look)
        if box.value:
            text.paint(painter, box.value, t.ink if last and awake else t.ink2)
        if box.count:
            text.paint(painter, box.count, t.ink if last else t.ink3)
    strokes.loose(painter, layout, look)
