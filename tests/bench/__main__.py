"""Measures the figures whose names begin as asked, prints a line for each and writes them down."""

import argparse
import json
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from tests.bench.figures import Figure, Measured
from tests.bench.measure import ROOT, TaskError
from tests.bench.table import FIGURES

RUNS = 5
OUT = ROOT / "build" / "bench.json"


@dataclass(frozen=True, slots=True)
class Asked:
    """What to measure and where to write it."""

    only: str
    runs: int
    out: Path


def main(argv: Sequence[str] | None = None, all_figures: Sequence[Figure] = FIGURES) -> int:
    """Measure; 1 when a figure could not be measured, whatever the goals say."""
    asked = _asked(argv)
    wanted = [figure for figure in all_figures if figure.name.startswith(asked.only)]
    if not wanted:
        sys.stderr.write(f"There is no figure whose name begins with {asked.only}.\n")
        return 2
    figures: dict[str, Any] = {}
    failed = False
    for figure in wanted:
        try:
            measured = figure.measure(asked.runs)
        except TaskError as trouble:
            failed = True
            sys.stderr.write(f"{figure.name}: not measured. {trouble}\n")
            continue
        figures[figure.name] = written(figure, measured)
        sys.stdout.write(line(figure, measured) + "\n")
        sys.stdout.flush()
    write(asked.out, figures)
    return int(failed)


def _asked(argv: Sequence[str] | None) -> Asked:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--only", default="", help="measure the figures whose names begin so")
    parser.add_argument("--runs", type=int, default=RUNS, help="turns after the first one, which is not counted")
    parser.add_argument("--out", type=Path, default=OUT)
    told = parser.parse_args(argv)
    return Asked(told.only, told.runs, told.out)


def line(figure: Figure, measured: Measured) -> str:
    """One figure as a line: name, value, goal, and what was compared."""
    met = figure.goal is None or measured.value <= figure.goal
    goal = "" if figure.goal is None else f"goal {figure.goal:g} {'met' if met else 'MISSED'}"
    beside = f" / {measured.theirs}" if measured.theirs else ""
    note = f"  {measured.note}" if measured.note else ""
    return f"{figure.name:40} {measured.value:8.3g} {figure.unit:3}  {goal:18} {measured.ours}{beside}{note}".rstrip()


def written(figure: Figure, measured: Measured) -> dict[str, Any]:
    """One figure as it is written down."""
    return {
        "value": round(measured.value, 4),
        "unit": figure.unit,
        "goal": figure.goal,
        "better": figure.better,
        "ours": measured.ours,
        "theirs": measured.theirs,
        "note": measured.note,
    }


def write(path: Path, figures: Mapping[str, Any]) -> None:
    """Write the figures with the machine they were measured on; those measured earlier on it are kept."""
    machine = this_machine()
    kept: dict[str, Any] = {}
    if path.exists():
        before = json.loads(path.read_text(encoding="utf-8"))
        kept = before["figures"] if before.get("machine") == machine else {}
    path.parent.mkdir(parents=True, exist_ok=True)
    told = {"machine": machine, "figures": kept | dict(figures)}
    path.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def this_machine() -> dict[str, Any]:
    """What the figures depend on most."""
    return {
        "cpu": _processor(),
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        "pyside6": version("PySide6-Essentials"),
    }


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((one.partition(":")[2].strip() for one in told if one.startswith("model name")), platform.machine())


if __name__ == "__main__":
    sys.exit(main())
