"""Groups of answers: counted once per respondent, in tables, charts, comparisons and JSON."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moin_desktop.analysis.answers import Chosen, Ticked
from moin_desktop.analysis.charts import ChartKind, ChartSpec, compute, selection_mask
from moin_desktop.analysis.figures import change_text, numbers
from moin_desktop.analysis.filters import Condition, Filter, mask
from moin_desktop.analysis.questions import Layout, Net, Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import compare, outline, table
from moin_desktop.cli import shapes
from tests.analysis.making import options, survey

WORDS = ("Ministry", "Region", "City", "Other")
PUBLIC = Net("o9", "Any government", ("o1", "o3"))
TYPE = Question("q1", "Type", "Type?", QuestionType.SINGLE, (0,), options=options(*WORDS), nets=(PUBLIC,))
MANY = replace(
    TYPE, id="q2", name="Many", type=QuestionType.MULTIPLE, columns=(1,), layout=Layout.JOINED, separator=";"
)


def _small(many: list[str], one: list[str]) -> Survey:
    return survey((TYPE, MANY), {0: one, 1: many})


ONE = ["Ministry", "City", "City", "Region", "Other", ""]
TICKED = ["Ministry;City", "City", "Region", "", "Ministry;Region;City", "Other"]


@given(
    st.lists(st.tuples(st.sampled_from((*WORDS, "")), st.sets(st.sampled_from(WORDS))), min_size=1, max_size=30),
    st.sets(st.sampled_from(("o1", "o2", "o3", "o4")), min_size=2),
    st.data(),
)
def test_a_group_is_the_union_of_its_members(
    rows: list[tuple[str, set[str]]], members: set[str], data: st.DataObject
) -> None:
    net = Net("o9", "Group", tuple(sorted(members)))
    asked = [replace(question, nets=(net,)) for question in (TYPE, MANY)]
    made = survey(asked, {0: [one for one, _many in rows], 1: [";".join(sorted(many)) for _one, many in rows]})
    within = np.array(data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows))), dtype=np.bool_)
    labels = {option.label for option in TYPE.options if option.id in members}
    for question, given_ in zip(asked, ([{one} for one, _many in rows], [many for _one, many in rows]), strict=True):
        numbers = table(question, made.answers(question.id), within)
        (row,) = numbers.nets
        assert row.count == sum(1 for at, said in enumerate(given_) if said & labels and within[at])
        parts = [one.count for one in numbers.rows if one.option in members]
        assert max(parts) <= row.count <= sum(parts)
        assert row.percent == (100 * row.count / numbers.base if numbers.base else None)
        assert len(numbers.rows) == len(WORDS)


def test_a_group_stands_before_its_members() -> None:
    made = _small(TICKED, ONE)
    numbers = table(MANY, made.answers("q2"), made.everyone)
    assert [(row.label, row.count, inside) for row, inside in outline(numbers)] == [
        ("Any government", 3, False),
        ("City", 3, True),
        ("Ministry", 2, True),
        ("Region", 2, False),
        ("Other", 1, False),
    ]


def test_an_answer_in_two_groups_stands_once() -> None:
    both = replace(TYPE, nets=(PUBLIC, Net("o8", "Local", ("o2", "o3"))))
    made = survey((both,), {0: ONE})
    told = [(row.label, inside) for row, inside in outline(table(both, made.answers("q1"), made.everyone))]
    assert told == [
        ("Any government", False),
        ("City", True),
        ("Ministry", True),
        ("Local", False),
        ("Region", True),
        ("Other", False),
    ]


def test_a_group_is_a_bar_of_its_own() -> None:
    made = _small(TICKED, ONE)
    data = compute(made, ChartSpec("q2"))
    assert [(mark.label, mark.count) for mark in data.marks][:3] == [
        ("Any government (group)", 3),
        ("City", 3),
        ("Ministry", 2),
    ]
    assert data.marks[0].members == ("o1", "o3")
    listed = compute(made, ChartSpec("q1", order="as_listed"))
    assert [mark.option for mark in listed.marks] == ["o9", "o1", "o2", "o3", "o4"]


def test_a_chart_of_parts_of_a_whole_says_the_group_below() -> None:
    made = _small(TICKED, ONE)
    data = compute(made, ChartSpec("q1", kind=ChartKind.STAIRCASE))
    assert "o9" not in [mark.option for mark in data.marks]
    assert "“Any government” (group): 3 of 5." in data.footer


def test_a_group_follows_filters_selections_and_comparisons() -> None:
    made = _small(TICKED, ONE)
    filtered = Filter((Condition("q1", ("o3",)),))
    within = mask(made, filtered)
    assert table(MANY, made.answers("q2"), within).nets[0].count == 1
    assert selection_mask(made, "q2", ("o9",)).tolist() == [True, True, False, False, True, False]
    assert mask(made, Filter((Condition("q2", ("o9",)),))).tolist() == [True, True, False, False, True, False]
    groups = {group.label: group.table.nets[0].count for group in compare(made, "q2", "q1", made.everyone)}
    assert groups == {"City": 1, "Ministry": 1, "Region": 0, "Other": 1}
    chosen = compute(made, ChartSpec("q2"), selection_mask(made, "q1", ("o3",)))
    assert chosen.marks[0].selected_count == 1


def test_the_json_has_groups_beside_the_options() -> None:
    made = _small(TICKED, ONE)
    told = shapes.question(made, MANY, made.everyone)
    assert told["nets"] == [
        {"id": "o9", "label": "Any government", "options": ["o1", "o3"], "count": 3, "percent": pytest.approx(60.0)}
    ]
    assert [one["id"] for one in told["options"]] == ["o3", "o1", "o2", "o4"]
    assert isinstance(made.answers("q1"), Chosen)
    assert isinstance(made.answers("q2"), Ticked)


def test_a_group_made_later_is_no_change_of_the_numbers() -> None:
    plain = survey((replace(MANY, nets=()),), {1: TICKED})
    kept = numbers(compute(plain, ChartSpec("q2")))
    grouped = compute(survey((MANY,), {1: TICKED}), ChartSpec("q2"))
    assert change_text(grouped, (), kept) == ""
    assert change_text(grouped, (), numbers(grouped)) == ""
    fewer = compute(survey((MANY,), {1: TICKED[:3]}), ChartSpec("q2"))
    assert change_text(fewer, ("o1",), kept) == "Numbers changed: 1 of 3 was 2 of 5"
