"""Answers that count only where they stand alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
import pytest

from moin_desktop.analysis.answers import State, Ticked
from moin_desktop.analysis.questions import Doubt, Layout, Question, QuestionType, Role
from moin_desktop.analysis.reading import Reading
from moin_desktop.analysis.survey import Survey
from moin_desktop.errors import MoinError
from moin_desktop.models import questions, surveys
from moin_desktop.models.project import Project
from tests.analysis.making import options
from tests.analysis.making import survey as made
from tests.models.readings import reading


def _reading() -> Reading:
    """The small reading with a doubt about "Other" beside other tools."""
    doubt = Doubt("none_with_others", "“Diary” with others", "q3", (5,), "1 row", "exclusive", ("Diary",))
    return replace(reading(), doubts=(doubt,))


@pytest.fixture
def project() -> Iterator[Project]:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, _reading())
        yield project


def ticks(project: Project, id: str, option: int) -> list[bool]:
    answers = surveys.load(project.session, "s1").answers(id)
    assert isinstance(answers, Ticked)
    flags: list[bool] = answers.flags[:, option].tolist()
    return flags


def told(project: Project) -> list[str]:
    return [info.text for info in questions.corrections_of(project.session, "s1")]


def test_an_answer_counts_only_alone_and_again_anywhere(project: Project) -> None:
    assert ticks(project, "q3", 0) == [True, True, False, False, True, False]
    project.change("Alone", questions.set_alone, "q3", "o7", alone=True)
    assert ticks(project, "q3", 0) == [False, True, False, False, False, False]
    assert ticks(project, "q3", 1) == [True, False, False, True, False, False]
    assert told(project) == ["“Survey” counts only where it stands alone in “Tools”."]
    assert not project.change("Alone", questions.set_alone, "q3", "o7", alone=True).tables
    project.change("Merge", questions.merge_options, "q3", "o7", "o10")
    assert surveys.load(project.session, "s1").question("q3").alone == ("o10",)
    project.change("Anywhere", questions.set_alone, "q3", "o10", alone=False)
    assert told(project) == ["“Survey” counts as “Other” in “Tools”."]
    for _step in range(3):
        project.undo()
    assert ticks(project, "q3", 0) == [True, True, False, False, True, False]


def test_columns_of_flags_know_it_too(project: Project) -> None:
    assert ticks(project, "q8", 0) == [True, False, True, False, False, True]
    project.change("Alone", questions.set_alone, "q8", "o13", alone=True)
    assert ticks(project, "q8", 0) == [True, False, False, False, False, False]
    assert ticks(project, "q8", 1) == [False, False, True, True, False, True]


def test_where_one_answer_is_chosen_there_is_no_beside(project: Project) -> None:
    with pytest.raises(MoinError):
        project.change("Alone", questions.set_alone, "q1", "o1", alone=True)


def test_the_button_of_the_doubt(project: Project) -> None:
    project.change("Only where alone", questions.apply_fix, "d1")
    assert surveys.load(project.session, "s1").question("q3").alone == ("o9",)
    assert surveys.doubts(project.session, "s1")[0].settled


def _ticked(cells: Sequence[str], alone: tuple[str, ...]) -> Ticked:
    asked = Question(
        "q1", "Q", "Q?", QuestionType.MULTIPLE, (0,), Layout.JOINED, ";", options("A", "None of these", "Don't know")
    )
    survey: Survey = made([replace(asked, alone=alone)], {0: cells})
    answers = survey.answers("q1")
    assert isinstance(answers, Ticked)
    return answers


def test_two_such_answers_together_both_count() -> None:
    answers = _ticked(["A;None of these", "None of these;Don't know", "None of these", "A"], ("o2", "o3"))
    assert answers.flags.tolist() == [
        [True, False, False],
        [False, True, True],
        [False, True, False],
        [True, False, False],
    ]
    assert (answers.state == State.ANSWERED).all()
    assert np.array_equal(_ticked(["A"], ()).flags, [[True, False, False]])
    assert options("None of these")[0].role is Role.NONE
