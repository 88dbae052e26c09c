"""Everything that is done to a file inside the reading process: load, look, check, read, understand, hand back."""

import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.columns import BLANK, Column
from moin_desktop.analysis.questions import QuestionType
from moin_desktop.analysis.reading import Reading, Source
from moin_desktop.i18n import _
from moin_desktop.importing.keep import kept_bytes
from moin_desktop.importing.questionnaires import Questionnaire
from moin_desktop.importing.readers.raw import Tick
from moin_desktop.importing.sheet import Sheet, SheetColumn, Workbook
from moin_desktop.importing.source import load
from moin_desktop.importing.understand import Understanding, understand
from moin_desktop.importing.workbook import open_workbook


def read_file(path: Path, sheet: str | None, tick: Tick) -> Reading:
    """Read one sheet of a file with its proposed questions. Raises MoinError where that is not possible."""
    return read_with(path, sheet, None, tick)


def read_with(path: Path, sheet: str | None, questionnaire: Questionnaire | None, tick: Tick) -> Reading:
    """As ``read_file``, settled by a questionnaire where there is one."""
    data = load(path)
    workbook = open_workbook(data, tick)
    understood = understand(workbook, path.name, sheet, questionnaire)
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
        columns=columns_read(chosen, understood.headings, rows, personal),
        questions=understood.questions,
        doubts=understood.doubts,
        losses=(*workbook.losses, *chosen.losses, *understood.losses),
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
    taken = np.array(rows, dtype=np.intp)
    return tuple(
        _column(index, heading, column, taken, index in personal)
        for index, (heading, column) in enumerate(zip(headings, sheet.columns, strict=True))
    )


def _column(index: int, heading: str, column: SheetColumn, rows: NDArray[np.intp], personal: bool) -> Column:
    """The column cut to its answers, with only the words that these hold; a personal one without any."""
    codes = column.codes[rows]
    if personal:
        return Column(index, heading, (), np.where(codes >= 0, 0, BLANK).astype(np.int32))
    used, first = np.unique(codes[codes >= 0], return_index=True)
    order = used[np.argsort(first)]
    recode = np.full(len(column.words) + 1, BLANK, dtype=np.int32)
    recode[order] = np.arange(len(order), dtype=np.int32)
    return Column(index, heading, tuple(column.words[code] for code in order), recode[codes])
