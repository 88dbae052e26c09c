"""Cells of a column become options of the questionnaire: whether they hold labels or codes, and what fits neither."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from moin_desktop.analysis.questions import Option
from moin_desktop.importing.questionnaires.values import Choice
from moin_desktop.importing.scales import find_scale
from moin_desktop.importing.vocabulary import is_no, is_yes, role_of
from moin_desktop.importing.wording import plain

MOST_EMPTY = 40
"""Longer lists show only the options that somebody chose."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What texts of cells mean: positions in ``choices`` by text."""

    choices: tuple[Choice, ...]
    """Those with the same label are one."""
    meaning: Mapping[str, int]
    share: float
    """Of the answers, those that mean a choice."""
    strangers: tuple[str, ...]
    """Texts that mean none, in order of first sight."""

    def options(self) -> tuple[Option, ...]:
        """Options in the order of the questionnaire, strangers after them; ids are still to be given."""
        known: list[dict[str, None]] = [{} for _choice in self.choices]
        lookup = _lookup(self.choices, codes_first=False)
        for word, at in self.meaning.items():
            known[at][word] = None
        for at, choice in enumerate(self.choices):
            if known[at] or len(self.choices) <= MOST_EMPTY:
                for word in choice.spellings():
                    if self.meaning.get(word, lookup[word]) == at:
                        known[at][word] = None
        made = [
            Option("", choice.label, tuple(words), role_of(choice.label))
            for choice, words in zip(self.choices, known, strict=True)
            if words
        ]
        return (*made, *(Option("", word, (word,), role_of(word)) for word in self.strangers))


def merged(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Choices with the same label made one: charts could not tell them apart."""
    by_label: dict[str, Choice] = {}
    for choice in choices:
        first = by_label.get(choice.label)
        if first is None:
            by_label[choice.label] = choice
        else:
            words = (*first.words, choice.code, *choice.words)
            by_label[choice.label] = Choice(first.code, first.label, words, first.written or choice.written)
    return tuple(by_label.values())


def sense(choices: Sequence[Choice], words: Sequence[str], counts: Sequence[int]) -> Sense:
    """The better of two ways to read the words: as labels, or as codes where both could be meant."""
    known = merged(choices)
    ways = [_read(known, _lookup(known, codes_first=first), words, counts) for first in (False, True)]
    return max(ways, key=lambda way: way.share)


def _read(choices: tuple[Choice, ...], lookup: Mapping[str, int], words: Sequence[str], counts: Sequence[int]) -> Sense:
    alike = _alike(choices)
    meaning: dict[str, int] = {}
    strangers: list[str] = []
    fits = 0
    for word, n in zip(words, counts, strict=True):
        at = lookup.get(word, lookup.get(_whole(word), alike.get(plain(word))))
        if at is None:
            strangers.append(word)
        else:
            meaning[word] = at
            fits += n
    return Sense(choices, meaning, fits / max(1, sum(counts)), tuple(strangers))


def _lookup(choices: Sequence[Choice], *, codes_first: bool) -> dict[str, int]:
    """Every spelling with its choice; where a code is another's label, what comes first counts."""
    labels = {word: at for at, choice in enumerate(choices) for word in (choice.label, *choice.words)}
    codes = {choice.code: at for at, choice in enumerate(choices) if choice.code}
    return labels | codes if codes_first else codes | labels


def _alike(choices: Sequence[Choice]) -> dict[str, int]:
    """Plain labels that only one choice has."""
    found: dict[str, set[int]] = {}
    for at, choice in enumerate(choices):
        for word in choice.spellings():
            found.setdefault(plain(word), set()).add(at)
    return {word: ats.pop() for word, ats in found.items() if word and len(ats) == 1}


def _whole(word: str) -> str:
    """ "1.0" is the code 1."""
    return word.removesuffix(".0")


def is_yes_or_no(choices: Sequence[Choice]) -> bool:
    """Whether the options are one that says yes and one that says no."""
    labels = [choice.label for choice in choices]
    return len(labels) == 2 and sum(map(is_yes, labels)) == 1 and sum(map(is_no, labels)) == 1


def is_scale(choices: Sequence[Choice]) -> bool:
    """Whether the options, in their order or its reverse, are the steps of a scale."""
    labels = [choice.label for choice in choices]
    if len(labels) < 3:
        return False
    found = find_scale(labels, [1] * len(labels))
    if found is None:
        return False
    inside = [at for at in found.order if not role_of(labels[at])]
    return inside in (sorted(inside), sorted(inside, reverse=True))
