"""What a reader of workbooks hands over: sheets that give their rows one after the other."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from moin_desktop.importing.packing import Row

Tick = Callable[[int, int], None]
"""Told (done, total); may raise CancelledError."""


@dataclass(frozen=True, slots=True)
class RawSheet:
    """One sheet to be packed: ``offset`` blank columns stand before the first of ``rows``."""

    name: str
    rows: Iterable[Row]
    height: int = 0
    width: int = 0
    offset: int = 0
    hidden: bool = False
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    """Error codes by (row, column) from 0, where the reader itself gives blank for them."""
