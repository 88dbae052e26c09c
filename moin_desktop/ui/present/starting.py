"""F5: which chart is shown first, on which screen, and back to where one was."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow, QWidget

from moin_desktop.analysis.charts import ChartKind
from moin_desktop.models import findings
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.findings.card import Card
from moin_desktop.ui.present import slides
from moin_desktop.ui.present.session import Session
from moin_desktop.ui.present.slides import Slide
from moin_desktop.ui.present.window import Wall
from moin_desktop.ui.workspace import Workspace


class Presenting(QObject):
    """One presentation of one window; it ends with the window."""

    def __init__(self, window: QMainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self._focus: QWidget | None = None
        self._dark: bool | None = None
        self.session: Session | None = None
        self.wall: Wall | None = None
        window.installEventFilter(self)

    def start(self, *, here: bool = False) -> None:
        """Show the running order from its first chart, or from the one shown ``here``."""
        if not self._workspace.has_survey:
            return
        if self.wall is not None:
            self.wall.activateWindow()
            return
        beginning = slide_of(self._window, self._workspace) if here else None
        ws = self._workspace
        running = slides.running(ws.project, ws.survey, ws.filter, beginning)
        self._focus = self._window.focusWidget()
        self.session = Session(ws, self._dark, self)
        self.session.left.connect(self._on_left)
        self.wall = Wall(self.session)
        self.session.show_running(running)
        self.wall.present_on(other_screen(self._window.screen()))

    def stop(self) -> None:
        """Stop presenting."""
        if self.wall is not None:
            self.wall.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Close:
            self.stop()
        return super().eventFilter(watched, event)

    def _on_left(self) -> None:
        if self.session is not None:
            self._dark = self.session.dark
            self.session.deleteLater()
        self.session = self.wall = None
        self._window.activateWindow()
        if self._focus is not None and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None


def other_screen(own: QScreen) -> QScreen:
    """The screen the room sees: the first that is not the window's own, else that."""
    return next((screen for screen in QGuiApplication.screens() if screen is not own and screen != own), own)


def slide_of(window: QMainWindow, workspace: Workspace) -> Slide | None:
    """What is shown or chosen in the window now, as a slide; None where that is no chart."""
    if workspace.place == "findings":
        part: QWidget | None = window.focusWidget()
        while part is not None and not isinstance(part, Card):
            part = part.parentWidget()
        kept = findings.all(workspace.project.session)
        chosen = next((one for one in kept if isinstance(part, Card) and one.id == part.id), None)
        if chosen is None:
            return None
        return Slide(chosen.survey, chosen.spec, chosen.headline, chosen.focus, chosen.pillar, chosen.id)
    explore = window.findChild(ExplorePlace)
    if workspace.place != "explore" or explore is None or explore.shown.spec is None:
        return None
    shown = explore.shown
    finding = shown.finding
    assert shown.spec is not None
    return Slide(
        survey=workspace.survey.id,
        spec=shown.spec,
        headline=shown.headline,
        focus=finding.focus if finding is not None else (),
        pillar=finding.pillar if finding is not None else "",
        finding=finding.id if finding is not None else "",
        chosen=shown.options,
        data=shown.data if shown.data is not None and shown.data.kind is ChartKind.WAVES else None,
    )
