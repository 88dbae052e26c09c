"""What an export says, as plain values: a worker can write them without the project."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.charts import ChartData
from moin_desktop.analysis.columns import Codes
from moin_desktop.analysis.figures import Figure
from moin_desktop.analysis.questions import QuestionType
from moin_desktop.analysis.tables import Table
from moin_desktop.exporting.audience import Audience
from moin_desktop.exporting.minutes import Meeting


@dataclass(frozen=True, slots=True)
class Remark:
    """A note with its place in words and the number it was written about."""

    text: str
    author: str
    question: str
    option: str
    """Id of the answer it is pinned to; empty for the whole question."""
    where: str
    """The answer's label, or that it is gone."""
    about: str
    """"29 of 53" as it was when the note was written; empty when no number was remembered."""
    id: str = ""


@dataclass(frozen=True, slots=True)
class FindingReport:
    """One finding in words and numbers."""

    number: int
    """Place in the running order, from 1."""
    headline: str
    statement: str
    """As it reads, its numbers filled in as they are now."""
    pillar: str
    status: str
    survey: str
    question: str
    """Empty for a question of the room, which has no chart."""
    question_name: str
    wording: str
    filter_text: str
    base_text: str
    figure: Figure | None
    """None when its question is read without answers now, or it has no chart."""
    changed: str
    focus: tuple[str, ...]
    chart: ChartData | None
    remarks: tuple[Remark, ...]
    evidence: tuple[str, ...] = ()
    """What it stands on beside its own chart, one line each."""
    id: str = ""
    survey_id: str = ""
    is_question: bool = False
    """It waits for an answer of the room."""
    presenter: str = ""
    """What only the presenter says; empty unless that leaves too."""
    uid: str = ""
    """The same in every copy of the project."""


@dataclass(frozen=True, slots=True)
class NoteReport:
    """One note of any kind with its place in words."""

    id: str
    survey: str
    question: str
    option: str
    """The one answer or theme it is pinned to; empty for none or several."""
    finding: str
    question_name: str
    place: str
    text: str
    author: str
    kind: str
    is_question: bool
    then: str
    """The number it was written about: "29 of 53"."""
    now: str
    sees: str
    mark: str
    tags: tuple[str, ...]
    created: datetime


@dataclass(frozen=True, slots=True)
class ThemeReport:
    """One theme of a free-text question, with the answers that have it."""

    id: str
    question: str
    """The id of the question that the themes are."""
    question_name: str
    name: str
    parent: str
    """The name of the theme it is part of."""
    definition: str
    excludes: str


@dataclass(frozen=True, slots=True)
class QuoteReport:
    """Words of a respondent kept as a quote."""

    id: str
    question: str
    question_name: str
    words: str
    row: int | None
    """The spreadsheet row, counted from 1; None where that is not to be told."""
    cleared: bool
    author: str


@dataclass(frozen=True, slots=True)
class CodeReport:
    """One answer of a question, or one row of a grid, in the data dictionary."""

    id: str
    code: int | None
    """What stands for it where answers are numbers; None for the row of a grid."""
    label: str
    letter: str
    """Its own column in the source, where it has one."""


@dataclass(frozen=True, slots=True)
class DictionaryReport:
    """What is to be known of one question to read its answers."""

    id: str
    name: str
    text: str
    type_text: str
    base_words: str
    asked_of: str
    letters: str
    missing: tuple[str, ...]
    section: str
    codes: tuple[CodeReport, ...]


@dataclass(frozen=True, slots=True)
class QuestionReport:
    """One charted question: its table, its chart, and what was said about it."""

    id: str
    name: str
    text: str
    letters: str
    type: QuestionType
    type_text: str
    base_text: str
    """Whom the percentages are of, as one sentence with the number."""
    table: Table
    chart: ChartData
    remarks: tuple[Remark, ...]
    findings: tuple[int, ...]


class ColumnKind(StrEnum):
    """How the cells of a column of responses are written."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    FLAG = "flag"


@dataclass(frozen=True, slots=True, eq=False)
class ResponseColumn:
    """One column of the Responses sheet, one cell per respondent of the export.

    Texts: ``codes`` (rows,) index ``words``, -1 for a blank cell. Everything else: ``values`` (rows,), NaN or NaT for a
    blank cell. Flags: ``values`` (rows,) of 1, 0 and -1 for a blank cell.
    """

    heading: str
    kind: ColumnKind
    question: str
    option: str = ""
    words: tuple[str, ...] = ()
    codes: Codes | None = None
    values: NDArray[np.float64] | NDArray[np.datetime64] | NDArray[np.int8] | None = None
    item: int | None = None
    """For a grid: which of its rows."""


@dataclass(frozen=True, slots=True, eq=False)
class SurveyReport:
    """One survey: its questions, its responses, and how its numbers were made."""

    id: str
    name: str
    source_name: str
    synthetic: bool
    rows: int
    """Responses in this export."""
    source_rows: NDArray[np.int64]
    """The spreadsheet row of each response, counted from 1."""
    questions: tuple[QuestionReport, ...]
    columns: tuple[ResponseColumn, ...]
    left_out: int
    """Personal columns that are not in this export."""
    method: tuple[tuple[str, str], ...]
    """(what, how) in words, in reading order."""
    sha256: str = ""
    """Of the file it was read from, as hexadecimal digits."""
    weighted: bool = False
    flags: tuple[ResponseColumn, ...] = ()
    """The answers as 0 and 1, a column for each of those that may be counted so."""
    flags_left_out: int = 0
    """Cells of 0 and 1 that were too many to be read in a spreadsheet."""
    dictionary: tuple[DictionaryReport, ...] = ()
    notes: tuple[NoteReport, ...] = ()
    themes: tuple[ThemeReport, ...] = ()
    quotes: tuple[QuoteReport, ...] = ()
    codings: tuple[ResponseColumn, ...] = ()
    """One row for each theme of each answer: theme, row, coder, words; none at all without codings."""
    coding_rows: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """Everything one export says."""

    project: str
    made: datetime
    program: str
    findings: tuple[FindingReport, ...]
    surveys: tuple[SurveyReport, ...]
    audience: Audience = Audience.TEAM
    hide_under: int = 0
    """Groups of fewer respondents are hidden; 0 hides none."""
    step: int = 0
    """The last step of the project that counted then, so that edits of the workbook are told from later steps."""
    minutes: tuple[Meeting, ...] = ()
    """What rooms were shown and said, one presentation after the other."""

    @property
    def synthetic(self) -> bool:
        """Whether any of it is made-up data, which every sheet then says."""
        return any(survey.synthetic for survey in self.surveys)

    @property
    def left_out(self) -> int:
        """Personal columns that are not in this export, over all surveys."""
        return sum(survey.left_out for survey in self.surveys)
