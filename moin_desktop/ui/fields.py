"""Fields with a name: combo boxes, and lines and texts that are kept when one leaves them."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from moin_desktop.ui import fonts, icons, theme

ICON = 18


class Combo(QComboBox):
    """A combo box with a name screen readers find: a hidden label beside it, as Qt asks for on Linux."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buddy = QLabel(name.replace("&", "&&"), parent)
        self._buddy.setBuddy(self)
        self._buddy.hide()
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)
        self.setFont(fonts.sans(13.5, 500))
        self.setIconSize(QSize(ICON, ICON))
        self.setMinimumHeight(34)
        theme.news().changed.connect(self.update)

    def set_name(self, name: str) -> None:
        """Say another name."""
        self._buddy.setText(name.replace("&", "&&"))
        self.setAccessibleName(name)
        self.setAccessibleDescription(name)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ParentChange:
            self._buddy.setParent(self.parentWidget())
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        box = self.rect().adjusted(self.width() - 28, 0, -10, 0)
        side = 16
        arrow = box.adjusted(0, (box.height() - side) // 2, box.width() * 0, 0)
        arrow.setSize(QSize(side, side))
        tint = theme.tokens().ink2 if self.isEnabled() else theme.tokens().ctx
        icons.paint(painter, "chevron-down", arrow.toRectF(), tint)


class CommittingEdit(QLineEdit):
    """A line that tells ``committed`` on Enter or when the focus leaves, and gives up typing on Escape.

    While there is unsaved typing, Ctrl+Z belongs to the line; otherwise to the project.
    """

    committed = Signal(str)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(fonts.sans(14))
        self.setMinimumHeight(36)
        self.returnPressed.connect(self.commit)

    @property
    def is_typed(self) -> bool:
        """Whether there is typing that was not committed."""
        return self.text() != self._kept

    def show_text(self, text: str) -> None:
        """Show the text kept in the project; unsaved typing gives way."""
        self._kept = text
        if self.text() != text:
            self.setText(text)
            self.setCursorPosition(0)

    def commit(self) -> None:
        """Tell what was typed, if anything was."""
        if self.is_typed:
            self._kept = self.text()
            self.committed.emit(self._kept)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_typed:
            self.setText(self._kept)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if leaves_undo(event, self.is_typed or self.isRedoAvailable()):
            return False
        return super().event(event)


class CommittingText(QPlainTextEdit):
    """Several lines that tell ``committed`` on Enter or when the focus leaves; Shift+Enter breaks the line."""

    committed = Signal(str)

    def __init__(self, name: str, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(fonts.sans(14))
        self.setTabChangesFocus(True)

    @property
    def is_typed(self) -> bool:
        """Whether there is typing that was not committed."""
        return self.toPlainText() != self._kept

    def show_text(self, text: str) -> None:
        """Show the text kept in the project; unsaved typing gives way."""
        self._kept = text
        if self.toPlainText() != text:
            self.setPlainText(text)

    def commit(self) -> None:
        """Tell what was typed, if anything was."""
        if self.is_typed:
            self._kept = self.toPlainText()
            self.committed.emit(self._kept)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        broken = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not broken:
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self.is_typed:
            self.setPlainText(self._kept)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if leaves_undo(event, self.is_typed or self.document().isRedoAvailable()):
            return False
        return super().event(event)


def leaves_undo(event: QEvent, own: bool) -> bool:
    """Whether a field should let this Ctrl+Z or Ctrl+Shift+Z go to the window."""
    if own or event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
