"""What a statistics program knows of a survey: variables with labels, codes with labels, sets of ticks."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.answers import Answers, Chosen, Dated, Measured, Rated, State, Ticked, Written
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.i18n import _

NOT_ASKED, MISSING = -2, -1
"""Codes for whoever was not asked, and for a cell that says it is no answer; an empty cell is simply left blank."""
ROW = "row"
"""The variable that holds the spreadsheet row of each response."""


class Kind(StrEnum):
    """What a variable holds."""

    CODE = "code"
    NUMBER = "number"
    DATE = "date"
    """A moment as ISO 8601 text."""
    TEXT = "text"


@dataclass(frozen=True, slots=True, eq=False)
class Variable:
    """One column of the table."""

    name: str
    """Lower-case ASCII that every program takes: "q3", "q3_2"."""
    label: str
    kind: Kind
    values: NDArray[np.float64] | tuple[str, ...]
    """(rows,): codes and numbers with NaN for a blank, or texts."""
    codes: tuple[tuple[int, str], ...] = ()
    """What each code stands for."""
    ordered: bool = False
    question: str = ""
    weight: bool = False


@dataclass(frozen=True, slots=True)
class TickSet:
    """The variables of one choose-all question, two or more: 1 for ticked, 0 for not."""

    name: str
    label: str
    variables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Everything that leaves for a statistics program."""

    survey: str
    rows: int
    variables: tuple[Variable, ...]
    sets: tuple[TickSet, ...]


def table(survey: Survey, rows: NDArray[np.int64], lines: NDArray[np.int64]) -> Table:
    """The variables of the respondents in ``rows`` (positions in the survey); ``lines`` are their spreadsheet rows.

    Personal columns and form data give none. MoinError when a stored column is damaged.
    """
    found = [Variable(ROW, _("Row in the spreadsheet"), Kind.NUMBER, lines.astype(np.float64))]
    sets = []
    asked = [question for question in survey.questions if question.type not in _LEFT_OUT]
    for n, question in enumerate(asked, 1):
        made = list(_of_question(f"q{n}", question, survey.answers(question.id), rows, survey.weighted_by))
        found += made
        if question.type is QuestionType.MULTIPLE and len(made) > 1:
            sets.append(TickSet(f"q{n}", _label(question), tuple(variable.name for variable in made)))
        for at, index in enumerate(question.other_columns, 1):
            column = survey.column(index)
            words = tuple(_line(column.words[code]) if code >= 0 else "" for code in column.codes[rows].tolist())
            label = _("{question}: {part}").format(question=_label(question), part=_("in their own words"))
            found.append(Variable(f"q{n}_text{at}", label, Kind.TEXT, words, question=question.id))
    return Table(survey.name, len(rows), tuple(found), tuple(sets))


_LEFT_OUT = frozenset({QuestionType.PERSONAL, QuestionType.META})


def _label(question: Question) -> str:
    return _line(question.name if question.themes_of else question.text or question.name)


def _line(text: str) -> str:
    """A text in one line: not every program reads more from a table."""
    return " ".join(text.split())


def _of_question(
    name: str, question: Question, answers: Answers, rows: NDArray[np.int64], weight: str
) -> Iterator[Variable]:
    state = answers.state[rows]
    codes = tuple((at, _line(option.label)) for at, option in enumerate(question.options, 1))
    ordered = question.type in (QuestionType.ORDERED, QuestionType.GRID, QuestionType.RANKING)
    label = _label(question)
    match answers:
        case Chosen():
            values = _coded(answers.codes[rows], state)
            yield Variable(name, label, Kind.CODE, values, _used(codes, values), ordered, question.id)
        case Ticked():
            for at, option in enumerate(question.options):
                part = _("{question}: {part}").format(question=label, part=_line(option.label))
                values = np.where(state == State.ANSWERED, answers.flags[rows, at].astype(np.float64), np.nan)
                values = _with_reasons(values, state)
                ticks = _used(((0, _("Not ticked")), (1, _("Ticked"))), values)
                yield Variable(f"{name}_{at + 1}", part, Kind.CODE, values, ticks, False, question.id)
        case Rated():
            for at, item in enumerate(question.items):
                part = _("{question}: {part}").format(question=label, part=_line(item.label))
                values = _coded(answers.codes[rows, at], state)
                yield Variable(f"{name}_{at + 1}", part, Kind.CODE, values, _used(codes, values), ordered, question.id)
        case Measured():
            values = answers.values[rows].astype(np.float64)
            yield Variable(name, label, Kind.NUMBER, values, question=question.id, weight=question.id == weight)
        case Dated():
            moments = answers.values[rows]
            told = tuple("" if np.isnat(moment) else _moment(moment) for moment in moments)
            yield Variable(name, label, Kind.DATE, told, question=question.id)
        case Written():
            if answers.words:
                told = tuple(_line(answers.words[code]) if code >= 0 else "" for code in answers.codes[rows].tolist())
                yield Variable(name, label, Kind.TEXT, told, question=question.id)


def _moment(moment: np.datetime64) -> str:
    day = moment.astype("datetime64[D]")
    return str(day) if day == moment else str(moment)


def _coded(codes: NDArray[np.int32], state: NDArray[np.int8]) -> NDArray[np.float64]:
    """Codes counted from 1; NaN where there is none."""
    return _with_reasons(np.where(codes >= 0, codes + 1.0, np.nan), state)


def _with_reasons(values: NDArray[np.float64], state: NDArray[np.int8]) -> NDArray[np.float64]:
    """The same, with a code of its own for not asked and for what says it is no answer."""
    empty = np.isnan(values)
    values = np.where(empty & (state == State.NOT_ASKED), float(NOT_ASKED), values)
    return np.where(empty & (state == State.MISSING), float(MISSING), values)


def _used(codes: tuple[tuple[int, str], ...], values: NDArray[np.float64]) -> tuple[tuple[int, str], ...]:
    """The labels of all codes, with those of the two reasons where they occur."""
    reasons = ((NOT_ASKED, _("Not asked")), (MISSING, _("No answer")))
    return (*codes, *(reason for reason in reasons if bool((values == reason[0]).any())))
