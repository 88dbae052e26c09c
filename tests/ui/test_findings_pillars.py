"""The project's own pillars, questions of the room, and finding a finding."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from moin_desktop.models import findings, pillars
from moin_desktop.ui import theme
from moin_desktop.ui.charts import colours
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.findings import acts
from moin_desktop.ui.findings.card import Card
from moin_desktop.ui.findings.parts import PillarHead, Slot
from moin_desktop.ui.findings.pillar_editor import PillarEditor
from moin_desktop.ui.findings.place import FindingsPlace
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.exporting.making import sample_project
from tests.ui.seen import click, entry, key, named, popup, settle, texts

SEVEN, SKILLS, SILOS, HALF = "f1", "f2", "f3", "f4"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def board(window: MainWindow, workspace: Workspace, tmp_path: Path) -> FindingsPlace:
    path = tmp_path / "MOIN.moin"
    sample_project(path).close()
    assert workspace.open_project(path)
    workspace.go("findings")
    place = window.place("findings")
    assert isinstance(place, FindingsPlace)
    settle()
    return place


@pytest.fixture
def editor(board: FindingsPlace, window: MainWindow) -> PillarEditor:
    click(board, "Pillars")
    settle()
    return window.findChildren(PillarEditor)[-1]


def _names(workspace: Workspace) -> list[str]:
    return [pillar.name for pillar in pillars.all(workspace.project.session)]


def _type(parent: PillarEditor, name: str, words: str) -> None:
    field = named(parent, QLineEdit, name)
    field.selectAll()
    QTest.keyClicks(field, words)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()


def test_hues_of_pillars_can_be_read_in_light_and_dark() -> None:
    for scheme in (theme.Scheme.LIGHT, theme.Scheme.DARK):
        tokens = theme.tokens_of(scheme)
        assert len(tokens.pillars) == pillars.MOST == len({colour.name() for colour in tokens.pillars})
        for hue in range(pillars.MOST):
            for ground in (tokens.panel, tokens.sunken, tokens.raised, tokens.canvas):
                assert colours.contrast(tokens.hue(hue), ground) >= 4.5, (scheme, hue, ground.name())
            assert colours.contrast(tokens.on_accent, tokens.hue(hue)) >= 4.5, (scheme, hue)


def test_pillars_are_renamed_added_moved_removed_and_reset(
    editor: PillarEditor, board: FindingsPlace, workspace: Workspace, window: MainWindow
) -> None:
    _type(editor, "Name of pillar 1", "Ways")
    _type(editor, "Question of pillar 1", "Which way?")
    _type(editor, "Name of a new pillar", "People")
    assert _names(workspace) == ["Ways", "Organisations", "Assessment", "Risks & rewards", "People"]
    heads = [head.accessibleName() for head in board.board.findChildren(PillarHead) if head.isVisible()]
    assert heads[0] == "Ways, 1 finding. Which way?"
    assert heads[-1] == "People, 0 findings."
    click(editor, "Move People to the front")
    assert _names(workspace)[3] == "People"
    click(editor, "Remove Organisations")
    settle()
    assert [part for part in board.board.parts if board.board.parts[part].isVisible()][-1] == ""
    assert [card.id for card in board.board.parts[""].lane.cards] == [SKILLS, SILOS]
    _type(editor, "Name of pillar 1", "People")
    assert "already a pillar called" in texts(window.toast)
    assert _names(workspace)[0] == "Ways"
    click(editor, "Back to the four of ROAR")
    assert _names(workspace) == ["Routes", "Organisations", "Assessment", "Risks & rewards"]
    workspace.undo()
    assert _names(workspace)[0] == "Ways"


def test_explore_offers_the_projects_pillars(board: FindingsPlace, workspace: Workspace, window: MainWindow) -> None:
    added = workspace.do("Add", pillars.add, "People")
    acts.open_finding(workspace, findings.all(workspace.project.session)[1])
    place = window.place("explore")
    assert isinstance(place, ExplorePlace)
    place.shown.refresh()
    settle()
    assert "Pillar" in texts(place.inspector.finding)
    assert "ROAR" not in texts(place.inspector.finding)
    place.setFocus()
    key(window, Qt.Key.Key_5, ALT)
    assert findings.all(workspace.project.session)[-1].pillar == added
    assert place.inspector.finding.pillars[str(added)].accessibleName() == "People"


def test_a_question_of_the_room_is_asked_by_key_and_copes_without_a_chart(
    board: FindingsPlace, workspace: Workspace, window: MainWindow
) -> None:
    board.show_finding(HALF)
    key(window, Qt.Key.Key_Q)
    settle()
    QTest.keyClicks(board.ask_line.words, "Who pays when a mission fails?")
    QTest.keyClicks(board.ask_line.author, "Table 3")
    QTest.keyClick(board.ask_line.author, Qt.Key.Key_Return)
    settle()
    asked = named(board, Card, "Finding 5, Who pays when a mission fails?, Assessment, question")
    assert window.focusWidget() is asked
    assert "Asked by Table 3" in texts(asked)
    click(board, "Running order")
    settle()
    card = named(board, Card, "Finding 5, Who pays when a mission fails?, Assessment, question")
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert workspace.place == "findings"
    assert "Nothing stands behind this question yet" in texts(window.toast)


def test_asking_can_be_given_up(board: FindingsPlace, window: MainWindow, workspace: Workspace) -> None:
    click(board, "Ask a question")
    settle()
    QTest.keyClicks(board.ask_line.words, "Who")
    QTest.keyClick(board.ask_line.words, Qt.Key.Key_Escape)
    assert not board.ask_line.isVisible()
    assert len(findings.all(workspace.project.session)) == 4


def test_only_findings_of_a_status_are_shown_and_moved_among_all(board: FindingsPlace, workspace: Workspace) -> None:
    click(board, "All findings")
    entry(popup(), "Draft: 1")
    settle()
    assert [card.id for card in board.board.findChildren(Card) if card.isVisible()] == [SILOS]
    (silos,) = [card for card in board.board.findChildren(Card) if card.isVisible()]
    QTest.keyClick(silos, Qt.Key.Key_Left, ALT)
    settle()
    assert [one.id for one in findings.all(workspace.project.session)] == [SEVEN, SILOS, SKILLS, HALF]
    workspace.do("Agree", findings.set_status, SILOS, "agreed")
    settle()
    assert len([card for card in board.board.findChildren(Card) if card.isVisible()]) == 4


def test_a_box_finds_findings_once_there_are_many(
    board: FindingsPlace, workspace: Workspace, window: MainWindow
) -> None:
    assert not board.head.box.isVisible()
    for n in range(9):
        workspace.do("Ask", findings.ask, "s1", f"Question {n}?", "rewards")
    settle()
    assert board.head.box.isVisible()
    QTest.keyClicks(board.head.box, "silos")
    settle()
    assert [card.id for card in board.board.findChildren(Card) if card.isVisible()] == [SKILLS, SILOS]
    QTest.keyClicks(board.head.box, "x")
    settle()
    assert "No finding has “silosx” in it" in texts(board)
    click(board, "Show all findings")
    settle()
    assert len([card for card in board.board.findChildren(Card) if card.isVisible()]) == 13


def test_shift_delete_and_backspace_remove_nothing(
    board: FindingsPlace, workspace: Workspace, window: MainWindow
) -> None:
    board.show_finding(SKILLS)
    key(window, Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    key(window, Qt.Key.Key_Backspace)
    assert len(findings.all(workspace.project.session)) == 4
    (slot,) = board.board.parts["rewards"].findChildren(Slot)
    assert slot.isVisible()
