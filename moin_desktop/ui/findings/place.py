"""The Findings place: a board by pillar or one list, with everything that can be done to a card."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QMenu, QStackedWidget, QWidget

from moin_desktop.analysis.folding import fold
from moin_desktop.analysis.pillars import status_text
from moin_desktop.i18n import _
from moin_desktop.models import findings, pillars
from moin_desktop.models.findings import STATUSES
from moin_desktop.models.pillars import Pillar
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.charts.text import cut
from moin_desktop.ui.findings import acts, facts
from moin_desktop.ui.findings.asking import AskLine
from moin_desktop.ui.findings.boards import Arrangement, Board, RunningOrder
from moin_desktop.ui.findings.card import Card
from moin_desktop.ui.findings.facts import CardFacts
from moin_desktop.ui.findings.head import Head
from moin_desktop.ui.findings.pillar_editor import PillarEditor
from moin_desktop.ui.workspace import Workspace

TABLES = frozenset({"finding", "note", "evidence", "pillar", "quote"})
"""What the cards show beside the survey, whose changes are told by themselves."""
LAST = 1_000_000
"""A place beyond every pillar's end: at its end."""
_EMPTY, _NONE_FOUND = 2, 3


class FindingsPlace(QWidget):
    """What the room found."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._told: tuple[CardFacts, ...] = ()
        self._columns: tuple[Pillar, ...] = ()
        self._chosen = ""
        self._stale = True
        self._build()
        self._connect()
        self._refresh()

    def _build(self) -> None:
        page = controls.column(self, 0, (28, 22, 28, 12))
        self.head = Head()
        self.segments = self.head.segments
        page.addWidget(self.head)
        page.addSpacing(16)
        self.ask_line = AskLine()
        page.addWidget(self.ask_line)
        self._stack = QStackedWidget()
        self.board, self.order = Board(self._wire), RunningOrder(self._wire)
        for part in (self.board, self.order, self._empty(), self._none_found()):
            self._stack.addWidget(part)
        page.addWidget(self._stack, 1)
        page.addSpacing(10)
        self._foot = controls.elided(px=12.5, tone="ink2")
        page.addWidget(self._foot)
        self.setProperty("pane", True)

    def _empty(self) -> QWidget:
        page = QWidget()
        column = controls.column(page, 10)
        column.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(controls.label(_("Findings you keep land here"), 21, 600, serif=True), 0, centre)
        told = _("K keeps a chart while you explore. Q writes down a question of the room.")
        column.addWidget(controls.label(told, 14, tone="ink2"), 0, centre)
        column.addSpacing(8)
        self.explore = controls.button(_("Open Explore"), "primary", "explore-bars")
        column.addWidget(self.explore, 0, centre)
        column.addStretch(3)
        return page

    def _none_found(self) -> QWidget:
        page = QWidget()
        column = controls.column(page, 12)
        column.addSpacing(40)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._nothing: QLabel = controls.label(px=15, tone="ink2")
        column.addWidget(self._nothing, 0, centre)
        self.show_all = controls.button(_("Show all findings"))
        column.addWidget(self.show_all, 0, centre)
        column.addStretch(1)
        return page

    def _connect(self) -> None:
        self.head.changed.connect(self._refresh)
        self.head.asking.connect(self.ask)
        self.head.pillars_wanted.connect(self.edit_pillars)
        self.ask_line.asked.connect(self._on_asked)
        self.ask_line.given_up.connect(lambda: self._choose(self._chosen))
        self.show_all.clicked.connect(self.head.show_all)
        self.explore.clicked.connect(partial(self._workspace.go, "explore"))
        self._workspace.changed.connect(self._on_changed)
        self._workspace.survey_changed.connect(self._on_survey_changed)
        self._workspace.project_changed.connect(self._on_survey_changed)
        self._workspace.place_changed.connect(self._on_place_changed)
        self._workspace.finding_wanted.connect(self.show_finding)
        for way in (self.board, self.order):
            way.dropped.connect(self._on_dropped)
        QShortcut(QKeySequence("Q"), self, self.ask)
        QShortcut(QKeySequence("H"), self, self._on_how)

    def _wire(self, card: Card) -> None:
        card.stepped.connect(self._on_stepped)
        card.moved.connect(self._on_moved)
        card.opened.connect(self.open_finding)
        card.removed.connect(self.remove)
        card.menu_asked.connect(self._on_menu_asked)

    # What is shown

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables & TABLES:
            self._on_survey_changed()

    def _on_survey_changed(self) -> None:
        self._stale = True
        if self._workspace.place == "findings":
            self._refresh()

    def _on_place_changed(self, place: str) -> None:
        if place == "findings" and self._stale:
            self._refresh()

    def _refresh(self) -> None:
        self._stale = False
        workspace = self._workspace
        focused = self._focused()
        survey = workspace.survey if workspace.has_survey else None
        self._told = facts.cards(workspace.project, survey) if workspace.is_open else ()
        self._columns = pillars.board(workspace.project.session) if workspace.is_open else ()
        self.head.show_count(self._told, survey is not None)
        self._foot.setText(_("Synthetic data: these responses were made up.") if survey and survey.synthetic else "")
        self.explore.setVisible(survey is not None)
        way = self._way()
        shown = self._shown()
        if self._columns:
            way.show_pillars(self._columns)
            way.show_cards(facts.by_pillar(shown, self._columns))
        self._show_page(way, shown)
        if focused:
            self._choose(self._chosen)
        start = next((card for lane in way.lanes() for card in lane), None)
        self.setFocusProxy(way.card(self._chosen) or start or (self.head.ask if self._told else self.explore))

    def _shown(self) -> tuple[CardFacts, ...]:
        """The cards that are looked for."""
        words, status = fold(self.head.words).split(), self.head.status
        return tuple(one for one in self._told if one.has(words) and status in ("", one.finding.status))

    def _show_page(self, way: Arrangement, shown: tuple[CardFacts, ...]) -> None:
        page: QWidget | None = way
        if not self._told:
            page = self._stack.widget(_EMPTY)
        elif not shown:
            words = self.head.words.strip()
            told = _("No finding has “{words}” in it").format(words=words) if words else _("No finding is {status}")
            self._nothing.setText(told.format(status=status_text(self.head.status or "draft").lower()))
            page = self._stack.widget(_NONE_FOUND)
        if page is not None:
            self._stack.setCurrentWidget(page)

    def _way(self) -> Arrangement:
        return self.order if self.head.segments.current == "order" else self.board

    def _focused(self) -> bool:
        """Whether a card has the focus; which one is remembered."""
        part = self.focusWidget()
        card = part if isinstance(part, Card) else part.parentWidget() if part is not None else None
        if isinstance(card, Card):
            self._chosen = card.id
            return card.hasFocus() or bool(part and part.hasFocus())
        return False

    def _choose(self, finding: str) -> None:
        """Give a card the focus; the nearest one in running order when it is gone."""
        self._chosen = finding
        card = self._way().card(finding)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self._way().show_card(card)

    def show_finding(self, finding: str) -> None:
        """Bring the card of a finding into sight and choose it."""
        if self._way().card(finding) is None and any(one.finding.id == finding for one in self._told):
            self.head.show_all()
        self._choose(finding)

    # Keys

    def _on_stepped(self, finding: str, across: int, down: int) -> None:
        lanes = self._way().lanes()
        x, y = _where(lanes, finding)
        if isinstance(self._way(), RunningOrder):
            chain = [card for lane in lanes for card in lane]
            at = chain.index(lanes[x][y]) + across + down
            if 0 <= at < len(chain):
                self._choose(chain[at].id)
            return
        if across:
            x += across
            while 0 <= x < len(lanes) and not lanes[x]:
                x += across
            if 0 <= x < len(lanes):
                self._choose(lanes[x][min(y, len(lanes[x]) - 1)].id)
        elif 0 <= y + down < len(lanes[x]):
            self._choose(lanes[x][y + down].id)

    def _on_moved(self, finding: str, across: int, down: int) -> None:
        lanes = self._way().lanes()
        x, y = _where(lanes, finding)
        in_list = isinstance(self._way(), RunningOrder)
        step = across + down
        codes = [pillar.code for pillar in self._columns]
        if (down or in_list) and 0 <= y + step < len(lanes[x]):
            self._on_dropped(finding, codes[x], y + step + 1)
        elif (across or in_list) and 0 <= x + step < len(codes):
            beside = y + 1 if not in_list else 1 if step > 0 else LAST
            self._on_dropped(finding, codes[x + step], beside)

    def _on_dropped(self, finding: str, pillar: str, place: int) -> None:
        """Move a card to a place among the cards that are shown; others may lie between them, out of sight."""
        part = self._way().parts[pillar]
        beside = [card.id for card in part.lane.cards if card.id != finding]
        every = [one.finding.id for one in self._told if one.pillar.code == pillar and one.finding.id != finding]
        if place <= len(beside):
            place = every.index(beside[place - 1]) + 1
        else:
            place = every.index(beside[-1]) + 2 if beside else LAST
        self._move(finding, pillar, place)

    # What can be done to a finding

    def open_finding(self, finding: str) -> None:
        """Show a finding in Explore as it was kept; of one without a chart, its evidence."""
        acts.open_finding(self._workspace, self._of(finding).finding)

    def how(self, finding: str) -> None:
        """How do we know? Go through what a finding stands on, in Explore."""
        acts.how(self._workspace, self._of(finding).finding)

    def _on_how(self) -> None:
        if self._focused() and any(one.finding.id == self._chosen for one in self._told):
            self.how(self._chosen)

    def ask(self) -> None:
        """Write down a question of the room, under the pillar of the chosen card."""
        if not self._workspace.has_survey:
            return
        here = next((one.pillar for one in self._told if one.finding.id == self._chosen), pillars.none())
        self.ask_line.begin(here if self._focused() else pillars.none())

    def _on_asked(self, words: str, pillar: str, author: str) -> None:
        asked = acts.ask(self._workspace, words, pillar, author)
        if asked:
            self.show_finding(asked)

    def edit_pillars(self) -> None:
        """Rename, add, move and remove pillars."""
        PillarEditor(self._workspace, self.window()).show()

    def remove(self, finding: str) -> None:
        """Take a finding off the board; undo is offered."""
        gone = self._of(finding)
        left = [card.finding.id for card in self._told if card.finding.id != finding]
        label = _("Remove the finding “{finding}”").format(finding=cut(gone.headline, 40))
        self._workspace.do(label, findings.remove, finding)
        if left:
            self._choose(left[min(gone.number - 1, len(left) - 1)])
        told = _("Removed “{headline}”").format(headline=gone.headline)
        self._workspace.tell(told, _("Undo"), self._workspace.undo)

    def _move(self, finding: str, pillar: str, position: int) -> None:
        label = _("Move a finding")
        if self._of(finding).pillar.code != pillar:
            name = next((one.name for one in self._columns if one.code == pillar), "")
            label = _("Move a finding to {pillar}").format(pillar=name)
        self._chosen = finding
        self._workspace.do(label, findings.move, finding, pillar, position)
        self._choose(finding)

    def _set_status(self, finding: str, status: str) -> None:
        label = _("Mark a finding {status}").format(status=status_text(status).lower())
        self._workspace.do(label, findings.set_status, finding, status)

    def _on_menu_asked(self, finding: str, at: QPoint) -> None:
        self._chosen = finding
        self.menu(finding).popup(at)

    def menu(self, finding: str) -> QMenu:
        """Everything that can be done to a finding."""
        told = self._of(finding)
        name = _("Finding {number}").format(number=told.number)
        menu = QMenu(name, self)
        menu.setAccessibleName(name)
        menu.setFont(fonts.sans(13.5, 500))
        add = partial(acts.entry, menu)
        add(_("Open in Explore"), partial(self.open_finding, finding))
        add(_("How do we know?"), partial(self.how, finding))
        if told.changed:
            add(_("Update the numbers"), partial(acts.update_numbers, self._workspace, told.finding))
        if told.drifted:
            add(_("Keep the numbers as written"), partial(acts.keep_numbers, self._workspace, told.finding))
        menu.addSeparator()
        for pillar in self._columns:
            if pillar.code != told.pillar.code:
                words = _("Move to {pillar}").format(pillar=pillar.name)
                add(words, partial(self._move, finding, pillar.code, LAST))
        menu.addSeparator()
        for status in STATUSES:
            words = _("Mark as {status}").format(status=status_text(status).lower())
            if status != told.finding.status:
                add(words, partial(self._set_status, finding, status))
        menu.addSeparator()
        add(_("Remove"), partial(self.remove, finding))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _of(self, finding: str) -> CardFacts:
        return next(card for card in self._told if card.finding.id == finding)


def _where(lanes: list[list[Card]], finding: str) -> tuple[int, int]:
    return next((x, y) for x, lane in enumerate(lanes) for y, card in enumerate(lane) if card.id == finding)
