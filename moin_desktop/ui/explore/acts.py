"""What a person does in Explore, as steps of the project."""

from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from moin_desktop.analysis import figures
from moin_desktop.analysis.charts import ChartKind
from moin_desktop.analysis.filters import key
from moin_desktop.i18n import _
from moin_desktop.models import findings, pillars, questions
from moin_desktop.ui.charts.text import cut
from moin_desktop.ui.explore import targets
from moin_desktop.ui.explore.shown import Shown
from moin_desktop.ui.findings import acts as finding_acts
from moin_desktop.ui.notes import steps
from moin_desktop.ui.workspace import Workspace

_NAMED = 40
"""Characters of a finding's name in the label of a step."""


def choose(workspace: Workspace, shown: Shown, option: str, adding: bool) -> None:
    """Choose an answer; with ``adding`` to those chosen already, or take it out again."""
    if shown.question is None or not option:
        return
    before = shown.options
    if adding:
        after = tuple(o for o in before if o != option) if option in before else (*before, option)
    else:
        after = (option,)
    workspace.select(shown.question.id, after)


def choose_these(workspace: Workspace, shown: Shown, options: tuple[str, ...]) -> None:
    """Choose exactly these answers: a range, those in a frame, or all of them."""
    if shown.question is not None:
        workspace.select(shown.question.id, options)


def only_these(workspace: Workspace, shown: Shown) -> None:
    """Turn the chosen answers into a filter."""
    if shown.can_filter:
        workspace.filter_to_selection()
    elif shown.options:
        workspace.tell(
            shown.choice_hidden
            or _("No filter says exactly this choice. Choose answers of one row, or a block of groups")
        )


def step_back(workspace: Workspace) -> None:
    """Clear the selection, or where there is none the last condition of the filter."""
    if workspace.selection:
        workspace.clear_selection()
    elif workspace.whole_filter.conditions:
        remove_condition(workspace, key(workspace.whole_filter.conditions[-1]))


def remove_condition(workspace: Workspace, question: str) -> None:
    """Take one condition out of the filter."""
    workspace.set_filter(workspace.whole_filter.without(question))


def keep(workspace: Workspace, shown: Shown) -> bool:
    """Keep the chart as a finding; one that is kept already is kept again only for other answers in focus.

    Whether there is a new finding now.
    """
    if shown.data is None or shown.spec is None or shown.data.empty or shown.too_few is not None:
        return False
    focus = shown.options if _are_options(shown, shown.options) else ()
    if shown.finding is not None and set(focus) <= set(shown.finding.focus):
        workspace.tell(_("This chart is kept already. Choose other answers to keep a finding about them"))
        return False
    if shown.data.kind is ChartKind.WAVES:
        workspace.tell(
            _("Waves are of several surveys, a finding is of one. Keep this question as another kind of chart"),
            _("Keep as bars"),
            lambda: _keep_alone(workspace, shown),
        )
        return False
    kept = workspace.do(
        _("Keep “{finding}” as a finding").format(finding=_named(shown)),
        findings.keep,
        workspace.survey.id,
        shown.spec,
        shown.headline if shown.finding is None else "",
        focus,
        figures.numbers(shown.data),
    )
    if kept is not None:
        workspace.wanted_finding = kept
        if workspace.selection:
            workspace.clear_selection()
        workspace.tell(_("Kept as a finding"), _("Undo"), workspace.undo)
    return kept is not None


def _named(shown: Shown) -> str:
    """What a step about the finding shown calls it: by its headline, or by its question until there is one."""
    return cut(shown.headline or (shown.question.name if shown.question is not None else ""), _NAMED)


def _keep_alone(workspace: Workspace, shown: Shown) -> None:
    """Keep the question as a chart of this survey alone."""
    shown.look(kind=None)
    shown.refresh()
    keep(workspace, shown)


def remove_finding(workspace: Workspace, shown: Shown) -> None:
    """Take the finding off the board."""
    if shown.finding is not None:
        label = _("Remove the finding “{finding}”").format(finding=_named(shown))
        workspace.do(label, findings.remove, shown.finding.id)
        workspace.tell(_("Finding removed"), _("Undo"), workspace.undo)


def set_headline(workspace: Workspace, shown: Shown, text: str) -> None:
    """Keep the headline typed on the chart, with its finding or until there is one."""
    label = _("Edit the headline of “{finding}”").format(finding=_named(shown))
    if shown.finding is not None:
        workspace.do(label, findings.set_headline, shown.finding.id, text)
    elif shown.question is not None:
        workspace.do(label, questions.set_headline, shown.question.id, text)


def set_pillar(workspace: Workspace, shown: Shown, pillar: str) -> None:
    """Put the finding under a pillar; the same pillar again takes it out."""
    if shown.finding is None:
        workspace.tell(_("Keep this chart first, then choose its pillar"), _("Keep"), lambda: keep(workspace, shown))
        return
    wanted = "" if shown.finding.pillar == pillar else pillar
    label = _("Change the pillar of “{finding}”").format(finding=_named(shown))
    workspace.do(label, findings.set_pillar, shown.finding.id, wanted)


def set_pillar_number(workspace: Workspace, shown: Shown, number: int) -> None:
    """Put the finding under the pillar with this number, counted from 1; nothing where there are fewer."""
    codes = pillars.codes(workspace.project.session)
    if 1 <= number <= len(codes):
        set_pillar(workspace, shown, codes[number - 1])


def evidence_menu(workspace: Workspace, shown: Shown, parent: QWidget) -> QMenu | None:
    """The findings that could stand on the chart as it is shown; None where there is no such chart."""
    if shown.data is None or shown.spec is None or shown.data.empty or shown.too_few is not None:
        return None
    if shown.data.kind is ChartKind.WAVES:
        workspace.tell(_("Evidence is of one survey. Choose another kind of chart to add this question"))
        return None
    spec, kept = shown.spec, figures.numbers(shown.data)
    return finding_acts.choose_finding(
        workspace,
        parent,
        _("Add as evidence to"),
        lambda finding: finding_acts.add_view(workspace, finding, spec, kept),
        but=shown.finding.id if shown.finding is not None else "",
    )


def add_as_evidence(workspace: Workspace, shown: Shown, beside: QWidget) -> None:
    """Choose the finding that is to stand on the chart shown, as it is shown."""
    menu = evidence_menu(workspace, shown, beside)
    if menu is not None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(beside.mapToGlobal(beside.rect().bottomLeft()))


def add_answer_as_evidence(
    workspace: Workspace, beside: QWidget, question: str, response: int, words: tuple[int, int] | None, author: str
) -> None:
    """Choose the finding that is to stand on a written answer, or on some words of it, as a quote."""
    adding = partial(finding_acts.quote_answer, workspace, question, response, words, author)
    menu = finding_acts.choose_finding(workspace, beside, _("Add this answer as evidence to"), adding)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(beside.mapToGlobal(QPoint(12, 12)))


def can_focus(shown: Shown) -> bool:
    """Whether the chosen answers can be what the finding is about: a column of a histogram means another one later."""
    return shown.finding is not None and _are_options(shown, shown.options)


def toggle_focus(workspace: Workspace, shown: Shown) -> None:
    """Make the chosen answers what the finding is about, or take them out again."""
    if shown.finding is None or not can_focus(shown):
        return
    focus, chosen = shown.finding.focus, shown.options
    if set(chosen) <= set(focus):
        wanted = tuple(o for o in focus if o not in chosen)
    else:
        wanted = (*focus, *(o for o in chosen if o not in focus))
    label = _("Change the focus of “{finding}”").format(finding=_named(shown))
    workspace.do(label, findings.set_focus, shown.finding.id, wanted)


def pin(workspace: Workspace, shown: Shown, text: str, author: str) -> str:
    """Pin a note to what is chosen, or to the whole question; the note's id, empty where it failed."""
    there = targets.of(shown)
    if shown.data is None or not there:
        return ""
    place, part = there[0]
    about = steps.snapshot(workspace, place, workspace.filter, shown.data.spec.percent_of, part)
    return steps.pin(workspace, place, steps.Writing(text, author), about)


def _are_options(shown: Shown, options: tuple[str, ...]) -> bool:
    """Whether these are answer options, not columns of a histogram or things that are ranked."""
    return shown.question is not None and all(shown.question.label(o) for o in options)
