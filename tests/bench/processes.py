"""What a process and its children use now, from the system's own books; a living child's are known on Linux only."""

import os
import resource
import time
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")
PAGE = os.sysconf("SC_PAGE_SIZE")


def tree(pid: int) -> Iterator[int]:
    """The process and all that descend from it, as far as they live."""
    yield pid
    for told in PROC.glob(f"{pid}/task/*/children"):
        try:
            children = told.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from tree(int(child))


def resident(pid: int) -> int:
    """Resident bytes of the process and its descendants together; pages that two of them share count twice."""
    return sum(_resident(one) for one in tree(pid))


def _resident(pid: int) -> int:
    try:
        return int((PROC / str(pid) / "statm").read_text().split()[1]) * PAGE
    except (OSError, IndexError):
        return 0


def _on_cpu(pid: int) -> float:
    """Seconds on a processor of one living process, all its threads."""
    spent = 0
    for told in PROC.glob(f"{pid}/task/*/schedstat"):
        try:
            spent += int(told.read_text().split()[0])
        except (OSError, IndexError):
            continue
    return spent / 1e9


def cpu_seconds() -> float:
    """CPU time so far, user and system, of this process and its children, those still living included."""
    living = sum(_on_cpu(pid) for pid in tree(os.getpid()) if pid != os.getpid())
    ended = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + ended.ru_utime + ended.ru_stime + living
