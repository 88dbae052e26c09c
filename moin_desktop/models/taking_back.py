"""Take back one earlier step by itself, where later ones do not stand on it; say which does where they do."""

import json
from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, text
from sqlalchemy.orm import Session

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models.schema import TRACKED, StepRow

Image = dict[str, Any]
_PLACES = frozenset({"position"})
"""Columns that other steps change in passing: they stand in nobody's way and are left as they are."""


def take_back(session: Session, step: int) -> None:
    """Undo the changes of one step as part of the step that is being recorded now.

    Only columns that the step changed go back. MoinError, naming the step in the way, where a later one changed the
    same or stands on what would go.
    """
    row = session.get(StepRow, step)
    if row is None or row.undone:
        raise MoinError(_("This step is not among those that count now."))
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    changes = list(_changes(connection, step))
    if any(_is_another_edition(*change) for change in changes):
        _refuse_later_work(connection, step)
    made = {(table, id) for table, id, before, _after in changes if before is None}
    for table, id, before, after in reversed(changes):
        now = _row(connection, table, id)
        if after is None:
            _bring_back(connection, step, table, id, before or {}, now)
        elif before is None:
            _take_out(connection, step, table, id, after, now, made)
        else:
            _put_back(connection, step, table, id, before, after, now)
    _refuse_broken(connection)
    session.execute(text("UPDATE step SET undoes = :step WHERE id = (SELECT step FROM recording)"), {"step": step})


_STANDS_ON_ROWS = (
    "coding",
    "settled",
    "quote",
    "note",
    "correction",
    "filter",
    "finding",
    "evidence",
    "hands",
    "guess",
)
"""Tables whose rows name responses, or numbers counted from them."""


def _is_another_edition(table: str, id: int, before: Image | None, after: Image | None) -> bool:
    """Whether a step put another reading of the file in the place of the one before."""
    return table == "survey" and bool(before and after and before["edition_id"] != after["edition_id"])


def _refuse_later_work(connection: Connection, step: int) -> None:
    """MoinError where later steps worked on the responses of a reading that would go: their rows are others' then."""
    marks = ", ".join("?" * len(_STANDS_ON_ROWS))
    found = connection.exec_driver_sql(
        "SELECT step.label FROM change JOIN step ON step.id = change.step_id "
        f"WHERE table_name IN ({marks}) AND step.id > ? AND NOT step.undone "
        "AND step.id NOT IN (SELECT step FROM recording) ORDER BY step.id DESC LIMIT 1",
        (*_STANDS_ON_ROWS, step),
    ).scalar()
    if found is not None:
        raise MoinError(
            _("“{step}” came later and stands on these responses.").format(step=found),
            hint=_("Undo that one first, or go back in the history to before both."),
        )


def _changes(connection: Connection, step: int) -> Iterator[tuple[str, int, Image | None, Image | None]]:
    """What a step did to each row in all, from its first image to its last."""
    found: dict[tuple[str, int], list[Image | None]] = {}
    rows = connection.exec_driver_sql(
        "SELECT table_name, row_id, before, after FROM change WHERE step_id = ? ORDER BY id", (step,)
    )
    for table, id, before, after in rows.fetchall():
        images = found.setdefault((table, id), [None if before is None else json.loads(before), None])
        images[1] = None if after is None else json.loads(after)
    for (table, id), (before, after) in found.items():
        if before is not None or after is not None:
            yield table, id, before, after


def _row(connection: Connection, table: str, id: int) -> Image | None:
    """A row as it is now, as its images are written."""
    columns = [c.name for row in TRACKED if row.__tablename__ == table for c in row.__table__.columns]
    pairs = ", ".join(f"'{name}', \"{name}\"" for name in columns)
    found = connection.exec_driver_sql(f'SELECT json_object({pairs}) FROM "{table}" WHERE id = ?', (id,)).scalar()
    return None if found is None else json.loads(found)


def _put_back(
    connection: Connection, step: int, table: str, id: int, before: Image, after: Image, now: Image | None
) -> None:
    """Let the columns that the step changed be what they were, if nobody has changed them since."""
    wanted = {name: before[name] for name in before if before[name] != after.get(name) and name not in _PLACES}
    if now is None or any(now[name] != after[name] for name in wanted):
        raise _in_the_way(connection, step, table, id)
    if wanted:
        places = ", ".join(f'"{name}" = ?' for name in wanted)
        connection.exec_driver_sql(f'UPDATE "{table}" SET {places} WHERE id = ?', (*wanted.values(), id))


def _bring_back(connection: Connection, step: int, table: str, id: int, before: Image, now: Image | None) -> None:
    """Put a row back that the step took away."""
    if now is not None:
        raise _in_the_way(connection, step, table, id)
    names, marks = ", ".join(f'"{name}"' for name in before), ", ".join("?" * len(before))
    connection.exec_driver_sql(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', tuple(before.values()))


def _take_out(
    connection: Connection,
    step: int,
    table: str,
    id: int,
    after: Image,
    now: Image | None,
    made: set[tuple[str, int]],
) -> None:
    """Take a row away that the step made, if it is as it was made and nothing newer stands on it."""
    if now is None or any(now[name] != after[name] for name in after if name not in _PLACES):
        raise _in_the_way(connection, step, table, id)
    for other, one in _standing_on(connection, table, id):
        if (other, one) not in made:
            raise _in_the_way(connection, step, other, one)
    connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE id = ?', (id,))


def _standing_on(connection: Connection, table: str, id: int) -> Iterator[tuple[str, int]]:
    """The rows that refer to a row."""
    for row in TRACKED:
        for column in row.__table__.columns:
            if any(key.column.table.name == table for key in column.foreign_keys):
                name = row.__tablename__
                query = f'SELECT id FROM "{name}" WHERE "{column.name}" = ?'
                for (one,) in connection.exec_driver_sql(query, (id,)).fetchall():
                    yield name, one


def _refuse_broken(connection: Connection) -> None:
    """MoinError where what was brought back belongs to something that is gone."""
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise MoinError(
            _("What this step was about is not there any more."),
            hint=_("Go back in the history to before it was taken away."),
        )


def _in_the_way(connection: Connection, step: int, table: str, id: int) -> MoinError:
    """What is said when a later step changed the same."""
    found = connection.exec_driver_sql(
        "SELECT step.label FROM change JOIN step ON step.id = change.step_id "
        "WHERE table_name = ? AND row_id = ? AND step.id > ? AND NOT step.undone ORDER BY step.id DESC LIMIT 1",
        (table, id, step),
    ).scalar()
    if found is None:
        return MoinError(_("Something else stands on this step now."), hint=_("Go back in the history instead."))
    return MoinError(
        _("“{step}” came later and changed the same.").format(step=found),
        hint=_("Undo that one first, or go back in the history to before both."),
    )
