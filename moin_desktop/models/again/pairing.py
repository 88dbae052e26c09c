"""Which respondents of two exports are the same: by the number the platform gave them, or by what they answered."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.columns import BLANK, Codes, Column
from moin_desktop.analysis.values import parse_dates

Rows = NDArray[np.intp]
"""Rows counted from 0."""
Meaning = Callable[[Sequence[str]], Iterable[str]]
"""What texts are compared by: one text for each, equal where they mean the same."""
_Prints = NDArray[np.uint64]

KINDRED = 0.5
"""Paired respondents agree at least half-way between strangers and themselves, or the pairing means nothing."""
_FEW = 5
"""Under this many respondents, how often strangers agree cannot be told."""
_SAMPLE = 2000
_MOSTLY = 0.5
_USABLE = 0.9
"""The least share of filled cells, each with a text of its own, in a column that numbers respondents."""
_BETTER = 1.02
"""A later column replaces an earlier one as the key only where it is clearly better."""
_SPARE_BITS = 3.0
"""A pair that agrees by chance is found once in eight comparisons of all with all."""
_GROUPS = 8
"""Rows are compared whole but for one of these groups of columns."""
_MOST = 2_000_000
"""Pairs looked at closely, at most."""
_NAMED = re.compile(
    r".*id|id|#|.*\b(?:nr|no|number|token|key|hash|index|ref(?:erence)?)|序号|编号|lfdnr", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, eq=False)
class Joint:
    """One column of both exports, in codes of one vocabulary of ``size`` words; ``BLANK`` for none."""

    old: Codes
    new: Codes
    size: int


@dataclass(frozen=True, slots=True, eq=False)
class Pairs:
    """Respondents in both exports: row ``old[n]`` is row ``new[n]``; sorted by the old row."""

    old: Rows
    new: Rows
    key: int | None = None
    """Which of the columns told them apart; None where their answers did."""
    sure: bool = False
    """Whether strangers could not be paired as well: where there are few questions, many people answer alike."""


def joint(old: Column, new: Column, old_means: Meaning = tuple, new_means: Meaning = tuple) -> Joint:
    """A column of both exports in one vocabulary; texts that mean the same are one word."""
    places: dict[str, int] = {}
    first = [places.setdefault(word, len(places)) for word in old_means(old.words)]
    second = [places.setdefault(word, len(places)) for word in new_means(new.words)]
    by_old, by_new = (np.array([*side, BLANK], dtype=np.int32) for side in (first, second))
    return Joint(by_old[old.codes], by_new[new.codes], len(places))


def could_number(column: Column) -> bool:
    """Whether a column can tell respondents apart: nearly every cell another, and no measure such as a duration."""
    rows, words = len(column.codes), column.words
    if not words or np.count_nonzero(_once(column.codes)) < _USABLE * rows:
        return False
    some = words[:50]
    if np.count_nonzero(~np.isnat(parse_dates(some))) * 2 > len(some):
        return False
    if _NAMED.fullmatch(column.heading.strip()) or not all(word.isdecimal() for word in some):
        return True
    steps = np.diff(np.array([int(word) for word in some], dtype=np.float64))
    return bool(np.all(steps > 0) or np.all(steps < 0))


def pair(joints: Sequence[Joint], keys: Sequence[int] = ()) -> Pairs:
    """Pair the respondents of two exports.

    ``joints`` are the columns that both have, ``keys`` those of them that could number respondents. A key counts only
    where those it pairs agree in the other columns; a numbering that starts anew in every export does not.
    """
    if not joints:
        nobody = np.empty(0, dtype=np.intp)
        return Pairs(nobody, nobody)
    best, best_score, telling = None, 0.0, [one for one in joints if _in_common(one)]
    for at in keys:
        found = _same_once(joints[at].old, joints[at].new)
        kin = kinship([one for one in telling if one is not joints[at]], *found)
        if kin < KINDRED:
            telling = [one for one in telling if one is not joints[at]]
        elif kin * len(found[0]) > best_score * _BETTER:
            best, best_score = at, kin * len(found[0])
    pairs = _Pairing(len(joints[0].old), len(joints[0].new))
    if best is not None:
        pairs.add(*_same_once(joints[best].old, joints[best].new))
        pairs.leave(~_once(joints[best].old), ~_once(joints[best].new))
    if telling and pairs.waiting():
        pairs.add(*_equal(_fingerprints(telling, pairs.old), _fingerprints(telling, pairs.new, new=True)))
    if telling and pairs.waiting():
        pairs.add(*_alike(telling, pairs))
    old, new = pairs.found()
    return Pairs(old, new, best, best is not None or _told_apart(telling, old) or _in_step(telling))


def _told_apart(columns: Sequence[Joint], old: Rows) -> bool:
    """Whether most of those that were paired answered like nobody else."""
    if not columns or not len(old):
        return False
    _values, codes, counts = np.unique(
        _fingerprints(columns, np.arange(len(columns[0].old))), return_inverse=True, return_counts=True
    )
    return bool(np.mean(counts[codes[old]] == 1) >= _MOSTLY)


def _in_step(columns: Sequence[Joint]) -> bool:
    """Whether both exports tell the same respondents in the same order, new ones all before or all after them."""
    if not columns:
        return False
    old, new = len(columns[0].old), len(columns[0].new)
    both = np.arange(min(old, new))
    return (
        max(kinship(columns, both, both), kinship(columns, both + old - len(both), both + new - len(both))) >= KINDRED
    )


def _in_common(column: Joint) -> bool:
    """Whether a column can speak for two rows being one: not where no text of it stands in both exports."""
    old, new = (np.bincount(side + 1, minlength=column.size + 1) > 0 for side in (column.old, column.new))
    return bool(np.any(old[1:] & new[1:]))


class _Pairing:
    """Pairs found so far, and the rows of either side (``old``, ``new``) that still wait for one."""

    def __init__(self, old: int, new: int) -> None:
        self.old: Rows = np.arange(old)
        self.new: Rows = np.arange(new)
        self.partner: Rows = np.full(old, -1, dtype=np.intp)

    def add(self, old: Rows, new: Rows) -> None:
        """Pair places of ``self.old`` with places of ``self.new``."""
        self.partner[self.old[old]] = self.new[new]
        self.old, self.new = np.delete(self.old, old), np.delete(self.new, new)

    def leave(self, old: NDArray[np.bool_], new: NDArray[np.bool_]) -> None:
        """Let only these rows wait on."""
        self.old, self.new = self.old[old[self.old]], self.new[new[self.new]]

    def waiting(self) -> bool:
        """Whether rows of both sides wait."""
        return len(self.old) > 0 and len(self.new) > 0

    def found(self) -> tuple[Rows, Rows]:
        """All pairs, by old row."""
        old = np.flatnonzero(self.partner >= 0)
        return old, self.partner[old]


def kinship(columns: Sequence[Joint], old: Rows, new: Rows) -> float:
    """How much more paired rows agree than strangers would: 1 in every cell, 0 or less as strangers do."""
    if not columns or not len(old):
        return 0.0
    some = np.linspace(0, len(old) - 1, min(len(old), _SAMPLE)).astype(np.intp)
    same = chance = 0.0
    for one in columns:
        same += float(np.mean(one.old[old[some]] == one.new[new[some]])) / len(columns)
        chance += float(_shares(one.old, one.size) @ _shares(one.new, one.size)) / len(columns)
    if min(len(columns[0].old), len(columns[0].new)) < _FEW or chance > 1 - 1e-9:
        return same
    return (same - chance) / (1 - chance)


def _shares(codes: Codes, size: int) -> NDArray[np.float64]:
    return np.bincount(codes + 1, minlength=size + 1) / max(1, len(codes))


def _once(codes: Codes) -> NDArray[np.bool_]:
    """Which cells are filled with a text that stands nowhere else in the column."""
    counts = np.bincount(codes + 1)
    counts[0] = 0
    return np.asarray(counts[codes + 1] == 1, dtype=np.bool_)


def _same_once(old: NDArray[np.generic], new: NDArray[np.generic]) -> tuple[Rows, Rows]:
    """Rows whose value stands once on either side; negative values are none."""
    sides = []
    for values in (old, new):
        found, places, counts = np.unique(values, return_index=True, return_counts=True)
        once = (counts == 1) & (found >= 0)
        sides.append((found[once], places[once]))
    (left, left_at), (right, right_at) = sides
    _values, one, other = np.intersect1d(left, right, assume_unique=True, return_indices=True)
    return left_at[one], right_at[other]


def _fingerprints(columns: Sequence[Joint], rows: Rows, *, new: bool = False) -> _Prints:
    """One number for the cells of each row; equal for equal rows only, but for one chance in 2 ** 64."""
    prints = np.zeros(len(rows), dtype=np.uint64)
    for n, one in enumerate(columns):
        prints += _mixed(n, one.size)[(one.new if new else one.old)[rows] + 1]
    return prints


def _mixed(column: int, size: int) -> _Prints:
    """A random-looking number for blank and for each word of a column (SplitMix64, Steele et al. 2014)."""
    bits = (np.arange(size + 1, dtype=np.uint64) + np.uint64((column + 1) << 40)) * np.uint64(0x9E3779B97F4A7C15)
    bits = (bits ^ (bits >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    bits = (bits ^ (bits >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return bits ^ (bits >> np.uint64(31))


def _equal(old: _Prints, new: _Prints) -> tuple[Rows, Rows]:
    """Rows with equal prints, the first with the first where several are alike."""
    _values, codes = np.unique(np.concatenate([old, new]), return_inverse=True)
    left, right = codes[: len(old)], codes[len(old) :]
    size = len(codes) + 1
    left, right = (side * size + _rank(side) for side in (left, right))
    _values, one, other = np.intersect1d(left, right, assume_unique=True, return_indices=True)
    return one, other


def _rank(values: NDArray[np.intp]) -> NDArray[np.intp]:
    """How many equal values stand before each."""
    order = np.argsort(values, kind="stable")
    ordered, places = values[order], np.arange(len(values))
    fresh = np.append(True, ordered[1:] != ordered[:-1])[: len(values)]
    ranks = np.empty(len(values), dtype=np.intp)
    ranks[order] = places - np.maximum.accumulate(np.where(fresh, places, 0))
    return ranks


def _alike(columns: Sequence[Joint], pairs: _Pairing) -> tuple[Rows, Rows]:
    """Rows that share too much to be strangers, the surest first: respondents some of whose answers were changed."""
    left, right = pairs.old, pairs.new
    one, other = np.divmod(_candidates(columns, pairs), len(right))
    bits, same, filled = (np.zeros(len(one)) for _times in range(3))
    for column in columns:
        old, new = column.old[left[one]], column.new[right[other]]
        share = (_shares(column.old, column.size) + _shares(column.new, column.size)) / 2
        agrees = (old == new) & (old >= 0)
        bits += np.where(agrees, -np.log2(np.maximum(share, 1e-12))[old + 1], 0.0)
        same += agrees
        filled += (old >= 0) | (new >= 0)
    sure = (same * 2 >= filled) & (bits >= np.log2(len(left) * len(right)) + _SPARE_BITS)
    order = np.flatnonzero(sure)[np.argsort(-bits[sure], kind="stable")]
    taken_left, taken_right = set[int](), set[int]()
    kept = []
    for at, a, b in zip(order.tolist(), one[order].tolist(), other[order].tolist(), strict=True):
        if a not in taken_left and b not in taken_right:
            taken_left.add(a)
            taken_right.add(b)
            kept.append(at)
    return one[kept], other[kept]


def _candidates(columns: Sequence[Joint], pairs: _Pairing) -> Rows:
    """Pairs of waiting rows worth a closer look, each as left * number of right + right.

    Those who share a text that nobody else wrote, those who are equal but for an eighth of the columns, and those who
    stand between the same neighbours.
    """
    left, right = pairs.old, pairs.new
    found = [_same_once(one.old[left], one.new[right]) for one in columns]
    groups = [columns[n::_GROUPS] for n in range(min(_GROUPS, len(columns)))]
    old = [_fingerprints(group, left) for group in groups]
    new = [_fingerprints(group, right, new=True) for group in groups]
    whole_old, whole_new = np.add.reduce(old), np.add.reduce(new)
    found += [_same_once(whole_old - one, whole_new - other) for one, other in zip(old, new, strict=True)]
    found.append(_between_neighbours(pairs))
    tried = np.concatenate([one * len(right) + other for one, other in found])
    values, votes = np.unique(tried, return_counts=True)
    return values[np.argsort(-votes, kind="stable")[:_MOST]]


def _between_neighbours(pairs: _Pairing) -> tuple[Rows, Rows]:
    """Waiting rows that follow the same paired row by equally many."""
    met = np.append(pairs.partner, -1)
    before = np.maximum.accumulate(np.where(met[:-1] >= 0, np.arange(len(met) - 1), -1))[pairs.old]
    paired_new = np.zeros(max(int(met.max(initial=-1)), int(pairs.new.max(initial=-1))) + 1, dtype=np.bool_)
    paired_new[met[met >= 0]] = True
    last = np.maximum.accumulate(np.where(paired_new, np.arange(len(paired_new)), -1))[pairs.new]
    sides = ((met[before], pairs.old - before), (last, pairs.new - last))
    size = max(len(met), len(paired_new)) + 1
    return _same_once(*((neighbour + 1) * size + step for neighbour, step in sides))
