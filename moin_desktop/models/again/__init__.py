"""Import again: a newer export of a survey is looked at, and takes its place in one step that can be undone."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.reading import Reading
from moin_desktop.models import surveys
from moin_desktop.models.again import differences, taking
from moin_desktop.models.again.comparison import Comparison
from moin_desktop.models.again.differences import Difference
from moin_desktop.models.again.preparing import Prepared, prepare
from moin_desktop.models.schema import SurveyRow

__all__ = ["Difference", "Prepared", "difference", "looks_like", "prepare", "take"]

_COLUMNS = 0.5
_RESPONDENTS = 0.5
"""The least share of columns, and of the fewer respondents, that a survey and a newer export of it have in common."""


def looks_like(session: Session, reading: Reading) -> str:
    """The survey that a reading is a newer export of: most headings and respondents are the same. "" where none is."""
    best, found = 0, ""
    for survey in session.scalars(select(SurveyRow).where(~SurveyRow.hidden).order_by(SurveyRow.id)):
        comparison = Comparison(session, survey, reading)
        columns = max(comparison.edition.width, reading.width)
        fewer = min(comparison.edition.rows, reading.rows)
        if not fewer or len(comparison.by_heading) < _COLUMNS * columns:
            continue
        pairs = len(comparison.pairs.old)
        if comparison.pairs.sure and pairs >= max(best, _RESPONDENTS * fewer):
            best, found = pairs, survey.key
    return found


def difference(session: Session, survey_id: str, reading: Reading) -> Difference:
    """What would change if this newer export took the place of a survey's answers; nothing is changed."""
    return differences.between(session, Comparison(session, surveys.find(session, survey_id), reading))


def take(session: Session, survey_id: str, reading: Reading, prepared: Prepared | None = None) -> tuple[str, ...]:
    """Let a newer export take the place of a survey's answers.

    Questions and options that both have keep their ids, corrections stay laid over them, responses left out stay left
    out. What is new comes after what was there; what is gone stays, without answers, only where work stands on it.
    With what was ``prepared`` on an image of the project as it is now, it is quick. Tells what no longer fits, in
    sentences.
    """
    survey = surveys.find(session, survey_id)
    if prepared is None:
        return taking.take(session, survey, Comparison(session, survey, reading))
    return taking.take(session, survey, Comparison(session, survey, reading, prepared.match), prepared.packing)
