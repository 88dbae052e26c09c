"""Long lists of short lines under headings, read one at a time: the same for parcels and for what is to be settled."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from moin_desktop.i18n import _
from moin_desktop.ui import fonts, icons, theme

AnIndex = QModelIndex | QPersistentModelIndex
ROW = 44


@dataclass(frozen=True, slots=True)
class Row:
    """One line; a heading has no key."""

    key: str
    text: str
    right: str = ""
    icon: str = ""
    pale: bool = False


class Rows(QAbstractListModel):
    """The lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Show these; where only what they say has changed, the list stays where it is."""
        same = [row.key for row in rows] == [row.key for row in self._rows]
        if not same:
            self.beginResetModel()
        self._rows = list(rows)
        if same:
            self.dataChanged.emit(self.index(0), self.index(max(0, len(rows) - 1)))
        else:
            self.endResetModel()

    def row(self, index: AnIndex) -> Row:
        """One line."""
        return self._rows[index.row()]

    def place(self, key: str) -> QModelIndex:
        """Where a line stands; an index that is none where it is gone."""
        at = next((at for at, row in enumerate(self._rows) if row.key == key), -1)
        return self.index(at) if at >= 0 else QModelIndex()

    def first(self) -> QModelIndex:
        """The first line that is no heading."""
        return self.index(next((at for at, row in enumerate(self._rows) if row.key), 0))

    def rowCount(self, parent: AnIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnIndex) -> Qt.ItemFlag:
        if index.isValid() and not self._rows[index.row()].key:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _(", ").join(part for part in (row.text, row.right) if part)
        return None


class RowsDelegate(QStyledItemDelegate):
    """Paints the lines; colours are asked for at every painting."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnIndex) -> QSize:
        return QSize(160, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnIndex) -> None:
        model = index.model()
        assert isinstance(model, Rows)
        row, t = model.row(index), theme.tokens()
        rect: QRectF = option.rect.toRectF()  # type: ignore[attr-defined]  # it is there, the stubs leave it out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # as above
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(t.accent if state & QStyle.StateFlag.State_HasFocus else Qt.PenStyle.NoPen)
            painter.setBrush(t.accent_wash)
            painter.drawRoundedRect(rect.adjusted(2.5, 1.5, -2.5, -1.5), 6, 6)
        ink = t.ink2 if not row.key else t.ink3 if row.pale else t.ink
        if row.icon:
            icons.paint(painter, row.icon, QRectF(rect.left() + 12, rect.center().y() - 9, 18, 18), t.ink2)
        room = rect.adjusted(42 if row.key else 12, 0 if row.key else 12, -12, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        if row.right:
            painter.setFont(fonts.sans(12.5, 600))
            painter.setPen(t.ink3 if row.pale else t.accent)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | middle), row.right)
            room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(row.right) - 12)
        painter.setFont(fonts.sans(14, 400) if row.key else fonts.sans(12.5, 600))
        painter.setPen(ink)
        words = " ".join(row.text.split())
        cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | middle), cut)
        painter.restore()


class RowsView(QListView):
    """The list itself; keys it does not know are offered to whoever wants them."""

    pressed_key = Signal(QKeyEvent)
    chosen = Signal(str)
    """The key of the line that is looked at."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(RowsDelegate(self))
        self.rows = Rows(self)
        self.setModel(self.rows)
        self.selectionModel().currentChanged.connect(lambda: self.chosen.emit(self.key))

    @property
    def key(self) -> str:
        """The key of the line that is looked at; empty for none."""
        index = self.currentIndex()
        return self.rows.row(index).key if index.isValid() else ""

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; the same line stays looked at, else the first."""
        key = self.key
        self.rows.show(rows)
        there = self.rows.place(key) if key else QModelIndex()
        if rows:
            self.setCurrentIndex(there if there.isValid() else self.rows.first())

    def step(self, by: int) -> None:
        """Look at the next or previous line."""
        at = self.currentIndex().row() + by
        while 0 <= at < self.rows.rowCount() and not self.rows.row(self.rows.index(at)).key:
            at += by
        if 0 <= at < self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
            Qt.Key.Key_PageUp,
            Qt.Key.Key_PageDown,
            Qt.Key.Key_Home,
            Qt.Key.Key_End,
        }
        if event.key() in moves:
            super().keyPressEvent(event)
            return
        event.ignore()
        self.pressed_key.emit(event)
