"""What was pinned to the finding shown, the newest first, and the button that takes the last step back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from moin_desktop.i18n import _
from moin_desktop.models.note_words import visibility_text
from moin_desktop.models.notes import Note
from moin_desktop.ui import controls
from moin_desktop.ui.present import comparing
from moin_desktop.ui.present.session import Session
from moin_desktop.ui.present.writing import pinned

MOST = 30


class PinnedList(QWidget):
    """The notes on the slide shown."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._shown: tuple[Note, ...] | None = None
        self._build()
        session.changed.connect(self.refresh)
        self.refresh()

    def _build(self) -> None:
        page = controls.column(self, 8)
        top = controls.row(spacing=8)
        self.title = controls.label(px=12.5, weight=600, tone="ink2")
        self.undo = controls.button(f"{_('Undo last')}  Ctrl+Z", "link", "undo", name=_("Undo last"))
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo.clicked.connect(self._session.workspace.undo)
        top.addWidget(self.title)
        top.addStretch()
        top.addWidget(self.undo)
        page.addLayout(top)
        inside = QWidget()
        self._notes = controls.column(inside, 12, (0, 0, 8, 0))
        self._scroller = controls.scroll(inside, _("Pinned so far"))
        page.addWidget(self._scroller, 1)

    def refresh(self) -> None:
        """Show the notes there are."""
        session = self._session
        if not session.workspace.is_open:
            return
        label = session.workspace.project.undo_label
        self.undo.setEnabled(bool(label))
        self.undo.setToolTip(_("Undo: {step}").format(step=label) if label else "")
        there = pinned(session)[::-1]
        if there == self._shown:
            return
        self._shown = there
        self.title.setText(_("Pinned so far  {n}").format(n=len(there)))
        controls.clear(self._notes)
        for note in there[:MOST]:
            self._notes.addWidget(self._card(note))
        if not there:
            self._notes.addWidget(controls.label(_("Nothing pinned here yet. N takes a note"), 13.5, tone="ink2"))
        self._notes.addStretch()

    def _card(self, note: Note) -> QWidget:
        made = QWidget()
        page = controls.column(made, 2)
        page.addWidget(controls.label(note.text, 15.5, serif=True, wrap=True))
        page.addWidget(controls.label(self._told(note), 12.5, 600, "note", wrap=True))
        return made

    def _told(self, note: Note) -> str:
        """About which answer, by whom, what was made of it and when."""
        question = comparing.question_of(self._session)
        about = question.label(note.option) if question is not None and note.option else ""
        mark = {"agreed": _("agreed"), "disputed": _("disputed"), "question": _("question")}.get(note.mark, "")
        when = note.created.astimezone().strftime("%H:%M")
        seen = visibility_text(note.visibility) if note.visibility != "room" else ""
        return " · ".join(part for part in (about, note.author, seen, f"{mark} {when}".strip()) if part)
