"""Notes from the room: each with an eye that shows it on the chart, to edit, move or remove; and where to write one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import note_places as places
from moin_desktop.models.notes import Note, Snapshot
from moin_desktop.models.pins import Pin, PinKind
from moin_desktop.ui import controls
from moin_desktop.ui.explore import targets
from moin_desktop.ui.explore.note_editor import Draft, NoteEditor
from moin_desktop.ui.explore.shown import Shown
from moin_desktop.ui.notes import steps
from moin_desktop.ui.notes.card import NoteCard
from moin_desktop.ui.notes.steps import Writing
from moin_desktop.ui.workspace import Workspace

MOST_CARDS = 30
"""Of more notes the latest are shown; the list of all has the others."""

Where = tuple[str, str, tuple[str, ...]]
"""Survey, question and the answers chosen."""
Place = tuple[Pin, str]
"""What a note is about, and the one answer to one row of a grid where that is it."""


@dataclass(frozen=True, slots=True)
class _Unfinished:
    """A note that was left before it was pinned, with the places it may be about."""

    draft: Draft
    places: tuple[Place, ...]


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
        self._places: tuple[Place, ...] = ()
        self._drafts: dict[Where, _Unfinished] = {}
        """Left by going elsewhere: there again when one comes back."""
        self._aside: dict[Where, _Unfinished] = {}
        """Left by Escape: there again when one writes there."""
        self._cut = ""
        self._came_for = ""
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
        self.more = controls.button("", "link", "note")
        page.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.waiting = controls.button("", "link", "pin")
        page.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.pin.clicked.connect(self.write)
        self.waiting.clicked.connect(self._on_waiting)
        self.more.clicked.connect(lambda: self._workspace.notes_asked.emit("here"))
        self.editor.pinned.connect(self._on_pinned)
        self.editor.given_up.connect(self.give_up)

    # What is shown

    def refresh(self, *, with_button: bool) -> None:
        """Show the notes of the question, or of the answers chosen."""
        shown = self._shown
        notes = shown.notes_of(shown.options)
        question = shown.question.id if shown.question else ""
        self.pin.setVisible(with_button)
        self.title.setText(_("Notes from the room  {n}").format(n=len(notes)) if notes else _("Notes from the room"))
        if (here := self._where()) != self._here:
            self._put_aside(self._drafts)
            self._here = here
            if (left := self._drafts.pop(here, None)) is not None:
                self._places = left.places
                self.editor.show_draft(left.draft)
        self.more.set_text(_("All {n} notes").format(n=number_text(len(notes))))
        self.more.setVisible(len(notes) > MOST_CARDS)
        notes = self._few(notes)
        told = (notes, question, tuple((shown.noted.place(n), shown.since(n)) for n in notes), self._came_for)
        self.few.setVisible(not notes and not shown.options and self.editor.isHidden())
        if told != self._told:
            self._told = told
            self._show_cards(notes)
        self._place_editor()
        waiting = shown.waiting
        said = ngettext("{n} note waits for a place", "{n} notes wait for a place", waiting).format(n=waiting)
        self.waiting.set_text(said)
        self.waiting.setVisible(waiting > 0)

    def _few(self, notes: tuple[Note, ...]) -> tuple[Note, ...]:
        """The latest, and the one somebody came for."""
        wanted = tuple(note for note in notes[:-MOST_CARDS] if note.id == self._came_for)
        return wanted + notes[-MOST_CARDS:]

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
                card.cut.connect(self.cut)
                card.elsewhere.connect(self._on_elsewhere)
                self._cards.insertWidget(place, card)
            card.show_note(note, self._shown.noted.place(note), self._shown.since(note))
            card.show_came_for(note.id == self._came_for)
            for part in (card.eye, card.more, card.update_number, card.keep_number):
                QWidget.setTabOrder(before, part)
                before = part

    def card(self, note: str) -> NoteCard | None:
        """The card of a note; None where it is not shown."""
        return self._by_note.get(note)

    def show_note(self, note: str) -> NoteCard | None:
        """Mark the card of a note as the one somebody came for."""
        self._came_for = note
        if note not in self._by_note:
            self.refresh(with_button=not self._shown.options)
        for id, card in self._by_note.items():
            card.show_came_for(id == note)
        return self.card(note)

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

    def _put_aside(self, where: dict[Where, _Unfinished]) -> None:
        """Keep an unfinished note with its question and answer."""
        if not self.editor.isHidden():
            if self.editor.words.toPlainText().strip():
                where[self._here] = _Unfinished(self.editor.draft, self._places)
            self.editor.hide()

    # Writing

    def write(self) -> None:
        """Open the editor for what is chosen, with what was left unfinished there."""
        if self._shown.question is not None:
            self.write_at(targets.of(self._shown))

    def write_at(self, there: Sequence[Place], kind: str = "reading") -> None:
        """Open the editor for a note on the first of these places, or on another of them."""
        if not self.editor.isHidden() and not self.editor.note and tuple(there) == self._places:
            self.editor.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._put_aside(self._aside)
        self._here = self._where()
        left = self._aside.pop(self._here, None)
        if left is not None and not left.draft.note and left.places == tuple(there):
            draft = left.draft
        else:
            author = steps.last_author(self._workspace)
            draft = Draft(self._in_words(there), Writing(author=author, kind=kind))
        self._places = tuple(there)
        self.few.hide()
        self.editor.begin(draft, *steps.in_use(self._workspace))
        self._place_editor()

    def _in_words(self, there: Sequence[Place]) -> tuple[str, ...]:
        ws = self._workspace
        told = places.names(ws.project.session, ws.survey)
        return tuple(places.place_text(ws.survey, pin, told, part) for pin, part in there)

    def _on_edit(self, note: Note) -> None:
        self._put_aside(self._aside)
        left = self._aside.get(self._where())
        written = Writing(note.text, note.author, note.kind, note.tags, note.visibility)
        draft = Draft((self._shown.noted.place(note),), written, note=note.id)
        if left is not None and left.draft.note == note.id:
            draft = replace(draft, written=left.draft.written)
        self._places = ((note.pin, ""),)
        self.editor.begin(draft, *steps.in_use(self._workspace))
        self._here = self._where()
        self._place_editor()

    def _on_pinned(self, written: Writing, place: int) -> None:
        old = next((n for n in self._shown.notes if n.id == self.editor.note), None)
        if self.editor.note and old is not None:
            steps.change(self._workspace, old, written)
            done = True
        else:
            pin, part = self._places[place]
            done = bool(steps.pin(self._workspace, pin, written, self._number_at(pin, part)))
        if done:
            self._aside.pop(self._here, None)
            self.editor.hide()
            self.finished.emit()

    def _number_at(self, pin: Pin, part: str) -> Snapshot | None:
        spec = self._shown.data.spec if self._shown.data is not None else None
        same = spec is not None and spec.question == pin.question
        percent_of = spec.percent_of if spec is not None and same else ""
        return steps.snapshot(self._workspace, pin, self._workspace.filter, percent_of, part)

    def escape_is_ours(self) -> bool:
        """Whether Escape closes the editor first."""
        return not self.editor.isHidden()

    def give_up(self) -> None:
        """Close the editor without pinning; unfinished words are there when one writes here again."""
        self._put_aside(self._aside)
        self.editor.hide()
        self.finished.emit()

    # Elsewhere

    def cut(self, note: Note) -> None:
        """Take a note in hand; it stays where it is until it is pinned elsewhere."""
        self._cut = note.id
        self._workspace.tell(_("Choose where it belongs, then press Ctrl+V"))

    def paste(self) -> None:
        """Pin the note in hand at what is chosen."""
        ws = self._workspace
        there = targets.of(self._shown)
        note = steps.find(ws, self._cut) if self._cut else None
        if note is None or not there:
            return
        self._cut = ""
        self.pin_at(note, there[0])

    def pin_at(self, note: Note, place: Place) -> None:
        """Pin a note elsewhere, with its number there as it is shown now."""
        steps.move(self._workspace, note, place[0], self._number_at(*place))

    def drop(self, id: str, mark: str) -> None:
        """Pin a note at the mark it was dropped on."""
        note, place = steps.find(self._workspace, id), targets.at_mark(self._shown, mark)
        if note is not None and place is not None:
            self.pin_at(note, place)

    def _on_elsewhere(self, note: Note) -> None:
        from moin_desktop.ui.notes.choosing import PlaceChooser

        PlaceChooser(self._workspace, note, self.window()).open()

    def _on_waiting(self) -> None:
        self._workspace.notes_asked.emit("waiting")


def of_respondent(response: int) -> Place:
    """The place of a note on one respondent."""
    return Pin(PinKind.RESPONDENT, response=response), ""


def of_quote(question: str, response: int, words: tuple[int, int] | None = None) -> Place:
    """The place of a note on a written answer, or on some words of it."""
    return Pin(PinKind.QUOTE, question, response=response, words=words), ""
