"""The bar every place has above it: what is open and whether it is saved, the three places, undo, export, menu."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QMenu, QVBoxLayout, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls, theme
from moin_desktop.ui.jobs import Progress
from moin_desktop.ui.workspace import Workspace

HEIGHT = 56


class Mark(QWidget):
    """The three bars that stand for the program."""

    def __init__(self, size: int = 26, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(size, size))
        theme.news().changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, part = theme.tokens(), self.width() / 24
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for top, length, colour in ((3.0, 20.0, tokens.data), (9.5, 13.0, tokens.data), (16.0, 17.0, tokens.note)):
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(2 * part, top * part, length * part, 5 * part), part, part)


class TopBar(QFrame):
    """Shows the workspace; every button is one of the window's actions."""

    place_chosen = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        undo: QAction,
        redo: QAction,
        export: QAction,
        present: QAction,
        menu: QMenu,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._undo, self._redo, self._export_action, self._present = undo, redo, export, present
        self._progress: Progress | None = None
        self._saved_words = ""
        self._build(menu)
        self._connect()
        self.refresh()

    def _build(self, menu: QMenu) -> None:
        self.setProperty("look", "bar")
        self.setProperty("pane", True)
        self.setFixedHeight(HEIGHT)
        thirds = QGridLayout(self)
        thirds.setContentsMargins(16, 0, 16, 1)
        thirds.setColumnStretch(0, 1)
        thirds.setColumnStretch(2, 1)
        thirds.addLayout(self._left(), 0, 0)
        places = (
            ("data", _("Data"), "data-table"),
            ("explore", _("Explore"), "explore-bars"),
            ("findings", _("Findings"), "findings-board"),
        )
        self.places = controls.Segments(places, _("Places"))
        for number, (key, text, _icon) in enumerate(places, 1):
            self.places.button(key).setToolTip(_("{place} (Ctrl+{number})").format(place=text, number=number))
        thirds.addWidget(self.places, 0, 1, Qt.AlignmentFlag.AlignCenter)
        right = controls.row(spacing=4)
        right.addStretch()
        self.undo = controls.icon_button("undo", _("Undo"))
        self.redo = controls.icon_button("redo", _("Redo"))
        self.notes = controls.icon_button("note", _("All notes"), _("All notes (Ctrl+Shift+N)"), checkable=True)
        self.export = controls.button(_("Export"), "", "export", tip=_("Export (Ctrl+E)"), checkable=True)
        self.present = controls.button(_("Present"), "primary", "present", tip=_("Present (F5)"))
        self.menu = menu_button(menu)
        right.addWidget(self.undo)
        right.addWidget(self.redo)
        right.addSpacing(8)
        right.addWidget(self.notes)
        right.addSpacing(4)
        right.addWidget(self.export)
        right.addSpacing(4)
        right.addWidget(self.present)
        right.addWidget(self.menu)
        thirds.addLayout(right, 0, 2)

    def _left(self) -> QVBoxLayout:
        left = controls.row(spacing=12)
        left.addWidget(Mark())
        words = QVBoxLayout()
        words.setSpacing(0)
        self._name = controls.elided(px=14, weight=600)
        self._saved = controls.elided(px=12.5, tone="ink2")
        words.addStretch()
        words.addWidget(self._name)
        words.addWidget(self._saved)
        words.addStretch()
        left.addLayout(words, 1)
        self._surveys = controls.Combo(_("Survey shown"))
        self._surveys.setMaximumWidth(220)
        left.addWidget(self._surveys)
        self.stop = controls.button(_("Stop"), tip=_("Stop; nothing has been changed yet"))
        left.addWidget(self.stop)
        whole = QVBoxLayout()
        whole.addLayout(left)
        return whole

    def _connect(self) -> None:
        self.places.chosen.connect(self.place_chosen)
        self.undo.clicked.connect(self._undo.trigger)
        self.redo.clicked.connect(self._redo.trigger)
        self.export.clicked.connect(self._export_action.trigger)
        self.present.clicked.connect(self._present.trigger)
        self._surveys.activated.connect(self._on_survey_chosen)
        self.stop.clicked.connect(self._workspace.jobs.stop)
        self._workspace.place_changed.connect(self.places.set_current)
        self._workspace.jobs.progressed.connect(self._on_progressed)
        self._workspace.jobs.ended.connect(self._on_ended)

    def say_saved(self, words: str, tip: str = "") -> None:
        """Say how the project is kept."""
        self._saved_words = words
        self._saved.setAccessibleDescription(tip)
        self._saved.tip = tip
        self.refresh()

    def refresh(self) -> None:
        """Show the workspace as it is now."""
        project = self._workspace.project if self._workspace.is_open else None
        self._name.setText(project.name if project else _("MOIN Desktop"))
        self._saved.setText(in_words(self._progress) if self._progress else self._saved_words)
        self.stop.setVisible(self._progress is not None and self._progress.can_stop)
        for key in ("explore", "findings"):
            self.places.button(key).setEnabled(self._workspace.has_survey)
        for button in (self.notes, self.export, self.present):
            button.setEnabled(self._workspace.has_survey)
        self.places.set_current(self._workspace.place)
        undo, redo = (project.undo_label, project.redo_label) if project else ("", "")
        self._offer(self.undo, self._undo, undo, _("Undo {step}"), _("Undo"))
        self._offer(self.redo, self._redo, redo, _("Redo {step}"), _("Redo"))
        self._refresh_surveys()

    def _offer(self, button: controls.Button, action: QAction, step: str, words: str, plain: str) -> None:
        text = words.format(step=lowered(step)) if step else plain
        button.setToolTip(text)
        button.setEnabled(bool(step))
        action.setText(text.replace("&", "&&"))
        action.setEnabled(bool(step))

    def _refresh_surveys(self) -> None:
        self._surveys.clear()
        if self._workspace.is_open:
            from moin_desktop.models import surveys

            for info in surveys.infos(self._workspace.project.session):
                self._surveys.addItem(info.name, info.id)
        self._surveys.setVisible(self._surveys.count() > 1)
        if self._workspace.has_survey:
            self._surveys.setCurrentIndex(self._surveys.findData(self._workspace.survey.id))

    def _on_survey_chosen(self, index: int) -> None:
        self._workspace.show_survey(self._surveys.itemData(index))

    def _on_progressed(self, progress: Progress) -> None:
        self._progress = progress
        self._saved.setText(in_words(progress))
        self.stop.setVisible(progress.can_stop)

    def _on_ended(self) -> None:
        self._progress = None
        self._saved.setText(self._saved_words)
        self.stop.hide()


def menu_button(menu: QMenu) -> controls.Button:
    """A quiet button that opens the menu."""
    button = controls.icon_button("more", _("Menu"), _("Menu (F10)"))
    button.setProperty("opens", "menu")
    button.clicked.connect(lambda: open_menu(menu, button))
    return button


def open_menu(menu: QMenu, below: QWidget) -> None:
    """Open the menu under its button, right edges in line."""
    corner = below.mapToGlobal(below.rect().bottomRight())
    menu.popup(QPoint(corner.x() - menu.sizeHint().width() + 1, corner.y() + 4))


def in_words(progress: Progress) -> str:
    """The line for work that is going on: "Reading survey.xlsx, 40%"."""
    if progress.total <= 0:
        return _("{title} …").format(title=progress.title)
    share = min(99, progress.done * 100 // progress.total)
    return _("{title}, {share}%").format(title=progress.title, share=share)


def lowered(step: str) -> str:
    """A step's label inside a sentence: "Pin a note" becomes "pin a note", "M&E" stays."""
    return step[:1].lower() + step[1:] if step[1:2].islower() or step[1:2] == " " else step
