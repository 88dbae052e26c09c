"""From counts to marks: here every mark of every chart gets its figures and its words."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from moin_desktop.analysis.answers import Answers
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.marks import Mark
from moin_desktop.analysis.questions import BaseRule, Question
from moin_desktop.analysis.statistics import wilson
from moin_desktop.analysis.tables import Table, base_mask, share, whole_percent
from moin_desktop.analysis.wording import SMALL, number_text, of_text, percent_text
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
    count: int
    whole: int = 0
    """Among all respondents, for the tick."""
    selected: int = 0
    members: tuple[str, ...] = ()
    item: int | None = None
    group: str = ""


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
    made, start = [], 0
    for at, one in enumerate(counts):
        percent = percent_words(one.count, base)
        if at and len(counts) >= SHORT and percent:
            percent = str(whole_percent(one.count, base.of))
        made.append(
            Mark(
                option=one.option,
                label=one.label,
                count=one.count,
                base=base.of,
                share=share(one.count, base.of),
                percent_text=percent,
                count_text=_count_text(one, base, at == 0),
                start=share(start, base.of) if stacked else 0.0,
                tick=share(one.whole, base.whole) if base.whole else None,
                tick_text=percent_text(one.whole, base.whole) if base.whole else "",
                selected_count=None if base.selected is None else one.selected,
                members=one.members,
                item=one.item,
                group=one.group,
                likely=wilson(one.count, base.of) if likely and base.people >= SMALL else None,
            )
        )
        start += one.count
    return made


def percent_words(count: int, base: Base) -> str:
    """The percentage of a base; empty where it is of too few people."""
    return percent_text(count, base.of) if base.people >= SMALL else ""


def _count_text(one: Count, base: Base, first: bool) -> str:
    selected = base.selected
    if selected is not None and not one.count == one.selected == selected:
        return _("{count} of the {selected}").format(count=number_text(one.selected), selected=number_text(selected))
    if first or base.people < SMALL or selected is not None:
        return of_text(one.count, base.of)
    return number_text(one.count)
