"""A paragraph that can be told to keep to a few lines, for cards that must leave room for what they are about."""

from PySide6.QtGui import QPaintEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from moin_desktop.ui import fonts
from moin_desktop.ui.texts import Para


class Brief(Para):
    """Wrapped text of at most ``set_lines`` lines; where it was cut, the whole is in the tooltip."""

    def __init__(self, text: str, px: float, weight: int, tone: str = "", parent: QWidget | None = None) -> None:
        self._lines = self._cut_for = 0
        super().__init__("", parent)
        self.setFont(fonts.sans(px, weight))
        self.setProperty("tone", tone)
        self.setText(" ".join(text.split()))

    def set_lines(self, lines: int) -> None:
        """Keep to so many lines; 0 for as many as the text asks for."""
        if lines != self._lines:
            self._lines = lines
            self._write()
            self._fit()

    def lines_at(self, width: int) -> int:
        """How many lines the whole text takes at a width."""
        self._write()
        return self._count(width)

    def heightForWidth(self, width: int) -> int:
        self._cut(width)
        return super().heightForWidth(width)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._cut(self.width())
        super().paintEvent(event)

    def _write(self) -> None:
        super()._write()
        self._cut_for = 0

    def _cut(self, width: int) -> None:
        """End the text in … where it asks for more lines at this width."""
        if self._cut_for == width:
            return
        if self._cut_for:
            self._write()
        self._cut_for = width
        self.setToolTip("")
        if not self._lines or self._count(width) <= self._lines:
            return
        self.setToolTip(self.text())
        last = self._document.firstBlock().layout().lineAt(self._lines - 1)
        cursor = QTextCursor(self._document)
        cursor.setPosition(last.textStart() + last.textLength())
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText("…")
        while self._count(width) > self._lines and cursor.position() > 1:
            cursor.setPosition(cursor.position() - 1)
            cursor.deletePreviousChar()
            cursor.movePosition(QTextCursor.MoveOperation.End)

    def _count(self, width: int) -> int:
        self._document.setTextWidth(width)
        self._document.size()  # lays it out
        return self._document.firstBlock().layout().lineCount()
