"""Where a small window opens: at the place it was asked for, but inside the window that it belongs to."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

_EDGE = 8


def move_into(popup: QWidget, place: QPoint) -> None:
    """Put the upper left corner of a popup at a place on the screen, or as near as its window and the screen allow."""
    popup.adjustSize()
    room = popup.screen().availableGeometry()
    parent = popup.parentWidget()
    if parent is not None:
        inside = parent.window().geometry().intersected(room)
        if inside.width() > popup.width() and inside.height() > popup.height():
            room = inside
    right = room.right() - popup.width() - _EDGE
    low = room.bottom() - popup.sizeHint().expandedTo(popup.size()).height() - _EDGE
    popup.move(max(room.left() + _EDGE, min(place.x(), right)), max(room.top() + _EDGE, min(place.y(), low)))
