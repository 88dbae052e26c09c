"""What one person hands over: everything of theirs on one survey, as plain JSON."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.models import surveys
from moin_desktop.models.parcels import naming
from moin_desktop.models.schema import (
    CodingRow,
    EditionRow,
    EvidenceRow,
    FindingRow,
    NoteRow,
    ProjectRow,
    QuestionRow,
    QuoteRow,
    SourceRow,
    SurveyRow,
    ThemeRow,
    now,
)
from moin_desktop.models.values import clean

VERSION = 1
Json = dict[str, Any]

NOTE = ("text", "kind", "tags", "visibility", "mark", "shown", "about")
THEME = ("name", "definition", "excludes", "role")
FINDING = ("headline", "statement", "pillar", "status", "presenter", "focus", "snapshot", "spec")
"""What is told of each beside where it belongs, and compared."""


def make(session: Session, survey_id: str, author: str) -> Json:
    """The parcel of one person: their notes, codings, quotes and findings, and every theme these need."""
    survey = surveys.find(session, survey_id)
    questions = select(QuestionRow.id).where(QuestionRow.survey_id == survey.id)
    author = clean(author)
    by_survey = (NoteRow.survey_id == survey.id, NoteRow.author == author)
    notes = [note_out(row) for row in session.scalars(select(NoteRow).where(*by_survey).order_by(NoteRow.id))]
    themes = _themes(session, survey)
    uids = {row.id: row.uid for row in themes}
    query = select(CodingRow).join(ThemeRow, ThemeRow.id == CodingRow.theme_id)
    query = query.where(ThemeRow.question_id.in_(questions), CodingRow.author == author)
    codings = [
        {"theme": uids[row.theme_id], "response": row.response, "start": row.start, "stop": row.stop}
        for row in session.scalars(query.order_by(CodingRow.id))
    ]
    quotes = select(QuoteRow).where(QuoteRow.question_id.in_(questions), QuoteRow.author == author)
    findings = select(FindingRow).where(FindingRow.survey_id == survey.id, FindingRow.author == author)
    parcel: Json = {
        "moin": "parcel",
        "version": VERSION,
        "made": now().isoformat(),
        "author": author,
        "project": session.scalars(select(ProjectRow.name)).one(),
        "survey": _survey(session, survey),
        "themes": [theme_out(session, row) for row in themes],
        "codings": codings,
        "quotes": [quote_out(row) for row in session.scalars(quotes.order_by(QuoteRow.id))],
        "notes": notes,
        "findings": [finding_out(session, row) for row in session.scalars(findings.order_by(FindingRow.id))],
    }
    said = {id for finding in parcel["findings"] for id in naming.mentioned_in_words(finding["statement"])}
    parcel["names"] = naming.names(session, said | set(naming.mentioned(parcel)))
    return parcel


def _themes(session: Session, survey: SurveyRow) -> list[ThemeRow]:
    query = select(ThemeRow).join(QuestionRow, QuestionRow.id == ThemeRow.question_id)
    query = query.where(QuestionRow.survey_id == survey.id, ThemeRow.merged_id.is_(None))
    return list(session.scalars(query.order_by(ThemeRow.question_id, ThemeRow.position, ThemeRow.id)))


def _survey(session: Session, row: SurveyRow) -> Json:
    edition = session.get_one(EditionRow, row.edition_id)
    source = session.scalars(select(SourceRow.sha256).where(SourceRow.id == edition.source_id)).one()
    return {"name": row.name, "sha256": source, "sheet": edition.sheet, "rows": edition.rows}


def theme_out(session: Session, row: ThemeRow) -> Json:
    """A theme as it is handed over."""
    parent = None if row.parent_id is None else session.get_one(ThemeRow, row.parent_id).uid
    told = {name: getattr(row, name) for name in THEME}
    return {"uid": row.uid, "question": f"{QuestionRow.letter}{row.question_id}", "parent": parent, **told}


def note_out(row: NoteRow) -> Json:
    """A note as it is handed over."""
    question = "" if row.question_id is None else f"{QuestionRow.letter}{row.question_id}"
    option = "" if row.option_id is None else f"o{row.option_id}"
    told = {name: getattr(row, name) for name in NOTE}
    created = row.created.isoformat()
    return {"uid": row.uid, "question": question, "option": option, "pin": row.pin, "created": created, **told}


def quote_out(row: QuoteRow) -> Json:
    """A quote as it is handed over."""
    return {
        "uid": row.uid,
        "question": f"{QuestionRow.letter}{row.question_id}",
        "response": row.response,
        "start": row.start,
        "stop": row.stop,
        "cleared": row.cleared,
    }


def finding_out(session: Session, row: FindingRow) -> Json:
    """A finding with its evidence as it is handed over; notes and quotes by their lasting names."""
    evidence = []
    query = select(EvidenceRow).where(EvidenceRow.finding_id == row.id).order_by(EvidenceRow.position, EvidenceRow.id)
    for piece in session.scalars(query):
        body = dict(piece.body)
        for name, kind in (("note", NoteRow), ("quote", QuoteRow)):
            if name in body:
                there = session.get(kind, int(str(body[name])[1:]))
                body = {name: getattr(there, "uid", "")}
        evidence.append({"kind": piece.kind, **body})
    told = {name: getattr(row, name) for name in FINDING}
    return {"uid": row.uid, "created": row.created.isoformat(), "evidence": evidence, **told}
