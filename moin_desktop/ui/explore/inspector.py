"""The right pane, by context: the chosen answer, the finding, or how to keep one; and the notes in any case."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from moin_desktop.i18n import _, ngettext
from moin_desktop.ui import controls
from moin_desktop.ui.coding.themes_pane import ThemesPane
from moin_desktop.ui.explore import acts
from moin_desktop.ui.explore.answer_section import AnswerSection, BreakdownSection
from moin_desktop.ui.explore.finding_section import FindingSection, PresenterSection
from moin_desktop.ui.explore.notes_section import NotesSection, Place
from moin_desktop.ui.explore.settling import settle
from moin_desktop.ui.explore.shown import Shown
from moin_desktop.ui.explore.trail import Trail
from moin_desktop.ui.present.guessing_section import RoomSection
from moin_desktop.ui.workspace import Workspace

WIDTH = 340


class NothingSection(QWidget):
    """The head of the inspector while nothing is kept."""

    keep = Signal()
    add = Signal()
    """The chart is to be added to a finding as evidence."""

    def __init__(self, workspace: Workspace, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shown = workspace, shown
        page = controls.column(self, 10)
        page.addWidget(controls.label(_("Not a finding yet"), 14, 600))
        page.addWidget(
            controls.label(
                _("Keep this chart when it says something the room should talk about."), 14, tone="ink2", wrap=True
            )
        )
        self.others = controls.label(px=13, tone="ink2", wrap=True)
        page.addWidget(self.others)
        row = controls.row(spacing=8)
        self.keep_button = controls.button(_("Keep this chart: K"), "primary", "bookmark", name=_("Keep this chart"))
        self.keep_button.clicked.connect(self.keep)
        row.addWidget(self.keep_button)
        row.addStretch()
        page.addLayout(row)
        self.add_button = controls.button(_("Add as evidence to…"), "link", "plus")
        self.add_button.setToolTip(_("Let a finding stand on this chart too (E)"))
        self.add_button.clicked.connect(self.add)
        page.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)

    def refresh(self) -> None:
        """Tell of findings kept from this question under another filter."""
        shown = self._shown
        if shown.question is None:
            return
        count = sum(1 for f in shown.findings if f.spec.question == shown.question.id)
        said = ngettext("Kept {n} time under another filter.", "Kept {n} times under other filters.", count)
        self.others.setText(said.format(n=count))
        self.others.setVisible(count > 0)
        self.add_button.setVisible(bool(shown.findings))
        self.keep_button.setEnabled(shown.data is not None and not shown.data.empty and shown.too_few is None)


class Inspector(QFrame):
    """What there is to know and to say about the chart."""

    finished = Signal()
    """Writing is over: the chart wants the keyboard back."""

    def __init__(self, workspace: Workspace, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shown = workspace, shown
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setProperty("look", "panel")
        self.setProperty("pane", True)
        self.setFixedWidth(WIDTH)
        ws, shown = self._workspace, self._shown
        self.answer = AnswerSection(ws, shown)
        self.finding = FindingSection(ws, shown)
        self.nothing = NothingSection(ws, shown)
        self.notes = NotesSection(ws, shown)
        self.breakdowns = BreakdownSection(ws, shown)
        self.room = RoomSection(ws, shown)
        self.presenter = PresenterSection(ws, shown)
        self._line = controls.line()
        body = QWidget()
        page = controls.column(body, 16, (20, 16, 20, 20))
        for part in (
            self.answer,
            self.finding,
            self.nothing,
            self._line,
            self.notes,
            self.room,
            self.breakdowns,
            self.presenter,
        ):
            page.addWidget(part)
        page.addStretch(1)
        self._area = controls.scroll(body)
        self.trail = Trail(ws)
        page = controls.column(self, 0)
        page.addWidget(self.trail)
        page.addWidget(self._area)

    def _connect(self) -> None:
        self._shown.changed.connect(self._refresh)
        self.answer.pin.connect(lambda: self.write_note())
        self.nothing.keep.connect(self._on_keep)
        self.nothing.add.connect(self.add_as_evidence)
        self.finding.followed.connect(self.trail.follow)
        self.notes.finished.connect(self._on_finished)

    def _refresh(self) -> None:
        shown = self._shown
        if self.themes is not None:
            self.themes.setVisible(shown.is_coding)
            self._area.setVisible(not shown.is_coding)
            if shown.is_coding:
                return
        there = shown.question is not None
        chosen = bool(shown.options)
        kept = shown.finding is not None
        self.answer.setVisible(there and chosen)
        self.breakdowns.setVisible(there and chosen)
        self.finding.setVisible(there and kept and not chosen)
        self.presenter.setVisible(there and kept and not chosen)
        self.nothing.setVisible(there and not kept and not chosen)
        for part in (self.answer, self.breakdowns, self.finding, self.presenter, self.nothing):
            part.refresh()
        self.notes.refresh(with_button=not chosen)
        notes_there = there and (not chosen or bool(shown.notes_of(shown.options)) or self.notes.escape_is_ours())
        self.notes.setVisible(notes_there)
        self._line.setVisible(notes_there)
        settle()

    themes: ThemesPane | None = None

    def take(self, themes: ThemesPane) -> None:
        """Show the themes while free text is coded."""
        self.themes = themes
        page = self.layout()
        assert page is not None
        page.addWidget(themes)
        themes.hide()

    def write_note(self, places: Sequence[Place] = (), kind: str = "reading") -> None:
        """Open the editor for a note on one of these places, or on what is chosen, and bring it into sight."""
        if self._shown.question is not None:
            self.notes.show()
            self._line.show()
            if places:
                self.notes.write_at(places, kind)
            else:
                self.notes.write()
            settle()
            self._area.ensureWidgetVisible(self.notes.editor)

    def show_note(self, id: str) -> None:
        """Mark the card of a note and bring it into sight."""
        card = self.notes.show_note(id)
        if card is not None:
            settle()
            self._area.ensureWidgetVisible(card)

    def add_as_evidence(self) -> None:
        """Choose the finding that is to stand on the chart shown."""
        beside = self.finding.more if self.finding.isVisible() else self.nothing.add_button
        acts.add_as_evidence(self._workspace, self._shown, beside)

    def _on_keep(self) -> None:
        acts.keep(self._workspace, self._shown)

    def _on_finished(self) -> None:
        self._refresh()
        self.finished.emit()
