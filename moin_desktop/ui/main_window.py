"""The frame: top bar, the places made when first visited, the export panel, the toast. It holds no state of its own."""

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls, panes, theme
from moin_desktop.ui.actions import Actions
from moin_desktop.ui.ask import Ask
from moin_desktop.ui.export_side import ExportSide
from moin_desktop.ui.first_run import FirstRun
from moin_desktop.ui.notes_side import NotesSide
from moin_desktop.ui.opening import PROJECT, Opening, welcome
from moin_desktop.ui.settings import Settings
from moin_desktop.ui.toast import Toast
from moin_desktop.ui.top_bar import TopBar
from moin_desktop.ui.workspace import Message, Workspace

TITLE = "MOIN Desktop"


class MainWindow(QMainWindow):
    """The window of the program."""

    def __init__(self, workspace: Workspace, settings: Settings, ask: Ask | None = None) -> None:
        super().__init__()
        self._workspace, self._settings = workspace, settings
        self._ask = ask or Ask()
        self.opening = Opening(workspace, settings, self._ask, self)
        self._made: dict[str, QWidget] = {}
        self._build()
        self._connect()
        self._restore()

    def _build(self) -> None:
        self.setMinimumSize(960, 600)
        self.setAcceptDrops(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.actions_of = Actions(self, self._workspace, self.opening, self._settings)
        acts = self.actions_of
        self.top_bar = TopBar(self._workspace, acts.undo, acts.redo, acts.export, acts.present, acts.menu, self)
        self.top_bar.hide()
        self._stack = QStackedWidget()
        self._blank = QWidget()
        self._stack.addWidget(self._blank)
        body = QWidget()
        beside = controls.row(spacing=0)
        beside.addWidget(self._stack, 1)
        whole = controls.column(body, 0)
        whole.addWidget(self.top_bar)
        whole.addLayout(beside, 1)
        self.setCentralWidget(body)
        self.export = ExportSide(self._workspace, self._ask, beside, self.top_bar.export, self)
        self.notes = NotesSide(self._workspace, self.export, self.top_bar.notes, self)
        self.toast = Toast(body)
        self.setWindowTitle(TITLE)

    def _connect(self) -> None:
        workspace = self._workspace
        self.top_bar.place_chosen.connect(workspace.go)
        self.actions_of.export.triggered.connect(self.export.toggle)
        self.actions_of.notes.triggered.connect(self.notes.toggle)
        QShortcut("F6", self, self._next_pane)
        QShortcut("Shift+F6", self, self._previous_pane)
        workspace.place_changed.connect(self._on_place_changed)
        workspace.project_changed.connect(self._on_project_changed)
        workspace.survey_changed.connect(self._on_survey_changed)
        workspace.changed.connect(self._on_changed)
        workspace.told.connect(self._on_told)
        workspace.changed.connect(self.toast.on_step)
        workspace.project_changed.connect(self.toast.on_step)
        theme.news().changed.connect(self.update)

    def _restore(self) -> None:
        room = self.screen().availableSize()
        self.resize(min(1600, room.width() - 40), min(1000, room.height() - 60))
        if self._settings.geometry:
            self.restoreGeometry(QByteArray.fromHex(self._settings.geometry.encode()))

    # Places

    def start(self) -> None:
        """Show the page without a project."""
        self._workspace.go("start")

    def begin(self, path: Path) -> None:
        """Open the first file; a spreadsheet is read on the page without a project."""
        if path.suffix.lower() != PROJECT:
            self.start()
        self.opening.open(path)

    def on_bug(self) -> None:
        """After a bug the next start does not open the project by itself, which would meet the bug again."""
        self._settings.reopen = False
        self._settings.save()
        if self._stack.currentWidget() is self._blank:
            self.start()

    def _makers(self) -> Mapping[str, Callable[[], QWidget]]:
        """How each place is made, at its first visit: what it needs is imported then."""
        return {"start": self._first_run, "data": self._data, "explore": self._explore, "findings": self._findings}

    def _first_run(self) -> QWidget:
        return FirstRun(self.opening, self._settings, self._workspace.jobs, self.actions_of.menu, self)

    def _data(self) -> QWidget:
        from moin_desktop.ui.data.place import DataPlace

        place = DataPlace(self._workspace, self)
        place.survey_wanted.connect(self.opening.choose_further)
        self.opening.compared.connect(place.compare)
        self.export.give_way(place.side)
        return place

    def _explore(self) -> QWidget:
        from moin_desktop.ui.explore.place import ExplorePlace

        place = ExplorePlace(self._workspace, self)
        self.export.give_way(place.inspector)
        return place

    def _findings(self) -> QWidget:
        from moin_desktop.ui.findings.place import FindingsPlace

        return FindingsPlace(self._workspace, self)

    def place(self, key: str) -> QWidget:
        """A place, made when it was not visited before."""
        if key not in self._made:
            self._made[key] = self._makers()[key]()
            self._stack.addWidget(self._made[key])
        return self._made[key]

    def _on_place_changed(self, key: str) -> None:
        try:
            page = self.place(key)
        except Exception:
            # A bug: without a page of the project to stay on, the project is let go for the first page.
            if self._stack.currentWidget() in (self._blank, self._made.get("start")) and self._workspace.is_open:
                self._workspace.close_project()
            raise
        if isinstance(page, FirstRun):
            page.refresh()
        self._stack.setCurrentWidget(page)
        self.top_bar.setVisible(key != "start")
        self.toast.raise_()
        first = panes.beginning(page)
        if first is not None and not self.top_bar.isAncestorOf(QApplication.focusWidget() or self):
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # Project

    def _on_project_changed(self) -> None:
        self.actions_of.refresh()
        project = self._workspace.project if self._workspace.is_open else None
        self.setWindowTitle(f"{project.name} – {TITLE}" if project else TITLE)
        where = str(project.path) if project and project.path else ""
        self.top_bar.say_saved(self._freshly_read() or _("All changes saved") if project else "", where)
        if project is None:
            self.export.close()

    def _freshly_read(self) -> str:
        """The line for a project that holds nothing but a survey just read; empty for any other."""
        if len(self._workspace.project.steps()) != 1 or not self._workspace.has_survey:
            return ""
        return _("Imported just now from {name}").format(name=self._workspace.survey.source_name)

    def _on_survey_changed(self) -> None:
        self.top_bar.refresh()
        if not self._workspace.has_survey:
            self.export.close()
            self._workspace.go("data")

    def _on_changed(self) -> None:
        where = str(self._workspace.project.path or "")
        self.top_bar.say_saved(_("All changes saved"), where)
        self.setWindowTitle(f"{self._workspace.project.name} – {TITLE}")

    def _on_told(self, message: Message) -> None:
        if message.trouble and not self._workspace.is_open:
            self.start()
            page = self.place("start")
            assert isinstance(page, FirstRun)
            page.tell(message)
        else:
            self.toast.tell(message)

    # Keys

    def panes(self) -> list[QWidget]:
        """The parts F6 goes through: the top bar, the panes of the place, the export panel."""
        extra = [side for side in (self.export.panel, self.export.guest) if side is not None]
        return [pane for pane in (self.top_bar, *panes.inside(self._stack.currentWidget()), *extra) if pane.isVisible()]

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 (the name is Qt's)
        target = panes.neighbour(self, QApplication.focusWidget() or self, forward)
        if target is None:
            return super().focusNextPrevChild(forward)
        target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
        return True

    def _next_pane(self) -> None:
        panes.step(self.panes(), 1)

    def _previous_pane(self) -> None:
        panes.step(self.panes(), -1)

    # Files from outside

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped(event) is not None:
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.opening.open(path)

    def _show_over(self, over: bool) -> None:
        page = self._made.get("start")
        if isinstance(page, FirstRun):
            page.area.set_over(over)

    def closeEvent(self, event: QCloseEvent) -> None:
        focus = QApplication.focusWidget()
        if focus is not None:
            focus.clearFocus()  # a field keeps what was typed when the focus leaves it
        self._workspace.jobs.close()
        self._settings.geometry = bytes(self.saveGeometry().toHex().data()).decode()
        self._settings.save()
        if self._workspace.is_open:
            self._workspace.project.close()
        event.accept()


def _dropped(event: QDropEvent) -> Path | None:
    return welcome([Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()])
