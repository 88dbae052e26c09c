"""Ways out of the window: copied, saved as one picture or many, said in words."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from moin_desktop.models import notes
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.export.panel import ExportPanel
from moin_desktop.ui.leaving.formats import Format
from moin_desktop.ui.leaving.names import file_name
from moin_desktop.ui.leaving.one import SavePicture
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.exporting.making import sample_project
from tests.ui.conftest import Answers
from tests.ui.seen import click, key, press, settle

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def test_a_copied_chart_is_picture_table_and_sentence(place: ExplorePlace, sampled: Workspace) -> None:
    key(place, Qt.Key.Key_C, CTRL)
    mime = QGuiApplication.clipboard().mimeData()
    image = QImage(mime.imageData())
    assert image.width() == 2 * place.centre.chart.viewport().width()
    lines = mime.text().splitlines()
    assert lines[4] == "Answer\tCount\tOf\tShare"
    assert lines[5] == "Building skills and capabilities\t29\t53\t55%"
    assert place.shown.data is not None
    assert lines[2] == place.shown.data.summary
    assert "<table" in mime.html()
    assert place.shown.data.summary in mime.html()


def test_what_is_not_for_the_room_is_not_on_a_picture(place: ExplorePlace, sampled: Workspace) -> None:
    question = place.shown.question
    assert question is not None
    for words, visibility in (("For all", "room"), ("For us", "team")):
        note = sampled.do("Pin", notes.add, question.id, words)
        assert note is not None
        sampled.do("Who", notes.set_visibility, note, visibility)
    settle()
    assert place.leaving.plan is not None
    assert [note.text for note in place.leaving.plan.notes] == ["For all"]


def test_the_chart_in_words_is_read_and_copied(place: ExplorePlace, sampled: Workspace) -> None:
    press(place, Qt.Key.Key_I)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    words = dialog.findChild(QPlainTextEdit)
    assert isinstance(words, QPlainTextEdit)
    assert "Largest: Building skills and capabilities, 55%." in words.toPlainText()
    click(dialog, "Copy")
    assert QGuiApplication.clipboard().text() == words.toPlainText()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()


@pytest.mark.parametrize("format", list(Format))
def test_the_chart_shown_is_saved_as_a_picture(
    place: ExplorePlace, sampled: Workspace, tmp_path: Path, format: Format
) -> None:
    key(place, Qt.Key.Key_S, CTRL | SHIFT)
    settle()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SavePicture)
    answers = Answers()
    dialog._ask = answers  # noqa: SLF001 - the dialog of the system, answered
    click(dialog, str(format).upper())
    answers.paths = [tmp_path / "nowhere" / "chart"]
    click(dialog, "Save as…")
    assert dialog.told.isVisible()
    answers.paths = [tmp_path / "chart"]
    click(dialog, "Save as…")
    settle()
    assert (tmp_path / f"chart.{format}").stat().st_size > 5000


@pytest.mark.parametrize(("format", "count"), [(Format.PNG, 4), (Format.SVG, 4), (Format.PDF, 1)])
def test_all_findings_are_saved_as_pictures(
    window: MainWindow, workspace: Workspace, qtbot: QtBot, answers: Answers, tmp_path: Path, format: Format, count: int
) -> None:
    folder, out = tmp_path / "kept", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    sample_project(folder / "MOIN.moin").close()
    assert workspace.open_project(folder / "MOIN.moin")
    panel = ExportPanel(workspace, None, answers)
    qtbot.addWidget(panel)
    panel.show()
    click(panel, "Pictures")
    answers.folders = [out]
    click(panel, "Choose folder")
    click(panel, format.value.upper())
    click(panel, "Save pictures")
    qtbot.waitUntil(lambda: not workspace.jobs.is_busy, timeout=20_000)
    settle()
    files = sorted(path.name for path in out.iterdir())
    assert len(files) == count
    assert all(name.endswith(f".{format}") for name in files)
    if count > 1:
        assert files[1].startswith("02-skills-and-silos-lead-the-list")


def test_names_are_names_everywhere() -> None:
    assert file_name("Skills & silos: lead/the list?", Format.PNG, 3) == "03-skills-silos-lead-the-list.png"
    assert file_name("???", Format.SVG) == "chart.svg"
    assert file_name("CON", Format.PDF) == "con-.pdf"
