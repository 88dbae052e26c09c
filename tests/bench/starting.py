"""From the start of the process to the first painted window, beside an empty window of the same toolkit."""

# Whatever is imported here counts for both sides: as little as can be.
import os
from collections.abc import Callable


def _end_when_painted() -> object:
    """End this process when the first window has been painted; keep what this gives back."""
    from PySide6.QtCore import QCoreApplication, QEvent, QObject
    from PySide6.QtWidgets import QMainWindow

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and isinstance(watched, QMainWindow):
                # Its children are painted in the same turn of the loop; timers come after what is posted.
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), 1)
            return False

        def customEvent(self, event: QEvent) -> None:
            os._exit(0)

    app = QCoreApplication.instance()
    assert app is not None
    watch = Watch(app)
    app.installEventFilter(watch)
    return watch


def ours() -> Callable[[], object]:
    """The program as it starts, on its first page."""
    from moin_desktop.__main__ import main

    def work() -> None:
        from moin_desktop.app import application

        # The application object is made a little earlier, so that somebody can watch.
        application(["moin-desktop"])
        watch = _end_when_painted()
        main([])
        raise RuntimeError(watch)

    return work


def empty_window() -> Callable[[], object]:
    """A window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    def work() -> None:
        app = QApplication(["empty"])
        window = QMainWindow()
        window.resize(1440, 900)
        watch = _end_when_painted()
        window.show()
        app.exec()
        raise RuntimeError(watch)

    return work
