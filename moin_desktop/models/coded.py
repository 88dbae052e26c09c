"""The codings of a question in bulk, and which answers a step touched: so that one keystroke reads one answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import bindparam, text
from sqlalchemy.orm import Session

from moin_desktop.models import ids
from moin_desktop.models.schema import ThemeRow

MANY = 400
"""More answers than this are read quicker with all the others."""


class Mark(NamedTuple):
    """One theme on one answer; the words from ``start`` to ``stop`` where some were marked."""

    response: int
    theme: str
    start: int | None
    stop: int | None
    author: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the history a project is: the last step done, the first that is undone; 0 for none."""

    done: int
    undone: int


def marks(session: Session, question_id: str, responses: Iterable[int] | None = None) -> tuple[Mark, ...]:
    """What was given to the answers of a question, oldest first; to all of them, or to some by row."""
    rows = None if responses is None else list(responses)
    statement = (
        "SELECT coding.response, coding.theme_id, coding.start, coding.stop, coding.author FROM coding "
        "JOIN theme ON theme.id = coding.theme_id WHERE theme.question_id = :question "
        + ("" if rows is None else "AND coding.response IN :rows ")
        + "ORDER BY coding.id"
    )
    query, values = text(statement), {"question": ids.number(question_id)}
    if rows is not None:
        query = query.bindparams(bindparam("rows", value=rows, expanding=True))
    letter = ThemeRow.letter
    return tuple(
        Mark(response, f"{letter}{theme}", start, stop, author)
        for response, theme, start, stop, author in session.execute(query, values)
    )


def place(session: Session) -> Place:
    """Where in the history the project is."""
    done, undone = session.execute(
        text("SELECT max(CASE WHEN undone THEN 0 ELSE id END), min(CASE WHEN undone THEN id END) FROM step")
    ).one()
    return Place(done or 0, undone or 0)


def touched(session: Session, before: Place, now: Place) -> tuple[int, ...] | None:
    """The answers whose codings one step, undo or redo has changed; None where it was more, or cannot be told."""
    if now.done > before.done:
        moved = now.done
        between = session.execute(
            text("SELECT count(*) FROM step WHERE id > :before AND id <= :now"),
            {"before": before.done, "now": now.done},
        ).scalar_one()
        if between != 1:
            return None
    elif now.undone and now.undone == before.done:
        moved = now.undone
    else:
        return None
    found = session.execute(
        text(
            "SELECT DISTINCT json_extract(coalesce(before, after), '$.response') FROM change "
            "WHERE step_id = :step AND table_name IN ('coding', 'settled') LIMIT :most"
        ),
        {"step": moved, "most": MANY + 1},
    )
    rows = tuple(int(row) for row in found.scalars())
    return rows if len(rows) <= MANY else None
