"""From older project files to this version, step by step: a copy first, then all or nothing."""

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine

from moin_desktop.models import storage
from moin_desktop.models.version_2 import to_2

Step = Callable[[Connection], None]

STEPS: tuple[Step, ...] = (to_2,)
"""The first raises version 1 to 2, and so on; ``schema.VERSION`` is one more than their number.

A new column of a tracked table needs a default in SQL: rows that undo brings back come from before it.
"""


def version(connection: Connection) -> int:
    """The version of the schema in the file."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def migrate(engine: Engine, path: Path, steps: tuple[Step, ...] = STEPS) -> Path | None:
    """Bring a project to the newest version; where the copy of the old file lies, or None if it was the newest.

    MoinError when the disk does not allow it; whatever fails, the file stays as it was.
    """
    with engine.begin() as connection:
        old = version(connection)
    if old > len(steps):
        return None
    kept = _free_name(path, old)
    storage.copy(engine, kept)
    try:
        _climb(engine, old, steps)
    except BaseException:
        kept.unlink(missing_ok=True)
        raise
    return kept


def _climb(engine: Engine, old: int, steps: tuple[Step, ...]) -> None:
    """All steps in one transaction; foreign keys, off so that tables can be rebuilt, are checked at its end."""
    lent = engine.raw_connection()
    lent.execute("PRAGMA foreign_keys = OFF")
    lent.close()
    try:
        with engine.begin() as connection:
            for step in steps[old - 1 :]:
                step(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise LookupError(broken[:3])
            connection.exec_driver_sql(f"PRAGMA user_version = {len(steps) + 1}")
    finally:
        lent = engine.raw_connection()
        lent.execute("PRAGMA foreign_keys = ON")
        lent.close()


def _free_name(path: Path, old: int) -> Path:
    """A name beside the project that nothing has yet."""
    name, n = path.with_name(f"{path.stem}.version-{old}{path.suffix}"), 1
    while name.exists():
        n += 1
        name = path.with_name(f"{path.stem}.version-{old}-{n}{path.suffix}")
    return name
