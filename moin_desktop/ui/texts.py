"""Words and pictures on a screen: labels, text that wraps, text that is cut, icons that follow the colours."""

import math
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from moin_desktop.ui import fonts, icons, theme

if TYPE_CHECKING:
    from PySide6.QtGui import QTextDocument


def repolish(widget: QWidget) -> None:
    """Make the style sheet look again at a property that has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget one of the looks of style.qss."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        repolish(widget)


def set_tone(widget: QWidget, tone: str) -> None:
    """Give a label another tone: "" for ink, ink2, ink3, warn, ok, note."""
    if widget.property("tone") != tone:
        widget.setProperty("tone", tone)
        repolish(widget)


def label(
    text: str = "", px: float = 14, weight: int = 400, tone: str = "", serif: bool = False, wrap: bool = False
) -> QLabel:
    """Plain text as it is; never read as markup, since texts come from files. ``wrap`` makes a ``Para``."""
    result = Para() if wrap else QLabel()
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setFont(fonts.serif(px, weight) if serif else fonts.sans(px, weight))
    result.setProperty("tone", tone)
    result.setText(text)
    return result


class Para(QLabel):
    """Wrapped text with air between its lines, that keeps the height its width asks for.

    Layouts inside layouts forget the height of wrapped labels; this one sets its own. ``set_parts`` makes some parts
    bold. Screen readers see the plain text.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[tuple[str, bool], ...] = ()
        self._height = (-1, 0)
        """The height of the text in the width it was asked for last: layouts ask again and again."""
        theme.news().changed.connect(self._write)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setMinimumWidth(40)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    @cached_property
    def _document(self) -> "QTextDocument":
        """What lays the text out; made, and all that it needs loaded, when there is text."""
        from PySide6.QtGui import QTextDocument

        made = QTextDocument(self)
        made.setDocumentMargin(0)
        made.setUndoRedoEnabled(False)
        return made

    def setText(self, text: str) -> None:  # noqa: N802 (the name is Qt's)
        self.set_parts(((text, False),))

    def set_parts(self, parts: Sequence[tuple[str, bool]]) -> None:
        """Show text of which some parts are bold."""
        if self._parts == tuple(parts):
            return
        self._parts = tuple(parts)
        super().setText("".join(text for text, _bold in parts))
        self._write()
        self._fit()

    def _write(self) -> None:
        self._height = (-1, 0)
        if not self.text():
            return
        from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor

        self._document.clear()
        self._document.setDefaultFont(self.font())
        block = QTextBlockFormat()
        serif = self.font().family() == fonts.SERIF
        block.setLineHeight(110 if serif else 117, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self._document)
        cursor.setBlockFormat(block)
        for text, bold in self._parts:
            shape = QTextCharFormat()
            shape.setFont(fonts.sans(self.font().pixelSize(), 800) if bold else self.font())
            if bold:
                shape.setForeground(theme.tokens().ink)
            cursor.insertText(text, shape)

    def heightForWidth(self, width: int) -> int:
        if not self.text():
            return 0
        if self._height[0] != width:
            self._document.setTextWidth(width)
            self._height = (width, math.ceil(self._document.size().height()))
        return self._height[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.text():
            return
        from PySide6.QtGui import QAbstractTextDocumentLayout

        self._document.setTextWidth(self.width())
        context = QAbstractTextDocumentLayout.PaintContext()
        palette: QPalette = context.palette  # type: ignore[attr-defined]  # it is there, the stubs leave it out
        palette.setColor(QPalette.ColorRole.Text, self.palette().color(self.foregroundRole()))
        context.palette = palette  # type: ignore[attr-defined]  # as above
        self._document.documentLayout().draw(QPainter(self), context)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._write()
            self._fit()

    def _fit(self) -> None:
        height = self.heightForWidth(max(self.width(), 40))
        if height != self.height():
            self.setFixedHeight(height)


class Elided(QLabel):
    """One line that ends in … where there is no room; the whole text is in the tooltip then."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(24)
        self.tip = ""
        """Shown in the tooltip in any case."""
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        painter.drawText(room, int(self.alignment() | Qt.AlignmentFlag.AlignVCenter), shown)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
            self.setToolTip("\n".join(part for part in (self.text() if cut else "", self.tip) if part))
        return super().event(event)


def elided(text: str = "", px: float = 14, weight: int = 400, tone: str = "") -> Elided:
    """A line of sans that may be cut."""
    result = Elided(text)
    result.setFont(fonts.sans(px, weight))
    result.setProperty("tone", tone)
    return result


class Picture(QWidget):
    """One of our icons as a picture."""

    def __init__(self, name: str, size: int, tone: str = "ink2") -> None:
        super().__init__()
        self._name, self._tone = name, tone
        self.setFixedSize(size, size)
        theme.news().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self._name, QRectF(self.rect()), getattr(theme.tokens(), self._tone))
