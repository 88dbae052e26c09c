"""What Explore does not say or offer, since it would not be so."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from moin_desktop.analysis.pillars import pillar_text
from moin_desktop.analysis.questions import BaseRule, QuestionType
from moin_desktop.analysis.selections import small
from moin_desktop.ui.explore import acts
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.explore.question_list import about
from moin_desktop.ui.explore.shown import Shown
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.models.readings import reading
from tests.ui.seen import click, key, settle


def test_the_list_says_asked_only_where_the_base_is_who_was_asked(sampled: Workspace) -> None:
    survey = sampled.survey
    routed = next(q for q in survey.questions if q.asked_if is not None)
    asked, answered = (
        about(replace(routed, base_rule=rule), small(survey, routed, sampled.mask).base)
        for rule in (BaseRule.WHO_WAS_ASKED, BaseRule.WHO_ANSWERED)
    )
    assert "asked of" in asked
    assert "asked" not in answered


def test_a_column_of_a_histogram_is_no_focus(window: MainWindow, workspace: Workspace, tmp_path: Path) -> None:
    assert workspace.create_project(tmp_path / "Ages.moin", "Ages", reading())
    workspace.go("explore")
    place = window.place("explore")
    assert isinstance(place, ExplorePlace)
    workspace.set_question(next(q.id for q in workspace.survey.questions if q.type is QuestionType.NUMBER))
    settle()
    for code in (Qt.Key.Key_K, Qt.Key.Key_Escape, Qt.Key.Key_Down):
        key(place, code)
        settle()
    assert workspace.selection.options[0].startswith("bin")
    assert not place.inspector.answer.focus.isVisible()
    acts.toggle_focus(workspace, place.shown)
    assert place.shown.findings[0].focus == ()


def test_the_chosen_pillar_is_named_in_full(window: MainWindow, sampled: Workspace) -> None:
    sampled.go("explore")
    place = window.place("explore")
    assert isinstance(place, ExplorePlace)
    click(place, "Keep this chart")
    settle()
    section = place.inspector.finding
    for pillar, button in section.pillars.items():
        button.click()
        settle()
        assert button.isChecked()
        assert button.shown == pillar_text(pillar)


def test_without_a_survey_there_is_nothing_to_show(dressed: None, qtbot: QtBot, workspace: Workspace) -> None:
    empty = ExplorePlace(workspace)
    qtbot.addWidget(empty)
    empty.show()
    settle()
    assert isinstance(empty.shown, Shown)
    assert empty.shown.plan is None
    assert empty.shown.notes_of(()) == ()
    for code in (Qt.Key.Key_N, Qt.Key.Key_K, Qt.Key.Key_BracketLeft, Qt.Key.Key_Escape):
        QTest.keyClick(empty, code)
