"""Groups of answers as corrections: made, changed, taken apart, and told."""

from collections.abc import Iterator

import pytest

from moin_desktop.analysis.filters import Condition
from moin_desktop.analysis.questions import Net, Question, QuestionType
from moin_desktop.errors import MoinError
from moin_desktop.models import notes, questions, surveys
from moin_desktop.models.project import Project
from tests.models.readings import reading


@pytest.fixture
def project() -> Iterator[Project]:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading())
        yield project


def question(project: Project, id: str) -> Question:
    return surveys.load(project.session, "s1").question(id)


def told(project: Project) -> list[str]:
    return [info.text for info in questions.corrections_of(project.session, "s1")]


def group(project: Project, id: str, label: str, *options: str) -> str:
    made = project.change("Group", questions.group_options, id, label, options).value
    assert isinstance(made, str)
    return made


def test_a_group_is_made_changed_and_taken_apart(project: Project) -> None:
    id = group(project, "q3", " In  person ", "o8", "o9", "o8")
    assert question(project, "q3").nets == (Net(id, "In person", ("o8", "o9")),)
    assert len(question(project, "q3").options) == 4
    assert told(project) == [
        "In “Tools”, “In person” counts once everyone who gave any of these answers: “Interview”, “Diary”."
    ]
    project.change("Change", questions.regroup, "q3", id, "Written", ("o7", "o9"))
    assert question(project, "q3").nets == (Net(id, "Written", ("o7", "o9")),)
    assert not project.change("Change", questions.regroup, "q3", id, "Written", ("o7", "o9")).tables
    other = group(project, "q3", "Any", "o7", "o8")
    assert [net.id for net in question(project, "q3").nets] == [id, other]
    project.change("Ungroup", questions.ungroup, "q3", id)
    assert [net.id for net in question(project, "q3").nets] == [other]
    for _step in range(4):
        project.undo()
    assert question(project, "q3").nets == ()
    assert told(project) == []


def test_a_group_needs_two_answers_of_a_question_with_answers(project: Project) -> None:
    for id, options in (("q1", ("o1",)), ("q1", ("o1", "o1")), ("q5", ()), ("q7", ("o11", "o12"))):
        with pytest.raises(MoinError):
            project.change("Group", questions.group_options, id, "Some", options)
    with pytest.raises(MoinError, match="no answer"):
        project.change("Group", questions.group_options, "q1", "Some", ("o1", "o7"))
    with pytest.raises(MoinError):
        project.change("Change", questions.regroup, "q1", "o99", "Some", ("o1", "o3"))


def test_a_group_follows_merged_answers_and_waits_while_they_are_gone(project: Project) -> None:
    id = group(project, "q1", "Europe", "o1", "o2", "o3")
    project.change("Merge", questions.merge_options, "q1", "o2", "o1")
    assert question(project, "q1").nets == (Net(id, "Europe", ("o1", "o3")),)
    project.change("Merge", questions.merge_options, "q1", "o3", "o1")
    assert question(project, "q1").nets == ()
    project.undo()
    project.change("Read as", questions.read_as, "q1", QuestionType.TEXT)
    assert question(project, "q1").nets == ()
    project.change("Read as", questions.read_as, "q1", QuestionType.MULTIPLE)
    assert question(project, "q1").nets == (Net(id, "Europe", ("o1", "o3")),)
    assert question(project, "q1").option(id) is None


def test_a_note_can_stand_on_a_group(project: Project) -> None:
    id = group(project, "q3", "In person", "o8", "o9")
    project.change("Pin", notes.add, "q3", "More than thought", option=id)
    assert notes.without_target(project.session, "s1") == ()
    project.change("Ungroup", questions.ungroup, "q3", id)
    assert [note.text for note in notes.without_target(project.session, "s1")] == ["More than thought"]
    assert question(project, "q3").members((id, "o7")) == (id, "o7")


def test_members_stand_for_a_group_in_a_filter(project: Project) -> None:
    id = group(project, "q3", "In person", "o8", "o9")
    asked = question(project, "q3")
    assert Condition("q3", asked.members((id, "o7"))).options == ("o8", "o9", "o7")
