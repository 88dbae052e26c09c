"""Long work beside the window."""

import threading
import time

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moin_desktop.errors import MoinError
from moin_desktop.ui import jobs
from moin_desktop.ui.jobs import Jobs, Progress, Tick


def _fail(trouble: MoinError) -> None:
    raise AssertionError(trouble.message)


def test_the_result_arrives_in_the_main_thread(qapp: QApplication, qtbot: QtBot) -> None:
    runner = Jobs(qapp)
    seen: list[tuple[int, bool]] = []

    def done(result: int) -> None:
        seen.append((result, QThread.currentThread() is qapp.thread()))

    assert runner.run(lambda _tick: 42, done, _fail, "Reading")
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(42, True)]
    assert not runner.is_busy


def test_known_trouble_is_handed_over(qapp: QApplication, qtbot: QtBot) -> None:
    runner = Jobs(qapp)
    told: list[str] = []

    def work(_tick: Tick) -> None:
        raise MoinError("locked")

    runner.run(work, lambda _none: None, lambda trouble: told.append(trouble.message), "Reading")
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["locked"]


def test_a_bug_is_raised_in_the_main_thread(qapp: QApplication, qtbot: QtBot) -> None:
    runner = Jobs(qapp)

    def work(_tick: Tick) -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        runner.run(work, lambda _none: None, _fail, "Reading")
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_one_at_a_time_and_stopped_at_the_next_tick(qapp: QApplication, qtbot: QtBot) -> None:
    runner = Jobs(qapp)
    called: list[object] = []

    def work(tick: Tick) -> None:
        while True:
            tick(1, 10)
            time.sleep(0.005)

    assert runner.run(work, called.append, called.append, "Reading")
    assert not runner.run(work, called.append, called.append, "Reading")
    with qtbot.waitSignal(runner.ended):
        runner.stop()
    assert called == []
    assert not runner.is_busy


def test_progress_is_told_late_and_stop_offered_later(
    qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "SHOW_AFTER_MS", 0)
    monkeypatch.setattr(jobs, "STOP_AFTER_MS", 250)
    runner = Jobs(qapp)
    told: list[Progress] = []
    runner.progressed.connect(told.append)
    enough = threading.Event()

    def work(tick: Tick) -> None:
        tick(2, 8)
        enough.wait(20)

    runner.run(work, lambda _none: None, _fail, "Reading survey.xlsx")
    qtbot.waitUntil(lambda: bool(told) and told[-1].can_stop)
    enough.set()
    qtbot.waitUntil(lambda: not runner.is_busy)
    assert told[0] == Progress("Reading survey.xlsx", 2, 8, can_stop=False)


def test_closing_stops_and_delivers_nothing(qapp: QApplication) -> None:
    runner = Jobs(qapp)
    called: list[object] = []

    def work(tick: Tick) -> None:
        while True:
            tick(0, 0)
            time.sleep(0.005)

    runner.run(work, called.append, called.append, "Reading")
    runner.close()
    QApplication.processEvents()
    assert called == []
    assert not runner.is_busy
    runner.close()
