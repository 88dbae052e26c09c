"""Save the chart shown as a picture: what it will look like, where it goes, and what to do when it cannot."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSizeF, Qt, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QWidget

from moin_desktop.errors import MoinError
from moin_desktop.exporting.replacing import free_path
from moin_desktop.i18n import _
from moin_desktop.models import settings
from moin_desktop.ui import controls
from moin_desktop.ui.ask import Ask
from moin_desktop.ui.charts.plan import Plan
from moin_desktop.ui.export import facts
from moin_desktop.ui.leaving import formats, names, sheets
from moin_desktop.ui.leaving.choices import Choices
from moin_desktop.ui.opening import show
from moin_desktop.ui.workspace import Workspace

PREVIEW = 460


class SavePicture(QDialog):
    """A preview, three choices and Save; Esc closes it."""

    def __init__(
        self, workspace: Workspace, plan: Plan, screen: QSizeF, parent: QWidget, ask: Ask | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._plan, self._screen, self._ask = workspace, plan, screen, ask or Ask()
        self.setWindowTitle(_("Save picture"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._preview)
        self.choices.changed.connect(self._soon.start)
        self.save.clicked.connect(self._on_save)
        self.close_button.clicked.connect(self.reject)
        self._preview()

    def _build(self) -> None:
        page = controls.column(self, 14, (24, 22, 24, 18))
        page.addWidget(controls.label(_("Save picture"), 21, 600, serif=True))
        beside = controls.row(spacing=24)
        self.picture = QLabel()
        self.picture.setFixedSize(PREVIEW, PREVIEW)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        beside.addWidget(self.picture)
        right = controls.column(spacing=8)
        self.choices = Choices()
        right.addWidget(self.choices)
        self.told = controls.label(px=13.5, weight=500, tone="warn", wrap=True)
        self.told.setMaximumWidth(300)
        self.told.hide()
        right.addWidget(self.told)
        right.addStretch()
        beside.addLayout(right)
        page.addLayout(beside)
        foot = controls.row()
        foot.addWidget(controls.label(_("Headline, base, filter, source and date are inside."), 12.5, tone="ink2"))
        foot.addStretch()
        self.close_button = controls.button(_("Cancel"))
        self.save = controls.button(_("Save as…"), "primary", "picture")
        self.save.setDefault(True)
        foot.addWidget(self.close_button)
        foot.addWidget(self.save)
        page.addLayout(foot)

    @property
    def sheet(self) -> sheets.Sheet:
        """The chart as it will leave."""
        return sheets.made(self._plan, self.choices.shape, self.choices.scheme, self._screen)

    def _preview(self) -> None:
        sheet = self.sheet
        ratio = self.devicePixelRatioF()
        times = PREVIEW / max(sheet.size.width(), sheet.size.height())
        drawn = QPixmap.fromImage(formats.image(sheet, times * ratio))
        drawn.setDevicePixelRatio(ratio)
        self.picture.setPixmap(drawn)
        self.picture.setAccessibleName(_("Preview: {headline}").format(headline=sheet.name))
        self.told.hide()

    def _on_save(self) -> None:
        format, project = self.choices.format, self._workspace.project
        sheet = self.sheet
        proposal = free_path(facts.folder(project) / names.file_name(sheet.name, format))
        kinds = f"{formats.format_text(format)} (*.{format})"
        path = self._ask.save_path(self, _("Save the picture as"), kinds, proposal)
        if path is None:
            return
        if path.suffix.lower() != f".{format}":
            path = path.with_name(f"{path.name}.{format}")
        try:
            formats.save(sheet, path, format)
        except MoinError as trouble:
            self.told.setText(_("{trouble}. {way}.").format(trouble=trouble.message, way=trouble.hint.rstrip(".")))
            self.told.show()
            return
        project.remember(settings.put, facts.FOLDER, str(path.parent))
        tell_saved(self._workspace, _("Saved {name}").format(name=path.name), path)
        self.accept()


def tell_saved(workspace: Workspace, words: str, path: Path) -> None:
    """Say what was saved, with ways to it."""
    opened: Callable[[], object] = partial(names.open_file, path)
    workspace.tell(words, _("Open"), opened, _("Show in folder"), partial(show, path))
