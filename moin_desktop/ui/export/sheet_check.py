"""A check box with a title and a line that says what the sheet holds; the whole row can be clicked."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from moin_desktop.ui import fonts, icons, theme

_BOX, _TEXT_AT, _HEIGHT = 18, 30, 44


class SheetCheck(QCheckBox):
    """One sheet of the workbook."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._about = ""
        self.setAccessibleName(title)
        self.setChecked(True)
        self.setFixedHeight(_HEIGHT)

    @property
    def about(self) -> str:
        """What the sheet holds."""
        return self._about

    def set_about(self, words: str) -> None:
        """Say what the sheet holds."""
        self._about = words
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.tokens()
        box = QRectF(1.5, 4.5, _BOX, _BOX)
        painter.setPen(QPen(tokens.accent if self.isChecked() else tokens.ink3, 1.4))
        painter.setBrush(tokens.accent if self.isChecked() else tokens.panel)
        painter.drawRoundedRect(box, 4, 4)
        if self.isChecked():
            icons.paint(painter, "check", box.adjusted(2, 2, -2, -2), tokens.on_accent)
        if self.hasFocus():
            painter.setPen(QPen(tokens.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(-2, 1, -1, -1), 6, 6)
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        tokens = theme.tokens()
        painter.setPen(tokens.ink)
        painter.setFont(fonts.sans(14, 600))
        room = QRectF(_TEXT_AT, 3, self.width() - _TEXT_AT - 2, 20)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        painter.setPen(tokens.ink2)
        painter.setFont(fonts.sans(13))
        shown = painter.fontMetrics().elidedText(self._about, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room.translated(0, 19), int(Qt.AlignmentFlag.AlignVCenter), shown)
