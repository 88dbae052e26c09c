"""The minutes of presenting: what the room was shown when and what it said, to read and to copy."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.workspace import Workspace


class MinutesDialog(QDialog):
    """One presentation after the other, the newest first; Esc closes it."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        from moin_desktop.exporting import minutes
        from moin_desktop.exporting.audience import Audience

        super().__init__(parent)
        self._workspace = workspace
        self._said = minutes
        self.meetings = tuple(reversed(minutes.meetings(workspace.project.session, Audience.ALL)))
        self._build()
        self._connect()
        self._refresh()

    def _build(self) -> None:
        self.setWindowTitle(_("Minutes"))
        self.resize(760, 620)
        page = controls.column(self, 10, (28, 24, 28, 20))
        page.addWidget(controls.label(_("Minutes"), 27, 600, serif=True))
        self.when = controls.Combo(_("Presentation"), self)
        for meeting in self.meetings:
            self.when.addItem(self._said.heading(meeting))
        self.when.setVisible(len(self.meetings) > 1)
        page.addWidget(self.when)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setAccessibleName(_("What was shown and said"))
        self.words.setFont(fonts.sans(14))
        page.addWidget(self.words, 1)
        foot = controls.row(spacing=8)
        self.copy = controls.button(_("Copy as text"), "", "copy")
        self.close_button = controls.button(_("Close"), "primary")
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        page.addLayout(foot)

    def _connect(self) -> None:
        self.when.currentIndexChanged.connect(self._refresh)
        self.copy.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.accept)

    @property
    def text(self) -> str:
        """The minutes shown, as plain text."""
        if not self.meetings:
            return _("Nothing has been presented yet. F5 presents the findings.")
        return "\n".join(self._said.lines(self.meetings[max(0, self.when.currentIndex()) :][:1]))

    def _refresh(self) -> None:
        self.words.setPlainText(self.text)
        self.copy.setEnabled(bool(self.meetings))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        self._workspace.tell(_("The minutes are copied"))


def show(workspace: Workspace, parent: QWidget) -> MinutesDialog | None:
    """Open the minutes of the open project; None where none is open."""
    if not workspace.is_open:
        return None
    made = MinutesDialog(workspace, parent)
    made.open()
    made.finished.connect(made.deleteLater)
    return made
