"""What a reader of workbooks hands over: sheets that give their rows one after the other."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from moin_desktop.importing.limits import LIMITS
from moin_desktop.importing.packing import Row

Tick = Callable[[int, int], None]
"""Told (done, total); may raise CancelledError."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet to be packed: ``offset`` blank columns stand before the first of ``rows``."""

    name: str
    rows: Iterable[Row]
    index: int = 0
    """Position among all sheets of the workbook, those without cells counted too."""
    count: int = 1
    height: int = 0
    """Rows, as far as known; for the progress only."""
    width: int = 0
    offset: int = 0
    hidden: bool = False
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    """Error codes by (row, column) from 0, where the reader itself gives blank for them."""
    most_cells: int = LIMITS.box_cells
    """Cells of the rectangle that may be packed."""
    notes: tuple[str, ...] = ()
    """What is to be told about the sheet, one sentence each."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One way to read a file: its name with version, and what opens it; opening and reading may raise anything."""

    name: str
    sheets: Callable[[], Iterator[RawSheet]]
