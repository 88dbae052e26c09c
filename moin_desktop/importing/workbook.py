"""A file's bytes become a workbook of packed sheets: look what it is, check it, read it, try another reader."""

from collections.abc import Iterator

from moin_desktop.errors import CancelledError, MoinError
from moin_desktop.importing.packing import Losses, Packer, Row, blocks
from moin_desktop.importing.readers import calamine, text
from moin_desktop.importing.readers.raw import RawSheet, Tick
from moin_desktop.importing.sheet import Sheet, Workbook
from moin_desktop.importing.sniff import Kind, damaged, kind_of


def open_workbook(data: bytes, tick: Tick) -> Workbook:
    """All sheets of a file, from its bytes; ``tick`` hears how far it is.

    Raises MoinError when the file is no spreadsheet, breaks a limit, or cannot be read by any reader.
    """
    kind = kind_of(data)
    if kind is Kind.TEXT:
        return text.read(data, tick)
    try:
        return _read(calamine.name(), calamine.sheets(data), tick)
    except (MoinError, CancelledError, MemoryError):
        raise
    except BaseException as error:  # pyo3's PanicException is no Exception
        raise damaged() from error


def _read(reader: str, sheets: Iterator[RawSheet], tick: Tick) -> Workbook:
    losses = Losses()
    packed = tuple(_pack(sheet, losses, tick) for sheet in sheets)
    return Workbook(packed, reader, losses=losses.sentences())


def _pack(sheet: RawSheet, losses: Losses, tick: Tick) -> Sheet:
    packer = Packer(sheet.offset)
    for block in blocks(_with_errors(sheet), sheet.width):
        packer.add(block)
        tick(packer.rows, max(sheet.height, packer.rows))
    return packer.sheet(sheet.name, losses, sheet.hidden)


def _with_errors(sheet: RawSheet) -> Iterator[Row]:
    if not sheet.errors:
        yield from sheet.rows
        return
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (place, column), code in sheet.errors.items():
        by_row.setdefault(place, []).append((column - sheet.offset, code))
    for index, row in enumerate(sheet.rows):
        cells = list(row)
        for column, code in by_row.get(index, ()):
            if 0 <= column < len(cells) and cells[column] == "":
                cells[column] = code
        yield cells
