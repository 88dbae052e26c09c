"""Presenting on two screens: from the key to the next finding painted, in the room's window and in the console."""

from dataclasses import replace
from itertools import cycle
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.bench import projects, sixty
from tests.bench.figures import Figure, milliseconds
from tests.bench.measure import Task, Work
from tests.bench.window import Painted, _load_all, _window

ROWS = 20_000
_REPEAT = 30


def _kept(path: Path) -> None:
    """A finding of every question: every third under a filter of two conditions, every fourth compared."""
    from moin_desktop.analysis.charts import ChartSpec
    from moin_desktop.models import findings, notes, surveys
    from moin_desktop.models.project import Project

    sixty.make_project(path, ROWS)
    with Project.open(path) as project:
        survey = surveys.load(project.session, surveys.infos(project.session)[0].id)
        wanted = sixty.filters()
        for at, question in enumerate(survey.charted):
            spec = ChartSpec(question.id)
            if at % 3 == 1:
                spec = replace(spec, filter=next(wanted))
            if at % 4 == 2:
                spec = replace(spec, compare=survey.charted[-1 - at % 5].id)
            project.change("Keep", findings.keep, survey.id, spec, f"The claim that finding {at + 1} makes")
            project.change("Note", notes.add, question.id, "Said in the room", question.options[0].id, "Table 3")


def next_finding() -> Work:
    """One key in the console: slide computed, laid out and painted in both windows."""
    from moin_desktop.ui.present.starting import Presenting

    path = projects.made(f"presented-{ROWS}", _kept)
    _load_all()
    window, workspace = _window()
    workspace.open_project(path)
    presenting = Presenting(window, workspace)
    presenting.start()
    screen = QGuiApplication.primaryScreen()
    presenting.lay_out((screen, screen))
    session, console, wall = presenting.session, presenting.console, presenting.wall
    assert session is not None
    assert console is not None
    assert wall is not None
    for seen in (wall, console):
        seen.showNormal()
        seen.resize(1920, 1080)
    painted = Painted(wall, console.live)
    keys = cycle((*[Qt.Key.Key_Right] * (len(session.running.slides) - 1), Qt.Key.Key_Home))
    return lambda: painted.after(lambda: QTest.keyClick(console, next(keys)))


FIGURES = (
    Figure(
        "present_next_finding_20k_ms",
        "ms",
        100,
        milliseconds(Task(next_finding, (), _REPEAT), "1920 x 1080, with the console beside it"),
    ),
)
