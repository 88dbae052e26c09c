"""Which sheet and which heading row a survey is read from, and another choice of both."""

from functools import partial

import numpy as np
from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListWidget, QListWidgetItem, QWidget

from moin_desktop.analysis.questions import QuestionType
from moin_desktop.analysis.reading import Reading
from moin_desktop.analysis.wording import number_text
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _
from moin_desktop.importing import kept_again
from moin_desktop.importing.first_rows import FirstRows
from moin_desktop.importing.kept_again import Kept
from moin_desktop.models import surveys
from moin_desktop.models.project import Project
from moin_desktop.models.surveys import SurveyInfo
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.data.places import move_into
from moin_desktop.ui.data.taking import take
from moin_desktop.ui.jobs import Tick
from moin_desktop.ui.workspace import Workspace

WIDTH = 560
_ROW = 34


class RereadPopup(QFrame):
    """A sheet, its first rows to choose the headings from, and a button."""

    unfit = Signal(str, tuple)
    """A title, and sentences for what no longer fits after reading again."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._workspace = workspace
        self._kept: Kept | None = None
        self._info: SurveyInfo | None = None
        self._sheets: tuple[FirstRows, ...] = ()
        self._corner, self._above = QPoint(), True
        self.setProperty("look", "card")
        self.setAccessibleName(_("Sheet and headings"))
        self.setFixedWidth(WIDTH)
        page = controls.column(self, 8, (16, 14, 16, 16))
        self._sheet_head = controls.label(_("Sheet"), 12.5, 600, "ink2")
        page.addWidget(self._sheet_head)
        self.sheet = controls.Combo(_("Sheet"))
        page.addWidget(self.sheet)
        page.addWidget(controls.label(_("Row where the headings begin"), 12.5, 600, "ink2"))
        self.rows = QListWidget()
        self.rows.setAccessibleName(_("Row where the headings begin"))
        self.rows.setFont(fonts.sans(13.5))
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.rows.setFixedHeight(8 * _ROW)
        page.addWidget(self.rows)
        self._told = controls.label(px=12.5, tone="ink2", wrap=True)
        page.addWidget(self._told)
        self.apply = controls.button(_("Read again"), "primary")
        page.addWidget(self.apply)
        self.sheet.currentIndexChanged.connect(self._list)
        self.rows.currentRowChanged.connect(self._refresh)
        self.rows.itemActivated.connect(self._on_apply)
        self.apply.clicked.connect(self._on_apply)

    def open_at(self, corner: QPoint, *, above: bool) -> None:
        """Open with its lower right, or upper right, corner at a place, and fetch the first rows."""
        session, survey = self._workspace.project.session, self._workspace.survey.id
        self._info = next(info for info in surveys.infos(session) if info.id == survey)
        self._kept = _kept(self._workspace, self._info)
        self._show_sheets(())
        self._corner, self._above = corner, above
        self._stand()
        self.show()
        self.rows.setFocus(Qt.FocusReason.PopupFocusReason)
        if self._workspace.jobs.is_busy:
            self._told.setText(_("One file at a time: another one is still being read or written."))
            return
        title = _("Reading {name}").format(name=self._info.source_name)
        self._workspace.jobs.run(partial(kept_again.look, self._kept), self._show_sheets, self._on_trouble, title)

    def _stand(self) -> None:
        self.adjustSize()
        move_into(self, self._corner - QPoint(self.width(), self.height() if self._above else 0))

    def _on_trouble(self, trouble: MoinError) -> None:
        self._told.setText(trouble.message)

    def _show_sheets(self, sheets: tuple[FirstRows, ...]) -> None:
        info = self._info
        assert info is not None
        self._sheets = sheets
        self.sheet.blockSignals(True)
        self.sheet.clear()
        for sheet in sheets:
            size = _("{rows} rows, {columns} columns").format(
                rows=number_text(sheet.rows), columns=number_text(sheet.columns)
            )
            named = _("{sheet} ({size})").format(sheet=sheet.name, size=size) if sheet.name else size
            self.sheet.addItem(named)
        self.sheet.setCurrentIndex(next((n for n, sheet in enumerate(sheets) if sheet.name == info.sheet), 0))
        self.sheet.blockSignals(False)
        for part in (self.sheet, self._sheet_head):
            part.setVisible(len(sheets) > 1)
        self._list()

    def _list(self) -> None:
        """The first rows of the sheet as they stand."""
        info = self._info
        assert info is not None
        self.rows.clear()
        chosen = self._sheets[self.sheet.currentIndex()] if self._sheets else None
        if chosen is None:
            self._told.setText(_("Reading the first rows …"))
            self.apply.setEnabled(False)
            return
        self._add(_("No headings"), 0)
        for number, cells in enumerate(chosen.cells, start=1):
            if any(cells):
                told = "  ·  ".join(" ".join(cell.split()) for cell in cells if cell)
                self._add(_("{n}    {cells}").format(n=f"{number:>2}", cells=told), number)
        same = chosen.name == info.sheet
        current = _heading_row(info) if same else 1
        at = next((n for n in range(self.rows.count()) if self._row(n) == current), min(1, self.rows.count() - 1))
        self.rows.setCurrentRow(at)
        self._refresh()

    def _add(self, text: str, row: int) -> None:
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, row)
        item.setToolTip(text)
        item.setSizeHint(QSize(0, _ROW))
        self.rows.addItem(item)

    def _row(self, at: int) -> int:
        return int(self.rows.item(at).data(Qt.ItemDataRole.UserRole))

    def _refresh(self) -> None:
        info, at = self._info, self.rows.currentRow()
        if info is None or at < 0 or not self._sheets:
            return
        sheet, row = self._sheets[self.sheet.currentIndex()].name, self._row(at)
        as_now = sheet == info.sheet and row == _heading_row(info)
        self.apply.setEnabled(not as_now)
        words = _("Read with headings in row {n}").format(n=row) if row else _("Read without headings")
        self.apply.set_text(_("It is read like this now") if as_now else words)
        told = _("Corrections, notes, themes and findings stay where they fit. Undo brings this reading back.")
        if not info.kept_whole:
            told = _(
                "The project keeps this sheet without its personal columns, so it is read from that copy. For another "
                "sheet, open the file again."
            )
        self._told.setText(told)
        self._stand()

    def _on_apply(self) -> None:
        info, kept, at = self._info, self._kept, self.rows.currentRow()
        if not self.apply.isEnabled() or info is None or kept is None or at < 0 or self._workspace.jobs.is_busy:
            return
        self.hide()
        sheet, row = self._sheets[self.sheet.currentIndex()].name, self._row(at)

        def work(tick: Tick) -> Reading:
            return kept_again.read(kept, sheet, row, tick)

        title = _("Reading {name}").format(name=info.source_name)
        done = partial(self._on_read, self._workspace.project, info, row, same_sheet=sheet == info.sheet)
        self._workspace.jobs.run(work, done, self._workspace.tell_trouble, title)

    def _on_read(self, project: Project, info: SurveyInfo, row: int, reading: Reading, *, same_sheet: bool) -> None:
        if not self._workspace.is_open or self._workspace.project is not project:
            return
        where = _("Read with headings in row {n}").format(n=row) if row else _("Read without headings")

        def taken(left: tuple[str, ...]) -> None:
            if left:
                self.unfit.emit(where, left)
            self._workspace.tell(where, _("Undo"), self._workspace.undo)

        take(self._workspace, info.id, reading, where, taken, same_sheet=same_sheet)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_apply()
        else:
            super().keyPressEvent(event)


def _heading_row(info: SurveyInfo) -> int:
    """Where the headings of a survey begin, from 1; 0 where it has none."""
    return max(1, info.first_data_row - info.header_rows) if info.header_rows else 0


def _kept(workspace: Workspace, info: SurveyInfo) -> Kept:
    """What the project keeps of the file of a survey."""
    session, survey = workspace.project.session, workspace.survey
    lines = surveys.lines(session, survey.id)
    columns = [at for q in survey.questions if q.type is QuestionType.PERSONAL for at in q.columns]
    filled = {at: tuple(lines[np.flatnonzero(survey.column(at).codes >= 0)].tolist()) for at in columns}
    return Kept(
        data=surveys.kept_source(session, survey.id),
        whole=info.kept_whole,
        name=info.source_name,
        size=info.source_size,
        sha256=info.source_sha256,
        reader=info.reader,
        sheet=info.sheet,
        encoding=info.encoding,
        delimiter=info.delimiter,
        personal=filled,
    )
