"""Things by the average place they were given: a disc on the scale of places, over how the places were spread."""

from math import sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from moin_desktop.analysis.charts import Mark, MarkRow
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import rows, strokes, text
from moin_desktop.ui.charts.plan import Extra, Layout, Look, MarkBox, Plan, Plot, Room, Rule, spoken

PITCH = 56.0
RADIUS = 8.0
BUBBLE = 17.0
"""Radius of a place that everybody gave."""
HEAD = 26.0
GAP = 20.0


def arrange(plan: Plan, room: Room, width: float) -> Plot:
    """A row for each thing on one scale; its average in figures at the right."""
    data, k = plan.data, room.scale
    below = Room(room.rect.adjusted(0, HEAD * k, 0, 0), k, wall=room.wall)
    labels = [row.label for row in data.rows]
    strong = [row.option in plan.strong and bool(row.option) for row in data.rows]
    grid = rows.arrange(labels, strong, below, width, most=0.0 if room.wall else PITCH)
    figures = [_figures(row, r == 0, room) for r, row in enumerate(data.rows)]
    averages = max((value.rect.width() for value, _n in figures), default=0.0)
    told = averages + max((n.rect.width() for _value, n in figures), default=0.0) + 10 * k
    left, right = grid.axis + BUBBLE * k, room.rect.right() - told - (GAP + BUBBLE) * k
    long = max(40.0, right - left)
    boxes: list[MarkBox] = []
    extras: list[Extra] = []
    for r, (value, n) in enumerate(figures):
        middle = grid.middle(r)
        x = room.rect.right() - told
        extras.append(Extra(text.at_left(text.at_middle(value, middle), x), tone="ink"))
        extras.append(Extra(text.at_left(text.at_middle(n, middle), x + averages + 10 * k)))
        boxes += _row(plan, r, grid, left, long, room)
    high = grid.pitch * len(data.rows)
    rules = [Rule(QRectF(round(left + place * long), grid.top, 1, high), "line") for place, _label in data.axis]
    extras += _places(plan, left, long, grid.top - 6 * k, room)
    rect = QRectF(left, grid.top, room.rect.right() - left, high)
    return Plot(tuple(boxes), rect, tuple(extras), RADIUS * k, rules=tuple(rules))


def _figures(row: MarkRow, first: bool, room: Room) -> tuple[text.Block, text.Block]:
    value = text.block(row.figure_text or "–", rows.value_font(room.scale), QPointF(), 1e4)
    n = number_text(row.answered)
    told = _("n = {n}").format(n=n) if first else n
    return value, text.block(told, fonts.sans(room.px(13.5), tabular=True), QPointF(), 1e4)


def _places(plan: Plan, left: float, long: float, foot: float, room: Room) -> list[Extra]:
    """The labels of the scale above the rows, those that would touch left out."""
    k, font = room.scale, fonts.sans(room.px(12.5), 600, tabular=True)
    extras, free = [], -1e9
    for place, label in plan.data.axis:
        made = text.block(label, font, QPointF(), max(60.0 * k, long / max(1, len(plan.data.axis))))
        x = left + place * long - made.rect.width() / 2
        if x < free:
            continue
        free = x + made.rect.width() + 10 * k
        extras.append(Extra(text.at_left(text.at_middle(made, foot - made.rect.height() / 2), x), tone="ink2"))
    return extras


def _row(plan: Plan, r: int, grid: rows.Rows, left: float, long: float, room: Room) -> list[MarkBox]:
    """A box for every place that was given; one for the whole row where only the average is known."""
    row, k, middle = plan.data.rows[r], room.scale, grid.middle(r)
    marks = row.marks or (_alone(row),)
    count = len(marks)
    whole = QRectF(room.rect.left(), grid.top + r * grid.pitch, room.rect.width(), grid.pitch)
    centre = left + (row.figure or 0.0) * long
    made = []
    for i, mark in enumerate(marks):
        x = left + (i / (count - 1) if count > 1 else row.figure or 0.0) * long
        half = long / (count - 1) / 2 if count > 1 else long
        start = whole.left() if i == 0 else x - half
        stop = whole.right() if i == count - 1 else x + half
        size = BUBBLE * k * sqrt(mark.share) if row.marks else 0.0
        made.append(
            MarkBox(
                key=f"{r}:{i}",
                mark=mark,
                name=_spoken(row, mark if row.marks else None),
                row=QRectF(start, whole.top(), stop - start, whole.height()),
                bar=QRectF(x - size, middle - size, 2 * size, 2 * size),
                label=grid.labels[r] if i == 0 else None,
                tip=QPointF(room.rect.right() + 8 * k, middle),
                dots=(QPointF(centre, middle),) if i == 0 and row.figure is not None else (),
                place=(i, count),
            )
        )
    return made


def _alone(row: MarkRow) -> Mark:
    return Mark(
        row.option, row.label, row.answered, row.answered, row.figure or 0.0, "", "", figure_text=row.figure_text
    )


def _spoken(row: MarkRow, mark: Mark | None) -> str:
    told = _("n = {n}").format(n=number_text(row.answered))
    whole = ", ".join(part for part in (row.label, row.figure_text, told) if part)
    return whole if mark is None else f"{whole}; {spoken(mark)}"


def paint(painter: QPainter, layout: Layout, look: Look) -> None:
    """Paint the scale, the spread of places and the averages."""
    t = look.tokens
    strokes.loose(painter, layout, look)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for box in layout.marks:
        _place(painter, box, look)
    for box in layout.marks:
        if box.label:
            text.paint(painter, box.label, t.ink)
        if box.dots:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.panel)
            painter.drawEllipse(box.dots[0], layout.plot.dot + 2, layout.plot.dot + 2)
            painter.setBrush(t.data)
            painter.drawEllipse(box.dots[0], layout.plot.dot, layout.plot.dot)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _place(painter: QPainter, box: MarkBox, look: Look) -> None:
    """How many gave this place, as an area; with a selection its share of it."""
    if box.bar.width() <= 0:
        return
    t, chosen = look.tokens, box.mark.selected_count
    painter.setPen(Qt.PenStyle.NoPen)
    ground = QColor(t.data_soft_room if look.room else t.data_soft)
    ground.setAlphaF(0.62 if chosen is None else 0.3)
    painter.setBrush(ground)
    painter.drawEllipse(box.bar)
    if chosen:
        part = box.bar.width() / 2 * sqrt(box.mark.filled or 0.0)
        painter.setBrush(t.data_soft)
        painter.drawEllipse(box.bar.center(), part, part)
