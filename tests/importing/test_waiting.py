"""A process that waits for a file reads one, and is never left behind."""

import multiprocessing
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from moin_desktop import importing
from moin_desktop.errors import MoinError
from moin_desktop.importing import process, waiting
from moin_desktop.importing.fence import Limits
from tests.conftest import ROOT
from tests.importing import tasks
from tests.importing.making import csv_text, written
from tests.importing.test_process import eventually, gone

SECONDS = 60.0
ROWS = [("Id", "Where?"), *((str(n), ("Bonn", "Ulm")[n % 2]) for n in range(40))]


@pytest.fixture(autouse=True)
def none_left() -> Iterator[None]:
    """No process waits before or after a test."""
    yield
    waiting.stop()
    assert not multiprocessing.active_children()


def the_one() -> int:
    """The process that waits now."""
    (child,) = multiprocessing.active_children()
    assert child.pid is not None
    return child.pid


def test_a_waiting_process_reads_one_file_and_ends(tmp_path: Path) -> None:
    path = written(tmp_path, "answers.csv", csv_text(ROWS, ";"))
    waiting.start()
    waits = the_one()
    assert waiting.until_ready(SECONDS)
    reading = importing.read(path)
    assert (reading.rows, reading.columns[1].words) == (40, ("Bonn", "Ulm"))
    assert gone(waits)
    # The next file is read all the same, by a process of its own.
    assert importing.read(path).rows == 40


def test_only_one_waits() -> None:
    waiting.start()
    waits = the_one()
    waiting.start()
    assert the_one() == waits


def test_a_waiting_process_that_died_is_no_loss(tmp_path: Path) -> None:
    path = written(tmp_path, "answers.csv", csv_text(ROWS, ";"))
    waiting.start()
    (child,) = multiprocessing.active_children()
    child.kill()
    child.join()
    assert importing.read(path).rows == 40
    assert not waiting.until_ready(SECONDS)


def test_an_order_given_before_it_is_ready_is_carried_out() -> None:
    waiting.start()
    assert process.run(tasks.echo, (5,), None, "a.xlsx", waiting=True) == 5


def test_limits_hold_in_a_process_that_waited() -> None:
    waiting.start()
    assert waiting.until_ready(SECONDS)
    with pytest.raises(MoinError, match="needs more than 300 MB"):
        process.run(tasks.grows, (), None, "a.xlsx", Limits(memory_mb=300), waiting=True)


def test_a_waiting_process_is_lean() -> None:
    waiting.start()
    loaded = process.run(tasks.loaded_modules, (), None, "a.xlsx", waiting=True)
    packages = {name.split(".")[0] for name in loaded}
    assert "python_calamine" in packages
    assert not packages & {"PySide6", "shiboken6", "pyqtgraph", "sqlalchemy", "pytest", "openpyxl"}


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
@pytest.mark.parametrize("killed", [True, False])
def test_a_waiting_process_ends_with_its_parent(tmp_path: Path, killed: bool) -> None:
    marker = tmp_path / "pid"
    script = (
        "import multiprocessing, sys, pathlib\n"
        "from moin_desktop.importing import waiting\n"
        "waiting.start()\n"
        "pathlib.Path(sys.argv[1]).write_text(str(multiprocessing.active_children()[0].pid))\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, marker], stdin=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}
    ) as parent:
        assert eventually(lambda: marker.exists() and marker.read_text(encoding="utf-8") != "")
        if killed:
            parent.kill()
    child = int(marker.read_text(encoding="utf-8"))
    assert eventually(lambda: gone(child))
