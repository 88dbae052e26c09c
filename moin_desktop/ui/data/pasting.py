"""A small window to paste the answer options of a question into, as they stand in the questionnaire."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from moin_desktop.analysis.questions import Layout, Question, QuestionType
from moin_desktop.i18n import _, ngettext
from moin_desktop.models.option_lists import use_options
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.data.places import move_into
from moin_desktop.ui.workspace import Workspace

_TYPES = frozenset({QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.ORDERED, QuestionType.TEXT})


def can_take_list(question: Question) -> bool:
    """Whether the cells of a question can be taken apart by a list of its answers."""
    whole = question.layout in (Layout.CELL, Layout.JOINED) and len(question.columns) == 1
    return whole and question.type in _TYPES


class PastePopup(QFrame):
    """One answer on each line, and a button."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._workspace = workspace
        self._question = ""
        self.setProperty("look", "card")
        self.setAccessibleName(_("Paste the option list"))
        self.setFixedWidth(380)
        page = controls.column(self, 8, (16, 14, 16, 16))
        told = _("The answers as in the questionnaire, one on each line. The cells are taken apart by them.")
        page.addWidget(controls.label(told, 12.5, 400, "ink2", wrap=True))
        self.list = QPlainTextEdit()
        self.list.setAccessibleName(_("Answers, one on each line"))
        self.list.setFont(fonts.sans(14))
        self.list.setTabChangesFocus(True)
        self.list.setFixedHeight(220)
        page.addWidget(self.list)
        self.apply = controls.button("", "primary")
        page.addWidget(self.apply)
        self.list.textChanged.connect(self._refresh)
        self.apply.clicked.connect(self._on_apply)

    def open_at(self, place: QPoint, question: str) -> None:
        """Ask for the list of a question below a place."""
        self._question = question
        self.list.clear()
        self._refresh()
        move_into(self, place)
        self.show()
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def _labels(self) -> list[str]:
        return [line for line in self.list.toPlainText().splitlines() if line.strip()]

    def _refresh(self) -> None:
        n = len(self._labels)
        self.apply.setEnabled(n > 1)
        words = ngettext("Use this {n} answer", "Use these {n} answers", n).format(n=n)
        self.apply.set_text(words if n > 1 else _("Paste two answers or more"))

    def _on_apply(self) -> None:
        if self.apply.isEnabled():
            labels = self._labels
            self.hide()
            self._workspace.do(_("Use a list of answers"), use_options, self._question, labels)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_apply()
        else:
            super().keyPressEvent(event)
