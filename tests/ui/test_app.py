"""Starting: what is opened first, and that nothing heavy is loaded before the window is painted."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moin_desktop import app
from moin_desktop.ui import theme
from moin_desktop.ui.crash import Crash
from moin_desktop.ui.settings import Settings

HEAVY = (
    *("numpy", "sqlalchemy", "sqlite3", "pyqtgraph", "openpyxl", "xlsxwriter", "python_calamine", "multiprocessing"),
    *("moin_desktop.importing", "moin_desktop.exporting", "moin_desktop.models", "moin_desktop.analysis.survey"),
)

PAINTED = f"""
import sys
from moin_desktop import app
from moin_desktop.ui.crash import Crash
from moin_desktop.ui.settings import Settings

qt = app.application(["moin-desktop"])
window = app.window(Settings.load(), qt, Crash(qt))
window.start()
window.show()
qt.processEvents()
print([m for m in {HEAVY!r} if m in sys.modules])
"""


def test_nothing_heavy_is_loaded_before_the_first_paint() -> None:
    told = subprocess.run([sys.executable, "-c", PAINTED], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


def test_the_file_asked_for_comes_first_then_the_last_project(tmp_path: Path) -> None:
    settings = Settings(recent=[str(tmp_path / "last.moin")], reopen=True)
    assert app.first("", settings) is None
    (tmp_path / "last.moin").touch()
    assert app.first("", settings) == tmp_path / "last.moin"
    assert app.first("survey.csv", settings) == Path("survey.csv")
    settings.reopen = False
    assert app.first("", settings) is None


def test_the_window_is_dressed_as_it_was_left(qapp: QApplication, settings: Settings) -> None:
    settings.scheme = "dark"
    made = app.window(settings, qapp, Crash(qapp))
    assert theme.is_dark()
    assert app.application(["again"]) is qapp
    made.close()
    theme.set_scheme(theme.Scheme.LIGHT)


def test_what_is_heavy_is_loaded_in_idle_slices(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app, "HEAVY", ("wave", "moin_desktop.models.project"))
    monkeypatch.delitem(sys.modules, "wave", raising=False)
    monkeypatch.setattr(app, "IDLE_MS", 1)
    app.Preloading(qapp)
    qtbot.waitUntil(lambda: "wave" in sys.modules)
