"""Notes from the room: each with an eye that shows it on the chart, to edit or to remove."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QMenu, QWidget

from moin_desktop.i18n import _
from moin_desktop.models.notes import Note
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.explore import acts
from moin_desktop.ui.explore.note_editor import Draft, NoteEditor
from moin_desktop.ui.explore.shown import Shown
from moin_desktop.ui.workspace import Workspace

Where = tuple[str, str, tuple[str, ...]]
"""Survey, question and the answers chosen."""


class NoteCard(QFrame):
    """One note; it stays the same card when the note changes, so that its buttons keep the keyboard."""

    edit = Signal(object)

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._note: Note | None = None
        self.setProperty("look", "note")
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
        self._since = controls.label(px=12.5, tone="ink2", wrap=True)
        page.addWidget(self._since)
        page.addSpacing(2)
        self._said = controls.elided(px=12.5, weight=600, tone="note")
        page.addWidget(self._said)
        self.eye.clicked.connect(self._on_eye)
        self.more.clicked.connect(self._on_more)

    def show_note(self, note: Note, about: str, since: str = "") -> None:
        """Show a note as it is now."""
        self._note = note
        self._target.setText(about)
        self.eye.set_icon("eye" if note.shown else "eye-off")
        name = _("Shown on the chart: {note}") if note.shown else _("Not on the chart: {note}")
        self.eye.setAccessibleName(name.format(note=note.text))
        self.eye.setToolTip(_("Hide on the chart") if note.shown else _("Show on the chart"))
        self.more.setAccessibleName(_("More for the note: {note}").format(note=note.text))
        self._words.setText(note.text)
        self._since.setText(since)
        self._since.setVisible(bool(since))
        time = f"{note.created.astimezone():%H:%M}"
        self._said.setText(_("{author} · {time}").format(author=note.author, time=time) if note.author else time)

    def _on_eye(self) -> None:
        if self._note is not None:
            acts.toggle_note(self._workspace, self._note)

    def _on_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(fonts.sans(13.5))
        menu.addAction(_("Edit the note")).triggered.connect(self._on_edit)
        menu.addAction(_("Remove the note")).triggered.connect(self._on_remove)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _on_edit(self) -> None:
        if self._note is not None:
            self.edit.emit(self._note)

    def _on_remove(self) -> None:
        if self._note is not None:
            acts.remove_note(self._workspace, self._note)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._on_edit()


class NotesSection(QWidget):
    """The notes of the question or of the chosen answers, and the place to write one."""

    finished = Signal()
    """A note was pinned or given up: the chart wants the keyboard back."""

    def __init__(self, workspace: Workspace, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shown = workspace, shown
        self._told: object = None
        self._by_note: dict[str, NoteCard] = {}
        self._here: Where = ("", "", ())
        self._drafts: dict[Where, Draft] = {}
        self._build()
        self._connect()

    def _build(self) -> None:
        page = controls.column(self, 10)
        top = controls.row(spacing=8)
        self.title = controls.label(px=12.5, weight=600, tone="ink2")
        self.pin = controls.button(_("Pin a note"), "link", "plus")
        self.pin.setToolTip(_("Pin a note (N)"))
        top.addWidget(self.title, 1)
        top.addWidget(self.pin)
        page.addLayout(top)
        self.editor = NoteEditor()
        self.editor.hide()
        self._cards = controls.column(spacing=12)
        self._cards.addWidget(self.editor)
        page.addLayout(self._cards)
        self.few = controls.label(
            _("Words that were said stay beside the numbers. Press N."), 13, tone="ink2", wrap=True
        )
        page.addWidget(self.few)

    def _connect(self) -> None:
        self.pin.clicked.connect(self.write)
        self.editor.pinned.connect(self._on_pinned)
        self.editor.given_up.connect(self._close)

    def refresh(self, *, with_button: bool) -> None:
        """Show the notes of the question, or of the answers chosen."""
        shown = self._shown
        notes = shown.notes_of(shown.options)
        question = shown.question.id if shown.question else ""
        self.pin.setVisible(with_button)
        self.title.setText(_("Notes from the room  {n}").format(n=len(notes)) if notes else _("Notes from the room"))
        if (here := self._where()) != self._here:
            self._put_aside()
            self._here = here
            if (draft := self._drafts.pop(here, None)) is not None:
                self.editor.show_draft(draft)
        told = (notes, question, tuple((shown.label(shown.hangs_at(n)), shown.since(n)) for n in notes))
        self.few.setVisible(not notes and not shown.options and self.editor.isHidden())
        if told != self._told:
            self._told = told
            self._show_cards(notes)
        self._place_editor()

    def _show_cards(self, notes: tuple[Note, ...]) -> None:
        self._cards.removeWidget(self.editor)
        there = {note.id for note in notes}
        for id in [id for id in self._by_note if id not in there]:
            gone = self._by_note.pop(id)
            self._cards.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        before: QWidget = self.editor.cancel
        for place, note in enumerate(notes):
            card = self._by_note.get(note.id)
            if card is None:
                card = self._by_note[note.id] = NoteCard(self._workspace)
                card.edit.connect(self._on_edit)
                self._cards.insertWidget(place, card)
            card.show_note(note, self._about(self._shown.hangs_at(note)), self._shown.since(note))
            QWidget.setTabOrder(before, card.eye)
            QWidget.setTabOrder(card.eye, card.more)
            before = card.more

    def _place_editor(self) -> None:
        """Above the cards; while a note is changed, in the place of its card."""
        changing = "" if self.editor.isHidden() else self.editor.note
        self._cards.removeWidget(self.editor)
        for id, card in self._by_note.items():
            card.setVisible(id != changing)
        replaced = self._by_note.get(changing)
        self._cards.insertWidget(self._cards.indexOf(replaced) if replaced is not None else 0, self.editor)

    def _where(self) -> Where:
        shown, ws = self._shown, self._workspace
        survey = ws.survey.id if ws.has_survey else ""
        return survey, shown.question.id if shown.question else "", shown.options

    def _put_aside(self) -> None:
        """Keep an unfinished note with its question and answer; it is there again when one comes back."""
        if not self.editor.isHidden():
            if self.editor.words.toPlainText().strip():
                self._drafts[self._here] = self.editor.draft
            self.editor.hide()

    def _about(self, option: str) -> str:
        if not option:
            return _("The whole question")
        return self._shown.label(option) or _("An answer that is gone")

    def write(self) -> None:
        """Open the editor for the chosen answer, or for the whole question."""
        shown = self._shown
        if shown.question is None:
            return
        if not self.editor.isHidden() and not self.editor.note:
            self.editor.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._here = self._where()
        author = acts.last_author(self._workspace)
        self.few.hide()
        self.editor.begin(self._about(acts.target(shown) or acts.part(shown)), "", author)
        self._place_editor()

    def _on_edit(self, note: Note) -> None:
        self.editor.begin(self._about(self._shown.hangs_at(note)), note.text, note.author, note.id)
        self._here = self._where()
        self._place_editor()

    def _on_pinned(self, words: str, author: str) -> None:
        old = next((n for n in self._shown.notes if n.id == self.editor.note), None)
        if self.editor.note and old is not None:
            acts.edit_note(self._workspace, old, words, author)
        else:
            acts.pin(self._workspace, self._shown, words, author)
        self._close()

    def _close(self) -> None:
        self.editor.hide()
        self.finished.emit()

    def escape_is_ours(self) -> bool:
        """Whether Escape closes the editor first."""
        return not self.editor.isHidden()

    def give_up(self) -> None:
        """Close the editor without pinning."""
        self._close()
