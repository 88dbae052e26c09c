"""Learning the answer options of a choose-all question before its cells are taken apart."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import TypeVar

from moin_desktop.importing.facts import SAMPLE
from moin_desktop.importing.wording import plain

SEPARATORS = ("┋", "\n", ";", "|", ", ", ",")
_TIGHT_COMMA = re.compile(r",(?=[^\s\d,])")
_FEWEST_COMMAS = 5
_LONGEST_KNOWN = 20
_SEVERAL = 0.05
"""The share of cells that must hold several parts."""
KNOWN = 0.95
"""The share of cells that must hold known options only."""
_LISTING = ("┋", ";", "|")
"""Signs that part answers in a list and hardly ever stand in a text."""
_FEW_CELLS, _SHORT_PIECE, _LONG_PIECE = 20, 60, 120
"""In so few cells hardly an option returns often: pieces as short as options are enough."""
_DENSE, _NEARLY_ALL = 3, 0.8
"""Cells of so many parts, so many of which return, list choices, however many options there are."""
_OPEN, _CLOSE = "([{\uff08【〖", ")]}\uff09】〗"
_BRACKETS = re.compile(r"[(\[{\uff08【〖]")
_HARD = {
    ",": re.compile(r"[(\[{\uff08【〖]|\d,\d"),
    ", ": re.compile(r"[(\[{\uff08【〖]|,\s*\Z"),
}
"""What parts of a cell need a second look when it is split: brackets, digits around a comma, a comma at the end."""
_NUMBER_LIST = re.compile(r"\d{1,3}(?:[,;| ]{1,2}\d{1,3}){0,60}")
_CODE = re.compile(r"[\w\-./()]+")
_HARD_COMMA = re.compile(r"\d,\d")
Pieces = list[str]
Glue = frozenset[tuple[str, str]]
"""Neighbouring pieces that are one option."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Joined:
    """A column of lists: the separator, every option in order of first sight, and how it was found."""

    separator: str
    options: tuple[str, ...]
    trailing: bool
    """Most cells end in the separator."""
    glued: tuple[str, ...]
    """Options that contain the separator."""
    ranked: bool
    """Every answer lists all options, in changing order."""


def learn(words: Sequence[str], counts: Sequence[int], *, codes_by_blank: bool = False) -> Joined | None:
    """How cells that list answers are taken apart; None where each cell is one answer.

    ``words`` are the different cell texts with their ``counts``. ``codes_by_blank`` also tries codes joined by a blank.
    """
    every = "\0".join(words[:SAMPLE])
    tight = "," in every and _commas_are_tight(words[:SAMPLE], counts)
    for separator in SEPARATORS:
        if tight and separator == ", ":
            continue
        if (separator.strip() or separator) in every:
            found = _try(words, counts, separator)
            if found is not None:
                return found
    if codes_by_blank and all(_are_codes(word) for word in words[:SAMPLE]):
        return _try(words, counts, " ")
    return None


def _commas_are_tight(words: Sequence[str], counts: Sequence[int]) -> bool:
    """Whether commas part options without a blank, so that a comma with a blank stands inside an option."""
    if not _TIGHT_COMMA.search("\n".join(words)):
        return False
    tight = loose = 0
    for word, n in zip(words, counts, strict=False):
        if "," not in word:
            continue
        between = _TIGHT_COMMA.findall(word)
        tight += n * len(between)
        loose += n * word.count(", ")
    return tight > 0.25 * (tight + loose) and tight >= _FEWEST_COMMAS


def learn_known(words: Sequence[str], counts: Sequence[int], known: frozenset[str]) -> Joined | None:
    """How cells are taken apart whose options are known by their plain names; None where they hold anything else."""
    total = sum(counts)
    for separator in (*SEPARATORS, " "):
        lists = [_known_pieces(word, known) if separator == " " else pieces_of(word, separator) for word in words]
        fits = sum(n for pieces, n in zip(lists, counts, strict=True) if all(plain(piece) in known for piece in pieces))
        if fits >= KNOWN * total and any(len(pieces) > 1 for pieces in lists):
            options = tuple(dict.fromkeys(piece for pieces in lists for piece in pieces))
            return Joined(separator, options, trailing=False, glued=(), ranked=False)
    return None


def _known_pieces(word: str, known: frozenset[str]) -> Pieces:
    """The parts of a cell between blanks, where those together that make a known option: the longest first."""
    parts = word.split(" ")
    found: Pieces = []
    at = 0
    while at < len(parts):
        longest = min(len(parts), at + _LONGEST_KNOWN)
        end = next((end for end in range(longest, at, -1) if plain(" ".join(parts[at:end])) in known), at + 1)
        found.append(" ".join(parts[at:end]))
        at = end
    return found


def learn_codes(words: Sequence[str], counts: Sequence[int], *, pairs: bool = False) -> Joined | None:
    """How cells are taken apart that list number codes in rising order; None where they hold anything else.

    Where no cell lists more than two, they may be numbers with a decimal comma: ``pairs`` says that they are not.
    """
    sample, weights = words[:SAMPLE], counts[:SAMPLE]
    if not all(_NUMBER_LIST.fullmatch(word) for word in sample):
        return None
    for separator in (",", ";", "|", " "):
        lists = [[piece.strip() for piece in word.split(separator)] for word in sample]
        if not all(piece.isdecimal() for pieces in lists for piece in pieces):
            continue
        several = sum(n for pieces, n in zip(lists, weights, strict=True) if len(pieces) > 1)
        rising = all(int(a) < int(b) for pieces in lists for a, b in pairwise(pieces))
        if rising and several >= 0.05 * sum(weights) and max(map(len, lists)) >= (2 if pairs else 3):
            options = tuple(dict.fromkeys(piece.strip() for word in words for piece in word.split(separator)))
            return Joined(separator, options, trailing=False, glued=(), ranked=False)
    return None


def _are_codes(word: str) -> bool:
    """Whether all parts between blanks are lower-case codes."""
    return all(_CODE.fullmatch(part) and part == part.casefold() for part in word.split(" ")) and not word.isdecimal()


def pieces_of(word: str, separator: str, *, tight: bool = False) -> Pieces:
    """The parts of one cell; separators inside brackets do not count, nor those before a blank where they are
    ``tight``. Empty parts are left out."""
    parts = re.split(f"{re.escape(separator)}(?! )", word) if tight else word.split(separator)
    if len(parts) > 1 and _BRACKETS.search(word):
        parts = _closed(parts, separator)
    if separator == "," and len(parts) > 1:
        parts = _whole_numbers(parts)
    core = separator.strip()
    tidy = [part.strip() for part in parts]
    if tidy and core and core != separator and tidy[-1].endswith(core):
        tidy[-1] = tidy[-1].removesuffix(core).rstrip()
    return [part for part in tidy if part]


def _lists(words: Sequence[str], separator: str, tight: bool) -> list[Pieces]:
    """``pieces_of`` for many cells, in one go for those that need no care."""
    if tight:
        return [pieces_of(word, separator, tight=True) for word in words]
    hard = _HARD.get(separator, _BRACKETS).search
    if not _any_hard(words, separator):
        return [[tidy for part in word.split(separator) if (tidy := part.strip())] for word in words]
    return [
        pieces_of(word, separator) if hard(word) else [tidy for part in word.split(separator) if (tidy := part.strip())]
        for word in words
    ]


def _any_hard(words: Sequence[str], separator: str) -> bool:
    """Whether any cell may need a second look; a quick look at all of them together, in which no cell ends."""
    every = "\n".join(words)
    if any(sign in every for sign in _OPEN):
        return True
    return (separator == "," and bool(_HARD_COMMA.search(every))) or (
        separator == ", " and (",\n" in every or every.endswith(",") or every.count("\n") >= len(words))
    )


def _different(words: Sequence[str], separator: str, tight: bool, glue: Glue) -> Iterable[str]:
    """The pieces of many cells in the order of first sight, each at least once."""
    if glue:
        return chain.from_iterable(_glued(pieces, glue, separator) for pieces in _lists(words, separator, tight))
    if tight or _any_hard(words, separator):
        return chain.from_iterable(_lists(words, separator, tight))
    parts = dict.fromkeys(separator.join(words).split(separator))
    return (tidy for part in parts if (tidy := part.strip()))


def _closed(parts: Pieces, separator: str) -> Pieces:
    """Parts joined again until their brackets close; as they were where a bracket never closes."""
    whole: Pieces = []
    depth = 0
    for part in parts:
        if depth > 0:
            whole[-1] += separator + part
        else:
            whole.append(part)
        depth = max(0, depth + sum(c in _OPEN for c in part) - sum(c in _CLOSE for c in part))
    return parts if depth else whole


def _whole_numbers(parts: Pieces) -> Pieces:
    """Parts of a split at bare commas, with the digits of one number together ("1,000")."""
    whole: Pieces = [parts[0]]
    for part in parts[1:]:
        if whole[-1][-1:].isdecimal() and re.match(r"\d{3}(?!\d)", part):
            whole[-1] += "," + part
        else:
            whole.append(part)
    return whole


def _try(words: Sequence[str], counts: Sequence[int], separator: str) -> Joined | None:
    """Whether this separator makes sense of the cells, looking at a sample of them."""
    sample, weights = words[:SAMPLE], counts[:SAMPLE]
    total = sum(weights)
    core = separator.strip() or separator
    ending = sum(n for word, n in zip(sample, weights, strict=True) if word.endswith(core))
    trailing = core in "┋;|" and ending >= 0.5 * total and total >= 2
    if not trailing and sum(n for word, n in zip(sample, weights, strict=True) if separator in word) < _SEVERAL * total:
        return None
    tight = separator == "," and _commas_are_tight(sample, weights)
    lists = _lists(sample, separator, tight)
    glue = _learn_glue(lists, weights, separator, total) if core == "," else frozenset()
    if glue:
        lists = [_glued(pieces, glue, separator) for pieces in lists]
    if not trailing and not _makes_sense(sample, weights, lists, total, separator):
        return None
    later = _different(words[SAMPLE:], separator, tight, glue)
    options = tuple(dict.fromkeys(chain(chain.from_iterable(lists), later)))
    return Joined(
        separator=separator,
        options=options,
        trailing=trailing,
        glued=tuple(option for option in options if core in option),
        ranked=_is_ranking(lists, weights, total),
    )


def _makes_sense(
    words: Sequence[str], weights: Sequence[int], lists: Sequence[Pieces], total: int, separator: str
) -> bool:
    """Whether taking apart finds a small vocabulary that is used again and again."""
    several = sum(n for pieces, n in zip(lists, weights, strict=True) if len(pieces) > 1)
    if several < _SEVERAL * total or several < 1:
        return False
    parts = sum(n * len(pieces) for pieces, n in zip(lists, weights, strict=True))
    if parts <= 1.15 * total and several < 0.1 * total:
        return False
    tally = _tally(lists, weights)
    common = [piece for piece, n in tally.items() if n >= max(2, 0.01 * total)]
    longest = max(map(len, tally)) if total <= _FEW_CELLS else 0
    if 0 < longest <= _LONG_PIECE and separator in _LISTING and several > 1 and not _always_same_places(lists):
        returning = Counter(chain.from_iterable(set(pieces) for pieces in lists))
        if max(returning.values()) > 1:
            return True
    enough = 0.45 if 0 < longest <= _SHORT_PIECE else 0.6 if separator != ", " else 0.7
    if len(common) < 2 or sum(tally[piece] for piece in common) < enough * parts:
        return False
    dense = parts >= _DENSE * total and sum(tally[piece] for piece in common) >= _NEARLY_ALL * parts
    if not dense and len(words) <= 15 and len(common) > len(words):
        return False
    if not dense and len(words) > 15 and sum(n >= max(2, 0.01 * total) for n in tally.values()) > 0.75 * len(words):
        return False
    if max(map(len, common)) > 300 or _always_same_places(lists):
        return False
    cells = Counter(chain.from_iterable(map(set, lists)))
    reused = sum(cells[piece] for piece in common) / len(common)
    return reused >= (1.5 if separator.strip() == "," else 1.2)


def _always_same_places(lists: Sequence[Pieces]) -> bool:
    """Whether each part keeps to its place in the cell, like city and country: no list of choices."""
    if len({len(pieces) for pieces in lists}) != 1 or len(lists) < 4:
        return False
    places = list(zip(*lists, strict=True))
    sets = [set(place) for place in places]
    return sum(map(len, sets)) == len(set().union(*sets))


def _learn_glue(lists: Sequence[Pieces], weights: Sequence[int], separator: str, total: int) -> Glue:
    """Neighbouring parts that are one option with a comma inside: they always stand together.

    Both ways in at least 95% of cells, or the second begins in lower case and always follows the same first part, where
    cells begin in upper case. Single occurrences are never glued: they are what people wrote themselves.
    """
    alone = _tally(lists, weights)
    enough = max(3, 0.02 * total)
    if sum(n >= enough for n in alone.values()) < 2:
        return frozenset()
    follows = _tally([tuple(pairwise(pieces)) for pieces in lists], weights)
    capital = sum(n for pieces, n in zip(lists, weights, strict=True) if pieces and pieces[0][:1].isupper())
    found = set()
    for (first, second), n in follows.items():
        if n < enough:
            continue
        both = n >= 0.95 * alone[first] and n >= 0.95 * alone[second] and (total >= 30 or n >= 5)
        lower = second[:1].islower() and n >= 0.95 * alone[second] and capital >= 0.9 * total
        if both or lower:
            found.add((first, second))
    return frozenset(found)


def _tally(lists: Sequence[Sequence[T]], weights: Sequence[int]) -> Counter[T]:
    """How often each piece stands in cells of which each stands so many times."""
    tally = Counter(chain.from_iterable(lists))
    for pieces, n in zip(lists, weights, strict=True):
        if n > 1:
            for piece in pieces:
                tally[piece] += n - 1
    return tally


def _glued(pieces: Pieces, glue: Glue, separator: str) -> Pieces:
    """Pieces with glued neighbours made one."""
    if len(pieces) < 2:
        return pieces
    whole = [pieces[0]]
    for before, piece in pairwise(pieces):
        if (before, piece) in glue:
            whole[-1] += separator + piece
        else:
            whole.append(piece)
    return whole


def _is_ranking(lists: Sequence[Pieces], weights: Sequence[int], total: int) -> bool:
    """Whether nearly every answer is the same set of at least three parts, in more than one order."""
    lengths: Counter[int] = Counter()
    for length, n in zip(map(len, map(set, lists)), weights, strict=True):
        lengths[length] += n
    if max((n for length, n in lengths.items() if length >= 3), default=0) < 0.9 * total:
        return False
    sets: Counter[frozenset[str]] = Counter()
    orders = set()
    for pieces, n in zip(lists, weights, strict=True):
        sets[frozenset(pieces)] += n
        orders.add(tuple(pieces))
    _best, n = sets.most_common(1)[0]
    return n >= 0.9 * total and total >= 5 and len(orders) >= 3
