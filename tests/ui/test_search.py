"""The one field that finds everything, and how it ranks."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.questions import QuestionType
from moin_desktop.models import filters, findings, notes
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.search.matching import MOST, Kind, Thing, prepared, search
from moin_desktop.ui.search.palette import Palette
from moin_desktop.ui.workspace import Workspace
from tests.ui.seen import press, settle, texts

CTRL = Qt.KeyboardModifier.ControlModifier


def nothing() -> None:
    """What choosing a thing of a test does."""


def thing(text: str, kind: Kind = Kind.QUESTION, detail: str = "", also: str = "") -> Thing:
    return Thing(kind, text, nothing, detail, also=also)


def names(things: tuple[Thing, ...]) -> list[str]:
    return [one.text for one in things]


def test_words_match_in_any_order_without_accents_best_first() -> None:
    things = prepared(
        [
            thing("Outils utilisés dans la mission"),
            thing("Missions"),
            thing("What the permission needs"),
            thing("Élan", also="mission"),
            thing("Other"),
        ]
    )
    assert names(search(things, "mission")) == [
        "Missions",
        "Outils utilisés dans la mission",
        "What the permission needs",
        "Élan",
    ]
    assert names(search(things, "MISSION outils UTILISES")) == ["Outils utilisés dans la mission"]
    assert names(search(things, "elan")) == ["Élan"]


def test_a_slip_still_finds_what_is_meant() -> None:
    things = prepared([thing("Procurement and legal rules", Kind.ANSWER), thing("Country")])
    assert names(search(things, "procurment")) == ["Procurement and legal rules"]
    assert search(things, "zzzz") == ()
    assert search(things, "procurment zzzz") == ()
    assert search(things, "xq") == ()


def test_kinds_stay_together_and_none_crowds_out_the_others() -> None:
    many = [thing(f"Note on silos {at}", Kind.NOTE) for at in range(30)]
    found = search(prepared([*many, thing("Silos")]), "silos")
    assert [one.kind for one in found] == [Kind.QUESTION, *[Kind.NOTE] * MOST]
    assert len(search(prepared(many), "silos")) == 30


@pytest.fixture
def palette(window: MainWindow, place: ExplorePlace) -> Palette:
    """The palette, opened by its key."""
    return opened(window)


def opened(window: QWidget) -> Palette:
    """The palette; without a desktop the window has to be told that it is in front again."""
    window.activateWindow()
    settle()
    QTest.keyClick(window, Qt.Key.Key_K, CTRL)
    settle()
    made = window.findChild(Palette)
    assert made is not None
    assert made.isVisible()
    assert made.field.hasFocus()
    return made


def enter(palette: Palette) -> None:
    """Press Enter in the field."""
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    settle()


def lines(palette: Palette) -> list[str]:
    model = palette.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_a_question_is_found_and_shown_by_keys(palette: Palette, sampled: Workspace) -> None:
    sampled.go("findings")
    wanted = next(q for q in sampled.survey.questions if q.type is QuestionType.YES_NO)
    QTest.keyClicks(palette.field, " ".join(reversed(wanted.name.split())))
    assert lines(palette)[:2] == ["Questions", wanted.name]
    assert wanted.name in palette.field.accessibleDescription()
    enter(palette)
    assert not palette.isVisible()
    assert sampled.place == "explore"
    assert sampled.question is wanted


def test_an_answer_is_found_and_selected(palette: Palette, sampled: Workspace) -> None:
    QTest.keyClicks(palette.field, "breaking silos")
    at = lines(palette).index("Answers")
    palette.list.setCurrentIndex(palette.model.index(at + 1))
    enter(palette)
    assert sampled.question is not None
    assert sampled.question.label(sampled.selection.options[0]).endswith("breaking silos")


def test_notes_findings_filters_and_actions_are_found(place: ExplorePlace, sampled: Workspace) -> None:
    question = place.shown.question
    assert question is not None
    option = question.options[2]
    yes_no = next(q for q in sampled.survey.questions if q.type is QuestionType.YES_NO)
    only = Filter((Condition(yes_no.id, (yes_no.options[0].id,)),))
    sampled.do("Pin", notes.add, question.id, "Zebras cannot procure", option=option.id, author="Table 2")
    assert place.shown.spec is not None
    sampled.do("Keep", findings.keep, sampled.survey.id, place.shown.spec, "Zebras lead the list")
    sampled.do("Keep", filters.add, sampled.survey.id, "Zebra keepers", only)
    sampled.go("data")
    window = place.window()
    palette = opened(window)
    QTest.keyClicks(palette.field, "zebra")
    assert {"Findings", "Notes", "Kept filters"} <= set(lines(palette))
    palette.list.setCurrentIndex(palette.model.index(lines(palette).index("Zebras cannot procure")))
    enter(palette)
    assert sampled.selection.options == (option.id,)
    opened(window)
    QTest.keyClicks(palette.field, "keepers")
    enter(palette)
    assert sampled.filter == only
    assert sampled.filter.name == "Zebra keepers"
    opened(window)
    QTest.keyClicks(palette.field, "findings what")
    enter(palette)
    assert sampled.place == "findings"


def test_actions_say_their_key_and_run(palette: Palette, window: MainWindow) -> None:
    QTest.keyClicks(palette.field, "export")
    row = lines(palette).index("Export")
    found = palette.model.line(palette.model.index(row)).thing
    assert found is not None
    assert found.key == "Ctrl+E"
    palette.list.setCurrentIndex(palette.model.index(row))
    enter(palette)
    assert window.export.panel is not None
    assert window.export.panel.isVisible()


def test_written_answers_are_searched_when_asked(palette: Palette, sampled: Workspace, qtbot: QtBot) -> None:
    QTest.keyClicks(palette.field, "procure zz")
    assert "No question has “procure zz” in it" in texts(palette)
    assert lines(palette) == ["Search written answers too"]
    enter(palette)
    qtbot.waitUntil(lambda: "Neither a question nor an answer" in texts(palette))
    hopes = next(q for q in sampled.survey.charted if q.type is QuestionType.TEXT)
    word = sorted(sampled.survey.column(hopes.columns[0]).words, key=len)[-1]
    palette.field.setText(word.split(",")[0])
    palette.list.setCurrentIndex(palette.model.index(palette.model.rowCount() - 1))
    enter(palette)
    qtbot.waitUntil(lambda: "Written answers" in lines(palette))
    palette.list.setCurrentIndex(palette.model.index(lines(palette).index("Written answers") + 1))
    enter(palette)
    assert sampled.question is hopes
    place = palette.window().parent()
    assert isinstance(place, MainWindow)
    explore = place.place("explore")
    assert isinstance(explore, ExplorePlace)
    assert explore.centre.coding is not None
    coding = explore.centre.coding.coding
    assert coding.words(coding.row) == word


def test_escape_closes_and_slash_is_typed_in_a_field(palette: Palette, place: ExplorePlace) -> None:
    press(palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    place.questions.field.setFocus()
    QTest.keyClicks(place.questions.field, "a/b")
    assert place.questions.field.text() == "a/b"
    assert not palette.isVisible()
