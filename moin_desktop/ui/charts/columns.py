"""Answers by groups as a column of bars for each group, on one scale; groups under ten are dots, one a respondent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from moin_desktop.analysis.charts import Mark
from moin_desktop.analysis.marks import Group
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import bars, heads, rows, strokes, text
from moin_desktop.ui.charts.plan import Extra, Layout, Look, MarkBox, Plan, Plot, Room, Rule, spoken
from moin_desktop.ui.charts.text import Block

PITCH, LEAST_PITCH = 46.0, 34.0
THICK = 20.0
LEAST, MOST = 92.0, 220.0
GUTTER = 16.0
"""Between the figures of one group and the axis of the next."""
VALUE_GAP = 8.0
DOT, DOT_STEP, LEAST_STEP = 4.2, 12.5, 8.6
BAND_GAP = 26.0
SIGN = 14.0


@dataclass(frozen=True, slots=True)
class _Sizes:
    """What all columns share."""

    k: float
    bar: float
    """Pixels for a share of 1."""
    value: float
    thick: float
    dot: float


def arrange(plan: Plan, room: Room, width: float) -> Plot:
    """The same rows for every group; groups that do not fit side by side go on below."""
    data, k = plan.data, room.scale
    labels = [row.label for row in data.rows]
    strong = [row.option in plan.strong for row in data.rows]
    wide = rows.column(labels, width, k)
    left = room.rect.left() + wide + rows.LABEL_GAP * k
    two_lines = any(text.advance(label, rows.label_font(k, strong=True)) > wide for label in labels)
    split = heads.bands(data.groups, left, room, LEAST * k, MOST * k, len(data.rows))
    boxes: list[MarkBox] = []
    extras: list[Extra] = []
    rules: list[Rule] = []
    top = room.rect.top()
    for band in split.bands:
        said, foot = heads.arrange(data.groups, band, top, room, centred=False)
        high = (room.rect.bottom() - foot) if len(split.bands) == 1 else 0.0
        below = Room(QRectF(room.rect.left(), foot, room.rect.width(), high), k, wall=room.wall)
        most, least = (0.0, rows.LEAST_PITCH) if room.wall or two_lines else (PITCH, LEAST_PITCH)
        grid = rows.arrange(labels, strong, below, width, most=most, least=least)
        sizes = _sizes(plan, split.bands, grid, room)
        for r, row in enumerate(data.rows):
            for c, column in enumerate(band):
                box = _box(row.marks[column.at], data.groups[column.at], column, grid.middle(r), sizes, room)
                boxes.append(
                    replace(
                        box,
                        key=f"{r}:{column.at}",
                        name=spoken(replace(box.mark, label=row.label), group=data.groups[column.at].label),
                        row=QRectF(column.left, grid.top + r * grid.pitch, column.width, grid.pitch),
                        label=grid.labels[r] if c == 0 else None,
                        tip=QPointF(band[-1].left + band[-1].width, grid.middle(r)),
                        place=(c, len(band)),
                    )
                )
        bottom = grid.top + grid.pitch * len(data.rows)
        line = max(1.0, round(k))
        rules += [Rule(QRectF(round(column.left) - line, foot, line, bottom - foot)) for column in band]
        extras += said
        top = bottom + BAND_GAP * k
    last = split.bands[-1][-1] if split.bands else heads.Column(0, left, 0)
    right = max((column.left + column.width for band in split.bands for column in band), default=last.left)
    rect = QRectF(left, room.rect.top(), right - left, top - BAND_GAP * k - room.rect.top())
    return Plot(tuple(boxes), rect, tuple(extras), DOT * k, rules=tuple(rules), folded=split.folded)


def _figure(mark: Mark, small: bool, room: Room) -> Block:
    if mark.hidden:
        return text.block(_("hidden"), fonts.sans(room.px(12.5)), QPointF(), 1e4)
    if small:
        return text.block(number_text(mark.count), fonts.sans(room.px(14), 600, tabular=True), QPointF(), 1e4)
    said = mark.figure_text or mark.percent_text or mark.count_text
    return text.block(said, fonts.sans(room.px(15), 650, tabular=True), QPointF(), 1e4)


def _sizes(plan: Plan, bands: Sequence[Sequence[heads.Column]], grid: rows.Rows, room: Room) -> _Sizes:
    """One scale for all groups: the longest bar leaves room for its figure."""
    k, data = room.scale, plan.data
    columns = [column for band in bands for column in band]
    shown = [(row.marks[column.at], data.groups[column.at].small_base) for row in data.rows for column in columns]
    value = max((_figure(mark, small, room).rect.width() for mark, small in shown), default=0.0)
    signs = SIGN * k if any(mark.differs for mark, _small in shown) else 0.0
    wide = min((column.width for column in columns), default=0.0) - (GUTTER + VALUE_GAP) * k - value - signs
    ends = [
        max(mark.share, mark.tick or 0.0, mark.likely[1] if mark.likely else 0.0)
        for row in data.rows
        for mark, group in zip(row.marks, data.groups, strict=True)
        if not group.small_base and not mark.hidden
    ]
    most = max([bars.LEAST_DOMAIN, *ends])
    return _Sizes(k, max(16 * k, wide) / most, value, min(THICK * k, grid.pitch * 0.56), DOT * k)


def _box(mark: Mark, group: Group, column: heads.Column, middle: float, sizes: _Sizes, room: Room) -> MarkBox:
    k, axis = sizes.k, round(column.left)
    high = round(sizes.thick)
    people = group.small_base and not mark.hidden and not mark.figure_text and mark.base <= 12
    long = 0.0 if mark.hidden or (group.small_base and not mark.figure_text) else mark.share * sizes.bar
    bar = QRectF(axis, round(middle - high / 2), long, high)
    dots: tuple[QPointF, ...] = ()
    end = bar.right()
    if people and mark.base:
        free = column.width - (GUTTER + VALUE_GAP + 6) * k - sizes.value
        step = min(DOT_STEP * k, max(LEAST_STEP * k, free / mark.base))
        dots = tuple(QPointF(axis + 9 * k + i * step, middle) for i in range(mark.base))
        end = dots[-1].x() + DOT * k
    elif not mark.hidden and not group.small_base:
        far = max(mark.tick or 0.0, mark.likely[1] if mark.likely else 0.0)
        end = max(end, axis + far * sizes.bar)
    figure = _figure(mark, group.small_base and not mark.figure_text, room)
    value = text.at_left(text.at_middle(figure, middle), end + VALUE_GAP * k)
    return MarkBox("", mark, "", QRectF(), bar, None, value, None, None, sizes.bar, dots)


def paint(painter: QPainter, layout: Layout, look: Look) -> None:
    """Paint heads, axes, bars or dots and their figures."""
    plan, t, k = layout.plan, look.tokens, layout.scale
    strokes.loose(painter, layout, look)
    for box in layout.marks:
        mark = box.mark
        strokes.covered(painter, box, look)
        awake = not plan.strong or mark.option in plan.strong or box.key == look.touch.hovered
        if box.label:
            text.paint(painter, box.label, t.ink if awake else t.ink2)
        shade = bars.colour(plan, mark, look)
        if box.dots:
            bars.people(painter, box, layout.plot.dot, shade, look)
        elif box.bar.width() > 0:
            strokes.filled(painter, box.bar, mark, shade, look)
            strokes.likely(painter, box, k, look)
        if mark.tick is not None and not box.dots and not mark.hidden and mark.percent_text:
            bars.tick(painter, box, box.bar.left() + mark.tick * box.extent, look)
        if box.value:
            quiet = mark.hidden or (not mark.percent_text and not mark.figure_text)
            text.paint(painter, box.value, t.ink3 if mark.hidden else t.ink2 if quiet or not awake else t.ink)
            if mark.differs:
                tip = QPointF(box.value.rect.right() + 9 * k, box.bar.center().y())
                strokes.triangle(painter, tip, mark.differs, k, t.ink)
