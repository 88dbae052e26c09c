"""Exports of one survey that grows and is edited, written and read as real files, with what was done to them."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from moin_desktop.analysis.reading import Reading
from moin_desktop.importing.task import read_file
from tests.importing.making import csv_text

CHOICES: Mapping[str, Sequence[str]] = {
    "Which region are you in?": ("North", "South", "East", "West"),
    "How useful was it?": ("Not at all", "A little", "Somewhat", "Very", "Extremely"),
    "Would you come again?": ("Yes", "No"),
}
TOOLS = "Which tools do you use?"
_TOOLS = ("Survey", "Interview", "Diary", "Workshop", "Forum")
WHY = "Why is that so?"
YEARS = "How many years have you worked here?"
ID = "Response ID"

Person = dict[str, str]
"""One respondent: what was answered, by question."""


@dataclass(frozen=True)
class Export:
    """What stands in one file: the headings in their order, and the respondents in theirs."""

    headings: tuple[str, ...]
    people: tuple[Person, ...]

    def read(self, folder: Path, name: str = "export.csv") -> Reading:
        """The export as the program reads it from a file."""
        rows = [self.headings, *(tuple(person.get(heading, "") for heading in self.headings) for person in self.people)]
        path = folder / name
        path.write_bytes(csv_text(rows).encode())
        return read_file(path, None, lambda _done, _total: None)

    def told(self, question: str) -> set[str]:
        """The different answers to a question."""
        split = question == TOOLS
        cells = [person[question] for person in self.people if person.get(question)]
        return {piece for cell in cells for piece in (cell.rstrip(";").split(";") if split else [cell])}

    def of(self, *wanted: int) -> "Export":
        """Only these respondents, in this order."""
        return replace(self, people=tuple(self.people[n] for n in wanted))


def person(chance: random.Random, number: int) -> Person:
    """A respondent with answers of all kinds; the free text is like nobody else's."""
    said = {question: chance.choice(options) for question, options in CHOICES.items()}
    said[TOOLS] = "".join(f"{tool};" for tool in chance.sample(_TOOLS, chance.randint(1, 3)))
    seen = f"{chance.randint(10**6, 10**7)} things in {chance.choice('abcdefgh') * 6}"
    said[WHY] = f"Because I saw {seen}, {number} in all"
    said[YEARS] = str(chance.randint(0, 400) / 10)
    said[ID] = str(48000 + 7 * number)
    return said


def export(chance: random.Random, size: int, *, ids: bool) -> Export:
    """A first export with so many respondents, with or without a column that numbers them."""
    headings = (*((ID,) if ids else ()), *CHOICES, TOOLS, WHY, YEARS)
    return Export(headings, tuple(person(chance, number) for number in range(size)))
