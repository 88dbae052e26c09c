"""A spreadsheet opened beside a project: a newer export is shown before it is taken, a further wave is put right."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from moin_desktop.models import notes, questions, surveys
from moin_desktop.ui.data.place import DataPlace
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.models.exports import CHOICES, Export, export, person
from tests.ui.conftest import Answers
from tests.ui.seen import click, key, settle, texts

REGION = next(iter(CHOICES))
FIRST = export(random.Random(5), 40, ids=True)
"""A first export of forty respondents."""


def _later() -> Export:
    """Two more respondents, one of them in a region that nobody named before; one answer changed; one is gone."""
    chance = random.Random(6)
    people = list(FIRST.people[:-1])
    people[3] = {**people[3], "Would you come again?": "Yes" if people[3]["Would you come again?"] == "No" else "No"}
    people += [{**person(chance, 90), REGION: "Centre"}, person(chance, 91)]
    return replace(FIRST, people=tuple(people))


def _wave() -> Export:
    """Other respondents, asked the same but for one question."""
    chance = random.Random(7)
    headings = tuple(heading for heading in FIRST.headings if heading != "How useful was it?")
    return Export(headings, tuple(person(chance, 500 + n) for n in range(30)))


@pytest.fixture
def opened(window: MainWindow, workspace: Workspace, tmp_path: Path) -> Workspace:
    """A project of the first export, with one name changed and one note on a region."""
    (tmp_path / "in").mkdir()
    assert workspace.create_project(tmp_path / "Region.moin", "Regions", FIRST.read(tmp_path / "in", "first.csv"))
    region = next(q for q in workspace.survey.questions if q.text == REGION)
    useful = next(q for q in workspace.survey.questions if q.text == "How useful was it?")
    workspace.do("Rename", questions.rename, region.id, "Home region")
    workspace.do("Rename", questions.rename, useful.id, "Use")
    workspace.do("Pin", notes.add, region.id, "They come by ferry", region.options[0].id)
    return workspace


@pytest.fixture
def bring(
    window: MainWindow, opened: Workspace, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> Callable[..., DataPlace]:
    """Open an export as a drop does, or add it by the menu."""

    def bring(made: Export, *, adding: bool = False) -> DataPlace:
        made.read(tmp_path / "in", "second.csv")
        if adding:
            answers.paths.append(tmp_path / "in" / "second.csv")
            window.opening.choose_further()
        else:
            window.opening.open(tmp_path / "in" / "second.csv")
        qtbot.waitUntil(lambda: not opened.jobs.is_busy, timeout=20_000)
        settle()
        place = window.place("data")
        assert isinstance(place, DataPlace)
        return place

    return bring


def _surveys(workspace: Workspace) -> list[tuple[str, int]]:
    return [(info.source_name, info.rows) for info in surveys.infos(workspace.project.session)]


def wait_for_jobs(workspace: Workspace, qtbot: QtBot) -> None:
    """Until nothing is read, compared or taken any more."""
    qtbot.waitUntil(lambda: not workspace.jobs.is_busy, timeout=20_000)
    settle()


def _names(workspace: Workspace) -> set[str]:
    return {question.name for question in workspace.survey.questions}


def test_a_newer_export_is_shown_and_taken_and_given_back(
    window: MainWindow, opened: Workspace, bring: Callable[..., DataPlace], qtbot: QtBot
) -> None:
    opened.go("explore")
    place = bring(_later())
    told = texts(place.again)
    assert opened.place == "data"
    assert not place.inspector.isVisible()
    for sentence in (
        "A newer export of “Regions”",
        "second.csv: 41 responses, 40 so far.",
        "2 new respondents.",
        "1 respondent has 1 answer changed.",
        "1 respondent is no longer in the file.",
        "New answers to “Home region”: “Centre”.",
        "1 note is about answers that differ.",
        "Respondents are told apart by “Response ID”.",
    ):
        assert sentence in told
    assert opened.survey.rows == 40
    assert place.again.take.hasFocus()
    click(place.again, "Take the newer answers")
    wait_for_jobs(opened, qtbot)
    assert opened.survey.rows == 41
    assert "Home region" in _names(opened)
    assert _surveys(opened) == [("second.csv", 41)]
    assert place.inspector.isVisible()
    assert "“Regions” holds the newer answers of second.csv" in texts(window.toast)
    click(window.toast, "Undo")
    assert _surveys(opened) == [("first.csv", 40)]


def test_a_note_tells_what_became_of_its_number(
    window: MainWindow, opened: Workspace, bring: Callable[..., DataPlace], qtbot: QtBot
) -> None:
    region = next(q for q in opened.survey.questions if q.text == REGION)
    north = next(o for o in region.options if o.label == "North")
    before = [p[REGION] for p in FIRST.people].count("North")
    later = [p[REGION] for p in _later().people].count("North")
    about = notes.Snapshot(before, 40, region.base_rule, option=north.id)
    opened.do("Pin", notes.add, region.id, "Counted twice", north.id, "", about)
    opened.set_question(region.id)
    opened.go("explore")
    assert "Counted twice" in texts(window.place("explore"))
    assert "Was" not in texts(window.place("explore"))
    click(bring(_later()).again, "Take the newer answers")
    wait_for_jobs(opened, qtbot)
    opened.go("explore")
    told = next(line for line in texts(window.place("explore")).splitlines() if line.startswith("Was"))
    assert told.startswith("Was ")
    assert f"({before} of 40), now" in told
    assert f"({later} of 41)" in told


@pytest.mark.parametrize("carry", [True, False])
def test_both_are_kept_as_surveys(opened: Workspace, bring: Callable[..., DataPlace], carry: bool) -> None:
    place = bring(_later(), adding=True)
    assert place.again.carry.about == "2 corrections from “Regions”"
    if not carry:
        click(place.again, "Carry over names, merges and order")
    click(place.again, "Keep both as surveys")
    assert _surveys(opened) == [("first.csv", 40), ("second.csv", 41)]
    assert opened.survey.rows == 41
    assert ("Use" in _names(opened)) is carry
    assert not place.again.isVisible()
    opened.undo()
    assert _surveys(opened) == [("first.csv", 40)]


@pytest.mark.parametrize("way", ["button", "key"])
def test_nothing_is_changed_when_it_is_given_up(
    window: MainWindow, opened: Workspace, bring: Callable[..., DataPlace], way: str
) -> None:
    place = bring(_later())
    steps = len(opened.project.steps())
    if way == "key":
        key(window, Qt.Key.Key_Escape)
    else:
        click(place.again, "Cancel")
    assert not place.again.isVisible()
    assert place.inspector.isVisible()
    assert place.table.hasFocus()
    assert len(opened.project.steps()) == steps


def test_the_same_answers_are_said_to_be_the_same(opened: Workspace, bring: Callable[..., DataPlace]) -> None:
    place = bring(FIRST)
    told = texts(place.again)
    assert "The file holds the same answers" in told
    assert "The same 40 respondents with the same answers." in told
    assert not place.again.take.isVisible()
    assert not place.again.keep.isVisible()
    click(place.again, "Close")
    assert place.inspector.isVisible()
    assert opened.survey.rows == 40


def test_a_further_wave_is_put_right_the_same_way(opened: Workspace, bring: Callable[..., DataPlace]) -> None:
    place = bring(_wave(), adding=True)
    assert "The same questions as in “Regions”" in texts(place.again)
    assert "second.csv: 6 of its questions are asked there too." in texts(place.again)
    click(place.again, "Add as a survey")
    assert _surveys(opened) == [("first.csv", 40), ("second.csv", 30)]
    assert "Home region" in _names(opened)
    told = texts(place.again)
    assert "1 thing could not be carried over:" in told
    assert "“How useful was it?” is not asked here: what was put right about it was not carried over." in told
    opened.undo()
    assert not place.again.isVisible()
    assert _surveys(opened) == [("first.csv", 40)]


def test_another_survey_dropped_is_a_project_of_its_own(
    window: MainWindow, opened: Workspace, bring: Callable[..., DataPlace]
) -> None:
    bring(_wave())
    assert window.windowTitle() == "Second – MOIN Desktop"
    assert _surveys(opened) == [("second.csv", 30)]


def test_a_new_project_is_made_of_a_newer_export_when_asked_for(
    window: MainWindow, opened: Workspace, answers: Answers, qtbot: QtBot, tmp_path: Path
) -> None:
    _later().read(tmp_path / "in", "second.csv")
    answers.paths.append(tmp_path / "in" / "second.csv")
    window.opening.choose_spreadsheet()
    qtbot.waitUntil(lambda: not opened.jobs.is_busy, timeout=20_000)
    assert window.windowTitle() == "Second – MOIN Desktop"
    assert _surveys(opened) == [("second.csv", 41)]


def test_the_export_panel_and_the_newer_export_give_way_to_each_other(
    window: MainWindow, opened: Workspace, bring: Callable[..., DataPlace]
) -> None:
    window.export.toggle()
    place = bring(_later())
    assert place.again.isVisible()
    assert not window.export.is_open
    window.export.toggle()
    assert not place.again.isVisible()
    window.export.close()
    assert place.again.isVisible()
    opened.close_project()
    assert not place.again.isVisible()
