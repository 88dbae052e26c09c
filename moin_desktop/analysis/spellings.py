"""Which of the answers to a question are likely the same one, spelt differently."""

import re
import unicodedata
from collections.abc import Sequence

from rapidfuzz.distance import OSA

SHORTEST = 5
"""Letters; shorter words that differ by one are mostly other words (Iran, Iraq)."""
SAFE = 8
"""Letters from which on one wrong letter is rather a slip than another word (Iceland, Ireland)."""
LONG = 14
"""Letters from which on two slips are forgiven."""
MOST_COMPARED = 400
_NOT_LETTERS = re.compile(r"[\W_]+")
_DIGITS = re.compile(r"\d+")


def folded(text: str) -> str:
    """The words of a text without case, accents and punctuation, one space between them."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return _NOT_LETTERS.sub(" ", bare).strip()


def look_alike(one: str, other: str) -> bool:
    """Whether two answers are likely one: the same but for case, accents and punctuation, or but for a slip.

    A slip is one letter left out, doubled, wrong or swapped with its neighbour (Damerau 1964), never the first, never
    in a number or in a word of few letters.
    """
    return _alike(folded(one), folded(other))


def _alike(first: str, second: str) -> bool:
    if not first or not second:
        return False
    if first.replace(" ", "") == second.replace(" ", ""):
        return True
    if first[0] != second[0] or abs(len(first) - len(second)) > 2 or _DIGITS.findall(first) != _DIGITS.findall(second):
        return False
    words, others = first.split(), second.split()
    if len(words) != len(others):
        return False
    pairs = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    return len(pairs) <= (2 if len(first) >= LONG else 1) and all(_slip(a, b) for a, b in pairs)


def _slip(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < SHORTEST or longer.endswith(shorter):
        return False
    if len(one) == len(other) and len(one) < SAFE and not _swapped(one, other):
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1


def _swapped(one: str, other: str) -> bool:
    """Whether only two neighbours stand the other way round."""
    at = [i for i, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return len(at) == 2 and at[1] == at[0] + 1 and sorted(one) == sorted(other)


def likely_pairs(answers: Sequence[tuple[str, int]], most: int = 5) -> tuple[tuple[int, int], ...]:
    """Pairs of (label, count) that look alike, as (the rarer, the commoner), the surest first.

    Each answer is the rarer one of at most one pair; only the ``MOST_COMPARED`` commonest are compared.
    """
    order = sorted(range(len(answers)), key=lambda at: -answers[at][1])[:MOST_COMPARED]
    words = {at: folded(answers[at][0]) for at in order}
    found: list[tuple[int, int]] = []
    for place, rarer in enumerate(order):
        kept = next((common for common in order[:place] if _alike(words[rarer], words[common])), None)
        if kept is not None:
            found.append((rarer, kept))
    same = [(rarer, kept) for rarer, kept in found if words[rarer] == words[kept]]
    return tuple((same + [pair for pair in found if pair not in same])[:most])
