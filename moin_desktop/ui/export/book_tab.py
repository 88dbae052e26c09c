"""The part of the export panel that saves the workbook: for whom, which sheets, where to, and what became of it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QProgressBar, QVBoxLayout, QWidget

from moin_desktop.errors import MoinError
from moin_desktop.exporting import audience as audiences
from moin_desktop.exporting import report, workbook
from moin_desktop.exporting.audience import Audience
from moin_desktop.exporting.replacing import free_path
from moin_desktop.exporting.workbook import SheetKind, Tick
from moin_desktop.i18n import _
from moin_desktop.models import settings
from moin_desktop.ui import controls
from moin_desktop.ui.ask import Ask
from moin_desktop.ui.export import facts
from moin_desktop.ui.export.sheet_check import SheetCheck
from moin_desktop.ui.export.trouble import Trouble
from moin_desktop.ui.findings.parts import Tag
from moin_desktop.ui.jobs import Progress
from moin_desktop.ui.leaving.one import tell_saved
from moin_desktop.ui.small_groups import SmallGroups
from moin_desktop.ui.theme import tokens
from moin_desktop.ui.workspace import Workspace

_BUILDING, _WHOLE = 30, 100
"""How much of the time the counting takes, in percent, before the writing."""


class BookTab(QWidget):
    """Readers, six ticks, small groups, and Save workbook."""

    settled = Signal()
    """What is shown has changed."""

    def __init__(self, workspace: Workspace, ask: Ask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._ask = workspace, ask
        self._chosen: Path | None = None
        """A file chosen in the dialog, which has asked about replacing."""
        self._saved: Path | None = None
        """The workbook saved last, which is named until the next one is asked for."""
        self._saving = False
        self._build()
        self._connect()
        self.recall()

    def _build(self) -> None:
        page = controls.column(self, 8)
        page.addWidget(controls.label(_("Take the findings home"), 21, 600, serif=True))
        self._build_readers(page)
        ticks = controls.column(spacing=2)
        self.checks: dict[SheetKind, SheetCheck] = {}
        for kind in facts.TICKS:
            self.checks[kind] = SheetCheck(facts.sheet_text(kind))
            ticks.addWidget(self.checks[kind])
        page.addLayout(ticks)
        page.addWidget(controls.line())
        self.small_groups = SmallGroups(self._workspace)
        page.addWidget(self.small_groups)
        page.addWidget(self._privacy())
        self.save = controls.button(_("Save workbook"), "primary", "export")
        page.addSpacing(2)
        page.addWidget(self.save)
        self._build_progress(page)
        page.addLayout(self._where())
        self._everyone = controls.label(px=12.5, tone="ink2", wrap=True)
        page.addWidget(self._everyone)
        page.addStretch(1)

    def _build_readers(self, page: QVBoxLayout) -> None:
        choices = tuple((one.value, audiences.name(one), "") for one in Audience)
        self.readers = controls.Segments(choices, _("For whom"))
        page.addWidget(self.readers)
        self._leaves_out = controls.label(px=12.5, tone="ink2", wrap=True)
        page.addWidget(self._leaves_out)
        page.addSpacing(2)

    def _build_progress(self, page: QVBoxLayout) -> None:
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Saving the workbook"))
        page.addWidget(self._bar)
        self.stop = controls.button(_("Stop"))
        page.addWidget(self.stop)
        self.trouble = Trouble()
        page.addWidget(self.trouble)

    def _privacy(self) -> QFrame:
        frame = controls.card("settled")
        line = controls.row(frame, 8, (12, 9, 12, 9))
        self._lock = Tag("lock", "", lambda: tokens().ok)
        line.addWidget(self._lock)
        self._left_out = controls.label(px=13.5, weight=500, tone="ok")
        line.addWidget(self._left_out, 1)
        return frame

    def _where(self) -> QVBoxLayout:
        where = controls.column(spacing=2)
        self._file = controls.label(px=12.5, tone="ink2", wrap=True)
        where.addWidget(self._file)
        self.choose = controls.button(_("Choose name and folder"), "link", "folder-open")
        where.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        return where

    def _connect(self) -> None:
        self.save.clicked.connect(self._on_save)
        self.stop.clicked.connect(self._workspace.jobs.stop)
        self.choose.clicked.connect(self._on_choose)
        self.readers.chosen.connect(self._on_readers)
        self.trouble.elsewhere.connect(self._on_choose)
        self.trouble.again.connect(self._on_save_as)
        for check in self.checks.values():
            check.clicked.connect(self._on_ticked)
        self._workspace.jobs.progressed.connect(self._on_progressed)
        self._workspace.jobs.ended.connect(self._on_ended)

    # What is shown

    def recall(self) -> None:
        """Show the choices that the open project was left with."""
        self._chosen = self._saved = None
        self.trouble.hide()
        if not self._workspace.is_open:
            return
        self.readers.set_current(facts.audience(self._workspace.project).value)
        unwanted = facts.unwanted(self._workspace.project)
        for kind, check in self.checks.items():
            check.setChecked(kind.value not in unwanted)

    @property
    def audience(self) -> Audience:
        """For whom the workbook is."""
        return Audience(self.readers.current or Audience.TEAM)

    @property
    def wanted(self) -> tuple[SheetKind, ...]:
        """The sheets that the ticks ask for; none without a tick."""
        ticked = [kind for kind, check in self.checks.items() if check.isChecked()]
        sheets = tuple(sheet for kind in ticked for sheet in facts.TICKS[kind])
        return (SheetKind.ABOUT, *sheets) if sheets else ()

    def refresh(self) -> None:
        """Say what the workbook would hold now, and where it would go."""
        held = facts.contents(self._workspace.project)
        self.small_groups.refresh()
        self._leaves_out.setText(audiences.leaves_out(self.audience))
        for kind, check in self.checks.items():
            check.set_about(facts.about_text(kind, held, self.audience))
        self._left_out.setText(facts.privacy_text(held.personal))
        everyone = _("All respondents are exported, whatever the filter in Explore.")
        self._everyone.setText(everyone if self._workspace.filter else "")
        self._everyone.setVisible(bool(self._workspace.filter))
        path = self._saved or self.path
        words = _("Saved: {name}, in {folder}") if self._saved is not None else _("{name}, in {folder}")
        self._file.setText(words.format(name=path.name, folder=facts.folder_text(path.parent)))
        self._show_busy()

    def _show_busy(self) -> None:
        """What is being saved; a file that is being read meanwhile only keeps the button waiting."""
        busy = self._workspace.jobs.is_busy
        self._bar.setVisible(self._saving)
        self.stop.setVisible(self._saving)
        self.save.setEnabled(not busy and bool(self.wanted))
        self.save.set_text(_("Saving") if self._saving else _("Save workbook"))

    def _on_progressed(self, progress: Progress) -> None:
        if self._saving:
            self._bar.setRange(0, progress.total)
            self._bar.setValue(progress.done)

    def _on_ended(self) -> None:
        self._saving = False
        self._show_busy()

    @property
    def path(self) -> Path:
        """Where the workbook will go: the file chosen, else a name that is not taken in the folder used last."""
        if self._chosen is not None:
            return self._chosen
        project = self._workspace.project
        return free_path(facts.folder(project) / facts.file_name(project.name))

    # What can be done

    def _on_readers(self, readers: str) -> None:
        self._workspace.project.remember(settings.put, facts.AUDIENCE, readers)
        self.refresh()

    def _on_ticked(self) -> None:
        unwanted = " ".join(kind.value for kind, check in self.checks.items() if not check.isChecked())
        self._workspace.project.remember(settings.put, facts.UNWANTED, unwanted)
        self._show_busy()

    def _on_choose(self) -> None:
        kinds = _("Excel workbooks ({kinds})").format(kinds="*.xlsx")
        path = self._ask.save_path(self, _("Save the workbook as"), kinds, self.path)
        if path is not None:
            self._chosen = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
            self._saved = None
            self.trouble.hide()
            self.refresh()

    def _on_save_as(self, path: Path) -> None:
        self._chosen = path
        self._on_save()

    def _on_save(self) -> None:
        path, self._saved = self.path, None
        wanted, readers = self.wanted, self.audience
        self.trouble.hide()
        image = self._workspace.project.image()

        def work(tick: Tick) -> Path:
            made = report.build_of(image, readers, lambda done, total: tick(done * _BUILDING // total, _WHOLE))
            rest = _WHOLE - _BUILDING
            workbook.write(path, made, lambda done, total: tick(_BUILDING + done * rest // total, _WHOLE), wanted)
            return path

        title = _("Saving {name}").format(name=path.name)
        self._bar.setRange(0, 0)
        if self._workspace.jobs.run(work, self._on_saved, partial(self._on_failed, path), title):
            self._saving = True
            self.refresh()
        else:
            self._workspace.tell(_("Something else is still running"))

    def _on_saved(self, path: Path) -> None:
        self._chosen, self._saved = None, path
        if self._workspace.is_open:
            self._workspace.project.remember(settings.put, facts.FOLDER, str(path.parent))
            self.settled.emit()
        tell_saved(self._workspace, _("Saved {name}").format(name=path.name), path)

    def _on_failed(self, path: Path, trouble: MoinError) -> None:
        self.trouble.tell(path, trouble)
