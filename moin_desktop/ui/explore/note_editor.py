"""Where a note is written: what it is about, its words, who says it, what it is and who sees it; Enter pins it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QShortcut
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QPlainTextEdit, QWidget

from moin_desktop.i18n import _
from moin_desktop.models.note_words import kind_text, visibility_text
from moin_desktop.models.notes import KINDS, VISIBILITIES
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.notes.steps import NOTHING, Writing

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class _Words(QPlainTextEdit):
    """The words of a note; Shift+Enter breaks a line."""

    entered = Signal()
    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in _ENTER and not shifted:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class _Line(QLineEdit):
    """One line that proposes what was written into it before."""

    entered = Signal()
    given_up = Signal()
    _clicked_into = False

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setFont(fonts.sans(13.5))
        self.setFixedHeight(36)
        self._known = QStringListModel(self)
        self.proposing = QCompleter(self._known, self)
        self.proposing.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.proposing.setWidget(self)
        self.proposing.activated.connect(self._on_taken)
        self.textEdited.connect(self._propose)

    def propose(self, known: Sequence[str]) -> None:
        """Know what was written here before."""
        self._known.setStringList(list(known))

    def _last(self) -> str:
        """The part that is completed."""
        return self.text()

    def _propose(self) -> None:
        typed = self._last().strip()
        self.proposing.setCompletionPrefix(typed)
        found = self.proposing.completionCount()
        whole = found == 1 and self.proposing.currentCompletion().casefold() == typed.casefold()
        if typed and found and not whole:
            self.proposing.complete()
        else:
            self.proposing.popup().hide()

    def _on_taken(self, text: str) -> None:
        self.setText(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._clicked_into = event.reason() is Qt.FocusReason.MouseFocusReason
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self._clicked_into:  # what is proposed is taken or typed over, seldom changed
            self.selectAll()
        self._clicked_into = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        open_now = self.proposing.popup().isVisible()
        if event.key() in _ENTER and open_now and self.proposing.popup().currentIndex().isValid():
            event.ignore()  # the completer's own
        elif event.key() in _ENTER:
            self.proposing.popup().hide()
            self.entered.emit()  # not QLineEdit's own, which lets the key go on to the place behind the editor
        elif event.key() == Qt.Key.Key_Escape and open_now:
            self.proposing.popup().hide()
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)


class _Tags(_Line):
    """Tags with commas between them; each is completed by itself."""

    def tags(self) -> tuple[str, ...]:
        """The tags typed, each once."""
        said = (" ".join(part.split()) for part in self.text().split(","))
        return tuple(dict.fromkeys(part for part in said if part))

    def _last(self) -> str:
        return self.text().rpartition(",")[2]

    def _on_taken(self, text: str) -> None:
        before = self.text().rpartition(",")[0]
        self.setText(f"{before}, {text}" if before else text)


class _Choice(controls.Combo):
    """A choice that letters typed go to, instead of to the place behind it."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
            if plain and event.text().isprintable() and event.text().strip():
                event.accept()
                return True
        return super().event(event)


@dataclass(frozen=True, slots=True)
class Draft:
    """A note that is not pinned yet, or an old one half changed."""

    places: tuple[str, ...]
    """What it may be about, in words; the first unless another is chosen."""
    written: Writing = NOTHING
    place: int = 0
    note: str = ""


class NoteEditor(QFrame):
    """A new note, or an old one being changed."""

    pinned = Signal(object, int)
    """A Writing, and which of its places."""
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = ""
        """The id of the note being changed; empty for a new one."""
        self._places: tuple[str, ...] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setProperty("look", "note")
        self.about = controls.elided(px=12.5, weight=600, tone="ink2")
        self.place = _Choice(_("What the note is about"))
        self.words = _Words()
        self.words.setAccessibleName(_("Note"))
        self.words.setPlaceholderText(_("What was said"))
        self.words.setFont(fonts.serif(15.5))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(92)
        self.author = _Line(_("Who says it"), _("Who says it: a table, a name"))
        self.kind = _Choice(_("Kind of note"))
        for kind in KINDS:
            self.kind.addItem(kind_text(kind), kind)
        self.seen_by = _Choice(_("Who sees it"))
        for visibility in VISIBILITIES:
            self.seen_by.addItem(visibility_text(visibility), visibility)
        self.tags = _Tags(_("Tags"), _("Tags, with commas"))
        self.pin = controls.button(_("Pin"), "primary", "pin", name=_("Pin this note"))
        self.cancel = controls.button(_("Cancel"), "quiet", tip=_("Close; unfinished words are kept (Esc)"))
        page = controls.column(self, 8, (14, 10, 12, 12))
        for part in (self.about, self.place, self.words, self.author):
            page.addWidget(part)
        both = controls.row(spacing=8)
        both.addWidget(self.kind, 1)
        both.addWidget(self.seen_by, 1)
        page.addLayout(both)
        page.addWidget(self.tags)
        row = controls.row(spacing=8)
        row.addWidget(self.pin)
        row.addWidget(self.cancel)
        row.addStretch()
        page.addLayout(row)

    def _connect(self) -> None:
        for line in (self.words, self.author, self.tags):
            line.entered.connect(self._on_entered)
            line.given_up.connect(self.given_up)
        self.pin.clicked.connect(self._on_entered)
        self.cancel.clicked.connect(self.given_up)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            entering = QShortcut(QKeySequence(keys), self, self._on_entered)
            entering.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def begin(self, draft: Draft, authors: Sequence[str] = (), tags: Sequence[str] = ()) -> None:
        """Write a new note, or change an old one; ``authors`` and ``tags`` are those in use."""
        self.show_draft(draft)
        self.author.propose(authors)
        self.tags.propose(tags)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        self.words.selectAll()

    @property
    def draft(self) -> Draft:
        """What is written so far."""
        written = Writing(
            self.words.toPlainText(),
            self.author.text(),
            self.kind.currentData(),
            self.tags.tags(),
            self.seen_by.currentData(),
        )
        return Draft(self._places, written, max(0, self.place.currentIndex()), self.note)

    def show_draft(self, draft: Draft) -> None:
        """Go on with what was written; the keyboard stays where it is."""
        written, self.note, self._places = draft.written, draft.note, draft.places
        self.about.setText(draft.places[0] if draft.places else "")
        self.place.clear()
        self.place.addItems([place.replace("&", "&&") for place in draft.places])
        self.place.setCurrentIndex(draft.place)
        several = len(draft.places) > 1
        self.place.setVisible(several)
        self.about.setVisible(not several)
        self.words.setPlainText(written.words)
        self.author.setText(written.author)
        if self.kind.findData(written.kind) < 0:
            self.kind.addItem(kind_text(written.kind), written.kind)
        self.kind.setCurrentIndex(self.kind.findData(written.kind))
        self.seen_by.setCurrentIndex(self.seen_by.findData(written.visibility))
        self.tags.setText(", ".join(written.tags))
        self.pin.set_text(_("Save note") if draft.note else _("Pin"))
        self.pin.setAccessibleName(_("Save this note") if draft.note else _("Pin this note"))
        self.show()

    def _on_entered(self) -> None:
        draft = self.draft
        words = draft.written.words.strip()
        if words:
            written = replace(draft.written, words=words, author=draft.written.author.strip())
            self.pinned.emit(written, draft.place)
        else:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
