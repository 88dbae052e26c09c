"""Two questions with the same answers: an end for each, a line between them and the gap in points at the right."""

from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from moin_desktop.analysis.charts import ChartData, Mark, MarkRow
from moin_desktop.i18n import _
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import rows, strokes, text
from moin_desktop.ui.charts.plan import Extra, Layout, Look, MarkBox, Plan, Plot, Room, Rule, spoken
from moin_desktop.ui.charts.text import Block

PITCH = 60.0
RADIUS = 7.0
HEAD = 30.0
AWAY = RADIUS + 8.0
"""From the middle of an end to its figure."""
BESIDE_ZERO = 5.0
LEAST_DOMAIN = 0.2
STEPS = (0.05, 0.1, 0.2, 0.25, 0.5)
"""Between grid lines, as shares."""
LEAST_STEP = 90.0


@dataclass(frozen=True, slots=True)
class _Ground:
    """What all rows share."""

    zero: float
    extent: float
    right: float
    """Where the gaps end."""
    top: float
    bottom: float
    most: float
    """The largest share there is."""

    def x(self, part: float) -> float:
        return self.zero + part * self.extent


def arrange(plan: Plan, room: Room, width: float) -> Plot:
    """Rows of two ends from one zero; a column at the right for the gap."""
    plan = replace(plan, data=replace(plan.data, rows=_signed(plan.data)))
    data, k = plan.data, room.scale
    heads = _heads(plan, room, (room.rect.width()) * 0.3)
    high = max([HEAD * k, *(head.rect.height() + 12 * k for head in heads)])
    below = Room(room.rect.adjusted(0, high, 0, 0), k, wall=room.wall)
    labels, strong = [row.label for row in data.rows], [row.option in plan.strong for row in data.rows]
    grid = rows.arrange(labels, strong, below, width, most=0.0 if room.wall else PITCH)
    ground = _ground(plan, grid, room)
    boxes: list[MarkBox] = []
    for r in range(len(data.rows)):
        boxes += _row(plan, r, grid, ground, room)
    gaps = any(row.gap_text for row in data.rows)
    placed, swatches = _placed(heads, boxes, grid.axis, ground, room, gaps=gaps)
    rect = QRectF(ground.zero, grid.top, ground.x(ground.most) - ground.zero, grid.pitch * len(data.rows))
    return Plot(tuple(boxes), rect, tuple(placed), RADIUS * k, swatches, _rules(ground, k))


def _gap(row: MarkRow, room: Room) -> Block:
    """The number alone: the head of the column says that it counts points."""
    number = row.gap_text.split()[0]
    return text.block(number, fonts.sans(room.px(15), 650, tabular=True), QPointF(0, 0), 1e4)


def _head_font(room: Room) -> QFont:
    return fonts.sans(room.px(13.5), 600)


def _signed(data: ChartData) -> tuple[MarkRow, ...]:
    """The rows with the % sign on the first alone, where it is not on all: gaps have an order of their own."""
    marks = [mark for row in data.rows for mark in row.marks]
    if all(mark.percent_text.endswith("%") or not mark.percent_text for mark in marks):
        return data.rows
    found = []
    for r, row in enumerate(data.rows):
        bare = [mark.percent_text.rstrip("%") for mark in row.marks]
        said = [_("{number}%").format(number=text) if text and r == 0 else text for text in bare]
        made = tuple(replace(mark, percent_text=text) for mark, text in zip(row.marks, said, strict=True))
        found.append(replace(row, marks=made))
    return tuple(found)


def _figure(mark: Mark, last: bool, room: Room) -> Block:
    said = _("hidden") if mark.hidden else mark.figure_text or mark.percent_text or mark.count_text
    font = rows.value_font(room.scale) if last else fonts.sans(room.px(15), 400, tabular=True)
    return text.block(said, font, QPointF(0, 0), 1e4)


def _ground(plan: Plan, grid: rows.Rows, room: Room) -> _Ground:
    """Zero far enough right, and the longest share short enough, for all figures beside their ends."""
    k, data = room.scale, plan.data
    gaps = [_gap(row, room).rect.width() for row in data.rows if row.gap_text]
    column = max([*gaps, text.advance(_("Gap, points"), _head_font(room))]) + 24 * k if gaps else 0.0
    marks = [mark for row in data.rows for mark in row.marks]
    most = max([LEAST_DOMAIN, *(mark.share for mark in marks)])
    widest = max((_figure(mark, last, room).rect.width() for mark in marks for last in (False, True)), default=0.0)
    reach = room.rect.right() - column - AWAY * k - widest
    lows = [min(mark.share for mark in row.marks) for row in data.rows if row.marks]
    extent = max(60 * k, reach - grid.axis) / most
    # A figure that would lie across the line of zero stands left of it.
    inset = (
        widest + 2 * BESIDE_ZERO * k if any(low * extent < AWAY * k + widest + BESIDE_ZERO * k for low in lows) else 0.0
    )
    zero = round(grid.axis + inset)
    extent = max(60 * k, reach - zero) / most
    return _Ground(zero, extent, room.rect.right(), grid.top, grid.top + grid.pitch * len(data.rows), most)


def _row(plan: Plan, r: int, grid: rows.Rows, ground: _Ground, room: Room) -> list[MarkBox]:
    row, k, middle = plan.data.rows[r], room.scale, grid.middle(r)
    places = sorted(range(len(row.marks)), key=lambda i: (row.marks[i].share, i))
    borders = _borders([ground.x(row.marks[i].share) for i in places], room)
    gap = text.at_middle(_gap(row, room), middle) if row.gap_text else None
    gap = gap and text.at_left(gap, ground.right - gap.rect.width())
    made = []
    for i, mark in enumerate(row.marks):
        x, at = ground.x(mark.share), places.index(i)
        value = None
        if at in (0, len(places) - 1):
            figure = text.at_middle(_figure(mark, i == len(row.marks) - 1, room), middle)
            left = at == 0 and len(places) > 1
            start = x - AWAY * k - figure.rect.width()
            if start < ground.zero + BESIDE_ZERO * k:
                start = min(start, ground.zero - BESIDE_ZERO * k - figure.rect.width())
            value = text.at_left(figure, start if left else x + AWAY * k)
        group = plan.data.groups[i].label if i < len(plan.data.groups) else ""
        made.append(
            MarkBox(
                key=f"{r}:{i}",
                mark=mark,
                name=spoken(replace(mark, label=row.label), group=group),
                row=QRectF(borders[at], grid.top + r * grid.pitch, borders[at + 1] - borders[at], grid.pitch),
                bar=QRectF(QPointF(x - RADIUS * k, middle - RADIUS * k), QSizeF(2 * RADIUS * k, 2 * RADIUS * k)),
                label=grid.labels[r] if i == 0 else None,
                value=value,
                count=gap if i == len(row.marks) - 1 else None,
                tip=QPointF(ground.right + 10 * k, middle),
                extent=ground.extent,
                place=(i, len(places)),
            )
        )
    return made


def _borders(middles: list[float], room: Room) -> list[float]:
    """Where the ground of each end of a row begins and ends: the whole row is theirs."""
    between = [(a + b) / 2 for a, b in pairwise(middles)]
    return [room.rect.left(), *between, room.rect.right()]


def _heads(plan: Plan, room: Room, width: float) -> list[Block]:
    return [text.block(group.label, _head_font(room), QPointF(0, 0), width, most=2) for group in plan.data.groups]


def _placed(
    heads: list[Block], boxes: list[MarkBox], axis: float, ground: _Ground, room: Room, *, gaps: bool
) -> tuple[list[Extra], tuple[QRectF, ...]]:
    """The heads with a small end before each, above the ends of the first row where there is room for it."""
    k = room.scale
    size, gap = 2 * RADIUS * k * 0.8, 7 * k
    extras, swatches = [], []
    told = [text.block(_("Gap, points"), _head_font(room), QPointF(0, 0), 1e4)] if gaps else []
    limit = ground.right - (told[0].rect.width() + 20 * k if told else 0.0)
    foot = ground.top - 10 * k
    lefts = []
    free = axis
    for i, head in enumerate(heads):
        over = boxes[i].bar.center().x() - size / 2 if i and i < len(boxes) else axis
        rest = sum(other.rect.width() + size + gap + 20 * k for other in heads[i:]) - 20 * k
        left = max(free, min(over, limit - rest))
        lefts.append(left)
        free = left + size + gap + head.rect.width() + 20 * k
    for i, (head, left) in enumerate(zip(heads, lefts, strict=True)):
        middle = foot - head.rect.height() / 2
        swatches.append(QRectF(left, middle - size / 2, size, size))
        placed = text.at_left(text.at_middle(head, middle), left + size + gap)
        extras.append(Extra(placed, tone="data" if i == len(heads) - 1 else "ink2"))
    for block in told:
        placed = text.at_middle(block, foot - block.rect.height() / 2)
        extras.append(Extra(text.at_left(placed, ground.right - block.rect.width()), tone="ink2"))
    return extras, tuple(swatches)


def _rules(ground: _Ground, k: float) -> tuple[Rule, ...]:
    """Zero and a few faint lines."""
    step = next((s for s in STEPS if ground.extent * s >= LEAST_STEP * k), STEPS[-1])
    shares = [i * step for i in range(1, int(ground.most / step + 0.001) + 1)]
    high = ground.bottom - ground.top
    lines = [Rule(QRectF(round(ground.x(part)), ground.top, max(1.0, k // 1), high), "line") for part in shares]
    return (*lines, Rule(QRectF(ground.zero - 1, ground.top, max(1.0, k // 1), high)))


def paint(painter: QPainter, layout: Layout, look: Look) -> None:
    """Paint lines between the ends, ends, figures and gaps."""
    for i, swatch in enumerate(layout.plot.swatches):
        _end(painter, swatch, i == len(layout.plot.swatches) - 1, look.tokens.data, look)
    strokes.loose(painter, layout, look)
    row: list[MarkBox] = []
    for box in layout.marks:
        row.append(box)
        if len(row) == box.place[1]:
            _paint_row(painter, layout, row, look)
            row = []


def _paint_row(painter: QPainter, layout: Layout, row: list[MarkBox], look: Look) -> None:
    plan, t, k = layout.plan, look.tokens, layout.scale
    hovered = any(box.key == look.touch.hovered for box in row)
    awake = hovered or not plan.strong or row[0].mark.option in plan.strong
    strokes.covered(painter, row[0], look)
    if row[0].label:
        text.paint(painter, row[0].label, t.ink if awake else t.ink2)
    soft = t.data_soft_room if look.room else t.data_soft
    shade = t.data if not plan.strong or row[0].mark.option in plan.strong else soft
    grows = row[-1].bar.left() >= row[0].bar.left()
    ends = sorted(box.bar.center().x() for box in row)
    if not any(box.mark.hidden for box in row):
        thick = (4.0 if grows else 1.6) * k
        line = QRectF(ends[0], row[0].bar.center().y() - thick / 2, ends[-1] - ends[0], thick)
        painter.fillRect(line, shade if grows else t.ctx)
    if row[-1].count and layout.counts > 0:
        said = QColor(t.data if grows and "+" in row[-1].count.lines[0] and awake else t.ink2)
        said.setAlphaF(layout.counts)
        text.paint(painter, row[-1].count, said)
    for i, box in enumerate(row):
        last = i == len(row) - 1
        if not box.mark.hidden:
            _end(painter, box.bar, last, shade, look, box.mark.filled)
        if box.value:
            text.paint(painter, box.value, (t.ink if last else t.ink2) if awake else (t.ink2 if last else t.ink3))


def _end(painter: QPainter, rect: QRectF, last: bool, shade: QColor, look: Look, chosen: float | None = None) -> None:
    """A ring for what is compared with, a disc for what it has become; with a selection its share fills the disc."""
    t = look.tokens
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    thick = rect.width() * 0.16
    inner = rect.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
    painter.setPen(QPen(shade if last else t.ctx, thick))
    painter.setBrush(shade if last and chosen is None else t.panel)
    painter.drawEllipse(inner)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.data)
        painter.drawPie(rect.adjusted(thick, thick, -thick, -thick), 90 * 16, -round(360 * 16 * chosen))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
