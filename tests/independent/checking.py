"""The engine's numbers beside those of pandas, scipy and statsmodels, with the largest difference of each kind."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import isclose, nan
from typing import Any

import numpy as np

from moin_desktop.analysis import statistics
from moin_desktop.analysis.crossing import Column, Crossing
from moin_desktop.analysis.parts import Part

TOLERANCE = 1e-8
SMALL = 10


@dataclass(slots=True)
class Peers:
    """What is compared with."""

    pd: Any
    stats: Any
    proportion: Any
    multitest: Any
    weightstats: Any


@dataclass(slots=True)
class Ledger:
    """How many numbers were compared, and how far apart they were at most."""

    compared: dict[str, int] = field(default_factory=dict)
    largest: dict[str, float] = field(default_factory=dict)
    surveys: int = 0
    cases: int = 0
    left_out: int = 0

    def same(self, kind: str, ours: float | None, theirs: float | None) -> None:
        """Both numbers, or none on either side; AssertionError where they differ."""
        one, other = nan if ours is None else float(ours), nan if theirs is None else float(theirs)
        self.compared[kind] = self.compared.get(kind, 0) + 1
        if np.isnan(one) and np.isnan(other):
            return
        self.largest[kind] = max(self.largest.get(kind, 0.0), abs(one - other))
        assert isclose(one, other, rel_tol=TOLERANCE, abs_tol=TOLERANCE), f"{kind}: {one!r} is not {other!r}"

    def told(self) -> str:
        """What was compared, line by line."""
        head = f"{self.surveys} surveys, {self.cases} random cases, {self.left_out} questions left out"
        lines = [f"{kind:24} {n:>9,}  {self.largest.get(kind, 0.0):.3g}" for kind, n in sorted(self.compared.items())]
        return "\n".join([head, f"{'':24} {'compared':>9}  largest difference", *lines, ""])


def check_part(ledger: Ledger, peers: Peers, part: Part, counted: Any, base: Any, weights: Any | None) -> None:
    """A part, its percentage and its likely range; ``counted`` and ``base`` are true and false per respondent."""
    both = counted & base
    ledger.same("count", part.count, both.sum())
    ledger.same("base", part.base, base.sum())
    count, size = float(both.sum()), float(base.sum())
    if weights is None:
        ledger.same("percent", part.percent, both[base].mean() * 100 if size else nan)
    else:
        given = weights[base]
        whole = given.sum()
        share = float((both[base] * given).sum() / whole) if whole > 0 else nan
        ledger.same("weighted percent", part.percent, share * 100)
        size = float(whole**2 / (given**2).sum()) if whole > 0 else 0.0
        ledger.same("effective base", part.effective, size)
        count = share * size if size else 0.0
    if size > 0:
        theirs = peers.proportion.proportion_confint(min(count, size), size, method="wilson")
        for ours, other in zip(statistics.likely(part), theirs, strict=True):
            ledger.same("Wilson", ours, min(1.0, max(0.0, float(other))))


def check_differences(
    ledger: Ledger, peers: Peers, table: Crossing, lines: Sequence[Any], groups: Sequence[Any], base: Any
) -> None:
    """Every cell against the rest, then Holm over the family; ``lines`` and ``groups`` are true and false."""
    family: list[tuple[float, float]] = []
    mirrored_groups = len(groups) == 2 and bool(((groups[0] & base) == (~groups[1] & base)).all())
    mirrored_lines = len(lines) == 2 and bool(((lines[0] & base) == (~lines[1] & base)).all())
    for i, line in enumerate(lines):
        for j, group in enumerate(groups):
            inside, rest = line[base & group], line[base & ~group]
            found = table.lines[i].cells[j].difference
            if min(len(inside), len(rest)) < SMALL:
                assert found is None
                continue
            assert found is not None
            chance = _chance(peers, inside, rest)
            ledger.same("Fisher" if found.exact else "z", found.chance, chance)
            assert found.above == np.sign(round(inside.mean() - rest.mean(), 12))
            if not (mirrored_groups and j) and not (mirrored_lines and i):
                family.append((found.adjusted, chance))
    assert table.tests == len(family)
    if family:
        theirs = peers.multitest.multipletests([chance for _ours, chance in family], method="holm")[1]
        for at, other in enumerate(theirs):
            ledger.same("Holm", family[at][0], float(other))


def _chance(peers: Peers, inside: Any, rest: Any) -> float:
    counts = np.array([[inside.sum(), (~inside).sum()], [rest.sum(), (~rest).sum()]], dtype=np.float64)
    if counts.sum(axis=0).min() == 0:
        return 1.0
    if peers.stats.contingency.expected_freq(counts).min() < statistics.EXPECTED:
        return float(peers.stats.fisher_exact(counts.astype(int)).pvalue)
    return float(peers.proportion.proportions_ztest(counts[:, 0], counts.sum(axis=1))[1])


def check_averages(
    ledger: Ledger, peers: Peers, columns: Sequence[Column], values: Any, groups: Sequence[Any], weights: Any | None
) -> None:
    """Mean, median and their tests; ``values`` are numbers per respondent, missing where none."""
    for column, group in zip(columns, groups, strict=True):
        inside, rest = values[group & values.notna()], values[~group & values.notna()]
        found = column.averages[0]
        by = None if weights is None else (weights[inside.index], weights[rest.index])
        if len(inside) == 0 or (by is not None and by[0].sum() == 0):
            assert found is None
            continue
        assert found is not None
        if by is None:
            ledger.same("mean", found.mean, inside.mean())
            ledger.same("median", found.median, inside.median())
        else:
            # In thousandths, which are whole: with sums of fractions the other median misses ties.
            thousandths = (by[0][by[0] > 0] * 1000).round()
            described = peers.weightstats.DescrStatsW(inside[by[0] > 0], thousandths, ddof=0)
            ledger.same("weighted mean", found.mean, described.mean)
            ledger.same("weighted median", found.median, described.quantile([0.5], return_pandas=False)[0])
        _check_test(ledger, peers, column, (inside, rest), by)


def _check_test(
    ledger: Ledger, peers: Peers, column: Column, sides: tuple[Any, Any], by: tuple[Any, Any] | None
) -> None:
    found = column.apart[0] if column.apart else None
    if found is None or min(map(len, sides)) < SMALL:
        return
    if sides[0].nunique() == 1 and sides[1].nunique() == 1:
        return
    if by is None and min(map(len, sides)) >= 30:
        ledger.same("Welch", found.chance, peers.stats.ttest_ind(*sides, equal_var=False).pvalue)
    elif by is None:
        ledger.same("Mann-Whitney", found.chance, peers.stats.mannwhitneyu(*sides, method="asymptotic").pvalue)
    else:
        described = []
        for side, weight in zip(sides, by, strict=True):
            squares = float((weight**2).sum())
            size = float(weight.sum()) ** 2 / squares if squares else 0.0
            if size < 2:
                return
            described.append(peers.weightstats.DescrStatsW(side, weight * (size / weight.sum()), ddof=0))
        chance = peers.weightstats.CompareMeans(*described).ttest_ind(usevar="unequal")[1]
        ledger.same("weighted Welch", found.chance, chance)
