"""A pasted list of answer options: one correction, undoable, that notes and filters survive."""

from collections.abc import Iterator

import pytest

from moin_desktop.analysis.answers import Ticked
from moin_desktop.analysis.questions import Layout, Question, QuestionType
from moin_desktop.errors import MoinError
from moin_desktop.models import questions, surveys
from moin_desktop.models.option_lists import use_options
from moin_desktop.models.project import Project
from tests.models.dumps import seen
from tests.models.readings import reading


@pytest.fixture
def project() -> Iterator[Project]:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading())
        yield project


def _question(project: Project, id: str) -> Question:
    return surveys.load(project.session, "s1").question(id)


def _labels(project: Project, id: str) -> list[str]:
    return [option.label for option in _question(project, id).options]


def test_a_list_gives_options_and_order_and_is_one_step(project: Project) -> None:
    before = seen(project)
    project.change("Use a list", use_options, "q3", ["Diary", " Interview ", "", "Workshop", "Survey"])
    tools = _question(project, "q3")
    assert _labels(project, "q3") == ["Diary", "Interview", "Workshop", "Survey", "Other"]
    assert [option.id for option in tools.options][:2] == ["o9", "o8"]
    assert (tools.type, tools.separator, tools.reason) == (QuestionType.MULTIPLE, ";", "Chosen by hand.")
    answers = surveys.load(project.session, "s1").answers("q3")
    assert isinstance(answers, Ticked)
    assert answers.flags.sum(axis=0).tolist() == [2, 2, 0, 3, 1]
    assert [info.kind for info in questions.corrections_of(project.session, "s1")] == ["read_as"]
    project.undo()
    assert seen(project) == before
    project.redo()
    assert _labels(project, "q3")[2] == "Workshop"


def test_options_that_contain_the_separator(project: Project) -> None:
    project.change("Use a list", use_options, "q3", ["Survey; Interview", "Survey", "Diary"])
    assert _labels(project, "q3") == ["Survey; Interview", "Survey", "Diary", "Interview", "Other"]


def test_one_answer_each_and_earlier_corrections(project: Project) -> None:
    project.change("Merge", questions.merge_options, "q1", "o2", "o1")
    project.change("Rename", questions.rename_option, "q1", "o3", "Perú")
    project.change("Order", questions.order_options, "q1", ["o4"])
    project.change("Use a list", use_options, "q1", ["Perú", "Chad", "France"])
    country = _question(project, "q1")
    assert country.layout is Layout.CELL
    assert {option.label: option.id for option in country.options} == {"Perú": "o3", "Chad": "o4", "France": "o1"}
    assert country.options[2].words == ("France", "Frnace")


def test_text_becomes_answers_to_choose(project: Project) -> None:
    project.change("Use a list", use_options, "q4", ["too dear", "no time"])
    assert (_question(project, "q4").type, _labels(project, "q4")) == (QuestionType.SINGLE, ["too dear", "no time"])


@pytest.mark.parametrize(
    ("id", "labels"),
    [
        ("q3", []),
        ("q3", [" ", "\0"]),
        ("q3", [str(n) for n in range(600)]),
        ("q8", ["Bus"]),
        ("q6", ["a"]),
        ("q99", ["a"]),
    ],
)
def test_what_cannot_be_is_said(project: Project, id: str, labels: list[str]) -> None:
    before = seen(project)
    with pytest.raises(MoinError):
        project.change("Use a list", use_options, id, labels)
    assert seen(project) == before
