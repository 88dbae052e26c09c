"""The people behind a bar: who they are, one line each, and what the chosen one said, own words first."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from moin_desktop.analysis import respondents
from moin_desktop.analysis.respondents import Said
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import surveys
from moin_desktop.ui import controls, fonts, theme
from moin_desktop.ui.charts import text
from moin_desktop.ui.explore import acts
from moin_desktop.ui.explore.shown import Shown
from moin_desktop.ui.workspace import Workspace

AnIndex = QModelIndex | QPersistentModelIndex
ROW, LIST = 58, 300


class PeopleModel(QAbstractListModel):
    """Respondents by their rows; what a line says is worked out when it is painted."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._survey: Survey | None = None
        self._rows: NDArray[np.intp] = np.zeros(0, dtype=np.intp)
        self._lines: NDArray[np.int64] = np.zeros(0, dtype=np.int64)

    def show_people(self, survey: Survey, rows: NDArray[np.intp], lines: NDArray[np.int64]) -> None:
        """Show the respondents in these rows; ``lines`` (all rows of the survey) are their rows in the spreadsheet."""
        self.beginResetModel()
        self._survey, self._rows, self._lines = survey, rows, lines
        self.endResetModel()

    def row(self, index: AnIndex) -> int:
        """The row of the survey that a line is about, counted from 0."""
        return int(self._rows[index.row()])

    def name(self, row: int) -> str:
        """What a respondent is called: the row in the spreadsheet."""
        return _("Row {n}").format(n=number_text(int(self._lines[row])))

    def about(self, index: AnIndex) -> tuple[str, str]:
        """Name and the words that tell one from the next."""
        row = self.row(index)
        return self.name(row), respondents.snippet(self._survey, row) if self._survey is not None else ""

    def rowCount(self, parent: AnIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.about(index)[0]
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return _("{name}: {words}").format(name=self.about(index)[0], words=self.about(index)[1])
        return None


class _Lines(QStyledItemDelegate):
    """Paints a respondent: the row, and the beginning of what was said."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnIndex) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnIndex) -> None:
        model, t = index.model(), theme.tokens()
        assert isinstance(model, PeopleModel)
        rect: QRectF = option.rect.toRectF()  # type: ignore[attr-defined]  # it is there, the stubs leave it out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # as above
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.accent_wash)
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 6, 6)
        name, words = model.about(index)
        left, room = rect.left() + 14, rect.width() - 28
        text.paint(painter, text.block(name, fonts.sans(12.5, 600), QPointF(left, rect.top() + 8), 1e4), t.ink2)
        line = text.elide(" ".join(words.split()), fonts.serif(15), room)
        text.paint(painter, text.block(line, fonts.serif(15), QPointF(left, rect.top() + 28), 1e4), t.ink)
        painter.restore()


class People(QFrame):
    """Lies over the chart until it is closed; by keys and by mouse."""

    closed = Signal()

    def __init__(self, workspace: Workspace, shown: Shown, over: QWidget) -> None:
        super().__init__(over)
        self._workspace, self._shown, self._over = workspace, shown, over
        self._build()
        self._connect()
        over.installEventFilter(self)
        self.hide()

    def _build(self) -> None:
        self.setProperty("look", "card")
        self.setAccessibleName(_("People behind the answer"))
        self.title = controls.label(px=21, weight=600, serif=True, wrap=True)
        self.only = controls.button("", "primary", "filter")
        self.close_button = controls.icon_button("close", _("Back to the chart"), _("Back to the chart (Esc)"))
        self.reason = controls.label(px=14, tone="ink2", wrap=True)
        self.list = QListView()
        self.list.setAccessibleName(_("Respondents"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setFixedWidth(LIST)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.model = PeopleModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Lines(self.list))
        page = controls.column(self, 12, (24, 20, 20, 16))
        top = controls.row(spacing=8)
        top.addWidget(self.title, 1)
        top.addWidget(self.only)
        top.addWidget(self.close_button)
        page.addLayout(top)
        page.addWidget(self.reason)
        self._body = QWidget()
        body = controls.row(self._body, 16)
        body.addWidget(self.list)
        body.addWidget(controls.line(vertical=True))
        body.addLayout(self._one(), 1)
        page.addWidget(self._body, 1)
        page.addStretch(0)

    def _one(self) -> QVBoxLayout:
        self.name = controls.label(px=14, weight=600)
        self.back = controls.icon_button("chevron-left", _("Previous respondent"))
        self.on = controls.icon_button("chevron-right", _("Next respondent"))
        self.said = QTextEdit()
        self.said.setReadOnly(True)
        self.said.setAccessibleName(_("What this respondent said"))
        self.said.setFrameShape(QFrame.Shape.NoFrame)
        self.said.setProperty("look", "read")
        self.said.setTabChangesFocus(True)
        page = controls.column(spacing=8)
        head = controls.row(spacing=4)
        head.addWidget(self.name, 1)
        head.addWidget(self.back)
        head.addWidget(self.on)
        page.addLayout(head)
        page.addWidget(self.said, 1)
        return page

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.leave)
        self.only.clicked.connect(self._on_only)
        self.back.clicked.connect(lambda: self._step(-1))
        self.on.clicked.connect(lambda: self._step(1))
        self.list.selectionModel().currentChanged.connect(self._on_current)
        for signal in (
            self._workspace.selection_changed,
            self._workspace.filter_changed,
            self._workspace.question_changed,
            self._workspace.survey_changed,
            self._workspace.place_changed,
        ):
            signal.connect(self.hide)
        theme.news().changed.connect(self._write)

    # Shown and left

    def open(self) -> None:
        """Show those behind the chosen answers."""
        ws, who = self._workspace, self._workspace.selection_mask
        if who is None:
            return
        rows = np.flatnonzero(who)
        reason = respondents.hidden(ws.survey, who, limit(ws))
        label = _(" or ").join(self._shown.label(option) for option in self._shown.options)
        said = ngettext("{n} respondent: {answer}", "{n} respondents: {answer}", len(rows))
        self.title.setText(said.format(n=number_text(len(rows)), answer=label))
        self.only.set_text(_("Only these {n}").format(n=number_text(len(rows))))
        self.only.setVisible(self._shown.can_filter)
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self._body.setVisible(not reason)
        lines = surveys.lines(ws.project.session, ws.survey.id)
        self.model.show_people(ws.survey, np.zeros(0, dtype=np.intp) if reason else rows, lines)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        (self.list if not reason else self.close_button).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_one(self, row: int) -> None:
        """Show one respondent by the row of the survey."""
        ws = self._workspace
        lines = surveys.lines(ws.project.session, ws.survey.id)
        self.model.show_people(ws.survey, np.array([row], dtype=np.intp), lines)
        self.title.setText(self.model.name(row))
        self.only.hide()
        self.reason.hide()
        self._body.show()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.list.setCurrentIndex(self.model.index(0))

    @property
    def row(self) -> int | None:
        """The respondent shown, by the row of the survey; None while there is none."""
        index = self.list.currentIndex()
        return self.model.row(index) if index.isValid() else None

    def leave(self) -> None:
        """Back to the chart."""
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.only.isVisible():
            self._on_only()
        elif event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._step(1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() not in {
            Qt.Key.Key_Up,
            Qt.Key.Key_Down,
        }:  # at the last respondent they must not reach the chart
            super().keyPressEvent(event)

    def _on_only(self) -> None:
        self.leave()
        acts.only_these(self._workspace, self._shown)

    # One respondent

    def _step(self, by: int) -> None:
        row = self.list.currentIndex().row() + by
        if 0 <= row < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row))

    def _on_current(self) -> None:
        index = self.list.currentIndex()
        there = index.isValid()
        place, count = index.row() + 1, self.model.rowCount()
        said = _("{name}, {place} of {count}")
        name = self.model.name(self.model.row(index)) if there else ""
        self.name.setText(said.format(name=name, place=number_text(place), count=number_text(count)) if there else "")
        self.back.setEnabled(there and place > 1)
        self.on.setEnabled(there and place < count)
        self._write()

    def _write(self) -> None:
        """Own words first, in serif; then the other answers, the question small above each."""
        index = self.list.currentIndex()
        self.said.clear()
        if not index.isValid() or not self._workspace.has_survey:
            return
        cursor = QTextCursor(self.said.document())
        cursor.beginEditBlock()
        told = [one for one in respondents.profile(self._workspace.survey, self.model.row(index)) if one.text]
        for at, one in enumerate(told):
            _put(cursor, one, first=at == 0)
        cursor.endEditBlock()
        self.said.moveCursor(QTextCursor.MoveOperation.Start)


def _put(cursor: QTextCursor, one: Said, *, first: bool) -> None:
    t = theme.tokens()
    question, answer = QTextCharFormat(), QTextCharFormat()
    question.setFont(fonts.sans(12.5, 600))
    question.setForeground(t.ink2)
    answer.setFont(fonts.serif(16) if one.written else fonts.sans(14))
    answer.setForeground(t.ink)
    above, below = QTextBlockFormat(), QTextBlockFormat()
    above.setTopMargin(0 if first else 14)
    below.setTopMargin(2)
    below.setLineHeight(118, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if first:
        cursor.setBlockFormat(above)
    else:
        cursor.insertBlock(above)
    cursor.insertText(one.name, question)
    cursor.insertBlock(below)
    cursor.insertText(_("“{words}”").format(words=one.text) if one.written else one.text, answer)


def limit(workspace: Workspace) -> int:
    """Of how few respondents no one is shown singly; 0 for no limit."""
    return workspace.survey.hide_under
