"""What the project keeps of the imported file: its own bytes, or the sheet without its personal columns."""

import csv
import io
from collections.abc import Collection

from moin_desktop.importing.sheet import Sheet


def kept_bytes(data: bytes, sheet: Sheet, personal: Collection[int], first_data_row: int) -> tuple[bytes, bool]:
    """The bytes to keep, and whether they are the whole file.

    Personal answers are never stored, so a file that has ``personal`` columns (0-based) is kept as UTF-8 CSV of the
    sheet that was read, with these columns emptied from ``first_data_row`` (counted from 1) on; headings stay.
    """
    if not personal:
        return data, True
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    texts = [[*column.words, ""] if index not in personal else None for index, column in enumerate(sheet.columns)]
    for row in range(sheet.rows):
        cells = []
        for index, column in enumerate(sheet.columns):
            words = texts[index]
            if words is None:
                code = int(column.codes[row])
                cells.append(column.words[code] if code >= 0 and row + 1 < first_data_row else "")
            else:
                cells.append(words[column.codes[row]])
        writer.writerow(cells)
    return out.getvalue().encode("utf-8"), False
