"""Screens stay awake while presenting, where the system can be asked; and nothing is lost where it cannot."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from moin_desktop.ui.present.awake import Awake
from tests.conftest import ROOT

SAVER = """
import sys
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Slot, ClassInfo
from PySide6.QtDBus import QDBusConnection

app = QCoreApplication(sys.argv)
bus = QDBusConnection.sessionBus()


@ClassInfo({"D-Bus Interface": "org.freedesktop.ScreenSaver"})
class Saver(QObject):
    @Slot(str, str, result="uint")
    def Inhibit(self, who, why):
        print("kept", who, why, flush=True)
        return 7


saver = Saver()
bus.registerObject("/org/freedesktop/ScreenSaver", saver, QDBusConnection.RegisterOption.ExportAllSlots)
bus.registerService("org.freedesktop.ScreenSaver")
print("ready", flush=True)
QTimer.singleShot(20_000, app.quit)
app.exec()
"""
ASKING = """
import sys
from PySide6.QtCore import QCoreApplication
app = QCoreApplication(sys.argv)
from moin_desktop.ui.present.awake import Awake
awake = Awake()
awake.keep(); awake.keep()
print(awake.is_kept)
awake.release(); awake.release()
print(awake.is_kept)
"""


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="asks over the bus of a Linux desktop")
@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="no session bus to start")
def test_the_screen_saver_is_asked_once_and_let_go(tmp_path: Path) -> None:
    saver, asking = tmp_path / "saver.py", tmp_path / "asking.py"
    saver.write_text(SAVER, encoding="utf-8")
    asking.write_text(ASKING, encoding="utf-8")
    script = f'"{sys.executable}" "{saver}" > "{tmp_path}/said" & pid=$!\n'
    script += f'for i in $(seq 100); do grep -q ready "{tmp_path}/said" && break; sleep 0.1; done\n'
    script += f'"{sys.executable}" "{asking}"\nkill $pid; wait $pid 2>/dev/null; cat "{tmp_path}/said"\n'
    command, env = ["dbus-run-session", "--", "bash", "-c", script], {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=env, check=False)
    assert done.stdout.splitlines() == ["True", "False", "ready", "kept MOIN Desktop Presenting"], done.stderr


def test_without_a_bus_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all")
    awake = Awake()
    if sys.platform not in {"win32", "darwin"}:
        awake.keep()
        assert not awake.is_kept
    awake.release()
    assert not awake.is_kept
