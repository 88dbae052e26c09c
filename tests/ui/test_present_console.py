"""Two screens and one: notes typed before the room, the light on an answer, filter and comparison, screens that go."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.models import findings, minutes, notes
from moin_desktop.models.pins import PinKind
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.present import clock, comparing
from moin_desktop.ui.present.console import Console
from moin_desktop.ui.present.scene import Frame
from moin_desktop.ui.present.session import Session
from moin_desktop.ui.present.starting import Presenting
from moin_desktop.ui.present.window import Wall
from moin_desktop.ui.workspace import Workspace
from tests.exporting.making import sample_project
from tests.ui.seen import click, settle, texts

HD = QSizeF(1920, 1080)
SHIFT = Qt.KeyboardModifier.ShiftModifier
SKILLS = "Skills and silos lead the list"


@pytest.fixture
def kept(window: MainWindow, workspace: Workspace, tmp_path: Path) -> Workspace:
    """Four findings under three pillars, the second with something to say."""
    path = tmp_path / "MOIN.moin"
    project = sample_project(path)
    second = findings.all(project.session)[1]
    project.change("Say", findings.set_presenter, second.id, "Ask who moved a silo this year")
    project.close()
    assert workspace.open_project(path)
    workspace.go("explore")
    settle()
    return workspace


@pytest.fixture
def presenting(window: MainWindow, kept: Workspace) -> Iterator[Presenting]:
    """Presenting on two screens; without a second one both windows lie on the first."""
    QTest.keyClick(window, Qt.Key.Key_F5)
    settle()
    made = window.findChild(Presenting)
    assert isinstance(made, Presenting)
    two(made)
    yield made
    made.stop()
    settle()


def two(presenting: Presenting) -> None:
    screen = QGuiApplication.primaryScreen()
    presenting.meet((screen, screen))
    settle()


def one(presenting: Presenting) -> None:
    presenting.meet((QGuiApplication.primaryScreen(),))
    settle()


def parts(presenting: Presenting) -> tuple[Session, Wall, Console]:
    assert presenting.session is not None
    assert presenting.wall is not None
    assert presenting.console is not None
    return presenting.session, presenting.wall, presenting.console


def keys(window: Wall | Console, *codes: Qt.Key) -> None:
    for code in codes:
        QTest.keyClick(window, code)
        settle()


def said(frame: Frame | None) -> str:
    assert frame is not None
    return "\n".join(" ".join(block.lines) for block in frame.blocks)


def test_both_windows_show_one_session_and_only_the_console_what_is_to_be_said(presenting: Presenting) -> None:
    session, wall, console = parts(presenting)
    assert wall.isFullScreen()
    assert console.isFullScreen()
    keys(console, Qt.Key.Key_Space)
    assert session.at == 1
    assert SKILLS in said(wall.frame)
    assert console.live.accessibleName() == f"On the screen: 2 of 4: {SKILLS}"
    assert "Ask who moved a silo this year" in texts(console)
    assert "Ask who moved" not in said(wall.frame)
    assert "Next, 3 of 4" in texts(console)
    QTest.qWait(120)
    assert console.next.accessibleName().startswith("Next: Silos trouble")
    keys(console, Qt.Key.Key_P)
    assert "Ask who moved" not in said(wall.frame)
    keys(console, Qt.Key.Key_B)
    assert console.blank.isChecked()
    assert wall.accessibleName() == "Black screen"
    keys(console, Qt.Key.Key_B)
    for name, at in (("Next", 2), ("Back", 1)):
        click(console, name)
        assert session.at == at
    keys(console, Qt.Key.Key_4, Qt.Key.Key_Return)
    assert session.at == 3
    QTest.keyClick(console, Qt.Key.Key_Space, SHIFT)
    assert session.at == 2


def test_a_note_is_seen_as_it_is_typed_and_lands_on_the_answer_in_the_light(
    presenting: Presenting, kept: Workspace
) -> None:
    session, wall, console = parts(presenting)
    keys(console, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert session.writing.strip is None
    keys(console, Qt.Key.Key_N)
    assert console.note_box.words.hasFocus()
    QTest.keyClicks(console.note_box.words, "Hardest before a vote")
    assert "Note on “Keeping political commitment over time”" in said(wall.frame)
    assert "Hardest before a vote" in said(wall.frame)
    console.note_box.author.setFocus()
    console.note_box.author.clear()
    QTest.keyClicks(console.note_box.author, "Table 7")
    click(console, "Disputed")
    QTest.keyClick(console.note_box.words, Qt.Key.Key_Return)
    settle()
    finding = findings.all(kept.project.session)[1]
    note = notes.of_question(kept.project.session, finding.spec.question)[-1]
    assert (note.text, note.author, note.mark) == ("Hardest before a vote", "Table 7", "disputed")
    assert note.pin.kind is PinKind.ANSWER
    assert note.pin.finding == finding.id
    assert note.about is not None
    assert (note.about.count, note.about.base) == (26, 53)
    assert session.writing.strip is None
    assert "Table 7 · disputed" in said(wall.frame)
    assert "Hardest before a vote" in texts(console.pinned)
    keys(console, Qt.Key.Key_A)
    assert notes.by_ids(kept.project.session, (note.id,))[0].mark == "agreed"
    QTest.keyClick(console, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(console, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert not notes.by_ids(kept.project.session, (note.id,))
    assert "Hardest before a vote" not in said(wall.frame)


def test_without_the_light_a_note_lands_on_the_finding_and_the_room_sees_it(
    presenting: Presenting, kept: Workspace
) -> None:
    session, wall, console = parts(presenting)
    keys(console, Qt.Key.Key_Right)
    session.writing.write("What would change our minds?")
    session.writing.set_mark("question")
    session.writing.pin()
    settle()
    finding = findings.all(kept.project.session)[1]
    (note,) = notes.of_finding(kept.project.session, finding.id)
    assert note.mark == "question"
    assert "What would change our minds?" in said(wall.frame)
    session.writing.write("Half")
    QTest.keyClick(console.note_box.words, Qt.Key.Key_Escape)
    assert session.writing.words == ""
    assert wall.isVisible()


def test_the_light_goes_up_and_down_and_a_click_on_the_picture_puts_it_there(presenting: Presenting) -> None:
    session, wall, console = parts(presenting)
    keys(console, Qt.Key.Key_Right, Qt.Key.Key_Up)
    assert wall.frame is not None
    assert wall.frame.layout is not None
    boxes = wall.frame.layout.marks
    assert session.spotlight == boxes[-1].mark.id
    keys(console, Qt.Key.Key_Down)
    assert session.spotlight == ""
    frame = session.frame(console.live.screen_size)
    assert frame is not None
    assert frame.layout is not None
    box = frame.layout.marks[2]
    place = box.row.center() * console.live.ratio + console.live.area.topLeft()
    QTest.mouseClick(console.live, Qt.MouseButton.LeftButton, pos=place.toPoint())
    assert session.spotlight == box.mark.id
    assert wall.frame.layout is not None
    assert session.plan is not None
    assert session.plan.strong == (box.mark.id,)
    keys(console, Qt.Key.Key_Escape)
    assert session.spotlight == ""
    assert wall.isVisible()


def test_filter_and_comparison_are_said_to_the_room_and_go_with_the_slide(
    presenting: Presenting, kept: Workspace
) -> None:
    session, wall, console = parts(presenting)
    keys(console, Qt.Key.Key_Right)
    survey = kept.survey
    kind = next(q for q in survey.charted if q.name == "Organisation")
    option = kind.options[0]
    session.set_filter(Filter((Condition(kind.id, (option.id,)),)))
    settle()
    assert f"Only {option.label}" in said(wall.frame)
    assert console.unfilter.isVisible()
    assert session.plan is not None
    assert session.plan.data.base < 53
    click(console, f"Remove filter: {option.label}")
    assert session.plan.data.base == 53
    keys(console, Qt.Key.Key_C)
    assert comparing.by(session)
    assert session.plan.data.groups
    keys(console, Qt.Key.Key_C)
    assert not comparing.by(session)
    keys(console, Qt.Key.Key_C, Qt.Key.Key_Right)
    assert session.compare is None
    ((begin, end),) = minutes.sessions(kept.project.session)
    # The notes of the sample may be of the very second in which presenting began.
    told = [line.kind for line in minutes.lines(kept.project.session, begin, end) if line.kind != "note"]
    assert told == ["begin", "show", "show", "filter", "filter", "compare", "compare", "compare", "show"]


def test_a_screen_that_goes_takes_nothing_with_it(presenting: Presenting) -> None:
    session, wall, console = parts(presenting)
    keys(console, Qt.Key.Key_Right, Qt.Key.Key_Down)
    session.writing.write("Half a sen")
    lit = session.spotlight
    one(presenting)
    assert presenting.console is None
    assert presenting.wall is wall
    assert wall.isVisible()
    assert "The other screen is gone" in wall.notice
    assert (session.at, session.spotlight, session.writing.words) == (1, lit, "Half a sen")
    assert wall.field.isVisible()
    QTest.keyClicks(wall.field, "tence")
    two(presenting)
    session, wall, console = parts(presenting)
    assert (session.at, console.note_box.words.text()) == (1, "Half a sentence")
    assert not wall.field.isVisible()


def test_one_screen_has_a_strip_to_type_on_and_lets_the_presenter_peek(presenting: Presenting, kept: Workspace) -> None:
    one(presenting)
    session, wall = presenting.session, presenting.wall
    assert session is not None
    assert wall is not None
    keys(wall, Qt.Key.Key_Right, Qt.Key.Key_P)
    assert "Ask who moved a silo this year" in said(wall.frame)
    keys(wall, Qt.Key.Key_P)
    assert "Ask who moved" not in said(wall.frame)
    keys(wall, Qt.Key.Key_N)
    assert wall.field.hasFocus()
    QTest.keyClicks(wall.field, "Budgets are yearly")
    QTest.keyClick(wall.field, Qt.Key.Key_Tab)
    assert "Who says it" in said(wall.frame)
    QTest.keyClicks(wall.field, "Table 2")
    QTest.keyClick(wall.field, Qt.Key.Key_Return)
    assert "Budgets are yearly" in said(wall.frame)
    QTest.keyClick(wall.field, Qt.Key.Key_Return)
    settle()
    finding = findings.all(kept.project.session)[1]
    (note,) = notes.of_finding(kept.project.session, finding.id)
    assert (note.text, note.author) == ("Budgets are yearly", "Table 2")
    assert wall.hasFocus()
    keys(wall, Qt.Key.Key_S)
    assert wall.notice == "There is one screen only"


def test_presenting_says_where_it_stopped_and_goes_there(window: MainWindow, presenting: Presenting) -> None:
    _session, _wall, console = parts(presenting)
    keys(console, Qt.Key.Key_3, Qt.Key.Key_Return, Qt.Key.Key_Escape)
    assert presenting.session is None
    QTest.keyClick(window, Qt.Key.Key_F5)
    settle()
    assert presenting.session is not None
    assert presenting.wall is not None
    assert presenting.session.at == 0
    assert presenting.wall.notice == "Last time it stopped at 3 of 4. R goes there"
    keys(presenting.wall, Qt.Key.Key_R)
    assert presenting.session.at == 2


def test_everything_on_a_wall_is_large_also_while_it_is_worked_on(presenting: Presenting, kept: Workspace) -> None:
    one(presenting)
    session = presenting.session
    assert session is not None
    session.go(1)
    session.step_light(1)
    session.writing.begin()
    session.writing.write("Words that were said in the room " * 6)
    kind = next(q for q in kept.survey.charted if q.name == "Organisation")
    session.set_filter(Filter((Condition(kind.id, tuple(option.id for option in kind.options[:3])),)))
    session.toggle_peek()
    session.type("12")
    frame = session.frame(HD)
    assert frame is not None
    assert frame.strip is not None
    for block in frame.blocks:
        assert block.font.pixelSize() >= 24, block.lines
        assert block.rect.left() >= 0, block.lines
        assert block.rect.right() <= HD.width() + 1, block.lines
        assert block.rect.bottom() <= HD.height() + 1, block.lines
    assert frame.layout is not None
    assert frame.layout.footer.rect.bottom() <= frame.strip.rect.top()
    assert frame.strip.words.rect.right() <= frame.strip.hint.rect.left()


def test_time_is_told_in_minutes_and_hours() -> None:
    assert [clock.text(seconds) for seconds in (0, 65, 760, 3723)] == ["0:00", "1:05", "12:40", "1:02:03"]


def test_minutes_are_planned_once_and_kept(presenting: Presenting) -> None:
    _session, _wall, console = parts(presenting)
    console.clock.plan(30)
    assert console.clock.of.text() == "of 30 min"
    assert console.clock.planned == 30
