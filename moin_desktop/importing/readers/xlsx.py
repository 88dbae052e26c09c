"""Readers of .xlsx: calamine first; openpyxl where the workbook shows that calamine would misread it, or after it."""

import io
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import version

from moin_desktop.i18n import ngettext
from moin_desktop.importing.archive import BROKEN, Archive
from moin_desktop.importing.packing import Row
from moin_desktop.importing.readers import calamine, streaming
from moin_desktop.importing.readers.raw import RawSheet, Reader
from moin_desktop.importing.readers.xlsx_signs import BookSigns, SheetSigns, look
from moin_desktop.importing.sniff import damaged

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def readers(data: bytes, alive: Callable[[], None]) -> list[Reader]:
    """The readers to try, best first. Raises MoinError where the workbook breaks a limit or is damaged."""
    try:
        with Archive(data) as archive:
            signs = look(archive, alive)
    except BROKEN as error:
        raise damaged() from error
    first = Reader(calamine.name(), lambda: (_told(sheet, signs) for sheet in calamine.sheets(data)))
    second = Reader(f"openpyxl {version('openpyxl')}", lambda: (_told(s, signs) for s in _openpyxl_sheets(data)))
    if signs.large:
        # Neither of the others: the first holds every cell at once, the second takes twice as long.
        first = Reader(streaming.name(), lambda: (_told(sheet, signs) for sheet in streaming.sheets(data)))
        return [first, second] if not signs.long_format else [first]
    if signs.false_count:
        return [second]
    if signs.long_format:
        return [first]
    return [second, first] if signs.misread else [first, second]


def _told(sheet: RawSheet, book: BookSigns) -> RawSheet:
    """The sheet with what its XML told about it."""
    signs = book.sheets.get(sheet.index, SheetSigns())
    return replace(sheet, errors=signs.errors, notes=_notes(signs), height=sheet.height or signs.bottom)


def _notes(signs: SheetSigns) -> tuple[str, ...]:
    notes = []
    if signs.valueless:
        notes.append(
            ngettext(
                "{n} formula has no stored result and was read as blank.",
                "{n} formulas have no stored result and were read as blank.",
                signs.valueless,
            ).format(n=signs.valueless)
        )
    if signs.hidden_rows:
        notes.append(
            ngettext(
                "{n} row is hidden in the workbook and was read like any other.",
                "{n} rows are hidden in the workbook and were read like any other.",
                signs.hidden_rows,
            ).format(n=signs.hidden_rows)
        )
    return tuple(notes)


def _openpyxl_sheets(data: bytes) -> Iterator[RawSheet]:
    """Each sheet in turn; a workbook in which openpyxl finds none (strict OOXML) is an error, not an empty workbook."""
    import openpyxl  # takes longer to load than most workbooks to read

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            if not book.worksheets:
                raise LookupError
            for index, sheet in enumerate(book.worksheets):
                sheet.reset_dimensions()
                hidden = sheet.sheet_state != "visible"
                rows = _unescaped(sheet.iter_rows(values_only=True))
                yield RawSheet(sheet.title, rows, index=index, count=len(book.worksheets), hidden=hidden)
        finally:
            book.close()


def _unescaped(rows: Iterator[Row]) -> Iterator[Row]:
    """Texts with the escapes _xHHHH_ of the format resolved, which openpyxl leaves as they are."""
    for row in rows:
        yield [
            _ESCAPE.sub(lambda found: chr(int(found[1], 16)), cell) if isinstance(cell, str) and "_x" in cell else cell
            for cell in row
        ]
