"""The part of the export panel that saves pictures: of which charts, how, and where to."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from moin_desktop.analysis.wording import number_text
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import settings
from moin_desktop.ui import controls
from moin_desktop.ui.ask import Ask
from moin_desktop.ui.export import facts
from moin_desktop.ui.jobs import Progress
from moin_desktop.ui.leaving.choices import Choices
from moin_desktop.ui.leaving.formats import Format
from moin_desktop.ui.leaving.many import Pictures
from moin_desktop.ui.leaving.one import tell_saved
from moin_desktop.ui.present import slides
from moin_desktop.ui.present.slides import Running
from moin_desktop.ui.workspace import Workspace


class PicturesTab(QWidget):
    """Findings or every chart, three choices, a folder, and Save pictures."""

    def __init__(self, workspace: Workspace, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._ask = workspace, ask
        self._folder: Path | None = None
        self._saving = False
        self._pictures = Pictures(workspace, self)
        page = controls.column(self, 8)
        page.addWidget(controls.label(_("Charts as pictures"), 21, 600, serif=True))
        page.addSpacing(4)
        self.which = controls.Segments((("findings", _("Findings"), ""), ("all", _("Every chart"), "")), _("Which"))
        self.which.set_current("findings")
        page.addWidget(self.which)
        self._about = controls.label(px=12.5, tone="ink2", wrap=True)
        page.addWidget(self._about)
        page.addSpacing(4)
        self.choices = Choices()
        page.addWidget(self.choices)
        self.save = controls.button(_("Save pictures"), "primary", "picture")
        page.addWidget(self.save)
        self._build_where(page)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Saving pictures"))
        self._bar.hide()
        page.addWidget(self._bar)
        self.stop = controls.button(_("Stop"))
        self.stop.hide()
        page.addWidget(self.stop)
        self._told = controls.label(px=13.5, weight=500, tone="warn", wrap=True)
        self._told.hide()
        page.addWidget(self._told)
        page.addStretch(1)
        self._connect()

    def _build_where(self, page: QVBoxLayout) -> None:
        self._where = controls.label(px=12.5, tone="ink2", wrap=True)
        page.addWidget(self._where)
        self.choose = controls.button(_("Choose folder"), "link", "folder-open")
        page.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.which.chosen.connect(self.refresh)
        self.choices.changed.connect(self.refresh)
        self.save.clicked.connect(self._on_save)
        self.choose.clicked.connect(self._on_choose)
        self.stop.clicked.connect(self._workspace.jobs.stop)
        self._pictures.saved.connect(self._on_saved)
        self._pictures.failed.connect(self._on_failed)
        self._workspace.jobs.progressed.connect(self._on_progressed)
        self._workspace.jobs.ended.connect(self._on_ended)
        self._workspace.project_changed.connect(self._on_project_changed)

    @property
    def running(self) -> Running:
        """What there is a picture of."""
        ws = self._workspace
        if self.which.current == "findings":
            kept = slides.running(ws.project, ws.survey)
            return kept if kept.kept else Running(())
        return slides.every(ws.project, ws.survey, ws.filter)

    @property
    def folder(self) -> Path:
        """Where the pictures go."""
        return self._folder or facts.folder(self._workspace.project)

    def refresh(self) -> None:
        """Say how many there are and where they go."""
        if not self._workspace.is_open or not self._workspace.has_survey:
            return
        n = len(self.running.slides)
        if self.choices.format is Format.PDF:
            told = ngettext("One PDF file with {n} page.", "One PDF file with {n} pages.", n)
        else:
            told = ngettext("{n} file.", "{n} files, one for each chart.", n)
        if self.which.current == "findings" and not n:
            told = _("No findings kept yet.")
        elif self.which.current == "all" and self._workspace.filter:
            told = f"{told} {_('Under the filter in Explore.')}"
        self._about.setText(told.format(n=number_text(n)))
        self._where.setText(_("In {folder}").format(folder=facts.folder_text(self.folder)))
        self.save.setEnabled(n > 0 and not self._saving and not self._workspace.jobs.is_busy)
        self._bar.setVisible(self._saving)
        self.stop.setVisible(self._saving)

    def _on_project_changed(self) -> None:
        self._folder = None

    def _on_choose(self) -> None:
        chosen = self._ask.folder(self, _("Folder for the pictures"), self.folder)
        if chosen is not None:
            self._folder = chosen
            self.refresh()

    def _on_save(self) -> None:
        self._told.hide()
        how = self.choices
        name = self._workspace.project.name
        self._bar.setRange(0, 0)
        if self._pictures.start(self.running, self.folder, how.format, how.shape, how.scheme, name):
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
        self.refresh()

    def _on_saved(self, paths: list[Path]) -> None:
        if not paths or not self._workspace.is_open:
            return
        self._workspace.project.remember(settings.put, facts.FOLDER, str(paths[0].parent))
        if len(paths) == 1:
            words = _("Saved {name}").format(name=paths[0].name)
        else:
            words = _("Saved {n} pictures in {folder}").format(
                n=number_text(len(paths)), folder=facts.folder_text(paths[0].parent)
            )
        tell_saved(self._workspace, words, paths[0])
        self.refresh()

    def _on_failed(self, trouble: MoinError) -> None:
        self._told.setText(_("{trouble}. {way}.").format(trouble=trouble.message, way=trouble.hint.rstrip(".")))
        self._told.show()
        self.refresh()
