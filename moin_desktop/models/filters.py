"""Filters kept under a name, so that a group of respondents is chosen the same way every time."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.filters import Filter
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import corrections, ids
from moin_desktop.models.schema import FilterRow, NoteRow, QuestionRow, SurveyRow
from moin_desktop.models.values import Aliases, clean, filter_in, filter_out


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
        if condition.question and ids.find(session, QuestionRow, condition.question).survey_id != survey:
            raise MoinError(_("A filter can only use questions of its own survey."))


def add(session: Session, survey_id: str, name: str, filter: Filter) -> str:
    """Keep a filter under a name; its id. MoinError for one without a name or with questions of another survey."""
    survey = ids.find(session, SurveyRow, survey_id)
    refuse_foreign(session, survey_id, filter)
    wanted = _free(session, survey.id, _name(name))
    row = FilterRow(survey_id=survey.id, name=wanted, conditions=filter_out(_bare(filter)))
    session.add(row)
    session.flush()
    return row.key


def _name(name: str) -> str:
    name = clean(name).strip()
    if not name:
        raise MoinError(_("A filter needs a name to be kept under."))
    return name


def _free(session: Session, survey: int, name: str, own: int = 0) -> str:
    """The name, where no other filter of the survey has it."""
    others = select(FilterRow).where(FilterRow.survey_id == survey, FilterRow.id != own)
    if any(row.name.casefold() == name.casefold() for row in session.scalars(others)):
        raise MoinError(
            _("There is already a filter called “{name}”.").format(name=name),
            hint=_("Choose another name, or remove that filter first."),
        )
    return name


def _bare(filter: Filter) -> Filter:
    """A filter as it is kept: its name stands beside it, and what is off is no part of it."""
    return Filter(filter.active.conditions)


def replace(session: Session, filter_id: str, filter: Filter) -> None:
    """Keep other conditions under the same name."""
    row = ids.find(session, FilterRow, filter_id)
    refuse_foreign(session, f"{SurveyRow.letter}{row.survey_id}", filter)
    row.conditions = filter_out(_bare(filter))


def rename(session: Session, filter_id: str, name: str) -> None:
    """Give a kept filter another name."""
    row = ids.find(session, FilterRow, filter_id)
    row.name = _free(session, row.survey_id, _name(name), row.id)


def remove(session: Session, filter_id: str) -> None:
    """Forget a kept filter."""
    session.delete(ids.find(session, FilterRow, filter_id))


def all(session: Session, survey_id: str) -> tuple[NamedFilter, ...]:
    """The kept filters of a survey, oldest first."""
    merged = corrections.aliases(session, survey_id)
    rows = session.scalars(select(FilterRow).where(FilterRow.survey_id == ids.number(survey_id)).order_by(FilterRow.id))
    return tuple(_named(row, survey_id, merged) for row in rows)


def _named(row: FilterRow, survey_id: str, merged: Aliases) -> NamedFilter:
    kept = filter_in(row.conditions, merged)
    return NamedFilter(row.key, survey_id, row.name, Filter(kept.conditions, row.name))


def noted_rows(session: Session, survey_id: str) -> frozenset[int]:
    """The rows of respondents whom a note is pinned to, or to something they wrote: what "with a note" asks for."""
    pins = session.scalars(select(NoteRow.pin).where(NoteRow.survey_id == ids.number(survey_id)))
    return frozenset(int(pin["response"]) for pin in pins if pin.get("response") is not None)
