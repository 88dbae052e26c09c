"""The answers as cards, one of them current; only those in sight are laid out, so that 100,000 scroll like fifty."""

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui.coding import keys, lines
from moin_desktop.ui.coding.card import TOP, Card, left
from moin_desktop.ui.coding.coding import Coding
from moin_desktop.ui.coding.lines import PITCH
from moin_desktop.ui.coding.model import AnswersModel, row_of

_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Cards(QTreeView):
    """A tree without branches: unlike a list it asks for the height of a card only when the card is in sight."""

    digit_pressed = Signal(str, bool)
    """The digit, and whether to stay at this answer."""
    acted = Signal(str)
    """The name of what a key does."""

    def __init__(self, coding: Coding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._coding = coding
        self._caret = 0
        self._from: int | None = None
        self._dragging = False
        self._silent = False
        self._together = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setAccessibleName(_("Answers to code"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "bare")
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setUniformRowHeights(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        self.answers = AnswersModel(self._coding, self)
        self.setModel(self.answers)
        self.card = Card(self._coding, self.viewport())
        self.setItemDelegate(self.card)

    def _connect(self) -> None:
        coding = self._coding
        self.selectionModel().selectionChanged.connect(self._on_selected)
        self.selectionModel().currentChanged.connect(self._on_selected)
        coding.current_changed.connect(self._on_current)
        coding.marked.connect(self._on_marked)
        coding.given_changed.connect(self._on_given)

    # The current answer

    def _on_current(self) -> None:
        """Show the current answer, with a little of those around it."""
        index, before = self.answers.at(self._coding.row), self.card.window.row
        self._caret, self._from = 0, None
        if self.card.window.row != self._coding.row:
            self.card.window.row, self.card.window.first = self._coding.row, 0
        if index.isValid() and index != self.currentIndex():
            self._silent = True
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self._silent = False
        for one in {before, self._coding.row}:
            self.update(self.answers.at(one))
        if self._coding.chosen or self._together:
            self.viewport().update()
        self._together = bool(self._coding.chosen)
        if index.isValid():
            beside = self.answers.index(index.row() + 1)
            if beside.isValid():
                self.scrollTo(beside)
            self.scrollTo(index)

    def _on_given(self) -> None:
        touched = self._coding.touched
        if touched is None:
            self.viewport().update()
        for row in touched or ():
            self.update(self.answers.at(row))

    def _on_selected(self, _one: QItemSelection | QModelIndex, _other: QItemSelection | QModelIndex) -> None:
        index = self.currentIndex()
        if self._silent or not index.isValid():
            return
        chosen = sorted(one.row() for one in self.selectionModel().selectedRows())
        self._coding.go(row_of(index), tuple(self._coding.rows[at] for at in chosen))

    def go_by(self, by: int) -> None:
        """Go to the next or previous answer; at the end one stays."""
        at = self.currentIndex().row() + by
        if 0 <= at < self.answers.rowCount():
            self._coding.go(self._coding.rows[at])
        elif self._coding.chosen:
            self._coding.go(self._coding.row)
            self._on_current()

    # Words

    def _text(self) -> str:
        return self._coding.words(self._coding.row)

    def _on_marked(self) -> None:
        if self._coding.mark is None:
            self._caret += self._from is not None  # what follows the words marked last comes next
            self._from = None
        self.update(self.currentIndex())

    def _mark_words(self, one: int, other: int) -> None:
        """Mark from one word to another, whichever comes first."""
        there = lines.words(self._text())
        if there:
            low, high = sorted((min(max(one, 0), len(there) - 1), min(max(other, 0), len(there) - 1)))
            self._coding.set_mark((there[low][0], there[high][1]))
            self._see(there[min(max(other, 0), len(there) - 1)][0])

    def _step_word(self, by: int) -> None:
        """Mark one word more, or one less; the first step marks the word at the caret."""
        if not lines.words(self._text()):
            return
        if self._from is None:
            self._from = self._caret
        else:
            self._caret = min(max(self._caret + by, 0), len(lines.words(self._text())) - 1)
        self._mark_words(self._from, self._caret)

    def _move_word(self, by: int) -> None:
        """Mark the word beside the one marked last, alone."""
        there = len(lines.words(self._text()))
        if there:
            self._caret = min(max(self._caret + (by if self._coding.mark else 0), 0), there - 1)
            self._from = self._caret
            self._mark_words(self._caret, self._caret)

    def _see(self, at: int) -> None:
        """Bring a place of a long answer into sight."""
        made, most = self.card.lines(self._coding.row, self.viewport().width()), self.card.most()
        line, first = made.line_of(at), self.card.window.first
        self.card.window.first = min(max(first, line - most + 1), line)
        self.viewport().update()

    def _turn(self, by: int) -> bool:
        """See more of a long answer; whether there was more."""
        made, most = self.card.lines(self._coding.row, self.viewport().width()), self.card.most()
        window = self.card.window
        wanted = min(max(window.first + by * (most - 1), 0), max(0, made.count - most))
        if wanted == window.first:
            return False
        window.first = wanted
        self.viewport().update()
        return True

    def _word_at(self, point: QPointF) -> int:
        """The word of the current answer under a point; -1 outside its words."""
        rect = self.visualRect(self.currentIndex())
        width = float(self.viewport().width())
        row = self._coding.row
        within = point - QPointF(rect.left() + left(width), rect.top() + TOP - self.card.first(row) * PITCH)
        made = self.card.lines(row, width)
        if not within.x() >= -12 or not -4 <= within.y() <= made.height + 4:
            return -1
        return lines.word_at(self._text(), made.place_at(within))

    # Events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        plain = not event.modifiers() and event.button() == Qt.MouseButton.LeftButton
        at = self._word_at(event.position()) if plain and self.currentIndex().isValid() else -1
        self._dragging = at >= 0
        self._coding.set_mark(None)
        if at >= 0:
            self._caret, self._from = at, at

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._dragging or self._from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        at = self._word_at(event.position())
        if at >= 0 and (at != self._from or self._coding.mark is not None):
            self._caret = at
            self._mark_words(self._from, at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._dragging = False
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self._word_at(event.position())
        if at >= 0:
            self._caret = self._from = at
            self._mark_words(at, at)

    def event(self, event: QEvent) -> bool:
        """Keys of coding come before the shortcuts of the window that have the same key."""
        over = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if over and isinstance(event, QKeyEvent) and (keys.digit(event) or keys.act(event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.take(event):
            event.ignore()

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key says; False for a key that says nothing here."""
        code, shifted = event.key(), bool(event.modifiers() & _SHIFT)
        if digit := keys.digit(event):
            self.digit_pressed.emit(digit, keys.stays(event))
        elif code in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.go_by(-1 if shifted else 1)
        elif code in {Qt.Key.Key_Left, Qt.Key.Key_Right} and not event.modifiers() & ~_SHIFT:
            (self._step_word if shifted else self._move_word)(1 if code == Qt.Key.Key_Right else -1)
        elif code in {Qt.Key.Key_PageDown, Qt.Key.Key_PageUp} and self._turn(1 if code == Qt.Key.Key_PageDown else -1):
            pass
        elif code == Qt.Key.Key_Escape and (self._coding.mark or self._coding.chosen):
            self._let_go()
        elif name := keys.act(event):
            self.acted.emit(name)
        elif code in _MOVES:
            super().keyPressEvent(event)
        else:
            return False
        return True

    def _let_go(self) -> None:
        """First of the words, then of the answers chosen together."""
        if self._coding.mark is not None:
            self._coding.set_mark(None)
        else:
            self.setCurrentIndex(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()


_MOVES = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}
