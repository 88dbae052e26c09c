"""The line at the foot of the window: whose step it takes back, where it stands, and that it leaves the keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moin_desktop.models import notes
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.ui.seen import click, key, settle, texts


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
        key(place, Qt.Key.Key_K)
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


def test_the_toast_leaves_the_foot_of_the_chart_free(window: MainWindow, sampled: Workspace) -> None:
    place = explore(window, sampled)
    key(place, Qt.Key.Key_K)
    settle()
    toast = window.toast
    left = toast.mapTo(window, toast.rect().topLeft()).x()
    assert left >= place.inspector.mapTo(window, place.inspector.rect().topLeft()).x()
    assert toast.mapTo(window, toast.rect().bottomRight()).x() < window.width()
