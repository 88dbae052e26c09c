"""The file itself: how it is opened, locked and refused, and what is said when the disk says no."""

import json
import os
import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Connection, Engine, StaticPool, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models.schema import APPLICATION_ID, VERSION, Row

_HEADER = 100
_SQLITE = b"SQLite format 3\0"
_WAIT = 0.5
"""Seconds to wait for a lock: enough for a virus scanner, short enough for a person."""
_PRAGMAS = (
    "locking_mode = EXCLUSIVE",
    "journal_mode = DELETE",
    "synchronous = FULL",
    "foreign_keys = ON",
    "temp_store = MEMORY",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)


def open_elsewhere(name: str) -> MoinError:
    """What is said when another window or computer has the project."""
    return MoinError(
        _("{name} is open elsewhere: in another window or on another computer.").format(name=name),
        hint=_("Close it there, then open it again."),
    )


def damaged(name: str) -> MoinError:
    """What is said when the file is a project no longer readable in full."""
    return MoinError(
        _("{name} is damaged and was not opened, so that nothing more is lost.").format(name=name),
        hint=_("Open a backup of the project; keep this file too, parts of it may be rescued."),
    )


def not_a_project(name: str) -> MoinError:
    """What is said when the file is something else."""
    return MoinError(
        _("{name} is not a MOIN project.").format(name=name),
        hint=_("Open the spreadsheet again: a new project is made."),
    )


def _not_writable(name: str) -> MoinError:
    return MoinError(
        _("{name} cannot be changed: the file or its folder is read-only.").format(name=name),
        hint=_("Copy it to a folder of your own and open the copy."),
    )


def moved(name: str) -> MoinError:
    """What is said when the open file is no longer the file that was opened."""
    return MoinError(
        _("{name} was moved, replaced or deleted by another program while it was open.").format(name=name),
        hint=_("Save a copy of what you see under another name, then look at both files."),
    )


def in_words(error: BaseException, name: str) -> MoinError | None:
    """The sentence for an error of the disk; None for a bug."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:
        return None
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return moved(name)
    match code & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return open_elsewhere(name)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(name)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return _not_writable(name)
        case sqlite3.SQLITE_FULL:
            return MoinError(
                _("The disk is full: the last change to {name} was not made.").format(name=name),
                hint=_("Make room on the disk and do it again; everything before it is safe."),
            )
        case sqlite3.SQLITE_TOOBIG:
            return MoinError(_("This is too large to be kept in one project file."))
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_CANTOPEN:
            return MoinError(
                _("{name} cannot be read or written just now.").format(name=name),
                hint=_("Look whether its drive is connected and its folder can be written to, then try again."),
            )
    return None


def look_at(path: Path) -> None:
    """Refuse, by its first bytes alone, what is not a project of this version or an older one.

    The file must not be open in this process: on POSIX, closing it here would drop the lock held on it.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER)
    except FileNotFoundError:
        raise MoinError(
            _("There is no file {name} in that folder.").format(name=path.name),
            hint=_("It may have been moved or renamed."),
        ) from None
    except OSError as error:
        raise MoinError(
            _("{name} cannot be read: {reason}.").format(name=path.name, reason=error.strerror or error)
        ) from error
    if len(head) < _HEADER or not head.startswith(_SQLITE):
        raise not_a_project(path.name)
    application, version = int.from_bytes(head[68:72], "big"), int.from_bytes(head[60:64], "big")
    if application != APPLICATION_ID:
        raise not_a_project(path.name)
    if version > VERSION:
        raise MoinError(
            _("{name} was made by a newer MOIN Desktop: its format is {theirs}, this one knows up to {ours}.").format(
                name=path.name, theirs=version, ours=VERSION
            ),
            hint=_("Update MOIN Desktop to open it. The file was not changed."),
        )
    if version < 1:
        raise damaged(path.name)
    # Asked of the system, as SQLite opens a read-only file without a word and says so at the first change only.
    effective = os.access in os.supports_effective_ids
    needed = (path, path.parent) if os.name == "posix" else (path,)
    if not all(os.access(place, os.W_OK, effective_ids=effective) for place in needed):
        raise _not_writable(path.name)


def _uri(path: Path, mode: str) -> str:
    """The file as SQLite's own kind of address; network shares get an empty host."""
    where = quote(os.fsencode(path.absolute().as_posix()))
    return f"file:{'//' if where.startswith('/') else '///'}{where}?mode={mode}"


def engine(path: Path | None) -> Engine:
    """One connection to a project file, or to memory where ``path`` is None; MoinError when it cannot be had."""
    if path is None:
        return _engine(partial(sqlite3.connect, ":memory:", isolation_level=None), _("The project"))
    uri = _uri(path, "rw")
    made = _engine(partial(sqlite3.connect, uri, uri=True, isolation_level=None, timeout=_WAIT), path.name)
    try:
        with made.begin():
            pass
    except sqlite3.Error as error:
        made.dispose()
        told = in_words(error, path.name)
        if told is None:
            raise
        raise told from error
    except MoinError:
        made.dispose()
        raise
    return made


def image(made: Engine) -> bytes:
    """All of the open project as bytes, as it was committed last, for ``engine_of``."""
    lent = made.raw_connection()
    source = lent.driver_connection
    if not isinstance(source, sqlite3.Connection) or source.in_transaction:
        raise TypeError(source)
    try:
        return source.serialize()
    finally:
        lent.close()


def engine_of(image: bytes) -> Engine:
    """One connection to a project in memory, made of its bytes; the file is neither read nor locked."""

    def connect() -> sqlite3.Connection:
        made = sqlite3.connect(":memory:", isolation_level=None)
        made.deserialize(image)
        return made

    return _engine(connect, _("The project"))


def write(image: bytes, path: Path) -> None:
    """Write the bytes of a project to a file and see them onto the disk; OSError where that cannot be."""
    with path.open("wb") as file:
        file.write(image)
        file.flush()
        os.fsync(file.fileno())


def _engine(connect: Callable[[], sqlite3.Connection], name: str) -> Engine:
    made = create_engine(
        "sqlite://", creator=connect, poolclass=StaticPool, json_serializer=partial(json.dumps, ensure_ascii=False)
    )

    def set_pragmas(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def begin(connection: Connection) -> None:
        # The driver's own BEGIN leaves DDL outside transactions on Python 3.11, so it is off and this one is used.
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    def tell(context: ExceptionContext) -> None:
        told = in_words(context.original_exception, name)
        if told is not None:
            raise told from context.original_exception

    event.listen(made, "connect", set_pragmas)
    event.listen(made, "begin", begin)
    event.listen(made, "handle_error", tell)
    return made


def look_through(made: Engine, name: str) -> None:
    """MoinError when the pages of the file do not fit together."""
    with made.begin() as connection:
        sound = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok"
    if not sound:
        raise damaged(name)


def look_for_tables(made: Engine, name: str) -> None:
    """MoinError when a table or a column of this version is not in the file, whatever version it says it is."""
    missing = []
    with made.begin() as connection:
        for table in Row.metadata.sorted_tables:
            there = {row[1] for row in connection.exec_driver_sql(f'PRAGMA table_info("{table.name}")')}
            gone = [f"{table.name}.{column.name}" for column in table.columns if column.name not in there]
            missing += gone if there else [table.name]
    if missing:
        raise MoinError(
            _("{name} is not whole and was not opened: parts of it are missing ({parts}).").format(
                name=name, parts=", ".join(missing[:3])
            ),
            hint=_("Open a backup of the project, or open the spreadsheet again: a new project is made."),
        )


def copy(made: Engine, target: Path) -> None:
    """A whole copy of the open project in a new file, by SQLite's backup, checked before it counts.

    No transaction may be open, or the backup would wait for it for ever. MoinError when the copy cannot be written;
    nothing is left behind then.
    """
    lent = made.raw_connection()
    source = lent.driver_connection
    if not isinstance(source, sqlite3.Connection) or source.in_transaction:
        raise TypeError(source)
    try:
        other = sqlite3.connect(_uri(target, "rwc"), uri=True)
        try:
            source.backup(other)
            sound = other.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        finally:
            other.close()
        if not sound:
            raise damaged(target.name)
    except (sqlite3.Error, MoinError) as error:
        target.unlink(missing_ok=True)
        told = error if isinstance(error, MoinError) else in_words(error, target.name)
        if told is None:
            raise
        raise told from error
    finally:
        lent.close()
