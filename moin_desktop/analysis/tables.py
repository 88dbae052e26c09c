"""The percent engine: counts, bases and percentages. The only code that divides."""

from collections.abc import Sequence
from dataclasses import dataclass

from moin_desktop.analysis.answers import Answers
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.questions import BaseRule, Question, QuestionType, Role
from moin_desktop.analysis.survey import Survey


@dataclass(frozen=True, slots=True)
class Row:
    """One answer option: how many chose it, and their exact percentage of the base (None where the base is 0)."""

    option: str
    label: str
    role: Role
    count: int
    percent: float | None


@dataclass(frozen=True, slots=True)
class Stats:
    """Figures of a number question over those who answered."""

    n: int
    min: float
    max: float
    mean: float
    median: float


@dataclass(frozen=True, slots=True)
class ItemTable:
    """One item of a grid or ranking; its percentages are of those who answered this item."""

    label: str
    column: int | None
    answered: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of one question under one filter."""

    question: str
    type: QuestionType
    asked: int
    answered: int
    base: int
    base_rule: BaseRule
    rows: tuple[Row, ...]
    """Ordered scales as they stand; other options most first, with other, none and don't know last."""
    items: tuple[ItemTable, ...] = ()
    selected_any: int | None = None
    """Choose all: respondents with at least one option ticked."""
    blank: int = 0
    missing: tuple[tuple[str, int], ...] = ()
    """Missing markers found, with their counts."""
    stats: Stats | None = None
    earliest: str = ""
    latest: str = ""
    distinct: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """One column of a comparison: the respondents who gave one answer at the comparing question."""

    option: str
    label: str
    table: Table


def table(question: Question, answers: Answers, mask: Mask) -> Table:
    """The table of one question for the respondents in ``mask`` (rows,)."""
    raise NotImplementedError


def compare(survey: Survey, question: str, by: str, mask: Mask) -> Sequence[Group]:
    """The table of one question for each group of another, in that question's order.

    Who did not answer ``by`` is in no group; for a choose-all ``by`` a respondent is in every group chosen.
    """
    raise NotImplementedError


def whole_percent(count: int, base: int) -> int | None:
    """The percentage without decimals, from counts, half up; None where the base is 0."""
    raise NotImplementedError
