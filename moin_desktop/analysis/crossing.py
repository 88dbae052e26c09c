"""Cross tables: the answers to one question in each group of another, with what may be said of every cell."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from moin_desktop.analysis import averages, differences
from moin_desktop.analysis.answers import Answers, Dated, Measured, Rated, State, Ticked, chose
from moin_desktop.analysis.averages import Average
from moin_desktop.analysis.bins import bins, numeric
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.differences import Difference
from moin_desktop.analysis.parts import Part
from moin_desktop.analysis.questions import Question, Role
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import PercentOf, Row, Table, base_mask, groups, outline, table
from moin_desktop.analysis.weights import part
from moin_desktop.analysis.wording import SMALL


@dataclass(frozen=True, slots=True, eq=False)
class Members:
    """One group of a comparison and who is in it (rows,)."""

    id: str
    label: str
    who: Mask
    role: Role = Role.PLAIN


@dataclass(frozen=True, slots=True)
class Cell:
    """One answer in one group."""

    group: str
    part: Part
    """What its percentage is made of. Of ``row`` its base is everyone who gave the answer."""
    difference: Difference | None = None
    """Beside the rest of the base; None where it was not asked for or could not be tested."""
    hidden: str = ""
    """Why its numbers are not shown; empty where they are."""


@dataclass(frozen=True, slots=True)
class Line:
    """One answer with everyone and then each group."""

    option: str
    label: str
    role: Role
    total: Cell
    cells: tuple[Cell, ...]
    item: int | None = None
    """Of a grid or ranking: the item that was answered so."""
    members: tuple[str, ...] = ()
    """Of a group of options: their ids."""


@dataclass(frozen=True, slots=True)
class Column:
    """One group as it is headed."""

    id: str
    label: str
    size: int
    """Respondents of the view in this group, whether they answered or not."""
    whole: Part
    """Those of them whom the percentages are of, as a part of themselves."""
    small: bool
    """Fewer than the small limit: counts, no percentages."""
    averages: tuple[Average | None, ...] = ()
    """Of a scale or number question one; of a grid or ranking one for each item; else none."""
    apart: tuple[Difference | None, ...] = ()
    """Beside the rest, for each average."""
    hidden: str = ""
    """Why its size and base are not shown; empty where they are."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """The answers to one question in each group of another."""

    question: str
    by: str
    """The question that makes the groups; empty for groups made otherwise."""
    percent_of: PercentOf
    total: Column
    """Everyone in the view: its rest is nobody, and no group is ever compared with it."""
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    tests: int = 0
    """How many comparisons with the rest Holm adjusted for, answers and averages apart."""
    tests_of_averages: int = 0
    apart: bool = False
    """Nobody is in two groups."""
    closed: bool = False
    """The answers of a group add up to its base, but for those who gave none."""
    weighted: bool = False


def members_of(survey: Survey, by: str, *, nets: bool = False) -> tuple[Members, ...]:
    """The groups that the answers to a question make, in the order of its table over everyone.

    Options of one-answer, ordered, yes/no and choose-all questions (who ticked two is in two groups), columns of the
    histogram of numbers and dates. ``nets``: each group of options in place of its members. TypeError for others.
    """
    question, answers = survey.question(by), survey.answers(by)
    if isinstance(answers, Measured | Dated):
        columns = bins(answers, survey.everyone)
        if columns is None:
            return ()
        places, there = columns.place(numeric(answers)), answers.state == State.ANSWERED
        return tuple(Members(f"bin{at}", one, (places == at) & there) for at, one in enumerate(columns.labels))
    found: dict[str, Members] = {}
    gathered = {option: net for net in reversed(question.nets) for option in net.options} if nets else {}
    for option, who in groups(survey, by):
        net = gathered.get(option.id)
        if net is None:
            found[option.id] = Members(option.id, option.label, who, option.role)
        elif net.id not in found:
            found[net.id] = Members(net.id, net.label, chose(question, answers, (net.id,)), Role.NET)
    return tuple(found.values())


def with_the_rest(inside: Mask, label: str, rest_label: str) -> tuple[Members, Members]:
    """Those in ``inside`` (rows,), such as who fits a filter, and everyone else: two groups to compare."""
    return Members("inside", label, inside), Members("rest", rest_label, ~inside)


def crossing(
    survey: Survey,
    question_id: str,
    by: str | Sequence[Members],
    mask: Mask,
    *,
    percent_of: str = "",
    nets: bool = False,
    test: bool = False,
    small: int = SMALL,
) -> Crossing:
    """The cross table of a question by the groups of another, or by groups made otherwise, for those in ``mask``.

    ``percent_of``: of each group by the base rule (the column), by another rule, of its ``answers``, or of the ``row``.
    ``nets`` puts groups of options in place of their members as groups, and before them as answers. ``test`` compares
    every cell and average with the rest. Weighted where the survey is.
    """
    view = _View(survey, survey.question(question_id), survey.answers(question_id), mask, PercentOf(percent_of), small)
    groups_ = members_of(survey, by, nets=nets) if isinstance(by, str) else tuple(by)
    heads = _heads(view, nets=nets)
    wholes = _parts(view, heads, mask)
    columns = [_parts(view, heads, mask & one.who) for one in groups_]
    lines = [[column[at] for column in columns] for at in range(len(heads))]
    of_row = view.of is PercentOf.ROW
    groups_apart, found = apart(mask, groups_), None
    if test and not of_row:
        one_answer = not isinstance(view.answers, Ticked | Rated)
        found = differences.from_the_rest(wholes, lines, small, apart=groups_apart, one_answer=one_answer)
    made = Crossing(
        question=question_id,
        by=by if isinstance(by, str) else "",
        percent_of=view.of,
        total=_column(view, Members("", "", mask)),
        columns=tuple(_column(view, one) for one in groups_),
        lines=tuple(
            replace(
                head,
                total=Cell("", _of_row(whole, whole) if of_row else whole),
                cells=tuple(
                    Cell(one.id, _of_row(cell, whole) if of_row else cell, found.lines[at][j] if found else None)
                    for j, (one, cell) in enumerate(zip(groups_, cells, strict=True))
                ),
            )
            for at, (head, whole, cells) in enumerate(zip(heads, wholes, lines, strict=True))
        ),
        tests=found.tests if found else 0,
        apart=groups_apart,
        closed=not isinstance(view.answers, Ticked),
        weighted=survey.weights is not None,
    )
    return _with_averages(made, view, groups_, test=test)


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """What the cells of one cross table are counted from."""

    survey: Survey
    question: Question
    answers: Answers
    mask: Mask
    of: PercentOf
    small: int

    def table(self, who: Mask) -> Table:
        return table(self.question, self.answers, who, self.survey.weights, self.of)


def _column(view: _View, one: Members) -> Column:
    who = view.mask & one.who
    base = view.table(who).whole
    return Column(one.id, one.label, int(np.count_nonzero(who)), base, base.respondents < view.small)


def _heads(view: _View, *, nets: bool) -> list[Line]:
    """The answers in the order of the table over the view, still without numbers."""
    nothing = Cell("", Part(0, 0))
    if isinstance(view.answers, Measured | Dated):
        columns = bins(view.answers, view.survey.everyone)
        labels = columns.labels if columns else ()
        return [Line(f"bin{at}", label, Role.PLAIN, nothing, ()) for at, label in enumerate(labels)]
    numbers = view.table(view.mask)
    if numbers.items:
        return [
            Line(row.option, row.label, row.role, nothing, (), at)
            for at, item in enumerate(numbers.items)
            for row in item.rows
        ]
    if nets:
        return [
            Line(row.option, row.label, row.role, nothing, ())
            if isinstance(row, Row)
            else Line(row.option, row.label, Role.NET, nothing, (), members=row.options)
            for row, _inside in outline(numbers)
        ]
    return [Line(row.option, row.label, row.role, nothing, ()) for row in numbers.rows]


def _parts(view: _View, heads: Sequence[Line], who: Mask) -> list[Part]:
    """The part of those in ``who`` (rows,) that gave each answer."""
    if isinstance(view.answers, Measured | Dated):
        return _binned(view, view.answers, who) if heads else []
    numbers = view.table(who)
    known: dict[tuple[int | None, str], Part] = {(None, row.option): row.part for row in numbers.rows}
    known |= {(None, net.option): net.part for net in numbers.nets}
    known |= {(at, row.option): row.part for at, item in enumerate(numbers.items) for row in item.rows}
    return [known[head.item, head.option] for head in heads]


def _binned(view: _View, answers: Measured | Dated, who: Mask) -> list[Part]:
    columns = bins(answers, view.survey.everyone)
    if columns is None:
        return []
    places, there = columns.place(numeric(answers)), answers.state == State.ANSWERED
    base, weights = base_mask(view.question, answers, who, view.of), view.survey.weights
    return [part((places == at) & there, base, weights) for at in range(len(columns.labels))]


def _of_row(cell: Part, whole: Part) -> Part:
    """A cell as a part of everyone who gave the answer."""
    if whole.weight is None:
        return Part(cell.count, whole.count)
    return Part(cell.count, whole.count, cell.weight, whole.weight, 0.0)


def apart(mask: Mask, groups: Sequence[Members]) -> bool:
    """Whether nobody is in two groups."""
    times = np.zeros(len(mask), dtype=np.int32)
    for one in groups:
        times += one.who & mask
    return bool((times <= 1).all())


def _with_averages(made: Crossing, view: _View, groups: Sequence[Members], *, test: bool) -> Crossing:
    """The cross table with the averages of its groups, where an average of the answers means something."""
    if not averages.has_average(view.question):
        return made
    rated = isinstance(view.answers, Rated)
    items: Sequence[int | None] = range(len(view.question.items)) if rated else (None,)
    given = [averages.values(view.question, view.answers, item) for item in items]
    weights = view.survey.weights
    ranked = not isinstance(view.answers, Measured)
    found = [
        differences.averages_from_the_rest(
            averages.samples(one, view.mask, [group.who for group in groups], weights), ranked=ranked, small=view.small
        )
        for one in given
        if test
    ]
    joined = differences.in_one_family(found)
    columns = tuple(
        replace(
            column,
            averages=tuple(averages.average(one, view.mask & group.who, weights) for one in given),
            apart=tuple(line[at] for line in joined.lines),
        )
        for at, (column, group) in enumerate(zip(made.columns, groups, strict=True))
    )
    total = replace(made.total, averages=tuple(averages.average(one, view.mask, weights) for one in given))
    return replace(made, total=total, columns=columns, tests_of_averages=joined.tests)
