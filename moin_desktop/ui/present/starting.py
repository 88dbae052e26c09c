"""F5: which chart is shown first, on which screens, and back to where one was."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QMainWindow, QWidget
from shiboken6 import isValid

from moin_desktop.analysis.charts import ChartKind
from moin_desktop.i18n import _
from moin_desktop.models import findings
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.findings.card import Card
from moin_desktop.ui.present import slides
from moin_desktop.ui.present.awake import Awake
from moin_desktop.ui.present.console import Console
from moin_desktop.ui.present.session import Session
from moin_desktop.ui.present.slides import Slide
from moin_desktop.ui.present.window import Wall
from moin_desktop.ui.workspace import Workspace

SETTLE_MS = 300
"""After a screen came or went: the system is still moving windows about."""


class Presenting(QObject):
    """One presentation of one window, on as many screens as there are; it ends with the window."""

    def __init__(self, window: QMainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self._focus: QWidget | None = None
        self._dark: bool | None = None
        self._swapped = False
        self._awake = Awake()
        self.session: Session | None = None
        self.wall: Wall | None = None
        self.console: Console | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE_MS)
        self._soon.timeout.connect(self._on_screens)
        window.installEventFilter(self)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._soon.start)
        app.screenRemoved.connect(self._soon.start)

    def start(self, *, here: bool = False) -> None:
        """Show the running order from its first chart, or from the one shown ``here``; where none is, go on where
        it stopped the last time."""
        if not self._workspace.has_survey:
            return
        if self.wall is not None:
            (self.console or self.wall).activateWindow()
            return
        beginning = slide_of(self._window, self._workspace) if here else None
        ws = self._workspace
        running = slides.running(ws.project, ws.survey, ws.filter, beginning)
        self._focus = self._window.focusWidget()
        self.session = Session(ws, self._dark, self)
        self.session.left.connect(self._on_left)
        self.wall = Wall(self.session)
        self.wall.screens_swapped.connect(self.swap)
        self.session.show_running(running)
        if here and beginning is None:
            self.session.resume()
        self.lay_out(QGuiApplication.screens())
        self._awake.keep()
        at = self.session.stopped_at
        if at is not None:
            words = _("Last time it stopped at {n} of {all}. R goes there")
            self._tell_presenter(words.format(n=at + 1, all=len(running.slides)))

    def stop(self) -> None:
        """Stop presenting."""
        if self.session is not None:
            self.session.leave()

    # Screens

    def lay_out(self, screens: Sequence[QScreen]) -> None:
        """Put the room's window on one screen and the console on the other; on one screen there is no console."""
        if self.session is None or self.wall is None or not screens:
            return
        own, other = self._pair(screens)
        self.session.alone = other is None
        if other is None:
            if self.console is not None:
                self.console.replaced = True
                self.console.close()
                self.console = None
            self.wall.present_on(own)
            return
        self.wall.present_on(other, active=False)
        if self.console is None:
            self.console = Console(self.session)
            self.console.screens_swapped.connect(self.swap)
        self.console.present_on(own, other)

    def _pair(self, screens: Sequence[QScreen]) -> tuple[QScreen, QScreen | None]:
        """The presenter's screen, which is that of the program's own window, and the room's."""
        if len(screens) < 2:
            return screens[0], None
        at = screens.index(self._window.screen()) if self._window.screen() in screens else 0
        own, other = screens[at], screens[1 if at == 0 else 0]
        return (other, own) if self._swapped else (own, other)

    def swap(self) -> None:
        """The room looks at the other screen from now on."""
        if len(QGuiApplication.screens()) > 1:
            self._swapped = not self._swapped
            self.lay_out(QGuiApplication.screens())
        else:
            self._tell_presenter(_("There is one screen only"))

    def _on_screens(self) -> None:
        """A screen was unplugged or added: what is shown, what is typed and where one is stay as they are."""
        self.meet(QGuiApplication.screens())

    def meet(self, screens: Sequence[QScreen]) -> None:
        """Go on with these screens, and say in one line what has become of the windows."""
        if self.session is None:
            return
        was_alone = self.session.alone
        writing = bool(self.session.writing.words.strip())
        self.lay_out(screens)
        if self.session.alone and not was_alone:
            self.session.writing.open = writing
            self._tell_presenter(_("The other screen is gone: the room sees this one. N takes a note, P peeks"))
        elif was_alone and not self.session.alone:
            self.session.writing.open = False
            self._tell_presenter(_("There is a second screen: the room sees that one now. S swaps them"))
        self.session.announce()
        if writing:
            self.session.writing.wanted.emit()

    def _tell_presenter(self, words: str) -> None:
        if self.session is not None:
            self.session.told.emit(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Close:
            self.stop()
        return super().eventFilter(watched, event)

    def _on_left(self) -> None:
        self._awake.release()
        if self.session is not None:
            self._dark = self.session.dark
            self.session.deleteLater()
        self.session = self.wall = self.console = None
        self._window.activateWindow()
        if self._focus is not None and isValid(self._focus) and self._focus.isVisible():
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None


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
