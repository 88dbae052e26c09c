"""The list of all notes at the right side of the window: opened and closed from anywhere, made when first wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QWidget

from moin_desktop.ui import controls
from moin_desktop.ui.export_side import ExportSide
from moin_desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from moin_desktop.ui.notes.panel import NotesPanel


class NotesSide(QObject):
    """Stands where the export panel would."""

    def __init__(self, workspace: Workspace, side: ExportSide, button: controls.Button, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._side, self._button, self._window = workspace, side, button, window
        self.panel: NotesPanel | None = None
        button.clicked.connect(self.toggle)
        workspace.notes_asked.connect(self.show_those)
        workspace.project_changed.connect(self._on_project_changed)

    @property
    def is_open(self) -> bool:
        """Whether the list is shown."""
        return self.panel is not None and self._side.guest is self.panel

    def toggle(self) -> None:
        """Open or close the list; without a survey there are no notes."""
        if self.is_open or not self._workspace.has_survey:
            self.close()
        else:
            self._open().field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_those(self, state: str) -> None:
        """Open the list with all notes, only those waiting or changed, or those of the question "here"."""
        if self._workspace.has_survey:
            from moin_desktop.ui.notes.book import Wanted

            panel = self._open()
            at = self._workspace.question
            here = at.id if at is not None and state == "here" else ""
            panel.want(Wanted(question=here, state="" if state == "here" else state))
            panel.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Close the list; the focus goes back to its button when it was inside."""
        self._button.setChecked(False)
        if self.is_open:
            self._side.leave()

    def _open(self) -> "NotesPanel":
        if self.panel is None:
            from moin_desktop.ui.notes.panel import NotesPanel

            self.panel = NotesPanel(self._workspace, self._window)
            self.panel.closed.connect(self.close)
            self.panel.installEventFilter(self)
        if not self.is_open:
            self._side.stand(self.panel)
        self._button.setChecked(True)
        return self.panel

    def _on_project_changed(self) -> None:
        if not self._workspace.is_open:
            self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another panel, or a pane that is shown for its own reasons, may take the list's place."""
        if event.type() == QEvent.Type.HideToParent:
            self._button.setChecked(False)
        return super().eventFilter(watched, event)
