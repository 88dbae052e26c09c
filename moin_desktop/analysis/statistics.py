"""How sure a share is, were the respondents a random sample."""

from math import sqrt

_Z95 = 1.959963984540054


def wilson(count: int, base: int) -> tuple[float, float]:
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
