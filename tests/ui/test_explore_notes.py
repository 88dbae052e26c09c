"""Pinning notes in Explore: to a cell, to several answers, to people and findings; moved by hand and by keys."""

from PySide6.QtCore import QPoint, QSizeF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit

from moin_desktop.analysis.cells import cell_id
from moin_desktop.models import notes
from moin_desktop.models.notes import Note
from moin_desktop.models.pins import ON_SURVEY, Pin, PinKind
from moin_desktop.ui.charts import drawing, picture, wall
from moin_desktop.ui.charts.plan import Layout
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.notes import steps
from moin_desktop.ui.workspace import Workspace
from tests.exporting.making import CHALLENGES, ORGANISATION
from tests.ui.seen import click, entry, key, named, popup, press, settle, texts

CTRL = Qt.KeyboardModifier.ControlModifier


def all_notes(workspace: Workspace) -> tuple[Note, ...]:
    return notes.of_survey(workspace.project.session, workspace.survey.id)


def options(workspace: Workspace, question: str = CHALLENGES) -> list[str]:
    return [option.id for option in workspace.survey.question(question).options]


def layout(place: ExplorePlace) -> Layout:
    found = place.centre.chart.layout_now
    assert found is not None
    return found


def write(place: ExplorePlace, words: str, author: str = "") -> None:
    press(place, Qt.Key.Key_N)
    editor = place.inspector.notes.editor
    assert editor.words.hasFocus()
    QTest.keyClicks(editor.words, words)
    editor.author.setText(author)


def pin(workspace: Workspace, place: Pin, words: str, author: str = "", visibility: str = "room") -> str:
    about = steps.snapshot(workspace, place, workspace.filter)
    made = steps.pin(workspace, place, steps.Writing(words, author, visibility=visibility), about)
    settle()
    return made


def test_several_chosen_answers_get_one_note_and_a_bracket(place: ExplorePlace, sampled: Workspace) -> None:
    first, second = options(sampled)[:2]
    sampled.select(CHALLENGES, (first, second))
    settle()
    write(place, "These two go together")
    press(place, Qt.Key.Key_Return)
    (note,) = all_notes(sampled)
    assert note.pin == Pin(PinKind.SPAN, CHALLENGES, (first, second))
    assert note.about is not None
    assert note.about.base == 53
    assert note.about.count > max(m.count for m in place.shown.data.marks if m.option in (first, second))  # type: ignore[union-attr]  # there is one
    (box,) = layout(place).notes
    assert box.bracket
    assert box.leader[0].x() == max(point.x() for line in box.bracket for point in line)
    assert [n.id for n in place.shown.notes_of((first,))] == [note.id]


def test_a_cell_of_a_comparison_is_noted_with_its_own_number(place: ExplorePlace, sampled: Workspace) -> None:
    place.shown.compare_by(ORGANISATION)
    settle()
    answer, group = options(sampled)[0], options(sampled, ORGANISATION)[0]
    sampled.select(CHALLENGES, (cell_id(answer, ORGANISATION, group),))
    settle()
    write(place, "Ministries say it most")
    press(place, Qt.Key.Key_Return)
    (note,) = all_notes(sampled)
    assert note.pin == Pin(PinKind.CELL, CHALLENGES, (answer,), by=ORGANISATION, group=group)
    mark = next(m for row in place.shown.data.rows for m in row.marks if m.id == cell_id(answer, ORGANISATION, group))  # type: ignore[union-attr]  # there is one
    assert note.about is not None
    assert (note.about.count, note.about.base) == (mark.count, mark.base)
    drawn = layout(place).plan.notes[0]
    assert (drawn.option, drawn.group) == (answer, group)
    place.shown.compare_by("")
    settle()
    alone = layout(place).plan.notes[0]
    assert (alone.option, alone.group) == (answer, "")
    assert sampled.survey.question(ORGANISATION).label(group) in alone.author


def test_another_place_can_be_chosen_in_the_editor(place: ExplorePlace, sampled: Workspace) -> None:
    sampled.select(CHALLENGES, (options(sampled)[0],))
    settle()
    write(place, "About all of it")
    where = named(place, QComboBox, "What the note is about")
    assert [where.itemText(i) for i in range(where.count())][1:] == ["The whole question", "The whole survey"]
    where.setCurrentIndex(2)
    press(place, Qt.Key.Key_Return)
    assert all_notes(sampled)[0].pin == ON_SURVEY
    assert place.shown.notes == ()


def test_kind_tags_and_who_sees_it_are_written_by_keys(place: ExplorePlace, sampled: Workspace) -> None:
    pin(sampled, Pin(PinKind.QUESTION, CHALLENGES), "First", author="Table 1")
    sampled.do("Tags", notes.set_tags, all_notes(sampled)[0].id, ["money", "people"])
    settle()
    write(place, "Is it so?")
    editor = place.inspector.notes.editor
    QTest.keyClicks(editor.kind, "D")
    QTest.keyClicks(editor.seen_by, "T")
    assert named(place, QLineEdit, "Tags") is editor.tags
    editor.tags.setFocus()
    QTest.keyClicks(editor.tags, "later, mo")
    editor.tags.proposing.activated.emit("money")
    key(place, Qt.Key.Key_Return, CTRL)
    settle()
    note = all_notes(sampled)[-1]
    assert (note.kind, note.visibility, note.tags) == ("doubt", "team", ("later", "money"))
    assert "Doubt · Team only · later, money" in texts(place.inspector.notes)


def test_escape_keeps_unfinished_words(place: ExplorePlace, sampled: Workspace) -> None:
    write(place, "Half a thought")
    press(place, Qt.Key.Key_Escape)
    assert place.inspector.notes.editor.isHidden()
    press(place, Qt.Key.Key_BracketRight, Qt.Key.Key_BracketLeft)
    assert place.inspector.notes.editor.isHidden()
    press(place, Qt.Key.Key_N)
    assert place.inspector.notes.editor.words.toPlainText() == "Half a thought"
    press(place, Qt.Key.Key_Return)
    assert [note.text for note in all_notes(sampled)] == ["Half a thought"]


def test_notes_for_the_team_are_not_drawn_where_the_room_looks(place: ExplorePlace, sampled: Workspace) -> None:
    for words, who in (("For all", "room"), ("For us", "team"), ("For one", "presenter")):
        pin(sampled, Pin(PinKind.QUESTION, CHALLENGES), words, visibility=who)
    assert [box.note.text for box in layout(place).notes] == ["For all", "For us"]
    plan = place.shown.plan
    assert plan is not None
    size = layout(place).size
    assert [box.note.text for box in wall.arrange(plan, QSizeF(1920, 1080)).notes] == ["For all"]
    assert [box.note.text for box in drawing.arrange(plan, size, who="room").notes] == ["For all"]
    seen = picture.image(plan.data, notes=plan.notes)
    assert seen == picture.image(plan.data, notes=plan.notes[:1])
    assert "For one" in texts(place.inspector.notes)


def test_a_note_is_dragged_to_another_bar(place: ExplorePlace, sampled: Workspace) -> None:
    first, second = options(sampled)[:2]
    id = pin(sampled, Pin(PinKind.ANSWER, CHALLENGES, (first,)), "Move me")
    chart = place.centre.chart
    (box,) = layout(place).notes
    target = next(b for b in layout(place).marks if b.mark.option == second)
    ground = chart.widget().viewport()  # type: ignore[attr-defined]  # a graphics view
    start, end = box.rect.center().toPoint(), target.row.center().toPoint()
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, 6):
        QTest.mouseMove(ground, start + QPoint((end - start).x() * step // 5, (end - start).y() * step // 5))
        QApplication.processEvents()
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=end)
    settle()
    (note,) = all_notes(sampled)
    assert (note.id, note.pin.options) == (id, (second,))
    assert note.about is not None
    assert note.about.count == target.mark.count
    sampled.undo()
    assert all_notes(sampled)[0].pin.options == (first,)


def test_a_note_is_cut_and_pinned_by_keys(place: ExplorePlace, sampled: Workspace) -> None:
    first, second = options(sampled)[:2]
    pin(sampled, Pin(PinKind.ANSWER, CHALLENGES, (first,)), "Take me")
    card = place.inspector.notes.card(all_notes(sampled)[0].id)
    assert card is not None
    card.eye.setFocus()
    key(place, Qt.Key.Key_X, CTRL)
    sampled.select(CHALLENGES, (second,))
    settle()
    place.centre.chart.setFocus()
    key(place, Qt.Key.Key_V, CTRL)
    settle()
    assert all_notes(sampled)[0].pin.options == (second,)


def test_the_room_marks_a_note(place: ExplorePlace, sampled: Workspace) -> None:
    pin(sampled, Pin(PinKind.QUESTION, CHALLENGES), "We all think so", author="Table 2")
    click(place, "More for the note: We all think so")
    entry(popup(), "Mark as “Agreed”")
    settle()
    assert all_notes(sampled)[0].mark == "agreed"
    assert layout(place).notes[0].note.author == "Table 2 · Agreed"
    click(place, "More for the note: We all think so")
    entry(popup(), "Take off “Agreed”")
    settle()
    assert all_notes(sampled)[0].mark == ""


def test_a_finding_shows_its_own_notes(place: ExplorePlace, sampled: Workspace) -> None:
    press(place, Qt.Key.Key_K, Qt.Key.Key_Escape)
    write(place, "Check with the ministry")
    where = named(place, QComboBox, "What the note is about")
    where.setCurrentIndex(next(i for i in range(where.count()) if where.itemText(i).startswith("Finding")))
    press(place, Qt.Key.Key_Return)
    (note,) = all_notes(sampled)
    assert note.pin.kind is PinKind.FINDING
    assert "Check with the ministry" in texts(place.inspector.notes)


def test_a_note_on_one_respondent_is_written_in_the_list_of_people(place: ExplorePlace, sampled: Workspace) -> None:
    sampled.select(CHALLENGES, (options(sampled)[0],))
    settle()
    press(place, Qt.Key.Key_P)
    row = place.people.row
    press(place, Qt.Key.Key_N)
    QTest.keyClicks(place.inspector.notes.editor.words, "Ask her again")
    press(place, Qt.Key.Key_Return)
    assert all_notes(sampled)[0].pin == Pin(PinKind.RESPONDENT, response=row)
    assert sampled.survey.noted == frozenset({row})
