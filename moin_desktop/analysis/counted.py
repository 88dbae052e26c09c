"""From counts to marks: here every mark of every chart gets its figures and its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from moin_desktop.analysis.answers import Answers
from moin_desktop.analysis.columns import Codes, Mask
from moin_desktop.analysis.marks import Mark
from moin_desktop.analysis.parts import Part
from moin_desktop.analysis.questions import BaseRule, Question
from moin_desktop.analysis.statistics import likely as likely_range
from moin_desktop.analysis.tables import PercentOf, Table, base_mask, parts, table
from moin_desktop.analysis.weights import Weights, code_weights, whole
from moin_desktop.analysis.wording import SMALL, number_text, of_text, part_text
from moin_desktop.i18n import _

ANSWERS = "answers"
"""Percentages of all answers given, in place of those of respondents."""
SHORT = 12
"""A chart of fewer marks than this has a % sign on each; a longer one only on its first."""


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """What the marks of one chart are counted from."""

    question: Question
    answers: Answers
    everyone: Mask
    within: Mask
    selection: Mask | None = None
    """Selected respondents within the filter."""
    filtered: bool = False
    order: str = "most_first"
    of_answers: bool = False
    """Percentages are of all answers given."""
    likely: bool = False
    """Each mark gets its likely range."""
    weights: Weights | None = None
    """How much each respondent counts in percentages and averages; None where all count alike."""

    def table(self, who: Mask) -> Table:
        """The table of the question for those in ``who`` (rows,)."""
        return table(self.question, self.answers, who, self.weights)

    def parts(self, who: Mask) -> dict[str, Part]:
        """The part of those in ``who`` (rows,) that gave each answer, by its id."""
        of = PercentOf.ANSWERS if self.of_answers else PercentOf.AS_SET
        return parts(table(self.question, self.answers, who, self.weights, of))

    def chosen(self) -> Mask | None:
        """Those of the selection whom the percentages are of."""
        if self.selection is None:
            return None
        return self.selection & base_mask(self.question, self.answers, self.within)


@dataclass(frozen=True, slots=True)
class Count:
    """One mark before it has words."""

    option: str
    label: str
    part: Part
    whole: Part | None = None
    """Among all respondents, for the tick."""
    selected: Part | None = None
    """Of the linked selection, on a base of its own."""
    members: tuple[str, ...] = ()
    item: int | None = None
    group: str = ""

    @property
    def count(self) -> int:
        """How many are in the mark."""
        return self.part.count

    @property
    def chosen(self) -> int:
        """How many of the linked selection are in the mark."""
        return self.selected.count if self.selected else 0

    @property
    def filled(self) -> float:
        """The part of the mark that the linked selection makes up, 0 to 1."""
        weight = self.selected.weight if self.selected else None
        return Part(self.chosen, self.count, weight, self.part.weight).share


@dataclass(frozen=True, slots=True)
class Base:
    """What the marks of a chart are shares of."""

    of: int
    """Respondents, or the answers they gave."""
    people: int
    """Respondents: whether there are too few for percentages is a matter of people."""
    whole: int = 0
    """The same among all respondents, for ticks; 0 for no ticks."""
    selected: int | None = None
    """The size of the selection within the base; None without one."""


def parts_of_places(view: View, places: Codes, size: int, who: Mask) -> list[Part]:
    """The part of those in ``who`` (rows,) at each of ``size`` places; ``places`` (rows,) is -1 where there is none."""
    base = whole(base_mask(view.question, view.answers, who), view.weights)
    given = who & (places >= 0)
    counts = np.bincount(places[given], minlength=size).tolist()
    if view.weights is None:
        return [base.of(n) for n in counts]
    weights = code_weights(places, size, given, view.weights)
    return [base.of(n, weight) for n, weight in zip(counts, weights, strict=True)]


def rebased(question: Question, percent_of: str) -> Question:
    """The question with its percentages of everyone, who_answered or who_was_asked; as it is for anything else."""
    rules = {rule.value: rule for rule in BaseRule}
    return replace(question, base_rule=rules[percent_of]) if percent_of in rules else question


def base_of(view: View, numbers: Table, whole: Table | None = None) -> Base:
    """The base of a chart of one question; ``whole`` is its table over all respondents, for ticks."""
    chosen = view.chosen()
    selected = None if chosen is None else int(np.count_nonzero(chosen))
    if view.of_answers:
        return Base(given(numbers), numbers.base, given(whole) if whole else 0, selected)
    return Base(numbers.base, numbers.base, whole.base if whole else 0, selected)


def given(table: Table) -> int:
    """How many answers were given at a question, all respondents together."""
    return sum(row.count for row in table.rows)


def marks(counts: Sequence[Count], base: Base, *, stacked: bool = False, likely: bool = False) -> list[Mark]:
    """Marks with their words; ``stacked`` marks stand end to end, each starting where the one before it ended."""
    made, before, weight = [], 0, 0.0
    for at, one in enumerate(counts):
        percent = part_text(one.part)
        if at and len(counts) >= SHORT and percent:
            percent = str(one.part.whole)
        tick = one.whole if base.whole else None
        made.append(
            Mark(
                option=one.option,
                label=one.label,
                count=one.count,
                base=base.of,
                share=one.part.share,
                percent_text=percent,
                count_text=_count_text(one, base, at == 0),
                start=one.part.of(before, weight if one.part.weighted else None).share if stacked else 0.0,
                tick=None if tick is None else tick.share,
                tick_text="" if tick is None else part_text(tick),
                selected_count=None if base.selected is None else one.chosen,
                members=one.members,
                item=one.item,
                group=one.group,
                likely=likely_range(one.part) if likely and base.people >= SMALL else None,
                filled=None if base.selected is None else one.filled,
                figures=one.part,
            )
        )
        before, weight = before + one.count, weight + (one.part.weight or 0.0)
    return made


def _count_text(one: Count, base: Base, first: bool) -> str:
    selected = base.selected
    if selected is not None and not one.count == one.chosen == selected:
        return _("{count} of the {selected}").format(count=number_text(one.chosen), selected=number_text(selected))
    if first or base.people < SMALL or selected is not None:
        return of_text(one.count, base.of)
    return number_text(one.count)
