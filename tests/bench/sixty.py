"""60 questions answered by any number of people, made in memory: 20 choose-all of 10 answers, 40 single of 6."""

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.columns import BLANK, Codes, Column
from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.questions import Layout, Option, Question, QuestionType
from moin_desktop.analysis.reading import Reading, Source
from tests.bench.data import SEED

MANY, TICKS = 20, 10
SINGLE, CHOICES = 40, 6
SEPARATOR = ";"
_BLANK_SHARE = 0.05


def ticks(rows: int) -> Iterator[NDArray[np.bool_]]:
    """For each choose-all question who ticked what: (rows, TICKS)."""
    chance = np.random.default_rng(SEED)
    for _question in range(MANY):
        wanted = chance.uniform(0.1, 0.6, TICKS).astype(np.float32)
        yield chance.random((rows, TICKS), dtype=np.float32) < wanted


def choices(rows: int) -> Iterator[Codes]:
    """For each single question which answer was chosen, -1 for none: (rows,)."""
    chance = np.random.default_rng(SEED + 1)
    for _question in range(SINGLE):
        shares = chance.dirichlet(np.full(CHOICES, 3.0))
        codes = np.searchsorted(shares.cumsum()[:-1], chance.random(rows)).astype(np.int32)
        codes[chance.random(rows) < _BLANK_SHARE] = BLANK
        yield codes


def reading(rows: int, *, weighted: bool = False) -> Reading:
    """The survey as importing would hand it on; ``weighted`` with one more question, of numbers to weigh by."""
    questions: list[Question] = []
    columns: list[Column] = []
    for flags in ticks(rows):
        at = len(questions)
        question = _question(at, QuestionType.MULTIPLE, TICKS)
        questions.append(question)
        columns.append(_joined(at, question, flags))
    for codes in choices(rows):
        at = len(questions)
        question = _question(at, QuestionType.SINGLE, CHOICES)
        questions.append(question)
        columns.append(Column(at, question.text, tuple(option.label for option in question.options), codes))
    if weighted:
        at = len(questions)
        words = tuple(f"{0.5 + n / 100:.2f}" for n in range(100))
        codes = np.random.default_rng(SEED + 2).integers(0, len(words), rows).astype(np.int32)
        questions.append(Question(f"q{at + 1}", "Weight", "Weight", QuestionType.NUMBER, (at,)))
        columns.append(Column(at, "Weight", words, codes))
    return Reading(
        source=Source(f"sixty-{rows}.csv", 0, "", b"", True, "bench"),
        sheet="Responses",
        platform="generic",
        encoding=None,
        delimiter=None,
        header_rows=1,
        first_data_row=2,
        rows=rows,
        width=len(columns),
        columns=tuple(columns),
        questions=tuple(questions),
    )


def _question(at: int, type: QuestionType, count: int) -> Question:
    many = type is QuestionType.MULTIPLE
    labels = [f"Answer {n} to question {at + 1}" for n in range(1, count + 1)]
    return Question(
        f"q{at + 1}",
        f"Question {at + 1}",
        f"What do you say to question {at + 1}?",
        type,
        (at,),
        Layout.JOINED if many else Layout.CELL,
        SEPARATOR if many else None,
        tuple(Option(option_id(at, n), label, (label,)) for n, label in enumerate(labels)),
    )


def option_id(question: int, option: int) -> str:
    """The id of an option, both counted from 0; the project gives the same ones."""
    before = min(question, MANY) * TICKS + max(0, question - MANY) * CHOICES
    return f"o{before + option + 1}"


def _joined(at: int, question: Question, flags: NDArray[np.bool_]) -> Column:
    """The ticks as cells with the labels joined."""
    patterns, codes = np.unique(flags @ (1 << np.arange(TICKS)), return_inverse=True)
    labels = [option.label for option in question.options]
    words = [SEPARATOR.join(label for n, label in enumerate(labels) if pattern >> n & 1) for pattern in patterns]
    if words[0] == "":
        return Column(at, question.text, tuple(words[1:]), codes.astype(np.int32) - 1)
    return Column(at, question.text, tuple(words), codes.astype(np.int32))


FILTERED = (
    ((MANY, (0, 1, 2)), (MANY + 1, (0, 2, 4))),
    ((MANY, (1, 3, 5)), (MANY + 2, (0, 1, 4, 5))),
    ((MANY + 3, (2, 3, 4)), (MANY + 1, (1, 3, 5))),
    ((MANY + 4, (0, 2, 3, 4)), (MANY + 5, (0, 1, 2))),
)
"""Conditions that change places: (question, options), two at a time, each time about a third of all."""


def filters() -> Iterator[Filter]:
    """Filters without end, each other than the one before."""
    return cycle(
        Filter(tuple(Condition(f"q{at + 1}", tuple(option_id(at, n) for n in options)) for at, options in both))
        for both in FILTERED
    )


def make_project(path: Path, rows: int, *, weighted: bool = False) -> None:
    """Put the survey into a new project; ``weighted`` by its last question."""
    from moin_desktop.models import surveys, weighing
    from moin_desktop.models.project import Project

    with Project.create(path, "Bench") as project:
        survey = project.change("Import", surveys.add, reading(rows, weighted=weighted)).value
        if weighted:
            project.change("Weigh", weighing.weigh, surveys.load(project.session, survey).questions[-1].id)
