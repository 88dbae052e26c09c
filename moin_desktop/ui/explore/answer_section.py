"""The chosen answer: how many, how sure, who chose it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from moin_desktop.analysis import statements, weights
from moin_desktop.analysis.parts import Part
from moin_desktop.analysis.questions import Role
from moin_desktop.analysis.selections import selected_base
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.ui import controls
from moin_desktop.ui.coding.other_texts import OtherTexts
from moin_desktop.ui.explore import acts
from moin_desktop.ui.explore.breakdown import BreakdownRows
from moin_desktop.ui.explore.parts import Parts
from moin_desktop.ui.explore.shown import Shown
from moin_desktop.ui.workspace import Workspace


class AnswerSection(QWidget):
    """The head of the inspector while an answer is chosen."""

    pin = Signal()
    people_wanted = Signal()
    """Show the respondents behind the answer."""

    def __init__(self, workspace: Workspace, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shown = workspace, shown
        self._build()
        self._connect()

    def _build(self) -> None:
        page = controls.column(self, 10)
        top = controls.row(spacing=8)
        self.kind = controls.label(px=12.5, weight=600, tone="ink2")
        self.close_button = controls.icon_button("close", _("Let the answer go"), _("Let the answer go (Esc)"))
        top.addWidget(self.kind, 1)
        top.addWidget(self.close_button)
        page.addLayout(top)
        self.title = controls.label(px=21, weight=600, serif=True, wrap=True)
        self.figures = Parts()
        page.addWidget(self.title)
        page.addWidget(self.figures)
        page.addSpacing(4)
        row = controls.row(spacing=8)
        self.note = controls.button(_("Pin a note"), "primary", "pin")
        self.only = controls.button("", "", "filter")
        row.addWidget(self.note)
        row.addWidget(self.only)
        row.addStretch()
        page.addLayout(row)
        self.people = controls.button("", "link", "people")
        page.addWidget(self.people, 0, Qt.AlignmentFlag.AlignLeft)
        self.focus = controls.button("", "link")
        page.addWidget(self.focus, 0, Qt.AlignmentFlag.AlignLeft)
        self.sort_in = controls.button(_("Sort what was written into the answers…"), "link", "text")
        page.addWidget(self.sort_in, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self._workspace.clear_selection)
        self.note.clicked.connect(self.pin)
        self.only.clicked.connect(self._on_only)
        self.people.clicked.connect(self.people_wanted)
        self.focus.clicked.connect(self._on_focus)
        self.sort_in.clicked.connect(self._on_sort_in)

    def refresh(self) -> None:
        """Show the answer chosen."""
        shown, options = self._shown, self._shown.options
        if not options or shown.question is None:
            return
        part, of_row = chosen_part(self._workspace, shown)
        count = 0 if shown.choice_hidden else part.count
        self.kind.setText(_("Selected answer") if len(options) == 1 else _("Selected answers"))
        self.title.setText(shown.choice_text)
        likely = statements.likely_range_text(part)
        figures = [*statements.selected_parts(part, of_row=of_row), (f" {likely}", False)]
        self.figures.show_parts([(shown.choice_hidden, False)] if shown.choice_hidden else figures)
        self.only.set_text(_("Only these {n}").format(n=number_text(count)))
        self.only.setVisible(shown.can_filter and count > 0)
        self.people.set_text(ngettext("Show this {n}", "Show these {n}", count).format(n=number_text(count)))
        self.people.setToolTip(_("Who they are and what they said (P)"))
        self.people.setVisible(count > 0)
        focus = shown.finding.focus if shown.finding is not None else ()
        inside = set(options) <= set(focus)
        said = _("Take it out of the finding’s focus") if inside else _("Make it the finding’s focus")
        self.focus.set_text(said)
        self.focus.setVisible(acts.can_focus(shown))
        other = [shown.question.option(id) for id in options]
        written = bool(shown.question.other_columns) and not shown.choice_hidden
        self.sort_in.setVisible(written and any(one is not None and one.role is Role.OTHER for one in other))

    def _on_sort_in(self) -> None:
        if self._shown.question is not None:
            OtherTexts(self._workspace, self._shown.question.id, self.window()).open()

    def _on_only(self) -> None:
        acts.only_these(self._workspace, self._shown)

    def _on_focus(self) -> None:
        acts.toggle_focus(self._workspace, self._shown)


def chosen_part(workspace: Workspace, shown: Shown) -> tuple[Part, bool]:
    """The part of the base that chose any of the selected answers, and whether the base is that of one grid row."""
    question, mask = shown.question, workspace.selection_mask
    if question is None or mask is None:
        return Part(0, 0), False
    percent_of = shown.data.spec.percent_of if shown.data is not None else ""
    base, of_row = selected_base(workspace.survey, question.id, shown.options, workspace.mask, percent_of)
    return weights.part(mask, base, workspace.survey.weights), of_row


class BreakdownSection(QWidget):
    """Who chose it, by other questions."""

    def __init__(self, workspace: Workspace, shown: Shown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._shown = workspace, shown
        self._told: object = None
        self._rows = controls.column(self, 10)

    def refresh(self) -> None:
        """Work the groups out anew where the chosen answer or the filter has changed."""
        ws, options, question = self._workspace, self._shown.options, self._shown.question
        if question is None or not options:
            return
        told = (ws.survey, question, options, ws.filter, self._shown.choice_hidden)
        if told == self._told:
            return
        self._told = told
        controls.clear(self._rows)
        if self._shown.choice_hidden:
            return
        found = statements.breakdowns(ws.survey, question.id, options, ws.mask)
        for one in found:
            self._rows.addWidget(controls.line())
            self._rows.addSpacing(2)
            self._rows.addWidget(controls.label(one.title, 12.5, 600, "ink2", wrap=True))
            self._rows.addWidget(BreakdownRows(one))
            self._rows.addSpacing(4)
        if any(not row.small for one in found for row in one.rows):
            self._rows.addWidget(controls.label(found[0].tick_text, 12.5, 400, "ink3", wrap=True))
