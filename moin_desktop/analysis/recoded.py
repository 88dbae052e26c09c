"""Answers in other words counted as one of the options: laid over what was read, row by row."""

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.answers import Answers, Chosen, State, Ticked
from moin_desktop.analysis.questions import CountedAs, Question, Role


def lay(question: Question, answers: Answers, lines: NDArray[np.int64]) -> Answers:
    """The answers with those written in counted as the options they mean; ``lines`` (rows,) are spreadsheet rows."""
    for one in question.counted_as:
        answers = _lay(question, answers, np.flatnonzero(np.isin(lines, one.lines)), one)
    return answers


def _lay(question: Question, answers: Answers, rows: NDArray[np.intp], one: CountedAs) -> Answers:
    places = {option.id: at for at, option in enumerate(question.options)}
    at = places.get(one.option, -1)
    if at < 0 or not isinstance(answers, Chosen | Ticked):
        return answers
    state = answers.state.copy()
    state[rows] = State.ANSWERED
    markers = answers.markers
    if markers is not None:
        markers = markers.copy()
        markers[rows] = -1
    if isinstance(answers, Chosen):
        codes = answers.codes.copy()
        codes[rows] = at
        return Chosen(state, codes, markers)
    flags = answers.flags.copy(order="K")
    for place, option in enumerate(question.options):
        if option.role is Role.OTHER:
            flags[rows, place] = False
    flags[rows, at] = True
    return Ticked(state, flags, markers)
