"""Surveys of a project: stored once as read, loaded with every correction laid over."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.columns import BLANK, Column, Mask
from moin_desktop.analysis.questions import Doubt, QuestionType
from moin_desktop.analysis.reading import Reading
from moin_desktop.analysis.survey import Survey
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import corrections, editions, history, ids, records, rules, themes
from moin_desktop.models.schema import CorrectionRow, DoubtRow, EditionRow, QuestionRow, SourceRow, SurveyRow, now
from moin_desktop.models.values import clean


@dataclass(frozen=True, slots=True)
class SurveyInfo:
    """What is told about a survey and the file it came from."""

    id: str
    name: str
    source_name: str
    source_size: int
    source_sha256: str
    reader: str
    sheet: str
    platform: str
    encoding: str | None
    delimiter: str | None
    header_rows: int
    first_data_row: int
    rows: int
    width: int
    imported_at: datetime
    kept_whole: bool
    losses: tuple[str, ...]
    other_sheets: tuple[str, ...]
    synthetic: bool


@dataclass(frozen=True, slots=True)
class DoubtInfo:
    """A doubt as stored; its values carry lasting ids."""

    id: str
    doubt: Doubt
    settled: bool
    question_name: str
    """Short name of the question it is about, as it is called now; empty for the whole sheet."""


def add(session: Session, reading: Reading, name: str = "", *, synthetic: bool = False) -> str:
    """Store a reading as a new survey and give its questions, options and routes lasting ids; the survey's id."""
    with history.unrecorded(session):
        survey = SurveyRow(
            edition_id=editions.store(session, reading, reading.columns),
            name=clean(name) or clean(reading.source.name),
            synthetic=synthetic,
            hidden=True,
        )
        session.add(survey)
        session.flush()
        keys, options = records.new_keys(session, reading.questions)
        records.add_questions(session, survey.id, [records.lasting(q, keys, options) for q in reading.questions])
        records.add_doubts(session, survey.id, [records.lasting_doubt(doubt, keys) for doubt in reading.doubts])
        session.flush()
    survey.hidden = False
    session.flush()
    return survey.key


def find(session: Session, survey_id: str) -> SurveyRow:
    """The row of a survey that is shown; MoinError when there is none."""
    row = ids.find(session, SurveyRow, survey_id)
    if row.hidden:
        raise MoinError(_("There is no “{id}” in this project.").format(id=survey_id))
    return row


_OF_SOURCE = (
    SourceRow.name,
    SourceRow.size,
    SourceRow.sha256,
    SourceRow.reader,
    SourceRow.imported_at,
    SourceRow.kept_whole,
)
"""What is told of a file; its bytes stay where they are."""


def infos(session: Session) -> tuple[SurveyInfo, ...]:
    """All surveys of the project, in the order they were imported."""
    query = select(SurveyRow, EditionRow, *_OF_SOURCE).join(EditionRow, EditionRow.id == SurveyRow.edition_id)
    query = query.join(SourceRow, SourceRow.id == EditionRow.source_id).where(~SurveyRow.hidden)
    return tuple(
        SurveyInfo(
            id=row.key,
            name=row.name,
            source_name=name,
            source_size=size,
            source_sha256=sha256,
            reader=reader,
            sheet=edition.sheet,
            platform=edition.platform,
            encoding=edition.encoding,
            delimiter=edition.delimiter,
            header_rows=edition.header_rows,
            first_data_row=edition.first_data_row,
            rows=edition.rows,
            width=edition.width,
            imported_at=imported_at,
            kept_whole=kept_whole,
            losses=tuple(edition.losses),
            other_sheets=tuple(edition.other_sheets),
            synthetic=row.synthetic,
        )
        for row, edition, name, size, sha256, reader, imported_at, kept_whole in session.execute(
            query.order_by(SurveyRow.id)
        )
    )


def load(session: Session, survey_id: str) -> Survey:
    """A survey with its questions as read now; columns are fetched, and checked, when first asked for.

    MoinError when there is no such survey; later, from the survey, when a stored column is damaged.
    """
    row = find(session, survey_id)
    edition = session.get_one(EditionRow, row.edition_id)
    source_name = session.scalars(select(SourceRow.name).where(SourceRow.id == edition.source_id)).one()
    questions = corrections.questions(session, survey_id)
    private = {i for q in questions if q.type is QuestionType.PERSONAL for i in (*q.columns, *q.other_columns)}
    read = Survey(
        id=survey_id,
        name=row.name,
        source_name=source_name,
        rows=edition.rows,
        questions=questions,
        column=_fetcher(session, row.edition_id, private),
        excluded=_excluded(session, row.id, edition),
        synthetic=row.synthetic,
    )
    if any(question.counted_as for question in questions):
        read.lines = editions.lines(edition)
    read.weighted_by = corrections.weighted_by(session, survey_id)
    read.hide_under = rules.get(session).hide_under
    return themes.lay(session, read)


def _fetcher(session: Session, edition: int, private: set[int]) -> Callable[[int], Column]:
    """Fetch a column once; columns that are personal now come without their words."""
    kept: dict[int, Column] = {}

    def fetch(index: int) -> Column:
        if index not in kept:
            found = editions.column(session, edition, index)
            if index in private:
                filled = np.where(found.codes == BLANK, BLANK, 0).astype(np.int32)
                found = Column(index, found.heading, (), filled)
            kept[index] = found
        return kept[index]

    return fetch


def stored_column(session: Session, survey: int, index: int) -> Column:
    """One column as it was read; KeyError when the sheet has none there, MoinError when it is damaged."""
    return editions.column(session, session.get_one(SurveyRow, survey).edition_id, index)


def _excluded(session: Session, survey: int, edition: EditionRow) -> Mask | None:
    """The responses left out: shape (rows,); None when there are none."""
    query = select(CorrectionRow.body).where(CorrectionRow.survey_id == survey, CorrectionRow.kind == "exclude")
    lines = [line for body in session.scalars(query) for line in body["rows"]]
    if not lines:
        return None
    return np.isin(editions.lines(edition), lines)


def lines(session: Session, survey_id: str) -> NDArray[np.int64]:
    """The spreadsheet row of each response, counted from 1: shape (rows,)."""
    return editions.lines(session.get_one(EditionRow, find(session, survey_id).edition_id))


def rename(session: Session, survey_id: str, name: str) -> None:
    """Call a survey by another name."""
    find(session, survey_id).name = clean(name)


def remove(session: Session, survey_id: str) -> None:
    """Take a survey out of sight; its answers stay in the file, so that this can be undone."""
    find(session, survey_id).hidden = True


def doubts(session: Session, survey_id: str) -> tuple[DoubtInfo, ...]:
    """What the reading was unsure of, settled ones included."""
    names = {question.id: question.name for question in corrections.questions(session, survey_id)}
    query = select(DoubtRow).where(DoubtRow.survey_id == ids.number(survey_id)).order_by(DoubtRow.id)
    return tuple(_doubt_info(row, names) for row in session.scalars(query))


def _doubt_info(row: DoubtRow, names: dict[str, str]) -> DoubtInfo:
    question = "" if row.question_id is None else f"{QuestionRow.letter}{row.question_id}"
    doubt = Doubt(
        kind=row.kind,
        text=row.text,
        question=question,
        rows=tuple(row.rows),
        detail=row.detail,
        fix=row.fix,
        values=tuple(row.values),
    )
    return DoubtInfo(row.key, doubt, row.settled, names.get(question, ""))


def kept_source(session: Session, survey_id: str) -> bytes:
    """The bytes kept of the imported file: all of it, or without its personal columns as UTF-8 CSV."""
    return editions.kept_source(session, find(session, survey_id).edition_id)


def leave_out(session: Session, survey_id: str, lines: tuple[int, ...], reason: str = "") -> None:
    """Leave responses out of every count; ``lines`` are spreadsheet rows, counted from 1; ValueError outside them.

    ``reason`` is one of ``corrections.REASONS`` or any words; those left out already stay so for the reason they have.
    """
    row = find(session, survey_id)
    edition = session.get_one(EditionRow, row.edition_id)
    if not set(lines) <= set(editions.lines(edition).tolist()):
        raise ValueError(lines)
    query = select(CorrectionRow.body).where(CorrectionRow.survey_id == row.id, CorrectionRow.kind == "exclude")
    left = {line for body in session.scalars(query) for line in body["rows"]}
    fresh = sorted(set(lines) - left)
    if not fresh:
        return
    body = {"rows": fresh, "reason": " ".join(clean(reason).split())}
    session.add(CorrectionRow(survey_id=row.id, question_id=None, kind="exclude", body=body, created=now()))
