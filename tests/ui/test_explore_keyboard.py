"""Where the keyboard stands in Explore after each thing one can do there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from moin_desktop.analysis.filters import NO_FILTER, Condition, Filter
from moin_desktop.analysis.questions import QuestionType
from moin_desktop.models import notes
from moin_desktop.ui import panes
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.ui.seen import click, entry, named, popup, press, settle


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def choose(place: ExplorePlace, text: str) -> None:
    """Choose from the menu that is open; without a desktop the window has to be told that it is in front again."""
    entry(popup(), text)
    settle()
    place.window().activateWindow()
    settle()


def at_chart(place: ExplorePlace) -> bool:
    """Whether the keyboard is in the chart's card."""
    return place.centre.card.isAncestorOf(focus())


def pin_one(place: ExplorePlace, workspace: Workspace, text: str = "Silos everywhere") -> None:
    question = place.shown.question
    assert question is not None
    workspace.do("Pin", notes.add, question.id, text)
    settle()


def test_enter_at_who_says_it_only_pins(place: ExplorePlace, sampled: Workspace) -> None:
    press(place, Qt.Key.Key_Down, Qt.Key.Key_N)
    QTest.keyClicks(focus(), "Nobody talks")
    press(place, Qt.Key.Key_Tab)
    assert focus() is place.inspector.notes.editor.author
    QTest.keyClicks(focus(), "Table 1")
    press(place, Qt.Key.Key_Return)
    assert [(n.text, n.author) for n in place.shown.notes] == [("Nobody talks", "Table 1")]
    assert sampled.filter == NO_FILTER
    assert sampled.selection
    assert at_chart(place)


def test_enter_in_the_search_field_does_not_filter(place: ExplorePlace, sampled: Workspace) -> None:
    press(place, Qt.Key.Key_Down)
    place.questions.field.setFocus()
    press(place, Qt.Key.Key_Return)
    assert sampled.filter == NO_FILTER


def test_the_table_takes_the_keyboard_and_gives_it_back(place: ExplorePlace, sampled: Workspace) -> None:
    press(place, Qt.Key.Key_Down, Qt.Key.Key_T)
    assert focus() is place.centre.table
    press(place, Qt.Key.Key_Down)
    assert sampled.selection.options == (place.centre.table.numbers.option(1),)
    assert focus() is place.centre.table
    press(place, Qt.Key.Key_T)
    assert focus() in place.centre.chart.handles


@pytest.mark.parametrize("last", [Qt.Key.Key_Return, Qt.Key.Key_Escape], ids=["enter", "escape"])
@pytest.mark.parametrize("kept", [False, True], ids=["not kept", "kept"])
def test_the_headline_gives_the_keyboard_back(place: ExplorePlace, last: Qt.Key, kept: bool) -> None:
    if kept:
        press(place, Qt.Key.Key_K, Qt.Key.Key_Escape)
    press(place, Qt.Key.Key_F2)
    QTest.keyClicks(focus(), "Silos lead")
    press(place, last)
    assert focus() in place.centre.chart.handles


def test_the_eye_of_a_note_keeps_the_keyboard(place: ExplorePlace, sampled: Workspace) -> None:
    pin_one(place, sampled)
    named(place, QAbstractButton, "Shown on the chart: Silos everywhere").setFocus()
    press(place, Qt.Key.Key_Space)
    assert focus().accessibleName() == "Not on the chart: Silos everywhere"
    press(place, Qt.Key.Key_Space)
    assert focus().accessibleName() == "Shown on the chart: Silos everywhere"


def test_written_answers_take_the_keyboard_and_give_it_back(place: ExplorePlace, sampled: Workspace) -> None:
    texts = next(q.id for q in sampled.survey.charted if q.type is QuestionType.TEXT)
    order = [q.id for q in sampled.survey.charted]
    sampled.set_question(order[order.index(texts) - 1])
    settle()
    press(place, Qt.Key.Key_BracketRight)
    assert place.centre.coding is not None
    assert focus() is place.centre.coding.cards
    press(place, Qt.Key.Key_BracketLeft)
    assert focus() in place.centre.chart.handles


def test_keeping_pinning_and_removing_go_back_to_the_chart(place: ExplorePlace, sampled: Workspace) -> None:
    named(place, QAbstractButton, "Keep this chart").setFocus()
    press(place, Qt.Key.Key_Space)
    assert place.shown.finding is not None
    assert at_chart(place)
    click(place, "More for the finding")
    choose(place, "Remove this finding")
    assert place.shown.finding is None
    assert at_chart(place)
    press(place, Qt.Key.Key_Down, Qt.Key.Key_K, Qt.Key.Key_Escape)
    assert at_chart(place)
    pin_one(place, sampled)
    named(place, QAbstractButton, "More for the note: Silos everywhere").setFocus()
    click(place, "More for the note: Silos everywhere")
    choose(place, "Remove the note")
    assert place.shown.notes == ()
    assert at_chart(place)


def test_letting_an_answer_go_goes_back_to_the_chart(place: ExplorePlace) -> None:
    press(place, Qt.Key.Key_Down)
    place.inspector.answer.close_button.setFocus()
    press(place, Qt.Key.Key_Space)
    assert at_chart(place)


def test_tab_goes_through_filter_chart_and_inspector_in_this_order(
    window: MainWindow, place: ExplorePlace, sampled: Workspace
) -> None:
    pin_one(place, sampled)
    yes_no = next(q for q in sampled.survey.questions if q.type is QuestionType.YES_NO)
    sampled.set_filter(Filter((Condition(yes_no.id, (yes_no.options[0].id,)),)))
    settle()
    parts: list[QWidget] = []
    part: QWidget | None = place.questions.field
    while part is not None and part not in parts:
        parts.append(part)
        part = panes.neighbour(window, part, True)
    chip = next(c for c in place.centre.chips.chips if c.isVisible())
    handle = next(h for h in place.centre.chart.handles if h in parts)
    eye = named(place, QAbstractButton, "Shown on the chart: Silos everywhere")
    wanted: list[QWidget] = [
        place.questions.list,
        chip,
        place.centre.chips.add,
        place.centre.views.button("bars"),
        handle,
        place.inspector.nothing.keep_button,
        place.inspector.notes.pin,
        eye,
    ]
    assert [parts.index(part) for part in wanted] == sorted(parts.index(part) for part in wanted)


def test_an_unfinished_note_stays_with_its_question(place: ExplorePlace, sampled: Workspace) -> None:
    first = place.shown.question
    assert first is not None
    editor = place.inspector.notes.editor
    press(place, Qt.Key.Key_N)
    QTest.keyClicks(focus(), "Half a thou")
    order = [q.id for q in sampled.survey.charted]
    sampled.set_question(order[order.index(first.id) + 1])
    settle()
    assert not editor.isVisible()
    assert at_chart(place)
    press(place, Qt.Key.Key_N)
    assert editor.words.toPlainText() == ""
    press(place, Qt.Key.Key_Escape)
    sampled.set_question(first.id)
    settle()
    assert editor.isVisible()
    assert editor.words.toPlainText() == "Half a thou"
    press(place, Qt.Key.Key_N)
    assert focus() is editor.words
    press(place, Qt.Key.Key_Escape)
    assert not editor.isVisible()


def test_the_author_proposed_is_typed_over(place: ExplorePlace, sampled: Workspace) -> None:
    question = place.shown.question
    assert question is not None
    sampled.do("Pin", notes.add, question.id, "Before", author="Table 3")
    settle()
    press(place, Qt.Key.Key_N, Qt.Key.Key_Tab)
    author = place.inspector.notes.editor.author
    assert author.selectedText() == "Table 3"
    QTest.keyClicks(author, "Table 4")
    assert author.text() == "Table 4"
    place.inspector.notes.editor.words.setFocus()
    QTest.mouseClick(author, Qt.MouseButton.LeftButton)
    assert author.selectedText() == "Table 4"


@pytest.mark.parametrize("last", [Qt.Key.Key_Return, Qt.Key.Key_Escape], ids=["enter", "escape"])
def test_after_keeping_what_is_typed_is_the_headline(place: ExplorePlace, last: Qt.Key) -> None:
    press(place, Qt.Key.Key_K)
    QTest.keyClicks(focus(), "Pct of K")
    assert place.shown.view == "bars"
    press(place, last)
    assert place.shown.finding is not None
    assert place.shown.finding.headline == ("Pct of K" if last == Qt.Key.Key_Return else "")
    assert focus() in place.centre.chart.handles


def test_steps_name_what_they_are_about(place: ExplorePlace, sampled: Workspace) -> None:
    assert place.shown.question is not None
    name = place.shown.question.name
    press(place, Qt.Key.Key_K)
    assert sampled.project.undo_label == f"Keep “{name}” as a finding"
    QTest.keyClicks(focus(), "Silos lead the list of challenges in every single organisation")
    press(place, Qt.Key.Key_Return)
    assert sampled.project.undo_label == f"Edit the headline of “{name}”"
    QTest.keyClick(place, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    settle()
    assert sampled.project.undo_label == "Change the pillar of “Silos lead the list of challenges in…”"
