"""The key number of a finding, and whether it is still what it was."""

import pytest

from moin_desktop.analysis.charts import ChartKind, ChartSpec, compute
from moin_desktop.analysis.figures import Figure, change_text, chart_of, filter_fits, key_figure, numbers
from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.marks import ChartData, Mark
from moin_desktop.analysis.survey import Survey
from moin_desktop.models import surveys
from tests.exporting.making import CHALLENGES, EVALUATION, HOPES, SCALE, STAGE, sample_project


@pytest.fixture(scope="module")
def survey() -> Survey:
    with sample_project() as project:
        loaded = surveys.load(project.session, "s1")
        for question in loaded.questions:
            loaded.answers(question.id)
    return loaded


def chart(survey: Survey, question: str) -> ChartData:
    data = chart_of(survey, ChartSpec(question))
    assert data is not None
    return data


def marks(*counts: int, base: int = 50, kind: ChartKind = ChartKind.BARS) -> ChartData:
    made = tuple(Mark(f"o{at}", f"Answer {at}", n, base, n / base, "", "") for at, n in enumerate(counts))
    return ChartData(ChartSpec("q"), kind, "Q", "", "", base, base < 10, marks=made)


def test_without_focus_the_first_mark_counts(survey: Survey) -> None:
    figure = key_figure(chart(survey, CHALLENGES))
    assert (figure.value, figure.label, figure.of) == ("55%", "Building skills and capabilities", "29 of 53")


def test_without_focus_the_largest_step_counts(survey: Survey) -> None:
    steps = marks(5, 30, 15, kind=ChartKind.STAIRCASE)
    assert key_figure(steps) == Figure("60%", "Answer 1", "30 of 50", "o1")
    assert key_figure(steps, ("o0",)).option == "o0"
    data = chart(survey, STAGE)
    assert key_figure(data).of == f"{max(mark.count for mark in data.marks)} of 53"
    kept = (("o0", 6, 50), ("o1", 29, 50), ("o2", 15, 50))
    assert change_text(steps, (), kept) == "Numbers changed: 60% was 58%"


def test_the_answer_in_focus_counts() -> None:
    assert key_figure(marks(30, 20, 10), ("o2",)) == Figure("20%", "Answer 2", "10 of 50", "o2")


def test_answers_that_exclude_each_other_are_added_up() -> None:
    steps = marks(30, 15, 5, kind=ChartKind.STAIRCASE)
    assert key_figure(steps, ("o0", "o1")) == Figure("90%", "Answer 0 or Answer 1", "45 of 50", "o0")


def test_answers_of_choose_all_are_never_added_up() -> None:
    assert key_figure(marks(30, 28), ("o0", "o1")).value == "60%"


def test_small_bases_give_counts() -> None:
    assert key_figure(marks(4, base=6)).value == "4 of 6"


def test_other_kinds_of_chart_have_a_number_too(survey: Survey) -> None:
    assert key_figure(chart(survey, EVALUATION)).label == "Yes"
    assert key_figure(chart(survey, HOPES)) == Figure("47", "answers")
    grid = key_figure(chart(survey, SCALE))
    assert grid.label == "Strongly agree: We have a clear mandate for our mission"
    assert key_figure(chart(survey, STAGE)).option


def test_a_histogram_gives_its_median() -> None:
    data = ChartData(ChartSpec("q"), ChartKind.HISTOGRAM, "Q", "", "", 5, True, marker=(0.5, "Median 12"))
    assert key_figure(data) == Figure("12", "median", "5 respondents")


def test_a_chart_without_answers_says_so() -> None:
    data = ChartData(ChartSpec("q"), ChartKind.BARS, "Q", "", "", 0, True, empty="Nobody answered this")
    assert key_figure(data) == Figure("–", "Nobody answered this")


def test_unchanged_numbers_say_nothing() -> None:
    now = marks(30, 20)
    assert change_text(now, (), numbers(now)) == ""
    assert change_text(now, (), ()) == ""


@pytest.mark.parametrize(
    ("kept", "focus", "said"),
    [
        ((("o0", 25, 50), ("o1", 20, 50)), (), "Numbers changed: 60% was 50%"),
        ((("o0", 30, 50), ("o1", 10, 50)), (), "Numbers changed: Answer 1, 40% was 20%"),
        ((("o0", 25, 50), ("o1", 10, 50)), ("o1",), "Numbers changed: 40% was 20%"),
        ((("o0", 31, 51), ("o1", 20, 50)), (), "Numbers changed: 60% was 61%"),
        ((("o0", 29, 49), ("o1", 20, 50)), (), "Numbers changed: 60% was 59%"),
        ((("o0", 30, 50), ("o1", 20, 50), ("gone", 3, 50)), (), "Numbers changed since this was kept"),
    ],
)
def test_changed_numbers_are_said(kept: tuple[tuple[str, int, int], ...], focus: tuple[str, ...], said: str) -> None:
    assert change_text(marks(30, 20), focus, kept) == said


def test_the_same_percentage_of_other_people_is_said_in_counts() -> None:
    assert change_text(marks(30, base=60), (), (("o0", 25, 50),)) == "Numbers changed: 30 of 60 was 25 of 50"


def test_a_changed_grid_is_said(survey: Survey) -> None:
    data = chart(survey, SCALE)
    kept = numbers(data)
    assert len(kept) == 25
    assert change_text(data, (), kept) == ""
    assert change_text(data, (), kept[1:]) == "Numbers changed since this was kept"


def test_questions_without_answers_have_no_chart(survey: Survey) -> None:
    personal = next(q.id for q in survey.questions if q.type == "personal")
    assert chart_of(survey, ChartSpec(personal)) is None
    assert chart_of(survey, ChartSpec("q999")) is None


def test_a_filter_on_a_question_without_options_does_not_fit(survey: Survey) -> None:
    on_text = Filter((Condition(HOPES, ("o1",)),))
    assert not filter_fits(survey, on_text)
    assert chart_of(survey, ChartSpec(CHALLENGES, on_text)) is None
    assert filter_fits(survey, Filter((Condition(EVALUATION, ("o1",)),)))
    assert compute(survey, ChartSpec(CHALLENGES)).base == 53
