"""Horizontal bars: one answer, choose all, and anything counted by label."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from moin_desktop.analysis.charts import Mark
from moin_desktop.ui.charts import rows, strokes, text
from moin_desktop.ui.charts.plan import Layout, Look, MarkBox, Plan, Plot, Room, keys, spoken
from moin_desktop.ui.charts.rows import Figures

VALUE_GAP = 10.0
DOT = 6.5
DOT_PITCH = 19.0
LEAST_DOMAIN = 0.2
"""The longest bar fills the width only from this share on, so that 2% never looks like everyone."""


def is_strong(plan: Plan, mark: Mark) -> bool:
    """Whether a mark is one the finding is about, or chosen."""
    return mark.option in plan.strong


def arrange(plan: Plan, room: Room, width: float) -> Plot:
    """Bars from one axis, as long as the widest bar with its figures allows."""
    marks, k = plan.data.marks, room.scale
    grid = rows.arrange([m.label for m in marks], [is_strong(plan, m) for m in marks], room, width)
    figures = rows.figures(marks, k)
    extent = _extent(plan, grid.axis, room, figures)
    boxes = []
    right, thick = room.rect.right(), round(grid.thick)
    for i, (key, mark, figure) in enumerate(zip(keys(marks), marks, figures, strict=True)):
        middle, wide = grid.middle(i), figure.width
        bar = QRectF(grid.axis, round(middle - grid.thick / 2), mark.share * extent, thick)
        dots = _people(plan, mark, right - wide - 24 * k - grid.axis, grid.axis, middle, k)
        far = max(mark.share, mark.tick or 0.0, mark.likely[1] if mark.likely else 0.0)
        end = dots[-1].x() + DOT * k if dots else grid.axis + far * extent
        value, count = figure.at(end + VALUE_GAP * k, middle)
        tip = QPointF(end + VALUE_GAP * k + wide + 10 * k, middle)
        boxes.append(
            MarkBox(
                key=key,
                mark=mark,
                name=spoken(mark),
                row=grid.ground(i, room),
                bar=bar,
                label=grid.labels[i],
                value=value,
                count=count,
                tip=tip,
                extent=extent,
                dots=dots,
            )
        )
    high = grid.pitch * len(marks)
    return Plot(tuple(boxes), QRectF(grid.axis, grid.top, right - grid.axis, high), dot=DOT * k)


def _people(plan: Plan, mark: Mark, room: float, axis: float, middle: float, k: float) -> tuple[QPointF, ...]:
    """One dot per respondent where the base is too small for bars; a hidden number has none, not even empty ones."""
    if not plan.data.small_base or mark.hidden or not 0 < mark.base <= 12:
        return ()
    pitch = min(DOT_PITCH * k, max(8 * k, (room - 2 * DOT * k) / mark.base))
    return tuple(QPointF(axis + (DOT + 8) * k + i * pitch, middle) for i in range(mark.base))


def _extent(plan: Plan, axis: float, room: Room, figures: list[Figures]) -> float:
    width = max(40.0, room.rect.right() - axis)
    extent = width / LEAST_DOMAIN
    for mark, figure in zip(plan.data.marks, figures, strict=True):
        end = max(mark.share, mark.tick or 0.0, mark.likely[1] if mark.likely else 0.0)
        if end > 0:
            extent = min(extent, max(24.0, width - VALUE_GAP * room.scale - figure.width - 4) / end)
    return extent if any(m.share or m.tick for m in plan.data.marks) else width


def paint(painter: QPainter, layout: Layout, look: Look) -> None:
    """Paint bars, labels and figures."""
    for box in layout.marks:
        strokes.covered(painter, box, look)
        shade = colour(layout.plan, box.mark, look)
        if box.dots:
            people(painter, box, layout.plot.dot, shade, look)
        else:
            _bar(painter, box, shade, look)
            strokes.likely(painter, box, layout.scale, look)
        words(painter, layout.plan, box, look, layout.counts)
    axis(painter, layout, look)


def colour(plan: Plan, mark: Mark, look: Look) -> QColor:
    """Strong where the chart is about it (or about all), soft elsewhere."""
    t = look.tokens
    if mark.selected_count is not None or not plan.focus or mark.option in plan.focus:
        return t.data
    return t.data_soft_room if look.room else t.data_soft


def _bar(painter: QPainter, box: MarkBox, shade: QColor, look: Look) -> None:
    mark = box.mark
    if mark.selected_count is None:
        painter.fillRect(box.bar, shade)
    else:
        painter.fillRect(box.bar, look.tokens.ctx_soft)
        part = QRectF(box.bar)
        part.setWidth(box.bar.width() * (mark.filled or 0.0))
        painter.fillRect(part, look.tokens.data)
    if mark.tick is not None:
        tick(painter, box, box.bar.left() + mark.tick * box.extent, look)


def tick(painter: QPainter, box: MarkBox, x: float, look: Look) -> None:
    """The mark of all respondents while a filter is on."""
    reach = box.bar.height() * 0.16
    painter.fillRect(QRectF(round(x) - 1, box.bar.top() - reach, 2, box.bar.height() + 2 * reach), look.tokens.ink)


def people(painter: QPainter, box: MarkBox, radius: float, shade: QColor, look: Look) -> None:
    """A dot for each respondent: full for those who chose it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    t, mark = look.tokens, box.mark
    bright = mark.count if mark.selected_count is None else mark.selected_count
    for i, dot in enumerate(box.dots):
        painter.setPen(Qt.PenStyle.NoPen)
        if i < bright:
            painter.setBrush(shade)
        elif i < mark.count:
            painter.setBrush(t.ctx_soft)
        else:
            painter.setPen(QPen(t.ctx, max(1.0, radius * 0.18)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot, radius, radius)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def words(painter: QPainter, plan: Plan, box: MarkBox, look: Look, counts: float = 1.0) -> None:
    """The label and the figures of one mark."""
    t, touch = look.tokens, look.touch
    awake = not plan.strong or box.mark.option in plan.strong or box.key == touch.hovered
    if box.label:
        text.paint(painter, box.label, t.ink if awake else t.ink2)
    if box.value:
        text.paint(painter, box.value, t.ink if awake else t.ink2)
    if box.count and counts > 0:
        shade = t.ink3
        if counts < 1:
            shade = QColor(t.ink3)
            shade.setAlphaF(counts)
        text.paint(painter, box.count, shade)


def axis(painter: QPainter, layout: Layout, look: Look) -> None:
    """The line that all bars start from."""
    r = layout.plot.rect
    painter.fillRect(QRectF(r.left() - 1, r.top(), 1, r.height()), look.tokens.ctx)
