"""The answers a column becomes: renamed in place, moved, and merged into one another."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QScrollArea, QTableView, QWidget

from moin_desktop.analysis.tables import Row
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _
from moin_desktop.ui import fonts, icons, theme

ROW = 32
Index = QModelIndex | QPersistentModelIndex


class AnswerModel(QAbstractTableModel):
    """Label and count, one row per answer option."""

    renamed = Signal(str, str)
    """Option id and its new label."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self.is_editable = False

    def show(self, rows: Sequence[Row], *, editable: bool) -> None:
        """Show these answers."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self.is_editable = editable
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (a value that never changes)
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (a value that never changes)
        return 0 if parent.isValid() else 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsEditable if index.column() == 0 and self.is_editable else plain

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Horizontal:
            return (_("Answer"), _("Count"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.label if index.column() == 0 else number_text(row.count)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 0:
            return row.label
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0 and self.is_editable:
            return icons.icon("drag", theme.tokens().ctx, 14)
        if role == Qt.ItemDataRole.FontRole:
            return fonts.sans(14) if index.column() == 0 else fonts.sans(14, 600, tabular=True)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row = self.rows[index.row()]
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not text or text == row.label:
            return False
        self.renamed.emit(row.option, text)
        return True


@dataclass(frozen=True, slots=True)
class Target:
    """Where a dragged answer would go: between two others, or onto one to be counted as it."""

    row: int
    onto: bool


class AnswerTable(QTableView):
    """As tall as its rows; F2 or double-click renames, Alt with arrows moves.

    Dragged between two others an answer takes this place; dragged onto another it is counted as that one.
    """

    moved = Signal(int, int)
    """The row, and by how many places."""
    merged = Signal(int, int)
    """The row dragged, and the one it was dropped onto."""
    menu_asked = Signal(QPoint)
    """The menu of the chosen answer is to open here, on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers = AnswerModel(self)
        self.setModel(self.answers)
        self.setProperty("look", "plain")
        self.setAccessibleName(_("Answers"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(1, 52)
        self.setIconSize(QSize(14, 14))
        self._can_merge = False
        self._pressed: QPoint | None = None
        self._target: Target | None = None

    def show_answers(self, rows: Sequence[Row], *, editable: bool, can_merge: bool) -> None:
        """Show these answers, keeping the chosen one chosen."""
        kept = self.current_option
        self._can_merge = can_merge
        self._stop()
        self.answers.show(rows, editable=editable)
        self.setFixedHeight(ROW * len(rows) + 2)
        at = next((i for i, row in enumerate(rows) if row.option == kept), -1)
        if at >= 0:
            self.setCurrentIndex(self.answers.index(at, 0))

    @property
    def current_option(self) -> str:
        """The id of the chosen answer; empty when none is."""
        row = self.currentIndex().row()
        return self.answers.rows[row].option if 0 <= row < len(self.answers.rows) else ""

    # Dragging

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        movable = event.button() == Qt.MouseButton.LeftButton and self.answers.is_editable
        self._pressed = event.position().toPoint() if movable else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif self._target or (place - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._target = self._target_at(place.y())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self._bring_into_view(place)
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, target = self._pressed, self._target
        self._stop()
        if pressed is None or target is None:
            super().mouseReleaseEvent(event)
            return
        row = self.rowAt(pressed.y())
        if target.onto and target.row != row:
            self.merged.emit(row, target.row)
        elif not target.onto and target.row not in (row, row + 1):
            self.moved.emit(row, target.row - row - (1 if target.row > row else 0))

    def _target_at(self, y: int) -> Target:
        """The middle of a row is the answer itself, its edges are the places between."""
        row = max(0, min(y // ROW, len(self.answers.rows) - 1))
        within = y - row * ROW
        if self._can_merge and ROW // 4 <= within < ROW - ROW // 4:
            return Target(row, onto=True)
        return Target(row + (1 if within >= ROW // 2 else 0), onto=False)

    def _bring_into_view(self, place: QPoint) -> None:
        parent = self.parentWidget()
        while parent is not None and not isinstance(parent, QScrollArea):
            parent = parent.parentWidget()
        if parent is not None:
            there = self.viewport().mapTo(parent.widget(), place)
            parent.ensureVisible(there.x(), there.y(), 0, ROW)

    def _stop(self) -> None:
        self._pressed = self._target = None
        self.unsetCursor()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._target is None:
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.tokens().accent, 2))
        y, wide = self._target.row * ROW, self.viewport().width()
        if self._target.onto:
            painter.drawRoundedRect(QRectF(1, y + 1, wide - 2, ROW - 2), 6, 6)
        else:
            y = max(1, min(y, self.viewport().height() - 1))
            painter.drawLine(2, y, wide - 2, y)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.menu_asked.emit(event.globalPos())
        elif self.current_option:
            below = self.visualRect(self.currentIndex()).bottomLeft()
            self.menu_asked.emit(self.viewport().mapToGlobal(below))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._pressed is not None:
            self._stop()
            return
        steps = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps and self.current_option:
            self.moved.emit(self.currentIndex().row(), steps[event.key()])
        else:
            super().keyPressEvent(event)
