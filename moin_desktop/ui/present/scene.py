"""One slide on one screen: the chart with pillar and place below it; painted alike in the room and in a preview."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from moin_desktop.i18n import _
from moin_desktop.models.pillars import Pillar
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import drawing, text, wall
from moin_desktop.ui.charts.plan import LEAST_ON_WALL, Layout, Look, Plan
from moin_desktop.ui.charts.text import Block
from moin_desktop.ui.theme import Tokens

TAIL = 32.0
"""The height below the chart, in pixels of the design, for pillar and place."""
BADGE, DOT, STEP = 18.0, 2.4, 11.0
MOST_DOTS = 24
WIDEST, NARROWEST = 16 / 9, 4 / 3
"""Screens narrower than 4 : 3 are written on smaller, so that rows keep their width."""


STRIP, STRIP_GAP = 57.0, 15.0
"""The height of the strip where a note is typed, and the air below it."""
STRIP_WORDS = 17.5


class Cover(StrEnum):
    """What hides the slide for a while."""

    NONE = ""
    BLACK = "black"
    WHITE = "white"


@dataclass(frozen=True, slots=True)
class Strip:
    """Words being typed, as the room sees them come."""

    about: str
    """What they are about: "Note on “Keeping political commitment”"."""
    words: str
    hint: str = ""
    """At the right: "Enter to pin"."""
    author: str = ""
    mark: str = ""
    """agreed, disputed, question; or nothing."""


@dataclass(frozen=True, slots=True)
class StripBox:
    """Where the strip lies."""

    rect: QRectF
    about: Block
    words: Block
    hint: Block
    field: QRectF
    """Where the words are typed."""


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
    strip: StripBox | None = None
    filter: Block | None = None
    """By what the chart is filtered while it is shown."""
    peek: Block | None = None
    """What only the presenter should read, on the one screen there is."""
    lit: str = ""
    """The answer the light is on."""
    paint: Callable[[QPainter, "Frame", Tokens], None] | None = None
    """Paints in place of the chart."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every text on the screen."""
        own = [self.words, self.below, self.letter, self.name, self.place, self.filter, self.peek]
        if self.strip is not None:
            own += [self.strip.about, self.strip.words, self.strip.hint]
        found = [block for block in own if block is not None]
        if self.layout is not None:
            found += _of_chart(self.layout)
        return tuple(block for block in found if block.lines)


def _of_chart(layout: Layout) -> list[Block]:
    marks = chain.from_iterable((box.label, box.value, box.count) for box in layout.marks)
    notes = chain.from_iterable((box.text, box.author) for box in layout.notes)
    said = (layout.headline, layout.subtitle, layout.footer, *(extra.block for extra in layout.plot.extras))
    return [block for block in (*said, *marks, *notes) if block is not None]


def whole(size: QSizeF) -> QRectF:
    """All of a screen."""
    return QRectF(QPointF(0, 0), size)


def scale_of(size: QSizeF) -> float:
    """How much larger than on the desk everything is on a screen of this size."""
    return wall.scale_of(min(size.height(), size.width() / NARROWEST))


def arrange(  # noqa: PLR0913 - everything a room sees
    plan: Plan,
    size: QSizeF,
    at: int,
    of: int,
    pillar: Pillar | None = None,
    typed: str = "",
    *,
    strip: Strip | None = None,
    words: str = "",
    peek: str = "",
    lit: str = "",
    paint: Callable[[QPainter, Frame, Tokens], None] | None = None,
) -> Frame:
    """Lay one slide out on a screen; ``at`` counts from 0, ``typed`` is the number being typed to jump to.

    ``words`` say by what it is filtered while it is shown; ``paint`` paints in place of the chart.
    """
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
    layout, large, below = None, None, None
    foot = TAIL + (STRIP + STRIP_GAP - drawing.FOOT / 2 if strip is not None else 0.0)
    room = QSizeF(size.width(), size.height() - foot * k)
    if plan.data.spec.question and plan.data.title:
        layout = _titled(_fitted(plan, room, k))
    else:
        large, below = _words(plan, room, k)
    name = _name(pillar, badge, k) if pillar else None
    begins = name.rect.right() + 24 * k if name is not None else side
    return Frame(
        size=size,
        scale=k,
        layout=layout,
        words=large,
        below=below,
        pillar=pillar,
        badge=badge,
        letter=_letter(pillar, badge, k) if pillar else None,
        name=name,
        place=place,
        dots=dots,
        current=at,
        strip=_strip(strip, size, k) if strip is not None else None,
        filter=_line(words, begins, place.rect.left() - 24 * k, middle, k) if words else None,
        peek=_peek(peek, size, k) if peek else None,
        lit=lit,
        paint=paint,
    )


def _strip(strip: Strip, size: QSizeF, k: float) -> StripBox:
    """The strip above pillar and place, as wide as the chart; of long words the end is seen."""
    side, bottom = drawing.WALL_SIDE * k, size.height() - (TAIL + STRIP_GAP) * k
    rect = QRectF(side, bottom - STRIP * k, size.width() - 2 * side, STRIP * k)
    told = " · ".join(part for part in (strip.about, strip.author, _marked(strip.mark)) if part)
    left = rect.left() + 15 * k
    hint = text.block(strip.hint, fonts.sans(LEAST_ON_WALL * k), QPointF(0, 0), text.BOUNDLESS)
    hint = text.at_left(text.at_middle(hint, rect.center().y()), rect.right() - 13 * k - hint.rect.width())
    wide = hint.rect.left() - 20 * k - left
    about = text.block(told, fonts.sans(LEAST_ON_WALL * k, 600), QPointF(left, rect.top() + 7 * k), wide, most=1)
    font = fonts.serif(STRIP_WORDS * k)
    words = text.block(_end(strip.words, font, wide), font, QPointF(left, rect.top() + 26 * k), text.BOUNDLESS, most=1)
    field = QRectF(left, rect.top() + 26 * k, wide, 25 * k)
    return StripBox(rect, about, words, hint, field)


def _end(words: str, font: QFont, wide: float) -> str:
    """The end of a line that is too long."""
    words = " ".join(words.split("\n"))
    if text.advance(words, font) <= wide:
        return words
    return QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideLeft, wide)


def _marked(mark: str) -> str:
    return {"agreed": _("Agreed"), "disputed": _("Disputed"), "question": _("Question")}.get(mark, "")


def _line(words: str, left: float, right: float, middle: float, k: float) -> Block:
    made = text.block(words, fonts.sans(13.2 * k, 600), QPointF(0, 0), max(80 * k, right - left), most=1)
    return text.at_left(text.at_middle(made, middle), left)


def _peek(words: str, size: QSizeF, k: float) -> Block:
    """What the presenter alone should read, large enough for one who stands beside the screen, over the foot."""
    wide = size.width() - 2 * (drawing.WALL_SIDE + 16) * k
    made = text.block(words, fonts.sans(15 * k, 500), QPointF(0, 0), wide, most=5, pitch=1.35, balanced=False)
    left = (drawing.WALL_SIDE + 16) * k
    return made.at(left, size.height() - made.rect.height() - 20 * k)


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
    painter.fillRect(whole(frame.size), tokens.panel)
    if frame.paint is not None:
        frame.paint(painter, frame, tokens)
    elif frame.layout is not None:
        drawing.paint(painter, frame.layout, look_at(frame, tokens))
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
    if frame.filter is not None:
        text.paint(painter, frame.filter, tokens.accent)
    if frame.strip is not None:
        _paint_strip(painter, frame.strip, frame.scale, tokens)
    if frame.peek is not None:
        _paint_peek(painter, frame.peek, frame.scale, tokens)


def look_at(frame: Frame, tokens: Tokens) -> Look:
    """The colours of the room, with the light on an answer."""
    plain = wall.look(tokens)
    if not frame.lit or frame.layout is None:
        return plain
    lit = tuple(box.key for box in frame.layout.marks if frame.lit in (box.mark.id, box.mark.answer))
    return replace(plain, touch=replace(plain.touch, chosen=lit, hovered=lit[0] if lit else ""))


def _paint_strip(painter: QPainter, strip: StripBox, k: float, tokens: Tokens) -> None:
    painter.fillRect(strip.rect, tokens.note_wash)
    painter.fillRect(QRectF(strip.rect.left(), strip.rect.top(), round(3 * k), strip.rect.height()), tokens.note)
    text.paint(painter, strip.about, tokens.note)
    text.paint(painter, strip.words, tokens.ink)
    text.paint(painter, strip.hint, tokens.ink2)
    end = strip.words.rect.right() if strip.words.lines else strip.field.left()
    caret = QRectF(round(end + k), strip.field.top() + k, max(1.0, round(k)), strip.field.height() - 3 * k)
    painter.fillRect(caret, tokens.note)


def _paint_peek(painter: QPainter, peek: Block, k: float, tokens: Tokens, air: float = 12.0) -> None:
    around = peek.rect.adjusted(-16 * k, -air * k, 16 * k, air * k)
    around.setRight(peek.rect.left() + max(peek.rect.width(), 300 * k) + 16 * k)
    painter.setBrush(tokens.raised)
    painter.setPen(QPen(tokens.ctx, 1))
    painter.drawRoundedRect(around, 8 * k, 8 * k)
    text.paint(painter, peek, tokens.ink)


def paint_notice(painter: QPainter, size: QSizeF, words: str, tokens: Tokens) -> None:
    """One line for whoever stands at the only screen there is, over the foot of it."""
    k = scale_of(size)
    made = _peek(words, size, k)
    _paint_peek(painter, made.at(made.rect.left(), size.height() - made.rect.height() - 12 * k), k, tokens, 7.0)


def paint_opening(painter: QPainter, size: QSizeF, words: str, tokens: Tokens) -> None:
    """What is said before the first slide, in the place of one."""
    k = scale_of(size)
    painter.fillRect(whole(size), tokens.panel)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    wide = size.width() - 2 * drawing.WALL_SIDE * k
    said = text.block(words, fonts.serif(32 * k, 600), QPointF(0, 0), wide, most=3, pitch=1.3)
    low = text.at_middle(said, size.height() * 0.48 - said.rect.height() / 2)
    text.paint(painter, text.at_left(low, drawing.WALL_SIDE * k), tokens.ink)
