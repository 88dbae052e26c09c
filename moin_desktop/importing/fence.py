"""The inside of the reading process: its limits, its silence, and how it reports to the process that waits for it."""

import contextlib
import gc
import importlib
import os
import sys
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path

from moin_desktop.errors import MoinError
from moin_desktop.i18n import use_language

MB = 1024 * 1024
_REPORT_EVERY = 0.05


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading process may use."""

    idle_seconds: float = 60.0
    """Longest time without progress."""
    cpu_seconds: int = 900
    memory_mb: int = 2048


LIMITS = Limits()


def fenced(pipe: Connection, modules: tuple[str, ...] = ()) -> None:
    """Load these modules, then wait for an order, ``(task, args, limits, languages)``, and carry it out.

    ``task(*args, tick)`` runs within the limits. What comes of it is sent: progress, then one of result, trouble (a
    MoinError), memory, or bug (a traceback). Where modules are loaded first, ready is sent after them.
    """
    _die_with_parent()
    _fall_silent()
    # Millions of cells and next to no cycles: looking for them again and again costs a third of the reading.
    gc.disable()
    try:
        if modules:
            for module in modules:
                importlib.import_module(module)
            pipe.send(("ready", None))
        task, args, limits, languages = pipe.recv()
    except (EOFError, OSError):  # nobody waits for this process any more
        return
    _limit(limits)
    use_language(*languages)
    answer = _carried_out(task, args, _reporter(pipe))
    try:
        pipe.send(answer)
    except MemoryError:
        pipe.send(("memory", None))
    except BrokenPipeError:
        pass
    pipe.close()


def _carried_out(
    task: Callable[..., object], args: tuple[object, ...], tick: Callable[[int, int], None]
) -> tuple[str, object]:
    try:
        return "result", task(*args, tick)
    except MoinError as error:
        return "trouble", MoinError(error.message, error.hint)
    except MemoryError:
        return "memory", None
    except BaseException:  # noqa: BLE001 a Rust panic is a BaseException, and the parent must hear of it
        return "bug", traceback.format_exc()


def _reporter(pipe: Connection) -> Callable[[int, int], None]:
    last = 0.0

    def tick(done: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _REPORT_EVERY:
            last = now
            pipe.send(("progress", (done, total)))

    return tick


def _die_with_parent() -> None:
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _fall_silent() -> None:
    """Readers print panics and warnings to the streams that belong to the command's answer."""
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(nothing, stream)
        os.close(nothing)


def _limit(limits: Limits) -> None:
    """Hard limits where the system has them; elsewhere the parent watches memory and time."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _lower(resource.RLIMIT_CPU, limits.cpu_seconds)
    if sys.platform == "linux":
        # Libraries reserve address space that they never use, so the limit counts from what is reserved now.
        reserved = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
        _lower(resource.RLIMIT_AS, reserved + limits.memory_mb * MB)


def _lower(which: int, limit: int) -> None:
    import resource

    hard = resource.getrlimit(which)[1]
    ceiling = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
    resource.setrlimit(which, (ceiling, hard))
