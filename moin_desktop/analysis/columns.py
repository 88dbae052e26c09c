"""A column of the sheet as read, packed: each different cell text once, and a code per row."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]
Mask = NDArray[np.bool_]

BLANK = -1


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column of the sheet below its headings.

    ``words`` holds each different cell text once, in order of first sight, trimmed and with inner white space folded;
    ``codes`` has shape (rows,): an index into ``words``, or ``BLANK``. A personal column has no words: its codes are 0
    where a cell was filled.
    """

    index: int
    heading: str
    words: tuple[str, ...]
    codes: Codes

    def text(self, row: int) -> str:
        """The text of one cell, rows counted from 0; empty where blank or never stored."""
        code = int(self.codes[row])
        return self.words[code] if 0 <= code < len(self.words) else ""


def letter(index: int) -> str:
    """The spreadsheet letter of a 0-based column: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name
