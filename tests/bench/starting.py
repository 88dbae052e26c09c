"""From the start of the process to the first painted window, beside an empty window of the same toolkit."""

# Whatever is imported here counts for both sides: as little as can be.
import os
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QMainWindow

    from moin_desktop.ui.crash import Crash
    from moin_desktop.ui.main_window import MainWindow
    from moin_desktop.ui.settings import Settings


def _end_when_painted(window: "QMainWindow") -> object:
    """End this process when a window has been painted; keep what this gives back.

    Only the window is watched: a look at every event of the application would count as the time of who has more events.
    """
    from PySide6.QtCore import QCoreApplication, QEvent, QObject

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                # Its children are painted in the same turn of the loop; timers come after what is posted.
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), 1)
            return False

        def customEvent(self, event: QEvent) -> None:
            os._exit(0)

    watch = Watch(window)
    window.installEventFilter(watch)
    return watch


def ours() -> Callable[[], object]:
    """The program as it starts, on its first page."""
    from moin_desktop.__main__ import main

    def work() -> None:
        from moin_desktop import app as program

        make, watches = program.window, []

        def watched(settings: "Settings", app: "QApplication", crash: "Crash") -> "MainWindow":
            window = make(settings, app, crash)
            watches.append(_end_when_painted(window))
            return window

        program.window = watched
        main([])
        raise RuntimeError(watches)

    return work


def empty_window() -> Callable[[], object]:
    """A window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    def work() -> None:
        app = QApplication(["empty"])
        window = QMainWindow()
        window.resize(1440, 900)
        watch = _end_when_painted(window)
        window.show()
        app.exec()
        raise RuntimeError(watch)

    return work
