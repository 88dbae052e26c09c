"""Agreement of coders equals published examples and a count of pairs by hand."""

from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moin_desktop.analysis.agreement import NOT_RATED, Agreement, Ratings, agreement, overall, ratings, unsettled

_ = NOT_RATED
# Krippendorff 2011, "Computing Krippendorff's alpha-reliability": binary data of two observers, and nominal data of
# four with gaps.
BINARY = [[0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]]
NOMINAL = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
    [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]


def _told(rows: list[list[int]]) -> Ratings:
    return np.array(rows, dtype=np.int8)


def test_published_examples() -> None:
    assert agreement(_told(BINARY)).alpha == pytest.approx(0.095, abs=5e-4)
    found = agreement(_told(NOMINAL))
    assert found.alpha == pytest.approx(0.743, abs=5e-4)
    assert (found.n, found.kappa) == (11, None)


def test_kappa_of_the_textbook_table() -> None:
    one = [1] * 25 + [0] * 25
    other = [1] * 20 + [0] * 5 + [1] * 10 + [0] * 15
    found = agreement(_told([one, other]))
    assert (found.n, found.same) == (50, 35)
    assert found.kappa == pytest.approx(0.4)


def _alpha_by_pairs(told: list[list[int]]) -> Fraction | None:
    """Observed over expected disagreement by going through every ordered pair."""
    units = [[value for value in unit if value != NOT_RATED] for unit in zip(*told, strict=True)]
    units = [unit for unit in units if len(unit) >= 2]
    values = [value for unit in units for value in unit]
    observed = sum(
        (Fraction(sum(a != b for a, b in permutations(unit, 2)), len(unit) - 1) for unit in units), Fraction(0)
    )
    expected = sum(a != b for a, b in permutations(values, 2))
    return None if expected == 0 else 1 - observed / len(values) / Fraction(expected, len(values) * (len(values) - 1))


@given(
    st.integers(2, 4).flatmap(
        lambda coders: st.lists(st.lists(st.integers(-1, 2), min_size=coders, max_size=coders), min_size=1, max_size=12)
    )
)
def test_alpha_equals_a_count_of_all_pairs(units: list[list[int]]) -> None:
    told = [list(coder) for coder in zip(*units, strict=True)]
    found, expected = agreement(_told(told)).alpha, _alpha_by_pairs(told)
    assert found == (None if expected is None else pytest.approx(float(expected), abs=1e-12))


def test_coders_who_never_differ_in_anything_have_no_figure() -> None:
    assert agreement(_told([[1, 1], [1, 1]])) == Agreement(2, 2, None, None)
    assert overall([]) == Agreement(0, 0, None, None)


def test_an_answer_without_any_theme_was_not_looked_at() -> None:
    rows = np.array([0, 2, 5], dtype=np.intp)
    ada = {"t1": np.array([0, 2], dtype=np.intp), "t2": np.array([5], dtype=np.intp)}
    ben = {"t1": np.array([0], dtype=np.intp), "t2": np.array([2], dtype=np.intp)}
    told = ratings(rows, (ada, ben), "t1", 6)
    assert told.tolist() == [[1, 1, 0], [1, 0, _]]
    assert unsettled(told, rows) == [2]
    found = overall([told, ratings(rows, (ada, ben), "t2", 6)])
    assert (found.n, found.same) == (4, 2)
