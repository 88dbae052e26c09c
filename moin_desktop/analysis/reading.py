"""What importing hands to the project: one sheet, read and understood. Plain values, safe to send between processes."""

from collections.abc import Sequence
from dataclasses import dataclass

from moin_desktop.analysis.columns import Column
from moin_desktop.analysis.questions import Doubt, Question


@dataclass(frozen=True, slots=True)
class Source:
    """The file that was read, and the bytes the project keeps of it."""

    name: str
    size: int
    sha256: str
    """Of the file as it was, even where ``kept`` is not the whole file."""
    kept: bytes
    """The file's bytes, or, when it has personal columns, the sheet as UTF-8 CSV with these columns emptied."""
    kept_whole: bool
    reader: str
    """Name and version of the reader, so that a later, better one can read again."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One sheet with its proposed questions.

    Questions, options and routes carry provisional ids ("q1", "o1") that are unique within this reading; the project
    gives them lasting ones.
    """

    source: Source
    sheet: str
    platform: str
    encoding: str | None
    delimiter: str | None
    header_rows: int
    first_data_row: int
    """Counted from 1, as a spreadsheet does."""
    rows: int
    """Responses."""
    width: int
    """Columns in the sheet."""
    columns: Sequence[Column]
    questions: tuple[Question, ...]
    doubts: tuple[Doubt, ...] = ()
    losses: tuple[str, ...] = ()
    """What could not be kept, one sentence each (cut texts, error cells, formulas without value, hidden sheets …)."""
    other_sheets: tuple[str, ...] = ()
    dropped: tuple[int, ...] = ()
    """Spreadsheet rows between the first and the last response that hold none (blank, headings again), from 1."""
