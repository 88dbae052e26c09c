"""One slide on one screen: the chart with pillar and place below it; painted alike in the room and in a preview."""

from dataclasses import dataclass, replace
from itertools import chain

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from moin_desktop.i18n import _
from moin_desktop.models.pillars import Pillar
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import drawing, text, wall
from moin_desktop.ui.charts.plan import LEAST_ON_WALL, Layout, Plan
from moin_desktop.ui.charts.text import Block
from moin_desktop.ui.theme import Tokens

TAIL = 32.0
"""The height below the chart, in pixels of the design, for pillar and place."""
BADGE, DOT, STEP = 18.0, 2.4, 11.0
MOST_DOTS = 24
WIDEST, NARROWEST = 16 / 9, 4 / 3
"""Screens narrower than 4 : 3 are written on smaller, so that rows keep their width."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where everything lies on the screen."""

    size: QSizeF
    scale: float
    layout: Layout | None
    words: Block | None
    """A slide without a chart: its claim or question, large."""
    below: Block | None
    """What is said below such words."""
    pillar: Pillar | None
    badge: QRectF
    letter: Block | None
    name: Block | None
    place: Block
    dots: tuple[QPointF, ...]
    current: int

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every text on the screen."""
        own = (self.words, self.below, self.letter, self.name, self.place)
        found = [block for block in own if block is not None]
        if self.layout is not None:
            found += _of_chart(self.layout)
        return tuple(block for block in found if block.lines)


def _of_chart(layout: Layout) -> list[Block]:
    marks = chain.from_iterable((box.label, box.value, box.count) for box in layout.marks)
    notes = chain.from_iterable((box.text, box.author) for box in layout.notes)
    said = (layout.headline, layout.subtitle, layout.footer, *(extra.block for extra in layout.plot.extras))
    return [block for block in (*said, *marks, *notes) if block is not None]


def scale_of(size: QSizeF) -> float:
    """How much larger than on the desk everything is on a screen of this size."""
    return wall.scale_of(min(size.height(), size.width() / NARROWEST))


def arrange(plan: Plan, size: QSizeF, at: int, of: int, pillar: Pillar | None = None, typed: str = "") -> Frame:
    """Lay one slide out on a screen; ``at`` counts from 0, ``typed`` is the number being typed to jump to."""
    k = scale_of(size)
    side = drawing.WALL_SIDE * k
    middle = size.height() - (TAIL * k) + 2 * k
    small = fonts.sans(LEAST_ON_WALL * k, 500)
    told = _("Go to {number}").format(number=typed) if typed else _("{n} of {all}").format(n=at + 1, all=of)
    place = text.at_middle(text.block(told, small, QPointF(0, 0), text.BOUNDLESS), middle)
    dots = _dots(size.width() - side, middle, of, k)
    right = dots[0].x() - 14 * k if dots else size.width() - side
    place = text.at_left(place, right - place.rect.width())
    badge = QRectF(side, middle - BADGE * k / 2, BADGE * k, BADGE * k)
    layout, words, below = None, None, None
    room = QSizeF(size.width(), size.height() - TAIL * k)
    if plan.data.spec.question and plan.data.title:
        layout = _titled(_fitted(plan, room, k))
    else:
        words, below = _words(plan, room, k)
    return Frame(
        size=size,
        scale=k,
        layout=layout,
        words=words,
        below=below,
        pillar=pillar,
        badge=badge,
        letter=_letter(pillar, badge, k) if pillar else None,
        name=_name(pillar, badge, k) if pillar else None,
        place=place,
        dots=dots,
        current=at,
    )


def _fitted(plan: Plan, room: QSizeF, k: float) -> Layout:
    """The chart above pillar and place; one that comes out taller is laid out again in as much less."""
    layout = wall.arrange(plan, room, k)
    over = layout.size.height() - room.height()
    return layout if over <= 1 else wall.arrange(plan, QSizeF(room.width(), room.height() - over), k)


def _titled(layout: Layout) -> Layout:
    """On the desk a title that nobody typed is pale and waits for a headline; a room reads it as one."""
    plan = layout.plan
    return replace(layout, plan=replace(plan, headline=plan.headline or plan.data.title))


def _words(plan: Plan, room: QSizeF, k: float) -> tuple[Block, Block | None]:
    wide = room.width() - 2 * drawing.WALL_SIDE * k
    large = fonts.serif(38 * k, 600)
    said = text.block(plan.headline or plan.data.title, large, QPointF(0, 0), wide * 0.8, most=5, pitch=1.3)
    words = text.at_left(text.at_middle(said, room.height() * 0.46), drawing.WALL_SIDE * k)
    if not plan.data.empty:
        return words, None
    under = QPointF(words.rect.left(), words.rect.bottom() + 14 * k)
    return words, text.block(plan.data.empty, fonts.sans(15 * k), under, wide, most=2)


def _letter(pillar: Pillar, badge: QRectF, k: float) -> Block:
    made = text.block(pillar.letter, fonts.sans(LEAST_ON_WALL * k, 700), QPointF(0, 0), text.BOUNDLESS)
    return text.at_left(text.at_middle(made, badge.center().y()), badge.center().x() - made.rect.width() / 2)


def _name(pillar: Pillar, badge: QRectF, k: float) -> Block:
    made = text.block(pillar.name, fonts.sans(13.2 * k, 600), QPointF(0, 0), 380 * k)
    return text.at_left(text.at_middle(made, badge.center().y()), badge.right() + 6 * k)


def _dots(right: float, middle: float, of: int, k: float) -> tuple[QPointF, ...]:
    if not 1 < of <= MOST_DOTS:
        return ()
    first = right - DOT * k - (of - 1) * STEP * k
    return tuple(QPointF(first + n * STEP * k, middle) for n in range(of))


def paint(painter: QPainter, frame: Frame, tokens: Tokens) -> None:
    """Paint a slide, its ground included."""
    painter.fillRect(QRectF(QPointF(0, 0), frame.size), tokens.panel)
    if frame.layout is not None:
        drawing.paint(painter, frame.layout, wall.look(tokens))
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    if frame.words is not None:
        text.paint(painter, frame.words, tokens.ink)
    if frame.below is not None:
        text.paint(painter, frame.below, tokens.ink2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if frame.pillar is not None and frame.letter is not None and frame.name is not None:
        painter.setBrush(tokens.hue(frame.pillar.hue))
        painter.drawRoundedRect(frame.badge, 5 * frame.scale, 5 * frame.scale)
        text.paint(painter, frame.letter, tokens.on_accent)
        text.paint(painter, frame.name, tokens.hue(frame.pillar.hue))
    painter.setPen(Qt.PenStyle.NoPen)
    for at, dot in enumerate(frame.dots):
        here = at == frame.current
        painter.setBrush(tokens.ink2 if here else tokens.ctx_soft)
        radius = DOT * frame.scale * (1.3 if here else 1.0)
        painter.drawEllipse(dot, radius, radius)
    text.paint(painter, frame.place, tokens.ink2)


def paint_opening(painter: QPainter, size: QSizeF, words: str, tokens: Tokens) -> None:
    """What is said before the first slide, in the place of one."""
    k = scale_of(size)
    painter.fillRect(QRectF(QPointF(0, 0), size), tokens.panel)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    wide = size.width() - 2 * drawing.WALL_SIDE * k
    said = text.block(words, fonts.serif(32 * k, 600), QPointF(0, 0), wide, most=3, pitch=1.3)
    low = text.at_middle(said, size.height() * 0.48 - said.rect.height() / 2)
    text.paint(painter, text.at_left(low, drawing.WALL_SIDE * k), tokens.ink)
