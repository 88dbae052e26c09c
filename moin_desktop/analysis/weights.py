"""Weights: one number a respondent that says how much this one counts, and what is counted by it."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary, ref

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis import statistics
from moin_desktop.analysis.answers import Chosen, Measured, State, Ticked, chose
from moin_desktop.analysis.columns import Codes, Mask
from moin_desktop.analysis.parts import Part
from moin_desktop.analysis.questions import Question

Weights = NDArray[np.float64]
"""One number of 0 or more for every respondent: shape (rows,)."""


IN_PATTERN = 12
"""So many answers to choose from are weighed together by who ticked the same ones: an addition a respondent."""
_patterns: "WeakKeyDictionary[Ticked, tuple[NDArray[np.int16], ...]]" = WeakKeyDictionary()


def _patterns_of(answers: Ticked) -> tuple[NDArray[np.int16], ...]:
    """Which answers were ticked, as the bits of one number a respondent, ``IN_PATTERN`` answers in each array (rows,).

    Kept as long as the answers.
    """
    if answers not in _patterns:
        columns = [answers.flags[:, at].astype(np.int16) for at in range(answers.flags.shape[1])]
        groups = [columns[at : at + IN_PATTERN] for at in range(0, len(columns), IN_PATTERN)]
        _patterns[answers] = tuple(
            np.bitwise_or.reduce([column << np.int16(at) for at, column in enumerate(group)]) for group in groups
        )
    return _patterns[answers]


@dataclass(frozen=True, slots=True, eq=False)
class Within:
    """Some respondents with their weights, taken out of all once for whatever is weighed of them."""

    rows: NDArray[np.intp]
    weights: Weights
    """One for each of ``rows``."""
    part: Part
    """All of them as a part of themselves."""

    def whole(self, kept: Mask | None = None) -> Part:
        """They, or those ``kept`` (len(rows),) of them, as a part of themselves."""
        return self.part if kept is None else _whole(int(np.count_nonzero(kept)), self.weights * kept)

    def tallied(self, places: NDArray[np.int16], size: int) -> Weights:
        """Their weights added up by ``places`` (all respondents,), which are numbers under ``size``."""
        return np.bincount(places.take(self.rows), self.weights, minlength=size).astype(np.float64, copy=False)


_REMEMBERED = 4
_known: list[tuple["ref[Mask]", "ref[Weights]", Within]] = []


def within(mask: Mask, weights: Weights) -> Within:
    """Those in ``mask`` (rows,) with their weights; where nobody can write to either, remembered while they live."""
    if mask.flags.writeable or weights.flags.writeable:
        return _taken(mask, weights)
    for known, by, found in _known:
        if known() is mask and by() is weights:
            return found
    found = _taken(mask, weights)
    _known[:] = [(ref(mask), ref(weights), found), *_known[: _REMEMBERED - 1]]
    return found


def _taken(mask: Mask, weights: Weights) -> Within:
    rows = np.flatnonzero(mask)
    few = weights.take(rows)
    return Within(rows, few, _whole(len(rows), few))


def _whole(n: int, counted: Weights) -> Part:
    weight = float(counted.sum())
    return Part(n, n, weight, weight, statistics.squares(counted))


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
    found.flags.writeable = False
    return found


def facts(answers: Measured, everyone: Mask) -> WeightFacts:
    """What a number question would do as a weight of the respondents in ``everyone`` (rows,)."""
    known = _facts.get(answers)
    if known is not None and known[0]() is everyone:
        return known[1]
    found = _facts_of(answers, everyone)
    if not everyone.flags.writeable:
        _facts[answers] = (ref(everyone), found)
    return found


_facts: "WeakKeyDictionary[Measured, tuple[ref[Mask], WeightFacts]]" = WeakKeyDictionary()
"""Every chart tells of them."""


def _facts_of(answers: Measured, everyone: Mask) -> WeightFacts:
    weights = of_answers(answers)[everyone]
    given = answers.state[everyone] == State.ANSWERED
    above = weights[weights > 0]
    squares = statistics.squares(above)
    return WeightFacts(
        respondents=len(weights),
        blank=int(np.count_nonzero(~given)),
        not_above_zero=int(np.count_nonzero(given & (weights == 0))),
        effective=float(above.sum()) ** 2 / squares if squares > 0 else 0.0,
        low=float(above.min()) if len(above) else 0.0,
        high=float(above.max()) if len(above) else 0.0,
    )


def whole(mask: Mask, weights: Weights | None) -> Part:
    """All respondents in ``mask`` (rows,) as a part of themselves: the base that other parts are of."""
    if weights is None:
        n = int(np.count_nonzero(mask))
        return Part(n, n)
    return within(mask, weights).part


def part(counted: Mask, base: Mask, weights: Weights | None) -> Part:
    """Those of ``base`` (rows,) who are in ``counted`` (rows,) as a part of it."""
    both = counted & base
    weight = None if weights is None else within(both, weights).part.weight
    return whole(base, weights).of(int(np.count_nonzero(both)), weight)


def option_weights(question: Question, answers: Chosen | Ticked, mask: Mask, weights: Weights) -> list[float]:
    """The weights of those in ``mask`` who chose each option, added up, in the question's order."""
    if isinstance(answers, Chosen):
        return code_weights(answers.codes, len(question.options), mask, weights)
    few, size = within(mask, weights), answers.flags.shape[1]
    found: list[float] = []
    for group in _patterns_of(answers):
        count = min(IN_PATTERN, size - len(found))
        each = few.tallied(group, 1 << count)
        ticked = np.arange(1 << count)[:, None] >> np.arange(count) & 1
        found += (each[:, None] * ticked).sum(axis=0).tolist()
    return found


def code_weights(codes: Codes, size: int, mask: Mask, weights: Weights) -> list[float]:
    """The weights of those in ``mask`` by code, added up; -1 is none."""
    few = within(mask, weights)
    found: list[float] = np.bincount(codes.take(few.rows) + 1, few.weights, minlength=size + 1)[1:].tolist()
    return found


def net_weights(question: Question, answers: Chosen | Ticked, mask: Mask, weights: Weights) -> list[float]:
    """The weights of those in ``mask`` who chose any member of each group of options, added up."""
    few = within(mask, weights)
    return [float((few.weights * chose(question, answers, net.options).take(few.rows)).sum()) for net in question.nets]
