"""From a file somebody chose or dropped to an open project: spreadsheets are read, projects opened, copies saved."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.paths import resource
from moin_desktop.ui.ask import Ask
from moin_desktop.ui.jobs import Tick
from moin_desktop.ui.settings import Settings
from moin_desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from moin_desktop.analysis.reading import Reading
    from moin_desktop.models.again.looking import Look
    from moin_desktop.models.project import Project

PROJECT = ".moin"
PARCEL = ".moin-parcel"
SPREADSHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".tsv", ".txt", ".tab")
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


class Opening(QObject):
    """Everything that begins with a file."""

    compared = Signal(object, object)
    """A Reading, and the Look that says which survey of the open project it belongs to."""
    parcel_given = Signal(object)
    """The path of a parcel that is to be looked at."""
    workbook_given = Signal(object)
    """The path of a workbook that this program saved, opened or dropped like any other."""

    def __init__(self, workspace: Workspace, settings: Settings, ask: Ask, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._settings = settings
        self._ask = ask
        self._window = window
        self._last_folder = Path()
        self._project_name = ""
        self._read_last = Path()
        self._synthetic = False
        self._adding = self._comparing = False
        workspace.project_changed.connect(self._on_project_changed)

    # What the menu, the first page and the keys call

    def choose(self) -> None:
        """Ask for a project or a spreadsheet and open it; a newer export of the open survey is compared with it."""
        every = " ".join(f"*{kind}" for kind in (PROJECT, PARCEL, *SPREADSHEETS))
        kinds = _("Projects and surveys ({kinds})").format(kinds=every)
        self._chosen(_("Open a survey or a project"), kinds, self.open)

    def choose_spreadsheet(self) -> None:
        """Ask for a spreadsheet and read it into a new project."""
        self._chosen(_("Open a survey spreadsheet"), _spreadsheets(), partial(self.open, comparing=False))

    def choose_project(self) -> None:
        """Ask for a project and open it."""
        path = self._ask.open_path(self._window, _("Open a project"), _projects(), self._settings.folder)
        if path is not None:
            self.open(path)

    def choose_further(self) -> None:
        """Ask for a spreadsheet and add it to the open project as a further survey."""
        self._chosen(_("Add a survey to this project"), _spreadsheets(), partial(self.read, adding=True))

    def choose_parcel(self) -> None:
        """Ask for a parcel and show what is in it."""
        self._chosen(_("Take in a parcel"), _("Parcels ({kinds})").format(kinds=f"*{PARCEL}"), self.open)

    def ask_which(self, title: str, kinds: str) -> Path | None:
        """Ask for a file to read; None when the person changed their mind."""
        path = self._ask.open_path(self._window, title, kinds, self._folder())
        if path is not None:
            self._last_folder = path.parent
        return path

    def ask_where(self, title: str, kinds: str, proposal: Path) -> Path | None:
        """Ask for a file to write; None when the person changed their mind."""
        return self._ask.save_path(self._window, title, kinds, proposal)

    def save_copy(self) -> None:
        """Ask for a name and write a whole copy of the project there; the window stays with the original."""
        project = self._workspace.project
        proposal = _free(self._settings.folder, project.name)
        path = self._ask.save_path(self._window, _("Save a copy of the project"), _projects(), proposal)
        if path is None:
            return
        path = path if path.suffix == PROJECT else path.with_name(path.name + PROJECT)
        try:
            project.copy(path)
        except MoinError as trouble:
            self._workspace.tell_trouble(trouble)
            return
        self._workspace.tell(_("Saved a copy: {name}").format(name=path.name), _("Show in folder"), lambda: show(path))

    def _chosen(self, title: str, kinds: str, then: Callable[[Path], object]) -> None:
        path = self._ask.open_path(self._window, title, kinds, self._folder())
        if path is not None:
            self._last_folder = path.parent
            then(path)

    def _folder(self) -> Path:
        if self._last_folder.is_absolute():
            return self._last_folder
        return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation) or Path.home())

    # Files

    def open(self, path: Path, *, comparing: bool = True) -> None:
        """Open a project, or read a spreadsheet: a newer export of the open survey is compared, others begin anew."""
        if path.suffix.lower() == PROJECT:
            self.open_project(path)
        elif path.suffix.lower() == PARCEL:
            self.parcel_given.emit(path)
        else:
            self.read(path, comparing=comparing)

    def open_project(self, path: Path) -> bool:
        """Open a project file; one that is gone leaves the list of recent ones."""
        if self._workspace.is_open and self._workspace.project.path == path.absolute():
            self._workspace.go("explore" if self._workspace.has_survey else "data")
            return True
        if not path.is_file():
            self._settings.forget(path)
        before = self._workspace.project if self._workspace.is_open else None
        try:
            return self._workspace.open_project(path.absolute())
        except Exception:
            # A bug: what is half open is let go, so that there is a page to go on from.
            if before is None or self._workspace.project is not before:
                self._workspace.close_project()
            raise

    def open_example(self) -> None:
        """Open the example survey as a project of its own."""
        self.read(example(), name=_("Example survey"), synthetic=True)

    def read(
        self, path: Path, *, adding: bool = False, comparing: bool = False, name: str = "", synthetic: bool = False
    ) -> None:
        """Read a spreadsheet beside the window, then make a project of it or add it to the open one.

        What is added, or is ``comparing``, is compared with the open project first.
        """

        def work(tick: Tick) -> "Reading | None":
            from moin_desktop import importing
            from moin_desktop.importing import ours

            return None if comparing and ours.is_ours(path) else importing.read(path, None, tick)

        if self._workspace.jobs.is_busy:
            self._workspace.tell(_("One file at a time: another one is still being read or written."))
            return
        self._project_name, self._synthetic = name or readable(path.stem), synthetic
        self._read_last = path
        self._adding, self._comparing = adding, adding or comparing
        title = _("Reading {name}").format(name=path.name)
        self._workspace.jobs.run(work, self._on_read, self._workspace.tell_trouble, title)

    def _on_read(self, reading: "Reading | None") -> None:
        if reading is None:
            self.workbook_given.emit(self._read_last)
        elif self._comparing and self._workspace.has_survey:
            self._compare(reading)
        elif self._adding and self._workspace.is_open:
            self._workspace.add_survey(reading)
        else:
            self._begin_project(reading)

    def _compare(self, reading: "Reading") -> None:
        """Look beside the window what the reading is to the surveys that are there."""
        project = self._workspace.project
        image = project.image()

        def work(tick: Tick) -> "Look":
            from moin_desktop.models.again import looking

            tick(0, 0)
            return looking.look(image, reading)

        title = _("Comparing {name}").format(name=reading.source.name)
        done = partial(self._on_compared, project, reading)
        self._workspace.jobs.run(work, done, self._workspace.tell_trouble, title)

    def _on_compared(self, project: "Project", reading: "Reading", look: "Look") -> None:
        if not self._workspace.has_survey or self._workspace.project is not project:
            self._on_read(reading)  # something else is open now
        elif look.difference is None and not self._adding:
            self._begin_project(reading)
        elif look.survey:
            self._workspace.go("data")
            self.compared.emit(reading, look)
        else:
            self._workspace.add_survey(reading)

    def free_path(self, name: str) -> Path:
        """A file for a new project of this name, among the others; MoinError where there can be none."""
        try:
            return _free(self._settings.folder, name)
        except OSError as error:
            raise MoinError(
                _("A new project cannot be put into your documents: {reason}.").format(reason=error.strerror or error),
                hint=_("Look whether the folder Documents can be written to, then open the file again."),
            ) from error

    def _begin_project(self, reading: "Reading") -> None:
        try:
            path = self.free_path(self._project_name)
        except MoinError as trouble:
            self._workspace.tell_trouble(trouble)
            return
        if self._workspace.create_project(path, self._project_name, reading, synthetic=self._synthetic):
            self._tell_if_open_elsewhere()

    def _tell_if_open_elsewhere(self) -> None:
        """What another program has open may not be saved there yet, so that it can be read once more."""
        from moin_desktop.importing import source

        path = self._read_last
        if source.open_elsewhere(path):
            told = _("{name} is open in another program. A copy was read").format(name=path.name)
            self._workspace.tell(told, _("Read again"), partial(self.read, path, comparing=True))

    def _on_project_changed(self) -> None:
        path = self._workspace.project.path if self._workspace.is_open else None
        self._settings.reopen = path is not None
        if path is not None:
            self._settings.remember(path)
        else:
            self._settings.save()


def example() -> Path:
    """The example survey that comes with the program."""
    return next(iter(sorted(resource("sample").glob("*.xlsx"))))


def welcome(paths: Sequence[Path]) -> Path | None:
    """The first of some dropped files that can be opened; None when there is none."""
    return next((p for p in paths if p.suffix.lower() in {PROJECT, PARCEL, *SPREADSHEETS}), None)


def readable(stem: str) -> str:
    """A file's name as a person would say it: "moin-2023_survey" is "moin 2023 survey"."""
    name = " ".join(re.sub(r"[_\-]+", " ", stem).split())
    return name[:1].upper() + name[1:] if name else _("Survey")


def show(path: Path) -> None:
    """Show the folder a file lies in."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def _free(folder: Path, name: str) -> Path:
    """A file name that is not taken: name.moin, name 2.moin …"""
    stem = " ".join(_NOT_IN_NAMES.sub(" ", name).split()).strip(". ")[:120] or _("Survey")
    path = folder / f"{stem}{PROJECT}"
    number = 2
    while path.exists():
        path = folder / f"{stem} {number}{PROJECT}"
        number += 1
    return path


def _spreadsheets() -> str:
    return _("Survey spreadsheets ({kinds})").format(kinds=" ".join(f"*{kind}" for kind in SPREADSHEETS))


def _projects() -> str:
    return _("MOIN projects ({kinds})").format(kinds=f"*{PROJECT}")
