"""Undo and redo without a line of it in any operation: temporary triggers write down every row before and after.

The technique is that of SQLite's own undo/redo note (sqlite.org/undoredo.html), with images instead of statements.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, text
from sqlalchemy.orm import Session

from moin_desktop.models.schema import TRACKED, EditionRow, Row, SurveyRow, now


@dataclass(frozen=True, slots=True)
class StepInfo:
    """One line of the history list."""

    id: int
    label: str
    time: datetime
    author: str
    undone: bool
    tables: frozenset[str]
    undoes: int | None = None
    """The one earlier step that this one took back by itself."""


def listen(connection: Connection) -> None:
    """Set up recording on a fresh connection; it starts switched off."""
    connection.exec_driver_sql("CREATE TEMP TABLE recording (step INTEGER NOT NULL)")
    for row in TRACKED:
        for statement in _triggers(row):
            connection.exec_driver_sql(statement)


def _table(row: type[Row]) -> Table:
    """The table behind a row class."""
    table = row.__table__
    if not isinstance(table, Table):
        raise TypeError(row.__name__)
    return table


def _triggers(row: type[Row]) -> Iterator[str]:
    """One trigger per kind of change; an update that changes nothing is not recorded."""
    name, columns = row.__tablename__, [c.name for c in _table(row).columns]
    old, new = (
        "json_object({})".format(", ".join(f"'{c}', {side}.\"{c}\"" for c in columns)) for side in ("OLD", "NEW")
    )
    differs = " OR ".join(f'OLD."{c}" IS NOT NEW."{c}"' for c in columns)
    for event, when, id, before, after in (
        ("INSERT", "", "NEW.id", "NULL", new),
        ("UPDATE", f"WHEN {differs}", "NEW.id", old, new),
        ("DELETE", "", "OLD.id", old, "NULL"),
    ):
        yield (
            f'CREATE TEMP TRIGGER "{name}_{event.lower()}" AFTER {event} ON main."{name}" {when} BEGIN '
            "INSERT INTO change (step_id, table_name, row_id, before, after) "
            f"SELECT step, '{name}', {id}, {before}, {after} FROM recording; END"
        )


def begin(session: Session, label: str, author: str) -> int:
    """Open a step: from here on every change is written down under it."""
    session.execute(
        text("INSERT INTO step (label, author, time, undone) VALUES (:label, :author, :time, 0)"),
        {"label": label, "author": author, "time": now().isoformat(timespec="seconds")},
    )
    step = int(session.execute(text("SELECT last_insert_rowid()")).scalar_one())
    session.execute(text("INSERT INTO recording VALUES (:step)"), {"step": step})
    return step


def end(session: Session, step: int) -> frozenset[str]:
    """Close a step; the tables it changed. A step without changes leaves no trace, any other ends the redo branch."""
    session.flush()
    session.execute(text("DELETE FROM recording"))
    changed = tables(session, step)
    if changed:
        session.execute(text("DELETE FROM step WHERE undone"))
        _forget_what_is_lost(session)
    else:
        session.execute(text("DELETE FROM step WHERE id = :step"), {"step": step})
    return changed


@contextmanager
def unrecorded(session: Session) -> Iterator[None]:
    """Switch recording off for bulk data that is hidden, never taken back."""
    session.flush()
    step = session.execute(text("SELECT step FROM recording")).scalar()
    session.execute(text("DELETE FROM recording"))
    yield
    session.flush()
    if step is not None:
        session.execute(text("INSERT INTO recording VALUES (:step)"), {"step": step})


def _forget_what_is_lost(session: Session) -> None:
    """Let go of surveys whose import was undone and can no longer be redone, and of editions no step leads to."""
    session.execute(
        text(
            f"DELETE FROM {SurveyRow.__tablename__} WHERE hidden "
            "AND NOT EXISTS (SELECT 1 FROM change WHERE table_name = 'survey' AND row_id = survey.id)"
        )
    )
    session.execute(
        text(
            f"DELETE FROM {EditionRow.__tablename__} WHERE id NOT IN (SELECT edition_id FROM survey) "
            "AND NOT EXISTS (SELECT 1 FROM change WHERE table_name = 'survey' "
            "AND edition.id IN (json_extract(before, '$.edition_id'), json_extract(after, '$.edition_id')))"
        )
    )
    session.execute(text("DELETE FROM source WHERE id NOT IN (SELECT source_id FROM edition)"))


def tables(session: Session, step: int) -> frozenset[str]:
    """The tables a step changed."""
    found = session.execute(text("SELECT DISTINCT table_name FROM change WHERE step_id = :step"), {"step": step})
    return frozenset(found.scalars())


def last(session: Session, *, undone: bool) -> tuple[int, str] | None:
    """Id and label of the step that undo (``undone`` false) or redo would take; None when there is none."""
    order = "ASC" if undone else "DESC"
    found = session.execute(
        text(f"SELECT id, label FROM step WHERE undone = :undone ORDER BY id {order} LIMIT 1"), {"undone": undone}
    ).first()
    return None if found is None else (int(found[0]), str(found[1]))


def replay(session: Session, step: int, *, back: bool) -> frozenset[str]:
    """Put every row of a step back to its image before (``back``) or after it; the tables that changed."""
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    order = "DESC" if back else "ASC"
    changes = connection.exec_driver_sql(
        f"SELECT table_name, row_id, before, after FROM change WHERE step_id = ? ORDER BY id {order}", (step,)
    ).fetchall()
    for table, id, before, after in changes:
        there, wanted = (after, before) if back else (before, after)
        _put(connection, table, id, None if wanted is None else json.loads(wanted), exists=there is not None)
    session.execute(text("UPDATE step SET undone = :undone WHERE id = :step"), {"undone": back, "step": step})
    return frozenset(change[0] for change in changes)


def _put(connection: Connection, table: str, id: int, image: dict[str, Any] | None, *, exists: bool) -> None:
    """Make one row equal its image."""
    if image is None:
        connection.exec_driver_sql(f'DELETE FROM "{table}" WHERE id = ?', (id,))
        return
    values = tuple(image.values())
    if exists:
        places = ", ".join(f'"{column}" = ?' for column in image)
        connection.exec_driver_sql(f'UPDATE "{table}" SET {places} WHERE id = ?', (*values, id))
    else:
        names, marks = ", ".join(f'"{column}"' for column in image), ", ".join("?" * len(values))
        connection.exec_driver_sql(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', values)


def steps(session: Session) -> tuple[StepInfo, ...]:
    """All steps, oldest first."""
    found = session.execute(text("SELECT id, label, time, author, undone, undoes FROM step ORDER BY id")).fetchall()
    touched: dict[int, set[str]] = {}
    for step, table in session.execute(text("SELECT DISTINCT step_id, table_name FROM change")):
        touched.setdefault(step, set()).add(table)
    return tuple(
        StepInfo(id, label, datetime.fromisoformat(time), author, bool(undone), frozenset(touched.get(id, ())), undoes)
        for id, label, time, author, undone, undoes in found
    )
