"""What a room guessed and counted at the finding shown, in the inspector."""

from PySide6.QtWidgets import QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls
from moin_desktop.ui.explore.shown import Shown
from moin_desktop.ui.workspace import Workspace

MOST = 12
"""More lines than this are in the minutes."""
_OF_THE_ROOM = frozenset({"guess", "hands"})


class RoomSection(QWidget):
    """Guesses with their surprises, and shows of hands; hidden while there are none."""

    def __init__(self, workspace: Workspace, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shown = workspace, shown
        self.lines: tuple[str, ...] = ()
        page = controls.column(self, 8)
        page.addWidget(controls.label(_("Guessed and counted in the room"), 14, 600))
        self._list = controls.column(spacing=8)
        page.addLayout(self._list)
        shown.changed.connect(self._refresh)
        workspace.changed.connect(self._on_changed)
        self.hide()

    def _on_changed(self, tables: frozenset[str]) -> None:
        # Where the finding itself changed, what is shown tells of it when it has been read anew.
        if tables & _OF_THE_ROOM and "finding" not in tables:
            self._refresh()

    def _refresh(self) -> None:
        told = self._told()
        if told != self.lines:
            self.lines = told
            controls.clear(self._list)
            for said in told[:MOST]:
                self._list.addWidget(controls.label(said, 14, serif=True, wrap=True))
        self.setVisible(bool(told) and not self._shown.options)

    def _told(self) -> tuple[str, ...]:
        finding = self._shown.finding
        if finding is None or not self._workspace.has_survey or finding.survey != self._workspace.survey.id:
            return ()
        from moin_desktop.exporting import minutes
        from moin_desktop.models import guesses, hands

        session = self._workspace.project.session
        if not (guesses.of_finding(session, finding.id) or hands.of_finding(session, finding.id)):
            return ()
        return tuple(
            _("{who}: {words}").format(who=who, words=words) if who else words
            for words, who in minutes.at_finding(session, finding, self._workspace.survey)
        )
