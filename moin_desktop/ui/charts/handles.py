"""What keyboard and screen readers hold of a painted chart: an invisible button over each mark and the headline."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

LEAST = 24.0
BY_KEYS = {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
"""How the focus comes when the ring is to be seen."""


class Handle(QToolButton):
    """A button that shows nothing and leaves the mouse to the chart beneath it."""

    focused = Signal(object, bool)
    """The handle, and whether the keyboard brought the focus."""
    pressed_key = Signal(object)
    """A QKeyEvent for the chart, which accepts what it knows."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def stand_for(self, key: str, name: str, rect: QRectF, *, chosen: str = "") -> None:
        """Lie over a mark and say its name."""
        self.key = key
        if self.accessibleName() != name:
            self.setAccessibleName(name)
        if self.accessibleDescription() != chosen:
            self.setAccessibleDescription(chosen)
        if (place := reachable(rect)) != self.geometry():
            self.setGeometry(place)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(self, event.reason() in BY_KEYS)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(None, False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.pressed_key.emit(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing: the chart paints the focus ring itself."""


def reachable(rect: QRectF) -> QRect:
    """A rectangle large enough to be hit, around the middle of a small one."""
    grown = QRectF(rect)
    if grown.height() < LEAST:
        grown.setTop(rect.center().y() - LEAST / 2)
        grown.setHeight(LEAST)
    grown.setWidth(max(grown.width(), LEAST))
    return grown.toAlignedRect()
