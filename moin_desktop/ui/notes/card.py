"""One note as a card: what it is about, its words, what became of its number, and all that can be done to it."""

from datetime import UTC
from functools import partial

from PySide6.QtCore import QDate, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from moin_desktop.analysis.wording import day_text
from moin_desktop.i18n import _
from moin_desktop.models.note_words import about_text, mark_text
from moin_desktop.models.notes import MARKS, Note
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.findings import acts as finding_acts
from moin_desktop.ui.notes import steps
from moin_desktop.ui.workspace import Workspace


class NoteCard(QFrame):
    """It stays the same card when the note changes, so that its buttons keep the keyboard."""

    edit = Signal(object)
    cut = Signal(object)
    """The note is to be pinned where the next one would be."""
    elsewhere = Signal(object)
    """A place for it is to be chosen."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self.note: Note | None = None
        self.setProperty("look", "note")
        self._build()
        self.eye.clicked.connect(self._on_eye)
        self.more.clicked.connect(self._on_more)
        self.update_number.clicked.connect(self._on_update)
        self.keep_number.clicked.connect(self._on_keep)

    def _build(self) -> None:
        page = controls.column(self, 2, (14, 6, 6, 10))
        top = controls.row(spacing=0)
        self._target = controls.elided(px=12.5, weight=600, tone="ink2")
        self.eye = controls.icon_button("eye", "")
        self.more = controls.icon_button("more", "", _("More"))
        for part in (self.eye, self.more):
            part.setFixedSize(32, 32)
        top.addWidget(self._target, 1)
        top.addWidget(self.eye)
        top.addWidget(self.more)
        page.addLayout(top)
        self._words = controls.label(px=15.5, serif=True, wrap=True)
        page.addWidget(self._words)
        self._since = controls.label(px=12.5, tone="warn", wrap=True)
        page.addWidget(self._since)
        self._choice = QWidget()
        both = controls.row(self._choice, 4)
        self.update_number = controls.button(
            _("Update"), "link", tip=_("Let the note be about the number as it is now")
        )
        self.keep_number = controls.button(
            _("Keep"), "link", tip=_("Keep the number written about, until it changes again")
        )
        for part in (self.update_number, self.keep_number):
            part.setMinimumHeight(32)
            both.addWidget(part)
        both.addStretch()
        page.addWidget(self._choice)
        page.addSpacing(2)
        self._is = controls.elided(px=12.5, tone="ink2")
        page.addWidget(self._is)
        self._said = controls.elided(px=12.5, weight=600, tone="note")
        page.addWidget(self._said)

    def show_note(self, note: Note, about: str, since: str = "") -> None:
        """Show a note as it is now."""
        self.note = note
        self._target.setText(about)
        self.eye.set_icon("eye" if note.shown else "eye-off")
        name = _("Shown on the chart: {note}") if note.shown else _("Not on the chart: {note}")
        self.eye.setAccessibleName(name.format(note=note.text))
        self.eye.setToolTip(_("Hide on the chart") if note.shown else _("Show on the chart"))
        self.more.setAccessibleName(_("More for the note: {note}").format(note=note.text))
        self._words.setText(note.text)
        self._since.setText(since)
        self.update_number.setAccessibleName(_("Update the number of the note: {note}").format(note=note.text))
        self.keep_number.setAccessibleName(_("Keep the number of the note: {note}").format(note=note.text))
        for part in (self._since, self._choice):
            part.setVisible(bool(since))
        said = about_text(note)
        self._is.setText(said)
        self._is.setVisible(bool(said))
        time = time_text(note)
        self._said.setText(_("{author} · {time}").format(author=note.author, time=time) if note.author else time)

    def show_came_for(self, here: bool) -> None:
        """Mark the card as that of the note somebody came for."""
        controls.set_look(self, "note-here" if here else "note")

    # What can be done

    def menu(self) -> QMenu:
        """Everything that can be done to the note."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(fonts.sans(13.5))
        note = self.note
        if note is None:
            return menu
        menu.addAction(_("Edit the note")).triggered.connect(self._on_edit)
        for mark in MARKS[1:]:
            words = _("Take off “{mark}”") if note.mark == mark else _("Mark as “{mark}”")
            action = menu.addAction(words.format(mark=mark_text(mark)))
            action.triggered.connect(partial(self._on_mark, mark))
        menu.addSeparator()
        adding = partial(finding_acts.add_note, self._workspace, note.id)
        menu.addMenu(finding_acts.choose_finding(self._workspace, menu, _("Add as evidence to"), adding))
        if note.kind == "question":
            menu.addAction(_("Make it a finding")).triggered.connect(self._on_finding)
        menu.addSeparator()
        menu.addAction(_("Pin elsewhere…")).triggered.connect(self._on_elsewhere)
        menu.addAction(_("Cut, to pin at the next answer chosen") + "\tCtrl+X").triggered.connect(self._on_cut)
        menu.addSeparator()
        menu.addAction(_("Remove the note")).triggered.connect(self._on_remove)
        return menu

    def _on_finding(self) -> None:
        if self.note is not None:
            finding_acts.ask_from_note(self._workspace, self.note.id)

    def _on_more(self) -> None:
        self.menu().popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _on_eye(self) -> None:
        if self.note is not None:
            steps.toggle(self._workspace, self.note)

    def _on_edit(self) -> None:
        if self.note is not None:
            self.edit.emit(self.note)

    def _on_cut(self) -> None:
        if self.note is not None:
            self.cut.emit(self.note)

    def _on_elsewhere(self) -> None:
        if self.note is not None:
            self.elsewhere.emit(self.note)

    def _on_mark(self, mark: str) -> None:
        if self.note is not None:
            steps.mark(self._workspace, self.note, mark)

    def _on_remove(self) -> None:
        if self.note is not None:
            steps.remove(self._workspace, self.note)

    def _on_update(self) -> None:
        if self.note is not None:
            steps.update(self._workspace, self.note)

    def _on_keep(self) -> None:
        if self.note is not None:
            steps.keep(self._workspace, self.note)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._on_edit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_X and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._on_cut()
        elif event.key() == Qt.Key.Key_Delete:
            self._on_remove()
        else:
            super().keyPressEvent(event)


def note_card_at(part: QWidget | None) -> NoteCard | None:
    """The card that a part of the window belongs to."""
    while part is not None and not isinstance(part, NoteCard):
        part = part.parentWidget()
    return part


def time_text(note: Note) -> str:
    """When a note was written: the time of today, the day before."""
    at = note.created.astimezone()
    if QDate(at.year, at.month, at.day) == QDate.currentDate():
        return f"{at:%H:%M}"
    return day_text(at.replace(tzinfo=UTC).timestamp())
