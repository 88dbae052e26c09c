"""Notes pinned to anything in a project, each with the number it was written about."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from moin_desktop.analysis.filters import NO_FILTER, Filter
from moin_desktop.analysis.questions import BaseRule
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.themes import text_id
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import corrections, ids
from moin_desktop.models.pins import ON_SURVEY, Pin, PinKind, is_there, pin_in, pin_out
from moin_desktop.models.schema import FindingRow, NoteRow, OptionRow, QuestionRow, SurveyRow, ThemeRow, now
from moin_desktop.models.values import Aliases, clean, filter_in, filter_out

KINDS = ("reading", "doubt", "question", "action", "quote")
VISIBILITIES = ("room", "team", "presenter")
"""Who sees a note: everyone in the room, those who work on the project, the presenter alone."""
MARKS = ("", "agreed", "disputed", "question")
"""What the room made of a note."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The number a note was written about; its filter may stand on answers that are gone since."""

    count: int
    base: int
    base_rule: BaseRule
    filter: Filter = NO_FILTER
    option: str = ""
    percent_of: str = ""
    """Whom the percentage was of, where that was chosen otherwise than the question says."""
    kept: tuple[int, int] | None = None
    """Count and base as they were when a person said to keep the number written about, though it had changed."""


@dataclass(frozen=True, slots=True)
class Note:
    """One note; without an option it is about the whole question."""

    id: str
    survey: str
    question: str
    """Empty where it is about no question."""
    option: str
    """An answer that was merged since is told by the one that counts its answers now."""
    text: str
    author: str
    kind: str
    created: datetime
    shown: bool
    about: Snapshot | None
    pin: Pin = ON_SURVEY
    tags: tuple[str, ...] = ()
    visibility: str = "room"
    mark: str = ""
    uid: str = ""


def add(
    session: Session,
    question_id: str,
    text: str,
    option: str = "",
    author: str = "",
    about: Snapshot | None = None,
    kind: str = "reading",
) -> str:
    """Pin a note to a question, or to one of its answers or themes; the note's id. MoinError for one without words."""
    if option.startswith(ThemeRow.letter):
        place = Pin(PinKind.THEME, question_id, (option,))
    else:
        place = Pin(PinKind.ANSWER if option else PinKind.QUESTION, question_id, (option,) if option else ())
    survey = f"{SurveyRow.letter}{ids.find(session, QuestionRow, question_id).survey_id}"
    return pin(session, survey, place, text, author=author, about=about, kind=kind)


def pin(  # noqa: PLR0913 - what a note is made of
    session: Session,
    survey_id: str,
    place: Pin,
    text: str,
    *,
    author: str = "",
    about: Snapshot | None = None,
    kind: str = "reading",
    tags: Sequence[str] = (),
    visibility: str = "room",
    mark: str = "",
) -> str:
    """Pin a note to anything in a survey; the note's id. MoinError without words, or where there is no such place."""
    row = NoteRow(
        survey_id=ids.find(session, SurveyRow, survey_id).id,
        text=_words(text),
        author=clean(author),
        kind=clean(kind),
        created=now(),
        shown=True,
        about=None if about is None else _snapshot_out(about),
        tags=_tags(tags),
        visibility=_one_of(visibility, VISIBILITIES),
        mark=_one_of(mark, MARKS),
    )
    _put(session, row, place)
    session.add(row)
    session.flush()
    return row.key


def move(session: Session, note_id: str, place: Pin, about: Snapshot | None = None) -> None:
    """Pin a note elsewhere in its survey, with the number that it is about there."""
    row = ids.find(session, NoteRow, note_id)
    _put(session, row, place)
    row.about = None if about is None else _snapshot_out(about)


def _put(session: Session, row: NoteRow, place: Pin) -> None:
    """Say in the row what the note is pinned to; MoinError where that is not in its survey."""
    question = ids.find(session, QuestionRow, place.question) if place.question else None
    if question is not None and question.survey_id != row.survey_id:
        raise MoinError(_("A note stays within its survey."))
    target: OptionRow | None = None
    for key in place.options:
        if place.kind is PinKind.THEME:
            theme = ids.find(session, ThemeRow, key)
            fits = question is not None and theme.question_id == question.id
        else:
            target = ids.find(session, OptionRow, key)
            fits = question is not None and target.question_id == question.id
        if not fits:
            name = "" if question is None else question.name
            raise MoinError(_("“{id}” is no answer to “{question}”.").format(id=key, question=name))
    if place.finding:
        ids.find(session, FindingRow, place.finding)
    row.question_id = None if question is None else question.id
    row.option_id = target.id if target is not None and len(place.options) == 1 else None
    row.pin = pin_out(place)


def _words(text: str) -> str:
    text = clean(text).strip()
    if not text:
        raise MoinError(_("A note needs some words."))
    return text


def change(
    session: Session, note_id: str, text: str, author: str, kind: str, tags: Sequence[str] = (), visibility: str = ""
) -> None:
    """Change what a note says and is, all at once; MoinError when no words are left, ValueError for an unknown kind."""
    row = ids.find(session, NoteRow, note_id)
    row.text, row.author = _words(text), clean(author)
    row.kind = kind if kind == row.kind else _one_of(kind, KINDS)
    row.tags = _tags(tags)
    row.visibility = _one_of(visibility or row.visibility, VISIBILITIES)


def edit(session: Session, note_id: str, text: str) -> None:
    """Change the words of a note; MoinError when none are left."""
    ids.find(session, NoteRow, note_id).text = _words(text)


def set_shown(session: Session, note_id: str, shown: bool) -> None:
    """Show a note on its chart, or keep it to the inspector."""
    ids.find(session, NoteRow, note_id).shown = shown


def set_author(session: Session, note_id: str, author: str) -> None:
    """Say who a note is from: a person, a table."""
    ids.find(session, NoteRow, note_id).author = clean(author)


def set_kind(session: Session, note_id: str, kind: str) -> None:
    """Say what kind of note it is; ValueError for an unknown kind."""
    ids.find(session, NoteRow, note_id).kind = _one_of(kind, KINDS)


def set_visibility(session: Session, note_id: str, visibility: str) -> None:
    """Say who sees a note; ValueError for nobody known."""
    ids.find(session, NoteRow, note_id).visibility = _one_of(visibility, VISIBILITIES)


def set_mark(session: Session, note_id: str, mark: str) -> None:
    """Say what the room made of a note; ValueError for an unknown mark."""
    ids.find(session, NoteRow, note_id).mark = _one_of(mark, MARKS)


def set_tags(session: Session, note_id: str, tags: Sequence[str]) -> None:
    """Give a note its tags, each once, in this order."""
    ids.find(session, NoteRow, note_id).tags = _tags(tags)


def _tags(tags: Sequence[str]) -> list[str]:
    said = (" ".join(clean(tag).split()) for tag in tags)
    return list(dict.fromkeys(tag for tag in said if tag))


def update_number(session: Session, note_id: str, count: int, base: int) -> None:
    """Let a note be about the number as it is now."""
    row = ids.find(session, NoteRow, note_id)
    if row.about is not None:
        row.about = {**{k: v for k, v in row.about.items() if k != "kept"}, "count": count, "base": base}


def keep_number(session: Session, note_id: str, count: int, base: int) -> None:
    """Let a note stay about the number it was written about; it is told again when that changes from (count, base)."""
    row = ids.find(session, NoteRow, note_id)
    if row.about is not None:
        row.about = {**row.about, "kept": [count, base]}


def _one_of(value: str, known: Sequence[str]) -> str:
    if value not in known:
        raise ValueError(value)
    return value


def remove(session: Session, note_id: str) -> None:
    """Take a note away."""
    session.delete(ids.find(session, NoteRow, note_id))


def seen_by(who: str) -> frozenset[str]:
    """Which notes somebody sees: the room its own, those who work on the project also theirs, the presenter all."""
    return frozenset(VISIBILITIES[: VISIBILITIES.index(who) + 1])


def of_survey(session: Session, survey_id: str) -> tuple[Note, ...]:
    """All notes of a survey, oldest first."""
    return _read(session, NoteRow.survey_id == ids.number(survey_id), corrections.aliases(session, survey_id))


def of_question(session: Session, question_id: str) -> tuple[Note, ...]:
    """All notes on one question, its answers and what was written to it, oldest first.

    Notes on themes are of the question that the themes are.
    """
    question = ids.find(session, QuestionRow, question_id)
    found = _read(session, NoteRow.question_id == question.id, corrections.aliases(session, f"s{question.survey_id}"))
    themes = text_id(question_id) != question_id
    return tuple(note for note in found if (note.pin.kind is PinKind.THEME) == themes)


def of_finding(session: Session, finding_id: str) -> tuple[Note, ...]:
    """The notes on a finding as a whole, oldest first."""
    finding = session.get(FindingRow, ids.number(finding_id))
    if finding is None:
        return ()
    about_none = (NoteRow.survey_id == finding.survey_id) & NoteRow.question_id.is_(None)
    return tuple(note for note in _read(session, about_none, {}) if note.pin.finding == finding_id)


def by_ids(session: Session, note_ids: Sequence[str]) -> tuple[Note, ...]:
    """These notes, oldest first; those that are gone are left out."""
    rows = session.scalars(select(NoteRow).where(NoteRow.id.in_([ids.number(id) for id in note_ids]))).all()
    surveys = {row.survey_id for row in rows}
    merged = {survey: corrections.aliases(session, f"{SurveyRow.letter}{survey}") for survey in surveys}
    found = [note for row in rows for note in _notes((row,), merged[row.survey_id])]
    return tuple(sorted(found, key=lambda note: ids.number(note.id)))


def last_author(session: Session, survey_id: str) -> str:
    """Who said the newest note of a survey; empty where nobody is named."""
    query = select(NoteRow.author).where(NoteRow.survey_id == ids.number(survey_id)).order_by(NoteRow.id.desc())
    return session.scalar(query.limit(1)) or ""


def authors_and_tags(session: Session, survey_id: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who said the notes of a survey, and the tags they have; each once, the latest first."""
    query = select(NoteRow.author, NoteRow.tags).where(NoteRow.survey_id == ids.number(survey_id))
    found = session.execute(query.order_by(NoteRow.id.desc())).all()
    authors = dict.fromkeys(author for author, _tags in found if author)
    return tuple(authors), tuple(dict.fromkeys(tag for _author, tags in found for tag in tags))


def without_target(session: Session, survey_id: str) -> tuple[Note, ...]:
    """Notes whose answer the question no longer has, as it is read now; they wait to be pinned elsewhere."""
    there = {q.id: q.choices for q in corrections.questions(session, survey_id)}
    notes = of_survey(session, survey_id)
    return tuple(note for note in notes if note.option and note.option not in there.get(note.question, {note.option}))


def waiting(session: Session, survey: Survey) -> tuple[Note, ...]:
    """Notes whose place is gone, whatever it was: they wait in sight to be pinned elsewhere."""
    number, merged = ids.number(survey.id), corrections.aliases(session, survey.id)
    kept = session.scalars(select(FindingRow.id).where(FindingRow.survey_id == number))
    findings = frozenset(f"{FindingRow.letter}{id}" for id in kept)
    pins = select(NoteRow.id, NoteRow.question_id, NoteRow.option_id, NoteRow.pin).where(NoteRow.survey_id == number)
    found = session.execute(pins).all()
    gone = [id for id, on, at, pin in found if not is_there(_place(on, at, pin, merged), survey, findings)]
    return _read(session, NoteRow.id.in_(gone), merged) if gone else ()


def _read(session: Session, which: ColumnElement[bool], merged: Aliases) -> tuple[Note, ...]:
    return tuple(_notes(session.scalars(select(NoteRow).where(which).order_by(NoteRow.id)), merged))


def _notes(rows: Iterable[NoteRow], merged: Aliases) -> Iterable[Note]:
    for row in rows:
        place = _place(row.question_id, row.option_id, row.pin, merged)
        yield Note(
            id=row.key,
            survey=f"s{row.survey_id}",
            question=place.question,
            option=place.option,
            text=row.text,
            author=row.author,
            kind=row.kind,
            created=row.created,
            shown=row.shown,
            about=None if row.about is None else _snapshot_in(row.about, merged),
            pin=place,
            tags=tuple(row.tags),
            visibility=row.visibility,
            mark=row.mark,
            uid=row.uid,
        )


def _place(question_id: int | None, option_id: int | None, pin: dict[str, Any], merged: Aliases) -> Pin:
    question = "" if question_id is None else f"{QuestionRow.letter}{question_id}"
    option = "" if option_id is None else f"{OptionRow.letter}{option_id}"
    return pin_in(pin, question, option, merged)


def _snapshot_out(about: Snapshot) -> dict[str, Any]:
    return {
        "count": about.count,
        "base": about.base,
        "base_rule": about.base_rule.value,
        "filter": filter_out(about.filter),
        "option": about.option,
        **({"percent_of": about.percent_of} if about.percent_of else {}),
        **({} if about.kept is None else {"kept": list(about.kept)}),
    }


def _snapshot_in(data: dict[str, Any], merged: Aliases) -> Snapshot:
    return Snapshot(
        count=data["count"],
        base=data["base"],
        base_rule=BaseRule(data["base_rule"]),
        filter=filter_in(data["filter"], merged),
        option=merged.get(data["option"], data["option"]),
        percent_of=data.get("percent_of", ""),
        kept=(int(data["kept"][0]), int(data["kept"][1])) if "kept" in data else None,
    )
