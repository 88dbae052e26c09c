"""The page without a project: one place to drop a survey, an example to try, the projects opened last."""

import itertools
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls, theme
from moin_desktop.ui.jobs import Jobs, Progress
from moin_desktop.ui.opening import Opening
from moin_desktop.ui.settings import Settings
from moin_desktop.ui.top_bar import Mark, in_words, menu_button
from moin_desktop.ui.workspace import Message

WIDTH = 760
RADIUS = 14.0


class DropArea(QFrame):
    """A dashed frame that says where to drop; the window itself takes the drop."""

    def __init__(self) -> None:
        super().__init__()
        self._over = False
        theme.news().changed.connect(self.update)

    def set_over(self, over: bool) -> None:
        """Show that a file is held above the window."""
        self._over = over
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(tokens.accent if self._over else tokens.ctx, 2.0 if self._over else 1.5)
        pen.setDashPattern([6.0, 4.0])
        painter.setPen(pen)
        painter.setBrush(tokens.accent_wash if self._over else tokens.panel)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)


class FirstRun(QWidget):
    """The first page."""

    recent_chosen = Signal(Path)

    def __init__(self, opening: Opening, settings: Settings, jobs: Jobs, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._opening, self._settings, self._jobs = opening, settings, jobs
        self._build(menu)
        self._connect()
        self.refresh()

    def _build(self, menu: QMenu) -> None:
        whole = controls.column(self, 0, (16, 10, 16, 16))
        head = controls.row()
        head.addStretch()
        menu_opener = menu_button(menu)
        head.addWidget(menu_opener)
        whole.addLayout(head)
        whole.addStretch(4)
        middle = QWidget()
        middle.setFixedWidth(WIDTH)
        page = controls.column(middle, 0)
        page.addWidget(Mark(28))
        page.addSpacing(12)
        for part in (_("Turn a survey into findings"), _("a room can agree on")):
            page.addWidget(controls.label(part, 42, 600, serif=True))
        page.addSpacing(8)
        lead = _("Open the responses, read the charts together, take home an annotated workbook.")
        page.addWidget(controls.label(lead, 17, 400, "ink2"))
        page.addSpacing(24)
        page.addWidget(self._drop_area())
        page.addSpacing(12)
        page.addWidget(self._below())
        page.addSpacing(16)
        self._foot = QWidget()
        self._foot.setMinimumHeight(120)
        controls.column(self._foot, 4)
        page.addWidget(self._foot)
        whole.addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(5)
        for before, after in itertools.pairwise((self.choose, self.example, self.stop, menu_opener)):
            self.setTabOrder(before, after)

    def first_focus(self) -> QWidget:
        """Choosing a file is what one comes for."""
        return self.choose

    def _drop_area(self) -> DropArea:
        self.area = DropArea()
        inside = controls.column(self.area, 8, (24, 36, 24, 40))
        centre = Qt.AlignmentFlag.AlignHCenter
        inside.addWidget(controls.Picture("sheet", 40, "data"), 0, centre)
        inside.addWidget(controls.label(_("Drop a survey spreadsheet here"), 20, 600), 0, centre)
        about = _("Excel or CSV, one row per response. The file is read, never changed.")
        inside.addWidget(controls.label(about, 13.5, 400, "ink2"), 0, centre)
        inside.addSpacing(4)
        buttons = controls.row(spacing=10)
        self.choose = controls.button(_("Choose a file"), "primary", "folder-open")
        self.example = controls.button(_("Try the example survey"), "", "explore-bars")
        buttons.addStretch()
        buttons.addWidget(self.choose)
        buttons.addWidget(self.example)
        buttons.addStretch()
        inside.addLayout(buttons)
        return self.area

    def _below(self) -> QFrame:
        """The line for progress or trouble, where the file was dropped."""
        self._line = controls.card("trouble")
        across = controls.row(self._line, 12, (16, 8, 8, 8))
        words = QVBoxLayout()
        words.setSpacing(2)
        self._told = controls.label(px=14, weight=500, wrap=True)
        self._hint = controls.label(px=13, tone="ink2", wrap=True)
        words.addWidget(self._told)
        words.addWidget(self._hint)
        across.addLayout(words, 1)
        self.stop = controls.button(_("Stop"))
        across.addWidget(self.stop)
        self._line.hide()
        return self._line

    def _connect(self) -> None:
        self.choose.clicked.connect(self._opening.choose)
        self.example.clicked.connect(self._opening.open_example)
        self.stop.clicked.connect(self._jobs.stop)
        self._jobs.progressed.connect(self._on_progressed)
        self._jobs.ended.connect(self._on_ended)

    def refresh(self) -> None:
        """Show the projects opened last, or the promises where there are none."""
        layout = self._foot.layout()
        if isinstance(layout, QVBoxLayout):
            controls.clear(layout)
            recent = self._settings.recent_there
            if recent:
                self._fill_recent(layout, recent)
            else:
                layout.addLayout(_promises())
            layout.addStretch()

    def _fill_recent(self, layout: QVBoxLayout, recent: tuple[Path, ...]) -> None:
        layout.addWidget(controls.label(_("Opened last"), 13, 600, "ink2"))
        for path in recent:
            entry = controls.row(spacing=8)
            button = controls.button(path.stem, "link", "explore-bars", tip=str(path))
            button.setAccessibleName(_("Open {name}").format(name=path.stem))
            button.clicked.connect(lambda _checked=False, path=path: self._opening.open_project(path))
            entry.addWidget(button)
            entry.addWidget(controls.elided(str(path.parent), 12.5, 400, "ink3"), 1)
            layout.addLayout(entry)

    def tell(self, message: Message) -> None:
        """Say trouble under the drop area."""
        self._told.setText(message.text)
        controls.set_tone(self._told, "warn" if message.trouble else "")
        self._hint.setText(message.hint)
        self._hint.setVisible(bool(message.hint))
        self.stop.hide()
        self._line.show()

    def _on_progressed(self, progress: Progress) -> None:
        self.tell(Message(in_words(progress)))
        self.stop.setVisible(progress.can_stop)

    def _on_ended(self) -> None:
        self._line.hide()


def _promises() -> QHBoxLayout:
    told = (
        (
            "lock",
            _("Private"),
            _("Nothing leaves this computer. Email and name columns are left out and never stored."),
        ),
        ("undo", _("Safe to try"), _("Every step can be undone, even after closing the survey.")),
        ("people", _("Made for a room"), _("Large type, few words, notes typed as people speak.")),
    )
    across = controls.row(spacing=40)
    for icon, head, text in told:
        promise = controls.column(spacing=4)
        title = controls.row(spacing=8)
        title.addWidget(controls.Picture(icon, 18))
        title.addWidget(controls.label(head, 13.5, 600))
        title.addStretch()
        promise.addLayout(title)
        promise.addWidget(controls.label(text, 13.5, 400, "ink2", wrap=True))
        promise.addStretch()
        across.addLayout(promise, 1)
    return across
