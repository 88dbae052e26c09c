"""The window as a test sees it: dressed, with its own folders and dialogs that answer by themselves."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moin_desktop.analysis.questions import QuestionType
from moin_desktop.ui import fonts, theme
from moin_desktop.ui.ask import Ask
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.settings import Settings
from moin_desktop.ui.workspace import Workspace
from tests.exporting.making import sample_reading
from tests.models.readings import reading
from tests.ui.seen import settle


class Answers(Ask):
    """Gives the paths it was told to give, and remembers what was asked."""

    def __init__(self) -> None:
        self.paths: list[Path | None] = []
        self.asked: list[str] = []
        self.folders: list[Path] = []

    def open_path(self, parent: QWidget, title: str, kinds: str, folder: Path) -> Path | None:
        self.asked.append(title)
        return self.paths.pop(0)

    def save_path(self, parent: QWidget, title: str, kinds: str, proposal: Path) -> Path | None:
        self.asked.append(title)
        return self.paths.pop(0)

    def folder(self, parent: QWidget, title: str, folder: Path) -> Path | None:
        self.asked.append(title)
        return self.folders.pop(0)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    """Light colours and our own fonts."""
    qapp.setStyle("Fusion")
    fonts.load()
    theme.set_scheme(theme.Scheme.LIGHT)
    yield
    theme.set_scheme(theme.Scheme.LIGHT)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Fresh settings; new projects go into the test's folder."""
    made = Settings.load()
    made.projects_folder = str(tmp_path / "projects")
    made.scheme = theme.Scheme.LIGHT.value
    return made


@pytest.fixture
def answers() -> Answers:
    """What the file dialogs will say."""
    return Answers()


@pytest.fixture
def workspace(qapp: QApplication) -> Workspace:
    """The state of the window."""
    return Workspace(qapp)


@pytest.fixture
def window(
    dressed: None, qtbot: QtBot, workspace: Workspace, settings: Settings, answers: Answers
) -> Iterator[MainWindow]:
    """A window on its first page."""
    made = MainWindow(workspace, settings, answers)
    made.resize(1440, 900)
    made.start()
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


@pytest.fixture
def small(window: MainWindow, workspace: Workspace, tmp_path: Path) -> Workspace:
    """A project of six responses with four doubts, open in the Data place."""
    assert workspace.create_project(tmp_path / "Small.moin", "Small survey", reading())
    return workspace


@pytest.fixture
def sampled(window: MainWindow, workspace: Workspace, tmp_path: Path) -> Workspace:
    """A project of the sample survey, open in the Data place."""
    assert workspace.create_project(tmp_path / "MOIN.moin", "MOIN 2023", sample_reading(), synthetic=True)
    return workspace


@pytest.fixture
def place(window: MainWindow, sampled: Workspace) -> ExplorePlace:
    """Explore at the challenges, with the keyboard at the chart."""
    sampled.go("explore")
    made = window.place("explore")
    assert isinstance(made, ExplorePlace)
    sampled.set_question(next(q.id for q in sampled.survey.questions if q.type is QuestionType.MULTIPLE))
    settle()
    return made
