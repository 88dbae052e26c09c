"""What was written at "Other", sorted into the answers of its question: read, press a digit, the next one comes up."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QListWidget, QListWidgetItem, QWidget

from moin_desktop.analysis import written_in
from moin_desktop.analysis.questions import Option, Question, Role
from moin_desktop.analysis.wording import number_text
from moin_desktop.analysis.written_in import WrittenIn
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import written_in as operations
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.coding import keys
from moin_desktop.ui.workspace import Workspace

_WIDE, _HIGH = 820, 560


class OtherTexts(QDialog):
    """Texts at the left, the answers they may count as at the right."""

    def __init__(self, workspace: Workspace, question: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._id = workspace, question
        self._texts: tuple[WrittenIn, ...] = ()
        self._build()
        self._connect()
        self._refresh()
        if self.texts.count():
            self.texts.setCurrentRow(0)

    @property
    def _question(self) -> Question:
        return self._workspace.survey.question(self._id)

    @property
    def _options(self) -> Sequence[Option]:
        return [option for option in self._question.options if option.role is not Role.OTHER]

    def _build(self) -> None:
        self.setWindowTitle(_("Written at “Other”"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(_WIDE, _HIGH)
        page = controls.column(self, 12, (28, 24, 28, 20))
        page.addWidget(controls.label(_("Written at “Other”"), 27, 600, serif=True))
        self.about = controls.label(px=14, tone="ink2", wrap=True)
        page.addWidget(self.about)
        self.texts = self._list(_("What was written"))
        self.texts.setFont(fonts.serif(16))
        self.texts.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.answers = self._list(_("Counts as"))
        self.answers.setFont(fonts.sans(14))
        lists = controls.row(spacing=16)
        lists.addWidget(self.texts, 3)
        lists.addWidget(self.answers, 2)
        page.addLayout(lists, 1)
        foot = controls.row(spacing=8)
        self.count = controls.button(_("Count as this answer"), "primary", "check")
        self.back = controls.button(_("As it was read"), "quiet", "undo")
        self.close_button = controls.button(_("Close"))
        for part in (self.count, self.back):
            foot.addWidget(part)
        foot.addStretch()
        foot.addWidget(self.close_button)
        page.addLayout(foot)

    @staticmethod
    def _list(name: str) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(name)
        made.setProperty("look", "choices")
        made.setWordWrap(True)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return made

    def _connect(self) -> None:
        self.texts.currentRowChanged.connect(self._on_text)
        self.answers.itemActivated.connect(self._on_count)
        self.count.clicked.connect(self._on_count)
        self.back.clicked.connect(lambda: self._count_as(""))
        self.close_button.clicked.connect(self.accept)
        self.texts.installEventFilter(self)
        self.answers.installEventFilter(self)
        self._workspace.changed.connect(self._refresh)

    def _refresh(self) -> None:
        at = self.texts.currentRow()
        survey, question = self._workspace.survey, self._question
        self._texts = written_in.texts(survey, question)
        left = sum(1 for one in self._texts if not one.counted_as)
        said = ngettext("{n} text is not sorted in yet.", "{n} texts are not sorted in yet.", left)
        how = _("Choose a text, press the digit of an answer. The answers as read stay as they are.")
        self.about.setText(" ".join((f"{question.name}.", said.format(n=number_text(left)), how)))
        self.texts.blockSignals(True)
        self.texts.clear()
        for one in self._texts:
            self.texts.addItem(QListWidgetItem(self._said(question, one)))
        self.texts.setCurrentRow(min(at, len(self._texts) - 1))
        self.texts.blockSignals(False)
        chosen = self.answers.currentRow()
        self.answers.clear()
        for number, option in enumerate(self._options, 1):
            self.answers.addItem(f"{number}  {option.label}" if number <= keys.MOST else f"     {option.label}")
        self.answers.setCurrentRow(max(0, chosen))

    @staticmethod
    def _said(question: Question, one: WrittenIn) -> str:
        said = one.text if len(one.rows) == 1 else _("{text} ({n} times)").format(text=one.text, n=len(one.rows))
        if one.counted_as:
            return _("{text}\ncounts as “{answer}”").format(text=said, answer=question.label(one.counted_as))
        likely = written_in.likely(question, one.text)
        return _("{text}\nperhaps “{answer}”").format(text=said, answer=question.label(likely)) if likely else said

    def _on_text(self, at: int) -> None:
        """Point to the answer that a text counts as, or may mean."""
        if not 0 <= at < len(self._texts):
            return
        one = self._texts[at]
        wanted = one.counted_as or written_in.likely(self._question, one.text)
        place = next((n for n, option in enumerate(self._options) if option.id == wanted), -1)
        if place >= 0:
            self.answers.setCurrentRow(place)

    def _on_count(self) -> None:
        at = self.answers.currentRow()
        if 0 <= at < len(self._options):
            self._count_as(self._options[at].id)

    def _count_as(self, option: str) -> None:
        chosen = sorted({index.row() for index in self.texts.selectedIndexes()} or {self.texts.currentRow()})
        rows = [row for at in chosen if 0 <= at < len(self._texts) for row in self._texts[at].rows]
        if not rows:
            return
        question = self._question
        label = _("Count what was written as “{answer}”").format(answer=question.label(option))
        label = label if option else _("Count what was written as it was read")
        self._workspace.do(label, operations.count_as, self._id, rows, option)
        self.texts.setCurrentRow(min(chosen[-1] + 1, self.texts.count() - 1))
        self.texts.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            digit = keys.digit(event)
            if digit and int(digit) <= len(self._options):
                self._count_as(self._options[int(digit) - 1].id)
                return True
            if watched is self.texts and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._on_count()
                return True
            if event.key() == Qt.Key.Key_Backspace:
                self._count_as("")
                return True
        return super().eventFilter(watched, event)
