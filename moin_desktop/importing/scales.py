"""Ordered scales: recognised from numbers in labels, from word lists by language, or from degrees of one idea."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from moin_desktop.analysis.questions import Role
from moin_desktop.importing.degrees import order_degrees
from moin_desktop.importing.ranges import order_ranges
from moin_desktop.importing.scale_words import FAMILIES
from moin_desktop.importing.vocabulary import role_of
from moin_desktop.importing.wording import plain

_LEADING = re.compile(r"\(?(-?\d{1,3})(?:\)|\s*[-–—=:._]|\s+\(|\s)\s*\D")
_TRAILING = re.compile(r".*\D\(?\s?(\d{1,2})\)?")
_HEAD = re.compile(r"[,;:(–—\[]|\s-\s|\.\s")


@dataclass(frozen=True, slots=True)
class Scale:
    """Options in scale order (positions into what was asked), and how the order was found."""

    order: tuple[int, ...]
    kind: str
    """numbers, labels, words or degrees."""


def find_scale(options: Sequence[str], counts: Sequence[int]) -> Scale | None:
    """The scale that these options form, lowest first; None where they form none.

    "Don't know" and "Other" stay out of the scale and stand after it. Options are looked at with their counts, so that
    a rare stray answer does not hide a scale.
    """
    outside = [i for i, option in enumerate(options) if role_of(option) in (Role.DONT_KNOW, Role.OTHER)]
    inside = [i for i in range(len(options)) if i not in outside]
    if not 2 <= len(inside) <= 25:
        return None
    labels = [options[i] for i in inside]
    weights = [counts[i] for i in inside]
    for kind, order in (
        ("numbers", order_ranges(labels)),
        ("labels", _order_by_numbers(labels)),
        ("words", _order_by_words(labels, weights)),
        ("degrees", order_degrees(labels)),
    ):
        if order is not None:
            return Scale((*(inside[i] for i in order), *outside), kind)
    with_none = _without_none(labels)
    if with_none is not None:
        return Scale((*(inside[i] for i in with_none), *outside), "numbers")
    return None


def _without_none(labels: Sequence[str]) -> tuple[int, ...] | None:
    """Ranges beside one "none yet": it comes first."""
    none = [i for i, label in enumerate(labels) if role_of(label) is Role.NONE]
    rest = [i for i in range(len(labels)) if i not in none]
    if len(none) != 1 or len(rest) < 2:
        return None
    order = order_ranges([labels[i] for i in rest])
    return (*none, *(rest[i] for i in order)) if order is not None else None


def _order_by_numbers(labels: Sequence[str]) -> tuple[int, ...] | None:
    """Order by the digit that every label carries: "4 - Very impressive", "1_not_at_all", "(2) Minor", "1 (Never)"."""
    plain_digits = [label for label in labels if label.strip().lstrip("-").isdigit()]
    if len(plain_digits) == len(labels):
        return None
    for pattern in (_LEADING, _TRAILING):
        keys: list[int] = []
        for label in labels:
            match = None if label in plain_digits else pattern.match(label)
            if label in plain_digits:
                keys.append(int(label))
            elif match is not None and (pattern is _LEADING or match.end() == len(label)):
                keys.append(int(match.group(1)))
            else:
                break
        worded = len(labels) - len(plain_digits)
        if (
            len(keys) == len(labels)
            and len(set(keys)) >= max(2, len(keys) - 1)
            and max(keys) - min(keys) <= 2 * len(keys)
        ):
            if pattern is _TRAILING and not plain_digits and not _same_without_digits(labels):
                continue
            if worded and (len(labels) >= 3 or pattern is _LEADING):
                return tuple(sorted(range(len(labels)), key=lambda i: keys[i]))
    return None


def _same_without_digits(labels: Sequence[str]) -> bool:
    """Whether labels differ only in their number ("Level 1", "Level 2")."""
    return len({re.sub(r"\d+", "", plain(label)).strip() for label in labels}) == 1


def _order_by_words(labels: Sequence[str], weights: Sequence[int]) -> tuple[int, ...] | None:
    """Order by the word list that knows most of the labels; one label it does not know may stand at the low end."""
    best: tuple[int, tuple[int, ...]] | None = None
    for family in FAMILIES:
        ranks = [_rank(label, family) for label in labels]
        known = [rank for rank in ranks if rank is not None]
        strange = len(labels) - len(known)
        if len(set(known)) < len(known) - (len(known) > 4) or len(known) < 2:
            continue
        if strange > _strangers_allowed(labels, ranks, weights):
            continue
        if len(known) == 2 and not _both_whole(labels, family):
            continue
        keys = [-1 if rank is None else rank for rank in ranks]
        order = tuple(sorted(range(len(labels)), key=lambda i: keys[i]))
        if best is None or len(known) > best[0]:
            best = len(known), order
    return best[1] if best else None


def _strangers_allowed(labels: Sequence[str], ranks: Sequence[int | None], weights: Sequence[int]) -> int:
    """How many labels outside the list a scale may have: one of four or more, or rare ones typed by hand."""
    if len(labels) < 4:
        return 0
    total = sum(weights)
    rare = sum(rank is None and weight <= max(1, total // 50) for rank, weight in zip(ranks, weights, strict=True))
    return max(1, rare) if len(labels) - rare >= 3 else 0


def _both_whole(labels: Sequence[str], family: Mapping[str, int]) -> bool:
    """Whether every label as a whole stands in the list."""
    return all(plain(label) in family for label in labels)


def _rank(label: str, family: Mapping[str, int]) -> int | None:
    """The rank of a label: as a whole, by its first part, or by the words it begins or ends with."""
    bare = plain(label)
    if bare in family:
        return family[bare]
    head = plain(_HEAD.split(label, maxsplit=1)[0])
    if head in family:
        return family[head]
    words = bare.split()
    for size in range(min(4, len(words)), 0, -1):
        start = " ".join(words[:size])
        if start in family and (size > 1 or len(words) <= 4):
            return family[start]
    for size in range(min(4, len(words)), 0, -1):
        end = " ".join(words[-size:])
        if end in family and (size > 1 or len(words) <= 3):
            return family[end]
    return None
