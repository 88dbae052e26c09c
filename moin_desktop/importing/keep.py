"""What the project keeps of the imported file: its own bytes, or the sheet without its personal columns."""

import csv
import io
from collections.abc import Collection

from moin_desktop.i18n import _
from moin_desktop.importing.limits import LIMITS
from moin_desktop.importing.sheet import Sheet, SheetColumn


def kept_bytes(
    data: bytes, sheet: Sheet, personal: Collection[int], first_data_row: int, most: int = LIMITS.kept_bytes
) -> tuple[bytes, bool]:
    """The bytes to keep, and whether they are the whole file; none where that would be more than ``most``.

    Personal answers are never stored, so a file that has ``personal`` columns (0-based) is kept as UTF-8 CSV of the
    sheet that was read, with these columns emptied from ``first_data_row`` (counted from 1) on; headings stay.
    """
    if len(data) > most:
        return b"", False
    if not personal:
        return data, True
    headings = first_data_row - 1
    cells = [
        _texts(column, headings if index in personal else sheet.rows) for index, column in enumerate(sheet.columns)
    ]
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(zip(*cells, strict=True))
    kept = out.getvalue().encode("utf-8")
    return kept if len(kept) <= most else b"", False


def not_kept(kept: bytes, name: str, most: int = LIMITS.kept_bytes) -> tuple[str, ...]:
    """What is told where the file itself is not kept."""
    if kept:
        return ()
    told = _("{name} is larger than {limit} MB, so the project keeps its answers but no copy of the file.")
    return (told.format(name=name, limit=most // (1024 * 1024)),)


def _texts(column: SheetColumn, rows: int) -> list[str]:
    """The texts of a column, empty from this row on."""
    words = [*column.words, ""]
    return [words[code] for code in column.codes[:rows].tolist()] + [""] * (len(column.codes) - rows)
