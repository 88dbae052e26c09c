"""The number behind a place that something was said about: an answer, several, a cell, all; and what became of it."""

from collections.abc import Iterator

import numpy as np
import pytest

from moin_desktop.analysis.answers import Ticked
from moin_desktop.analysis.charts import ChartSpec, compute
from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.parts import Part
from moin_desktop.analysis.pinned import part_at, since_text
from moin_desktop.analysis.survey import Survey
from moin_desktop.models import surveys
from tests.exporting.making import CHALLENGES, EVALUATION, HOPES, ORGANISATION, sample_project


@pytest.fixture(scope="module")
def survey() -> Iterator[Survey]:
    with sample_project() as project:
        yield surveys.load(project.session, "s1")


def _who_ticked(survey: Survey, question: str, *options: str) -> int:
    answers = survey.answers(question)
    assert isinstance(answers, Ticked)
    ids = [option.id for option in survey.question(question).options]
    return int(np.count_nonzero(answers.flags[:, [ids.index(option) for option in options]].sum(axis=1)))


def test_one_answer_is_its_bar(survey: Survey) -> None:
    for mark in compute(survey, ChartSpec(CHALLENGES)).marks:
        assert part_at(survey, ChartSpec(CHALLENGES), (mark.option,)) == mark.part
    assert part_at(survey, ChartSpec(CHALLENGES), ("o999",)) is None
    assert part_at(survey, ChartSpec("q999"), ("o1",)) is None


def test_several_answers_count_everyone_once(survey: Survey) -> None:
    options = tuple(option.id for option in survey.question(CHALLENGES).options[:3])
    part = part_at(survey, ChartSpec(CHALLENGES), options)
    assert part is not None
    assert part.count == _who_ticked(survey, CHALLENGES, *options)
    left = part_at(survey, ChartSpec(CHALLENGES), (*options, "o999"))
    assert left == part
    assert part_at(survey, ChartSpec(CHALLENGES), ("o998", "o999")) is None


def test_a_cell_is_an_answer_in_its_group(survey: Survey) -> None:
    answer, group = survey.question(CHALLENGES).options[0].id, survey.question(ORGANISATION).options[0].id
    part = part_at(survey, ChartSpec(CHALLENGES, compare=ORGANISATION), (answer,), group)
    within = Filter((Condition(ORGANISATION, (group,)),))
    assert part is not None
    assert part == part_at(survey, ChartSpec(CHALLENGES, within), (answer,))
    assert part_at(survey, ChartSpec(CHALLENGES, compare=ORGANISATION), (answer,), "o999") is None


def test_all_are_told_by_themselves(survey: Survey) -> None:
    assert part_at(survey, ChartSpec(CHALLENGES)) == Part(53, 53)
    assert part_at(survey, ChartSpec("")) == Part(53, 53)
    hopes = part_at(survey, ChartSpec(HOPES))
    assert hopes is not None
    assert hopes.count == hopes.base
    yes = Filter((Condition(EVALUATION, (survey.question(EVALUATION).options[0].id,)),))
    few = part_at(survey, ChartSpec("", yes))
    assert few is not None
    assert 0 < few.base < 53


@pytest.mark.parametrize(
    ("kept", "said"),
    [
        ((30, 53), ""),
        ((28, 53), "Was 53% (28 of 53), now 57% (30 of 53)"),
        ((4, 6), "Was 4 of 6, now 57% (30 of 53)"),
    ],
)
def test_what_became_of_a_number_is_told(kept: tuple[int, int], said: str) -> None:
    assert since_text(Part(30, 53), kept) == said


def test_of_all_only_their_number_is_told_and_under_weights_only_respondents() -> None:
    assert since_text(Part(58, 58), (53, 53), of_all=True) == "Was 53 respondents, now 58"
    assert since_text(Part(30, 53, 12.5, 50.0), (29, 53)) == "Was 29 of 53, now 30 of 53"
