"""The Findings place: a board by pillar or one list, with everything that can be done to a card."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget

from moin_desktop.analysis.figures import filter_fits, numbers
from moin_desktop.analysis.filters import NO_FILTER
from moin_desktop.analysis.pillars import pillar_text, status_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import findings
from moin_desktop.models.findings import PILLARS, STATUSES
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.findings import facts
from moin_desktop.ui.findings.boards import Arrangement, Board, RunningOrder
from moin_desktop.ui.findings.card import Card
from moin_desktop.ui.findings.facts import CardFacts
from moin_desktop.ui.workspace import Workspace

TABLES = frozenset({"finding", "note"})
"""What the cards show beside the survey, whose changes are told by themselves."""
LAST = 1_000_000
"""A place beyond every pillar's end: at its end."""
_EMPTY = 2


class FindingsPlace(QWidget):
    """What the room found."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._told: tuple[CardFacts, ...] = ()
        self._chosen = ""
        self._stale = True
        self._build()
        self._connect()
        self._refresh()

    def _build(self) -> None:
        page = controls.column(self, 0, (28, 22, 28, 12))
        page.addLayout(self._head())
        page.addSpacing(16)
        self._stack = QStackedWidget()
        self.board, self.order = Board(self._wire), RunningOrder(self._wire)
        for part in (self.board, self.order, self._empty()):
            self._stack.addWidget(part)
        page.addWidget(self._stack, 1)
        page.addSpacing(10)
        self._foot = controls.elided(px=12.5, tone="ink2")
        page.addWidget(self._foot)
        self.setProperty("pane", True)

    def _head(self) -> QHBoxLayout:
        head = controls.row(spacing=16)
        words = controls.column(spacing=4)
        words.addWidget(controls.label(_("What the room found"), 27, 600, serif=True))
        self._about = controls.elided(px=14, tone="ink2")
        words.addWidget(self._about)
        head.addLayout(words, 1)
        ways = (("board", _("Board"), ""), ("order", _("Running order"), ""))
        self.segments = controls.Segments(ways, _("How findings are shown"))
        self.segments.set_current("board")
        head.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignVCenter)
        return head

    def _empty(self) -> QWidget:
        page = QWidget()
        column = controls.column(page, 10)
        column.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(controls.label(_("Findings you keep land here"), 21, 600, serif=True), 0, centre)
        column.addWidget(controls.label(_("K keeps a chart while you explore."), 14, tone="ink2"), 0, centre)
        column.addSpacing(8)
        self.explore = controls.button(_("Open Explore"), "primary", "explore-bars")
        column.addWidget(self.explore, 0, centre)
        column.addStretch(3)
        return page

    def _connect(self) -> None:
        self.segments.chosen.connect(self._on_way_chosen)
        self.explore.clicked.connect(partial(self._workspace.go, "explore"))
        self._workspace.changed.connect(self._on_changed)
        self._workspace.survey_changed.connect(self._on_survey_changed)
        self._workspace.project_changed.connect(self._on_survey_changed)
        self._workspace.place_changed.connect(self._on_place_changed)
        for way in (self.board, self.order):
            way.dropped.connect(self._move)

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
        self._about.setText(_about(len(self._told)))
        self._foot.setText(_("Synthetic data: these responses were made up.") if survey and survey.synthetic else "")
        self.explore.setVisible(survey is not None)
        self.segments.setVisible(bool(self._told))
        by_pillar = facts.by_pillar(self._told)
        way = self._way()
        way.show_cards(by_pillar)
        self._stack.setCurrentWidget(way if self._told else self._stack.widget(_EMPTY))
        if focused:
            self._choose(self._chosen)
        first = way.lanes()
        start = next((card for lane in first for card in lane), None)
        self.setFocusProxy(way.card(self._chosen) or start or self.explore)

    def _way(self) -> Arrangement:
        return self.order if self.segments.current == "order" else self.board

    def _on_way_chosen(self) -> None:
        self._refresh()

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
        if (down or in_list) and 0 <= y + step < len(lanes[x]):
            self._move(finding, PILLARS[x], y + step + 1)
        elif (across or in_list) and 0 <= x + step < len(PILLARS):
            beside = y + 1 if not in_list else 1 if step > 0 else LAST
            self._move(finding, PILLARS[x + step], beside)

    # What can be done to a finding

    def open_finding(self, finding: str) -> None:
        """Show a finding's question in Explore, under the filter it was kept with."""
        workspace, spec = self._workspace, self._of(finding).finding.spec
        survey = self._of(finding).finding.survey
        if survey != workspace.survey.id:
            workspace.show_survey(survey)
        fits = filter_fits(workspace.survey, spec.filter)
        workspace.show_chart(spec if fits else replace(spec, filter=NO_FILTER))
        workspace.go("explore")

    def remove(self, finding: str) -> None:
        """Take a finding off the board; undo is offered."""
        gone = self._of(finding)
        left = [card.finding.id for card in self._told if card.finding.id != finding]
        self._workspace.do(_("Remove a finding"), findings.remove, finding)
        if left:
            self._choose(left[min(gone.number - 1, len(left) - 1)])
        told = _("Removed “{headline}”").format(headline=gone.headline)
        self._workspace.tell(told, _("Undo"), self._workspace.undo)

    def _move(self, finding: str, pillar: str, position: int) -> None:
        label = _("Move a finding")
        if self._of(finding).finding.pillar != pillar:
            label = _("Move a finding to {pillar}").format(pillar=pillar_text(pillar))
        self._chosen = finding
        self._workspace.do(label, findings.move, finding, pillar, position)
        self._choose(finding)

    def _set_status(self, finding: str, status: str) -> None:
        label = _("Mark a finding {status}").format(status=status_text(status).lower())
        self._workspace.do(label, findings.set_status, finding, status)

    def _update(self, finding: str) -> None:
        told = self._of(finding)
        if told.chart is not None:
            spec = told.finding.spec
            label = _("Update a finding’s numbers")
            self._workspace.do(label, findings.update_view, finding, spec, numbers(told.chart))

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
        _add(menu, _("Open in Explore"), partial(self.open_finding, finding))
        if told.changed:
            _add(menu, _("Update the numbers"), partial(self._update, finding))
        menu.addSeparator()
        for pillar in PILLARS:
            words = _("Move to {pillar}").format(pillar=pillar_text(pillar))
            if pillar != told.finding.pillar:
                _add(menu, words, partial(self._move, finding, pillar, LAST))
        menu.addSeparator()
        for status in STATUSES:
            words = _("Mark as {status}").format(status=status_text(status).lower())
            if status != told.finding.status:
                _add(menu, words, partial(self._set_status, finding, status))
        menu.addSeparator()
        _add(menu, _("Remove"), partial(self.remove, finding))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _of(self, finding: str) -> CardFacts:
        return next(card for card in self._told if card.finding.id == finding)


def _add(menu: QMenu, words: str, run: Callable[[], object]) -> None:
    """An entry; what it runs is not told whether it is checked."""
    menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _checked=False: run())


def _where(lanes: list[list[Card]], finding: str) -> tuple[int, int]:
    return next((x, y) for x, lane in enumerate(lanes) for y, card in enumerate(lane) if card.id == finding)


def _about(count: int) -> str:
    if not count:
        return _("Nothing kept yet.")
    told = ngettext("{n} finding.", "{n} findings.", count).format(n=count)
    return _("{count} The numbers give the running order; drag a card to move it, or press Alt and an arrow.").format(
        count=told
    )
