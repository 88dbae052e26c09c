"""What a room sees: the running order over the whole screen, worked by a few keys, nothing small and nothing pale."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from moin_desktop.analysis.charts import ChartSpec, compute
from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.models import findings, notes, quotes
from moin_desktop.ui import theme
from moin_desktop.ui.charts import colours
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.present import scene
from moin_desktop.ui.present.starting import Presenting
from moin_desktop.ui.present.window import Cover, Wall
from moin_desktop.ui.theme import Scheme
from moin_desktop.ui.workspace import Workspace
from tests.exporting.making import sample_project
from tests.ui.seen import click, press, settle

HD = QSizeF(1920, 1080)
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def kept(window: MainWindow, workspace: Workspace, tmp_path: Path) -> Workspace:
    """Four findings under three pillars."""
    path = tmp_path / "MOIN.moin"
    sample_project(path).close()
    assert workspace.open_project(path)
    workspace.go("explore")
    settle()
    return workspace


def wall(window: MainWindow, key: Qt.Key = Qt.Key.Key_F5, *, shift: bool = False) -> Wall:
    """Present by the key, and the window the room sees."""
    settle()
    QTest.keyClick(window, key, SHIFT if shift else Qt.KeyboardModifier.NoModifier)
    settle()
    found = window.findChild(Presenting)
    assert isinstance(found, Presenting)
    assert found.wall is not None
    return found.wall


def keys(shown: Wall, *codes: Qt.Key) -> None:
    for code in codes:
        QTest.keyClick(shown, code)
        settle()


def said(shown: Wall) -> str:
    assert shown.frame is not None
    return "\n".join(" ".join(block.lines) for block in shown.frame.blocks)


def test_f5_shows_the_findings_in_running_order_and_escape_leaves(window: MainWindow, kept: Workspace) -> None:
    shown = wall(window)
    assert shown.isFullScreen()
    order = findings.all(kept.project.session)
    assert shown.accessibleName().startswith(f"1 of {len(order)}: {order[0].headline}")
    assert f"1 of {len(order)}" in said(shown)
    keys(shown, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Right)
    assert shown.at == len(order) - 1
    keys(shown, Qt.Key.Key_Left, Qt.Key.Key_PageUp)
    assert shown.at == len(order) - 3
    QTest.keyClick(shown, Qt.Key.Key_Space, SHIFT)
    assert shown.at == max(0, len(order) - 4)
    keys(shown, Qt.Key.Key_3)
    assert "Go to 3" in said(shown)
    keys(shown, Qt.Key.Key_Return)
    assert shown.at == 2
    keys(shown, Qt.Key.Key_Escape)
    presenting = window.findChild(Presenting)
    assert isinstance(presenting, Presenting)
    assert presenting.wall is None


def test_black_white_and_dark_are_the_walls_alone(window: MainWindow, kept: Workspace) -> None:
    shown = wall(window)
    for code, cover, colour in ((Qt.Key.Key_B, Cover.BLACK, "black"), (Qt.Key.Key_W, Cover.WHITE, "white")):
        keys(shown, code)
        assert shown.cover is cover
        assert shown.grab().toImage().pixelColor(300, 100) == QColor(colour)
    keys(shown, Qt.Key.Key_Right)
    assert (shown.cover, shown.at) == (Cover.NONE, 0)
    keys(shown, Qt.Key.Key_D)
    assert shown.grab().toImage().pixelColor(4, 4) == theme.tokens_of(Scheme.DARK).panel
    assert not theme.is_dark()
    shown.close()


def test_shift_f5_begins_at_the_chart_that_is_shown(window: MainWindow, kept: Workspace) -> None:
    third = findings.all(kept.project.session)[2]
    kept.show_chart(third.spec)
    settle()
    shown = wall(window, shift=True)
    assert shown.slide is not None
    assert shown.slide.finding == third.id
    assert shown.at == 2
    shown.close()
    free = next(
        q for q in kept.survey.charted if q.id not in {f.spec.question for f in findings.all(kept.project.session)}
    )
    kept.set_filter(Filter())
    kept.set_question(free.id)
    settle()
    shown = wall(window, shift=True)
    assert (shown.at, shown.slide and shown.slide.spec.question) == (0, free.id)
    assert "1 of 5" in said(shown)
    shown.close()


def test_with_nothing_kept_every_question_is_shown_and_that_is_said_first(
    window: MainWindow, place: ExplorePlace, sampled: Workspace
) -> None:
    shown = wall(window)
    assert shown.is_opening
    assert shown.accessibleName() == "Nothing kept yet: showing every question in order"
    assert QApplication.focusWidget() is shown.start
    click(shown, "Start")
    assert not shown.is_opening
    assert shown.accessibleName().startswith("1 of 9: Organisation")
    shown.close()


def test_only_notes_for_the_room_are_seen_and_never_what_is_for_the_presenter(
    window: MainWindow, place: ExplorePlace, sampled: Workspace
) -> None:
    question = place.shown.question
    assert question is not None
    press(place, Qt.Key.Key_K)
    kept = findings.all(sampled.project.session)[0]
    sampled.do("Tell", findings.set_presenter, kept.id, "Ask about silos")
    for words, visibility in (("For everyone", "room"), ("Among us", "team"), ("For me", "presenter")):
        note = sampled.do("Pin", notes.add, question.id, words)
        assert note is not None
        sampled.do("Who", notes.set_visibility, note, visibility)
    shown = wall(window)
    text = said(shown)
    assert "For everyone" in text
    assert not any(words in text for words in ("Among us", "For me", "Ask about silos"))
    sampled.do("Pin", notes.add, question.id, "Just said")
    settle()
    assert "Just said" in said(shown)
    shown.close()


def test_too_few_respondents_and_uncleared_answers_are_not_shown(
    window: MainWindow, place: ExplorePlace, sampled: Workspace
) -> None:
    survey = sampled.survey
    country = next(q for q in survey.charted if q.name == "Country")
    chile = next(o.id for o in country.options if o.label == "Chile")
    sampled.set_filter(Filter((Condition(country.id, (chile,)),)))
    settle()
    shown = wall(window, shift=True)
    assert "2 respondents: too few to chart without pointing at people" in said(shown)
    shown.close()
    sampled.set_filter(Filter())
    hopes = next(q for q in survey.charted if q.type.value == "text")
    row, words = compute(survey, ChartSpec(hopes.id)).texts[0]
    sampled.do("Keep", findings.keep, survey.id, ChartSpec(hopes.id))
    shown = wall(window)
    assert "No answer is cleared for the room yet" in said(shown)
    quote = sampled.do("Quote", quotes.keep, hopes.id, row)
    assert quote is not None
    sampled.do("Clear", quotes.set_cleared, quote, True)
    settle()
    assert words[:20] in said(shown)
    shown.close()


def test_a_question_from_the_room_stands_alone_in_large_words(window: MainWindow, kept: Workspace) -> None:
    kept.do("Ask", findings.ask, kept.survey.id, "Who pays for the second year?")
    shown = wall(window)
    keys(shown, Qt.Key.Key_End)
    assert shown.frame is not None
    assert shown.frame.words is not None
    assert shown.frame.words.lines == ("Who pays for the second year?",)
    shown.close()


def test_by_the_mouse_alone(window: MainWindow, kept: Workspace, qtbot: QtBot) -> None:
    click(window, "Present")
    settle()
    presenting = window.findChild(Presenting)
    assert isinstance(presenting, Presenting)
    shown = presenting.wall
    assert shown is not None
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton)
    assert shown.at == 1
    shown._on_still()  # noqa: SLF001 - two seconds later
    assert shown.cursor().shape() == Qt.CursorShape.BlankCursor
    shown.close()


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_colours_of_texts_are_strong_enough(dressed: None, scheme: Scheme) -> None:
    tokens = theme.tokens_of(scheme)
    for ink in (tokens.ink, tokens.ink2, tokens.ink3, tokens.note, *tokens.pillars):
        assert colours.contrast(ink, tokens.panel) >= 4.5
    for hue in tokens.pillars:
        assert colours.contrast(tokens.on_accent, hue) >= 4.5


def test_everything_is_smaller_on_a_small_screen(dressed: None) -> None:
    assert scene.scale_of(HD) == pytest.approx(1.9)
    assert scene.scale_of(QSizeF(1366, 768)) == pytest.approx(1.9 * 768 / 1080)
    assert scene.scale_of(QSizeF(1024, 1024)) == pytest.approx(1.9 * 768 / 1080)
