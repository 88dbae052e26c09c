"""Whatever happens in the reading process, the program hears one sentence, and no child is left behind."""

import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from moin_desktop import i18n, importing
from moin_desktop.errors import CancelledError, MoinError
from moin_desktop.importing import process, resident
from moin_desktop.importing.fence import Limits
from tests.conftest import ROOT
from tests.importing import tasks
from tests.importing.making import csv_text, raw_xlsx, written, xlsx


def gone(pid: int) -> bool:
    """Whether no such process runs any more."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    stat = Path(f"/proc/{pid}/stat")
    return stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z"


def eventually(condition: Callable[[], bool]) -> bool:
    """Whether it comes true within some seconds."""
    for _try in range(400):
        if condition():
            return True
        time.sleep(0.05)
    return False


def test_result_comes_back() -> None:
    assert process.run(tasks.echo, (("a", 1),), None, "a.xlsx") == ("a", 1)
    assert not multiprocessing.active_children()


def test_child_is_lean_and_leaves_the_main_module_alone() -> None:
    loaded = process.run(tasks.loaded_modules, (), None, "a.xlsx")
    packages = {name.split(".")[0] for name in loaded}
    assert not packages & {"PySide6", "shiboken6", "pyqtgraph", "sqlalchemy", "pytest"}
    assert not {"openpyxl", "xlrd", "chardet"} & set(loaded)


def test_child_speaks_the_chosen_language() -> None:
    before = i18n.languages_in_use()
    i18n.use_language("xx")
    try:
        assert process.run(tasks.languages, (), None, "a.xlsx") == ("xx",)
    finally:
        i18n.use_language(*before)


def test_child_is_silent(capfd: pytest.CaptureFixture[str]) -> None:
    assert process.run(tasks.shouts, (), None, "a.xlsx") == 1
    assert capfd.readouterr() == ("", "")


def test_known_trouble_comes_through_as_it_is() -> None:
    with pytest.raises(MoinError) as trouble:
        process.run(tasks.refuses, (), None, "a.xlsx")
    assert (trouble.value.message, trouble.value.hint) == ("No.", "Try another.")


@pytest.mark.parametrize("task", [tasks.has_a_bug, tasks.panics])
def test_fault_of_our_own_shows_where_it_happened(task: Callable[..., None]) -> None:
    with pytest.raises(process.ChildError, match=task.__name__):
        process.run(task, (), None, "a.xlsx")


@pytest.mark.skipif(sys.platform == "win32", reason="processes end differently there")
@pytest.mark.parametrize(
    ("task", "says"),
    [
        (tasks.aborts, "a.xlsx is damaged, or needs more than 300 MB of memory to read."),
        (tasks.crashes, "a.xlsx stopped the reader, so it is probably damaged."),
        (tasks.exits, "a.xlsx stopped the reader, so it is probably damaged."),
        (tasks.grabs_memory, "a.xlsx needs more than 300 MB of memory to read."),
        (tasks.grows, "a.xlsx needs more than 300 MB of memory to read."),
        (tasks.stands_still, "a.xlsx took too long to read, so reading was stopped."),
    ],
)
def test_end_of_the_child_is_one_sentence(task: Callable[..., None], says: str) -> None:
    idle = 1.5 if task is tasks.stands_still else 60.0
    with pytest.raises(MoinError) as trouble:
        process.run(task, (), None, "a.xlsx", Limits(idle_seconds=idle, memory_mb=300))
    assert trouble.value.message == says
    assert trouble.value.hint
    assert not multiprocessing.active_children()


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_child_killed_from_outside_is_one_sentence(tmp_path: Path) -> None:
    marker = tmp_path / "pid"

    def kill(_done: int, _total: int) -> None:
        if marker.exists() and (told := marker.read_text(encoding="utf-8")):
            os.kill(int(told), signal.SIGKILL)

    with pytest.raises(MoinError, match=r"a\.xlsx is damaged, or needs more"):
        process.run(tasks.goes_on, (marker,), kill, "a.xlsx")


def test_cancelling_ends_the_child(tmp_path: Path) -> None:
    marker = tmp_path / "pid"
    heard: list[tuple[int, int]] = []

    def cancel(done: int, total: int) -> None:
        heard.append((done, total))
        if done > 5:
            raise CancelledError

    with pytest.raises(CancelledError):
        process.run(tasks.goes_on, (marker,), cancel, "a.xlsx")
    assert heard[-1][1] == 1_000_000
    assert gone(int(marker.read_text(encoding="utf-8")))


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_child_ends_with_its_parent(tmp_path: Path) -> None:
    marker = tmp_path / "pid"
    # No guard around the main code: the child must not run it again.
    script = tmp_path / "unguarded.py"
    script.write_text(
        "import sys\n"
        "from pathlib import Path\n"
        "from moin_desktop.importing import process\n"
        "from tests.importing import tasks\n"
        "process.run(tasks.goes_on, (Path(sys.argv[1]),), None, 'a.xlsx')\n",
        encoding="utf-8",
    )
    with subprocess.Popen([sys.executable, script, marker], env={**os.environ, "PYTHONPATH": str(ROOT)}) as parent:
        assert eventually(lambda: marker.exists() and marker.read_text(encoding="utf-8") != "")
        parent.kill()
    child = int(marker.read_text(encoding="utf-8"))
    assert eventually(lambda: gone(child))


def test_memory_of_a_process_is_told_by_the_system() -> None:
    own = resident.resident_bytes(os.getpid())
    assert own > 10_000_000
    # A bare system has no ps, and only systems other than Linux and Windows ask it.
    if shutil.which("ps"):
        assert own / 2 < resident.told_by_ps(os.getpid()) < own * 2


ROWS = [("Id", "Where?", "How good?"), *((str(n), ("Bonn", "Ulm")[n % 2], str(n % 5 + 1)) for n in range(40))]


def test_file_is_read_whole_and_left_as_it_was(tmp_path: Path) -> None:
    path = written(tmp_path, "answers.csv", csv_text(ROWS, ";"))
    path.chmod(0o444)
    before = (path.read_bytes(), path.stat().st_mtime_ns)
    heard: list[tuple[int, int]] = []
    reading = importing.read(path, tick=lambda done, total: heard.append((done, total)))
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert (reading.source.name, reading.delimiter, reading.encoding) == ("answers.csv", ";", "utf-8")
    assert (reading.rows, reading.width, reading.first_data_row, reading.header_rows) == (40, 3, 2, 1)
    assert [column.heading for column in reading.columns] == ["Id", "Where?", "How good?"]
    assert reading.columns[1].words == ("Bonn", "Ulm")
    assert [reading.columns[1].text(row) for row in range(3)] == ["Bonn", "Ulm", "Bonn"]
    assert heard
    assert list(tmp_path.iterdir()) == [path]


def test_named_sheet_is_read_and_the_others_are_told(tmp_path: Path) -> None:
    path = written(tmp_path, "book.xlsx", xlsx(ROWS, {"Second wave": ROWS[:20], "Empty": []}))
    reading = importing.read(path, "Second wave")
    assert (reading.sheet, reading.rows, reading.other_sheets) == ("Second wave", 19, ("Responses",))
    with pytest.raises(MoinError):
        importing.read(path, "No such sheet")


def test_hostile_file_is_one_sentence(tmp_path: Path) -> None:
    cells = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    path = written(tmp_path, "wide.xlsx", raw_xlsx(cells))
    with pytest.raises(MoinError, match="spans 1,048,576 rows"):
        importing.read(path)
    with pytest.raises(MoinError, match=r"There is no file gone\.xlsx"):
        importing.read(tmp_path / "gone.xlsx")
