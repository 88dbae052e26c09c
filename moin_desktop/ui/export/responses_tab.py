"""The part of the export panel that saves the responses alone: for statistics programs, or as one .csv file."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from moin_desktop.analysis.wording import number_text
from moin_desktop.exporting import flat, statistics
from moin_desktop.exporting.replacing import free_path
from moin_desktop.exporting.statistics import making
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import settings
from moin_desktop.ui import controls
from moin_desktop.ui.ask import Ask
from moin_desktop.ui.export import facts
from moin_desktop.ui.export.trouble import Trouble
from moin_desktop.ui.jobs import Progress, Tick
from moin_desktop.ui.leaving.one import tell_saved
from moin_desktop.ui.workspace import Workspace

_PROGRAMS, _CSV = "programs", "csv"
_SAFE, _EXACT = "safe", "exact"


class ResponsesTab(QWidget):
    """The form, what it holds, a folder, and Save responses."""

    def __init__(self, workspace: Workspace, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._ask = workspace, ask
        self._folder: Path | None = None
        self._chosen: Path | None = None
        """A free name proposed where the usual one could not be written."""
        self._saving = False
        page = controls.column(self, 8)
        page.addWidget(controls.label(_("Responses"), 21, 600, serif=True))
        page.addSpacing(4)
        self.form = controls.Segments(((_PROGRAMS, _("SPSS, R, Stata"), ""), (_CSV, _("One table"), "")), _("Form"))
        self.form.set_current(_PROGRAMS)
        page.addWidget(self.form)
        self._about = controls.label(px=12.5, tone="ink2", wrap=True)
        page.addWidget(self._about)
        self.cells = controls.Segments(((_SAFE, _("Safe in Excel"), ""), (_EXACT, _("Exact"), "")), _("Cells"))
        self.cells.set_current(_SAFE)
        page.addWidget(self.cells)
        self._personal = controls.label(px=12.5, tone="ink2", wrap=True)
        page.addWidget(self._personal)
        page.addSpacing(4)
        self.save = controls.button(_("Save responses"), "primary", "export")
        page.addWidget(self.save)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Saving the responses"))
        page.addWidget(self._bar)
        self.stop = controls.button(_("Stop"))
        page.addWidget(self.stop)
        self.trouble = Trouble()
        page.addWidget(self.trouble)
        self._where = controls.label(px=12.5, tone="ink2", wrap=True)
        page.addWidget(self._where)
        self.choose = controls.button(_("Choose folder"), "link", "folder-open")
        page.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        page.addStretch(1)
        self._connect()

    def _connect(self) -> None:
        self.form.chosen.connect(self._on_changed)
        self.cells.chosen.connect(self._on_changed)
        self.save.clicked.connect(self._on_save)
        self.stop.clicked.connect(self._workspace.jobs.stop)
        self.choose.clicked.connect(self._on_choose)
        self.trouble.elsewhere.connect(self._on_choose)
        self.trouble.again.connect(self._on_save_as)
        self._workspace.jobs.progressed.connect(self._on_progressed)
        self._workspace.jobs.ended.connect(self._on_ended)

    @property
    def path(self) -> Path:
        """The folder of files, or the one file, that will be made; its name is not taken."""
        if self._chosen is not None:
            return self._chosen
        project = self._workspace.project
        stem = facts.stem(self._workspace.survey.name) or _("responses")
        name = f"{stem}-{_('data')}" if self.form.current == _PROGRAMS else f"{stem}-{_('responses')}.csv"
        return free_path((self._folder or facts.folder(project)) / name)

    def recall(self) -> None:
        """Begin anew with another project."""
        self._folder = self._chosen = None
        self.trouble.hide()

    def refresh(self) -> None:
        """Say what would be saved, and where."""
        if not self._workspace.is_open or not self._workspace.has_survey:
            return
        table = self.form.current == _CSV
        if not table:
            about = _("A folder with the data as codes, a codebook, and scripts that read both in SPSS, R and Stata.")
        elif self.cells.current == _SAFE:
            about = _("One .csv file with the answers in words. A text that a spreadsheet could run gets a ' in front.")
        else:
            about = _("One .csv file with the answers in words, each exactly as it is.")
        self._about.setText(about)
        self.cells.setVisible(table)
        self._personal.setText(facts.privacy_text(facts.contents(self._workspace.project).personal))
        path = self.path
        self._where.setText(_("{name}, in {folder}").format(name=path.name, folder=facts.folder_text(path.parent)))
        self._show_busy()

    def _show_busy(self) -> None:
        self._bar.setVisible(self._saving)
        self.stop.setVisible(self._saving)
        self.save.setEnabled(not self._workspace.jobs.is_busy)
        self.save.set_text(_("Saving") if self._saving else _("Save responses"))

    def _on_changed(self, _key: str) -> None:
        self._chosen = None
        self.trouble.hide()
        self.refresh()

    def _on_choose(self) -> None:
        chosen = self._ask.folder(self, _("Folder for the responses"), self.path.parent)
        if chosen is not None:
            self._folder, self._chosen = chosen, None
            self.trouble.hide()
            self.refresh()

    def _on_save_as(self, path: Path) -> None:
        self._chosen = path
        self._on_save()

    def _on_save(self) -> None:
        path, survey = self.path, self._workspace.survey.id
        exact, table = self.cells.current == _EXACT, self.form.current == _CSV
        image = self._workspace.project.image()
        self.trouble.hide()

        def work(tick: Tick) -> int:
            if table:
                return flat.write(path, flat.make_of(image, survey), exact=exact, tick=tick)
            statistics.write(path, making.make_of(image, survey), tick)
            return 0

        title = _("Saving {name}").format(name=path.name)
        self._bar.setRange(0, 0)
        done = partial(self._on_saved, path)
        if self._workspace.jobs.run(work, done, partial(self.trouble.tell, path), title):
            self._saving = True
            self.refresh()
        else:
            self._workspace.tell(_("Something else is still running"))

    def _on_progressed(self, progress: Progress) -> None:
        if self._saving:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)

    def _on_ended(self) -> None:
        self._saving = False
        self._show_busy()

    def _on_saved(self, path: Path, guarded: int) -> None:
        self._chosen = None
        if self._workspace.is_open:
            self._workspace.project.remember(settings.put, facts.FOLDER, str(path.parent))
            self.refresh()
        told = _("Saved {name}").format(name=path.name)
        if guarded:
            more = ngettext("{told}; {n} cell got a ' in front", "{told}; {n} cells got a ' in front", guarded)
            told = more.format(told=told, n=number_text(guarded))
        tell_saved(self._workspace, told, path)
