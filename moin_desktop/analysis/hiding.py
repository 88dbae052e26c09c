"""Charts, breakdowns and filters of a survey whose small groups are not to be seen: what is shown, and why not more."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from moin_desktop.analysis import captions, small_groups
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.direction import isolated
from moin_desktop.analysis.filters import IN_FILTER, NO_FILTER, Condition, Except, Filter, Part, mask
from moin_desktop.analysis.marks import ChartData, ChartKind, ChartSpec, Mark, MarkRow
from moin_desktop.analysis.questions import GROUPING_TYPES, QuestionType
from moin_desktop.analysis.small_groups import Sum, protect_table, reason
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import of
from moin_desktop.analysis.wording import number_text, part_share_text
from moin_desktop.i18n import _, ngettext

_Name = tuple[str, str, int | None]
"""(option or base, group, item)."""
_BASE = " base"
_TOLD = 3

Computing = Callable[[ChartSpec], ChartData]
"""Makes the chart of another spec, with all its numbers."""


@dataclass(slots=True)
class _Ledger:
    """The numbers of a chart by name, with what they add up to and what else is known of them."""

    numbers: list[int] = field(default_factory=list)
    place: dict[tuple[object, ...], int] = field(default_factory=dict)
    sums: list[Sum] = field(default_factory=list)
    unseen: set[int] = field(default_factory=set)
    free: set[int] = field(default_factory=set)

    def put(self, name: tuple[object, ...], number: int, *, unseen: bool = False, free: bool = False) -> int:
        """One more number; its place."""
        at = self.place[name] = len(self.numbers)
        self.numbers.append(number)
        if unseen:
            self.unseen.add(at)
        if free:
            self.free.add(at)
        return at

    def part(self, name: tuple[object, ...], whole: int, about: object) -> None:
        """Say that a number leaves the rest of one that everyone knows, and that the rest is small."""
        rest = self.put((*name, "rest of", about), whole - self.numbers[self.place[name]], unseen=True)
        known = self.put((*name, "whole of", about), whole, free=True)
        self.sums.append(Sum((self.place[name], rest), known))


def chart(survey: Survey, data: ChartData, computed: Computing) -> ChartData:
    """The chart without the numbers that must not be seen, each with the reason in ``hidden``.

    Besides what adds up within the chart, the same chart without the filter and with one condition less counts as
    known: two filters one upon the other must not tell a small group apart. ``computed`` makes these charts.
    """
    limit = survey.hide_under
    if limit < 1 or data.empty or not survey.rows:
        return data
    if data.kind is ChartKind.TEXTS:
        few = 0 < len(data.texts) < limit
        why = reason(limit)
        return replace(data, texts=(), empty=why, summary=f"{data.title}: {why}") if few else data
    hidden = _hidden(survey, data, computed, limit)
    return _without(data, hidden, limit) if hidden else data


def linked(survey: Survey, data: ChartData) -> bool:
    """Whether the filled part of every mark may be seen: neither it nor what is left of the mark is a small group."""
    limit = survey.hide_under
    for _name, mark in _marks(data):
        picked = mark.selected_count
        if picked is not None and (0 < picked < limit or 0 < mark.count - picked < limit):
            return False
    return True


def no_link(limit: int) -> str:
    """What is said where it may not."""
    return _("Linked answers are not shown: groups under {n} are hidden.").format(n=number_text(limit))


def veil(survey: Survey, filter: Filter) -> str:
    """Why nothing is shown under a filter; empty where something may be.

    Too few are left, a condition cuts off too few, or it asks for an answer whose number is hidden.
    """
    limit = survey.hide_under
    if limit < 1 or not filter:
        return ""
    left = int(np.count_nonzero(mask(survey, filter)))
    for part, parent in _parents(filter):
        within = mask(survey, parent)
        cut = int(np.count_nonzero(within)) - left
        if 0 < left < limit or 0 < cut < limit:
            return reason(limit)
        question = next((one for one in survey.questions if one.id == part.question), None)
        if isinstance(part, Condition | Except) and question is not None and question.type in GROUPING_TYPES:
            shut = protect_table(of(survey, question.id, within), limit).keys()
            asked = set(question.members(part.options))
            if asked & shut and not {option.id for option in question.options} & shut <= asked:
                return reason(limit)
    return ""


def choice(survey: Survey, data: ChartData, ids: Collection[str], within: Mask, chosen: Mask) -> str:
    """Why nothing is told of the marks chosen; ``within`` and ``chosen`` (rows,) are all in the filter and these.

    They are few, or all others are, or the chart hides the number of one of them.
    """
    limit, n, whole = survey.hide_under, int(np.count_nonzero(chosen)), int(np.count_nonzero(within))
    shut = any(mark.hidden and (mark.id in ids or mark.answer in ids) for _name, mark in _marks(data))
    return reason(limit) if shut or 0 < n < limit or 0 < whole - n < limit else ""


def _parents(filter: Filter) -> Iterator[tuple[Part, Filter]]:
    """Each condition, with the filter that has all the others."""
    conditions = filter.active.conditions
    for at, part in enumerate(conditions):
        yield part, Filter((*conditions[:at], *conditions[at + 1 :]))


def counts(
    numbers: Sequence[int], bases: Sequence[int], whole: tuple[int, int], limit: int, *, apart: bool
) -> set[int]:
    """Which rows of a breakdown are not shown: how many of ``bases`` chose an answer, group by group.

    ``whole``: how many chose it of how many, which everyone knows. ``apart``: nobody is in two groups.
    """
    book = _Ledger()
    for at, (n, base) in enumerate(zip(numbers, bases, strict=True)):
        book.put((at, "n"), n)
        book.put((at, "base"), base)
        rest = book.put((at, "rest"), base - n, unseen=True)
        book.sums.append(Sum((book.place[at, "n"], rest), book.place[at, "base"]))
    if apart:
        for name, n in zip(("n", "base"), whole, strict=True):
            every = book.put((name,), n, free=True)
            book.sums.append(Sum(tuple(book.place[at, name] for at in range(len(numbers))), every))
    hidden = small_groups.hide(book.numbers, book.sums, limit, book.unseen, book.free)
    return {at for at in range(len(numbers)) if {book.place[at, "n"], book.place[at, "base"]} & hidden}


# What is hidden


def _marks(data: ChartData) -> Iterator[tuple[_Name, Mark]]:
    for row in data.rows:
        for mark in row.marks:
            yield (mark.option, mark.group, mark.item), mark
    if not data.rows:
        for mark in data.marks:
            yield (mark.option, mark.group, mark.item), mark


def _hidden(survey: Survey, data: ChartData, computed: Computing, limit: int) -> set[_Name]:
    there = dict(_marks(data))
    if 0 < data.base < limit:
        return set(there)
    book = _Ledger()
    for name, mark in there.items():
        book.put(name, mark.count)
    for group in data.groups:
        book.put((_BASE, group.id, None), group.base, free=not group.id)
    _add_sums(survey, data, book, limit)
    if data.spec.filter and data.spec.compare != IN_FILTER:
        parents = {NO_FILTER, *(parent for _part, parent in _parents(data.spec.filter))}
        for at, parent in enumerate(sorted(parents, key=lambda one: len(one.conditions))):
            _add_parent(book, computed(replace(data.spec, filter=parent)), limit, at)
    alone = _alone(survey, data, computed, limit)
    book.free |= {book.place[name] for name, why in alone.items() if not why}
    kept = {book.place[name] for name, why in alone.items() if why}
    gone: set[int] = set()
    while True:
        hidden = small_groups.hide(book.numbers, book.sums, limit, book.unseen | gone, book.free, kept)
        shut = {group.id for group in data.groups if group.id and book.place[_BASE, group.id, None] in hidden | gone}
        more = {book.place[name] for name in there if name[1] in shut} - gone
        if not more:
            return {name for name in there if book.place[name] in hidden | gone} | {
                (_BASE, group, None) for group in shut
            }
        gone |= more


def _alone(survey: Survey, data: ChartData, computed: Computing, limit: int) -> dict[_Name, bool]:
    """Which numbers of everyone in a comparison the same chart hides without it, and which it shows.

    Both charts are seen one after the other: where each hid other numbers of everyone, they would tell them together.
    """
    spec = data.spec
    if not spec.compare or not data.groups or data.kind is ChartKind.WAVES:
        return {}
    filter = NO_FILTER if spec.compare == IN_FILTER else spec.filter
    plain = computed(replace(spec, compare="", item=None, kind=None, filter=filter))
    counts = {name: mark.count for name, mark in _marks(plain)}
    hidden = _hidden(survey, plain, computed, limit)
    every = {name: mark for name, mark in _marks(data) if not name[1]}
    return {name: name in hidden for name, mark in every.items() if counts.get(name) == mark.count}


def _add_sums(survey: Survey, data: ChartData, book: _Ledger, limit: int) -> None:
    """What adds up in a chart: answers of a group, groups of an answer, and what is left of both."""
    there = dict(_marks(data))
    question = survey.question(data.spec.question)
    pair = bool(data.spec.pair)
    closed = question.type is not QuestionType.MULTIPLE and not any(mark.figure_text for mark in there.values())
    lines = dict.fromkeys((group, item) for _option, group, item in there)
    for group, item in lines if closed else ():
        inside = [name for name, mark in there.items() if name[1:] == (group, item) and not mark.members]
        whole = book.put(("sum", group, item), sum(there[name].count for name in inside), free=True)
        book.sums.append(Sum(tuple(book.place[name] for name in inside), whole))
    for name, mark in there.items():
        inside = [one for one in there if one[0] in mark.members and one[1:] == name[1:]]
        if mark.members and len(inside) == len(mark.members) and closed:
            book.sums.append(Sum(tuple(book.place[one] for one in inside), book.place[name]))
    if not data.groups or pair or data.kind is ChartKind.WAVES:
        return
    by = data.spec.compare
    apart = by == IN_FILTER or survey.question(by).type is not QuestionType.MULTIPLE
    heads = [(option, item) for option, group, item in there if not group]
    for option, item in [*heads, (_BASE, None)]:
        total = book.place.get((option, "", item))
        inside_of = [
            book.place[option, group.id, item]
            for group in data.groups
            if group.id and (option, group.id, item) in book.place
        ]
        if total is None:
            continue
        if apart:
            book.sums.append(Sum(tuple(inside_of), total))
        for at in inside_of:
            rest = book.numbers[total] - book.numbers[at]
            if 0 < rest < limit:
                left = book.put((option, item, "rest", at), rest, unseen=True)
                book.sums.append(Sum((at, left), total))


def _add_parent(book: _Ledger, before: ChartData, limit: int, about: int) -> None:
    """The same numbers before a condition: what it cut off must not come out either."""
    for name, mark in _marks(before):
        if name in book.place and mark.count != book.numbers[book.place[name]]:
            book.part(name, mark.count, about)


# What is left


def _without(data: ChartData, hidden: Collection[_Name], limit: int) -> ChartData:
    why = reason(limit)
    rows = tuple(_row(row, hidden, why) for row in data.rows)
    marks = _line(data.marks, hidden, why)
    groups = tuple(
        replace(group, hidden=why, base=0) if (_BASE, group.id, None) in hidden else group for group in data.groups
    )
    few = 0 < data.base < limit
    left = replace(
        data,
        rows=rows,
        marks=marks,
        groups=groups,
        marker=None if few else data.marker,
        footer=captions.sentences(data.footer, *([] if why in data.footer else [why])),
    )
    return replace(left, summary=_summary(left, why))


def _row(row: MarkRow, hidden: Collection[_Name], why: str) -> MarkRow:
    marks = _line(row.marks, hidden, why)
    some = any(mark.hidden for mark in marks)
    if row.marks and all(mark.hidden for mark in marks):
        return replace(row, marks=marks, gap_text="", figure_text="", figure=None)
    return replace(row, marks=marks, gap_text="" if some else row.gap_text)


def _line(marks: Sequence[Mark], hidden: Collection[_Name], why: str) -> tuple[Mark, ...]:
    """Marks without the hidden ones' numbers; those that stand end to end close up, so that no gap tells them."""
    made, at = [], 0.0
    stacked = any(mark.start for mark in marks)
    for mark in marks:
        one = _shut(mark, why) if (mark.option, mark.group, mark.item) in hidden else mark
        made.append(replace(one, start=at) if stacked else one)
        at += one.share
    return tuple(made) if any(mark.hidden for mark in made) else tuple(marks)


def _shut(mark: Mark, why: str) -> Mark:
    return replace(
        mark,
        count=0,
        share=0.0,
        percent_text="",
        count_text=_("hidden"),
        start=0.0,
        tick=None,
        tick_text="",
        selected_count=None,
        filled=None,
        likely=None,
        differs=0,
        figure_text="",
        figures=None,
        hidden=why,
    )


def _summary(data: ChartData, why: str) -> str:
    """One sentence of what is left."""
    shown = [mark for _name, mark in _marks(data) if not mark.hidden and mark.base and not mark.group]
    told = [
        _("{label} {figure}").format(label=isolated(mark.label), figure=mark.figure_text or part_share_text(mark.part))
        for mark in shown[:_TOLD]
    ]
    head = ngettext("{title}, {n} respondent", "{title}, {n} respondents", data.base).format(
        title=isolated(data.title), n=number_text(data.base)
    )
    said = _("{head}: {told}.").format(head=head, told="; ".join(told)) if told else _("{head}.").format(head=head)
    return captions.sentences(said, why)
