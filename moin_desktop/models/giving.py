"""What one key of coding does in one step: give a theme, make one, say that none fits, put one in its place."""

from collections.abc import Iterable

from sqlalchemy.orm import Session

from moin_desktop.analysis.questions import Role
from moin_desktop.models import codings, themes


def give(
    session: Session,
    question_id: str,
    theme_id: str,
    responses: Iterable[int],
    author: str = "",
    words: tuple[int, int] | None = None,
) -> int:
    """Give a theme as one coder; where some theme fits, it is no longer said that none does. How many were given."""
    rows = tuple(responses)
    none = next((one for one in themes.of_question(session, question_id) if one.role is Role.NONE), None)
    if none is not None and none.id != theme_id:
        codings.take_away(session, none.id, rows, author)
    return codings.give(session, theme_id, rows, author, words)


def give_none(session: Session, question_id: str, responses: Iterable[int], author: str = "") -> None:
    """Say that no theme fits some answers; what this coder gave them is taken away."""
    rows = tuple(responses)
    none = themes.none_fits(session, question_id)
    for theme in themes.of_question(session, question_id):
        if theme.id != none:
            codings.take_away(session, theme.id, rows, author)
    codings.give(session, none, rows, author)


def make(
    session: Session,
    question_id: str,
    name: str,
    responses: Iterable[int],
    author: str = "",
    words: tuple[int, int] | None = None,
) -> str:
    """Make a theme and give it; its id. MoinError for a name that will not do."""
    made = themes.add(session, question_id, name)
    rows = tuple(responses)
    if rows:
        give(session, question_id, made, rows, author, words)
    return made


def place(session: Session, theme_id: str, parent: str, position: int) -> None:
    """Put a theme at a place among all, counted from 1, as a part of another or of none."""
    themes.nest(session, theme_id, parent)
    themes.move(session, theme_id, position)
