"""Workbooks written and read back by another library, as sheets and as rows under headings."""

from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from moin_desktop.exporting import workbook
from moin_desktop.exporting.values import Report


def written(made: Report, path: Path) -> Workbook:
    """The workbook of a report, formulas as the results they were written with."""
    workbook.write(path, made)
    return openpyxl.load_workbook(path, data_only=True)


def sheet(book: Workbook, name: str) -> Worksheet:
    found = book[name]
    assert isinstance(found, Worksheet)
    return found


def table(page: Worksheet, heading: str = "Question") -> list[dict[str, object]]:
    """The rows under the row whose first cell is ``heading``."""
    rows = list(page.iter_rows(values_only=True))
    at = next(i for i, row in enumerate(rows) if str(row[0]).startswith(heading))
    return [dict(zip(map(str, rows[at]), row, strict=True)) for row in rows[at + 1 :]]
