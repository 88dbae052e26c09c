"""Which cell of the workbook is of what, and what can only be written when all sheets are there."""

from collections.abc import Callable
from dataclasses import dataclass, field

from xlsxwriter.utility import quote_sheetname, xl_rowcol_to_cell  # type: ignore[import-untyped]  # no types shipped

Key = tuple[str, ...]
"""What a cell is of: ("note", "n12"), ("answer", "q3", "o17")."""

_MOST = 60_000
"""A sheet holds 65,530 links: "Excel specifications and limits"."""


@dataclass(slots=True)
class Links:
    """The places of a workbook by what they are of."""

    places: dict[Key, tuple[str, int, int]] = field(default_factory=dict)
    """Sheet, row and column, counted from 0."""
    _later: list[Callable[[], None]] = field(default_factory=list)
    _made: dict[str, int] = field(default_factory=dict)

    def mark(self, key: Key, sheet: str, row: int, column: int) -> None:
        """Say what a cell is of; the first one stays."""
        self.places.setdefault(key, (sheet, row, column))

    def address(self, sheet: str, key: Key) -> str:
        """Where a link on ``sheet`` leads; empty where there is no such place, or the sheet is full of links."""
        if key not in self.places or self._made.get(sheet, 0) >= _MOST:
            return ""
        self._made[sheet] = self._made.get(sheet, 0) + 1
        where, row, column = self.places[key]
        return f"{quote_sheetname(where)}!{xl_rowcol_to_cell(row, column)}"

    def column(self, key: Key, rows: int) -> str:
        """The cells below a heading as a formula names them; empty where there is no such heading."""
        if key not in self.places or rows < 1:
            return ""
        sheet, row, column = self.places[key]
        first = xl_rowcol_to_cell(row + 1, column, row_abs=True, col_abs=True)
        last = xl_rowcol_to_cell(row + rows, column, row_abs=True, col_abs=True)
        return f"{quote_sheetname(sheet)}!{first}:{last}"

    def later(self, act: Callable[[], None]) -> None:
        """Do something when all sheets are there."""
        self._later.append(act)

    def finish(self) -> None:
        """Do now what waited for all sheets."""
        for act in self._later:
            act()
        self._later.clear()


def cell(row: int, column: int) -> str:
    """A cell as a formula on the same sheet names it."""
    return str(xl_rowcol_to_cell(row, column))
