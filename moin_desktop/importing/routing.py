"""Questions that only some were asked: those who gave a certain answer at an earlier question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.encode import ticked_by
from moin_desktop.analysis.questions import CHOICE_TYPES, BaseRule, Layout, Question, QuestionType, Route
from moin_desktop.importing.facts import Facts

_REACH = 30
"""How many charted questions back the asking question is looked for."""
_FEWEST = 5
_ANSWERED = 0.9
_STRAY = 0.02
_CHOSEN_BY = 0.02
"""An asking option must be chosen by this share of all, or coincidences in wide sheets look like routes."""
_MOST_OPTIONS = 40


@dataclass(frozen=True, slots=True)
class Found:
    """A route with the masks that made it likely, and whether it fits without exception."""

    route: Route
    sure: bool


def find_routes(
    questions: Sequence[Question], facts: Mapping[int, Facts]
) -> tuple[tuple[Question, ...], tuple[str, ...]]:
    """Questions with their routes set, and the ids of those whose route has exceptions.

    A question was asked only of some when (almost) only those who chose certain options answered it, and (almost) all
    of these did. Options are learnt from the answers, so the asking question must come first.
    """
    answered = {q.id: _answered(q, facts) for q in questions}
    askers = [q for q in questions if _may_ask(q)]
    ticks = {q.id: _ticks(q, facts) for q in askers if q.type is QuestionType.MULTIPLE}
    places = {q.id: at for at, q in enumerate(questions)}
    routed: list[Question] = []
    unsure: list[str] = []
    for question in questions:
        before = [asker for asker in askers if places[asker.id] < places[question.id]]
        found = _route(question, answered, before, facts, ticks)
        if found is None:
            routed.append(question)
            continue
        routed.append(replace(question, asked_if=found.route, base_rule=BaseRule.WHO_WAS_ASKED))
        if not found.sure:
            unsure.append(question.id)
    return tuple(routed), tuple(unsure)


def _answered(question: Question, facts: Mapping[int, Facts]) -> Mask:
    """Who answered a question: shape (rows,)."""
    missing = frozenset(question.missing)
    given = [facts[column].given(missing) for column in question.columns]
    anyone: Mask = np.logical_or.reduce(given)
    return anyone


def asked_of(question: Question, asker: Question, facts: Mapping[int, Facts]) -> Mask:
    """Who was asked a routed question: all who chose what its route says, and who answered it all the same."""
    asked = _answered(question, facts)
    options = question.asked_if.options if question.asked_if else ()
    if asker.layout in (Layout.FLAGS, Layout.LABELS):
        for option, _n, mask in _ticks(asker, facts):
            if option in options:
                asked |= mask
        return asked
    column = facts[asker.columns[0]]
    words = {word for o in asker.options if o.id in options for word in (*o.words, o.label)}
    said: Mask = np.array([*(word in words for word in column.words), False], dtype=np.bool_)[column.places()]
    return asked | said


def _may_ask(question: Question) -> bool:
    """Whether answers to a question can decide who is asked another."""
    if question.type is QuestionType.MULTIPLE:
        return question.layout in (Layout.FLAGS, Layout.LABELS) and len(question.options) <= _MOST_OPTIONS
    return question.type in CHOICE_TYPES and question.layout is Layout.CELL and 2 <= len(question.options) <= 12


def _ticks(question: Question, facts: Mapping[int, Facts]) -> tuple[tuple[str, int, Mask], ...]:
    """For each option of a choose-all question: its id, by how many it was ticked, and by whom."""
    rows = facts[question.columns[0]].rows
    masks = {at: np.zeros(rows, dtype=np.bool_) for at in range(len(question.options))}
    for column in question.columns:
        ticks = ticked_by(question, column, facts[column].words)
        places = facts[column].places()
        for at in sorted({at for at in ticks if at >= 0}):
            masks[at] |= np.array([*(tick == at for tick in ticks), False], dtype=np.bool_)[places]
    return tuple((option.id, int(np.count_nonzero(masks[at])), masks[at]) for at, option in enumerate(question.options))


def _route(
    question: Question,
    answered: Mapping[str, Mask],
    askers: Sequence[Question],
    facts: Mapping[int, Facts],
    ticks: Mapping[str, Sequence[tuple[str, int, Mask]]],
) -> Found | None:
    """The route of one question; None where everyone may have been asked."""
    if question.type in (QuestionType.META, QuestionType.PERSONAL):
        return None
    own = answered[question.id]
    n, rows = int(np.count_nonzero(own)), len(own)
    if n < max(_FEWEST, _CHOSEN_BY * rows) or n > 0.95 * rows:
        return None
    who = np.flatnonzero(own)
    for asker in reversed(askers[-_REACH:]):
        if question.type is QuestionType.TEXT and asker.type is not QuestionType.YES_NO:
            continue
        if asker.id in ticks:
            found = _ticked(asker, own, ticks[asker.id])
        else:
            found = _between(asker, who, answered[asker.id], facts[asker.columns[0]])
        if found is not None:
            return found
    return None


def _ticked(asker: Question, own: Mask, ticks: Sequence[tuple[str, int, Mask]]) -> Found | None:
    """The one option of a choose-all question that (almost) all who answered had ticked, and (almost) nobody else."""
    n = int(np.count_nonzero(own))
    for option, ticked, mask in ticks:
        if ticked and _ANSWERED <= n / ticked <= 1 + _STRAY:
            both = int(np.count_nonzero(own & mask))
            if both >= _ANSWERED * ticked and n - both <= _STRAY * n:
                return Found(Route(asker.id, (option,)), n == both)
    return None


def _between(asker: Question, who: NDArray[np.intp], asked: Mask, facts: Facts) -> Found | None:
    """The options of one earlier question that (almost) all who answered had chosen, and (almost) nobody else.

    ``who`` are the rows of those who answered, ``asked`` (rows,) those who answered the earlier question.
    """
    n = len(who)
    if n - int(np.count_nonzero(asked[who])) > _STRAY * n:
        return None
    by_word = {word: at for at, option in enumerate(asker.options) for word in (*option.words, option.label)}
    of_word = np.array([by_word.get(word, -1) for word in facts.words], dtype=np.int64)
    words = np.bincount(facts.lookup[facts.codes[who]] + 1, minlength=len(of_word) + 1)[1:]
    known, size = of_word >= 0, len(asker.options)
    everyone = np.bincount(of_word[known], np.array(facts.counts)[known], size).astype(np.int64)
    answering = np.bincount(of_word[known], words[known], size).astype(np.int64)
    share = answering / np.maximum(everyone, 1)
    inside = (share >= _ANSWERED) & (answering > 0)
    outside = (share <= _STRAY) | (everyone == 0)
    if not inside.any() or not (everyone[outside] > 0).any() or not (inside | outside).all():
        return None
    if int(everyone[outside].sum()) < 3:
        return None
    labels = tuple(option.id for option, chosen_one in zip(asker.options, inside, strict=True) if chosen_one)
    stray = int(answering[outside].sum()) + n - int(answering.sum())
    return Found(Route(asker.id, labels), stray == 0)
