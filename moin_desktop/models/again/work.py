"""What of a survey people have worked on: the questions and options that must outlive a newer export."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from moin_desktop.analysis import live_text
from moin_desktop.analysis.themes import text_id
from moin_desktop.models import ids
from moin_desktop.models.schema import (
    CorrectionRow,
    EvidenceRow,
    FilterRow,
    FindingRow,
    NoteRow,
    OptionRow,
    QuestionRow,
    QuoteRow,
    ThemeRow,
)

_ID = re.compile(rf"[{OptionRow.letter}{QuestionRow.letter}]\d+")
_ABOUT_ALL = ("read_as", "order")
"""Corrections that name every option of their question, so that naming one says nothing."""


@dataclass(frozen=True, slots=True)
class Work:
    """Ids of questions and options that a note, finding, filter, theme, headline or correction stands on."""

    questions: frozenset[str]
    options: frozenset[str]


def of(session: Session, survey_id: str) -> Work:
    """The work done on a survey."""
    found = set(_ids(session, ids.number(survey_id)))
    return Work(
        frozenset(id for id in found if id.startswith(QuestionRow.letter)),
        frozenset(id for id in found if id.startswith(OptionRow.letter)),
    )


def _ids(session: Session, survey: int) -> Iterator[str]:
    for note in session.scalars(select(NoteRow).where(NoteRow.survey_id == survey)):
        if note.question_id is not None:
            yield f"{QuestionRow.letter}{note.question_id}"
        yield from _named(note.pin)
        if note.option_id is not None:
            yield f"{OptionRow.letter}{note.option_id}"
        yield from _named(note.about)
    for finding in session.scalars(select(FindingRow).where(FindingRow.survey_id == survey)):
        yield from _named([finding.spec, finding.focus, finding.snapshot])
        yield from _named(live_text.named(finding.statement))
    stands = select(EvidenceRow).join(FindingRow, FindingRow.id == EvidenceRow.finding_id)
    for evidence in session.scalars(stands.where(FindingRow.survey_id == survey)):
        yield from _named(evidence.body)
    for filter in session.scalars(select(FilterRow).where(FilterRow.survey_id == survey)):
        yield from _named(filter.conditions)
    for correction in session.scalars(select(CorrectionRow).where(CorrectionRow.survey_id == survey)):
        if correction.question_id is not None:
            yield f"{QuestionRow.letter}{correction.question_id}"
        if correction.kind not in _ABOUT_ALL:
            yield from _named(correction.body)
    query = select(QuestionRow.id).where(QuestionRow.survey_id == survey)
    texts = union(select(ThemeRow.question_id), select(QuoteRow.question_id))
    for question in session.scalars(query.where((QuestionRow.headline != "") | QuestionRow.id.in_(texts))):
        yield f"{QuestionRow.letter}{question}"


def _named(data: Any) -> Iterator[str]:
    """All ids in a piece of JSON."""
    if isinstance(data, str):
        if _ID.fullmatch(text_id(data)):
            yield text_id(data)
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from _named(value)
    elif isinstance(data, list):
        for value in data:
            yield from _named(value)
