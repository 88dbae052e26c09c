"""The line at the foot of the window: whose step it takes back, where it stands, and that it leaves the keyboard."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moin_desktop.models import notes
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Message, Workspace
from tests.ui.seen import click, key, press, settle, texts

SOURCE_MARGIN = 16
"""Between the source line of a chart and the lower edge of its card."""


def explore(window: MainWindow, workspace: Workspace) -> ExplorePlace:
    workspace.go("explore")
    place = window.place("explore")
    assert isinstance(place, ExplorePlace)
    settle()
    return place


def pin(workspace: Workspace, words: str) -> None:
    question = workspace.question
    assert question is not None
    workspace.do("Pin a note", notes.add, question.id, words)
    settle()


def test_undo_is_not_offered_for_a_step_that_is_not_the_last(window: MainWindow, sampled: Workspace) -> None:
    place = explore(window, sampled)
    key(place, Qt.Key.Key_K)
    settle()
    assert "Kept as a finding" in texts(window.toast)
    pin(sampled, "Another step")
    assert not window.toast.isVisible()
    sampled.undo()
    settle()
    assert "Undone: Pin a note" in texts(window.toast)
    pin(sampled, "And another")
    assert not window.toast.isVisible()


def test_words_without_a_step_stay_while_one_works_on(window: MainWindow, sampled: Workspace) -> None:
    explore(window, sampled)
    sampled.tell("Copied")
    pin(sampled, "A step")
    assert "Copied" in texts(window.toast)


def test_the_toast_never_moves_the_keyboard(window: MainWindow, sampled: Workspace) -> None:
    place = explore(window, sampled)
    for at_button in (False, True):
        press(place, Qt.Key.Key_K, Qt.Key.Key_Escape)
        settle()
        assert place.shown.finding is not None
        before = QApplication.focusWidget()
        assert place.centre.card.isAncestorOf(before or place)
        if at_button:
            window.toast.action.setFocus(Qt.FocusReason.TabFocusReason)
            QTest.keyClick(window.toast.action, Qt.Key.Key_Space)
        else:
            click(window.toast, "Undo")
        settle()
        assert place.shown.finding is None
        assert QApplication.focusWidget() is before


def test_the_toast_stands_at_the_foot_in_the_middle(window: MainWindow, sampled: Workspace) -> None:
    place = explore(window, sampled)
    key(place, Qt.Key.Key_K)
    settle()
    toast = window.toast
    stands = QRect(toast.mapTo(window, QPoint()), toast.size())
    assert abs(stands.center().x() - window.rect().center().x()) <= 1
    assert window.rect().contains(stands)
    card = place.centre.card
    lowest = card.mapTo(window, card.rect().bottomLeft()).y()
    assert stands.top() >= lowest - SOURCE_MARGIN


def test_words_that_wait_never_take_the_place_of_others(window: MainWindow, sampled: Workspace, qtbot: QtBot) -> None:
    place = explore(window, sampled)
    key(place, Qt.Key.Key_K)
    settle()
    sampled.told.emit(Message("By the way", waits=True))
    assert "Kept as a finding" in texts(window.toast)
    window.toast.leave()
    qtbot.waitUntil(lambda: "By the way" in texts(window.toast))
    assert window.toast.isVisible()
