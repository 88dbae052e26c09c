"""Predict, then reveal: nothing gives the answer away, guesses are typed in seconds, bars travel, all is kept."""

import re
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from moin_desktop.analysis import guessing as rules
from moin_desktop.models import findings, guesses, minutes, notes
from moin_desktop.models import rules as project_rules
from moin_desktop.models.pins import Pin, PinKind
from moin_desktop.ui import motion
from moin_desktop.ui.present import guessing, guessing_plan, guessing_scene, scene
from moin_desktop.ui.present.guessing import Guessing
from moin_desktop.ui.present.guessing_panel import GuessingPanel
from moin_desktop.ui.present.session import Session
from moin_desktop.ui.workspace import Workspace
from tests.ui.presenting import frame, layout, painted, said, session_of, typed

BARS = 1
"""The slide with bars."""


@pytest.fixture
def session(dressed: None, qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Session:
    made = session_of(workspace, tmp_path)
    made.go(BARS)
    return made


def hidden(session: Session) -> Guessing:
    """The bars are hidden by the key."""
    typed(session, "h")
    found = guessing.of(session)
    assert found is not None
    return found


def test_hidden_bars_leave_nothing_that_tells_the_answer(session: Session) -> None:
    slide, survey = session.own_slide, session.workspace.survey
    assert slide is not None
    session.workspace.do("Pin", notes.pin, survey.id, Pin(PinKind.QUESTION, slide.spec.question), "Skills win")
    shown = [box.mark.option for box in layout(session).marks]
    headline = slide.headline
    hidden(session)
    told = said(session)
    assert headline
    assert headline not in told
    assert "Skills win" not in told
    laid = layout(session)
    listed = [option.id for option in survey.question(slide.spec.question).options]
    now = [box.mark.option for box in laid.marks]
    assert now == [option for option in listed if option in shown] != shown
    assert all(box.bar.width() == 0 and not box.mark.count and not box.mark.base for box in laid.marks)
    assert all(not (box.value and any(box.value.lines)) for box in laid.marks)
    assert not laid.plan.strong
    footer = " ".join(laid.footer.lines)
    assert re.findall(r"\d+", footer.replace("moin-2023-survey-synthetic.xlsx", "")) == ["3"]  # more answers
    (asked, *_rest) = guessing_scene.asking(frame(session), "")
    assert asked.lines == ("What do you think?",)
    assert asked.font.pixelSize() >= 24
    painted(session)


def test_three_tables_guess_by_keys_alone_and_only_their_number_is_shown(session: Session) -> None:
    now = hidden(session)
    options = [mark.option for mark in now.marks]
    typed(session, "312")
    assert frame(session).strip is not None
    typed(session, "4567\n2134567\n")
    assert [(one.who, len(one.order)) for one in now.kept] == [("Table 1", 7), ("Table 2", 7)]
    assert now.kept[0].order[:3] == (options[1], options[2], options[0])
    assert now.counted == "2 tables have guessed"
    assert "Table 1" not in said(session)
    typed(session, "11")
    typed(session, "\n")
    assert len(now.kept) == 2  # two answers cannot share a place
    typed(session, "\x1b")
    session.workspace.undo()
    assert [one.who for one in now.kept] == ["Table 1"]
    assert session.act is not None


def test_reveal_says_the_surprises_keeps_them_and_writes_them_down(session: Session) -> None:
    now = hidden(session)
    before = now.told
    assert before is None
    typed(session, "7654321\n")
    typed(session, "h")
    assert now.is_revealed
    told = said(session)
    laid = layout(session)
    first = laid.marks[0].mark
    place = now.kept[0].order.index(first.option) + 1
    assert f"guessed {rules.place_text(place)}" in told
    assert 1 <= len(laid.notes) <= 3
    assert all(" put it " in note.note.text and note.note.text.startswith("Table 1") for note in laid.notes)
    assert session.own_slide is not None
    assert session.own_slide.headline in told
    project = session.workspace.project
    (begin, end) = minutes.sessions(project.session)[-1]
    lines = [line for line in minutes.lines(project.session, begin, end) if line.kind == "reveal"]
    assert " put it " in lines[0].words
    assert guesses.of_finding(project.session, session.own_slide.finding) == now.kept
    painted(session)


def test_percentages_of_several_tables_become_their_median_and_a_thin_line(session: Session) -> None:
    now = hidden(session)
    typed(session, "%")
    for guess in ("80\t30", "70\t40", "10\t50"):
        typed(session, guess + "\n")
    assert now.told is not None
    first, second = (mark.option for mark in now.marks[:2])
    assert (now.told.percents[first], now.told.percents[second], now.told.tables) == (70, 40, 3)
    plain = painted(session)
    typed(session, "h")
    assert "median guess of 3 tables" in said(session)
    laid = layout(session)
    ticks = {box.mark.option: box.mark.tick for box in laid.marks}
    assert ticks[first] == pytest.approx(0.7)
    box = next(box for box in laid.marks if box.mark.option == first)
    picture = painted(session)
    x = round(box.bar.left() + 0.7 * box.extent)
    assert picture.pixelColor(x, round(box.bar.center().y())).name() == session.tokens.note.name()
    assert picture != plain
    assert "The room guessed 70%, it is" in said(session)


def test_bars_travel_from_the_guess_to_the_answer_unless_motion_is_unwanted(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = hidden(session)
    typed(session, "7654321\n")
    typed(session, "h")
    assert not now.is_moving
    after = layout(session)
    plan = session.shown_plan
    assert plan is not None
    assert now.told is not None
    guessed = guessing_plan.as_guessed(plan, now.question, now.told)
    before = scene.arrange(guessed, frame(session).size, 0, 1).layout
    assert before is not None
    assert [box.mark.option for box in before.marks] == list(now.told.order)
    start, middle = guessing_scene.between(before, after, 0.0), guessing_scene.between(before, after, 0.4)
    rows = {box.mark.option: box.row.top() for box in start.marks}
    assert sorted(rows, key=lambda option: rows[option]) == list(now.told.order)
    assert middle.marks != after.marks
    assert guessing_scene.between(before, after, 1.0) is after
    monkeypatch.setattr(motion._State, "allowed", True)  # noqa: SLF001 - as the window allows it
    typed(session, "h")
    typed(session, "h")
    assert now.is_moving
    painted(session)
    session.next()
    assert not now.is_moving


def test_hidden_cells_surprise_nobody(session: Session) -> None:
    session.workspace.do("Hide", project_rules.set_hide_under, 10)
    for at in range(len(session.running.slides)):
        session.go(at)
        now = hidden(session)
        if not now.marks:
            continue
        typed(session, "".join(str(n) for n in range(len(now.marks), 0, -1)) + "\n")
        typed(session, "h")
        plan = session.shown_plan
        assert plan is not None
        shut = {mark.label for mark in plan.data.marks if mark.hidden}
        assert not any(line.startswith(f"{label}:") for line in now.surprises for label in shut)


def test_the_console_types_guesses_too(session: Session, qtbot: QtBot) -> None:
    session.alone = False
    now = hidden(session)
    assert session.act is not None
    assert session.act.panel is not None
    panel = session.act.panel()
    assert isinstance(panel, GuessingPanel)
    qtbot.addWidget(panel)
    panel.show()
    panel.fields.focus_first()
    for digit in "7123456":
        focus: QWidget | None = panel.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, digit)
    assert now.entry.texts == list("7123456")
    assert session.act.strip() is None  # the room sees nothing of it
    panel.keep.click()
    assert [one.who for one in now.kept] == ["Table 1"]
    assert panel.who.text() == "Table 2"
    panel.way.button("percents").click()
    assert now.percents
    panel.reveal.click()
    assert now.is_revealed
    assert not panel.fields.isVisible()


def test_charts_of_many_numbers_are_hidden_whole(session: Session) -> None:
    session.go(2)
    session.set_compare("q6")
    plan = session.shown_plan
    assert plan is not None
    assert plan.data.rows
    now = hidden(session)
    assert not now.marks
    told = said(session)
    assert "What do you think?" in told
    assert not layout(session).marks
    typed(session, "h")
    assert "What do you think?" not in said(session)
    assert findings.all(session.workspace.project.session)
