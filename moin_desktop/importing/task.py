"""Everything that is done to a file inside the reading process: load, look, check, read, understand, hand back."""

import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.columns import BLANK, Codes, Column
from moin_desktop.analysis.questions import QuestionType
from moin_desktop.analysis.reading import Reading, Source
from moin_desktop.i18n import _
from moin_desktop.importing.keep import kept_bytes, not_kept
from moin_desktop.importing.questionnaires import Questionnaire
from moin_desktop.importing.readers.raw import Tick
from moin_desktop.importing.sheet import Sheet, SheetColumn, Workbook
from moin_desktop.importing.source import load
from moin_desktop.importing.understand import Understanding, understand
from moin_desktop.importing.workbook import open_workbook
from moin_desktop.models.packed import Columns


def read_file(path: Path, sheet: str | None, tick: Tick) -> Reading:
    """Read one sheet of a file with its proposed questions. Raises MoinError where that is not possible."""
    return read_with(path, sheet, None, tick)


def read_with(path: Path, sheet: str | None, questionnaire: Questionnaire | None, tick: Tick) -> Reading:
    """As ``read_file``, settled by a questionnaire where there is one."""
    return read_from(path, sheet, None, questionnaire, tick)


def read_from(
    path: Path, sheet: str | None, heading_row: int | None, questionnaire: Questionnaire | None, tick: Tick
) -> Reading:
    """As ``read_with``, with the headings in this row (from 1; 0 for none) where it is given."""
    data = load(path)
    workbook = open_workbook(data, tick)
    understood = understand(workbook, path.name, sheet, questionnaire, heading_row)
    chosen = workbook.sheets[understood.sheet]
    personal = _personal_columns(understood)
    kept, whole = kept_bytes(data, chosen, personal, understood.first_data_row)
    rows = _data_rows(understood)
    return Reading(
        source=Source(
            path.name, len(data), hashlib.sha256(data).hexdigest(), kept, whole, _read_with(workbook, understood)
        ),
        sheet=chosen.name,
        platform=understood.platform,
        encoding=workbook.encoding,
        delimiter=workbook.delimiter,
        header_rows=understood.header_rows,
        first_data_row=understood.first_data_row,
        rows=len(rows),
        width=len(chosen.columns),
        columns=Columns(columns_read(chosen, understood.headings, rows, personal)),
        questions=understood.questions,
        doubts=understood.doubts,
        losses=(*workbook.losses, *chosen.losses, *understood.losses, *not_kept(kept, path.name)),
        other_sheets=tuple(s.name for i, s in enumerate(workbook.sheets) if i != understood.sheet and s.rows),
        dropped=understood.drop_rows,
    )


def _read_with(workbook: Workbook, understood: Understanding) -> str:
    """What the file was read with: the reader, and the questionnaire that helped."""
    if not understood.questionnaire:
        return workbook.reader
    return _("{reader}, with the questionnaire “{file}”").format(reader=workbook.reader, file=understood.questionnaire)


def _personal_columns(understood: Understanding) -> frozenset[int]:
    return frozenset(
        column
        for question in understood.questions
        if question.type is QuestionType.PERSONAL
        for column in (*question.columns, *question.other_columns)
    )


def _data_rows(understood: Understanding) -> list[int]:
    """Positions from 0 of the rows that are responses."""
    dropped = set(understood.drop_rows)
    return [row - 1 for row in range(understood.first_data_row, understood.last_data_row + 1) if row not in dropped]


def columns_read(
    sheet: Sheet, headings: Sequence[str], rows: Sequence[int], personal: Collection[int]
) -> tuple[Column, ...]:
    """The columns of a sheet cut to these rows (from 0); those at ``personal`` keep no words."""
    if rows and rows[-1] - rows[0] == len(rows) - 1:
        taken: _Rows = slice(rows[0], rows[-1] + 1)
    else:
        taken = np.array(rows, dtype=np.intp)
    return tuple(
        _column(index, heading, column, taken, index in personal)
        for index, (heading, column) in enumerate(zip(headings, sheet.columns, strict=True))
    )


_Rows = slice | NDArray[np.intp]


def _column(index: int, heading: str, column: SheetColumn, rows: _Rows, personal: bool) -> Column:
    """The column cut to its answers, with only the words that these hold; a personal one without any."""
    codes = column.codes[rows]
    if personal:
        return Column(index, heading, (), np.where(codes >= 0, 0, BLANK).astype(np.int32))
    run = _run_of(codes)
    if run is not None:
        first, last = run
        left = np.where(codes >= 0, codes - np.int32(first), np.int32(BLANK))
        return Column(index, heading, column.words[first : last + 1], left)
    order = _by_first_sight(codes, len(column.words))
    recode = np.full(len(column.words) + 1, BLANK, dtype=np.int32)
    recode[order] = np.arange(len(order), dtype=np.int32)
    return Column(index, heading, tuple(map(column.words.__getitem__, order.tolist())), recode[codes])


def _run_of(codes: Codes) -> tuple[int, int] | None:
    """The first and the last code, where each code between is used and first stands after the one before it.

    So it is in most columns, for the codes of a sheet are given in the order of first sight, headings first.
    """
    highest = np.maximum.accumulate(codes)
    seen = highest[highest >= 0]
    if not len(seen):
        return None
    first, last = int(seen[0]), int(seen[-1])
    below = np.count_nonzero(codes < first) - np.count_nonzero(codes < 0) if first else 0
    return None if below or (np.diff(seen) > 1).any() else (first, last)


def _by_first_sight(codes: Codes, words: int) -> NDArray[np.intp]:
    """The codes below ``words`` that are used, in the order in which they first stand."""
    first = np.full(words + 1, len(codes), dtype=np.intp)
    # Of the places told for one code the last one told stays: told from the end, that is the first.
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1, dtype=np.intp)
    first = first[:words]
    used = np.flatnonzero(first < len(codes))
    return used[np.argsort(first[used])]
