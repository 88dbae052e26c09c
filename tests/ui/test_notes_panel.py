"""The list of all notes: found by words, narrowed, gone to, updated, pinned elsewhere from the tray."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.models import findings, notes
from moin_desktop.models.pins import ON_SURVEY, Pin, PinKind
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.notes.book import Wanted
from moin_desktop.ui.notes.choosing import PlaceChooser
from moin_desktop.ui.notes.panel import NotesPanel
from moin_desktop.ui.workspace import Workspace
from tests.exporting.making import CHALLENGES, HOPES, ORGANISATION, STAGE
from tests.ui.seen import click, named, popup, press, settle, texts
from tests.ui.test_explore_notes import all_notes, options, pin

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def noted(place: ExplorePlace, sampled: Workspace) -> Workspace:
    """Notes of several kinds by several tables, the last the newest."""
    first = options(sampled)[0]
    pin(sampled, Pin(PinKind.ANSWER, CHALLENGES, (first,)), "Silos are everywhere", "Table 1")
    pin(sampled, Pin(PinKind.QUESTION, STAGE), "Early days", "Table 2", visibility="team")
    pin(sampled, Pin(PinKind.QUOTE, HOPES, response=0), "Read this aloud", "Table 1")
    pin(sampled, ON_SURVEY, "Ask again in autumn", "Ana")
    last = all_notes(sampled)[-1].id
    sampled.do("Kind", notes.set_kind, last, "action")
    sampled.do("Tags", notes.set_tags, last, ["next year"])
    return sampled


@pytest.fixture
def panel(window: MainWindow, noted: Workspace) -> NotesPanel:
    """The list as Ctrl+Shift+N opens it."""
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_N, CTRL_SHIFT)
    settle()
    assert window.notes.panel is not None
    return window.notes.panel


def shown(panel: NotesPanel) -> list[str]:
    settle()
    return [str(panel.model.index(row).data()) for row in range(panel.model.rowCount())]


def choose(panel: NotesPanel, words: str) -> None:
    row = shown(panel).index(words)
    panel.list.setCurrentIndex(panel.model.index(row))
    panel.list.setFocus()
    settle()


def test_all_notes_are_listed_newest_first_and_found_by_words(panel: NotesPanel) -> None:
    assert shown(panel) == ["Ask again in autumn", "Read this aloud", "Early days", "Silos are everywhere"]
    field = named(panel, QLineEdit, "Find words in the notes")
    assert field.hasFocus()
    QTest.keyClicks(field, "table 1")
    assert shown(panel) == ["Read this aloud", "Silos are everywhere"]
    field.setText("SILO everyw")
    assert shown(panel) == ["Silos are everywhere"]
    field.setText("nothing like it")
    assert shown(panel) == []
    assert "No note fits." in texts(panel)
    press(panel, Qt.Key.Key_Escape)
    assert len(shown(panel)) == 4
    click(panel, "Newest first")
    assert shown(panel)[0] == "Ask again in autumn"
    assert shown(panel).index("Silos are everywhere") < shown(panel).index("Early days")


def test_the_list_is_narrowed_by_a_menu(panel: NotesPanel) -> None:
    click(panel, "Show only")
    menu = popup()
    parts = {action.text(): action.menu() for action in menu.actions()}
    assert set(parts) == {"Kind", "Who said it", "Tag", "Who sees it", "Mark", "Question"}
    menu.close()
    for wanted, found in (
        (Wanted(author="Table 1"), ["Read this aloud", "Silos are everywhere"]),
        (Wanted(kind="action"), ["Ask again in autumn"]),
        (Wanted(tag="next year", author="Ana"), ["Ask again in autumn"]),
        (Wanted(visibility="team"), ["Early days"]),
        (Wanted(question=CHALLENGES), ["Silos are everywhere"]),
        (Wanted(mark="agreed"), []),
    ):
        panel.want(wanted)
        assert shown(panel) == found
    panel.want(Wanted(author="Table 1"))
    click(panel, "Show all notes again")
    assert len(shown(panel)) == 4


def test_enter_goes_where_a_note_is_pinned(panel: NotesPanel, place: ExplorePlace, noted: Workspace) -> None:
    noted.go("data")
    noted.set_filter(Filter((Condition(ORGANISATION, (options(noted, ORGANISATION)[0],)),)))
    choose(panel, "Silos are everywhere")
    press(panel, Qt.Key.Key_Return)
    assert (noted.place, noted.selection.options) == ("explore", (options(noted)[0],))
    assert not noted.filter
    layout = place.centre.chart.layout_now
    assert layout is not None
    assert [box.note.text for box in layout.notes] == ["Silos are everywhere"]
    touch = place.centre.chart._item.touch  # noqa: SLF001 - what is ringed is painted, not said
    assert touch.note == layout.notes[0].note.id


def test_a_changed_number_is_listed_and_updated_or_kept(panel: NotesPanel, noted: Workspace) -> None:
    id = all_notes(noted)[0].id
    noted.do("Number", notes.update_number, id, 1, 50)
    settle()
    click(panel, "Changed 1")
    assert shown(panel) == ["Silos are everywhere"]
    assert "Was 2% (1 of 50), now " in texts(panel.card)
    click(panel, "Keep the number of the note: Silos are everywhere")
    assert shown(panel) == []
    about = all_notes(noted)[0].about
    assert about is not None
    assert (about.count, about.base) == (1, 50)
    noted.undo()
    settle()
    click(panel, "Changed 1")
    click(panel, "Update the number of the note: Silos are everywhere")
    settle()
    about = all_notes(noted)[0].about
    assert about is not None
    assert about.base == 53


def test_what_has_no_place_waits_in_sight_and_is_pinned_elsewhere(
    panel: NotesPanel, place: ExplorePlace, noted: Workspace, window: MainWindow
) -> None:
    window.notes.close()
    press(place, Qt.Key.Key_K)
    finding = findings.all(noted.project.session)[0].id
    pin(noted, Pin(PinKind.FINDING, finding=finding), "On the finding")
    noted.do("Remove", findings.remove, finding)
    settle()
    click(place, "1 note waits for a place")
    settle()
    assert shown(panel) == ["On the finding"]
    assert "A finding that is gone" in texts(panel.card)
    click(panel, "Pin elsewhere")
    chooser = next(w for w in QApplication.topLevelWidgets() if isinstance(w, PlaceChooser) and w.isVisible())
    QTest.keyClicks(chooser.field, noted.survey.question(CHALLENGES).options[1].label[:14])
    press(chooser, Qt.Key.Key_Return)
    settle()
    moved = all_notes(noted)[-1]
    assert moved.pin == Pin(PinKind.ANSWER, CHALLENGES, (options(noted)[1],))
    assert moved.about is not None
    assert shown(panel) == []
    assert "Every note has its place." in texts(panel)


def test_a_note_is_edited_and_removed_in_the_list(panel: NotesPanel, noted: Workspace) -> None:
    choose(panel, "Early days")
    press(panel, Qt.Key.Key_F2)
    panel.editor.words.setPlainText("Very early days")
    press(panel, Qt.Key.Key_Return)
    assert "Very early days" in shown(panel)
    choose(panel, "Very early days")
    press(panel, Qt.Key.Key_Delete)
    assert "Very early days" not in shown(panel)
    noted.undo()
    assert "Very early days" in shown(panel)


def test_the_list_gives_way_and_comes_back(window: MainWindow, panel: NotesPanel, place: ExplorePlace) -> None:
    assert place.inspector.isHidden()
    assert window.top_bar.notes.isChecked()
    press(panel, Qt.Key.Key_Escape)
    assert (panel.isHidden(), place.inspector.isHidden()) == (True, False)
    assert not window.top_bar.notes.isChecked()
    click(window, "All notes")
    assert panel.isVisible()
    click(window, "Export")
    assert panel.isHidden()
    assert not window.top_bar.notes.isChecked()
    click(window, "All notes")
    assert panel.isVisible()
    place.centre.setFocus()
    press(place, Qt.Key.Key_N)
    assert (panel.isHidden(), place.inspector.isVisible()) == (True, True)
