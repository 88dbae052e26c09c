"""Reading processes: started for one file each, or before there is any, so that no file waits for the start.

A waiting one has loaded the readers and nothing else. It reads one file and ends; it ends with its parent as well.
"""

import contextlib
import multiprocessing
import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import ModuleType

from moin_desktop.importing.fence import fenced

_READERS = ("moin_desktop.importing.task", "python_calamine")
_THREADS = "OPENBLAS_NUM_THREADS"
_starting = threading.Lock()
_changing = threading.Lock()
_waiting: "Child | None" = None


@dataclass(frozen=True, slots=True, eq=False)
class Child:
    """A process that waits for its order at the other end of a pipe."""

    process: BaseProcess
    pipe: Connection

    def end(self) -> None:
        """End it, whatever it does, and let go of what belonged to it."""
        self.pipe.close()
        self.process.kill()
        self.process.join()
        self.process.close()


def start() -> None:
    """Have one process wait for the next file; where one waits already, nothing happens."""
    global _waiting
    with _changing:
        if _waiting is not None and _waiting.process.is_alive():
            return
        if _waiting is not None:
            _waiting.end()
        _waiting = begin(_READERS)


def take() -> Child | None:
    """The process that waits, which is the caller's from now on; None where none does."""
    global _waiting
    with _changing:
        child, _waiting = _waiting, None
    if child is not None and not child.process.is_alive():
        child.end()
        return None
    return child


def stop() -> None:
    """End the process that waits, where one does."""
    child = take()
    if child is not None:
        child.end()


def until_ready(seconds: float) -> bool:
    """Wait until the waiting process has loaded its readers; False where none waits or it takes longer."""
    with _changing:
        child = _waiting
    return child is not None and child.pipe.poll(seconds)


def begin(modules: tuple[str, ...] = ()) -> Child:
    """A new process that loads these modules and waits for its order."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=fenced, args=(theirs, modules), daemon=True)
    try:
        with _starting, _main_left_out(), _one_thread():
            process.start()
    except BaseException:
        ours.close()
        raise
    finally:
        theirs.close()
    return Child(process, ours)


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
