"""Save the findings as a workbook: which sheets, where to, and what became of it; beside any place."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from moin_desktop.errors import MoinError
from moin_desktop.exporting import report, workbook
from moin_desktop.exporting.replacing import free_path
from moin_desktop.exporting.workbook import SheetKind, Tick
from moin_desktop.i18n import _
from moin_desktop.models import settings
from moin_desktop.ui import controls
from moin_desktop.ui.ask import Ask
from moin_desktop.ui.export import facts
from moin_desktop.ui.export.sheet_check import SheetCheck
from moin_desktop.ui.findings.parts import Tag
from moin_desktop.ui.jobs import Progress
from moin_desktop.ui.leaving.pictures_tab import PicturesTab
from moin_desktop.ui.opening import show
from moin_desktop.ui.small_groups import SmallGroups
from moin_desktop.ui.team.books import books_button
from moin_desktop.ui.theme import tokens
from moin_desktop.ui.workspace import Workspace

WIDTH = 352


class ExportPanel(QFrame):
    """The panel at the right."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None, ask: Ask | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._ask = ask or Ask()
        self._chosen: Path | None = None
        """A file chosen in the dialog, which has asked about replacing."""
        self._saved: Path | None = None
        """The workbook saved last, which is named until the next one is asked for."""
        self._saving = False
        self._build()
        self._connect()
        self._refresh()

    def _build(self) -> None:
        self.setProperty("look", "side")
        self.setProperty("pane", True)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("Export"))
        page = controls.column(self, 8, (20, 14, 20, 20))
        page.addLayout(self._head())
        whole, self._book = page, QWidget()
        self.parts = controls.Segments(
            (("book", _("Workbook"), "sheet"), ("pictures", _("Pictures"), "picture")), _("What")
        )
        self.parts.set_current("book")
        whole.addWidget(self.parts)
        whole.addSpacing(4)
        whole.addWidget(self._book, 1)
        self.pictures = PicturesTab(self._workspace, self._ask)
        self.pictures.hide()
        whole.addWidget(self.pictures, 1)
        page = controls.column(self._book, 8)
        page.addWidget(controls.label(_("Take the findings home"), 21, 600, serif=True))
        page.addSpacing(4)
        self.checks: dict[SheetKind, SheetCheck] = {}
        for kind in SheetKind:
            self.checks[kind] = SheetCheck(facts.sheet_text(kind))
            page.addWidget(self.checks[kind])
        page.addSpacing(4)
        page.addWidget(controls.line())
        self.small_groups = SmallGroups(self._workspace)
        page.addWidget(self.small_groups)
        page.addWidget(self._privacy())
        self.save = controls.button(_("Save workbook"), "primary", "export")
        page.addSpacing(2)
        page.addWidget(self.save)
        page.addLayout(self._where())
        self._everyone = controls.label(px=12.5, tone="ink2", wrap=True)
        page.addWidget(self._everyone)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(_("Saving the workbook"))
        page.addWidget(self._bar)
        page.addWidget(self._trouble())
        page.addStretch(1)

    def _head(self) -> QHBoxLayout:
        head = controls.row()
        head.addWidget(controls.label(_("Export"), 13.5, 600), 1)
        self.close_button = controls.icon_button("close", _("Close the export panel"))
        head.addWidget(books_button(self))
        head.addWidget(self.close_button)
        return head

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

    def _trouble(self) -> QFrame:
        self._told = controls.card("trouble")
        column = controls.column(self._told, 8, (12, 10, 12, 10))
        self._words = controls.label(px=13.5, weight=500, tone="warn", wrap=True)
        column.addWidget(self._words)
        self.save_as = controls.button("")
        self.elsewhere = controls.button(_("Choose another folder"))
        for way in (self.save_as, self.elsewhere):
            column.addWidget(way)
        self._told.hide()
        return self._told

    def _connect(self) -> None:
        self.parts.chosen.connect(self._on_part)
        self.close_button.clicked.connect(self.closed)
        self.save.clicked.connect(self._on_save)
        self.choose.clicked.connect(self._on_choose)
        self.elsewhere.clicked.connect(self._on_choose)
        self.save_as.clicked.connect(self._on_save_as)
        for check in self.checks.values():
            check.toggled.connect(self._on_toggled)
        self._workspace.changed.connect(self._on_news)
        self._workspace.survey_changed.connect(self._on_news)
        self._workspace.filter_changed.connect(self._on_news)
        self._workspace.project_changed.connect(self._on_project_changed)
        self._workspace.jobs.progressed.connect(self._on_progressed)
        self._workspace.jobs.ended.connect(self._on_ended)

    # What is shown

    def _on_part(self, part: str) -> None:
        self._book.setVisible(part == "book")
        self.pictures.setVisible(part == "pictures")
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        self._refresh()
        super().showEvent(event)

    def _on_news(self) -> None:
        if self.isVisible():
            self._refresh()

    def _on_project_changed(self) -> None:
        self._chosen = self._saved = None
        self._told.hide()
        self._on_news()

    def _refresh(self) -> None:
        if not self._workspace.is_open:
            return
        if self.pictures.isVisibleTo(self):
            self.pictures.refresh()
            return
        held = facts.contents(self._workspace.project)
        self.small_groups.refresh()
        for kind, check in self.checks.items():
            check.set_about(facts.about_text(kind, held))
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
        self.save.setEnabled(not busy and any(check.isChecked() for check in self.checks.values()))
        self.save.set_text(_("Saving") if self._saving else _("Save workbook"))

    def _on_toggled(self) -> None:
        self._show_busy()

    def _on_progressed(self, progress: Progress) -> None:
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_choose(self) -> None:
        kinds = _("Excel workbooks ({kinds})").format(kinds="*.xlsx")
        path = self._ask.save_path(self, _("Save the workbook as"), kinds, self.path)
        if path is not None:
            self._chosen = path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")
            self._saved = None
            self._told.hide()
            self._refresh()

    def _on_save_as(self) -> None:
        self._chosen = free_path(self.path)
        self._on_save()

    def _on_save(self) -> None:
        path, self._saved = self.path, None
        wanted = tuple(kind for kind, check in self.checks.items() if check.isChecked())
        self._told.hide()
        try:
            made = report.build(self._workspace.project)
        except MoinError as trouble:
            self._on_failed(path, trouble)
            return

        def work(tick: Tick) -> Path:
            workbook.write(path, made, tick, wanted)
            return path

        title = _("Saving {name}").format(name=path.name)
        self._bar.setRange(0, 0)
        if self._workspace.jobs.run(work, self._on_saved, partial(self._on_failed, path), title):
            self._saving = True
            self._refresh()
        else:
            self._workspace.tell(_("Something else is still running"))

    def _on_saved(self, path: Path) -> None:
        self._chosen, self._saved = None, path
        if self._workspace.is_open:
            self._workspace.project.remember(settings.put, facts.FOLDER, str(path.parent))
            self._refresh()
        told = _("Saved {name}").format(name=path.name)
        self._workspace.tell(told, _("Open"), partial(_open, path), _("Show in folder"), partial(show, path))

    def _on_failed(self, path: Path, trouble: MoinError) -> None:
        self._words.setText(trouble.message)
        free = free_path(path)
        self.save_as.set_text(_("Save as {name}").format(name=free.name))
        self.save_as.setVisible(free != path)
        self._told.show()
        way = self.save_as if free != path else self.elsewhere
        way.setFocus(Qt.FocusReason.OtherFocusReason)


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
