"""Several items on one scale: rows of parts that make 100%."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from moin_desktop.analysis.charts import Mark
from moin_desktop.analysis.tables import share, whole_percent
from moin_desktop.analysis.wording import number_text, of_text
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import colours, rows, text
from moin_desktop.ui.charts.plan import Extra, Layout, Look, MarkBox, Plan, Plot, Room, spoken

SWATCH = 12.0
KEY_PITCH = 24.0
TIP_GAP = 7.0
"""A note begins behind the count at the end of its row, not in front of it."""


def arrange(plan: Plan, room: Room, width: float) -> Plot:
    """A key above, then a row per item; the count who answered stands at the right end."""
    items, k = plan.data.rows, room.scale
    labels = [item.label for item in items]
    strong = [False] * len(items)
    axis = room.rect.left() + rows.column(labels, width, k) + rows.LABEL_GAP * k
    keys, swatches, bottom = _key(items[0].marks if items else (), axis, room)
    below = QRectF(room.rect)
    below.setTop(bottom)
    grid = rows.arrange(labels, strong, Room(below, k), width)
    font = rows.count_font(k)
    end = room.rect.right() - text.widest([str(i.answered) for i in items], font) - 12 * k
    boxes: list[MarkBox] = []
    extras = [*keys, *(Extra(label, strong=True) for label in grid.labels)]
    for r, item in enumerate(items):
        x, middle = grid.axis, grid.middle(r)
        for i, mark in enumerate(item.marks):
            wide = mark.share * (end - grid.axis)
            bar = QRectF(x, round(middle - grid.thick / 2), wide, round(grid.thick))
            value = text.block(_figure(mark, plan.data.small_base), fonts.sans(13.5 * k, 600), QPointF(), 1e4)
            fits = mark.count and value.rect.width() + 8 * k <= wide
            placed = text.at_left(text.at_middle(value, middle), bar.center().x() - value.rect.width() / 2)
            boxes.append(
                MarkBox(
                    key=f"{r}:{mark.option}",
                    mark=mark,
                    name=spoken(mark, item.label),
                    row=QRectF(x, grid.top + r * grid.pitch, wide, grid.pitch),
                    bar=bar,
                    value=placed if fits else None,
                    tip=QPointF(room.rect.right() + TIP_GAP * k, middle),
                    place=(i, len(item.marks)),
                )
            )
            x += wide
        answered = text.block(str(item.answered), font, QPointF(end + 12 * k, 0), 1e4)
        extras.append(Extra(text.at_middle(answered, middle)))
    rect = QRectF(grid.axis, grid.top, end - grid.axis, grid.pitch * len(items))
    return Plot(tuple(boxes), rect, tuple(extras), swatches=swatches)


def _part(painter: QPainter, box: MarkBox, bar: QRectF, shade: QColor, look: Look) -> None:
    """One part in its colour; with a selection the linked share of it in that colour, the rest in a tint of it."""
    chosen = box.mark.selected_count
    full = bar.width() * (1.0 if chosen is None else share(chosen, box.mark.count))
    grounds = (
        (QRectF(bar.left(), bar.top(), full, bar.height()), shade),
        (QRectF(bar.left() + full, bar.top(), bar.width() - full, bar.height()), colours.tint(shade, look.tokens)),
    )
    for rect, ground in grounds:
        if rect.width() <= 0:
            continue
        painter.fillRect(rect, ground)
        if box.value:  # once for each ground: a figure may lie across both
            painter.save()
            painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
            text.paint(painter, box.value, colours.text_on(ground))
            painter.restore()


def _figure(mark: Mark, counts: bool) -> str:
    """A percentage without its sign, or a count in a chart of ``counts``; "3 of 6" where only this row is small."""
    if mark.percent_text:
        return str(whole_percent(mark.count, mark.base))
    return number_text(mark.count) if counts else of_text(mark.count, mark.base)


def _key(marks: tuple[Mark, ...], axis: float, room: Room) -> tuple[list[Extra], tuple[QRectF, ...], float]:
    """The answers with their colours, in as many lines as they need."""
    k, font = room.scale, fonts.sans(12.5 * room.scale, 600)
    extras, swatches = [], []
    x, y = axis, room.rect.top()
    for mark in marks:
        made = text.block(mark.label, font, QPointF(0, 0), max(40.0, room.rect.right() - axis - 2 * SWATCH * k))
        wide = made.rect.width() + (SWATCH + 6) * k
        if x > axis and x + wide > room.rect.right():
            x, y = axis, y + KEY_PITCH * k
        middle = y + KEY_PITCH * k / 2
        swatches.append(QRectF(round(x), round(middle - SWATCH * k / 2), round(SWATCH * k), round(SWATCH * k)))
        extras.append(Extra(text.at_left(text.at_middle(made, middle), x + (SWATCH + 6) * k)))
        x += wide + 16 * k
    return extras, tuple(swatches), y + (KEY_PITCH + 6) * k if marks else y


def paint(painter: QPainter, layout: Layout, look: Look) -> None:
    """Paint the key, the parts and their figures."""
    t, items = look.tokens, layout.plan.data.rows
    shades = colours.scale(t, items[0].marks) if items else ()
    for swatch, shade in zip(layout.plot.swatches, shades, strict=True):
        painter.fillRect(swatch, shade)
    for box in layout.marks:
        shade = shades[box.place[0] % len(shades)]
        bar = QRectF(box.bar)
        bar.setWidth(max(0.0, bar.width() - 1))
        _part(painter, box, bar, shade, look)
    for extra in layout.plot.extras:
        text.paint(painter, extra.block, t.ink if extra.strong else t.ink2)
