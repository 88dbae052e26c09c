"""Runs tasks in fresh processes, in turns, and tells what each cost."""

import json
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from typing import IO

from tests.bench import processes

ROOT = Path(__file__).resolve().parents[2]
HOME = ROOT / "build" / "bench-home"
PEERS = ROOT / "build" / "bench-peers"
_POLL = 0.01

Work = Callable[[], object]
Prepare = Callable[..., Work]
"""Makes everything ready, at nobody's expense, and hands back the work that is measured."""


@dataclass(frozen=True, slots=True)
class Task:
    """A function of a module that prepares some work, and how often the work is done in one process."""

    prepare: Prepare
    args: tuple[str | int, ...] = ()
    repeat: int = 1
    whole: bool = False
    """Count the process from its start to its end, everything that it loads included; the work is done once."""


class TaskError(RuntimeError):
    """A task that failed in its process, with what it wrote before the end."""

    def __init__(self, task: Task, complaint: str) -> None:
        super().__init__(f"{task.prepare.__qualname__}{task.args}: {complaint}")


@dataclass(frozen=True, slots=True)
class Cost:
    """What a task cost in each of its runs."""

    seconds: tuple[float, ...]
    """CPU time of one piece of work, all processes together."""
    memory: tuple[int, ...]
    """Most bytes resident at a time, all processes together, from start to end."""

    @property
    def typical(self) -> float:
        """The median in seconds."""
        return median(self.seconds)

    @property
    def p95(self) -> float:
        """The time that 95 of 100 runs stay within, in seconds."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]

    @property
    def peak(self) -> float:
        """The median of the peaks of memory in bytes."""
        return median(self.memory)


@cache
def race(tasks: tuple[Task, ...], runs: int) -> tuple[Cost, ...]:
    """The cost of each task: they take turns ``runs`` times, after a first turn that is not counted."""
    turns = [[run(task) for task in tasks] for _turn in range(runs + 1)][1:]
    return tuple(_together([turn[at] for turn in turns]) for at in range(len(tasks)))


def _together(costs: Sequence[Cost]) -> Cost:
    return Cost(
        tuple(seconds for cost in costs for seconds in cost.seconds),
        tuple(memory for cost in costs for memory in cost.memory),
    )


def run(task: Task) -> Cost:
    """Run one task in a fresh process. Raises TaskError when it fails."""
    module, function = task.prepare.__module__, task.prepare.__qualname__
    if task.whole:
        command = [sys.executable, "-c", f"from {module} import {function}; {function}()()"]
    else:
        command = [sys.executable, "-m", "tests.bench.inside", str(task.repeat), module, function]
        command += map(str, task.args)
    _forget_settings()
    with TemporaryFile() as out, TemporaryFile() as complaint:
        child = subprocess.Popen(command, stdout=out, stderr=complaint, cwd=ROOT, env=environment())
        used, peak = _attend(child)
        if child.returncode:
            raise TaskError(task, _text(complaint))
        seconds = (used.ru_utime + used.ru_stime,) if task.whole else tuple(json.loads(_text(out).splitlines()[-1]))
    return Cost(seconds, (peak,))


def _attend(child: "subprocess.Popen[bytes]") -> tuple[resource.struct_rusage, int]:
    """Wait for the end of a process; what it used, and the most bytes that it and its children had at a time."""
    peak = 0
    while True:
        pid, status, used = os.wait4(child.pid, os.WNOHANG)
        if pid:
            child.returncode = os.waitstatus_to_exitcode(status)
            alone = used.ru_maxrss * (1 if sys.platform == "darwin" else 1024)
            return used, max(peak, alone)
        peak = max(peak, processes.resident(child.pid))
        time.sleep(_POLL)


def _forget_settings() -> None:
    """No run begins with what the one before it left; the cache of fonts stays, as it does for anyone."""
    for kind in ("config", "data", "state"):
        shutil.rmtree(HOME / kind, ignore_errors=True)


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode(errors="replace").strip()


def environment() -> dict[str, str]:
    """No screen, no settings of the person who measures, the same language everywhere."""
    ours = ("QT_", "XDG_", "PYTHON", "LC_", "LANG", "DISPLAY", "WAYLAND_DISPLAY")
    told = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    folders = {f"XDG_{kind}_HOME": str(HOME / kind.lower()) for kind in ("CONFIG", "DATA", "CACHE", "STATE")}
    return told | folders | {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8", "HOME": str(HOME)}
