"""Every kind of condition: whom it keeps, how it is said, and that it can be kept and read again."""

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moin_desktop.analysis.charts import compute
from moin_desktop.analysis.chosen_marks import condition
from moin_desktop.analysis.filter_words import filter_text, whole_words, words
from moin_desktop.analysis.filters import (
    IN_FILTER,
    NO_FILTER,
    Condition,
    Dates,
    Except,
    Filter,
    Noted,
    Part,
    Range,
    Replied,
    Reply,
    Words,
    fits,
    key,
    mask,
    split,
    whole,
)
from moin_desktop.analysis.folding import fold
from moin_desktop.analysis.marks import ChartSpec
from moin_desktop.analysis.questions import Item, Layout, Net, Question, QuestionType, Route
from moin_desktop.analysis.survey import Survey
from moin_desktop.models.values import filter_in, filter_out
from tests.analysis.making import options, survey

KIND = Question(
    "q1", "Kind", "Kind?", QuestionType.SINGLE, (0,), options=options("Ministry", "City", "Bank"),
    nets=(Net("o9", "Public", ("o1", "o2")),),
)  # fmt: skip
TOOLS = Question(
    "q2", "Tools", "Tools?", QuestionType.MULTIPLE, (1,), layout=Layout.JOINED, separator=";",
    options=options("Maps", "Labs", "Funds"),
)  # fmt: skip
AGE = Question("q3", "Age", "Age?", QuestionType.NUMBER, (2,))
DAY = Question("q4", "Day", "Day?", QuestionType.DATE, (3,))
HOPE = Question("q5", "Hope", "Hope?", QuestionType.TEXT, (4,))
WHY = Question("q6", "Why", "Why?", QuestionType.TEXT, (5,), asked_if=Route("q1", ("o1",)))
SCALE = Question(
    "q7", "Trust", "Trust?", QuestionType.GRID, (6, 7), layout=Layout.ITEMS, options=options("No", "Yes"),
    items=(Item("Us", 6), Item("Them", 7)),
)  # fmt: skip


def made() -> Survey:
    """Six respondents."""
    return survey(
        [KIND, TOOLS, AGE, DAY, HOPE, WHY, SCALE],
        {
            0: ["Ministry", "City", "Bank", "Ministry", "", "City"],
            1: ["Maps; Labs", "Labs", "", "Funds", "Maps", "Maps; Funds"],
            2: ["18", "25", "31.5", "", "70", "25"],
            3: ["2023-05-01", "2023-05-02 09:30", "2023-05-02", "2023-05-09", "", "2023-06-01"],
            4: ["Más élan", "WENIGER ELAN", "", "Straße", "学びたい", "none"],
            5: ["Because élan", "", "", "", "", ""],
            6: ["Yes", "No", "", "Yes", "Yes", "No"],
            7: ["No", "No", "Yes", "", "Yes", "No"],
        },
    )


EVERY: list[tuple[Part, str, list[int]]] = [
    (Condition("q1", ("o1",)), "Ministry", [0, 3]),
    (Condition("q1", ("o9",)), "Public", [0, 1, 3, 5]),
    (Condition("q1", ("o1", "o2", "o3")), "Public or Bank", [0, 1, 2, 3, 5]),
    (Except("q1", ("o1",)), "not Ministry", [1, 2, 5]),
    (Except("q2", ("o1",)), "not Maps", [1, 3]),
    (Condition("q7", ("item1:o2",)), "Trust: Them: Yes", [2, 4]),
    (Condition("q7", ("o2",)), "Trust: Yes", [0, 2, 3, 4]),
    (Range("q3", 25, 31.5), "Age: 25 to 31.5", [1, 2, 5]),
    (Range("q3", low=31.5), "Age: 31.5 or more", [2, 4]),
    (Range("q3", high=18), "Age: up to 18", [0]),
    (Range("q3", 25, 25), "Age: 25", [1, 5]),
    (Dates("q4", "2023-05-02", "2023-05-02"), "Day: 2 May 2023", [1, 2]),
    (Dates("q4", first="2023-05-09"), "Day: from 9 May 2023", [3, 5]),
    (Dates("q4", last="2023-05-01"), "Day: until 1 May 2023", [0]),
    (Dates("q4", "2023-05-02T09:00:00", "2023-05-02T09:30:00"), "Day: 2 May, 09:00 to 2 May, 09:30", [1]),
    (Words("q5", "elan"), "Hope: “elan” in the answer", [0, 1]),
    (Words("q5", "ÉLAN"), "Hope: “ÉLAN” in the answer", [0, 1]),
    (Words("q5", "strasse"), "Hope: “strasse” in the answer", [3]),
    (Words("q5", "学び"), "Hope: “学び” in the answer", [4]),
    (Words("", "because"), "“because” in any written answer", [0]),
    (Replied("q6", Reply.ANSWERED), "Why: answered", [0]),
    (Replied("q6", Reply.BLANK), "Why: left blank", [3]),
    (Replied("q6", Reply.NOT_ASKED), "Why: not asked", [1, 2, 4, 5]),
    (Noted(), "With a note", [1, 4]),
]


@pytest.mark.parametrize(("part", "said", "rows"), EVERY, ids=[said for _part, said, _rows in EVERY])
def test_every_kind_of_condition(part: Part, said: str, rows: list[int]) -> None:
    one = made()
    one.noted = frozenset({1, 4, 99})
    filter = Filter((part,))
    assert np.flatnonzero(mask(one, filter)).tolist() == rows
    assert words(one, part) == said
    assert fits(one, filter)
    assert whole(one, part)
    assert filter_in(json.loads(json.dumps(filter_out(filter))), {}) == filter


def test_conditions_of_different_questions_are_joined_with_and() -> None:
    both = NO_FILTER.with_condition(Condition("q1", ("o1", "o2"))).with_condition(Range("q3", low=20))
    assert np.flatnonzero(mask(made(), both)).tolist() == [1, 5]
    assert filter_text(made(), both) == "Public; Age: 20 or more"
    assert both.with_condition(Except("q1", ("o2",))).conditions == (Range("q3", low=20), Except("q1", ("o2",)))
    several = NO_FILTER.with_condition(Words("", "a")).with_condition(Words("q5", "a")).with_condition(Noted())
    assert [key(part) for part in several.conditions] == ["any text", "q5", "notes"]
    assert several.without("any text").conditions == (Words("q5", "a"), Noted())


def test_a_condition_that_is_off_stays_but_asks_nothing() -> None:
    one, city = made(), Condition("q1", ("o2",))
    filter = Filter((city, Range("q3", high=25)))
    off = filter.switched("q1")
    assert off.conditions == (replace(city, off=True), Range("q3", high=25))
    assert np.flatnonzero(mask(one, off)).tolist() == [0, 1, 5]
    assert filter_text(one, off) == "Age: up to 25"
    assert off.active == Filter((Range("q3", high=25),))
    assert not off.switched("q3")
    assert off.switched("q1") == filter
    assert filter_in(filter_out(off), {}) == off


def test_a_name_is_said_and_kept_but_makes_no_other_filter() -> None:
    plain = Filter((Condition("q1", ("o2",)),))
    named = Filter(plain.conditions, "Cities")
    assert named == plain
    assert filter_text(made(), named) == "Cities (City)"
    assert filter_in(json.loads(json.dumps(filter_out(named))), {}).name == "Cities"
    assert named.with_condition(Noted()).name == ""


def test_filters_as_they_were_kept_before_are_read() -> None:
    kept = [{"question": "q1", "options": ["o1", "o5"]}]
    assert filter_in(kept, {"o5": "o2"}) == Filter((Condition("q1", ("o1", "o2")),))
    with pytest.raises(ValueError, match="smell"):
        filter_in([{"question": "q1", "smell": "sweet"}], {})


def test_conditions_that_a_survey_cannot_answer_do_not_fit() -> None:
    one = made()
    for part in (Condition("q3", ("o1",)), Range("q1", 1, 2), Dates("q3"), Words("q1", "a"), Condition("q99", ())):
        assert not fits(one, Filter((part,)))
        assert not whole(one, part)
    assert fits(one, Filter((Condition("q1", ("o7",)),)))
    assert not whole(one, Condition("q1", ("o7",)))
    assert not whole(one, Condition("q7", ("item5:o1",)))
    for wrong in (Range("q1", 1, 2), Dates("q3", "2023-01-01"), Words("q3", "a")):
        with pytest.raises(TypeError):
            mask(one, Filter((wrong,)))


def test_marks_become_conditions() -> None:
    one = made()
    assert condition(one, "q1", ("o9",)) == Condition("q1", ("o1", "o2"))
    assert condition(one, "q7", ("item0:o2",)) == Condition("q7", ("item0:o2",))
    assert condition(one, "q5", ("o1",)) is None
    assert condition(one, "q3", ()) is None
    found = condition(one, "q3", ("bin0",))
    assert isinstance(found, Range)
    assert found.low == 18


def test_those_in_a_filter_and_the_rest_are_everyone() -> None:
    one, filter = made(), Filter((Condition("q1", ("o1",)),), "Ministries")
    (name, inside), (rest_name, rest) = split(one, filter)
    assert (name, rest_name) == ("Ministries", "The rest")
    assert not (inside & rest).any()
    assert ((inside | rest) == one.everyone).all()


def test_a_filter_is_compared_with_the_rest() -> None:
    one, filter = made(), Filter((Condition("q1", ("o1",)),), "Ministries")
    data = compute(one, ChartSpec("q2", filter, compare=IN_FILTER))
    assert [(group.label, group.base) for group in data.groups] == [("All", 5), ("Ministries", 2), ("The rest", 3)]
    assert "Base: 5 of 6" in data.footer or "who answered" in data.footer
    assert "Filter:" not in data.footer
    assert compute(one, ChartSpec("q2", compare=IN_FILTER)).spec.compare == ""


def test_words_name_their_question_where_a_tooltip_asks() -> None:
    assert whole_words(made(), Condition("q1", ("o2",))) == "Kind: City"
    assert whole_words(made(), Noted()) == "With a note"


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_folding_twice_changes_nothing_and_capitals_do_not_count(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert fold(f"  {text} ") == once


PARTS = st.one_of(
    st.builds(Condition, st.just("q1"), st.sampled_from([("o1",), ("o2", "o3"), ("o9",)]), st.booleans()),
    st.builds(Except, st.just("q2"), st.sampled_from([("o1",), ("o2", "o3")]), st.booleans()),
    st.builds(Range, st.just("q3"), st.none() | st.integers(0, 80), st.none() | st.integers(0, 80), st.booleans()),
    st.builds(Dates, st.just("q4"), st.sampled_from(["", "2023-05-02"]), st.sampled_from(["", "2023-05-09"])),
    st.builds(
        Words,
        st.sampled_from(["", "q5"]),
        st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=3),
        st.booleans(),
    ),
    st.builds(Replied, st.just("q6"), st.sampled_from(Reply), st.booleans()),
    st.builds(Noted, st.booleans()),
)


@given(st.lists(PARTS, max_size=5))
@settings(max_examples=150, deadline=None)
def test_any_mix_fits_those_who_fit_each_and_is_read_again(parts: list[Part]) -> None:
    one = made()
    filter = NO_FILTER
    for part in parts:
        filter = filter.with_condition(part)
    expected = one.everyone.copy()
    for part in filter.active.conditions:
        expected &= mask(one, Filter((part,)))
    assert (mask(one, filter) == expected).all()
    assert (mask(one, filter.active) == expected).all()
    assert bool(filter) == bool(filter.active.conditions)
    assert filter_in(json.loads(json.dumps(filter_out(filter))), {}) == filter
    assert filter_text(one, filter) == filter_text(one, filter.active)
