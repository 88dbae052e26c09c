"""From an edited workbook to changes of the project: read beside the window, looked at, taken in as one step."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _, ngettext
from moin_desktop.ui.jobs import Tick
from moin_desktop.ui.opening import Opening
from moin_desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from moin_desktop.importing.rebuilding import Rebuilt
    from moin_desktop.models.project import Project
    from moin_desktop.models.roundtrip.edited import Change


class Returning(QObject):
    """What is done with a workbook of ours."""

    def __init__(self, window: QMainWindow, workspace: Workspace, opening: Opening) -> None:
        super().__init__(window)
        self._window, self._workspace, self._opening = window, workspace, opening
        opening.workbook_given.connect(self.take_in)

    def choose(self) -> None:
        """Ask for an edited workbook."""
        kinds = _("Excel workbooks ({kinds})").format(kinds="*.xlsx *.ods")
        path = self._opening.ask_which(_("Take in an edited workbook"), kinds)
        if path is not None:
            self.take_in(path)

    def take_in(self, path: Path) -> None:
        """Read a workbook of ours and show what was edited in it; trouble with it is told."""
        ws = self._workspace
        if not ws.has_survey:
            self._offer_new(path, _("{name} was saved by MOIN Desktop; its project is not open").format(name=path.name))
            return
        project = ws.project
        image = project.image()

        def work(tick: Tick) -> "tuple[Change, ...]":
            from moin_desktop.importing import roundtrip as reading
            from moin_desktop.models import roundtrip

            return roundtrip.difference_of(image, reading.read(path, tick))

        title = _("Comparing {name}").format(name=path.name)
        if not ws.jobs.run(work, partial(self._show, project, path), partial(self._on_trouble, path), title):
            ws.tell(_("One file at a time: another one is still being read or written."))

    def _on_trouble(self, path: Path, trouble: MoinError) -> None:
        self._offer_new(path, trouble.message)

    def _offer_new(self, path: Path, told: str) -> None:
        """Say why nothing is compared, and what else can be done with the workbook."""
        anew, read = partial(self.open_anew, path), partial(self._opening.read, path)
        self._workspace.tell(told, _("Open as a new project"), anew, _("Read it as a survey"), read)

    # A project made of a workbook

    def choose_anew(self) -> None:
        """Ask for a workbook and make a project of it."""
        kinds = _("Excel workbooks ({kinds})").format(kinds="*.xlsx *.ods")
        path = self._opening.ask_which(_("Open a workbook as a new project"), kinds)
        if path is not None:
            self.open_anew(path)

    def open_anew(self, path: Path) -> None:
        """Make a project of a workbook: the survey from its rows, and all that its lists say."""

        def work(tick: Tick) -> "Rebuilt":
            from moin_desktop.importing import rebuilding

            return rebuilding.read(path, tick)

        ws = self._workspace
        if not ws.jobs.run(work, self._begin, ws.tell_trouble, _("Reading {name}").format(name=path.name)):
            ws.tell(_("One file at a time: another one is still being read or written."))

    def _begin(self, rebuilt: "Rebuilt") -> None:
        from moin_desktop.models import roundtrip
        from moin_desktop.models.project import Project

        ws = self._workspace
        try:
            path = self._opening.free_path(rebuilt.name)
            project = Project.create(path, rebuilt.name)
            try:
                project.author = ws.author
                label = _("Open {name} as a new project").format(name=rebuilt.edited.name)
                told = (rebuilt.edited, rebuilt.reading, rebuilt.name)
                _survey, losses = project.change(label, roundtrip.rebuild, *told, synthetic=rebuilt.synthetic).value
            except BaseException:
                project.close()
                path.unlink(missing_ok=True)
                raise
            project.close()
        except MoinError as trouble:
            ws.tell_trouble(trouble)
            return
        if self._opening.open_project(path):
            ws.tell(" ".join((_("Made anew from {name}.").format(name=rebuilt.edited.name), *losses)))

    def _show(self, project: "Project", path: Path, changes: "Sequence[Change]") -> None:
        ws = self._workspace
        if not ws.is_open or ws.project is not project:
            return
        if not changes:
            ws.tell(_("Nothing was edited in {name}").format(name=path.name))
            return
        from moin_desktop.ui.roundtrip.take_edited import TakeEdited

        page = TakeEdited(path.name, changes, self._window)
        page.accepted.connect(lambda: self._take(project, path.name, page.accepted_changes))
        page.finished.connect(page.deleteLater)
        page.open()

    def _take(self, project: "Project", name: str, changes: "Sequence[Change]") -> None:
        from moin_desktop.models import roundtrip

        ws = self._workspace
        if not changes or not ws.is_open or ws.project is not project:
            return
        n = ws.do(_("Take in edits from {name}").format(name=name), roundtrip.take, changes)
        if n is not None:
            told = ngettext("Took in {n} change from {name}", "Took in {n} changes from {name}", n)
            ws.tell(told.format(n=n, name=name), _("Undo"), ws.undo)
