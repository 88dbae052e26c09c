"""The key number of a finding and what is said when it has changed; pillars, statuses and scales in words."""

from dataclasses import replace

import pytest

from moin_desktop.analysis.charts import ChartKind, ChartSpec
from moin_desktop.analysis.figures import change_text, chart_of, filter_fits, key_figure, numbers
from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.marks import ChartData
from moin_desktop.analysis.pillars import pillar_letter, pillar_question, pillar_text, status_text
from moin_desktop.analysis.poles import is_two_sided
from moin_desktop.analysis.questions import Item, Layout, Question, QuestionType
from tests.analysis.making import options, survey

KIND = Question("q1", "Kind", "Kind?", QuestionType.SINGLE, (0,), options=options("City", "Ministry"))
STAGE = Question("q2", "Stage", "Stage?", QuestionType.ORDERED, (1,), options=options("Early", "Middle", "Late"))
AGE = Question("q3", "Age", "Age?", QuestionType.NUMBER, (2,))
HOPE = Question("q4", "Hope", "Hope?", QuestionType.TEXT, (3,))
GRID = Question(
    "q5",
    "Grid",
    "Grid?",
    QuestionType.GRID,
    (0,),
    Layout.ITEMS,
    options=options("City", "Ministry"),
    items=(Item("Seat", 0),),
)
ID = Question("q6", "ID", "ID", QuestionType.META, (3,))
MADE = survey(
    [KIND, STAGE, AGE, HOPE, GRID, ID],
    {
        0: ["City"] * 12 + ["Ministry"] * 8,
        1: ["Early"] * 5 + ["Middle"] * 5 + ["Late"] * 10,
        2: [str(n) for n in range(20, 40)],
        3: ["peace"] * 3 + [""] * 17,
    },
)


def chart(question: str, *cities: str) -> ChartData:
    filter = Filter((Condition("q1", cities),)) if cities else Filter()
    found = chart_of(MADE, ChartSpec(question, filter))
    assert found is not None
    return found


def test_what_is_read_without_answers_has_no_chart() -> None:
    assert chart_of(MADE, ChartSpec("q6")) is None
    assert chart_of(MADE, ChartSpec("q9")) is None
    assert chart_of(MADE, ChartSpec("q1", Filter((Condition("q3", ("o1",)),)))) is None
    assert not filter_fits(MADE, Filter((Condition("q4", ("o1",)),)))
    assert filter_fits(MADE, Filter())


@pytest.mark.parametrize(
    ("question", "focus", "figure"),
    [
        ("q1", (), ("60%", "City", "12 of 20", "o1")),
        ("q1", ("o2",), ("40%", "Ministry", "8 of 20", "o2")),
        ("q1", ("o2", "o1"), ("60%", "City", "12 of 20", "o1")),
        ("q2", ("o1", "o2"), ("50%", "Early or Middle", "10 of 20", "o1")),
        ("q3", (), ("29.5", "median", "20 respondents", "")),
        ("q4", (), ("3", "answers", "", "")),
        ("q5", (), ("60%", "City: Seat", "12 of 20", "o1")),
    ],
)
def test_key_figures(question: str, focus: tuple[str, ...], figure: tuple[str, str, str, str]) -> None:
    got = key_figure(chart(question), focus)
    assert (got.value, got.label, got.of, got.option) == figure


def test_key_figure_of_nothing() -> None:
    assert key_figure(chart("q1", "gone")).value == "–"


def test_changes_are_said() -> None:
    kept = numbers(chart("q1"))
    assert kept == (("o1", 12, 20), ("o2", 8, 20))
    assert change_text(chart("q1"), (), kept) == ""
    assert change_text(chart("q1"), (), ()) == ""
    assert change_text(chart("q1"), (), (("o1", 11, 20), ("o2", 8, 20))) == "Numbers changed: 60% was 55%"
    assert change_text(chart("q1"), (), (("o1", 6, 10), ("o2", 8, 20))) == "Numbers changed: 12 of 20 was 6 of 10"
    assert change_text(chart("q1"), (), (("o1", 12, 20), ("o2", 7, 20))) == "Numbers changed: Ministry, 40% was 35%"
    assert change_text(chart("q1"), (), (*kept, ("o3", 1, 20))) == "Numbers changed since this was kept"
    assert numbers(chart("q5")) == (("o1", 12, 20), ("o2", 8, 20))
    assert change_text(chart("q5"), (), (("o1", 1, 20),)) == "Numbers changed since this was kept"


def test_dots_add_up_too() -> None:
    data = replace(chart("q1"), kind=ChartKind.DOTS)
    assert key_figure(data, ("o1", "o2")).value == "100%"


def test_pillars_and_statuses() -> None:
    assert [pillar_text(p) for p in ("routes", "organisations", "assessment", "rewards", "")] == [
        "Routes",
        "Organisations",
        "Assessment",
        "Risks & rewards",
        "Unsorted",
    ]
    assert (pillar_letter("routes"), pillar_letter("")) == ("R", "–")
    assert pillar_question("routes").endswith("?")
    assert pillar_question("") == "Not under a pillar yet"
    assert status_text("agreed") == "Agreed"


@pytest.mark.parametrize(
    ("labels", "two_sided"),
    [
        (("Strongly disagree", "Neither", "Strongly agree"), True),
        (("Very likely", "Neither", "Very unlikely"), True),
        (("Poor", "Fair", "Good"), True),
        (("Never", "Sometimes", "Always"), False),
        (("Disagree", "Agree"), False),
    ],
)
def test_two_sided_scales(labels: tuple[str, ...], two_sided: bool) -> None:
    assert is_two_sided(labels) is two_sided
