"""A statement with live numbers, typed and shown beside the chart."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest

from moin_desktop.models import findings, surveys
from moin_desktop.ui.explore.finding_section import FindingSection
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.findings import acts
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.exporting.making import CHALLENGES, option_of, sample_project
from tests.ui.seen import click, settle, texts

SKILLS = "f2"


@pytest.fixture
def section(window: MainWindow, workspace: Workspace, tmp_path: Path) -> FindingSection:
    """The finding about skills and silos, in Explore."""
    path = tmp_path / "MOIN.moin"
    sample_project(path).close()
    assert workspace.open_project(path)
    finding = next(one for one in findings.all(workspace.project.session) if one.id == SKILLS)
    acts.open_finding(workspace, finding)
    place = window.place("explore")
    assert isinstance(place, ExplorePlace)
    place.shown.refresh()
    settle()
    return place.inspector.finding


def _stored(workspace: Workspace) -> str:
    return next(one for one in findings.all(workspace.project.session) if one.id == SKILLS).statement


def _type(section: FindingSection, words: str) -> None:
    section.statement.setFocus()
    QTest.keyClicks(section.statement, words)
    settle()


def test_a_number_is_found_by_typing_and_put_in_place_of_the_bracket(
    section: FindingSection, workspace: Workspace
) -> None:
    _type(section, "Skills: {")
    assert section.chooser.isVisible()
    QTest.keyClicks(section.chooser.field, "skills")
    QTest.keyClick(section.chooser.field, Qt.Key.Key_Return)
    assert section.statement.plain() == "Skills: 55%"
    _type(section, " name it.")
    section.statement.commit()
    skills = option_of(workspace.project, CHALLENGES, "Building skills and capabilities")
    assert _stored(workspace) == f"Skills: {{q8:{skills}:percent|55%}} name it."
    settle()
    assert section.statement.accessibleDescription() == "Skills: 55% name it."
    assert not section.chooser.isVisible()


def test_a_typed_percentage_of_the_chart_becomes_a_number_that_follows(
    section: FindingSection, workspace: Workspace
) -> None:
    _type(section, "A third, 33%")
    assert not section.chooser.isVisible()
    _type(section, ", and 53%")
    assert section.chooser.isVisible()
    QTest.keyClick(section.chooser.field, Qt.Key.Key_Return)
    section.statement.commit()
    assert section.statement.plain() == "A third, 33%, and 53%"
    assert _stored(workspace).startswith("A third, 33%, and {q8:")


def test_escape_leaves_what_was_typed(section: FindingSection) -> None:
    _type(section, "{")
    QTest.keyClick(section.chooser.field, Qt.Key.Key_Escape)
    settle()
    assert not section.chooser.isVisible()
    assert section.statement.plain() == "{"


def test_a_number_is_one_piece(section: FindingSection, workspace: Workspace) -> None:
    click(section, "Put in a number")
    QTest.keyClicks(section.chooser.field, "base")
    QTest.keyClick(section.chooser.field, Qt.Key.Key_Return)
    assert section.statement.stored() == "{q8::base|53}"
    QTest.keyClick(section.statement, Qt.Key.Key_Backspace)
    assert section.statement.stored() == ""


def test_numbers_are_copied_as_words_and_pasted_as_numbers(section: FindingSection) -> None:
    _type(section, "{")
    QTest.keyClick(section.chooser.field, Qt.Key.Key_Return)
    section.statement.selectAll()
    carried = section.statement.createMimeDataFromSelection()
    stored = section.statement.stored()
    assert carried.text() == section.statement.plain()
    section.statement.insertFromMimeData(carried)
    assert section.statement.stored() == stored
    plain = QMimeData()
    plain.setText(" and more")
    section.statement.insertFromMimeData(plain)
    assert section.statement.stored() == stored + " and more"


def test_changed_numbers_are_said_and_taken_over(section: FindingSection, workspace: Workspace) -> None:
    skills = option_of(workspace.project, CHALLENGES, "Building skills and capabilities")
    workspace.do("Say", findings.set_statement, SKILLS, f"{{q8:{skills}:percent|55%}} name skills.")
    settle()
    assert not section.drift.isVisible()
    workspace.do("Leave out", surveys.leave_out, "s1", (2,))
    settle()
    assert section.statement.plain() == "56% name skills."
    assert "Changed since it was written: 56% was 55%." in texts(section)
    assert "Numbers changed: 56% was 55%" in texts(section)
    click(section, "Keep the numbers as written")
    settle()
    assert "Numbers changed: 56%" not in texts(section)
    click(section, "Update the numbers")
    settle()
    assert not section.drift.isVisible()
    assert _stored(workspace).startswith(f"{{q8:{skills}:percent|56%}}")
    workspace.undo()
    workspace.undo()
    settle()
    assert "Numbers changed: 56% was 55%" in texts(section)


def test_unsaved_words_go_back_on_escape_and_survive_other_news(section: FindingSection, workspace: Workspace) -> None:
    _type(section, "Half")
    workspace.do("Pillar", findings.set_pillar, SKILLS, "routes")
    settle()
    assert section.statement.plain() == "Half"
    QTest.keyClick(section.statement, Qt.Key.Key_Escape)
    assert section.statement.plain() == ""
    _type(section, "Half{")
    QTest.keyClick(section.chooser.field, Qt.Key.Key_Escape)
    QTest.keyClick(section.statement, Qt.Key.Key_Return)
    assert _stored(workspace) == "Half{"
