"""A file's bytes become a workbook of packed sheets: look what it is, check it, read it, try another reader."""

from collections.abc import Iterator

from moin_desktop.errors import CancelledError, MoinError
from moin_desktop.i18n import _
from moin_desktop.importing import guards
from moin_desktop.importing.limits import LIMITS
from moin_desktop.importing.packing import Losses, Packer, Row, blocks
from moin_desktop.importing.readers import calamine, ods, text, xls, xlsx
from moin_desktop.importing.readers.raw import RawSheet, Reader, Tick
from moin_desktop.importing.sheet import Sheet, Workbook
from moin_desktop.importing.sniff import Kind, damaged, kind_of, protected

_WHOLE = 1000


def open_workbook(data: bytes, tick: Tick) -> Workbook:
    """All sheets of a file, from its bytes; ``tick`` hears how far it is.

    Raises MoinError when the file is no spreadsheet, breaks a limit, or cannot be read by any reader.
    """
    kind = kind_of(data)
    tick(0, _WHOLE)
    if kind is Kind.TEXT:
        return text.read(data, tick)
    failure: BaseException | None = None
    for reader in _readers(kind, data, tick):
        try:
            return _read(reader, tick)
        except (MoinError, CancelledError, MemoryError, KeyboardInterrupt, SystemExit):
            raise
        except BaseException as error:  # a panic inside calamine is no Exception
            if xls.needs_password(error):
                raise protected() from error
            failure = error
    raise damaged() from failure


def _readers(kind: Kind, data: bytes, tick: Tick) -> list[Reader]:
    """The readers for a kind of file, best first, after the cheap checks that it calls for."""
    if kind is Kind.XLS:
        return xls.readers(data)
    guards.check_zipped(data)
    if kind is Kind.ODS:
        return ods.readers(data)
    if kind is Kind.XLSX:
        return xlsx.readers(data, lambda: tick(0, _WHOLE))
    return [calamine.reader(data)]


def _read(reader: Reader, tick: Tick) -> Workbook:
    losses = Losses()
    packed: list[Sheet] = []
    for sheet in reader.sheets():
        if len(packed) == LIMITS.sheets:
            raise MoinError(
                _("The workbook has more than {limit} sheets.").format(limit=f"{LIMITS.sheets:,}"),
                hint=_("Save only the sheet with the responses as a file of its own."),
            )
        packed.append(_pack(sheet, losses, tick))
    if not packed:
        raise LookupError
    return Workbook(tuple(packed), reader.name, losses=losses.sentences())


def _pack(sheet: RawSheet, losses: Losses, tick: Tick) -> Sheet:
    packer = Packer(sheet.offset, sheet.most_cells)
    for block in blocks(_with_errors(sheet) if sheet.errors else sheet.rows, sheet.width):
        packer.add(block)
        share = packer.rows / max(sheet.height, packer.rows + 1)
        tick(int(_WHOLE * (sheet.index + share) / sheet.count), _WHOLE)
    return packer.sheet(sheet.name, losses, sheet.hidden, sheet.notes)


def _with_errors(sheet: RawSheet) -> Iterator[Row]:
    """The rows with the codes of error cells written where the reader left them blank."""
    by_row: dict[int, list[tuple[int, str]]] = {}
    for (place, column), code in sheet.errors.items():
        by_row.setdefault(place, []).append((column - sheet.offset, code))
    for index, row in enumerate(sheet.rows):
        cells = list(row)
        for column, code in by_row.get(index, ()):
            if 0 <= column < len(cells) and cells[column] in ("", None):
                cells[column] = code
        yield cells
