"""The right side of the window while something is exported: the panel, and the panes it stands in place of."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from moin_desktop.ui import controls, panes
from moin_desktop.ui.ask import Ask
from moin_desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from moin_desktop.ui.export.panel import ExportPanel


class ExportSide(QObject):
    """Opens and closes the export panel, which is made when it is first wanted."""

    def __init__(
        self, workspace: Workspace, ask: Ask, row: QHBoxLayout, button: controls.Button, window: QWidget
    ) -> None:
        super().__init__(window)
        self._workspace, self._ask, self._row, self._button, self._window = workspace, ask, row, button, window
        self._giving_way: list[QWidget] = []
        self.panel: ExportPanel | None = None
        self.guest: QWidget | None = None
        """Another panel that stands here instead."""

    @property
    def is_open(self) -> bool:
        """Whether the panel is shown."""
        return self.panel is not None and not self.panel.isHidden()

    def give_way(self, pane: QWidget) -> None:
        """Hide a pane while the panel is open; when the pane is shown for its own reasons, the panel closes."""
        self._giving_way.append(pane)
        pane.setVisible(not self.is_open and self.guest is None)
        pane.installEventFilter(self)

    def stand(self, guest: QWidget) -> None:
        """Show another panel here, in place of the panes and of this one."""
        self.close()
        self.leave()
        if self._row.indexOf(guest) < 0:
            self._row.addWidget(guest)
        for pane in self._giving_way:
            pane.hide()
        self.guest = guest
        guest.show()

    def leave(self) -> None:
        """Let the other panel go, where there is one, and the panes come back."""
        guest, self.guest = self.guest, None
        if guest is None:
            return
        focus = QApplication.focusWidget()
        inside = focus is not None and guest.isAncestorOf(focus)
        guest.hide()
        for pane in self._giving_way:
            pane.show()
        first = next((panes.first_field(pane) for pane in self._giving_way if pane.isVisible()), None)
        if inside and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle(self) -> None:
        """Open or close the panel; without a survey there is nothing to export."""
        self.leave()
        if self.is_open or not self._workspace.has_survey:
            self.close()
            return
        if self.panel is None:
            from moin_desktop.ui.export.panel import ExportPanel

            self.panel = ExportPanel(self._workspace, self._window, self._ask)
            self.panel.closed.connect(self.close)
            self._row.addWidget(self.panel)
        for pane in self._giving_way:
            pane.hide()
        self.panel.show()
        self._button.setChecked(True)
        first = panes.first_field(self.panel)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Close the panel; the focus goes back to its button when it was inside."""
        self._button.setChecked(False)
        if self.panel is None or not self.is_open:
            return
        focus = QApplication.focusWidget()
        inside = focus is not None and self.panel.isAncestorOf(focus)
        self.panel.hide()
        for pane in self._giving_way:
            pane.show()
        if inside:
            self._button.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShowToParent:
            self.close()
            self.leave()
        return super().eventFilter(watched, event)
