"""How far coders agree: the answer is the unit, each theme a yes or no."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

NOT_RATED = -1

Ratings = NDArray[np.int8]
"""(coders, units): what each coder decided about each unit; ``NOT_RATED`` where one did not look."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures over the units that at least two coders looked at."""

    n: int
    same: int
    """Units where all who looked decided the same."""
    kappa: float | None
    """Cohen's kappa, of two coders only; None where both always decided the same one thing, or there are more."""
    alpha: float | None
    """Krippendorff's alpha for names; None where everyone decided the same one thing everywhere."""


def agreement(ratings: Ratings) -> Agreement:
    """The agreement of two or more coders.

    Kappa: Cohen, A coefficient of agreement for nominal scales, 1960. Alpha: Krippendorff, Computing Krippendorff's
    alpha-reliability, 2011, for nominal data with any number of coders and units not looked at by all.
    """
    rated = np.count_nonzero(ratings != NOT_RATED, axis=0) >= 2
    shared = ratings[:, rated]
    n = shared.shape[1]
    same = sum(len(set(unit[unit != NOT_RATED].tolist())) == 1 for unit in shared.T)
    return Agreement(n, same, _kappa(shared) if len(shared) == 2 else None, _alpha(shared))


def _kappa(ratings: Ratings) -> float | None:
    """(observed - expected) / (1 - expected), expected from how often each coder decides what."""
    n = ratings.shape[1]
    if not n:
        return None
    one, other = ratings
    observed = int(np.count_nonzero(one == other))
    by_chance = sum(
        int(np.count_nonzero(one == value)) * int(np.count_nonzero(other == value)) for value in np.unique(ratings)
    )
    return None if by_chance == n * n else (observed * n - by_chance) / (n * n - by_chance)


def _alpha(ratings: Ratings) -> float | None:
    """1 - observed / expected disagreement, from the pairs of values within units."""
    values = [value for value in np.unique(ratings) if value != NOT_RATED]
    counts = np.array([np.count_nonzero(ratings == value, axis=0) for value in values], dtype=np.float64)
    if not counts.size:
        return None
    raters = counts.sum(axis=0)
    totals = counts.sum(axis=1)
    n = totals.sum()
    unlike = ((raters**2 - (counts**2).sum(axis=0)) / (raters - 1)).sum()
    expected = n**2 - (totals**2).sum()
    return None if expected == 0 else float(1 - (n - 1) * unlike / expected)


def ratings(rows: NDArray[np.intp], given: Sequence[Mapping[str, NDArray[np.intp]]], theme: str, size: int) -> Ratings:
    """Yes (1) or no (0) of each coder about one theme, for the answers in ``rows``.

    ``given`` holds for each coder the rows of every theme; an answer without any theme of a coder is one that this
    coder has not looked at. ``size`` is the number of rows of the survey.
    """
    told = np.full((len(given), len(rows)), NOT_RATED, dtype=np.int8)
    for at, coder in enumerate(given):
        looked, yes = np.zeros(size, dtype=np.bool_), np.zeros(size, dtype=np.bool_)
        for id, some in coder.items():
            looked[some] = True
            if id == theme:
                yes[some] = True
        told[at] = np.where(looked[rows], yes[rows].astype(np.int8), NOT_RATED)
    return told


def overall(of_themes: Sequence[Ratings]) -> Agreement:
    """The agreement over all themes at once: every theme of every answer is a decision."""
    return agreement(np.concatenate(of_themes, axis=1) if of_themes else np.empty((0, 0), dtype=np.int8))


def unsettled(of_theme: Ratings, rows: NDArray[np.intp]) -> list[int]:
    """The rows of the answers where those who looked decided otherwise than each other."""
    yes = (of_theme == 1).any(axis=0)
    no = (of_theme == 0).any(axis=0)
    return [int(row) for row in rows[yes & no]]
