"""Likely ranges against published figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moin_desktop.analysis.statistics import wilson


@pytest.mark.parametrize(
    ("count", "base", "low", "high"),
    [
        # R. G. Newcombe, "Two-sided confidence intervals for the single proportion",
        # Statistics in Medicine 17 (1998), table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_published(count: int, base: int, low: float, high: float) -> None:
    assert wilson(count, base) == pytest.approx((low, high), abs=5e-5)


def test_nobody() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@given(st.integers(1, 10**6).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))))
def test_the_range_holds_the_share(pair: tuple[int, int]) -> None:
    count, base = pair
    low, high = wilson(count, base)
    assert 0 <= low <= count / base <= high <= 1
    other_low, other_high = wilson(base - count, base)
    assert (low, high) == pytest.approx((1 - other_high, 1 - other_low))
