"""How far coders agree about the themes of one question, and where they do not: everything the page shows."""

from dataclasses import dataclass

import numpy as np

from moin_desktop.analysis import agreement
from moin_desktop.analysis.agreement import Agreement
from moin_desktop.analysis.answers import State, Written
from moin_desktop.analysis.questions import Role
from moin_desktop.analysis.themes import Theme
from moin_desktop.i18n import _
from moin_desktop.models import codings, themes
from moin_desktop.ui.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Point:
    """One theme of one answer about which coders differ."""

    theme: Theme
    row: int
    words: str
    who: tuple[tuple[str, bool], ...]
    """Each coder who looked, and whether they gave the theme."""
    settled: bool | None
    """What was agreed; None while it is open."""

    @property
    def key(self) -> str:
        """What it is known by in the list."""
        return f"{self.theme.id}:{self.row}"


@dataclass(frozen=True, slots=True)
class Agreed:
    """All of one question."""

    coders: tuple[str, ...]
    written: int
    """Answers there are."""
    shared: int
    """Answers that at least two coders looked at."""
    whole: Agreement
    of_themes: tuple[tuple[Theme, Agreement, int], ...]
    """Each theme, its figures, and how many answers of it are still open."""
    points: tuple[Point, ...]


def look(workspace: Workspace, question: str) -> Agreed:
    """The agreement about a free-text question as it is now."""
    session, survey = workspace.project.session, workspace.survey
    answers = survey.answers(question)
    assert isinstance(answers, Written)
    rows = np.flatnonzero((answers.state == State.ANSWERED) & survey.everyone)
    coders = codings.authors(session, question)
    given = [codings.given(session, question, coder) for coder in coders]
    every = [theme for theme in themes.of_question(session, question) if theme.role is not Role.NONE]
    ratings = {theme.id: agreement.ratings(rows, given, theme.id, survey.rows) for theme in every}
    settled = {(one.theme, one.response): one.given for one in codings.settled_of(session, question)}
    points: list[Point] = []
    place = {int(row): at for at, row in enumerate(rows)}
    for theme in every:
        told = ratings[theme.id]
        for row in agreement.unsettled(told, rows):
            said = told[:, place[row]]
            who = tuple(
                (coder, bool(yes)) for coder, yes in zip(coders, said, strict=True) if yes != agreement.NOT_RATED
            )
            words = answers.words[int(answers.codes[row])]
            points.append(Point(theme, row, words, who, settled.get((theme.id, row))))
    some = next(iter(ratings.values()), np.empty((0, 0), dtype=np.int8))
    shared = int(((some != agreement.NOT_RATED).sum(axis=0) >= 2).sum()) if some.size else 0
    still = {theme.id: sum(p.theme.id == theme.id and p.settled is None for p in points) for theme in every}
    return Agreed(
        coders,
        len(rows),
        shared,
        agreement.overall(list(ratings.values())),
        tuple((theme, agreement.agreement(ratings[theme.id]), still[theme.id]) for theme in every),
        tuple(sorted(points, key=lambda point: point.row)),
    )


def coder_name(coder: str) -> str:
    """A coder in words."""
    return coder or _("Without a name")
