"""Items on a scale of two sides: parts grow to both sides of one line, the middle is set aside, totals at the ends."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from moin_desktop.analysis.charts import MarkRow
from moin_desktop.analysis.sides import Sides, share_together, sides, together_text
from moin_desktop.ui.charts import colours, rows, stacked, strokes, text
from moin_desktop.ui.charts.plan import Extra, Layout, Look, MarkBox, Plan, Plot, Room, Rule, spoken
from moin_desktop.ui.charts.text import Block

TOTAL_GAP = 9.0
ASIDE_GAP = 30.0
KEY_GAP = 16.0


@dataclass(frozen=True, slots=True)
class _Ground:
    """What all rows share."""

    left: float
    line: float
    aside: float
    extent: float


def of(rows_: Sequence[MarkRow]) -> Sides | None:
    """The two sides of the scale; None where it has none, or its rows differ."""
    if not rows_ or len({len(row.marks) for row in rows_}) > 1:
        return None
    return sides(tuple(mark.label for mark in rows_[0].marks))


def arrange(plan: Plan, room: Room, width: float) -> Plot:
    """Rows around one line; a scale without two sides is drawn as parts of 100%."""
    data, k = plan.data, room.scale
    found = of(data.rows)
    if found is None:
        return stacked.arrange(plan, room, width)
    labels = [row.label for row in data.rows]
    axis = room.rect.left() + rows.column(labels, width, k) + rows.LABEL_GAP * k
    ends = [_ends(row, found, room) for row in data.rows]
    ground = _ground(data.rows, found, ends, axis, room)
    keys, swatches, foot = _keys(data.rows[0], found, ground, room)
    below = Room(room.rect.adjusted(0, foot - room.rect.top(), 0, 0), k, wall=room.wall)
    grid = rows.arrange(labels, [row.option in plan.strong and bool(row.option) for row in data.rows], below, width)
    boxes: list[MarkBox] = []
    extras = [*keys, *(Extra(label, tone="ink") for label in grid.labels)]
    for r in range(len(data.rows)):
        made, left, right = _row(plan, r, found, grid, ground, room)
        boxes += made
        for block, x in ((ends[r][0], left - TOTAL_GAP * k), (ends[r][1], right + TOTAL_GAP * k)):
            placed = text.at_middle(block, grid.middle(r))
            extras.append(Extra(text.at_left(placed, x - block.rect.width() if x < left else x), tone="ink"))
    high = grid.pitch * len(data.rows)
    rect = QRectF(ground.left, grid.top, room.rect.right() - ground.left, high)
    wide = max(1.0, round(k))
    line = Rule(QRectF(round(ground.line) - wide / 2, grid.top - 4 * k, wide, high + 4 * k), "ink")
    return Plot(tuple(boxes), rect, tuple(extras), swatches=swatches, rules=(line,))


def _ends(row: MarkRow, found: Sides, room: Room) -> tuple[Block, Block]:
    """The totals of both sides."""
    font = rows.value_font(room.scale)
    told = [together_text([row.marks[i] for i in side]) for side in (found.against, found.in_favour)]
    return text.block(told[0], font, QPointF(), 1e4), text.block(told[1], font, QPointF(), 1e4)


def _ground(
    items: Sequence[MarkRow], found: Sides, ends: Sequence[tuple[Block, Block]], axis: float, room: Room
) -> _Ground:
    """One scale for both sides and for what is set aside."""
    k = room.scale

    def most(side: tuple[int, ...]) -> float:
        return max(share_together([row.marks[i] for i in side]) for row in items)

    against, favour, aside = most(found.against), most(found.in_favour), most(found.aside)
    left = max(pair[0].rect.width() for pair in ends) + TOTAL_GAP * k
    right = max(pair[1].rect.width() for pair in ends) + TOTAL_GAP * k
    gap = ASIDE_GAP * k if found.aside else 0.0
    head = max((text.advance(items[0].marks[i].label, stacked.key_font(room)) for i in found.aside), default=0.0)
    head += (stacked.SWATCH + 6) * k if head else 0.0
    free = room.rect.right() - axis - left - right - gap
    extent = max(40.0, min(free / max(0.05, against + favour + aside), (free - head) / max(0.05, against + favour)))
    line = axis + left + against * extent
    return _Ground(axis, line, line + favour * extent + right + gap, extent)


def _keys(row: MarkRow, found: Sides, ground: _Ground, room: Room) -> tuple[list[Extra], tuple[QRectF, ...], float]:
    """The answers with their colours, each side on its side of the line; in lines where they are too long."""
    k, font = room.scale, stacked.key_font(room)
    wide = [text.advance(mark.label, font) + (stacked.SWATCH + 6) * k for mark in row.marks]
    gap = KEY_GAP * k
    against = sum(wide[i] + gap for i in found.against)
    favour = sum(wide[i] + gap for i in found.in_favour)
    fits = ground.line - against >= room.rect.left() and ground.line + favour <= ground.aside
    aside = sum(wide[i] + gap for i in found.aside) - gap if found.aside else 0.0
    if not fits or ground.aside + aside > room.rect.right() + 1:
        return stacked.key(row.marks, room.rect.left(), room)
    places: dict[int, float] = {}
    x = ground.line - against + gap / 2
    for i in found.against:
        places[i], x = x, x + wide[i] + gap
    x = ground.line + gap / 2
    for i in found.in_favour:
        places[i], x = x, x + wide[i] + gap
    x = ground.aside
    for i in found.aside:
        places[i], x = x, x + wide[i] + gap
    pairs = [stacked.swatch(mark.label, places[i], room.rect.top(), 1e4, room) for i, mark in enumerate(row.marks)]
    foot = room.rect.top() + (stacked.KEY_PITCH + 10) * k
    return [pair[0] for pair in pairs], tuple(pair[1] for pair in pairs), foot


def _row(
    plan: Plan, r: int, found: Sides, grid: rows.Rows, ground: _Ground, room: Room
) -> tuple[list[MarkBox], float, float]:
    """The parts of one item, and where both sides end."""
    row, k, middle = plan.data.rows[r], room.scale, grid.middle(r)
    x = ground.line - share_together([row.marks[i] for i in found.against]) * ground.extent
    left, places = x, {}
    for i in (*found.against, *found.in_favour):
        places[i] = x
        x += row.marks[i].share * ground.extent
    right = x
    x = ground.aside
    for i in found.aside:
        places[i] = x
        x += row.marks[i].share * ground.extent
    made = []
    for i, mark in enumerate(row.marks):
        bar = QRectF(places[i], round(middle - grid.thick / 2), mark.share * ground.extent, round(grid.thick))
        made.append(
            MarkBox(
                key=f"{r}:{mark.option}",
                mark=mark,
                name=spoken(mark, row.label),
                row=QRectF(bar.left(), grid.top + r * grid.pitch, bar.width(), grid.pitch),
                bar=bar,
                value=stacked.inside(mark, bar, plan.data.small_base, room),
                tip=QPointF(room.rect.right() + stacked.TIP_GAP * k, middle),
                place=(i, len(row.marks)),
            )
        )
    return made, left, right


def paint(painter: QPainter, layout: Layout, look: Look) -> None:
    """Paint the key, the parts, the line and the totals."""
    items = layout.plan.data.rows
    found = of(items)
    if found is None:
        stacked.paint(painter, layout, look)
        return
    shades = colours.scale(look.tokens, items[0].marks[: len(found.against) * 2 + (len(found.aside) > 0)])
    beside = [look.tokens.ctx_soft] * (len(items[0].marks) - len(shades))
    stacked.paint_parts(painter, layout, look, (*shades, *beside))
    strokes.loose(painter, layout, look)
