"""Columns of dates and numbers, and what whole numbers stand for."""

import math
import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.values import parse_dates, parse_numbers
from moin_desktop.i18n import _
from moin_desktop.importing.facts import SAMPLE, Facts
from moin_desktop.importing.markers import codes_apart
from moin_desktop.importing.numbers import NumberKind, number_kind
from moin_desktop.importing.proposals import Context, number_options, propose
from moin_desktop.importing.vocabulary import (
    NUMBER_CODES,
)

_DIGIT = re.compile(r"\d")
MOST = 0.8
"""The share of answers that must fit before a column is read as numbers or dates."""


def as_dates(
    facts: Facts, words: tuple[str, ...], counts: tuple[int, ...], missing: tuple[str, ...], context: Context
) -> Question | None:
    """A date, where most answers are dates; ``words`` with ``counts`` are those that are not missing."""
    if not facts.dates or facts.dates < MOST * sum(counts):
        sample = words[:SAMPLE]
        if with_digits(words, counts) < 0.5 * MOST or max(map(len, words[:60])) < 6:
            return None
        good = ~np.isnat(parse_dates(sample))
        if np.dot(good, counts[:SAMPLE]) < MOST * sum(counts[:SAMPLE]):
            return None
    day_first = _day_first(words)
    reason = _("Most cells are dates.")
    if day_first is None:
        day_first = not context.platform.month_first
    return propose(facts, QuestionType.DATE, reason, missing=missing, day_first=day_first)


def with_digits(words: Sequence[str], counts: Sequence[int]) -> float:
    """The share of answers among the first texts that hold a digit near their start: a cheap look before parsing."""
    digits = sum(n for word, n in zip(words[:60], counts[:60], strict=True) if _DIGIT.search(word, 0, 16))
    return digits / sum(counts[:60])


def _day_first(words: Sequence[str]) -> bool | None:
    """Whether the day stands before the month, from any part above 12; None where the column does not say."""
    for word in words[:SAMPLE]:
        parts = word.replace("-", "/").replace(".", "/").split("/", 2)
        if len(parts) == 3 and len(parts[0]) <= 2 and parts[0].isdecimal() and parts[1].isdecimal():
            first, second = int(parts[0]), int(parts[1])
            if first > 12:
                return True
            if second > 12:
                return False
    return None


def month_unsure(words: Sequence[str]) -> bool:
    """Whether dates are written with numbers and nothing tells the day from the month."""
    numbers = any(len(word.split("/", 2)) == 3 and not word[:4].isdecimal() for word in words[:SAMPLE])
    return numbers and _day_first(words) is None


def as_numbers(
    facts: Facts, words: tuple[str, ...], counts: tuple[int, ...], missing: tuple[str, ...]
) -> Question | None:
    """A scale, codes, flags, an amount or mere form data, where most answers are numbers."""
    if with_digits(words, counts) < 0.5 * MOST:
        return None
    sample, weights = words[:SAMPLE], counts[:SAMPLE]
    values = parse_numbers(sample)
    numeric = ~np.isnan(values)
    if np.dot(numeric, weights) < MOST * sum(weights):
        return None
    codes = _number_codes(sample, values)
    if codes:
        missing = tuple(word for word in facts.words if word in missing or word in codes)
        kept = [i for i, word in enumerate(sample) if word not in codes]
        sample, weights = tuple(sample[i] for i in kept), tuple(weights[i] for i in kept)
        values = values[kept]
    if not sample:
        return None
    kind = number_kind(values, np.array(weights), facts.heading.text)
    whole = bool((~np.isnan(values)).all())
    if kind is NumberKind.FLAG and whole:
        options = tuple(reversed(number_options(sample)))
        return propose(facts, QuestionType.YES_NO, _("Every cell is 0 or 1."), options=options, missing=missing)
    if kind is NumberKind.SCALE and whole:
        low, high = number_options(sample)[0].label, number_options(sample)[-1].label
        reason = _("The cells are whole numbers from {low} to {high}, so it is a scale.").format(low=low, high=high)
        return propose(facts, QuestionType.ORDERED, reason, options=number_options(sample), missing=missing)
    if kind is NumberKind.CODE and whole:
        reason = _("A few whole numbers return again and again, so they stand for answers.")
        return propose(facts, QuestionType.SINGLE, reason, options=number_options(sample), missing=missing)
    if kind is NumberKind.ID:
        return propose(facts, QuestionType.META, _("The numbers only tell things apart; they measure nothing."))
    return propose(facts, QuestionType.NUMBER, _("Most cells are numbers."), missing=missing)


def _number_codes(words: Sequence[str], values: NDArray[np.float64]) -> frozenset[str]:
    """Codes for no answer: negative where all other numbers are positive, or far above a scale."""
    apart = codes_apart([word.removesuffix(".0") for word in words])
    if apart:
        return frozenset(word for word in words if word.removesuffix(".0") in apart)
    codes = frozenset(words) & NUMBER_CODES
    others = [v for word, v in zip(words, values.tolist(), strict=True) if word not in codes and not math.isnan(v)]
    return codes if codes and others and min(others) >= 0 else frozenset()
