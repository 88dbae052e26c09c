"""A newer export takes the place of a survey's answers; what people did with the survey stays with what it is about."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.questions import Option, Question, QuestionType, Role
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import corrections, editions, ids, records, retyping
from moin_desktop.models.again import carrying, succession
from moin_desktop.models.again import work as works
from moin_desktop.models.again.comparison import Comparison
from moin_desktop.models.again.succession import Succession
from moin_desktop.models.schema import (
    CorrectionRow,
    DoubtRow,
    OptionRow,
    QuestionRow,
    Row,
    SurveyRow,
)
from moin_desktop.models.values import clean


def planned(session: Session, survey: SurveyRow, found: Comparison) -> Succession:
    """What the questions of a survey become with the newer export that it was compared with."""
    first_ids = ids.next_id(session, QuestionRow), ids.next_id(session, OptionRow)
    work = works.of(session, survey.key)
    return succession.plan(found, work, _options_ever(session, survey.id), *first_ids)


def take(
    session: Session, survey: SurveyRow, found: Comparison, packing: editions.Packing | None = None
) -> tuple[str, ...]:
    """Bring a survey to the newer export that it was compared with; one that is called like its file takes its name.

    What no longer fits, in sentences: corrections that were let go, questions without answers now.
    """
    work = works.of(session, survey.key)
    plan = planned(session, survey, found)
    unfit = _without_answers(found, plan)
    before = {info.id: info.text for info in corrections.infos(session, survey.key)}
    session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    if survey.name == editions.file_name(session, survey.edition_id):
        survey.name = clean(found.reading.source.name)
    survey.edition_id = editions.store(session, found.reading, plan.columns, packing)
    _settle_doubts(session, survey.id, found, plan.keys)
    for question in plan.known:
        _bring(session.get_one(QuestionRow, ids.number(question.id)), records.question_values(question))
    last = max([row.position for row in _of_survey(session, QuestionRow, survey.id)], default=-1)
    records.add_questions(session, survey.id, plan.added, last + 1)
    removed = {option for question in plan.known for option in _bring_options(session, question)}
    for id in plan.gone:
        _remove_question(session, id)
    session.flush()
    _lay_again(session, survey.id, found, work.options, removed)
    carrying.carry(session, survey.id, found)
    session.flush()
    there = {info.id for info in corrections.infos(session, survey.key)}
    return (*unfit, *(_("Let go: {text}").format(text=text) for id, text in before.items() if id not in there))


def _without_answers(found: Comparison, plan: Succession) -> tuple[str, ...]:
    """Questions that had answers and stay without any, since work stands on them."""
    held = {question.id for question in found.stored if found.holds(question)}
    there = set(found.questions.values())
    return tuple(
        _("“{name}” has no answers any more; what you noted about it stays.").format(name=question.name)
        for question in plan.known
        if question.id in held and question.id not in there
    )


def _options_ever(session: Session, survey: int) -> dict[str, list[Option]]:
    """All options that a question has or had when it was read another way, by its id; groups of options are none."""
    query = select(OptionRow).join(QuestionRow, QuestionRow.id == OptionRow.question_id)
    query = query.where(QuestionRow.survey_id == survey, OptionRow.role != Role.NET.value)
    found: dict[str, list[Option]] = {}
    for row in session.scalars(query.order_by(OptionRow.made, OptionRow.position, OptionRow.id)):
        found.setdefault(f"{QuestionRow.letter}{row.question_id}", []).append(corrections.option_in(row))
    return found


def _of_survey(session: Session, kind: type[Any], survey: int) -> Sequence[Any]:
    return session.scalars(select(kind).where(kind.survey_id == survey).order_by(kind.id)).all()


def _bring(row: Row, values: dict[str, Any]) -> None:
    """Make a row hold these values; what is the same is not touched, so that history holds changes only."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _bring_options(session: Session, question: Question) -> set[str]:
    """Make the options of a question those that it has now; the ids of those that are gone."""
    query = select(OptionRow).where(OptionRow.question_id == ids.number(question.id))
    there = {row.key: row for row in session.scalars(query)}
    wanted = {option.id for option in question.options}
    removed = {key for key, row in there.items() if not row.made and key not in wanted}
    for key in removed:
        session.delete(there[key])
    for place, option in enumerate(question.options):
        if option.id in there:
            _bring(there[option.id], {**records.option_values(option), "position": place, "made": False})
    new = [(place, option) for place, option in enumerate(question.options) if option.id not in there]
    records.add_options(session, question.id, new)
    return removed


def _remove_question(session: Session, question_id: str) -> None:
    number = ids.number(question_id)
    for option in session.scalars(select(OptionRow).where(OptionRow.question_id == number)):
        session.delete(option)
    session.flush()
    session.delete(session.get_one(QuestionRow, number))


def _settle_doubts(session: Session, survey: int, found: Comparison, keys: records.Keys) -> None:
    """Put the doubts of the newer reading in place of the old ones; what was settled stays so, unless it grew."""
    earlier: dict[tuple[Any, ...], DoubtRow] = {}
    for row in _of_survey(session, DoubtRow, survey):
        earlier.setdefault((row.question_id, row.kind, row.fix, tuple(row.values)), row)
    for doubt in (records.lasting_doubt(doubt, keys) for doubt in found.reading.doubts):
        values = records.doubt_values(doubt)
        row = earlier.pop((values["question_id"], doubt.kind, doubt.fix, tuple(doubt.values)), None)
        if row is None:
            session.add(DoubtRow(survey_id=survey, **values))
            continue
        grown = not doubt.question and not set(doubt.rows) <= set(found.lines_now(row.rows))
        _bring(row, {**values, "settled": row.settled and not grown})
    for row in _of_survey(session, DoubtRow, survey):
        if row in earlier.values():
            session.delete(row)


def _lay_again(session: Session, survey: int, found: Comparison, needed: frozenset[str], removed: set[str]) -> None:
    """Lay the corrections over the newer answers; one that these do not allow is let go."""
    for row in _of_survey(session, CorrectionRow, survey):
        match row.kind:
            case "exclude" | "written_in":
                body = _lines_now(row.body, found)
            case "read_as":
                body = _options_now(session, row, needed)
            case "order":
                body = {"options": [option for option in row.body["options"] if option not in removed]}
            case _:
                body = row.body
        if body is None:
            session.delete(row)
        elif body != row.body:
            row.body = body


def _lines_now(body: dict[str, Any], found: Comparison) -> dict[str, Any] | None:
    """Responses that are left out, where they stand now; None where they have all vanished."""
    lines = found.lines_now(body["rows"])
    return {**body, "rows": lines} if lines else None


def _options_now(session: Session, row: CorrectionRow, needed: frozenset[str]) -> dict[str, Any] | None:
    """A question read another way, with the options that its answers have now; None where it cannot be read so."""
    first = corrections.read_first(session, f"{QuestionRow.letter}{row.question_id}")
    type, separator = QuestionType(row.body["type"]), row.body["separator"]
    try:
        retyping.refuse(first, type)
        body = retyping.body(session, first, first, type, separator)
    except MoinError:
        return None
    there = {option["id"] for option in body["options"]}
    body["options"] += [o for o in row.body["options"] if o["id"] in needed and o["id"] not in there]
    return body
