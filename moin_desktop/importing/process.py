"""Hostile or broken files are read in a process of their own, so that the worst a file can do is one sentence."""

import contextlib
import multiprocessing
import os
import pickle
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import ModuleType
from typing import Any, TypeVar

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _, languages_in_use
from moin_desktop.importing.fence import LIMITS, MB, Limits, fenced
from moin_desktop.importing.readers.raw import Tick
from moin_desktop.importing.resident import resident_bytes

T = TypeVar("T")

_POLL = 0.05
_THREADS = "OPENBLAS_NUM_THREADS"
_starting = threading.Lock()


class ChildError(RuntimeError):
    """A fault of our own code in the reading process; its text is the traceback from there."""


def run(
    task: Callable[..., T], args: tuple[object, ...], tick: Tick | None, subject: str, limits: Limits = LIMITS
) -> T:
    """Call ``task(*args, tick)`` in a child process and give back what it returns.

    ``task`` is a function of a module; its arguments and its result are pickled. ``tick(done, total)`` is called here,
    in the caller's thread, many times a second; what it raises ends the child at once and goes on to the caller.
    Raises MoinError, naming ``subject``, when the child dies, hangs or takes too much memory, and whatever MoinError
    the task raises; a fault of our own raises ChildError.
    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=fenced, args=(theirs, task, args, limits, languages_in_use()), daemon=True)
    try:
        with _starting, _main_left_out(), _one_thread():
            child.start()
        theirs.close()
        result: T = _attend(child, ours, tick, subject, limits)
        return result
    finally:
        ours.close()
        theirs.close()
        if child.pid is not None:
            child.kill()
            child.join()
        child.close()


@contextlib.contextmanager
def _main_left_out() -> Iterator[None]:
    """Keep the child from importing the parent's main module: it may have no guard, and it may pull in the window."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


@contextlib.contextmanager
def _one_thread() -> Iterator[None]:
    """Keep the linear algebra under numpy from starting a thread for each processor: the child never needs one."""
    told = os.environ.get(_THREADS)
    os.environ[_THREADS] = "1"
    try:
        yield
    finally:
        if told is None:
            del os.environ[_THREADS]
        else:
            os.environ[_THREADS] = told


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
            if kind != "progress":
                return _outcome(kind, payload, subject, limits)
            done, total = payload
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
