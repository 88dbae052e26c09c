"""Texts written at "Other" are sorted into the answers in the window; the chart follows at once."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from moin_desktop.analysis.questions import QuestionType, Role
from moin_desktop.ui.coding.other_texts import OtherTexts
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.models.others import with_others
from tests.ui.seen import click, settle


def _counts(place: ExplorePlace) -> dict[str, int]:
    assert place.shown.data is not None
    return {mark.label: mark.count for mark in place.shown.data.marks}


def test_texts_are_sorted_in_by_digits(window: MainWindow, workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.create_project(tmp_path / "Others.moin", "Others", with_others(QuestionType.MULTIPLE))
    workspace.go("explore")
    place = window.place("explore")
    assert isinstance(place, ExplorePlace)
    question = workspace.survey.charted[0]
    other = next(option for option in question.options if option.role is Role.OTHER)
    workspace.select(question.id, (other.id,))
    settle()
    click(place, "Sort what was written into the answers…")
    settle()
    dialog = window.findChild(OtherTexts)
    assert dialog is not None
    assert dialog.texts.item(0).text() == "enough money (2 times)\nperhaps “Money”"
    QTest.keyClick(dialog.texts, Qt.Key.Key_1)
    settle()
    assert dialog.texts.item(0).text() == "enough money (2 times)\ncounts as “Money”"
    assert dialog.texts.currentRow() == 1
    assert _counts(place) == {"Money": 2, "Time": 2, "Other": 2}
    dialog.texts.setCurrentRow(0)
    QTest.keyClick(dialog.texts, Qt.Key.Key_Backspace)
    settle()
    assert _counts(place) == {"Money": 1, "Time": 2, "Other": 4}
    click(dialog, "Close")
    settle()
    assert workspace.project.undo_label == "Count what was written as it was read"
