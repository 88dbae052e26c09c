"""The answers of each respondent as columns of labels, for reading on in a spreadsheet or a statistics program."""

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.answers import Answers, Chosen, Dated, Measured, Rated, State, Ticked, Written
from moin_desktop.analysis.columns import BLANK, Codes
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.exporting.values import ColumnKind, ResponseColumn
from moin_desktop.i18n import _

Rows = NDArray[np.int64]

JOINED_BY = "; "
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?)?")


def columns(survey: Survey, rows: Rows) -> tuple[ResponseColumn, ...]:
    """The columns of the respondents in ``rows`` (positions in the survey), question by question.

    Choose-all gives the answers joined. Grids and rankings give one column per item. Personal questions give none.
    """
    found = []
    for question in survey.questions:
        if question.type is not QuestionType.PERSONAL:
            found += list(_of_question(question, survey.answers(question.id), rows))
            found += list(_others(survey, question, rows))
    return tuple(found)


def _of_question(question: Question, answers: Answers, rows: Rows) -> Iterator[ResponseColumn]:
    name, id = question.name, question.id
    labels = tuple(option.label for option in question.options)
    match answers:
        case Chosen():
            yield ResponseColumn(name, ColumnKind.TEXT, id, words=labels, codes=answers.codes[rows])
        case Ticked():
            yield _ticked(question, answers, labels, rows)
        case Rated():
            for at, item in enumerate(question.items):
                heading = _heading(name, item.label)
                codes = answers.codes[rows, at]
                yield ResponseColumn(heading, ColumnKind.TEXT, id, words=labels, codes=codes, item=at)
        case Measured():
            yield ResponseColumn(name, ColumnKind.NUMBER, id, values=answers.values[rows])
        case Dated():
            yield ResponseColumn(name, ColumnKind.DATE, id, values=answers.values[rows])
        case Written() if question.type is QuestionType.META and _are_moments(answers.words):
            moments = np.array([*answers.words, "NaT"], dtype="datetime64[s]")
            yield ResponseColumn(name, ColumnKind.DATE, id, values=moments[answers.codes[rows]])
        case Written():
            yield ResponseColumn(name, ColumnKind.TEXT, id, words=answers.words, codes=answers.codes[rows])


def _are_moments(words: tuple[str, ...]) -> bool:
    """Whether these are time stamps, each written so that it has one meaning and is exact to the second (ISO 8601)."""
    if not words or not all(_MOMENT.fullmatch(word) for word in words):
        return False
    try:
        np.array(words, dtype="datetime64[s]")
    except ValueError:
        return False
    return True


def _ticked(question: Question, answers: Ticked, labels: tuple[str, ...], rows: Rows) -> ResponseColumn:
    """The answers of each respondent in one cell."""
    flags = answers.flags[rows]
    answered = answers.state[rows] == State.ANSWERED
    words: dict[str, int] = {}
    codes: Codes = np.full(len(rows), BLANK, dtype=np.int32)
    patterns: dict[bytes, int] = {}
    for row in np.flatnonzero(flags.any(axis=1) & answered).tolist():
        pattern = flags[row].tobytes()
        if pattern not in patterns:
            text = JOINED_BY.join(labels[at] for at in np.flatnonzero(flags[row]).tolist())
            patterns[pattern] = words.setdefault(text, len(words))
        codes[row] = patterns[pattern]
    return ResponseColumn(question.name, ColumnKind.TEXT, question.id, words=tuple(words), codes=codes)


def _others(survey: Survey, question: Question, rows: Rows) -> Iterator[ResponseColumn]:
    """What was written at "Other (please specify)"."""
    for index in question.other_columns:
        column = survey.column(index)
        if column.words:
            heading = _heading(question.name, _("in their own words"))
            yield ResponseColumn(heading, ColumnKind.TEXT, question.id, words=column.words, codes=column.codes[rows])


def _heading(question: str, part: str) -> str:
    return _("{question}: {part}").format(question=question, part=part)
