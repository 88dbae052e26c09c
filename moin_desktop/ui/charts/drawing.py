"""One chart from headline to footer: laid out once, painted the same in window, picture and projector."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen

from moin_desktop.analysis.charts import ChartKind
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import ngettext
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import (
    agreement,
    bars,
    columns,
    dots,
    dumbbell,
    heat,
    histogram,
    margin,
    quotes,
    ranking,
    squares,
    stacked,
    staircase,
    text,
    timeline,
    waves,
)
from moin_desktop.ui.charts.plan import LEAST_ON_WALL, Extra, Layout, Look, MarginNote, MarkBox, Plan, Plot, Room

SIDE, TOP, FOOT = 32.0, 28.0, 20.0
WALL_SIDE, WALL_TOP = 46.0, 34.0
AFTER_SUBTITLE = 18.0
BEFORE_FOOTER = 16.0


@dataclass(frozen=True, slots=True)
class _Kind:
    arrange: Callable[[Plan, Room, float], Plot]
    paint: Callable[[QPainter, Layout, Look], None]
    banded: bool = True
    """Whether a row under the hand gets a ground of its own."""


_KINDS = {
    ChartKind.BARS: _Kind(bars.arrange, bars.paint),
    ChartKind.STAIRCASE: _Kind(staircase.arrange, staircase.paint, banded=False),
    ChartKind.DOTS: _Kind(dots.arrange, dots.paint),
    ChartKind.HISTOGRAM: _Kind(histogram.arrange, histogram.paint),
    ChartKind.AGREEMENT: _Kind(agreement.arrange, agreement.paint, banded=False),
    ChartKind.DUMBBELL: _Kind(dumbbell.arrange, dumbbell.paint),
    ChartKind.SQUARES: _Kind(squares.arrange, squares.paint),
    ChartKind.STACKED: _Kind(stacked.arrange, stacked.paint, banded=False),
    ChartKind.RANKING: _Kind(ranking.arrange, ranking.paint),
    ChartKind.TIMELINE: _Kind(timeline.arrange, timeline.paint),
    ChartKind.WAVES: _Kind(waves.arrange, waves.paint),
    ChartKind.COLUMNS: _Kind(columns.arrange, columns.paint),
    ChartKind.HEAT: _Kind(heat.arrange, heat.paint),
    ChartKind.TEXTS: _Kind(quotes.arrange, quotes.paint, banded=False),
}


_UPRIGHT = {ChartKind.HISTOGRAM, ChartKind.TIMELINE}
"""Columns stand on a foot: the ground of one is as narrow as it is."""
_WHOLE_ROWS = {ChartKind.HEAT, ChartKind.DUMBBELL, ChartKind.COLUMNS, ChartKind.WAVES, ChartKind.RANKING}
"""Several marks make one row, and are of one answer."""
_CELLS = _WHOLE_ROWS - {ChartKind.WAVES}
"""Its marks are chosen one by one within their row."""


def headline_font(scale: float) -> QFont:
    """Headlines: what the room says, so serif."""
    return fonts.serif(27 * scale, 600)


def arrange(
    plan: Plan, size: QSizeF, scale: float = 1.0, *, bare: bool = False, room: bool = False, who: str = "team"
) -> Layout:
    """Lay out a chart in a size; where the rows need more height, the layout is taller than asked for.

    ``bare`` leaves the ground of the marks free for something else to show the numbers, a table or a list. ``room``
    is for a projector, with rows closer together and no small text; ``wall.arrange`` also folds what does not fit.
    ``who`` looks: the room, the team or the presenter; notes that are not theirs are left out, on a projector always.
    """
    plan = replace(plan, notes=margin.seen(plan.notes, "room" if room else who))
    k = scale
    left = (WALL_SIDE if room else SIDE) * k
    inner = max(120.0, size.width() - 2 * left)
    over = (WALL_TOP if room else TOP) * k
    headline = text.block(
        plan.headline or plan.data.title,
        headline_font(k),
        QPointF(left, over),
        inner,
        most=2 if room else 3,
        balanced=False,
    )
    if not headline.lines:
        headline = text.Block(("",), QRectF(left, over, 0, 34.5 * k), headline_font(k), 34.5 * k)
    below = QPointF(left, headline.rect.bottom() + 6 * k)
    subtitle = text.block(_subtitle(plan), fonts.sans(14 * k), below, inner, most=4, pitch=1.43, balanced=False)
    footer = text.block(
        plan.data.footer,
        fonts.sans(max(12.5, LEAST_ON_WALL if room else 0.0) * k),
        QPointF(left, 0),
        inner,
        most=2 if room else 4,
        pitch=1.4,
        balanced=False,
    )
    top = subtitle.rect.bottom() + AFTER_SUBTITLE * k
    bottom = size.height() - FOOT * k - footer.rect.height() - BEFORE_FOOTER * k
    ground = QRectF(left, top, inner, max(0.0, bottom - top))
    plot, beside = (Plot((), ground), 0.0) if bare else _beside_notes(plan, Room(ground, k, wall=room))
    if plot.folded and not plan.data.footer.startswith(_more_groups(plot.folded)):
        said = f"{_more_groups(plot.folded)} {plan.data.footer}"
        return arrange(replace(plan, data=replace(plan.data, footer=said)), size, scale, room=room, who=who)
    notes_shown = _notes(plan) if beside else ()
    column = QRectF(left + inner - beside, top, beside, max(bottom, plot.rect.bottom()) - top)
    notes = margin.arrange(notes_shown, _by_id(plot.marks), column, k, wall=room) if notes_shown else ()
    deepest = max([plot.rect.bottom(), *(box.rect.bottom() for box in notes)])
    high = max(size.height(), deepest + (BEFORE_FOOTER + FOOT) * k + footer.rect.height())
    footer_rect = QRectF(footer.rect)
    footer_rect.moveTop(high - FOOT * k - footer.rect.height())
    return Layout(
        plan=plan,
        size=QSizeF(size.width(), high),
        scale=k,
        headline=headline,
        subtitle=subtitle,
        footer=text.Block(footer.lines, footer_rect, footer.font, footer.pitch, footer.whole),
        plot=plot,
        notes=notes,
        headline_rect=QRectF(left, headline.rect.top(), inner, headline.rect.height()),
        ground=QRectF(left, top, inner, high - FOOT * k - footer.rect.height() - BEFORE_FOOTER * k - top),
        bare=bare,
    )


def _more_groups(count: int) -> str:
    """Groups that found no place are said."""
    told = ngettext("And {n} more group, in the table.", "And {n} more groups, in the table.", count)
    return told.format(n=number_text(count))


def _subtitle(plan: Plan) -> str:
    """The subtitle, without the wording where that stands over it as the title."""
    said = plan.data.subtitle
    return said if plan.headline else said.removeprefix(plan.data.repeated).lstrip()


def _beside_notes(plan: Plan, room: Room) -> tuple[Plot, float]:
    """The marks, and the width left beside them for notes: 0 where it would leave too little for the bars."""
    ground = room.rect
    beside = margin.width(ground.width(), room.scale, plan.notes)
    if beside:
        left = ground.adjusted(0, 0, -beside, 0)
        plot = _plot(plan, replace(room, rect=left), ground.width())
        if not plot.marks or left.right() - plot.rect.left() >= margin.LEAST_BARS * ground.width():
            return plot, beside
    return _plot(plan, room, ground.width()), 0.0


def _notes(plan: Plan) -> tuple[MarginNote, ...]:
    """The notes; one on an answer that every row of a grid has belongs to none of the rows."""
    anywhere = {mark.option for row in plan.data.rows for mark in row.marks if mark.answer != mark.option}
    return tuple(replace(note, option="") if note.option in anywhere else note for note in plan.notes)


def _by_id(marks: tuple[MarkBox, ...]) -> dict[str, MarkBox]:
    found: dict[str, MarkBox] = {}
    for box in marks:
        found.setdefault(box.mark.id, box)
        found.setdefault(box.mark.answer, box)
    return found


def _plot(plan: Plan, room: Room, width: float) -> Plot:
    data = plan.data
    if data.empty or not (data.marks or data.rows or data.texts):
        said = text.block(data.empty, fonts.serif(21 * room.scale), QPointF(0, 0), width, most=2)
        placed = text.at_middle(said, room.rect.top() + max(60.0, room.rect.height() * 0.4))
        placed = text.at_left(placed, room.rect.center().x() - said.rect.width() / 2)
        return Plot((), QRectF(room.rect.left(), room.rect.top(), width, 80 * room.scale), (Extra(placed),))
    return _KINDS[data.kind].arrange(plan, room, width)


def paint(painter: QPainter, layout: Layout, look: Look) -> None:
    """Paint a chart that was laid out; the ground is the caller's."""
    t, plan = look.tokens, layout.plan
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    if not look.touch.editing:
        text.paint(painter, layout.headline, t.ink if plan.headline else t.ink3)
    text.paint(painter, layout.subtitle, t.ink2)
    text.paint(painter, layout.footer, t.ink3)
    if layout.bare:
        pass
    elif not layout.marks and plan.data.kind is not ChartKind.TEXTS:
        for extra in layout.plot.extras:
            text.paint(painter, extra.block, t.ink3)
    else:
        kind = _KINDS[plan.data.kind]
        if kind.banded:
            _bands(painter, layout, look)
        kind.paint(painter, layout, look)
        if not kind.banded:
            _outline(painter, layout, look)
        elif look.touch.chosen:
            _cells(painter, layout, look)
    margin.paint(painter, layout.notes, layout.scale, look)
    _ring(painter, layout, look)
    _frame(painter, look)
    painter.restore()


def _bands(painter: QPainter, layout: Layout, look: Look) -> None:
    """The ground of the row under the hand and of those chosen."""
    for box in layout.marks:
        if box.key == look.touch.hovered or box.key in look.touch.chosen:
            path = QPainterPath()
            path.addRoundedRect(_band(box.row, layout), 6, 6)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillPath(path, look.tokens.band)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _band(row: QRectF, layout: Layout) -> QRectF:
    kind = layout.plan.data.kind
    if kind in _UPRIGHT:
        return row
    if kind in _WHOLE_ROWS:
        row = QRectF(layout.ground.left(), row.top(), layout.plot.rect.right() - layout.ground.left(), row.height())
    return row.adjusted(-10 * layout.scale, 1, 0, -1)


def _outline(painter: QPainter, layout: Layout, look: Look) -> None:
    """Chosen or hovered parts of a scale keep their colour and get an outline."""
    for box in layout.marks:
        strong = box.key in look.touch.chosen
        if strong or box.key == look.touch.hovered:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.tokens.ink if strong else look.tokens.ink2, 2 if strong else 1))
            painter.drawRect(box.bar.adjusted(-1, -1, 0, 0))


def _cells(painter: QPainter, layout: Layout, look: Look) -> None:
    """Cells chosen apart from the rest of their row get an outline."""
    if layout.plan.data.kind not in _CELLS:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.tokens.ink, 2))
    for box in layout.marks:
        if box.key in look.touch.chosen and box.mark.id in layout.plan.chosen:
            bar = QRectF(box.bar)
            bar.setWidth(max(bar.width(), 6.0))
            painter.drawRoundedRect(bar.adjusted(-2, -2, 2, 2), 4, 4)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _frame(painter: QPainter, look: Look) -> None:
    """What a held mouse has drawn around the answers to choose."""
    if look.touch.frame is not None:
        wash = QColor(look.tokens.accent)
        wash.setAlphaF(0.12)
        painter.setBrush(wash)
        painter.setPen(QPen(look.tokens.accent, 1))
        painter.drawRect(look.touch.frame.adjusted(0.5, 0.5, -0.5, -0.5))


def _ring(painter: QPainter, layout: Layout, look: Look) -> None:
    """The focus ring of the keyboard: 2 px, 3 px off."""
    box = layout.box(look.touch.current) if look.touch.ring else None
    if look.touch.title_ring and not look.touch.editing:
        around = layout.headline_rect
    elif box is not None:
        around = QRectF(box.bar)
        around.setWidth(max(around.width(), 6.0))
        around.setHeight(max(around.height(), 6.0))
    else:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(look.tokens.accent, 2))
    painter.drawRoundedRect(around.adjusted(-4, -4, 4, 4), 4, 4)
