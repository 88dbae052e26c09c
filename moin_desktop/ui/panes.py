"""The parts of a window that F6 goes through: widgets whose property "pane" is set."""

from collections.abc import Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


@runtime_checkable
class Starting(Protocol):
    """A place that says where the focus begins."""

    def first_focus(self) -> QWidget:
        """Where the focus begins."""


def beginning(place: QWidget) -> QWidget | None:
    """Where the focus begins in a place."""
    return place.first_focus() if isinstance(place, Starting) else place.focusProxy() or first_field(place)


def inside(place: QWidget) -> list[QWidget]:
    """The panes of a place; the place itself where it names none."""
    return [pane for pane in place.findChildren(QWidget) if pane.property("pane")] or [place]


def step(panes: Sequence[QWidget], by: int) -> None:
    """Move the focus to the next or previous pane that can have it."""
    reached = [pane for pane in panes if first_field(pane) is not None]
    focus = QApplication.focusWidget()
    here = next((i for i, pane in enumerate(reached) if focus is not None and pane.isAncestorOf(focus)), -1)
    if reached:
        target = first_field(reached[(here + by) % len(reached)])
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)


def first_field(pane: QWidget) -> QWidget | None:
    """The first part of a pane that can have the focus, in the order Tab goes; None when there is none."""
    part: QWidget | None = pane
    for _step in range(4000):
        if part is None:
            break
        reached = part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled() and part.isVisible()
        if reached and (part is pane or pane.isAncestorOf(part)):
            return part
        part = part.nextInFocusChain()
        if part is pane:
            break
    return None


def neighbour(window: QWidget, here: QWidget, forward: bool) -> QWidget | None:
    """What Tab reaches next in a window; None when there is nothing.

    Qt's own search leaves out everything between a widget and its focus proxy, so a place that gives its focus to the
    chart in its middle would lose the list before it.
    """
    part = here
    for _step in range(4000):
        after = part.nextInFocusChain() if forward else part.previousInFocusChain()
        if after is None or after is here:
            return None
        part = after
        tabbed = part.focusPolicy() & Qt.FocusPolicy.TabFocus and part.isEnabled() and part.isVisible()
        if tabbed and part.focusProxy() is None and part.window() is window:
            return part
    return None
