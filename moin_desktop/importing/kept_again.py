"""The file that a project keeps, read again: from another sheet, or with the headings in another row."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from moin_desktop import importing
from moin_desktop.analysis.columns import BLANK, Column, Mask
from moin_desktop.analysis.questions import Layout, Question, QuestionType
from moin_desktop.analysis.reading import Reading
from moin_desktop.i18n import _
from moin_desktop.importing.first_rows import FirstRows, first_rows
from moin_desktop.importing.readers.raw import Tick

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept:
    """What a project keeps of a file, and how it was read; ``whole`` is false for the copy without personal columns."""

    data: bytes
    whole: bool
    name: str
    size: int
    sha256: str
    reader: str
    sheet: str
    encoding: str | None
    delimiter: str | None
    personal: Mapping[int, tuple[int, ...]]
    """Columns that are emptied in the copy, each with the rows, from 1, in which something stood."""


def look(kept: Kept, tick: Tick) -> tuple[FirstRows, ...]:
    """The first rows of each sheet that the project keeps. Raises MoinError as ``importing.read`` does."""
    found = _as_file(kept, lambda path: first_rows(path, tick))
    return found if kept.whole else tuple(replace(sheet, name=kept.sheet) for sheet in found)


def read(kept: Kept, sheet: str, heading_row: int | None, tick: Tick) -> Reading:
    """Read a sheet of what the project keeps; ``heading_row`` as in ``importing.read``, whose errors this raises.

    Personal columns of an emptied copy stay left out, and how many filled them stays known.
    """
    reading = _as_file(kept, lambda path: importing.read(path, sheet if kept.whole else None, tick, None, heading_row))
    if kept.whole:
        return reading
    source = replace(
        reading.source, name=kept.name, size=kept.size, sha256=kept.sha256, kept_whole=False, reader=kept.reader
    )
    reading = replace(reading, source=source, sheet=kept.sheet, encoding=kept.encoding, delimiter=kept.delimiter)
    return _without_personal(reading, kept.personal)


def _as_file(kept: Kept, read_it: Callable[[Path], T]) -> T:
    with tempfile.TemporaryDirectory(prefix="moin-") as folder:
        path = Path(folder) / (Path(kept.name).name or "survey")
        path.write_bytes(kept.data)
        return read_it(path)


def _without_personal(reading: Reading, personal: Mapping[int, tuple[int, ...]]) -> Reading:
    every = range(reading.first_data_row, reading.first_data_row + reading.rows + len(reading.dropped))
    lines = np.array([line for line in every if line not in set(reading.dropped)][: reading.rows], dtype=np.int64)
    filled = {at: np.isin(lines, rows) for at, rows in personal.items()}
    questions = [_left_out(question, filled) for question in reading.questions]
    there = {at for question in questions for at in question.columns}
    headings = {column.index: column.heading for column in reading.columns}
    more = [
        Question(f"p{at}", headings[at], headings[at], QuestionType.PERSONAL, (at,), reason=_("Left out: personal."))
        for at in filled
        if at not in there and at in headings
    ]
    return replace(
        reading,
        questions=tuple(sorted([*questions, *more], key=lambda question: question.columns[0])),
        columns=tuple(_flags(c, filled[c.index]) if c.index in filled else c for c in reading.columns),
    )


def _left_out(question: Question, filled: Mapping[int, Mask]) -> Question:
    if not set(question.columns) <= filled.keys():
        return question
    return replace(
        question, type=QuestionType.PERSONAL, layout=Layout.CELL, options=(), items=(), reason=_("Left out: personal.")
    )


def _flags(column: Column, filled: Mask) -> Column:
    return Column(column.index, column.heading, (), np.where(filled, 0, BLANK).astype(np.int32))
