"""Where a note is written: its words, who says it, Enter to pin it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPlainTextEdit, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class _Words(QPlainTextEdit):
    """The words of a note; Shift+Enter breaks a line."""

    entered = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and not shifted:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class _Author(QLineEdit):
    """Who says it."""

    entered = Signal()
    given_up = Signal()
    _clicked_into = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._clicked_into = event.reason() is Qt.FocusReason.MouseFocusReason
        self.selectAll()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self._clicked_into:  # the author proposed is taken or typed over, seldom changed
            self.selectAll()
        self._clicked_into = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.entered.emit()  # not QLineEdit's own, which lets the key go on to the place behind the editor
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


@dataclass(frozen=True, slots=True)
class Draft:
    """A note that is not pinned yet, or an old one half changed."""

    about: str
    words: str
    author: str
    note: str = ""


class NoteEditor(QFrame):
    """A new note, or an old one being changed."""

    pinned = Signal(str, str)
    """Words, author."""
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = ""
        """The id of the note being changed; empty for a new one."""
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setProperty("look", "note")
        self.about = controls.elided(px=12.5, weight=600, tone="ink2")
        self.words = _Words()
        self.words.setAccessibleName(_("Note"))
        self.words.setPlaceholderText(_("What was said"))
        self.words.setFont(fonts.serif(15.5))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(92)
        self.author = _Author()
        self.author.setAccessibleName(_("Who says it"))
        self.author.setPlaceholderText(_("Who says it: a table, a name"))
        self.author.setFont(fonts.sans(13.5))
        self.author.setFixedHeight(36)
        self.pin = controls.button(_("Pin"), "primary", "pin", name=_("Pin this note"))
        self.cancel = controls.button(_("Cancel"), "quiet")
        page = controls.column(self, 8, (14, 10, 12, 12))
        page.addWidget(self.about)
        page.addWidget(self.words)
        page.addWidget(self.author)
        row = controls.row(spacing=8)
        row.addWidget(self.pin)
        row.addWidget(self.cancel)
        row.addStretch()
        page.addLayout(row)

    def _connect(self) -> None:
        self.words.entered.connect(self._on_entered)
        self.words.given_up.connect(self.given_up)
        self.author.entered.connect(self._on_entered)
        self.author.given_up.connect(self.given_up)
        self.pin.clicked.connect(self._on_entered)
        self.cancel.clicked.connect(self.given_up)

    def begin(self, about: str, words: str, author: str, note: str = "") -> None:
        """Write a new note, or change an old one."""
        self.show_draft(Draft(about, words, author, note))
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.words.selectAll()

    @property
    def draft(self) -> Draft:
        """What is written so far."""
        return Draft(self.about.text(), self.words.toPlainText(), self.author.text(), self.note)

    def show_draft(self, draft: Draft) -> None:
        """Go on with what was written; the keyboard stays where it is."""
        about, words, author, note = draft.about, draft.words, draft.author, draft.note
        self.note = note
        self.about.setText(about)
        self.words.setPlainText(words)
        self.author.setText(author)
        self.pin.set_text(_("Save note") if note else _("Pin"))
        self.pin.setAccessibleName(_("Save this note") if note else _("Pin this note"))
        self.show()

    def _on_entered(self) -> None:
        words = self.words.toPlainText().strip()
        if words:
            self.pinned.emit(words, self.author.text().strip())
        else:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
