"""Notes pinned to questions and answers, each with the number it was written about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from moin_desktop.analysis.filters import NO_FILTER, Filter
from moin_desktop.analysis.questions import BaseRule
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import corrections, ids
from moin_desktop.models.schema import NoteRow, OptionRow, QuestionRow, now
from moin_desktop.models.values import Aliases, clean, filter_in, filter_out


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The number a note was written about; its filter may stand on answers that are gone since."""

    count: int
    base: int
    base_rule: BaseRule
    filter: Filter = NO_FILTER
    option: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """One note; without an option it is about the whole question."""

    id: str
    survey: str
    question: str
    option: str
    """An answer that was merged since is told by the one that counts its answers now."""
    text: str
    author: str
    kind: str
    created: datetime
    shown: bool
    about: Snapshot | None


def add(
    session: Session,
    question_id: str,
    text: str,
    option: str = "",
    author: str = "",
    about: Snapshot | None = None,
    kind: str = "reading",
) -> str:
    """Pin a note to a question, or to one of its answers; the note's id. MoinError for a note without words."""
    question = ids.find(session, QuestionRow, question_id)
    target = ids.find(session, OptionRow, option) if option else None
    if target is not None and target.question_id != question.id:
        raise MoinError(_("“{id}” is no answer to “{question}”.").format(id=option, question=question.name))
    row = NoteRow(
        survey_id=question.survey_id,
        question_id=question.id,
        option_id=None if target is None else target.id,
        text=_words(text),
        author=clean(author),
        kind=clean(kind),
        created=now(),
        shown=True,
        about=None if about is None else _snapshot_out(about),
    )
    session.add(row)
    session.flush()
    return row.key


def _words(text: str) -> str:
    text = clean(text).strip()
    if not text:
        raise MoinError(_("A note needs some words."))
    return text


def edit(session: Session, note_id: str, text: str) -> None:
    """Change the words of a note; MoinError when none are left."""
    ids.find(session, NoteRow, note_id).text = _words(text)


def set_shown(session: Session, note_id: str, shown: bool) -> None:
    """Show a note on its chart, or keep it to the inspector."""
    ids.find(session, NoteRow, note_id).shown = shown


def set_author(session: Session, note_id: str, author: str) -> None:
    """Say who a note is from: a person, a table."""
    ids.find(session, NoteRow, note_id).author = clean(author)


def remove(session: Session, note_id: str) -> None:
    """Take a note away."""
    session.delete(ids.find(session, NoteRow, note_id))


def of_survey(session: Session, survey_id: str) -> tuple[Note, ...]:
    """All notes of a survey, oldest first."""
    return _read(session, NoteRow.survey_id == ids.number(survey_id), corrections.aliases(session, survey_id))


def of_question(session: Session, question_id: str) -> tuple[Note, ...]:
    """All notes on one question and its answers, oldest first."""
    question = ids.find(session, QuestionRow, question_id)
    return _read(session, NoteRow.question_id == question.id, corrections.aliases(session, f"s{question.survey_id}"))


def without_target(session: Session, survey_id: str) -> tuple[Note, ...]:
    """Notes whose answer the question no longer has, as it is read now; they wait to be pinned elsewhere."""
    there = {q.id: q.choices for q in corrections.questions(session, survey_id)}
    notes = of_survey(session, survey_id)
    return tuple(note for note in notes if note.option and note.option not in there[note.question])


def _read(session: Session, which: ColumnElement[bool], merged: Aliases) -> tuple[Note, ...]:
    return tuple(_notes(session.scalars(select(NoteRow).where(which).order_by(NoteRow.id)), merged))


def _notes(rows: Iterable[NoteRow], merged: Aliases) -> Iterable[Note]:
    for row in rows:
        option = "" if row.option_id is None else f"{OptionRow.letter}{row.option_id}"
        yield Note(
            id=row.key,
            survey=f"s{row.survey_id}",
            question=f"{QuestionRow.letter}{row.question_id}",
            option=merged.get(option, option),
            text=row.text,
            author=row.author,
            kind=row.kind,
            created=row.created,
            shown=row.shown,
            about=None if row.about is None else _snapshot_in(row.about, merged),
        )


def _snapshot_out(about: Snapshot) -> dict[str, Any]:
    return {
        "count": about.count,
        "base": about.base,
        "base_rule": about.base_rule.value,
        "filter": filter_out(about.filter),
        "option": about.option,
    }


def _snapshot_in(data: dict[str, Any], merged: Aliases) -> Snapshot:
    return Snapshot(
        count=data["count"],
        base=data["base"],
        base_rule=BaseRule(data["base_rule"]),
        filter=filter_in(data["filter"], merged),
        option=merged.get(data["option"], data["option"]),
    )
