"""Reader of .xls: xlrd first, which crashed on none of 1,148 files and keeps error cells; calamine after it."""

import datetime as dt
import os
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from moin_desktop.importing import ole
from moin_desktop.importing.packing import Row
from moin_desktop.importing.readers import calamine
from moin_desktop.importing.readers.raw import RawSheet, Reader

_DATE, _BOOLEAN, _ERROR = 3, 4, 5
"""Kinds of cell, as xlrd numbers them."""


def readers(data: bytes) -> list[Reader]:
    """The readers to try, best first."""
    return [
        Reader(f"xlrd {version('xlrd')}", lambda: _sheets(data)),
        Reader(calamine.name(), lambda: _calamine_sheets(data)),
    ]


def needs_password(error: BaseException) -> bool:
    """Whether xlrd gave up because the workbook is encrypted."""
    return type(error).__name__ == "XLRDError" and "encrypted" in str(error)


def _sheets(data: bytes) -> Iterator[RawSheet]:
    import xlrd  # type: ignore[import-untyped]  # it has no stubs; only old workbooks need it

    with (
        open(os.devnull, "w", encoding="utf-8") as nowhere,
        xlrd.open_workbook(file_contents=data, on_demand=True, ragged_rows=True, logfile=nowhere) as book,
    ):
        for index in range(book.nsheets):
            sheet = book.sheet_by_index(index)
            yield RawSheet(
                sheet.name,
                _rows(sheet, book.datemode),
                index,
                book.nsheets,
                height=sheet.nrows,
                width=sheet.ncols,
                hidden=bool(sheet.visibility),
            )
            book.unload_sheet(index)


def _calamine_sheets(data: bytes) -> Iterator[RawSheet]:
    """As calamine reads it, unless the container's chains loop: then it would fill the memory."""
    if data.startswith(ole.START) and not ole.chains_end(data):
        raise LookupError
    return calamine.sheets(data)


def _rows(sheet: Any, datemode: int) -> Iterator[Row]:
    for row in range(sheet.nrows):
        kinds = sheet.row_types(row)
        values = sheet.row_values(row)
        if _DATE in kinds or _BOOLEAN in kinds or _ERROR in kinds:
            values = [_value(value, kind, datemode) for value, kind in zip(values, kinds, strict=True)]
        yield values


def _value(value: Any, kind: int, datemode: int) -> object:
    if kind == _DATE:
        return _moment(value, datemode)
    if kind == _BOOLEAN:
        return bool(value)
    if kind == _ERROR:
        from xlrd import error_text_from_code

        return error_text_from_code.get(value, "#ERROR")
    return value


def _moment(value: float, datemode: int) -> object:
    """A date, a date with time, or, before the first day, a time; the bare number where it is none of them."""
    from xlrd import xldate

    try:
        moment: dt.datetime = xldate.xldate_as_datetime(value, datemode)
    except (xldate.XLDateError, OverflowError, ValueError):
        return value
    return moment.time() if 0 <= value < 1 else moment
