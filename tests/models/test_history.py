"""Going back to any step, taking back just one, and names for moments."""

from pathlib import Path

import pytest

from moin_desktop.analysis.charts import ChartSpec
from moin_desktop.errors import MoinError
from moin_desktop.models import checkpoints, codings, findings, notes, questions, surveys, themes
from moin_desktop.models.project import Project
from tests.models.dumps import seen
from tests.models.readings import reading


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project.create(tmp_path / "a.moin", "P")
    made.author = "Ada"
    made.change("Import", surveys.add, reading())
    made.change("Pin a note", notes.add, "q1", "One")
    made.change("Pin another note", notes.add, "q2", "Two")
    made.change("Keep", findings.keep, "s1", ChartSpec("q1"))
    return made


def _step(project: Project, label: str) -> int:
    return next(info.id for info in reversed(project.steps()) if info.label == label)


def test_any_step_can_be_gone_to_and_back(project: Project) -> None:
    states = {0: seen(project)}
    for info in project.steps():
        project.go_to(info.id)
        states[info.id] = seen(project)
    end = project.steps()[-1].id
    for step in (2, 4, 1, 0, 3, end):
        project.go_to(step)
        if step:
            assert seen(project) == states[step]
    assert project.check() == ()
    with pytest.raises(LookupError):
        project.go_to(99)


def test_just_one_step_is_taken_back_and_that_can_be_undone(project: Project) -> None:
    before = seen(project)
    project.take_back(_step(project, "Pin a note"), "Take back: Pin a note")
    assert [note.text for note in notes.of_survey(project.session, "s1")] == ["Two"]
    assert len(findings.all(project.session)) == 1
    assert project.undo_label == "Take back: Pin a note"
    assert project.steps()[-1].undoes == 2
    project.undo()
    assert seen(project) == before


def test_an_edit_goes_back_alone_while_other_columns_stay(project: Project) -> None:
    project.change("Edit", notes.edit, "n1", "First")
    project.change("Author", notes.set_author, "n1", "Table 2")
    project.take_back(_step(project, "Edit"), "Back")
    (note, _other) = notes.of_survey(project.session, "s1")
    assert (note.text, note.author) == ("One", "Table 2")


def test_what_was_removed_comes_back(project: Project) -> None:
    project.change("Remove", notes.remove, "n1")
    project.change("Rename", questions.rename, "q1", "Land")
    project.take_back(_step(project, "Remove"), "Back")
    assert {note.id for note in notes.of_survey(project.session, "s1")} == {"n1", "n2"}
    assert project.check() == ()


def test_a_later_change_of_the_same_stands_in_the_way_and_is_named(project: Project) -> None:
    project.change("Edit", notes.edit, "n1", "First")
    project.change("Edit again", notes.edit, "n1", "Very first")
    before = seen(project)
    with pytest.raises(MoinError, match="Edit again"):
        project.take_back(_step(project, "Edit"), "Back")
    with pytest.raises(MoinError, match="Edit again"):
        project.take_back(_step(project, "Pin a note"), "Back")
    assert seen(project) == before


def test_what_newer_work_stands_on_is_not_taken_away(project: Project) -> None:
    project.change("Theme", themes.add, "q4", "Time")
    project.change("Code", codings.give, "t1", [2, 3])
    with pytest.raises(MoinError, match="Code"):
        project.take_back(_step(project, "Theme"), "Back")
    project.take_back(_step(project, "Code"), "Back")
    project.take_back(_step(project, "Theme"), "Back")
    assert themes.of_question(project.session, "q4") == ()


def test_places_in_the_running_order_stand_in_nobodys_way(project: Project) -> None:
    project.change("Keep second", findings.keep, "s1", ChartSpec("q2"))
    project.change("Move", findings.move, "f2", "", 1)
    project.take_back(_step(project, "Keep"), "Back")
    assert [finding.id for finding in findings.all(project.session)] == ["f2"]


def test_moments_have_names_as_long_as_the_history_leads_there(project: Project) -> None:
    project.remember(checkpoints.add, "Before the workshop")
    project.change("Edit", notes.edit, "n1", "First")
    project.remember(checkpoints.add, "  After it ")
    (first, second) = checkpoints.all(project.session)
    assert (first.name, second.name) == ("Before the workshop", "After it")
    project.go_to(first.step)
    assert [note.text for note in notes.of_survey(project.session, "s1")] == ["One", "Two"]
    assert len(checkpoints.all(project.session)) == 2
    project.change("Edit otherwise", notes.edit, "n1", "Uno")
    assert [point.name for point in checkpoints.all(project.session)] == ["Before the workshop"]
    project.remember(checkpoints.rename, first.id, "Start")
    project.remember(checkpoints.remove, first.id)
    assert checkpoints.all(project.session) == ()
    with pytest.raises(MoinError):
        project.remember(checkpoints.add, " ")
