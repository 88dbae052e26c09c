"""Cells of a column become options of the questionnaire: whether they hold labels or codes, and what fits neither."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from moin_desktop.analysis.questions import Option
from moin_desktop.analysis.values import parse_numbers
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
        lookup = _lookup([choice.spellings() for choice in self.choices])
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
    """The best way to read the words: all as labels, all as codes, or a mixture of both."""
    known = merged(choices)
    spelt = (
        [(choice.label, *choice.words) for choice in known],
        [(choice.code,) for choice in known],
        [choice.spellings() for choice in known],
    )
    return max((_read(known, way, words, counts) for way in spelt), key=lambda read: round(read.share, 9))


def _read(
    choices: tuple[Choice, ...], spelt: Sequence[Sequence[str]], words: Sequence[str], counts: Sequence[int]
) -> Sense:
    lookup = _lookup(spelt)
    alike = _alike(spelt)
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


def _lookup(spelt: Sequence[Sequence[str]]) -> dict[str, int]:
    """Every spelling with the first choice that has it; of one choice, what stands first counts most."""
    found: dict[str, int] = {}
    for place in range(max(map(len, spelt), default=0)):
        for at, spellings in enumerate(spelt):
            if place < len(spellings) and spellings[place]:
                found.setdefault(spellings[place], at)
    return found


def _alike(spelt: Sequence[Sequence[str]]) -> dict[str, int]:
    """Plain spellings that only one choice has."""
    found: dict[str, set[int]] = {}
    for at, spellings in enumerate(spelt):
        for word in spellings:
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
    values = parse_numbers(labels)
    steps = np.diff(values)
    if (steps > 0).all() or (steps < 0).all():
        return True
    found = find_scale(labels, [1] * len(labels))
    if found is None:
        return False
    inside = [at for at in found.order if not role_of(labels[at])]
    return inside in (sorted(inside), sorted(inside, reverse=True))
