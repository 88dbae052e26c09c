"""All notes in one list beside any place: found by words, narrowed, gone to, pinned elsewhere."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QLineEdit, QListView, QWidget

from moin_desktop.analysis.survey import Survey
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import surveys
from moin_desktop.models.notes import Note
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.explore.note_editor import Draft, NoteEditor
from moin_desktop.ui.notes import book, going, narrowing, steps
from moin_desktop.ui.notes.book import Line, Wanted
from moin_desktop.ui.notes.card import NoteCard
from moin_desktop.ui.notes.choosing import PlaceChooser
from moin_desktop.ui.notes.drift import Drift
from moin_desktop.ui.notes.note_list import NotesDelegate, NotesModel
from moin_desktop.ui.notes.steps import Writing
from moin_desktop.ui.workspace import SURVEY_TABLES, THEME_TABLES, Workspace

WIDTH = 380
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_OURS = {Qt.Key.Key_F2, Qt.Key.Key_Delete}
_LOOKED_AT = frozenset({"note", "finding"}) | SURVEY_TABLES | THEME_TABLES


class _List(QListView):
    """The notes; Enter goes to one, Delete removes it, F2 edits it."""

    gone_to = Signal(QModelIndex)
    removed = Signal()
    edited = Signal()

    def event(self, event: QEvent) -> bool:
        """F2 is for the note at hand, not for the headline of the chart behind."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in _OURS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in _ENTER and index.isValid():
            self.gone_to.emit(index)
        elif event.key() == Qt.Key.Key_Delete and index.isValid():
            self.removed.emit()
        elif event.key() == Qt.Key.Key_F2 and index.isValid():
            self.edited.emit()
        else:
            super().keyPressEvent(event)


class NotesPanel(QFrame):
    """The panel at the right."""

    closed = Signal()

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._surveys: tuple[Survey, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._wanted = Wanted()
        self._stale = True
        self._drift = Drift(self)
        self._build()
        self._connect()

    # Build

    def _build(self) -> None:
        self.setProperty("look", "side")
        self.setProperty("pane", True)
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(_("All notes"))
        page = controls.column(self, 8, (16, 14, 16, 16))
        page.addLayout(self._head())
        self.field = QLineEdit()
        self.field.setAccessibleName(_("Find words in the notes"))
        self.field.setPlaceholderText(_("Find words in the notes"))
        self.field.setFont(fonts.sans(14))
        self.field.setFixedHeight(36)
        self.field.setClearButtonEnabled(True)
        page.addWidget(self.field)
        items = (("", _("All"), ""), ("changed", _("Changed"), ""), ("waiting", _("Waiting"), ""))
        self.states = controls.Segments(items, _("Which notes"))
        page.addWidget(self.states)
        page.addLayout(self._ways())
        self.list = _List()
        self.list.setAccessibleName(_("Notes"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.model = NotesModel(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(NotesDelegate(self.list))
        self.nothing = controls.label(px=14, tone="ink2", wrap=True)
        page.addWidget(self.nothing)
        page.addWidget(self.list, 1)
        page.addWidget(self._one())
        self.editor = NoteEditor()
        self.editor.hide()
        page.addWidget(self.editor)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)

    def _head(self) -> QHBoxLayout:
        head = controls.row()
        self.title = controls.label(px=13.5, weight=600)
        head.addWidget(self.title, 1)
        self.close_button = controls.icon_button("close", _("Close the list of notes"))
        head.addWidget(self.close_button)
        return head

    def _ways(self) -> QHBoxLayout:
        ways = controls.row(spacing=4)
        self.narrow = controls.button(_("Show only"), "quiet", "filter")
        self.clear = controls.icon_button("close", _("Show all notes again"))
        self.order = controls.button(_("Newest first"), "quiet", "sort", tip=_("Order of the notes"))
        self._narrowed = controls.elided(px=12.5, tone="ink2")
        ways.addWidget(self.narrow)
        ways.addWidget(self._narrowed, 1)
        ways.addWidget(self.clear)
        ways.addWidget(self.order)
        return ways

    def _one(self) -> QWidget:
        self.one = QWidget()
        page = controls.column(self.one, 8)
        self.card = NoteCard(self._workspace)
        page.addWidget(self.card)
        row = controls.row(spacing=8)
        self.go = controls.button(_("Go there"), "primary", "arrow-right")
        self.elsewhere = controls.button(_("Pin elsewhere"), "", "pin")
        row.addWidget(self.go)
        row.addWidget(self.elsewhere)
        row.addStretch()
        page.addLayout(row)
        self.one.hide()
        return self.one

    def _connect(self) -> None:
        ws = self._workspace
        self.close_button.clicked.connect(self.closed)
        self.field.textChanged.connect(self._on_typed)
        self.states.chosen.connect(self._on_state)
        self.narrow.clicked.connect(self._on_narrow)
        self.clear.clicked.connect(lambda: self.want(Wanted(words=self._wanted.words, state=self._wanted.state)))
        self.order.clicked.connect(self._on_order)
        self.list.gone_to.connect(self._on_go)
        self.list.clicked.connect(self._on_go)
        self.list.removed.connect(self._on_remove)
        self.list.edited.connect(self._on_edit)
        self.list.selectionModel().currentChanged.connect(self._show_one)
        self.go.clicked.connect(self._on_go)
        self.elsewhere.clicked.connect(self._on_elsewhere)
        self.card.elsewhere.connect(self._on_elsewhere)
        self.card.edit.connect(self._on_edit)
        self.card.cut.connect(self._on_elsewhere)
        self.editor.pinned.connect(self._on_written)
        self.editor.given_up.connect(self._on_given_up)
        self._drift.found.connect(self._show_lines)
        self._soon.timeout.connect(self._refresh)
        ws.changed.connect(self._on_changed)
        ws.survey_changed.connect(self._on_surveys_changed)
        ws.project_changed.connect(self._on_surveys_changed)

    # What is shown

    def want(self, wanted: Wanted) -> None:
        """Look for other notes."""
        self._wanted = wanted
        if self.field.text() != wanted.words:
            self.field.setText(wanted.words)
        self._show_lines()

    @property
    def wanted(self) -> Wanted:
        """What is looked for now."""
        return self._wanted

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & _LOOKED_AT:
            if tables & (SURVEY_TABLES | THEME_TABLES):
                self._surveys = ()
            self._later()

    def _on_surveys_changed(self) -> None:
        self._surveys = ()
        self._later()

    def _later(self) -> None:
        self._stale = True
        if self.isVisible():
            self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._drift.stop()
        self._stale = True

    def _refresh(self) -> None:
        """Read the notes again; the numbers are looked at after."""
        self._stale = False
        ws = self._workspace
        if not ws.is_open or not ws.has_survey:
            self._lines = ()
            self._show_lines()
            return
        session, shown = ws.project.session, ws.survey
        if not self._surveys:
            there = (info.id for info in surveys.infos(session))
            self._surveys = tuple(shown if id == shown.id else surveys.load(session, id) for id in there)
        self._lines = book.lines(ws.project, self._surveys)
        self._drift.look([line.note for line in self._lines], {survey.id: survey for survey in self._surveys})
        self._show_lines()

    def _show_lines(self) -> None:
        wanted, since = self._wanted, self._drift.since
        at = self.current
        found = book.matching(self._lines, wanted, since)
        if self._by_place:
            found = book.by_place(found)
        self.model.show_lines(found, since)
        count = len(self._lines)
        self.title.setText(ngettext("{n} note", "{n} notes", count).format(n=count))
        self.states.button("changed").set_text(_("Changed {n}").format(n=len(since)))
        waiting = sum(line.waiting for line in self._lines)
        self.states.button("waiting").set_text(_("Waiting {n}").format(n=waiting))
        self.states.set_current(wanted.state)
        said = narrowing.in_words(self._lines, self._surveys, wanted)
        self._narrowed.setText(said)
        self.clear.setVisible(bool(said))
        self.narrow.setEnabled(bool(self._lines))
        self.nothing.setText(self._why_nothing())
        self.nothing.setVisible(not found)
        self.list.setVisible(bool(found))
        index = self.model.at(at.id) if at is not None else QModelIndex()
        self.list.setCurrentIndex(index if index.isValid() else self.model.index(0))
        self._show_one()

    def _why_nothing(self) -> str:
        if not self._lines:
            return _("No notes yet. N pins one to the chart you look at.")
        if self._wanted.state == "waiting" and not self._wanted.narrowed and not self._wanted.words:
            return _("Every note has its place.")
        if self._wanted.state == "changed" and not self._wanted.narrowed and not self._wanted.words:
            return _("No number a note was written about has changed.")
        return _("No note fits.")

    @property
    def current(self) -> Note | None:
        """The note at hand; None where there is none."""
        index = self.list.currentIndex()
        return self.model.line(index).note if index.isValid() else None

    def _show_one(self) -> None:
        index = self.list.currentIndex()
        self.one.setVisible(index.isValid() and self.editor.isHidden())
        if not index.isValid():
            return
        line = self.model.line(index)
        since = self._drift.since.get(line.note.id, "")
        self.card.show_note(line.note, line.place, since)
        self.go.setEnabled(not line.waiting)
        controls.set_look(self.elsewhere, "primary" if line.waiting else "")

    # Looked for

    _by_place = False

    def _on_typed(self, words: str) -> None:
        self.want(replace(self._wanted, words=words))

    def _on_state(self, state: str) -> None:
        self.want(replace(self._wanted, state=state))

    def _on_narrow(self) -> None:
        made = narrowing.menu(self._lines, self._surveys, self._wanted, self.want, self)
        made.popup(self.narrow.mapToGlobal(self.narrow.rect().bottomLeft()))

    def _on_order(self) -> None:
        self._by_place = not self._by_place
        self.order.set_text(_("By place") if self._by_place else _("Newest first"))
        self._show_lines()

    # What is done

    def _on_go(self) -> None:
        note = self.current
        if note is not None:
            going.go_to(self._workspace, note)

    def _on_elsewhere(self) -> None:
        note = self.current
        if note is None:
            return
        if note.survey != self._workspace.survey.id:
            self._workspace.show_survey(note.survey)
        PlaceChooser(self._workspace, note, self.window()).open()

    def _on_remove(self) -> None:
        note = self.current
        if note is not None:
            steps.remove(self._workspace, note)

    def _on_edit(self) -> None:
        note = self.current
        if note is None:
            return
        index = self.list.currentIndex()
        written = Writing(note.text, note.author, note.kind, note.tags, note.visibility)
        draft = Draft((self.model.line(index).place,), written, note=note.id)
        self.one.hide()
        self.editor.begin(draft, *steps.in_use(self._workspace))

    def _on_written(self, written: Writing, _place: int) -> None:
        note = steps.find(self._workspace, self.editor.note)
        if note is not None:
            steps.change(self._workspace, note, written)
        self._on_given_up()

    def _on_given_up(self) -> None:
        self.editor.hide()
        self._show_one()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if self.field.text():
                self.field.clear()
            else:
                self.closed.emit()
        elif event.key() == Qt.Key.Key_Down and self.field.hasFocus():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() in _ENTER and self.field.hasFocus():
            self._on_go()
        else:
            super().keyPressEvent(event)
