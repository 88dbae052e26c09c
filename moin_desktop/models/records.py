"""Questions, options and doubts as rows: from the provisional ids of a reading to lasting ones, and into the tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import insert
from sqlalchemy.orm import Session

from moin_desktop.analysis.questions import Doubt, Option, Question, Route
from moin_desktop.models import ids
from moin_desktop.models.schema import DoubtRow, OptionRow, QuestionRow, Row
from moin_desktop.models.values import clean

Keys = Mapping[str, str]
"""Provisional ids with the lasting ones."""


def lasting(question: Question, questions: Keys, options: Keys) -> Question:
    """A question of a reading under lasting ids."""
    return replace(
        question,
        id=questions[question.id],
        options=tuple(replace(option, id=options[option.id]) for option in question.options),
        asked_if=lasting_route(question.asked_if, questions, options),
    )


def lasting_route(route: Route | None, questions: Keys, options: Keys) -> Route | None:
    """A route of a reading under lasting ids; none where it leads through nothing that has one."""
    if route is None or route.question not in questions:
        return None
    through = tuple(options[option] for option in route.options if option in options)
    return Route(questions[route.question], through) if through else None


def lasting_doubt(doubt: Doubt, questions: Keys) -> Doubt:
    """A doubt of a reading under lasting ids."""
    values = tuple(clean(value) for value in doubt.values)
    if doubt.fix == "route":
        values = (questions[doubt.values[0]], *values[1:])
    return replace(doubt, question=questions[doubt.question] if doubt.question else "", values=values)


def new_keys(session: Session, questions: Sequence[Question]) -> tuple[dict[str, str], dict[str, str]]:
    """Ids never used for these questions and for their options, by their provisional ones."""
    question, option = ids.next_id(session, QuestionRow), ids.next_id(session, OptionRow)
    options = [read.id for one in questions for read in one.options]
    return (
        {one.id: f"{QuestionRow.letter}{question + n}" for n, one in enumerate(questions)},
        {id: f"{OptionRow.letter}{option + n}" for n, id in enumerate(options)},
    )


def question_values(question: Question) -> dict[str, Any]:
    """What a question's row holds of it; its options have rows of their own."""
    route = question.asked_if
    return {
        "name": clean(question.name),
        "text": clean(question.text),
        "type": question.type.value,
        "columns": list(question.columns),
        "layout": question.layout.value,
        "separator": question.separator,
        "items": [{"label": clean(item.label), "column": item.column} for item in question.items],
        "other_columns": list(question.other_columns),
        "missing": [clean(word) for word in question.missing],
        "no_words": [clean(word) for word in question.no_words],
        "base_rule": question.base_rule.value,
        "route_question_id": None if route is None else ids.number(route.question),
        "route_options": [] if route is None else list(route.options),
        "day_first": question.day_first,
        "section": clean(question.section),
        "reason": clean(question.reason),
    }


def option_values(option: Option) -> dict[str, Any]:
    """What an option's row holds of it."""
    return {
        "label": clean(option.label),
        "words": [clean(word) for word in option.words],
        "role": option.role.value,
        "column_index": option.column,
    }


def doubt_values(doubt: Doubt) -> dict[str, Any]:
    """What a doubt's row holds of it."""
    return {
        "question_id": ids.number(doubt.question) if doubt.question else None,
        "kind": doubt.kind,
        "text": clean(doubt.text),
        "rows": list(doubt.rows),
        "detail": clean(doubt.detail),
        "fix": doubt.fix,
        "values": list(doubt.values),
    }


def add_questions(session: Session, survey: int, questions: Sequence[Question], first: int = 0) -> None:
    """Store questions under their lasting ids, with their options, in places from ``first`` on."""
    session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    insert_all(
        session,
        QuestionRow,
        [
            {"id": ids.number(one.id), "survey_id": survey, "position": first + n, **question_values(one)}
            for n, one in enumerate(questions)
        ],
    )
    insert_all(session, OptionRow, [row for one in questions for row in _options(one.id, enumerate(one.options))])


def insert_all(session: Session, kind: type[Row], rows: Sequence[Mapping[str, Any]]) -> None:
    """Many rows in one statement: a tenth of the time that as many objects take."""
    session.flush()
    if rows:
        session.connection().execute(insert(kind), rows)


def add_options(session: Session, question_id: str, options: Iterable[tuple[int, Option]]) -> None:
    """Store options of a question under their lasting ids, each with its place."""
    insert_all(session, OptionRow, list(_options(question_id, options)))


def _options(question_id: str, options: Iterable[tuple[int, Option]]) -> Iterator[dict[str, Any]]:
    return (
        {
            "id": ids.number(option.id),
            "question_id": ids.number(question_id),
            "position": place,
            "made": False,
            **option_values(option),
        }
        for place, option in options
    )


def add_doubts(session: Session, survey: int, doubts: Sequence[Doubt]) -> None:
    """Store doubts, none of them settled yet."""
    insert_all(session, DoubtRow, [{"survey_id": survey, **doubt_values(doubt)} for doubt in doubts])
