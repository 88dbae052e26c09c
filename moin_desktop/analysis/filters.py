"""Filters: conditions joined with and, that become a mask of respondents, worked out once per change."""

from collections.abc import Callable, Mapping
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np

from moin_desktop.analysis.answers import Dated, Measured, Rated, State, Written, chose
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.conditions import (
    NO_FILTER,
    Condition,
    Dates,
    Except,
    Filter,
    Noted,
    Part,
    Range,
    Replied,
    Reply,
    Words,
    key,
)
from moin_desktop.analysis.folding import fold
from moin_desktop.analysis.questions import GROUPING_TYPES, Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.i18n import _

__all__ = [
    "IN_FILTER",
    "NO_FILTER",
    "Condition",
    "Dates",
    "Except",
    "Filter",
    "Noted",
    "Part",
    "Range",
    "Replied",
    "Reply",
    "Words",
    "fits",
    "hits",
    "holds",
    "key",
    "mask",
    "split",
    "whole",
]


IN_FILTER = "filter"
"""What a chart is compared by where its groups are those in its filter and all the others."""
_MASKS = 2
_masks: "WeakKeyDictionary[Survey, dict[Filter, Mask]]" = WeakKeyDictionary()


def mask(survey: Survey, filter: Filter) -> Mask:
    """The respondents who fit every condition that is on, excluded rows left out: shape (rows,).

    KeyError or TypeError where a condition does not fit the survey; ``fits`` tells before. The masks of the last few
    filters are kept and cannot be written to; not where notes decide, which come and go.
    """
    kept = _masks.setdefault(survey, {})
    if filter in kept:
        return kept[filter]
    fitting = survey.everyone.copy()
    for part in filter.conditions:
        if not part.off:
            fitting &= hits(survey, part)
    fitting.flags.writeable = False
    if not any(isinstance(part, Noted) for part in filter.conditions):
        while len(kept) >= _MASKS:
            del kept[next(iter(kept))]
        kept[filter] = fitting
    return fitting


def split(survey: Survey, filter: Filter) -> tuple[tuple[str, Mask], tuple[str, Mask]]:
    """Those in the filter and all the others, each with what to call them."""
    within = mask(survey, filter)
    return (filter.name or _("In the filter"), within), (_("The rest"), survey.everyone & ~within)


def hits(survey: Survey, part: Part) -> Mask:
    """Who fits one condition, excluded rows among them: shape (rows,)."""
    return _HITS[type(part)](survey, part)


def _of_condition(survey: Survey, part: Condition) -> Mask:
    question, answers = survey.question(part.question), survey.answers(part.question)
    return (
        _rated(question, answers, part.options)
        if isinstance(answers, Rated)
        else chose(question, answers, part.options)
    )


def _of_except(survey: Survey, part: Except) -> Mask:
    answered: Mask = survey.answers(part.question).state == State.ANSWERED
    return answered & ~_of_condition(survey, Condition(part.question, part.options))


def _rated(question: Question, answers: Rated, ids: tuple[str, ...]) -> Mask:
    """Who gave any of these answers to the items of a grid or ranking."""
    places = {option.id: at for at, option in enumerate(question.options)}
    wanted = [places[id] for id in ids if id in places]
    found: Mask = np.logical_or.reduce(np.isin(answers.codes, wanted), axis=1)
    for id in ids:
        cell = _cell(question, id)
        if cell is not None:
            item, option = cell
            found |= answers.codes[:, item] == (places[option] if option else 0)
    return found


def _cell(question: Question, id: str) -> tuple[int, str] | None:
    """The item, and its answer where one is said, of the id of a mark in a grid or ranking; None for another id."""
    item, colon, option = id.removeprefix("item").partition(":")
    if not id.startswith("item") or not item.isdecimal() or int(item) >= len(question.items):
        return None
    known = option in {o.id for o in question.options} if colon else bool(question.options)
    return (int(item), option) if known else None


def _of_range(survey: Survey, part: Range) -> Mask:
    answers = survey.answers(part.question)
    if not isinstance(answers, Measured):
        raise TypeError(type(answers).__name__)
    within: Mask = answers.state == State.ANSWERED
    if part.low is not None:
        within = within & (answers.values >= part.low)
    return within if part.high is None else within & (answers.values <= part.high)


def _of_dates(survey: Survey, part: Dates) -> Mask:
    answers = survey.answers(part.question)
    if not isinstance(answers, Dated):
        raise TypeError(type(answers).__name__)
    within: Mask = answers.state == State.ANSWERED
    if part.first:
        within = within & (answers.values >= np.datetime64(part.first, "s"))
    if part.last:
        whole_day = np.timedelta64(86_400 if "T" not in part.last else 1, "s")
        within = within & (answers.values < np.datetime64(part.last, "s") + whole_day)
    return within


def _of_words(survey: Survey, part: Words) -> Mask:
    wanted = fold(part.words)
    found: Mask = np.zeros(survey.rows, dtype=np.bool_)
    for question in survey.questions if not part.question else (survey.question(part.question),):
        if question.type is QuestionType.TEXT:
            answers = survey.answers(question.id)
            if not isinstance(answers, Written):
                raise TypeError(type(answers).__name__)
            held = np.array([wanted in word for word in folded(survey, question.id)] + [False], dtype=np.bool_)
            found |= held[answers.codes]
        elif part.question:
            raise TypeError(question.type)
    return found


_folded: "WeakKeyDictionary[Survey, dict[str, tuple[str, ...]]]" = WeakKeyDictionary()


def folded(survey: Survey, question_id: str) -> tuple[str, ...]:
    """The different texts written to a question as they are looked for, folded once: shape as ``Written.words``."""
    kept = _folded.setdefault(survey, {})
    if question_id not in kept:
        answers = survey.answers(question_id)
        kept[question_id] = tuple(fold(word) for word in answers.words) if isinstance(answers, Written) else ()
    return kept[question_id]


_STATES = {
    Reply.ANSWERED: (State.ANSWERED,),
    Reply.BLANK: (State.BLANK, State.MISSING),
    Reply.NOT_ASKED: (State.NOT_ASKED,),
}


def _of_reply(survey: Survey, part: Replied) -> Mask:
    found: Mask = np.isin(survey.answers(part.question).state, _STATES[part.reply])
    return found


def _of_notes(survey: Survey, _part: Noted) -> Mask:
    found: Mask = np.zeros(survey.rows, dtype=np.bool_)
    found[[row for row in survey.noted if row < survey.rows]] = True
    return found


_HITS: Mapping[type, Callable[[Survey, Any], Mask]] = {
    Condition: _of_condition,
    Except: _of_except,
    Range: _of_range,
    Dates: _of_dates,
    Words: _of_words,
    Replied: _of_reply,
    Noted: _of_notes,
}
_SCALED = frozenset({QuestionType.GRID, QuestionType.RANKING})
_HOLDS: Mapping[type, frozenset[QuestionType]] = {
    Condition: GROUPING_TYPES | _SCALED,
    Except: GROUPING_TYPES | _SCALED,
    Range: frozenset({QuestionType.NUMBER}),
    Dates: frozenset({QuestionType.DATE}),
    Words: frozenset({QuestionType.TEXT}),
    Replied: frozenset(QuestionType) - {QuestionType.PERSONAL},
}


def fits(survey: Survey, filter: Filter) -> bool:
    """Whether every question of a filter is there, and is read in a way that its condition can be asked of."""
    return all(_holds(survey, part) for part in filter.conditions)


def holds(part: Part, read_as: QuestionType) -> bool:
    """Whether a condition can be asked of a question that is read in this way."""
    return read_as in _HOLDS.get(type(part), frozenset())


def _holds(survey: Survey, part: Part) -> bool:
    if not part.question:
        return isinstance(part, Noted | Words)
    known = next((question.type for question in survey.questions if question.id == part.question), None)
    return known in _HOLDS.get(type(part), frozenset())


def whole(survey: Survey, part: Part) -> bool:
    """Whether a condition fits, and every answer it names is still one of its question."""
    if not _holds(survey, part):
        return False
    if not isinstance(part, Condition | Except):
        return True
    question = survey.question(part.question)
    return all(id in question.choices or _cell(question, id) is not None for id in part.options)
