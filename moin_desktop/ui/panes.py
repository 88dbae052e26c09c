"""The parts of a window that F6 goes through: widgets whose property "pane" is set."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget


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
