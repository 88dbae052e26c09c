"""What keyboard and screen readers hold of a painted chart: an invisible button over each mark and the headline."""

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from moin_desktop.ui.charts import drawing

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
        self.setGeometry(reachable(rect))

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


class TitleHandle(Handle):
    """The headline's handle: letters typed on it are for the headline, not for the window's keys."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and types(event):
            event.accept()
            return True
        return super().event(event)


def types(event: QKeyEvent) -> bool:
    """Whether a key writes something."""
    return bool(event.text().strip()) and event.text().isprintable() and not event.modifiers() & _COMMANDS


_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


def reachable(rect: QRectF) -> QRect:
    """A rectangle large enough to be hit, around the middle of a small one."""
    grown = QRectF(rect)
    if grown.height() < LEAST:
        grown.setTop(rect.center().y() - LEAST / 2)
        grown.setHeight(LEAST)
    grown.setWidth(max(grown.width(), LEAST))
    return grown.toAlignedRect()


class HeadlineEdit(QLineEdit):
    """The headline while it is typed, at exactly its place on the chart."""

    done = Signal(str, bool)
    """The text, and whether it is meant (Enter or leaving) or given up (Escape)."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "headline")
        self.setFont(drawing.headline_font(1.0))
        self.setMaxLength(300)
        self.hide()

    def begin(self, headline: str, placeholder: str, rect: QRectF, typed: str = "") -> None:
        """Show the headline for typing; ``typed`` takes the place of what was there."""
        self.setPlaceholderText(placeholder)
        self.setText(typed or headline)
        room = QRect(round(rect.left()) - 2, round(rect.top()) - 2, round(rect.width()) + 4, 40)
        self.setGeometry(room)
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not typed:
            self.selectAll()

    def _finish(self, meant: bool) -> None:
        if self.isVisible():
            self.hide()
            self.done.emit(self.text().strip(), meant)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self._finish(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._finish(False)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._finish(True)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() in _OWN:
            event.accept()
            return True
        return super().event(event)


_OWN = {Qt.Key.Key_Escape, Qt.Key.Key_F2}
