"""A damaged project is recognised, and what is damaged is named."""

import sqlite3
from pathlib import Path

import pytest

from moin_desktop.errors import MoinError
from moin_desktop.models import notes, project, surveys
from moin_desktop.models.project import Project
from tests.models.readings import reading


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Project.create(tmp_path / "a.moin", "P") as project:
        project.change("Import", surveys.add, reading(kept=b"a;b;c\n" * 400))
        project.change("Pin a note", notes.add, "q1", "Look", "o2")
    return tmp_path / "a.moin"


def _spoil(path: Path, statement: str) -> None:
    database = sqlite3.connect(path)
    database.execute(statement)
    database.commit()
    database.close()


def _flip(path: Path, needle: bytes) -> None:
    data = bytearray(path.read_bytes())
    at = data.index(needle)
    data[at + len(needle) - 1] ^= 4
    path.write_bytes(data)


def test_a_flipped_byte_in_the_answers_is_found_and_named(path: Path) -> None:
    database = sqlite3.connect(path)
    packed: bytes = database.execute("SELECT packed FROM column_answers WHERE position = 2").fetchone()[0]
    database.close()
    _flip(path, packed)
    with Project.open(path) as project:
        assert project.check() == ("The answers in column C of “survey.csv” are damaged.",)
        survey = surveys.load(project.session, "s1")
        survey.answers("q1")
        with pytest.raises(MoinError, match="“Tools” are damaged"):
            survey.answers("q3")


def test_a_flipped_byte_in_the_kept_file_is_found(path: Path) -> None:
    database = sqlite3.connect(path)
    kept: bytes = database.execute("SELECT kept FROM source").fetchone()[0]
    database.close()
    _flip(path, kept)
    with Project.open(path) as project:
        assert project.check() == ("The kept copy of survey.csv is damaged.",)


def test_rows_without_their_parent_are_found(path: Path) -> None:
    _spoil(path, "UPDATE note SET option_id = 999")
    with Project.open(path) as project:
        assert project.check() == ("1 row refers to something that is not there.",)


def test_a_page_gone_is_told_at_opening(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = bytearray(path.read_bytes())
    data[4096 * 3 : 4096 * 12] = bytes(4096 * 9)
    path.write_bytes(data)
    with pytest.raises(MoinError, match="is damaged and was not opened"):
        Project.open(path)
    assert path.read_bytes() == data
    monkeypatch.setattr(project, "_QUICK", 0)
    with Project.open(path) as opened:
        assert opened.check()


def test_a_cut_file_is_told_at_opening(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: 4096 * 5])
    with pytest.raises(MoinError, match="is damaged and was not opened"):
        Project.open(path)


@pytest.mark.parametrize(
    ("statement", "missing"),
    [("DROP TABLE finding", "finding"), ("ALTER TABLE note DROP COLUMN author", "note.author")],
)
def test_a_project_without_a_part_of_its_version_is_told_in_one_sentence(
    path: Path, statement: str, missing: str
) -> None:
    _spoil(path, statement)
    with pytest.raises(MoinError, match=rf"not whole .* missing \({missing}\)"):
        Project.open(path)
