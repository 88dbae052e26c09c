"""Hostile or broken files are read in a process of their own, so that the worst a file can do is one sentence."""

import contextlib
import pickle
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, TypeVar

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _, languages_in_use
from moin_desktop.importing.fence import LIMITS, MB, Limits
from moin_desktop.importing.readers.raw import Tick
from moin_desktop.importing.resident import resident_bytes
from moin_desktop.importing.waiting import begin, take

T = TypeVar("T")

_POLL = 0.05


class ChildError(RuntimeError):
    """A fault of our own code in the reading process; its text is the traceback from there."""


def run(
    task: Callable[..., T],
    args: tuple[object, ...],
    tick: Tick | None,
    subject: str,
    limits: Limits = LIMITS,
    *,
    waiting: bool = False,
) -> T:
    """Call ``task(*args, tick)`` in a child process and give back what it returns.

    ``task`` is a function of a module; its arguments and its result are pickled. ``tick(done, total)`` is called here,
    in the caller's thread, many times a second; what it raises ends the child at once and goes on to the caller.
    With ``waiting`` the process that waits is taken, where one does. Each process does one task.
    Raises MoinError, naming ``subject``, when the child dies, hangs or takes too much memory, and whatever MoinError
    the task raises; a fault of our own raises ChildError.
    """
    child = (take() if waiting else None) or begin()
    try:
        with contextlib.suppress(BrokenPipeError):  # how it died is told by its end
            child.pipe.send((task, args, limits, languages_in_use()))
        result: T = _attend(child.process, child.pipe, tick, subject, limits)
        return result
    finally:
        child.end()


def _attend(child: BaseProcess, ours: Connection, tick: Tick | None, subject: str, limits: Limits) -> Any:
    done, total = 0, 0
    heard = time.monotonic()
    while True:
        if ours in wait([ours, child.sentinel], timeout=_POLL) or ours.poll():
            try:
                kind, payload = ours.recv()
            except (EOFError, OSError, pickle.UnpicklingError):
                child.join(5)
                raise _died(child.exitcode, subject, limits) from None
            heard = time.monotonic()
            if kind == "progress":
                done, total = payload
            elif kind != "ready":
                return _outcome(kind, payload, subject, limits)
        elif child.exitcode is not None:
            raise _died(child.exitcode, subject, limits)
        if tick is not None:
            tick(done, total)
        if time.monotonic() - heard > limits.idle_seconds:
            raise _too_slow(subject)
        if resident_bytes(child.pid or 0) > limits.memory_mb * MB:
            raise _too_large(subject, limits)


def _outcome(kind: str, payload: Any, subject: str, limits: Limits) -> Any:
    if kind == "result":
        return payload
    if kind == "trouble" and isinstance(payload, MoinError):
        raise payload
    if kind == "memory":
        raise _too_large(subject, limits)
    raise ChildError(payload)


def _died(exitcode: int | None, subject: str, limits: Limits) -> MoinError:
    """What to say of a child that ended without a word: natively written readers abort when memory runs out."""
    if exitcode is not None and exitcode < 0:
        name = signal.Signals(-exitcode).name if -exitcode in signal.valid_signals() else ""
        if name in ("SIGABRT", "SIGKILL"):
            return MoinError(
                _("{name} is damaged, or needs more than {limit} MB of memory to read.").format(
                    name=subject, limit=limits.memory_mb
                ),
                hint=_hint(),
            )
        if name == "SIGXCPU":
            return _too_slow(subject)
    return MoinError(_("{name} stopped the reader, so it is probably damaged.").format(name=subject), hint=_hint())


def _too_slow(subject: str) -> MoinError:
    return MoinError(_("{name} took too long to read, so reading was stopped.").format(name=subject), hint=_hint())


def _too_large(subject: str, limits: Limits) -> MoinError:
    return MoinError(
        _("{name} needs more than {limit} MB of memory to read.").format(name=subject, limit=limits.memory_mb),
        hint=_hint(),
    )


def _hint() -> str:
    return _("Copy the responses into a new workbook and save it as .xlsx, or save the sheet as .csv, and import that.")
