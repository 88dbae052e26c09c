"""The notes as a list: their words in serif under the place they are pinned to, thousands of them as quickly as ten."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from moin_desktop.i18n import _
from moin_desktop.models.note_words import about_text
from moin_desktop.ui import fonts, theme
from moin_desktop.ui.charts import text
from moin_desktop.ui.notes.book import Line
from moin_desktop.ui.notes.card import time_text

AnIndex = QModelIndex | QPersistentModelIndex
ROW, GAP = 106, 8


class NotesModel(QAbstractListModel):
    """The notes that are looked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self._since: Mapping[str, str] = {}

    def show_lines(self, lines: tuple[Line, ...], since: Mapping[str, str]) -> None:
        """Show these; ``since`` says of some what became of their number."""
        self.beginResetModel()
        self._lines, self._since = lines, since
        self.endResetModel()

    def line(self, index: AnIndex) -> Line:
        """One note."""
        return self._lines[index.row()]

    def foot(self, index: AnIndex) -> str:
        """The line below the words: that it waits, what became of its number, or what it is."""
        line = self.line(index)
        if line.waiting:
            return _("Waits for a place")
        return self._since.get(line.note.id, "") or about_text(line.note)

    def is_alarming(self, index: AnIndex) -> bool:
        """Whether the foot says that something is to be done."""
        line = self.line(index)
        return line.waiting or line.note.id in self._since

    def at(self, note: str) -> QModelIndex:
        """Where a note stands; an invalid index where it does not."""
        row = next((row for row, line in enumerate(self._lines) if line.note.id == note), -1)
        return self.index(row) if row >= 0 else QModelIndex()

    def rowCount(self, parent: AnIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: AnIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        note = self.line(index).note
        if role == Qt.ItemDataRole.DisplayRole:
            return note.text
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            parts = (note.text, self.line(index).place, note.author, self.foot(index))
            return _(", ").join(part for part in parts if part)
        return None


class NotesDelegate(QStyledItemDelegate):
    """Paints a note; colours are asked for at every painting."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnIndex) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnIndex) -> None:
        model, t = index.model(), theme.tokens()
        assert isinstance(model, NotesModel)
        line = model.line(index)
        rect: QRectF = option.rect.toRectF()  # type: ignore[attr-defined]  # it is there, the stubs leave it out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # as above
        box = rect.adjusted(1, 0, -3, -GAP)
        painter.save()
        painter.fillRect(box, t.note_wash)
        painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), t.note)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(t.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        self._words(painter, model, index, line, box)
        painter.restore()

    @staticmethod
    def _words(painter: QPainter, model: NotesModel, index: AnIndex, line: Line, box: QRectF) -> None:
        t, left, room = theme.tokens(), box.left() + 14, box.width() - 26
        small, strong = fonts.sans(12.5), fonts.sans(12.5, 600)
        place = text.elide(line.place, strong, room)
        text.paint(painter, text.block(place, strong, QPointF(left, box.top() + 8), 1e4), t.ink2)
        said = " ".join(line.note.text.split())
        words = text.block(
            said, fonts.serif(15), QPointF(left, box.top() + 27), room, most=2, pitch=1.3, balanced=False
        )
        text.paint(painter, words, t.ink)
        note, foot = line.note, model.foot(index)
        time = time_text(note)
        who = _("{author} · {time}").format(author=note.author, time=time) if note.author else time
        who = text.elide(who, strong, room * (0.5 if foot else 1.0))
        made = text.block(who, strong, QPointF(left, box.bottom() - 24), 1e4)
        text.paint(painter, made, t.note)
        if foot:
            start = made.rect.right() + 12
            cut = text.elide(foot, small, box.right() - 12 - start)
            alarming = model.is_alarming(index)
            text.paint(
                painter, text.block(cut, small, QPointF(start, box.bottom() - 24), 1e4), t.warn if alarming else t.ink2
            )
