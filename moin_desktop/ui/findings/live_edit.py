"""A text with live numbers in it: typed like any text, each number one piece that follows the answers."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPyTextObject,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from moin_desktop.analysis import live_text
from moin_desktop.analysis.live_text import Field, Said
from moin_desktop.ui import fonts, theme
from moin_desktop.ui.fields import leaves_undo

MIME = "application/x-moin-live-text"
_KIND = QTextFormat.ObjectTypes.UserObject + 1
_TOKEN = QTextFormat.Property.UserProperty + 1
_SHOWN = QTextFormat.Property.UserProperty + 2
_WAS = QTextFormat.Property.UserProperty + 3
_OBJECT = "\ufffc"
_PAD = 2.0


class Numbers(QPyTextObject):
    """Paints a number in Inter inside the serif text; one that changed is underlined in the colour of warnings."""

    def __init__(self, px: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._font = fonts.sans(px, 650)

    def intrinsicSize(self, document: QTextDocument, position: int, shape: QTextFormat) -> QSizeF:  # noqa: N802 (the name is Qt's)
        metrics = QFontMetricsF(self._font)
        around = QFontMetricsF(shape.toCharFormat().font())
        wide = metrics.horizontalAdvance(str(shape.property(_SHOWN))) + 2 * _PAD
        return QSizeF(wide, around.ascent() + around.descent())

    def drawObject(  # noqa: N802 (the name is Qt's)
        self, painter: QPainter, rect: QRectF | QRect, document: QTextDocument, position: int, shape: QTextFormat
    ) -> None:
        tokens = theme.tokens()
        changed = bool(shape.property(_WAS))
        rect = QRectF(rect)
        painter.save()
        painter.setFont(self._font)
        painter.setPen(tokens.warn if changed else tokens.ink)
        base = rect.bottom() - QFontMetricsF(shape.toCharFormat().font()).descent()
        painter.drawText(QPointF(rect.left() + _PAD, base), str(shape.property(_SHOWN)))
        if changed:
            painter.fillRect(QRectF(rect.left() + _PAD, base + 2, rect.width() - 2 * _PAD, 1.5), tokens.warn)
        painter.restore()


class LiveEdit(QTextEdit):
    """Tells ``committed`` with the stored text on Enter or when the focus leaves; Shift+Enter breaks the line.

    ``wanted`` tells that a number was asked for by typing: what was typed for it stands before the cursor.
    """

    committed = Signal(str)
    wanted = Signal(str)
    """The digits before a "%", or the "{"."""

    def __init__(self, name: str, placeholder: str, font: QFont, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept, self._name = "", name
        self._say: Callable[[Field], Said] = lambda field: Said(field.kept or live_text.GONE, field)
        self._numbers = Numbers(font.pixelSize() - 1, self)
        self._busy = False
        self.document().documentLayout().registerHandler(_KIND, self._numbers)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setProperty("look", "bare")
        self.setFont(font)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_text)
        theme.news().changed.connect(self.viewport().update)
        self._fit()

    # Words and numbers

    def show_text(self, text: str, say: Callable[[Field], Said]) -> None:
        """Show the text kept in the project, its numbers as ``say`` tells them; unsaved typing gives way."""
        self._kept, self._say = text, say
        if self.stored() != text or self._shown() != self._wanted_numbers(text):
            self._write(text)

    def _write(self, text: str) -> None:
        place = self.textCursor().position()
        self._busy = True
        self.clear()
        cursor = self.textCursor()
        self._insert_stored(cursor, text)
        self.document().clearUndoRedoStacks()
        self._busy = False
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._on_text()

    def _insert_stored(self, cursor: QTextCursor, text: str) -> None:
        plain = QTextCharFormat()
        plain.setFont(self.font())
        for piece in live_text.pieces(text):
            if isinstance(piece, Field):
                cursor.insertText(_OBJECT, self._shape(piece))
            else:
                cursor.insertText(piece, plain)

    def _shape(self, field: Field) -> QTextCharFormat:
        said = self._say(field)
        shape = QTextCharFormat()
        shape.setObjectType(_KIND)
        shape.setFont(self.font())
        shape.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        shape.setProperty(_TOKEN, field.token)
        shape.setProperty(_SHOWN, said.text)
        shape.setProperty(_WAS, said.was)
        return shape

    def insert_number(self, field: Field, instead_of: str = "") -> None:
        """Put a number at the cursor, in place of what was typed for it."""
        cursor = self.textCursor()
        if instead_of:
            moved = cursor.position() - len(instead_of)
            cursor.setPosition(moved)
            cursor.setPosition(moved + len(instead_of), QTextCursor.MoveMode.KeepAnchor)
            if cursor.selectedText() != instead_of:
                cursor = self.textCursor()
        cursor.insertText(_OBJECT, self._shape(field))
        plain = QTextCharFormat()
        plain.setFont(self.font())
        cursor.setCharFormat(plain)
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(plain)

    def stored(self) -> str:
        """The text as it is stored, its numbers as fields."""
        return self._read(lambda shape: str(shape.property(_TOKEN)))

    def plain(self) -> str:
        """The text as it reads."""
        return self._read(lambda shape: str(shape.property(_SHOWN)))

    def _read(self, number: Callable[[QTextCharFormat], str], start: int = 0, stop: int | None = None) -> str:
        lines = []
        block = self.document().begin()
        while block.isValid():
            words = []
            part = block.begin()
            while not part.atEnd():
                piece = part.fragment()
                words.append(self._words(piece.text(), piece.charFormat(), piece.position(), start, stop, number))
                part += 1
            if block.position() + block.length() > start and (stop is None or block.position() < stop):
                lines.append("".join(words))
            block = block.next()
        return "\n".join(lines)

    def _words(
        self,
        text: str,
        shape: QTextCharFormat,
        at: int,
        start: int,
        stop: int | None,
        number: Callable[[QTextCharFormat], str],
    ) -> str:
        inside = text[max(0, start - at) : None if stop is None else max(0, stop - at)]
        if shape.objectType() == _KIND:
            return "".join(number(shape) for _char in inside)
        return inside.replace(_OBJECT, "").replace("\u2028", "\n")

    def _shown(self) -> list[tuple[str, str]]:
        """What the numbers show, and what they were."""
        found: list[tuple[str, str]] = []

        def note(shape: QTextCharFormat) -> str:
            found.append((str(shape.property(_SHOWN)), str(shape.property(_WAS) or "")))
            return ""

        self._read(note)
        return found

    def _wanted_numbers(self, text: str) -> list[tuple[str, str]]:
        return [(said.text, said.was) for said in map(self._say, live_text.fields(text))]

    # Kept or given up

    @property
    def is_typed(self) -> bool:
        """Whether there is typing that was not committed."""
        return self.stored() != self._kept

    def commit(self) -> None:
        """Tell what was typed, if anything was."""
        if self.is_typed:
            self._kept = self.stored()
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
            self._write(self._kept)
        else:
            super().keyPressEvent(event)
            if event.text() in ("{", "%"):
                self.wanted.emit(self._typed_for_number())

    def _typed_for_number(self) -> str:
        """The number just typed with its sign, "55%", or the bracket."""
        cursor = self.textCursor()
        before = cursor.block().text()[: cursor.positionInBlock()]
        if before.endswith("{"):
            return "{"
        digits = len(before) - 1
        while digits and before[digits - 1].isdigit():
            digits -= 1
        return before[digits:]

    def event(self, event: QEvent) -> bool:
        if leaves_undo(event, self.is_typed or self.document().isRedoAvailable()):
            return False
        return super().event(event)

    # Copied and pasted

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 (the name is Qt's)
        cursor = self.textCursor()
        chosen = cursor.selectionStart(), cursor.selectionEnd()
        mime = QMimeData()
        mime.setText(self._read(lambda shape: str(shape.property(_SHOWN)), *chosen))
        mime.setData(MIME, self._read(lambda shape: str(shape.property(_TOKEN)), *chosen).encode())
        return mime

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 (the name is Qt's)
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 (the name is Qt's)
        own = source.data(MIME)
        cursor = self.textCursor()
        cursor.removeSelectedText()
        self._insert_stored(cursor, bytes(own.data()).decode() if not own.isEmpty() else source.text())

    # As high as its words

    def _on_text(self) -> None:
        if not self._busy:
            self.setAccessibleDescription(self.plain())
            self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(max(40, self.viewport().width()))
        least = round(QFontMetricsF(self.font()).lineSpacing() * (2 if self.document().isEmpty() else 1)) + 4
        high = max(least, round(self.document().size().height())) + 14
        if high != self.height():
            self.setFixedHeight(high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def at_cursor(self) -> QRect:
        """Where the cursor is, for what opens beneath it."""
        return self.cursorRect()
