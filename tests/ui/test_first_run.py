"""From the first page to a project: files are read for real, in a process of their own."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from moin_desktop.ui.jobs import Progress
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.settings import Settings
from moin_desktop.ui.workspace import Workspace
from tests.ui.conftest import Answers
from tests.ui.seen import click, key, texts

PATIENCE = 60_000


def _csv(folder: Path, name: str = "short-survey.csv") -> Path:
    path = folder / name
    lines = ["What is your role?,How old are you?", *(f"{r},{20 + i}" for i, r in enumerate(["Teacher", "Nurse"] * 8))]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_the_first_page_says_what_it_is_for(window: MainWindow) -> None:
    told = texts(window)
    assert "Turn a survey into findings" in told
    assert "Nothing leaves this computer. Email and name columns are left out and never stored." in told
    assert not window.top_bar.isVisible()


def test_the_example_is_one_button_away(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, settings: Settings
) -> None:
    click(window, "Try the example survey")
    qtbot.waitUntil(lambda: workspace.is_open, timeout=PATIENCE)
    assert workspace.place == "data"
    assert workspace.survey.rows == 53
    assert workspace.survey.synthetic
    assert "Synthetic data." in texts(window)
    assert workspace.project.path == settings.folder / "Example survey.moin"


def test_a_chosen_spreadsheet_becomes_a_project(
    window: MainWindow, workspace: Workspace, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.paths = [_csv(tmp_path)]
    key(window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: workspace.is_open, timeout=PATIENCE)
    assert workspace.project.name == "Short survey"
    assert workspace.survey.rows == 16
    assert "Imported just now from short-survey.csv" in texts(window.top_bar)


def test_a_further_survey_joins_the_project(
    window: MainWindow, small: Workspace, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    answers.paths = [_csv(tmp_path)]
    window.opening.choose_further()
    qtbot.waitUntil(lambda: small.survey.rows == 16, timeout=PATIENCE)
    assert small.project.name == "Small survey"
    assert small.place == "data"


def test_trouble_is_told_under_the_drop_area(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing else")
    window.opening.open(broken)
    qtbot.waitUntil(lambda: not workspace.jobs.is_busy, timeout=PATIENCE)
    told = texts(window.place("start"))
    assert "damaged" in told
    assert "Reading" not in told
    assert not workspace.is_open


def test_a_missing_project_leaves_the_list(
    window: MainWindow, workspace: Workspace, settings: Settings, tmp_path: Path
) -> None:
    gone = tmp_path / "gone.moin"
    settings.recent = [str(gone)]
    window.begin(gone)
    assert "There is no file gone.moin" in texts(window.place("start"))
    assert settings.recent == []


def test_dialogs_can_be_left_without_a_file(window: MainWindow, workspace: Workspace, answers: Answers) -> None:
    answers.paths = [None, None, None]
    window.opening.choose()
    window.opening.choose_spreadsheet()
    window.opening.choose_project()
    assert answers.asked == ["Open a survey or a project", "Open a survey spreadsheet", "Open a project"]
    assert not workspace.is_open


def test_projects_opened_last_take_the_place_of_the_promises(
    window: MainWindow, small: Workspace, settings: Settings
) -> None:
    small.close_project()
    told = texts(window)
    assert "Opened last" in told
    assert "Every step can be undone" not in told
    click(window, "Open Small")
    assert small.is_open


def test_progress_and_stop_are_shown_where_the_file_was_dropped(window: MainWindow, workspace: Workspace) -> None:
    workspace.jobs.progressed.emit(Progress("Reading big.xlsx", 3, 10, can_stop=True))
    assert "Reading big.xlsx, 30%" in texts(window)
    workspace.jobs.ended.emit()
    assert "Reading big.xlsx" not in texts(window)


@pytest.mark.parametrize("name", ["CON", "..", "a" * 300])
def test_odd_names_still_make_projects(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    window.opening.read(_csv(tmp_path), name=name)
    qtbot.waitUntil(lambda: workspace.is_open, timeout=PATIENCE)
    assert workspace.project.path is not None
    assert workspace.project.path.is_file()
