"""How do we know? From a finding through what it stands on, and back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from moin_desktop.analysis.charts import ChartSpec
from moin_desktop.analysis.figures import chart_of, numbers
from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.models import evidence, findings, notes, quotes, surveys
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.findings import acts
from moin_desktop.ui.findings.card import Card
from moin_desktop.ui.findings.evidence_list import MIME, EvidenceRow
from moin_desktop.ui.findings.place import FindingsPlace
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.exporting.making import CHALLENGES, HOPES, ORGANISATION, STAGE, option_of, sample_project
from tests.ui.seen import click, entry, key, named, popup, settle, texts

SEVEN, SKILLS = "f1", "f2"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def explore(window: MainWindow, workspace: Workspace, tmp_path: Path) -> ExplorePlace:
    """The skills finding stands on a comparison, a filtered chart, a quote and a note."""
    path = tmp_path / "MOIN.moin"
    project = sample_project(path)
    national = option_of(project, ORGANISATION, "National government department")
    survey = surveys.load(project.session, "s1")
    for spec in (
        ChartSpec(CHALLENGES, compare=ORGANISATION),
        ChartSpec(STAGE, Filter((Condition(ORGANISATION, (national,)),))),
    ):
        chart = chart_of(survey, spec)
        assert chart is not None
        project.change("View", evidence.add_view, SKILLS, spec, numbers(chart))
    project.change("Quote", evidence.quote_answer, SKILLS, HOPES, 3)
    project.change("Note", evidence.add_note, SKILLS, "n1")
    project.close()
    assert workspace.open_project(path)
    _open(workspace, SKILLS)
    place = window.place("explore")
    assert isinstance(place, ExplorePlace)
    _look(place)
    return place


def _look(place: ExplorePlace) -> None:
    place.shown.refresh()
    settle()


def _open(workspace: Workspace, id: str) -> None:
    acts.open_finding(workspace, next(one for one in findings.all(workspace.project.session) if one.id == id))


def _kinds(workspace: Workspace) -> list[str]:
    return [one.kind for one in evidence.of_finding(workspace.project.session, SKILLS)]


def test_evidence_is_listed_with_its_own_chart_first(explore: ExplorePlace) -> None:
    rows = explore.inspector.finding.evidence.rows
    told = [row.accessibleName() for row in rows]
    assert told[0] == "Chart: Challenges. 55% Building skills and capabilities"
    assert told[1].startswith("Chart: Challenges. 60%")
    assert "by organisation" in told[1]
    assert told[2].endswith("Only National government department")
    assert told[3].startswith("Quote: “")
    assert told[3].endswith("Hopes · not cleared for the room")
    assert told[4].startswith("Note: Skills means data")


def test_the_way_goes_through_every_piece_and_back_to_the_card(
    explore: ExplorePlace, window: MainWindow, workspace: Workspace
) -> None:
    explore.setFocus()
    key(window, Qt.Key.Key_H)
    _look(explore)
    assert "How do we know? 1 of 5" in texts(explore.inspector)
    key(window, Qt.Key.Key_H)
    _look(explore)
    assert explore.shown.comparing is not None
    assert explore.shown.comparing.id == ORGANISATION
    click(explore.inspector.trail, "Next evidence (H)")
    _look(explore)
    assert workspace.question is not None
    assert (workspace.question.id, len(workspace.filter.conditions)) == (STAGE, 1)
    click(explore.inspector.trail, "Next evidence (H)")
    _look(explore)
    assert workspace.question is not None
    assert workspace.question.id == HOPES
    assert "“" in texts(explore.inspector.trail)
    click(explore.inspector.trail, "Next evidence (H)")
    _look(explore)
    assert workspace.selection.options == (
        option_of(workspace.project, CHALLENGES, "Building skills and capabilities"),
    )
    click(explore.inspector.trail, "Back to finding 2")
    settle()
    assert workspace.place == "findings"
    focus = QApplication.focusWidget()
    assert isinstance(focus, Card)
    assert focus.id == SKILLS
    assert not explore.inspector.trail.followed


def test_backspace_leads_back_and_h_on_the_board_leads_there(
    explore: ExplorePlace, window: MainWindow, workspace: Workspace
) -> None:
    workspace.go("findings")
    board = window.place("findings")
    assert isinstance(board, FindingsPlace)
    board.show_finding(SKILLS)
    settle()
    key(window, Qt.Key.Key_H)
    _look(explore)
    assert workspace.place == "explore"
    assert explore.inspector.trail.followed
    explore.setFocus()
    key(window, Qt.Key.Key_Backspace)
    settle()
    assert workspace.place == "findings"


def test_a_piece_is_opened_moved_and_removed_by_keys(
    explore: ExplorePlace, window: MainWindow, workspace: Workspace
) -> None:
    rows = explore.inspector.finding.evidence.rows
    rows[4].setFocus()
    key(window, Qt.Key.Key_Up, ALT)
    _look(explore)
    assert _kinds(workspace) == ["view", "view", "note", "quote"]
    held = QApplication.focusWidget()
    assert isinstance(held, EvidenceRow)
    assert held.piece.kind == "note"
    key(window, Qt.Key.Key_Up)
    focus = QApplication.focusWidget()
    assert isinstance(focus, EvidenceRow)
    key(window, Qt.Key.Key_Delete)
    _look(explore)
    assert _kinds(workspace) == ["view", "note", "quote"]
    click(window.toast, "Undo")
    assert len(_kinds(workspace)) == 4
    _look(explore)
    QTest.mouseClick(explore.inspector.finding.evidence.rows[2], Qt.MouseButton.LeftButton)
    _look(explore)
    assert workspace.question is not None
    assert workspace.question.id == STAGE


def test_a_piece_is_moved_by_dropping_it(explore: ExplorePlace, workspace: Workspace) -> None:
    pieces = explore.inspector.finding.evidence
    carried = QMimeData()
    carried.setData(MIME, pieces.rows[4].piece.id.encode())
    where = QPointF(20, pieces.rows[1].geometry().top() + 2)
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    pieces.dropEvent(QDropEvent(where, Qt.DropAction.MoveAction, carried, left, none))
    settle()
    assert _kinds(workspace) == ["note", "view", "view", "quote"]


def test_a_chart_is_added_to_another_finding(explore: ExplorePlace, window: MainWindow, workspace: Workspace) -> None:
    workspace.set_question(STAGE)
    _look(explore)
    explore.setFocus()
    key(window, Qt.Key.Key_E)
    menu = popup()
    assert [action.text()[0] for action in menu.actions()] == ["2", "3", "4"]
    entry(menu, next(action.text() for action in menu.actions() if "Skills" in action.text()))
    assert _kinds(workspace) == ["view", "view", "quote", "note", "view"]
    assert "Added as evidence to “Skills and silos lead the list”" in texts(window.toast)


def test_a_note_becomes_evidence_and_a_question_a_finding(
    explore: ExplorePlace, window: MainWindow, workspace: Workspace
) -> None:
    workspace.do("Kind", notes.set_kind, "n2", "question")
    _look(explore)
    click(explore, "More for the note: Nobody owns the space between departments.")
    inner = next(menu for menu in popup().findChildren(QMenu) if menu.title() == "Add as evidence to")
    next(action for action in inner.actions() if "Seven" in action.text()).trigger()
    popup().close()
    (piece,) = evidence.of_finding(workspace.project.session, SEVEN)
    assert piece.note == "n2"
    click(explore, "More for the note: Nobody owns the space between departments.")
    entry(popup(), "Make it a finding")
    asked = findings.all(workspace.project.session)[-1]
    assert (asked.headline, asked.status, asked.author, asked.charted) == (
        "Nobody owns the space between departments.",
        "question",
        "Table 1",
        False,
    )
    assert [one.note for one in evidence.of_finding(workspace.project.session, asked.id)] == ["n2"]
    acts.show_card(workspace, asked.id)
    settle()
    name = "Finding 5, Nobody owns the space between departments., Unsorted, question"
    card = named(window.place("findings"), Card, name)
    assert window.focusWidget() is card
    QTest.keyClick(card, Qt.Key.Key_Return)
    _look(explore)
    assert "How do we know? By this chart" in texts(explore.inspector)


def test_a_written_answer_becomes_a_quote(explore: ExplorePlace, window: MainWindow, workspace: Workspace) -> None:
    workspace.set_question(HOPES)
    _look(explore)
    explore.setFocus()
    if not explore.shown.is_coding:
        explore.centre.answers.list.setCurrentIndex(explore.centre.answers.model.index(0))
    key(window, Qt.Key.Key_E)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.accessibleName() == "Add this answer as evidence to"
    entry(menu, next(action.text() for action in menu.actions() if "Seven" in action.text()))
    (piece,) = evidence.of_finding(workspace.project.session, SEVEN)
    assert piece.quote in {quote.id for quote in quotes.of_survey(workspace.project.session, "s1")}
    workspace.undo()
    assert evidence.of_finding(workspace.project.session, SEVEN) == ()


def test_several_findings_of_one_chart_are_told_apart(
    explore: ExplorePlace, window: MainWindow, workspace: Workspace
) -> None:
    direction = option_of(workspace.project, CHALLENGES, "Setting a clear direction for the mission")
    workspace.select(CHALLENGES, (direction,))
    _look(explore)
    explore.setFocus()
    key(window, Qt.Key.Key_K)
    _look(explore)
    kept = findings.all(workspace.project.session)[-1]
    assert kept.focus == (direction,)
    assert explore.shown.finding == kept
    _open(workspace, SKILLS)
    _look(explore)
    assert explore.shown.finding is not None
    assert explore.shown.finding.id == SKILLS
    named(explore.inspector, type(explore.inspector.finding.more), "More for the finding")


def test_the_trail_tells_of_a_piece_only_where_it_is_shown(explore: ExplorePlace, window: MainWindow) -> None:
    explore.setFocus()
    key(window, Qt.Key.Key_H)
    _look(explore)
    trail = explore.inspector.trail
    assert "How do we know? 1 of 5" in texts(trail)
    key(window, Qt.Key.Key_BracketRight)
    _look(explore)
    assert trail.back_chip.isVisible()
    assert "How do we know?" not in texts(trail)
    key(window, Qt.Key.Key_BracketLeft)
    _look(explore)
    assert "How do we know? 1 of 5" in texts(trail)
