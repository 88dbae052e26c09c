"""Marks of no answer that only the whole file shows: codes that stand in many columns."""

from collections import Counter
from collections.abc import Sequence

from moin_desktop.importing.facts import Facts
from moin_desktop.importing.vocabulary import NUMBER_CODES

_FIRST_WORDS = 1000
_REAL = frozenset(("-1",))
"""Codes that stand on scales from minus to plus as well."""


def missing_codes(facts: Sequence[Facts]) -> frozenset[str]:
    """Negative codes for no answer that stand in so many columns that they mean it in all, texts too."""
    filled = [fact for fact in facts if fact.filled]
    marked = Counter(code for fact in filled for code in NUMBER_CODES & set(fact.words[:_FIRST_WORDS]))
    return frozenset(code for code, n in marked.items() if n >= max(3, 0.2 * len(filled)) and code not in _REAL)
