"""Which things hold the typed words, best first; no Qt, so that it can be tried at any size."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from rapidfuzz import fuzz, process

from moin_desktop.analysis.folding import fold

MOST = 8
"""Things shown of one kind at most, unless it is the only kind."""
MOST_ALONE = 60
_SLIPS = 80
"""Likeness, of 100, from which words that are not found as typed count as slips of others."""
_SHORTEST = 4
_NEAR = 40


class Kind(IntEnum):
    """What a thing is, in the order in which kinds are shown where they fit equally well."""

    QUESTION = 0
    ANSWER = 1
    FINDING = 2
    NOTE = 3
    FILTER = 4
    ACTION = 5
    TEXT = 6
    MORE = 7


@dataclass(frozen=True, slots=True, eq=False)
class Thing:
    """Something that can be found, and what happens when it is chosen."""

    kind: Kind
    text: str
    run: Callable[[], object] = field(repr=False)
    detail: str = ""
    icon: str = ""
    key: str = ""
    """The key that does the same."""
    also: str = ""
    """Further words it is found by, not shown."""
    folded: str = ""
    """Filled by ``prepared``."""


def prepared(things: Sequence[Thing]) -> tuple[Thing, ...]:
    """The same things with their words folded, once for many searches."""
    return tuple(
        Thing(one.kind, one.text, one.run, one.detail, one.icon, one.key, one.also, _folded(one)) for one in things
    )


def _folded(thing: Thing) -> str:
    return fold(thing.text) + "\n" + fold(f"{thing.also} {thing.detail}")


def search(things: Sequence[Thing], typed: str) -> tuple[Thing, ...]:
    """Those that hold every typed word in any order, the best kind first and within it the best.

    Where nothing does, those whose words are likely meant: a slip of a letter or two.
    """
    words = fold(typed).split()
    if not words:
        return _gathered([(0.0, one) for one in things])
    found = [(_score(one.folded, words), one) for one in things if all(word in one.folded for word in words)]
    if not found:
        found = _meant(things, words)
    return _gathered(found)


def _meant(things: Sequence[Thing], words: Sequence[str]) -> list[tuple[float, Thing]]:
    """Those whose names have a word like each that was typed, where the typed ones are long enough to tell."""
    if min(len(word) for word in words) < _SHORTEST:
        return []
    names = [one.folded.partition("\n")[0] for one in things]
    near = process.extract(words[0], names, scorer=fuzz.partial_ratio, score_cutoff=_SLIPS, limit=_NEAR)
    found = []
    for name, _likeness, at in near:
        there = name.split()
        likeness = [max(fuzz.ratio(word, other) for other in there) for word in words]
        if min(likeness) >= _SLIPS:
            found.append((100 - sum(likeness) / len(likeness), things[at]))
    return found


def _score(folded: str, words: Sequence[str]) -> float:
    """Smaller is better: whole words and beginnings in the name itself, then short names, then further words."""
    name = folded.partition("\n")[0]
    bad = 0.0
    for word in words:
        at = name.find(word)
        if at < 0:
            bad += 40
        elif at == 0:
            bad += 0
        elif name[at - 1].isalnum():
            bad += 12
        else:
            bad += 4
        ends = at + len(word)
        if at >= 0 and ends < len(name) and name[ends].isalnum():
            bad += 2
    return bad + min(len(name), 200) / 40


def _gathered(found: Sequence[tuple[float, Thing]]) -> tuple[Thing, ...]:
    """Kind by kind, the kind with the best thing first; few of each where there are several."""
    by_kind: dict[Kind, list[tuple[float, int, Thing]]] = {}
    for at, (score, one) in enumerate(found):
        by_kind.setdefault(one.kind, []).append((score, at, one))
    for held in by_kind.values():
        held.sort(key=lambda entry: entry[:2])
    order = sorted(by_kind, key=lambda kind: (round(by_kind[kind][0][0] / 4), kind))
    most = MOST if len(order) > 1 else MOST_ALONE
    return tuple(one for kind in order for _score_, _at, one in by_kind[kind][:most])
