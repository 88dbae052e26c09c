"""The line under which groups are hidden: set in the menu and the export panel, taken back like any step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.ui import small_groups
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.export.panel import ExportPanel
from moin_desktop.ui.workspace import Workspace
from tests.ui.seen import press, settle, texts


def hidden(place: ExplorePlace) -> int:
    data = place.shown.data
    assert data is not None
    marks = [mark for row in data.rows for mark in row.marks] or list(data.marks)
    return sum(bool(mark.hidden) for mark in marks)


def test_a_comparison_hides_what_is_under_the_line_until_it_is_undone(
    place: ExplorePlace, workspace: Workspace
) -> None:
    press(place, Qt.Key.Key_C)
    assert hidden(place) == 0
    small_groups.hide_under(workspace, 5)
    settle()
    assert hidden(place) > 5
    workspace.undo()
    settle()
    assert hidden(place) == 0
    assert workspace.survey.hide_under == 0


def test_too_few_under_a_filter_stay_unseen(place: ExplorePlace, workspace: Workspace) -> None:
    small_groups.hide_under(workspace, 20)
    by = next(q for q in workspace.survey.questions if q.name == "Organisation")
    workspace.set_filter(Filter((Condition(by.id, (by.options[0].id,)),)))
    settle()
    assert place.centre.instead.isVisible()
    assert not place.centre.instead.anyway.isVisible()
    assert "Hidden" in texts(place.centre.instead)


def test_the_panel_sets_the_line(place: ExplorePlace, workspace: Workspace) -> None:
    panel = ExportPanel(workspace)
    panel.show()
    settle()
    chosen: QWidget = panel.small_groups.ways.button("hide")
    assert chosen.accessibleName() or panel.small_groups.ways.button("hide").text()
    panel.small_groups.ways.button("hide").click()
    settle()
    assert workspace.survey.hide_under == small_groups.USUAL
    assert panel.small_groups.ways.current == "hide"
    panel.small_groups.ways.button("counts").click()
    assert workspace.survey.hide_under == 0
    panel.hide()
    panel.deleteLater()
