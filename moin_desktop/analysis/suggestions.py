"""What may belong together, worked out here and only suggested: nearly the same answers, words like a theme's."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from moin_desktop.analysis.folding import fold

_WORD = re.compile(r"\w+")
LEAST_LETTERS = 4
"""Shorter words tell little of what an answer is about."""
ALIKE = 88.0
"""From 0 to 100: answers at least so alike say nearly the same."""
_RAREST = 6
_WIDELY = 0.25
"""A word in more than this share of the answers tells nothing."""
_LEAST_ANSWERS = 2
_LEAST_SCORE = 2.0
_TOLD = 3


@dataclass(frozen=True, slots=True)
class Alike:
    """A theme whose answers have words in common with this one."""

    theme: str
    words: tuple[str, ...]
    """As they stand in the answer, the most telling first."""
    score: float


class Answers:
    """The words of many answers, taken in bit by bit so that nobody waits for all of them."""

    def __init__(self, texts: Iterable[tuple[int, str]]) -> None:
        self._texts = dict(texts)
        self._folded: dict[int, str] = {}
        self._with: dict[str, list[int]] = defaultdict(list)
        self._left = iter(list(self._texts))
        self.ready = False
        """Whether all answers were taken in."""

    def take_in(self, most: int) -> None:
        """Take in some more answers."""
        for _turn in range(most):
            row = next(self._left, None)
            if row is None:
                self.ready = True
                return
            folded = fold(self._texts[row])
            self._folded[row] = " ".join(_WORD.findall(folded))
            for word in set(_words(folded)):
                self._with[word].append(row)

    def near(self, row: int) -> tuple[int, ...]:
        """The rows whose answers say nearly the same as that of one row, the most alike first.

        Alike is rapidfuzz's token sort ratio, at least ``ALIKE``. Only answers that share one of the rarest words are
        compared; those without any telling word, only where they are the same.
        """
        own = self._folded.get(row, "")
        if not own:
            return ()
        rarest = sorted({word for word in _words(own) if word in self._with}, key=lambda word: len(self._with[word]))
        others = {other for word in rarest[:_RAREST] for other in self._with[word]}
        if not rarest:
            others = {other for other, folded in self._folded.items() if folded == own}
        others.discard(row)
        told = ((fuzz.token_sort_ratio(own, self._folded[other], score_cutoff=ALIKE), other) for other in others)
        return tuple(other for score, other in sorted(told, key=lambda pair: (-pair[0], pair[1])) if score)

    def themes_like(self, row: int, coded: Mapping[str, Sequence[int]], most: int = 2) -> tuple[Alike, ...]:
        """The themes whose answers (rows by theme) have the words of one answer more often than the rest has.

        The score of a word is the logarithm of how much likelier it is among the theme's answers than among all, each
        count smoothed by one half; a word counts where it stands in at least two of the theme's answers.
        """
        own = {word: shown for word, shown in _shown_words(self._texts.get(row, "")) if word in self._with}
        all_answers = max(1, len(self._folded))
        telling = [word for word in own if len(self._with[word]) <= max(_LEAST_ANSWERS, _WIDELY * all_answers)]
        found = []
        for theme, rows in coded.items():
            there = set(rows) - {row}
            scores: dict[str, float] = {}
            for word in telling:
                inside = sum(1 for other in self._with[word] if other in there)
                if inside >= _LEAST_ANSWERS:
                    among = (inside + 0.5) / (len(there) + 1)
                    scores[word] = inside * max(0.0, math.log(among / ((len(self._with[word]) + 0.5) / all_answers)))
            score = sum(scores.values())
            if score >= _LEAST_SCORE:
                best = tuple(own[word] for word in sorted(scores, key=lambda w: -scores[w])[:_TOLD] if scores[word] > 0)
                found.append(Alike(theme, best, score))
        return tuple(sorted(found, key=lambda one: (-one.score, one.theme))[:most])


def _words(folded: str) -> Iterator[str]:
    return (word for word in _WORD.findall(folded) if len(word) >= LEAST_LETTERS and not word.isdigit())


def _shown_words(text: str) -> Iterator[tuple[str, str]]:
    for word in _WORD.findall(text):
        folded = fold(word)
        if len(folded) >= LEAST_LETTERS and not folded.isdigit():
            yield folded, word
