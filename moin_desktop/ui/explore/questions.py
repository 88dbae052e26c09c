"""The left pane: find a question, choose a question."""

from collections import Counter

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QLineEdit, QWidget

from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.survey import Survey
from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts, icons, theme
from moin_desktop.ui.explore.question_list import QuestionDelegate, QuestionList, QuestionModel
from moin_desktop.ui.explore.shown import Shown
from moin_desktop.ui.workspace import THEME_TABLES, Workspace

WIDTH = 292


class QuestionsPane(QFrame):
    """All questions with a chart, in sections, filtered by what is typed above them."""

    def __init__(self, workspace: Workspace, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shown = workspace, shown
        self._build()
        self._connect()
        self._tint()

    def _build(self) -> None:
        self.setProperty("look", "panel")
        self.setProperty("pane", True)
        self.setFixedWidth(WIDTH)
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Find a question"))
        self.field.setPlaceholderText(_("Find a question"))
        self.field.setFont(fonts.sans(14))
        self.field.setFixedHeight(36)
        self.field.setTextMargins(24, 0, 0, 0)
        self._glass = QLabel(self.field)
        self._glass.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._glass.setGeometry(11, 9, 18, 18)
        self.list = QuestionList()
        self.list.setAccessibleName(_("Questions"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.model = QuestionModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(QuestionDelegate(self.list))
        self.nothing = controls.label(px=14, tone="ink2", wrap=True)
        self.answers_too = controls.button(_("Search answers too"), "link")
        self._foot_icon = controls.label()
        self._foot = controls.label(_("Stays on this computer"), 12.5, 400, "ink2")
        page = controls.column(self, 0, (0, 12, 0, 0))
        top = controls.column(None, 8, (12, 0, 12, 6))
        top.addWidget(self.field)
        page.addLayout(top)
        empty = controls.column(None, 8, (20, 12, 20, 0))
        empty.addWidget(self.nothing)
        empty.addWidget(self.answers_too, 0, Qt.AlignmentFlag.AlignLeft)
        page.addLayout(empty)
        page.addWidget(self.list, 1)
        page.addStretch(0)
        foot = controls.row(None, 8, (20, 8, 20, 12))
        foot.addWidget(self._foot_icon)
        foot.addWidget(self._foot, 1)
        page.addLayout(foot)

    def _connect(self) -> None:
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_entered)
        self.answers_too.clicked.connect(self._on_answers_too)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self._shown.changed.connect(self._refresh)
        self._workspace.project_changed.connect(self.model.stop)
        self._workspace.changed.connect(self._on_changed)
        theme.news().changed.connect(self._tint)

    def _tint(self) -> None:
        t = theme.tokens()
        self._glass.setPixmap(icons.icon("search", t.ink2, 18).pixmap(18, 18))
        self._foot_icon.setPixmap(icons.icon("lock", t.ink2, 15).pixmap(15, 15))
        self.list.viewport().update()

    def _refresh(self, found: tuple[str, ...] = ()) -> None:
        ws = self._workspace
        survey = ws.survey if ws.has_survey else None
        wanted = self.field.text().strip()
        kept = Counter((f.spec.question, f.spec.pair) for f in self._shown.findings)
        blocked = self.list.selectionModel().blockSignals(True)
        self.model.show_survey(survey, wanted, found, kept)
        self.model.show_masks(ws.mask if survey else None, ws.selection_mask if survey else None)
        self._mark_current()
        self.list.selectionModel().blockSignals(blocked)
        self.list.viewport().update()
        empty = bool(wanted) and not self.model.questions
        self.nothing.setText(_("No question has “{words}” in it").format(words=wanted))
        self.nothing.setVisible(empty)
        self.answers_too.setVisible(empty)
        self.list.setVisible(not empty)

    def _mark_current(self) -> None:
        shown = self._shown
        row = self.model.row_of(shown.question.id, shown.pair) if shown.question else -1
        if row < 0 and shown.question:
            row = self.model.row_of(shown.question.id)
        selection = self.list.selectionModel()
        if row < 0:
            selection.clear()
            return
        index = self.model.index(row)
        if selection.currentIndex() == index and selection.isSelected(index):
            return
        selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.list.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & THEME_TABLES and self._workspace.has_survey:
            for index in self.model.show_coded(self._workspace.survey):
                self.list.update(index)

    def _on_typed(self) -> None:
        self._refresh()

    def _on_answers_too(self) -> None:
        wanted = self.field.text().strip().casefold()
        survey = self._workspace.survey
        found = tuple(q.id for q in survey.charted if _answers_hold(survey, q, wanted))
        self._refresh(found)
        if not found:
            self._workspace.tell(_("No answer has “{words}” in it either").format(words=self.field.text().strip()))

    def _on_entered(self) -> None:
        first = next((i for i in range(self.model.rowCount()) if self.model.question(self.model.index(i))), -1)
        if first >= 0:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
            if not self.list.selectionModel().hasSelection():
                self.list.setCurrentIndex(self.model.index(first))

    def _on_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid() and (question := self.model.question(current)) is not None:
            self._workspace.set_question(question.id)
            self._shown.pair_with(self.model.other(current))

    def step(self, by: int) -> None:
        """Show the next or previous row of the list, pairs among them."""
        row = self.list.currentIndex().row() + by
        while 0 <= row < self.model.rowCount():
            if self.model.question(self.model.index(row)) is not None:
                self.list.setCurrentIndex(self.model.index(row))
                return
            row += by


def _answers_hold(survey: Survey, question: Question, wanted: str) -> bool:
    """Whether an answer to a question holds some words."""
    if any(wanted in option.label.casefold() for option in question.options):
        return True
    return any(wanted in word.casefold() for i in question.columns for word in survey.column(i).words)
