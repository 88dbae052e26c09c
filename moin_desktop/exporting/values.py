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
    blank cell.
    """

    heading: str
    kind: ColumnKind
    question: str
    option: str = ""
    words: tuple[str, ...] = ()
    codes: Codes | None = None
    values: NDArray[np.float64] | NDArray[np.datetime64] | None = None


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


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """Everything one export says."""

    project: str
    made: datetime
    program: str
    findings: tuple[FindingReport, ...]
    surveys: tuple[SurveyReport, ...]

    @property
    def synthetic(self) -> bool:
        """Whether any of it is made-up data, which every sheet then says."""
        return any(survey.synthetic for survey in self.surveys)

    @property
    def left_out(self) -> int:
        """Personal columns that are not in this export, over all surveys."""
        return sum(survey.left_out for survey in self.surveys)
