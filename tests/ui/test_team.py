"""Several people at one survey in the window: a name, a parcel there and back, the history, coders who settle."""

from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from moin_desktop.analysis.answers import State
from moin_desktop.analysis.questions import QuestionType
from moin_desktop.exporting import parcels as writing
from moin_desktop.models import checkpoints, codings, notes, parcels, people, rules, themes
from moin_desktop.models.history import StepInfo
from moin_desktop.models.project import Project
from moin_desktop.ui.coding.coding import Coding
from moin_desktop.ui.history.lines import HistoryModel, taken_back
from moin_desktop.ui.history.panel import HistoryPanel
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.settings import Settings
from moin_desktop.ui.team.agreement import AgreementPage
from moin_desktop.ui.team.hand_over import HandOver
from moin_desktop.ui.team.name import NamePage
from moin_desktop.ui.team.take_in import TakeIn
from moin_desktop.ui.workspace import Workspace
from tests.ui.conftest import Answers
from tests.ui.seen import click, settle, texts


@pytest.fixture
def text(sampled: Workspace) -> str:
    """The first free-text question, with a theme."""
    found = next(q.id for q in sampled.survey.questions if q.type is QuestionType.TEXT)
    sampled.do("Theme", themes.add, found, "Money")
    sampled.do("Theme", themes.add, found, "Time")
    return found


def page(kind: type[QWidget]) -> QWidget:
    """The page that is open."""
    settle()
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def trigger(window: MainWindow, text: str) -> None:
    """Choose something from the menu."""
    window.actions_of.refresh()
    next(action for action in window.actions() if action.text() == text).trigger()
    settle()


def press(widget: QWidget, *keys: Qt.Key) -> None:
    """Press keys one after the other."""
    for key in keys:
        QTest.keyClick(widget, key)
    settle()


# Names


def test_a_name_is_asked_for_in_passing_once_and_signs_what_was_done(
    window: MainWindow, sampled: Workspace, text: str, settings: Settings
) -> None:
    theme = themes.of_question(sampled.project.session, text)[0].id
    sampled.do("Code", codings.give, theme, [0, 1])
    settle()
    assert "This is kept without a name" in texts(window)
    click(window, "Say who you are")
    asked = page(NamePage)
    assert isinstance(asked, NamePage)
    QTest.keyClicks(asked.field, "Ana")
    click(asked, "Use this name")
    settle()
    assert Settings.load().name == "Ana"
    assert sampled.project.author == "Ana"
    assert codings.authors(sampled.project.session, text) == ("Ana",)
    assert sampled.project.steps()[-1].author == "Ana"
    window.actions_of.refresh()
    assert window.actions_of.you.text() == "You are Ana…"
    sampled.undo()
    assert codings.authors(sampled.project.session, text) == ("",)
    window.toast.leave()
    sampled.do("Code", codings.give, theme, [2])
    settle()
    assert "This is kept without a name" not in texts(window)


# Parcels


def _away(workspace: Workspace, tmp_path: Path, text: str) -> Path:
    """A copy in which Ben works; his parcel."""
    workspace.project.copy(tmp_path / "away.moin")
    with Project.open(tmp_path / "away.moin") as other:
        survey = workspace.survey.id
        theme = themes.of_question(other.session, text)[0].id
        other.change("Code", codings.give, theme, [0, 1, 2], "Ben")
        other.change("Pin", notes.add, workspace.survey.charted[0].id, "From Ben", author="Ben")
        for note in notes.of_survey(other.session, survey):
            if note.text == "Both know it":
                other.change("Edit", notes.edit, note.id, "Both know it, says Ben")
        path = tmp_path / "ben.moin-parcel"
        writing.write(path, parcels.make(other.session, survey, "Ben"))
    return path


def test_a_parcel_shows_what_it_brings_and_is_taken_in_one_step(
    window: MainWindow, sampled: Workspace, text: str, tmp_path: Path
) -> None:
    sampled.do("Pin", notes.add, sampled.survey.charted[0].id, "Both know it", author="Ben")
    path = _away(sampled, tmp_path, text)
    before = len(sampled.project.steps())
    window.opening.open(path)
    shown = page(TakeIn)
    assert isinstance(shown, TakeIn)
    assert len(sampled.project.steps()) == before
    assert shown.take.text() == "Take in 2"
    assert "1 still open: ours stays until you say" in texts(shown)
    assert shown.ours.isVisible()
    press(shown.list, Qt.Key.Key_T)
    assert shown.take.text() == "Take in 3"
    click(shown, "Take in 3")
    settle()
    assert len(sampled.project.steps()) == before + 1
    found = {note.text for note in notes.of_survey(sampled.project.session, sampled.survey.id)}
    assert found == {"From Ben", "Both know it, says Ben"}
    assert codings.authors(sampled.project.session, text) == ("Ben",)
    window.opening.open(path)
    again = page(TakeIn)
    assert isinstance(again, TakeIn)
    assert again.take.text() == "Nothing to take in"
    assert not again.take.isEnabled()
    again.reject()
    sampled.undo()
    assert {note.text for note in notes.of_survey(sampled.project.session, sampled.survey.id)} == {"Both know it"}


def test_handing_over_says_what_is_in_it_and_writes_it_under_a_free_name(
    window: MainWindow, sampled: Workspace, text: str, answers: Answers, tmp_path: Path
) -> None:
    window.actions_of.team.sign_as("Ana")
    theme = themes.of_question(sampled.project.session, text)[0].id
    sampled.do("Code", codings.give, theme, [0, 1], "Ana")
    sampled.do("Pin", notes.add, sampled.survey.charted[0].id, "Mine", author="Ana")
    answers.paths = [tmp_path / "ana"]
    trigger(window, "Hand over my notes…")
    shown = page(HandOver)
    assert isinstance(shown, HandOver)
    assert "1 note, 2 codes" in texts(shown)
    click(shown, "Save the parcel")
    settle()
    assert (tmp_path / "ana.moin-parcel").is_file()
    assert people.names(sampled.project.session, sampled.survey.id) == ("Ana",)


def test_a_damaged_parcel_and_one_without_a_project_are_told_in_a_sentence(
    window: MainWindow, sampled: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "x.moin-parcel"
    path.write_bytes(b"nothing")
    window.opening.open(path)
    settle()
    assert "x.moin-parcel is no parcel, or it is damaged." in texts(window)


# History


def test_the_history_goes_back_and_on_and_names_moments(window: MainWindow, sampled: Workspace, text: str) -> None:
    sampled.go("explore")
    QTest.keyClick(window, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    settle()
    panel = window.export.guest
    assert isinstance(panel, HistoryPanel)
    assert [panel.model.data(panel.model.index(n)) for n in range(panel.model.rowCount())][:2] == ["Theme", "Theme"]
    QTest.keyClicks(panel.name, "Two themes")
    press(panel.name, Qt.Key.Key_Return)
    assert panel.model.data(panel.model.index(0)) == "Two themes"
    panel.list.setCurrentIndex(panel.model.index(2))
    click(panel, "Go back to here")
    assert len(themes.of_question(sampled.project.session, text)) == 1
    panel.list.setCurrentIndex(panel.model.index(0))
    click(panel, "Go on to here")
    assert len(themes.of_question(sampled.project.session, text)) == 2
    press(panel.list, Qt.Key.Key_Delete)
    assert checkpoints.all(sampled.project.session) == ()
    press(panel.list, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_undoing_just_one_step_says_what_stands_in_the_way(window: MainWindow, sampled: Workspace, text: str) -> None:
    theme = themes.of_question(sampled.project.session, text)[0].id
    sampled.do("Give it", codings.give, theme, [0])
    window.actions_of.team.history()
    settle()
    panel = window.export.guest
    assert isinstance(panel, HistoryPanel)
    first = next(
        n for n in reversed(range(panel.model.rowCount())) if panel.model.data(panel.model.index(n)) == "Theme"
    )
    panel.list.setCurrentIndex(panel.model.index(first))
    press(panel.list, Qt.Key.Key_Backspace)
    assert panel.trouble.isVisible()
    assert "Give it" in panel.in_the_way.text()
    panel.list.setCurrentIndex(panel.model.index(first - 1))
    assert not panel.trouble.isVisible()
    press(panel.list, Qt.Key.Key_Backspace)
    assert [one.id for one in themes.of_question(sampled.project.session, text)] == [theme]
    assert sampled.project.undo_label == "Undo only: Theme"


# Two coders


def test_coders_see_how_far_they_agree_and_settle_by_keyboard(
    window: MainWindow, sampled: Workspace, text: str
) -> None:
    money, time = (one.id for one in themes.of_question(sampled.project.session, text))
    session = sampled.project.session
    answered = np.flatnonzero(sampled.survey.answers(text).state == State.ANSWERED)[:4].tolist()
    assert len(answered) == 4
    sampled.do("Code", codings.give, money, answered, "Ana")
    sampled.do("Code", codings.give, money, answered[:2], "Ben")
    sampled.do("Code", codings.give, time, answered[2:], "Ben")
    sampled.do("Blind", rules.set_blind, True)
    window.actions_of.team.agreement()
    shown = page(AgreementPage)
    assert isinstance(shown, AgreementPage)
    assert not shown.body.isVisible()
    click(shown, "Look how far we agree")
    settle()
    assert not rules.get(session).blind
    cells = shown.table.model()
    assert [cells.data(cells.index(1, column)) for column in (1, 2)] == ["4", "2 of 4"]
    assert "4 decisions to settle" in texts(shown)
    press(shown.list, Qt.Key.Key_Y, Qt.Key.Key_N, Qt.Key.Key_N, Qt.Key.Key_Y)
    assert "All is settled; the chart counts what was agreed" in texts(shown)
    assert codings.given(session, text)[money].tolist() == [answered[0], answered[1], answered[2]]
    press(shown.list, Qt.Key.Key_Space)
    assert "1 decision to settle" in texts(shown)
    shown.reject()


def test_blind_coders_see_their_own_codes_alone(sampled: Workspace, text: str) -> None:
    money, time = (one.id for one in themes.of_question(sampled.project.session, text))
    rows = np.flatnonzero(sampled.survey.answers(text).state == State.ANSWERED)[:2].tolist()
    sampled.sign_as("Ana")
    sampled.do("Code", codings.give, money, rows, "Ana")
    sampled.do("Code", codings.give, time, rows[:1], "Ben")
    coding = Coding(sampled)
    coding.show(sampled.survey.question(text))
    assert (coding.given(rows[0]), coding.count(time)) == ((money, time), 1)
    sampled.do("Blind", rules.set_blind, True)
    coding.show(sampled.survey.question(text))
    assert (coding.given(rows[0]), coding.count(time), coding.count(money)) == ((money,), 0, 2)
    sampled.undo()
    coding.show(sampled.survey.question(text))
    assert coding.given(rows[0]) == (money, time)


# Codebooks


def test_a_codebook_goes_out_and_comes_in_from_the_menu(
    window: MainWindow, sampled: Workspace, text: str, answers: Answers, tmp_path: Path
) -> None:
    sampled.go("explore")
    answers.paths = [tmp_path / "book.csv", tmp_path / "coded"]
    trigger(window, "Save the codebook…")
    assert (tmp_path / "book.csv").read_text(encoding="utf-8-sig").startswith("theme,parent,definition,not,role\n")
    trigger(window, "Save coded data for other programs…")
    assert (tmp_path / "coded.qdpx").is_file()
    (tmp_path / "in.csv").write_text("Theme,Definition\nMoney,What it costs\nTrust,\n", encoding="utf-8")
    answers.paths = [tmp_path / "in.csv"]
    trigger(window, "Take in a codebook…")
    shown = page(TakeIn)
    assert isinstance(shown, TakeIn)
    assert shown.take.text() == "Take in 1"
    press(shown.list, Qt.Key.Key_T)
    click(shown, "Take in 2")
    settle()
    there = {theme.name: theme.definition for theme in themes.of_question(sampled.project.session, text)}
    assert there == {"Money": "What it costs", "Time": "", "Trust": ""}
    sampled.undo()
    assert len(themes.of_question(sampled.project.session, text)) == 2


def test_a_step_taken_back_alone_is_pale_and_ten_thousand_steps_are_read_line_by_line(sampled: Workspace) -> None:
    time = datetime.now(UTC)
    steps = tuple(
        StepInfo(n, f"Step {n}", time, "Ana", n > 9_990, frozenset(), n - 1 if n == 9_000 else None)
        for n in range(1, 10_001)
    )
    model = HistoryModel()
    model.show(steps, ())
    assert (model.rowCount(), model.here, model.here_row()) == (10_000, 9_990, 10)
    assert [model.word(steps[n - 1]) for n in (8_999, 9_990, 9_991)] == ["Undone alone", "You are here", "Undone"]
    assert not model.counts(steps[8_998])
    assert taken_back(steps[:8_999]) == frozenset()
