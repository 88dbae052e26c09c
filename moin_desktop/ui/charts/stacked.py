"""Parts of one bar of 100%: a row for each item or group, a key above, who answered at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter

from moin_desktop.analysis.charts import Mark
from moin_desktop.analysis.wording import number_text, of_text
from moin_desktop.i18n import _
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import colours, rows, strokes, text
from moin_desktop.ui.charts.plan import Extra, Layout, Look, MarkBox, Plan, Plot, Room, spoken
from moin_desktop.ui.charts.text import Block

SWATCH = 12.0
KEY_PITCH = 24.0
TIP_GAP = 7.0
"""A note begins behind the count at the end of its row, not in front of it."""


def arrange(plan: Plan, room: Room, width: float) -> Plot:
    """A key above, then a row per item; the count who answered stands at the right end."""
    items, k = plan.data.rows, room.scale
    labels = [item.label for item in items]
    axis = room.rect.left() + rows.column(labels, width, k) + rows.LABEL_GAP * k
    keys, swatches, bottom = key(items[0].marks if items else (), axis, room)
    below = QRectF(room.rect)
    below.setTop(bottom)
    grid = rows.arrange(labels, [False] * len(items), Room(below, k, wall=room.wall), width)
    font = rows.count_font(k)
    end = room.rect.right() - text.widest([number_text(i.answered) for i in items], font) - 12 * k
    boxes: list[MarkBox] = []
    extras = [*keys, *(Extra(label, tone="ink") for label in grid.labels)]
    for r, item in enumerate(items):
        x, middle = float(grid.axis), grid.middle(r)
        for i, mark in enumerate(item.marks):
            wide = mark.share * (end - grid.axis)
            bar = QRectF(x, round(middle - grid.thick / 2), wide, round(grid.thick))
            boxes.append(
                MarkBox(
                    key=f"{r}:{mark.option}",
                    mark=mark,
                    name=spoken(mark, item.label),
                    row=QRectF(x, grid.top + r * grid.pitch, wide, grid.pitch),
                    bar=bar,
                    value=inside(mark, bar, plan.data.small_base, room),
                    tip=QPointF(room.rect.right() + TIP_GAP * k, middle),
                    place=(i, len(item.marks)),
                )
            )
            x += wide
        why = next((mark.hidden for mark in item.marks if mark.hidden), "")
        if why:
            said = text.block(_("hidden"), fonts.sans(room.px(13)), QPointF(grid.axis + 4 * k, 0), 1e4)
            extras.append(Extra(text.at_middle(said, middle)))
        answered = text.block(number_text(item.answered), font, QPointF(end + 12 * k, 0), 1e4)
        extras.append(Extra(text.at_middle(answered, middle), tone="ink2"))
    rect = QRectF(grid.axis, grid.top, end - grid.axis, grid.pitch * len(items))
    return Plot(tuple(boxes), rect, tuple(extras), swatches=swatches)


def inside(mark: Mark, bar: QRectF, counts: bool, room: Room) -> Block | None:
    """The figure of a part within it, where it fits."""
    k = room.scale
    made = text.block(_figure(mark, counts), fonts.sans(room.px(13.5), 600, tabular=True), QPointF(), 1e4)
    if not mark.count or mark.hidden or made.rect.width() + 8 * k > bar.width():
        return None
    return text.at_left(text.at_middle(made, bar.center().y()), bar.center().x() - made.rect.width() / 2)


def _figure(mark: Mark, counts: bool) -> str:
    """A percentage without its sign, or a count in a chart of ``counts``; "3 of 6" where only this row is small."""
    if mark.percent_text:
        return mark.percent_text.replace("%", "").strip()
    return number_text(mark.count) if counts else of_text(mark.count, mark.base)


def key_font(room: Room) -> QFont:
    """Names of the answers above the parts."""
    return fonts.sans(room.px(12.5), 600)


def swatch(label: str, left: float, top: float, most: float, room: Room) -> tuple[Extra, QRectF]:
    """One answer of the key with the square of its colour."""
    k = room.scale
    middle = top + KEY_PITCH * k / 2
    square = QRectF(round(left), round(middle - SWATCH * k / 2), round(SWATCH * k), round(SWATCH * k))
    made = text.at_middle(text.block(label, key_font(room), QPointF(), most), middle)
    return Extra(text.at_left(made, left + (SWATCH + 6) * k), tone="ink2"), square


def key(marks: Sequence[Mark], axis: float, room: Room) -> tuple[list[Extra], tuple[QRectF, ...], float]:
    """The answers with their colours, in as many lines as they need."""
    k = room.scale
    extras, squares = [], []
    x, y = axis, room.rect.top()
    for mark in marks:
        most = max(40.0, room.rect.right() - axis - 2 * SWATCH * k)
        extra, square = swatch(mark.label, x, y, most, room)
        wide = extra.block.rect.right() - x
        if x > axis and x + wide > room.rect.right():
            x, y = axis, y + KEY_PITCH * k
            extra, square = swatch(mark.label, x, y, most, room)
        extras.append(extra)
        squares.append(square)
        x += wide + 16 * k
    return extras, tuple(squares), y + (KEY_PITCH + 6) * k if marks else y


def paint(painter: QPainter, layout: Layout, look: Look) -> None:
    """Paint the key, the parts and their figures."""
    items = layout.plan.data.rows
    shades = colours.scale(look.tokens, items[0].marks) if items else ()
    paint_parts(painter, layout, look, shades)
    strokes.loose(painter, layout, look)


def paint_parts(painter: QPainter, layout: Layout, look: Look, shades: Sequence[QColor]) -> None:
    """The squares of the key and the parts in their colours."""
    for square, shade in zip(layout.plot.swatches, shades, strict=True):
        painter.fillRect(square, shade)
    for box in layout.marks:
        bar = QRectF(box.bar)
        bar.setWidth(max(0.0, bar.width() - 1))
        strokes.part(painter, box, bar, shades[box.place[0] % len(shades)], look)
