"""From an open project to what an export says: every number computed here, nothing left to ask the project."""

from collections.abc import Sequence
from datetime import UTC, datetime

import numpy as np
from sqlalchemy.orm import Session

from moin_desktop import __version__
from moin_desktop.analysis import captions, filters, tables
from moin_desktop.analysis.charts import ChartSpec, compute, filter_text
from moin_desktop.analysis.columns import letter
from moin_desktop.analysis.figures import change_text, chart_of, filter_fits, key_figure
from moin_desktop.analysis.filters import NO_FILTER, Filter
from moin_desktop.analysis.numbers import Numbers
from moin_desktop.analysis.pillars import status_text
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.selections import selected_label
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import natural_order
from moin_desktop.analysis.wording import of_text
from moin_desktop.exporting import method, responses, stands
from moin_desktop.exporting.values import FindingReport, QuestionReport, Remark, Report, SurveyReport
from moin_desktop.i18n import _
from moin_desktop.models import corrections, findings, note_places, notes, pillars, statements, surveys
from moin_desktop.models.findings import Finding
from moin_desktop.models.notes import Note
from moin_desktop.models.pins import PinKind
from moin_desktop.models.project import Project
from moin_desktop.models.surveys import SurveyInfo

__all__ = ["Report", "build"]

Remarks = dict[str, tuple[Remark, ...]]
"""The notes on each question."""


def build(project: Project, survey_ids: Sequence[str] | None = None, filter: Filter = NO_FILTER) -> Report:
    """The report of a project, or of some of its surveys, for the respondents who fit a filter.

    Findings keep the filter they were kept under. Numbers come from the percent engine; personal columns are left out.
    MoinError when a stored column is damaged.
    """
    session = project.session
    infos = [info for info in surveys.infos(session) if survey_ids is None or info.id in survey_ids]
    loaded = {info.id: surveys.load(session, info.id) for info in infos}
    remarks = {id: _remarks(session, survey) for id, survey in loaded.items()}
    kept = [(number, one) for number, one in enumerate(findings.all(session), 1) if one.survey in loaded]
    told = tuple(_finding(session, number, one, loaded[one.survey], remarks[one.survey]) for number, one in kept)
    return Report(
        project=project.name,
        made=datetime.now(UTC).replace(microsecond=0),
        program=_("MOIN Desktop {version}").format(version=__version__),
        findings=told,
        surveys=tuple(_survey(session, info, loaded[info.id], remarks[info.id], told, filter) for info in infos),
    )


def _survey(
    session: Session, info: SurveyInfo, survey: Survey, remarks: Remarks, told: Sequence[FindingReport], filter: Filter
) -> SurveyReport:
    wanted = filter if filter_fits(survey, filter) else NO_FILTER
    mask = filters.mask(survey, wanted)
    numbers = {q.id: tuple(f.number for f in told if f.question == q.id) for q in survey.charted}
    counted = Numbers(survey, mask)
    questions = tuple(
        _question(survey, counted.table(q.id), wanted, remarks.get(q.id, ()), numbers[q.id]) for q in survey.charted
    )
    rows = np.flatnonzero(mask)
    return SurveyReport(
        id=info.id,
        name=info.name,
        source_name=info.source_name,
        synthetic=info.synthetic,
        rows=len(rows),
        source_rows=surveys.lines(session, info.id)[rows],
        questions=questions,
        columns=responses.columns(survey, rows),
        left_out=sum(len(q.columns) + len(q.other_columns) for q in survey.questions if _is_personal(q)),
        method=method.lines(info, survey, wanted, mask, corrections.infos(session, info.id)),
    )


def _question(
    survey: Survey, numbers: tables.Table, filter: Filter, remarks: tuple[Remark, ...], kept: tuple[int, ...]
) -> QuestionReport:
    question = survey.question(numbers.question)
    return QuestionReport(
        id=question.id,
        name=question.name,
        text=question.text,
        letters=", ".join(letter(i) for i in question.columns),
        type=question.type,
        type_text=corrections.type_words(question.type),
        base_text=captions.base_sentence(survey, question, numbers),
        table=numbers,
        chart=compute(survey, ChartSpec(question.id, filter, natural_order(question))),
        remarks=remarks,
        findings=kept,
    )


def _base_text(survey: Survey, question: Question, filter: Filter) -> str:
    numbers = tables.of(survey, question.id, filters.mask(survey, filter))
    return captions.base_sentence(survey, question, numbers)


def _finding(session: Session, number: int, finding: Finding, survey: Survey, remarks: Remarks) -> FindingReport:
    question = survey.question(finding.spec.question) if finding.charted else None
    chart = chart_of(survey, finding.spec) if question is not None else None
    told = ""
    if finding.spec.filter and filter_fits(survey, finding.spec.filter):
        told = filter_text(survey, finding.spec.filter)
    return FindingReport(
        number=number,
        headline=finding.headline or (question.name if question else ""),
        statement=statements.told(session, finding, survey).plain,
        pillar=pillars.name(session, finding.pillar),
        status=status_text(finding.status),
        survey=survey.name,
        question=question.id if question else "",
        question_name=question.name if question else "",
        wording=question.text if question else "",
        filter_text=told,
        base_text=_base_text(survey, question, finding.spec.filter) if chart and question else "",
        figure=key_figure(chart, finding.focus) if chart else None,
        changed=change_text(chart, finding.focus, finding.snapshot, finding.stands) if chart else "",
        focus=finding.focus,
        chart=chart,
        remarks=(*(remarks.get(question.id, ()) if question else ()), *remarks.get(finding.id, ())),
        evidence=stands.lines(session, finding, survey),
    )


def _remarks(session: Session, survey: Survey) -> Remarks:
    """The notes of a survey that the room may see, by question or finding, oldest first.

    Those on the whole survey or on one respondent are of no question: by "".
    """
    found: dict[str, tuple[Remark, ...]] = {}
    known = {question.id: question for question in survey.questions}
    told, theirs = note_places.names(session, survey), notes.seen_by("room")
    for note in notes.of_survey(session, survey.id):
        if note.visibility in theirs:
            at, question = note.question or note.pin.finding, known.get(note.question)
            plain = Remark(note.text, note.author, question="", option="", where="", about="")
            remark = _remark(note, survey, question, told) if question else plain
            found[at] = (*found.get(at, ()), remark)
    return found


def _remark(note: Note, survey: Survey, question: Question, told: note_places.Names) -> Remark:
    label = "" if _is_personal(question) else question.label(note.option)
    where = label if label else _("an answer that is no longer there") if note.option else ""
    if note.pin.kind in (PinKind.CELL, PinKind.SPAN) and not _is_personal(question):
        where = note_places.place_text(survey, note.pin, told)
    elif not note.option and note.about and not _is_personal(question):
        where = selected_label(question, note.about.option)
    about = of_text(note.about.count, note.about.base) if note.about else ""
    option = note.option if label and note.pin.kind is not PinKind.CELL else ""
    return Remark(note.text, note.author, question.id, option, where, about)


def _is_personal(question: Question) -> bool:
    return question.type is QuestionType.PERSONAL
