"""Coding by keys: themes given, taken, made, merged, moved and found, each as one step; the chart follows."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from moin_desktop.analysis.questions import Role
from moin_desktop.models import codings, notes, quotes, rules, themes
from moin_desktop.models.pins import PinKind
from moin_desktop.ui.coding import lines
from moin_desktop.ui.coding.coding import Coding
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.workspace import Workspace
from tests.ui.seen import click, entry, key, popup, press, settle, texts

K = Qt.Key
SHIFT, ALT, CTRL = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
)
HOPES = "q14"


@pytest.fixture
def coding(place: ExplorePlace, sampled: Workspace) -> Coding:
    """The hopes, with the keyboard at the first answer."""
    sampled.set_question(HOPES)
    settle()
    assert place.centre.coding is not None
    place.centre.coding.to_cards()
    settle()
    return place.coding


def make(place: ExplorePlace, name: str) -> None:
    """Make a theme by keys; it goes to the current answer."""
    press(place, K.Key_T)
    write(name)


def focused() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def write(text: str) -> None:
    """Type into the field that has the keyboard, and press Enter."""
    field = focused()
    QTest.keyClicks(field, text)
    settle()
    QTest.keyClick(field, K.Key_Return)
    settle()


def names(coding: Coding, row: int) -> list[str]:
    return [theme.name for id in coding.given(row) if (theme := coding.theme_of(id)) is not None]


def steps(workspace: Workspace) -> list[str]:
    return [step.label for step in workspace.project.steps() if not step.undone]


def test_one_key_gives_a_theme_and_moves_on(place: ExplorePlace, sampled: Workspace, coding: Coding) -> None:
    assert place.centre.coding is not None
    assert place.centre.coding.count.text() == "0 of 47 coded"
    make(place, "Tools")
    make(place, "Money")
    assert coding.row == coding.rows[2]
    press(place, K.Key_1, K.Key_2)
    assert [names(coding, row) for row in coding.rows[:5]] == [["Tools"], ["Money"], ["Tools"], ["Money"], []]
    assert coding.row == coding.rows[4]
    assert place.centre.coding.count.text() == "4 of 47 coded"
    assert steps(sampled)[-1] == "Give the theme “Money”"
    found = place.questions.model
    told = found.index(found.row_of(HOPES)).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert told == "Free text · 4 of 47 coded"


def test_shift_gives_several_and_a_key_again_takes_away(
    place: ExplorePlace, sampled: Workspace, coding: Coding
) -> None:
    make(place, "Tools")
    make(place, "Money")
    row = coding.row
    key(place, K.Key_1, SHIFT)
    key(place, K.Key_2, SHIFT)
    settle()
    assert coding.row == row
    assert names(coding, row) == ["Tools", "Money"]
    press(place, K.Key_1)
    assert names(coding, row) == ["Money"]
    assert coding.row == row
    press(place, K.Key_U)
    assert names(coding, row) == []
    sampled.undo()
    settle()
    assert names(coding, row) == ["Money"]
    press(place, K.Key_Return)
    key(place, K.Key_Return, SHIFT)
    assert coding.row == row


def test_all_hopes_are_coded_by_keys_alone(place: ExplorePlace, sampled: Workspace, coding: Coding) -> None:
    for name in ("Tools", "Money", "People"):
        make(place, name)
    pressed = 0
    while not coding.is_coded(coding.row):
        press(place, (K.Key_1, K.Key_2, K.Key_3)[pressed % 3])
        pressed += 1
    assert pressed == 44
    assert coding.progress == (47, 47)


def test_words_are_marked_by_keys_and_kept_with_the_theme(
    place: ExplorePlace, sampled: Workspace, coding: Coding
) -> None:
    row = coding.row
    for _word in range(3):
        key(place, K.Key_Right, SHIFT)
    assert coding.mark is not None
    marked = coding.words(row)[slice(*coding.mark)]
    assert marked == "Stories from people"
    press(place, K.Key_T)
    field = focused()
    QTest.keyClick(field, K.Key_Return)
    settle()
    assert names(coding, row) == ["Stories from people"]
    (given,) = codings.of_response(sampled.project.session, HOPES, row)
    assert (given.start, given.stop) == (0, len(marked))
    key(place, K.Key_Return, SHIFT)
    key(place, K.Key_Right)
    press(place, K.Key_Escape)
    assert coding.mark is None


def test_words_are_marked_by_mouse(place: ExplorePlace, coding: Coding) -> None:
    assert place.centre.coding is not None
    cards = place.centre.coding.cards
    rect = cards.visualRect(cards.currentIndex())
    start = QPointF(rect.left() + 70, rect.top() + 25).toPoint()
    QTest.mousePress(cards.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(cards.viewport(), QPointF(rect.left() + 260, rect.top() + 25).toPoint())
    QTest.mouseRelease(cards.viewport(), Qt.MouseButton.LeftButton, pos=start)
    assert coding.mark is not None
    words = coding.words(coding.row)[slice(*coding.mark)]
    assert words.startswith("Stories from")
    assert coding.mark in {(0, stop) for _start, stop in lines.words(coding.words(coding.row))}


def test_notes_and_quotes_stand_on_the_words(place: ExplorePlace, sampled: Workspace, coding: Coding) -> None:
    row = coding.row
    key(place, K.Key_Right, SHIFT)
    press(place, K.Key_Q)
    press(place, K.Key_N)
    write("Ask them at lunch")
    session = sampled.project.session
    (quote,) = quotes.of_question(session, HOPES)
    assert quote.words(coding.words(row)) == "Stories"
    (note,) = [n for n in notes.of_survey(session, "s1") if n.text == "Ask them at lunch"]
    assert (note.pin.kind, note.pin.response, note.pin.words) == (PinKind.QUOTE, row, (0, 7))
    press(place, K.Key_Q)
    assert quotes.of_question(session, HOPES) == ()


def test_a_slash_finds_a_theme_or_makes_it(place: ExplorePlace, coding: Coding) -> None:
    make(place, "Practical tools")
    make(place, "Money")
    row = coding.row
    QTest.keyClicks(focused(), "/")
    settle()
    write("pract")
    assert names(coding, row) == ["Practical tools"]
    row = coding.row
    QTest.keyClicks(focused(), "/")
    settle()
    write("Trust")
    assert names(coding, row) == ["Trust"]
    assert [theme.name for theme in coding.themes] == ["Practical tools", "Money", "Trust"]


def test_no_theme_fits_stands_alone(place: ExplorePlace, coding: Coding) -> None:
    make(place, "Tools")
    row = coding.row
    press(place, K.Key_Space)
    none = next(theme for theme in coding.themes if theme.role is Role.NONE)
    assert names(coding, row) == [none.name]
    assert coding.digit(none.id) == ""
    assert coding.progress[0] == 2
    key(place, K.Key_Return, SHIFT)
    press(place, K.Key_1)
    assert names(coding, row) == ["Tools"]


def test_themes_are_merged_nested_ordered_and_removed(place: ExplorePlace, sampled: Workspace, coding: Coding) -> None:
    for name in ("Tools", "Money", "Funding"):
        make(place, name)
    pane = place.inspector.themes
    assert pane is not None
    press(place, K.Key_M)  # the theme given last is looked at
    write("Money")
    assert [(t.name, coding.count(t.id)) for t in coding.themes] == [("Tools", 1), ("Money", 2)]
    assert steps(sampled)[-1] == "Merge “Funding” into “Money”"
    pane.list.setFocus()
    pane.list.setCurrentIndex(pane.list.themes.index(1))
    key(place, K.Key_Up, ALT)
    settle()
    assert [t.name for t in coding.themes] == ["Money", "Tools"]
    pane.list.setCurrentIndex(pane.list.themes.index(1))
    key(place, K.Key_Right, ALT)
    settle()
    whole = coding.themes[0]
    assert [(t.name, t.parent) for t in coding.themes] == [("Money", ""), ("Tools", whole.id)]
    assert coding.count(whole.id) == 3
    key(place, K.Key_Left, ALT)
    key(place, K.Key_Delete)
    settle()
    assert [t.name for t in coding.themes] == ["Money"]
    sampled.undo()
    settle()
    assert [t.name for t in coding.themes] == ["Money", "Tools"]


def test_a_theme_is_defined_and_renamed_in_place(place: ExplorePlace, sampled: Workspace, coding: Coding) -> None:
    make(place, "Tools")
    pane = place.inspector.themes
    assert pane is not None
    pane.details.name.setFocus()
    pane.details.name.selectAll()
    write("Practical tools")
    pane.details.what.setFocus()
    write("Templates, methods, checklists")
    (theme,) = themes.of_question(sampled.project.session, HOPES)
    assert (theme.name, theme.definition) == ("Practical tools", "Templates, methods, checklists")
    assert "Practical tools" in steps(sampled)[-2] or steps(sampled)[-2] == "Rename a theme"


def test_several_answers_are_coded_moved_and_split_at_once(
    place: ExplorePlace, sampled: Workspace, coding: Coding, qtbot: QtBot
) -> None:
    make(place, "Tools")
    make(place, "Money")
    key(place, K.Key_Down, SHIFT)
    key(place, K.Key_Down, SHIFT)
    settle()
    chosen = coding.targets
    assert len(chosen) == 3
    press(place, K.Key_1)
    assert steps(sampled)[-1] == "Give the theme “Tools” to 3 answers"
    assert coding.targets == chosen
    pane = place.inspector.themes
    assert pane is not None
    settle()
    pane.details.refresh()
    click(pane, "More for the theme")
    entry(popup(), "Move the chosen answers to another theme…")
    qtbot.waitUntil(pane.finder.hasFocus)
    write("Money")
    assert [names(coding, row) for row in chosen] == [["Money"]] * 3
    click(pane, "More for the theme")
    entry(popup(), "Split the chosen answers off as a new theme…")
    qtbot.waitUntil(pane.finder.hasFocus)
    write("Budgets")
    assert [names(coding, row) for row in chosen] == [["Budgets"]] * 3
    assert [(t.name, coding.count(t.id)) for t in coding.themes] == [("Tools", 1), ("Money", 1), ("Budgets", 3)]


def test_the_fields_below_are_of_the_theme_just_made(place: ExplorePlace, coding: Coding, qtbot: QtBot) -> None:
    assert place.inspector.themes is not None
    details = place.inspector.themes.details
    for name in ("Ownership", "Working across levels"):
        make(place, name)
        qtbot.wait(100)
        assert details.name.text() == name
        shown = coding.theme_of(coding.theme)
        assert shown is not None
        assert shown.name == name


def test_the_chart_is_of_the_answers_coded_so_far(place: ExplorePlace, sampled: Workspace, coding: Coding) -> None:
    make(place, "Tools")
    make(place, "Money")
    press(place, K.Key_1)
    click(place, "Chart")
    settle()
    assert place.shown.data is not None
    assert {mark.label: mark.count for mark in place.shown.data.marks} == {"Tools": 2, "Money": 1}
    assert place.shown.data.base == 3
    sampled.undo()
    settle()
    assert place.shown.data.base == 2
    press(place, K.Key_K)
    assert place.shown.finding is not None
    click(place, "Code")
    settle()
    assert place.centre.coding is not None
    assert place.centre.coding.isVisible()
    assert coding.progress == (2, 47)


def test_answers_are_put_in_order_and_searched(place: ExplorePlace, coding: Coding) -> None:
    make(place, "Tools")
    page = place.centre.coding
    assert page is not None
    press(place, K.Key_S)
    assert coding.order == "as_listed"
    assert coding.rows == sorted(coding.rows)
    press(place, K.Key_S)
    sizes = [len(coding.words(row)) for row in coding.rows]
    assert sizes == sorted(sizes, reverse=True)
    coding.arrange("not_coded_first")
    assert coding.is_coded(coding.rows[-1])
    coding.arrange(wanted="procurement")
    assert len(coding.rows) == 2
    coding.arrange(wanted="zebra")
    settle()
    page._refresh()  # noqa: SLF001 - what the pause after typing does
    assert coding.rows == []


def test_nearly_the_same_answers_are_suggested_and_given(place: ExplorePlace, coding: Coding, qtbot: QtBot) -> None:
    make(place, "Elections")
    page = place.centre.coding
    assert page is not None
    twins = [row for row in coding.rows if coding.words(row).startswith("How others keep a mission alive")]
    assert len(twins) == 2
    coding.go(twins[0])
    press(place, K.Key_1)
    said = "1 more answer says nearly the same"
    qtbot.waitUntil(lambda: page.suggestion.words.text().startswith(said))
    press(place, K.Key_G)
    assert [names(coding, row) for row in twins] == [["Elections"], ["Elections"]]


def test_blind_coders_see_only_their_own(place: ExplorePlace, sampled: Workspace, coding: Coding) -> None:
    make(place, "Tools")
    row = coding.rows[0]
    sampled.project.author = "B"
    sampled.do("Code unseen", rules.set_blind, True)
    settle()
    assert coding.given(row) == ()
    assert coding.progress == (0, 47)
    coding.go(row)
    press(place, K.Key_1)
    assert coding.progress == (1, 47)
    coding.go(row)
    press(place, K.Key_U)
    assert coding.progress == (0, 47)
    sampled.do("Look", rules.set_blind, False)
    settle()
    assert names(coding, row) == ["Tools"]
    coding.go(row)
    press(place, K.Key_1)
    assert [mark.author for mark in coding.marks(row)] == ["", "B"]
    coding.go(row)
    press(place, K.Key_1)
    assert [mark.author for mark in coding.marks(row)] == [""]


def test_a_filter_is_respected_and_said(place: ExplorePlace, sampled: Workspace, coding: Coding) -> None:
    from moin_desktop.analysis.conditions import Condition, Filter

    country = sampled.survey.question("q6")
    sampled.set_filter(Filter((Condition("q6", (country.options[0].id,)),)))
    settle()
    mask = sampled.mask
    assert all(mask[row] for row in coding.rows)
    assert 0 < len(coding.rows) < 47
    assert country.options[0].label in texts(place.centre)


def test_words_of_any_script_are_found(dressed: None) -> None:
    text = "Wer hält’s? 漢字 😀 end"
    assert [text[start:stop] for start, stop in lines.words(text)] == ["Wer", "hält’s", "漢", "字", "end"]
    made = lines.Lines(text, 400)
    assert made.place_at(QPointF(1000, 10)) == len(text)
    assert lines.place(text, lines.units(text, 16)) == 16
