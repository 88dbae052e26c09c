"""What is hidden stays hidden: nothing small is shown, and no hidden number follows from those that are."""

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moin_desktop.analysis.crossing import Crossing, crossing, with_the_rest
from moin_desktop.analysis.questions import BaseRule, Layout, Net, Question, QuestionType
from moin_desktop.analysis.small_groups import Sum, found_by_subtraction, hide, protect, protect_table, reason
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import of
from tests.analysis.making import options, survey

WORDS = ("Ministry", "Region", "City", "Other")
ONE = Question("q1", "Type", "Type?", QuestionType.SINGLE, (0,), options=options(*WORDS))
MANY = replace(ONE, id="q2", name="Many", type=QuestionType.MULTIPLE, columns=(1,), layout=Layout.JOINED, separator=";")
BY = Question("q3", "Size", "Size?", QuestionType.SINGLE, (2,), options=options("Small", "Middle", "Large"))
BY_MANY = replace(MANY, id="q4", columns=(3,), options=options("North", "South", "East"))

_person = st.tuples(
    st.sampled_from(("", *WORDS, "City", "City", "Region")),
    st.sets(st.sampled_from(WORDS)).map(lambda some: ";".join(sorted(some))),
    st.sampled_from(("", "Small", "Middle", "Middle", "Large", "Large", "Large")),
    st.sets(st.sampled_from(("North", "South", "East"))).map(lambda some: ";".join(sorted(some))),
)
_people = st.lists(_person, min_size=1, max_size=60)
_limits = st.sampled_from((3, 5, 10))


def made_of(people: Sequence[tuple[str, ...]], rule: BaseRule = BaseRule.WHO_ANSWERED) -> Survey:
    cells = {at: [one[at] for one in people] for at in range(4)}
    return survey([replace(one, base_rule=rule) for one in (ONE, MANY, BY, BY_MANY)], cells)


def solved(equations: list[list[Fraction]]) -> set[int]:
    """Which unknowns have one value only, by Gauss and Jordan on fractions: no code shared with the program."""
    rows = [list(row) for row in equations]
    width, at, pivots = len(rows[0]) if rows else 0, 0, {}
    for column in range(width):
        pivot = next((i for i in range(at, len(rows)) if rows[i][column]), None)
        if pivot is None:
            continue
        rows[at], rows[pivot] = rows[pivot], rows[at]
        first = rows[at][column]
        rows[at] = [one / first for one in rows[at]]
        for i, row in enumerate(rows):
            if i != at and row[column]:
                factor = row[column]
                rows[i] = [a - factor * b for a, b in zip(row, rows[at], strict=True)]
        pivots[column] = at
        at += 1
    return {column for column, i in pivots.items() if sum(1 for one in rows[i] if one) == 1}


def equations(table: Crossing, unseen: str) -> tuple[list[list[Fraction]], dict[tuple[str, str], int]]:
    """What a reader of the table knows about every cell, as equations; who is in no group or chose nothing is known."""
    cells = [(line.option, cell.group) for line in table.lines for cell in (line.total, *line.cells)]
    cells += [("base", column.id) for column in (table.total, *table.columns)]
    place = {name: at for at, name in enumerate(cells)}

    def row(*signed: tuple[int, tuple[str, str]]) -> list[Fraction]:
        found = [Fraction(0)] * len(cells)
        for sign, name in signed:
            found[place[name]] += sign
        return found

    shown = [(line.option, c.group) for line in table.lines for c in (line.total, *line.cells) if not c.hidden]
    shown += [("base", column.id) for column in (table.total, *table.columns) if not column.hidden]
    told = [row((1, name)) for name in shown if name[1] != unseen]
    groups = [column.id for column in table.columns]
    if table.apart:
        for option in [*(line.option for line in table.lines), "base"]:
            told.append(row((-1, (option, "")), *((1, (option, group)) for group in groups)))
    if table.closed:
        for group in ("", *groups):
            plain = [line.option for line in table.lines if not line.members]
            told.append(row((-1, ("base", group)), *((1, (option, group)) for option in plain)))
    return told, place


def checked(table: Crossing, limit: int, unseen: str = "nobody") -> None:
    told, place = equations(table, unseen)
    known = solved(told)
    counts = {(line.option, c.group): c.part.count for line in table.lines for c in (line.total, *line.cells)}
    counts |= {("base", column.id): column.whole.base for column in table.columns}
    for name, count in counts.items():
        if 0 < count < limit:
            assert place[name] not in known, name
    for line in [] if unseen == "rest" else table.lines:
        for cell, column in zip(line.cells, table.columns, strict=True):
            assert not (column.hidden and not cell.hidden)
            if not cell.hidden and not line.total.hidden:
                rest = line.total.part.count - cell.part.count
                assert not 0 < rest < limit, (line.option, cell.group)


@settings(max_examples=150)
@given(_people, _limits, st.sampled_from(("q1", "q2")), st.sampled_from(("q3", "q4")), st.sampled_from(BaseRule))
def test_nothing_hidden_can_be_worked_out(
    people: list[tuple[str, ...]], limit: int, question: str, by: str, rule: BaseRule
) -> None:
    made = made_of(people, rule)
    checked(protect(crossing(made, question, by, made.everyone), limit), limit)


@settings(max_examples=100)
@given(_people, _limits, st.data())
def test_a_filter_and_those_outside_it_keep_what_is_hidden(
    people: list[tuple[str, ...]], limit: int, data: st.DataObject
) -> None:
    made = made_of(people)
    inside = np.array(data.draw(st.lists(st.booleans(), min_size=len(people), max_size=len(people))), dtype=np.bool_)
    groups = with_the_rest(inside, "Fits", "The rest")
    table = protect(crossing(made, "q1", groups, made.everyone), limit, unseen=("rest",))
    checked(table, limit, "rest")
    filtered, whole = of(made, "q1", inside), of(made, "q1", made.everyone)
    hidden = protect_table(filtered, limit, whole)
    outside = {row.option: row.count - filtered_row(filtered, row.option) for row in whole.rows}
    for row in filtered.rows:
        if row.option not in hidden:
            assert not 0 < row.count < limit
            assert not (row.count and 0 < outside[row.option] < limit)


def filtered_row(table: object, option: str) -> int:
    rows = getattr(table, "rows", ())
    return next(int(row.count) for row in rows if row.option == option)


@settings(max_examples=200)
@given(
    st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), min_size=2, max_size=5),
    _limits,
)
def test_a_sheet_of_numbers_with_its_totals(cells: list[list[int]], limit: int) -> None:
    wide, high = 4, len(cells) + 1
    full = [[*row, sum(row)] for row in cells]
    full.append([sum(row[at] for row in full) for at in range(wide)])
    numbers = [n for row in full for n in row]
    sums = [Sum(tuple(r * wide + c for c in range(wide - 1)), r * wide + wide - 1) for r in range(high)]
    sums += [Sum(tuple(r * wide + c for r in range(high - 1)), (high - 1) * wide + c) for c in range(wide)]
    hidden = hide(numbers, sums, limit)
    assert all(at in hidden for at, n in enumerate(numbers) if 0 < n < limit)
    told = [[Fraction(int(at == place)) for at in range(len(numbers))] for place in range(len(numbers))]
    told = [row for place, row in enumerate(told) if place not in hidden]
    for one in sums:
        told.append([Fraction((at in one.parts) - (at == one.whole)) for at in range(len(numbers))])
    small = {at for at, n in enumerate(numbers) if 0 < n < limit}
    if sum(numbers[:-wide]) >= 2 * limit:
        assert not solved(told) & small
    assert found_by_subtraction(sums, hidden) == solved(told) & set(hidden)


def test_a_hidden_answer_takes_a_neighbour_with_it() -> None:
    people = [("City", "", "Large", "")] * 20 + [("Region", "", "Large", "")] * 7 + [("Ministry", "", "Large", "")] * 2
    made = made_of([*people, *[("City", "", "Small", "")] * 12])
    table = of(made, "q1", made.everyone)
    assert protect_table(table, 5) == {"o1": reason(5), "o2": reason(5)}
    assert protect_table(table, 0) == {}


def test_a_group_that_is_too_small_shows_nothing() -> None:
    people = [("City", "", "Large", "")] * 20 + [("Region", "", "Large", "")] * 20
    people += [("City", "", "Middle", "")] * 20 + [("Region", "", "Middle", "")] * 20 + [("City", "", "Small", "")] * 3
    made = made_of(people)
    table = protect(crossing(made, "q1", "q3", made.everyone), 5)
    small = next(column for column in table.columns if column.label == "Small")
    assert small.hidden == reason(5)
    assert all(cell.hidden for line in table.lines for cell in line.cells if cell.group == small.id)
    shown = [cell for line in table.lines for cell in line.cells if not cell.hidden]
    assert shown
    assert table.total.hidden == ""


def test_the_reason_does_not_tell_the_small_number_from_its_neighbour() -> None:
    assert reason(5) == "Hidden: this or a number next to it is under 5."


def test_a_group_of_options_is_no_way_to_its_members() -> None:
    net = Net("o9", "Public", ("o1", "o2"))
    people = [("City", "", "Large", "")] * 20 + [("Region", "", "Large", "")] * 20 + [("Ministry", "", "Large", "")] * 2
    made = survey([replace(ONE, nets=(net,)), BY], {0: [one[0] for one in people], 2: [one[2] for one in people]})
    hidden = protect_table(of(made, "q1", made.everyone), 5)
    assert "o1" in hidden
    assert {"o2", "o9"} & set(hidden)


@pytest.mark.parametrize("limit", [0, 3, 5])
def test_zeros_are_nobody_and_stay(limit: int) -> None:
    made = made_of([("City", "", "Large", "")] * 30)
    table = protect(crossing(made, "q1", "q3", made.everyone), limit)
    assert not [cell for line in table.lines for cell in line.cells if cell.hidden]
