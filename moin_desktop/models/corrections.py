"""Questions as they are read now: what was read first, with every correction laid over it in turn."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.questions import (
    CHOICE_TYPES,
    BaseRule,
    CountedAs,
    Item,
    Layout,
    Net,
    Option,
    Question,
    QuestionType,
    Role,
    Route,
)
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import codings, ids, told
from moin_desktop.models.schema import CorrectionRow, OptionRow, QuestionRow
from moin_desktop.models.told import REASONS, base_words, reason_words, type_words
from moin_desktop.models.values import Aliases, alive

__all__ = [
    "CHOOSABLE",
    "LAY",
    "REASONS",
    "CorrectionInfo",
    "aliases",
    "base_words",
    "first_read",
    "infos",
    "option_in",
    "question",
    "questions",
    "read_first",
    "reason_words",
    "type_words",
    "waits_for",
]

Body = Mapping[str, Any]

CHOOSABLE = CHOICE_TYPES | {QuestionType.MULTIPLE}
"""The types whose options filters and routes can stand on."""


@dataclass(frozen=True, slots=True)
class CorrectionInfo:
    """One correction, told in a sentence for the history and the Method sheet."""

    id: str
    survey: str
    question: str
    """Empty when it is about the whole survey."""
    kind: str
    text: str
    created: datetime


def option_in(row: OptionRow) -> Option:
    """An option as stored."""
    return Option(row.key, row.label, tuple(row.words), Role(row.role), row.column_index)


def first_read(row: QuestionRow, options: list[OptionRow]) -> Question:
    """A question as it was first read."""
    route = None
    if row.route_question_id is not None:
        route = Route(f"{QuestionRow.letter}{row.route_question_id}", tuple(row.route_options))
    return Question(
        id=row.key,
        name=row.name,
        text=row.text,
        type=QuestionType(row.type),
        columns=tuple(row.columns),
        layout=Layout(row.layout),
        separator=row.separator,
        options=tuple(option_in(option) for option in options),
        items=tuple(Item(item["label"], item["column"]) for item in row.items),
        other_columns=tuple(row.other_columns),
        missing=tuple(row.missing),
        no_words=tuple(row.no_words),
        base_rule=BaseRule(row.base_rule),
        asked_if=route,
        day_first=row.day_first,
        section=row.section,
        reason=row.reason,
    )


def _rename(question: Question, body: Body) -> Question:
    return replace(question, name=body["name"])


def _read_as(question: Question, body: Body) -> Question:
    return replace(
        question,
        type=QuestionType(body["type"]),
        layout=Layout(body["layout"]),
        separator=body["separator"],
        options=tuple(
            Option(o["id"], o["label"], tuple(o["words"]), Role(o["role"]), o["column"]) for o in body["options"]
        ),
        reason=_("Chosen by hand."),
    )


def _set_base(question: Question, body: Body) -> Question:
    return replace(question, base_rule=BaseRule(body["rule"]))


def _merge(question: Question, body: Body) -> Question:
    gone, kept = question.option(body["from"]), question.option(body["into"])
    if gone is None or kept is None:
        return question
    words = tuple(dict.fromkeys((*(kept.words or (kept.label,)), *(gone.words or (gone.label,)))))
    merged = replace(kept, words=words)
    options = tuple(merged if o.id == kept.id else o for o in question.options if o.id != gone.id)
    return replace(question, options=options)


def _rename_option(question: Question, body: Body) -> Question:
    options = tuple(
        replace(o, label=body["label"], words=o.words or (o.label,)) if o.id == body["option"] else o
        for o in question.options
    )
    return replace(question, options=options)


def _order(question: Question, body: Body) -> Question:
    place = {option: n for n, option in enumerate(body["options"])}
    options = tuple(sorted(question.options, key=lambda o: place.get(o.id, len(place))))
    return replace(question, options=options, own_order=True)


def _route(question: Question, body: Body) -> Question:
    route = Route(body["question"], tuple(body["options"]))
    return replace(question, asked_if=route, base_rule=BaseRule.WHO_WAS_ASKED)


def _unroute(question: Question, _body: Body) -> Question:
    asked = question.base_rule is BaseRule.WHO_WAS_ASKED
    return replace(question, asked_if=None, base_rule=BaseRule.WHO_ANSWERED if asked else question.base_rule)


def _net(question: Question, body: Body) -> Question:
    nets = tuple(net for net in question.nets if net.id != body["id"])
    return replace(question, nets=(*nets, Net(body["id"], body["label"], tuple(body["options"]))))


def _exclusive(question: Question, body: Body) -> Question:
    return replace(question, alone=(*question.alone, body["option"]))


def _count_as(question: Question, body: Body) -> Question:
    return replace(question, counted_as=(*question.counted_as, CountedAs(body["option"], tuple(body["rows"]))))


def _leave(question: Question, _body: Body) -> Question:
    return question


LAY: Mapping[str, Callable[[Question, Body], Question]] = {
    "rename": _rename,
    "read_as": _read_as,
    "set_base": _set_base,
    "merge": _merge,
    "rename_option": _rename_option,
    "order": _order,
    "route": _route,
    "unroute": _unroute,
    "net": _net,
    "exclusive": _exclusive,
    "exclude": _leave,
    "weight": _leave,
    "written_in": _count_as,
}
"""How each kind of correction changes a question; "exclude" is about rows and "weight" about all others."""


def _rows(session: Session, survey: int) -> list[CorrectionRow]:
    query = select(CorrectionRow).where(CorrectionRow.survey_id == survey).order_by(CorrectionRow.id)
    return list(session.scalars(query))


def aliases(session: Session, survey_id: str) -> Aliases:
    """Options and themes merged away, each with the one that counts its answers now."""
    return _aliases(_rows(session, ids.number(survey_id))) | codings.merged_themes(session)


def _aliases(corrections: list[CorrectionRow]) -> dict[str, str]:
    into = {row.body["from"]: row.body["into"] for row in corrections if row.kind == "merge"}
    found: dict[str, str] = {}
    for option in into:
        last = into[option]
        while last in into:
            last = into[last]
        found[option] = last
    return found


def questions(session: Session, survey_id: str) -> tuple[Question, ...]:
    """All questions of a survey as they are read now, in the order of the sheet.

    How a question is read is laid first: it makes the options that the other corrections are about.
    """
    survey = ids.number(survey_id)
    rows = session.scalars(select(QuestionRow).where(QuestionRow.survey_id == survey).order_by(QuestionRow.position))
    options: dict[int, list[OptionRow]] = {}
    query = select(OptionRow).join(QuestionRow, QuestionRow.id == OptionRow.question_id)
    for option in session.scalars(
        query.where(QuestionRow.survey_id == survey, ~OptionRow.made).order_by(OptionRow.position, OptionRow.id)
    ):
        options.setdefault(option.question_id, []).append(option)
    read = {row.id: first_read(row, options.get(row.id, [])) for row in rows}
    corrections = _rows(session, survey)
    for row in sorted(corrections, key=lambda row: row.kind != "read_as"):
        if row.question_id is not None:
            read[row.question_id] = LAY[row.kind](read[row.question_id], row.body)
    merged = _aliases(corrections)
    found = {question.id: question for question in read.values()}
    for question in found.values():
        found[question.id] = _with_sound_nets(_on_sound_route(question, found, merged), merged)
    return tuple(found.values())


def _with_sound_nets(question: Question, merged: Aliases) -> Question:
    """The question with its groups on the options that it has now; a group of fewer than two is none."""
    counted = tuple(replace(one, option=merged.get(one.option, one.option)) for one in question.counted_as)
    question = replace(question, alone=alive(question.alone, merged), counted_as=counted)
    if not question.nets:
        return question
    there = {option.id for option in question.options} if question.type in CHOOSABLE else set()
    nets = [replace(net, options=tuple(o for o in alive(net.options, merged) if o in there)) for net in question.nets]
    return replace(question, nets=tuple(net for net in nets if len(net.options) > 1))


def _on_sound_route(question: Question, all: Mapping[str, Question], merged: Aliases) -> Question:
    """The question with its route on the options that stand for merged ones.

    Without its route where the asking question, read another way since, has no answers to choose or waits for this one.
    """
    route = question.asked_if
    if route is None:
        return question
    if all[route.question].type in CHOOSABLE and question.id not in waits_for(route.question, all):
        return replace(question, asked_if=Route(route.question, alive(route.options, merged)))
    rule = question.base_rule
    rule = BaseRule.WHO_ANSWERED if rule is BaseRule.WHO_WAS_ASKED else rule
    return replace(question, asked_if=None, base_rule=rule)


def waits_for(question_id: str, all: Mapping[str, Question]) -> Sequence[str]:
    """A question and those that its route leads back to, up to the first seen twice."""
    chain = [question_id]
    while (route := all[chain[-1]].asked_if) is not None and route.question not in chain:
        chain.append(route.question)
    return chain


def weighted_by(session: Session, survey_id: str) -> str:
    """The number question that a survey is weighted by; empty for none."""
    found = [row for row in _rows(session, ids.number(survey_id)) if row.kind == "weight"]
    return f"{QuestionRow.letter}{found[-1].question_id}" if found else ""


def question(session: Session, question_id: str) -> Question:
    """One question as it is read now; MoinError when there is none with this id."""
    row = ids.find(session, QuestionRow, question_id)
    found = next((q for q in questions(session, f"s{row.survey_id}") if q.id == question_id), None)
    if found is None:
        raise MoinError(_("This question is made of themes; correct the free text behind it, or its themes."))
    return found


def read_first(session: Session, question_id: str) -> Question:
    """One question as it was first read, no correction laid over it."""
    row = ids.find(session, QuestionRow, question_id)
    query = select(OptionRow).where(OptionRow.question_id == row.id, ~OptionRow.made)
    return first_read(row, list(session.scalars(query.order_by(OptionRow.position, OptionRow.id))))


def infos(session: Session, survey_id: str) -> tuple[CorrectionInfo, ...]:
    """All corrections of a survey in the order they were made, each told in a sentence."""
    survey = ids.number(survey_id)
    names = dict(session.execute(select(QuestionRow.id, QuestionRow.name).where(QuestionRow.survey_id == survey)).all())
    query = select(OptionRow).join(QuestionRow, QuestionRow.id == OptionRow.question_id)
    labels = {o.key: o.label for o in session.scalars(query.where(QuestionRow.survey_id == survey))}
    return tuple(
        CorrectionInfo(
            id=row.key,
            survey=survey_id,
            question="" if row.question_id is None else f"{QuestionRow.letter}{row.question_id}",
            kind=row.kind,
            text=told.sentence(row, names, labels),
            created=row.created,
        )
        for row in _rows(session, survey)
    )
