"""The note that is being written in the room: what it is about, its words, what the room made of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from moin_desktop.analysis import cells
from moin_desktop.i18n import _
from moin_desktop.models import notes
from moin_desktop.models.notes import Note
from moin_desktop.models.pins import Pin, PinKind
from moin_desktop.ui.notes import steps
from moin_desktop.ui.present import comparing, spotlight
from moin_desktop.ui.present.scene import Strip

if TYPE_CHECKING:
    from moin_desktop.ui.present.session import Session


class Writing(QObject):
    """Words typed live; they stand on the room's strip until they are pinned or dropped."""

    changed = Signal()
    pinned = Signal(str)
    """The id of the note."""
    ended = Signal()
    """It was pinned or dropped."""
    wanted = Signal()
    """Somebody wants to write: the keyboard goes where that is done."""

    def __init__(self, session: "Session") -> None:
        super().__init__(session)
        self._session = session
        self.open = False
        """The strip is there to type on, also without words yet: where there is no console."""
        self.words = ""
        self.mark = ""
        self.author = ""
        """Who said it; empty until somebody was named, and then the same until another is."""
        self.naming = False
        """On the strip it is typed who says it."""

    @property
    def target(self) -> str:
        """What it is about, in words: the answer the light is on, or the finding."""
        plan, lit = self._session.shown_plan, self._session.spotlight
        return spotlight.label(plan, lit) if plan is not None and lit else ""

    @property
    def strip(self) -> Strip | None:
        """What the room sees of it; None while nobody writes."""
        if not self.open and not self.words.strip():
            return None
        if self.naming:
            return Strip(_("Who says it: a table, a name"), self.author, _("Enter to go on"))
        about = self.target
        said = _("Note on “{answer}”").format(answer=about) if about else _("Note on this finding")
        if not about and not (self._session.own_slide and self._session.own_slide.finding):
            said = _("Note on this question")
        hint = _("Enter to pin, Tab for who says it") if self.open else _("Enter to pin")
        return Strip(said, self.words, hint, self.author, self.mark)

    def begin(self) -> None:
        """Somebody is going to write."""
        if not self.author:
            self.author = steps.last_author(self._session.workspace)
        self.open = self._session.alone
        self.wanted.emit()
        self._announce()

    def name(self, naming: bool) -> None:
        """Type who says it, or the words again."""
        self.naming = naming
        self._announce()

    def write(self, words: str) -> None:
        """The words so far."""
        if words != self.words:
            self.words = words
            self._announce()

    def sign(self, author: str) -> None:
        """Who says it: a table, a person."""
        self.author = author
        self._announce()

    def set_mark(self, mark: str) -> None:
        """What the room made of it; the same mark again takes it off."""
        self.mark = "" if mark == self.mark else mark
        self._announce()

    def drop(self) -> None:
        """Let the words go."""
        self._clear()
        self._announce()
        self.ended.emit()

    def _clear(self) -> None:
        self.open, self.naming, self.words, self.mark = False, False, "", ""

    def _announce(self) -> None:
        self.changed.emit()
        self._session.announce()

    def pin(self) -> str:
        """Pin it to the answer the light is on, else to the finding; its id, empty where there were no words."""
        session, words = self._session, self.words.strip()
        slide = session.slide
        place = self.place
        if not words or slide is None or place is None:
            self.drop()
            return ""
        author, mark, workspace = self.author, self.mark, session.workspace
        about = None
        if place.question and comparing.survey_of(session) is workspace.survey:
            about = steps.snapshot(workspace, place, slide.spec.filter, slide.spec.percent_of)
        self._clear()
        label = _("Pin a note")
        done = workspace.do(label, notes.pin, slide.survey, place, words, author=author, mark=mark, about=about)
        self._announce()
        self.ended.emit()
        if done:
            self.pinned.emit(done)
        return done or ""

    @property
    def place(self) -> Pin | None:
        """What it would be pinned to now."""
        slide, question = self._session.slide, comparing.question_of(self._session)
        if slide is None:
            return None
        lit = self._session.spotlight
        plain = {one.id for one in question.options} if question is not None else set()
        if question is not None and lit:
            cell, answer = cells.apart(lit), cells.answer(lit)
            if cell is not None and answer in plain:
                return Pin(PinKind.CELL, question.id, (answer,), by=cell.by, group=cell.group, finding=slide.finding)
            option = answer.rpartition(":")[2]
            if option in plain and option == answer:
                kind = PinKind.THEME if question.themes_of else PinKind.ANSWER
                return Pin(kind, question.id, (answer,), finding=slide.finding)
        if slide.finding:
            return Pin(PinKind.FINDING, finding=slide.finding)
        return Pin(PinKind.QUESTION, slide.spec.question) if slide.spec.question else None

    @property
    def last(self) -> Note | None:
        """The newest note on the slide, for the keys that mark it."""
        return next(reversed(pinned(self._session)), None)

    def mark_last(self, mark: str) -> None:
        """Mark what is being written, else the newest note of the slide; without one the finding gets no mark."""
        if self.open or self.words.strip():
            self.set_mark(mark)
            return
        note = self.last
        if note is None:
            self._session.told.emit(_("There is no note to mark here yet"))
            return
        steps.mark(self._session.workspace, note, mark)


def pinned(session: "Session") -> tuple[Note, ...]:
    """The notes on the slide shown, oldest first."""
    slide = session.own_slide
    if slide is None:
        return ()
    kept = session.workspace.project.session
    found = notes.of_question(kept, slide.spec.question) if slide.spec.question else ()
    if slide.finding:
        found += notes.of_finding(kept, slide.finding)
    return tuple(sorted(found, key=lambda note: note.created))
