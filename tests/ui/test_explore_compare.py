"""Comparing, pairing and choosing kinds in Explore, by keys and by mouse."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from moin_desktop.analysis.charts import ChartKind
from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.explore.table import headings, rows
from moin_desktop.ui.workspace import Workspace
from tests.exporting.making import sample_reading
from tests.ui.seen import click, entry, popup, press, settle


def show(workspace: Workspace, name: str) -> None:
    workspace.set_question(next(q.id for q in workspace.survey.questions if q.name == name))
    settle()


def test_c_compares_and_goes_along(place: ExplorePlace, workspace: Workspace) -> None:
    press(place, Qt.Key.Key_C)
    data = place.shown.data
    assert data is not None
    assert (data.kind, data.title) == (ChartKind.HEAT, "Challenges, by organisation")
    assert place.centre.views.current == "compare"
    press(place, Qt.Key.Key_BracketRight)
    assert place.shown.data is not None
    assert place.shown.data.spec.compare == data.spec.compare
    press(place, Qt.Key.Key_C)
    assert place.shown.data.spec.compare == ""
    assert place.centre.views.current == "bars"


def test_c_leaves_out_what_the_filter_holds_to_one_group(place: ExplorePlace, workspace: Workspace) -> None:
    organisation = next(q for q in workspace.survey.questions if q.name == "Organisation")
    workspace.set_filter(Filter((Condition(organisation.id, (organisation.options[0].id,)),)))
    settle()
    press(place, Qt.Key.Key_C)
    data = place.shown.data
    assert data is not None
    assert data.spec.compare not in ("", organisation.id)
    assert sum(1 for group in data.groups[1:] if group.base) > 1


def test_groups_and_kind_are_chosen_in_menus(place: ExplorePlace, window: QWidget) -> None:
    click(place, "Compare")
    settle()
    click(place, "Compare by: Organisation")
    entry(popup(), "M&&E in place")
    settle()
    data = place.shown.data
    assert data is not None
    assert [group.label for group in data.groups] == ["All", "No", "Yes"]
    click(place, "Kind of chart: Heat grid")
    entry(popup(), "Bars by group")
    settle()
    assert place.shown.data is not None
    assert place.shown.data.kind is ChartKind.COLUMNS


def test_the_table_is_of_the_comparison(place: ExplorePlace) -> None:
    press(place, Qt.Key.Key_C, Qt.Key.Key_T)
    data = place.shown.data
    assert data is not None
    assert place.centre.views.current == "table"
    assert place.centre.table.isVisible()
    assert headings(data)[:3] == ("Answer", "All (n = 53)", "National government department (n = 15)")
    assert rows(data)[1].cells[:3] == ("Working across departments and breaking silos", "53%", "93%")
    assert rows(data)[1].option == data.rows[1].option


def test_the_base_chip_goes_round(place: ExplorePlace) -> None:
    assert place.centre.base.text() == "% of 53 who answered"
    press(place, Qt.Key.Key_B)
    data = place.shown.data
    assert data is not None
    assert data.spec.percent_of == "answers"
    assert "answers by 53 respondents" in data.subtitle
    click(place, f"Percentages: {place.centre.base.text()}")
    settle()
    assert place.shown.data is not None
    assert place.shown.data.spec.percent_of == ""


def test_r_shows_likely_ranges(place: ExplorePlace) -> None:
    press(place, Qt.Key.Key_R)
    data = place.shown.data
    assert data is not None
    assert all(mark.likely for mark in data.marks)
    assert place.centre.range.isChecked()


def test_a_pair_is_chosen_in_the_menu(place: ExplorePlace, workspace: Workspace) -> None:
    show(workspace, "Tools used")
    click(place, "Kind of chart: Bars")
    entry(popup(), "Beside “Tools wanted”")
    settle()
    data = place.shown.data
    assert data is not None
    assert (data.kind, data.rows[0].gap_text) == (ChartKind.DUMBBELL, "+43 points")
    assert headings(data)[-1] == "Gap"


def test_a_finding_keeps_its_view(place: ExplorePlace, workspace: Workspace) -> None:
    press(place, Qt.Key.Key_C, Qt.Key.Key_R, Qt.Key.Key_K, Qt.Key.Key_Escape)
    kept = place.shown.finding
    assert kept is not None
    assert (kept.spec.kind, bool(kept.spec.compare), kept.spec.likely_range) == (ChartKind.HEAT, True, True)
    press(place, Qt.Key.Key_C)
    assert place.shown.finding is None
    show(workspace, "Country")
    workspace.show_chart(kept.spec)
    settle()
    assert place.shown.spec == kept.spec
    assert place.shown.finding == kept


def test_a_text_has_nothing_to_compare(place: ExplorePlace, workspace: Workspace) -> None:
    show(workspace, "Hopes")
    press(place, Qt.Key.Key_C)
    assert place.shown.is_coding
    assert not place.centre.by.isVisible()
    place.shown.read(False)
    settle()
    press(place, Qt.Key.Key_C)
    assert place.shown.data is not None
    assert place.shown.data.kind is ChartKind.TEXTS
    assert not place.centre.by.isVisible()


def test_the_same_question_in_two_surveys(place: ExplorePlace, workspace: Workspace) -> None:
    workspace.add_survey(sample_reading())
    workspace.go("explore")
    show(workspace, "Challenges")
    click(place, "Kind of chart: Bars")
    entry(popup(), "Waves")
    settle()
    data = place.shown.data
    assert data is not None
    assert (data.kind, [group.base for group in data.groups]) == (ChartKind.WAVES, [53, 53])
    assert {row.gap_text for row in data.rows} == {"0 points"}
    press(place, Qt.Key.Key_K)
    assert place.shown.finding is None
