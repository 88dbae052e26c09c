"""A bug is told once, with details to copy, and written to the log."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from moin_desktop.errors import MoinError
from moin_desktop.ui import crash
from moin_desktop.ui.crash import Crash, CrashDialog
from tests.ui.seen import click, settle, texts


@pytest.fixture
def hook(qapp: QApplication, dressed: None) -> Iterator[Crash]:
    """The hook, installed and given back."""
    before, threads = sys.excepthook, threading.excepthook
    made = Crash(qapp)
    yield made
    made.remove()
    sys.excepthook, threading.excepthook = before, threads


def _dialogs() -> list[CrashDialog]:
    settle()
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, CrashDialog) and w.isVisible()]


def _bug() -> BaseException:
    try:
        dict[str, int]()["q7"]
    except KeyError as error:
        return error
    raise AssertionError


def test_one_window_at_a_time(hook: Crash, qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    error = _bug()
    hook.take(type(error), error, error.__traceback__)
    hook.take(type(error), error, error.__traceback__)
    (dialog,) = _dialogs()
    assert "Your project is safe" in texts(dialog)
    assert "KeyError: 'q7'" in dialog.findChildren(QPlainTextEdit)[0].toPlainText()
    click(dialog, "Copy details")
    assert "KeyError: 'q7'" in QGuiApplication.clipboard().text()
    assert crash.log_file().read_text(encoding="utf-8").count("KeyError: 'q7'") == 2
    click(dialog, "Carry on")
    assert _dialogs() == []
    hook.take(type(error), error, error.__traceback__)
    assert len(_dialogs()) == 1


def test_a_bug_in_another_thread_is_told_too(hook: Crash, qtbot: QtBot, capsys: pytest.CaptureFixture[str]) -> None:
    hook.install()
    thread = threading.Thread(target=_raise)
    thread.start()
    thread.join()
    assert len(_dialogs()) == 1


def _raise() -> None:
    raise ZeroDivisionError


def test_the_log_stays_short(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash, "LOG_KEPT", 1000)
    file = tmp_path / "errors.log"
    for _time in range(50):
        crash.write("x" * 100, lambda: file)
    assert file.stat().st_size < 1300
    crash.write("x", lambda: tmp_path / "no" / "folder.log")


def test_known_trouble_is_no_bug(hook: Crash, qtbot: QtBot) -> None:
    told: list[MoinError] = []
    hook.troubled.connect(told.append)
    trouble = MoinError("A column is damaged.", hint="Import the file again.")
    hook.take(MoinError, trouble, None)
    assert _dialogs() == []
    assert told == [trouble]
    assert not crash.log_file().exists()
