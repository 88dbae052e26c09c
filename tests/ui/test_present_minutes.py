"""Minutes in the window: everything in its order, copied as text."""

from pathlib import Path

import openpyxl
import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session as Orm

from moin_desktop.exporting import minutes as told
from moin_desktop.exporting import report, workbook
from moin_desktop.exporting.audience import Audience
from moin_desktop.models import notes
from moin_desktop.models.pins import Pin, PinKind
from moin_desktop.models.schema import ShownRow
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.present import minutes
from moin_desktop.ui.present.session import Session
from moin_desktop.ui.workspace import Workspace
from tests.ui.presenting import session_of, typed
from tests.ui.seen import settle


@pytest.fixture
def rehearsed(dressed: None, qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Session:
    """A guess with its reveal, a show of hands, notes for the room and for the presenter."""
    session = session_of(workspace, tmp_path)
    session.go(1)
    slide = session.own_slide
    assert slide is not None
    typed(session, "h7654321\nh")
    typed(session, "g12\t9\n")
    place = Pin(PinKind.FINDING, finding=slide.finding)
    workspace.do("Pin", _pin, workspace.survey.id, place, "Too few trainers", "Table 2", "agreed", "room")
    workspace.do("Pin", _pin, workspace.survey.id, place, "Do not say this", "", "", "presenter")
    session.leave()
    return session


def _pin(session: Orm, survey: str, place: Pin, text: str, author: str, mark: str, seen: str) -> None:
    id = notes.pin(session, survey, place, text, author=author, visibility=seen)
    if mark:
        notes.set_mark(session, id, mark)


def test_the_page_says_what_happened_and_is_copied(rehearsed: Session, window: MainWindow) -> None:
    page = minutes.show(rehearsed.workspace, window)
    assert page is not None
    words = page.words.toPlainText()
    for said in ("Shown", "Guess (Table 1)", "1st ", "Bars revealed", " put it ", "Show of hands", "Too few trainers"):
        assert said in words
    assert "(Table 2, agreed)" in words
    page.copy.click()
    assert QGuiApplication.clipboard().text() == words
    page.close()


def test_without_a_presentation_the_page_says_how_to(window: MainWindow, workspace: Workspace, tmp_path: Path) -> None:
    assert minutes.show(workspace, window) is None
    session_of(workspace, tmp_path).workspace.undo()
    workspace.project.remember(_forget)
    page = minutes.show(workspace, window)
    assert page is not None
    assert "Nothing has been presented yet" in page.words.toPlainText()
    assert not page.copy.isEnabled()
    page.close()


def _forget(session: Orm) -> None:
    for row in session.query(ShownRow):
        session.delete(row)


def test_the_workbook_has_them_as_each_reader_may_see_them(rehearsed: Session, tmp_path: Path) -> None:
    project = rehearsed.workspace.project
    for audience in Audience:
        path = tmp_path / f"{audience.value}.xlsx"
        workbook.write(path, report.build(project, audience=audience))
        sheet = openpyxl.load_workbook(path)["Minutes"]
        words = "\n".join(str(cell.value) for row in sheet for cell in row if cell.value)
        assert "Too few trainers" in words
        assert "12 (57%)" in words
        assert ("Do not say this" in words) == (audience is Audience.ALL)
        revealed = [row for row in sheet.iter_rows(values_only=True) if row[2] == "Bars revealed"]
        assert len(revealed) == 1
        assert bool(revealed[0][4]) == (audience is not Audience.PUBLIC)
        findings = openpyxl.load_workbook(path)["Findings"]
        there = "\n".join(str(cell.value) for row in findings for cell in row if cell.value)
        assert "Guess: 1st " in there
        assert "Show of hands:" in there


def test_they_are_plain_lines_for_a_report(rehearsed: Session) -> None:
    lines = told.lines(told.meetings(rehearsed.workspace.project.session))
    assert " to " in lines[0]
    assert all(line[2] == ":" for line in lines[1:])
    assert not any("Do not say this" in line for line in lines)


def test_the_finding_shows_what_was_guessed_and_counted(
    window: MainWindow, rehearsed: Session, workspace: Workspace
) -> None:
    slide = rehearsed.own_slide
    assert slide is not None
    workspace.go("explore")
    workspace.show_chart(slide.spec)
    settle()
    explore = window.findChild(ExplorePlace)
    assert explore is not None
    room = explore.inspector.room
    assert not room.isHidden()
    assert any("Guess: 1st" in line for line in room.lines)
    assert any("Show of hands:" in line for line in room.lines)
    workspace.undo()
    workspace.undo()
    workspace.undo()
    settle()
    assert not any("Show of hands:" in line for line in room.lines)
