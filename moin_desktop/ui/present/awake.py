"""No screen goes dark while a room looks at it: each system is asked in its own way."""

import subprocess
import sys

from moin_desktop.i18n import _

_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2
"""Windows: ES_CONTINUOUS, ES_SYSTEM_REQUIRED, ES_DISPLAY_REQUIRED of SetThreadExecutionState."""
_WAIT_MS = 300
_SAVER, _CONNECTION = "org.freedesktop.ScreenSaver", "moin-presenting"


class Awake:
    """Keeps the screens awake from ``keep`` until ``release``; both may be called again and again."""

    def __init__(self) -> None:
        self._on_bus = False
        self._process: subprocess.Popen[bytes] | None = None
        self.is_kept = False
        """Whether the system was asked, and did not refuse."""

    def keep(self) -> None:
        """Ask the system to leave its screens on."""
        if self.is_kept:
            return
        if sys.platform == "win32":
            self.is_kept = _windows(_CONTINUOUS | _SYSTEM | _DISPLAY)
        elif sys.platform == "darwin":
            self._caffeinate()
        else:
            self._inhibit()

    def release(self) -> None:
        """Let the system do again as it likes."""
        if sys.platform == "win32" and self.is_kept:
            _windows(_CONTINUOUS)
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
        if self._on_bus:
            from PySide6.QtDBus import QDBusConnection

            # A screen saver lets go of what was asked over a connection that is closed.
            QDBusConnection.disconnectFromBus(_CONNECTION)
        self._process, self._on_bus, self.is_kept = None, False, False

    def _caffeinate(self) -> None:
        """macOS: its own tool, which ends by itself should this program."""
        import os

        try:
            self._process = subprocess.Popen(["/usr/bin/caffeinate", "-d", "-i", "-w", str(os.getpid())])
        except OSError:
            return
        self.is_kept = True

    def _inhibit(self) -> None:
        """Linux: the screen saver of the desktop, asked over the session's bus as freedesktop.org names it."""
        from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _CONNECTION)
        self._on_bus = True
        if bus.isConnected():
            asked = QDBusMessage.createMethodCall(_SAVER, "/org/freedesktop/ScreenSaver", _SAVER, "Inhibit")
            asked.setArguments(["MOIN Desktop", _("Presenting")])
            said = bus.call(asked, QDBus.CallMode.Block, _WAIT_MS)
            self.is_kept = said.type() is QDBusMessage.MessageType.ReplyMessage


def _windows(wanted: int) -> bool:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  # only Windows has it
    return bool(kernel.SetThreadExecutionState(ctypes.c_uint(wanted)))
