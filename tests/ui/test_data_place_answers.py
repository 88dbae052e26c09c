"""The answers in the Data place: grouped, dragged, marked; driven by clicks and keys."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moin_desktop.analysis.charts import ChartSpec, compute
from moin_desktop.analysis.questions import BaseRule, Question, Route
from moin_desktop.analysis.tables import natural_order
from moin_desktop.models import questions
from moin_desktop.ui.data.answers import ROW
from moin_desktop.ui.data.pasting import PastePopup
from moin_desktop.ui.data.place import DataPlace
from moin_desktop.ui.data.table import READ_AS
from moin_desktop.ui.data.ticking import TickPopup
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.ui.seen import click, entry, popup, settle, texts


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
    asking = _popup()
    assert asking.apply.text() == "Tick two answers or more"
    QTest.keyClicks(asking.name, "In person")
    asking.answers.setFocus()
    for row in (1, 2):
        asking.answers.setCurrentRow(row)
        QTest.keyClick(asking.answers, Qt.Key.Key_Space)
    assert asking.apply.text() == "Group 2 answers"
    QTest.keyClick(asking.answers, Qt.Key.Key_Return)
    (net,) = _question(small, "Tools").nets
    assert (net.label, net.options) == ("In person", ("o8", "o9"))
    assert small.project.undo_label == "Group answers"
    assert "In person (group)" in texts(place)
    small.undo()
    assert "In person (group)" not in texts(place)


def test_a_group_is_changed_and_taken_apart(place: DataPlace, small: Workspace) -> None:
    _choose(place, 2)
    click(place, "Group answers")
    asking = _popup()
    QTest.keyClicks(asking.name, "Some")
    for row in (0, 1):
        asking.answers.item(row).setCheckState(Qt.CheckState.Checked)
    click(asking, "Group 2 answers")
    click(place, "Change the group “Some”")
    asking = _popup()
    assert asking.name.text() == "Some"
    assert asking.answers.ticked() == ("o7", "o8")
    QTest.keyClicks(asking.name, "Asking people")
    asking.answers.item(2).setCheckState(Qt.CheckState.Checked)
    click(asking, "Group 3 answers")
    (net,) = _question(small, "Tools").nets
    assert (net.label, net.options) == ("Asking people", ("o7", "o8", "o9"))
    click(place, "Take the group “Asking people” apart")
    assert _question(small, "Tools").nets == ()
    assert small.project.undo_label == "Take a group of answers apart"


def test_a_group_without_a_name_or_with_one_answer_waits(place: DataPlace, small: Workspace) -> None:
    _choose(place, 2)
    click(place, "Group answers")
    asking = _popup()
    for row in (0, 1):
        asking.answers.item(row).setCheckState(Qt.CheckState.Checked)
    assert asking.apply.text() == "Give the group a name"
    assert not asking.apply.isEnabled()
    QTest.keyClick(asking.name, Qt.Key.Key_Return)
    assert asking.isVisible()
    QTest.keyClick(asking, Qt.Key.Key_Escape)
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
    asking = _popup()
    names = [asking.question.itemText(i) for i in range(asking.question.count())]
    assert names == ["Used", "Country", "Travel"]
    assert not asking.apply.isEnabled()
    asking.answers.item(0).setCheckState(Qt.CheckState.Checked)
    click(asking, "Asked only of these")
    assert _question(small, "Tools").asked_if == Route("q2", ("o5",))
    assert "Asked of those who said “Yes” at “Used”." in texts(place)
    assert "6 of 6 were asked, 5 answered." in texts(place)
    assert place.inspector.base.current == BaseRule.WHO_WAS_ASKED.value
    click(place, "Change who was asked")
    asking = _popup()
    assert asking.answers.ticked() == ("o5",)
    asking.question.setCurrentIndex(1)
    assert asking.answers.ticked() == ()
    asking.answers.setFocus()
    asking.answers.setCurrentRow(2)
    QTest.keyClick(asking.answers, Qt.Key.Key_Space)
    QTest.keyClick(asking.answers, Qt.Key.Key_Return)
    assert "Asked of those who said “Peru” at “Country”." in texts(place)
    click(place, "Asked of everyone")
    assert _question(small, "Tools").asked_if is None
    assert small.project.undo_label == "Ask a question of everyone"
    assert "Asked of those" not in texts(place)


def test_a_question_leads_to_none_that_it_waits_for(place: DataPlace, small: Workspace) -> None:
    small.do("Route", questions.route, "q1", "q3", ["o7"])
    _choose(place, 2)
    click(place, "Asked only of some")
    asking = _popup()
    assert [asking.question.itemText(i) for i in range(asking.question.count())] == ["Used", "Travel"]


def _drag(place: DataPlace, row: int, y: int) -> None:
    """Drag an answer by the mouse to a height in the list."""
    table = place.inspector.answers
    port = table.viewport()
    start = table.visualRect(table.answers.index(row, 0)).center()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    for at in (QPoint(start.x(), (start.y() + y) // 2), QPoint(start.x(), y)):
        move = QMouseEvent(
            QMouseEvent.Type.MouseMove,
            at.toPointF(),
            port.mapToGlobal(at).toPointF(),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(port, move)
    assert not place.inspector.answers.grab().isNull()
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(start.x(), y))
    settle()


def _labels(place: DataPlace) -> list[str]:
    return [row.label for row in place.inspector.answers.answers.rows]


def test_an_answer_dragged_between_two_others_stands_there_in_every_chart(place: DataPlace, small: Workspace) -> None:
    _choose(place, 0)
    assert _labels(place) == ["France", "Frnace", "Peru", "Chad"]
    _drag(place, 3, 1)
    assert _labels(place) == ["Chad", "France", "Frnace", "Peru"]
    assert small.project.undo_label == "Change the order of answers"
    small.go("explore")
    small.set_question("q1")
    settle()
    small.go("data")
    numbers = compute(small.survey, ChartSpec("q1", order=natural_order(_question(small, "Country"))))
    assert [mark.label for mark in numbers.marks] == ["Chad", "France", "Frnace", "Peru"]
    _drag(place, 0, 4 * ROW - 2)
    assert _labels(place) == ["France", "Frnace", "Peru", "Chad"]
    click(place, "Most first")
    assert not _question(small, "Country").own_order
    assert not place.inspector.becomes.most_first.isVisible()


def test_an_answer_dragged_onto_another_counts_as_it(place: DataPlace, small: Workspace) -> None:
    _choose(place, 0)
    _drag(place, 1, ROW // 2)
    assert _labels(place) == ["France", "Peru", "Chad"]
    assert small.project.undo_label == "Merge two answers"
    small.undo()
    _drag(place, 1, ROW + ROW // 2 + 2)
    _drag(place, 1, ROW + 1)
    assert _labels(place) == ["France", "Frnace", "Peru", "Chad"]


def test_answers_with_a_column_each_are_put_in_order_but_not_merged(place: DataPlace, small: Workspace) -> None:
    _choose(place, 7)
    before = _labels(place)
    _drag(place, 0, ROW + ROW // 2 + 3)
    assert _labels(place) == before[::-1]
    assert len(_question(small, "Travel").options) == 2


def test_escape_lets_a_dragged_answer_go(place: DataPlace, small: Workspace) -> None:
    _choose(place, 0)
    table = place.inspector.answers
    port = table.viewport()
    start = table.visualRect(table.answers.index(0, 0)).center()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    QTest.keyClick(table, Qt.Key.Key_Escape)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(start.x(), 3 * ROW))
    assert _labels(place) == ["France", "Frnace", "Peru", "Chad"]
    assert not small.project.undo_label.startswith("Change")


def test_the_menu_of_an_answer(place: DataPlace, small: Workspace) -> None:
    _choose(place, 2)
    table = place.inspector.answers
    table.setFocus()
    table.setCurrentIndex(table.answers.index(0, 0))
    assert _labels(place)[0] == "Survey"
    QApplication.sendEvent(table, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))
    menu = popup()
    assert [action.text() for action in menu.actions()] == [
        "Rename",
        "Move down",
        "Group with others",
        "Count only where it stands alone",
    ]
    entry(menu, "Count only where it stands alone")
    assert _question(small, "Tools").alone == ("o7",)
    assert "“Survey” counts only where it stands alone." in texts(place)
    table.setCurrentIndex(table.answers.index(_labels(place).index("Survey"), 0))
    table.menu_asked.emit(QPoint(10, 10))
    entry(popup(), "Count only where it stands alone")
    assert _question(small, "Tools").alone == ()


def test_answers_that_look_alike_are_suggested(place: DataPlace, small: Workspace) -> None:
    _choose(place, 0)
    click(place, "Merge answers")
    assert [action.text() for action in popup().actions()][:2] == ["These look alike", "“Frnace” into “France”"]
    entry(popup(), "“Frnace” into “France”")
    assert _labels(place) == ["France", "Peru", "Chad"]
    click(place, "Merge answers")
    assert "These look alike" not in [action.text() for action in popup().actions()]
    popup().hide()


def test_a_pasted_list_takes_the_cells_apart(place: DataPlace, small: Workspace) -> None:
    _choose(place, 2)
    click(place, "Paste the option list")
    pasting = QApplication.activePopupWidget()
    assert isinstance(pasting, PastePopup)
    assert not pasting.apply.isEnabled()
    pasting.list.setPlainText("Survey; Interview\n\nSurvey\nDiary")
    assert pasting.apply.text() == "Use these 3 answers"
    QTest.keyClick(pasting.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [option.label for option in _question(small, "Tools").options][:3] == [
        "Survey; Interview",
        "Survey",
        "Diary",
    ]
    assert small.project.undo_label == "Use a list of answers"
    small.undo()
    assert len(_question(small, "Tools").options) == 4


def test_free_text_is_taken_apart_from_the_chooser(place: DataPlace, small: Workspace, qtbot: QtBot) -> None:
    _choose(place, 3)
    assert not place.inspector.becomes.paste.isVisible()
    place.table.chooser_asked.emit(3)
    entry(popup(), "By a pasted option list")
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), PastePopup))
    pasting = QApplication.activePopupWidget()
    assert isinstance(pasting, PastePopup)
    pasting.list.setPlainText("too dear\nno time")
    click(pasting, "Use these 2 answers")
    why = _question(small, "Why not")
    assert [option.label for option in why.options] == ["too dear", "no time"]
    place.table.chooser_asked.emit(7)
    assert "By a pasted option list" not in [action.text() for action in popup().actions()]
    popup().hide()


def test_the_menu_of_an_answer_starts_a_group_with_it(place: DataPlace, qtbot: QtBot) -> None:
    _choose(place, 2)
    table = place.inspector.answers
    table.setCurrentIndex(table.answers.index(1, 0))
    table.menu_asked.emit(QPoint(10, 10))
    entry(popup(), "Group with others")
    qtbot.waitUntil(lambda: isinstance(QApplication.activePopupWidget(), TickPopup))
    assert len(_popup().answers.ticked()) == 1
    _popup().hide()
