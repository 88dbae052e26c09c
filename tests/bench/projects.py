"""Project files to measure with, kept in build/bench-data and made again when the code that makes them has changed."""

import os
from collections.abc import Callable
from pathlib import Path

from tests.bench import data, sixty
from tests.bench.measure import ROOT

_MAKERS = ("analysis", "importing", "models")


def of_sixty(rows: int, *, weighted: bool = False) -> Path:
    """A project with 60 questions that were never in a file; ``weighted`` by one more."""
    name = f"sixty-{rows}-weighted.moin" if weighted else f"sixty-{rows}.moin"
    return _made(data.FOLDER / name, lambda path: sixty.make_project(path, rows, weighted=weighted))


def imported(rows: int, notes: int = 0) -> Path:
    """A project with the survey of ``data.workbook``, and notes spread over its answers."""
    return _made(data.FOLDER / f"imported-{rows}-{notes}.moin", lambda path: _import(path, rows, notes))


def made(name: str, make: Callable[[Path], None]) -> Path:
    """A project of any kind under a name."""
    return _made(data.FOLDER / f"{name}.moin", make)


def _made(path: Path, make: Callable[[Path], None]) -> Path:
    if _is_old(path):
        unfinished = path.with_suffix(f".{os.getpid()}")
        try:
            make(unfinished)
            unfinished.replace(path)
        finally:
            unfinished.unlink(missing_ok=True)
    return path


def _is_old(path: Path) -> bool:
    data.FOLDER.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        return True
    sources = [file for room in _MAKERS for file in (ROOT / "moin_desktop" / room).rglob("*.py")]
    sources += (ROOT / "tests" / "bench").glob("*.py")
    return path.stat().st_mtime < max(file.stat().st_mtime for file in sources)


def _import(path: Path, rows: int, count: int) -> None:
    from moin_desktop import importing
    from moin_desktop.models import notes, surveys
    from moin_desktop.models.project import Project

    with Project.create(path, "Bench") as project:
        survey = project.change("Import", surveys.add, importing.read(data.workbook(rows))).value
        targets = [
            (question.id, option.id)
            for question in surveys.load(project.session, survey).charted
            for option in question.options
        ]
        for n in range(count):
            question, option = targets[n * 7 % len(targets)]
            words = f"Note {n + 1}: who said so, and what do the others think about it?"
            project.change("Note", notes.add, question, words, option, "Table 3")
