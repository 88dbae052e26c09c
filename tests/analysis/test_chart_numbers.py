"""Charts in numbers and words, worked by hand."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moin_desktop.analysis.charts import (
    ChartData,
    ChartKind,
    ChartSpec,
    compute,
    filter_text,
    kinds,
    natural_kind,
    selection_mask,
    spark,
)
from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.questions import BaseRule, Item, Layout, Option, Question, QuestionType, Route
from moin_desktop.analysis.selections import selected_base, selected_label
from moin_desktop.analysis.statements import breakdown
from moin_desktop.analysis.survey import Survey
from tests.analysis.making import options, survey

ORG = Question(
    "q1", "Organisation", "Which organisation?", QuestionType.SINGLE, (0,), options=options("Ministry", "City")
)
PARTS = Question(
    "q2",
    "Hard parts",
    "Which parts are hard?",
    QuestionType.MULTIPLE,
    (1,),
    Layout.JOINED,
    ";",
    options("Skills", "Silos", "Other"),
)
STAGE = Question("q3", "Stage", "Stage of the mission", QuestionType.ORDERED, (2,), options=options("A", "B", "C"))
EVAL = Question("q4", "Evaluation", "Do you evaluate?", QuestionType.YES_NO, (3,), options=options("Yes", "No"))
WHY = Question(
    "q5",
    "Trouble",
    "What is the trouble (choose all that apply):",
    QuestionType.MULTIPLE,
    (4,),
    Layout.JOINED,
    ";",
    options("Money", "Time"),
    asked_if=Route("q4", ("o1",)),
)
AGE = Question("q6", "Age", "How old?", QuestionType.NUMBER, (5,))
DAY = Question("q7", "Day", "When?", QuestionType.DATE, (6,))
HOPE = Question("q8", "Hopes", "What do you hope for?", QuestionType.TEXT, (7,))
GRID = Question(
    "q9",
    "Agreement",
    "How far do you agree?",
    QuestionType.GRID,
    (8, 9),
    Layout.ITEMS,
    options=options("No", "So-so", "Yes"),
    items=(Item("Mandate", 8), Item("Budget", 9)),
)
RANK = Question(
    "q10",
    "Ranking",
    "Rank these",
    QuestionType.RANKING,
    (10,),
    Layout.JOINED,
    ";",
    tuple(Option(f"o{n}", str(n), (str(n),)) for n in (1, 2)),
    (Item("Tea"), Item("Coffee")),
)
QUESTIONS = (ORG, PARTS, STAGE, EVAL, WHY, AGE, DAY, HOPE, GRID, RANK)

# 40 respondents: 30 of ministries, 10 of cities.
CELLS = {
    0: ["Ministry"] * 30 + ["City"] * 10,
    1: ["Skills;Silos"] * 10 + ["Silos"] * 16 + ["Skills;"] * 10 + ["Other"] * 4,
    2: ["A"] * 10 + ["B"] * 10 + ["C"] * 20,
    3: ["Yes"] * 24 + ["No"] * 16,
    4: ["Money"] * 12 + ["Money;Time"] * 10 + [""] * 18,
    5: [str(20 + n) for n in range(40)],
    6: ["2023-05-02", "2023-05-03"] * 20,
    7: ["to learn", "", "to meet", ""] * 10,
    8: ["Yes"] * 20 + ["No"] * 20,
    9: ["Yes"] * 8 + ["So-so"] * 12 + [""] * 20,
    10: ["Tea;Coffee"] * 15 + ["Coffee;Tea"] * 25,
}


def whole() -> Survey:
    return survey(QUESTIONS, CELLS)


def only(question: str, *ids: str) -> Filter:
    return Filter((Condition(question, ids),))


def figures(data: ChartData) -> list[tuple[str, str, str]]:
    return [(mark.label, mark.percent_text, mark.count_text) for mark in data.marks]


def test_natural_kinds() -> None:
    assert [natural_kind(q).value for q in QUESTIONS] == [
        "bars",
        "bars",
        "staircase",
        "dots",
        "bars",
        "histogram",
        "timeline",
        "texts",
        "agreement",
        "ranking",
    ]
    assert all(kinds(q)[0] is natural_kind(q) for q in QUESTIONS)


def test_choose_all() -> None:
    data = compute(whole(), ChartSpec("q2"))
    assert figures(data) == [("Silos", "65%", "26 of 40"), ("Skills", "50%", "20"), ("Other", "10%", "4")]
    assert data.title == "Hard parts"
    assert data.subtitle == "Which parts are hard? Choose all that apply. % of 40 respondents."
    assert data.base_text == "Choose all that apply. % of 40 respondents."
    assert data.footer == "Source: survey.xlsx. Base: all 40 respondents. Answers add to more than 100%."
    assert data.summary == "Hard parts, 40 respondents: Silos 65%; Skills 50%; Other 10%."
    assert (data.base, data.small_base, data.empty) == (40, False, "")
    assert [mark.start for mark in data.marks] == [0, 0, 0]
    assert all(mark.tick is None and mark.selected_count is None for mark in data.marks)


def test_order_as_listed() -> None:
    data = compute(whole(), ChartSpec("q2", order="as_listed"))
    assert [mark.label for mark in data.marks] == ["Skills", "Silos", "Other"]


def test_staircase() -> None:
    data = compute(whole(), ChartSpec("q3"))
    assert [(mark.share, mark.start) for mark in data.marks] == [(0.25, 0), (0.25, 0.25), (0.5, 0.5)]
    assert data.subtitle == "Stage of the mission. % of 40 respondents."


def test_another_kind_than_the_natural_one() -> None:
    assert compute(whole(), ChartSpec("q3", kind=ChartKind.BARS)).kind is ChartKind.BARS
    assert compute(whole(), ChartSpec("q3", kind=ChartKind.TEXTS)).kind is ChartKind.STAIRCASE


def test_yes_and_no_keep_their_places() -> None:
    made = survey([replace(EVAL, options=options("Yes", "No"))], {3: ["No"] * 30 + ["Yes"] * 10})
    data = compute(made, ChartSpec("q4"))
    assert figures(data) == [("Yes", "25%", "10 of 40"), ("No", "75%", "30")]
    assert data.subtitle == "Do you evaluate? % of 40 respondents."


def test_routed_question() -> None:
    data = compute(whole(), ChartSpec("q5"))
    assert data.subtitle == "What is the trouble (choose all that apply). % of the 22 who answered."
    assert data.footer.startswith("Source: survey.xlsx. Base: the 22 who answered of the 24 asked. Small base.")
    made = survey(
        [replace(q, base_rule=BaseRule.WHO_WAS_ASKED) if q is WHY else q for q in QUESTIONS], CELLS, synthetic=True
    )
    data = compute(made, ChartSpec("q5"))
    assert data.subtitle == "What is the trouble (choose all that apply). % of the 24 asked."
    assert data.footer == (
        "Source: survey.xlsx, synthetic data. Base: the 24 of 40 respondents who were asked. Small base. "
        "Answers add to more than 100%."
    )
    assert figures(data) == [("Money", "92%", "22 of 24"), ("Time", "42%", "10")]


def test_filter_keeps_ticks_of_everyone() -> None:
    data = compute(whole(), ChartSpec("q2", only("q1", "o2")))
    assert figures(data) == [("Skills", "60%", "6 of 10"), ("Silos", "0%", "0"), ("Other", "40%", "4")]
    assert [mark.tick for mark in data.marks] == [0.5, 0.65, 0.1]
    assert [mark.tick_text for mark in data.marks] == ["50%", "65%", "10%"]
    assert data.footer == (
        "Source: survey.xlsx. Base: 10 of 40 respondents. Filter: City. Small base. The tick marks all 40."
    )


def test_shares_of_everyone_are_rounded_from_counts() -> None:
    answers = ["Yes"] * 29 + ["No"] * 171
    made = survey([EVAL, ORG], {3: answers, 0: ["City"] * 200})
    yes, no = compute(made, ChartSpec("q4", only("q1", "o2"))).marks
    assert [mark.tick_text for mark in (yes, no)] == ["15%", "86%"]
    few = survey([EVAL, ORG], {3: ["Yes"] * 8, 0: ["City"] * 8})
    assert compute(few, ChartSpec("q4", only("q1", "o2"))).marks[0].tick_text == ""


def test_small_base_shows_people() -> None:
    data = compute(whole(), ChartSpec("q2", Filter((Condition("q1", ("o2",)), Condition("q2", ("o1",))))))
    assert data.small_base
    assert figures(data) == [("Skills", "", "6 of 6"), ("Silos", "", "0 of 6"), ("Other", "", "0 of 6")]
    assert data.subtitle.endswith("Counts of 6 respondents.")
    assert "Filter: City; Skills. Fewer than 10: counts, no percentages." in data.footer
    assert "tick" not in data.footer
    assert data.summary == "Hard parts, 6 respondents: Skills 6 of 6; Silos 0 of 6; Other 0 of 6."
    routed = compute(whole(), ChartSpec("q5", only("q1", "o2")))
    assert routed.empty == "Nobody answered this"


def test_a_small_base_says_whether_it_was_asked_or_answered() -> None:
    cells = {3: ["Yes"] * 6 + ["No"] * 6, 4: ["Money"] * 4 + [""] * 8}
    asked, answered = (
        compute(survey([EVAL, replace(WHY, base_rule=rule)], cells), ChartSpec("q5"))
        for rule in (BaseRule.WHO_WAS_ASKED, BaseRule.WHO_ANSWERED)
    )
    assert asked.base_text == "Counts of the 6 asked."
    assert answered.base_text == "Counts of the 4 who answered."
    few = survey([GRID], {8: ["Yes"] * 5, 9: ["Yes"] * 3 + [""] * 2})
    assert compute(few, ChartSpec("q9")).base_text == "Counts of those who answered each row."


def test_filter_words() -> None:
    made = whole()
    several = Filter((Condition("q1", ("o1", "o2")), Condition("q4", ("o1",)), Condition("q3", ("gone",))))
    assert filter_text(made, several) == "Ministry or City; Evaluation: Yes; Stage: none of its answers"
    assert filter_text(made, Filter()) == ""


def test_nobody_fits() -> None:
    both = Filter((Condition("q1", ("o2",)), Condition("q3", ("o1",))))
    data = compute(whole(), ChartSpec("q2", both))
    assert (data.base, data.marks, data.empty) == (0, (), "No one fits both filters")
    assert compute(whole(), ChartSpec("q2", only("q1"))).empty == "No one fits the filter"
    made = survey([ORG], {0: ["", ""]})
    data = compute(made, ChartSpec("q1"))
    assert data.empty == "Nobody answered this"
    assert data.summary == "Organisation: Nobody answered this."
    assert data.subtitle == "Which organisation?"


def test_selection_fills_every_mark() -> None:
    made = whole()
    silos = selection_mask(made, "q2", ("o2",))
    data = compute(made, ChartSpec("q2"), silos, selection_label="Silos")
    assert [(m.count, m.selected_count, m.count_text) for m in data.marks] == [
        (26, 26, "26 of 40"),
        (20, 10, "10 of the 26"),
        (4, 0, "0 of the 26"),
    ]
    assert data.subtitle.endswith("Filled part of each bar: the 26 who chose “Silos”.")
    data = compute(made, ChartSpec("q1", only("q1", "o1")), silos)
    assert [m.selected_count for m in data.marks] == [26, 0]
    assert data.subtitle.endswith("Filled part of each bar: the 26 selected.")


def test_histogram() -> None:
    made = whole()
    data = compute(made, ChartSpec("q6", only("q1", "o2")), selection_mask(made, "q2", ("o3",)))
    assert [(m.option, m.label, m.count) for m in data.marks[:2]] == [("bin0", "20 to 24", 0), ("bin1", "25 to 29", 0)]
    assert [m.count for m in data.marks] == [0, 0, 0, 0, 0, 0, 5, 5]
    assert [m.selected_count for m in data.marks] == [0, 0, 0, 0, 0, 0, 0, 4]
    assert data.marks[0].tick == 0.125
    assert data.marker is not None
    assert data.marker[0] == pytest.approx(34.5 / 40)
    assert data.marker[1] == "Median 54.5"
    assert data.axis[0] == (0.0, "20")
    assert data.summary == "Age, 10 respondents: median 54.5, mean 54.5, from 50 to 59."
    assert data.footer.endswith("The tick marks all 40.")


def test_timeline() -> None:
    data = compute(whole(), ChartSpec("q7"))
    assert figures(data) == [("2 May 2023", "50%", "20 of 40"), ("3 May 2023", "50%", "20")]
    assert [text for _at, text in data.axis] == ["2 May", "3 May"]
    assert data.summary == "Day, 40 respondents: from 2023-05-02 to 2023-05-03."


def test_texts() -> None:
    data = compute(whole(), ChartSpec("q8", only("q1", "o2")))
    assert data.texts == ((30, "to meet"), (32, "to learn"), (34, "to meet"), (36, "to learn"), (38, "to meet"))
    assert data.subtitle == "What do you hope for? 5 answers."


def test_agreement() -> None:
    made = whole()
    data = compute(made, ChartSpec("q9"), selection_mask(made, "q9", ("o2",)))
    mandate, budget = data.rows
    assert [(m.percent_text, m.count_text, m.start, m.selected_count) for m in budget.marks] == [
        ("0%", "0 of the 12", 0.0, 0),
        ("60%", "12 of 20", 0.0, 12),
        ("40%", "0 of the 12", 0.6, 0),
    ]
    assert (mandate.answered, budget.answered) == (40, 20)
    assert [m.selected_count for m in mandate.marks] == [0, 0, 12]
    assert data.subtitle.startswith("How far do you agree? % of those who answered each row.")
    assert data.summary == "Agreement, 40 respondents: Mandate: No 50%; Budget: So-so 60%."
    filtered = compute(made, ChartSpec("q9", only("q1", "o1")))
    assert filtered.rows[0].marks[0].tick == 0.5


def test_a_part_of_a_grid_is_an_answer_to_its_row() -> None:
    made = whole()
    mandate, budget = compute(made, ChartSpec("q9")).rows
    assert [mark.id for mark in (mandate.marks[2], budget.marks[2])] == ["item0:o3", "item1:o3"]
    chosen = selection_mask(made, "q9", ("item1:o3",))
    assert np.flatnonzero(chosen).tolist() == list(range(8))
    linked = compute(made, ChartSpec("q9"), chosen)
    assert [[mark.selected_count for mark in row.marks] for row in linked.rows] == [[0, 0, 8], [0, 0, 8]]
    base, of_row = selected_base(made, "q9", ("item1:o3",), made.everyone)
    assert np.count_nonzero(base) == 20
    assert of_row
    assert selected_base(made, "q9", ("item1:o3", "item0:o3"), made.everyone)[1] is False
    assert selected_label(GRID, "item1:o3") == "Budget: Yes"
    assert (selected_label(GRID, "o3"), selected_label(GRID, "item7:o3")) == ("Yes", "")
    assert not selection_mask(made, "q9", ("item7:o3",)).any()
    groups = breakdown(made, "q9", ("item1:o3",), "q1", made.everyone)
    assert [(row.label, row.count, row.base) for row in groups.rows] == [("Ministry", 8, 20)]


@pytest.mark.parametrize(("size", "signs"), [(11, 11), (12, 1)])
def test_every_row_has_its_sign_while_there_are_fewer_than_twelve(size: int, signs: int) -> None:
    labels = [f"Answer {at}" for at in range(size)]
    asked = replace(ORG, options=options(*labels))
    data = compute(survey((asked,), {0: labels * 5}), ChartSpec("q1"))
    assert sum(mark.percent_text.endswith("%") for mark in data.marks) == signs
    assert data.marks[0].percent_text.endswith("%")


def test_ranking() -> None:
    made = whole()
    data = compute(made, ChartSpec("q10", kind=ChartKind.BARS))
    assert [(m.option, *f) for m, f in zip(data.marks, figures(data), strict=True)] == [
        ("item1", "Coffee", "63%", "25 of 40"),
        ("item0", "Tea", "38%", "15"),
    ]
    assert data.subtitle == "Rank these. Ranked first. % of 40 respondents."
    listed = compute(made, ChartSpec("q10", order="as_listed", kind=ChartKind.BARS))
    assert [m.label for m in listed.marks] == ["Tea", "Coffee"]
    rows = compute(made, ChartSpec("q10", kind=ChartKind.AGREEMENT)).rows
    assert [(row.label, [m.count for m in row.marks]) for row in rows] == [("Tea", [15, 25]), ("Coffee", [25, 15])]
    assert selection_mask(made, "q10", ("item0",)).tolist() == [True] * 15 + [False] * 25


def test_many_marks_carry_one_percent_sign() -> None:
    labels = [f"Country {n}" for n in range(12)]
    question = replace(ORG, options=options(*labels))
    data = compute(survey([question], {0: [*labels, "Country 0"]}), ChartSpec("q1"))
    assert [m.percent_text for m in data.marks] == ["15%", *["8"] * 11]
    assert data.summary.endswith("Country 4 8%; and 7 more.")


def test_rounding_is_said() -> None:
    question = replace(ORG, options=options("a", "b", "c"))
    data = compute(survey([question], {0: ["a", "b", "c"] * 5}), ChartSpec("q1"))
    assert data.footer.endswith("Small base. Rounded shares may not add to 100%.")


def test_excluded_and_unanswered_are_said() -> None:
    excluded = np.zeros(14, dtype=np.bool_)
    excluded[:2] = True
    made = survey([ORG], {0: ["City"] * 13 + [""]}, excluded=excluded)
    assert compute(made, ChartSpec("q1")).footer == (
        "Source: survey.xlsx. Base: the 11 of 12 respondents who answered. 2 responses are left out. Small base."
    )
    everyone = survey([replace(ORG, base_rule=BaseRule.EVERYONE)], {0: ["City"] * 13 + [""]}, excluded=excluded)
    assert "Base: all 12 respondents." in compute(everyone, ChartSpec("q1")).footer
    assert "Base: the one respondent." in compute(survey([ORG], {0: ["City"]}), ChartSpec("q1")).footer


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Why?", "Why?"),
        ("Why", "Why."),
        ("Why:", "Why."),
        ("Why? (one answer)", "Why? (one answer)."),
        ("Really!", "Really!"),
        ("为什么\uff1f", "为什么\uff1f"),
        ("(Why?)", "(Why?)"),
        ("", "Organisation."),
    ],
)
def test_wording_is_closed_once(text: str, sentence: str) -> None:
    made = survey([replace(ORG, text=text)], {0: ["City"] * 10})
    assert compute(made, ChartSpec("q1")).subtitle == f"{sentence} % of 10 respondents."


def test_large_counts_are_grouped() -> None:
    data = compute(survey([ORG], {0: ["City"] * 12_000}), ChartSpec("q1"))
    assert figures(data)[0] == ("City", "100%", "12,000 of 12,000")


def test_sparks() -> None:
    made = whole()
    everyone = made.everyone
    silos = selection_mask(made, "q2", ("o2",))

    def of(question: Question) -> tuple[float, ...]:
        return spark(made, question, everyone)

    assert of(PARTS) == (0.65, 0.5, 0.1)
    assert spark(made, PARTS, everyone, silos) == (0.65, 0.25, 0)
    assert of(STAGE) == (0.25, 0.25, 0.5)
    assert of(EVAL) == (0.6, 0.4)
    assert of(AGE) == (0.125,) * 8
    assert of(DAY) == (0.5, 0.5)
    assert of(HOPE) == (0.5,)
    assert spark(made, HOPE, everyone, silos) == (13 / 40,)
    assert of(GRID) == (20 / 60, 12 / 60, 28 / 60)
    assert of(RANK) == (15 / 40, 25 / 40)
    nothing = survey([AGE], {5: ["", "old"]})
    assert spark(nothing, AGE, nothing.everyone) == ()


def test_selection_of_columns_and_of_nothing() -> None:
    made = whole()
    assert np.flatnonzero(selection_mask(made, "q6", ("bin0",))).tolist() == [0, 1, 2, 3, 4]
    assert np.count_nonzero(selection_mask(made, "q7", ("bin1",))) == 20
    assert not selection_mask(made, "q8", ("o1",)).any()
    assert np.count_nonzero(selection_mask(made, "q9", ("o2",))) == 12
    nothing = survey([AGE], {5: ["", "old"]})
    assert not selection_mask(nothing, "q6", ("bin0",)).any()
    assert compute(nothing, ChartSpec("q6")).empty == "Nobody answered this"


@given(st.lists(st.booleans(), min_size=40, max_size=40), st.sampled_from(QUESTIONS), st.sampled_from(["o1", "o2"]))
def test_a_chart_agrees_with_itself(chosen: list[bool], question: Question, org: str) -> None:
    made = whole()
    selection = np.array(chosen, dtype=np.bool_)
    data = compute(made, ChartSpec(question.id, only("q1", org)), selection)
    for marks in (data.marks, *(row.marks for row in data.rows)):
        for mark in marks:
            assert 0 <= mark.count <= mark.base
            assert mark.selected_count is not None
            assert 0 <= mark.selected_count <= mark.count
            assert mark.tick is not None
            assert 0 <= mark.tick <= 1
        for at, before in zip(marks[1:], marks, strict=False):
            assert at.start in (0, pytest.approx(before.start + before.share))
    assert data.summary
    assert "  " not in data.subtitle + data.footer
