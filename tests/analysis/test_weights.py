"""Weights reach every percentage and no count; equal ones change nothing; what is no weight counts nothing."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moin_desktop.analysis.averages import average, scores, values
from moin_desktop.analysis.charts import ChartSpec, compute
from moin_desktop.analysis.crossing import crossing, with_the_rest
from moin_desktop.analysis.parts import Part, points, rest_of, together
from moin_desktop.analysis.questions import BaseRule, Layout, Net, Option, Question, QuestionType
from moin_desktop.analysis.selections import small
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import of
from tests.analysis.making import options, survey

WORDS = ("Ministry", "Region", "City")
ONE = Question(
    "q1", "Type", "", QuestionType.SINGLE, (0,), options=options(*WORDS), nets=(Net("o9", "Local", ("o2", "o3")),)
)
MANY = replace(ONE, id="q2", name="Many", type=QuestionType.MULTIPLE, columns=(1,), layout=Layout.JOINED, separator=";")
STAGE = Question("q3", "Stage", "", QuestionType.ORDERED, (2,), options=options("Low", "Middle", "High"))
WEIGHT = Question("q4", "Size", "", QuestionType.NUMBER, (3,))
_person = st.tuples(
    st.sampled_from(("", *WORDS)),
    st.sets(st.sampled_from(WORDS)).map(lambda some: ";".join(sorted(some))),
    st.sampled_from(("", "Low", "Middle", "High")),
    st.sampled_from(("", "0", "-2", "0.5", "1", "3")),
)
_people = st.lists(_person, min_size=1, max_size=40)


def made_of(people: Sequence[tuple[str, ...]], by: str = "q4") -> Survey:
    made = survey([ONE, MANY, STAGE, WEIGHT], {at: [one[at] for one in people] for at in range(4)})
    made.weighted_by = by
    return made


@given(_people, st.sampled_from(("0.1", "1", "7")))
def test_equal_weights_change_nothing(people: list[tuple[str, ...]], weight: str) -> None:
    people = [(*one[:3], weight) for one in people]
    plain, weighted = made_of(people, ""), made_of(people)
    for id in ("q1", "q2", "q3"):
        for before, after in zip(
            of(plain, id, plain.everyone).rows, of(weighted, id, plain.everyone).rows, strict=True
        ):
            assert (before.option, before.count, before.part.whole) == (after.option, after.count, after.part.whole)
            assert after.percent == pytest.approx(before.percent)
            assert after.part.effective == pytest.approx(before.part.effective)
        assert small(weighted, plain.question(id), plain.everyone).shares == pytest.approx(
            small(plain, plain.question(id), plain.everyone).shares
        )


@settings(max_examples=60)
@given(_people)
def test_a_second_computation_agrees(people: list[tuple[str, ...]]) -> None:
    made = made_of(people)
    weigh = [max(0.0, float(one[3] or 0)) for one in people]
    whole = sum(w for one, w in zip(people, weigh, strict=True) if one[0])
    for row in of(made, "q1", made.everyone).rows:
        assert row.count == sum(one[0] == row.label for one in people)
        mine = sum(w for one, w in zip(people, weigh, strict=True) if one[0] == row.label)
        assert row.percent == (pytest.approx(100 * mine / whole) if whole else None)


@given(_people, st.data())
def test_a_filter_and_its_rest_are_all(people: list[tuple[str, ...]], data: st.DataObject) -> None:
    made = made_of(people, data.draw(st.sampled_from(("", "q4"))))
    inside = np.array(data.draw(st.lists(st.booleans(), min_size=len(people), max_size=len(people))), dtype=np.bool_)
    for id in ("q1", "q2", "q3"):
        table = crossing(made, id, with_the_rest(inside, "In", "Rest"), made.everyone)
        for line in table.lines:
            one, other = (cell.part for cell in line.cells)
            assert (one.count + other.count, one.base + other.base) == (line.total.part.count, line.total.part.base)
            rest = rest_of(line.total.part, one)
            assert (rest.count, rest.base) == (other.count, other.base)
            assert rest.share == pytest.approx(other.share, abs=1e-9)


@given(_people)
def test_two_merged_answers_are_their_union_and_ticks_add_up(people: list[tuple[str, ...]]) -> None:
    made = made_of(people)
    net = next(iter(of(made, "q1", made.everyone).nets)).part
    rows = {row.option: row.part for row in of(made, "q1", made.everyone).rows}
    both = together([rows["o2"], rows["o3"]])
    assert both.count == net.count
    assert both.weight == pytest.approx(net.weight)
    ticks = of(made, "q2", made.everyone, "answers")
    assert sum(row.count for row in ticks.rows) == ticks.base
    assert ticks.whole.people == of(made, "q2", made.everyone).base
    if ticks.whole.weighted_base:
        assert sum(row.part.share for row in ticks.rows) == pytest.approx(1)


@given(_people)
def test_of_a_row_the_groups_are_everyone(people: list[tuple[str, ...]]) -> None:
    made = made_of([(*one[:2], one[2] or "Low", one[3]) for one in people], "")
    for line in crossing(made, "q2", "q3", made.everyone, percent_of="row").lines:
        assert sum(cell.part.count for cell in line.cells) == line.total.part.base


def test_the_chart_says_by_what_it_is_weighted() -> None:
    people = [("City", "", "Low", "2")] * 10 + [("Region", "", "Low", "1")] * 10 + [("City", "", "Low", "")]
    data = compute(made_of(people), ChartSpec("q1"))
    assert [(mark.label, mark.count, mark.percent_text) for mark in data.marks if not mark.members][:2] == [
        ("City", 11, "67%"),
        ("Region", 10, "33%"),
    ]
    assert data.weighted == (
        "Weighted by “Size”; counts are of respondents. "
        "1 respondent without a weight above 0 counts nothing in percentages."
    )
    assert data.footer.endswith(data.weighted)


def test_a_scale_goes_by_its_codes_where_it_has_them() -> None:
    coded = replace(STAGE, options=options("1 = never", "3 = often", "5 = always", "Don't know"))
    assert scores(coded)[:3].tolist() == [1, 3, 5]
    assert np.isnan(scores(coded)[3])
    assert scores(STAGE).tolist() == [1, 2, 3]
    assert scores(replace(STAGE, options=(Option("o1", "1"), Option("o2", "Often")))).tolist() == [1, 2]
    people = [("", "", "Low", "1"), ("", "", "High", "3"), ("", "", "", "5")]
    made = made_of(people)
    found = average(values(STAGE, made.answers("q3")), made.everyone, made.weights)
    assert found is not None
    assert (found.n, found.mean, found.median) == (2, 2.5, 3)


def test_points_are_from_counts() -> None:
    assert points(Part(9, 53), Part(32, 53)) == 43
    assert points(Part(32, 53), Part(9, 53)) == -43
    assert points(Part(1, 0), Part(1, 2)) is None


def test_tests_that_only_look_like_mirrors_all_count() -> None:
    """Two answers of a choose-all may add up to the base by chance: they are two questions all the same."""
    two = replace(MANY, options=options("Ministry", "Region"), nets=())
    by = replace(ONE, id="q5", columns=(4,), options=options("North", "South"), nets=())
    many = ["Ministry"] * 15 + ["Ministry;Region"] * 15 + [""] * 15 + ["Region"] * 15
    made = survey([replace(two, base_rule=BaseRule.EVERYONE), by], {1: many, 4: ["North", "South"] * 30})
    table = crossing(made, "q2", "q5", made.everyone, test=True)
    assert [line.total.part.count for line in table.lines] == [30, 30]
    assert table.tests == 2
