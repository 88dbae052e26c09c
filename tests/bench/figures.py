"""What a figure is, and how two costs become one."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.bench.measure import Cost, Task, race

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure's value with the two costs behind it, in words."""

    value: float
    ours: str
    theirs: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A name that never changes, a goal, and the function that measures; a goal of None is none."""

    name: str
    unit: str
    goal: float | None
    measure: Callable[[int], Measured]
    """Takes the number of runs."""
    better: str = "lower"


def time_ratio(ours: Task, theirs: Task, note: str = "") -> Callable[[int], Measured]:
    """Our CPU time over theirs."""

    def measure(runs: int) -> Measured:
        mine, other = race((ours, theirs), runs)
        return Measured(mine.typical / other.typical, seconds(mine), seconds(other), note)

    return measure


def memory_ratio(ours: Task, theirs: Task, note: str = "") -> Callable[[int], Measured]:
    """Our peak of memory over theirs, from the same runs as the times."""

    def measure(runs: int) -> Measured:
        mine, other = race((ours, theirs), runs)
        return Measured(mine.peak / other.peak, mebibytes(mine), mebibytes(other), note)

    return measure


def milliseconds(ours: Task, note: str = "") -> Callable[[int], Measured]:
    """Our CPU time in milliseconds."""

    def measure(runs: int) -> Measured:
        (mine,) = race((ours,), runs)
        return Measured(mine.typical * 1000, seconds(mine), note=note)

    return measure


def peak_mebibytes(ours: Task, beside: Task, note: str = "") -> Callable[[int], Measured]:
    """Our peak of memory, from the same runs as a time ratio."""

    def measure(runs: int) -> Measured:
        mine, other = race((ours, beside), runs)
        return Measured(mine.peak / MIB, mebibytes(mine), mebibytes(other), note)

    return measure


def seconds(cost: Cost) -> str:
    """A cost in time, with its p95."""
    return f"{_readable(cost.typical)} (p95 {_readable(cost.p95)})"


def mebibytes(cost: Cost) -> str:
    """A cost in memory."""
    return f"{cost.peak / MIB:.0f} MiB"


def _readable(value: float) -> str:
    return f"{value:.2f} s" if value >= 1 else f"{value * 1000:.1f} ms"
