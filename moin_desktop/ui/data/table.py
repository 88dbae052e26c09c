"""The table of questions: only what is on screen is counted and painted, so that 245 columns open like 11."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.themes import text_id
from moin_desktop.i18n import _
from moin_desktop.ui import fonts, icons, theme
from moin_desktop.ui.charts import spark
from moin_desktop.ui.data.facts import Facts, facts, icon, is_quiet

LETTER, QUESTION, READ_AS, ANSWERS, ANSWERED = range(5)
ROW = 54
FIGURES = 62
"""Room for how many answered; the numbers end where the heading does."""
NARROW = 720
"""Under this width the shapes make room for the questions."""
Index = QModelIndex | QPersistentModelIndex


class QuestionModel(QAbstractTableModel):
    """One row per question; its facts are worked out when a row is first painted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._survey: Survey | None = None
        self._questions: tuple[Question, ...] = ()
        self._doubtful: dict[str, str] = {}
        self._facts: dict[str, Facts] = {}

    def show(self, survey: Survey | None, doubtful: dict[str, str]) -> None:
        """Show a survey; ``doubtful`` says by question id what is open about it."""
        self.beginResetModel()
        self._survey = survey
        self._questions = tuple(q for q in survey.questions if not q.themes_of) if survey is not None else ()
        self._doubtful = doubtful
        self._facts = {}
        self.endResetModel()

    def question(self, row: int) -> Question:
        """The question in a row."""
        return self._questions[row]

    def row_of(self, question: str) -> int:
        """The row of a question; -1 when it has none."""
        return next((i for i, q in enumerate(self._questions) if q.id == question), -1)

    def doubt(self, row: int) -> str:
        """What is open about the question in a row; empty when nothing is."""
        return self._doubtful.get(self._questions[row].id, "")

    def facts(self, row: int) -> Facts:
        """The facts of a row."""
        question = self._questions[row]
        if question.id not in self._facts:
            assert self._survey is not None
            self._facts[question.id] = facts(self._survey, question)
        return self._facts[question.id]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (a value that never changes)
        return 0 if parent.isValid() else len(self._questions)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (a value that never changes)
        return 0 if parent.isValid() else 5

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return ("", _("Question in the file"), _("Read as"), _("Answers"), _("Answered"))[section]
        if role == Qt.ItemDataRole.FontRole:
            return fonts.sans(12.5, 600)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.doubt(row) if column == ANSWERED else self._questions[row].text if column == QUESTION else None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        match column:
            case 0:
                return self.facts(row).letters
            case 1:
                return self._questions[row].text or self._questions[row].name
            case 2:
                return self.facts(row).read_as
            case 3:
                return self.facts(row).told
            case _:
                doubt = self.doubt(row)
                said = self.facts(row).answered
                spoken = bool(doubt) and role == Qt.ItemDataRole.AccessibleTextRole
                return _("{n}, in doubt: {doubt}").format(n=said, doubt=doubt) if spoken else said


class RowDelegate(QStyledItemDelegate):
    """Paints the cells: chooser, shape, count with a warning."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, view = index.model(), self.parent()
        if not isinstance(model, QuestionModel) or not isinstance(view, QuestionTable):
            return
        tokens = theme.tokens()
        rect = view.visualRect(index)
        current = view.currentIndex().row() == index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current:
            painter.fillRect(rect, tokens.accent_wash)
        elif view.hovered_row == index.row():
            painter.fillRect(rect, tokens.band)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), tokens.line)
        self._cell(painter, rect, model, index, current=current, focused=view.hasFocus())
        painter.restore()

    def _cell(
        self, painter: QPainter, rect: QRect, model: QuestionModel, index: Index, *, current: bool, focused: bool
    ) -> None:
        tokens = theme.tokens()
        question, found = model.question(index.row()), model.facts(index.row())
        quiet = is_quiet(question)
        ink = tokens.ink3 if quiet else tokens.ink
        match index.column():
            case 0:
                _text(painter, rect.adjusted(20, 0, 0, 0), found.letters, fonts.sans(13.5, 500), tokens.ink2)
            case 1:
                words = question.text or question.name
                _text(painter, rect.adjusted(8, 0, -16, 0), words, fonts.sans(14, 600 if current else 400), ink)
            case 2:
                _chooser(painter, chooser_rect(rect), found.read_as, icon(question.type), quiet, current and focused)
            case 3:
                self._shape(painter, rect.adjusted(8, 0, -12, 0), found)
            case _:
                font = fonts.sans(14, 400 if found.everyone_answered else 600, tabular=True)
                number = QRect(rect.left() + 4, rect.top(), FIGURES, rect.height())
                _text(painter, number, found.answered, font, tokens.ink, Qt.AlignmentFlag.AlignRight)
                if model.doubt(index.row()):
                    box = QRectF(number.right() + 9, rect.center().y() - 8, 16, 16)
                    icons.paint(painter, "warning", box, tokens.warn)

    def _shape(self, painter: QPainter, rect: QRect, found: Facts) -> None:
        tokens = theme.tokens()
        if found.words:
            _text(painter, rect, found.words, fonts.sans(13, 400), tokens.ink2)
            return
        middle = rect.center().y()
        if found.segments:
            box = QRectF(rect.left(), middle - 6, min(rect.width(), 148), 12)
            spark.paint(painter, box, found.shares, tokens.data, segments=True)
        else:
            wide = spark.width(len(found.shares), min(rect.width(), 148))
            box = QRectF(rect.left(), middle - 14, wide, 28)
            spark.paint(painter, box, found.shares, tokens.data)


def chooser_rect(cell: QRect) -> QRect:
    """Where the chooser stands in its cell."""
    return QRect(cell.left() + 8, cell.center().y() - 17, cell.width() - 24, 34)


def _text(
    painter: QPainter,
    rect: QRect,
    text: str,
    font: QFont,
    ink: QColor,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(font)
    painter.setPen(ink)
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | side), shown)


def _chooser(painter: QPainter, rect: QRect, words: str, picture: str, quiet: bool, focused: bool) -> None:
    tokens = theme.tokens()
    box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(tokens.accent, 2) if focused else QPen(tokens.line, 1))
    painter.setBrush(tokens.raised)
    painter.drawRoundedRect(box, 6, 6)
    ink = tokens.ink3 if quiet else tokens.ink
    icons.paint(painter, picture, QRectF(box.left() + 10, box.center().y() - 9, 18, 18), tokens.ink2)
    icons.paint(painter, "chevron-down", QRectF(box.right() - 26, box.center().y() - 8, 16, 16), tokens.ink2)
    _text(painter, rect.adjusted(36, 0, -30, 0), words, fonts.sans(13.5, 500), ink)


class QuestionTable(QTableView):
    """The view: rows are chosen, the chooser opens by click, Enter, Space or F4."""

    chosen = Signal(str)
    """The question in the current row."""
    chooser_asked = Signal(int)
    """The row whose chooser is to open."""
    rename_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self.questions = QuestionModel(self)
        self.setModel(self.questions)
        self.setItemDelegate(RowDelegate(self))
        self.setAccessibleName(_("Questions in the file"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(ROW)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setFixedHeight(36)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(QUESTION, QHeaderView.ResizeMode.Stretch)
        for column, width in ((LETTER, 84), (READ_AS, 256), (ANSWERS, 172), (ANSWERED, 100)):
            self.setColumnWidth(column, width)

    def model(self) -> QAbstractItemModel:
        return self.questions

    def select(self, question: str) -> None:
        """Make a question the current row, silently when it is already."""
        row = self.questions.row_of(text_id(question))
        if row >= 0 and row != self.currentIndex().row():
            self.setCurrentIndex(self.questions.index(row, READ_AS))

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 (the name is Qt's)
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.chosen.emit(self.questions.question(current.row()).id)

    def chooser_corner(self, row: int) -> QRect:
        """Where the chooser of a row is on the screen."""
        rect = chooser_rect(self.visualRect(self.questions.index(row, READ_AS)))
        return QRect(self.viewport().mapToGlobal(rect.topLeft()), rect.size())

    def resizeEvent(self, event: QResizeEvent) -> None:
        rect = self.visualRect(self.currentIndex())
        seen = self.currentIndex().isValid() and 0 <= rect.center().y() < event.oldSize().height()
        super().resizeEvent(event)
        self.setColumnHidden(ANSWERS, event.size().width() < NARROW)
        if seen:
            self.scrollTo(self.currentIndex())
        if self.verticalScrollBar().value() < ROW and (self.currentIndex().row() + 1) * ROW <= self.viewport().height():
            self.verticalScrollBar().setValue(0)  # no row is cut at the top without need

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index.column() == READ_AS:
            self.chooser_asked.emit(index.row())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_F4, Qt.Key.Key_Menu}
        if event.key() in opens and self.currentIndex().isValid():
            self.chooser_asked.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_F2:
            self.rename_asked.emit()
        else:
            super().keyPressEvent(event)
