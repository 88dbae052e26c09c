"""What to draw and where it lies: plain values shared by drawing, hit tests, keys and screen readers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF

from moin_desktop.analysis.charts import ChartData, Mark
from moin_desktop.analysis.wording import of_text, part_text
from moin_desktop.i18n import _
from moin_desktop.ui.charts.text import Block
from moin_desktop.ui.theme import Tokens

MOST_NOTES = 3
LEAST_ON_WALL = 12.7
"""Times 1.9 this is 24 px: the least that is read from the back row of a room at 1080p."""


@dataclass(frozen=True, slots=True)
class MarginNote:
    """What somebody said, to stand in the margin level with an answer (or with none)."""

    id: str
    text: str
    author: str = ""
    option: str = ""
    group: str = ""
    """In a comparison: the group it was said about, so that its cell gets a ring."""
    cell: str = ""
    """The id of that cell's mark."""
    span: tuple[str, ...] = ()
    """Several answers that it was said about together: they get a bracket."""
    visibility: str = "room"
    """Who sees it: room, team or presenter."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One chart with the words around it."""

    data: ChartData
    headline: str = ""
    notes: tuple[MarginNote, ...] = ()
    focus: tuple[str, ...] = ()
    """Options that a finding is about: drawn strong."""
    chosen: tuple[str, ...] = ()
    """Options chosen by hand; they count before the focus."""

    @property
    def strong(self) -> tuple[str, ...]:
        """The options the chart is about now; of chosen cells their answers."""
        if not self.chosen:
            return self.focus
        return tuple(dict.fromkeys(part for id in self.chosen for part in (id, _answer(id)) if part))


def _answer(id: str) -> str:
    """The answer of a cell's id, in a comparison of one item of a grid without the item."""
    answer, at, _group = id.partition("@")
    return answer.rpartition(":")[2] if at else answer


@dataclass(frozen=True, slots=True)
class Touch:
    """What hand and keyboard are at; changes without a new layout."""

    hovered: str = ""
    current: str = ""
    chosen: tuple[str, ...] = ()
    ring: bool = False
    title_ring: bool = False
    editing: bool = False
    """The headline is being typed: the chart leaves its place free."""
    note: str = ""
    """The id of the note somebody came for, or carries to another answer."""
    frame: QRectF | None = None
    """Drawn by a held mouse around the answers to choose."""


@dataclass(frozen=True, slots=True)
class MarkBox:
    """Where one mark lies."""

    key: str
    """The option; with the number of its row before it in a grid."""
    mark: Mark
    name: str
    """What a screen reader says: "Building skills, 55%, 29 of 53"."""
    row: QRectF
    """The ground that belongs to it, for hand and hover."""
    bar: QRectF
    label: Block | None = None
    value: Block | None = None
    count: Block | None = None
    tip: QPointF | None = None
    """Where the leader of a note begins."""
    extent: float = 0.0
    """Pixels for a share of 1."""
    dots: tuple[QPointF, ...] = ()
    place: tuple[int, int] = (0, 1)
    """Which of how many, for colours of a scale."""
    cover: QRectF | None = None
    """While rows change places: the ground a rising row hides others with."""


@dataclass(frozen=True, slots=True)
class Extra:
    """A text that belongs to no mark: an axis label, a key, a caption."""

    block: Block
    strong: bool = False
    tone: str = ""
    """The token of its colour, where it is neither ink nor quiet: ink, ink2, ink3, data, warn."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line that belongs to no mark: an axis, a grid line, the border of a cell."""

    rect: QRectF
    tone: str = "ctx"


@dataclass(frozen=True, slots=True)
class Plot:
    """What a kind of chart has laid out."""

    marks: tuple[MarkBox, ...]
    rect: QRectF
    extras: tuple[Extra, ...] = ()
    dot: float = 0.0
    """Radius of a dot."""
    swatches: tuple[QRectF, ...] = ()
    """Squares of a key, one per answer."""
    rules: tuple[Rule, ...] = ()
    folded: int = 0
    """How many groups found no place; said in the footer."""


@dataclass(frozen=True, slots=True)
class NoteBox:
    """Where one note lies in the margin, and the line that ties it to its answer."""

    note: MarginNote
    rect: QRectF
    text: Block
    author: Block | None
    leader: tuple[QPointF, ...]
    faded: bool
    bracket: tuple[tuple[QPointF, ...], ...] = ()
    """The lines that gather the answers it is about together."""


@dataclass(frozen=True, slots=True)
class Room:
    """The ground left for the marks, and the scale of everything on it."""

    rect: QRectF
    scale: float
    grows: bool = True
    """Rows may go below the foot; the chart then becomes taller than its window."""
    wall: bool = False
    """For a projector: no text under its least size, rows closer together."""

    def px(self, size: float) -> float:
        """A size of text in pixels, from that of the design at 100%."""
        return max(size, LEAST_ON_WALL if self.wall else 0.0) * self.scale


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything lies."""

    plan: Plan
    size: QSizeF
    scale: float
    headline: Block
    subtitle: Block
    footer: Block
    plot: Plot
    notes: tuple[NoteBox, ...]
    headline_rect: QRectF
    """The whole line where the headline is typed."""
    ground: QRectF
    """The ground between subtitle and footer."""
    bare: bool = False
    """The ground is left free for a table or a list."""
    counts: float = 1.0
    """How much of the counts is seen while figures change, 0 to 1."""

    @property
    def marks(self) -> tuple[MarkBox, ...]:
        """All marks in reading order."""
        return self.plot.marks

    def box(self, key: str) -> MarkBox | None:
        """The mark with this key."""
        return next((m for m in self.plot.marks if m.key == key), None)

    def note_at(self, point: QPointF) -> NoteBox | None:
        """The note under a point."""
        return next((note for note in self.notes if note.rect.contains(point)), None)

    def mark_at(self, point: QPointF) -> MarkBox | None:
        """The mark under a point."""
        return next((m for m in self.plot.marks if m.row.contains(point)), None)


@dataclass(frozen=True, slots=True)
class Look:
    """The colours and the moment to draw in."""

    tokens: Tokens
    touch: Touch = Touch()
    room: bool = False
    """For a projector: soft bars are stronger there."""


def spoken(mark: Mark, row: str = "", group: str = "") -> str:
    """A mark in words: "Building skills, national department, 55%, 29 of 53"."""
    label = _("{row}: {answer}").format(row=row, answer=mark.label) if row else mark.label
    if mark.hidden:
        parts: tuple[str, ...] = (label, group, mark.hidden)
    else:
        differs = {1: _("more than the rest"), -1: _("fewer than the rest")}.get(mark.differs, "")
        parts = (label, group, part_text(mark.part), of_text(mark.count, mark.base), differs)
    return ", ".join(part for part in parts if part)


def keys(marks: Sequence[Mark]) -> list[str]:
    """A key for each mark: its option, or its place where the option is not its own."""
    options = [m.option for m in marks]
    alone = len(set(options)) == len(options)
    return [m.option if alone and m.option else str(i) for i, m in enumerate(marks)]
