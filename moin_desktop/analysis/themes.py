"""A theme is a question: free text that was coded becomes a choose-all question like any other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.answers import Answers, State, Ticked
from moin_desktop.analysis.questions import BaseRule, Option, Question, QuestionType, Role
from moin_desktop.i18n import _

_SUFFIX = ".themes"


@dataclass(frozen=True, slots=True)
class Theme:
    """What answers are coded with; its id is also that of its answer option."""

    id: str
    question: str
    """The free-text question whose answers it sorts."""
    name: str
    definition: str = ""
    """What the theme is."""
    excludes: str = ""
    """What it is not."""
    parent: str = ""
    """The theme it is part of; whoever has a part has the whole."""
    role: Role = Role.PLAIN
    """NONE: looked at, and no theme fits."""


def themes_id(question: str) -> str:
    """The id under which the themes of a free-text question are a question."""
    return question + _SUFFIX


def text_id(question: str) -> str:
    """The free-text question behind the id of its themes; any other id as it is."""
    return question.removesuffix(_SUFFIX)


def question(text: Question, themes: Sequence[Theme]) -> Question:
    """The themes of a free-text question as a choose-all question; parts come right after their whole."""
    return Question(
        id=themes_id(text.id),
        name=_("{question}: themes").format(question=text.name),
        text=text.text,
        type=QuestionType.MULTIPLE,
        columns=(),
        options=tuple(Option(theme.id, theme.name, role=theme.role) for theme in nested(themes)),
        base_rule=BaseRule.WHO_ANSWERED,
        section=text.section,
        reason=_("Coded by hand."),
        themes_of=text.id,
        alone=tuple(theme.id for theme in themes if theme.role is Role.NONE),
        own_order=any(theme.parent for theme in themes),  # parts stand with their whole
    )


def nested(themes: Sequence[Theme]) -> tuple[Theme, ...]:
    """Themes in their order, each followed by its parts; parts of what is gone stand by themselves."""
    there = {theme.id for theme in themes}
    found: list[Theme] = []

    def add(parent: str) -> None:
        for theme in themes:
            if (theme.parent if theme.parent in there else "") == parent:
                found.append(theme)
                add(theme.id)

    add("")
    return tuple(found)


def depth(theme: Theme, themes: Sequence[Theme]) -> int:
    """How many themes a theme is part of, one within the other."""
    by_id = {one.id: one for one in themes}
    steps, at = 0, theme.parent
    while at in by_id and steps < len(by_id):
        steps, at = steps + 1, by_id[at].parent
    return steps


def answers(text: Answers, themes: Sequence[Theme], given: Mapping[str, NDArray[np.intp]]) -> Ticked:
    """Who was given which theme: ``given`` holds row numbers for each theme's id.

    An answer with no theme yet is blank; who wrote nothing was not asked. So the base, who answered, is the answers
    coded so far.
    """
    ordered = nested(themes)
    places = {theme.id: at for at, theme in enumerate(ordered)}
    written = text.state == State.ANSWERED
    flags = np.zeros((len(written), len(ordered)), dtype=np.bool_, order="F")
    for id, rows in given.items():
        at: int | None = places.get(id)
        seen = 0
        while at is not None and seen <= len(ordered):
            flags[rows, at] = True
            at, seen = places.get(ordered[at].parent), seen + 1
    flags &= written[:, None]
    for theme in ordered:
        if theme.role is Role.NONE:
            at = places[theme.id]
            flags[:, at] &= np.count_nonzero(flags, axis=1) == 1
    coded = flags.any(axis=1) if len(ordered) else np.zeros(len(written), dtype=np.bool_)
    state = np.where(coded, State.ANSWERED, np.where(written, State.BLANK, State.NOT_ASKED)).astype(np.int8)
    return Ticked(state, flags)
