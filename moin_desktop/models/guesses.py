"""What tables in the room thought before the bars were shown, kept with the finding it was asked about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import corrections, ids
from moin_desktop.models.schema import FindingRow, GuessRow, QuestionRow, now
from moin_desktop.models.values import Aliases, alive, clean


@dataclass(frozen=True, slots=True)
class Guess:
    """The guess of one table: an order of answers, or a percentage for each answer guessed."""

    id: str
    question: str
    finding: str
    """Empty where it was asked about a chart that is no finding, or none any more."""
    who: str
    order: tuple[str, ...]
    """Ids of answers, the most chosen first; empty where percentages were guessed."""
    percents: Mapping[str, int]
    """Whole percentages by id of the answer; empty where an order was guessed."""
    created: datetime


def add(
    session: Session,
    question_id: str,
    who: str,
    order: Sequence[str] = (),
    percents: Mapping[str, int] | None = None,
    finding_id: str = "",
    since: datetime | None = None,
) -> str:
    """Keep a guess; its id. A table that guesses again about the same replaces its guess, unless that is from before
    ``since``: another room guessed then.

    MoinError where neither is guessed, or a percentage is none.
    """
    question = ids.find(session, QuestionRow, question_id)
    told = dict(percents or {})
    if not order and not told:
        raise MoinError(_("A guess needs an order or a number."))
    if any(not 0 <= percent <= 100 for percent in told.values()):
        raise MoinError(_("A guess is between 0% and 100%."))
    finding = ids.find(session, FindingRow, finding_id).id if finding_id else None
    # The themes of a text are another question than the text, in whose row both are kept.
    body = {"of": question_id, **({"order": list(order)} if order else {"percents": told})}
    who = " ".join(clean(who).split())
    query = select(GuessRow).where(GuessRow.question_id == question.id, GuessRow.who == who)
    for row in session.scalars(query):
        earlier = since is not None and row.created < since
        if row.finding_id == finding and row.body.get("of") == question_id and not earlier:
            row.body = body
            return row.key
    row = GuessRow(
        question_id=question.id,
        finding_id=finding,
        who=who,
        body=body,
        created=now(),
    )
    session.add(row)
    session.flush()
    return row.key


def remove(session: Session, guess_id: str) -> None:
    """Forget a guess."""
    session.delete(ids.find(session, GuessRow, guess_id))


def of_finding(session: Session, finding_id: str) -> tuple[Guess, ...]:
    """The guesses about a finding, oldest first."""
    finding = ids.find(session, FindingRow, finding_id)
    query = select(GuessRow).where(GuessRow.finding_id == finding.id).order_by(GuessRow.id)
    merged = corrections.aliases(session, f"s{finding.survey_id}")
    return tuple(_guess(row, merged) for row in session.scalars(query))


def of_survey(session: Session, survey_id: str) -> tuple[Guess, ...]:
    """All guesses about a survey, oldest first."""
    merged = corrections.aliases(session, survey_id)
    query = select(GuessRow).join(QuestionRow, QuestionRow.id == GuessRow.question_id)
    query = query.where(QuestionRow.survey_id == ids.number(survey_id)).order_by(GuessRow.id)
    return tuple(_guess(row, merged) for row in session.scalars(query))


def _guess(row: GuessRow, merged: Aliases) -> Guess:
    return Guess(
        id=row.key,
        question=row.body.get("of", f"{QuestionRow.letter}{row.question_id}"),
        finding="" if row.finding_id is None else f"{FindingRow.letter}{row.finding_id}",
        who=row.who,
        order=alive(row.body.get("order", ()), merged),
        percents={merged.get(option, option): int(n) for option, n in row.body.get("percents", {}).items()},
        created=row.created,
    )
