"""The board and the running order, by mouse and keys, as they are shown."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moin_desktop.models import findings, notes, surveys
from moin_desktop.models.pins import Pin, PinKind
from moin_desktop.ui.findings.card import Card
from moin_desktop.ui.findings.parts import Slot
from moin_desktop.ui.findings.place import FindingsPlace
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Message, Workspace
from tests.exporting.making import CHALLENGES, HOPES, ORGANISATION, keep, sample_project
from tests.ui.seen import click, entry, key, named, popup, settle, texts

SEVEN, SKILLS, SILOS, HALF = "f1", "f2", "f3", "f4"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def board(window: MainWindow, workspace: Workspace, tmp_path: Path) -> FindingsPlace:
    """Four findings under three pillars."""
    path = tmp_path / "MOIN.moin"
    sample_project(path).close()
    assert workspace.open_project(path)
    workspace.go("findings")
    place = window.place("findings")
    assert isinstance(place, FindingsPlace)
    settle()
    return place


def card(place: FindingsPlace, finding: str) -> Card:
    settle()
    found = next(c for c in place.findChildren(Card) if c.id == finding and c.isVisible())
    assert isinstance(found, Card)
    return found


def order(workspace: Workspace) -> list[tuple[str, str, int]]:
    return [(f.id, f.pillar, f.position) for f in findings.all(workspace.project.session)]


def focused() -> str:
    settle()
    widget = QApplication.focusWidget()
    return widget.id if isinstance(widget, Card) else ""


def test_notes_on_the_finding_count_and_questions_are_no_findings(board: FindingsPlace, workspace: Workspace) -> None:
    workspace.do("Pin", notes.pin, workspace.survey.id, Pin(PinKind.FINDING, finding=SKILLS), "Check this")
    assert workspace.do("Ask", findings.ask, workspace.survey.id, "Who pays?", "routes", "")
    settle()
    assert "3 notes" in card(board, SKILLS).accessibleDescription()
    assert "4 findings and 1 question." in texts(board.head)


def test_a_card_says_all_there_is_about_a_finding(board: FindingsPlace) -> None:
    named(board, Card, "Finding 2, Skills and silos lead the list, Organisations, agreed")
    described = card(board, SKILLS).accessibleDescription()
    assert described == "55% Building skills and capabilities. Challenges · 53 responses. 2 notes"
    assert "55%" in texts(card(board, SKILLS))


def test_a_filter_is_said_on_the_card(board: FindingsPlace) -> None:
    assert "Only National government department" in texts(card(board, SILOS))
    assert "93%" in texts(card(board, SILOS))
    assert "Challenges · 15 responses" in texts(card(board, SILOS))


def test_an_empty_pillar_says_only_what_can_be_done_there(board: FindingsPlace) -> None:
    (slot,) = board.board.parts["rewards"].findChildren(Slot)
    assert slot.accessibleName() == "Drop a finding here"


def test_cards_lie_under_their_pillars(board: FindingsPlace) -> None:
    shown = {pillar: [c.id for c in part.lane.cards] for pillar, part in board.board.parts.items() if part.isVisible()}
    assert shown == {"routes": [SEVEN], "organisations": [SKILLS, SILOS], "assessment": [HALF], "rewards": []}
    assert "4 findings." in texts(board)
    assert "Synthetic data" in texts(board)


def test_unsorted_findings_have_a_column_only_when_there_are_any(board: FindingsPlace, workspace: Workspace) -> None:
    assert not board.board.parts[""].isVisible()
    workspace.do("Unsort", findings.set_pillar, HALF, "")
    settle()
    assert board.board.parts[""].isVisible()
    assert [c.id for c in board.board.parts[""].lane.cards] == [HALF]


def test_arrows_choose_a_card(board: FindingsPlace, window: MainWindow) -> None:
    card(board, SEVEN).setFocus()
    for code, expected in (
        (Qt.Key.Key_Right, SKILLS),
        (Qt.Key.Key_Down, SILOS),
        (Qt.Key.Key_Down, SILOS),
        (Qt.Key.Key_Right, HALF),
        (Qt.Key.Key_Right, HALF),
        (Qt.Key.Key_Left, SKILLS),
        (Qt.Key.Key_Left, SEVEN),
    ):
        key(window, code)
        assert focused() == expected


def test_alt_and_arrows_move_a_card(board: FindingsPlace, window: MainWindow, workspace: Workspace) -> None:
    card(board, SILOS).setFocus()
    key(window, Qt.Key.Key_Up, ALT)
    assert order(workspace)[1:3] == [(SILOS, "organisations", 1), (SKILLS, "organisations", 2)]
    assert focused() == SILOS
    key(window, Qt.Key.Key_Up, ALT)
    assert order(workspace)[1] == (SILOS, "organisations", 1)
    key(window, Qt.Key.Key_Right, ALT)
    assert order(workspace)[2] == (SILOS, "assessment", 1)
    assert workspace.project.undo_label == "Move a finding to Assessment"
    workspace.undo()
    workspace.undo()
    assert order(workspace)[1:3] == [(SKILLS, "organisations", 1), (SILOS, "organisations", 2)]
    assert focused() == SILOS


def test_a_card_can_be_moved_into_an_empty_pillar(
    board: FindingsPlace, window: MainWindow, workspace: Workspace
) -> None:
    card(board, HALF).setFocus()
    key(window, Qt.Key.Key_Right, ALT)
    assert order(workspace)[3] == (HALF, "rewards", 1)
    assert focused() == HALF


def test_a_dropped_card_goes_where_it_was_let_go(board: FindingsPlace, workspace: Workspace) -> None:
    lane = board.board.parts["organisations"].lane
    settle()
    lane.drop(SEVEN, lane.cards[1].geometry().top() - 5)
    assert order(workspace)[:3] == [
        (SKILLS, "organisations", 1),
        (SEVEN, "organisations", 2),
        (SILOS, "organisations", 3),
    ]
    board.board.parts["rewards"].lane.drop(SEVEN, 10)
    assert (SEVEN, "rewards", 1) in order(workspace)


def test_a_card_dropped_in_its_own_lane_changes_place(board: FindingsPlace, workspace: Workspace) -> None:
    lane = board.board.parts["organisations"].lane
    settle()
    lane.drop(SKILLS, lane.height())
    assert order(workspace)[1:3] == [(SILOS, "organisations", 1), (SKILLS, "organisations", 2)]


def test_enter_opens_the_question_under_its_filter(
    board: FindingsPlace, window: MainWindow, workspace: Workspace
) -> None:
    card(board, SILOS).setFocus()
    key(window, Qt.Key.Key_Return)
    assert workspace.place == "explore"
    assert workspace.question is not None
    assert workspace.question.id == CHALLENGES
    assert [c.question for c in workspace.filter.conditions] == [ORGANISATION]


def test_a_double_click_opens_too(board: FindingsPlace, workspace: Workspace) -> None:
    QTest.mouseDClick(card(board, SKILLS), Qt.MouseButton.LeftButton)
    assert workspace.place == "explore"
    assert not workspace.filter


def test_delete_removes_and_undo_is_offered(board: FindingsPlace, window: MainWindow, workspace: Workspace) -> None:
    told: list[Message] = []
    workspace.told.connect(told.append)
    card(board, SKILLS).setFocus()
    key(window, Qt.Key.Key_Delete)
    assert [f for f, _pillar, _place in order(workspace)] == [SEVEN, SILOS, HALF]
    assert told[-1].text == "Removed “Skills and silos lead the list”"
    assert focused() == SILOS
    click(window.toast, "Undo")
    assert len(order(workspace)) == 4


def test_the_menu_does_what_it_says(board: FindingsPlace, workspace: Workspace) -> None:
    click(board, "More for finding 2")
    entry(popup(), "Mark as disputed")
    assert findings.all(workspace.project.session)[1].status == "disputed"
    click(board, "More for finding 2")
    entry(popup(), "Move to Risks && rewards")
    assert order(workspace)[3] == (SKILLS, "rewards", 1)
    click(board, "More for finding 4")
    entry(popup(), "Remove")
    assert len(order(workspace)) == 3


def test_changed_numbers_are_said_and_can_be_taken_over(board: FindingsPlace, workspace: Workspace) -> None:
    workspace.do("Leave out", surveys.leave_out, "s1", (2,))
    workspace.survey_changed.emit()
    assert "Numbers changed: 56% was 55%" in texts(card(board, SKILLS))
    click(board, "More for finding 2")
    entry(popup(), "Update the numbers")
    assert "Numbers changed" not in texts(card(board, SKILLS))


def test_the_running_order_is_one_list(board: FindingsPlace, window: MainWindow, workspace: Workspace) -> None:
    click(board, "Running order")
    settle()
    card(board, SEVEN).setFocus()
    for expected in (SKILLS, SILOS, HALF, HALF):
        key(window, Qt.Key.Key_Down)
        assert focused() == expected
    key(window, Qt.Key.Key_Up, ALT)
    assert order(workspace)[3] == (HALF, "organisations", 3)
    assert focused() == HALF
    key(window, Qt.Key.Key_Down, ALT)
    assert order(workspace)[3] == (HALF, "assessment", 1)


def test_without_findings_the_way_to_explore_is_shown(sampled: Workspace, window: MainWindow) -> None:
    sampled.go("findings")
    page = window.place("findings")
    assert "Findings you keep land here" in texts(page)
    click(page, "Open Explore")
    assert sampled.place == "explore"


def test_a_finding_of_free_text_has_its_number_of_answers(board: FindingsPlace, workspace: Workspace) -> None:
    kept = keep(workspace.project, HOPES, "Many come to learn how others govern")
    workspace.survey_changed.emit()
    described = card(board, kept).accessibleDescription()
    assert described.startswith("47 answers")


def test_a_board_made_before_a_change_is_fresh_when_visited(
    board: FindingsPlace, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.go("data")
    workspace.do("Rename", findings.set_headline, SKILLS, "Skills come first")
    workspace.go("findings")
    named(board, Card, "Finding 2, Skills come first, Organisations, agreed")


def test_cards_are_laid_out_anew_where_a_column_comes(board: FindingsPlace, workspace: Workspace) -> None:
    workspace.do("Move", findings.set_pillar, SKILLS, "")
    settle()
    found = card(board, SKILLS)
    high = found.height()
    inside = found.layout()
    assert inside is not None
    inside.invalidate()
    assert inside.sizeHint().height() == high
    assert high < 300
