"""Answers written at "Other" counted as one of the options: a correction of single rows, laid over what was read."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.questions import CHOICE_TYPES, QuestionType
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import corrections, ids, surveys
from moin_desktop.models.schema import CorrectionRow, QuestionRow, SurveyRow, now

KIND = "written_in"


def count_as(session: Session, question_id: str, responses: Iterable[int], option_id: str) -> None:
    """Count what some wrote at "Other" (by row of the survey) as an option, and no longer as "Other".

    With an empty option they count again as they were read. MoinError where the question has no such option.
    """
    row = ids.find(session, QuestionRow, question_id)
    question = corrections.question(session, question_id)
    choosable = question.type in CHOICE_TYPES | {QuestionType.MULTIPLE}
    if not choosable or (option_id and question.option(option_id) is None):
        raise MoinError(_("“{id}” is no answer to “{question}”.").format(id=option_id, question=question.name))
    all_lines = surveys.lines(session, f"{SurveyRow.letter}{row.survey_id}")
    lines = {int(all_lines[response]) for response in responses}
    query = select(CorrectionRow).where(CorrectionRow.question_id == row.id, CorrectionRow.kind == KIND)
    found: CorrectionRow | None = None
    for old in session.scalars(query).all():
        own = set(old.body["rows"]) - lines
        if old.body["option"] == option_id:
            found, own = old, own | lines
        if own:
            old.body = {**old.body, "rows": sorted(own)}
        else:
            session.delete(old)
    if found is None and option_id and lines:
        body = {"rows": sorted(lines), "option": option_id}
        session.add(CorrectionRow(survey_id=row.survey_id, question_id=row.id, kind=KIND, body=body, created=now()))
    session.flush()
