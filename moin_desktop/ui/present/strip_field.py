"""Typing on the strip itself, where there is one screen: a real line, so that every input method works in it."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import fonts
from moin_desktop.ui.present.scene import STRIP_WORDS, Frame
from moin_desktop.ui.present.session import Session


class StripField(QLineEdit):
    """Lies over the words of the strip; Enter pins, Tab goes between the words and who says them."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._wall = session, parent
        self.setFrame(False)
        self.setProperty("look", "strip")
        self.setTextMargins(0, 0, 0, 0)
        self.textEdited.connect(self._on_edited)
        self.hide()

    def follow(self, frame: Frame | None) -> None:
        """Lie where the strip is, and leave with it."""
        writing, strip = self._session.writing, frame.strip if frame is not None else None
        there = strip is not None and frame is not None and writing.open and not self._session.cover
        if there and strip is not None and frame is not None:
            self.setFont(fonts.serif(STRIP_WORDS * frame.scale))
            self.setGeometry(strip.field.adjusted(-2, 0, 0, 0).toRect())
            self._dress()
            self.setAccessibleName(_("Who says it") if writing.naming else _("Note from the room"))
            text = writing.author if writing.naming else writing.words
            if self.text() != text:
                self.setText(text)
        if there and not self.isVisible():
            self.show()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        elif not there and self.isVisible():
            self.hide()
            self._wall.setFocus(Qt.FocusReason.OtherFocusReason)

    def _dress(self) -> None:
        """The colours of the room's window, which are not the program's."""
        tokens, role = self._session.tokens, QPalette.ColorRole
        sheet = f"background: {tokens.note_wash.name()}; color: {tokens.ink.name()}; border: none; padding: 0;"
        if self.styleSheet() != sheet:
            self.setStyleSheet(sheet)
        palette = self.palette()
        palette.setColor(role.Highlight, tokens.accent)
        palette.setColor(role.HighlightedText, tokens.on_accent)
        self.setPalette(palette)

    def _on_edited(self, text: str) -> None:
        writing = self._session.writing
        if writing.naming:
            writing.sign(text)
        else:
            writing.write(text)

    def event(self, event: QEvent) -> bool:
        typed = event if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) else None
        if typed is not None and typed.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._name(not self._session.writing.naming)
            return True
        return super().event(event)

    def _name(self, naming: bool) -> None:
        self._session.writing.name(naming)
        if naming:
            self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        writing = self._session.writing
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if writing.naming:
                self._name(False)
            else:
                writing.pin()
        elif event.key() == Qt.Key.Key_Escape:
            writing.drop()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._session.step_light(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)
