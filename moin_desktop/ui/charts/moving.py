"""From one state of a chart to the next: first lengths change in place, then rows change places; figures fade."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QElapsedTimer, QObject, QRectF, Qt, QTimer, Signal

from moin_desktop.analysis.charts import ChartKind, Mark
from moin_desktop.ui import motion
from moin_desktop.ui.charts.plan import Layout, MarkBox
from moin_desktop.ui.charts.text import Block

FRAME_MS = 16
LENGTHS_UNTIL = 0.5
COUNTS_FROM = 0.8
HALF = 0.5
MOST_MARKS = 250
"""A chart of more marks changes at once: nobody follows so many, and frames would be late."""
_MOVING = frozenset(
    {
        ChartKind.BARS,
        ChartKind.STAIRCASE,
        ChartKind.HISTOGRAM,
        ChartKind.TIMELINE,
        ChartKind.HEAT,
        ChartKind.COLUMNS,
        ChartKind.DUMBBELL,
        ChartKind.WAVES,
        ChartKind.AGREEMENT,
        ChartKind.STACKED,
    }
)


@dataclass(frozen=True, slots=True)
class Move:
    """Two states of one chart, with the mark before for each mark after."""

    before: Layout
    after: Layout
    pairs: tuple[tuple[MarkBox | None, MarkBox], ...]
    duration: int
    """Milliseconds."""


def move(before: Layout | None, after: Layout) -> Move | None:
    """What there is to move between two layouts; None where the second is another chart, or nothing differs."""
    if before is None or not _same_chart(before, after):
        return None
    earlier = {_identity(box): box for box in before.marks}
    pairs = tuple((earlier.get(_identity(box)), box) for box in after.marks)
    if not any(one for one, _box in pairs):
        return None
    if len(before.marks) != len(after.marks) or any(one is None or _moved(one, box) for one, box in pairs):
        return Move(before, after, pairs, motion.FILTER_MS)
    if any(one and one.mark.filled != box.mark.filled for one, box in pairs):
        return Move(before, after, pairs, motion.SELECTION_MS)
    return None


def _same_chart(before: Layout, after: Layout) -> bool:
    one, other = before.plan.data, after.plan.data
    return (
        one.kind is other.kind
        and one.kind in _MOVING
        and (one.spec.question, one.spec.compare, one.spec.pair)
        == (other.spec.question, other.spec.compare, other.spec.pair)
        and before.scale == after.scale
        and before.size.width() == after.size.width()
        and not before.bare
        and not after.bare
        and 0 < len(after.marks) <= MOST_MARKS
    )


def _identity(box: MarkBox) -> tuple[object, ...]:
    """Which mark it is wherever it stands."""
    return (box.mark.item, box.mark.group, box.mark.option or box.mark.label)


def _moved(one: MarkBox, other: MarkBox) -> bool:
    return (
        one.bar != other.bar
        or one.row.topLeft() != other.row.topLeft()
        or (one.mark.tick, one.mark.share) != (other.mark.tick, other.mark.share)
    )


def eased(part: float) -> float:
    """Slow, fast, slow: 0 to 1."""
    part = min(1.0, max(0.0, part))
    return part * part * (3 - 2 * part)


def frame(made: Move, part: float) -> Layout:
    """The chart at a part of the way, 0 to 1."""
    after = made.after
    if part >= 1:
        return after
    quick = made.duration < motion.FILTER_MS
    upright = after.plan.data.kind in (ChartKind.HISTOGRAM, ChartKind.TIMELINE)
    lengths = eased(part if quick or upright else part / LENGTHS_UNTIL)
    places = eased((part - LENGTHS_UNTIL) / (1 - LENGTHS_UNTIL))
    boxes = list(_boxes(made, lengths, 1.0 if quick else places))
    if not upright and 0 < places < 1:
        boxes = _by_rise(made, boxes)
    source = after if quick or places > 0.5 else made.before
    words = source.plot
    plot = replace(after.plot, marks=tuple(boxes), extras=words.extras, rules=words.rules, swatches=words.swatches)
    counts = 1.0 if quick else eased((part - COUNTS_FROM) / (1 - COUNTS_FROM))
    return replace(after, plot=plot, counts=counts)


def _by_rise(made: Move, boxes: list[MarkBox]) -> list[MarkBox]:
    """Rows that fall first and those that rise last, each with a ground that hides what it passes."""
    if made.after.plan.data.kind is ChartKind.STAIRCASE:  # its numbers stand in the order of its rows
        return boxes
    rises = [one.row.top() - box.row.top() if one else -1e6 for one, box in made.pairs]
    return [boxes[at] for at in sorted(range(len(boxes)), key=lambda at: (rises[at], at))]


def _boxes(made: Move, lengths: float, places: float) -> Iterator[MarkBox]:
    for one, box in made.pairs:
        if one is None:
            yield _growing(box, lengths if places > 0 else 0.0)
        else:
            yield _between(made, one, box, lengths, places)


def _growing(box: MarkBox, part: float) -> MarkBox:
    """A mark that was not there: it grows at its place, its words with the first of it."""
    bar = QRectF(box.bar)
    bar.setWidth(bar.width() * part)
    return replace(box, bar=bar, value=box.value if part >= 1 else None, label=box.label if part > 0 else None)


def _between(made: Move, one: MarkBox, box: MarkBox, lengths: float, places: float) -> MarkBox:
    down = (box.row.top() - one.row.top()) * (places - 1) if places < 1 else 0.0
    upright = made.after.plan.data.kind in (ChartKind.HISTOGRAM, ChartKind.TIMELINE)
    passing = not upright and 0 < places < 1
    beside = made.after.plan.data.kind is not ChartKind.DUMBBELL  # there it is the gap, in a column of its own
    a, b = one.bar, box.bar.translated(0, down)
    if upright:
        top, high = _mix(a.top(), box.bar.top(), lengths), _mix(a.height(), box.bar.height(), lengths)
        bar = QRectF(box.bar.left(), top, box.bar.width(), high)
    else:
        bar = QRectF(_mix(a.left(), b.left(), lengths), b.top(), _mix(a.width(), b.width(), lengths), b.height())
    row = box.row.translated(0, down)
    return replace(
        box,
        mark=_mark(one.mark, box.mark, lengths),
        bar=bar,
        row=row,
        label=_shifted(box.label, 0, down),
        value=_value(one, box, lengths, down, upright=upright),
        count=_shifted(box.count, _slid(one.value, box.value, lengths) if beside else 0.0, down),
        extent=_mix(one.extent, box.extent, lengths) if one.extent else box.extent,
        cover=_cover(made.after, row) if passing and box.place[0] == 0 else None,
    )


def _cover(layout: Layout, row: QRectF) -> QRectF:
    """The ground of a whole row, labels and figures too."""
    return QRectF(layout.ground.left(), row.top(), layout.ground.width(), row.height())


def _mix(a: float, b: float, part: float) -> float:
    return a + (b - a) * part


def _slid(one: Block | None, other: Block | None, part: float) -> float:
    """How far left of its last place a figure still is."""
    return (one.rect.left() - other.rect.left()) * (1 - part) if one and other else 0.0


def _shifted(block: Block | None, right: float, down: float) -> Block | None:
    if block is None or (not right and not down):
        return block
    return block.at(block.rect.x() + right, block.rect.y() + down)


def _mark(one: Mark, other: Mark, part: float) -> Mark:
    tick = other.tick if one.tick is None or other.tick is None else _mix(one.tick, other.tick, part)
    filled = other.filled if one.filled is None or other.filled is None else _mix(one.filled, other.filled, part)
    likely = other.likely if part >= 1 or one.likely is None else None
    return replace(other, share=_mix(one.share, other.share, part), tick=tick, filled=filled, likely=likely)


def _value(one: MarkBox, box: MarkBox, part: float, down: float, *, upright: bool) -> Block | None:
    """The percentage at the end of its bar: the old one fades out, then the new one in; none between them is shown."""
    value, before = box.value, one.value
    if value is None or before is None or not one.mark.percent_text or not box.mark.percent_text:
        return _shifted(value, 0, down)
    shown, seen = (before, 1 - 2 * part) if part < HALF else (value, 2 * part - 1)
    top = _mix(before.rect.top(), value.rect.top(), part) if upright else value.rect.top() + down
    placed = shown.at(_mix(before.rect.left(), value.rect.left(), part), top)
    return placed if before.lines == value.lines else replace(placed, seen=seen)


class Mover(QObject):
    """Shows the frames between two states, one after another, at the pace of the screen."""

    shown = Signal(object)
    """A Layout to show now; the last is the one it ends with."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._move: Move | None = None
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(FRAME_MS)
        self._timer.timeout.connect(self._on_time)

    @property
    def running(self) -> bool:
        """Whether frames are still to come."""
        return self._move is not None

    def go(self, before: Layout | None, after: Layout) -> bool:
        """Start from what is shown; False where there is nothing to move, or nothing may."""
        self.stop()
        made = move(before, after) if motion.is_allowed() else None
        if made is None:
            return False
        self._move = made
        self._clock.start()
        self._timer.start()
        self.shown.emit(frame(made, 0.0))
        return True

    def stop(self) -> None:
        """Leave it at what is shown now."""
        self._timer.stop()
        self._move = None

    def _on_time(self) -> None:
        made = self._move
        if made is None:
            return
        part = self._clock.elapsed() / made.duration
        if part >= 1:
            self.stop()
        self.shown.emit(frame(made, part))
