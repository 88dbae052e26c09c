"""From an open project to what an export says: every number computed here, nothing left to ask the project."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop import __version__
from moin_desktop.analysis import captions, filters, tables
from moin_desktop.analysis.charts import ChartSpec, compute, filter_text
from moin_desktop.analysis.columns import letter
from moin_desktop.analysis.figures import change_text, chart_of, filter_fits, key_figure
from moin_desktop.analysis.filters import NO_FILTER, Filter
from moin_desktop.analysis.numbers import Numbers
from moin_desktop.analysis.pillars import status_text
from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.selections import selected_label
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import natural_order
from moin_desktop.analysis.wording import of_text
from moin_desktop.exporting import audience as audiences
from moin_desktop.exporting import flags, gathered, method, minutes, responses, stands
from moin_desktop.exporting.audience import Audience
from moin_desktop.exporting.values import FindingReport, QuestionReport, Remark, Report, SurveyReport
from moin_desktop.i18n import _
from moin_desktop.models import (
    corrections,
    findings,
    history,
    note_places,
    notes,
    pillars,
    quotes,
    rules,
    statements,
    storage,
    surveys,
)
from moin_desktop.models.findings import Finding
from moin_desktop.models.notes import Note
from moin_desktop.models.pins import PinKind
from moin_desktop.models.project import Project
from moin_desktop.models.schema import ProjectRow
from moin_desktop.models.surveys import SurveyInfo

__all__ = ["Report", "build", "build_of"]

Tick = Callable[[int, int], None]

Remarks = dict[str, tuple[Remark, ...]]
"""The notes on each question."""


def build(
    project: Project,
    survey_ids: Sequence[str] | None = None,
    filter: Filter = NO_FILTER,
    audience: Audience = Audience.TEAM,
) -> Report:
    """The report of a project, or of some of its surveys, for the respondents who fit a filter, as some may read it.

    Findings keep the filter they were kept under. Numbers come from the percent engine; personal columns are left out.
    MoinError when a stored column is damaged.
    """
    return _of_session(project.session, survey_ids, filter, audience, None)


def build_of(image: bytes, audience: Audience = Audience.TEAM, tick: Tick | None = None) -> Report:
    """The report of a project given as ``Project.image``, for any thread. ``tick(done, total)`` may raise to stop."""
    engine = storage.engine_of(image)
    try:
        with Session(engine) as session:
            return _of_session(session, None, NO_FILTER, audience, tick)
    finally:
        engine.dispose()


def _of_session(
    session: Session, survey_ids: Sequence[str] | None, filter: Filter, audience: Audience, tick: Tick | None
) -> Report:
    infos = [info for info in surveys.infos(session) if survey_ids is None or info.id in survey_ids]
    limit = audiences.limit(audience, rules.get(session).hide_under)
    loaded = {info.id: surveys.load(session, info.id) for info in infos}
    for survey in loaded.values():
        survey.hide_under = limit
    remarks = {id: _remarks(session, survey, audience) for id, survey in loaded.items()}
    kept = [(number, one) for number, one in enumerate(findings.all(session), 1) if one.survey in loaded]
    beat = _beat(tick, len(kept) + sum(len(survey.charted) + 2 for survey in loaded.values()))
    told = []
    for number, one in kept:
        told.append(_finding(session, number, one, loaded[one.survey], remarks[one.survey], audience))
        beat()
    return Report(
        project=session.scalars(select(ProjectRow.name)).one(),
        made=datetime.now(UTC).replace(microsecond=0),
        program=_("MOIN Desktop {version}").format(version=__version__),
        findings=tuple(told),
        surveys=tuple(
            _survey(session, info, loaded[info.id], remarks[info.id], told, filter, audience, beat) for info in infos
        ),
        audience=audience,
        hide_under=limit,
        step=(history.last(session, undone=False) or (0, ""))[0],
        minutes=minutes.meetings(session, audience, None if survey_ids is None else list(loaded)),
    )


def _beat(tick: Tick | None, total: int) -> Callable[[], None]:
    done = 0

    def beat() -> None:
        nonlocal done
        done += 1
        if tick is not None:
            tick(min(done, total), total)

    return beat


def _survey(
    session: Session,
    info: SurveyInfo,
    survey: Survey,
    remarks: Remarks,
    told: Sequence[FindingReport],
    filter: Filter,
    audience: Audience,
    beat: Callable[[], None],
) -> SurveyReport:
    wanted = filter if filter_fits(survey, filter) else NO_FILTER
    mask = filters.mask(survey, wanted)
    numbers = {q.id: tuple(f.number for f in told if f.question == q.id) for q in survey.charted}
    counted = Numbers(survey, mask)
    questions = []
    for q in survey.charted:
        table = counted.table(q.id)
        questions.append(_question(survey, table, wanted, remarks.get(q.id, ()), numbers[q.id]))
        beat()
    rows = np.flatnonzero(mask)
    lines = surveys.lines(session, info.id)
    found = SurveyReport(
        id=info.id,
        name=info.name,
        source_name=info.source_name,
        synthetic=info.synthetic,
        rows=len(rows),
        source_rows=lines[rows],
        questions=tuple(questions),
        columns=responses.columns(survey, rows) if audience.has_rows else (),
        left_out=sum(len(q.columns) + len(q.other_columns) for q in survey.questions if gathered.is_personal(q)),
        method=(
            *method.lines(info, survey, wanted, mask, corrections.infos(session, info.id)),
            *method.kept_back(audience, survey, *_kept_back(session, info.id, audience)),
        ),
        sha256=info.source_sha256,
        weighted=survey.weights is not None,
        dictionary=gathered.dictionary_of(survey),
        notes=gathered.notes_of(session, survey, audience),
        themes=gathered.themes_of(session, survey),
        quotes=gathered.quotes_of(session, survey, lines, audience),
    )
    beat()
    if audience.has_rows:
        as_flags, too_many = flags.columns(survey, rows)
        codings, count = gathered.codings_of(session, survey, lines, rows.tolist())
        found = replace(found, flags=as_flags, flags_left_out=too_many, codings=codings, coding_rows=count)
    beat()
    return found


def _kept_back(session: Session, survey_id: str, audience: Audience) -> tuple[int, int]:
    """How many notes and how many quotes these readers do not get."""
    seen = notes.seen_by(audience.sees)
    unseen = sum(note.visibility not in seen for note in notes.of_survey(session, survey_id))
    held = sum(not quote.cleared for quote in quotes.of_survey(session, survey_id))
    return unseen, 0 if audience.has_rows else held


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


def _finding(
    session: Session, number: int, finding: Finding, survey: Survey, remarks: Remarks, audience: Audience
) -> FindingReport:
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
        remarks=(
            *(remarks.get(question.id, ()) if question else ()),
            *remarks.get(finding.id, ()),
            *(Remark(words, who, "", "", "", "") for words, who in minutes.at_finding(session, finding, survey)),
        ),
        evidence=stands.lines(session, finding, survey),
        id=finding.id,
        survey_id=survey.id,
        is_question=finding.status == "question",
        presenter=finding.presenter if audience is Audience.ALL else "",
        uid=finding.uid,
    )


def _remarks(session: Session, survey: Survey, audience: Audience) -> Remarks:
    """The notes of a survey that these readers may see, by question or finding, oldest first.

    Those on the whole survey or on one respondent are of no question: by "".
    """
    found: dict[str, tuple[Remark, ...]] = {}
    known = {question.id: question for question in survey.questions}
    told, theirs = note_places.names(session, survey), notes.seen_by(audience.sees)
    for note in notes.of_survey(session, survey.id):
        if note.visibility in theirs:
            at, question = note.question or note.pin.finding, known.get(note.question)
            plain = Remark(note.text, note.author, question="", option="", where="", about="", id=note.id)
            remark = _remark(note, survey, question, told) if question else plain
            found[at] = (*found.get(at, ()), remark)
    return found


def _remark(note: Note, survey: Survey, question: Question, told: note_places.Names) -> Remark:
    private = gathered.is_personal(question)
    label = "" if private else question.label(note.option)
    where = label if label else _("an answer that is no longer there") if note.option else ""
    if note.pin.kind in (PinKind.CELL, PinKind.SPAN) and not private:
        where = note_places.place_text(survey, note.pin, told)
    elif not note.option and note.about and not private:
        where = selected_label(question, note.about.option)
    option = note.option if label and note.pin.kind is not PinKind.CELL else ""
    return Remark(note.text, note.author, question.id, option, where, _about(note, survey), note.id)


def _about(note: Note, survey: Survey) -> str:
    """The number a note was written about, unless small groups are hidden and it may tell of one."""
    if note.about is None:
        return ""
    return gathered.numbers(survey, note)[0] if survey.hide_under else of_text(note.about.count, note.about.base)
