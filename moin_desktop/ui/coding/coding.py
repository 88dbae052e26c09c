"""What is being coded now: the answers in their order, what was given to each, the words that are marked."""

from collections import defaultdict

import numpy as np
from PySide6.QtCore import QObject, Signal

from moin_desktop.analysis import tables
from moin_desktop.analysis import themes as analysis
from moin_desktop.analysis.answers import Chosen, State, Written
from moin_desktop.analysis.folding import fold
from moin_desktop.analysis.questions import Question, QuestionType, Role
from moin_desktop.analysis.respondents import answer_text
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import Table
from moin_desktop.analysis.themes import Theme, nested, themes_id
from moin_desktop.i18n import _
from moin_desktop.models import coded, codings, quotes, rules, themes
from moin_desktop.models.coded import Mark, Place
from moin_desktop.models.quotes import Quote
from moin_desktop.ui.coding.order import ORDERS, ordered
from moin_desktop.ui.workspace import Workspace

TABLES = frozenset({"theme", "coding", "settled", "quote"})
KEYS = 9
_TELLING = 2
"""So many closed answers tell who said something."""


class Coding(QObject):
    """The state of coding one free-text question, read by the cards and by the themes beside them."""

    reset = Signal()
    """Other answers, or the same in another order."""
    given_changed = Signal()
    """Themes, what was given, or quotes; ``touched`` says where."""
    current_changed = Signal()
    marked = Signal()
    """Other words of the current answer are marked, or none."""

    def __init__(self, workspace: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.question: Question | None = None
        self.themes: tuple[Theme, ...] = ()
        """In the order they are shown: parts after their whole."""
        self.order = ORDERS[0]
        self.rows: list[int] = []
        """The rows of the answers shown, in their order."""
        self.chosen: tuple[int, ...] = ()
        """The rows chosen together; empty while it is one alone."""
        self.mark: tuple[int, int] | None = None
        self.theme = ""
        """The theme looked at beside the answers."""
        self.touched: tuple[int, ...] | None = None
        """The rows that the last change was about; None for any."""
        self.quotes: tuple[Quote, ...] = ()
        self.table: Table | None = None
        """How many have which theme, under the filter."""
        self._wanted = ""
        self._row = -1
        self._given: dict[int, list[Mark]] = {}
        self._with: defaultdict[str, set[int]] = defaultdict(set)
        self._numbers: dict[int, int] = {}
        self._words: tuple[str, ...] = ()
        self._codes = np.empty(0, dtype=np.int32)
        self._who: list[Question] = []
        self._survey: Survey | None = None
        self._at = Place(0, 0)
        self._mask: object = None
        self._written = 0
        self._settled = False
        self.is_blind = False
        """Whether what other coders gave is hidden."""
        self._quoted: dict[int, list[Quote]] = {}
        self._kept: dict[tuple[int, int | None, int | None], Quote] = {}

    # What it knows

    @property
    def coder(self) -> str:
        """Under which name themes are given."""
        return self._workspace.project.author

    @property
    def survey(self) -> Survey:
        """The survey, with its themes as they are now."""
        return self._workspace.survey

    @property
    def question_id(self) -> str:
        """The free-text question; empty for none."""
        return self.question.id if self.question is not None else ""

    @property
    def row(self) -> int:
        """The row of the current answer; -1 for none."""
        return self._row

    @property
    def targets(self) -> tuple[int, ...]:
        """The rows that a theme is given to now."""
        return self.chosen or ((self._row,) if self._row >= 0 else ())

    def words(self, row: int) -> str:
        """One answer."""
        code = int(self._codes[row]) if 0 <= row < len(self._codes) else -1
        return self._words[code] if code >= 0 else ""

    def number(self, row: int) -> int:
        """Which of the answers it is, counted from 1 as they are listed."""
        return self._numbers.get(row, 0)

    def marks(self, row: int) -> list[Mark]:
        """What was given to an answer, oldest first."""
        return self._given.get(row, [])

    def given(self, row: int) -> tuple[str, ...]:
        """The themes of an answer in their order."""
        there = {mark.theme for mark in self._given.get(row, ())}
        return tuple(theme.id for theme in self.themes if theme.id in there)

    def coded_rows(self) -> dict[str, list[int]]:
        """The rows that have each theme."""
        return {theme.id: sorted(self._with[theme.id]) for theme in self.themes if theme.role is not Role.NONE}

    def rows_with(self, theme: str) -> list[int]:
        """The rows that have one theme."""
        return sorted(self._with[theme])

    def is_coded(self, row: int) -> bool:
        """Whether an answer has a theme, or none fits."""
        return row in self._given

    def theme_of(self, id: str) -> Theme | None:
        """A theme by its id; None for one that is gone."""
        return next((theme for theme in self.themes if theme.id == id), None)

    def keyed(self) -> tuple[Theme, ...]:
        """The themes that have a digit, in its order."""
        return tuple(theme for theme in self.themes if theme.role is not Role.NONE)[:KEYS]

    def digit(self, id: str) -> str:
        """The digit of a theme; empty for one without."""
        return next((str(at) for at, theme in enumerate(self.keyed(), 1) if theme.id == id), "")

    def tint(self, id: str) -> int:
        """Which colour a theme has: it stays the same wherever the theme stands; -1 for where no theme fits."""
        theme = self.theme_of(id)
        if theme is None or theme.role is Role.NONE:
            return -1
        made = sorted((one.id for one in self.themes if one.role is not Role.NONE), key=lambda one: int(one[1:]))
        return made.index(id)

    def count(self, id: str) -> int:
        """How many answers under the filter have a theme, those of its parts included."""
        return next((row.count for row in self.table.rows if row.option == id), 0) if self.table is not None else 0

    @property
    def progress(self) -> tuple[int, int]:
        """How many answers under the filter are coded, of how many."""
        return (self.table.answered if self.table is not None else 0), self._written

    def who(self, row: int) -> str:
        """What tells who said something: the first closed answers."""
        said = (answer_text(question, self.survey.answers(question.id), row) for question in self._who)
        return _(", ").join(part for part in said if part)

    def quotes_of(self, row: int) -> list[Quote]:
        """The quotes kept of an answer."""
        return self._quoted.get(row, [])

    def quote(self, row: int, words: tuple[int, int] | None) -> Quote | None:
        """The quote kept of an answer, or of these words of it."""
        start, stop = words if words is not None else (None, None)
        return self._kept.get((row, start, stop))

    # What is shown

    def show(self, question: Question | None) -> None:
        """Code the answers to a question; the same one again is looked at anew where anything changed."""
        self.touched = None
        ws = self._workspace
        other = question is None or self.question is None or question.id != self.question.id
        fresh = other or self._survey is None or ws.mask is not self._mask
        self.question = question
        if question is None or not ws.has_survey:
            return
        if other:
            self._row, self._wanted, self.chosen, self.mark, self.theme = -1, "", (), None, ""
        if fresh or ws.survey is not self._survey:
            self._read_answers()
        self._read_given(None)
        if fresh:
            self.arrange()

    def _read_answers(self) -> None:
        assert self.question is not None
        survey = self._survey = self._workspace.survey
        self._mask = self._workspace.mask
        answers = survey.answers(self.question.id)
        assert isinstance(answers, Written)
        self._words, self._codes = answers.words, answers.codes
        everyone = np.flatnonzero((answers.state == State.ANSWERED) & survey.everyone)
        self._numbers = dict(zip(everyone.tolist(), range(1, len(everyone) + 1), strict=True))
        single = [q for q in survey.questions if q.type is QuestionType.SINGLE]
        self._who = [q for q in single if isinstance(survey.answers(q.id), Chosen)][:_TELLING]
        self._written = int(np.count_nonzero((answers.state == State.ANSWERED) & self._workspace.mask))

    def _read_given(
        self, rows: tuple[int, ...] | None, *, named: bool = True, settled: bool = True, at: Place | None = None
    ) -> None:
        """Read what was given, to all answers or to some; ``named``: the themes and quotes too."""
        assert self.question is not None
        session, id = self._workspace.project.session, self.question.id
        if rows is None:
            self._given, self._with = {}, defaultdict(set)
            self.is_blind = rules.get(session).blind
        if rows is None or settled:
            self._settled = bool(codings.settled_of(session, id))
        if named:
            self.themes = nested(themes.of_question(session, id))
            self.quotes = quotes.of_question(session, id)
            self._quoted = {}
            for one in self.quotes:
                self._quoted.setdefault(one.response, []).append(one)
            self._kept = {(q.response, q.start, q.stop): q for q in self.quotes}
        for row in rows or ():
            for mark in self._given.pop(row, ()):
                self._with[mark.theme].discard(row)
        for mark in coded.marks(session, id, rows) if rows != () else ():
            if self.is_blind and mark.author != self.coder:
                continue
            self._given.setdefault(mark.response, []).append(mark)
            self._with[mark.theme].add(mark.response)
        self._at = at or coded.place(session)
        self._count()
        if self.theme_of(self.theme) is None:
            self.theme = self.themes[0].id if self.themes else ""

    def _count(self) -> None:
        assert self.question is not None
        survey, id = self._workspace.survey, themes_id(self.question.id)
        self._survey, self.table = survey, None
        if self.themes and any(question.id == id for question in survey.questions):
            given = {key: np.fromiter(rows, np.intp, len(rows)) for key, rows in self._with.items()}
            if self.is_blind:
                own = analysis.answers(survey.answers(self.question.id), self.themes, given)
                self.table = tables.table(survey.question(id), own, self._workspace.mask)
                return
            if not self._settled and not survey.is_encoded(id):  # known here already, so nobody need read it
                survey.know({id: analysis.answers(survey.answers(self.question.id), self.themes, given)})
            self.table = tables.table(survey.question(id), survey.answers(id), self._workspace.mask)

    def on_changed(self, changed: frozenset[str]) -> None:
        """A step changed these tables: read what it touched."""
        if self.question is None or not changed & TABLES:
            return
        session = self._workspace.project.session
        at = coded.place(session)
        rows = coded.touched(session, self._at, at)
        named = bool(changed & {"theme", "quote"})
        self._read_given(rows, named=named, settled="settled" in changed, at=at)
        self.touched = None if named else rows
        self.given_changed.emit()

    def arrange(self, order: str = "", wanted: str | None = None) -> None:
        """Put the answers in an order, those that hold some words; the current one stays where it is still there."""
        self.order = order or self.order
        self._wanted = self._wanted if wanted is None else wanted
        mask = self._workspace.mask
        rows = [row for row in self._numbers if mask[row]]
        if looked_for := fold(self._wanted):
            rows = [row for row in rows if looked_for in fold(self.words(row))]
        given = {row: {mark.theme for mark in marks} for row, marks in self._given.items()}
        self.rows = ordered(self.order, rows, self.words, given, [theme.id for theme in self.themes])
        self.chosen, self.mark = (), None
        if self._row not in set(self.rows):
            self._row = self.rows[0] if self.rows else -1
        self.reset.emit()
        self.current_changed.emit()

    def go(self, row: int, chosen: tuple[int, ...] = ()) -> None:
        """Make an answer the current one; with those chosen together, where these are several."""
        together = chosen if len(chosen) > 1 else ()
        if row == self._row and together == self.chosen:
            return
        moved = row != self._row
        self._row, self.chosen = row, together
        if moved:
            self.mark = None
        self.current_changed.emit()

    def set_mark(self, words: tuple[int, int] | None) -> None:
        """Mark words of the current answer, or none."""
        if words != self.mark:
            self.mark = words
            self.marked.emit()

    def look_at(self, theme: str) -> None:
        """Look at another theme."""
        if theme != self.theme:
            self.theme, self.touched = theme, ()
            self.given_changed.emit()
