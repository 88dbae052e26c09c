"""Older files come to the newest version on a copy, whole or not at all."""

import hashlib
import shutil
from pathlib import Path

import pytest
from sqlalchemy import Connection, select, text

from moin_desktop.errors import MoinError
from moin_desktop.models import findings, migrations, notes, schema, storage, surveys
from moin_desktop.models.project import Project
from tests.models.readings import reading

OLD = Path(__file__).resolve().parents[1] / "data"
NOW = schema.VERSION


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Project.create(tmp_path / "a.moin", "P") as project:
        project.change("Import", surveys.add, reading())
        project.change("Pin a note", notes.add, "q1", "Look")
    return tmp_path / "a.moin"


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _add_colour(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'orange'")


def _rebuild_settings(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE setting RENAME TO old_setting")
    connection.exec_driver_sql("CREATE TABLE setting (id INTEGER PRIMARY KEY, name TEXT, value TEXT)")
    connection.exec_driver_sql("DROP TABLE old_setting")


def _fail(connection: Connection) -> None:
    connection.exec_driver_sql("DROP TABLE note")
    raise ZeroDivisionError


def _orphan(connection: Connection) -> None:
    connection.exec_driver_sql("DELETE FROM question WHERE id = 1")


def _fill_the_disk(connection: Connection) -> None:
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    connection.exec_driver_sql("CREATE TABLE big AS SELECT randomblob(100000)")


def _migrate(path: Path, *steps: migrations.Step) -> Path | None:
    engine = storage.engine(path)
    try:
        return migrations.migrate(engine, path, (*migrations.STEPS, *steps))
    finally:
        engine.dispose()


def test_the_version_is_one_more_than_the_steps() -> None:
    assert len(migrations.STEPS) + 1 == schema.VERSION


def test_a_current_file_is_left_alone(path: Path) -> None:
    before = _hash(path)
    assert _migrate(path) is None
    assert _hash(path) == before


def test_all_steps_are_taken_after_a_copy(path: Path) -> None:
    with Project.open(path) as project:
        notes_before = notes.of_survey(project.session, "s1")
    kept = _migrate(path, _add_colour, _rebuild_settings)
    assert kept == path.with_name(f"a.version-{NOW}.moin")
    with Project.open(kept) as project:
        assert notes.of_survey(project.session, "s1") == notes_before
    engine = storage.engine(path)
    with engine.begin() as connection:
        assert migrations.version(connection) == NOW + 2
        assert connection.exec_driver_sql("SELECT colour FROM note").scalars().all() == ["orange"]
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1
    engine.dispose()


def test_undo_reaches_back_beyond_a_migration(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Project.open(path) as project:
        project.change("Remove a note", notes.remove, "n1")
    monkeypatch.setattr(storage, "VERSION", NOW + 1)
    _migrate(path, _add_colour)
    monkeypatch.setattr(migrations.migrate, "__defaults__", ((*migrations.STEPS, _add_colour),))
    with Project.open(path) as project:
        project.undo()
        assert [note.id for note in notes.of_survey(project.session, "s1")] == ["n1"]
        project.undo()
        project.undo()
        project.redo()
        assert project.check() == ()


@pytest.mark.parametrize(
    ("step", "error"), [(_fail, ZeroDivisionError), (_orphan, LookupError), (_fill_the_disk, MoinError)]
)
def test_a_failing_step_leaves_the_file_as_it_was(path: Path, step: migrations.Step, error: type[Exception]) -> None:
    before = _hash(path)
    with pytest.raises(error):
        _migrate(path, _add_colour, step)
    assert _hash(path) == before
    assert [other.name for other in path.parent.iterdir()] == ["a.moin"]
    with Project.open(path) as project:
        assert project.check() == ()


def test_a_second_copy_gets_a_name_of_its_own(path: Path) -> None:
    path.with_name(f"a.version-{NOW}.moin").write_text("mine")
    path.with_name(f"a.version-{NOW}-2.moin").write_text("mine too")
    assert _migrate(path, _add_colour) == path.with_name(f"a.version-{NOW}-3.moin")
    assert path.with_name(f"a.version-{NOW}.moin").read_text() == "mine"


@pytest.mark.parametrize("old", sorted(OLD.glob("v*.moin")), ids=lambda p: p.stem)
def test_files_of_every_version_still_open(tmp_path: Path, old: Path) -> None:
    path = tmp_path / "old.moin"
    shutil.copy(old, path)
    with Project.open(path) as project:
        assert project.check() == ()
        assert project.name == "Kept from version 1"
        (survey,) = surveys.infos(project.session)
        assert surveys.load(project.session, survey.id).answers("q1") is not None
        assert [note.text for note in notes.of_survey(project.session, survey.id)] == ["Half of them are neighbours"]
        assert [finding.headline for finding in findings.all(project.session)] == ["Most came from France"]
        while project.undo():
            pass
        assert surveys.infos(project.session) == ()
        while project.redo():
            pass
        assert project.check() == ()


def test_ids_given_before_a_rebuild_are_not_given_again(tmp_path: Path) -> None:
    path = tmp_path / "old.moin"
    shutil.copy(OLD / "v1.moin", path)
    with Project.open(path) as project:
        seen = {note.id for note in notes.of_survey(project.session, "s1")}
        made = project.change("Pin a note", notes.add, "q1", "Another").value
        uids = project.session.scalars(select(schema.NoteRow.uid)).all()
        assert made not in seen
        assert len(set(uids)) == len(uids)
        assert all(uids)


def test_an_old_file_comes_to_the_schema_of_a_new_one(tmp_path: Path) -> None:
    shutil.copy(OLD / "v1.moin", tmp_path / "old.moin")
    with Project.open(tmp_path / "old.moin") as old, Project.in_memory("new") as new:
        assert _shape(old) == _shape(new)


def _shape(project: Project) -> set[tuple[str, str, str, bool, str | None]]:
    """Table, column, type, whether it may be empty, and its default, for every column."""
    rows = project.session.execute(
        text(
            'SELECT m.name, c.name, c.type, c."notnull", c.dflt_value '
            "FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
        )
    )
    return {(table, name, type, bool(needed), default) for table, name, type, needed, default in rows}


def test_there_is_one_old_file_per_version() -> None:
    assert {path.name for path in OLD.glob("v*.moin")} == {f"v{n + 1}.moin" for n in range(schema.VERSION)}
