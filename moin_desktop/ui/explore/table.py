"""The numbers of a chart as a table: the equal of every chart for eyes, keys and screen readers."""

from collections.abc import Collection
from textwrap import wrap

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from moin_desktop.analysis.charts import ChartData
from moin_desktop.i18n import _
from moin_desktop.ui import fonts
from moin_desktop.ui.explore.numbers import Row, as_text, headings, html_of, rows, sorted_rows, text_of

__all__ = ["NumbersModel", "NumbersTable", "Row", "as_text", "headings", "rows"]

_MANY, _NARROW = 5, 16
"""From so many columns on headings are wrapped at so many characters."""
LABELS = 220
"""The width of the answers beside many columns, in pixels."""
AnIndex = QModelIndex | QPersistentModelIndex


class NumbersModel(QAbstractTableModel):
    """The table of one chart."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: tuple[str, ...] = ()
        self._usual: tuple[Row, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._sorted: tuple[int, bool] = (-1, False)

    def show_data(self, data: ChartData) -> None:
        """Show the numbers of a chart, sorted as before where its columns are the same."""
        self.beginResetModel()
        before, self._headings, self._usual = self._headings, headings(data), rows(data)
        if before != self._headings:
            self._sorted = (-1, False)
        self._arrange()
        self.endResetModel()

    @property
    def sorted_by(self) -> int:
        """The column the rows are sorted by; -1 while they are in the order of the chart."""
        return self._sorted[0]

    def _arrange(self) -> None:
        column, down = self._sorted
        self._rows = self._usual if column < 0 else sorted_rows(self._usual, column, down=down)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 for the order of the chart."""
        self.layoutAboutToBeChanged.emit()
        self._sorted = (column, order is Qt.SortOrder.DescendingOrder)
        self._arrange()
        self.layoutChanged.emit()

    def lines(self, rows: Collection[int], columns: Collection[int]) -> list[list[str]]:
        """Some cells with the headings of their columns, line by line."""
        across = sorted(columns)
        head = [self._headings[column] for column in across]
        return [head, *([self._rows[row].cells[column] for column in across] for row in sorted(rows))]

    def option(self, row: int) -> str:
        """The answer in a row."""
        return self._rows[row].option if 0 <= row < len(self._rows) else ""

    def rowCount(self, parent: AnIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._headings)

    def _heading(self, section: int) -> str:
        """A heading; beside many others on lines of its own, so that its column is narrow."""
        text = self._headings[section]
        if not section or len(self._headings) <= _MANY:
            return text
        label, bracket, base = text.rpartition(" (")
        if not bracket:
            return "\n".join(wrap(text, _NARROW))
        return "\n".join([*wrap(label, _NARROW), bracket.strip() + base])

    def data(self, index: AnIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()].cells[index.column()]
        if role in _REASONED:
            row, column = self._rows[index.row()], index.column()
            reason = row.reasons[column] if column < len(row.reasons) else ""
            if role == Qt.ItemDataRole.ToolTipRole:
                return reason or None
            return ", ".join(part for part in (row.cells[column].strip(), reason) if part)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column():
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole:
            return fonts.sans(14, tabular=True) if index.column() else fonts.sans(14)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heading(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class NumbersTable(QTableView):
    """The table as it stands in the chart's place; arrows and Space choose answers as they do on the chart."""

    chosen = Signal(str)
    """The option of a row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = NumbersModel(self)
        self._marked: set[int] = set()
        self.setModel(self.numbers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "plain")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(38)
        self.horizontalHeader().setFont(fonts.sans(12.5, 600))
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSortIndicatorClearable(True)
        self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        self.setSortingEnabled(True)
        QShortcut(QKeySequence("Shift+S"), self, self.sort_here, context=Qt.ShortcutContext.WidgetShortcut)
        self.setAccessibleName(_("Table of the numbers"))

    def show_data(self, data: ChartData, chosen: Collection[str] = ()) -> None:
        """Show the numbers of a chart, the chosen answers marked; the first column takes the room that is left."""
        at, across = self.currentIndex().row(), self.currentIndex().column()
        self.numbers.show_data(data)
        self.setAccessibleDescription(data.summary)
        if self.numbers.sorted_by < 0:
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.DescendingOrder)
        if 0 <= at < self.numbers.rowCount():
            here = self.numbers.index(at, min(max(across, 0), self.numbers.columnCount() - 1))
            self.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
        marking = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        self._marked = {row for row in range(self.numbers.rowCount()) if self.numbers.option(row) in chosen}
        for row in self._marked:
            self.selectionModel().select(self.numbers.index(row, 0), marking)
        header = self.horizontalHeader()
        for column in range(self.numbers.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        wide = self.numbers.columnCount() > _MANY
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive if wide else QHeaderView.ResizeMode.Stretch)
        if wide:
            header.resizeSection(0, LABELS)

    def sort_here(self) -> None:
        """Sort by the column the keyboard is at: the most first, then the least, then as the chart has it."""
        header, column = self.horizontalHeader(), max(0, self.currentIndex().column())
        here = header.sortIndicatorSection() == column and self.numbers.sorted_by == column
        down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
        if not here:
            header.setSortIndicator(column, down)
        elif header.sortIndicatorOrder() is down:
            header.setSortIndicator(column, up)
        else:
            header.setSortIndicator(-1, down)

    @property
    def picked(self) -> list[list[str]]:
        """The cells picked by hand with their headings; nothing where these are one cell, or rows that are chosen."""
        picked = self.selectedIndexes()
        rows = {index.row() for index in picked}
        columns = {index.column() for index in picked}
        whole = len(columns) == self.numbers.columnCount() and self._marked >= rows
        return [] if len(picked) < 2 or whole else self.numbers.lines(rows, columns)

    def copy_picked(self) -> bool:
        """Put the picked cells on the clipboard as text and as a table; False where none are picked."""
        lines = self.picked
        if lines:
            mime = QMimeData()
            mime.setText(text_of(lines))
            mime.setHtml(html_of(lines))
            QGuiApplication.clipboard().setMimeData(mime)
        return bool(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            event.ignore()  # of a cell alone Qt would copy its text; the place copies what is meant
            return
        super().keyPressEvent(event)
        option = self.numbers.option(self.currentIndex().row())
        if event.key() in _CHOOSING and option and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.chosen.emit(option)


_CHOOSING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space}
_REASONED = {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}
