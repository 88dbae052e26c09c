"""Killed at any moment, the program leaves a project and an old workbook whole: as they were, or as they should be."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from moin_desktop.models import surveys
from moin_desktop.models.checking import problems
from moin_desktop.models.project import Project
from tests.conftest import ROOT
from tests.importing.making import csv_text, written

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")

ROWS = 600
LONG = 60.0
Seen = Callable[[], bool]
"""Whether the moment to kill has come, seen from outside."""


def never() -> bool:
    """Wait for the time alone."""
    return False


def command(*words: object) -> list[str]:
    """The program's command line."""
    return [sys.executable, "-m", "moin_desktop", *map(str, words)]


def run_whole(words: Sequence[str]) -> float:
    """Run to the end; the seconds that took."""
    start = time.monotonic()
    subprocess.run(words, check=True, cwd=ROOT, capture_output=True, timeout=120)
    return time.monotonic() - start


def run_and_kill(words: Sequence[str], seconds: float, seen: Seen) -> None:
    """Run and kill -9 after so many seconds, or as soon as ``seen``; its own children must end with it."""
    with subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        end = time.monotonic() + seconds
        while process.poll() is None and time.monotonic() < end and not seen():
            time.sleep(0.0005)
        process.kill()
    for _try in range(400):
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGKILL)
    pytest.fail("a child outlived the program")


def moments(whole: float) -> list[float]:
    """Two random moments of a run: one early, one where it writes."""
    chance = random.Random(20240502)
    return [whole * chance.uniform(0.1, 0.6), whole * chance.uniform(0.6, 1.05)]


def surveys_in(path: Path) -> list[int]:
    """The responses of each survey of a project, which must be sound."""
    with Project.open(path) as project:
        assert problems(project.session) == ()
        return [info.rows for info in surveys.infos(project.session)]


@dataclass(frozen=True, slots=True)
class Imported:
    """A survey, the project it was imported into, and the seconds that took."""

    source: Path
    project: Path
    seconds: float


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """A survey of some size, imported once."""
    folder = tmp_path_factory.mktemp("kill")
    rows = [(str(n), ("Bonn", "Ulm", "Köln")[n % 3], str(n % 5 + 1), f"Comment number {n}") for n in range(ROWS)]
    source = written(folder, "answers.csv", csv_text([("Id", "Where?", "How good?", "Why?"), *rows]))
    project = folder / "whole.moin"
    return Imported(source, project, run_whole(command("import", source, "--project", project)))


def test_import_into_a_new_project_is_all_or_nothing(tmp_path: Path, imported: Imported) -> None:
    def begun() -> bool:
        return any(path.name.endswith(".import") for path in tmp_path.iterdir())

    for number, seconds in enumerate([*moments(imported.seconds), LONG]):
        project = tmp_path / f"p{number}.moin"
        run_and_kill(
            command("import", imported.source, "--project", project), seconds, begun if seconds == LONG else never
        )
        assert not project.exists() or surveys_in(project) == [ROWS]


def test_import_into_a_project_leaves_it_as_it_was_or_whole(tmp_path: Path, imported: Imported) -> None:
    project = tmp_path / "p.moin"
    shutil.copy(imported.project, project)
    before = surveys_in(project)
    for seconds in [*moments(imported.seconds), LONG]:
        words = command("import", imported.source, "--project", project, "--name", "Again")
        run_and_kill(words, seconds, (tmp_path / "p.moin-journal").exists if seconds == LONG else never)
        after = surveys_in(project)
        assert after in (before, [*before, ROWS])
        before = after


def test_export_leaves_the_old_workbook_or_a_whole_new_one(tmp_path: Path, imported: Imported) -> None:
    workbook = tmp_path / "out.xlsx"
    whole = run_whole(command("export", imported.project, workbook))
    old = b"an old workbook"

    def writing() -> bool:
        return any(path.suffix == ".part" for path in tmp_path.iterdir())

    for seconds in [LONG, *moments(whole)]:
        workbook.write_bytes(old)
        words = command("export", imported.project, workbook, "--force")
        run_and_kill(words, seconds, writing if seconds == LONG else never)
        if workbook.read_bytes() != old:
            with zipfile.ZipFile(workbook) as archive:
                assert archive.testzip() is None
                assert "xl/workbook.xml" in archive.namelist()
    assert surveys_in(imported.project) == [ROWS]
