"""A show of hands: how many in the room, answer by answer, kept with when and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import corrections, ids
from moin_desktop.models.schema import FindingRow, HandsRow, QuestionRow, SurveyRow, now
from moin_desktop.models.values import Aliases, clean


@dataclass(frozen=True, slots=True)
class HandCount:
    """The hands for one answer; ``option`` is empty where it is no answer of the survey."""

    option: str
    label: str
    hands: int


@dataclass(frozen=True, slots=True)
class Hands:
    """One show of hands."""

    id: str
    survey: str
    question: str
    """Empty for a question that was asked in the room only."""
    finding: str
    text: str
    counts: tuple[HandCount, ...]
    present: int | None
    """How many were in the room, where that was counted."""
    place: str
    created: datetime

    @property
    def total(self) -> int:
        """All hands together; a person may have raised more than one."""
        return sum(one.hands for one in self.counts)


def add(
    session: Session,
    survey_id: str,
    text: str,
    counts: Sequence[HandCount],
    *,
    question_id: str = "",
    finding_id: str = "",
    place: str = "",
    present: int | None = None,
) -> str:
    """Keep a show of hands; its id. MoinError without a question or without answers, or for fewer hands than none."""
    survey = ids.find(session, SurveyRow, survey_id)
    question = ids.find(session, QuestionRow, question_id) if question_id else None
    finding = ids.find(session, FindingRow, finding_id) if finding_id else None
    text = " ".join(clean(text).split())
    if not text:
        raise _needed()
    row = HandsRow(
        survey_id=survey.id,
        question_id=None if question is None else question.id,
        finding_id=None if finding is None else finding.id,
        text=text,
        counts=_out(counts, present),
        present=present,
        place=clean(place).strip(),
        created=now(),
    )
    session.add(row)
    session.flush()
    return row.key


def count(session: Session, hands_id: str, counts: Sequence[HandCount]) -> None:
    """Count again: these hands in place of the earlier ones."""
    row = ids.find(session, HandsRow, hands_id)
    row.counts = _out(counts, row.present)


def again(session: Session, hands_id: str, counts: Sequence[HandCount], present: int | None, place: str) -> None:
    """Count again all at once: hands, people and place in place of the earlier ones."""
    row = ids.find(session, HandsRow, hands_id)
    row.counts = _out(counts, present)
    row.present, row.place = present, clean(place).strip()


def set_present(session: Session, hands_id: str, present: int | None) -> None:
    """Say how many were in the room; MoinError where fewer than raised a hand for one answer."""
    row = ids.find(session, HandsRow, hands_id)
    _check([int(n) for _option, _label, n in row.counts], present)
    row.present = present


def remove(session: Session, hands_id: str) -> None:
    """Forget a show of hands."""
    session.delete(ids.find(session, HandsRow, hands_id))


def of_finding(session: Session, finding_id: str) -> tuple[Hands, ...]:
    """The shows of hands at a finding, oldest first."""
    finding = ids.find(session, FindingRow, finding_id)
    merged = corrections.aliases(session, f"s{finding.survey_id}")
    query = select(HandsRow).where(HandsRow.finding_id == finding.id).order_by(HandsRow.id)
    return tuple(_hands(row, merged) for row in session.scalars(query))


def of_survey(session: Session, survey_id: str) -> tuple[Hands, ...]:
    """All shows of hands about a survey, oldest first."""
    merged = corrections.aliases(session, survey_id)
    query = select(HandsRow).where(HandsRow.survey_id == ids.number(survey_id)).order_by(HandsRow.id)
    return tuple(_hands(row, merged) for row in session.scalars(query))


def _needed() -> MoinError:
    return MoinError(_("A show of hands needs a question and its answers."))


def _check(numbers: Sequence[int], present: int | None) -> None:
    if any(hands < 0 for hands in numbers):
        raise MoinError(_("There cannot be fewer hands than none."))
    if present is not None and present < max(numbers, default=0):
        raise MoinError(
            _("{hands} hands are more than the {n} people counted.").format(hands=max(numbers), n=present),
            hint=_("Count the people again, or leave their number out."),
        )


def _out(counts: Sequence[HandCount], present: int | None) -> list[list[str | int]]:
    if not counts:
        raise _needed()
    _check([one.hands for one in counts], present)
    return [[one.option, clean(one.label), one.hands] for one in counts]


def _hands(row: HandsRow, merged: Aliases) -> Hands:
    return Hands(
        id=row.key,
        survey=f"{SurveyRow.letter}{row.survey_id}",
        question="" if row.question_id is None else f"{QuestionRow.letter}{row.question_id}",
        finding="" if row.finding_id is None else f"{FindingRow.letter}{row.finding_id}",
        text=row.text,
        counts=tuple(HandCount(merged.get(option, option), label, int(n)) for option, label, n in row.counts),
        present=row.present,
        place=row.place,
        created=row.created,
    )
