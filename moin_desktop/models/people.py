"""Under which names people work in a project, and work done before one said one's name."""

from sqlalchemy import exists, select, update
from sqlalchemy.orm import Session, aliased

from moin_desktop.models import ids
from moin_desktop.models.schema import CodingRow, FindingRow, NoteRow, QuestionRow, QuoteRow, ThemeRow
from moin_desktop.models.values import clean


def names(session: Session, survey_id: str) -> tuple[str, ...]:
    """Whose notes, codes, quotes and findings a survey has, by alphabet; "" for those without a name."""
    survey = ids.number(survey_id)
    questions = select(QuestionRow.id).where(QuestionRow.survey_id == survey)
    themes = select(ThemeRow.id).where(ThemeRow.question_id.in_(questions))
    found: set[str] = set()
    for query in (
        select(NoteRow.author).where(NoteRow.survey_id == survey),
        select(FindingRow.author).where(FindingRow.survey_id == survey),
        select(CodingRow.author).where(CodingRow.theme_id.in_(themes)),
        select(QuoteRow.author).where(QuoteRow.question_id.in_(questions)),
    ):
        found.update(session.scalars(query.distinct()))
    return tuple(sorted(found, key=str.casefold))


def unsigned(session: Session) -> int:
    """How many codes, quotes and findings have no name beside them."""
    return sum(
        len(session.scalars(select(row.id).where(row.author == "")).all()) for row in (CodingRow, QuoteRow, FindingRow)
    )


def sign(session: Session, name: str) -> None:
    """Write a name beside the codes, quotes and findings that have none; notes say who spoke, and stay as they are.

    A code that this person has given under the name already is not doubled.
    """
    name = clean(name)
    mine = aliased(CodingRow)
    same = exists().where(
        mine.author == name,
        mine.theme_id == CodingRow.theme_id,
        mine.response == CodingRow.response,
        mine.start.is_not_distinct_from(CodingRow.start),
        mine.stop.is_not_distinct_from(CodingRow.stop),
    )
    session.execute(update(CodingRow).where(CodingRow.author == "", ~same).values(author=name))
    for row in (QuoteRow, FindingRow):
        session.execute(update(row).where(row.author == "").values(author=name))
