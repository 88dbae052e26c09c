"""Comparisons: the answers to one question group by group of another, with everyone as the first group."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from moin_desktop.analysis import captions, crossing, titles
from moin_desktop.analysis import comparing_words as words
from moin_desktop.analysis.answers import Chosen, Dated, Measured, Rated, State, Ticked
from moin_desktop.analysis.averages import samples, values
from moin_desktop.analysis.bins import bins, numeric
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.counted import Base, Count, View, given, marks, parts_of_places
from moin_desktop.analysis.crossing import Members, members_of
from moin_desktop.analysis.differences import averages_from_the_rest, from_the_rest, in_one_family, method_text
from moin_desktop.analysis.filter_words import filter_text
from moin_desktop.analysis.filters import IN_FILTER, Filter, split
from moin_desktop.analysis.kinds import BY_TYPES, COMPARED_TYPES, WITH_RANGES
from moin_desktop.analysis.listed import rows_in_order
from moin_desktop.analysis.marks import ChartData, ChartKind, ChartSpec, Group, Mark, MarkRow, cell_id, part_id
from moin_desktop.analysis.parts import Part
from moin_desktop.analysis.questions import BaseRule, Option, Question, QuestionType
from moin_desktop.analysis.rated import along, average, average_text, places_axis
from moin_desktop.analysis.statistics import mean
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import Table
from moin_desktop.analysis.wording import SMALL, number_text, of_text
from moin_desktop.i18n import _, ngettext

MOST_GROUPS = 12
"""Of more groups the smaller ones are gathered in one, "and 8 more"."""
GATHERED = "more"
"""The id of that group."""
SENSIBLE_GROUPS = 12


def groups_by(survey: Survey, by: str) -> tuple[Members, ...]:
    """The groups that the answers to a question make, in one order for every chart; nobody is in an empty one.

    A group of answers stands in place of its members; numbers and dates make the columns of their histogram. Of more
    than ``MOST_GROUPS`` the last ones are gathered. TypeError for a question that makes no groups.
    """
    found = list(members_of(survey, by, nets=True))
    found = [one for one in found if bool((one.who & survey.everyone).any())]
    if len(found) <= MOST_GROUPS:
        return tuple(found)
    kept, rest = found[: MOST_GROUPS - 1], found[MOST_GROUPS - 1 :]
    together: Mask = np.logical_or.reduce([one.who for one in rest])
    label = ngettext("and {n} more", "and {n} more", len(rest)).format(n=number_text(len(rest)))
    return (*kept, Members(GATHERED, label, together))


def in_filter(survey: Survey, filter: Filter) -> Question:
    """What a comparison of those in a filter with the rest is by, as a question with these two answers."""
    words = filter.name or filter_text(survey, filter)
    options = (Option("inside", words), Option("rest", _("The rest")))
    name = _("{filter} and the rest").format(filter=words)
    return Question(id=IN_FILTER, name=name, text=name, type=QuestionType.SINGLE, columns=(), options=options)


def _in_filter(survey: Survey, by: Question, filter: Filter) -> tuple[Members, ...]:
    halves = split(survey, filter)
    return tuple(
        Members(option.id, option.label, who)
        for option, (_label, who) in zip(by.options, halves, strict=True)
        if bool(who.any())
    )


def can_compare(survey: Survey, question: Question, by: str) -> bool:
    """Whether a question can be compared by the answers to another."""
    if by == IN_FILTER:
        return question.type in COMPARED_TYPES
    known = {other.id: other.type for other in survey.questions}
    return by != question.id and known.get(by) in BY_TYPES and question.type in COMPARED_TYPES


def groupings(survey: Survey, question: Question) -> tuple[Question, ...]:
    """The questions to compare by: those with two to ``SENSIBLE_GROUPS`` answers first, one answer before choose all.

    Within these as they stand in the survey; nothing for a question that cannot be compared.
    """
    if question.type not in COMPARED_TYPES:
        return ()
    there = [other for other in survey.questions if other.id != question.id and other.type in BY_TYPES]
    there = [other for other in there if not other.options or len(other.options) >= 2]
    return tuple(sorted(there, key=_sense))


def parts_them(survey: Survey, by: str, within: Mask) -> bool:
    """Whether the answers to a question make at least two groups of the respondents in ``within`` (rows,)."""
    there = (one for one in groups_by(survey, by) if bool((one.who & within).any()))
    return len(tuple(there)) > 1


def _sense(question: Question) -> int:
    if question.type in (QuestionType.NUMBER, QuestionType.DATE):
        return 3
    if not 2 <= len(question.options) <= SENSIBLE_GROUPS:
        return 2
    return int(question.type is QuestionType.MULTIPLE)


@dataclass(frozen=True, slots=True, eq=False)
class _Column:
    """One group within the filter with its numbers."""

    id: str
    label: str
    view: View
    numbers: Table
    picked: Table | None
    """The numbers of the selection within it."""

    @property
    def parts(self) -> dict[str, Part]:
        """The part of the group that gave each answer, by its id."""
        return self.view.parts(self.view.within)

    @property
    def chosen(self) -> dict[str, Part]:
        """The same of the selection within it; nothing without one."""
        return {} if self.view.selection is None else self.view.parts(self.view.within & self.view.selection)

    @property
    def base(self) -> Base:
        of = given(self.numbers) if self.view.of_answers else self.numbers.base
        selected = None if self.picked is None else self.picked.base
        return Base(of, self.numbers.base, 0, selected)


def chart(survey: Survey, view: View, kind: ChartKind, spec: ChartSpec) -> ChartData:
    """The comparison that ``spec`` asks for; ``view`` is of its question."""
    question, filtered = view.question, spec.compare == IN_FILTER
    by = in_filter(survey, spec.filter) if filtered else survey.question(spec.compare)
    if isinstance(view.answers, Rated) and spec.item is not None and question.type is QuestionType.GRID:
        view = _one_item(view, view.answers, spec.item)
    members = _in_filter(survey, by, spec.filter) if filtered else groups_by(survey, spec.compare)
    columns = [_column(view, "", _("All"), view.within)]
    columns += [_column(view, one.id, one.label, view.within & one.who) for one in members]
    whole = columns[0].numbers
    said = words.Said(survey, question, view, by, kind, spec, whole, _in_no_group(view, members))
    data = ChartData(
        spec=spec,
        kind=kind,
        title=words.title(titles.title(question), by),
        subtitle=words.subtitle(said),
        footer="",
        base=whole.base,
        small_base=whole.base < SMALL,
        base_text=words.base_text(said),
    )
    heads = tuple(Group(one.id, one.label, one.numbers.base, one.numbers.base < SMALL) for one in columns)
    if not whole.answered:
        return words.nobody(said, data)
    data = replace(data, groups=heads)
    data = _filled(data, view, columns, survey)
    if not filtered:
        data = replace(data, rows=tuple(_with_cells(row, spec, question) for row in data.rows))
    method = ""
    if view.likely and data.kind in WITH_RANGES and not said.averages:
        data, method = _with_differences(data, view, apart=crossing.apart(view.within, members))
    elif view.likely and data.kind in WITH_RANGES and isinstance(view.answers, Rated):
        data, method = _with_averages_apart(data, view, members)
    footer = captions.sentences(words.footer(said, data), method)
    return replace(data, footer=footer, summary=words.summary(data))


def _with_cells(row: MarkRow, spec: ChartSpec, question: Question) -> MarkRow:
    """The row with marks that are chosen as an answer in a group; those of everyone as the answer alone."""
    rated = question.type is QuestionType.GRID and spec.item is not None
    made = []
    for mark in row.marks:
        answer = part_id(spec.item or 0, mark.option) if rated else mark.answer
        alone = answer if rated else ""
        made.append(replace(mark, cell=cell_id(answer, spec.compare, mark.group) if mark.group else alone))
    return replace(row, marks=tuple(made))


def _with_differences(data: ChartData, view: View, *, apart: bool) -> tuple[ChartData, str]:
    """The rows with who differs from the rest, and how that was found."""
    parts = [[mark.part for mark in row.marks] for row in data.rows]
    one_answer = not isinstance(view.answers, Ticked)
    found = from_the_rest([row[0] for row in parts], [row[1:] for row in parts], apart=apart, one_answer=one_answer)
    rows = tuple(
        replace(
            row,
            marks=(
                row.marks[0],
                *(replace(mark, differs=found.differs(at, j)) for j, mark in enumerate(row.marks[1:])),
            ),
        )
        for at, row in enumerate(data.rows)
    )
    return replace(data, rows=rows), method_text(found, weighted=view.weights is not None)


def _with_averages_apart(data: ChartData, view: View, members: Sequence[Members]) -> tuple[ChartData, str]:
    """The averages with which of them differs from that of the rest, and how that was found."""
    found = in_one_family(
        [
            averages_from_the_rest(
                samples(
                    values(view.question, view.answers, at), view.within, [one.who for one in members], view.weights
                ),
                ranked=True,
            )
            for at in range(len(data.rows))
        ]
    )
    rows = tuple(
        replace(
            row,
            marks=(
                row.marks[0],
                *(replace(mark, differs=found.differs(at, j)) for j, mark in enumerate(row.marks[1:])),
            ),
        )
        for at, row in enumerate(data.rows)
    )
    return replace(data, rows=rows), words.averages_method_text(found)


def _one_item(view: View, answers: Rated, item: int) -> View:
    """One item of a grid as a question of its own; the first where there is no such item."""
    at = item if 0 <= item < len(view.question.items) else 0
    codes = answers.codes[:, at]
    blank = np.where(answers.state == State.ANSWERED, np.int8(State.BLANK), answers.state)
    state = np.where(codes >= 0, np.int8(State.ANSWERED), blank).astype(np.int8)
    alone = replace(view.question, type=QuestionType.ORDERED, items=(), base_rule=BaseRule.WHO_ANSWERED)
    return replace(view, question=alone, answers=Chosen(state, codes, answers.markers))


def _column(view: View, id: str, label: str, who: Mask) -> _Column:
    numbers = view.table(who)
    picked = None if view.selection is None else view.table(who & view.selection)
    return _Column(id, label, replace(view, within=who), numbers, picked)


def _in_no_group(view: View, members: Sequence[Members]) -> int:
    """How many within the filter gave an answer but are in no group."""
    placed = np.zeros(len(view.within), dtype=np.bool_)
    for one in members:
        placed |= one.who
    return int(np.count_nonzero(view.within & ~placed & (view.answers.state == State.ANSWERED)))


def _filled(data: ChartData, view: View, columns: Sequence[_Column], survey: Survey) -> ChartData:
    answers = view.answers
    if isinstance(answers, Rated):
        return _averages_of_items(data, view, answers, columns)
    if isinstance(answers, Measured | Dated):
        if data.kind is ChartKind.RANKING and isinstance(answers, Measured):
            return _averages_of_groups(data, answers, columns, survey)
        return replace(data, rows=_rows_of_bins(view, answers, columns, survey))
    if data.kind is ChartKind.STACKED:
        return replace(data, rows=_rows_of_groups(view, columns))
    return replace(data, rows=_rows_of_answers(view, data.kind, columns))


def _rows_of_answers(view: View, kind: ChartKind, columns: Sequence[_Column]) -> tuple[MarkRow, ...]:
    """A row for each answer, with a mark for everyone and for each group."""
    found = []
    tallies = [one.parts for one in columns]
    picked = [one.chosen for one in columns]
    members = {net.id: net.options for net in view.question.nets}
    for row in rows_in_order(view, columns[0].numbers, kind):
        counts = [
            Count(
                row.option,
                row.label,
                of[row.option],
                selected=chosen.get(row.option),
                members=members.get(row.option, ()),
                group=one.id,
            )
            for one, of, chosen in zip(columns, tallies, picked, strict=True)
        ]
        found.append(_row(row.label, row.option, counts, [one.base for one in columns], view))
    return tuple(found)


def _row(label: str, option: str, counts: Sequence[Count], bases: Sequence[Base], view: View) -> MarkRow:
    likely = view.likely and not view.of_answers
    made = [marks([one], base, likely=likely)[0] for one, base in zip(counts, bases, strict=True)]
    made = [
        replace(
            mark,
            count_text=of_text(mark.count, mark.base)
            if base.people < SMALL or base.selected is not None
            else number_text(mark.count),
            tick=made[0].share if mark.group else None,
            tick_text=made[0].percent_text if mark.group else "",
        )
        for mark, base in zip(made, bases, strict=True)
    ]
    return MarkRow(label, bases[0].of, tuple(made), option)


def _rows_of_bins(
    view: View, answers: Measured | Dated, columns: Sequence[_Column], survey: Survey
) -> tuple[MarkRow, ...]:
    """A row for each column of the histogram."""
    binned = bins(answers, survey.everyone)
    if binned is None:
        return ()
    places, there = binned.place(numeric(answers)), answers.state == State.ANSWERED
    size = len(binned.labels)
    places = np.where(there, places, -1).astype(np.int32)
    tallies = [parts_of_places(view, places, size, one.view.within) for one in columns]
    picked = tallies
    if view.selection is not None:
        picked = [parts_of_places(view, places, size, one.view.within & view.selection) for one in columns]
    bases = [one.base for one in columns]
    return tuple(
        _row(
            label,
            f"bin{at}",
            [
                Count(f"bin{at}", label, of[at], selected=chosen[at], group=one.id)
                for one, of, chosen in zip(columns, tallies, picked, strict=True)
            ],
            bases,
            view,
        )
        for at, label in enumerate(binned.labels)
    )


def _rows_of_groups(view: View, columns: Sequence[_Column]) -> tuple[MarkRow, ...]:
    """A row for everyone and each group, its answers end to end as listed."""
    found = []
    listed = replace(view, order="as_listed")
    for one in columns:
        of, picked = one.parts, one.chosen
        counts = [
            Count(row.option, row.label, of[row.option], selected=picked.get(row.option), group=one.id)
            for row in rows_in_order(listed, one.numbers, ChartKind.STACKED)
        ]
        made = marks(counts, one.base, stacked=True, likely=view.likely)
        found.append(MarkRow(one.label, one.numbers.answered, tuple(made)))
    return tuple(found)


def _averages_of_items(data: ChartData, view: View, answers: Rated, columns: Sequence[_Column]) -> ChartData:
    """A row for each item with the average place on the scale in every group."""
    size = len(view.question.options)
    rows = []
    for at, item in enumerate(view.question.items):
        made = []
        for one in columns:
            found = average(view.question, answers.codes[:, at], one.view.within, view.weights)
            made.append(_average(found, one.numbers.items[at].answered, item.label, one.id, size, at))
        rows.append(MarkRow(item.label, columns[0].numbers.items[at].answered, tuple(made)))
    return replace(data, rows=tuple(rows), axis=places_axis(size))


def _average(found: float | None, n: int, label: str, group: str, size: int, item: int) -> Mark:
    place, said = 0.0 if found is None else along(found, size), number_text(n) if n else ""
    return Mark("", label, n, n, place, "", said, item=item, group=group, figure_text=average_text(found))


def _averages_of_groups(data: ChartData, answers: Measured, columns: Sequence[_Column], survey: Survey) -> ChartData:
    """A row for everyone and each group with the average of its numbers."""
    binned = bins(answers, survey.everyone)
    if binned is None:
        return data
    there = answers.state == State.ANSWERED
    rows = []
    for one in columns:
        among, weights = one.view.within & there, one.view.weights
        found = mean(answers.values[among], None if weights is None else weights[among])
        rows.append(
            MarkRow(
                one.label,
                one.numbers.answered,
                (),
                cell_id("", data.spec.compare, one.id) if one.id and data.spec.compare != IN_FILTER else "",
                figure_text="" if found is None else number_text(found),
                figure=None if found is None else binned.along(found),
            )
        )
    return replace(data, rows=tuple(rows), axis=binned.axis)
