"""A small window to tick answers in: for a group of answers, and for who was asked a question."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from moin_desktop.analysis.questions import Question
from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.data.places import move_into

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
LINE = 34
WIDTH = 340
MOST_LINES = 9
AFTER_MENU = 80
"""Milliseconds until a menu has given the focus back; a popup opened before is closed by that."""
Then = Callable[[str, tuple[str, ...]], object]


class Ticks(QListWidget):
    """Answers to tick by a click anywhere on their line or by Space."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFont(fonts.sans(14))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setProperty("look", "choices")
        self.setMouseTracking(True)
        self.itemClicked.connect(self._on_clicked)

    def show_answers(self, answers: Sequence[tuple[str, str]], ticked: Sequence[str]) -> None:
        """Show answers (id and label), some of them ticked."""
        self.blockSignals(True)
        self.clear()
        for id, label in answers:
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, id)
            item.setToolTip(label)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if id in ticked else Qt.CheckState.Unchecked)
            self.addItem(item)
        self.blockSignals(False)
        self.setCurrentRow(0)
        self.setFixedHeight(min(MOST_LINES, max(3, len(answers))) * LINE + 4)

    def ticked(self) -> tuple[str, ...]:
        """The ids of the answers ticked."""
        items = [self.item(i) for i in range(self.count())]
        return tuple(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() is Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            _toggle(item)
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        """A click on the box itself has ticked it already."""
        place = self.viewport().mapFromGlobal(self.cursor().pos())
        if place.x() > self.visualItemRect(item).left() + 26:
            _toggle(item)


def _toggle(item: QListWidgetItem) -> None:
    on = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)


class TickPopup(QFrame):
    """A name to type or a question to choose, its answers to tick, and one button that does it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._then: Then | None = None
        self._questions: tuple[Question, ...] = ()
        self._least = 1
        self.setProperty("look", "card")
        self.setFixedWidth(WIDTH)
        page = controls.column(self, 8, (14, 12, 14, 14))
        self._head = controls.label(px=12.5, weight=600, tone="ink2", wrap=True)
        page.addWidget(self._head)
        self.name = QLineEdit()
        self.name.setFont(fonts.sans(14))
        self.name.setMinimumHeight(36)
        page.addWidget(self.name)
        self.question = controls.Combo(_("At which question"))
        page.addWidget(self.question)
        self.answers = Ticks(_("Answers to tick"))
        page.addWidget(self.answers)
        self.apply = controls.button("", "primary")
        page.addWidget(self.apply)
        self.name.textChanged.connect(self._refresh)
        self.answers.itemChanged.connect(self._refresh)
        self.question.currentIndexChanged.connect(self._on_question)
        self.apply.clicked.connect(self._on_apply)

    def ask_group(
        self, place: QPoint, name: str, answers: Sequence[tuple[str, str]], ticked: Sequence[str], then: Then
    ) -> None:
        """Ask which answers make a group, and what it is called; ``then`` gets the name and the answers."""
        self.setAccessibleName(_("Group answers"))
        self._head.setText(_("Counted once per respondent, beside the answers themselves"))
        self.name.setAccessibleName(_("Name of the group"))
        self.name.setPlaceholderText(_("Name of the group"))
        self.name.setText(name)
        self._least = 2
        self.name.show()
        self.question.hide()
        self.answers.show_answers(answers, ticked)
        self._open(place, then)
        self.name.setFocus(Qt.FocusReason.PopupFocusReason)
        self.name.selectAll()

    def ask_route(
        self, place: QPoint, questions: tuple[Question, ...], question: str, ticked: Sequence[str], then: Then
    ) -> None:
        """Ask which answers to which question lead to another one; ``then`` gets the question and the answers."""
        self.setAccessibleName(_("Who was asked"))
        self._head.setText(_("Asked only of those who gave one of these answers"))
        self._least = 1
        self.name.hide()
        self.question.show()
        self._questions = questions
        self.question.blockSignals(True)
        self.question.clear()
        for one in questions:
            self.question.addItem(one.name, one.id)
        self.question.setCurrentIndex(max(0, self.question.findData(question)))
        self.question.blockSignals(False)
        self._on_question()
        if self.question.currentData() == question:
            self.answers.show_answers([(o.id, o.label) for o in self._asking().options], ticked)
        self._open(place, then)
        self.question.setFocus(Qt.FocusReason.PopupFocusReason)

    def _asking(self) -> Question:
        return self._questions[max(0, self.question.currentIndex())]

    def _on_question(self) -> None:
        self.answers.show_answers([(option.id, option.label) for option in self._asking().options], ())
        self._refresh()
        self.adjustSize()

    def _open(self, place: QPoint, then: Then) -> None:
        self._then = then
        self._refresh()
        move_into(self, place)
        self.show()

    def _refresh(self) -> None:
        n = len(self.answers.ticked())
        named = not self.name.isVisibleTo(self) or bool(self.name.text().strip())
        if n < self._least:
            said = _("Tick two answers or more") if self._least > 1 else _("Tick an answer")
        elif not named:
            said = _("Give the group a name")
        elif self._least > 1:
            said = _("Group {n} answers").format(n=n)
        else:
            said = _("Asked only of these")
        self.apply.set_text(said)
        self.apply.setEnabled(n >= self._least and named)

    def _on_apply(self) -> None:
        if self.apply.isEnabled() and self._then is not None:
            first = self.name.text() if self.name.isVisibleTo(self) else str(self.question.currentData())
            ticked = self.answers.ticked()
            self.hide()
            self._then(first, ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in _ENTER:
            self._on_apply()
        else:
            super().keyPressEvent(event)
