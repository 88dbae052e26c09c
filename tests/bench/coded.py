"""A large survey half coded: 60 questions and one free text, with notes and codings."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from sqlalchemy.orm import Session

from moin_desktop.analysis.columns import BLANK, Column
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.reading import Reading
from tests.bench import sixty
from tests.bench.data import SEED

NOTES, CODINGS, THEMES = 5_000, 20_000, 8
_WROTE = 0.6
_WORDS = (
    *("mission", "board", "budget", "council", "evidence", "funding", "partner", "citizen", "region", "skills"),
    *("trust", "procurement", "delivery", "data", "learning", "ministry", "outcome", "risk", "reward", "pilot"),
    *("scale", "target", "team", "time", "tools", "training", "value", "vision", "work", "law"),
)
_LITTLE = ["a", "the", "of", "with", "for", "and", "in", "how", "we", "to", "our"]


def reading(rows: int) -> Reading:
    """The survey with a last question that six in ten wrote something to."""
    made = sixty.reading(rows)
    at = made.width
    chance = np.random.default_rng(SEED + 9)
    wrote = np.flatnonzero(chance.random(rows) < _WROTE)
    words = tuple(f"{_sentence(chance)} ({n + 1})" for n in range(len(wrote)))
    codes = np.full(rows, BLANK, dtype=np.int32)
    codes[wrote] = np.arange(len(wrote), dtype=np.int32)
    text = Question(f"q{at + 1}", "Hopes", "What do you hope for?", QuestionType.TEXT, (at,))
    return replace(
        made,
        width=at + 1,
        columns=(*made.columns, Column(at, text.text, words, codes)),
        questions=(*made.questions, text),
    )


def _sentence(chance: np.random.Generator) -> str:
    count = int(chance.integers(4, 40))
    telling = chance.integers(0, len(_WORDS), count)
    return " ".join(f"{_LITTLE[at % len(_LITTLE)]} {_WORDS[at]}" for at in telling.tolist()).capitalize()


def _pin(session: Session, targets: Sequence[tuple[str, str]]) -> None:
    from moin_desktop.models import notes

    for n in range(NOTES):
        question, option = targets[n * 7 % len(targets)]
        notes.add(session, question, f"Note {n + 1}: who said so?", option, "Table 3")


def make_project(path: Path, rows: int) -> None:
    """Put the survey into a new project, with its notes, themes and codings."""
    from moin_desktop.models import codings, surveys, themes
    from moin_desktop.models.project import Project

    made = reading(rows)
    with Project.create(path, "Bench") as project:
        survey = surveys.load(project.session, project.change("Import", surveys.add, made).value)
        targets = [(question.id, option.id) for question in survey.charted for option in question.options]
        project.change("Notes", _pin, targets)
        text = survey.questions[-1].id
        wrote = np.flatnonzero(made.columns[-1].codes >= 0)
        chosen = np.random.default_rng(SEED + 10).choice(wrote, (THEMES, CODINGS // THEMES), replace=False)
        for n, some in enumerate(chosen, 1):
            theme = project.change("Theme", themes.add, text, f"Theme {n}").value
            project.change("Code", codings.give, theme, some.tolist())
