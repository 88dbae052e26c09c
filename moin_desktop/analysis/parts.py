"""How many of whom: the one value that every percentage is made of, with its weights where there are any."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import floor

_FINE = 9
"""Decimals kept before a weighted percentage is rounded: 52.49999999999 out of 52.5 would become 52."""


@dataclass(frozen=True, slots=True)
class Part:
    """A count of a base. The counts are of respondents as they are; percentages follow the weights where there are any.

    Of nobody there is no percentage.
    """

    count: int
    base: int
    weight: float | None = None
    """The weights of those counted, added up; None without weights."""
    weighted_base: float | None = None
    """The weights of the base, added up; None without weights."""
    squares: float | None = None
    """The squared weights of the base, added up; None without weights."""
    people: int | None = None
    """How many respondents stand behind the base, where it counts answers; None where the base is respondents."""

    @property
    def share(self) -> float:
        """The part of the base, 0 to 1; 0 where there is no base."""
        if self.weight is not None and self.weighted_base is not None:
            return min(1.0, max(0.0, self.weight / self.weighted_base)) if self.weighted_base > 0 else 0.0
        return self.count / self.base if self.base else 0.0

    @property
    def percent(self) -> float | None:
        """The exact percentage; None where there is no base, or one without any weight."""
        if self.weight is not None and self.weighted_base is not None:
            return 100 * self.share if self.weighted_base > 0 else None
        return 100 * self.count / self.base if self.base else None

    @property
    def whole(self) -> int | None:
        """The percentage without decimals, half up, from counts or their weights; None where there is none."""
        if self.weight is None or self.weighted_base is None:
            return (200 * self.count + self.base) // (2 * self.base) if self.base else None
        exact = self.percent
        return None if exact is None else floor(round(exact, _FINE) + 0.5)

    @property
    def respondents(self) -> int:
        """How many respondents the percentage speaks for: small groups are told by this."""
        return self.base if self.people is None else self.people

    @property
    def effective(self) -> float:
        """How many respondents of equal weight would be as sure: Kish's effective sample size; the base if unweighted.

        Source: L. Kish, "Survey Sampling" (1965), section 11.7: the squared sum of the weights by the sum of squares.
        """
        if self.weighted_base is None or self.squares is None:
            return float(self.base)
        return self.weighted_base * self.weighted_base / self.squares if self.squares > 0 else 0.0

    @property
    def weighted(self) -> bool:
        """Whether its percentage follows weights."""
        return self.weight is not None

    def of(self, count: int, weight: float | None = None) -> "Part":
        """Another count of the same base."""
        return Part(count, self.base, weight, self.weighted_base, self.squares, self.people)


def together(parts: Iterable[Part]) -> Part:
    """Parts of one base that share nobody, added up; ValueError without any part."""
    found = list(parts)
    if not found:
        raise ValueError("parts")
    weight = sum(part.weight or 0.0 for part in found) if found[0].weighted else None
    return replace(found[0], count=sum(part.count for part in found), weight=weight)


def rest_of(whole: Part, part: Part) -> Part:
    """The same count among the rest of the base, where ``part`` is one group of it: never a total that contains it."""
    count, base = whole.count - part.count, whole.base - part.base
    people = None if whole.people is None or part.people is None else whole.people - part.people
    if whole.weight is None or part.weight is None:
        return Part(count, base, people=people)
    weight = whole.weight - part.weight if count else 0.0
    weighted_base = (whole.weighted_base or 0.0) - (part.weighted_base or 0.0) if base else 0.0
    squares = (whole.squares or 0.0) - (part.squares or 0.0) if base else 0.0
    return Part(count, base, max(0.0, weight), max(0.0, weighted_base), max(0.0, squares), people)


def points(one: Part, other: Part) -> int | None:
    """How many points ``other`` lies above ``one``, from counts, half away from 0; None where one has no percentage."""
    if one.percent is None or other.percent is None:
        return None
    if one.weighted or other.weighted:
        gap = Fraction(round(other.percent - one.percent, _FINE))
    else:
        gap = 100 * (Fraction(other.count, other.base) - Fraction(one.count, one.base))
    size = floor(abs(gap) + Fraction(1, 2))
    return size if gap >= 0 else -size
