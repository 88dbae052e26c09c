"""Filters of every kind made in the popup, switched, named, kept and taken back."""

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from moin_desktop.analysis.filters import IN_FILTER, NO_FILTER, Condition, Except, Filter, Replied, Reply, Words
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.models import filters
from moin_desktop.ui.explore.filter_popup import FilterPopup
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.workspace import Workspace
from tests.ui.seen import click, entry, named, popup, settle, texts


def of_type(workspace: Workspace, type: QuestionType) -> Question:
    return next(q for q in workspace.survey.questions if q.type is type)


def opened(place: ExplorePlace, find: str) -> FilterPopup:
    """The popup at a question."""
    click(place, "Add a filter")
    made = place.centre.chips.popup
    assert made is not None
    QTest.keyClicks(made.search, find)
    QTest.keyClick(made.search, Qt.Key.Key_Return)
    return made


@pytest.fixture
def yes(sampled: Workspace) -> Filter:
    """Those who said yes to the first question of this kind."""
    question = of_type(sampled, QuestionType.YES_NO)
    return Filter((Condition(question.id, (question.options[0].id,)),))


def test_answers_say_how_many_and_none_of_these_asks_for_the_others(place: ExplorePlace, sampled: Workspace) -> None:
    question = of_type(sampled, QuestionType.SINGLE)
    made = opened(place, question.name)
    QTest.keyClick(made.answers, Qt.Key.Key_Space)
    any_of = made.apply.text()
    click(made, "None of these")
    none_of = made.apply.text()
    everyone = int(np.count_nonzero(sampled.survey.everyone))
    assert [int(text.split()[-1]) for text in (any_of, none_of)] == [15, everyone - 15]
    QTest.keyClick(made.answers, Qt.Key.Key_Return)
    settle()
    assert sampled.filter == Filter((Except(question.id, (question.options[0].id,)),))
    assert f"not {question.options[0].label}" in place.centre.chips.chips[0].accessibleName()


def test_who_answered_and_who_was_not_asked(place: ExplorePlace, sampled: Workspace) -> None:
    routed = next(q for q in sampled.survey.charted if q.asked_if is not None)
    made = opened(place, routed.name)
    click(made, "Answered or not")
    QTest.keyClick(made.body.first, Qt.Key.Key_End)
    QTest.keyClick(made.body.first, Qt.Key.Key_Return)
    settle()
    assert sampled.filter == Filter((Replied(routed.id, Reply.NOT_ASKED),))
    assert int(np.count_nonzero(sampled.mask)) == 29


def test_words_in_any_answer_count_while_typed(place: ExplorePlace, sampled: Workspace) -> None:
    made = opened(place, "any written")
    QTest.keyClicks(made.words_body.field, "MISSION")
    QTest.keyClick(made.words_body.field, Qt.Key.Key_Return)
    settle()
    assert sampled.filter == Filter((Words("", "MISSION"),))
    hopes = of_type(sampled, QuestionType.TEXT)
    texts_ = [sampled.survey.column(hopes.columns[0]).text(row) for row in np.flatnonzero(sampled.mask).tolist()]
    assert texts_
    assert all("mission" in text.lower() for text in texts_)


def test_no_one_fitting_is_not_applied(place: ExplorePlace, sampled: Workspace) -> None:
    made = opened(place, "any written")
    QTest.keyClicks(made.words_body.field, "zzzz")
    QTest.keyClick(made.words_body.field, Qt.Key.Key_Return)
    assert made.isVisible()
    assert made.apply.text() == "No one fits"
    assert sampled.filter == NO_FILTER
    QTest.keyClick(made, Qt.Key.Key_Escape)
    assert not made.isVisible()


def test_a_chip_is_switched_off_and_on_and_removed(place: ExplorePlace, sampled: Workspace, yes: Filter) -> None:
    sampled.set_filter(yes)
    settle()
    left = int(np.count_nonzero(sampled.mask))
    chips = place.centre.chips
    QTest.mouseClick(chips.chips[0], Qt.MouseButton.LeftButton)
    settle()
    assert sampled.filter == NO_FILTER
    assert sampled.whole_filter.conditions
    assert chips.chips[0].font().strikeOut()
    assert "All 53 respondents" in texts(chips)
    assert place.shown.data is not None
    assert place.shown.data.base == 53
    QTest.mouseClick(chips.chips[0], Qt.MouseButton.LeftButton)
    settle()
    assert not chips.chips[0].font().strikeOut()
    assert int(np.count_nonzero(sampled.mask)) == left
    QTest.mouseClick(chips.chips[1], Qt.MouseButton.LeftButton)
    settle()
    assert not sampled.whole_filter.conditions
    assert "All respondents  53" in chips.chips[0].text()


def test_a_filter_is_kept_applied_renamed_and_removed(place: ExplorePlace, sampled: Workspace, yes: Filter) -> None:
    sampled.set_filter(yes)
    settle()
    click(place, "More for the filter")
    entry(popup(), "Keep under a name…")
    naming = place.centre.chips.naming
    assert naming is not None
    QTest.keyClicks(naming.field, "Evaluators")
    QTest.keyClick(naming.field, Qt.Key.Key_Return)
    settle()
    assert [one.name for one in filters.all(sampled.project.session, sampled.survey.id)] == ["Evaluators"]
    assert sampled.filter.name == "Evaluators"
    assert place.shown.data is not None
    assert "Filter: Evaluators (" in place.shown.data.footer
    sampled.set_filter(NO_FILTER)
    settle()
    made = opened(place, "evalu")
    assert not made.isVisible()
    assert sampled.filter == yes
    menu = place.centre.chips.menu
    menu.refresh()
    kept = next(action.menu() for action in menu.actions() if isinstance(action.menu(), QMenu))
    assert isinstance(kept, QMenu)
    next(action for action in kept.actions() if action.text() == "Rename…").trigger()
    naming.field.setText("Those who evaluate")
    QTest.keyClick(naming.field, Qt.Key.Key_Return)
    settle()
    assert sampled.filter.name == "Those who evaluate"
    sampled.undo()
    settle()
    assert sampled.filter.name == ""
    sampled.undo()
    assert filters.all(sampled.project.session, sampled.survey.id) == ()
    assert sampled.filter == yes


def test_a_name_is_not_given_twice(place: ExplorePlace, sampled: Workspace, yes: Filter) -> None:
    sampled.do("Keep", filters.add, sampled.survey.id, "Evaluators", yes)
    sampled.set_filter(yes)
    settle()
    place.centre.chips.ask_name()
    naming = place.centre.chips.naming
    assert naming is not None
    QTest.keyClicks(naming.field, "EVALUATORS")
    assert not naming.keep.isEnabled()
    assert "already a filter" in texts(naming)
    naming.hide()


def test_those_in_the_filter_are_compared_with_the_rest(place: ExplorePlace, sampled: Workspace, yes: Filter) -> None:
    sampled.set_filter(yes)
    settle()
    click(place, "More for the filter")
    entry(popup(), "Compare with the rest")
    settle()
    data = place.shown.data
    assert data is not None
    assert data.spec.compare == IN_FILTER
    assert [group.base for group in data.groups] == [53, 24, 29]
    assert data.groups[2].label == "The rest"
    sampled.set_filter(NO_FILTER)
    settle()
    assert place.shown.data is not None
    assert not place.shown.data.groups


def test_the_data_place_says_that_no_filter_holds_there(place: ExplorePlace, sampled: Workspace, yes: Filter) -> None:
    sampled.set_filter(yes)
    sampled.go("data")
    assert "All respondents are counted here" in texts(place.window())
    sampled.set_filter(NO_FILTER)
    assert "All respondents are counted here" not in texts(place.window())


def test_what_is_off_has_a_button_that_says_so(place: ExplorePlace, sampled: Workspace, yes: Filter) -> None:
    question = of_type(sampled, QuestionType.YES_NO)
    said = f"{question.name}: {question.options[0].label}"
    sampled.set_filter(yes.switched(question.id))
    settle()
    chips = place.centre.chips
    assert named(chips, type(chips.add), f"Filter, off: {said}").isVisible()
    assert named(chips, type(chips.add), f"Remove filter: {said}").isVisible()


def test_a_filter_is_made_by_keys_alone(place: ExplorePlace, sampled: Workspace) -> None:
    click(place, "Add a filter")
    dialog = place.centre.chips.popup
    assert dialog is not None
    assert dialog.search.hasFocus()
    QTest.keyClick(dialog.questions, Qt.Key.Key_Return)
    assert dialog.apply.text() == "Tick an answer"
    QTest.keyClick(dialog.answers, Qt.Key.Key_Space)
    QTest.keyClick(dialog.answers, Qt.Key.Key_Down)
    QTest.keyClick(dialog.answers, Qt.Key.Key_Space)
    told = dialog.apply.text()
    QTest.keyClick(dialog.answers, Qt.Key.Key_Return)
    settle()
    assert told == f"Only these {int(sampled.mask.sum())}"
    condition = sampled.filter.conditions[0]
    assert isinstance(condition, Condition)
    assert len(condition.options) == 2
    assert not dialog.isVisible()
    marks = place.shown.data.marks if place.shown.data else ()
    assert all(mark.tick is not None for mark in marks)
    click(place, "Add a filter")
    QTest.keyClick(dialog.questions, Qt.Key.Key_Return)
    assert dialog.ticked() == condition.options
    QTest.keyClick(dialog.answers, Qt.Key.Key_Left)
    QTest.keyClick(dialog.questions, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
