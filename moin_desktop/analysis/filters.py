"""Filters: predicates over questions that become a mask of respondents, worked out once per change."""

from dataclasses import dataclass

from moin_desktop.analysis.answers import chose
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.survey import Survey


@dataclass(frozen=True, slots=True)
class Condition:
    """Respondents who chose any of these options at one question."""

    question: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """All conditions together: different questions are joined with and, options of one question with or."""

    conditions: tuple[Condition, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.conditions)

    def with_condition(self, condition: Condition) -> "Filter":
        """This filter with one more condition; the same question's earlier condition is replaced."""
        kept = tuple(c for c in self.conditions if c.question != condition.question)
        return Filter((*kept, condition))

    def without(self, question: str) -> "Filter":
        """This filter without its condition on one question."""
        return Filter(tuple(c for c in self.conditions if c.question != question))


NO_FILTER = Filter()


def mask(survey: Survey, filter: Filter) -> Mask:
    """The respondents who fit every condition, excluded rows left out: shape (rows,)."""
    fits = survey.everyone.copy()
    for condition in filter.conditions:
        fits &= chose(survey.question(condition.question), survey.answers(condition.question), condition.options)
    return fits
