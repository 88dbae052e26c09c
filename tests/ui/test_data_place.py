"""The Data place, driven by clicks and keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moin_desktop.analysis.questions import BaseRule, Question, QuestionType
from moin_desktop.models import surveys
from moin_desktop.ui.data import facts
from moin_desktop.ui.data.place import DataPlace
from moin_desktop.ui.data.table import ANSWERED, ANSWERS, LETTER, READ_AS
from moin_desktop.ui.fields import CommittingEdit
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.ui.seen import click, entry, key, named, popup, texts

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


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


def _cells(place: DataPlace, column: int) -> list[object]:
    model = place.table.questions
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_it_says_how_the_survey_was_read(place: DataPlace) -> None:
    told = texts(place)
    assert "Check how the survey was read" in told
    assert "6 responses and 10 columns from sheet “Sheet1”." in told
    assert "1 thing was not kept: 1 cell with an error has no value." in told
    assert _cells(place, LETTER) == ["A", "B", "C", "D", "E", "F", "G, H", "I, J"]
    assert _cells(place, ANSWERED)[:3] == ["5", "5", "5"]
    assert _cells(place, READ_AS)[2] == "Choose all, split at “;”"
    assert _cells(place, READ_AS)[5] == "Left out: personal"
    assert _cells(place, ANSWERS)[5] == "never stored"


def test_a_likely_merge_is_one_button_and_can_be_undone(window: MainWindow, place: DataPlace, small: Workspace) -> None:
    assert "Two spellings" in texts(place)
    click(place, "Merge: Two spellings")
    assert [o.label for o in _question(small, "Country").options] == ["France", "Peru", "Chad"]
    assert "Merged." in texts(place)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Undo: Two spellings"
    click(place, "Undo: Two spellings")
    assert len(_question(small, "Country").options) == 4
    assert "Merged." not in texts(place)
    assert "Two spellings" in texts(place)


def test_a_settled_card_leaves_after_a_while(place: DataPlace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("moin_desktop.ui.data.doubts.UNDO_MS", 50)
    click(place, "Merge: Two spellings")
    qtbot.waitUntil(lambda: "Merged." not in texts(place))
    assert "Two spellings" not in texts(place)


def test_a_doubt_can_be_left_as_it_is(place: DataPlace, small: Workspace) -> None:
    click(place, "Leave as it is: Two spellings")
    assert len(_question(small, "Country").options) == 4
    told = surveys.doubts(small.project.session, small.survey.id)
    assert [d.settled for d in told] == [True, False, False, False]


def test_three_cards_are_shown_and_the_rest_on_request(place: DataPlace) -> None:
    assert "Two rows are alike" not in texts(place)
    click(place, "1 more")
    assert "Two rows are alike" in texts(place)
    click(place, "Show fewer")
    assert "Two rows are alike" not in texts(place)


def test_who_was_asked_becomes_the_base(place: DataPlace, small: Workspace) -> None:
    click(place, "Use 5: Asked only of some")
    tools = _question(small, "Tools")
    assert tools.asked_if is not None
    _choose(place, 2)
    assert place.inspector.base.button(BaseRule.WHO_WAS_ASKED.value).isVisible()


def test_a_question_is_read_another_way_by_the_mouse(place: DataPlace, small: Workspace) -> None:
    _choose(place, 4)
    index = place.table.questions.index(4, READ_AS)
    QTest.mouseClick(place.table.viewport(), Qt.MouseButton.LeftButton, pos=place.table.visualRect(index).center())
    menu = popup()
    assert [a.text() for a in menu.actions() if a.isChecked()] == ["Number"]
    entry(menu, "Ordered")
    assert _question(small, "Age").type is QuestionType.ORDERED
    assert place.table.currentIndex().row() == 4
    small.undo()
    assert _question(small, "Age").type is QuestionType.NUMBER


def test_a_question_is_read_another_way_by_keys(place: DataPlace, small: Workspace) -> None:
    _choose(place, 2)
    place.table.setFocus()
    key(place, Qt.Key.Key_Return)
    menu = popup()
    ignored = next(a for a in menu.actions() if a.text() == "Ignored")
    menu.setActiveAction(ignored)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert _question(small, "Tools").type is QuestionType.META
    assert _cells(place, ANSWERS)[2] == "not charted"


def test_personal_columns_offer_nothing_else(small: Workspace) -> None:
    ways = facts.ways(small.survey, _question(small, "Email"))
    assert [way.type for way in ways] == [QuestionType.PERSONAL]


def test_columns_with_one_option_each_stay_together(small: Workspace) -> None:
    ways = facts.ways(small.survey, _question(small, "Travel"))
    assert [way.type for way in ways] == [QuestionType.MULTIPLE, QuestionType.META, QuestionType.PERSONAL]


def test_separators_are_offered_where_they_occur(small: Workspace) -> None:
    ways = facts.ways(small.survey, _question(small, "Tools"))
    assert [w.separator for w in ways if w.type is QuestionType.MULTIPLE] == [";"]
    assert not [w for w in facts.ways(small.survey, _question(small, "Country")) if w.separator]


def test_the_short_name_is_typed_in_the_inspector(place: DataPlace, small: Workspace) -> None:
    _choose(place, 0)
    place.table.setFocus()
    key(place, Qt.Key.Key_F2)
    field = QApplication.focusWidget()
    assert isinstance(field, CommittingEdit)
    QTest.keyClicks(field, "Nation")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert small.survey.questions[0].name == "Nation"
    assert small.project.undo_label == "Rename a question"


def test_undo_belongs_to_the_field_while_typing_is_unsaved(
    window: MainWindow, place: DataPlace, small: Workspace
) -> None:
    _choose(place, 0)
    field = named(place, CommittingEdit, "Short name, used in lists")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "X")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == "Country"
    assert small.survey.questions[0].name == "Country"
    QTest.keyClicks(field, "Land")
    QTest.keyClick(field, Qt.Key.Key_Return)
    renamed = small.survey.questions[0].name
    assert renamed != "Country"
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert small.survey.questions[0].name == "Country"
    assert field.text() == "Country"


def test_an_empty_name_changes_nothing(place: DataPlace, small: Workspace) -> None:
    _choose(place, 0)
    field = named(place, CommittingEdit, "Short name, used in lists")
    field.setFocus()
    field.clear()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "Country"
    assert small.survey.questions[0].name == "Country"


def test_cells_are_shown_one_after_the_other(place: DataPlace) -> None:
    _choose(place, 2)
    assert "Survey; Interview" in texts(place)
    assert "1 of 5" in texts(place)
    click(place, "Next cell")
    assert "2 of 5" in texts(place)
    click(place, "Previous cell")
    click(place, "Previous cell")
    assert "5 of 5" in texts(place)


def test_answers_are_renamed_moved_and_merged(place: DataPlace, small: Workspace) -> None:
    _choose(place, 0)
    table = place.inspector.answers
    assert [row.label for row in table.answers.rows] == ["France", "Frnace", "Peru", "Chad"]
    table.answers.setData(table.answers.index(2, 0), "Perú")
    assert _question(small, "Country").options[2].label == "Perú"
    table.setFocus()
    table.setCurrentIndex(table.answers.index(1, 0))
    click(place, "Merge answers")
    entry(popup(), "France")
    assert [row.label for row in table.answers.rows] == ["France", "Perú", "Chad"]
    assert table.answers.rows[0].count == 3
    table.setFocus()
    table.setCurrentIndex(table.answers.index(2, 0))
    QTest.keyClick(table, Qt.Key.Key_Up, ALT)
    assert [o.label for o in _question(small, "Country").options] == ["France", "Chad", "Perú"]


def test_the_base_is_chosen(place: DataPlace, small: Workspace) -> None:
    _choose(place, 0)
    assert place.inspector.base.current == BaseRule.WHO_ANSWERED.value
    QTest.mouseClick(place.inspector.base.button(BaseRule.EVERYONE.value), Qt.MouseButton.LeftButton)
    assert _question(small, "Country").base_rule is BaseRule.EVERYONE
    small.undo()
    assert place.inspector.base.current == BaseRule.WHO_ANSWERED.value


def test_personal_cells_are_never_shown(place: DataPlace) -> None:
    _choose(place, 5)
    assert "Personal: never stored." in texts(place)
    assert "example.org" not in texts(place)


def test_the_question_goes_along_to_explore(place: DataPlace, small: Workspace) -> None:
    _choose(place, 4)
    assert small.question is not None
    assert small.question.name == "Age"
    _choose(place, 5)
    assert small.question.name == "Age"
    small.set_question(_question(small, "Used").id)
    assert place.table.currentIndex().row() == 1


def test_every_row_of_the_sample_is_painted(window: MainWindow, sampled: Workspace, qtbot: QtBot) -> None:
    place = window.place("data")
    assert isinstance(place, DataPlace)
    for row in range(place.table.questions.rowCount()):
        _choose(place, row)
        assert not place.grab().isNull()
    assert "average" in str(_cells(place, ANSWERS)[13])


def test_only_rows_on_the_screen_are_counted(window: MainWindow, sampled: Workspace) -> None:
    place = window.place("data")
    assert isinstance(place, DataPlace)
    place.table.setFixedHeight(200)
    place.table.questions.show(sampled.survey, {})
    place.grab()
    counted = place.table.questions._facts  # noqa: SLF001 (what was worked out is the point of this test)
    assert 0 < len(counted) < len(sampled.survey.questions)


def test_undoing_the_import_leaves_an_empty_place_with_a_way_on(
    window: MainWindow, place: DataPlace, small: Workspace
) -> None:
    small.go("explore")
    small.undo()
    assert not small.has_survey
    assert small.place == "data"
    assert "No survey in this project" in texts(place)
    assert place.add.isVisible()
    assert place.inspector.width() == 0
    assert not window.top_bar.export.isEnabled()
    key(window, Qt.Key.Key_2, CTRL)
    assert small.place == "data"
    small.redo()
    assert place.table.isVisible()
    assert "Check how the survey was read" in texts(place)


def test_tab_goes_as_one_reads(window: MainWindow, place: DataPlace) -> None:
    place.explore.setFocus()
    reached = []
    for _press in range(11):
        key(window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.append(focus.accessibleName())
    assert reached == [
        "Merge: Two spellings",
        "Leave as it is: Two spellings",
        "Use 5: Asked only of some",
        "Leave as it is: Asked only of some",
        "Show: Email was left out",
        "Leave as it is: Email was left out",
        "1 more",
        "Questions in the file",
        "Change sheet or headings",
        "Leave out rows",
        "Short name, used in lists",
    ]
    key(window, Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is place.leave_out
