"""A survey in memory, its filters, and the small values around it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moin_desktop.analysis.answers import chose
from moin_desktop.analysis.columns import Column, letter
from moin_desktop.analysis.filters import NO_FILTER, Condition, Filter, mask
from moin_desktop.analysis.questions import Layout, Question, QuestionType, Route
from moin_desktop.analysis.reading import Reading, Source
from moin_desktop.analysis.survey import Survey
from tests.analysis.making import column, options, survey

KIND = Question("q1", "Kind", "Kind?", QuestionType.SINGLE, (0,), options=options("a", "b"))
MANY = Question("q2", "Many", "Many?", QuestionType.MULTIPLE, (1,), Layout.JOINED, ";", options("x", "y"))
WHY = Question("q3", "Why", "Why?", QuestionType.TEXT, (2,), asked_if=Route("q2", ("o2",)))
MAIL = Question("q4", "Mail", "Mail?", QuestionType.PERSONAL, (3,))
CELLS = {0: ["a", "b", "a", ""], 1: ["x;y", "y", "x", ""], 2: ["so", "", "", "no"], 3: ["", "", "", ""]}


def made() -> Survey:
    return survey([KIND, MANY, WHY, MAIL], CELLS)


def test_a_reading_becomes_a_survey() -> None:
    reading = Reading(
        source=Source("survey.csv", 3, "0" * 64, b"abc", True, "csv"),
        sheet="",
        platform="generic",
        encoding="utf-8",
        delimiter=",",
        header_rows=1,
        first_data_row=2,
        rows=4,
        width=4,
        columns=tuple(column(index, cells) for index, cells in CELLS.items()),
        questions=(KIND, MANY, WHY, MAIL),
    )
    read = Survey.of_reading(reading)
    assert (read.name, read.source_name, read.rows, read.synthetic) == ("survey.csv", "survey.csv", 4, False)
    assert [q.id for q in read.charted] == ["q1", "q2", "q3"]
    assert read.column(2).text(0) == "so"
    assert read.answers("q1") is read.answers("q1")
    with pytest.raises(KeyError):
        read.question("q9")


def test_routes_follow_the_answers() -> None:
    assert made().answers("q3").state.tolist() == [0, 1, 2, 0]


def test_filters() -> None:
    survey = made()
    a, y = Condition("q1", ("o1",)), Condition("q2", ("o2",))
    both = NO_FILTER.with_condition(a).with_condition(y)
    assert mask(survey, NO_FILTER).tolist() == [True] * 4
    assert mask(survey, both).tolist() == [True, False, False, False]
    assert mask(survey, both.without("q2")).tolist() == [True, False, True, False]
    either = both.with_condition(Condition("q1", ("o1", "o2")))
    assert either.conditions == (y, Condition("q1", ("o1", "o2")))
    assert mask(survey, either).tolist() == [True, True, False, False]
    assert bool(both)
    assert not bool(both.without("q1").without("q2"))


def test_only_options_can_be_chosen() -> None:
    survey = made()
    with pytest.raises(TypeError):
        chose(WHY, survey.answers("q3"), ("o1",))
    with pytest.raises(TypeError):
        mask(survey, Filter((Condition("q3", ("o1",)),)))


def test_option_by_id() -> None:
    found = KIND.option("o2")
    assert found is not None
    assert found.label == "b"
    assert KIND.option("o9") is None


def test_texts_of_a_column() -> None:
    assert [column(0, ["a", "", "b"]).text(row) for row in range(3)] == ["a", "", "b"]
    assert Column(0, "Mail", (), np.array([0, -1], dtype=np.int32)).text(0) == ""


@pytest.mark.parametrize(("index", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (701, "ZZ"), (702, "AAA")])
def test_letters(index: int, name: str) -> None:
    assert letter(index) == name


@given(st.integers(0, 20_000))
def test_letters_count_in_26(index: int) -> None:
    value = 0
    for character in letter(index):
        value = value * 26 + ord(character) - 64
    assert value == index + 1
