"""The window without a screen, filters changed and projects opened in it until everything is painted."""

import importlib
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QGraphicsView, QScrollArea, QWidget

from moin_desktop import app as program
from moin_desktop.ui.crash import Crash
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.settings import Settings
from moin_desktop.ui.workspace import Workspace
from tests.bench import projects, sixty
from tests.bench.measure import Work

_LONGEST = 30.0
WIDTH, HEIGHT = 1600, 1000


class Painted(QObject):
    """Which of some widgets have been painted since it was asked to forget."""

    def __init__(self, *watched: QWidget) -> None:
        super().__init__()
        self._seen: set[QObject] = set()
        self._watched = set(watched)
        for widget in watched:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._seen.add(watched)
        return False

    def after(self, act: Callable[[], object]) -> None:
        """Do something and let the window work until all of the widgets were painted anew."""
        app = QApplication.instance()
        assert app is not None
        self._seen.clear()
        act()
        end = time.monotonic() + _LONGEST
        while self._seen < self._watched:
            app.processEvents()
            if time.monotonic() > end:
                raise TimeoutError(act)
        app.processEvents()


def _window() -> tuple[MainWindow, Workspace]:
    """The window on its first page, painted, with everything loaded that it loads when idle."""
    app = program.application(["moin-desktop"])
    settings = Settings()
    made = program.window(settings, app, Crash(app))
    made.resize(WIDTH, HEIGHT)
    made.start()
    made.show()
    app.processEvents()
    workspace = made.findChild(Workspace) or app.findChild(Workspace)
    assert isinstance(workspace, Workspace)
    return made, workspace


def _chart_and_sparks(window: MainWindow) -> Painted:
    from moin_desktop.ui.explore.place import ExplorePlace

    place = window.place("explore")
    assert isinstance(place, ExplorePlace)
    return Painted(ground(place.centre.chart), place.questions.list.viewport())


def ground(chart: QScrollArea) -> QWidget:
    """What a chart is painted on."""
    graphics = chart.widget()
    assert isinstance(graphics, QGraphicsView)
    return graphics.viewport()


def _load_all() -> None:
    for name in program.HEAVY:
        importlib.import_module(name)


def filter_change(rows: str, weighted: str = "") -> Work:
    """Another filter of two conditions: mask, tables, chart and the sparks beside it, painted."""
    path = projects.of_sixty(int(rows), weighted=bool(weighted))
    _load_all()
    window, workspace = _window()
    workspace.open_project(path)
    painted = _chart_and_sparks(window)
    assert not weighted or workspace.survey.weights is not None
    wanted = sixty.filters()
    return lambda: painted.after(lambda: workspace.set_filter(next(wanted)))


def open_project(rows: str, loaded: str) -> Work:
    """A saved project from its file to its first chart, painted."""
    path = projects.of_sixty(int(rows))
    if loaded == "loaded":
        _load_all()
    window, workspace = _window()

    def work() -> None:
        workspace.open_project(path)
        _chart_and_sparks(window).after(lambda: None)

    return work
