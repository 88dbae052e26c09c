"""How sure a share is, were the respondents a random sample, and whether a group differs from the rest."""

from collections.abc import Sequence
from math import erfc, exp, lgamma, log, sqrt

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.parts import Part

_Z95 = 1.959963984540054
_SAME = 1e-7
"""Probabilities that differ by less than this part of themselves count as equally likely in Fisher's test, as in R."""
EXPECTED = 5
"""A cell that is expected to hold fewer than this calls for Fisher's exact test (W. G. Cochran, 1954)."""

Values = NDArray[np.float64]


def wilson(count: float, base: float) -> tuple[float, float]:
    """The likely range of a share: Wilson's 95% score interval, both ends 0 to 1; (0, 1) where the base is 0.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
    """
    if not base:
        return 0.0, 1.0
    share, square = count / base, _Z95 * _Z95
    middle = share + square / (2 * base)
    reach = _Z95 * sqrt(share * (1 - share) / base + square / (4 * base * base))
    scale = 1 + square / base
    low = 0.0 if count == 0 else (middle - reach) / scale
    high = 1.0 if count == base else (middle + reach) / scale
    return low, high


def likely(part: Part) -> tuple[float, float]:
    """The likely range of a part, both ends 0 to 1: Wilson's, with Kish's effective base where there are weights."""
    if not part.weighted:
        return wilson(part.count, part.base)
    size, share = part.effective, part.share
    return wilson(size if share == 1.0 else share * size, size)


def two_proportions(count: float, base: float, rest: float, rest_base: float) -> float:
    """The two-sided p value that two shares differ by chance: z test with pooled variance; 1 where nothing varies.

    Source: the square of z is Pearson's chi-squared of the 2 × 2 table (K. Pearson, 1900), without correction.
    """
    pooled = (count + rest) / (base + rest_base)
    spread = pooled * (1 - pooled) * (1 / base + 1 / rest_base)
    if spread <= 0:
        return 1.0
    return erfc(abs(count / base - rest / rest_base) / sqrt(2 * spread))


def fisher(count: int, base: int, rest: int, rest_base: int) -> float:
    """The two-sided p value of Fisher's exact test that ``count`` of ``base`` differs from ``rest`` of ``rest_base``.

    The probabilities of all tables with the same margins that are no likelier than the one seen, from log-gamma sums.
    Source: R. A. Fisher, "Statistical Methods for Research Workers", 5th edition (1934), section 21.02.
    """
    chosen, everyone = count + rest, base + rest_base
    first, last = max(0, chosen - rest_base), min(chosen, base)
    whole = _ways(everyone, chosen)
    chances = [exp(_ways(base, k) + _ways(rest_base, chosen - k) - whole) for k in range(first, last + 1)]
    limit = chances[count - first] * (1 + _SAME)
    return min(1.0, sum(chance for chance in chances if chance <= limit))


def _ways(n: int, k: int) -> float:
    """The logarithm of "n choose k"."""
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)


def expected_least(count: float, base: float, rest: float, rest_base: float) -> float:
    """The smallest number expected in a cell of the 2 × 2 table, were both shares the same; 0 without anyone."""
    everyone = base + rest_base
    chosen = count + rest
    return min(base, rest_base) * min(chosen, everyone - chosen) / everyone if everyone else 0.0


def holm(chances: Sequence[float]) -> tuple[float, ...]:
    """P values adjusted for being looked at together, in the same order.

    Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scand. J. Statistics 6 (1979).
    """
    found = [0.0] * len(chances)
    reached = 0.0
    for at, place in enumerate(sorted(range(len(chances)), key=chances.__getitem__)):
        reached = max(reached, min(1.0, (len(chances) - at) * chances[place]))
        found[place] = reached
    return tuple(found)


def mean(values: Values, weights: Values | None = None) -> float | None:
    """The average, weighted where weights are given; None without values or weight."""
    if weights is None:
        return float(values.mean()) if len(values) else None
    whole = float(weights.sum())
    return float((values * weights).sum()) / whole if whole > 0 else None


def median(values: Values, weights: Values | None = None) -> float | None:
    """The value in the middle, weighted where weights are given; None without values or weight.

    Weighted, it is the value at which half of the weight is passed; where exactly half lies on either side, the middle
    between the two values there, as without weights.
    """
    if weights is None:
        return float(np.median(values)) if len(values) else None
    counted = weights > 0
    values, weights = values[counted], weights[counted]
    if not len(values):
        return None
    order = np.argsort(values, kind="stable")
    values, run = values[order], np.cumsum(weights[order])
    half = run[-1] / 2
    at = int(np.searchsorted(run, half * (1 - 1e-12)))
    if abs(run[at] - half) <= half * 1e-12 and at + 1 < len(values):
        return float(values[at] + values[at + 1]) / 2
    return float(values[at])


def kish(weights: Values) -> float:
    """How many respondents of equal weight would be as sure: the squared sum of weights by the sum of their squares."""
    added = squares(weights)
    return float(weights.sum()) ** 2 / added if added > 0 else 0.0


def squares(values: Values) -> float:
    """The squares of some numbers added up; not by ``@``, which wakes threads that wait longer than the sum takes."""
    return float((values * values).sum())


def welch(values: Values, rest: Values, weights: Values | None = None, rest_weights: Values | None = None) -> float:
    """The two-sided p value that two averages differ by chance, whatever their spreads; 1 where nothing varies.

    Weighted, the averages and spreads are weighted and the sizes are Kish's. Two values each are needed, else 1.
    Source: B. L. Welch, "The generalization of Student's problem", Biometrika 34 (1947).
    """
    one, other = _moments(values, weights), _moments(rest, rest_weights)
    if one is None or other is None:
        return 1.0
    error_one, error_other = one[1] / one[2], other[1] / other[2]
    error = error_one + error_other
    if error <= 0:
        return 1.0
    freedom = error * error / (error_one**2 / (one[2] - 1) + error_other**2 / (other[2] - 1))
    return student(abs(one[0] - other[0]) / sqrt(error), freedom)


def _moments(values: Values, weights: Values | None) -> tuple[float, float, float] | None:
    """Average, variance and size (effective under weights); None where the size is under 2."""
    if weights is None:
        return (float(values.mean()), float(values.var(ddof=1)), float(len(values))) if len(values) > 1 else None
    size, centre = kish(weights), mean(values, weights)
    if centre is None or size < 2:
        return None
    variance = float((weights * (values - centre) ** 2).sum()) / float(weights.sum())
    return centre, variance * size / (size - 1), size


def mann_whitney(values: Values, rest: Values) -> float:
    """The two-sided p value that two groups stand at the same height by chance; 1 where nothing varies.

    The normal approximation with ties and continuity corrected; fair from about eight values in each group.
    Source: H. B. Mann and D. R. Whitney, Annals of Mathematical Statistics 18 (1947).
    """
    n, m = len(values), len(rest)
    if not n or not m:
        return 1.0
    _distinct, where, ties = np.unique(np.concatenate([values, rest]), return_inverse=True, return_counts=True)
    ends = np.cumsum(ties)
    ranks = (ends - (ties - 1) / 2)[where]
    over = float(ranks[:n].sum()) - n * (n + 1) / 2
    tied = float((ties.astype(np.float64) ** 3 - ties).sum())
    variance = n * m / 12 * ((n + m + 1) - tied / ((n + m) * (n + m - 1)))
    if variance <= 0:
        return 1.0
    return erfc(max(0.0, abs(over - n * m / 2) - 0.5) / sqrt(2 * variance))


def student(t: float, freedom: float) -> float:
    """The two-sided p value of Student's t with so many degrees of freedom.

    Source: DLMF 8.17 (the incomplete beta function), where p is I(freedom / 2, 1/2) at freedom / (freedom + t²).
    """
    return _beta(freedom / 2, 0.5, freedom / (freedom + t * t))


def _beta(a: float, b: float, x: float) -> float:
    """The regularised incomplete beta function, by its continued fraction on the side where that settles quickly."""
    if x <= 0 or x >= 1:
        return 0.0 if x <= 0 else 1.0
    if x > (a + 1) / (a + b + 2):
        return 1.0 - _beta(b, a, 1.0 - x)
    front = exp(a * log(x) + b * log(1.0 - x) + lgamma(a + b) - lgamma(a) - lgamma(b)) / a
    return front * _fraction(a, b, x)


def _fraction(a: float, b: float, x: float) -> float:
    """The continued fraction DLMF 8.17.22, by Lentz's way (W. J. Lentz, Applied Optics 15, 1976)."""
    tiny = 1e-300
    c, d = 1.0, 1.0 - (a + b) * x / (a + 1.0)
    d = 1.0 / (d if abs(d) > tiny else tiny)
    value = d
    for m in range(1, 1000):
        change = 1.0
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1.0) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1.0)),
        ):
            d = 1.0 + term * d
            d = 1.0 / (d if abs(d) > tiny else tiny)
            c = 1.0 + term / c
            c = c if abs(c) > tiny else tiny
            change = c * d
            value *= change
        if abs(change - 1.0) < 1e-15:
            break
    return value
