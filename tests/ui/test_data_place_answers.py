"""The answers in the Data place: grouped, dragged, marked; driven by clicks and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from moin_desktop.analysis.questions import BaseRule, Question, Route
from moin_desktop.models import questions
from moin_desktop.ui.data.place import DataPlace
from moin_desktop.ui.data.table import READ_AS
from moin_desktop.ui.data.ticking import TickPopup
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.ui.seen import click, settle, texts


@pytest.fixture
def place(window: MainWindow, small: Workspace) -> DataPlace:
    """The place with the small survey."""
    found = window.place("data")
    assert isinstance(found, DataPlace)
    return found


def _question(workspace: Workspace, name: str) -> Question:
    return next(q for q in workspace.survey.questions if q.name == name)


def _choose(place: DataPlace, row: int) -> None:
    place.table.setCurrentIndex(place.table.questions.index(row, READ_AS))
    settle()


def _popup() -> TickPopup:
    found = QApplication.activePopupWidget()
    assert isinstance(found, TickPopup)
    return found


def test_answers_are_grouped_by_keys(place: DataPlace, small: Workspace) -> None:
    _choose(place, 2)
    click(place, "Group answers")
    popup = _popup()
    assert popup.apply.text() == "Tick two answers or more"
    QTest.keyClicks(popup.name, "In person")
    popup.answers.setFocus()
    for row in (1, 2):
        popup.answers.setCurrentRow(row)
        QTest.keyClick(popup.answers, Qt.Key.Key_Space)
    assert popup.apply.text() == "Group 2 answers"
    QTest.keyClick(popup.answers, Qt.Key.Key_Return)
    (net,) = _question(small, "Tools").nets
    assert (net.label, net.options) == ("In person", ("o8", "o9"))
    assert small.project.undo_label == "Group answers"
    assert "In person (group)" in texts(place)
    small.undo()
    assert "In person (group)" not in texts(place)


def test_a_group_is_changed_and_taken_apart(place: DataPlace, small: Workspace) -> None:
    _choose(place, 2)
    click(place, "Group answers")
    popup = _popup()
    QTest.keyClicks(popup.name, "Some")
    for row in (0, 1):
        popup.answers.item(row).setCheckState(Qt.CheckState.Checked)
    click(popup, "Group 2 answers")
    click(place, "Change the group “Some”")
    popup = _popup()
    assert popup.name.text() == "Some"
    assert popup.answers.ticked() == ("o7", "o8")
    QTest.keyClicks(popup.name, "Asking people")
    popup.answers.item(2).setCheckState(Qt.CheckState.Checked)
    click(popup, "Group 3 answers")
    (net,) = _question(small, "Tools").nets
    assert (net.label, net.options) == ("Asking people", ("o7", "o8", "o9"))
    click(place, "Take the group “Asking people” apart")
    assert _question(small, "Tools").nets == ()
    assert small.project.undo_label == "Take a group of answers apart"


def test_a_group_without_a_name_or_with_one_answer_waits(place: DataPlace, small: Workspace) -> None:
    _choose(place, 2)
    click(place, "Group answers")
    popup = _popup()
    for row in (0, 1):
        popup.answers.item(row).setCheckState(Qt.CheckState.Checked)
    assert popup.apply.text() == "Give the group a name"
    assert not popup.apply.isEnabled()
    QTest.keyClick(popup.name, Qt.Key.Key_Return)
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    settle()
    assert QApplication.activePopupWidget() is None
    assert _question(small, "Tools").nets == ()


def test_questions_without_choices_offer_no_groups(place: DataPlace) -> None:
    for row, there in ((0, True), (1, False), (4, False), (6, False), (7, False)):
        _choose(place, row)
        assert place.inspector.becomes.group.isVisible() is there, row


def test_the_route_is_told_changed_and_removed(place: DataPlace, small: Workspace) -> None:
    _choose(place, 2)
    click(place, "Asked only of some")
    popup = _popup()
    names = [popup.question.itemText(i) for i in range(popup.question.count())]
    assert names == ["Used", "Country", "Travel"]
    assert not popup.apply.isEnabled()
    popup.answers.item(0).setCheckState(Qt.CheckState.Checked)
    click(popup, "Asked only of these")
    assert _question(small, "Tools").asked_if == Route("q2", ("o5",))
    assert "Asked of those who said “Yes” at “Used”." in texts(place)
    assert "6 of 6 were asked, 5 answered." in texts(place)
    assert place.inspector.base.current == BaseRule.WHO_WAS_ASKED.value
    click(place, "Change who was asked")
    popup = _popup()
    assert popup.answers.ticked() == ("o5",)
    popup.question.setCurrentIndex(1)
    assert popup.answers.ticked() == ()
    popup.answers.setFocus()
    popup.answers.setCurrentRow(2)
    QTest.keyClick(popup.answers, Qt.Key.Key_Space)
    QTest.keyClick(popup.answers, Qt.Key.Key_Return)
    assert "Asked of those who said “Peru” at “Country”." in texts(place)
    click(place, "Asked of everyone")
    assert _question(small, "Tools").asked_if is None
    assert small.project.undo_label == "Ask a question of everyone"
    assert "Asked of those" not in texts(place)


def test_a_question_leads_to_none_that_it_waits_for(place: DataPlace, small: Workspace) -> None:
    small.do("Route", questions.route, "q1", "q3", ["o7"])
    _choose(place, 2)
    click(place, "Asked only of some")
    popup = _popup()
    assert [popup.question.itemText(i) for i in range(popup.question.count())] == ["Used", "Travel"]
