"""The one question of a survey that says how much each respondent counts."""

from sqlalchemy import delete
from sqlalchemy.orm import Session

from moin_desktop.analysis import weights
from moin_desktop.analysis.answers import Measured
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import ids, surveys
from moin_desktop.models.schema import CorrectionRow, QuestionRow, now


def weigh(session: Session, question_id: str) -> None:
    """Weigh percentages and averages of a survey by one of its number questions, in place of any other.

    MoinError where it holds no numbers, or none above 0.
    """
    row = ids.find(session, QuestionRow, question_id)
    survey = surveys.load(session, f"s{row.survey_id}")
    question, answers = survey.question(question_id), survey.answers(question_id)
    if not isinstance(answers, Measured):
        raise MoinError(
            _("“{question}” cannot be used as weight: it is not read as numbers.").format(question=question.name),
            hint=_("Read it as a number first."),
        )
    if not weights.of_answers(answers)[survey.everyone].any():
        raise MoinError(
            _("“{question}” cannot be used as weight: it holds no number above 0.").format(question=question.name)
        )
    if survey.weighted_by == question_id:
        return
    unweigh(session, survey.id)
    session.add(CorrectionRow(survey_id=row.survey_id, question_id=row.id, kind="weight", body={}, created=now()))
    session.flush()


def unweigh(session: Session, survey_id: str) -> None:
    """Let all respondents of a survey count alike again."""
    survey = ids.number(survey_id)
    session.execute(delete(CorrectionRow).where(CorrectionRow.survey_id == survey, CorrectionRow.kind == "weight"))
