"""What was written at "Other (please specify)", and such answers counted as one of the options, row by row."""

from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz, process

from moin_desktop.analysis.columns import BLANK
from moin_desktop.analysis.folding import fold
from moin_desktop.analysis.questions import Question, Role
from moin_desktop.analysis.survey import Survey

LIKELY = 80.0
"""From 0 to 100: a text at least so like an option may mean it."""


@dataclass(frozen=True, slots=True)
class WrittenIn:
    """One text, as often as it was written."""

    text: str
    rows: tuple[int, ...]
    """Rows of the survey, counted from 0."""
    counted_as: str = ""
    """The option it counts as by hand; empty for none."""


def texts(survey: Survey, question: Question) -> tuple[WrittenIn, ...]:
    """The texts beside a question, those written most often first; alike but for case and accents is the same text."""
    found: dict[str, tuple[str, list[int]]] = {}
    for index in question.other_columns:
        column = survey.column(index)
        for row in np.flatnonzero((column.codes != BLANK) & survey.everyone).tolist():
            text = column.words[column.codes[row]].strip()
            if text:
                found.setdefault(fold(text), (text, []))[1].append(row)
    by_line = {line: one.option for one in question.counted_as for line in one.lines}
    lines = survey.lines
    told = []
    for text, rows in found.values():
        counted = {by_line.get(int(lines[row]), "") for row in rows} if lines is not None else {""}
        told.append(WrittenIn(text, tuple(rows), counted.pop() if len(counted) == 1 else ""))
    return tuple(sorted(told, key=lambda one: -len(one.rows)))


def likely(question: Question, text: str) -> str:
    """The option that a text most likely means, by rapidfuzz's weighted ratio; empty where none is like it."""
    options = [option for option in question.options if option.role is not Role.OTHER]
    found = process.extractOne(fold(text), [fold(option.label) for option in options], scorer=fuzz.WRatio)
    return options[found[2]].id if found is not None and found[1] >= LIKELY else ""
