"""Many rows of one shape on a sheet: widths and heights that show their texts, spliced in behind the headings."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from moin_desktop.exporting import cells
from moin_desktop.exporting.book import Book, Sheet
from moin_desktop.exporting.splicing import Cells
from moin_desktop.exporting.values import ColumnKind, ResponseColumn

WIDEST = 50.0
_WIDTH = {ColumnKind.TEXT: 12.0, ColumnKind.NUMBER: 12.0, ColumnKind.DATE: 19.0, ColumnKind.FLAG: 12.0}


def write_rows(
    book: Book,
    sheet: Sheet,
    columns: Sequence[ResponseColumn],
    rows: int,
    shift: int,
    before: Sequence[Cells] = (),
) -> None:
    """Put ``rows`` rows under the headings; the columns begin at ``shift``, after those of ``before``."""
    if not shift:
        for at, column in enumerate(columns):
            sheet.width(at, width(column))
    texts = [cells.column(column, book.texts, book.changes, WIDEST) for column in columns]
    needed = [_points(sheet, at, column) for at, column in enumerate(columns, shift)]
    book.put(sheet, [*before, *texts], cells.heights(columns, rows, needed))
    sheet.filter(0, rows, shift + len(columns) - 1)
    sheet.fit()


def width(column: ResponseColumn) -> float:
    """As wide as its longest text, within reason."""
    if column.codes is None:
        return _WIDTH[column.kind]
    return min(WIDEST, max(_WIDTH[column.kind], max((len(word) for word in column.words), default=0) * 1.05))


def _points(sheet: Sheet, at: int, column: ResponseColumn) -> NDArray[np.float64] | None:
    """The height that each word of a column needs; None where none is long."""
    if column.codes is None or not any(len(word) > WIDEST for word in column.words):
        return None
    return np.array([sheet.points(word, at) if len(word) > WIDEST else 0.0 for word in column.words])
