"""The switch of a number question in the inspector: whether its answers weigh the respondents."""

from PySide6.QtWidgets import QWidget

from moin_desktop.analysis import weights
from moin_desktop.analysis.answers import Measured
from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import weighing
from moin_desktop.ui import controls
from moin_desktop.ui.workspace import Workspace


class Weight(QWidget):
    """Use a number question as weight, with what that would do told before."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._question: Question | None = None
        part = controls.column(self, 8)
        part.addWidget(controls.line())
        part.addSpacing(4)
        part.addWidget(controls.label(_("Weight"), 12.5, 600, "ink2"))
        self._told = controls.label(px=13.5, wrap=True)
        part.addWidget(self._told)
        acts = controls.row(spacing=4)
        self.use = controls.button("", "link")
        acts.addWidget(self.use)
        acts.addStretch()
        part.addLayout(acts)
        self.use.clicked.connect(self._on_use)

    def show_weight(self, survey: Survey, question: Question) -> None:
        """Show whether a question is the weight, or could be; nothing for questions without numbers above 0."""
        self._question = question
        answers = survey.answers(question.id)
        able = isinstance(answers, Measured) and bool(weights.of_answers(answers)[survey.everyone].any())
        self.setVisible(able)
        if not able or not isinstance(answers, Measured):
            return
        on = survey.weighted_by == question.id
        self.use.set_text(_("Count everyone alike") if on else _("Use as weight"))
        self._told.setText(weight_words(weights.facts(answers, survey.everyone), on=on))

    def _on_use(self) -> None:
        assert self._question is not None
        survey = self._workspace.survey
        if survey.weighted_by == self._question.id:
            self._workspace.do(_("Count everyone alike"), weighing.unweigh, survey.id)
        else:
            self._workspace.do(_("Use as weight"), weighing.weigh, self._question.id)


def weight_words(found: weights.WeightFacts, *, on: bool) -> str:
    """What weighing by a question does, or would do, in two or three sentences."""
    told = _("Percentages and averages are weighted by it.") if on else _("Percentages and averages would follow it.")
    parts = [
        told,
        _("Weights from {low} to {high}; {n} respondents are as sure as {m} of equal weight.").format(
            low=number_text(found.low),
            high=number_text(found.high),
            n=number_text(found.respondents),
            m=number_text(round(found.effective)),
        ),
    ]
    without = found.blank + found.not_above_zero
    if without:
        parts.append(
            ngettext(
                "{n} without a weight above 0 counts nothing.", "{n} without a weight above 0 count nothing.", without
            ).format(n=number_text(without))
        )
    return " ".join(parts)
