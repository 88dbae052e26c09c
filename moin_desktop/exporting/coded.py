"""Coded free text of a survey as plain values, ready for programs of qualitative analysis."""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import numpy as np

from moin_desktop.analysis.answers import State, Written
from moin_desktop.analysis.questions import CHOICE_TYPES, Question, QuestionType
from moin_desktop.analysis.respondents import answer_text
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.themes import text_id
from moin_desktop.errors import MoinError
from moin_desktop.exporting import xml
from moin_desktop.i18n import _
from moin_desktop.models import codebook, codings, notes, rules, surveys, themes
from moin_desktop.models.codebook import Entry
from moin_desktop.models.notes import Note
from moin_desktop.models.pins import PinKind
from moin_desktop.models.project import Project

_OURS = uuid.UUID("0d7f4a52-93c1-4b0e-8f4e-6d6f696e7175")
_BETWEEN = "\n\n"

_ROOM = "room"


@dataclass(frozen=True, slots=True)
class Given:
    """One theme given to a place by one coder."""

    guid: str
    theme: str
    """The GUID of the theme."""
    author: str
    created: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a text: a whole answer or some words of it, in characters (Unicode code points) of the text."""

    guid: str
    row: int
    start: int
    stop: int
    given: tuple[Given, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """All answers to one question, one paragraph each."""

    guid: str
    name: str
    asked: str
    words: str
    places: tuple[Place, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """One respondent: the closed answers as texts, by the place of their question, and the places of their words."""

    guid: str
    name: str
    values: tuple[tuple[int, str], ...]
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coded:
    """A survey with all that was coded in it."""

    name: str
    made: datetime
    entries: tuple[Entry, ...]
    users: Mapping[str, str]
    """The GUID of each coder and each author of notes, by name."""
    variables: tuple[tuple[str, str, str], ...]
    """GUID, name and wording of the closed questions."""
    texts: tuple[Text, ...]
    cases: tuple[Case, ...]
    notes: tuple[tuple[str, Note], ...]
    """Notes for the room, with their GUIDs."""
    on_all: tuple[str, ...]
    """Notes about none of the texts, by GUID."""
    on_themes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def build(project: Project, survey_id: str) -> Coded:
    """All coded free text of a survey, of everyone who counts.

    Codes that were settled as not given are left out. Closed answers come along as variables of the respondents, and
    not where the project hides small groups. Notes for the team or the presenter are left out. MoinError where
    nothing is coded.
    """
    session = project.session
    survey = surveys.load(session, survey_id)
    of_survey = themes.of_survey(session, survey_id)
    questions = [q for q in survey.questions if q.type is QuestionType.TEXT and q.id in of_survey]
    if not questions:
        raise MoinError(_("No free text is coded yet."), hint=_("Make themes for a question in Explore first."))
    ours = uuid.uuid5(_OURS, f"{project.name} {survey_id} {survey.source_name}")
    told = [(_guid(ours, "note", one.uid or one.id), one) for one in notes.of_survey(session, survey_id)]
    told = [(guid, one) for guid, one in told if one.visibility == _ROOM]
    uids = {id: guid for q in questions for id, guid in codebook.uids(session, q.id).items()}
    texts = tuple(_text(project, survey, q, ours, uids, told) for q in questions)
    closed = [q for q in survey.questions if q.type in CHOICE_TYPES] if not rules.get(session).hide_under else []
    authors = {given.author for text in texts for place in text.places for given in place.given}
    authors |= {one.author for _guid_, one in told}
    on_themes: dict[str, tuple[str, ...]] = {}
    for guid, one in told:
        for theme in one.pin.options if one.pin.kind is PinKind.THEME else ():
            if theme in uids:
                on_themes[uids[theme]] = (*on_themes.get(uids[theme], ()), guid)
    placed = {guid for text in texts for guid in (*text.notes, *(n for place in text.places for n in place.notes))}
    placed |= {guid for some in on_themes.values() for guid in some}
    return Coded(
        name=project.name,
        made=datetime.now().astimezone(),
        entries=_entries(project, questions),
        users={author: _guid(ours, "user", author) for author in sorted(authors)},
        variables=tuple((_guid(ours, "variable", q.id), q.name, q.text) for q in closed),
        texts=texts,
        cases=tuple(_cases(survey, closed, texts, ours)),
        notes=tuple(told),
        on_all=tuple(guid for guid, _one in told if guid not in placed),
        on_themes=on_themes,
    )


def _guid(ours: uuid.UUID, *parts: object) -> str:
    """Always the same GUID for the same thing, so that a second export is known again."""
    return str(uuid.uuid5(ours, ":".join(str(part) for part in parts)))


def _entries(project: Project, questions: Sequence[Question]) -> tuple[Entry, ...]:
    return tuple(entry for q in questions for entry in codebook.of_question(project.session, q.id))


def _text(
    project: Project,
    survey: Survey,
    question: Question,
    ours: uuid.UUID,
    uids: Mapping[str, str],
    told: Sequence[tuple[str, Note]],
) -> Text:
    answers = survey.answers(question.id)
    assert isinstance(answers, Written)
    rows = np.flatnonzero((answers.state == State.ANSWERED) & survey.everyone).tolist()
    words = {row: answers.words[int(answers.codes[row])] for row in rows}
    begins: dict[int, int] = {}
    at = 0
    for row in rows:
        begins[row] = at
        at += len(xml.text(words[row])) + len(_BETWEEN)
    given = _given(project, question.id, ours, uids)
    noted = _noted(question.id, told)
    spans = {(row, None) for row in rows} | {key for key in (*given, *noted) if key[0] in words}
    places = []
    for row, span in sorted(spans, key=lambda key: (key[0], key[1] or (-1, -1))):
        start, stop = span if span is not None else (0, len(words[row]))
        first = begins[row] + len(xml.text(words[row][:start]))
        last = begins[row] + len(xml.text(words[row][:stop]))
        guid = _guid(ours, "place", question.id, row, span)
        places.append(Place(guid, row, first, last, given.get((row, span), ()), noted.get((row, span), ())))
    return Text(
        _guid(ours, "text", question.id),
        question.name,
        question.text,
        _BETWEEN.join(xml.text(words[row]) for row in rows),
        tuple(places),
        tuple(guid for guid, one in told if text_id(one.question) == question.id and _on_question(one)),
    )


_Key = tuple[int, tuple[int, int] | None]


def _given(project: Project, question: str, ours: uuid.UUID, uids: Mapping[str, str]) -> dict[_Key, tuple[Given, ...]]:
    session = project.session
    against = {(one.theme, one.response) for one in codings.settled_of(session, question) if not one.given}
    found: dict[_Key, tuple[Given, ...]] = {}
    for one in codings.of_question(session, question):
        if (one.theme, one.response) not in against and one.theme in uids:
            span = (one.start, one.stop) if one.start is not None and one.stop is not None else None
            guid = _guid(ours, "coding", uids[one.theme], one.response, span, one.author)
            given = Given(guid, uids[one.theme], one.author, one.created)
            found[one.response, span] = (*found.get((one.response, span), ()), given)
    return found


def _noted(question: str, told: Sequence[tuple[str, Note]]) -> dict[_Key, tuple[str, ...]]:
    found: dict[_Key, tuple[str, ...]] = {}
    for guid, one in told:
        if one.pin.kind is PinKind.QUOTE and one.pin.response is not None and one.pin.question == question:
            key = (one.pin.response, one.pin.words)
            found[key] = (*found.get(key, ()), guid)
    return found


def _on_question(note: Note) -> bool:
    return note.pin.kind in (PinKind.QUESTION, PinKind.ANSWER)


def _cases(survey: Survey, closed: Sequence[Question], texts: Sequence[Text], ours: uuid.UUID) -> Iterator[Case]:
    of_row: dict[int, list[str]] = {}
    for text in texts:
        for place in text.places:
            of_row.setdefault(place.row, []).append(place.guid)
    answers = [survey.answers(q.id) for q in closed]
    for row in sorted(of_row):
        values = [(at, answer_text(q, answers[at], row)) for at, q in enumerate(closed)]
        said = tuple((at, words) for at, words in values if words)
        name = _("Response {n}").format(n=row + 1)
        yield Case(_guid(ours, "case", row), name, said, tuple(of_row[row]))
