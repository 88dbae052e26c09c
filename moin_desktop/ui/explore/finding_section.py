"""The finding kept from this chart: status, statement, pillar."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QSizePolicy, QWidget

from moin_desktop.analysis.pillars import pillar_letter, pillar_question, pillar_text, status_text
from moin_desktop.i18n import _
from moin_desktop.models import findings
from moin_desktop.ui import controls, fonts, icons, theme
from moin_desktop.ui.charts import text
from moin_desktop.ui.explore import acts
from moin_desktop.ui.explore.growing import GrowingText
from moin_desktop.ui.explore.shown import Shown
from moin_desktop.ui.workspace import Workspace

_TONES = {"agreed": "ok", "disputed": "warn"}


class PillarButton(QPushButton):
    """A pillar with its badge and its word; the finding's own has a coloured line and a tick."""

    def __init__(self, pillar: str, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pillar = pillar
        self.setCheckable(True)
        self.setFixedHeight(38)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(pillar_text(pillar))
        tip = _("{question} (Alt+{number})").format(question=pillar_question(pillar), number=number)
        self.setToolTip(tip)
        theme.news().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(120, 38)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, 38)

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme.tokens()
        colour = t.pillar(self._pillar)
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
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, pillar_letter(self._pillar))
        painter.setFont(fonts.sans(12.5, 600))
        painter.setPen(colour)
        painter.drawText(QRectF(36, 0, self._room + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self.shown)

    @property
    def _room(self) -> int:
        return self.width() - 36 - 8

    @property
    def shown(self) -> str:
        """The pillar's word, as much of it as there is room for."""
        return text.elide(pillar_text(self._pillar), fonts.sans(12.5, 600), self._room)


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
    """What the room says of this chart."""

    def __init__(self, workspace: Workspace, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shown = workspace, shown
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
        page.addWidget(controls.label(_("What the numbers say"), 12.5, 600, "ink2"))
        self.statement = GrowingText(
            _("What the numbers say"), _("Say it in one or two sentences, with the numbers."), fonts.serif(16.5)
        )
        page.addWidget(self.statement)
        page.addSpacing(8)
        page.addWidget(controls.label(_("ROAR pillar"), 12.5, 600, "ink2"))
        grid = QGridLayout()
        grid.setSpacing(6)
        self.pillars: dict[str, PillarButton] = {}
        for i, pillar in enumerate(acts.PILLARS):
            self.pillars[pillar] = PillarButton(pillar, i + 1)
            grid.addWidget(self.pillars[pillar], i // 2, i % 2)
        page.addLayout(grid)

    def _connect(self) -> None:
        self.status.clicked.connect(self._on_status)
        self.more.clicked.connect(self._on_more)
        self.statement.committed.connect(self._on_statement)
        for pillar, part in self.pillars.items():
            part.clicked.connect(partial(self._on_pillar, pillar))
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
        self.statement.show_text(finding.statement)
        for pillar, part in self.pillars.items():
            part.setChecked(finding.pillar == pillar)

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
        menu.addAction(_("Remove this finding")).triggered.connect(self._on_remove)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _on_remove(self) -> None:
        acts.remove_finding(self._workspace, self._shown)

    def _on_statement(self, words: str) -> None:
        if self._shown.finding is not None:
            self._workspace.do(
                _("Edit what the numbers say"), findings.set_statement, self._shown.finding.id, words.strip()
            )

    def _on_pillar(self, pillar: str) -> None:
        acts.set_pillar(self._workspace, self._shown, pillar)
        self.refresh()


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
