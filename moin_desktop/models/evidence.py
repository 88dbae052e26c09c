"""What a finding stands on beside its own chart: further views, quotes, notes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.marks import ChartSpec
from moin_desktop.models import corrections, filters, findings, ids, quotes
from moin_desktop.models.findings import Numbers
from moin_desktop.models.schema import EvidenceRow, FindingRow, NoteRow, QuestionRow, QuoteRow, SurveyRow
from moin_desktop.models.values import Aliases, spec_in, spec_out


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence; what its kind does not need is empty."""

    id: str
    finding: str
    kind: str
    """view, quote or note."""
    spec: ChartSpec | None = None
    snapshot: Numbers = ()
    quote: str = ""
    note: str = ""
    there: bool = True
    """Its quote or note is still in the project."""


def add_view(session: Session, finding_id: str, spec: ChartSpec, snapshot: Numbers = ()) -> str:
    """Let a finding stand on a further chart; the id of the evidence."""
    finding = ids.find(session, FindingRow, finding_id)
    ids.find(session, QuestionRow, spec.question)
    filters.refuse_foreign(session, f"s{finding.survey_id}", spec.filter)
    body = {"spec": spec_out(spec), "snapshot": [list(numbers) for numbers in snapshot]}
    return _add(session, finding, "view", body)


def add_quote(session: Session, finding_id: str, quote_id: str) -> str:
    """Let a finding stand on a quote; the id of the evidence."""
    finding = ids.find(session, FindingRow, finding_id)
    return _add(session, finding, "quote", {"quote": ids.find(session, QuoteRow, quote_id).key})


def quote_answer(
    session: Session,
    finding_id: str,
    question_id: str,
    response: int,
    words: tuple[int, int] | None = None,
    author: str = "",
) -> str:
    """Let a finding stand on an answer, or on some words of it, kept as a quote; the id of the evidence."""
    return add_quote(session, finding_id, quotes.keep(session, question_id, response, words, author))


def add_note(session: Session, finding_id: str, note_id: str) -> str:
    """Let a finding stand on a note; the id of the evidence."""
    finding = ids.find(session, FindingRow, finding_id)
    return _add(session, finding, "note", {"note": ids.find(session, NoteRow, note_id).key})


def ask_from_note(session: Session, note_id: str) -> str:
    """Make a question that was noted a finding without a chart, which stands on the note; the finding's id."""
    note = ids.find(session, NoteRow, note_id)
    finding = findings.ask(session, f"{SurveyRow.letter}{note.survey_id}", note.text, author=note.author)
    add_note(session, finding, note_id)
    return finding


def _add(session: Session, finding: FindingRow, kind: str, body: dict[str, Any]) -> str:
    """One piece of evidence, last; the same is not added twice."""
    rows = _of(session, finding.id)
    for row in rows:
        if row.kind == kind and row.body == body:
            return row.key
    row = EvidenceRow(finding_id=finding.id, position=len(rows), kind=kind, body=body)
    session.add(row)
    session.flush()
    return row.key


def move(session: Session, evidence_id: str, position: int) -> None:
    """Put a piece of evidence at a place of its finding, counted from 1."""
    row = ids.find(session, EvidenceRow, evidence_id)
    rows = [other for other in _of(session, row.finding_id) if other is not row]
    rows.insert(min(max(position, 1), len(rows) + 1) - 1, row)
    for n, other in enumerate(rows):
        other.position = n


def update_view(session: Session, evidence_id: str, snapshot: Numbers) -> None:
    """Let a view stand for its numbers as they are now."""
    row = ids.find(session, EvidenceRow, evidence_id)
    row.body = {**row.body, "snapshot": [list(numbers) for numbers in snapshot]}


def remove(session: Session, evidence_id: str) -> None:
    """Let a finding stand without this."""
    session.delete(ids.find(session, EvidenceRow, evidence_id))


def of_finding(session: Session, finding_id: str) -> tuple[Evidence, ...]:
    """The evidence of a finding in its order."""
    finding = ids.find(session, FindingRow, finding_id)
    merged = corrections.aliases(session, f"s{finding.survey_id}")
    return tuple(_evidence(session, row, merged) for row in _of(session, finding.id))


def _of(session: Session, finding: int) -> list[EvidenceRow]:
    query = select(EvidenceRow).where(EvidenceRow.finding_id == finding)
    return list(session.scalars(query.order_by(EvidenceRow.position, EvidenceRow.id)))


def _evidence(session: Session, row: EvidenceRow, merged: Aliases) -> Evidence:
    body: Mapping[str, Any] = row.body
    found = Evidence(row.key, f"{FindingRow.letter}{row.finding_id}", row.kind)
    match row.kind:
        case "view":
            numbers = tuple((merged.get(option, option), count, base) for option, count, base in body["snapshot"])
            return Evidence(found.id, found.finding, "view", spec_in(body["spec"], merged), numbers)
        case "quote":
            there = session.get(QuoteRow, ids.number(body["quote"])) is not None
            return Evidence(found.id, found.finding, "quote", quote=body["quote"], there=there)
    there = session.get(NoteRow, ids.number(body["note"])) is not None
    return Evidence(found.id, found.finding, row.kind, note=body["note"], there=there)
