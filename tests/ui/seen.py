"""Finding things in a window by what a person or a screen reader is told."""

from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QWidget

W = TypeVar("W", bound=QWidget)


def settle() -> None:
    """Let the window do what it has put off: layouts show new parts only then."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def named(parent: QWidget, kind: type[W], name: str) -> W:
    """The one visible widget of a kind with this accessible name."""
    settle()
    found = [w for w in parent.findChildren(kind) if w.accessibleName() == name and w.isVisible()]
    assert len(found) == 1, f"{len(found)} visible widgets called {name!r}"
    return found[0]


def click(parent: QWidget, name: str) -> None:
    """Press the button with this name by the mouse."""
    button = named(parent, QAbstractButton, name)
    assert button.isEnabled(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def texts(parent: QWidget) -> str:
    """All visible texts, one after the other."""
    settle()
    return "\n".join(label.text() for label in parent.findChildren(QLabel) if label.isVisible())


def entry(menu: QMenu, text: str) -> None:
    """Choose an entry of an open menu by the mouse."""
    action = next(a for a in menu.actions() if a.text() == text)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def popup() -> QMenu:
    """The menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def key(window: QWidget, code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, code, modifiers)


def press(window: QWidget, *codes: Qt.Key) -> None:
    """Press keys one after the other, each with the time to be seen to."""
    for code in codes:
        key(window, code)
        settle()
