"""Words of respondents kept as quotes; the room sees those that were cleared."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.models import ids
from moin_desktop.models.schema import QuestionRow, QuoteRow, now
from moin_desktop.models.values import clean


@dataclass(frozen=True, slots=True)
class Quote:
    """One quote: a whole answer, or its words from ``start`` to ``stop``."""

    id: str
    question: str
    response: int
    """The row of the survey, counted from 0."""
    start: int | None
    stop: int | None
    cleared: bool
    """It may be shown to the room and leave the program in public."""
    author: str
    uid: str

    def words(self, answer: str) -> str:
        """The quoted words of the answer."""
        return answer if self.start is None else answer[self.start : self.stop]


def keep(
    session: Session, question_id: str, response: int, words: tuple[int, int] | None = None, author: str = ""
) -> str:
    """Keep an answer, or some words of it, as a quote; its id. One that is kept already stays as it is."""
    question = ids.find(session, QuestionRow, question_id)
    start, stop = words if words is not None else (None, None)
    if start is not None and stop is not None and not 0 <= start < stop:
        raise ValueError(words)
    query = select(QuoteRow).where(QuoteRow.question_id == question.id, QuoteRow.response == int(response))
    for row in session.scalars(query):
        if (row.start, row.stop) == (start, stop):
            return row.key
    row = QuoteRow(
        question_id=question.id,
        response=int(response),
        start=start,
        stop=stop,
        cleared=False,
        author=clean(author),
        created=now(),
    )
    session.add(row)
    session.flush()
    return row.key


def set_cleared(session: Session, quote_id: str, cleared: bool) -> None:
    """Say whether a quote may be shown to the room."""
    ids.find(session, QuoteRow, quote_id).cleared = cleared


def remove(session: Session, quote_id: str) -> None:
    """Keep these words no longer as a quote."""
    session.delete(ids.find(session, QuoteRow, quote_id))


def of_question(session: Session, question_id: str) -> tuple[Quote, ...]:
    """The quotes from one question, by respondent."""
    query = select(QuoteRow).where(QuoteRow.question_id == ids.number(question_id))
    return _quotes(session.scalars(query.order_by(QuoteRow.response, QuoteRow.start, QuoteRow.id)))


def of_survey(session: Session, survey_id: str) -> tuple[Quote, ...]:
    """The quotes of a survey, question by question."""
    query = select(QuoteRow).join(QuestionRow, QuestionRow.id == QuoteRow.question_id)
    query = query.where(QuestionRow.survey_id == ids.number(survey_id))
    return _quotes(session.scalars(query.order_by(QuestionRow.position, QuoteRow.response, QuoteRow.start)))


def _quotes(rows: Iterable[QuoteRow]) -> tuple[Quote, ...]:
    return tuple(
        Quote(
            row.key,
            f"{QuestionRow.letter}{row.question_id}",
            row.response,
            row.start,
            row.stop,
            row.cleared,
            row.author,
            row.uid,
        )
        for row in rows
    )
