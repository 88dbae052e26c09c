"""A note written while reading: on the marked words or on the whole answer, by whoever codes."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts


class _Words(QPlainTextEdit):
    """Enter pins, Shift+Enter breaks a line, Escape gives up."""

    entered = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not shifted:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class NoteField(QFrame):
    """The words of one note."""

    pinned = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "note")
        self.about = controls.elided(px=12.5, weight=600, tone="ink2")
        self.words = _Words()
        self.words.setAccessibleName(_("Note on this answer"))
        self.words.setPlaceholderText(_("What you noticed"))
        self.words.setFont(fonts.serif(15.5))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(84)
        pin = controls.button(_("Pin"), "primary", "pin", name=_("Pin this note"))
        cancel = controls.button(_("Cancel"), "quiet")
        page = controls.column(self, 8, (14, 10, 12, 12))
        page.addWidget(self.about)
        page.addWidget(self.words)
        row = controls.row(spacing=8)
        row.addWidget(pin)
        row.addWidget(cancel)
        row.addStretch()
        page.addLayout(row)
        self.words.entered.connect(self._pin)
        self.words.given_up.connect(self.given_up)
        pin.clicked.connect(self._pin)
        cancel.clicked.connect(self.given_up)

    @property
    def is_typed(self) -> bool:
        """Whether anything is written."""
        return bool(self.words.toPlainText().strip())

    def begin(self, about: str) -> None:
        """Write a new note; what was written about the same goes on."""
        if about != self.about.text():
            self.words.clear()
        self.about.setText(about)
        self.show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pin(self) -> None:
        words = self.words.toPlainText().strip()
        if words:
            self.words.clear()
            self.pinned.emit(words)
