"""The frame around the places: bar, menu, keys, messages, files from outside."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from moin_desktop.errors import MoinError
from moin_desktop.models import questions
from moin_desktop.paths import settings_folder
from moin_desktop.ui import opening, theme
from moin_desktop.ui.data.place import DataPlace
from moin_desktop.ui.explore.inspector import Inspector
from moin_desktop.ui.first_run import FirstRun
from moin_desktop.ui.jobs import Progress
from moin_desktop.ui.keys import Keys
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.settings import Settings
from moin_desktop.ui.top_bar import in_words, lowered
from moin_desktop.ui.workspace import Workspace
from tests.models.readings import reading
from tests.ui.conftest import Answers
from tests.ui.seen import click, entry, key, popup, settle, texts

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _rename(workspace: Workspace, name: str) -> None:
    workspace.do("Rename a question", questions.rename, workspace.survey.questions[0].id, name)


def test_a_project_shows_its_name_place_and_where_it_came_from(window: MainWindow, small: Workspace) -> None:
    assert window.windowTitle() == "Small survey – MOIN Desktop"
    told = texts(window.top_bar)
    assert "Small survey" in told
    assert "Imported just now from survey.csv" in told
    assert window.top_bar.places.current == "data"


def test_a_change_is_saved_at_once_and_said_so(window: MainWindow, small: Workspace) -> None:
    _rename(small, "Nation")
    assert "All changes saved" in texts(window.top_bar)
    assert window.top_bar.undo.toolTip() == "Undo rename a question"
    assert not window.top_bar.redo.isEnabled()


def test_undo_and_redo_by_button_and_by_key(window: MainWindow, small: Workspace) -> None:
    _rename(small, "Nation")
    click(window.top_bar, "Undo")
    assert small.survey.questions[0].name == "Country"
    assert window.top_bar.redo.toolTip() == "Redo rename a question"
    assert "Undone: Rename a question" in texts(window.toast)
    key(window, Qt.Key.Key_Z, CTRL | SHIFT)
    assert small.survey.questions[0].name == "Nation"
    key(window, Qt.Key.Key_Z, CTRL)
    assert small.survey.questions[0].name == "Country"


def test_the_message_offers_the_way_back(window: MainWindow, small: Workspace) -> None:
    _rename(small, "Nation")
    small.undo()
    click(window.toast, "Redo")
    assert small.survey.questions[0].name == "Nation"


def test_trouble_is_told_with_its_way_out(window: MainWindow, small: Workspace) -> None:
    small.tell_trouble(MoinError("The disk is full.", hint="Make room on it."))
    told = texts(window.toast)
    assert "The disk is full." in told
    assert "Make room on it." in told
    click(window.toast, "Close this message")
    assert not window.toast.isVisible()


def test_the_toast_leaves_by_itself(
    window: MainWindow, small: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("moin_desktop.ui.toast.STAYS_MS", 30)
    small.tell("Saved")
    assert window.toast.isVisible()
    qtbot.waitUntil(lambda: not window.toast.isVisible())


def test_the_same_keys_change_colours_everywhere(window: MainWindow) -> None:
    theme.set_scheme(theme.Scheme.SYSTEM)
    seen = []
    for _press in range(3):
        key(window, Qt.Key.Key_D, CTRL | SHIFT)
        seen.append(theme.scheme().value)
    assert seen == ["dark", "light", "system"]
    assert Settings.load().scheme == "system"


@pytest.mark.parametrize("code", [Qt.Key.Key_F1, Qt.Key.Key_Question])
def test_all_keys_on_one_page(window: MainWindow, code: Qt.Key) -> None:
    key(window, code)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    assert "Only these respondents" in texts(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(("width", "height"), [(1366, 768), (960, 600), (1920, 1080)])
def test_the_page_of_keys_stays_within_the_window(window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    settle()
    key(window, Qt.Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, Keys)
    settle()
    assert dialog.width() <= width
    assert dialog.height() <= height
    last = next(label for label in dialog.findChildren(QLabel) if label.text() == "Copy picture and table")
    assert last.visibleRegion().boundingRect().width() >= last.sizeHint().width() - 1 or height == 600
    seen = dialog.sheet.parentWidget()
    assert seen is not None
    assert dialog.sheet.sizeHint().width() <= seen.width()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_the_menu_opens_by_key_and_says_what_the_program_is(window: MainWindow, small: Workspace) -> None:
    key(window, Qt.Key.Key_F10)
    menu = popup()
    assert {"Open…", "Save a copy as…", "Add a survey to this project…", "Quit"} <= {a.text() for a in menu.actions()}
    entry(menu, "About MOIN Desktop")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    assert "Nothing leaves this computer" in texts(dialog)
    click(dialog, "Close")


def test_f6_goes_through_the_parts_of_the_window(window: MainWindow, small: Workspace) -> None:
    place = window.place("data")
    assert isinstance(place, DataPlace)
    seen: list[QWidget] = []
    for _press in window.panes():
        key(window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert focus is not None
        seen += [pane for pane in window.panes() if pane.isAncestorOf(focus)]
    assert len(set(map(id, seen))) == len(window.panes()) == 3
    key(window, Qt.Key.Key_F6, SHIFT)
    before = QApplication.focusWidget()
    assert before is not None
    assert not seen[-1].isAncestorOf(before)


def test_ctrl_z_stays_with_a_plain_field(window: MainWindow, small: Workspace) -> None:
    _rename(small, "Nation")
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    QTest.keyClicks(field, "find")
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert small.survey.questions[0].name == "Nation"
    assert field.text() == ""


def test_several_surveys_can_be_chosen(window: MainWindow, small: Workspace) -> None:
    combo = window.top_bar.findChild(QComboBox)
    assert combo is not None
    assert not combo.isVisible()
    first = small.survey.id
    small.add_survey(reading("second.csv"))
    settle()
    assert combo.isVisible()
    assert [combo.itemText(i) for i in range(combo.count())] == ["Small survey", "second.csv"]
    assert combo.currentIndex() == 1
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert small.survey.id == first


def test_closing_the_project_goes_back_to_the_first_page(window: MainWindow, small: Workspace) -> None:
    key(window, Qt.Key.Key_W, CTRL)
    assert not small.is_open
    assert window.windowTitle() == "MOIN Desktop"
    assert "Drop a survey spreadsheet here" in texts(window)
    click(window, "Open Small")
    assert small.is_open


def test_a_copy_is_saved_under_another_name(
    window: MainWindow, small: Workspace, answers: Answers, tmp_path: Path
) -> None:
    answers.paths = [tmp_path / "copy"]
    window.opening.save_copy()
    assert (tmp_path / "copy.moin").stat().st_size > 0
    assert "Saved a copy: copy.moin" in texts(window.toast)


def test_the_window_remembers(window: MainWindow, small: Workspace, settings: Settings) -> None:
    window.close()
    kept = Settings.load()
    assert kept.reopen
    assert kept.geometry
    assert [path.name for path in kept.recent_there] == ["Small.moin"]


def test_a_damaged_settings_file_is_no_trouble() -> None:
    made = Settings.load()
    made.scheme = "dark"
    made.save()
    (file,) = settings_folder().glob("*.json")
    file.write_text('{"scheme": 3, "recent": "x", "geometry": "ab"}', encoding="utf-8")
    kept = Settings.load()
    assert (kept.scheme, kept.recent, kept.geometry) == ("system", [], "ab")
    file.write_text("nonsense", encoding="utf-8")
    assert Settings.load() == Settings()


def _drop(window: MainWindow, path: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(50, 50).toPoint(), action, data, left, plain)
    enter.setAccepted(False)
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(50, 50), action, data, left, plain))
    return enter.isAccepted()


def test_a_project_dropped_anywhere_is_opened(
    window: MainWindow, workspace: Workspace, small: Workspace, tmp_path: Path
) -> None:
    small.close_project()
    assert not _drop(window, tmp_path / "picture.png")
    assert _drop(window, tmp_path / "Small.moin")
    assert workspace.is_open


def test_no_part_of_the_window_flashes_as_a_window_of_its_own(
    window: MainWindow, workspace: Workspace, tmp_path: Path
) -> None:
    class Watch(QObject):
        flashed: list[str] = []  # noqa: RUF012 (one list for one test)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
            if shown and watched is not window:
                self.flashed.append(str(watched))
            return False

    watch = Watch()
    QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]  # a test has an application
    workspace.create_project(tmp_path / "a.moin", "A", reading())
    settle()
    workspace.add_survey(reading("b.csv"))
    settle()
    assert watch.flashed == []


def test_work_in_words() -> None:
    assert in_words(Progress("Reading a.xlsx", 0, 0, can_stop=False)) == "Reading a.xlsx …"
    assert in_words(Progress("Reading a.xlsx", 4, 10, can_stop=False)) == "Reading a.xlsx, 40%"
    assert lowered("Pin a note") == "pin a note"
    assert lowered("M&E") == "M&E"


def test_files_get_readable_and_free_names(tmp_path: Path) -> None:
    assert opening.readable("moin-2023_pre--event") == "Moin 2023 pre event"
    assert opening.readable("__") == "Survey"
    (tmp_path / "Moin.moin").touch()
    assert opening._free(tmp_path, "Moin") == tmp_path / "Moin 2.moin"  # noqa: SLF001 (the rule in one place)
    assert opening._free(tmp_path, 'a/b:"c"?') == tmp_path / "a b c.moin"  # noqa: SLF001 (the rule in one place)


def test_progress_of_long_work_stands_in_the_bar(window: MainWindow, small: Workspace) -> None:
    small.jobs.progressed.emit(Progress("Writing a.xlsx", 1, 2, can_stop=True))
    assert "Writing a.xlsx, 50%" in texts(window.top_bar)
    assert window.top_bar.stop.isVisible()
    small.jobs.ended.emit()
    assert "Imported just now" in texts(window.top_bar)
    assert not window.top_bar.stop.isVisible()


def test_the_first_page_has_the_focus_on_choosing(window: MainWindow) -> None:
    page = window.place("start")
    assert isinstance(page, FirstRun)
    assert QApplication.focusWidget() is page.choose


def test_the_export_panel_stands_beside_any_place(window: MainWindow, sampled: Workspace) -> None:
    key(window, Qt.Key.Key_E, CTRL)
    settle()
    panel = window.export.panel
    assert panel is not None
    assert panel.isVisible()
    assert window.top_bar.export.isChecked()
    key(window, Qt.Key.Key_2, CTRL)
    settle()
    assert panel.isVisible()
    key(window, Qt.Key.Key_E, CTRL)
    assert not panel.isVisible()
    assert not window.top_bar.export.isChecked()


def test_writing_a_note_sends_the_export_panel_away(window: MainWindow, sampled: Workspace) -> None:
    key(window, Qt.Key.Key_2, CTRL)
    key(window, Qt.Key.Key_E, CTRL)
    panel = window.export.panel
    assert panel is not None
    inspector = window.place("explore").findChild(Inspector)
    assert inspector is not None
    assert not inspector.isVisible()
    window.place("explore").setFocus()
    key(window, Qt.Key.Key_N)
    settle()
    assert not panel.isVisible()
    assert inspector.isVisible()


def test_tab_reaches_every_part_of_explore(window: MainWindow, sampled: Workspace) -> None:
    key(window, Qt.Key.Key_2, CTRL)
    settle()
    reached = set()
    for _press in range(40):
        key(window, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus.accessibleName())
    assert {"Find a question", "Questions", "Add a filter", "Pin a note", "Undo", "Menu"} <= reached
