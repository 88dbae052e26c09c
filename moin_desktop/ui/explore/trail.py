"""How do we know? The way from a finding through its evidence, and back to its card."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from moin_desktop.analysis.filters import Filter
from moin_desktop.i18n import _
from moin_desktop.models import findings
from moin_desktop.models.findings import Finding
from moin_desktop.ui import controls
from moin_desktop.ui.explore.settling import settle
from moin_desktop.ui.findings import acts, evidence_facts
from moin_desktop.ui.findings.evidence_facts import Piece
from moin_desktop.ui.workspace import Workspace


class Trail(QFrame):
    """Which piece of whose evidence is shown; hidden while nothing is followed."""

    walked = Signal()
    """Another piece is shown, or the way has ended."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._finding: Finding | None = None
        self._pieces: tuple[Piece, ...] = ()
        self._at = 0
        self._there: tuple[str, Filter] | None = None
        """The question and filter that the piece is shown at; None once another chart was asked for."""
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        self.setProperty("look", "sunken")
        page = controls.column(self, 6, (20, 8, 12, 12))
        top = controls.row(spacing=2)
        self.back_chip = controls.Chip("", "arrow-left")
        self.back_chip.setToolTip(_("Back to the finding (Backspace)"))
        self.before = controls.icon_button("chevron-left", _("Previous evidence (Shift+H)"))
        self.after = controls.icon_button("chevron-right", _("Next evidence (H)"))
        top.addWidget(self.back_chip)
        top.addStretch(1)
        top.addWidget(self.before)
        top.addWidget(self.after)
        page.addLayout(top)
        self._where = controls.label(px=12.5, weight=600, tone="ink2", wrap=True)
        self._headline = controls.label(px=15.5, serif=True, weight=600, wrap=True)
        self._words = controls.label(px=15.5, serif=True, wrap=True)
        self._detail = controls.label(px=12.5, tone="ink2", wrap=True)
        for part in (self._headline, self._where, self._words, self._detail):
            page.addWidget(part)

    def _connect(self) -> None:
        self.back_chip.clicked.connect(self.back)
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self._workspace.evidence_asked.connect(self.follow)
        self._workspace.changed.connect(self._on_changed)
        self._workspace.project_changed.connect(self.end)
        self._workspace.place_changed.connect(self._on_place_changed)
        self._workspace.chart_asked.connect(self._on_chart_asked)
        self._workspace.question_changed.connect(self._show_lines)
        self._workspace.filter_changed.connect(self._show_lines)

    @property
    def followed(self) -> bool:
        """Whether a finding's evidence is followed."""
        return self._finding is not None

    def follow(self, finding: str, evidence: str = "") -> None:
        """Begin with a finding's own chart, or with one piece of what it stands on."""
        if not self._read(finding):
            return
        at = next((n for n, piece in enumerate(self._pieces) if piece.id == evidence), 0)
        self._show(at)

    def _read(self, finding: str) -> bool:
        session = self._workspace.project.session
        self._finding = next((one for one in findings.all(session) if one.id == finding), None)
        if self._finding is None or self._finding.survey != self._workspace.survey.id:
            self.end()
            return False
        self._pieces = evidence_facts.pieces(self._workspace.project, self._finding, self._workspace.survey)
        return bool(self._pieces)

    def step(self, by: int) -> None:
        """Go on to the next piece, round at the end."""
        if self.followed and self._pieces:
            self._show((self._at + by) % len(self._pieces))

    def _show(self, at: int) -> None:
        self._at = at
        piece = self._pieces[at]
        if piece.spec is not None:
            self._workspace.wanted_finding = self._finding.id if self._finding is not None else ""
            acts.show_chart(self._workspace, piece.spec)
            if piece.option and self._workspace.question is not None:
                self._workspace.select(self._workspace.question.id, (piece.option,))
            if piece.kind == "quote":
                self._workspace.words_wanted.emit(piece.spec.question, piece.answer)
        self._there = self._shown_now()
        self._refresh()
        self.walked.emit()

    def _refresh(self) -> None:
        finding = self._finding
        if finding is None or not self._pieces:
            self.hide()
            return
        piece = self._pieces[min(self._at, len(self._pieces) - 1)]
        number = 1 + [one.id for one in findings.all(self._workspace.project.session)].index(finding.id)
        self.back_chip.set_text(_("Back to finding {n}").format(n=number))
        self._headline.setText(acts.title(self._workspace, finding))
        told = _("How do we know? {n} of {all}").format(n=self._at + 1, all=len(self._pieces))
        self._where.setText(told if len(self._pieces) > 1 else _("How do we know? By this chart"))
        self._words.setText(piece.text if piece.kind != "view" else "")
        self._detail.setText(piece.changed or piece.detail)
        for part in (self.before, self.after):
            part.setVisible(len(self._pieces) > 1)
        self._show_lines()
        self.show()
        settle()

    def _shown_now(self) -> tuple[str, Filter] | None:
        at = self._workspace.question
        return (at.id, self._workspace.filter) if at is not None else None

    def _show_lines(self) -> None:
        """Tell of the piece only where it is shown: above another chart these lines would seem to be about that one."""
        here = self._there is not None and self._there == self._shown_now()
        self._headline.setVisible(here)
        self._where.setVisible(here)
        for part in (self._words, self._detail):
            part.setVisible(here and bool(part.text()))

    def _on_chart_asked(self) -> None:
        self._there = None  # where it is a piece of what is followed, this is known once that is shown
        self._show_lines()

    def back(self) -> None:
        """Back to the finding's card on the board."""
        if self._finding is not None:
            acts.show_card(self._workspace, self._finding.id)

    def end(self) -> None:
        """Follow nothing any more."""
        if self._finding is not None or self.isVisible():
            self._finding, self._pieces, self._at = None, (), 0
            self.hide()
            self.walked.emit()

    def _on_changed(self, tables: frozenset[str]) -> None:
        if self._finding is not None and tables & {"finding", "evidence", "note", "quote", "survey"}:
            if self._read(self._finding.id):
                self._at = min(self._at, len(self._pieces) - 1)
                self._refresh()
            else:
                self.end()

    def _on_place_changed(self, place: str) -> None:
        if place == "findings":
            self.end()
