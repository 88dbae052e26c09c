"""A show of hands beside the answers of the survey, each with its own base; the room in its own colour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from moin_desktop.analysis import captions, show_of_hands
from moin_desktop.analysis.charts import ChartData, ChartKind, ChartSpec, Mark
from moin_desktop.analysis.parts import Part
from moin_desktop.analysis.wording import number_text, of_text, part_text
from moin_desktop.i18n import _
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import bars, drawing, rows, text, wall
from moin_desktop.ui.charts.plan import LEAST_ON_WALL, Layout, MarkBox, Plan
from moin_desktop.ui.charts.text import Block
from moin_desktop.ui.present.scene import Frame
from moin_desktop.ui.theme import Tokens

GAP = 10.0
KEY = 12.0


@dataclass(frozen=True, slots=True)
class Counted:
    """What has been counted so far."""

    options: tuple[str, ...]
    """Ids of answers of the survey; empty strings for a question of the room."""
    labels: tuple[str, ...]
    hands: tuple[int | None, ...]
    """None where nothing was typed yet."""
    present: int | None

    @property
    def parts(self) -> tuple[Part, ...]:
        """Each count as a part of the room."""
        return show_of_hands.parts(self.numbers, self.present)

    @property
    def base_text(self) -> str:
        """What these are parts of."""
        return show_of_hands.base_text(self.numbers, self.present) if any(self.hands) else ""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The hands, none where nothing was typed."""
        return tuple(one or 0 for one in self.hands)


@dataclass(frozen=True, slots=True)
class RoomBar:
    """The hands for one answer, where they are drawn."""

    bar: QRectF
    value: Block | None
    count: Block | None


@dataclass(frozen=True, slots=True)
class Pair:
    """The survey's marks moved up to make room, and the room's below them."""

    layout: Layout
    bars: tuple[RoomBar, ...]
    keys: tuple[tuple[QRectF, Block, bool], ...]
    """Squares with what they stand for; whether it is the room's."""

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every text of the room's own."""
        figures = [block for bar in self.bars for block in (bar.value, bar.count) if block is not None]
        return (*figures, *(block for _rect, block, _room in self.keys))


def beside(plan: Plan, marks: Sequence[Mark], counted: Counted) -> Plan:
    """The chart of the survey, as a screen shows it, with the answers that are counted and both bases said."""
    data = plan.data
    said = captions.sentences(data.base_text and _("Survey: {base}").format(base=data.base_text), counted.base_text)
    kept = tuple(replace(mark, start=0.0, tick=None, likely=None) for mark in marks)
    return replace(
        plan,
        data=replace(data, kind=ChartKind.BARS, marks=kept, small_base=False, subtitle=said, repeated=""),
        notes=(),
        focus=(),
        chosen=(),
    )


def alone(spec: ChartSpec, question: str, counted: Counted) -> Plan:
    """A question of the room: its answers, and no survey."""
    marks = tuple(
        Mark(f"room{at}", label, part.count, part.base, 0.0, "", "")
        for at, (label, part) in enumerate(zip(counted.labels, counted.parts, strict=True))
    )
    shown = spec if spec.question else replace(spec, question="room")
    said = counted.base_text or _("In the room.")
    data = ChartData(shown, ChartKind.BARS, question, said, "", sum(counted.numbers), False, marks=marks)
    return Plan(data, question)


def pair(layout: Layout, counted: Counted) -> Pair:
    """Where the hands go below the survey's bars; alone on their rows where there is no survey."""
    k, axis = layout.scale, layout.plot.rect.left()
    right = layout.plot.rect.right()
    typed = zip(_keys(counted), counted.parts, counted.hands, strict=True)
    parts = {key: part for key, part, hands in typed if hands is not None}
    survey = any(box.mark.base or box.mark.hidden for box in layout.marks)
    made = {key: _figures(part, k) for key, part in parts.items()}
    extent = _extent(layout, parts, made, right - axis, survey=survey)
    boxes, room = [], []
    for box in layout.marks:
        part = parts.get(box.mark.option)
        boxes.append(_raised(box, extent, k) if survey else replace(box, value=None, count=None))
        if part is not None:
            room.append(_bar(box, part, made[box.mark.option], extent, k, survey=survey))
    plot = replace(layout.plot, marks=tuple(boxes))
    return Pair(replace(layout, plot=plot), tuple(room), _legend(layout) if survey else ())


def _keys(counted: Counted) -> tuple[str, ...]:
    return tuple(option or f"room{at}" for at, option in enumerate(counted.options))


def _extent(
    layout: Layout,
    parts: Mapping[str, Part],
    made: Mapping[str, rows.Figures],
    width: float,
    *,
    survey: bool,
) -> float:
    """Pixels for a share of 1, the same for both, so that the longest with its figures fits."""
    extent = width / bars.LEAST_DOMAIN
    gap = bars.VALUE_GAP * layout.scale
    for box in layout.marks:
        figures = [block for block in (box.value, box.count) if block is not None]
        wide = figures[-1].rect.right() - figures[0].rect.left() if figures else 0.0
        ends = [(box.mark.share, wide)] if survey else []
        if box.mark.option in parts:
            ends.append((parts[box.mark.option].share, made[box.mark.option].width))
        for share, figure in ends:
            if share > 0:
                extent = min(extent, max(24.0, width - gap - figure - 4) / share)
    return extent


def _half(box: MarkBox, *, upper: bool, k: float) -> QRectF:
    """The upper or the lower half of a row's bar, thick enough to stand beside its figures."""
    row = box.row
    thick = min(rows.THICKEST * k, row.height() * 0.36)
    middle = row.center().y()
    return QRectF(box.bar.left(), middle - thick - k if upper else middle + k, 0, thick)


def _raised(box: MarkBox, extent: float, k: float) -> MarkBox:
    bar = _half(box, upper=True, k=k)
    bar.setWidth(box.mark.share * extent)
    x, middle = bar.right() + GAP * k, bar.center().y()
    value = box.value and text.at_left(text.at_middle(box.value, middle), x)
    beside_it = x + (box.count.rect.left() - box.value.rect.left()) if box.count and box.value else x
    count = box.count and text.at_left(text.at_middle(box.count, middle), beside_it)
    return replace(box, bar=bar, extent=extent, value=value, count=count, dots=(), tip=None)


def _figures(part: Part, k: float) -> rows.Figures:
    """Percentage and count of hands, as beside any bar."""
    percent = part_text(part)
    counted = number_text(part.count) if percent else of_text(part.count, part.base)
    mark = Mark("", "", part.count, part.base, part.share, percent, counted if part.base else "")
    return rows.figures([mark], k)[0]


def _bar(box: MarkBox, part: Part, figures: rows.Figures, extent: float, k: float, *, survey: bool) -> RoomBar:
    bar = _half(box, upper=False, k=k) if survey else QRectF(box.bar)
    bar.setWidth(part.share * extent)
    value, count = figures.at(bar.right() + GAP * k, bar.center().y()) if part.base else (None, None)
    return RoomBar(bar, value, count)


def _legend(layout: Layout) -> tuple[tuple[QRectF, Block, bool], ...]:
    """What the two colours are, at the right end of the subtitle's line where there is room, below it else."""
    k = layout.scale
    font = fonts.sans(max(13.0, LEAST_ON_WALL) * k, 600)
    words = [text.block(said, font, QPointF(0, 0), text.BOUNDLESS) for said in (_("Survey"), _("In the room"))]
    wide = sum(block.rect.width() + (KEY + 8 + 18) * k for block in words)
    x, y = layout.ground.right() - wide, layout.subtitle.rect.center().y()
    if layout.subtitle.rect.right() + 20 * k > x:
        y = layout.plot.rect.bottom() + 12 * k
    made = []
    for at, block in enumerate(words):
        square = QRectF(x, y - KEY * k / 2, KEY * k, KEY * k)
        placed = text.at_left(text.at_middle(block, y), square.right() + 8 * k)
        made.append((square, placed, at == 1))
        x = placed.rect.right() + 18 * k
    return tuple(made)


def paint(painter: QPainter, frame: Frame, tokens: Tokens, counted: Counted) -> None:
    """Paint the chart with the hands."""
    if frame.layout is None or not frame.layout.marks:
        if frame.layout is not None:
            drawing.paint(painter, frame.layout, wall.look(tokens))
        return
    made = pair(frame.layout, counted)
    drawing.paint(painter, made.layout, wall.look(tokens))
    for bar in made.bars:
        painter.fillRect(bar.bar, tokens.note)
        if bar.value is not None:
            text.paint(painter, bar.value, tokens.note)
        if bar.count is not None:
            text.paint(painter, bar.count, tokens.ink3)
    for square, block, is_room in made.keys:
        painter.fillRect(square, tokens.note if is_room else tokens.data)
        text.paint(painter, block, tokens.ink2)
