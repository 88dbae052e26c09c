"""Cards for what the reading was unsure of: each says it in one sentence and is settled by one button."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QSizePolicy, QWidget

from moin_desktop.analysis.questions import Doubt
from moin_desktop.i18n import _
from moin_desktop.models import questions, surveys
from moin_desktop.models.surveys import DoubtInfo
from moin_desktop.ui import controls
from moin_desktop.ui.data.brief import Brief
from moin_desktop.ui.data.facts import fix_words
from moin_desktop.ui.workspace import Workspace

SHOWN = 3
NARROWEST = 335
"""Pixels a card wants at least, before cards stand below one another."""
UNDO_MS = 6000
FULL, LOW = (0, 0), (2, 1)
"""Lines of a card and of its detail: usually, and among the first in a window that is not high."""
_ICONS = {
    "same_answer_spelt_differently": "merge",
    "asked_only_of_some": "balance",
    "duplicate_rows": "copy",
    "none_with_others": "balance",
    "several_rows_per_respondent": "people",
    "personal_column": "personal",
    "personal_text": "personal",
    "mixed_cells": "multiple",
    "questionnaire_partly": "question",
    "mixed_numbers": "number",
    "day_month_unsure": "date",
    "header_unsure": "table",
    "sheet_unsure": "sheet",
}


@dataclass(frozen=True, slots=True)
class _Settled:
    """What a card says for six seconds after its button was pressed."""

    info: DoubtInfo
    words: str
    label: str


class DoubtCards(QWidget):
    """At most three cards, and a button for the rest."""

    question_asked = Signal(str)
    """The question of a card is to be shown."""
    cell_asked = Signal(str, int)
    """The cell of a question in this row of the spreadsheet is to be shown."""
    headings_asked = Signal()
    """Another sheet or heading row is to be chosen."""
    shown = Signal(bool)
    """Whether there is any card."""
    emptied = Signal()
    """The card that had the focus is gone, and there is no other."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._all = self._brief = False
        self._survey = ""
        self._last = ""
        self._cards: dict[str, DoubtCard] = {}
        self._settled: dict[str, _Settled] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.more = controls.button("", "link")
        self.more.setParent(self)
        self.more.clicked.connect(self._on_more)

    def refresh(self) -> None:
        """Show what is open now; the focus stays with the cards when it was there."""
        focus = QApplication.focusWidget()
        focused = focus is not None and self.isAncestorOf(focus)
        self._show()
        if focused:
            self._take_focus(self._last)

    def _take_focus(self, id: str) -> None:
        """To the card that was pressed, as it is now; else to the first; else away."""
        card = self._cards.get(id) or next(iter(self._cards.values()), None)
        if card is None:
            self.emptied.emit()
        else:
            card.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        for card in self.findChildren(DoubtCard):
            self._grid.removeWidget(card)
            card.hide()
            card.deleteLater()
        self._cards = {}
        if not self._workspace.has_survey:
            self._place()
            return
        survey = self._workspace.survey
        if survey.id != self._survey:
            self._survey, self._all, self._settled = survey.id, False, {}
        undo = self._workspace.project.undo_label
        self._settled = {key: told for key, told in self._settled.items() if told.label == undo}
        self._cards = {}
        for info in self._doubts():
            if info.id in self._settled and info.settled:
                self._cards[info.id] = self._told(self._settled[info.id])
            elif not info.settled:
                self._cards[info.id] = self._open(info)
        self._place()

    def _doubts(self) -> Sequence[DoubtInfo]:
        """What is doubted; rows that look alike are not where all but one of them are left out already."""
        session, survey = self._workspace.project.session, self._workspace.survey
        found = surveys.doubts(session, survey.id)
        if survey.everyone.all() or not any(info.doubt.kind == "duplicate_rows" for info in found):
            return found
        counted = set(surveys.lines(session, survey.id)[survey.everyone].tolist())
        return [
            info
            for info in found
            if info.settled or info.doubt.kind != "duplicate_rows" or len(counted.intersection(info.doubt.rows)) > 1
        ]

    def _place(self) -> None:
        """Put the cards into as many columns as there is room for."""
        cards = list(self._cards.values())
        columns = self._columns()
        few = max(2, columns)
        shown = cards if self._all else cards[:few]
        for card in cards:
            self._grid.removeWidget(card)
            card.setVisible(card in shown)
        for number, card in enumerate(shown):
            card.set_lines(*(LOW if self._brief and not self._all else FULL))
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(SHOWN):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        left = len(cards) - few
        self.more.setVisible(left > 0)
        self.more.set_text(_("Show fewer") if self._all else _("{n} more").format(n=left))
        self._grid.addWidget(self.more, len(shown), 0, Qt.AlignmentFlag.AlignLeft)
        self.setVisible(bool(cards))
        self.shown.emit(bool(cards))

    def set_brief(self, brief: bool) -> None:
        """Keep the cards low, since the window is; all of them together are told in full."""
        if brief != self._brief:
            self._brief = brief
            self._place()

    def stops(self) -> Sequence[QWidget]:
        """What Tab goes through, in order."""
        return [part for card in self._cards.values() for part in (card.look, card.button, card.leave)] + [self.more]

    def _columns(self) -> int:
        return max(1, min(SHOWN, len(self._cards), self.width() // NARROWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._cards and event.size().width() // NARROWEST != event.oldSize().width() // NARROWEST:
            self._place()

    def _open(self, info: DoubtInfo) -> "DoubtCard":
        words = fix_words(self._workspace.survey, info.doubt)
        only_told = not words and not info.doubt.question
        button = words or (_("Understood") if only_told else _("Show"))
        card = DoubtCard(info, button, self, can_stay=not only_told)
        if words:
            card.button.clicked.connect(partial(self._apply, info))
        elif only_told:
            card.button.clicked.connect(partial(self._dismiss, info))
        else:
            card.button.clicked.connect(partial(self._ask, info.doubt.question))
        if info.doubt.kind == "personal_text" and info.doubt.rows:
            card.look.show()
            card.look.clicked.connect(partial(self._look, info.doubt))
        if info.doubt.kind in ("header_unsure", "sheet_unsure"):
            card.show_link(_("Choose a row") if info.doubt.kind == "header_unsure" else _("Choose a sheet"))
            card.look.clicked.connect(self.headings_asked)
        elif info.doubt.kind == "mixed_numbers":
            card.show_link(_("Treat as answers"))
            card.look.clicked.connect(partial(self._treat_as_answers, info))
        card.leave.clicked.connect(partial(self._dismiss, info))
        return card

    def _told(self, told: _Settled) -> "DoubtCard":
        card = DoubtCard(told.info, _("Undo"), self, told.words)
        card.button.clicked.connect(self._workspace.undo)
        return card

    def _ask(self, question: str, _checked: bool = False) -> None:
        self.question_asked.emit(question)

    def _look(self, doubt: Doubt, _checked: bool = False) -> None:
        self.cell_asked.emit(doubt.question, doubt.rows[0])

    def _apply(self, info: DoubtInfo, _checked: bool = False) -> None:
        done = {
            "merge": (_("Merge two spellings"), _("Merged.")),
            "route": (_("Set who was asked"), _("Base set.")),
            "personal_text": (_("Leave a column out"), _("Left out: personal.")),
            "exclusive": (_("Count an answer only alone"), _("Counted only where it stands alone.")),
            "duplicate_rows": (_("Leave out duplicates"), _("Left out.")),
            "headings": (_("Use the headings found"), _("These headings are used.")),
            "mixed_numbers": (_("Skip what is no number"), _("Skipped.")),
        }
        label, words = done[info.doubt.fix or info.doubt.kind]
        self._settle(info, words, label, questions.apply_fix)

    def _treat_as_answers(self, info: DoubtInfo, _checked: bool = False) -> None:
        self._settle(info, _("Read as answers."), _("Read numbers as answers"), questions.treat_as_answers)

    def _dismiss(self, info: DoubtInfo, _checked: bool = False) -> None:
        self._settle(info, _("Left as it is."), _("Leave a doubt as it is"), questions.dismiss)

    def _settle(self, info: DoubtInfo, words: str, label: str, operation: Callable[..., None]) -> None:
        self._last = info.id
        self._settled[info.id] = _Settled(info, words, label)
        before = self._workspace.project.steps()
        self._workspace.do(label, operation, info.id)
        if len(self._workspace.project.steps()) == len(before):
            del self._settled[info.id]
        else:
            QTimer.singleShot(UNDO_MS, self, self._on_time_over)
        self.refresh()

    def _on_time_over(self) -> None:
        self._settled = {}
        self.refresh()

    def _on_more(self) -> None:
        self._all = not self._all
        self.refresh()


class DoubtCard(QFrame):
    """One doubt."""

    def __init__(
        self, info: DoubtInfo, button: str, parent: QWidget, settled: str = "", *, can_stay: bool = True
    ) -> None:
        super().__init__(parent)
        doubt = info.doubt
        self.setProperty("look", "settled" if settled else "doubt")
        self.setMinimumHeight(56)
        across = controls.row(self, 10, (14, 8, 6, 8))
        icon, tone = ("check", "ok") if settled else (_ICONS.get(doubt.kind, "info"), "warn")
        across.addWidget(controls.Picture(icon, 18, tone))
        words = controls.column(spacing=2)
        words.addStretch()
        self._said = Brief(settled or doubt.text, 13.5, 600)
        words.addWidget(self._said)
        detail = doubt.text if settled else doubt.detail or info.question_name
        self._detail = Brief(detail, 12.5, 400, "ink2", self)
        self._detail.setVisible(bool(detail))
        if detail:
            words.addWidget(self._detail)
        words.addStretch()
        across.addLayout(words, 1)
        self.look = controls.button(_("Show"), "link", name=_("Show: {doubt}").format(doubt=doubt.text))
        self.look.hide()
        across.addWidget(self.look)
        self.button = controls.button(button, name=_("{button}: {doubt}").format(button=button, doubt=doubt.text))
        across.addWidget(self.button)
        self.leave = controls.icon_button("close", _("Leave as it is: {doubt}").format(doubt=doubt.text))
        self.leave.setToolTip(_("Leave as it is"))
        self.leave.setFixedSize(32, 32)
        across.addWidget(self.leave)
        self.leave.setVisible(not settled and can_stay)

    def show_link(self, words: str) -> None:
        """Offer something else beside the button."""
        self.look.set_text(words)
        self.look.setAccessibleName(_("{button}: {doubt}").format(button=words, doubt=self._said.text()))
        self.look.show()

    def set_lines(self, said: int, detail: int) -> None:
        """At most so many lines; 0 for as many as it takes. What is cut is in the tooltip."""
        self._said.set_lines(said)
        self._detail.set_lines(detail)
