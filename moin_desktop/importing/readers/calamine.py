"""python-calamine, the first reader of .xlsx and .xlsb: always from bytes, since by path it trusts the ending."""

import io
from collections.abc import Iterator
from importlib.metadata import version

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from moin_desktop.importing.readers.raw import RawSheet, Reader

_held: list[CalamineWorkbook] = []
"""The workbook opened last. Letting go of its strings takes as long as a tenth of the reading, and for nothing: the
process that reads it ends right after."""


def name() -> str:
    """Name and version of this reader."""
    return f"calamine {version('python-calamine')}"


def reader(data: bytes) -> Reader:
    """This reader on these bytes."""
    return Reader(name(), lambda: sheets(data))


def sheets(data: bytes) -> Iterator[RawSheet]:
    """Each sheet of cells in turn. Raises what calamine raises, PanicException (a BaseException) included."""
    book = CalamineWorkbook.from_object(io.BytesIO(data))
    _held[:] = [book]
    count = len(book.sheets_metadata)
    for index, about in enumerate(book.sheets_metadata):
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = book.get_sheet_by_index(index)
        yield RawSheet(
            about.name,
            sheet.iter_rows(),
            index,
            count,
            height=sheet.total_height,
            width=sheet.width,
            offset=sheet.start[1] if sheet.start else 0,
            hidden=about.visible != SheetVisibleEnum.Visible,
        )
