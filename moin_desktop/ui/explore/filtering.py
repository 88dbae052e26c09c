"""The filter as chips, and the popup that adds to it."""

from functools import partial

import numpy as np
from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QSizePolicy, QStackedWidget, QWidget

from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.questions import GROUPING_TYPES, Question
from moin_desktop.analysis.wording import number_text, of_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.explore import acts
from moin_desktop.ui.explore.settling import settle
from moin_desktop.ui.explore.shown import Shown
from moin_desktop.ui.workspace import Workspace

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
WIDEST_CHIP, NARROWEST_CHIP = 560, 84
LINE = 34


class ConditionChip(controls.Chip):
    """One condition of the filter; its words give way where there is no room."""

    def __init__(self, words: str, figure: str, name: str) -> None:
        self._words, self._figure = words, figure
        super().__init__(self._said(words), "close", name)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._whole = super().sizeHint()

    def _said(self, words: str) -> str:
        return f"{words}  {self._figure}" if self._figure else words

    def sizeHint(self) -> QSize:
        return QSize(min(self._whole.width(), WIDEST_CHIP), self._whole.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self._whole.width(), NARROWEST_CHIP), self._whole.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        short = self._words
        over = self._whole.width() - event.size().width()
        if over > 0:
            room = self.fontMetrics().horizontalAdvance(self._words) - over
            short = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideMiddle, max(12, room))
        self.setText(self._said(short).replace("&", "&&"))


class _Ticks(QListWidget):
    """Answers to tick: Space ticks the current one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            toggle(item)
        else:
            super().keyPressEvent(event)


def toggle(item: QListWidgetItem) -> None:
    """Tick an answer, or take the tick away."""
    on = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)


class FilterPopup(QFrame):
    """First a question, then its answers to tick; by mouse and by keyboard."""

    applied = Signal(object)
    """A Condition."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._asked: Question | None = None
        self.setProperty("look", "card")
        self.setAccessibleName(_("Filter"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.questions = QListWidget()
        self.questions.setAccessibleName(_("Filter by which question"))
        self.answers = _Ticks()
        self.answers.setAccessibleName(_("Only those who answered"))
        for part in (self.questions, self.answers):
            part.setFont(fonts.sans(14))
            part.setFrameShape(QFrame.Shape.NoFrame)
            part.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            part.setTextElideMode(Qt.TextElideMode.ElideRight)
            part.setProperty("look", "choices")
            part.setMouseTracking(True)
        self.title = controls.elided(px=14, weight=600)
        self.back = controls.icon_button("chevron-left", _("Back to the questions"))
        self.apply = controls.button(_("Only these"), "primary")
        first, second = QWidget(), QWidget()
        page = controls.column(first, 8, (12, 12, 12, 12))
        page.addWidget(controls.label(_("Show only some respondents. By their answer to:"), 12.5, 600, "ink2"))
        page.addWidget(self.questions, 1)
        page = controls.column(second, 8, (12, 8, 12, 12))
        top = controls.row(spacing=6)
        top.addWidget(self.back)
        top.addWidget(self.title, 1)
        page.addLayout(top)
        page.addWidget(self.answers, 1)
        page.addWidget(self.apply)
        self._pages = QStackedWidget()
        self._pages.addWidget(first)
        self._pages.addWidget(second)
        controls.column(self, 0, (1, 1, 1, 1)).addWidget(self._pages)

    def _connect(self) -> None:
        self.questions.itemClicked.connect(self._on_question)
        self.answers.itemClicked.connect(self._on_clicked)
        self.answers.itemChanged.connect(self._on_ticked)
        self.back.clicked.connect(self._on_back)
        self.apply.clicked.connect(self._on_apply)

    def adjust(self, lines: int) -> None:
        """As high as its lines need, within reason."""
        self.resize(340, min(460, max(260, lines * LINE + 70)))

    def open_at(self, place: QPoint, questions: tuple[Question, ...], filter: Filter) -> None:
        """Show the questions to choose from below a place."""
        self._filter = filter
        self.questions.clear()
        for question in questions:
            item = QListWidgetItem(question.name)
            item.setData(Qt.ItemDataRole.UserRole, question)
            item.setToolTip(question.text)
            self.questions.addItem(item)
        self.questions.setCurrentRow(0)
        self._pages.setCurrentIndex(0)
        self.move(place)
        self.show()
        self.questions.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_question(self, item: QListWidgetItem) -> None:
        question = item.data(Qt.ItemDataRole.UserRole)
        assert isinstance(question, Question)
        self._asked = question
        self.title.setText(question.name)
        ticked = next((c.options for c in self._filter.conditions if c.question == question.id), ())
        self.answers.blockSignals(True)
        self.answers.clear()
        for option in question.options:
            answer = QListWidgetItem(option.label)
            answer.setData(Qt.ItemDataRole.UserRole, option.id)
            answer.setToolTip(option.label)
            answer.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            answer.setCheckState(Qt.CheckState.Checked if option.id in ticked else Qt.CheckState.Unchecked)
            self.answers.addItem(answer)
        self.answers.blockSignals(False)
        self.answers.setCurrentRow(0)
        self._pages.setCurrentIndex(1)
        self._on_ticked()
        self.answers.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        """A click anywhere on the line ticks it; one on the box itself has done so already."""
        place = self.answers.viewport().mapFromGlobal(self.cursor().pos())
        if place.x() > self.answers.visualItemRect(item).left() + 26:
            toggle(item)

    def ticked(self) -> tuple[str, ...]:
        """The answers ticked."""
        items = [self.answers.item(i) for i in range(self.answers.count())]
        return tuple(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() is Qt.CheckState.Checked)

    def _on_ticked(self) -> None:
        count = len(self.ticked())
        self.apply.setEnabled(count > 0)
        said = ngettext("Only those with this answer", "Only those with one of these {n}", count)
        self.apply.set_text(said.format(n=count) if count else _("Tick an answer"))

    def _on_back(self) -> None:
        self._pages.setCurrentIndex(0)
        self.questions.setFocus(Qt.FocusReason.PopupFocusReason)

    def _on_apply(self) -> None:
        ticked = self.ticked()
        if self._asked is not None and ticked:
            self.hide()
            self.applied.emit(Condition(self._asked.id, ticked))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in _ENTER and self._pages.currentIndex() == 1:
            if not self.ticked() and self.answers.currentItem() is not None:
                self.answers.currentItem().setCheckState(Qt.CheckState.Checked)
            self._on_apply()
        elif event.key() in _ENTER and self.questions.currentItem() is not None:
            self._on_question(self.questions.currentItem())
        elif event.key() == Qt.Key.Key_Left and self._pages.currentIndex() == 1:
            self._on_back()
        else:
            super().keyPressEvent(event)


class FilterChips(QWidget):
    """Who the numbers are of: everyone, or a chip for each condition that a click takes away."""

    def __init__(self, workspace: Workspace, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shown = workspace, shown
        self._told: tuple[object, ...] = ()
        self._row = controls.row(self, 6)
        self._chips = controls.row(spacing=6)
        self.left = controls.label(px=13.5, tone="ink2")
        self.add = controls.button(_("Filter"), "quiet", "plus", name=_("Add a filter"))
        self._row.addLayout(self._chips)
        self._row.addWidget(self.left)
        self._row.addWidget(self.add)
        self._row.addStretch()
        self._popup: FilterPopup | None = None
        self.add.clicked.connect(self.open)
        shown.changed.connect(self._refresh)

    def _refresh(self) -> None:
        ws = self._workspace
        if not ws.has_survey:
            return
        count = int(np.count_nonzero(ws.mask))
        told = (ws.survey, ws.filter, count)
        if told == self._told:
            return
        self._told = told
        had = any(chip.hasFocus() for chip in self.chips)
        controls.clear(self._chips)
        conditions = ws.filter.conditions
        if not conditions:
            everyone = controls.Chip(_("All respondents  {n}").format(n=number_text(count)), "people")
            everyone.setToolTip(_("Choose who the numbers are of"))
            everyone.clicked.connect(self.open)
            self._chips.addWidget(everyone)
            everyone.show()
        for condition in conditions:
            chip = self._chip(condition, count if len(conditions) == 1 else None)
            self._chips.addWidget(chip)
            chip.show()
        everyone_n = int(np.count_nonzero(ws.survey.everyone))
        self.left.setText(of_text(count, everyone_n))
        self.left.setVisible(len(conditions) > 1)
        if had:
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
        settle()

    @property
    def chips(self) -> tuple[controls.Chip, ...]:
        """The chips as they stand."""
        there = (self._chips.itemAt(i).widget() for i in range(self._chips.count()))
        return tuple(chip for chip in there if isinstance(chip, controls.Chip))

    def _chip(self, condition: Condition, count: int | None) -> ConditionChip:
        question = self._workspace.survey.question(condition.question)
        labels = [option.label for option in question.options if option.id in condition.options]
        words = _(" or ").join(labels) or _("none of its answers")
        figure = "" if count is None else number_text(count)
        said = _("{question}: {answers}").format(question=question.name, answers=words)
        chip = ConditionChip(words, figure, _("Remove filter: {words}").format(words=said))
        chip.setToolTip(_("{words}. Click to remove").format(words=said))
        chip.clicked.connect(partial(acts.remove_condition, self._workspace, condition.question))
        return chip

    def open(self) -> None:
        """Choose a question and its answers."""
        ws = self._workspace
        choices = tuple(q for q in ws.survey.questions if q.type in GROUPING_TYPES and q.options)
        if not choices:
            ws.tell(_("This survey has no question with answers to choose from"))
            return
        if self._popup is None:
            self._popup = FilterPopup(self)
            self._popup.applied.connect(self._on_applied)
        self._popup.adjust(len(choices))
        self._popup.open_at(self.add.mapToGlobal(QPoint(0, self.add.height() + 4)), choices, ws.filter)

    @property
    def popup(self) -> FilterPopup | None:
        """The popup, once it was opened."""
        return self._popup

    def _on_applied(self, condition: Condition) -> None:
        self._workspace.set_filter(self._workspace.filter.with_condition(condition))
