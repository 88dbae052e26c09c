"""What stands on the page in Explore is plain: one scale, answers by name, no word that does not fit."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel

from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.questions import QuestionType
from moin_desktop.models import notes
from moin_desktop.ui import theme
from moin_desktop.ui.explore.breakdown import BreakdownRows
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.workspace import Workspace
from tests.ui.seen import click, entry, popup, press, settle, texts


def tick_columns(rows: BreakdownRows) -> set[int]:
    """Where the ticks of a breakdown are painted: dark columns above its bars."""
    image = rows.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ink, ratio = theme.tokens().ink.rgb(), image.devicePixelRatio()
    levels = [26 * row + 6 for row in range(rows.height() // 26)]
    return {
        x
        for x in range(148, rows.width() - 60)
        for y in levels
        if image.pixel(round(x * ratio), round(y * ratio)) == ink
    }


def test_all_blocks_of_who_chose_it_have_one_scale(place: ExplorePlace) -> None:
    press(place, Qt.Key.Key_Down, Qt.Key.Key_Down)
    settle()
    blocks = [b for b in place.inspector.findChildren(BreakdownRows) if b.isVisible()]
    ticks = [found for found in map(tick_columns, blocks) if found]
    assert len(ticks) >= 2
    assert all(found == ticks[0] for found in ticks)


def test_a_chip_names_the_answer_and_its_tooltip_the_question(place: ExplorePlace, sampled: Workspace) -> None:
    yes_no = next(q for q in sampled.survey.questions if q.type is QuestionType.YES_NO)
    sampled.set_filter(Filter((Condition(yes_no.id, (yes_no.options[0].id,)),)))
    settle()
    chip = place.centre.chips.chips[0]
    count = int(sampled.mask.sum())
    assert chip.text() == f"{yes_no.name}: {yes_no.options[0].label}  {count}".replace("&", "&&")
    assert yes_no.name in chip.toolTip()
    assert chip.accessibleName() == f"Filter: {yes_no.name}: {yes_no.options[0].label}"


def test_a_long_answer_has_the_room_there_is(place: ExplorePlace, sampled: Workspace) -> None:
    question = place.shown.question
    assert question is not None
    longest = max(question.options, key=lambda option: len(option.label))
    sampled.set_filter(Filter((Condition(question.id, (longest.id,)),)))
    settle()
    chip = place.centre.chips.chips[0]
    assert longest.label in chip.text()


def test_the_table_marks_the_chosen_answer_and_speaks_of_no_bars(place: ExplorePlace, sampled: Workspace) -> None:
    press(place, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert place.centre.chart.plan is not None
    assert "Filled part of each bar" in place.centre.chart.plan.data.subtitle
    press(place, Qt.Key.Key_T)
    table = place.centre.table
    assert place.centre.chart.plan is not None
    assert "bar" not in place.centre.chart.plan.data.subtitle
    marked = [table.numbers.option(index.row()) for index in table.selectionModel().selectedRows()]
    assert tuple(marked) == sampled.selection.options
    sampled.clear_selection()
    settle()
    assert not table.selectionModel().hasSelection()


def test_an_edited_note_is_saved_in_the_place_of_its_card(place: ExplorePlace, sampled: Workspace) -> None:
    question = place.shown.question
    assert question is not None
    for words in ("First", "Second"):
        sampled.do("Pin a note", notes.add, question.id, words)
    settle()
    click(place, "More for the note: Second")
    entry(popup(), "Edit the note")
    settle()
    section = place.inspector.notes
    assert section.editor.pin.text() == "Save note"
    said = [label.text() for label in section.findChildren(QLabel) if label.isVisible()]
    assert "First" in said
    assert "Second" not in said
    first = next(label for label in section.findChildren(QLabel) if label.text() == "First")
    assert section.editor.mapTo(section, section.editor.rect().topLeft()).y() > first.mapTo(section, first.pos()).y()
    click(place, "Save this note")
    settle()
    assert "Second" in texts(section)


def test_a_routed_question_that_nobody_left_was_asked(place: ExplorePlace, sampled: Workspace) -> None:
    routed = next(q for q in sampled.survey.questions if q.asked_if is not None)
    assert routed.asked_if is not None
    asking = sampled.survey.question(routed.asked_if.question)
    others = tuple(o.id for o in asking.options if o.id not in routed.asked_if.options)
    sampled.set_question(routed.id)
    sampled.set_filter(Filter((Condition(asking.id, others),)))
    settle()
    left = int(sampled.mask.sum())
    assert f"Nobody of these {left} was asked this" in texts(place.centre)
    words = place.centre.instead.words
    assert words.alignment() & Qt.AlignmentFlag.AlignHCenter
    assert type(words) is QLabel


def test_the_filter_is_explained_in_plain_words(place: ExplorePlace) -> None:
    click(place, "Add a filter")
    popup_ = place.centre.chips.popup
    assert popup_ is not None
    assert "Show only some respondents. By their answer to:" in texts(popup_)
    popup_.hide()


def test_what_the_numbers_say_has_an_inner_margin(place: ExplorePlace) -> None:
    press(place, Qt.Key.Key_K)
    statement = place.inspector.finding.statement
    statement.setFocus()
    settle()
    inset = statement.viewport().mapTo(statement, statement.viewport().rect().topLeft()).x()
    assert inset + statement.document().documentMargin() >= 8


def test_adding_a_filter_stands_right_behind_the_chips(place: ExplorePlace, sampled: Workspace) -> None:
    question = place.shown.question
    assert question is not None
    yes_no = next(q for q in sampled.survey.questions if q.type is QuestionType.YES_NO)
    conditions = (Condition(yes_no.id, (yes_no.options[0].id,)), Condition(question.id, (question.options[4].id,)))
    sampled.set_filter(Filter(conditions))
    settle()
    chips = place.centre.chips
    assert chips.add.x() - chips.left.geometry().right() < 20
