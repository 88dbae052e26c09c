"""The numbers of a chart as a table: the equal of every chart for eyes, keys and screen readers."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from textwrap import wrap

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from moin_desktop.analysis.charts import ChartData, ChartKind, Mark
from moin_desktop.analysis.marks import MarkRow
from moin_desktop.analysis.wording import number_text, part_share_text, part_text
from moin_desktop.i18n import _
from moin_desktop.ui import fonts

_MANY, _NARROW = 5, 16
"""From so many columns on headings are wrapped at so many characters."""
LABELS = 220
"""The width of the answers beside many columns, in pixels."""
AnIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; the option is empty in a grid, and where the line is a group."""

    option: str
    cells: tuple[str, ...]


def headings(data: ChartData) -> tuple[str, ...]:
    """The headings of the columns."""
    if data.rows:
        return _row_headings(data)
    every = [_("Answer"), _("Count"), _("Of"), _("Share")]
    if any(m.selected_count is not None for m in data.marks):
        every.append(_("Of those chosen"))
    if any(m.tick is not None for m in data.marks):
        every.append(_("All respondents"))
    return tuple(every)


def rows(data: ChartData) -> tuple[Row, ...]:
    """The same numbers as the chart's, in its order."""
    if data.rows:
        return tuple(Row(r.option if data.groups else "", _row_cells(data, r)) for r in data.rows)
    return tuple(Row(m.option, _cells(m, inside)) for m, inside in _outline(data.marks))


def _by_group(data: ChartData) -> bool:
    """Whether the columns are groups, rather than the answers of each row."""
    return bool(data.groups) and data.kind not in (ChartKind.STACKED, ChartKind.RANKING)


def _row_headings(data: ChartData) -> tuple[str, ...]:
    if _by_group(data):
        told = _("{group} (n = {n})")
        heads = [told.format(group=group.label, n=number_text(group.base)) for group in data.groups]
        return (_("Answer"), *heads, *([_("Gap")] if any(r.gap_text for r in data.rows) else []))
    figure = [_("Average")] if any(r.figure_text for r in data.rows) else []
    first = _("Group") if data.groups else _("Item")
    return (first, *figure, *(m.label for m in data.rows[0].marks), _("Answered"))


def _row_cells(data: ChartData, row: MarkRow) -> tuple[str, ...]:
    figures = [_figure(mark) for mark in row.marks]
    if _by_group(data):
        return (row.label, *figures, *([row.gap_text] if any(r.gap_text for r in data.rows) else []))
    average = [row.figure_text or "–"] if any(r.figure_text for r in data.rows) else []
    return (row.label, *average, *figures, number_text(row.answered))


def _figure(mark: Mark) -> str:
    """What a cell says: an average, a share, or that its number is not shown."""
    if mark.hidden or not mark.base:
        return "–"
    return mark.figure_text or part_share_text(mark.part)


def _outline(marks: Sequence[Mark]) -> list[tuple[Mark, bool]]:
    """Marks with the members of a group right below it, each once; True for a member."""
    left = {mark.option: mark for mark in marks}
    found: list[tuple[Mark, bool]] = []
    for mark in marks:
        if left.pop(mark.option, None) is not None:
            found.append((mark, False))
            found += [(left.pop(option), True) for option in list(left) if option in mark.members]
    return found


def _cells(mark: Mark, inside: bool) -> tuple[str, ...]:
    percent = part_text(mark.part)
    cells = [("    " if inside else "") + mark.label, number_text(mark.count), number_text(mark.base), percent or "–"]
    if mark.selected_count is not None:
        cells.append(number_text(mark.selected_count))
    if mark.tick is not None:
        cells.append(mark.tick_text or "–")
    return tuple(cells)


def as_text(data: ChartData, headline: str) -> str:
    """The table with its title and base, parted by tabs, for the clipboard."""
    lines = [headline or data.title, data.subtitle, "", "\t".join(headings(data))]
    lines += ["\t".join(row.cells) for row in rows(data)]
    lines += [text for _row, text in data.texts]
    return "\n".join([*lines, "", data.footer])


class NumbersModel(QAbstractTableModel):
    """The table of one chart."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()

    def show_data(self, data: ChartData) -> None:
        """Show the numbers of a chart."""
        self.beginResetModel()
        self._headings, self._rows = headings(data), rows(data)
        self.endResetModel()

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
        return "\n".join([*wrap(label, _NARROW), bracket.strip() + base])

    def data(self, index: AnIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()].cells[index.column()]
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
        self.setModel(self.numbers)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "plain")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(38)
        self.horizontalHeader().setFont(fonts.sans(12.5, 600))
        self.horizontalHeader().setHighlightSections(False)
        self.setAccessibleName(_("Table of the numbers"))

    def show_data(self, data: ChartData, chosen: Collection[str] = ()) -> None:
        """Show the numbers of a chart, the chosen answers marked; the first column takes the room that is left."""
        at = self.currentIndex().row()
        self.numbers.show_data(data)
        if 0 <= at < self.numbers.rowCount():
            here = self.numbers.index(at, 0)
            self.selectionModel().setCurrentIndex(here, QItemSelectionModel.SelectionFlag.NoUpdate)
        marking = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in range(self.numbers.rowCount()):
            if self.numbers.option(row) in chosen:
                self.selectionModel().select(self.numbers.index(row, 0), marking)
        header = self.horizontalHeader()
        for column in range(self.numbers.columnCount()):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        wide = self.numbers.columnCount() > _MANY
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive if wide else QHeaderView.ResizeMode.Stretch)
        if wide:
            header.resizeSection(0, LABELS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        super().keyPressEvent(event)
        option = self.numbers.option(self.currentIndex().row())
        if event.key() in _CHOOSING and option:
            self.chosen.emit(option)


_CHOOSING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Space}
