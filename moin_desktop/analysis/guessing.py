"""What the room guessed beside what was answered: how far off, and the greatest surprises first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import floor
from statistics import median

from moin_desktop.analysis.tables import Row
from moin_desktop.i18n import _


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


@dataclass(frozen=True, slots=True)
class Together:
    """What several tables guessed, as one guess: an order by mean place, or the median percentage of each answer."""

    order: tuple[str, ...]
    percents: Mapping[str, int]
    tables: int
    """How many guesses it is made of."""


def together(guesses: Sequence[tuple[Sequence[str], Mapping[str, int]]]) -> Together | None:
    """The guesses (order, percents) of all tables as one; None without any.

    Orders and percentages cannot be put together: those of which there are more count, orders where they are as many.
    A table that left an answer out of its order puts it after all others. Medians are rounded half up.
    """
    orders = [order for order, _percents in guesses if order]
    told = [percents for order, percents in guesses if not order and percents]
    if not orders and not told:
        return None
    if len(told) > len(orders):
        options = dict.fromkeys(option for percents in told for option in percents)
        middle = {option: floor(median(one[option] for one in told if option in one) + 0.5) for option in options}
        return Together((), middle, len(told))
    known = list(dict.fromkeys(option for order in orders for option in order))
    places = {
        option: sum(order.index(option) if option in order else len(known) - 1 for order in orders) for option in known
    }
    return Together(tuple(sorted(known, key=lambda option: (places[option], known.index(option)))), {}, len(orders))


def place_text(place: int) -> str:
    """A place in an order: "1st", "2nd", "3rd", "4th"."""
    if place % 100 not in (11, 12, 13):
        match place % 10:
            case 1:
                return _("{n}st").format(n=place)
            case 2:
                return _("{n}nd").format(n=place)
            case 3:
                return _("{n}rd").format(n=place)
    return _("{n}th").format(n=place)


def surprise_text(one: Surprise, who: str, *, of_order: bool, actual: str = "") -> str:
    """A surprise in words: "Table 2 put it 3rd, it is 1st"; ``actual`` says a share in its own words."""
    if of_order:
        told = _("{who} put it {guessed}, it is {actual}")
        return told.format(who=who, guessed=place_text(one.guessed), actual=place_text(one.actual))
    told = _("{who} guessed {guessed}%, it is {actual}")
    return told.format(who=who, guessed=one.guessed, actual=actual or _("{number}%").format(number=one.actual))
