"""Averages of scales and numbers: mean and median, of all and group by group, weighted where weights are on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.answers import Answers, Chosen, Measured, Rated, State
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.differences import Sample
from moin_desktop.analysis.questions import Option, Question, QuestionType, Role
from moin_desktop.analysis.statistics import mean, median
from moin_desktop.analysis.weights import Weights

_CODE = re.compile(r"[\s(\[]*(-?\d{1,3})(?:\s*[\s.:)=\]–-].*)?", re.DOTALL)
"""A label that begins with its code: "5", "5 = strongly agree", "(5) always"."""


@dataclass(frozen=True, slots=True)
class Average:
    """Mean and median of a scale or of numbers."""

    n: int
    """How many gave a value, each counted as one whatever their weight."""
    mean: float
    median: float


def scores(question: Question) -> NDArray[np.float64]:
    """The value of each option of a scale: its code where all of them have one, else its place, the first being 1.

    "Don't know" and "none" have no value (NaN). Shape (options,).
    """
    stands = [option.role not in (Role.DONT_KNOW, Role.NONE) for option in question.options]
    codes = [_code(option) for option, stands_ in zip(question.options, stands, strict=True) if stands_]
    if len(codes) > 1 and len(set(codes)) == len(codes) and None not in codes:
        values = iter(float(code) for code in codes if code is not None)
    else:
        values = iter(float(place) for place in range(1, len(codes) + 1))
    return np.array([next(values) if one else np.nan for one in stands], dtype=np.float64)


def _code(option: Option) -> int | None:
    found = _CODE.fullmatch(option.label)
    return int(found.group(1)) if found else None


def values(question: Question, answers: Answers, item: int | None = None) -> NDArray[np.float64]:
    """What each respondent gave as a number, NaN where none: shape (rows,).

    Numbers as they are, scales by their ``scores``, of a grid or ranking one ``item``. TypeError for anything else.
    """
    if isinstance(answers, Measured):
        return np.where(answers.state == State.ANSWERED, answers.values, np.nan)
    if isinstance(answers, Rated) and item is not None:
        codes = answers.codes[:, item]
    elif isinstance(answers, Chosen) and question.type is QuestionType.ORDERED:
        codes = answers.codes
    else:
        raise TypeError(type(answers).__name__)
    known = np.append(scores(question), np.nan)
    return known[codes]


def has_average(question: Question) -> bool:
    """Whether an average of a question's answers means something."""
    return question.type in (QuestionType.ORDERED, QuestionType.NUMBER, QuestionType.GRID, QuestionType.RANKING)


def average(given: NDArray[np.float64], who: Mask, weights: Weights | None = None) -> Average | None:
    """Mean and median of those in ``who`` (rows,) who have a value; None where nobody has, or nobody with a weight."""
    found = sample(given, who, weights)
    middle, half = mean(found.values, found.weights), median(found.values, found.weights)
    return None if middle is None or half is None else Average(len(found.values), middle, half)


def sample(given: NDArray[np.float64], who: Mask, weights: Weights | None = None) -> Sample:
    """The values of those in ``who`` (rows,) who have one, with their weights."""
    counted = who & ~np.isnan(given)
    return Sample(given[counted], None if weights is None else weights[counted])


def samples(
    given: NDArray[np.float64], mask: Mask, groups: Sequence[Mask], weights: Weights | None = None
) -> list[tuple[Sample, Sample]]:
    """The values of each group in ``mask`` (rows,) beside those of the rest, for ``averages_from_the_rest``."""
    return [(sample(given, mask & who, weights), sample(given, mask & ~who, weights)) for who in groups]
