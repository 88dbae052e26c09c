"""The one button a room ever sees: Start, in the colours of the wall and as large as its words."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import fonts
from moin_desktop.ui.theme import Tokens


class StartButton(QAbstractButton):
    """Begins; only its size and colours are the wall's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._scale = 1.0
        self._tokens: Tokens | None = None
        self.setText(_("Start"))
        self.setAccessibleName(_("Start"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    def fit(self, scale: float, tokens: Tokens) -> None:
        """Be as large as a screen asks for."""
        self._scale, self._tokens = scale, tokens
        self.resize(round(110 * scale), round(34 * scale))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._tokens is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._tokens.ink, 3) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(self._tokens.accent)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 6 * self._scale, 6 * self._scale)
        painter.setFont(fonts.sans(15 * self._scale, 600))
        painter.setPen(self._tokens.on_accent)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
