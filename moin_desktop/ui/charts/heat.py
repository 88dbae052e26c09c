"""Answers by groups as cells: one glance finds who stands out; groups under ten are counts without colour."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from moin_desktop.analysis.charts import ChartData, Mark
from moin_desktop.analysis.wording import of_text
from moin_desktop.i18n import _
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import colours, heads, rows, strokes, text
from moin_desktop.ui.charts.plan import Extra, Layout, Look, MarkBox, Plan, Plot, Room, spoken
from moin_desktop.ui.charts.text import Block

PITCH, WALL_PITCH = 62.0, 56.0
LEAST_PITCH = 40.0
LEAST, MOST = 56.0, 108.0
"""Width of a column."""
GAP = 3.0
RADIUS = 3.0
BAND_GAP = 26.0
TIP_GAP = 10.0


def arrange(plan: Plan, room: Room, width: float) -> Plot:
    """Cells level with their answers; groups that do not fit side by side go on below, with the answers again."""
    data, k = plan.data, room.scale
    labels = [row.label for row in data.rows]
    strong = [row.option in plan.strong for row in data.rows]
    left = room.rect.left() + rows.column(labels, width, k) + rows.LABEL_GAP * k
    split = heads.bands(data.groups, left, room, LEAST * k, MOST * k, len(data.rows))
    boxes: list[MarkBox] = []
    extras: list[Extra] = []
    top = room.rect.top()
    for band in split.bands:
        said, foot = heads.arrange(data.groups, band, top, room, centred=True, small=False)
        pitch = WALL_PITCH if room.wall else PITCH
        high = (room.rect.bottom() - foot) if len(split.bands) == 1 else 0.0
        below = QRectF(room.rect.left(), foot, room.rect.width(), high)
        grid = rows.arrange(labels, strong, Room(below, k, wall=room.wall), width, most=pitch)
        right = band[-1].left + band[-1].width
        for r, row in enumerate(data.rows):
            for c, column in enumerate(band):
                mark = row.marks[column.at]
                cell = _cell(column, grid.top + r * grid.pitch, grid.pitch, k)
                boxes.append(
                    MarkBox(
                        key=f"{r}:{column.at}",
                        mark=mark,
                        name=spoken(replace(mark, label=row.label), group=data.groups[column.at].label),
                        row=QRectF(column.left, grid.top + r * grid.pitch, column.width, grid.pitch),
                        bar=cell,
                        label=grid.labels[r] if c == 0 else None,
                        value=_value(mark, cell, room),
                        tip=QPointF(right + TIP_GAP * k, grid.middle(r)),
                        place=(c, len(band)),
                    )
                )
        extras += said
        top = grid.top + grid.pitch * len(data.rows) + BAND_GAP * k
    rect = QRectF(left, room.rect.top(), room.rect.right() - left, top - BAND_GAP * k - room.rect.top())
    return Plot(tuple(boxes), rect, tuple(extras), folded=split.folded)


def _cell(column: heads.Column, top: float, pitch: float, k: float) -> QRectF:
    gap = max(1.0, round(GAP * k))
    a, b = round(column.left), round(column.left + column.width)
    return QRectF(a, round(top + gap / 2), b - a - gap, round(pitch - gap))


def _value(mark: Mark, cell: QRectF, room: Room) -> Block | None:
    """The figure in the middle of its cell, in a smaller size before it is left out."""
    if mark.hidden:
        said, sizes, weight = _("hidden"), (13.0, 12.0), 400
    elif mark.figure_text:
        said, sizes, weight = mark.figure_text, (15.0, 12.5), 650
    elif mark.percent_text:
        percent = (
            mark.percent_text if mark.percent_text.endswith("%") else _("{number}%").format(number=mark.percent_text)
        )
        said, sizes, weight = percent, (15.0, 12.5), 650
    else:
        said, sizes, weight = of_text(mark.count, mark.base), (13.5, 12.0), 400
    for size in sizes:
        made = text.block(said, fonts.sans(room.px(size), weight, tabular=True), QPointF(0, 0), 1e4)
        if made.rect.width() <= cell.width() - 4:
            placed = text.at_middle(made, cell.center().y())
            return text.at_left(placed, cell.center().x() - made.rect.width() / 2)
    return None


def full(data: ChartData) -> float:
    """The share that has the strongest colour: all, half or a quarter, so that small shares differ as well."""
    if data.axis or any(mark.figure_text for row in data.rows for mark in row.marks):
        return 1.0
    coloured = (m for row in data.rows for m in row.marks if m.percent_text and not m.hidden)
    most = max((max(m.share, m.tick or 0.0) for m in coloured), default=1.0)
    return next((end for end in (0.25, 0.5) if most <= end), 1.0)


def paint(painter: QPainter, layout: Layout, look: Look) -> None:
    """Paint heads, labels, cells and their figures."""
    plan, t = layout.plan, look.tokens
    most, small = full(plan.data), {group.id for group in plan.data.groups if group.small_base or group.hidden}
    rung = {(note.option, note.group) for note in plan.notes if note.group}
    strokes.loose(painter, layout, look)
    for box in layout.marks:
        strokes.covered(painter, box, look)
        if box.label:
            awake = not plan.strong or box.mark.option in plan.strong
            text.paint(painter, box.label, t.ink if awake else t.ink2)
        plain = bool(box.mark.hidden) or box.mark.group in small or not (box.mark.percent_text or box.mark.figure_text)
        _paint_cell(painter, layout, box, None if plain else colours.heat(t, box.mark.share / most), look)
        if box.key == look.touch.hovered:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.ink, max(1.0, layout.scale)))
            painter.drawRoundedRect(box.bar, RADIUS * layout.scale, RADIUS * layout.scale)
    for box in layout.marks:
        if (box.mark.option, box.mark.group) in rung:
            _ring(painter, box.bar, layout.scale, look)


def _paint_cell(painter: QPainter, layout: Layout, box: MarkBox, shade: QColor | None, look: Look) -> None:
    t, k, mark = look.tokens, layout.scale, box.mark
    if shade is None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.line, max(1.0, k)))
        painter.setBrush(t.band if mark.hidden else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.bar.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS * k, RADIUS * k)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if box.value:
            text.paint(painter, box.value, t.ink3 if mark.hidden else t.ink2)
        if mark.selected_count:
            foot = box.bar.adjusted(2, box.bar.height() - 4 * k, -2, -k)
            strokes.filled(painter, foot, mark, t.data, look)
        return
    path = QPainterPath()
    path.addRoundedRect(box.bar, RADIUS * k, RADIUS * k)
    if mark.selected_count is None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path, shade)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        if box.value:
            text.paint(painter, box.value, colours.text_on(shade))
    else:
        painter.save()
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        strokes.part(painter, box, box.bar, shade, look)
        painter.restore()
    if mark.differs:
        corner = QPointF(box.bar.right() - 9 * k, box.bar.top() + 9 * k)
        strokes.triangle(painter, corner, mark.differs, k, colours.text_on(shade))


def _ring(painter: QPainter, cell: QRectF, k: float, look: Look) -> None:
    """Somebody said something about this cell."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.tokens.note, 2 * k))
    painter.drawRoundedRect(cell.adjusted(-k, -k, k, k), RADIUS * k, RADIUS * k)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
