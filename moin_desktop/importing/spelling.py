"""Words typed wrong by a letter or two, held against the words that a scale could have."""

from collections.abc import Collection
from functools import lru_cache

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

_SHORTEST = 5
_LONG = 12


@lru_cache(maxsize=4096)
def nearest(word: str, known: frozenset[str]) -> str | None:
    """The one known word that differs by a letter left out, doubled, mistyped or swapped (two in long words).

    None where the word is short, known itself, or near to several. A prefix of two letters ("un") is no such slip.
    Distance: optimal string alignment, rapidfuzz.
    """
    if len(word) < _SHORTEST or word in known or not word.isalpha():
        return None
    most = 2 if len(word) >= _LONG else 1
    like = _by_start(known)
    near = [other for size in (-1, 0, 1) for other in like.get((word[0], len(word) + size), ())]
    found = [
        (other, int(distance))
        for other, distance, _at in extract(word, near, scorer=OSA.distance, score_cutoff=most, limit=3)
    ]
    if not found or (len(found) > 1 and found[0][1] == found[1][1]):
        return None
    return found[0][0]


@lru_cache(maxsize=16)
def _by_start(known: frozenset[str]) -> dict[tuple[str, int], list[str]]:
    """Known words that are not too short by their first letter and length, in the order of the alphabet."""
    like: dict[tuple[str, int], list[str]] = {}
    for word in sorted(known):
        if len(word) >= _SHORTEST:
            like.setdefault((word[0], len(word)), []).append(word)
    return like


def typed_like(text: str, others: Collection[str]) -> str | None:
    """The first of other texts with the same words but one, which differs by a slip of typing; all in plain form."""
    words = text.split()
    for other in others:
        there = other.split()
        if len(there) != len(words):
            continue
        apart = [(a, b) for a, b in zip(words, there, strict=True) if a != b]
        if len(apart) == 1 and _is_slip(*apart[0]):
            return other
    return None


def _is_slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < _SHORTEST or abs(len(one) - len(other)) > 1 or one[:1] != other[:1]:
        return False
    if not (one.isalpha() and other.isalpha()):
        return False
    return OSA.distance(one, other) <= (2 if min(len(one), len(other)) >= _LONG else 1)
