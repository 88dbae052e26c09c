"""The finding kept from this chart: status, statement, pillar, and what it stands on."""

from functools import partial

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from moin_desktop.analysis import live_text
from moin_desktop.analysis.figures import change_text, chart_of
from moin_desktop.analysis.live_text import Offer
from moin_desktop.analysis.marks import ChartData
from moin_desktop.analysis.pillars import status_text
from moin_desktop.i18n import _
from moin_desktop.models import evidence, findings, pillars, statements
from moin_desktop.models.findings import Finding
from moin_desktop.models.pillars import Pillar
from moin_desktop.ui import controls, fonts, icons, theme
from moin_desktop.ui.charts import text
from moin_desktop.ui.explore import acts
from moin_desktop.ui.explore.growing import GrowingText
from moin_desktop.ui.explore.shown import Shown
from moin_desktop.ui.findings import acts as finding_acts
from moin_desktop.ui.findings import evidence_facts
from moin_desktop.ui.findings.evidence_list import EvidenceList
from moin_desktop.ui.findings.live_edit import LiveEdit
from moin_desktop.ui.findings.number_chooser import NumberChooser
from moin_desktop.ui.workspace import Workspace

_TONES = {"agreed": "ok", "disputed": "warn"}


class PillarButton(QPushButton):
    """A pillar with its badge and its word; the finding's own has a coloured line and a tick."""

    def __init__(self, pillar: Pillar, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pillar = pillar
        self.setCheckable(True)
        self.setFixedHeight(38)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(pillar.name)
        tip = _("{question} (Alt+{number})").format(question=pillar.guide or pillar.name, number=number)
        self.setToolTip(tip)
        theme.news().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(120, 38)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 38)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        colour = t.hue(self._pillar.hue)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        frame = self.rect().toRectF().adjusted(1, 1, -1, -1)
        painter.setPen(QPen(colour if on else t.line, 2 if on else 1))
        painter.setBrush(t.band if self.underMouse() else t.raised)
        painter.drawRoundedRect(frame, 6, 6)
        if self.hasFocus() and not on:
            painter.setPen(QPen(t.accent, 2))
            painter.drawRoundedRect(frame, 6, 6)
        elif self.hasFocus():
            painter.setPen(QPen(t.accent, 1))
            painter.drawRoundedRect(frame.adjusted(3, 3, -3, -3), 4, 4)
        badge = QRectF(10, (self.height() - 18) / 2, 18, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(badge, 4, 4)
        if on:  # the sign takes the letter's place, so that the word keeps its room
            icons.paint(painter, "check", badge.adjusted(2, 2, -2, -2), t.panel)
        else:
            painter.setFont(fonts.sans(11.5, 700))
            painter.setPen(t.panel)
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._pillar.letter)
        painter.setFont(fonts.sans(12.5, 600))
        painter.setPen(colour)
        painter.drawText(QRectF(36, 0, self._room + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.shown)

    @property
    def _room(self) -> int:
        return self.width() - 36 - 8

    @property
    def shown(self) -> str:
        """The pillar's word, as much of it as there is room for."""
        return text.elide(self._pillar.name, fonts.sans(12.5, 600), self._room)


class StatusButton(controls.Button):
    """Draft, agreed or disputed, in its colour, with the sign of a menu."""

    def __init__(self) -> None:
        super().__init__("", "quiet")
        self._status = "draft"

    def show_status(self, status: str) -> None:
        """Show a status."""
        self._status = status
        said = status_text(status)
        self.set_text(said)
        self.setAccessibleName(_("Status: {status}").format(status=said))
        self.setToolTip(_("Draft, agreed or disputed"))
        self.setProperty("tone", _TONES.get(status, "ink2"))
        controls.repolish(self)
        self.set_icon(status)

    def _colour(self) -> QColor:
        tokens = theme.tokens()
        return {"agreed": tokens.ok, "disputed": tokens.warn}.get(self._status, tokens.ink2)

    def sizeHint(self) -> QSize:
        return super().sizeHint() + QSize(18, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = QRectF(self.width() - 21, (self.height() - 14) / 2, 14, 14)
        icons.paint(QPainter(self), "chevron-down", side, self._colour())


class FindingSection(QWidget):
    """What the room says of this chart, and how we know."""

    followed = Signal(str, str)
    """(finding, evidence): show this piece; the first for an empty one."""

    def __init__(self, workspace: Workspace, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shown = workspace, shown
        self._charts: dict[str, ChartData | None] = {}
        self._columns: tuple[Pillar, ...] = ()
        self.pillars: dict[str, PillarButton] = {}
        self._typed_for = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        page = controls.column(self, 10)
        top = controls.row(spacing=6)
        self._bookmark = controls.label()
        self.title = controls.label(px=14, weight=600)
        self.status = StatusButton()
        self.more = controls.icon_button("more", _("More for the finding"))
        top.addWidget(self._bookmark)
        top.addWidget(self.title, 1)
        top.addWidget(self.status)
        top.addWidget(self.more)
        page.addLayout(top)
        page.addWidget(self._drift())
        page.addLayout(self._heading())
        self.statement = LiveEdit(
            _("What the numbers say"), _("Say it in one or two sentences; { puts in a number."), fonts.serif(16.5)
        )
        self.chooser = NumberChooser(self)
        page.addWidget(self.statement)
        self.troubles = controls.label(px=12.5, tone="warn", wrap=True)
        page.addWidget(self.troubles)
        page.addSpacing(8)
        self._pillar_title = controls.label("", 12.5, 600, "ink2")
        page.addWidget(self._pillar_title)
        self._grid = QGridLayout()
        self._grid.setSpacing(6)
        page.addLayout(self._grid)
        page.addSpacing(8)
        known = controls.row(spacing=8)
        known.addWidget(controls.label(_("How do we know?"), 12.5, 600, "ink2"), 1)
        self.how = controls.button(_("Go through it"), "link", name=_("How do we know?"))
        self.how.setToolTip(_("Show the evidence one after the other (H)"))
        known.addWidget(self.how)
        page.addLayout(known)
        self.evidence = EvidenceList()
        page.addWidget(self.evidence)
        self.few = controls.label(
            _("This chart alone. Another chart, a quote or a note is added there: press E."), 13, tone="ink2", wrap=True
        )
        page.addWidget(self.few)

    def _heading(self) -> QHBoxLayout:
        row = controls.row(spacing=8)
        row.addWidget(controls.label(_("What the numbers say"), 12.5, 600, "ink2"), 1)
        self.insert = controls.button(_("Number"), "link", "plus", name=_("Put in a number"))
        self.insert.setToolTip(_("Put in a number that follows the answers ({ in the text)"))
        row.addWidget(self.insert)
        return row

    def _drift(self) -> QFrame:
        self.drift = controls.card("doubt")
        page = controls.column(self.drift, 2, (12, 8, 12, 6))
        self._changed = controls.label(px=13, wrap=True)
        page.addWidget(self._changed)
        row = controls.row(spacing=4)
        self.update_numbers = controls.button(_("Update"), "link", name=_("Update the numbers"))
        self.keep_numbers = controls.button(_("Keep"), "link", name=_("Keep the numbers as written"))
        row.addWidget(self.update_numbers)
        row.addWidget(self.keep_numbers)
        row.addStretch(1)
        page.addLayout(row)
        return self.drift

    def _connect(self) -> None:
        self.status.clicked.connect(self._on_status)
        self.more.clicked.connect(self._on_more)
        self.statement.committed.connect(self._on_statement)
        self.statement.wanted.connect(self._on_number_wanted)
        self.insert.clicked.connect(partial(self._on_number_wanted, ""))
        self.chooser.chosen.connect(self._on_number)
        self.update_numbers.clicked.connect(self._on_update)
        self.keep_numbers.clicked.connect(self._on_keep_numbers)
        self.how.clicked.connect(partial(self._follow, ""))
        self.evidence.opened.connect(self._follow)
        self.evidence.moved.connect(self._on_evidence_moved)
        self.evidence.removed.connect(self._on_evidence_removed)
        theme.news().changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show the finding as it is."""
        finding, every = self._shown.finding, self._shown.findings
        if finding is None:
            return
        self._bookmark.setPixmap(icons.icon("bookmark", theme.tokens().note, 16).pixmap(16, 16))
        place = next((i for i, f in enumerate(every, 1) if f.id == finding.id), 0)
        self.title.setText(_("Finding {place} of {all}").format(place=place, all=len(every)))
        self.status.show_status(finding.status)
        self._refresh_words(finding)
        self._show_pillars(pillars.all(self._workspace.project.session))
        for code, part in self.pillars.items():
            part.setChecked(finding.pillar == code)
        there = evidence_facts.pieces(self._workspace.project, finding, self._workspace.survey)
        self.evidence.show_pieces(there)
        self.how.setVisible(len(there) > 1)
        self.few.setVisible(len(there) < 2)

    def _refresh_words(self, finding: Finding) -> None:
        session, survey = self._workspace.project.session, self._workspace.survey
        self._charts = statements.charts(session, finding, survey)
        charts, focus = self._charts, finding.focus
        if not self.statement.hasFocus() or not self.statement.is_typed:
            self.statement.show_text(finding.statement, lambda field: live_text.now(field, charts, focus))
        troubles = live_text.troubles(finding.statement, charts, focus)
        self.troubles.setText("\n".join(troubles))
        self.troubles.setVisible(bool(troubles))
        chart = chart_of(survey, finding.spec)
        changed = change_text(chart, focus, finding.snapshot, finding.stands) if chart is not None else ""
        self._changed.setText(changed or _("Numbers in the words changed since they were written"))
        self.keep_numbers.setVisible(bool(changed))
        self.drift.setVisible(bool(changed) or live_text.changed(finding.statement, charts, focus))

    def _show_pillars(self, columns: tuple[Pillar, ...]) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for part in self.pillars.values():
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        usual = tuple(one.code for one in columns) == pillars.ROAR
        self._pillar_title.setText(_("ROAR pillar") if usual else _("Pillar"))
        self.pillars = {}
        before: QWidget = self.statement
        for n, pillar in enumerate(columns):
            part = self.pillars[pillar.code] = PillarButton(pillar, n + 1)
            part.clicked.connect(partial(self._on_pillar, pillar.code))
            self._grid.addWidget(part, n // 2, n % 2)
            QWidget.setTabOrder(before, part)
            before = part

    # Status and more

    def _on_status(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(fonts.sans(13.5))
        for status in findings.STATUSES:
            action = menu.addAction(status_text(status))
            action.setCheckable(True)
            action.setChecked(self._shown.finding is not None and self._shown.finding.status == status)
            action.triggered.connect(partial(self._set_status, status))
        menu.popup(self.status.mapToGlobal(self.status.rect().bottomLeft()))

    def _set_status(self, status: str) -> None:
        if self._shown.finding is not None:
            self._workspace.do(_("Change the status"), findings.set_status, self._shown.finding.id, status)

    def _on_more(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(fonts.sans(13.5))
        adding = acts.evidence_menu(self._workspace, self._shown, menu)
        if adding is not None:
            menu.addMenu(adding)
        finding_acts.entry(menu, _("Show it on the board"), self._on_board)
        finding_acts.entry(menu, _("Remove this finding"), self._on_remove)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _on_board(self) -> None:
        if self._shown.finding is not None:
            finding_acts.show_card(self._workspace, self._shown.finding.id)

    def _on_remove(self) -> None:
        acts.remove_finding(self._workspace, self._shown)

    def _on_pillar(self, pillar: str) -> None:
        acts.set_pillar(self._workspace, self._shown, pillar)
        self.refresh()

    # Words with numbers

    def _on_statement(self, words: str) -> None:
        if self._shown.finding is not None:
            self._workspace.do(
                _("Edit what the numbers say"), findings.set_statement, self._shown.finding.id, words.strip()
            )

    def _on_number_wanted(self, typed: str) -> None:
        """Open the list of numbers at the cursor; what was typed gives way to the one chosen."""
        offers = self._offers()
        looked_for = "" if typed in ("", "{", "%") else typed
        if looked_for and not any(offer.text == looked_for for _chart, offer in offers):
            return
        self._typed_for = typed
        if not typed:
            self.statement.setFocus(Qt.FocusReason.PopupFocusReason)
        place = self.statement.viewport().mapToGlobal(self.statement.at_cursor().bottomLeft()) + QPoint(0, 6)
        self.chooser.open(offers, looked_for, place)

    def _offers(self) -> list[tuple[str, Offer]]:
        finding = self._shown.finding
        if finding is None:
            return []
        several = sum(1 for chart in self._charts.values() if chart is not None) > 1
        return [
            (chart.title if several else "", offer)
            for view, chart in self._charts.items()
            if chart is not None
            for offer in live_text.offers(view, chart, finding.focus if view == finding.spec.question else ())
        ]

    def _on_number(self, offer: Offer) -> None:
        self.statement.setFocus(Qt.FocusReason.PopupFocusReason)
        self.statement.insert_number(offer.field, self._typed_for)

    def _on_update(self) -> None:
        if self._shown.finding is not None:
            finding_acts.update_numbers(self._workspace, self._shown.finding)

    def _on_keep_numbers(self) -> None:
        if self._shown.finding is not None:
            finding_acts.keep_numbers(self._workspace, self._shown.finding)

    # Evidence

    def _follow(self, piece: str) -> None:
        if self._shown.finding is not None:
            self.followed.emit(self._shown.finding.id, piece)

    def _on_evidence_moved(self, piece: str, place: int) -> None:
        """The first place is that of the finding's own chart, which stays."""
        if piece:
            self._workspace.do(_("Move a piece of evidence"), evidence.move, piece, place - 1)

    def _on_evidence_removed(self, piece: str) -> None:
        if piece:
            self._workspace.do(_("Remove a piece of evidence"), evidence.remove, piece)
            self._workspace.tell(_("Evidence removed"), _("Undo"), self._workspace.undo)


class PresenterSection(QWidget):
    """Words for the presenter alone."""

    def __init__(self, workspace: Workspace, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shown = workspace, shown
        page = controls.column(self, 6)
        page.addWidget(controls.line())
        page.addSpacing(6)
        page.addWidget(controls.label(_("For the presenter only"), 12.5, 600, "ink2"))
        self.words = GrowingText(
            _("For the presenter only"), _("What to ask the room, what to wait for."), fonts.sans(14)
        )
        page.addWidget(self.words)
        self.words.committed.connect(self._on_committed)

    def refresh(self) -> None:
        """Show the words as they are."""
        if self._shown.finding is not None:
            self.words.show_text(self._shown.finding.presenter)

    def _on_committed(self, words: str) -> None:
        if self._shown.finding is not None:
            self._workspace.do(
                _("Edit the words for the presenter"), findings.set_presenter, self._shown.finding.id, words.strip()
            )
