"""How each question is looked at: the part of a view that is the person's choice, not the question's."""

from dataclasses import dataclass, field, replace

from moin_desktop.analysis import compared, pairs
from moin_desktop.analysis.charts import ChartKind, ChartSpec
from moin_desktop.analysis.filters import IN_FILTER, NO_FILTER, Filter, mask
from moin_desktop.analysis.kinds import fitting
from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import natural_order


@dataclass(frozen=True, slots=True)
class Look:
    """What was chosen at one question."""

    order: str = ""
    """most_first or as_listed; empty as the question says."""
    kind: ChartKind | None = None
    pair: str = ""
    percent_of: str = ""
    item: int | None = None
    """The item of a grid that is compared; None for the average of all."""


@dataclass(slots=True)
class Looks:
    """The looks at all questions, and what is taken along from one question to the next."""

    of: dict[str, Look] = field(default_factory=dict)
    compare: str = ""
    """The question whose answers are the groups; empty while nothing is compared."""
    last: str = ""
    """What was compared by last."""
    compared_kind: ChartKind | None = None
    likely_range: bool = False

    def at(self, question: str) -> Look:
        """The look at a question."""
        return self.of.get(question, Look())

    def change(self, question: str, **chosen: object) -> None:
        """Choose something at a question."""
        self.of[question] = replace(self.at(question), **chosen)  # type: ignore[arg-type]  # fields by name

    def spec(self, survey: Survey, question: Question, filter: Filter) -> ChartSpec:
        """What to show of a question."""
        look = self.at(question.id)
        by = self.compare if self.compare and compared.can_compare(survey, question, self.compare) else ""
        partnered = bool(look.pair) and look.pair in {other.id for other in pairs.partners(survey, question)}
        return ChartSpec(
            question=question.id,
            filter=filter,
            order=look.order or natural_order(question),
            kind=self.compared_kind if by else look.kind,
            compare=by,
            pair=look.pair if partnered and not by else "",
            percent_of=look.percent_of,
            item=look.item if by else None,
            likely_range=self.likely_range,
        )

    def take(self, spec: ChartSpec) -> None:
        """Look at a question as a finding was kept."""
        kind = self.at(spec.question).kind if spec.compare else spec.kind
        self.of[spec.question] = Look(spec.order, kind, spec.pair, spec.percent_of, spec.item)
        self.compare = spec.compare
        self.last = spec.compare or self.last
        self.likely_range = spec.likely_range
        if spec.compare:
            self.compared_kind = spec.kind

    def toggle_compare(self, survey: Survey, question: Question, filter: Filter = NO_FILTER) -> bool:
        """Compare by what was compared by last, else by the first sensible question; or no longer. Whether it can.

        A question that the filter leaves one group of compares nothing: it comes only where there is no other.
        """
        if self.compare and compared.can_compare(survey, question, self.compare):
            self.compare = ""
            return True
        within = mask(survey, filter)
        can = bool(self.last) and compared.can_compare(survey, question, self.last)
        if can and (self.last == IN_FILTER or compared.parts_them(survey, self.last, within)):
            self.compare = self.last
            return True
        there = compared.groupings(survey, question)
        if there:
            parting = (other for other in there if compared.parts_them(survey, other.id, within))
            self.compare = self.last = next(parting, there[0]).id
        return bool(there)


def same_view(question: Question, one: ChartSpec, other: ChartSpec, people: int) -> bool:
    """Whether two specs of a question show the same numbers in the same kind of chart, in whatever order."""
    return (
        (one.question, one.filter, one.compare, one.pair, one.percent_of, one.item)
        == (other.question, other.filter, other.compare, other.pair, other.percent_of, other.item)
        and fitting(question, one, people) is fitting(question, other, people)
    )  # fmt: skip
