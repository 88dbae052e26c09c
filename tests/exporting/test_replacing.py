"""The old workbook or the new one, never half of either."""

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from moin_desktop.errors import CancelledError, MoinError
from moin_desktop.exporting.replacing import free_path, replacing


def test_a_new_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    with replacing(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def _write_half(file: BinaryIO, error: Exception) -> None:
    file.write(b"ne")
    raise error


@pytest.mark.parametrize("error", [CancelledError(), ValueError("a bug")])
def test_the_old_file_stays_whole_when_writing_stops(tmp_path: Path, error: Exception) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(type(error)), replacing(path) as file:
        _write_half(file, error)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "message", "hint"),
    [
        (errno.ENOSPC, "no room left", "Choose another folder"),
        (errno.EACCES, "open in another program", "Save as a-2.xlsx"),
        (errno.EIO, "could not be saved", "Choose another folder"),
    ],
)
def test_trouble_is_told_with_a_way_out(tmp_path: Path, number: int, message: str, hint: str) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(MoinError, match=message) as told, replacing(path):
        raise OSError(number, os.strerror(number))
    assert told.value.hint == hint
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(MoinError, match="is not there"), replacing(tmp_path / "no" / "a.xlsx"):
        pass


def test_a_folder_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    with pytest.raises(MoinError, match="is a folder") as told, replacing(tmp_path / "a.xlsx"):
        pass
    assert told.value.hint == "Save as a-2.xlsx"


def test_the_next_free_name(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    assert free_path(path) == path
    path.touch()
    (tmp_path / "a-2.xlsx").touch()
    assert free_path(path) == tmp_path / "a-3.xlsx"


def test_old_leavings_are_swept_and_fresh_ones_are_not(tmp_path: Path) -> None:
    old, fresh = tmp_path / ".moin-0.part", tmp_path / ".moin-1.part"
    old.touch()
    fresh.touch()
    os.utime(old, (time.time() - 7200, time.time() - 7200))
    with replacing(tmp_path / "a.xlsx") as file:
        file.write(b"x")
    assert not old.exists()
    assert fresh.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9 on Windows")
def test_a_killed_export_leaves_the_old_workbook_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    program = (
        "import sys, time\nfrom pathlib import Path\nfrom moin_desktop.exporting.replacing import replacing\n"
        "with replacing(Path(sys.argv[1])) as file:\n"
        "    file.write(b'half'); file.flush(); print('ready', flush=True); time.sleep(60)\n"
    )
    with subprocess.Popen([sys.executable, "-c", program, str(path)], stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        assert child.stdout.readline().strip() == b"ready"
        child.send_signal(signal.SIGKILL)
    assert path.read_bytes() == b"old"
