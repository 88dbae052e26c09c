"""Where a note is pinned, in words."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from moin_desktop.analysis import cells, selections
from moin_desktop.analysis.answers import Written
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _
from moin_desktop.models import findings, surveys
from moin_desktop.models.notes import Note
from moin_desktop.models.pins import Pin, PinKind

LONGEST = 60
"""Letters of a written answer that are shown as its name."""


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """What places are called by that a survey does not know itself."""

    lines: NDArray[np.int64]
    """Shape (rows,): the row of each respondent in the spreadsheet."""
    findings: Mapping[str, str]


def names(session: Session, survey: Survey) -> Names:
    """The names of respondents and findings."""
    known = {question.id: question.name for question in survey.questions}
    kept = {f.id: f.headline or known.get(f.spec.question, "") for f in findings.all(session)}
    return Names(surveys.lines(session, survey.id), kept)


def place_text(survey: Survey, pin: Pin, told: Names, part: str = "") -> str:
    """What in its question a note is about; ``part`` is one answer to one row of a grid."""
    if pin.kind is PinKind.SURVEY:
        return _("The whole survey")
    if pin.kind is PinKind.FINDING:
        headline = told.findings.get(pin.finding, "")
        return _("Finding: {headline}").format(headline=headline) if headline else _("A finding that is gone")
    if pin.kind is PinKind.RESPONDENT:
        return _row_text(pin, told) or _("A respondent who is gone")
    known = {question.id: question for question in survey.questions}
    question = known.get(pin.question)
    if question is None:
        return _("A question that is gone")
    if pin.kind is PinKind.QUOTE:
        return _quote_text(survey, pin, told)
    if pin.kind is PinKind.QUESTION:
        return (selections.selected_label(question, part) if part else "") or _("The whole question")
    said = [label for label in map(question.label, pin.options) if label]
    if not said:
        return _("A theme that is gone") if pin.kind is PinKind.THEME else _("An answer that is gone")
    text = _(" or ").join(said)
    if pin.kind is not PinKind.CELL:
        return text
    return cells.labelled(text, group_text(survey, pin) or _("a group that is gone"))


def group_text(survey: Survey, pin: Pin) -> str:
    """The group of a cell; empty where it is gone."""
    return next((one.label(pin.group) for one in survey.questions if one.id == pin.by), "")


def _row_text(pin: Pin, told: Names) -> str:
    if pin.response is None or not 0 <= pin.response < len(told.lines):
        return ""
    return _("Row {n}").format(n=number_text(int(told.lines[pin.response])))


def _quote_text(survey: Survey, pin: Pin, told: Names) -> str:
    row = _row_text(pin, told)
    if not row or pin.response is None:
        return _("A written answer that is gone")
    words = written(survey, pin)
    return _("{row}: “{words}”").format(row=row, words=_cut(words)) if words else row


def written(survey: Survey, pin: Pin) -> str:
    """The written answer that a quote is of, or the words of it; empty where nothing is written there."""
    known = {question.id for question in survey.questions}
    answers = survey.answers(pin.question) if pin.question in known else None
    if not isinstance(answers, Written) or pin.response is None or not 0 <= pin.response < len(answers.codes):
        return ""
    code = int(answers.codes[pin.response])
    words = answers.words[code] if code >= 0 else ""
    return words[slice(*pin.words)] if pin.words is not None else words


def _cut(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0] + " …"


def question_text(survey: Survey, pin: Pin) -> str:
    """The question that a note is about; empty where it is about none."""
    return next((question.name for question in survey.questions if question.id == pin.question), "")


def whole_text(survey: Survey, note: Note, told: Names) -> str:
    """The whole place in one line: "Most challenging parts · Building skills"."""
    place = place_text(survey, note.pin, told, note.about.option if note.about else "")
    question = question_text(survey, note.pin)
    if not question:
        return place
    return (
        question if note.pin.kind is PinKind.QUESTION and place == _("The whole question") else f"{question} · {place}"
    )
