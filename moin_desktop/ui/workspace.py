"""What the window shows now: project, question, filter, selection. Widgets call down, news comes up as signals."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from moin_desktop.analysis.conditions import NO_FILTER, Filter, key
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from moin_desktop.analysis.columns import Mask
    from moin_desktop.analysis.marks import ChartSpec
    from moin_desktop.analysis.questions import Question
    from moin_desktop.analysis.reading import Reading
    from moin_desktop.analysis.survey import Survey
    from moin_desktop.models.project import Changed, Project

T = TypeVar("T")

SURVEY_TABLES = frozenset({"project", "survey", "question", "answer_option", "correction"})
THEME_TABLES = frozenset({"theme", "coding", "settled"})


PLACES = frozenset({"data", "explore", "findings"})
_REMEMBERED = ("last survey", "last question", "last place")


@dataclass(frozen=True, slots=True)
class Selection:
    """The answers chosen by hand at one question; linked charts fill with the respondents behind them."""

    question: str = ""
    options: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.options)


NO_SELECTION = Selection()


@dataclass(frozen=True, slots=True)
class Message:
    """One line for the foot of the window, with an action and at most one more."""

    text: str
    action: str = ""
    run: Callable[[], object] | None = None
    trouble: bool = False
    hint: str = ""
    also: str = ""
    run_also: Callable[[], object] | None = None
    of_step: bool = False
    """It offers to take back or do again the last step, and is out of date once there is another."""
    waits: bool = False
    """It never takes the place of another, and comes when that has gone."""


class Workspace(QObject):
    """The only state the window has. Every change of the project goes through ``do``, ``undo`` or ``redo``."""

    project_changed = Signal()
    """Another project is open, or none."""
    survey_changed = Signal()
    """Another survey is shown, or the shown one was read anew after a correction."""
    changed = Signal(object)
    """frozenset of table names that a step, undo or redo has changed."""
    place_changed = Signal(str)
    question_changed = Signal()
    filter_changed = Signal()
    selection_changed = Signal()
    chart_asked = Signal(object)
    """A ChartSpec: Explore shows its whole view."""
    evidence_asked = Signal(str)
    """A finding whose evidence Explore shows, one after the other."""
    finding_wanted = Signal(str)
    """A finding whose card is to be shown on the board."""
    words_wanted = Signal(str, str)
    """A question and a written answer to it that is to be shown in the list of answers."""
    notes_asked = Signal(str)
    """The list of all notes is wanted: all, only those "waiting" or "changed", or those of the question "here"."""
    note_wanted = Signal(object)
    """A Pin that somebody wants to write a note on."""
    note_opened = Signal(str)
    """The id of a note that is to be shown where it is pinned."""
    told = Signal(object)
    """A Message for the toast."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs = Jobs(self)
        self.wanted_finding = ""
        """The finding asked for last: Explore shows it where several were kept of the same chart."""
        self._author = ""
        self._project: Project | None = None
        self._survey: Survey | None = None
        self._place = "start"
        self._question = ""
        self._whole_filter = self._filter = NO_FILTER
        self._selection = NO_SELECTION
        self._mask: Mask | None = None
        self._selection_mask: Mask | None = None

    # What is shown

    @property
    def is_open(self) -> bool:
        """Whether a project is open."""
        return self._project is not None

    @property
    def project(self) -> "Project":
        """The open project; a bug to ask when none is."""
        assert self._project is not None
        return self._project

    @property
    def has_survey(self) -> bool:
        """Whether the open project shows a survey."""
        return self._survey is not None

    @property
    def survey(self) -> "Survey":
        """The survey shown; a bug to ask when none is."""
        assert self._survey is not None
        return self._survey

    @property
    def place(self) -> str:
        """start, data, explore or findings."""
        return self._place

    @property
    def question(self) -> "Question | None":
        """The question in Explore and in the Data inspector."""
        if self._survey is None or not self._question:
            return None
        return self._survey.question(self._question)

    @property
    def filter(self) -> Filter:
        """The filter every number is under; what is switched off is no part of it."""
        return self._filter

    @property
    def whole_filter(self) -> Filter:
        """The filter with the conditions that are switched off."""
        return self._whole_filter

    @property
    def mask(self) -> "Mask":
        """The respondents who fit the filter: (rows,)."""
        if self._mask is None:
            from moin_desktop.analysis import filters

            self._mask = filters.mask(self.survey, self._filter)
        return self._mask

    @property
    def selection(self) -> Selection:
        """The answers chosen by hand."""
        return self._selection

    @property
    def selection_mask(self) -> "Mask | None":
        """The respondents behind the selection, within the filter; None without a selection."""
        if not self._selection:
            return None
        if self._selection_mask is None:
            from moin_desktop.analysis import selections

            chosen = selections.selection_mask(self.survey, self._selection.question, self._selection.options)
            self._selection_mask = self.mask & chosen
            self._selection_mask.flags.writeable = False
        return self._selection_mask

    @property
    def author(self) -> str:
        """Who works here; written beside every step."""
        return self._author

    def sign_as(self, author: str) -> None:
        """Write another name beside what is done from now on."""
        self._author = author
        if self._project is not None:
            self._project.author = author

    # Project

    def create_project(self, path: Path, name: str, reading: "Reading", *, synthetic: bool = False) -> bool:
        """Make a new project holding one freshly read survey, and show how it was read."""
        from moin_desktop.models import surveys
        from moin_desktop.models.project import Project

        try:
            project = Project.create(path, name)
            project.author = self._author
            try:
                label = _("Import {name}").format(name=reading.source.name)
                project.change(label, surveys.add, reading, name, synthetic=synthetic)
            except BaseException:
                project.close()
                path.unlink(missing_ok=True)
                raise
        except MoinError as trouble:
            self.tell_trouble(trouble)
            return False
        self._take(project)
        self.go("data")
        return True

    def open_project(self, path: Path) -> bool:
        """Open a project file where it was left."""
        from moin_desktop.models.project import Project

        try:
            project = Project.open(path)
        except MoinError as trouble:
            self.tell_trouble(trouble)
            return False
        self._take(project)
        survey, question, place = self._left_at()
        if survey and self._survey is not None and survey != self._survey.id:
            self.show_survey(survey)
        if self._survey is not None and question in {q.id for q in self._survey.questions}:
            self.set_question(question)
        usual = "explore" if self._survey is not None else "data"
        self.go(place if place in PLACES and self._survey is not None else usual)
        return True

    def _left_at(self) -> tuple[str, str, str]:
        """Survey, question and place where the project was left; empty for one that was never looked at."""
        from moin_desktop.models import settings

        session = self.project.session
        survey, question, place = (settings.get(session, name) for name in _REMEMBERED)
        return survey, question, place

    def _remember_place(self) -> None:
        """Keep where one is in the project, which is no step; that it cannot be kept is told by the next step."""
        if self._project is None or self._survey is None or self._place not in PLACES:
            return
        from moin_desktop.models import settings

        here = (self._survey.id, self._question, self._place)
        with contextlib.suppress(MoinError):
            for name, value in zip(_REMEMBERED, here, strict=True):
                if settings.get(self._project.session, name) != value:
                    self._project.remember(settings.put, name, value)

    def add_survey(self, reading: "Reading") -> None:
        """Take a further survey into the open project and show it."""
        from moin_desktop.models import surveys

        label = _("Import {name}").format(name=reading.source.name)
        added = self.do(label, surveys.add, reading)
        if added is not None:
            self.show_survey(added)
            self.go("data")

    def close_project(self) -> None:
        """Close the project file; everything is on disk already."""
        if self._project is not None:
            self._project.close()
        self._project = None
        self._forget_survey()
        self.project_changed.emit()
        self.go("start")

    def _take(self, project: "Project") -> None:
        if self._project is not None:
            self._project.close()
        self._project = project
        project.author = self._author
        self._forget_survey()
        self._load_survey("")
        self.project_changed.emit()
        self.survey_changed.emit()

    def _forget_survey(self) -> None:
        self._survey = None
        self._question = ""
        self._whole_filter = self._filter = NO_FILTER
        self._selection = NO_SELECTION
        self._mask = self._selection_mask = None

    def show_survey(self, id: str) -> None:
        """Show another survey of the project."""
        self._forget_survey()
        self._load_survey(id)
        self.survey_changed.emit()
        self.question_changed.emit()
        self.filter_changed.emit()

    def _load_survey(self, id: str) -> None:
        from moin_desktop.models import surveys

        there = [info.id for info in surveys.infos(self.project.session)]
        self._survey = None
        self._mask = self._selection_mask = None
        if not there:
            return
        self._survey = surveys.load(self.project.session, id if id in there else there[-1])
        self._note_who()
        if self._question not in {q.id for q in self._survey.questions}:
            from moin_desktop.analysis.titles import opening

            first = opening(self._survey.charted)
            self._question = first.id if first else ""

    def _note_who(self) -> bool:
        """Tell the survey whom notes are pinned to; whether that has changed."""
        from moin_desktop.models import filters as kept

        if self._survey is None:
            return False
        before, self._survey.noted = self._survey.noted, kept.noted_rows(self.project.session, self._survey.id)
        return before != self._survey.noted

    # Steps

    def do(self, label: str, operation: Callable[..., T], *args: object, **kwargs: object) -> T | None:
        """Run one operation as one undoable step; trouble is told and nothing is changed."""
        try:
            done: Changed[T] = self.project.change(label, operation, *args, **kwargs)
        except MoinError as trouble:
            self.tell_trouble(trouble)
            return None
        self._announce(done.tables)
        return done.value

    def run(self, change: "Callable[[], Changed[T]]") -> T:
        """Run what changes the project by itself, such as ``Project.go_to``, and announce it; raises MoinError."""
        done = change()
        self._announce(done.tables)
        return done.value

    def undo(self) -> None:
        """Take the last step back, and say which."""
        label = self._project.undo_label if self._project else ""
        if label:
            self._replay(self.project.undo, _("Undone: {step}").format(step=label), _("Redo"), self.redo)

    def redo(self) -> None:
        """Do the step again that was taken back last, and say which."""
        label = self._project.redo_label if self._project else ""
        if label:
            self._replay(self.project.redo, _("Done again: {step}").format(step=label), _("Undo"), self.undo)

    def _replay(
        self, step: "Callable[[], Changed[str] | None]", text: str, back: str, run: Callable[[], object]
    ) -> None:
        try:
            done = step()
        except MoinError as trouble:
            self.tell_trouble(trouble)
            return
        if done is not None:
            self._announce(done.tables)
            self.tell(text, back, run)

    def _announce(self, tables: frozenset[str]) -> None:
        if tables & SURVEY_TABLES:
            self._load_survey(self._survey.id if self._survey is not None else "")
            self._drop_gone()
            self.survey_changed.emit()
        elif tables & THEME_TABLES:
            self._lay_themes()
        if "note" in tables and self._note_who() and any(key(c) == "notes" for c in self._filter.conditions):
            self._mask = self._selection_mask = None
            self.filter_changed.emit()
        self.changed.emit(tables)

    def _lay_themes(self) -> None:
        """Themes are questions: those are made anew, and nothing else is; who shows them hears of it by ``changed``."""
        from moin_desktop.analysis.themes import text_id
        from moin_desktop.models import themes

        if self._survey is None:
            return
        self._survey = themes.lay(self.project.session, self._survey, late=True)
        if self._question not in {q.id for q in self._survey.questions}:
            self._question = text_id(self._question)
            self.question_changed.emit()
        stands_on = {c.question for c in self._whole_filter.conditions} | {self._selection.question}
        if any(text_id(id) != id for id in stands_on):
            self._mask = self._selection_mask = None
            self._drop_gone()
            self.filter_changed.emit()

    def _drop_gone(self) -> None:
        """Forget filter conditions and selections whose question or answers are gone."""
        from moin_desktop.analysis import filters, selections

        known = {q.id: q for q in self._survey.questions} if self._survey else {}
        conditions = self._whole_filter.conditions
        kept = [c for c in conditions if self._survey is not None and filters.whole(self._survey, c)]
        if len(kept) < len(conditions):
            self.set_filter(Filter(tuple(kept)))
        asked = known.get(self._selection.question)
        survey, options = self._survey, self._selection.options
        if survey is None or asked is None or not all(selections.holds(survey, asked, id) for id in options):
            self.clear_selection()

    # Where we are

    def go(self, place: str) -> None:
        """Show a place: start, data, explore or findings."""
        self._place = place
        self._remember_place()
        self.place_changed.emit(place)

    def set_question(self, id: str) -> None:
        """Show another question; the selection is let go."""
        if id != self._question:
            self._question = id
            self._remember_place()
            self.clear_selection()
            self.question_changed.emit()

    def show_chart(self, spec: "ChartSpec") -> None:
        """Show a chart as it was kept: its question and filter, compared, paired and drawn alike."""
        self.set_question(spec.question)
        self.set_filter(spec.filter)
        self.chart_asked.emit(spec)

    def step_question(self, by: int) -> None:
        """Show the next or previous question that has a chart."""
        ids = [q.id for q in self.survey.charted]
        if self._question in ids:
            place = ids.index(self._question) + by
            if 0 <= place < len(ids):
                self.set_question(ids[place])

    def set_filter(self, filter: Filter) -> None:
        """Put every number under another filter; what is off in it stays at hand."""
        if (filter, filter.name) != (self._whole_filter, self._whole_filter.name):
            self._whole_filter, self._filter = filter, filter.active
            self._mask = self._selection_mask = None
            self.filter_changed.emit()

    def select(self, question: str, options: tuple[str, ...]) -> None:
        """Choose answers by hand."""
        chosen = Selection(question, options) if options else NO_SELECTION
        if chosen != self._selection:
            self._selection = chosen
            self._selection_mask = None
            self.selection_changed.emit()

    def clear_selection(self) -> None:
        """Let the chosen answers go."""
        self.select("", ())

    def filter_to_selection(self) -> None:
        """Turn the selection into a filter: only these respondents."""
        from moin_desktop.analysis import chosen_marks

        parts = chosen_marks.conditions(self.survey, self._selection.question, self._selection.options)
        if parts:
            wanted = self._whole_filter
            for part in parts:
                wanted = wanted.with_condition(part)
            self.clear_selection()
            self.set_filter(wanted)

    # Words to the user

    def tell(
        self,
        text: str,
        action: str = "",
        run: Callable[[], object] | None = None,
        also: str = "",
        run_also: Callable[[], object] | None = None,
    ) -> None:
        """Show one line at the foot of the window, with what can be done about it."""
        of_step = any(act in (self.undo, self.redo) for act in (run, run_also))
        self.told.emit(Message(text, action, run, also=also, run_also=run_also, of_step=of_step))

    def tell_trouble(self, trouble: MoinError) -> None:
        """Show known trouble with its way out."""
        self.told.emit(Message(trouble.message, hint=trouble.hint, trouble=True))
