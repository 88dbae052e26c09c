"""An annotated copy of the user's own file: which file, where to, and what became of it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMainWindow

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.ui.jobs import Tick
from moin_desktop.ui.opening import Opening, show
from moin_desktop.ui.workspace import Workspace

SEEN_BY = frozenset({"room", "team"})
"""A copy of the file is passed on more easily than the project: notes for the presenter stay at home."""


class AnnotatedCopy(QObject):
    """Asks what has to be asked, then writes beside the window."""

    def __init__(self, window: QMainWindow, workspace: Workspace, opening: Opening) -> None:
        super().__init__(window)
        self._workspace, self._opening = workspace, opening

    def make(self) -> None:
        """Write the file that the survey shown was read from, with notes as comments and themes as columns."""
        ws = self._workspace
        if not ws.has_survey:
            ws.tell(_("Open a survey first"))
            return
        if ws.jobs.is_busy:
            ws.tell(_("Something else is still running"))
            return
        from moin_desktop.exporting import annotating

        try:
            data = self._source()
            if data is None:
                return
            wanted = annotating.make(ws.project, ws.survey.id, SEEN_BY)
        except MoinError as trouble:
            ws.tell_trouble(trouble)
            return
        path = self._where()
        if path is None:
            return

        def work(tick: Tick) -> Path:
            from moin_desktop.exporting import annotated

            annotated.write(path, data, wanted, tick)
            return path

        ws.jobs.run(work, self._tell, ws.tell_trouble, _("Saving {name}").format(name=path.name))

    def _source(self) -> bytes | None:
        """The bytes that were read: those kept, else those of the file that a person finds again; None for no file."""
        from moin_desktop.exporting import annotating
        from moin_desktop.importing import source
        from moin_desktop.models import surveys

        ws = self._workspace
        info = next(info for info in surveys.infos(ws.project.session) if info.id == ws.survey.id)
        if info.kept_whole:
            return annotating.source(ws.project, info.id)
        kinds = _("Excel workbooks ({kinds})").format(kinds="*.xlsx")
        path = self._opening.ask_which(_("Where is {name}, which was read?").format(name=info.source_name), kinds)
        return None if path is None else annotating.source(ws.project, info.id, source.load(path))

    def _where(self) -> Path | None:
        from moin_desktop.exporting.replacing import free_path

        project = self._workspace.project
        folder = project.path.parent if project.path is not None else Path.home()
        stem = Path(self._workspace.survey.source_name).stem
        proposal = free_path(folder / _("{name}-annotated.xlsx").format(name=stem))
        kinds = _("Excel workbooks ({kinds})").format(kinds="*.xlsx")
        path = self._opening.ask_where(_("Save the annotated copy as"), kinds, proposal)
        if path is None or path.suffix.lower() == ".xlsx":
            return path
        return path.with_name(f"{path.name}.xlsx")

    def _tell(self, path: Path) -> None:
        told = _("Saved {name}. Notes for the presenter stay here").format(name=path.name)
        self._workspace.tell(told, _("Open"), partial(_open, path), _("Show in folder"), partial(show, path))


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
