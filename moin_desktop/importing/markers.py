"""Marks of no answer that only the whole file shows: codes and words that stand in many columns."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from moin_desktop.analysis.values import parse_dates, parse_numbers
from moin_desktop.importing.facts import Facts
from moin_desktop.importing.vocabulary import NUMBER_CODES

_FAR = frozenset(
    ("99", "999", "9999", "99999", "98", "998", "97", "997", "88", "888", "8888", "77", "777", "7777", "66", "666")
)
_SCALE_END = 12
_FIRST_WORDS = 1000
_FEWEST = 3
_REAL = frozenset(("-1",))
"""Codes that stand on scales from minus to plus as well."""


def na_is_written_by_a_program(facts: Sequence[Facts]) -> bool:
    """Whether "NA" marks a missing value: it stands in many columns, or in several and among numbers and dates too."""
    filled = [fact for fact in facts if fact.filled]
    marked = [fact for fact in filled if "NA" in fact.marks]
    if len(marked) < _FEWEST:
        return False
    return len(marked) >= 0.3 * len(filled) or sum(map(_measures, marked)) >= 2


def _measures(facts: Facts) -> bool:
    """Whether all else in a column are numbers or dates."""
    words = [word for word in facts.words[:100] if word != "NA"]
    if len(words) < _FEWEST:
        return False
    return bool((~np.isnan(parse_numbers(words)) | ~np.isnat(parse_dates(words))).all())


def codes_apart(words: Sequence[str]) -> frozenset[str]:
    """Codes for no answer (99, 999, 88 …) among the words of a scale or code list that ends far below them."""
    codes = _FAR & set(words)
    if not codes:
        return frozenset()
    others = [word for word in words if word not in codes]
    if len(others) < 2 or not all(word.isdecimal() and len(word) <= 2 and int(word) <= _SCALE_END for word in others):
        return frozenset()
    return codes


def _number_codes(fact: Facts) -> frozenset[str]:
    """The negative codes among the first words of a column."""
    return fact.marks & NUMBER_CODES and NUMBER_CODES.intersection(fact.words[:_FIRST_WORDS])


def missing_codes(facts: Sequence[Facts]) -> frozenset[str]:
    """Negative codes for no answer that stand in so many columns that they mean it in all, texts too."""
    filled = [fact for fact in facts if fact.filled]
    marked = Counter(code for fact in filled for code in _number_codes(fact))
    return frozenset(code for code, n in marked.items() if n >= max(_FEWEST, 0.2 * len(filled)) and code not in _REAL)
