"""Leaving responses out in the Data place, and putting them back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moin_desktop.models import questions, surveys
from moin_desktop.ui.data.leaving import LeavingPopup, rows_in
from moin_desktop.ui.data.place import DataPlace
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.ui.seen import click, settle, texts


@pytest.fixture
def place(window: MainWindow, small: Workspace) -> DataPlace:
    """The place with the small survey."""
    found = window.place("data")
    assert isinstance(found, DataPlace)
    return found


def _popup(place: DataPlace) -> LeavingPopup:
    click(place, "Leave out rows")
    settle()
    found = QApplication.activePopupWidget()
    assert isinstance(found, LeavingPopup)
    return found


def _told(workspace: Workspace) -> list[str]:
    return [info.text for info in questions.corrections_of(workspace.project.session, "s1")]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("", ()),
        ("18", (18,)),
        ("41, 18;50 - 52", (18, 41, 50, 51, 52)),
        ("3 4\n5", (3, 4, 5)),
        ("7\u20139", (7, 8, 9)),
        ("9-7", None),
        ("row 3", None),
        ("3,-", None),
        ("1-9999999", None),
    ],
)
def test_rows_as_people_type_them(text: str, rows: tuple[int, ...] | None) -> None:
    assert rows_in(text) == rows


def test_rows_are_left_out_for_a_reason_and_put_back(place: DataPlace, small: Workspace) -> None:
    popup = _popup(place)
    assert not popup.apply.isEnabled()
    QTest.keyClicks(popup.rows, "2, 4")
    assert popup.apply.text() == "Leave out 2 responses"
    QTest.keyClick(popup.rows, Qt.Key.Key_Return)
    assert _told(small) == ["Rows 2, 4 are left out: test answer."]
    assert small.survey.everyone.tolist() == [False, True, False, True, True, True]
    assert "2 responses are left out." in texts(place)
    assert "4 responses (2 left out) and" in texts(place)
    popup = _popup(place)
    click(popup, "Put back: Rows 2, 4 are left out: test answer.")
    assert _told(small) == []
    assert "left out." not in texts(place).replace("Email was left out", "")
    small.undo()
    assert small.survey.everyone.tolist() == [False, True, False, True, True, True]


def test_a_reason_in_ones_own_words(place: DataPlace, small: Workspace) -> None:
    popup = _popup(place)
    QTest.keyClicks(popup.rows, "3")
    popup.reason.setCurrentIndex(3)
    assert not popup.apply.isEnabled()
    QTest.keyClicks(popup.own, "Filled in by a robot.")
    click(popup, "Leave out 1 response")
    assert _told(small) == ["Row 3 is left out: Filled in by a robot."]


def test_rows_without_a_response_are_told(place: DataPlace) -> None:
    popup = _popup(place)
    QTest.keyClicks(popup.rows, "2, 9")
    assert "Row 9 holds no response. They stand in rows 2 to 7." in texts(popup)
    assert not popup.apply.isEnabled()
    popup.rows.setText("two")
    assert "Type row numbers" in texts(popup)
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not popup.isVisible()


def test_duplicates_are_one_button(place: DataPlace, small: Workspace) -> None:
    click(place, "1 more")
    click(place, "Leave out 5: Two rows are alike")
    assert _told(small) == ["Row 5 is left out: duplicate."]
    assert [d.settled for d in surveys.doubts(small.project.session, "s1")] == [False, False, False, True]
    assert "Left out." in texts(place)
    click(place, "Undo: Two rows are alike")
    assert small.survey.everyone.all()
    assert _told(small) == []
