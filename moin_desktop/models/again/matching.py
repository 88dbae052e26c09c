"""Which columns, questions and options of a newer export are those that a survey has: by heading, place and wording."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import product

import numpy as np
from rapidfuzz import fuzz

from moin_desktop.analysis.columns import Column
from moin_desktop.analysis.questions import Option, Question
from moin_desktop.models.again.pairing import Pairs, joint, kinship

Places = dict[int, int]
"""Positions of columns in the newer export, each with that in the older one."""

_LOOKED_AT = 20_000
_ALIKE = 0.9
_SIMILAR = 60
_SAME_WORDS = 85
_SURE_BITS = 20.0


def folded(text: str) -> str:
    """A wording as it is compared: case, white space and what stands at its ends aside."""
    return " ".join(text.split()).casefold().strip(" .:*?")


def by_heading(old: Mapping[int, str], new: Mapping[int, str]) -> Places:
    """Columns with the same heading: first those that stand in the same order, then those that were moved."""
    left, right = list(old), list(new)
    texts = [folded(old[at]) for at in left], [folded(new[at]) for at in right]
    found: Places = {}
    for block in SequenceMatcher(None, *texts, autojunk=False).get_matching_blocks():
        found |= {right[block.b + n]: left[block.a + n] for n in range(block.size)}
    waiting = defaultdict[str, list[int]](list)
    taken = set(found.values())
    for at, text in zip(left, texts[0], strict=True):
        if at not in taken:
            waiting[text].append(at)
    for at, text in zip(right, texts[1], strict=True):
        if at not in found and waiting[text]:
            found[at] = waiting[text].pop(0)
    return found


def reworded(
    old: Mapping[int, Callable[[], Column]], new: Mapping[int, Column], pairs: Pairs, *, beside: Places
) -> Places:
    """Columns under another heading that hold the same answers, or nearly the same wording; the surest first.

    ``old`` and ``new`` are those without a partner; ``beside`` the columns that have one, which tell the order.
    """
    if len(old) * len(new) > _LOOKED_AT:
        return {}
    columns = {at: fetch() for at, fetch in old.items()}
    sure = [
        (score, -abs(_place(b, beside) - a), a, b)
        for a, b in product(columns, new)
        if (score := _likeness(columns[a], new[b], pairs)) > 0
    ]
    found: Places = {}
    for _score, _near, a, b in sorted(sure, reverse=True):
        if b not in found and a not in found.values():
            found[b] = a
    return found


def _place(new: int, beside: Places) -> int:
    """Where a column of the newer export would stand in the older one: after the one before it."""
    before = max((at for at in beside if at < new), default=None)
    return new if before is None else beside[before] + new - before


def _likeness(old: Column, new: Column, pairs: Pairs) -> float:
    """How sure it is that two columns are one: 0 for not, above 1 where the answers say so."""
    wording = fuzz.ratio(folded(old.heading), folded(new.heading))
    both = joint(old, new)
    if not old.words or not new.words or not len(pairs.old):
        return wording / 100 if wording >= _SAME_WORDS else 0.0
    kin = kinship([both], pairs.old, pairs.new)
    left, right = both.old[pairs.old], both.new[pairs.new]
    share = np.bincount(right + 1, minlength=both.size + 1) / len(right)
    bits = -np.log2(share[right[(left == right) & (right >= 0)] + 1]).sum()
    if kin >= _ALIKE and bits >= _SURE_BITS:
        return 1.0 + kin
    if wording >= _SIMILAR and kin >= _ALIKE / 2:
        return kin
    return wording / 100 if wording >= _SAME_WORDS and not bits else 0.0


def questions(old: Sequence[Question], new: Sequence[Question], places: Places) -> dict[str, str]:
    """Questions of a reading with the stored ones they are: those that share most columns, then the same wording."""
    shared = [
        (common, folded(a.text) == folded(b.text), -m, -n, b.id, a.id)
        for n, a in enumerate(old)
        for m, b in enumerate(new)
        if (common := len(_all(a) & {places[at] for at in _all(b) if at in places}))
    ]
    found: dict[str, str] = {}
    taken = set[str]()
    for *_how, fresh, stored in sorted(shared, reverse=True):
        if fresh not in found and stored not in taken:
            found[fresh] = stored
            taken.add(stored)
    for b in new:
        if b.id not in found:
            same = next((a for a in old if a.id not in taken and folded(a.text) == folded(b.text)), None)
            if same is not None:
                found[b.id] = same.id
                taken.add(same.id)
    return found


def _all(question: Question) -> set[int]:
    return {*question.columns, *question.other_columns}


def options(old: Sequence[Option], new: Sequence[Option], places: Places) -> dict[str, str]:
    """Options of a reading with the stored ones they are: by column, label, a spelling in common, a label but for case.

    Options with a column of their own are known by it, whatever its label says now.
    """
    found: dict[str, str] = {}
    for same in (_in_same_column, _same_label, _share_a_spelling, _same_but_for_case):
        _match(found, old, new, same, places)
    return found


def _match(
    found: dict[str, str],
    old: Iterable[Option],
    new: Iterable[Option],
    same: Callable[[Option, Option, Places], bool],
    places: Places,
) -> None:
    taken = set(found.values())
    free = [a for a in old if a.id not in taken]
    for b in new:
        if b.id not in found:
            partner = next((a for a in free if same(a, b, places)), None)
            if partner is not None:
                found[b.id] = partner.id
                free.remove(partner)


def _in_same_column(old: Option, new: Option, places: Places) -> bool:
    return new.column is not None and old.column is not None and places.get(new.column) == old.column


def _same_label(old: Option, new: Option, _places: Places) -> bool:
    return old.label == new.label


def _share_a_spelling(old: Option, new: Option, _places: Places) -> bool:
    return not spellings(old).isdisjoint(spellings(new))


def _same_but_for_case(old: Option, new: Option, _places: Places) -> bool:
    return folded(old.label) == folded(new.label)


def spellings(option: Option) -> set[str]:
    """The texts that stand for an option in a cell; one with a column of its own is known by its label alone."""
    return {option.label, *(option.words if option.column is None else ())}


def in_order(old: Sequence[str], new: Sequence[str], *, scale: bool) -> list[str]:
    """The ids of both lists in one order: new ones at the end, or, on a scale, where the newer export has them."""
    if not scale:
        known = set(old)
        return [*old, *(id for id in new if id not in known)]
    found, there = list(new), set(new)
    for at, id in enumerate(old):
        if id not in there:
            before = next((found.index(earlier) for earlier in reversed(old[:at]) if earlier in found), -1)
            found.insert(before + 1, id)
    return found
