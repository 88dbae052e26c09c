"""Findings: charts kept for the room, with headline, pillar, status and place in the running order."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis import live_text
from moin_desktop.analysis.marks import ChartSpec
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import corrections, filters, ids, pillars
from moin_desktop.models.schema import FindingRow, QuestionRow, SurveyRow, now
from moin_desktop.models.values import Aliases, alive, clean, spec_in, spec_out

PILLARS = (*pillars.ROAR, "")
"""Those of a project without pillars of its own, in running order; a finding without a pillar comes last."""
STATUSES = ("draft", "agreed", "disputed", "question")

Numbers = tuple[tuple[str, int, int], ...]
"""(option id, count, base) for each answer of the chart when it was kept."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; ``position`` counts from 1 within its pillar."""

    id: str
    survey: str
    spec: ChartSpec
    headline: str
    statement: str
    pillar: str
    status: str
    presenter: str
    position: int
    focus: tuple[str, ...]
    snapshot: Numbers
    author: str = ""
    uid: str = ""
    stands: Numbers = ()
    """The numbers as they were when a person said to keep those written about, though they had changed."""

    @property
    def charted(self) -> bool:
        """Whether it has a chart; a question that emerged in the room may have none."""
        return bool(self.spec.question)


def ask(session: Session, survey_id: str, question: str, pillar: str = "", author: str = "") -> str:
    """Keep a question that emerged in the room as a finding without a chart; its id. MoinError for no words."""
    survey = ids.find(session, SurveyRow, survey_id)
    words = clean(question).strip()
    if not words:
        raise MoinError(_("A question needs some words."))
    row = FindingRow(
        survey_id=survey.id,
        question_id=None,
        spec={},
        headline=words,
        statement="",
        pillar=_known(session, pillar),
        status="question",
        presenter="",
        position=len(_of_pillar(session, pillar)) + 1,
        focus=[],
        snapshot=[],
        created=now(),
        author=clean(author),
    )
    session.add(row)
    session.flush()
    return row.key


def keep(
    session: Session,
    survey_id: str,
    spec: ChartSpec,
    headline: str = "",
    focus: Sequence[str] = (),
    snapshot: Numbers = (),
    author: str = "",
) -> str:
    """Keep a chart as a finding, last among those without a pillar; the finding's id.

    Without a headline it takes the one typed on the chart of its question.
    """
    survey = ids.find(session, SurveyRow, survey_id)
    question = ids.find(session, QuestionRow, spec.question)
    filters.refuse_foreign(session, survey_id, spec.filter)
    row = FindingRow(
        survey_id=survey.id,
        question_id=question.id,
        spec=spec_out(spec),
        headline=clean(headline) or question.headline,
        statement="",
        pillar="",
        status="draft",
        presenter="",
        position=len(_of_pillar(session, "")) + 1,
        focus=list(focus),
        snapshot=[list(numbers) for numbers in snapshot],
        created=now(),
        author=clean(author),
    )
    session.add(row)
    session.flush()
    return row.key


def _of_pillar(session: Session, pillar: str) -> list[FindingRow]:
    """The findings of one pillar in order, those of hidden surveys left out."""
    query = select(FindingRow).join(SurveyRow, SurveyRow.id == FindingRow.survey_id)
    query = query.where(FindingRow.pillar == pillar, ~SurveyRow.hidden)
    return list(session.scalars(query.order_by(FindingRow.position, FindingRow.id)))


def set_headline(session: Session, finding_id: str, text: str) -> None:
    """Change the claim of a finding."""
    ids.find(session, FindingRow, finding_id).headline = clean(text)


def set_statement(session: Session, finding_id: str, text: str) -> None:
    """Change what is said in full beneath the claim."""
    ids.find(session, FindingRow, finding_id).statement = clean(text)


def set_presenter(session: Session, finding_id: str, text: str) -> None:
    """Change what only the presenter sees."""
    ids.find(session, FindingRow, finding_id).presenter = clean(text)


def set_status(session: Session, finding_id: str, status: str) -> None:
    """Mark a finding draft, agreed, disputed or a question."""
    if status not in STATUSES:
        raise ValueError(status)
    ids.find(session, FindingRow, finding_id).status = status


def set_focus(session: Session, finding_id: str, focus: Sequence[str]) -> None:
    """Choose the answers (by option id) that a finding is about."""
    ids.find(session, FindingRow, finding_id).focus = list(focus)


def set_pillar(session: Session, finding_id: str, pillar: str) -> None:
    """Put a finding last in a pillar ("" for none); in its own pillar it stays where it is."""
    if ids.find(session, FindingRow, finding_id).pillar != pillar:
        move(session, finding_id, pillar, len(_of_pillar(session, pillar)) + 1)


def move(session: Session, finding_id: str, pillar: str, position: int) -> None:
    """Put a finding at a place in a pillar, counted from 1; places outside mean first or last."""
    row = ids.find(session, FindingRow, finding_id)
    pillar = _known(session, pillar)
    left = [other for other in _of_pillar(session, row.pillar) if other is not row]
    joined = left if row.pillar == pillar else _of_pillar(session, pillar)
    joined.insert(min(max(position, 1), len(joined) + 1) - 1, row)
    row.pillar = pillar
    for column in (left, joined):
        for n, finding in enumerate(column, 1):
            finding.position = n


def _known(session: Session, pillar: str) -> str:
    """The code of a pillar of the project, or of none; ValueError for another."""
    if pillar and pillar not in pillars.codes(session):
        raise ValueError(pillar)
    return pillar


def update_view(session: Session, finding_id: str, spec: ChartSpec, snapshot: Numbers = ()) -> None:
    """Keep another view of the chart, or the numbers as they are now, under the same finding."""
    row = ids.find(session, FindingRow, finding_id)
    filters.refuse_foreign(session, f"s{row.survey_id}", spec.filter)
    row.question_id = ids.find(session, QuestionRow, spec.question).id
    row.spec = spec_out(spec)
    row.snapshot = [list(numbers) for numbers in snapshot]


def update_numbers(session: Session, finding_id: str, snapshot: Numbers, statement: str) -> None:
    """Take over the numbers of the chart, and those in the statement, as they are now."""
    row = ids.find(session, FindingRow, finding_id)
    row.snapshot = [list(numbers) for numbers in snapshot]
    row.statement = clean(statement)


def keep_numbers(session: Session, finding_id: str, now: Numbers) -> None:
    """Let a finding stay about the numbers it was kept with; a change is told again when they are no longer ``now``."""
    row = ids.find(session, FindingRow, finding_id)
    row.snapshot = [*_numbers_in(row.snapshot), {"stands": [list(numbers) for numbers in now]}]


def _numbers_in(snapshot: Sequence[Any]) -> list[list[Any]]:
    return [entry for entry in snapshot if isinstance(entry, list)]


def _read(numbers: Sequence[Any], merged: Aliases) -> Numbers:
    return tuple((merged.get(option, option), count, base) for option, count, base in numbers)


def remove(session: Session, finding_id: str) -> None:
    """Take a finding off the board; its notes stay with the question."""
    session.delete(ids.find(session, FindingRow, finding_id))


def all(session: Session) -> tuple[Finding, ...]:
    """All findings in running order: pillar by pillar, those without one last."""
    merged: dict[int, Aliases] = {}
    columns: dict[str, list[FindingRow]] = {code: [] for code in (*pillars.codes(session), "")}
    query = select(FindingRow).join(SurveyRow, SurveyRow.id == FindingRow.survey_id).where(~SurveyRow.hidden)
    for row in session.scalars(query.order_by(FindingRow.position, FindingRow.id)):
        columns[row.pillar if row.pillar in columns else ""].append(row)
        if row.survey_id not in merged:
            merged[row.survey_id] = corrections.aliases(session, f"s{row.survey_id}")
    return tuple(
        _finding(row, position, merged[row.survey_id])
        for column in columns.values()
        for position, row in enumerate(column, 1)
    )


def of_question(session: Session, question_id: str) -> tuple[Finding, ...]:
    """The findings kept from one question, in running order."""
    return tuple(finding for finding in all(session) if finding.spec.question == question_id)


def _finding(row: FindingRow, position: int, merged: Aliases) -> Finding:
    return Finding(
        id=row.key,
        survey=f"s{row.survey_id}",
        spec=spec_in(row.spec, merged) if row.spec else ChartSpec(""),
        headline=row.headline,
        statement=live_text.renamed(row.statement, merged),
        pillar=row.pillar,
        status=row.status,
        presenter=row.presenter,
        position=position,
        focus=alive(row.focus, merged),
        snapshot=_read(_numbers_in(row.snapshot), merged),
        stands=_read([one for entry in row.snapshot if isinstance(entry, dict) for one in entry["stands"]], merged),
        author=row.author,
        uid=row.uid,
    )
