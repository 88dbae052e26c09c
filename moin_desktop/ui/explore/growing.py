"""Text to be edited where it is read: without a frame until it is used, as high as its words."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from moin_desktop.ui.fields import CommittingText


class GrowingText(CommittingText):
    """A text field as high as its text."""

    def __init__(self, name: str, placeholder: str, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent)
        self.setProperty("look", "bare")
        self.setFont(font)
        self.document().setDocumentMargin(2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        lines = 0
        block = self.document().firstBlock()
        while block.isValid():
            lines += max(1, block.layout().lineCount())
            block = block.next()
        least = 2 if not self.toPlainText() else 1
        high = round(QFontMetricsF(self.font()).lineSpacing() * max(least, lines)) + 18
        if high != self.height():
            self.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()
