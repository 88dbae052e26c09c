"""Which groups differ from the rest: never from a total that contains them, and adjusted for all that is looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from moin_desktop.analysis.parts import Part, rest_of
from moin_desktop.analysis.statistics import (
    EXPECTED,
    Values,
    expected_least,
    fisher,
    holm,
    mann_whitney,
    mean,
    two_proportions,
    welch,
)
from moin_desktop.analysis.wording import SMALL, number_text
from moin_desktop.i18n import _, ngettext

LEVEL = 0.05
"""A group differs where chance alone would show as much less often than this."""
MANY = 30
"""From so many numbers on either side their averages are compared; of fewer their ranks (Mann-Whitney)."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One group beside the rest, at one answer or by its average."""

    above: int
    """1 where the group lies above the rest, -1 below, 0 where both are the same."""
    chance: float
    """The p value of this test alone, two-sided."""
    adjusted: float
    """The same after Holm over all tests of the view."""
    exact: bool = False
    """By Fisher's exact test."""

    @property
    def differs(self) -> int:
        """1 or -1 where the group differs from the rest, 0 where that could be chance."""
        return self.above if self.adjusted < LEVEL else 0


Line = tuple[Difference | None, ...]
Place = tuple[int, int]
"""(line, group)."""


@dataclass(frozen=True, slots=True)
class Differences:
    """All tests of one view: a line for each answer, in it one place for each group; None where none was made."""

    lines: tuple[Line, ...]
    tests: int
    """How many different questions were asked of the data: Holm adjusts for these."""
    mirrored: bool = False
    """There are two groups, each the rest of the other: their tests are the same and count once."""

    def differs(self, line: int, group: int) -> int:
        """1 or -1 where a group differs from the rest at one answer, else 0."""
        found = self.lines[line][group]
        return 0 if found is None else found.differs


def from_the_rest(
    wholes: Sequence[Part],
    lines: Sequence[Sequence[Part]],
    small: int = SMALL,
    *,
    apart: bool = False,
    one_answer: bool = False,
) -> Differences:
    """Each group against the rest of the base, answer by answer.

    ``wholes`` is the part of everyone in the view for each answer, ``lines`` the parts of the groups for each answer.
    The rest is everyone in the base who is not in the group. Nothing is tested where the group or the rest has fewer
    than ``small`` respondents: they stay people. A test that only mirrors another (two groups that make up the base,
    two answers that everyone chose between) is the same question and counts once; numbers show that only where nobody
    is in two groups (``apart``) or gave two of the answers (``one_answer``).
    """
    tests = [[_test(part, whole, small) for part in line] for whole, line in zip(wholes, lines, strict=True)]
    mirrored = apart and _mirrored_groups(wholes, lines)
    kept_lines = range(1) if one_answer and _mirrored_lines(wholes, lines) else range(len(lines))
    kept_groups = range(1) if mirrored else range(max(map(len, lines), default=0))
    family = [(i, j) for i in kept_lines for j in kept_groups if tests[i][j] is not None]
    chances = holm([found.chance for i, j in family if (found := tests[i][j]) is not None])
    adjusted = dict(zip(family, chances, strict=True))

    def told(i: int, j: int) -> Difference | None:
        found = tests[i][j]
        place = (i if i in kept_lines else 0, j if j in kept_groups else 0)
        return None if found is None else replace(found, adjusted=adjusted[place])

    adjusted_lines = tuple(tuple(told(i, j) for j in range(len(line))) for i, line in enumerate(lines))
    return Differences(adjusted_lines, len(family), mirrored)


def between(one: Part, other: Part, small: int = SMALL) -> Difference | None:
    """Two parts of different people, such as two waves of one question, as one test; None where it is not made."""
    if min(one.respondents, other.respondents) < max(1, small):
        return None
    sizes = one.effective, other.effective
    if min(sizes) <= 0:
        return None
    counts = one.share * sizes[0], other.share * sizes[1]
    if expected_least(counts[0], sizes[0], counts[1], sizes[1]) < EXPECTED:
        chance, exact = fisher(*_whole(counts[0], sizes[0]), *_whole(counts[1], sizes[1])), True
    else:
        chance, exact = two_proportions(counts[0], sizes[0], counts[1], sizes[1]), False
    return Difference((one.share > other.share) - (one.share < other.share), chance, chance, exact)


def _whole(count: float, size: float) -> tuple[int, int]:
    """Whole numbers for the exact test: with weights the effective respondents, rounded."""
    n = round(size)
    return min(n, round(count)), n


def _test(part: Part, whole: Part, small: int) -> Difference | None:
    return None if part.people is not None else between(part, rest_of(whole, part), small)


def _mirrored_groups(wholes: Sequence[Part], lines: Sequence[Sequence[Part]]) -> bool:
    """Whether there are two groups and each is the rest of the other."""
    return all(
        len(line) == 2 and (line[0].base + line[1].base, line[0].count + line[1].count) == (whole.base, whole.count)
        for whole, line in zip(wholes, lines, strict=True)
    )


def _mirrored_lines(wholes: Sequence[Part], lines: Sequence[Sequence[Part]]) -> bool:
    """Whether there are two answers and everyone in the base gave one of them."""
    if len(lines) != 2:
        return False
    pairs = zip((wholes[0], *lines[0]), (wholes[1], *lines[1]), strict=True)
    return all(one.base == other.base and one.count + other.count == one.base for one, other in pairs)


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """The numbers of one group or of the rest, with their weights where there are any: shape (n,) each."""

    values: Values
    weights: Values | None = None


def averages_from_the_rest(
    samples: Sequence[tuple[Sample, Sample]], *, ranked: bool = False, small: int = SMALL
) -> Differences:
    """The average of each group against that of the rest: pairs of (group, rest).

    Numbers: Welch's t test where both sides have at least ``MANY`` values, else Mann-Whitney. ``ranked`` scales:
    Mann-Whitney. With weights always Welch's, with Kish's effective sizes, as ranks know no weights.
    """
    tests = tuple(_test_of_averages(group, rest, ranked, small) for group, rest in samples)
    once = len(samples) == 2 and _same(samples[0][0], samples[1][1]) and _same(samples[0][1], samples[1][0])
    return _adjusted((tests,), [(0, at) for at, found in enumerate(tests) if found and not (once and at)], once)


def in_one_family(found: Sequence[Differences]) -> Differences:
    """Several lines of averages looked at together: Holm over all of them."""
    lines = tuple(line for one in found for line in one.lines)
    once = bool(found) and all(one.mirrored for one in found)
    family = [(i, j) for i, line in enumerate(lines) for j, one in enumerate(line) if one and not (once and j)]
    return _adjusted(lines, family, once)


def _adjusted(lines: Sequence[Sequence[Difference | None]], family: Sequence[Place], once: bool) -> Differences:
    """The tests after Holm over the family; ``once``: the second group mirrors the first and takes what it got."""
    chances = holm([one.chance for i, j in family if (one := lines[i][j]) is not None])
    known = dict(zip(family, chances, strict=True))
    told = tuple(
        tuple(None if one is None else replace(one, adjusted=known[i, 0 if once else j]) for j, one in enumerate(line))
        for i, line in enumerate(lines)
    )
    return Differences(told, len(family), once)


def _same(one: Sample, other: Sample) -> bool:
    return len(one.values) == len(other.values) and bool((one.values == other.values).all())


def _test_of_averages(group: Sample, rest: Sample, ranked: bool, small: int) -> Difference | None:
    sizes = len(group.values), len(rest.values)
    if min(sizes) < max(2, small):
        return None
    if group.weights is not None or (min(sizes) >= MANY and not ranked):
        chance = welch(group.values, rest.values, group.weights, rest.weights)
        high, low = _mean(group), _mean(rest)
    else:
        chance = mann_whitney(group.values, rest.values)
        high, low = _rank(group, rest), _rank(rest, group)
    return Difference((high > low) - (high < low), chance, chance)


def _mean(sample: Sample) -> float:
    """The average; the plain one where nobody has a weight."""
    found = mean(sample.values, sample.weights)
    return float(sample.values.mean()) if found is None else found


def _rank(one: Sample, other: Sample) -> float:
    """How often a value of one is above one of the other, less how often it is below; ties count for neither."""
    ordered = other.values.copy()
    ordered.sort()
    above, below = ordered.searchsorted(one.values, "left"), ordered.searchsorted(one.values, "right")
    return float(above.sum()) - float((len(ordered) - below).sum())


def method_text(found: Differences, small: int = SMALL, *, weighted: bool = False) -> str:
    """How differences were looked for, in one sentence or two; empty where nothing could be tested."""
    if not found.tests:
        return ""
    told = ngettext(
        "Triangles mark a group that differs from the rest (p < .05).",
        "Triangles mark a group that differs from the rest (p < .05, Holm over {n} comparisons).",
        found.tests,
    ).format(n=number_text(found.tests))
    exact = [one.exact for line in found.lines for one in line if one is not None]
    test = _("z test; Fisher's exact test where fewer than {n} were expected.")
    if all(exact):
        test = _("Fisher's exact test.")
    elif not any(exact):
        test = _("z test.")
    parts = [told, test.format(n=EXPECTED)]
    if weighted:
        parts.append(_("Weighted: with the effective number of respondents."))
    if small > 1:
        parts.append(_("Groups under {n} are not compared.").format(n=number_text(small)))
    return " ".join(parts)
