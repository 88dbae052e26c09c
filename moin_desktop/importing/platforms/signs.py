"""What a survey platform is recognised by, and what it is known to do."""

from collections.abc import Callable
from dataclasses import dataclass

from moin_desktop.importing.wording import plain_set


@dataclass(frozen=True, slots=True)
class Signs:
    """What detectors look at: headings as in the file, the same made plain, the heading rows, names, first answers."""

    headings: tuple[str, ...]
    plain: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The heading rows as they stand."""
    top: int
    """Rows above the headings."""
    above: tuple[str, ...]
    """Texts that stand above the headings."""
    sheet: str
    firsts: tuple[str, ...]
    """The first filled answer of each column, empty where there is none."""
    delimiter: str | None

    def has(self, words: frozenset[str], among: int | None = None) -> int:
        """How many of the (first) headings are one of these words."""
        return sum(heading in words for heading in self.plain[:among])

    def share(self, fits: Callable[[str], bool]) -> float:
        """The share of filled headings that fit."""
        filled = [heading for heading in self.headings if heading]
        return sum(map(fits, filled)) / len(filled) if filled else 0.0


@dataclass(frozen=True, slots=True)
class Platform:
    """A survey platform: its name in the contract, how sure a file is its own (0 to 1), what its columns mean."""

    name: str
    title: str
    score: Callable[[Signs], float]
    form_data: frozenset[str] = frozenset()
    """Plain headings of columns that the platform adds."""
    personal: frozenset[str] = frozenset()
    """Plain headings of columns that the platform adds and that identify people."""
    form_data_exact: frozenset[str] = frozenset()
    """Headings of added columns where only the exact spelling tells them from questions."""
    personal_exact: frozenset[str] = frozenset()
    form_data_starts: tuple[str, ...] = ()
    """What headings of added columns begin with, as in the file."""
    form_data_endings: tuple[str, ...] = ()
    """What headings of added columns end with, as in the file."""
    not_available: str = "scales"
    """Where "N/A" stands for no answer: always, only beside scales and numbers, or never."""
    items_are_bare: bool = True
    """Whether grids may be columns headed by the statement alone."""
    joined_by_blank: bool = False
    """Whether choose-all answers are codes joined by blanks."""
    month_first: bool | None = None
    section_cut: str = ""
    """What parts the section from the question in a heading."""


def words(*lists: str) -> frozenset[str]:
    """Plain headings out of lists written ``one|two``."""
    return plain_set(*lists)
