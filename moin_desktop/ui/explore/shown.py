"""What Explore shows now, worked out once per change and read by its three panes."""

from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from moin_desktop.analysis import cells, charts, chosen_marks, compared, figures, filters, hiding, selections, waves
from moin_desktop.analysis.answers import State
from moin_desktop.analysis.charts import ChartData, ChartKind, ChartSpec
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.filters import IN_FILTER, key
from moin_desktop.analysis.kinds import WITH_RANGES
from moin_desktop.analysis.questions import CHARTED_TYPES, Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import natural_order
from moin_desktop.analysis.themes import themes_id
from moin_desktop.analysis.titles import opening
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import findings, notes, questions
from moin_desktop.models.findings import Finding
from moin_desktop.models.notes import Note
from moin_desktop.ui.charts.plan import Plan
from moin_desktop.ui.explore.looks import Looks, same_view
from moin_desktop.ui.explore.noted import Noted
from moin_desktop.ui.explore.other_surveys import OtherSurveys
from moin_desktop.ui.workspace import THEME_TABLES, Workspace

TOO_FEW = 5
"""Under a filter that leaves fewer respondents than this, a chart would point at people."""
_SORTED = frozenset({QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.RANKING})
_LOOKED_AT = frozenset({"note", "finding", "question", "survey", "correction", "answer_option"})


class Shown(QObject):
    """The question, its chart, its notes and its finding. ``changed`` comes at most once per turn of the event loop."""

    changed = Signal()

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.looks = Looks()
        self._others = OtherSurveys(workspace)
        self._anyway = False
        self._awake = False
        self.view = "bars"
        """bars, or table."""
        self.reads = True
        """Free text is read and coded; else it has a chart like any other question."""
        self.question: Question | None = None
        self.data: ChartData | None = None
        self.finding: Finding | None = None
        self.findings: tuple[Finding, ...] = ()
        """All of this survey, in running order."""
        self.notes: tuple[Note, ...] = ()
        """All on this question, oldest first."""
        self.noted = Noted(workspace)
        self._waiting: tuple[Survey, int] | None = None
        self.headline = ""
        self._kept: tuple[Survey, str, tuple[tuple[Finding, ...], tuple[Note, ...], str]] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.refresh)
        for signal in (
            workspace.question_changed,
            workspace.filter_changed,
            workspace.selection_changed,
            workspace.survey_changed,
            workspace.project_changed,
        ):
            signal.connect(self._later)
        workspace.question_changed.connect(self._on_question_changed)
        workspace.filter_changed.connect(self._on_filter_changed)
        workspace.project_changed.connect(self._on_project_changed)
        workspace.chart_asked.connect(self._on_chart_asked)
        workspace.changed.connect(self._on_changed)

    # Asked for by the panes

    def set_awake(self, awake: bool) -> None:
        """Work only while the place is visible."""
        self._awake = awake
        if awake:
            self.refresh()

    def set_view(self, view: str) -> None:
        """Show the chart or the table."""
        self.view = view
        self._later()

    @property
    def is_coding(self) -> bool:
        """Whether answers are read and coded, in place of any chart."""
        return self.reads and self.question is not None and self.question.type is QuestionType.TEXT

    @property
    def text(self) -> Question | None:
        """The free-text question that is shown, itself or by its themes; None for any other."""
        at = self.question
        if at is None or not self._workspace.has_survey:
            return None
        if at.themes_of:
            return self._workspace.survey.question(at.themes_of)
        return at if at.type is QuestionType.TEXT else None

    def read(self, reads: bool) -> None:
        """Read and code the free text that is shown, or look at its chart: of its themes where it has some."""
        text = self.text
        if text is None:
            return
        self.reads = reads
        charted = themes_id(text.id)
        there = any(question.id == charted for question in self._workspace.survey.questions)
        self._workspace.set_question(charted if there and not reads else text.id)
        self._later()

    @property
    def can_sort(self) -> bool:
        """Whether the answers have no order of their own."""
        return self.question is not None and self.question.type in _SORTED and self.data is not None

    @property
    def order(self) -> str:
        """most_first, or as_listed."""
        if self.question is None:
            return "most_first"
        return self.looks.at(self.question.id).order or natural_order(self.question)

    def toggle_order(self) -> None:
        """Most first, or as listed."""
        if self.question is not None and self.can_sort:
            self.look(order="as_listed" if self.order == "most_first" else "most_first")

    def look(self, **chosen: object) -> None:
        """Look at the question in another way; the names are those of a Look."""
        if self.question is not None:
            self.looks.change(self.question.id, **chosen)
            self._later()

    @property
    def pair(self) -> str:
        """The other question of the pair that is shown; empty while none is."""
        return self.data.spec.pair if self.data is not None else ""

    def pair_with(self, other: str) -> None:
        """Show the question at hand beside another with the same answers, or alone again where that is empty."""
        at = self._workspace.question
        if at is not None and self.looks.at(at.id).pair != other:
            self.looks.change(at.id, pair=other, kind=None)
            self.looks.compare = "" if other else self.looks.compare
            self._later()

    @property
    def can_compare(self) -> bool:
        """Whether there is anything to compare the question by."""
        ws = self._workspace
        return self.question is not None and bool(compared.groupings(ws.survey, self.question))

    @property
    def comparing(self) -> Question | None:
        """The question compared by; None while nothing is compared."""
        by = self.data.spec.compare if self.data is not None else ""
        if self.data is not None and by == IN_FILTER:
            return compared.in_filter(self._workspace.survey, self.data.spec.filter)
        return self._workspace.survey.question(by) if by else None

    def compare_by(self, by: str) -> None:
        """Compare by the answers to another question, here and at the questions that follow; empty for no longer."""
        self.looks.compare = by
        self.looks.last = by or self.looks.last
        self.view = "bars"
        self._later()

    def toggle_compare(self) -> None:
        """Compare by what was compared by last, or no longer."""
        if self.question is not None and self.can_compare:
            self.looks.toggle_compare(self._workspace.survey, self.question, self._workspace.filter)
            self.view = "bars"
            self._later()

    @property
    def can_range(self) -> bool:
        """Whether the chart shows likely ranges."""
        if self.data is None or self.data.kind not in WITH_RANGES or self.data.empty:
            return False
        return self.data.kind is not ChartKind.BARS or not self.data.rows

    def toggle_range(self) -> None:
        """Show likely ranges, or no longer."""
        if self.can_range:
            self.looks.likely_range = not self.looks.likely_range
            self._later()

    def waves_of(self, question: Question) -> tuple[waves.Wave, ...]:
        """The surveys of the project that have this question; nothing where it is only this one."""
        return self._others.waves(question)

    def look_again(self) -> None:
        """Work everything out again after the looks were changed."""
        self._later()

    def show_anyway(self) -> None:
        """Show counts although the filter leaves very few."""
        self._anyway = True
        self._later()

    @property
    def too_few(self) -> int | None:
        """How many respondents a filter leaves when these are too few to chart; None when they are not."""
        ws = self._workspace
        if not ws.filter or self.data is None or self.data.empty:
            return None
        if self.veil:
            return int(np.count_nonzero(ws.mask))
        if self._anyway:
            return None
        left = int(np.count_nonzero(self._workspace.mask))
        return left if left < TOO_FEW else None

    @property
    def veil(self) -> str:
        """Why nothing at all is shown under the filter, where small groups are hidden; empty where something may be."""
        ws = self._workspace
        return hiding.veil(ws.survey, ws.filter) if ws.has_survey else ""

    @property
    def nobody(self) -> str:
        """Why there is no chart, where there is none; a filter may leave only people who were never asked."""
        ws, question = self._workspace, self.question
        if self.data is None or question is None or not self.data.empty:
            return ""
        left = int(np.count_nonzero(ws.mask))
        asked = np.count_nonzero((ws.survey.answers(question.id).state != State.NOT_ASKED) & ws.mask)
        if not ws.filter or not left or asked:
            return self.data.empty
        said = ngettext("The one respondent left was not asked this", "Nobody of these {n} was asked this", left)
        return said.format(n=number_text(left))

    @property
    def options(self) -> tuple[str, ...]:
        """The answers chosen by hand at this question."""
        chosen = self._workspace.selection
        return chosen.options if self.question is not None and chosen.question == self.question.id else ()

    @property
    def choice_text(self) -> str:
        """What is chosen, in words; of a block of cells its answers, then its groups."""
        options, survey = self.options, self._workspace.survey
        parted = [cell for option in options if (cell := cells.apart(option)) is not None]
        rows = dict.fromkeys(self.label(cell.option) for cell in parted)
        groups = dict.fromkeys(cells.named(survey, cell) for cell in parted)
        if len(parted) == len(options) == len(rows) * len(groups):
            return cells.labelled(_(" or ").join(rows), _(" or ").join(groups))
        return _(" or ").join(self.label(option) for option in options)

    @property
    def choice_hidden(self) -> str:
        """Why nothing is told of those chosen, where small groups are hidden; empty where something may be."""
        ws, data = self._workspace, self.data
        if data is None or not self.options or ws.survey.hide_under < 1 or ws.selection_mask is None:
            return ""
        return hiding.choice(ws.survey, data, self.options, ws.mask, ws.selection_mask)

    @property
    def can_filter(self) -> bool:
        """Whether the chosen answers can become a filter."""
        ws = self._workspace
        if not self.options or self.question is None or ws.selection_mask is None or self.choice_hidden:
            return False
        parts = chosen_marks.conditions(ws.survey, self.question.id, self.options)
        if not {key(part) for part in parts} & {key(part) for part in ws.filter.conditions}:
            return bool(parts)
        # A condition gives way to one on the same question: then others may be let in than those chosen.
        wanted = ws.filter
        for part in parts:
            wanted = wanted.with_condition(part)
        return np.array_equal(filters.mask(ws.survey, wanted), ws.selection_mask)

    def label(self, option: str) -> str:
        """What an answer is called; empty where the chart does not have it."""
        survey = self._workspace.survey
        if self.question is not None and (found := selections.label(survey, self.question, option)):
            return found
        marks = self.data.marks if self.data else ()
        chosen, cell = cells.answer(option), cells.apart(option)
        found = next((m.label for m in marks if m.option == chosen), "")
        return found if cell is None else cells.labelled(found, cells.named(survey, cell))

    def notes_of(self, options: tuple[str, ...]) -> tuple[Note, ...]:
        """The notes on these answers; all of the question without options."""
        return self.noted.of(options)

    def hangs_at(self, note: Note) -> str:
        """The mark a note is about: an answer, or one row's answer of a grid, which its number alone remembers."""
        return self.noted.hangs_at(note)

    @property
    def waiting(self) -> int:
        """How many notes of the survey wait because their place is gone."""
        ws = self._workspace
        if not ws.is_open or not ws.has_survey:
            return 0
        if self._waiting is None or self._waiting[0] is not ws.survey:
            self._waiting = ws.survey, len(notes.waiting(ws.project.session, ws.survey))
        return self._waiting[1]

    def since(self, note: Note) -> str:
        """What became of the number that a note was written about; empty when nothing did."""
        return self.noted.since(note)

    def choices_of(self, question: str) -> frozenset[str]:
        """The answers to another question of the survey; nothing where there is no such question."""
        return next((one.choices for one in self._workspace.survey.questions if one.id == question), frozenset())

    @property
    def plan(self) -> Plan | None:
        """The chart with its headline, focus and the notes in its margin."""
        if self.data is None:
            return None
        focus = self.finding.focus if self.finding is not None else ()
        return Plan(self.data, self.headline, self.noted.margin(), focus, self.options)

    @property
    def spec(self) -> ChartSpec | None:
        """What a finding keeps of this chart: its whole view, with the kind it has now."""
        return replace(self.data.spec, kind=self.data.kind) if self.data else None

    # Worked out

    def _later(self) -> None:
        self._soon.start()

    def _on_project_changed(self) -> None:
        self.looks = Looks()

    def _on_chart_asked(self, spec: ChartSpec) -> None:
        self.reads = False
        self.looks.take(spec)
        self.view = "bars"
        self._later()

    def _on_question_changed(self) -> None:
        """A pair has a place of its own in the list: who comes back to one of its questions finds it alone."""
        at = self._workspace.question
        for id, look in tuple(self.looks.of.items()):
            if look.pair and at is not None and id != at.id:
                self.looks.change(id, pair="", kind=None)

    def _on_filter_changed(self) -> None:
        self._anyway = False

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & _LOOKED_AT:
            self._kept = None
            self._waiting = None
            self._later()
        elif tables & THEME_TABLES and not self.is_coding:
            self._later()

    def refresh(self) -> None:
        """Work everything out again and tell."""
        self._soon.stop()
        if not self._awake:
            return
        self._read()
        self.changed.emit()

    def _read(self) -> None:
        ws = self._workspace
        self.question, self.data, self.finding = None, None, None
        self.findings, self.notes, self.headline = (), (), ""
        self.noted.show(None, None, ())
        if not ws.is_open or not ws.has_survey:
            return
        self.question = self._at()
        if self.question is None:
            return
        self.findings, self.notes, typed = self._kept_of(self.question.id)
        self.finding = self._finding_of(self.question)
        self.headline = self.finding.headline if self.finding is not None else typed
        self.data = None if self.is_coding else self._computed(self.question)
        if self.finding is not None:
            self.notes += self._notes_on(self.finding)
        self.noted.show(self.question, self.data, self.notes)

    def _notes_on(self, finding: Finding) -> tuple[Note, ...]:
        """The notes on a finding as a whole."""
        return notes.of_finding(self._workspace.project.session, finding.id)

    def _finding_of(self, question: Question) -> Finding | None:
        """The finding kept of what is shown; a question not looked at otherwise is shown as it was kept."""
        survey, filter, looks = self._workspace.survey, self._workspace.filter, self.looks
        here = [f for f in self.findings if f.spec.question == question.id and f.spec.filter == filter]
        here.sort(key=lambda finding: finding.id != self._workspace.wanted_finding)
        if not here:
            return None
        spec = looks.spec(survey, question, filter)
        if question.id not in looks.of:
            alike = next((f for f in here if f.spec.compare == spec.compare), None)
            if alike is not None:
                looks.take(alike.spec)
                return alike
        people = int(np.count_nonzero(survey.everyone))
        return next((f for f in here if same_view(question, f.spec, spec, people)), None)

    def _kept_of(self, id: str) -> tuple[tuple[Finding, ...], tuple[Note, ...], str]:
        """What the project keeps: findings, notes and headline; asked for again only when a step touched them."""
        session, survey = self._workspace.project.session, self._workspace.survey
        if self._kept is None or self._kept[0] is not survey or self._kept[1] != id:
            all_here = tuple(f for f in findings.all(session) if f.survey == survey.id)
            typed = questions.headlines(session, survey.id).get(id, "")
            self._kept = (survey, id, (all_here, notes.of_question(session, id), typed))
        return self._kept[2]

    def _at(self) -> Question | None:
        """The question to show; the first that has a chart where the window is at one that has none."""
        ws = self._workspace
        at = ws.question
        if at is not None and at.type in CHARTED_TYPES:
            return at
        first = opening(ws.survey.charted)
        if first is not None:
            ws.set_question(first.id)
        return first

    def _computed(self, question: Question) -> ChartData | None:
        ws = self._workspace
        if not figures.filter_fits(ws.survey, ws.filter):
            return None
        spec = self.looks.spec(ws.survey, question, ws.filter)
        if spec.kind is ChartKind.WAVES and self.waves_of(question):
            return waves.chart(self.waves_of(question), spec)
        chosen = self.options
        label = self.label(chosen[0]) if len(chosen) == 1 else ""
        return charts.compute(ws.survey, spec, self._selected(spec), selection_label=label)

    def _selected(self, spec: ChartSpec) -> Mask | None:
        """The selection within the filter; where those outside are shown beside it, theirs too."""
        ws = self._workspace
        if spec.compare != IN_FILTER or not ws.selection:
            return ws.selection_mask
        return selections.selection_mask(ws.survey, ws.selection.question, ws.selection.options)
