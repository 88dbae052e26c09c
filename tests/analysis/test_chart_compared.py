"""Comparisons of a question by another, worked by hand."""

from dataclasses import replace

import numpy as np

from moin_desktop.analysis import compared
from moin_desktop.analysis.charts import ChartData, ChartKind, ChartSpec, compute, kinds
from moin_desktop.analysis.marks import MarkRow
from moin_desktop.analysis.questions import Item, Layout, Net, Option, Question, QuestionType
from tests.analysis.making import options, survey
from tests.analysis.test_chart_numbers import AGE, CELLS, EVAL, GRID, ORG, PARTS, QUESTIONS, RANK, STAGE, only, whole


def told(row: MarkRow) -> list[str]:
    return [mark.figure_text or mark.percent_text or mark.count_text for mark in row.marks]


def shown(data: ChartData) -> dict[str, list[str]]:
    return {row.label: told(row) for row in data.rows}


def test_choose_all_by_one_answer() -> None:
    """Skills: 10 of the first 26 ministries and 4 of the last 4 and 6 of the cities; Silos: all of the first 26."""
    data = compute(whole(), ChartSpec("q2", compare="q1"))
    assert data.kind is ChartKind.HEAT
    assert [(group.id, group.label, group.base) for group in data.groups] == [
        ("", "All", 40),
        ("o1", "Ministry", 30),
        ("o2", "City", 10),
    ]
    assert shown(data) == {
        "Silos": ["65%", "87%", "0%"],
        "Skills": ["50%", "47%", "60%"],
        "Other": ["10%", "0%", "40%"],
    }
    assert [mark.count for mark in data.rows[1].marks] == [20, 14, 6]
    assert [mark.group for mark in data.rows[0].marks] == ["", "o1", "o2"]
    assert [row.option for row in data.rows] == ["o2", "o1", "o3"]
    assert data.title == "Hard parts, by organisation"
    assert "% of each group." in data.subtitle
    assert "Answers add to more than 100%." in data.footer


def test_all_is_the_tick_of_every_group() -> None:
    data = compute(whole(), ChartSpec("q2", compare="q1", kind=ChartKind.COLUMNS))
    assert [mark.tick for mark in data.rows[0].marks] == [None, 0.65, 0.65]
    assert "the tick marks all 40" in data.subtitle


def test_choose_all_by_choose_all() -> None:
    """A respondent is in every group chosen: 10 chose both Skills and Silos."""
    other = replace(PARTS, id="q20", name="Again")
    data = compute(survey((*QUESTIONS, other), CELLS), ChartSpec("q2", compare="q20"))
    assert [(group.label, group.base) for group in data.groups[1:]] == [("Silos", 26), ("Skills", 20), ("Other", 4)]
    assert [mark.count for mark in data.rows[0].marks] == [26, 26, 10, 0]
    assert "Respondents can be in several groups." in data.footer


def test_small_groups_are_counts() -> None:
    data = compute(whole(), ChartSpec("q1", compare="q2"))
    small = data.groups[-1]
    assert (small.label, small.base, small.small_base) == ("Other", 4, True)
    assert shown(data)["City"] == ["25%", "0%", "30%", "4 of 4"]
    assert "Groups under 10: counts, no percentages." in data.footer


def test_group_order_stays_through_filters() -> None:
    data = compute(whole(), ChartSpec("q2", only("q1", "o2"), compare="q1"))
    assert [(group.label, group.base) for group in data.groups] == [("All", 10), ("Ministry", 0), ("City", 10)]


def test_stacked_by_group() -> None:
    data = compute(whole(), ChartSpec("q3", compare="q1", kind=ChartKind.STACKED))
    assert shown(data) == {
        "All": ["25%", "25%", "50%"],
        "Ministry": ["33%", "33%", "33%"],
        "City": ["0%", "0%", "100%"],
    }
    assert [round(mark.start, 4) for mark in data.rows[1].marks] == [0, 0.3333, 0.6667]


def test_averages_of_a_number_by_group() -> None:
    """Ages run from 20 to 59: of the 30 ministries to 49, so 34.5 on average, of the cities 54.5."""
    data = compute(whole(), ChartSpec("q6", compare="q1", kind=ChartKind.RANKING))
    assert [(row.label, row.figure_text, row.answered) for row in data.rows] == [
        ("All", "39.5", 40),
        ("Ministry", "34.5", 30),
        ("City", "54.5", 10),
    ]
    assert all(row.figure is not None and 0 < row.figure < 1 for row in data.rows)


def test_numbers_by_group_in_their_columns() -> None:
    data = compute(whole(), ChartSpec("q6", compare="q1"))
    counts = np.array([[mark.count for mark in row.marks] for row in data.rows])
    assert counts.sum(axis=0).tolist() == [40, 30, 10]


def test_grid_as_averages_and_by_one_item() -> None:
    """Mandate: 20 yes (3) and 20 no (1); all cities say no."""
    data = compute(whole(), ChartSpec("q9", compare="q1"))
    assert shown(data)["Mandate"] == ["2.0", "2.3", "1.0"]
    assert shown(data)["Budget"] == ["2.4", "2.4", ""]
    assert "from 1 “No” to 3 “Yes”" in data.subtitle
    one = compute(whole(), ChartSpec("q9", compare="q1", item=1))
    assert [(group.label, group.base) for group in one.groups] == [("All", 20), ("Ministry", 20), ("City", 0)]
    assert shown(one)["So-so"] == ["60%", "60%", "0 of 0"]


def test_average_place_by_group() -> None:
    """Tea is first for 15 of the ministries, second for 15; second for all cities."""
    data = compute(whole(), ChartSpec("q10", compare="q1"))
    assert shown(data) == {"Tea": ["1.6", "1.5", "2.0"], "Coffee": ["1.4", "1.5", "1.0"]}


def test_groups_of_answers_stand_for_their_members() -> None:
    netted = replace(STAGE, nets=(Net("n1", "Early", ("o1", "o2")),))
    made = survey([netted if q.id == "q3" else q for q in QUESTIONS], CELLS)
    data = compute(made, ChartSpec("q4", compare="q3"))
    assert [(group.id, group.label, group.base) for group in data.groups[1:]] == [("n1", "Early", 20), ("o3", "C", 20)]


def test_many_groups_are_gathered() -> None:
    labels = [f"Place {n}" for n in range(60)]
    places = Question("p1", "Place", "Where?", QuestionType.SINGLE, (0,), options=options(*labels))
    asked = Question("p2", "Works", "Does it work?", QuestionType.YES_NO, (1,), options=options("Yes", "No"))
    cells = {0: labels + labels[:40], 1: ["Yes", "No"] * 50}
    data = compute(survey((places, asked), cells), ChartSpec("p2", compare="p1"))
    assert len(data.groups) == 1 + compared.MOST_GROUPS
    assert data.groups[-1].label == "and 49 more"
    assert sum(group.base for group in data.groups[1:]) == 100


def test_who_is_in_no_group_is_told() -> None:
    cells = CELLS | {0: ["Ministry"] * 30 + [""] * 10}
    data = compute(survey(QUESTIONS, cells), ChartSpec("q2", compare="q1"))
    assert "10 respondents are in no group." in data.footer


def test_selection_fills_the_cells() -> None:
    silos = np.array(["Silos" in cell for cell in CELLS[1]])
    data = compute(whole(), ChartSpec("q3", compare="q1"), silos, selection_label="Silos")
    assert [[mark.selected_count for mark in row.marks] for row in data.rows] == [[10, 10, 0], [10, 10, 0], [6, 6, 0]]


def test_nobody() -> None:
    data = compute(survey(QUESTIONS, CELLS | {1: [""] * 40}), ChartSpec("q2", compare="q1"))
    assert data.empty == "Nobody answered this"
    assert not data.rows


def test_one_respondent() -> None:
    cells = {index: [cells[0]] for index, cells in CELLS.items()}
    data = compute(survey(QUESTIONS, cells), ChartSpec("q2", compare="q1"))
    assert [(group.label, group.base) for group in data.groups] == [("All", 1), ("Ministry", 1)]
    assert shown(data)["Skills"] == ["1 of 1", "1 of 1"]


def test_what_a_question_can_be_compared_by() -> None:
    found = [question.id for question in compared.groupings(whole(), PARTS)]
    assert found == ["q1", "q3", "q4", "q5", "q6", "q7"]
    assert not compared.can_compare(whole(), PARTS, "q2")
    assert not compared.can_compare(whole(), PARTS, "q9")
    assert not compared.can_compare(whole(), PARTS, "gone")


def test_a_comparison_that_cannot_be_made_is_the_question_alone() -> None:
    data = compute(whole(), ChartSpec("q2", compare="gone"))
    assert data.kind is ChartKind.BARS
    assert data.spec.compare == ""


def test_kinds_of_a_comparison() -> None:
    def of(question: Question, item: int | None = None) -> list[str]:
        return [kind.value for kind in kinds(question, ChartSpec(question.id, compare="q1", item=item))]

    assert of(PARTS) == ["heat", "columns"]
    assert of(EVAL) == ["heat", "columns", "stacked"]
    assert of(AGE) == ["heat", "columns", "ranking"]
    assert of(GRID) == ["heat"]
    assert of(GRID, 0) == ["heat", "columns", "stacked"]
    assert of(RANK) == ["heat"]


def test_summary_says_where_an_answer_is_most_and_least_frequent() -> None:
    data = compute(whole(), ChartSpec("q2", compare="q1"))
    assert data.summary.startswith("Hard parts, by organisation, 40 respondents: Silos: Ministry 87%, City 0%; ")


def test_long_and_many_answers() -> None:
    labels = [f"A rather long answer that goes on about matter number {n} for a while" for n in range(40)]
    made = tuple(Option(f"o{n}", label, (label,)) for n, label in enumerate(labels))
    many = Question("m1", "Matters", "What matters?", QuestionType.SINGLE, (1,), options=made)
    cells = {0: ["Ministry", "City"] * 40, 1: labels * 2}
    data = compute(survey((ORG, many), cells), ChartSpec("m1", compare="q1"))
    assert len(data.rows) == 40
    assert data.summary.endswith("and 37 more.")


def test_who_differs_from_the_rest() -> None:
    """Silos: 26 of 30 ministries, 0 of 10 cities; Skills 14 of 30 and 6 of 10 could be chance."""
    data = compute(whole(), ChartSpec("q2", compare="q1", likely_range=True))
    marks = {row.label: [mark.differs for mark in row.marks] for row in data.rows}
    assert marks == {"Silos": [0, 1, -1], "Skills": [0, 0, 0], "Other": [0, -1, 1]}
    assert "Triangles mark a group that differs from the rest" in data.footer
    plain = compute(whole(), ChartSpec("q2", compare="q1"))
    assert not any(mark.differs or mark.likely for row in plain.rows for mark in row.marks)


def test_averages_tell_which_group_lies_apart() -> None:
    """The first twenty agree with everything, the others with nothing."""
    grid = Question(
        id="q1",
        name="Views",
        text="Views",
        type=QuestionType.GRID,
        columns=(0,),
        options=options("Disagree", "Neither", "Agree"),
        items=(Item("We may fail", 0),),
        layout=Layout.ITEMS,
    )
    by = Question(id="q2", name="Kind", text="Kind", type=QuestionType.SINGLE, columns=(1,), options=options("A", "B"))
    there = survey((grid, by), {0: ["Agree"] * 20 + ["Disagree"] * 20, 1: ["A"] * 20 + ["B"] * 20})
    data = compute(there, ChartSpec("q1", compare="q2", likely_range=True))
    assert [mark.differs for mark in data.rows[0].marks] == [0, 1, -1]
    assert "Mann-Whitney" in data.footer
    assert [mark.id for mark in data.rows[0].marks] == ["item0:", "item0:@q2:o1", "item0:@q2:o2"]
