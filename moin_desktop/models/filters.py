"""Filters kept under a name, so that a group of respondents is chosen the same way every time."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.filters import Filter
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import corrections, ids
from moin_desktop.models.schema import FilterRow, QuestionRow, SurveyRow
from moin_desktop.models.values import clean, filter_in, filter_out


@dataclass(frozen=True, slots=True)
class NamedFilter:
    """One filter with its name."""

    id: str
    survey: str
    name: str
    filter: Filter


def refuse_foreign(session: Session, survey_id: str, filter: Filter) -> None:
    """MoinError where a filter asks for answers of another survey."""
    survey = ids.number(survey_id)
    for condition in filter.conditions:
        if ids.find(session, QuestionRow, condition.question).survey_id != survey:
            raise MoinError(_("A filter can only use questions of its own survey."))


def add(session: Session, survey_id: str, name: str, filter: Filter) -> str:
    """Keep a filter under a name; its id. MoinError for one without a name or with questions of another survey."""
    survey = ids.find(session, SurveyRow, survey_id)
    refuse_foreign(session, survey_id, filter)
    row = FilterRow(survey_id=survey.id, name=_name(name), conditions=filter_out(filter))
    session.add(row)
    session.flush()
    return row.key


def _name(name: str) -> str:
    name = clean(name).strip()
    if not name:
        raise MoinError(_("A filter needs a name to be kept under."))
    return name


def rename(session: Session, filter_id: str, name: str) -> None:
    """Give a kept filter another name."""
    ids.find(session, FilterRow, filter_id).name = _name(name)


def remove(session: Session, filter_id: str) -> None:
    """Forget a kept filter."""
    session.delete(ids.find(session, FilterRow, filter_id))


def all(session: Session, survey_id: str) -> tuple[NamedFilter, ...]:
    """The kept filters of a survey, oldest first."""
    merged = corrections.aliases(session, survey_id)
    rows = session.scalars(select(FilterRow).where(FilterRow.survey_id == ids.number(survey_id)).order_by(FilterRow.id))
    return tuple(NamedFilter(row.key, survey_id, row.name, filter_in(row.conditions, merged)) for row in rows)
