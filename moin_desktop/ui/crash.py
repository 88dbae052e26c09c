"""What happens to a bug: it is written to a log, and one window tells it with details to copy. The project is safe."""

import faulthandler
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit

from moin_desktop import __version__
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.paths import settings_folder
from moin_desktop.ui import controls, fonts

LOG_KEPT = 256 * 1024
Bug = tuple[type[BaseException], BaseException, TracebackType | None]


def log_file() -> Path:
    """Where bugs are written."""
    return settings_folder() / "errors.log"


class CrashDialog(QDialog):
    """Says that something went wrong, that the project is safe, and what to send to whoever can mend it."""

    def __init__(self, details: str) -> None:
        super().__init__()
        self._details = details
        self.setWindowTitle(_("Something went wrong"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(640, 420)
        page = controls.column(self, 12, (28, 24, 28, 20))
        page.addWidget(controls.label(_("Something went wrong"), 27, 600, serif=True))
        words = _(
            "The last thing asked for could not be done. This is a fault of the program. Your project is safe: "
            "every change before it is on the disk. The next start begins with the first page."
        )
        page.addWidget(controls.label(words, 14, wrap=True))
        told = QPlainTextEdit(details)
        told.setAccessibleName(_("Details of the fault"))
        told.setReadOnly(True)
        told.setFont(fonts.sans(12.5))
        page.addWidget(told, 1)
        where = _("The details hold no answers. They are also kept in {file}.").format(file=log_file())
        page.addWidget(controls.label(where, 12.5, 400, "ink2", wrap=True))
        foot = controls.row()
        foot.addStretch()
        self.copy = controls.button(_("Copy details"), "", "copy")
        self.copy.clicked.connect(self._on_copy)
        self.carry_on = controls.button(_("Carry on"), "primary")
        self.carry_on.clicked.connect(self.accept)
        foot.addWidget(self.copy)
        foot.addWidget(self.carry_on)
        page.addLayout(foot)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        self.copy.set_text(_("Copied"))


class Crash(QObject):
    """Catches every error nobody expected, in any thread; shows one window at a time."""

    happened = Signal(str)
    troubled = Signal(object)
    """A MoinError that came up where nobody could tell it, such as a damaged column met while painting."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._dialog: CrashDialog | None = None
        self._faults: TextIO | None = None
        # Queued, so that a bug in any thread, or inside a paint event, is told from the event loop.
        self.happened.connect(self._on_happened, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over unexpected errors, and write hard crashes of the process to the log too."""
        sys.excepthook = self.take
        threading.excepthook = self._on_thread
        try:
            self._faults = log_file().open("a", encoding="utf-8")
        except OSError:
            return
        faulthandler.enable(self._faults)

    def remove(self) -> None:
        """Give the hooks back."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()
            self._faults = None

    def take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log one error and tell it; known trouble is no bug, and an interrupt from the keyboard ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.exit(130)
            return
        if isinstance(error, MoinError):
            self.troubled.emit(error)
            return
        details = in_words((kind, error, trace))
        write(details)
        if sys.stderr is not None:
            sys.stderr.write(details)
        self.happened.emit(details)

    def _on_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.take(args.exc_type, args.exc_value, args.exc_traceback)

    def _on_happened(self, details: str) -> None:
        if self._dialog is not None:
            return
        self._dialog = CrashDialog(details)
        self._dialog.destroyed.connect(self._on_closed)
        self._dialog.open()

    def _on_closed(self) -> None:
        self._dialog = None


def in_words(bug: Bug) -> str:
    """Versions and traceback; the words of the error's own message stay, the answers of the survey are not in it."""
    import platform
    from datetime import UTC, datetime

    import PySide6

    head = (
        f"MOIN Desktop {__version__}, Python {platform.python_version()}, Qt {PySide6.__version__}, "
        f"{platform.platform()}, {datetime.now(UTC).isoformat(timespec='seconds')}\n"
    )
    return head + "".join(traceback.format_exception(*bug))


def write(details: str, file: Callable[[], Path] = log_file) -> None:
    """Put one error at the end of the log, which is kept short; a full disk is borne in silence."""
    try:
        path = file()
        before = path.read_bytes()[-LOG_KEPT:] if path.exists() and path.stat().st_size > LOG_KEPT else None
        if before is not None:
            path.write_bytes(before)
        with path.open("a", encoding="utf-8") as log:
            log.write(details + "\n")
    except OSError:
        return
