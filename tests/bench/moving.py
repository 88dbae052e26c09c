"""A chart that moves between two filters: how evenly its frames come, in a window without a screen."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from itertools import pairwise
from statistics import median

from tests.bench.figures import Figure, Measured
from tests.bench.measure import ROOT, Task, TaskError, Work, environment

WIDTH, HEIGHT = 1600, 1000
_MOVES = 6
_SPARE = 0.2


def frames() -> list[float]:
    """Milliseconds from each painted frame to the next, over several moves; what lies between moves is left out."""
    from PySide6.QtCore import QEvent, QObject

    from moin_desktop import app as program
    from moin_desktop.analysis.charts import ChartSpec, compute
    from moin_desktop.analysis.survey import Survey
    from moin_desktop.ui import fonts, motion, theme
    from moin_desktop.ui.charts.plan import Plan
    from moin_desktop.ui.charts.view import ChartView
    from tests.bench import sixty
    from tests.bench.window import ground

    app = program.application(["moin-desktop"])
    fonts.load()
    theme.set_scheme(theme.Scheme.LIGHT)
    motion.allow(True)
    survey = Survey.of_reading(sixty.reading(2_000))
    wanted = sixty.filters()
    plans = [Plan(compute(survey, ChartSpec("q1", next(wanted)))) for _filter in sixty.FILTERED]
    plans.append(replace(plans[0], data=replace(plans[0].data, marks=plans[0].data.marks[::-1])))
    view = ChartView()
    view.resize(WIDTH, HEIGHT)
    view.show()
    painted: list[float] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                painted.append(time.perf_counter())
            return False

    watch = Watch()
    ground(view).installEventFilter(watch)
    view.show_plan(plans[0])
    app.processEvents()
    found = []
    for turn in range(_MOVES + 1):
        painted.clear()
        view.show_plan(plans[(turn + 1) % len(plans)])
        end = time.monotonic() + motion.FILTER_MS / 1000 + _SPARE
        while time.monotonic() < end:
            app.processEvents()
            time.sleep(0.0005)
        if turn:  # the first move warms up
            found += [1000 * (b - a) for a, b in pairwise(painted)]
    return found


def moves() -> Work:
    """The frames as a piece of work."""
    return frames


@cache
def _measured(runs: int) -> tuple[float, ...]:
    found: list[float] = []
    command = [sys.executable, "-c", "import json; from tests.bench.moving import frames; print(json.dumps(frames()))"]
    for _run in range(max(1, runs // 2)):
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment(), check=False)
        if done.returncode:
            raise TaskError(Task(moves), done.stderr)
        found += json.loads(done.stdout.splitlines()[-1])
    return tuple(sorted(found))


def _figure(place: float) -> Callable[[int], Measured]:
    def measure(runs: int) -> Measured:
        found = _measured(runs)
        at = found[min(len(found) - 1, round(place * (len(found) - 1)))]
        said = f"{len(found)} frames, median {median(found):.1f} ms"
        return Measured(at, said, note=f"{WIDTH} x {HEIGHT}, {os.cpu_count()} cores, from frame to frame")

    return measure


FIGURES = (
    Figure("transition_frame_ms", "ms", 17, _figure(0.5)),
    Figure("transition_frame_p95_ms", "ms", 25, _figure(0.95)),
)
