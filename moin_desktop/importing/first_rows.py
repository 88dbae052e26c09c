"""The first rows of every sheet of a file, so that a person can say which of them are headings."""

from dataclasses import dataclass
from pathlib import Path

from moin_desktop.importing import process, source
from moin_desktop.importing.readers.raw import Tick
from moin_desktop.importing.workbook import open_workbook

SHOWN = 12
_CELLS = 12
_LENGTH = 80


@dataclass(frozen=True, slots=True)
class FirstRows:
    """One sheet: its name, how many rows and columns it has, and the texts of its first rows, cut short."""

    name: str
    rows: int
    columns: int
    cells: tuple[tuple[str, ...], ...]


def first_rows(path: Path, tick: Tick | None = None) -> tuple[FirstRows, ...]:
    """The first rows of the sheets that hold anything, read in a child process.

    ``tick`` and the errors raised are those of ``importing.read``.
    """
    source.check(path)
    return process.run(_look, (path.absolute(),), tick, path.name)


def _look(path: Path, tick: Tick) -> tuple[FirstRows, ...]:
    return tuple(
        FirstRows(
            sheet.name,
            sheet.rows,
            len(sheet.columns),
            tuple(tuple(cell[:_LENGTH] for cell in row[:_CELLS]) for row in sheet.head[:SHOWN]),
        )
        for sheet in open_workbook(source.load(path), tick).sheets
        if sheet.rows
    )
