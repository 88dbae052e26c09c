"""The answers of each respondent as 0 and 1, a column for every answer: what the formulas of the workbook count."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.answers import Answers, Chosen, Rated, State, Ticked
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.survey import Survey
from moin_desktop.exporting.values import ColumnKind, ResponseColumn
from moin_desktop.i18n import _

Rows = NDArray[np.int64]

MOST_CELLS = 5_000_000
"""More cells make a sheet that spreadsheets open slowly or not at all."""


def columns(survey: Survey, rows: Rows) -> tuple[tuple[ResponseColumn, ...], int]:
    """The columns of the respondents in ``rows``, and how many cells are left out because they are too many.

    Where those of all questions are too many there are those of choose-all questions, or none. A cell is blank (-1)
    where the question, or the item of a grid, has no answer.
    """
    coded = [(question, survey.answers(question.id)) for question in survey.charted]
    every = len(rows) * sum(_width(question, answers) for question, answers in coded)
    told = coded if every <= MOST_CELLS else [one for one in coded if isinstance(one[1], Ticked)]
    wanted = len(rows) * sum(_width(question, answers) for question, answers in told)
    if wanted > MOST_CELLS:
        return (), every
    found = [column for question, answers in told for column in _of_question(question, answers, rows)]
    return tuple(found), every - wanted


def _width(question: Question, answers: Answers) -> int:
    size = len(question.options)
    match answers:
        case Chosen() | Ticked():
            return size + len(question.nets)
        case Rated():
            return size * len(question.items)
    return 0


def _of_question(question: Question, answers: Answers, rows: Rows) -> Iterator[ResponseColumn]:
    match answers:
        case Chosen():
            codes = answers.codes[rows]
            chosen = [codes == at for at in range(len(question.options))]
            yield from _choices(question, chosen, answers.state[rows] == State.ANSWERED)
        case Ticked():
            flags = answers.flags[rows]
            ticked = [flags[:, at] for at in range(len(question.options))]
            yield from _choices(question, ticked, answers.state[rows] == State.ANSWERED)
        case Rated():
            for item, one in enumerate(question.items):
                codes = answers.codes[rows, item]
                for at, option in enumerate(question.options):
                    heading = _("{question}: {item}: {answer}").format(
                        question=question.name, item=one.label, answer=option.label
                    )
                    yield _column(question, heading, option.id, codes == at, codes >= 0, item)


def _choices(question: Question, chosen: list[Mask], answered: Mask) -> Iterator[ResponseColumn]:
    """A column for each answer, then one for each group of answers."""
    heading = _("{question}: {part}")
    for option, mask in zip(question.options, chosen, strict=True):
        yield _column(
            question, heading.format(question=question.name, part=option.label), option.id, mask & answered, answered
        )
    places = {option.id: at for at, option in enumerate(question.options)}
    for net in question.nets:
        members = [chosen[places[id]] for id in net.options if id in places]
        any_of = np.logical_or.reduce(members) if members else np.zeros(len(answered), dtype=np.bool_)
        yield _column(
            question, heading.format(question=question.name, part=net.label), net.id, any_of & answered, answered
        )


def _column(
    question: Question, heading: str, option: str, chosen: Mask, there: Mask, item: int | None = None
) -> ResponseColumn:
    values = np.where(there, chosen.astype(np.int8), np.int8(-1))
    return ResponseColumn(heading, ColumnKind.FLAG, question.id, option, values=values, item=item)
