"""What the room guessed beside what was answered: how far off, and the greatest surprises first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from moin_desktop.analysis.tables import Row


@dataclass(frozen=True, slots=True)
class Surprise:
    """One answer: where the room put it, and where it is."""

    option: str
    label: str
    guessed: int
    """A place counted from 1, or a whole percentage."""
    actual: int

    @property
    def off(self) -> int:
        """How many places or points it is above the guess; below it where negative. A place nearer to the first is
        above."""
        return self.actual - self.guessed


def of_order(rows: Sequence[Row], order: Sequence[str]) -> tuple[Surprise, ...]:
    """The guessed order beside that of the counts, the farthest off first; equal counts share their best place.

    Answers that were not guessed are left out; places are counted among those that were.
    """
    guessed = [row for row in rows if row.option in order]
    counts = sorted((row.count for row in guessed), reverse=True)
    there = [option for option in order if option in {row.option for row in guessed}]
    found = [
        Surprise(row.option, row.label, there.index(row.option) + 1, counts.index(row.count) + 1) for row in guessed
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one.off), one.actual)))


def of_percents(rows: Sequence[Row], percents: Mapping[str, int]) -> tuple[Surprise, ...]:
    """The guessed percentages beside those of the answers, the farthest off first; whole points, as they are shown."""
    found = [
        Surprise(row.option, row.label, percents[row.option], row.part.whole)
        for row in rows
        if row.option in percents and row.part.whole is not None
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one.off), -one.actual)))
