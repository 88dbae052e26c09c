"""Columns of responses as cells of a sheet, made column by column for rows that are spliced in."""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from moin_desktop.exporting import text
from moin_desktop.exporting.splicing import Cells, Texts
from moin_desktop.exporting.text import Changes
from moin_desktop.exporting.values import ColumnKind, ResponseColumn

STYLES = (
    ("left", False),
    ("body", False),
    ("body", True),
    ("wrap", False),
    ("wrap", True),
    ("raw", False),
    ("date", False),
    ("moment", False),
)
"""The styles of responses, in the order in which the row stands that shows their numbers."""
_LEFT, _BODY, _WRAP, _RAW, _DATE, _MOMENT = 0, 1, 3, 5, 6, 7

_EPOCH = np.datetime64("1899-12-30", "s")
_FIRST_DAY = np.datetime64("1900-03-01")
"""Excel counts a 29 February 1900 that never was; earlier days are written as text."""
_DAY_SECONDS = 86_400


def whole_numbers(values: NDArray[np.int64]) -> Cells:
    """A column of whole numbers, such as the rows of the source."""

    def cells(first: int, last: int, styles: Sequence[int], _there: int) -> Iterable[str]:
        style = styles[_LEFT]
        return [f'" s="{style}"><v>{value}</v></c>' for value in values[first:last].tolist()]

    return cells


def column(column: ResponseColumn, texts: Texts, changes: Changes, widest: float) -> Cells:
    """The cells of one column; its texts are put among the shared ones now, and what had to be changed is counted."""
    if column.codes is not None:
        return _words(column, texts, changes, widest)
    if column.kind is ColumnKind.FLAG:
        return _flags(np.asarray(column.values, dtype=np.int8))
    if column.kind is ColumnKind.DATE:
        return _dates(np.asarray(column.values, dtype="datetime64[s]"), texts)
    return _numbers(np.asarray(column.values, dtype=np.float64))


def _words(column: ResponseColumn, texts: Texts, changes: Changes, widest: float) -> Cells:
    assert column.codes is not None
    codes: NDArray[np.int32] = column.codes if column.words else np.full_like(column.codes, -1)
    counts = np.bincount(codes + 1, minlength=len(column.words) + 1)[1:].tolist()
    told: list[tuple[int, int]] = []
    for word, count in zip(column.words, counts, strict=True):
        if not count or not word:
            told.append((-1, 0))
            continue
        mine = Changes()
        safe = text.clean(word, mine)
        quoted = text.could_be_formula(safe)
        changes.control_characters += mine.control_characters * count
        changes.cut += mine.cut * count
        changes.kept_as_text += quoted * count
        texts.used += count
        told.append((texts.place(safe), (_WRAP if len(word) > widest else _BODY) + quoted))

    def cells(first: int, last: int, styles: Sequence[int], there: int) -> Iterable[str]:
        wanted = codes[first:last].tolist()
        made = {
            code: "" if told[code][0] < 0 else f'" s="{styles[told[code][1]]}" t="s"><v>{there + told[code][0]}</v></c>'
            for code in set(wanted)
            if code >= 0
        }
        made[-1] = ""
        return [made[code] for code in wanted]

    return cells


def _numbers(values: NDArray[np.float64]) -> Cells:
    def cells(first: int, last: int, styles: Sequence[int], _there: int) -> Iterable[str]:
        style = styles[_RAW]
        some = values[first:last].tolist()
        made = {value: f'" s="{style}"><v>{_number(value)}</v></c>' for value in set(some) if np.isfinite(value)}
        return [made.get(value, "") for value in some]

    return cells


def _flags(values: NDArray[np.int8]) -> Cells:
    """1, 0 and nothing, for 1, 0 and -1."""

    def cells(first: int, last: int, styles: Sequence[int], _there: int) -> Iterable[str]:
        style = styles[_RAW]
        made = (f'" s="{style}"><v>0</v></c>', f'" s="{style}"><v>1</v></c>', "")
        return [made[value] for value in values[first:last].tolist()]

    return cells


def _number(value: float) -> str:
    """A number as exactly as it is held."""
    return repr(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)


def _dates(values: NDArray[np.datetime64], texts: Texts) -> Cells:
    given = ~np.isnat(values)
    days = values.astype("datetime64[D]")
    days_only = bool((days[given] == values[given]).all())
    known = given & (values >= _FIRST_DAY)
    serials = np.where(known, (values - _EPOCH).astype(np.int64), 0)
    early = {
        at: texts.place(str(days[at] if days_only else values[at])) for at in np.flatnonzero(given & ~known).tolist()
    }
    texts.used += len(early)

    def cells(first: int, last: int, styles: Sequence[int], there: int) -> Iterable[str]:
        style = styles[_DATE if days_only else _MOMENT]
        found = []
        for at in range(first, last):
            if known[at]:
                found.append(f'" s="{style}"><v>{_serial(int(serials[at]))}</v></c>')
            elif at in early:
                found.append(f'" s="{styles[_BODY]}" t="s"><v>{there + early[at]}</v></c>')
            else:
                found.append("")
        return found

    return cells


def _serial(seconds: int) -> str:
    """Days since the beginning of 1900, as a sheet counts them, exact to the second."""
    days, rest = divmod(seconds, _DAY_SECONDS)
    return str(days) if not rest else repr(seconds / _DAY_SECONDS)


def heights(columns: Sequence[ResponseColumn], rows: int, points: Sequence[NDArray[np.float64] | None]) -> list[float]:
    """The height of each row: the largest that a text in it needs; ``points`` holds it for each word of a column."""
    tall = np.zeros(rows)
    for one, needed in zip(columns, points, strict=True):
        if needed is not None and one.codes is not None:
            codes = one.codes[:rows]
            np.maximum(tall, np.where(codes >= 0, needed[codes], 0.0), out=tall)
    found: list[float] = tall.tolist()
    return found
