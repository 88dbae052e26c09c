"""The answers a column becomes: renamed in place, moved, and merged into one another."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from moin_desktop.analysis.tables import Row
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _
from moin_desktop.ui import fonts

ROW = 32
Index = QModelIndex | QPersistentModelIndex


class AnswerModel(QAbstractTableModel):
    """Label and count, one row per answer option."""

    renamed = Signal(str, str)
    """Option id and its new label."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()
        self._editable = False

    def show(self, rows: Sequence[Row], *, editable: bool) -> None:
        """Show these answers."""
        self.beginResetModel()
        self.rows = tuple(rows)
        self._editable = editable
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (a value that never changes)
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (a value that never changes)
        return 0 if parent.isValid() else 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsEditable if index.column() == 0 and self._editable else plain

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


class AnswerTable(QTableView):
    """As tall as its rows; F2 or double-click renames, Alt with arrows moves."""

    moved = Signal(int, int)
    """The row, and by how many places."""

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

    def show_answers(self, rows: Sequence[Row], *, editable: bool) -> None:
        """Show these answers, keeping the chosen one chosen."""
        kept = self.current_option
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and event.key() in steps and self.current_option:
            self.moved.emit(self.currentIndex().row(), steps[event.key()])
        else:
            super().keyPressEvent(event)
