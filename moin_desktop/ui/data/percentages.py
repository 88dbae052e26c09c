"""Whom the percentages of a question are of, and who was asked it."""

import numpy as np
from PySide6.QtWidgets import QWidget

from moin_desktop.analysis.questions import BaseRule, Question
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import Table
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _
from moin_desktop.models import questions
from moin_desktop.models.corrections import CHOOSABLE, waits_for
from moin_desktop.ui import controls
from moin_desktop.ui.data.ticking import TickPopup
from moin_desktop.ui.workspace import Workspace


class Percentages(QWidget):
    """Everyone, who answered or who was asked; and the route in words, to be changed or removed."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._question: Question | None = None
        self._popup: TickPopup | None = None
        part = controls.column(self, 8)
        part.addWidget(controls.line())
        part.addSpacing(4)
        part.addWidget(controls.label(_("Percentages are of"), 12.5, 600, "ink2"))
        self.base = controls.Segments([(rule.value, "", "") for rule in BaseRule], _("Percentages are of"))
        part.addWidget(self.base)
        self._bases = controls.label(px=12.5, tone="ink2", wrap=True)
        part.addWidget(self._bases)
        self._route = controls.label(px=13.5, wrap=True)
        part.addWidget(self._route)
        acts = controls.row(spacing=4)
        self.change = controls.button("", "link")
        self.remove = controls.button(_("Asked of everyone"), "link")
        for button in (self.change, self.remove):
            acts.addWidget(button)
        acts.addStretch()
        part.addLayout(acts)
        part.addSpacing(4)
        self.base.chosen.connect(self._on_base)
        self.change.clicked.connect(self._on_change)
        self.remove.clicked.connect(self._on_remove)

    def show_base(self, survey: Survey, question: Question, table: Table) -> None:
        """Show whom the percentages of a question are of now."""
        self._question = question
        self.setVisible(bool(table.rows))
        route = question.asked_if
        words = {
            BaseRule.EVERYONE: _("All") if route else _("Everyone, {n}"),
            BaseRule.WHO_ANSWERED: _("Answered") if route else _("Who answered, {n}"),
            BaseRule.WHO_WAS_ASKED: _("Asked"),
        }
        counts = {
            BaseRule.EVERYONE: number_text(int(np.count_nonzero(survey.everyone))),
            BaseRule.WHO_ANSWERED: number_text(table.answered),
            BaseRule.WHO_WAS_ASKED: number_text(table.asked),
        }
        for rule in BaseRule:
            self.base.button(rule.value).set_text(words[rule].format(n=counts[rule]))
        asked = self.base.button(BaseRule.WHO_WAS_ASKED.value)
        asked.setVisible(route is not None or question.base_rule is BaseRule.WHO_WAS_ASKED)
        self.base.set_current(question.base_rule.value)
        self._bases.setText(
            _("{asked} of {all} were asked, {answered} answered.").format(
                asked=counts[BaseRule.WHO_WAS_ASKED],
                all=counts[BaseRule.EVERYONE],
                answered=counts[BaseRule.WHO_ANSWERED],
            )
        )
        self._bases.setVisible(route is not None)
        self._route.setText(route_words(survey, question))
        self._route.setVisible(route is not None)
        self.change.set_text(_("Change who was asked") if route else _("Asked only of some"))
        self.change.setVisible(bool(self._leading(survey)))
        self.remove.setVisible(route is not None)

    def _leading(self, survey: Survey) -> tuple[Question, ...]:
        """The questions that can lead to this one, the nearest before it first."""
        by_id = {question.id: question for question in survey.questions}
        own = self._question
        assert own is not None
        place = survey.questions.index(own) if own in survey.questions else 0
        found = [
            question
            for question in (*reversed(survey.questions[:place]), *survey.questions[place + 1 :])
            if question.type in CHOOSABLE and question.options and own.id not in waits_for(question.id, by_id)
        ]
        return tuple(found)

    def _on_base(self, rule: str) -> None:
        assert self._question is not None
        self._workspace.do(_("Change a base"), questions.set_base, self._question.id, BaseRule(rule))

    def _on_change(self) -> None:
        assert self._question is not None
        route = self._question.asked_if
        leading = self._leading(self._workspace.survey)
        if self._popup is None:
            self._popup = TickPopup(self)
        place = self.change.mapToGlobal(self.change.rect().bottomLeft())
        first, ticked = (route.question, route.options) if route else (leading[0].id, ())
        self._popup.ask_route(place, leading, first, ticked, self._on_chosen)

    def _on_chosen(self, asking: str, options: tuple[str, ...]) -> None:
        assert self._question is not None
        self._workspace.do(_("Set who was asked"), questions.route, self._question.id, asking, options)

    def _on_remove(self) -> None:
        assert self._question is not None
        self._workspace.do(_("Ask a question of everyone"), questions.unroute, self._question.id)
        self.change.setFocus()


def route_words(survey: Survey, question: Question) -> str:
    """Who was asked: "Asked of those who said “Yes” at “M&E in place”."; empty when everyone was."""
    if question.asked_if is None:
        return ""
    asking = survey.question(question.asked_if.question)
    labels = [f"“{option.label}”" for option in asking.options if option.id in question.asked_if.options]
    return _("Asked of those who said {answers} at “{question}”.").format(
        answers=_(" or ").join(labels), question=asking.name
    )
