"""The responses as one .csv file, labels as they are read: for every program that takes a table."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from moin_desktop.analysis.columns import Mask
from moin_desktop.exporting import responses, text
from moin_desktop.exporting.replacing import replacing
from moin_desktop.exporting.values import ColumnKind, ResponseColumn
from moin_desktop.i18n import _
from moin_desktop.models import storage, surveys

Tick = Callable[[int, int], None]

_BLOCK = 1_000
_PLAIN = re.compile(r"[+-]?[\d\s().,/-]*\d[\d\s().,/-]*%?")
"""Numbers and telephone numbers, which no spreadsheet takes for a command."""


@dataclass(frozen=True, slots=True, eq=False)
class Flat:
    """One survey as a table."""

    lines: NDArray[np.int64]
    """(rows,): the spreadsheet row of each response, counted from 1."""
    columns: tuple[ResponseColumn, ...]


def make_of(image: bytes, survey_id: str) -> Flat:
    """The responses of a survey of a project given as ``Project.image``, personal columns and left-out rows apart."""
    engine = storage.engine_of(image)
    try:
        with Session(engine) as session:
            survey = surveys.load(session, survey_id)
            everyone: Mask = survey.everyone
            rows = np.flatnonzero(everyone)
            return Flat(surveys.lines(session, survey_id)[rows], responses.columns(survey, rows))
    finally:
        engine.dispose()


def write(path: Path, made: Flat, *, exact: bool = False, tick: Tick | None = None) -> int:
    """Write the table as UTF-8 with the mark that Excel looks for; how many cells got an apostrophe in front.

    That is done where a text could be taken for a formula (OWASP, CSV injection), unless it is to be ``exact``.
    ``tick(done, total)``, in rows, may raise to stop. MoinError when the file cannot be written; the older one is then
    as it was.
    """
    headings = text.distinct([_("Source row"), *(column.heading for column in made.columns)])
    guarded = 0
    with replacing(path) as file:
        out = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
        writer = csv.writer(out)
        writer.writerow(headings if exact else [guard(heading) for heading in headings])
        columns = []
        for column in made.columns:
            cells, changed = _cells(column, exact=exact)
            guarded += changed
            columns.append(cells)
        total = len(made.lines)
        for done, row in enumerate(zip(made.lines.tolist(), *columns, strict=True), 1):
            writer.writerow(row)
            if tick is not None and done % _BLOCK == 0:
                tick(done, total)
        out.flush()
        out.detach()
    return guarded


def guard(cell: str) -> str:
    """The text with an apostrophe in front where a spreadsheet could take it for a command."""
    return f"'{cell}" if text.could_be_formula(cell) and not _PLAIN.fullmatch(cell) else cell


def _cells(column: ResponseColumn, *, exact: bool) -> tuple[Iterable[object], int]:
    """The cells of a column, and how many of them were guarded."""
    if column.codes is not None:
        words = [word.encode("utf-8", "replace").decode("utf-8") for word in column.words]
        safe = words if exact else [guard(word) for word in words]
        counts = np.bincount(column.codes + 1, minlength=len(words) + 1)[1:]
        changed = sum(int(n) for n, before, after in zip(counts.tolist(), words, safe, strict=True) if before != after)
        return _looked_up(column.codes.tolist(), [*safe, ""]), changed
    if column.kind is ColumnKind.DATE:
        return _dates(np.asarray(column.values, dtype="datetime64[s]")), 0
    return _numbers(np.asarray(column.values, dtype=np.float64).tolist()), 0


def _looked_up(codes: Sequence[int], words: Sequence[str]) -> Iterator[str]:
    """Blank cells have code -1, for which the last word stands."""
    return (words[code] for code in codes)


def _dates(values: NDArray[np.datetime64]) -> Iterator[str]:
    days = values.astype("datetime64[D]")
    only_days = bool((days == values)[~np.isnat(values)].all())
    return ("" if np.isnat(one) else str(one) for one in (days if only_days else values))


def _numbers(values: Sequence[float]) -> Iterator[object]:
    return ("" if value != value else int(value) if value.is_integer() else value for value in values)  # noqa: PLR0124 - NaN
