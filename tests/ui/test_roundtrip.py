"""An edited workbook in the window: dropped, worked by keys, taken in as one step; an annotated copy of the source."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moin_desktop.analysis.questions import QuestionType
from moin_desktop.exporting.audience import Audience
from moin_desktop.importing import read
from moin_desktop.models import notes
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.roundtrip.take_edited import TakeEdited
from moin_desktop.ui.workspace import Workspace
from tests.exporting.editing import Page, edit, saved
from tests.ui.conftest import Answers
from tests.ui.seen import click, settle, texts


@pytest.fixture
def noted(sampled: Workspace) -> Workspace:
    """The sample with three notes."""
    for n in range(3):
        sampled.do("Pin", notes.add, sampled.survey.charted[0].id, f"Note {n}", author="Ana")
    return sampled


@pytest.fixture
def book(noted: Workspace, tmp_path: Path) -> Path:
    """Its workbook, two notes edited, one added, one deleted."""
    path = saved(noted.project, tmp_path / "home.xlsx", Audience.ALL)

    def work(b: object) -> None:
        page = Page(b, "Notes")
        page.put("n1", "Note", "Note 0, said better")
        page.put("n1", "By", "Ben")
        page.delete("n3")
        page.add(Note="From the train", By="Zoe")

    edit(path, work)
    return path


def _page(qtbot: QtBot) -> TakeEdited:
    def shown() -> list[TakeEdited]:
        return [w for w in QApplication.topLevelWidgets() if isinstance(w, TakeEdited) and w.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=60_000)
    return shown()[0]


def test_a_dropped_workbook_of_ours_is_compared_and_taken_in_as_one_step(
    window: MainWindow, noted: Workspace, book: Path, qtbot: QtBot
) -> None:
    before = len(noted.project.steps())
    window.opening.open(book)
    page = _page(qtbot)
    assert "Edited: 2" in [page.list.rows.row(page.list.rows.index(n)).text for n in range(page.list.rows.rowCount())]
    assert page.take.text() == "Take in 3 changes"
    assert len(noted.project.steps()) == before
    assert "In the project" in texts(page)
    QTest.keyClick(page.list, Qt.Key.Key_N)
    assert not page.take.isEnabled()
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    assert page.take.text() == "Take in 1 change"
    QTest.keyClick(page.list, Qt.Key.Key_A)
    assert page.take.text() == "Take in 3 changes"
    while page.list.key and "gone" not in page.list.key:
        key = page.list.key
        QTest.keyClick(page.list, Qt.Key.Key_Down)
        assert page.list.key != key
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    click(page, "Take in 4 changes")
    settle()
    assert len(noted.project.steps()) == before + 1
    told = [(note.text, note.author) for note in notes.of_survey(noted.project.session, noted.survey.id)]
    assert told == [("Note 0, said better", "Ben"), ("Note 1", "Ana"), ("From the train", "Zoe")]
    assert "Took in 4 changes from home.xlsx" in texts(window)
    noted.undo()
    assert len(notes.of_survey(noted.project.session, noted.survey.id)) == 3


def test_an_untouched_workbook_and_one_of_another_project_are_told(
    window: MainWindow, noted: Workspace, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    path = saved(noted.project, tmp_path / "same.xlsx")
    window.opening.open(path)
    qtbot.waitUntil(lambda: "Nothing was edited in same.xlsx" in texts(window), timeout=60_000)
    edit(path, lambda b: b["About"].cell(5, 2, "Something else"))
    answers.paths = [path]
    window.actions_of.returning.choose()
    qtbot.waitUntil(lambda: "made from another project" in texts(window), timeout=60_000)
    noted.close_project()
    window.opening.open(path)
    qtbot.waitUntil(lambda: "was saved by MOIN Desktop" in texts(window), timeout=60_000)
    click(window, "Open as a new project")
    qtbot.waitUntil(lambda: noted.is_open, timeout=60_000)
    assert "Made anew from same.xlsx" in texts(window)
    assert len(notes.of_survey(noted.project.session, noted.survey.id)) == 3
    noted.undo()
    assert not noted.has_survey


def test_an_annotated_copy_asks_for_the_file_that_is_not_kept(
    window: MainWindow, workspace: Workspace, sample: Path, answers: Answers, tmp_path: Path, qtbot: QtBot
) -> None:
    assert workspace.create_project(tmp_path / "R.moin", "R", read(sample))
    question = next(q for q in workspace.survey.questions if q.type is QuestionType.MULTIPLE)
    workspace.do("Pin", notes.add, question.id, "Said about all")
    made = tmp_path / "out"
    answers.paths = [tmp_path / "R.moin", sample, made]
    action = next(a for a in window.actions() if a.text() == "Save an annotated copy of the source…")
    action.trigger()
    qtbot.waitUntil(lambda: "is not the file that was read" in texts(window), timeout=60_000)
    action.trigger()
    qtbot.waitUntil(lambda: "Saved out.xlsx" in texts(window), timeout=60_000)
    sheet = openpyxl.load_workbook(made.with_name("out.xlsx")).worksheets[0]
    assert any(cell.comment and "Said about all" in cell.comment.text for cell in sheet[1])
