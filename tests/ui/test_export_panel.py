"""The export panel: what it says is true, what it saves is there, and trouble has a way out."""

from pathlib import Path
from threading import Event

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.exporting.workbook import SheetKind
from moin_desktop.ui.export.facts import file_name
from moin_desktop.ui.export.panel import ExportPanel
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Message, Workspace
from tests.exporting.making import ORGANISATION, option_of, sample_project
from tests.ui.conftest import Answers
from tests.ui.seen import click, settle, texts

NAME = "moin-2023-pre-event-survey-findings.xlsx"


@pytest.fixture
def panel(window: MainWindow, workspace: Workspace, qtbot: QtBot, answers: Answers, tmp_path: Path) -> ExportPanel:
    """The panel beside a project with four findings."""
    folder = tmp_path / "kept"
    folder.mkdir()
    sample_project(folder / "MOIN.moin").close()
    assert workspace.open_project(folder / "MOIN.moin")
    made = ExportPanel(workspace, None, answers)
    qtbot.addWidget(made)
    made.show()
    settle()
    return made


def saved(panel: ExportPanel, qtbot: QtBot, workspace: Workspace) -> None:
    """Press the button and wait for the end."""
    click(panel, "Save workbook")
    qtbot.waitUntil(lambda: not workspace.jobs.is_busy, timeout=20_000)
    settle()


def test_the_panel_says_what_the_workbook_will_hold(panel: ExportPanel) -> None:
    assert {kind: check.about for kind, check in panel.checks.items()} == {
        SheetKind.FINDINGS: "4 rows: words, pillar, status, numbers, notes",
        SheetKind.CHARTS: "Excel charts you can edit, notes beside them",
        SheetKind.TABLES: "10 questions with n, % and base",
        SheetKind.THEMES: "Nothing coded yet; quotes",
        SheetKind.RESPONSES: "53 rows, personal columns left out",
        SheetKind.METHOD: "How each number was made, in plain words",
    }
    assert "2 personal columns are left out." in texts(panel)
    assert f"{NAME}, in kept" in texts(panel)


def test_saving_writes_the_workbook_and_says_so(
    panel: ExportPanel, qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    told: list[Message] = []
    workspace.told.connect(told.append)
    saved(panel, qtbot, workspace)
    path = tmp_path / "kept" / NAME
    assert openpyxl.load_workbook(path).sheetnames == [
        "About",
        "Findings",
        "Charts",
        "Tables",
        "Notes",
        "Data dictionary",
        "Responses",
        "Answers 0-1",
        "Method",
    ]
    assert (told[-1].text, told[-1].action, told[-1].also) == (f"Saved {NAME}", "Open", "Show in folder")
    assert panel.save.isEnabled()


def test_the_file_just_saved_is_named_until_the_next_is_asked_for(
    panel: ExportPanel, qtbot: QtBot, workspace: Workspace, answers: Answers, tmp_path: Path
) -> None:
    saved(panel, qtbot, workspace)
    second = NAME.replace(".xlsx", "-2.xlsx")
    assert f"Saved: {NAME}, in kept" in texts(panel)
    assert second not in texts(panel)
    click(panel, "Save workbook")
    assert f"{second}, in kept" in texts(panel)
    qtbot.waitUntil(lambda: not workspace.jobs.is_busy, timeout=20_000)
    assert f"Saved: {second}, in kept" in texts(panel)
    answers.paths = [tmp_path / "kept" / "mine.xlsx"]
    click(panel, "Choose name and folder")
    assert "Saved:" not in texts(panel)
    assert "mine.xlsx, in kept" in texts(panel)


def test_an_older_workbook_is_never_replaced_unasked(
    panel: ExportPanel, qtbot: QtBot, workspace: Workspace, tmp_path: Path
) -> None:
    (tmp_path / "kept" / NAME).write_bytes(b"mine")
    saved(panel, qtbot, workspace)
    assert (tmp_path / "kept" / NAME).read_bytes() == b"mine"
    assert (tmp_path / "kept" / NAME.replace(".xlsx", "-2.xlsx")).exists()


def test_only_ticked_sheets_are_written(panel: ExportPanel, qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> None:
    for kind in (SheetKind.RESPONSES, SheetKind.CHARTS):
        QTest.mouseClick(panel.checks[kind], Qt.MouseButton.LeftButton)
    saved(panel, qtbot, workspace)
    assert openpyxl.load_workbook(tmp_path / "kept" / NAME).sheetnames == [
        "About",
        "Findings",
        "Tables",
        "Notes",
        "Method",
    ]


def test_nothing_ticked_saves_nothing(panel: ExportPanel) -> None:
    for check in panel.checks.values():
        check.setFocus()
        QTest.keyClick(check, Qt.Key.Key_Space)
    assert not panel.save.isEnabled()


def test_another_name_and_folder_can_be_chosen_and_the_folder_is_kept_in_mind(
    panel: ExportPanel, qtbot: QtBot, workspace: Workspace, answers: Answers, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    answers.paths = [tmp_path / "other" / "mine"]
    click(panel, "Choose name and folder")
    assert "mine.xlsx, in other" in texts(panel)
    saved(panel, qtbot, workspace)
    assert (tmp_path / "other" / "mine.xlsx").exists()
    assert panel.book.path == tmp_path / "other" / NAME


def test_trouble_is_told_with_its_way_out(
    panel: ExportPanel, qtbot: QtBot, workspace: Workspace, answers: Answers, tmp_path: Path
) -> None:
    target = tmp_path / "taken.xlsx"
    target.mkdir()
    answers.paths = [target]
    click(panel, "Choose name and folder")
    saved(panel, qtbot, workspace)
    assert "taken.xlsx is a folder" in texts(panel)
    click(panel, "Save as taken-2.xlsx")
    qtbot.waitUntil(lambda: not workspace.jobs.is_busy, timeout=20_000)
    assert (tmp_path / "taken-2.xlsx").is_file()
    assert "is a folder" not in texts(panel)


def test_a_folder_that_went_away_leads_to_another(
    panel: ExportPanel, qtbot: QtBot, workspace: Workspace, answers: Answers, tmp_path: Path
) -> None:
    answers.paths = [tmp_path / "gone" / "a.xlsx", tmp_path / "a.xlsx"]
    click(panel, "Choose name and folder")
    saved(panel, qtbot, workspace)
    assert "is not there" in texts(panel)
    click(panel, "Choose another folder")
    saved(panel, qtbot, workspace)
    assert (tmp_path / "a.xlsx").is_file()


def test_a_filter_in_explore_is_said_to_be_left_aside(panel: ExportPanel, workspace: Workspace) -> None:
    option = option_of(workspace.project, ORGANISATION, "National government department")
    assert "whatever the filter" not in texts(panel)
    workspace.set_filter(Filter((Condition(ORGANISATION, (option,)),)))
    assert "All respondents are exported, whatever the filter in Explore." in texts(panel)


def test_reading_a_file_is_not_called_saving(panel: ExportPanel, qtbot: QtBot, workspace: Workspace) -> None:
    read = Event()
    assert workspace.jobs.run(lambda _tick: read.wait(20), lambda _done: None, workspace.tell_trouble, "Reading")
    panel.hide()
    panel.show()
    assert panel.save.text() == "Save workbook"
    assert not panel.save.isEnabled()
    read.set()
    qtbot.waitUntil(lambda: not workspace.jobs.is_busy, timeout=20_000)
    assert panel.save.isEnabled()


def test_escape_and_the_cross_close_it(panel: ExportPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.closed):
        click(panel, "Close the export panel")
    with qtbot.waitSignal(panel.closed):
        QTest.keyClick(panel, Qt.Key.Key_Escape)


@pytest.mark.parametrize(
    ("project", "name"),
    [
        ("MOIN 2023", "moin-2023-findings.xlsx"),
        ("a/b: c?", "a-b-c-findings.xlsx"),
        ("调查 2023", "调查-2023-findings.xlsx"),
        ("???", "findings.xlsx"),
        ("x" * 300, "x" * 80 + "-findings.xlsx"),
    ],
)
def test_the_proposed_name_is_one_every_system_accepts(project: str, name: str) -> None:
    assert file_name(project) == name
