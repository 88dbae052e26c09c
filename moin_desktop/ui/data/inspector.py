"""One question looked at closely: its name, its cells, the answers they become, and whom percentages are of."""

from functools import partial

import numpy as np
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from moin_desktop.analysis import tables
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _
from moin_desktop.models import questions, surveys
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.data import facts
from moin_desktop.ui.data.becomes import Becomes
from moin_desktop.ui.data.figures import Figures
from moin_desktop.ui.data.heading import Heading
from moin_desktop.ui.data.percentages import Percentages
from moin_desktop.ui.data.weight import Weight
from moin_desktop.ui.workspace import Workspace

WIDTH = 352
MOST_SHOWN = 60


class Inspector(QFrame):
    """The right side of the Data place."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._question = ""
        self._cell = 0
        self._filled: list[int] = []
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setProperty("look", "side")
        self.setProperty("pane", True)
        self.setFixedWidth(WIDTH)
        inside = QWidget()
        page = controls.column(inside, 8, (20, 16, 20, 20))
        self._letters = controls.label(px=12.5, weight=600, tone="ink2")
        self._text = Heading()
        page.addWidget(self._letters)
        page.addWidget(self._text)
        page.addSpacing(6)
        page.addWidget(_head(_("Short name, used in lists")))
        self.name = controls.CommittingEdit(_("Short name, used in lists"))
        page.addWidget(self.name)
        page.addSpacing(8)
        page.addWidget(self._cells())
        self._figures = Figures()
        page.addWidget(self._figures)
        self.becomes = Becomes(self._workspace)
        self.answers = self.becomes.answers
        page.addWidget(self.becomes)
        self.percentages = Percentages(self._workspace)
        self.base = self.percentages.base
        page.addWidget(self.percentages)
        self.weight = Weight(self._workspace)
        page.addWidget(self.weight)
        page.addWidget(controls.line())
        page.addSpacing(4)
        page.addWidget(_head(_("Why it was read so")))
        self._reason = controls.label(px=13.5, tone="ink2", wrap=True)
        page.addWidget(self._reason)
        page.addStretch(1)
        whole = controls.column(self, 0)
        self._area = controls.scroll(inside)
        whole.addWidget(self._area)

    def _cells(self) -> QWidget:
        self._found = QWidget()
        part = controls.column(self._found, 4)
        head = controls.row(spacing=0)
        head.addWidget(_head(_("Found in the cells")))
        head.addStretch()
        self._where = controls.label(px=12.5, tone="ink2")
        head.addWidget(self._where)
        self.previous = controls.icon_button("chevron-left", _("Previous cell"))
        self.next = controls.icon_button("chevron-right", _("Next cell"))
        for step in (self.previous, self.next):
            step.setFixedSize(32, 32)
            head.addWidget(step)
        part.addLayout(head)
        ground = controls.card("sunken")
        self._raw = controls.Para()
        self._raw.setFont(fonts.sans(13.5))
        controls.set_tone(self._raw, "ink2")
        controls.column(ground, 0, (12, 10, 12, 10)).addWidget(self._raw)
        part.addWidget(ground)
        part.addSpacing(8)
        return self._found

    def _connect(self) -> None:
        self.name.committed.connect(self._on_name)
        self.previous.clicked.connect(partial(self._step, -1))
        self.next.clicked.connect(partial(self._step, 1))

    # What is shown

    def show_question(self, id: str) -> None:
        """Look at another question."""
        if id != self._question:
            self.name.commit()
            self._question = id
            self._cell = 0
        self.refresh()

    def refresh(self) -> None:
        """Show the question as it is read now."""
        survey = self._workspace.survey if self._workspace.has_survey else None
        known = survey is not None and any(q.id == self._question for q in survey.questions)
        self._area.setVisible(known)
        if survey is None or not known:
            return
        question = survey.question(self._question)
        several = len(question.columns) > 1
        self._letters.setText((_("Columns {c}") if several else _("Column {c}")).format(c=facts.letters(question)))
        self._text.set_text(question.text or question.name)
        self.name.show_text(question.name)
        self._reason.setText(question.reason)
        self._show_cells(survey, question)
        self._show_answers(survey, question)

    def _show_cells(self, survey: Survey, question: Question) -> None:
        stored = question.type is not QuestionType.PERSONAL
        self._filled = facts.filled_rows(survey, question) if stored else []
        self._cell = min(self._cell, max(0, len(self._filled) - 1))
        for step in (self.previous, self.next):
            step.setVisible(len(self._filled) > 1)
        if self._filled:
            self._raw.set_parts(facts.cell_parts(survey, question, self._filled[self._cell]))
            place = _("{n} of {all}").format(n=self._cell + 1, all=number_text(len(self._filled)))
            self._where.setText(place)
        else:
            self._raw.setText(_("Nothing was written.") if stored else _("Personal: never stored."))
            self._where.setText("")

    def _show_answers(self, survey: Survey, question: Question) -> None:
        table = tables.of(survey, question.id, survey.everyone)
        self.becomes.show_answers(question, table)
        self._figures.show_figures(table)
        self.percentages.show_base(survey, question, table)
        self.weight.show_weight(survey, question)

    def show_line(self, line: int) -> None:
        """Show the cell of the question in this row of the spreadsheet."""
        lines = surveys.lines(self._workspace.project.session, self._workspace.survey.id)
        at = int(np.searchsorted(lines, line))
        if at in self._filled:
            self._cell = self._filled.index(at)
            survey = self._workspace.survey
            self._show_cells(survey, survey.question(self._question))
            self._area.ensureWidgetVisible(self._raw)

    # What is done

    def _on_name(self, name: str) -> None:
        if name.strip():
            self._workspace.do(_("Rename a question"), questions.rename, self._question, name)
        self.refresh()

    def _step(self, by: int) -> None:
        if self._filled:
            self._cell = (self._cell + by) % len(self._filled)
            survey = self._workspace.survey
            self._show_cells(survey, survey.question(self._question))


def _head(text: str) -> QLabel:
    return controls.label(text, 12.5, 600, "ink2")
