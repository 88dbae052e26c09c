"""One square per respondent, gathered by region or group: where few come from many places, people rather than bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from moin_desktop.analysis.charts import ChartData, Mark
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import bars, rows, text
from moin_desktop.ui.charts.plan import Extra, Layout, Look, MarkBox, Plan, Plot, Room, keys, spoken
from moin_desktop.ui.charts.text import Block

SQUARE, SPACE = 13.0, 3.0
LINE = 26.0
WALL_LINE = 24.0
HEAD = 28.0
AFTER_REGION = 14.0
COLUMN = 300.0
"""Regions stand beside each other while each column keeps this width."""
GUTTER = 40.0
LABEL_PART = 0.46
MOST_LINES = 4
UNITS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)
CAPTION = 30.0


@dataclass(frozen=True, slots=True)
class _Region:
    name: str
    marks: tuple[int, ...]
    high: float


@dataclass(frozen=True, slots=True)
class _Sizes:
    """What all columns share."""

    k: float
    columns: int
    wide: float
    label: float
    across: int
    """Squares in one line."""
    unit: int
    """Respondents in one square."""
    line: float

    @property
    def step(self) -> float:
        return (SQUARE + SPACE) * self.k

    def squares(self, count: int) -> int:
        return -(-count // self.unit)

    def lines(self, count: int) -> int:
        return max(1, -(-self.squares(count) // self.across))


def arrange(plan: Plan, room: Room, width: float) -> Plot:
    """Regions flow down and then into the next column, most first; a count stands behind its squares."""
    data, k = plan.data, room.scale
    named = data.regions or (("", tuple(range(len(data.marks)))),)
    caption = text.block("", fonts.sans(room.px(12.5)), QPointF(), 1e4)
    sizes = _sizes(data, room, alone=any(note.option for note in plan.notes))
    if sizes.unit > 1:
        said = _("One square is {n} respondents.").format(n=number_text(sizes.unit))
        caption = text.block(said, fonts.sans(room.px(12.5)), room.rect.topLeft(), room.rect.width())
    top = room.rect.top() + (CAPTION * k if caption.lines else 0.0)
    regions = [_Region(name, at, _high(data, name, at, sizes)) for name, at in named]
    boxes: dict[int, MarkBox] = {}
    extras = [Extra(caption)] if caption.lines else []
    for at, column in enumerate(_columns(regions, sizes.columns)):
        x, y = room.rect.left() + at * (sizes.wide + GUTTER * k), top
        for region in column:
            if region.name:
                extras += _head(data, region, QPointF(x, y), sizes, room)
                y += HEAD * k
            for place in region.marks:
                boxes[place] = _box(plan, place, x, y, sizes, room)
                y += boxes[place].row.height()
            y += AFTER_REGION * k
    ordered = tuple(boxes[place] for region in regions for place in region.marks)
    bottom = max((box.row.bottom() for box in ordered), default=top)
    rect = QRectF(room.rect.left(), room.rect.top(), room.rect.width(), bottom - room.rect.top())
    return Plot(ordered, rect, tuple(extras), dot=SQUARE * k)


def _sizes(data: ChartData, room: Room, *, alone: bool) -> _Sizes:
    """As many columns as there is width for and regions to stand in them; squares for more than one where many.

    ``alone``: one column, so that no leader of a note crosses another.
    """
    k = room.scale
    line = (WALL_LINE if room.wall else LINE) * k
    high = sum(line for _mark in data.marks) + len(data.regions) * (HEAD + AFTER_REGION) * k
    wanted = 1 if high <= room.rect.height() * 0.6 else min(3, max(1, len(data.regions)))
    if not data.regions:
        wanted = min(3, -(-len(data.marks) // 12))
    fit = max(1, int((room.rect.width() + GUTTER * k) // ((COLUMN + GUTTER) * k)))
    count = 1 if alone else max(1, min(fit, max(wanted, 2 if len(data.regions) > 2 else 1)))
    wide = (room.rect.width() - (count - 1) * GUTTER * k) / count
    font = rows.label_font(k, strong=True)
    label = min(text.widest([mark.label for mark in data.marks], font), LABEL_PART * wide)
    most = max((mark.count for mark in data.marks), default=1)
    figure = text.advance(number_text(most), rows.value_font(k))
    across = max(4, int((wide - label - (rows.LABEL_GAP + 12) * k - figure) // ((SQUARE + SPACE) * k)))
    unit = next((u for u in UNITS if -(-most // u) <= across * MOST_LINES), UNITS[-1])
    return _Sizes(k, count, wide, label, across, unit, line)


def _high(data: ChartData, name: str, places: Sequence[int], sizes: _Sizes) -> float:
    lines = sum(_row_height(data.marks[at], sizes) for at in places)
    return lines + (HEAD * sizes.k if name else 0.0) + AFTER_REGION * sizes.k


def _row_height(mark: Mark, sizes: _Sizes) -> float:
    return sizes.line + (sizes.lines(mark.count) - 1) * sizes.step


def _columns(regions: Sequence[_Region], count: int) -> list[list[_Region]]:
    """The regions in order, in ``count`` columns whose tallest is as low as can be; one region may be split."""
    low, high = max((r.high for r in regions), default=0.0), sum(r.high for r in regions)
    while high - low > 1:
        middle = (low + high) / 2
        low, high = (low, middle) if len(_flow(regions, middle)) <= count else (middle, high)
    return _flow(regions, high + 1)


def _flow(regions: Sequence[_Region], high: float) -> list[list[_Region]]:
    columns: list[list[_Region]] = [[]]
    used = 0.0
    for region in regions:
        if columns[-1] and used + region.high > high:
            columns.append([])
            used = 0.0
        columns[-1].append(region)
        used += region.high
    return columns


def _head(data: ChartData, region: _Region, place: QPointF, sizes: _Sizes, room: Room) -> list[Extra]:
    font = fonts.sans(room.px(13), 650)
    total = number_text(sum(data.marks[at].count for at in region.marks))
    count = text.block(total, fonts.sans(room.px(13), 400, tabular=True), QPointF(), 1e4)
    name = text.block(region.name, font, place, sizes.wide - count.rect.width() - 8 * sizes.k)
    middle = place.y() + HEAD * sizes.k * 0.42
    after = text.at_left(text.at_middle(count, middle), name.rect.right() + 7 * sizes.k)
    return [Extra(text.at_middle(name, middle), tone="ink2"), Extra(after, tone="ink3")]


def _box(plan: Plan, place: int, x: float, y: float, sizes: _Sizes, room: Room) -> MarkBox:
    k, mark = sizes.k, plan.data.marks[place]
    high = _row_height(mark, sizes)
    strong = bars.is_strong(plan, mark)
    label = text.block(mark.label, rows.label_font(k, strong), QPointF(x, 0), sizes.label + 1)
    axis = round(x + sizes.label + rows.LABEL_GAP * k)
    first = y + sizes.line / 2
    count = sizes.squares(mark.count)
    dots = tuple(
        QPointF(axis + (i % sizes.across) * sizes.step, first - SQUARE * k / 2 + (i // sizes.across) * sizes.step)
        for i in range(count)
    )
    full = min(count, sizes.across) * sizes.step
    figure = mark.count_text if mark.hidden else number_text(mark.count)
    said = text.block(figure, fonts.sans(15 * k, 400 if mark.hidden else 650, tabular=True), QPointF(), 1e4)
    end = axis + full + (8 * k if count else 0.0)
    value = text.at_left(text.at_middle(said, first), end)
    row = QRectF(x - 6 * k, y, sizes.wide + 6 * k, high)
    bar = QRectF(axis, first - SQUARE * k / 2, max(full - SPACE * k, 1.0), SQUARE * k + high - sizes.line)
    tip = QPointF(value.rect.right() + 10 * k, first)
    return MarkBox(
        key=keys(plan.data.marks)[place],
        mark=mark,
        name=spoken(mark),
        row=row,
        bar=bar,
        label=_middle(label, first),
        value=value,
        tip=tip,
        extent=float(sizes.unit),
        dots=dots,
    )


def _middle(label: Block, y: float) -> Block:
    return text.at_middle(label, y)


def paint(painter: QPainter, layout: Layout, look: Look) -> None:
    """Paint labels, squares and counts; with a selection the first squares of each stay bright."""
    t, plan, size = look.tokens, layout.plan, layout.plot.dot
    for extra in layout.plot.extras:
        text.paint(painter, extra.block, t.ink2 if extra.tone == "ink2" else t.ink3)
    for box in layout.marks:
        mark = box.mark
        shade = bars.colour(plan, mark, look)
        chosen = mark.selected_count
        bright = len(box.dots) if chosen is None else round(len(box.dots) * (mark.filled or 0.0))
        if chosen and not bright:
            bright = 1
        for i, at in enumerate(box.dots):
            rect = QRectF(round(at.x()), round(at.y()), round(size), round(size))
            painter.fillRect(rect, shade if i < bright else t.ctx_soft)
        bars.words(painter, plan, box, look)
