"""What a person does with findings and with what they stand on, as steps of the project."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from moin_desktop.analysis.charts import ChartSpec
from moin_desktop.analysis.figures import chart_of, filter_fits, numbers
from moin_desktop.analysis.filters import NO_FILTER
from moin_desktop.analysis.survey import Survey
from moin_desktop.i18n import _
from moin_desktop.models import evidence, findings, statements, surveys
from moin_desktop.models.findings import Finding, Numbers
from moin_desktop.ui import fonts
from moin_desktop.ui.workspace import Workspace


def entry(menu: QMenu, words: str, run: Callable[[], object]) -> QAction:
    """An entry of a menu; what it runs is not told whether it is checked."""
    action = menu.addAction(words.replace("&", "&&"))
    action.triggered.connect(lambda _checked=False: run())
    return action


def show_survey_of(workspace: Workspace, finding: Finding) -> None:
    """Show the survey that a finding is of."""
    if finding.survey != workspace.survey.id:
        workspace.show_survey(finding.survey)


def show_chart(workspace: Workspace, spec: ChartSpec) -> None:
    """Show a kept chart in Explore, without its filter where that can no longer be asked."""
    fits = filter_fits(workspace.survey, spec.filter)
    workspace.show_chart(spec if fits else replace(spec, filter=NO_FILTER))
    workspace.go("explore")


def open_finding(workspace: Workspace, finding: Finding) -> None:
    """Show a finding in Explore as it was kept; of one without a chart, what it stands on."""
    if finding.charted:
        show_survey_of(workspace, finding)
        workspace.wanted_finding = finding.id
        show_chart(workspace, finding.spec)
    else:
        how(workspace, finding)


def how(workspace: Workspace, finding: Finding) -> None:
    """How do we know? Go through what a finding stands on, in Explore."""
    if not finding.charted and not evidence.of_finding(workspace.project.session, finding.id):
        told = _("Nothing stands behind this question yet. Show a chart in Explore and press E to add it")
        workspace.tell(told, _("Open Explore"), lambda: workspace.go("explore"))
        return
    show_survey_of(workspace, finding)
    workspace.go("explore")
    workspace.evidence_asked.emit(finding.id)


def ask(workspace: Workspace, words: str, pillar: str = "", author: str = "") -> str:
    """Put a question of the room on the board; its id, empty where it failed."""
    survey = workspace.survey.id
    return workspace.do(_("Ask a question"), findings.ask, survey, words, pillar, author) or ""


def _survey_of(workspace: Workspace, finding: Finding) -> Survey:
    if finding.survey == workspace.survey.id:
        return workspace.survey
    return surveys.load(workspace.project.session, finding.survey)


def update_numbers(workspace: Workspace, finding: Finding) -> None:
    """Take over the numbers of a finding, and those in its statement, as they are now."""
    survey = _survey_of(workspace, finding)
    chart = chart_of(survey, finding.spec) if finding.charted else None
    statement = statements.stamped(workspace.project.session, finding, survey)
    snapshot = numbers(chart) if chart is not None else finding.snapshot
    workspace.do(_("Update a finding’s numbers"), findings.update_numbers, finding.id, snapshot, statement)


def keep_numbers(workspace: Workspace, finding: Finding) -> None:
    """Let a finding stay about the numbers it was kept with, though they have changed."""
    chart = chart_of(_survey_of(workspace, finding), finding.spec) if finding.charted else None
    if chart is not None:
        workspace.do(_("Keep a finding’s numbers"), findings.keep_numbers, finding.id, numbers(chart))


def add_view(workspace: Workspace, finding: Finding, spec: ChartSpec, snapshot: Numbers) -> None:
    """Let a finding stand on a further chart."""
    done = workspace.do(_("Add a chart as evidence"), evidence.add_view, finding.id, spec, snapshot)
    _tell_added(workspace, finding, done)


def add_note(workspace: Workspace, note: str, finding: Finding) -> None:
    """Let a finding stand on a note."""
    _tell_added(workspace, finding, workspace.do(_("Add a note as evidence"), evidence.add_note, finding.id, note))


def quote_answer(
    workspace: Workspace,
    question: str,
    response: int,
    words: tuple[int, int] | None,
    author: str,
    finding: Finding,
) -> None:
    """Let a finding stand on a written answer, or on some words of it."""
    where = (finding.id, question, response, words, author)
    _tell_added(workspace, finding, workspace.do(_("Add a quote as evidence"), evidence.quote_answer, *where))


def ask_from_note(workspace: Workspace, note: str) -> None:
    """Put a question that was noted on the board."""
    made = workspace.do(_("Make a question a finding"), evidence.ask_from_note, note)
    if made is not None:
        told = _("The question is on the board, with the note behind it")
        workspace.tell(told, _("Undo"), workspace.undo, _("Show"), partial(show_card, workspace, made))


def show_card(workspace: Workspace, finding: str) -> None:
    """Show the card of a finding on the board."""
    workspace.go("findings")
    workspace.finding_wanted.emit(finding)


def _tell_added(workspace: Workspace, finding: Finding, done: str | None) -> None:
    if done is not None:
        told = _("Added as evidence to “{headline}”").format(headline=title(workspace, finding))
        workspace.tell(told, _("Undo"), workspace.undo)


def title(workspace: Workspace, finding: Finding) -> str:
    """What a finding is called: its headline, else its question."""
    if finding.headline or not finding.charted:
        return finding.headline
    known = {question.id: question.name for question in workspace.survey.questions}
    return known.get(finding.spec.question, "")


def choose_finding(
    workspace: Workspace, parent: QWidget, name: str, run: Callable[[Finding], object], but: str = ""
) -> QMenu:
    """A menu of the findings of the survey shown, to which something can be added; ``but`` is left out."""
    menu = QMenu(name, parent)
    menu.setAccessibleName(name)
    menu.setFont(fonts.sans(13.5, 500))
    for number, finding in enumerate(findings.all(workspace.project.session), 1):
        if finding.survey == workspace.survey.id and finding.id != but:
            text = _("{number}  {headline}").format(number=number, headline=title(workspace, finding))
            entry(menu, text, partial(run, finding))
    if menu.isEmpty():
        entry(menu, _("No other finding yet: keep a chart first (K)"), lambda: None).setEnabled(False)
    return menu
