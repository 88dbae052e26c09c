"""Yes or no: one dot per respondent, and the big number."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from moin_desktop.analysis.charts import Mark
from moin_desktop.analysis.wording import number_text, of_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import bars, text
from moin_desktop.ui.charts.plan import Extra, Layout, Look, MarkBox, Plan, Plot, Room, keys, spoken
from moin_desktop.ui.charts.text import Block

PITCH = 30.0
LEAST_PITCH = 11.0
FILL = 0.37
"""Radius of a dot as a part of the pitch."""
MOST_DOTS = 600
GAP = 30.0


def per_dot(base: int) -> int:
    """How many respondents one dot stands for: one, or a round number in large surveys."""
    each = 1
    for step in (1, 5, 10, 50, 100, 500, 1000, 5000, 10000, 100000):
        each = step
        if base <= step * MOST_DOTS:
            break
    return each


def _dots_of(mark: Mark, each: int) -> int:
    return -(-mark.count // each)


def _pitch(counts: list[int], width: float, height: float, k: float) -> float:
    """The widest distance of dots at which all groups fit, each at least as high as its number."""
    pitch = PITCH
    while pitch > LEAST_PITCH:
        across = max(1, int(width // (pitch * k)))
        high = sum(max(-(-count // across) * pitch, 92.0 if i == 0 else 64.0) + GAP for i, count in enumerate(counts))
        if high * k <= height:
            break
        pitch -= 1.0
    return pitch * k


def arrange(plan: Plan, room: Room, width: float) -> Plot:
    """A group of dots for each answer, its number beside it; the first number is the large one."""
    marks, k = plan.data.marks, room.scale
    each = per_dot(sum(m.count for m in marks))
    left = room.rect.left()
    wide = max(150 * k, min(0.27 * width, 230 * k))
    axis = left + wide + 24 * k
    across_room = max(60.0, room.rect.right() - axis)
    pitch = _pitch([_dots_of(m, each) for m in marks], across_room, room.rect.height() - 24 * k, k)
    across = max(1, int(across_room // pitch))
    boxes, y = [], room.rect.top() + 8 * k
    for i, (key, mark) in enumerate(zip(keys(marks), marks, strict=True)):
        number = _dots_of(mark, each)
        value, label, count = _words(mark, QPointF(left, y), wide, k, first=i == 0)
        lines = -(-number // across)
        high = max(lines * pitch, count.rect.bottom() - y)
        lead = y + (4 * k if i == 0 else 0)
        dots = tuple(
            QPointF(axis + (d % across + 0.5) * pitch, lead + (d // across + 0.5) * pitch) for d in range(number)
        )
        field = QRectF(axis, lead, min(number, across) * pitch, max(lines, 1) * pitch)
        tip = QPointF(min(field.right() + 8 * k, room.rect.right()), lead + pitch / 2)
        row = QRectF(left, y - 10 * k, room.rect.width(), high + 20 * k)
        boxes.append(
            MarkBox(
                key=key,
                mark=mark,
                name=spoken(mark),
                row=row,
                bar=field,
                label=label,
                value=value,
                count=count,
                tip=tip,
                dots=dots,
                extent=float(each),
            )
        )
        y += high + GAP * k
    extras = _caption(each, QPointF(axis, y), across_room, room)
    rect = QRectF(axis, room.rect.top(), across_room, y - room.rect.top() + (24 * k if extras else 0))
    return Plot(tuple(boxes), rect, extras, dot=pitch * FILL)


def _words(mark: Mark, place: QPointF, wide: float, k: float, *, first: bool) -> tuple[Block, Block, Block]:
    big = fonts.sans((58 if first else 30) * k, 650)
    figure = mark.count_text if mark.hidden else mark.percent_text or number_text(mark.count)
    value = text.block(figure, fonts.sans(30 * k, 400) if mark.hidden else big, place, wide, pitch=1.08)
    below = QPointF(place.x(), value.rect.bottom() + 2 * k)
    label = text.block(mark.label, fonts.sans(15 * k, 600), below, wide, most=2, pitch=1.25)
    told = "" if mark.hidden else of_text(mark.count, mark.base)
    if mark.hidden:
        pass
    elif mark.selected_count is not None and mark.count_text:
        told = mark.count_text
    elif mark.tick_text and mark.percent_text:
        told = _("{told}; all respondents {percent}").format(told=told, percent=mark.tick_text)
    below = QPointF(place.x(), label.rect.bottom() + 1 * k)
    return value, label, text.block(told, fonts.sans(13.5 * k, 400), below, wide, most=2, pitch=1.3)


def _caption(each: int, place: QPointF, wide: float, room: Room) -> tuple[Extra, ...]:
    """What a dot is, said only where dots are drawn: tables and workbooks show the same numbers as bars."""
    said = _("One dot is one respondent.")
    if each > 1:
        said = ngettext("One dot is {n} respondent.", "One dot is {n} respondents.", each).format(n=each)
    return (Extra(text.block(said, fonts.sans(room.px(12.5)), place, wide)),)


def paint(painter: QPainter, layout: Layout, look: Look) -> None:
    """Paint the dots and the numbers."""
    t = look.tokens
    for i, box in enumerate(layout.marks):
        shade = _shade(layout.plan, box.mark, look, first=i == 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(t.panel)
        bright = box.mark.selected_count
        for d, dot in enumerate(box.dots):
            painter.setBrush(shade if bright is None or d * box.extent < bright else t.ctx_soft)
            painter.drawEllipse(dot, layout.plot.dot, layout.plot.dot)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        bars.words(painter, layout.plan, box, look)
    for extra in layout.plot.extras:
        text.paint(painter, extra.block, t.ink3)


def _shade(plan: Plan, mark: Mark, look: Look, *, first: bool) -> QColor:
    if mark.selected_count is not None or plan.focus:
        return bars.colour(plan, mark, look)
    return look.tokens.data if first else look.tokens.data_soft
