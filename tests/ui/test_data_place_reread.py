"""Another sheet or heading row: chosen in the Data place, read beside the window, one step that can be undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from moin_desktop import importing
from moin_desktop.analysis.questions import QuestionType
from moin_desktop.models import surveys
from moin_desktop.ui.data.place import DataPlace
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.opening import example
from moin_desktop.ui.workspace import Workspace
from tests.importing.making import csv_text, xlsx
from tests.ui.seen import click, key, settle, texts

HEADINGS = ("Which region do you live in?", "How old are you?", "Would you come again?")
PEOPLE = [(("North", "South", "East")[n % 3], str(20 + n), ("Yes", "No")[n % 2]) for n in range(24)]


def _wait(workspace: Workspace, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not workspace.jobs.is_busy, timeout=20_000)
    settle()


def _opened(window: MainWindow, workspace: Workspace, path: Path, **how: int) -> DataPlace:
    reading = importing.read(path, None, None, None, how.get("heading_row"))
    assert workspace.create_project(path.with_suffix(".moin"), "Region", reading)
    place = window.place("data")
    assert isinstance(place, DataPlace)
    return place


def _csv(folder: Path, *above: tuple[str, ...], more: tuple[str, ...] = ()) -> Path:
    rows = [
        *above,
        (*HEADINGS, *more[:1]),
        *((*one, f"p{n}@example.org")[: 3 + len(more)] for n, one in enumerate(PEOPLE)),
    ]
    path = folder / "survey.csv"
    path.write_bytes(csv_text(rows).encode())
    return path


def test_another_heading_row_is_chosen_and_given_back(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    place = _opened(window, workspace, _csv(tmp_path), heading_row=0)
    assert workspace.survey.rows == 25
    click(place, "Change sheet or headings")
    _wait(workspace, qtbot)
    popup = place.rereading
    assert popup.apply.text() == "It is read like this now"
    assert [popup.rows.item(n).text()[:12] for n in (0, 1)] == ["No headings", " 1    Which "]
    popup.rows.setCurrentRow(1)
    assert popup.apply.text() == "Read with headings in row 1"
    key(popup.rows, Qt.Key.Key_Return)
    _wait(workspace, qtbot)
    assert (workspace.survey.rows, workspace.survey.questions[0].text) == (24, HEADINGS[0])
    assert "Read with headings in row 1" in texts(window.toast)
    click(window.toast, "Undo")
    assert workspace.survey.rows == 25


def test_another_sheet_takes_the_place(window: MainWindow, workspace: Workspace, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    path.write_bytes(xlsx([HEADINGS, *PEOPLE], {"Short": [("Colour", "Size"), *[("red", "big")] * 5]}))
    place = _opened(window, workspace, path)
    click(place, "Change sheet or headings")
    _wait(workspace, qtbot)
    popup = place.rereading
    popup.sheet.setCurrentIndex(1)
    assert popup.apply.text() == "Read with headings in row 1"
    click(popup, popup.apply.text())
    _wait(workspace, qtbot)
    assert (workspace.survey.rows, [q.text for q in workspace.survey.questions]) == (5, ["Colour", "Size"])
    workspace.undo()
    assert workspace.survey.rows == 24


def test_the_copy_without_personal_columns_is_read_and_said_to_be(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    place = _opened(window, workspace, _csv(tmp_path, more=("E-mail",)))
    before = surveys.infos(workspace.project.session)[0]
    assert not before.kept_whole
    click(place, "Change sheet or headings")
    _wait(workspace, qtbot)
    popup = place.rereading
    popup.rows.setCurrentRow(0)
    assert "without its personal columns" in texts(popup)
    click(popup, popup.apply.text())
    _wait(workspace, qtbot)
    mail = workspace.survey.questions[3]
    assert mail.type is QuestionType.PERSONAL
    assert int((workspace.survey.column(3).codes >= 0).sum()) == 24
    after = surveys.infos(workspace.project.session)[0]
    assert (after.kept_whole, after.source_sha256, after.rows) == (False, before.source_sha256, 25)
    assert workspace.project.check() == ()


def test_headings_under_prose_can_be_kept_or_chosen(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    place = _opened(window, workspace, _csv(tmp_path, ("Survey of 2023", "", ""), ("By hand", "", "")))
    assert "Headings look to be in row 3." in texts(place.doubts)
    click(place.doubts, "Choose a row: Headings look to be in row 3.")
    _wait(workspace, qtbot)
    assert place.rereading.isVisible()
    assert place.rereading.rows.currentItem().text().startswith(" 3")
    key(place.rereading, Qt.Key.Key_Escape)
    click(place.doubts, "Use row 3: Headings look to be in row 3.")
    assert "These headings are used." in texts(place.doubts)
    workspace.undo()
    assert "Headings look to be in row 3." in texts(place.doubts)


@pytest.mark.parametrize("way", ["Skip those 2", "Treat as answers"])
def test_words_among_numbers_are_skipped_or_counted(
    window: MainWindow, workspace: Workspace, tmp_path: Path, way: str
) -> None:
    people = [
        (*one[:1], "about fifty" if n in (4, 9) else str(20 + n * 37 % 60), *one[2:])
        for n, one in enumerate(PEOPLE * 3)
    ]
    path = tmp_path / "ages.csv"
    path.write_bytes(csv_text([HEADINGS, *people]).encode())
    place = _opened(window, workspace, path)
    doubt = next(d.doubt for d in surveys.doubts(workspace.project.session, "s1") if d.doubt.kind == "mixed_numbers")
    click(place.doubts, f"{way}: {doubt.text}")
    age = workspace.survey.questions[1]
    assert age.type is (QuestionType.NUMBER if way.startswith("Skip") else QuestionType.SINGLE)
    workspace.undo()
    assert workspace.survey.questions[1].type is QuestionType.NUMBER


@pytest.mark.parametrize("mark", ["~$survey.csv", ".~lock.survey.csv#"])
def test_a_file_that_is_open_elsewhere_can_be_read_again(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, tmp_path: Path, mark: str
) -> None:
    path = _csv(tmp_path)
    (tmp_path / mark).write_text("somebody")
    window.opening.open(path)
    _wait(workspace, qtbot)
    assert "survey.csv is open in another program. A copy was read" in texts(window.toast)
    path.write_bytes(path.read_bytes() + b"West,44,Yes\r\n")
    click(window.toast, "Read again")
    _wait(workspace, qtbot)
    _wait(workspace, qtbot)
    place = window.place("data")
    assert isinstance(place, DataPlace)
    assert "survey.csv: 25 responses, 24 so far." in texts(place.again)


def test_rows_left_out_by_hand_are_doubted_no_more(window: MainWindow, workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.create_project(tmp_path / "Sample.moin", "Sample", importing.read(example()))
    place = window.place("data")
    assert isinstance(place, DataPlace)
    if place.doubts.more.isVisible():
        place.doubts.more.click()
    assert "Rows 39, 40 have nearly the same answers." in texts(place.doubts)
    workspace.do("Leave out", surveys.leave_out, workspace.survey.id, (39,), "test")
    assert "Rows 39, 40" not in texts(place.doubts)
    workspace.undo()
    assert "Rows 39, 40 have nearly the same answers." in texts(place.doubts)
