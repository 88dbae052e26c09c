"""A show of hands: counted by keys, beside the survey with a base of its own, kept with time and place."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from moin_desktop.analysis import show_of_hands
from moin_desktop.models import hands as kept
from moin_desktop.models import rules
from moin_desktop.ui.present import hands, hands_scene
from moin_desktop.ui.present.hands import Counting
from moin_desktop.ui.present.hands_panel import HandsPanel
from moin_desktop.ui.present.session import Session
from moin_desktop.ui.workspace import Workspace
from tests.ui.presenting import layout, painted, said, session_of, typed


@pytest.fixture
def session(dressed: None, qtbot: QtBot, workspace: Workspace, tmp_path: Path) -> Session:
    made = session_of(workspace, tmp_path)
    made.go(1)
    return made


def counting(session: Session) -> Counting:
    """Hands are counted, by the key."""
    typed(session, "g")
    found = hands.of(session)
    assert found is not None
    return found


def kept_hands(session: Session) -> tuple[kept.Hands, ...]:
    return kept.of_survey(session.workspace.project.session, session.workspace.survey.id)


def test_parts_are_of_the_people_present_or_of_all_hands() -> None:
    assert [part.whole for part in show_of_hands.parts((12, 9, 0), 24)] == [50, 38, 0]
    assert [part.whole for part in show_of_hands.parts((12, 9, 4), None)] == [48, 36, 16]
    assert [part.base for part in show_of_hands.parts((12, 9), 10)] == [21, 21]  # fewer people than hands
    assert show_of_hands.parts((), 5) == ()
    assert "24 people" in show_of_hands.base_text((12, 9), 24)
    assert "%" not in show_of_hands.base_text((2, 1), None)


def test_hands_are_typed_and_stand_beside_the_survey_with_their_own_base(session: Session) -> None:
    now = counting(session)
    labels = [mark.label for mark in now.marks]
    assert labels == [box.mark.label for box in layout(session).marks]
    typed(session, "12\t9\t4+\n")
    (found,) = kept_hands(session)
    assert [one.hands for one in found.counts][:4] == [12, 9, 5, 0]
    assert session.own_slide is not None
    assert found.finding == session.own_slide.finding
    assert found.question == session.own_slide.spec.question
    words = said(session)
    assert "% of 53 respondents" in words
    assert "% of 26 hands" in words
    pair = hands_scene.pair(layout(session), now.counted)
    assert [bar.value.lines[0] for bar in pair.bars if bar.value] == ["46%", "35%", "19%"]
    assert [block.lines[0] for _square, block, _room in pair.keys] == ["Survey", "In the room"]
    survey, room = pair.layout.marks[0], pair.bars[0]
    assert survey.bar.bottom() <= room.bar.top()
    assert room.bar.width() / survey.bar.width() == pytest.approx((12 / 26) / (29 / 53))
    picture = painted(session)
    assert picture.pixelColor(room.bar.center().toPoint()).name() == session.tokens.note.name()


def test_counting_again_corrects_the_same_count_and_undo_takes_steps_back(session: Session) -> None:
    counting(session)
    typed(session, "12\t9\n")
    typed(session, "\b7\n")
    assert [one.hands for one in kept_hands(session)[0].counts][:2] == [12, 7]
    session.workspace.undo()
    assert [one.hands for one in kept_hands(session)[0].counts][:2] == [12, 9]
    session.workspace.undo()
    assert kept_hands(session) == ()
    session.workspace.redo()
    typed(session, "g")
    assert session.act is None
    again = counting(session)
    assert again.entry.texts[:2] == ["12", "7"] or again.entry.texts[:2] == ["12", "9"]
    assert len(kept_hands(session)) == 1


def test_people_are_counted_before_the_answers_and_are_never_fewer_than_hands(session: Session) -> None:
    now = counting(session)
    now.entry.go(-1)
    typed(session, "24\t12\n")
    assert now.present == 24
    assert kept_hands(session)[0].present == 24
    assert "% of 24 people present" in said(session)
    told: list[str] = []
    session.told.connect(told.append)
    now.set_present(3)
    assert now.keep()
    assert "more than the 3 people" in told[-1]
    assert kept_hands(session)[0].present == 24
    session.next()
    assert counting(session).present == 24  # the room is as full at the next slide


def test_a_new_question_is_asked_in_the_console(session: Session, qtbot: QtBot) -> None:
    session.alone = False
    now = counting(session)
    panel = HandsPanel(now)
    qtbot.addWidget(panel)
    panel.show()
    panel.way.button("new").click()
    panel.text.setText("Who evaluates already?")
    panel.answers.setText("Yes, Not yet, No")
    panel._on_asked()  # noqa: SLF001 - the focus leaves, which no offscreen window does by itself
    assert now.entry.labels == ("Yes", "Not yet", "No")
    panel.fields.fields[0].setFocus()
    QTest.keyClicks(panel.fields.fields[0], "14")
    QTest.keyClicks(panel.fields.fields[1], "3+")
    panel.place.setText("Lisbon")
    panel.place.textEdited.emit("Lisbon")
    panel.keep.click()
    (found,) = kept_hands(session)
    assert (found.text, found.question, found.place) == ("Who evaluates already?", "", "Lisbon")
    assert [(one.label, one.hands) for one in found.counts] == [("Yes", 14), ("Not yet", 4), ("No", 0)]
    words = said(session)
    assert "Who evaluates already?" in words
    assert "Skills" not in words.split("\n")[0]
    painted(session)
    panel.way.button("slide").click()
    assert not now.is_own
    assert len(now.entry.labels) == len(now.marks)


def test_hidden_numbers_stay_hidden_beside_hands(session: Session) -> None:
    session.workspace.do("Hide", rules.set_hide_under, 10)
    for at in range(len(session.running.slides)):
        session.go(at)
        now = counting(session)
        if now.is_own:
            continue
        pair = hands_scene.pair(layout(session), now.counted)
        for box in pair.layout.marks:
            if box.mark.hidden:
                assert box.bar.width() == 0
                assert [*box.value.lines] == ["hidden"] if box.value else True


def test_everything_said_of_hands_is_large_enough(session: Session) -> None:
    now = counting(session)
    typed(session, "12\t9\t4\n")
    pair = hands_scene.pair(layout(session), now.counted)
    assert all(block.font.pixelSize() >= 24 for block in pair.blocks)
    right = session.frame(layout(session).size)
    assert right is not None
    for block in pair.blocks:
        assert block.rect.right() <= 1920
    tall = [(box.bar.bottom(), bar.bar.top()) for box, bar in zip(pair.layout.marks, pair.bars, strict=False)]
    assert all(one <= other for one, other in tall)
