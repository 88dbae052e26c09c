"""Coding free text in a large survey: from a key to what it changes on the screen, in the window without a screen."""

import json
import os
import subprocess
import sys
import time
from functools import cache, partial
from itertools import cycle
from statistics import median

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench import coded, projects
from tests.bench.figures import Figure, Measured
from tests.bench.measure import ROOT, Task, TaskError, Work, environment
from tests.bench.window import Painted, _load_all, _window

ROWS = 100_000
_KEYS, _WARM, _BETWEEN = 180, 24, 0.12
_SHIFT, _PLAIN, _CTRL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ControlModifier,
)
_PRESSED = (
    (Qt.Key.Key_1, _PLAIN),
    (Qt.Key.Key_2, _SHIFT),
    (Qt.Key.Key_5, _PLAIN),
    (Qt.Key.Key_Right, _SHIFT),
    (Qt.Key.Key_Right, _SHIFT),
    (Qt.Key.Key_3, _SHIFT),
    (Qt.Key.Key_U, _PLAIN),
    (Qt.Key.Key_8, _PLAIN),
    (Qt.Key.Key_Return, _PLAIN),
    (Qt.Key.Key_Space, _PLAIN),
    (Qt.Key.Key_Z, _CTRL),
    (Qt.Key.Key_4, _PLAIN),
)
"""What a person presses: mostly digits, now and then words, a step back, an undo."""


def keystrokes() -> list[tuple[float, float]]:
    """Milliseconds, and those of the processor, from a key to the answers painted anew, themes and counts included."""
    from moin_desktop.ui.explore.place import ExplorePlace

    path = projects.made(f"coded-{ROWS}", lambda path: coded.make_project(path, ROWS))
    copy = path.with_name(f"coded-{os.getpid()}.moin")
    copy.write_bytes(path.read_bytes())
    _load_all()
    window, workspace = _window()
    workspace.open_project(copy)
    workspace.go("explore")
    place = window.place("explore")
    assert isinstance(place, ExplorePlace)
    workspace.set_question(next(q.id for q in reversed(workspace.survey.charted) if not q.themes_of))
    app = QApplication.instance()
    assert app is not None
    _rest(1.0)
    assert place.centre.coding is not None
    cards, themes = place.centre.coding.cards, place.inspector.themes
    assert themes is not None
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_Space)  # the theme that says so is made once
    _rest(1.0)
    steps = Painted(cards.viewport())
    found = []
    for turn, (key, held) in zip(range(_KEYS + _WARM), cycle(_PRESSED), strict=False):
        begun, worked = time.perf_counter(), time.process_time()
        steps.after(partial(QTest.keyClick, cards, key, held))
        if turn >= _WARM:
            found.append((1000 * (time.perf_counter() - begun), 1000 * (time.process_time() - worked)))
        _rest(_BETWEEN)
    workspace.close_project()
    copy.unlink()
    return found


def _rest(seconds: float) -> None:
    """What the window does between two keys."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.001)


def work() -> Work:
    """The keys as a piece of work."""
    return keystrokes


@cache
def _measured(runs: int) -> tuple[tuple[float, float], ...]:
    found: list[tuple[float, float]] = []
    code = "import json; from tests.bench.coding import keystrokes; print(json.dumps(keystrokes()))"
    for _run in range(max(1, runs // 3)):
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, env=environment(), check=False
        )
        if done.returncode:
            raise TaskError(Task(work), done.stderr)
        found += [(wall, cpu) for wall, cpu in json.loads(done.stdout.splitlines()[-1])]
    return tuple(found)


def _p95(runs: int) -> Measured:
    found = _measured(runs)
    walls, cpus = sorted(wall for wall, _cpu in found), sorted(cpu for _wall, cpu in found)
    at = min(len(found) - 1, round(0.95 * (len(found) - 1)))
    said = f"{len(found)} keys, median {median(walls):.1f} ms; processor p95 {cpus[at]:.1f} ms"
    note = f"{ROWS:,} respondents, {coded.NOTES:,} notes, {coded.CODINGS:,} codings"
    return Measured(walls[at], said, note=note)


FIGURES = (Figure("coding_keystroke_p95_ms", "ms", 50, _p95),)
