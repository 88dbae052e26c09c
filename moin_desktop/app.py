"""The only joint of the window: application, fonts, colours, crash hook, workspace, first file."""

import gc
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from moin_desktop import __version__, i18n
from moin_desktop.ui import fonts, icons, motion, theme
from moin_desktop.ui.crash import Crash
from moin_desktop.ui.jobs import Jobs
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.settings import Settings
from moin_desktop.ui.theme import Scheme
from moin_desktop.ui.workspace import Workspace

IDLE_MS = 40
QUIET_MS = 1500
UNSEEN_MS = 1000
HEAVY = (
    "numpy",
    "moin_desktop.analysis.charts",
    "sqlalchemy",
    "sqlalchemy.orm",
    "moin_desktop.models.project",
    "moin_desktop.models.surveys",
    "moin_desktop.importing",
    "moin_desktop.ui.data.place",
    "pyqtgraph",
    "moin_desktop.ui.explore.place",
    "moin_desktop.ui.findings.place",
)
"""In order of need; loaded one at a time while nobody is doing anything."""


class Preloading(QObject):
    """Imports what is heavy after the first paint, a piece at a time, so that nothing waits for it later."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left = list(HEAVY)
        self._timer = QTimer(self)
        self._timer.setInterval(IDLE_MS)
        self._timer.timeout.connect(self._on_idle)
        self._timer.start()

    def _on_idle(self) -> None:
        if not self._left:
            self._timer.stop()
            return
        importlib.import_module(self._left.pop(0))


class AfterPaint(QObject):
    """Does something once, when a window has been painted for the first time; also when it is not to be seen."""

    def __init__(self, window: QWidget, act: Callable[[], object]) -> None:
        super().__init__(window)
        self._act: Callable[[], object] | None = act
        window.installEventFilter(self)
        QTimer.singleShot(UNSEEN_MS, self._do)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # What lies in the window is painted in the same turn of the loop.
            QTimer.singleShot(0, self._do)
        return False

    def _do(self) -> None:
        act, self._act = self._act, None
        if act is not None:
            act()


class Waiting(QObject):
    """Keeps a reading process and an empty project waiting for the next file: made when nobody waits for anything,
    never within a job."""

    def __init__(self, parent: QObject, jobs: Sequence[Jobs]) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._on_quiet)
        for one in jobs:
            one.ended.connect(self._timer.start)
        self._timer.start()

    def _on_quiet(self) -> None:
        if not any(one.is_busy for one in self._jobs):
            from moin_desktop.importing import waiting
            from moin_desktop.models import project

            waiting.start()
            project.prepare()

    def stop(self) -> None:
        """End the process that waits, for the end of the program."""
        self._timer.stop()
        if "moin_desktop.importing.waiting" in sys.modules:
            from moin_desktop.importing import waiting

            waiting.stop()


def application(argv: Sequence[str]) -> QApplication:
    """The application object, dressed; the one there is when a test has made it."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    if os.environ.get("MOIN_NO_NATIVE_DIALOGS"):
        QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    app = QApplication(list(argv))
    app.setApplicationName("moin-desktop")
    app.setApplicationDisplayName("")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("moin-desktop")
    app.setStyle("Fusion")
    return app


def window(settings: Settings, app: QApplication, crash: Crash) -> MainWindow:
    """The window, not yet shown; known trouble that nobody was there to tell ends up in its toast."""
    fonts.load()
    theme.set_scheme(Scheme(settings.scheme))
    app.setWindowIcon(icons.icon("mark", theme.tokens().data, 64))
    app.styleHints().colorSchemeChanged.connect(theme.apply)
    app.screenAdded.connect(theme.apply)
    workspace = Workspace(app)
    crash.troubled.connect(workspace.tell_trouble, Qt.ConnectionType.QueuedConnection)
    main = MainWindow(workspace, settings)
    # Queued, so that it comes after what the bug was part of, such as the opening of a project.
    crash.happened.connect(main.on_bug, Qt.ConnectionType.QueuedConnection)
    return main


def first(asked: str, settings: Settings) -> Path | None:
    """The file to begin with: the one asked for, else the project that was open when the window closed."""
    if asked:
        return Path(asked)
    recent = settings.recent_there
    return recent[0] if settings.reopen and recent else None


def run(argv: Sequence[str]) -> int:
    """Open the window, on the file named in ``argv`` where there is one; the exit status."""
    i18n.use_system_language()
    app = application([sys.argv[0]])
    crash = Crash(app)
    crash.install()
    settings = Settings.load()
    main = window(settings, app, crash)
    path = first(next((word for word in argv if not word.startswith("-")), ""), settings)
    if path is None:
        main.start()
    main.show()

    def begin() -> None:
        gc.freeze()
        gc.enable()
        try:
            if path is not None:
                main.begin(path)
        finally:
            Preloading(main)
            motion.allow(not settings.reduced_motion)

    AfterPaint(main, begin)
    waiting = Waiting(main, app.findChildren(Jobs))
    try:
        return app.exec()
    finally:
        waiting.stop()
        crash.remove()
