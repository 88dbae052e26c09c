"""Rows stream in, packed columns come out: each different text once and a code per row, coded as the rows pass."""

import datetime as dt
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count, filterfalse, islice, zip_longest
from typing import TypeVar

import numpy as np

from moin_desktop.analysis.columns import BLANK, Codes
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _, ngettext
from moin_desktop.importing.cells import LONGEST, has_unwanted, moment_text, text_of
from moin_desktop.importing.limits import LIMITS
from moin_desktop.importing.linebreaks import with_lists
from moin_desktop.importing.sheet import HEAD, Sheet, SheetColumn

Row = Sequence[object]
R = TypeVar("R", bound=Row)

BLOCK_ROWS = 100
"""So few that a block's cells are still in the processor's cache when they are coded: half the time of 1,000."""
_BLOCK_CELLS = 200_000
_TOGETHER = 16
"""So few texts are looked at together that one among them that needs care does not slow down many."""
_TEXTS = frozenset((str,))
_MOMENTS = frozenset((str, dt.datetime))
_NUMBERS = (float, int)
_DATES = (dt.date, dt.datetime, dt.time, dt.timedelta)
_COUNTED = frozenset((*_NUMBERS, *_DATES))
_EQUAL_KEYS = frozenset((int, bool))
"""1, 1.0 and True are equal as keys but not as texts, so these types are coded apart from floats and all others."""


class _Coder(dict[object, int]):
    """The code of every value of a column, found by the value itself or by its text; blank is known from the start."""

    def __init__(self) -> None:
        super().__init__({"": BLANK})
        self.words: list[str] = []
        self.cut: list[int] = []
        self.unwanted: list[int] = []
        self.broken: list[tuple[int, str]] = []

    def __missing__(self, value: object) -> int:
        # What ``cells.is_clean`` asks, written out: nearly all the time that is spent on new texts is spent here.
        if (
            type(value) is str
            and value.isprintable()
            and value[0] != " "
            and value[-1] != " "
            and "  " not in value
            and len(value) <= LONGEST
        ):
            code = self[value] = len(self.words)
            self.words.append(value)
            return code
        code = self[value] = self.of_text(value)
        return code

    def learn(self, texts: Iterable[str]) -> None:
        """Give codes to new texts, some at a time: two thirds of the time that one after the other takes."""
        new = list(filterfalse(self.__contains__, dict.fromkeys(texts)))
        for at in range(0, len(new), _TOGETHER):
            some = new[at : at + _TOGETHER]
            if _are_clean(some):
                self.update(zip(some, count(len(self.words)), strict=False))
                self.words.extend(some)
            else:
                for value in some:
                    self[value]

    def of_text(self, value: object) -> int:
        """The code of a value by its text."""
        text = text_of(value)
        too_long = len(text) > LONGEST
        if too_long:
            text = text[:LONGEST].rstrip()
        code = self.get(text)
        if code is None:
            code = self._new(text)
        if too_long:
            self.cut.append(code)
        if isinstance(value, str):
            if has_unwanted(value):
                self.unwanted.append(code)
            if "\n" in value or "\r" in value:
                self.broken.append((code, value))
        return code

    def _new(self, text: str) -> int:
        code = self[text] = len(self.words)
        self.words.append(text)
        return code


def _are_clean(texts: Sequence[str]) -> bool:
    """Whether ``cells.is_clean`` holds for all of these, by one look at all of them together."""
    every = "|".join(texts)
    return (
        every.isprintable()
        and "  " not in every
        and " |" not in every
        and "| " not in every
        and every[0] != " "
        and every[-1] != " "
        and len(max(texts, key=len)) <= LONGEST
    )


class _Apart(dict[object, int]):
    """The codes of the values of one type that would be taken for equal values of another, and of texts beside them."""

    def __init__(self, coder: _Coder) -> None:
        super().__init__()
        self._coder = coder

    def __missing__(self, value: object) -> int:
        code = self[value] = self._coder[value] if type(value) is str else self._coder.of_text(value)
        return code


class _Column:
    """One column while it grows."""

    def __init__(self, rows: int) -> None:
        self.coder = _Coder()
        self.apart: dict[type, _Apart] = {}
        self.held = array("i", [BLANK]) * rows
        self.numbers = 0
        self.dates = 0
        self.mostly_new = False
        """Most cells of the block before held texts that had not been seen."""

    def add(self, cells: Sequence[object]) -> None:
        """Take the next cells, counted by what the file says they are."""
        kinds = set(map(type, cells))
        if kinds == _TEXTS:
            self.add_texts(cells)  # type: ignore[arg-type]  # all of one type, as was just seen
            return
        known = len(self.coder.words)
        if self.mostly_new and kinds <= _MOMENTS:
            texts = [moment_text(cell) if isinstance(cell, dt.datetime) else str(cell) for cell in cells]
            self.coder.learn(texts)
            self.held.extend(map(self.coder.__getitem__, texts))
        elif _EQUAL_KEYS.isdisjoint(kinds):
            self.held.extend(map(self.coder.__getitem__, cells))
        elif len(others := kinds - _TEXTS) == 1:
            self.held.extend(map(self._coder_of(*others).__getitem__, cells))
        else:
            coders = {kind: self._coder_of(kind) for kind in kinds}
            self.held.extend([coders[type(cell)][cell] for cell in cells])
        self.mostly_new = self._is_mostly_new(known, len(cells))
        for kind in kinds & _COUNTED:
            self._count(kind, len(cells) if len(kinds) == 1 else list(map(type, cells)).count(kind))

    def add_texts(self, cells: Sequence[str]) -> None:
        """Take the next cells where all are texts."""
        known = len(self.coder.words)
        if self.mostly_new:
            self.coder.learn(cells)
        self.held.extend(map(self.coder.__getitem__, cells))
        self.mostly_new = self._is_mostly_new(known, len(cells))

    def _is_mostly_new(self, known: int, cells: int) -> bool:
        return 2 * (len(self.coder.words) - known) > cells

    def skip(self, rows: int) -> None:
        """Take this many blank cells."""
        self.held.extend(array("i", [BLANK]) * rows)

    def _coder_of(self, kind: type) -> _Coder | _Apart:
        if kind not in _EQUAL_KEYS:
            return self.coder
        if kind not in self.apart:
            self.apart[kind] = _Apart(self.coder)
        return self.apart[kind]

    def _count(self, kind: type, n: int) -> None:
        if kind in _NUMBERS:
            self.numbers += n
        elif kind in _DATES:
            self.dates += n

    def codes(self, rows: int) -> Codes:
        """All codes so far, padded with blanks to this many rows."""
        self.skip(rows - len(self.held))
        return np.frombuffer(self.held, dtype=np.int32)


def _check_size(rows: int, width: int, most_cells: int) -> None:
    hint = _("Save only the rows and columns with responses as a file of their own.")
    if width > LIMITS.columns:
        raise MoinError(_("A row has more than {limit} columns.").format(limit=f"{LIMITS.columns:,}"), hint=hint)
    if rows > LIMITS.text_rows:
        raise MoinError(_("The sheet has more than {limit} rows.").format(limit=f"{LIMITS.text_rows:,}"), hint=hint)
    if rows * width > most_cells:
        raise MoinError(_("The sheet has more than {limit} cells.").format(limit=f"{most_cells:,}"), hint=hint)


@dataclass(slots=True)
class Losses:
    """Cells of a workbook that could not be kept as they were, counted while packing."""

    cut: int = 0
    unwanted: int = 0

    def sentences(self) -> tuple[str, ...]:
        """What was lost, one sentence each."""
        told = []
        if self.cut:
            told.append(
                ngettext(
                    "{n} cell was longer than {limit} characters and was cut there.",
                    "{n} cells were longer than {limit} characters and were cut there.",
                    self.cut,
                ).format(n=self.cut, limit=LONGEST)
            )
        if self.unwanted:
            told.append(
                ngettext(
                    "Control characters were left out of {n} cell.",
                    "Control characters were left out of {n} cells.",
                    self.unwanted,
                ).format(n=self.unwanted)
            )
        return tuple(told)


@dataclass(slots=True)
class Packer:
    """Takes rows, ragged or not, and packs them by column; ``offset`` blank columns stand before the first."""

    offset: int = 0
    most_cells: int = LIMITS.box_cells
    """Cells of the rectangle that may be packed."""
    rows: int = 0
    columns: list[_Column] = field(default_factory=list)

    def add(self, block: Sequence[Row]) -> None:
        """Take a block of rows."""
        self._widen(block)
        columns = self.columns[self.offset :]
        for column, cells in zip(columns, zip_longest(*block, fillvalue=""), strict=False):
            column.add(cells)
        self._fill_up(len(block))

    def add_texts(self, block: Sequence[Sequence[str]]) -> None:
        """Take a block of rows in which every cell is a text."""
        self._widen(block)
        for column, cells in zip(self.columns, zip_longest(*block, fillvalue=""), strict=False):
            column.add_texts(cells)
        self._fill_up(len(block))

    def _widen(self, block: Sequence[Row]) -> None:
        width = max(len(self.columns), self.offset + max(map(len, block), default=0))
        _check_size(self.rows + len(block), width, self.most_cells)
        self.columns.extend(_Column(self.rows) for _ in range(width - len(self.columns)))

    def _fill_up(self, rows: int) -> None:
        """Count these rows; columns that none of them reached are blank there."""
        self.rows += rows
        for column in self.columns:
            if len(column.held) < self.rows:
                column.skip(self.rows - len(column.held))

    def skip(self, rows: int) -> None:
        """Take this many blank rows."""
        self.rows += rows
        for column in self.columns:
            column.skip(rows)

    def sheet(self, name: str, losses: Losses, hidden: bool = False, notes: tuple[str, ...] = ()) -> Sheet:
        """The packed sheet without blank rows and columns at its end; what was lost is added to ``losses``."""
        held = [column.codes(self.rows) for column in self.columns]
        rows = 0
        width = 0
        for index, codes in enumerate(held):
            filled = np.flatnonzero(codes >= 0)
            if len(filled):
                rows = max(rows, int(filled[-1]) + 1)
                width = index + 1
        packed = []
        for column, codes in zip(self.columns[:width], held[:width], strict=True):
            coder = column.coder
            losses.cut += int(np.isin(codes, coder.cut).sum()) if coder.cut else 0
            losses.unwanted += int(np.isin(codes, coder.unwanted).sum()) if coder.unwanted else 0
            words = with_lists(coder.words, coder.broken)
            packed.append(SheetColumn(words, codes[:rows].copy(), column.numbers, column.dates))
        head = tuple(
            tuple(one.words[code] if (code := int(one.codes[row])) >= 0 else "" for one in packed)
            for row in range(min(rows, HEAD))
        )
        return Sheet(name, rows, tuple(packed), head, hidden, notes)


def blocks(rows: Iterable[R], width: int = 0) -> Iterator[list[R]]:
    """The rows in blocks, fewer to the block where they are wide."""
    source = iter(rows)
    size = max(10, min(BLOCK_ROWS, _BLOCK_CELLS // max(1, width)))
    while block := list(islice(source, size)):
        yield block
