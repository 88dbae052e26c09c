"""A question with texts written at "Other", as one answer or as choose-all."""

from dataclasses import replace

import numpy as np

from moin_desktop.analysis.columns import Column
from moin_desktop.analysis.questions import Layout, Option, Question, QuestionType, Role
from moin_desktop.analysis.reading import Reading
from tests.models.readings import reading

SAID = ("Money;Other", "Other", "Time", "Time;Other", "Other", "")
WROTE = ("enough money", "", "", "Enough  Money", "a car", "")


def _column(index: int, heading: str, cells: tuple[str, ...]) -> Column:
    words = tuple(dict.fromkeys(cell for cell in cells if cell))
    return Column(index, heading, words, np.array([words.index(c) if c else -1 for c in cells], dtype=np.int32))


def with_others(type: QuestionType) -> Reading:
    cells = SAID if type is QuestionType.MULTIPLE else ("Other", "Other", "Time", "Other", "Other", "")
    labels = (("Money", Role.PLAIN), ("Time", Role.PLAIN), ("Other", Role.OTHER))
    question = Question(
        "q1",
        "Needs",
        "What do you need?",
        type,
        (0,),
        Layout.JOINED if type is QuestionType.MULTIPLE else Layout.CELL,
        ";" if type is QuestionType.MULTIPLE else None,
        tuple(Option(f"o{at}", label, (label,), role) for at, (label, role) in enumerate(labels, 1)),
        other_columns=(1,),
    )
    columns = (_column(0, "Needs", cells), _column(1, "Other", WROTE))
    return replace(reading(), columns=columns, width=2, questions=(question,), doubts=())
