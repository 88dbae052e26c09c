"""The head of the Findings place: how many there are, which are shown and how, and what can be added."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from moin_desktop.analysis.pillars import status_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.models.findings import STATUSES
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.findings import acts
from moin_desktop.ui.findings.facts import CardFacts

MANY = 12
"""With more findings than this there is a box to find one."""


class Head(QWidget):
    """Title and tools; ``changed`` tells that other findings are to be shown, or in another way."""

    changed = Signal()
    asking = Signal()
    pillars_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.status = ""
        """Only findings of this status; empty for all."""
        self._told: Sequence[CardFacts] = ()
        self._build()
        self._connect()

    def _build(self) -> None:
        head = controls.row(self, 8)
        words = controls.column(spacing=4)
        words.addWidget(controls.label(_("What the room found"), 27, 600, serif=True))
        self._about = controls.elided(px=14, tone="ink2")
        words.addWidget(self._about)
        head.addLayout(words, 1)
        self.box = QLineEdit()
        self.box.setPlaceholderText(_("Find a finding"))
        self.box.setAccessibleName(_("Find a finding"))
        self.box.setFont(fonts.sans(14))
        self.box.setFixedHeight(36)
        self.box.setFixedWidth(180)
        self.box.setClearButtonEnabled(True)
        ways = (("board", _("Board"), ""), ("order", _("Running order"), ""))
        self.segments = controls.Segments(ways, _("How findings are shown"))
        self.segments.set_current("board")
        self.filter = controls.button(_("All findings"), icon="filter", tip=_("Show findings of one status only"))
        self.pillars = controls.button(_("Pillars"), icon="settings", tip=_("Rename, add, move and remove pillars"))
        self.ask = controls.button(_("Ask"), icon="question", name=_("Ask a question"))
        self.ask.setToolTip(_("Write down a question of the room (Q)"))
        for part in (self.box, self.segments, self.filter, self.pillars, self.ask):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def _connect(self) -> None:
        self.box.textChanged.connect(lambda _text: self.changed.emit())
        self.segments.chosen.connect(lambda _way: self.changed.emit())
        self.filter.clicked.connect(self._on_filter)
        self.pillars.clicked.connect(self.pillars_wanted)
        self.ask.clicked.connect(self.asking)

    @property
    def words(self) -> str:
        """What is looked for; nothing while the box is not there."""
        return self.box.text() if len(self._told) > MANY else ""

    def show_count(self, told: Sequence[CardFacts], surveyed: bool) -> None:
        """Show how many findings there are, and the tools that these ask for."""
        self._told = told
        count = len(told)
        self._about.setText(_about(count, sum(1 for one in told if not one.finding.charted)))
        self.box.setVisible(count > MANY)
        for part in (self.segments, self.filter):
            part.setVisible(bool(count))
        for part in (self.ask, self.pillars):
            part.setVisible(surveyed)
        if self.status and not any(one.finding.status == self.status for one in told):
            self.status = ""
        self._name_filter()

    def show_all(self) -> None:
        """Look for nothing in particular."""
        self.status = ""
        self.box.clear()
        self._name_filter()
        self.changed.emit()

    def _name_filter(self) -> None:
        text = _("All findings")
        if self.status:
            n = sum(1 for one in self._told if one.finding.status == self.status)
            text = _("{status}: {n}").format(status=status_text(self.status), n=n)
        self.filter.set_text(text)

    def _on_filter(self) -> None:
        menu = QMenu(_("Show findings"), self)
        menu.setAccessibleName(_("Show findings"))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(fonts.sans(13.5, 500))
        for status in ("", *STATUSES):
            n = sum(1 for one in self._told if status in ("", one.finding.status))
            name = status_text(status) if status else _("All findings")
            action = acts.entry(menu, _("{status}: {n}").format(status=name, n=n), partial(self._set, status))
            action.setCheckable(True)
            action.setChecked(status == self.status)
            action.setEnabled(n > 0)
        menu.popup(self.filter.mapToGlobal(self.filter.rect().bottomLeft()))

    def _set(self, status: str) -> None:
        self.status = status
        self._name_filter()
        self.changed.emit()


def _about(count: int, asked: int) -> str:
    if not count:
        return _("Nothing kept yet.")
    kept = count - asked
    findings = ngettext("{n} finding", "{n} findings", kept).format(n=kept)
    questions = ngettext("{n} question", "{n} questions", asked).format(n=asked)
    told = _("{findings} and {questions}.").format(findings=findings, questions=questions)
    if not kept or not asked:
        told = _("{count}.").format(count=questions if asked else findings)
    return _("{count} The numbers give the running order; drag a card to move it, or press Alt and an arrow.").format(
        count=told
    )
