"""The part of the export panel that saves slides and the round-up report, and renews slides saved before."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from moin_desktop.analysis.wording import number_text
from moin_desktop.errors import MoinError
from moin_desktop.exporting import audience as audiences
from moin_desktop.exporting import report, roundup, slides
from moin_desktop.exporting.audience import Audience
from moin_desktop.exporting.replacing import free_path
from moin_desktop.exporting.values import Report
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import settings
from moin_desktop.ui import controls
from moin_desktop.ui.ask import Ask
from moin_desktop.ui.export import facts, report_pdf
from moin_desktop.ui.export.trouble import Trouble
from moin_desktop.ui.jobs import Progress, Tick
from moin_desktop.ui.leaving.one import tell_saved
from moin_desktop.ui.workspace import Workspace

_SLIDES, _WORD, _PDF = "slides", "word", "pdf"
_ENDINGS = {_SLIDES: ".pptx", _WORD: ".docx", _PDF: ".pdf"}
_BUILDING, _WHOLE = 30, 100
"""How much of the time the counting takes, in percent, before the writing."""
Writer = Callable[[Path, Report, Tick], slides.Written | None]


class TalkTab(QWidget):
    """Readers, the form, Save, and Renew saved slides."""

    def __init__(self, workspace: Workspace, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._ask = workspace, ask
        self._chosen: Path | None = None
        """A file chosen in the dialog, or a free name proposed where another could not be written."""
        self._saving = False
        page = controls.column(self, 8)
        page.addWidget(controls.label(_("Slides and report"), 21, 600, serif=True))
        choices = tuple((one.value, audiences.name(one), "") for one in Audience)
        self.readers = controls.Segments(choices, _("For whom"))
        page.addWidget(self.readers)
        self._leaves_out = controls.label(px=12.5, tone="ink2", wrap=True)
        page.addWidget(self._leaves_out)
        page.addSpacing(4)
        forms = ((_SLIDES, _("Slides"), ""), (_WORD, _("Word report"), ""), (_PDF, _("PDF report"), ""))
        self.form = controls.Segments(forms, _("Form"))
        self.form.set_current(_SLIDES)
        page.addWidget(self.form)
        self._about = controls.label(px=12.5, tone="ink2", wrap=True)
        page.addWidget(self._about)
        page.addSpacing(4)
        self.save = controls.button(_("Save slides"), "primary", "export")
        page.addWidget(self.save)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Saving slides or report"))
        page.addWidget(self._bar)
        self.stop = controls.button(_("Stop"))
        page.addWidget(self.stop)
        self.trouble = Trouble()
        page.addWidget(self.trouble)
        self._file = controls.label(px=12.5, tone="ink2", wrap=True)
        page.addWidget(self._file)
        self.choose = controls.button(_("Choose name and folder"), "link", "folder-open")
        page.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.renew = controls.button(_("Renew slides saved before"), "", "present")
        page.addWidget(self.renew)
        self._renewing = controls.label(px=12.5, tone="ink2", wrap=True)
        self._renewing.setText(_("New numbers in a deck you have worked on: layout, moved charts and your words stay."))
        page.addWidget(self._renewing)
        page.addStretch(1)
        self._connect()
        self.recall()

    def _connect(self) -> None:
        self.readers.chosen.connect(self._on_readers)
        self.form.chosen.connect(self._on_form)
        self.save.clicked.connect(self._on_save)
        self.renew.clicked.connect(self._on_renew)
        self.choose.clicked.connect(self._on_choose)
        self.stop.clicked.connect(self._workspace.jobs.stop)
        self.trouble.again.connect(self._on_again)
        self.trouble.elsewhere.connect(self._on_choose)
        self._workspace.jobs.progressed.connect(self._on_progressed)
        self._workspace.jobs.ended.connect(self._on_ended)

    def recall(self) -> None:
        """Show the readers that the open project was left with."""
        self._chosen = None
        self.trouble.hide()
        if self._workspace.is_open:
            self.readers.set_current(facts.audience(self._workspace.project).value)

    @property
    def audience(self) -> Audience:
        """For whom the file is."""
        return Audience(self.readers.current or Audience.TEAM)

    @property
    def path(self) -> Path:
        """Where the file will go: the one chosen, else a name that is not taken in the folder used last."""
        if self._chosen is not None:
            return self._chosen
        project = self._workspace.project
        ending = _("slides") if self.form.current == _SLIDES else _("report")
        begin = facts.stem(project.name)
        name = f"{begin}-{ending}" if begin else ending
        return free_path(facts.folder(project) / f"{name}{_ENDINGS[self.form.current]}")

    def refresh(self) -> None:
        """Say what the file would hold now, and where it would go."""
        held = facts.contents(self._workspace.project)
        deck = self.form.current == _SLIDES
        self.readers.set_current(facts.audience(self._workspace.project).value)
        self._leaves_out.setText(audiences.leaves_out(self.audience))
        if deck:
            told = ngettext("{n} finding with an editable chart.", "{n} findings with editable charts.", held.findings)
            words = told.format(n=number_text(held.findings)) if held.findings else _("No findings kept yet.")
        else:
            told = ngettext(
                "Findings, {n} question, quotes cleared.", "Findings, {n} questions, quotes cleared.", held.questions
            )
            words = told.format(n=number_text(held.questions))
        self._about.setText(words)
        path = self.path
        self._file.setText(_("{name}, in {folder}").format(name=path.name, folder=facts.folder_text(path.parent)))
        self._show_busy()

    def _show_busy(self) -> None:
        deck, busy = self.form.current == _SLIDES, self._workspace.jobs.is_busy
        self._bar.setVisible(self._saving)
        self.stop.setVisible(self._saving)
        self.save.setEnabled(not busy)
        self.save.set_text(_("Saving") if self._saving else _("Save slides") if deck else _("Save report"))
        self.renew.setVisible(deck)
        self._renewing.setVisible(deck)
        self.renew.setEnabled(not busy)

    # What can be done

    def _on_readers(self, readers: str) -> None:
        self._workspace.project.remember(settings.put, facts.AUDIENCE, readers)
        self.refresh()

    def _on_form(self, _form: str) -> None:
        self._chosen = None
        self.trouble.hide()
        self.refresh()

    def _on_choose(self) -> None:
        ending = _ENDINGS[self.form.current]
        kinds = _("Files ({kinds})").format(kinds=f"*{ending}")
        path = self._ask.save_path(self, _("Save as"), kinds, self.path)
        if path is not None:
            self._chosen = path if path.suffix.lower() == ending else path.with_name(f"{path.name}{ending}")
            self.trouble.hide()
            self.refresh()

    def _on_again(self, path: Path) -> None:
        self._chosen = path
        self._on_save()

    def _on_save(self) -> None:
        writers: dict[str, Writer] = {
            _SLIDES: slides.write,
            _WORD: lambda path, made, tick: roundup.write(path, made, report_pdf.picture, tick),
            _PDF: lambda path, made, tick: report_pdf.write(path, made, report_pdf.picture, tick),
        }
        self._run(self.path, writers[self.form.current])

    def _on_renew(self) -> None:
        kinds = _("Files ({kinds})").format(kinds="*.pptx")
        path = self._ask.open_path(self, _("Slides to renew"), kinds, facts.folder(self._workspace.project))
        if path is not None:
            self._run(path, slides.refresh)

    def _run(self, path: Path, writer: Writer) -> None:
        self.trouble.hide()
        readers, image = self.audience, self._workspace.project.image()

        def work(tick: Tick) -> tuple[Path, slides.Written | None]:
            made = report.build_of(image, readers, lambda done, total: tick(done * _BUILDING // total, _WHOLE))
            rest = _WHOLE - _BUILDING
            return path, writer(path, made, lambda done, total: tick(_BUILDING + done * rest // total, _WHOLE))

        self._bar.setRange(0, 0)
        title = _("Saving {name}").format(name=path.name)
        if self._workspace.jobs.run(work, self._on_saved, partial(self._on_failed, path), title):
            self._saving = True
            self._show_busy()
        else:
            self._workspace.tell(_("Something else is still running"))

    def _on_progressed(self, progress: Progress) -> None:
        if self._saving:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)

    def _on_ended(self) -> None:
        self._saving = False
        if self._workspace.is_open:
            self._show_busy()

    def _on_saved(self, done: tuple[Path, slides.Written | None]) -> None:
        path, became = done
        self._chosen = None
        if self._workspace.is_open:
            self._workspace.project.remember(settings.put, facts.FOLDER, str(path.parent))
            self.refresh()
        tell_saved(self._workspace, _saved_text(path, became), path)

    def _on_failed(self, path: Path, trouble: MoinError) -> None:
        self.trouble.tell(path, trouble)


def _saved_text(path: Path, became: slides.Written | None) -> str:
    if became is None or not became.renewed:
        return _("Saved {name}").format(name=path.name)
    told = _("Renewed {n} slides in {name}, {added} new").format(
        n=number_text(became.renewed), name=path.name, added=number_text(became.added)
    )
    if became.gone:
        told += _(", {n} no longer kept").format(n=number_text(len(became.gone)))
    return told
