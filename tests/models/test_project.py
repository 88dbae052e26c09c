"""A project as a whole: made, changed, undone, closed, opened again, copied."""

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from moin_desktop.errors import MoinError
from moin_desktop.models import findings, notes, questions, settings, surveys
from moin_desktop.models.project import Project
from tests.models.dumps import seen, tracked
from tests.models.readings import reading


def test_a_new_project_is_empty_and_named(tmp_path: Path) -> None:
    with Project.create(tmp_path / "a.moin", "Before the event") as project:
        assert project.name == "Before the event"
        assert project.path == tmp_path / "a.moin"
        assert surveys.infos(project.session) == ()
        assert (project.undo_label, project.redo_label, project.steps()) == ("", "", ())
        assert project.undo() is None
        assert project.redo() is None
        assert project.check() == ()


def test_a_project_never_replaces_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.moin"
    path.write_text("mine")
    with pytest.raises(MoinError, match="already a file"):
        Project.create(path, "P")
    assert path.read_text() == "mine"


def test_a_project_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(MoinError):
        Project.create(tmp_path / "nowhere" / "a.moin", "P")
    assert not list(tmp_path.iterdir())


def test_a_change_says_what_it_gave_and_touched() -> None:
    with Project.in_memory("P") as project:
        added = project.change("Import survey.csv", surveys.add, reading())
        assert (added.value, added.tables) == ("s1", frozenset({"survey"}))
        pinned = project.change("Pin a note", notes.add, "q1", "Look", option="o1")
        assert (pinned.value, pinned.tables) == ("n1", frozenset({"note"}))
        fixed = project.change("Merge spellings", questions.apply_fix, "d1")
        assert fixed.tables == {"correction", "doubt"}


def test_undo_and_redo_survive_closing(tmp_path: Path) -> None:
    path = tmp_path / "a.moin"
    with Project.create(path, "P") as project:
        project.author = "Ana"
        start = tracked(project)
        project.change("Import", surveys.add, reading())
        imported = seen(project)
        project.change("Pin a note", notes.add, "q1", "Look")
        end = seen(project)
    with Project.open(path) as project:
        assert seen(project) == end
        assert project.undo_label == "Pin a note"
        undone = project.undo()
        assert undone is not None
        assert (undone.value, undone.tables) == ("Pin a note", frozenset({"note"}))
        assert seen(project) == imported
        assert (project.undo_label, project.redo_label) == ("Import", "Pin a note")
    with Project.open(path) as project:
        project.undo()
        assert tracked(project) == start
        assert surveys.infos(project.session) == ()
    with Project.open(path) as project:
        project.redo()
        redone = project.redo()
        assert redone is not None
        assert redone.value == "Pin a note"
        assert seen(project) == end
        assert [(step.label, step.author, step.undone) for step in project.steps()] == [
            ("Import", "Ana", False),
            ("Pin a note", "Ana", False),
        ]
        assert project.steps()[1].tables == {"note"}
        assert project.check() == ()


def test_a_new_change_ends_the_redo_branch_and_lets_go_of_a_lost_import() -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading("lost.csv"))
        project.change("Pin a note", notes.add, "q1", "Look")
        project.undo()
        project.undo()
        project.change("Rename the project", settings.rename_project, "Q")
        assert project.redo_label == ""
        assert [step.label for step in project.steps()] == ["Rename the project"]
        rows = project.session.connection().exec_driver_sql("SELECT count(*) FROM column_answers").scalar_one()
        assert rows == 0
        assert project.change("Import", surveys.add, reading("next.csv")).value == "s2"
        assert project.check() == ()


def test_ids_are_never_used_twice() -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading())
        assert project.change("Pin a note", notes.add, "q1", "One").value == "n1"
        project.undo()
        assert project.change("Pin a note", notes.add, "q1", "Two").value == "n2"


def test_removing_and_bringing_back_a_survey() -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading())
        before = seen(project)
        project.change("Remove", surveys.remove, "s1")
        assert surveys.infos(project.session) == ()
        with pytest.raises(MoinError):
            surveys.load(project.session, "s1")
        project.change("Rename the project", settings.rename_project, "Q")
        project.undo()
        project.undo()
        assert seen(project) == before


def _pin_and_fail(session: Session) -> None:
    notes.add(session, "q1", "never kept")
    raise MoinError("no")


def _pin_and_break(session: Session) -> None:
    notes.add(session, "q1", "never kept")
    raise ZeroDivisionError


def test_a_failing_operation_leaves_nothing() -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading())
        project.change("Pin a note", notes.add, "q1", "Look")
        project.undo()
        before = seen(project)
        with pytest.raises(MoinError):
            project.change("Fail", _pin_and_fail)
        with pytest.raises(ZeroDivisionError):
            project.change("Break", _pin_and_break)
        assert seen(project) == before
        assert (project.undo_label, project.redo_label) == ("Import", "Pin a note")
        project.change("Pin a note", notes.add, "q1", "Look again")
        assert project.undo_label == "Pin a note"


def test_what_changes_nothing_is_no_step() -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading())
        project.change("Pin a note", notes.add, "q1", "Look")
        project.undo()
        assert project.change("Rename", surveys.rename, "s1", "survey.csv").tables == frozenset()
        assert (project.undo_label, project.redo_label) == ("Import", "Pin a note")


def test_what_is_remembered_is_no_step(tmp_path: Path) -> None:
    path = tmp_path / "a.moin"
    with Project.create(path, "P") as project:
        project.change("Rename the project", settings.rename_project, "Q")
        project.undo()
        assert settings.get(project.session, "place", "data") == "data"
        project.remember(settings.put, "place", "explore")
        project.remember(settings.put, "place", "findings")
        assert project.redo_label == "Rename the project"
        assert project.undo_label == ""
    with Project.open(path) as project:
        assert settings.get(project.session, "place") == "findings"
        assert project.name == "P"
        project.redo()
        assert project.name == "Q"


def test_undo_puts_back_what_a_removal_took() -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading())
        project.change("Pin a note", notes.add, "q1", "Look")
        before = seen(project)
        project.change("Remove a note", notes.remove, "n1")
        assert notes.of_survey(project.session, "s1") == ()
        project.undo()
        assert seen(project) == before


def _busy(session: Session) -> None:
    first = notes.add(session, "q1", "One", "o1")
    notes.edit(session, first, "Two")
    session.flush()
    notes.edit(session, first, "Three")
    session.flush()
    second = notes.add(session, "q1", "Gone at once")
    session.flush()
    notes.remove(session, second)
    notes.edit(session, "n1", "Changed")
    session.flush()
    notes.remove(session, "n1")


def test_many_changes_of_one_row_in_one_step() -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading())
        project.change("Pin a note", notes.add, "q1", "Look")
        before = tracked(project)
        project.change("Much", _busy)
        after = tracked(project)
        assert [note.text for note in notes.of_survey(project.session, "s1")] == ["Three"]
        for _time in range(2):
            project.undo()
            assert tracked(project) == before
            project.redo()
            assert tracked(project) == after


def test_a_copy_is_whole_and_has_its_own_life(tmp_path: Path) -> None:
    with Project.create(tmp_path / "a.moin", "P") as project:
        project.change("Import", surveys.add, reading())
        (tmp_path / "b.moin").write_text("older")
        project.copy(tmp_path / "b.moin")
        before = seen(project)
        project.change("Pin a note", notes.add, "q1", "Look")
        with Project.open(tmp_path / "b.moin") as copy:
            assert seen(copy) == before
            assert copy.undo_label == "Import"
        with pytest.raises(MoinError, match="open elsewhere"):
            project.copy(tmp_path / "a.moin")
        with pytest.raises(MoinError):
            project.copy(tmp_path / "nowhere" / "c.moin")
        (tmp_path / "folder.moin").mkdir()
        with pytest.raises(MoinError, match="cannot be written"):
            project.copy(tmp_path / "folder.moin")
    assert {path.name for path in tmp_path.iterdir()} == {"a.moin", "b.moin", "folder.moin"}


def test_a_closed_project_is_one_file_and_closing_twice_is_fine(tmp_path: Path) -> None:
    project = Project.create(tmp_path / "a.moin", "P")
    project.change("Import", surveys.add, reading())
    project.close()
    project.close()
    assert [path.name for path in tmp_path.iterdir()] == ["a.moin"]
    Project.open(tmp_path / "a.moin").close()


def test_text_that_the_disk_cannot_hold_is_made_fit() -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading())
        project.change("Pin\0 a note", notes.add, "q1", "half \ud83d pair \ud83d\ude00 and\0 nothing")
        assert notes.of_survey(project.session, "s1")[0].text == "half \ufffd pair 😀 and nothing"
        assert project.undo_label == "Pin a note"
        project.undo()
        project.redo()
        assert notes.of_survey(project.session, "s1")[0].text == "half \ufffd pair 😀 and nothing"


def test_unknown_ids_are_told() -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading())
        for id in ("n1", "q1x", "q99", "", "s1", "q9999999999999999999999", "q-1", "q²"):
            with pytest.raises(MoinError, match="There is no"):
                questions.rename(project.session, id, "Name")
        with pytest.raises(MoinError):
            findings.set_headline(project.session, "f1", "x")
