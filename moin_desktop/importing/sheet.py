"""A sheet as the readers give it: every cell as text, packed by column, heading rows still inside."""

from dataclasses import dataclass

from moin_desktop.analysis.columns import Codes

HEAD = 60


@dataclass(frozen=True, slots=True, eq=False)
class SheetColumn:
    """One column of all rows, headings included; words and codes as in ``analysis.columns.Column``.

    Whole numbers are written without a point ("5"), other floats at their shortest, dates as ISO 8601
    ("2023-05-02" at midnight, else "2023-05-02T10:15:00"), times as "10:15:00", booleans as TRUE and FALSE,
    error cells as their code ("#N/A").
    """

    words: tuple[str, ...]
    codes: Codes
    numbers: int = 0
    """Cells that the file itself holds as numbers."""
    dates: int = 0
    """Cells that the file itself holds as dates or times."""


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """One sheet: ``head`` repeats its first rows (at most 60) as rows of texts, for finding headings."""

    name: str
    rows: int
    columns: tuple[SheetColumn, ...]
    head: tuple[tuple[str, ...], ...]
    hidden: bool = False
    """Hidden in the workbook; read all the same."""
    losses: tuple[str, ...] = ()
    """What could not be kept of this sheet alone, one sentence each."""


@dataclass(frozen=True, slots=True, eq=False)
class Workbook:
    """All sheets that a file holds and how it was opened."""

    sheets: tuple[Sheet, ...]
    reader: str
    encoding: str | None = None
    delimiter: str | None = None
    losses: tuple[str, ...] = ()
