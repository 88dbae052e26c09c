"""The people behind a bar: listed, read one by one, and turned into a filter."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication

from moin_desktop.analysis.questions import QuestionType
from moin_desktop.models import rules
from moin_desktop.ui.explore.people import PeopleModel
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.workspace import Workspace
from tests.ui.seen import click, named, press, settle, texts


def chosen(place: ExplorePlace) -> int:
    """Choose the second answer; how many chose it."""
    press(place, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert place.shown.data is not None
    return place.shown.data.marks[1].count


def test_people_are_listed_and_read_by_keys(place: ExplorePlace, sampled: Workspace) -> None:
    count = chosen(place)
    press(place, Qt.Key.Key_P)
    people = place.people
    assert people.isVisible()
    assert people.model.rowCount() == count
    assert f"{count} respondents: " in texts(people)
    assert people.list.hasFocus()
    first = people.said.toPlainText()
    press(place, Qt.Key.Key_Down)
    assert people.list.currentIndex().row() == 1
    assert people.said.toPlainText() != first
    assert f"2 of {count}" in people.name.text()
    click(people, "Next respondent")
    assert people.list.currentIndex().row() == 2
    press(place, Qt.Key.Key_Escape)
    assert not people.isVisible()
    assert place.centre.card.isAncestorOf(QApplication.focusWidget() or place)
    assert sampled.selection


def test_own_words_come_first_and_nothing_personal_is_said(place: ExplorePlace, sampled: Workspace) -> None:
    chosen(place)
    click(place.inspector, named(place, QAbstractButton, place.inspector.answer.people.accessibleName()).text())
    settle()
    people, survey = place.people, sampled.survey
    hopes = next(q for q in survey.charted if q.type is QuestionType.TEXT)
    model = people.model
    rows = [model.row(model.index(at)) for at in range(model.rowCount())]
    at = next(at for at, row in enumerate(rows) if survey.column(hopes.columns[0]).text(row))
    people.list.setCurrentIndex(model.index(at))
    said = people.said.toPlainText()
    assert said.startswith(hopes.name)
    assert f"“{survey.column(hopes.columns[0]).text(rows[at])}”" in said
    for question in survey.questions:
        if question.type in (QuestionType.PERSONAL, QuestionType.META):
            assert f"{question.name}\n" not in said


def test_only_these_from_the_list(place: ExplorePlace, sampled: Workspace) -> None:
    count = chosen(place)
    press(place, Qt.Key.Key_P)
    press(place, Qt.Key.Key_Return)
    assert not place.people.isVisible()
    assert int(np.count_nonzero(sampled.mask)) == count


def test_few_people_are_not_shown_under_the_limit(place: ExplorePlace, sampled: Workspace) -> None:
    count = chosen(place)
    sampled.do("Hide", rules.set_hide_under, count + 1)
    settle()
    press(place, Qt.Key.Key_P)
    assert "are not shown one by one" in texts(place.people)
    assert place.people.model.rowCount() == 0
    assert not place.people.list.isVisible()
    press(place, Qt.Key.Key_Escape)
    sampled.do("Hide", rules.set_hide_under, count)
    settle()
    press(place, Qt.Key.Key_P)
    assert place.people.model.rowCount() == count


def test_very_many_people_are_listed_without_reading_them(sampled: Workspace) -> None:
    model = PeopleModel()
    many = np.arange(100_000) % sampled.survey.rows
    model.show_people(sampled.survey, many, np.arange(2, 100_002))
    assert model.rowCount() == 100_000
    assert model.index(99_999).data() == model.name(99_999 % sampled.survey.rows)
