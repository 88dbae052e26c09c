"""Where the keyboard stands in Explore after each thing one can do there."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from moin_desktop.analysis.filters import NO_FILTER
from moin_desktop.analysis.questions import QuestionType
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.ui.seen import key, settle


@pytest.fixture
def place(window: MainWindow, sampled: Workspace) -> ExplorePlace:
    """Explore at the challenges, with the keyboard at the chart."""
    sampled.go("explore")
    made = window.place("explore")
    assert isinstance(made, ExplorePlace)
    sampled.set_question(next(q.id for q in sampled.survey.questions if q.type is QuestionType.MULTIPLE))
    settle()
    return made


def press(place: ExplorePlace, *codes: Qt.Key) -> None:
    for code in codes:
        key(place, code)
        settle()


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def at_chart(place: ExplorePlace) -> bool:
    """Whether the keyboard is in the chart's card."""
    return place.centre.card.isAncestorOf(focus())


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
