"""What is said about a survey, at the cells of the file it was read from."""

import hashlib

import numpy as np

from moin_desktop.analysis.answers import Ticked
from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.themes import text_id
from moin_desktop.analysis.wording import of_text
from moin_desktop.errors import MoinError
from moin_desktop.exporting.annotated import Annotations, CellNote, CodeColumn
from moin_desktop.i18n import _
from moin_desktop.models import findings, notes, surveys
from moin_desktop.models.notes import Note
from moin_desktop.models.project import Project
from moin_desktop.models.surveys import SurveyInfo

SEEN_BY_ALL = frozenset({"room", "team", "presenter"})


def source(project: Project, survey_id: str, picked: bytes | None = None) -> bytes:
    """The bytes of the file that a survey was read from: those kept, or those picked by a person.

    MoinError where the project keeps none or only a copy without personal columns and nothing was picked, or where
    another file was picked.
    """
    info = _info(project, survey_id)
    if picked is None:
        if not info.kept_whole:
            raise MoinError(
                _("The project keeps no whole copy of {name}.").format(name=info.source_name),
                hint=_("Choose the file itself."),
            )
        return surveys.kept_source(project.session, survey_id)
    if hashlib.sha256(picked).hexdigest() != info.source_sha256:
        raise MoinError(
            _("This is not the file that was read as {name}, or it was changed since.").format(name=info.source_name),
            hint=_("Choose the same file, or import this one again first."),
        )
    return picked


def _info(project: Project, survey_id: str) -> SurveyInfo:
    return next(info for info in surveys.infos(project.session) if info.id == survey_id)


def make(project: Project, survey_id: str, seen_by: frozenset[str] = SEEN_BY_ALL) -> Annotations:
    """Every note at its column, answer or respondent, findings at their question, and a column for each theme.

    Notes whose visibility is not in ``seen_by`` stay out.
    """
    session = project.session
    info, survey = _info(project, survey_id), surveys.load(session, survey_id)
    lines = surveys.lines(session, survey_id)
    top = max(1, info.first_data_row - info.header_rows)
    told: list[CellNote] = []
    for number, finding in enumerate(findings.all(session), 1):
        if finding.survey == survey_id and finding.charted:
            column = _column(survey, finding.spec.question)
            if column is not None:
                words = _("Finding {number}: {headline}").format(number=number, headline=finding.headline)
                told.append(CellNote(top, column, words, finding.author))
    for note in notes.of_survey(session, survey_id):
        if note.visibility in seen_by:
            told += _at(survey, note, top, lines.tolist())
    heading = top if info.header_rows else 0
    columns = [one for question in survey.questions if question.themes_of for one in _coded(survey, question, lines)]
    return Annotations(info.sheet, heading, tuple(told), tuple(columns))


def _column(survey: Survey, question_id: str, option: str = "") -> int | None:
    """The column of a question in the sheet, or of one of its answers that has a column of its own."""
    question = survey.question(text_id(question_id))
    found = question.option(option) if option else None
    if found is not None and found.column is not None:
        return found.column
    return question.columns[0] if question.columns else None


def _at(survey: Survey, note: Note, top: int, lines: list[int]) -> list[CellNote]:
    """Where a note stands in the sheet: at its heading, or at the answer of its respondent."""
    column = 0
    if note.question:
        at = _column(survey, note.question, note.option)
        if at is None:
            return []
        column = at
    row = top
    if note.pin.response is not None and note.pin.response < len(lines):
        row = lines[note.pin.response]
    label = survey.question(note.question).label(note.option) if note.question and note.option else ""
    about = of_text(note.about.count, note.about.base) if note.about is not None and label else ""
    where = ", ".join(part for part in (note.author, label, about) if part)
    return [CellNote(row, column, f"{note.text} ({where})" if where else note.text, note.author)]


def _coded(survey: Survey, question: Question, lines: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> list[CodeColumn]:
    """1 and 0 for each theme of the answers that were coded; nothing for the others."""
    answers = survey.answers(question.id)
    if not isinstance(answers, Ticked):
        raise TypeError(type(answers).__name__)
    coded = np.flatnonzero(answers.flags.any(axis=1))
    return [
        CodeColumn(
            _("{question}: {part}").format(question=question.name, part=option.label),
            {int(lines[row]): int(answers.flags[row, at]) for row in coded.tolist()},
        )
        for at, option in enumerate(question.options)
    ]
