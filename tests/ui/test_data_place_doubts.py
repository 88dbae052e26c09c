"""Cards of doubts that need more than one button, and what their buttons do."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from moin_desktop.analysis.questions import Doubt, QuestionType
from moin_desktop.ui import theme
from moin_desktop.ui.data.brief import Brief
from moin_desktop.ui.data.doubts import DoubtCard
from moin_desktop.ui.data.place import DataPlace
from moin_desktop.ui.data.table import ROW
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.models.readings import reading
from tests.ui.seen import click, settle, texts

LEAK = Doubt("personal_text", "1 answer holds a number", "q4", (4,))
BOTH = Doubt("none_with_others", "“Diary” beside others", "q3", (5,), "2 rows", "exclusive", ("Diary",))
ALIKE = Doubt("duplicate_rows", "Three rows are alike", "", (3, 4, 6))


@pytest.fixture
def place(window: MainWindow, workspace: Workspace, tmp_path: Path) -> DataPlace:
    """The place with three doubts."""
    return _open(window, workspace, tmp_path, (LEAK, BOTH, ALIKE))


def _open(window: MainWindow, workspace: Workspace, folder: Path, doubts: Sequence[Doubt]) -> DataPlace:
    assert workspace.create_project(folder / "A.moin", "Doubts", replace(reading(), doubts=tuple(doubts)))
    place = window.place("data")
    assert isinstance(place, DataPlace)
    return place


def test_a_leak_is_shown_and_its_column_left_out(place: DataPlace, workspace: Workspace) -> None:
    click(place, "Show: 1 answer holds a number")
    assert place.table.currentIndex().row() == 3
    assert "no time" in texts(place.inspector)
    assert "2 of 3" in texts(place.inspector)
    click(place, "Leave column out: 1 answer holds a number")
    assert workspace.survey.question("q4").type is QuestionType.PERSONAL
    assert "Left out: personal." in texts(place)
    assert "no time" not in texts(place.inspector)
    click(place, "Undo: 1 answer holds a number")
    assert workspace.survey.question("q4").type is QuestionType.TEXT


def test_none_beside_others_counts_alone_by_one_button(place: DataPlace, workspace: Workspace) -> None:
    click(place, "Only where alone: “Diary” beside others")
    assert workspace.survey.question("q3").alone == ("o9",)
    assert "Counted only where it stands alone." in texts(place)


def test_of_several_alike_the_first_is_kept(place: DataPlace, workspace: Workspace) -> None:
    click(place, "Keep only 3: Three rows are alike")
    assert workspace.survey.everyone.tolist() == [True, True, False, True, False, True]


def test_a_card_without_a_cell_offers_no_look(window: MainWindow, workspace: Workspace, tmp_path: Path) -> None:
    place = _open(window, workspace, tmp_path, (replace(LEAK, rows=()), BOTH))
    assert [card.look.isVisible() for card in place.doubts._cards.values()] == [False, False]  # noqa: SLF001 (the cards)


LONG = "“{n} of the questions about how missions are governed” were asked only of those who answered Yes before that"
WORDY = tuple(Doubt("header_unsure", LONG.format(n=n), "", (), LONG.format(n=n) + LONG, "") for n in range(4))


def test_in_a_low_window_cards_leave_the_table_its_rows(
    window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    window.resize(1366, 768)
    place = _open(window, workspace, tmp_path, WORDY)
    settle()
    cards = [card for card in place.findChildren(DoubtCard) if card.isVisible()]
    assert len(cards) == 2
    assert max(card.height() for card in cards) <= 88
    said = [part for part in cards[0].findChildren(Brief) if part.isVisible()]
    assert {part.toolTip() for part in said} == {WORDY[0].text, WORDY[0].detail}
    assert place.table.viewport().height() // ROW >= 5
    click(place, "2 more")
    settle()
    cards = [card for card in place.findChildren(DoubtCard) if card.isVisible()]
    assert min(card.height() for card in cards) > 88
    assert {part.toolTip() for card in cards for part in card.findChildren(Brief)} == {""}


def test_in_a_high_window_cards_say_it_all(window: MainWindow, workspace: Workspace, tmp_path: Path) -> None:
    place = _open(window, workspace, tmp_path, WORDY)
    settle()
    assert {part.toolTip() for part in place.findChildren(Brief)} == {""}
    window.resize(1440, 700)
    settle()
    assert {part.toolTip() for part in place.findChildren(Brief) if part.isVisible()} != {""}
    theme.set_scheme(theme.Scheme.DARK)
    settle()
    assert max(card.height() for card in place.findChildren(DoubtCard) if card.isVisible()) <= 88
