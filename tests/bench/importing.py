"""Reading a file into a project, beside the bare pass of the libraries that only read it."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import data
from tests.bench.figures import Figure, memory_ratio, time_ratio
from tests.bench.measure import Task, Work

_PATIENCE = 60.0
"""Seconds that a reading process may take to load."""


def _path(kind: str, rows: str) -> Path:
    make = {"xlsx": data.workbook, "csv": data.text_file, "written": data.written_file}[kind]
    return make(int(rows))


def ours(kind: str, rows: str, waiting: str = "waiting") -> Work:
    """Read, guard, detect, store and commit, as the running program does: in a child process, then in a project.

    In the window a reading process and the tables of an empty project are ready before there is anything to read; in a
    command nothing is ("cold").
    """
    from moin_desktop import importing
    from moin_desktop.importing import waiting as reading_process
    from moin_desktop.models import project, surveys

    path = _path(kind, rows)
    if waiting == "waiting":
        reading_process.start()
        project.prepare()
        if not reading_process.until_ready(_PATIENCE):
            raise TimeoutError

    def work() -> None:
        with TemporaryDirectory(dir=data.FOLDER, prefix="made-") as folder:
            reading = importing.read(path)
            with project.Project.create(Path(folder) / "bench.moin", "Bench") as made:
                made.change("Import", surveys.add, reading)

    return work


def calamine(kind: str, rows: str) -> Work:
    """calamine's own pass: every cell as a Python value."""
    from python_calamine import CalamineWorkbook

    path = _path(kind, rows)
    return lambda: CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()


def openpyxl(kind: str, rows: str) -> Work:
    """openpyxl's fastest pass, each row dropped at once."""
    from openpyxl import load_workbook

    path = _path(kind, rows)

    def work() -> None:
        book = load_workbook(path, read_only=True, data_only=True)
        for _row in book.worksheets[0].iter_rows(values_only=True):
            pass
        book.close()

    return work


def csv_module(kind: str, rows: str) -> Work:
    """The csv module's own pass: every cell as a Python value, as calamine gives them."""
    path = _path(kind, rows)

    def work() -> None:
        with path.open(encoding="utf-8", newline="") as file:
            list(csv.reader(file))

    return work


def _times(rows: int, kind: str = "xlsx") -> tuple[Task, Task]:
    theirs = calamine if kind == "xlsx" else csv_module
    return Task(ours, (kind, rows)), Task(theirs, (kind, rows))


_WAITING = "a reading process and an empty project wait, as in the window; their start is not counted"
_COLD = "the start of a reading process and making the tables included, as in a command"

FIGURES = (
    Figure("import_1k_vs_calamine", "x", 1.8, time_ratio(*_times(1_000), _WAITING)),
    Figure(
        "import_1k_cold_vs_calamine",
        "x",
        None,
        time_ratio(Task(ours, ("xlsx", 1_000, "cold")), _times(1_000)[1], _COLD),
    ),
    Figure("import_20k_vs_calamine", "x", 1.8, time_ratio(*_times(20_000), _WAITING)),
    Figure("import_100k_vs_calamine", "x", 1.8, time_ratio(*_times(100_000), _WAITING)),
    Figure("import_100k_memory_vs_calamine", "x", 1.0, memory_ratio(*_times(100_000), "whole processes")),
    Figure(
        "import_20k_vs_openpyxl",
        "x",
        0.35,
        time_ratio(Task(ours, ("xlsx", 20_000)), Task(openpyxl, ("xlsx", 20_000)), _WAITING),
    ),
    Figure("import_100k_csv_vs_csv_module", "x", 1.8, time_ratio(*_times(100_000, "csv"), _WAITING)),
    Figure("import_100k_texts_vs_csv_module", "x", None, time_ratio(*_times(100_000, "written"), _WAITING)),
)
