"""What is known of one column of responses before it is understood: its different texts and how often each stands."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.columns import Codes, Mask
from moin_desktop.importing.sheet import SheetColumn
from moin_desktop.importing.vocabulary import MARKS

SAMPLE = 1000
"""Different texts looked at when a question's type is guessed; counts always use all of them."""


@dataclass(frozen=True, slots=True, eq=False)
class Heading:
    """The heading of a column in the parts that the file gives: wording, shared stem and item, variable name."""

    text: str
    stem: str = ""
    item: str = ""
    code: str = ""
    """Variable name, where the file has names and wordings in separate rows."""
    follows: bool = False
    """The stem was carried on from the column before (SurveyMonkey writes it over the first only)."""
    embedded: bool = False
    """The file itself says that this is no question (Qualtrics' third row)."""


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """One column of responses: ``words`` in order of first sight with their ``counts``; ``codes`` (rows,) index
    ``lookup``, where -1 is a blank; ``lookup`` maps the sheet's codes to positions in ``words``, -1 for heading words.
    """

    index: int
    heading: Heading
    words: tuple[str, ...]
    counts: tuple[int, ...]
    filled: int
    numbers: int
    dates: int
    codes: Codes
    lookup: NDArray[np.int32]
    marks: frozenset[str]
    """Those of the marks of no answer that stand here, whether they mean it here or not."""

    @property
    def rows(self) -> int:
        """Responses in the sheet, whether they filled this column or not."""
        return len(self.codes)

    def items(self) -> Iterator[tuple[str, int]]:
        """Each different text with its count."""
        return zip(self.words, self.counts, strict=True)

    def places(self) -> Codes:
        """For each response the position of its text in ``words``, -1 for blank: shape (rows,)."""
        return self.lookup[self.codes]

    def given(self, missing: frozenset[str] = frozenset()) -> Mask:
        """Who filled this column with something else than a missing mark: shape (rows,)."""
        places = self.places()
        if not missing:
            return places >= 0
        keep = np.array([*(word not in missing for word in self.words), False], dtype=np.bool_)
        return keep[places]

    def those_in(self, marks: frozenset[str]) -> tuple[str, ...]:
        """Those of marks of no answer that stand in this column, in the order of its words."""
        there = marks & self.marks
        return tuple(word for word in self.words if word in there) if there else ()

    def sample(self) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """The first different texts and their counts: enough to guess a type from."""
        return self.words[:SAMPLE], self.counts[:SAMPLE]


def facts_of(index: int, heading: Heading, column: SheetColumn, rows: slice, keep: Mask | None) -> Facts:
    """Count the words of one column over the response rows; ``keep`` (rows in the slice,) leaves some rows out."""
    codes = column.codes[rows]
    if keep is not None:
        codes = codes[keep]
    tally = np.bincount(codes + 1, minlength=len(column.words) + 1)[1:]
    used = np.flatnonzero(tally)
    lookup = np.full(len(column.words) + 1, -1, dtype=np.int32)
    lookup[used] = np.arange(len(used), dtype=np.int32)
    words = column.words
    if len(used) == len(words) - 1 and len(used) and used[0] == 1:
        words = words[1:]
    elif len(used) < len(words):
        words = tuple(words[i] for i in used.tolist())
    counts = tuple(tally[used].tolist())
    return Facts(
        index=index,
        heading=heading,
        words=words,
        counts=counts,
        filled=int(tally.sum()),
        numbers=column.numbers,
        dates=column.dates,
        codes=codes,
        lookup=lookup,
        marks=MARKS.intersection(words),
    )
