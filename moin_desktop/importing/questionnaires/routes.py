"""The conditions of a questionnaire become routes, where the answers do not speak against them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.questions import CHOICE_TYPES, BaseRule, Layout, Option, Question, QuestionType, Route
from moin_desktop.analysis.splitting import splitter
from moin_desktop.importing.facts import Facts
from moin_desktop.importing.questionnaires.values import Condition, Entry

_STRAY = 0.1
"""More answers than this share from people who were not asked: the form was changed since, so it is not believed."""
_ASIDE = frozenset({QuestionType.META, QuestionType.PERSONAL})


def with_routes(
    questions: Sequence[Question],
    unsure: Sequence[str],
    entries: Sequence[tuple[Entry, ...]],
    facts: Mapping[int, Facts],
    *,
    all_told: bool,
) -> tuple[tuple[Question, ...], tuple[str, ...]]:
    """The numbered questions with the routes of their entries, and the ids of those whose route is still unsure.

    With ``all_told`` a question without any condition was asked of everyone; else what was learnt stays.
    """
    known = {name: at for at, those in enumerate(entries) for entry in those for name in entry.names}
    made = list(questions)
    settled: set[str] = set()
    for at, those in enumerate(entries):
        question = made[at]
        if not those or question.type in _ASIDE:
            continue
        conditions = {entry.asked_if for entry in those}
        route = _route(question, conditions, known, made, entries, facts) if len(conditions) == 1 else None
        if route is not None:
            made[at] = replace(question, asked_if=route, base_rule=BaseRule.WHO_WAS_ASKED)
            settled.add(question.id)
        elif all_told and not any(entry.conditional for entry in those):
            made[at] = replace(question, asked_if=None, base_rule=BaseRule.WHO_ANSWERED)
            settled.add(question.id)
    return tuple(_without_circles(made)), tuple(id for id in unsure if id not in settled)


def _route(
    question: Question,
    conditions: Iterable[Condition | None],
    known: Mapping[str, int],
    questions: Sequence[Question],
    entries: Sequence[tuple[Entry, ...]],
    facts: Mapping[int, Facts],
) -> Route | None:
    condition = next(iter(conditions))
    at = known.get(condition.question) if condition else None
    if condition is None or at is None:
        return None
    asker, told = questions[at], entries[at][0]
    if asker.id == question.id or asker.type not in CHOICE_TYPES | {QuestionType.MULTIPLE}:
        return None
    chosen = [_option(asker, told, code) for code in condition.codes]
    options = [option for option in chosen if option is not None]
    if len(options) < len(chosen):
        return None
    asked = _chose(asker, options, facts)
    missing = frozenset(question.missing)
    own: Mask = np.logical_or.reduce([facts[column].given(missing) for column in question.columns])
    if int((own & ~asked).sum()) > _STRAY * max(1, int(own.sum())):
        return None
    return Route(asker.id, tuple(dict.fromkeys(option.id for option in options)))


def _option(asker: Question, told: Entry, code: str) -> Option | None:
    """The option that a condition means by a code."""
    choice = next((choice for choice in told.options if choice.code == code), None)
    choice = choice or next((choice for choice in told.options if code in choice.words), None)
    if choice is None:
        return None
    return next((option for option in asker.options if option.label == choice.label), None)


def _chose(asker: Question, options: Sequence[Option], facts: Mapping[int, Facts]) -> Mask:
    """Who chose any of these options: shape (rows,)."""
    if asker.layout in (Layout.FLAGS, Layout.LABELS):
        left_out = frozenset((*asker.missing, *asker.no_words))
        ticks = [facts[option.column].given(left_out) for option in options if option.column is not None]
        anyone: Mask = np.logical_or.reduce(ticks)
        return anyone
    column = facts[asker.columns[0]]
    words = {word for option in options for word in (option.label, *option.words)}
    separator = asker.separator if asker.layout is Layout.JOINED else None
    split = splitter(separator, [word for option in asker.options for word in (option.label, *option.words)])
    hit = [any(piece in words for piece in split(word)) for word in column.words]
    chosen: Mask = np.array([*hit, False], dtype=np.bool_)[column.places()]
    return chosen


def _without_circles(questions: Sequence[Question]) -> list[Question]:
    """The questions without routes that lead back to themselves."""
    made = {question.id: question for question in questions}
    for question in questions:
        seen, at = {question.id}, made[question.id].asked_if
        while at is not None and at.question not in seen:
            seen.add(at.question)
            at = made[at.question].asked_if
        if at is not None:
            made[question.id] = replace(made[question.id], asked_if=None, base_rule=BaseRule.WHO_ANSWERED)
    return list(made.values())
