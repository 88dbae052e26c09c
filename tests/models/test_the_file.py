"""The file on the disk: what is refused, who holds it, what is said when the disk says no."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from moin_desktop.errors import MoinError
from moin_desktop.models import notes, settings, storage, surveys
from moin_desktop.models.project import Project
from moin_desktop.models.schema import VERSION
from tests.models.dumps import seen
from tests.models.readings import reading

ROOT = Path(__file__).resolve().parents[2]
OPEN_ELSEWHERE = """
import sys
from pathlib import Path
from moin_desktop.errors import MoinError
from moin_desktop.models.project import Project
try:
    Project.open(Path(sys.argv[1])).close()
except MoinError as error:
    print(error.message)
else:
    print("opened")
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Project.create(tmp_path / "a.moin", "P") as project:
        project.change("Import", surveys.add, reading())
    return tmp_path / "a.moin"


@pytest.fixture
def as_someone_else() -> Iterator[Path]:
    """A folder of somebody without special rights, and this process being them for a while."""
    if not hasattr(os, "geteuid"):
        pytest.skip("needs users as POSIX has them")
    folder = Path(tempfile.mkdtemp())
    root = os.geteuid() == 0
    if root:
        os.chown(folder, 65534, 65534)
        os.seteuid(65534)
    try:
        yield folder
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _opened_by_another_process(path: Path) -> str:
    command = [sys.executable, "-c", OPEN_ELSEWHERE, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout.strip()


def test_the_file_says_what_it_is(path: Path) -> None:
    head = path.read_bytes()[:100]
    assert head[68:72] == b"MOIN"
    assert int.from_bytes(head[60:64], "big") == VERSION
    assert head[18:20] == b"\x01\x01", "not in WAL mode: one file stays one file"


def test_an_open_project_is_not_opened_twice(path: Path) -> None:
    with Project.open(path) as project:
        with pytest.raises(MoinError, match="open elsewhere") as told:
            Project.open(path)
        assert told.value.hint
        link = path.with_name("link.moin")
        link.symlink_to(path)
        with pytest.raises(MoinError, match="open elsewhere"):
            Project.open(link)
        assert _opened_by_another_process(path).startswith("a.moin is open elsewhere")
        project.change("Pin a note", notes.add, "q1", "Still mine")
        assert _opened_by_another_process(path).startswith("a.moin is open elsewhere")
    assert _opened_by_another_process(path) == "opened"


def _foreign_database(path: Path) -> None:
    path.unlink()
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE notes (id INTEGER)")
    database.close()


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:80])


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_text("Dear diary, " * 50),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"PK\x03\x04" + bytes(500)),
        _foreign_database,
        _cut_short,
    ],
    ids=["text", "empty", "zip", "foreign", "cut"],
)
def test_other_files_are_refused_and_left_alone(path: Path, make: Callable[[Path], object]) -> None:
    make(path)
    before = _hash(path)
    with pytest.raises(MoinError, match="is not a MOIN project") as told:
        Project.open(path)
    assert told.value.hint
    assert _hash(path) == before
    assert [other.name for other in path.parent.iterdir()] == ["a.moin"]


def test_no_file_and_a_folder_are_told(tmp_path: Path) -> None:
    with pytest.raises(MoinError, match="There is no file"):
        Project.open(tmp_path / "b.moin")
    with pytest.raises(MoinError, match="cannot be read"):
        Project.open(tmp_path)


def _set_version(path: Path, version: int) -> None:
    data = bytearray(path.read_bytes())
    data[60:64] = version.to_bytes(4, "big")
    path.write_bytes(data)


def test_a_newer_file_is_refused_with_both_versions(path: Path) -> None:
    _set_version(path, VERSION + 1)
    before = _hash(path)
    with pytest.raises(MoinError, match=f"its format is {VERSION + 1}, this one knows up to {VERSION}"):
        Project.open(path)
    assert _hash(path) == before
    _set_version(path, 0)
    with pytest.raises(MoinError, match="damaged"):
        Project.open(path)


def test_a_file_that_may_not_be_written_is_told(as_someone_else: Path) -> None:
    path = as_someone_else / "a.moin"
    Project.create(path, "P").close()
    path.chmod(0o400)
    with pytest.raises(MoinError, match="read-only"):
        Project.open(path)
    path.chmod(0o600)
    as_someone_else.chmod(0o500)
    with pytest.raises(MoinError, match="read-only"):
        Project.open(path)
    with pytest.raises(MoinError):
        Project.create(as_someone_else / "b.moin", "P")
    as_someone_else.chmod(0o700)
    path.chmod(0)
    with pytest.raises(MoinError, match="cannot be read"):
        Project.open(path)


def test_a_full_disk_loses_only_the_last_change(path: Path) -> None:
    with Project.open(path) as project:
        before = seen(project)
        project.session.rollback()
        pages = project.session.connection().exec_driver_sql("PRAGMA page_count").scalar_one()
        project.session.connection().exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
        with pytest.raises(MoinError, match="disk is full"):
            project.change("Import", surveys.add, reading(kept=os.urandom(50_000)))
        with pytest.raises(MoinError, match="disk is full"):
            project.change("Pin a note", notes.add, "q1", "long " * 10_000)
        assert seen(project) == before
        assert project.undo_label == "Import"
        project.change("Pin a note", notes.add, "q1", "short")
        assert project.check() == ()
    with Project.open(path) as project:
        assert project.undo_label == "Pin a note"


def test_a_file_taken_away_while_open_is_told(path: Path) -> None:
    with Project.open(path) as project:
        shutil.copy(path, path.with_name("b.moin"))
        path.with_name("b.moin").replace(path)
        before = _hash(path)
        with pytest.raises(MoinError, match="moved, replaced or deleted"):
            project.change("Rename the project", settings.rename_project, "Q")
        assert _hash(path) == before
        project.copy(path.with_name("c.moin"))
    with Project.open(path.with_name("c.moin")) as project:
        assert len(surveys.infos(project.session)) == 1


def test_errors_of_the_disk_in_words() -> None:
    words = {}
    for code in (
        sqlite3.SQLITE_READONLY_DBMOVED,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_TOOBIG,
        sqlite3.SQLITE_IOERR_WRITE,
    ):
        error = sqlite3.OperationalError()
        error.sqlite_errorcode = code
        told = storage.in_words(error, "a.moin")
        assert told is not None
        words[told.message] = code
    assert len(words) == 7
    mistake = sqlite3.OperationalError()
    mistake.sqlite_errorcode = sqlite3.SQLITE_ERROR
    assert storage.in_words(mistake, "a.moin") is None
    assert storage.in_words(ValueError(), "a.moin") is None


def test_a_name_with_signs_in_it(tmp_path: Path) -> None:
    path = tmp_path / "50% of #1? é;&.moin"
    with Project.create(path, "P") as project:
        project.change("Rename the project", settings.rename_project, "Q")
    with Project.open(path) as project:
        assert project.name == "Q"
    assert [other.name for other in tmp_path.iterdir()] == [path.name]
