"""One project: an open file, changed only through ``change``, so that all can be undone and nothing is half done."""

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import Concatenate, Generic, ParamSpec, Self, TypeVar

from sqlalchemy import Connection, Engine, insert, select
from sqlalchemy.orm import Session, configure_mappers

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.models import checking, history, migrations, storage, taking_back
from moin_desktop.models.history import StepInfo
from moin_desktop.models.schema import APPLICATION_ID, VERSION, ProjectRow, Row, now
from moin_desktop.models.values import clean

P = ParamSpec("P")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_QUICK = 64 * 2**20
"""Files up to this size are looked through for damage at every opening; larger ones when asked to."""
_open_here: set[tuple[int, int]] = set()


@dataclass(frozen=True, slots=True)
class Changed(Generic[T_co]):
    """What a change gave back, and the tables whose readers should look again."""

    value: T_co
    tables: frozenset[str]


class Project:
    """An open project; use it from the thread that opened it.

    Read with the functions of this package on ``session``; write with ``change``. While it is open, do not open or
    copy its file by other means in the same process: on POSIX that would drop its lock. ``copy`` makes copies.
    """

    def __init__(self, engine: Engine, path: Path | None) -> None:
        self.path = None if path is None else path.absolute()
        self.author = ""
        """Written beside every step in the history."""
        self.session = Session(engine)
        self._engine = engine
        self._place = _place(self.path)
        with self._transaction():
            history.listen(self.session.connection())
        if self._place is not None:
            _open_here.add(self._place)

    @classmethod
    def create(cls, path: Path, name: str) -> Self:
        """A new project in a new file; MoinError when the file exists or cannot be written."""
        if path.exists():
            raise MoinError(
                _("There is already a file {name}.").format(name=path.name),
                hint=_("Open it, or choose another name for the new project."),
            )
        unfinished = path.with_name(f".{path.name}.{os.getpid()}.new")
        try:
            storage.write(_made(name), unfinished)
            unfinished.replace(path)
        except OSError as error:
            raise MoinError(
                _("{name} cannot be made: {reason}.").format(name=path.name, reason=error.strerror or error)
            ) from error
        finally:
            unfinished.unlink(missing_ok=True)
        engine = storage.engine(path)
        try:
            return cls(engine, path)
        except BaseException:
            engine.dispose()
            raise

    @classmethod
    def open(cls, path: Path) -> Self:
        """An existing project, brought to this version; MoinError when it is none, damaged, newer or open elsewhere."""
        if _place(path) in _open_here:
            raise storage.open_elsewhere(path.name)
        storage.look_at(path)
        engine = storage.engine(path)
        try:
            if path.stat().st_size <= _QUICK:
                storage.look_through(engine, path.name)
            migrations.migrate(engine, path)
            storage.look_for_tables(engine, path.name)
            return cls(engine, path)
        except BaseException:
            engine.dispose()
            raise

    @classmethod
    def in_memory(cls, name: str) -> Self:
        """A project without a file, gone when closed."""
        engine = storage.engine(None)
        _furnish(engine, name)
        return cls(engine, None)

    @property
    def name(self) -> str:
        """The name of the project."""
        return self.session.scalars(select(ProjectRow.name)).one()

    def change(
        self, label: str, operation: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> Changed[T]:
        """Run one operation as one step that can be undone; on any error nothing is changed.

        ``label`` says the step in words ("Pin a note"). What it returns is on the disk.
        """
        with self._transaction():
            step = history.begin(self.session, clean(label), clean(self.author))
            value = operation(self.session, *args, **kwargs)
            tables = history.end(self.session, step)
        return Changed(value, tables)

    def remember(self, operation: Callable[Concatenate[Session, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run one operation that is no step and leaves undo and redo alone, such as ``settings.put``."""
        with self._transaction():
            return operation(self.session, *args, **kwargs)

    def undo(self) -> Changed[str] | None:
        """Take the last step back; its label and tables, or None when there is none."""
        return self._replay(back=True)

    def redo(self) -> Changed[str] | None:
        """Do the step undone last again; its label and tables, or None when there is none."""
        return self._replay(back=False)

    def _replay(self, *, back: bool) -> Changed[str] | None:
        found = history.last(self.session, undone=not back)
        if found is None:
            return None
        step, label = found
        with self._transaction():
            tables = history.replay(self.session, step, back=back)
        return Changed(label, tables)

    def go_to(self, step: int) -> Changed[int]:
        """Undo or redo until ``step`` is the last one that counts (0: none does); how many were replayed, and tables.

        All or nothing. LookupError for a step that is not in the history.
        """
        if step and all(info.id != step for info in self.steps()):
            raise LookupError(step)
        tables: frozenset[str] = frozenset()
        count = 0
        with self._transaction():
            for back in (True, False):
                while (found := history.last(self.session, undone=not back)) is not None:
                    if (found[0] <= step) if back else (found[0] > step):
                        break
                    tables |= history.replay(self.session, found[0], back=back)
                    count += 1
        return Changed(count, tables)

    def take_back(self, step: int, label: str) -> Changed[None]:
        """Undo one earlier step by itself, as a step of its own; MoinError that names what stands in the way."""
        return self.change(label, taking_back.take_back, step)

    @property
    def undo_label(self) -> str:
        """What undo would take back, in words; empty when there is nothing."""
        found = history.last(self.session, undone=False)
        return "" if found is None else found[1]

    @property
    def redo_label(self) -> str:
        """What redo would do again, in words; empty when there is nothing."""
        found = history.last(self.session, undone=True)
        return "" if found is None else found[1]

    def steps(self) -> tuple[StepInfo, ...]:
        """All steps, oldest first, undone ones included."""
        return history.steps(self.session)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the file, one sentence each; empty when all is well."""
        return checking.problems(self.session)

    def image(self) -> bytes:
        """All of the project as bytes, to be looked at from another thread while this one goes on."""
        self.session.rollback()
        return storage.image(self._engine)

    def copy(self, path: Path) -> None:
        """Save a whole copy under another name; an older file there is replaced only when the copy is complete."""
        if _place(path) in _open_here:
            raise storage.open_elsewhere(path.name)
        self.session.rollback()
        unfinished = path.with_name(f".{path.name}.{os.getpid()}.new")
        unfinished.unlink(missing_ok=True)
        storage.copy(self._engine, unfinished)
        try:
            unfinished.replace(path)
        except OSError as error:
            unfinished.unlink(missing_ok=True)
            raise MoinError(
                _("{name} cannot be written: {reason}.").format(name=path.name, reason=error.strerror or error)
            ) from error

    def close(self) -> None:
        """Let go of the file; closing twice does no harm."""
        self.session.close()
        self._engine.dispose()
        if self._place is not None:
            _open_here.discard(self._place)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        """One transaction of its own; reads before it are over, reads after it see it."""
        self.session.rollback()
        if self.path is not None and _place(self.path) != self._place:
            raise storage.moved(self.path.name)
        try:
            yield
            self.session.commit()
        except BaseException:
            self.session.rollback()
            raise


def _place(path: Path | None) -> tuple[int, int] | None:
    """Which file on which disk this is; None without one."""
    try:
        seen = path.stat() if path is not None else None
    except OSError:
        return None
    return None if seen is None else (seen.st_dev, seen.st_ino)


def prepare() -> None:
    """Make ready what every new project begins with, so that making one takes no time; again it does nothing."""
    configure_mappers()
    _empty()


def _furnish(engine: Engine, name: str) -> None:
    """Tables and the one project row."""
    with engine.begin() as connection:
        _make_tables(connection)
        _name(connection, name)


@cache
def _empty() -> bytes:
    """A project with its tables and nothing in them, as bytes: made once, as making the tables takes longest."""
    engine = storage.engine(None)
    try:
        with engine.begin() as connection:
            _make_tables(connection)
        return storage.image(engine)
    finally:
        engine.dispose()


def _made(name: str) -> bytes:
    """A new project of this name as bytes."""
    engine = storage.engine_of(_empty())
    try:
        with engine.begin() as connection:
            _name(connection, name)
        return storage.image(engine)
    finally:
        engine.dispose()


def _make_tables(connection: Connection) -> None:
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
    Row.metadata.create_all(connection, checkfirst=False)


def _name(connection: Connection, name: str) -> None:
    """The one project row."""
    connection.execute(insert(ProjectRow).values(name=clean(name), created=now()))
