"""Explore: questions left, chart in the centre, inspector right, and the keys that work on them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from moin_desktop.models.pillars import MOST
from moin_desktop.models.pins import Pin, PinKind
from moin_desktop.ui import controls
from moin_desktop.ui.coding.coding import Coding
from moin_desktop.ui.coding.page import CodingPage
from moin_desktop.ui.coding.themes_pane import ThemesPane
from moin_desktop.ui.explore import acts, targets
from moin_desktop.ui.explore.centre import Centre
from moin_desktop.ui.explore.inspector import Inspector
from moin_desktop.ui.explore.notes_section import of_quote, of_respondent
from moin_desktop.ui.explore.people import People
from moin_desktop.ui.explore.questions import QuestionsPane
from moin_desktop.ui.explore.shown import Shown
from moin_desktop.ui.leaving.acts import Leaving
from moin_desktop.ui.notes.card import note_card_at
from moin_desktop.ui.workspace import Workspace


class ExplorePlace(QWidget):
    """The principal place: one question at a time."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._build()
        self._connect()

    def _build(self) -> None:
        ws = self._workspace
        self.shown = Shown(ws, self)
        self._at: QWidget | None = None
        self.shown.changed.connect(self._before_change)  # the first to hear of it
        self.questions = QuestionsPane(ws, self.shown)
        self.centre = Centre(ws, self.shown)
        self.inspector = Inspector(ws, self.shown)
        self.coding = Coding(ws, self)
        themes = ThemesPane(ws, self.coding)
        self.inspector.take(themes)
        self.centre.take(CodingPage(ws, self.coding, themes))
        self.people = People(ws, self.shown, self.centre.card)
        self.leaving = Leaving(ws, self.shown, self.centre.chart, self.centre.table, self)
        self.centre.add_way(self.leaving.more)
        row = controls.row(self, 0)
        row.addWidget(self.questions)
        row.addWidget(controls.line(vertical=True))
        row.addWidget(self.centre, 1)
        row.addWidget(controls.line(vertical=True))
        row.addWidget(self.inspector)
        self.setFocusProxy(self.centre)

    def _connect(self) -> None:
        self.shown.changed.connect(self._after_change)  # the last
        self.inspector.finished.connect(self._to_chart)
        self.inspector.answer.people_wanted.connect(self.people.open)
        self.people.closed.connect(self._to_chart)
        acting: dict[str, Callable[[], object]] = {
            "[": partial(self._step_question, -1),
            "]": partial(self._step_question, 1),
            "N": self._write_note,
            "K": self._keep,
            "T": self._toggle_table,
            "P": self.people.open,
            "C": self.shown.toggle_compare,
            "Shift+C": self._choose_groups,
            "R": self.shown.toggle_range,
            "B": self.centre.base.turn,
            "S": self.shown.toggle_order,
            "F2": self.centre.chart.edit_headline,
            "Ctrl+C": self.leaving.copy,
            "Ctrl+V": self._paste_note,
            "E": self._add_as_evidence,
            "H": partial(self._step_evidence, 1),
            "Shift+H": partial(self._step_evidence, -1),
        }
        for key, act in acting.items():
            QShortcut(QKeySequence(key), self, partial(self._unless_coding, key, act))
        self._workspace.changed.connect(self._on_coded)
        self.questions.list.installEventFilter(self)
        self._workspace.note_wanted.connect(self._on_note_wanted)
        self._workspace.note_opened.connect(self._on_note_opened)
        self.centre.chart.note_chosen.connect(self._on_note_chosen)
        self.centre.chart.note_moved.connect(self.inspector.notes.drop)
        for number in range(1, MOST + 1):
            set_pillar = partial(acts.set_pillar_number, self._workspace, self.shown, number)
            QShortcut(QKeySequence(f"Alt+{number}"), self, set_pillar)

    # Keys

    def _unless_coding(self, key: str, act: Callable[[], object]) -> None:
        """Letters mean something else while free text is coded; those without a meaning there do nothing."""
        page = self.centre.coding
        if page is None or not self.shown.is_coding or key in {"[", "]", "E", "H", "Shift+H"}:
            act()
        elif key == "Ctrl+C":
            page.copy()
        else:
            page.act({"N": "note", "T": "new", "S": "order"}.get(key, ""))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Digits, Enter and the like code also while the list of questions has the keyboard."""
        wanted = event.type() in {QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride}
        if wanted and isinstance(event, QKeyEvent) and self.shown.is_coding and self.centre.coding is not None:
            return self.centre.coding.take_from_list(event)
        return super().eventFilter(watched, event)

    def _on_coded(self, tables: frozenset[str]) -> None:
        if self.shown.is_coding:
            self.coding.on_changed(tables)

    def _add_as_evidence(self) -> None:
        """Let a finding stand on what is shown: the answer that is chosen among written ones, else the chart."""
        card = note_card_at(QApplication.focusWidget())
        answers, coding, question = self.centre.answers, self.coding, self.shown.question
        adding = partial(acts.add_answer_as_evidence, self._workspace, self.inspector)
        if card is not None:
            card.edit.emit(card.note)
        elif self.shown.is_coding and coding.question is not None and coding.row >= 0:
            adding(coding.question.id, coding.row, coding.mark, coding.coder)
        elif question is not None and answers.isVisible() and answers.current is not None:
            adding(question.id, answers.current, None, "")
        else:
            self.inspector.add_as_evidence()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace and self.inspector.trail.followed:
            self.inspector.trail.back()
            return
        if self.shown.is_coding and self.centre.coding is not None and self.centre.coding.take(event):
            return
        key = event.key()
        if self.shown.is_coding and key != Qt.Key.Key_Escape:
            super().keyPressEvent(event)
            return
        if key == Qt.Key.Key_Escape:
            if self.inspector.notes.escape_is_ours():
                self.inspector.notes.give_up()
            else:
                acts.step_back(self._workspace)
        elif key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.centre.chart.step(key, adding=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.matches(QKeySequence.StandardKey.SelectAll) and self._at_chart():
            self.centre.chart.choose_all()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self._at_chart():
            acts.only_these(self._workspace, self.shown)
        else:
            super().keyPressEvent(event)

    def _at_chart(self) -> bool:
        """Whether the keyboard is at the chart or what stands in its place; fields beside it use keys themselves."""
        focus = QApplication.focusWidget()
        return focus is None or focus is self or self.centre.card.isAncestorOf(focus)

    def _step_question(self, by: int) -> None:
        if self._workspace.has_survey:
            self.shown.refresh()
            self.questions.step(by)

    def _keep(self) -> None:
        """Keep the chart, and let its headline be written at once: letters typed next are for it, not for keys here."""
        if acts.keep(self._workspace, self.shown):
            self.shown.refresh()
            if self.centre.chart.isVisible():
                self.centre.chart.edit_headline()

    def _step_evidence(self, by: int) -> None:
        """How do we know? The next piece of what is followed, or the first of the finding shown."""
        trail, finding = self.inspector.trail, self.shown.finding
        if trail.followed:
            trail.step(by)
        elif finding is not None:
            trail.follow(finding.id)

    def _write_note(self) -> None:
        self.inspector.show()  # the export panel may stand in its place
        if self.people.isVisible() and (row := self.people.row) is not None:
            self.inspector.write_note((of_respondent(row),))
        elif (quote := self.centre.answer_row) is not None and self.shown.question is not None:
            there = (of_quote(self.shown.question.id, quote), *targets.of(self.shown))
            self.inspector.write_note(there, "quote")
        else:
            self.inspector.write_note()

    def _on_note_wanted(self, pin: Pin) -> None:
        """Somebody elsewhere in the window wants to write a note on something."""
        self.inspector.show()
        self.shown.refresh()
        self.inspector.write_note(((pin, ""),), "quote" if pin.kind is PinKind.QUOTE else "reading")

    def _on_note_opened(self, id: str) -> None:
        """Mark a note here as the one somebody came for, beside the chart and in the inspector."""
        self.shown.noted.came_for = id
        self.shown.refresh()
        note = next((note for note in self.shown.notes if note.id == id), None)
        if note is not None and note.pin.kind is PinKind.RESPONDENT and note.pin.response is not None:
            self.people.open_one(note.pin.response)
        self.centre.chart.show_note(id)
        self.inspector.show_note(id)

    def _on_note_chosen(self, id: str) -> None:
        """A note in the margin: the answer it is about is chosen, its card marked."""
        note = next((note for note in self.shown.notes if note.id == id), None)
        if note is not None and self.shown.question is not None:
            self._workspace.select(self.shown.question.id, note.pin.options)
            self._on_note_opened(id)

    def _paste_note(self) -> None:
        self.inspector.notes.paste()

    def _toggle_table(self) -> None:
        self.shown.set_view("bars" if self.shown.view == "table" else "table")

    def _choose_groups(self) -> None:
        """Open the menu of questions to compare by, comparing if nothing is compared yet."""
        if self.shown.comparing is None:
            self.shown.toggle_compare()
            self.shown.refresh()
        if self.shown.comparing is not None:
            self.centre.by.open()

    def _to_chart(self) -> None:
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _order_tabs(self) -> None:
        """Chips are made when the filter changes, and Qt puts what is made late at the end."""
        before: QWidget = self.questions.list
        for chip in self.centre.chips.chips:
            QWidget.setTabOrder(before, chip)
            before = chip

    def _before_change(self) -> None:
        # Of the window, which knows it even while a menu is open or the program is in the background.
        focus = self.window().focusWidget()
        self._at = focus if focus is not None and self.isAncestorOf(focus) else None

    def _after_change(self) -> None:
        """What had the keyboard may be gone; Qt would give it to whatever comes next, we give it to the chart."""
        self._order_tabs()
        was, now = self._at, self.window().focusWidget()
        self._at = None
        if was is None or was is now or self.centre.chips.isAncestorOf(was):
            return
        if now is not None and self.inspector.finding.evidence.isAncestorOf(now):
            return  # the neighbour of a piece of evidence that was removed
        self._to_chart()

    # Seen or not

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.set_awake(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.set_awake(False)
