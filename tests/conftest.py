"""One quiet, separate world for every test: no screen, no settings of the person who runs them, nothing left behind."""

import gc
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

# Qt reads these when the application object is made, after this file.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("MOIN_TEST_PLATFORM", "offscreen")
for variable in ("QT_SCALE_FACTOR", "QT_FONT_DPI", "QT_STYLE_OVERRIDE", "QT_QPA_PLATFORMTHEME", "LANGUAGE"):
    os.environ.pop(variable, None)
os.environ["LC_ALL"] = "C.UTF-8"

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "resources" / "sample" / "moin-2023-survey-synthetic.xlsx"
SURVEYS = ROOT.parent / "shared" / "surveys"
"""Real surveys of many platforms, kept beside the repository; tests that want them are skipped without."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that open windows come last, so that a broken number is told first."""
    items.sort(key=lambda item: _needs_qt(item))


def _needs_qt(item: pytest.Item) -> bool:
    return bool({"qapp", "qtbot"} & set(getattr(item, "fixturenames", ())))


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, data and caches of a test lie in a folder of its own."""
    home = tmp_path_factory.mktemp("home")
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / name.lower()))
    monkeypatch.setenv("LOCALAPPDATA", str(home / "local"))


@pytest.fixture
def sample() -> Path:
    """The synthetic sample survey."""
    return SAMPLE


@pytest.fixture
def surveys() -> Path:
    """The folder of real surveys."""
    if not SURVEYS.is_dir():
        pytest.skip("the real surveys are not beside this repository")
    return SURVEYS


@pytest.fixture(autouse=True)
def nothing_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """After a test with windows: every window gone, every thread of the test at its end."""
    if not _needs_qt(request.node):
        yield
        return

    from PySide6.QtCore import QCoreApplication, QEvent, QStandardPaths
    from PySide6.QtWidgets import QApplication
    from shiboken6 import createdByPython

    QStandardPaths.setTestModeEnabled(True)
    before = set(threading.enumerate())
    yield
    for widget in QApplication.topLevelWidgets():
        # Menus and the lists of combo boxes belong to other widgets, which free them themselves; so do graphics
        # layouts with the hidden widget that Qt makes for each to ask the style.
        if widget.parent() is None and createdByPython(widget):
            widget.hide()
            widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    # Collected here, in the main thread: widgets and timers must not be freed by a worker. What outlives a test is set
    # aside, or every collection would walk through it again.
    gc.collect()
    gc.freeze()
    left = [t for t in threading.enumerate() if t not in before and not t.daemon]
    for thread in left:
        thread.join(timeout=5)
    assert not [t for t in left if t.is_alive()], "a thread outlived its test"
