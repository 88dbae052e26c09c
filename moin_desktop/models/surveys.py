"""Surveys of a project: stored once as read, loaded with every correction laid over."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.columns import BLANK, Column, Mask
from moin_desktop.analysis.questions import Doubt, Question, QuestionType
from moin_desktop.analysis.reading import Reading, Source
from moin_desktop.analysis.survey import Survey
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import corrections, history, ids, packed
from moin_desktop.models.schema import (
    ColumnRow,
    CorrectionRow,
    DoubtRow,
    OptionRow,
    QuestionRow,
    SourceRow,
    SurveyRow,
    now,
)
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
            source_id=_store_source(session, reading.source),
            name=clean(name) or clean(reading.source.name),
            sheet=clean(reading.sheet),
            platform=reading.platform,
            encoding=reading.encoding,
            delimiter=reading.delimiter,
            header_rows=reading.header_rows,
            first_data_row=reading.first_data_row,
            rows=reading.rows,
            width=reading.width,
            losses=[clean(line) for line in reading.losses],
            other_sheets=[clean(sheet) for sheet in reading.other_sheets],
            synthetic=synthetic,
            hidden=True,
        )
        session.add(survey)
        session.flush()
        for column in reading.columns:
            data = packed.pack(column)
            row = ColumnRow(survey_id=survey.id, position=column.index, heading=clean(column.heading), packed=data)
            row.hash = packed.digest(data)
            session.add(row)
        lasting = _store_questions(session, survey.id, reading.questions)
        session.add_all(_doubt_row(survey.id, doubt, lasting) for doubt in reading.doubts)
        session.flush()
    survey.hidden = False
    session.flush()
    return survey.key


def _store_source(session: Session, source: Source) -> int:
    kept, smaller = packed.pack_file(source.kept)
    row = SourceRow(
        name=clean(source.name),
        size=source.size,
        sha256=source.sha256,
        kept=kept,
        packed=smaller,
        kept_sha256=hashlib.sha256(source.kept).hexdigest(),
        kept_whole=source.kept_whole,
        reader=source.reader,
        imported_at=now(),
    )
    session.add(row)
    session.flush()
    return row.id


def _store_questions(session: Session, survey: int, questions: tuple[Question, ...]) -> dict[str, str]:
    """Store questions and options; provisional question ids with their lasting ones."""
    first, option = ids.next_id(session, QuestionRow), ids.next_id(session, OptionRow)
    numbers = {question.id: first + n for n, question in enumerate(questions)}
    option_keys: dict[str, str] = {}
    option_rows: list[OptionRow] = []
    for question in questions:
        for position, read in enumerate(question.options):
            row = OptionRow(
                id=option + len(option_rows),
                question_id=numbers[question.id],
                position=position,
                label=clean(read.label),
                words=[clean(word) for word in read.words],
                role=read.role.value,
                column_index=read.column,
                made=False,
            )
            option_rows.append(row)
            option_keys[read.id] = row.key
    session.add_all(_question_row(survey, n, q, numbers, option_keys) for n, q in enumerate(questions))
    session.connection().exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    session.flush()
    session.add_all(option_rows)
    session.flush()
    return {provisional: f"{QuestionRow.letter}{number}" for provisional, number in numbers.items()}


def _question_row(
    survey: int, position: int, question: Question, numbers: dict[str, int], option_keys: dict[str, str]
) -> QuestionRow:
    route = question.asked_if
    return QuestionRow(
        id=numbers[question.id],
        survey_id=survey,
        position=position,
        name=clean(question.name),
        text=clean(question.text),
        type=question.type.value,
        columns=list(question.columns),
        layout=question.layout.value,
        separator=question.separator,
        items=[{"label": clean(item.label), "column": item.column} for item in question.items],
        other_columns=list(question.other_columns),
        missing=[clean(word) for word in question.missing],
        no_words=[clean(word) for word in question.no_words],
        base_rule=question.base_rule.value,
        route_question_id=None if route is None else numbers[route.question],
        route_options=[] if route is None else [option_keys[option] for option in route.options],
        day_first=question.day_first,
        section=clean(question.section),
        reason=clean(question.reason),
    )


def _doubt_row(survey: int, doubt: Doubt, lasting: dict[str, str]) -> DoubtRow:
    values = [clean(value) for value in doubt.values]
    if doubt.fix == "route":
        values[0] = lasting[doubt.values[0]]
    return DoubtRow(
        survey_id=survey,
        question_id=ids.number(lasting[doubt.question]) if doubt.question else None,
        kind=doubt.kind,
        text=clean(doubt.text),
        rows=list(doubt.rows),
        detail=clean(doubt.detail),
        fix=doubt.fix,
        values=values,
    )


def _find(session: Session, survey_id: str) -> SurveyRow:
    row = ids.find(session, SurveyRow, survey_id)
    if row.hidden:
        raise MoinError(_("There is no “{id}” in this project.").format(id=survey_id))
    return row


def infos(session: Session) -> tuple[SurveyInfo, ...]:
    """All surveys of the project, in the order they were imported."""
    source = (SourceRow.name, SourceRow.size, SourceRow.sha256, SourceRow.reader, SourceRow.imported_at)
    query = select(SurveyRow, *source, SourceRow.kept_whole).join(SourceRow, SourceRow.id == SurveyRow.source_id)
    return tuple(
        SurveyInfo(
            id=row.key,
            name=row.name,
            source_name=name,
            source_size=size,
            source_sha256=sha256,
            reader=reader,
            sheet=row.sheet,
            platform=row.platform,
            encoding=row.encoding,
            delimiter=row.delimiter,
            header_rows=row.header_rows,
            first_data_row=row.first_data_row,
            rows=row.rows,
            width=row.width,
            imported_at=imported_at,
            kept_whole=kept_whole,
            losses=tuple(row.losses),
            other_sheets=tuple(row.other_sheets),
            synthetic=row.synthetic,
        )
        for row, name, size, sha256, reader, imported_at, kept_whole in session.execute(
            query.where(~SurveyRow.hidden).order_by(SurveyRow.id)
        )
    )


def load(session: Session, survey_id: str) -> Survey:
    """A survey with its questions as read now; columns are fetched, and checked, when first asked for.

    MoinError when there is no such survey; later, from the survey, when a stored column is damaged.
    """
    row = _find(session, survey_id)
    source_name = session.scalars(select(SourceRow.name).where(SourceRow.id == row.source_id)).one()
    questions = corrections.questions(session, survey_id)
    private = {i for q in questions if q.type is QuestionType.PERSONAL for i in (*q.columns, *q.other_columns)}
    return Survey(
        id=survey_id,
        name=row.name,
        source_name=source_name,
        rows=row.rows,
        questions=questions,
        column=_fetcher(session, row.id, private),
        excluded=_excluded(session, row),
        synthetic=row.synthetic,
    )


def _fetcher(session: Session, survey: int, private: set[int]) -> Callable[[int], Column]:
    """Fetch a column once; columns that are personal now come without their words."""
    kept: dict[int, Column] = {}

    def fetch(index: int) -> Column:
        if index not in kept:
            found = stored_column(session, survey, index)
            if index in private:
                filled = np.where(found.codes == BLANK, BLANK, 0).astype(np.int32)
                found = Column(index, found.heading, (), filled)
            kept[index] = found
        return kept[index]

    return fetch


def stored_column(session: Session, survey: int, index: int) -> Column:
    """One column as it was read; KeyError when the sheet has none there, MoinError when it is damaged."""
    query = select(ColumnRow.heading, ColumnRow.packed, ColumnRow.hash)
    found = session.execute(query.where(ColumnRow.survey_id == survey, ColumnRow.position == index)).first()
    if found is None:
        raise KeyError(index)
    return packed.unpack(index, found.heading, found.packed, found.hash)


def _excluded(session: Session, row: SurveyRow) -> Mask | None:
    """The responses left out: shape (rows,); None when there are none."""
    query = select(CorrectionRow.body).where(CorrectionRow.survey_id == row.id, CorrectionRow.kind == "exclude")
    lines = [line for body in session.scalars(query) for line in body["rows"]]
    if not lines:
        return None
    mask = np.zeros(row.rows, dtype=np.bool_)
    mask[np.array(lines) - row.first_data_row] = True
    return mask


def rename(session: Session, survey_id: str, name: str) -> None:
    """Call a survey by another name."""
    _find(session, survey_id).name = clean(name)


def remove(session: Session, survey_id: str) -> None:
    """Take a survey out of sight; its answers stay in the file, so that this can be undone."""
    _find(session, survey_id).hidden = True


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
    row = session.get_one(SourceRow, _find(session, survey_id).source_id)
    return packed.unpack_file(row.kept, row.packed)


def leave_out(session: Session, survey_id: str, lines: tuple[int, ...]) -> None:
    """Leave responses out of every count; ``lines`` are spreadsheet rows, counted from 1; ValueError outside them."""
    row = _find(session, survey_id)
    if not all(0 <= line - row.first_data_row < row.rows for line in lines):
        raise ValueError(lines)
    body = {"rows": sorted(lines)}
    session.add(CorrectionRow(survey_id=row.id, question_id=None, kind="exclude", body=body, created=now()))
