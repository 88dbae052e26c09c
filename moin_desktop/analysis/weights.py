"""Weights: one number a respondent that says how much this one counts, and what is counted by it."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.answers import Answers, Chosen, Measured, Rated, State, Ticked, chose
from moin_desktop.analysis.columns import Codes, Mask
from moin_desktop.analysis.parts import Part
from moin_desktop.analysis.questions import Question

Weights = NDArray[np.float64]
"""One number of 0 or more for every respondent: shape (rows,)."""


MOST_IN_PATTERN = 12
"""Up to so many answers to choose from, who ticked the same ones is weighed together: an addition a respondent."""
_known: "WeakKeyDictionary[Ticked, NDArray[np.intp]]" = WeakKeyDictionary()


def _patterns(answers: Ticked) -> NDArray[np.intp]:
    """Which answers were ticked, as the bits of one number a respondent: shape (rows,); kept with the answers."""
    if answers not in _known:
        _known[answers] = np.zeros(len(answers.flags), dtype=np.intp)
        for at in range(answers.flags.shape[1]):
            _known[answers] |= answers.flags[:, at].astype(np.intp) << at
    return _known[answers]


@dataclass(frozen=True, slots=True)
class WeightFacts:
    """What a weight does to a survey, so that it can be told."""

    respondents: int
    blank: int
    """Respondents without a weight: they count nothing in percentages."""
    not_above_zero: int
    """Respondents whose weight is zero or negative: they count nothing either."""
    effective: float
    """Kish's effective sample size."""
    low: float
    """The smallest weight above zero; 0 where there is none."""
    high: float


def of_answers(answers: Measured) -> Weights:
    """The weights in a number question, shape (rows,): 0 where there is none, or one that is zero or negative.

    Infinite numbers are no weights either: beside one, nobody else would count.
    """
    usable = (answers.state == State.ANSWERED) & np.isfinite(answers.values) & (answers.values > 0)
    found: Weights = np.where(usable, answers.values, 0.0)
    return found


def facts(answers: Measured, everyone: Mask) -> WeightFacts:
    """What a number question would do as a weight of the respondents in ``everyone`` (rows,)."""
    weights = of_answers(answers)[everyone]
    given = answers.state[everyone] == State.ANSWERED
    above = weights[weights > 0]
    squares = _squares(above)
    return WeightFacts(
        respondents=len(weights),
        blank=int(np.count_nonzero(~given)),
        not_above_zero=int(np.count_nonzero(given & (weights == 0))),
        effective=float(above.sum()) ** 2 / squares if squares > 0 else 0.0,
        low=float(above.min()) if len(above) else 0.0,
        high=float(above.max()) if len(above) else 0.0,
    )


def _squares(weights: Weights) -> float:
    """The squared weights added up; not by ``@``, which wakes threads that wait longer than the sum takes."""
    return float(np.einsum("i,i->", weights, weights))


def whole(mask: Mask, weights: Weights | None) -> Part:
    """All respondents in ``mask`` (rows,) as a part of themselves: the base that other parts are of."""
    n = int(np.count_nonzero(mask))
    if weights is None:
        return Part(n, n)
    counted = np.where(mask, weights, 0.0)
    weight = float(counted.sum())
    return Part(n, n, weight, weight, _squares(counted))


def part(counted: Mask, base: Mask, weights: Weights | None) -> Part:
    """Those of ``base`` (rows,) who are in ``counted`` (rows,) as a part of it."""
    both = counted & base
    weight = None if weights is None else float(weights[both].sum())
    return whole(base, weights).of(int(np.count_nonzero(both)), weight)


def option_weights(question: Question, answers: Chosen | Ticked, mask: Mask, weights: Weights) -> list[float]:
    """The weights of those in ``mask`` who chose each option, added up, in the question's order."""
    if isinstance(answers, Ticked):
        within = np.where(mask, weights, 0.0)
        size = answers.flags.shape[1]
        if not 0 < size <= MOST_IN_PATTERN:
            return [float(one) for one in within @ answers.flags]
        each = np.bincount(_patterns(answers), weights=within, minlength=1 << size)
        ticked = np.arange(1 << size)[:, None] >> np.arange(size) & 1
        return [float(one) for one in (each[:, None] * ticked).sum(axis=0)]
    return code_weights(answers.codes, len(question.options), mask, weights)


def code_weights(codes: Codes, size: int, mask: Mask, weights: Weights) -> list[float]:
    """The weights of those in ``mask`` by code, added up; -1 is none."""
    rows = np.flatnonzero(mask)
    return [float(one) for one in np.bincount(codes.take(rows) + 1, weights.take(rows), minlength=size + 1)[1:]]


def net_weights(question: Question, answers: Chosen | Ticked, mask: Mask, weights: Weights) -> list[float]:
    """The weights of those in ``mask`` who chose any member of each group of options, added up."""
    return [float(weights[chose(question, answers, net.options) & mask].sum()) for net in question.nets]


def any_weight(answers: Answers, mask: Mask, weights: Weights) -> float:
    """The weights of those in ``mask`` who gave an answer, added up."""
    return float(weights[(answers.state == State.ANSWERED) & mask].sum())


def item_mask(answers: Rated, item: int, mask: Mask) -> Mask:
    """Who in ``mask`` (rows,) answered one item of a grid or ranking: shape (rows,)."""
    return mask & (answers.codes[:, item] >= 0)
