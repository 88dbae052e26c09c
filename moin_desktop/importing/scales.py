"""Ordered scales: recognised from numbers in labels, from word lists by language, or from degrees of one idea."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from moin_desktop.analysis.questions import Role
from moin_desktop.importing.degrees import OPPOSITES, grades, order_degrees, strength_of
from moin_desktop.importing.ranges import order_ranges, overlaps
from moin_desktop.importing.rates import order_rates
from moin_desktop.importing.scale_words import FAMILIES
from moin_desktop.importing.spelling import nearest
from moin_desktop.importing.vocabulary import is_no, is_yes, role_of
from moin_desktop.importing.wording import plain, words_of

_LEADING = re.compile(r"\(?(-?\d{1,3})(?:\)|\s*[-–—=:._]|\s+\(|\s)\s*\D")
_TRAILING = re.compile(r".*\D\(?\s?(\d{1,2})\)?")
_DENIALS = words_of(
    "not no never none dont doesnt didnt havent hasnt arent wont cannot without nunca jamas jamais pas aucun nie nicht",
    "kein keine nao nem non mai niet nooit ninguno ningun sin sem sans senza ohne nikad nije ya aun hardly neither",
)
_DIGITS = re.compile(r"-?\d{1,9}")
_HEAD = re.compile(r"[,;:(–—\[]|\s-\s|\.\s")


_SCALE_WORDS = frozenset(
    word for family in FAMILIES for entry in family for word in entry.split() if word.isascii()
) | frozenset(word for pair in OPPOSITES for word in pair)
_ENTRIES = frozenset(entry for family in FAMILIES for entry in family)
_LISTED = {entry: tuple(at for at, family in enumerate(FAMILIES) if entry in family) for entry in _ENTRIES}
"""In which lists each entry stands."""
_MOST_WORDS = 6
_RARE = 3
_RARE_SHARE = 0.01
_FEWEST_COMMON = 3
_ORDINALS = ("zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDINAL = re.compile(
    rf"(?:(?P<n>\d{{1,2}}) ?(?:st|nd|rd|th)|(?P<word>{'|'.join(_ORDINALS)})) (?P<of>\w+)"
    r"(?: (?:(?:or|and) )?(?:later|above|higher|up|more|beyond|onwards))?"
)
_FEWEST_BESIDE_FLAGS = 3
_WIDEST_STEPS = 10
_OPEN_END = re.compile(r"(?:及以下|及以上|或以下|或以上|以下|以上)$")


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
    return _found(tuple(options), tuple(counts))


@lru_cache(maxsize=64)
def _found(options: tuple[str, ...], counts: tuple[int, ...]) -> Scale | None:
    """``find_scale``, which is asked twice of most columns: for ranges before numbers, for all else after them."""
    outside = [i for i, option in enumerate(options) if role_of(option) in (Role.DONT_KNOW, Role.OTHER)]
    inside = [i for i in range(len(options)) if i not in outside]
    if not 2 <= len(inside) <= 25:
        return None
    rare = _rare(inside, counts)
    common = [i for i in inside if i not in rare]
    if rare and len(common) >= _FEWEST_COMMON and len(rare) <= len(common):
        apart = _with_rare_apart(options, counts, common, rare)
        if apart is not None:
            return Scale((*apart.order, *outside), apart.kind)
    scale = _scale_of([options[i] for i in inside], [counts[i] for i in inside])
    return None if scale is None else Scale((*(inside[i] for i in scale.order), *outside), scale.kind)


def _rare(inside: Sequence[int], counts: Sequence[int]) -> list[int]:
    """Those that stand in so few cells that they may have been typed, or slipped here from another column."""
    total = sum(counts[i] for i in inside)
    return [i for i in inside if counts[i] <= _RARE and counts[i] < _RARE_SHARE * total]


def _with_rare_apart(
    options: Sequence[str], counts: Sequence[int], common: Sequence[int], rare: Sequence[int]
) -> Scale | None:
    """The scale of the common options, with the rare ones in it where they fit and behind it where they do not."""
    first = _scale_of([options[i] for i in common], [counts[i] for i in common])
    if first is None:
        return None
    steps = list(common)
    scale = first
    for odd in rare:
        tried = [*steps, odd]
        grown = _scale_of([options[i] for i in tried], [counts[i] for i in tried])
        if grown is not None and grown.kind == scale.kind and _fits(options[odd], [options[i] for i in common], scale):
            steps, scale = tried, grown
    return Scale((*(steps[i] for i in scale.order), *(i for i in rare if i not in steps)), scale.kind)


def _fits(label: str, common: Sequence[str], scale: Scale) -> bool:
    """Whether a rare option is a step of the scale that the common ones make."""
    if scale.kind == "numbers":
        return not overlaps(label, common)
    if scale.kind == "words":
        tables = [family for family in FAMILIES if sum(rank is not None for rank in _ranks(common, family)) >= 2]
        return any(_ranks([label], family)[0] is not None for family in tables)
    return True


def _scale_of(labels: Sequence[str], weights: Sequence[int]) -> Scale | None:
    """The scale that all these labels form."""
    flags = _graded_flags(labels)
    if flags is not None:
        return Scale(flags, "degrees")
    if _yes_in_parts(labels):
        return None
    respelt = _respelt(labels)
    for kind, order in (
        ("numbers", order_rates(labels)),
        ("numbers", order_ranges(labels)),
        ("labels", _order_by_numbers(labels)),
        ("labels", _order_by_ordinals(labels)),
    ):
        if order is not None:
            return Scale(order, kind)
    known = _order_by_words(respelt, weights)
    if known is not None and known.whole:
        return Scale(known.order, "words")
    degrees = order_degrees(respelt)
    if degrees is not None:
        return Scale(degrees, "degrees")
    if known is not None:
        return Scale(known.order, "words")
    beside = _degrees_beside_denial(labels)
    if beside is not None:
        return Scale(beside, "degrees")
    with_none = _ranges_after_denials(labels)
    return Scale(with_none, "numbers") if with_none is not None else None


def _yes_in_parts(labels: Sequence[str]) -> bool:
    """Whether every label begins with a yes or no of its own ("Yes, partly"): kinds of answers, not steps."""
    heads = [_HEAD.split(label, maxsplit=1)[0] for label in labels]
    return (
        all(is_yes(head) or is_no(head) for head in heads)
        and len({plain(head) for head in heads}) == 2
        and any(plain(head) != plain(label) for head, label in zip(heads, labels, strict=True))
        and not any(re.search(r"\d", label) for label in labels)
    )


def _graded_flags(labels: Sequence[str]) -> tuple[int, ...] | None:
    """Order by how strongly each label says yes or no ("No, not at all", "Yes, definitely")."""
    keys = []
    for label in labels:
        head, tail = [*_HEAD.split(label, maxsplit=1), ""][:2]
        if not tail or not (is_yes(head) or is_no(head)) or not grades(tail):
            return None
        keys.append(strength_of(tail) if is_yes(head) else -strength_of(tail))
    ups = sum(key > 0 for key in keys)
    if not 0 < ups < len(keys) or len(keys) < _FEWEST_BESIDE_FLAGS or len(set(keys)) < len(keys):
        return None
    return tuple(sorted(range(len(keys)), key=keys.__getitem__))


def _order_by_ordinals(labels: Sequence[str]) -> tuple[int, ...] | None:
    """Order by an ordinal before the same word: "1st year", "2nd year", "3rd year or later"."""
    matches = [_ORDINAL.fullmatch(plain(label)) for label in labels]
    if not all(matches) or len({match["of"] for match in matches if match}) > 1:
        return None
    places = [int(m["n"]) if m["n"] else _ORDINALS.index(m["word"]) for m in matches if m]
    return tuple(sorted(range(len(labels)), key=places.__getitem__)) if len(set(places)) == len(places) else None


def _respelt(labels: Sequence[str]) -> Sequence[str]:
    """The labels with words typed wrong put right, where this makes a word of a scale out of them."""
    made = []
    for label in labels:
        bare = plain(label)
        words = [nearest(word, _SCALE_WORDS) or word for word in bare.split()] if bare.isascii() else []
        made.append(" ".join(words) if words and words != bare.split() and len(words) <= _MOST_WORDS else label)
    return made


def _ranges_after_denials(labels: Sequence[str]) -> tuple[int, ...] | None:
    """Ranges beside labels that are none: up to two that deny ("none yet") come first, one other ("it varies") last."""
    low = [i for i, label in enumerate(labels) if denies(label) or role_of(label) is Role.NONE]
    rest = [i for i in range(len(labels)) if i not in low]
    if len(low) > 2 or len(rest) < 2 or any(is_yes(label) or is_no(label) for label in labels):
        return None
    order = order_ranges([labels[i] for i in rest]) if low else None
    if order is not None:
        return (*low, *(rest[i] for i in order))
    if low or len(rest) < 5:
        return None
    for odd in rest:
        others = [i for i in rest if i != odd]
        order = order_ranges([labels[i] for i in others])
        if order is not None:
            return (*(others[i] for i in order), odd)
    return None


def _degrees_beside_denial(labels: Sequence[str]) -> tuple[int, ...] | None:
    """Degrees beside one label that denies: a bare "not at all" comes first, "I didn't use this feature" last."""
    for odd, label in enumerate(labels):
        others = [i for i in range(len(labels)) if i != odd]
        if len(others) < _FEWEST_COMMON or not denies(label):
            continue
        order = order_degrees([labels[i] for i in others])
        if order is not None:
            steps = tuple(others[i] for i in order)
            return (odd, *steps) if grades(label) else (*steps, odd)
    return None


def _order_by_numbers(labels: Sequence[str]) -> tuple[int, ...] | None:
    """Order by the digit that every label carries: "4 - Very impressive", "1_not_at_all", "(2) Minor", "1 (Never)"."""
    plain_digits = [label for label in labels if _DIGITS.fullmatch(label)]
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
            and max(keys) - min(keys) <= max(2 * len(keys), _WIDEST_STEPS if plain_digits else 0)
        ):
            if pattern is _TRAILING and not plain_digits and not _same_without_digits(labels):
                continue
            if worded and (len(labels) >= 3 or pattern is _LEADING):
                return tuple(sorted(range(len(labels)), key=lambda i: keys[i]))
    return None


def _same_without_digits(labels: Sequence[str]) -> bool:
    """Whether labels differ only in their number ("Level 1", "Level 2")."""
    return len({re.sub(r"\d+", "", plain(label)).strip() for label in labels}) == 1


@dataclass(frozen=True, slots=True)
class _Known:
    """What one word list says of labels: their order, how many it knows, and how many of these stand on one level."""

    order: tuple[int, ...]
    known: int
    tied: int
    whole: bool
    """Every label is known, on a level of its own."""


def _order_by_words(labels: Sequence[str], weights: Sequence[int]) -> _Known | None:
    """Order by the word list that knows most of the labels; what it does not know may stand at one end.

    Labels on one level keep the order of their numbers ("Daily, 3+ hours"). Labels that deny ("I don't use it") stand
    at the low end, others at the high end.
    """
    flags = [plain(label) for label in labels if is_yes(label) or is_no(label)]
    if flags and len(labels) < _FEWEST_BESIDE_FLAGS:
        return None
    best: _Known | None = None
    heard = Counter(at for label in labels for at in _families_of(label))
    for at in sorted(at for at, n in heard.items() if n > 1):
        family = FAMILIES[at]
        if not all(flag in family for flag in flags):
            continue
        ranks = _ranks(labels, family)
        known = [rank for rank in ranks if rank is not None]
        if len(known) < 2 or len(set(known)) < max(2, 0.7 * len(known)):
            continue
        if len(known) == 2 and not _both_whole(labels, family):
            continue
        if not _strangers_allowed(labels, ranks, weights):
            continue
        tied = len(known) - len(set(known))
        if best is None or (len(known), -tied) > (best.known, -best.tied):
            best = _Known(_ordered(labels, ranks), len(known), tied, len(set(known)) == len(labels))
    return best


def _ordered(labels: Sequence[str], ranks: Sequence[int | None]) -> tuple[int, ...]:
    """Positions by rank; those on one rank by the numbers in them, those without at the ends."""
    amount: dict[int, int] = {}
    tied = [i for i, rank in enumerate(ranks) if ranks.count(rank) > 1 and rank is not None]
    among = order_ranges([_after_head(labels[i]) for i in tied]) if len(tied) > 1 else None
    if among is not None:
        amount = {tied[at]: place for place, at in enumerate(among)}

    levels = sorted({rank for rank in ranks if rank is not None})
    middle = (levels[0] + levels[-1]) / 2

    def key(at: int) -> tuple[float, float, int]:
        rank = ranks[at]
        if rank is None:
            return (-1, 0, at) if denies(labels[at]) else (100, 0, at)
        strength = strength_of(labels[at]) * (1 if rank > middle else -1)
        return rank, float(amount[at]) if at in amount else strength, at

    return tuple(sorted(range(len(labels)), key=key))


def _after_head(label: str) -> str:
    """What follows the first part of a label."""
    parts = _HEAD.split(label, maxsplit=1)
    return parts[1] if len(parts) > 1 else label


def _strangers_allowed(labels: Sequence[str], ranks: Sequence[int | None], weights: Sequence[int]) -> bool:
    """Whether the labels outside the list are few: some that deny, one of four or more, or rare ones typed by hand."""
    strange = [i for i, rank in enumerate(ranks) if rank is None]
    deny = [i for i in strange if denies(labels[i])]
    rare = [i for i in strange if i not in deny and weights[i] <= max(1, sum(weights) // 50)]
    others = len(strange) - len(deny) - len(rare)
    known = len(labels) - len(strange)
    if strange and known < 3:
        return False
    return len(deny) <= max(1, len(labels) // 3) and others <= (1 if len(labels) >= 4 else 0) and len(rare) <= known


def denies(label: str) -> bool:
    """Whether a label says no, not or never of something."""
    return bool(set(plain(label).split()) & _DENIALS)


def _both_whole(labels: Sequence[str], family: Mapping[str, int]) -> bool:
    """Whether every label as a whole stands in the list."""
    return all(plain(label) in family for label in labels)


def _ranks(labels: Sequence[str], family: Mapping[str, int]) -> list[int | None]:
    """The rank of each label: as a whole, by its first part, or by the words it begins, ends or goes on with.

    Single words inside longer labels count only where the rest of the labels is the same ("always_treat").
    """
    ranks: list[int | None] = []
    loose: dict[int, str] = {}
    for at, label in enumerate(labels):
        names = _names(label)
        bare = names[0]
        known = next((name for name in names if name in family), None)
        if known is not None:
            ranks.append(family[known])
            continue
        found = _inside(bare, family)
        ranks.append(found[0] if found else None)
        if found and len(found[1].split()) < len(bare.split()) and " " not in found[1]:
            loose[at] = f" {bare} ".replace(f" {found[1]} ", " ", 1).strip()
    if len(set(loose.values())) > 1:
        for at in loose:
            ranks[at] = None
    return ranks


@lru_cache(maxsize=4096)
def _names(label: str) -> tuple[str, str, str]:
    """What a label may be called in a list: as a whole, by its first part, or by what stands before a slash."""
    head = _HEAD.split(label, maxsplit=1)[0]
    return plain(label), plain(head), plain(_OPEN_END.sub("", label.partition("/")[0]))


@lru_cache(maxsize=4096)
def _families_of(label: str) -> frozenset[int]:
    """The lists, by their place among all, that know a label or words of it."""
    names = _names(label)
    return frozenset().union(*(_LISTED.get(name, ()) for name in (*names, *_phrases(names[0]))))


def _inside(bare: str, family: Mapping[str, int]) -> tuple[int, str] | None:
    """The longest entry of the list that a label begins or ends with, or that stands whole inside a sentence."""
    return next(((family[phrase], phrase) for phrase in _phrases(bare) if phrase in family), None)


@lru_cache(maxsize=4096)
def _phrases(bare: str) -> tuple[str, ...]:
    """The entries of any list that a label begins or ends with or has inside, the longest first."""
    words = bare.split()
    if len(words) > 14:
        return ()
    return tuple(
        phrase
        for size in range(min(6, len(words)), 0, -1)
        for start in ({0, len(words) - size} if size < 3 else range(len(words) - size + 1))
        if (phrase := " ".join(words[start : start + size])) in _ENTRIES and (size > 1 or len(words) <= 4)
    )
