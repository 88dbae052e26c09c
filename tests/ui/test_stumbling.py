"""A bug while a project is opened leaves a page to go on from, and is not met again at every start."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moin_desktop import app
from moin_desktop.models import surveys
from moin_desktop.models.project import Project
from moin_desktop.ui.crash import Crash
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.settings import Settings
from moin_desktop.ui.workspace import Workspace
from tests.models.readings import reading
from tests.ui.conftest import Answers
from tests.ui.seen import settle, texts


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A project as it should be."""
    path = tmp_path / "last.moin"
    with Project.create(path, "Last") as project:
        project.change("Import", surveys.add, reading())
    return path


@pytest.fixture
def broken(sound: Path) -> Path:
    """A project with a word in it that no version of the program has written: reading it is a bug, not trouble."""
    database = sqlite3.connect(sound)
    database.execute("UPDATE question SET type = 'nonsense'")
    database.commit()
    database.close()
    return sound


class Stumbling(MainWindow):
    """A window with a bug in the page that it would show first."""

    def _explore(self) -> QWidget:
        raise ZeroDivisionError


@pytest.fixture
def fresh(
    dressed: None, qtbot: QtBot, workspace: Workspace, settings: Settings, answers: Answers
) -> Iterator[Stumbling]:
    """A window that shows nothing yet, as it is at the start of the program."""
    made = Stumbling(workspace, settings, answers)
    made.show()
    yield made
    made.close()


def test_the_first_page_comes_when_the_last_project_cannot_be_read(
    fresh: Stumbling, broken: Path, settings: Settings, workspace: Workspace
) -> None:
    settings.remember(broken)
    settings.reopen = True
    with pytest.raises(ValueError, match="nonsense"):
        fresh.begin(broken)
    assert "Turn a survey into findings" in texts(fresh)
    assert not workspace.is_open
    assert app.first("", Settings.load()) is None
    assert "last" in texts(fresh)


def test_the_first_page_comes_when_the_page_of_the_project_cannot_be_made(
    fresh: Stumbling, sound: Path, settings: Settings, workspace: Workspace, qtbot: QtBot
) -> None:
    with qtbot.capture_exceptions() as bugs:
        fresh.begin(sound)
    assert [bug[0] for bug in bugs] == [ZeroDivisionError]
    assert "Turn a survey into findings" in texts(fresh)
    assert not workspace.is_open
    assert app.first("", Settings.load()) is None


def test_a_bug_in_another_project_leads_to_the_first_page(window: MainWindow, small: Workspace, broken: Path) -> None:
    with pytest.raises(ValueError, match="nonsense"):
        window.opening.open(broken)
    assert not small.is_open
    assert "Turn a survey into findings" in texts(window)


def test_any_bug_keeps_the_next_start_from_opening_the_project(
    qapp: QApplication, settings: Settings, sound: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.remember(sound)
    settings.reopen = True
    crash = Crash(qapp)
    main = app.window(settings, qapp, crash)
    main.show()
    crash.take(ZeroDivisionError, ZeroDivisionError(), None)
    settle()
    dialog = next(w for w in QApplication.topLevelWidgets() if w.windowTitle() == "Something went wrong")
    assert "The next start begins with the first page" in texts(dialog)
    assert app.first("", Settings.load()) is None
    assert "Turn a survey into findings" in texts(main)
    dialog.close()
    main.close()
