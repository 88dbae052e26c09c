"""The notes of the question shown: where each hangs on the chart, what it is about in words, and what became of it."""

from moin_desktop.analysis import cells, selections
from moin_desktop.analysis.marks import ChartData
from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.survey import Survey
from moin_desktop.i18n import _
from moin_desktop.models import note_numbers
from moin_desktop.models import note_places as places
from moin_desktop.models.note_words import mark_text, visibility_text
from moin_desktop.models.notes import Note, seen_by
from moin_desktop.models.pins import PinKind
from moin_desktop.ui.charts.plan import MOST_NOTES, MarginNote
from moin_desktop.ui.workspace import Workspace

_ON_CHARTS = frozenset(PinKind) - {PinKind.RESPONDENT, PinKind.QUOTE, PinKind.SURVEY}


class Noted:
    """Read by the panes of Explore; worked out again when the notes, the question or the survey are others."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.question: Question | None = None
        self.data: ChartData | None = None
        self.notes: tuple[Note, ...] = ()
        self.came_for = ""
        """The note somebody came for: it stands beside the chart even where others are newer."""
        self._since: tuple[Survey | None, tuple[Note, ...], dict[str, str]] = (None, (), {})
        self._names: tuple[Survey | None, tuple[Note, ...], places.Names | None] = (None, (), None)

    def show(self, question: Question | None, data: ChartData | None, notes: tuple[Note, ...]) -> None:
        """Take what is shown now."""
        self.question, self.data, self.notes = question, data, notes

    def of(self, options: tuple[str, ...]) -> tuple[Note, ...]:
        """The notes on these answers, alone, in a group or together with others; all without options."""
        if not options:
            return self.notes
        answers = {cells.answer(option) for option in options}
        return tuple(note for note in self.notes if self._is_of(note, options, answers))

    def _is_of(self, note: Note, options: tuple[str, ...], answers: set[str]) -> bool:
        if note.pin.kind is PinKind.CELL:
            return bool({cell_of(note), note.pin.option} & set(options))
        if note.pin.kind is PinKind.SPAN:
            return bool(set(note.pin.options) & answers)
        return self.hangs_at(note) in {*options, *answers} - {""}

    def hangs_at(self, note: Note) -> str:
        """The mark a note is about: an answer, or one row's answer of a grid, which its number alone remembers."""
        part = note.about.option if note.about is not None and not note.pin.options else ""
        if part and (self.question is None or not selections.selected_label(self.question, part)):
            part = ""
        return note.pin.option or part

    def place(self, note: Note) -> str:
        """What a note is about, in words."""
        survey = self._workspace.survey
        if self._names[0] is not survey or self._names[1] is not self.notes:
            self._names = (survey, self.notes, places.names(self._workspace.project.session, survey))
        told = self._names[2]
        assert told is not None
        return places.place_text(survey, note.pin, told, note.about.option if note.about else "")

    def since(self, note: Note) -> str:
        """What became of the number that a note was written about; empty when nothing did."""
        survey = self._workspace.survey
        if self._since[0] is not survey or self._since[1] != self.notes:
            self._since = (survey, self.notes, note_numbers.since(survey, self.notes))
        return self._since[2].get(note.id, "")

    def margin(self) -> tuple[MarginNote, ...]:
        """The latest notes that those see who work at the chart, as they stand beside it."""
        theirs = seen_by("team")
        there = [n for n in self.notes if n.shown and n.visibility in theirs and n.pin.kind in _ON_CHARTS]
        wanted = [note for note in there[:-MOST_NOTES] if note.id == self.came_for]
        return tuple(self._in_margin(note) for note in (wanted + there[-MOST_NOTES:])[:MOST_NOTES])

    def _in_margin(self, note: Note) -> MarginNote:
        pin = note.pin
        compared = pin.kind is PinKind.CELL and self.data is not None and self.data.spec.compare == pin.by
        group = "" if compared or pin.kind is not PinKind.CELL else places.group_text(self._workspace.survey, pin)
        seen = "" if note.visibility == "room" else visibility_text(note.visibility)
        said = (group, note.author, mark_text(note.mark), seen)
        return MarginNote(
            note.id,
            note.text,
            _(" · ").join(part for part in said if part),
            self.hangs_at(note),
            group=pin.group if compared else "",
            cell=cell_of(note) if compared else "",
            span=pin.options if pin.kind is PinKind.SPAN else (),
            visibility=note.visibility,
        )


def cell_of(note: Note) -> str:
    """The mark of the cell that a note is about."""
    return cells.cell_id(note.pin.option, note.pin.by, note.pin.group)
