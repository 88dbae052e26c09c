"""Explore driven by mouse and keys over the sample survey, and what it shows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QTableView, QWidget
from pytestqt.qtbot import QtBot

from moin_desktop.analysis.filters import NO_FILTER, Condition, Filter, mask
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.models import findings, notes
from moin_desktop.ui.charts.view import ChartView
from moin_desktop.ui.explore import acts
from moin_desktop.ui.explore.breakdown import BreakdownRows
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.main_window import MainWindow
from moin_desktop.ui.workspace import Workspace
from tests.ui.seen import click, entry, key, named, popup, settle, texts

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
SILOS = "Working across departments and breaking silos"
SILOS_BAR = f"{SILOS}, 53%, 28 of 53"


def of_type(workspace: Workspace, type: QuestionType) -> Question:
    """The first question of a type."""
    return next(q for q in workspace.survey.questions if q.type is type)


@pytest.fixture
def place(window: MainWindow, sampled: Workspace) -> ExplorePlace:
    """Explore at the challenges."""
    sampled.go("explore")
    made = window.place("explore")
    assert isinstance(made, ExplorePlace)
    sampled.set_question(of_type(sampled, QuestionType.MULTIPLE).id)
    settle()
    return made


def bar(place: ExplorePlace, name: str) -> QWidget:
    """The invisible button over a bar."""
    return next(h for h in place.centre.chart.handles if h.accessibleName() == name)


def click_bar(place: ExplorePlace, name: str, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    handle = bar(place, name)
    ground = handle.parentWidget()
    assert ground is not None
    QTest.mouseClick(ground, Qt.MouseButton.LeftButton, modifiers, handle.geometry().center())
    settle()


def press(place: ExplorePlace, code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    key(place, code, modifiers)
    settle()


def write(words: str) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClicks(focus, words)


def headline(place: ExplorePlace) -> str:
    return place.centre.chart.accessibleName()


def kept(place: ExplorePlace) -> tuple[findings.Finding, ...]:
    return place.shown.findings


def test_the_first_question_with_a_chart_is_shown(window: MainWindow, sampled: Workspace) -> None:
    sampled.set_question(next(q.id for q in sampled.survey.questions if q.type is QuestionType.META))
    sampled.go("explore")
    settle()
    assert sampled.question is sampled.survey.charted[0]
    chart = window.place("explore").findChild(ChartView)
    assert chart is not None
    assert len(chart.handles) == len(sampled.survey.charted[0].options)


def test_an_answer_is_chosen_by_click_and_told_in_the_inspector(place: ExplorePlace, sampled: Workspace) -> None:
    click_bar(place, SILOS_BAR)
    assert sampled.selection.options == place.shown.options
    told = texts(place.inspector)
    assert SILOS in told
    assert "28 of 53 respondents, 53%. Were these 53 a random sample" in told
    assert "Only these 28" in [
        b.accessibleName() for b in place.inspector.findChildren(type(place.inspector.answer.only))
    ]
    breakdowns = [b for b in place.inspector.findChildren(BreakdownRows) if b.isVisible()]
    assert len(breakdowns) >= 2
    assert "National government department 93%" in breakdowns[0].accessibleDescription()


def test_linked_bars_fill_with_the_chosen_respondents(place: ExplorePlace) -> None:
    click_bar(place, SILOS_BAR)
    assert place.shown.data is not None
    assert {m.label: m.selected_count for m in place.shown.data.marks}[SILOS] == 28
    list_ = place.questions.list
    entries = [place.questions.model.entry(list_.model().index(i, 0)) for i in range(list_.model().rowCount())]
    assert all(e.selected for e in entries if e.question and not e.pair)


def test_a_part_of_a_grid_is_chosen_and_noted_at_its_row(place: ExplorePlace, sampled: Workspace) -> None:
    sampled.set_question(of_type(sampled, QuestionType.GRID).id)
    settle()
    part = place.centre.chart.handles[11]
    assert place.shown.data is not None
    row, mark = place.shown.data.rows[2], place.shown.data.rows[2].marks[1]
    click_bar(place, part.accessibleName())
    assert sampled.selection.options == (mark.id,)
    told = texts(place.inspector)
    assert f"{row.label}: {mark.label}" in told
    assert f"{mark.count} of {row.answered} who answered this row, {mark.percent_text}" in told
    note = acts.pin(sampled, place.shown, "Nobody trained us", "Table 2")
    place.shown.refresh()
    assert note
    assert place.shown.notes[0].about is not None
    assert (place.shown.notes[0].about.count, place.shown.notes[0].about.base) == (mark.count, row.answered)
    assert place.shown.plan is not None
    assert place.shown.plan.notes[0].option == mark.id
    assert f"{row.label}: {mark.label}" in texts(place.inspector.notes)


def test_more_answers_are_added_and_ground_clears(place: ExplorePlace, sampled: Workspace) -> None:
    click_bar(place, SILOS_BAR)
    other = place.centre.chart.handles[4]
    click_bar(place, other.accessibleName(), CTRL)
    assert set(sampled.selection.options) > {other.key}
    click_bar(place, SILOS_BAR, CTRL)
    assert set(sampled.selection.options) == {place.centre.chart.handles[4].key}
    press(place, Qt.Key.Key_Escape)
    assert not sampled.selection


def test_arrows_enter_and_escape(place: ExplorePlace, sampled: Workspace) -> None:
    press(place, Qt.Key.Key_Down)
    press(place, Qt.Key.Key_Down)
    assert place.shown.label(sampled.selection.options[0]) == SILOS
    press(place, Qt.Key.Key_Return)
    assert not sampled.selection
    assert sampled.filter.conditions[0].question == place.shown.question.id  # type: ignore[union-attr]  # one is shown
    assert int(sampled.mask.sum()) == 28
    chip = named(place, type(place.centre.chips.add), f"Remove filter: {place.shown.question.name}: {SILOS}")  # type: ignore[union-attr]  # as above
    assert chip.isVisible()
    press(place, Qt.Key.Key_Escape)
    assert sampled.filter == NO_FILTER


def test_a_note_is_pinned_to_the_chosen_answer_and_undone(place: ExplorePlace, sampled: Workspace) -> None:
    click_bar(place, SILOS_BAR)
    press(place, Qt.Key.Key_N)
    editor = place.inspector.notes.editor
    assert editor.isVisible()
    assert editor.about.text() == SILOS
    write("Fourteen of fifteen departments")
    editor.author.setText("Table 3")
    press(place, Qt.Key.Key_Return)
    assert not editor.isVisible()
    layout = place.centre.chart.layout_now
    assert layout is not None
    assert [n.note.text for n in layout.notes] == ["Fourteen of fifteen departments"]
    tied = layout.box(layout.notes[0].note.option)
    assert tied is not None
    assert tied.mark.label == SILOS
    assert "Fourteen of fifteen departments" in texts(place.inspector)
    about = place.shown.notes[0].about
    assert about is not None
    assert (about.count, about.base) == (28, 53)
    assert place.centre.chart.isAncestorOf(QApplication.focusWidget() or place)
    sampled.undo()
    settle()
    assert place.shown.notes == ()
    sampled.redo()
    settle()
    press(place, Qt.Key.Key_N)
    assert editor.author.text() == "Table 3"
    press(place, Qt.Key.Key_Escape)
    assert not editor.isVisible()
    assert len(place.shown.notes) == 1


def test_a_note_without_an_answer_is_about_the_question(place: ExplorePlace) -> None:
    click(place, "Pin a note")
    write("Nobody was surprised")
    click(place, "Pin this note")
    settle()
    assert place.shown.notes[0].option == ""
    assert "The whole question" in texts(place.inspector)


def test_a_note_is_hidden_edited_and_removed(place: ExplorePlace, sampled: Workspace) -> None:
    option = place.centre.chart.handles[0].key
    sampled.do("Pin", notes.add, place.shown.question.id, "First words", option=option)  # type: ignore[union-attr]  # one is shown
    settle()
    click(place, "Shown on the chart: First words")
    settle()
    assert place.centre.chart.plan is not None
    assert place.centre.chart.plan.notes == ()
    click(place, "More for the note: First words")
    entry(popup(), "Edit the note")
    write("Second words")
    press(place, Qt.Key.Key_Return)
    assert [n.text for n in place.shown.notes] == ["Second words"]
    click(place, "More for the note: Second words")
    entry(popup(), "Remove the note")
    settle()
    assert place.shown.notes == ()


def test_a_chart_is_kept_once(place: ExplorePlace, sampled: Workspace, window: MainWindow) -> None:
    assert "Not a finding yet" in texts(place.inspector)
    click_bar(place, SILOS_BAR)
    option = sampled.selection.options
    press(place, Qt.Key.Key_K)
    press(place, Qt.Key.Key_Escape)
    assert len(kept(place)) == 1
    assert kept(place)[0].focus == option
    assert (option[0], 28, 53) in kept(place)[0].snapshot
    assert "Finding 1 of 1" in texts(place.inspector)
    press(place, Qt.Key.Key_K)
    assert len(kept(place)) == 1
    assert "This chart is kept already" in texts(window.toast)
    sampled.undo()
    settle()
    assert kept(place) == ()


def test_the_headline_goes_to_the_finding_or_waits_for_it(place: ExplorePlace, sampled: Workspace) -> None:
    press(place, Qt.Key.Key_F2)
    write("Skills and silos lead")
    press(place, Qt.Key.Key_Return)
    assert headline(place) == "Skills and silos lead"
    press(place, Qt.Key.Key_K)
    press(place, Qt.Key.Key_Escape)
    assert kept(place)[0].headline == "Skills and silos lead"
    press(place, Qt.Key.Key_F2)
    write("Silos lead")
    press(place, Qt.Key.Key_Return)
    assert kept(place)[0].headline == "Silos lead"
    sampled.undo()
    settle()
    assert headline(place) == "Skills and silos lead"


def test_letters_are_typed_where_a_field_has_the_focus(place: ExplorePlace) -> None:
    place.questions.field.setFocus()
    write("nkt")
    assert place.questions.field.text() == "nkt"
    assert kept(place) == ()
    assert not place.inspector.notes.editor.isVisible()


def test_a_finding_gets_its_pillar_status_and_words(place: ExplorePlace) -> None:
    press(place, Qt.Key.Key_2, ALT)
    assert kept(place) == ()
    click(place, "Keep this chart")
    settle()
    press(place, Qt.Key.Key_2, ALT)
    assert kept(place)[0].pillar == "organisations"
    click(place, "Assessment")
    settle()
    assert kept(place)[0].pillar == "assessment"
    click(place, "Assessment")
    settle()
    assert kept(place)[0].pillar == ""
    click(place, "Status: Draft")
    entry(popup(), "Agreed")
    settle()
    assert kept(place)[0].status == "agreed"
    statement = place.inspector.finding.statement
    place.window().activateWindow()
    statement.setFocus()
    settle()
    write("More than half name skills.")
    place.inspector.presenter.words.setFocus()
    write("Ask who moved a silo.")
    place.questions.field.setFocus()
    settle()
    assert kept(place)[0].statement == "More than half name skills."
    assert kept(place)[0].presenter == "Ask who moved a silo."
    click(place, "More for the finding")
    entry(popup(), "Remove this finding")
    settle()
    assert kept(place) == ()


def test_the_focus_of_a_finding_is_changed(place: ExplorePlace) -> None:
    press(place, Qt.Key.Key_K)
    press(place, Qt.Key.Key_Escape)
    click_bar(place, SILOS_BAR)
    click(place, "Make it the finding’s focus")
    settle()
    assert [place.shown.label(o) for o in kept(place)[0].focus] == [SILOS]
    click(place, "Take it out of the finding’s focus")
    settle()
    assert kept(place)[0].focus == ()


def test_brackets_go_from_question_to_question(place: ExplorePlace, sampled: Workspace) -> None:
    order = [q.id for q in sampled.survey.charted]
    at = order.index(sampled.question.id)  # type: ignore[union-attr]  # one is shown
    press(place, Qt.Key.Key_BracketRight)
    assert place.shown.question is sampled.survey.question(order[at + 1])
    press(place, Qt.Key.Key_BracketLeft)
    assert place.shown.question is sampled.survey.question(order[at])


def test_the_table_shows_the_numbers_of_the_chart(place: ExplorePlace, sampled: Workspace) -> None:
    press(place, Qt.Key.Key_T)
    table = place.findChild(QTableView)
    assert table is not None
    assert table.isVisible()
    model = table.model()
    assert [model.index(1, c).data() for c in range(4)] == [SILOS, "28", "53", "53%"]
    table.clicked.emit(model.index(1, 0))
    table.selectionModel().setCurrentIndex(model.index(1, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    table.clicked.emit(model.index(1, 0))
    settle()
    assert place.shown.label(sampled.selection.options[0]) == SILOS
    click(place, "Bars")
    settle()
    assert not table.isVisible()


def test_order_is_most_first_or_as_listed(place: ExplorePlace, sampled: Workspace) -> None:
    first = place.centre.chart.handles[0].accessibleName()
    press(place, Qt.Key.Key_S)
    assert place.shown.order == "as_listed"
    assert [h.key for h in place.centre.chart.handles] == [o.id for o in place.shown.question.options]  # type: ignore[union-attr]  # one is shown
    press(place, Qt.Key.Key_S)
    assert place.centre.chart.handles[0].accessibleName() == first
    sampled.set_question(of_type(sampled, QuestionType.ORDERED).id)
    settle()
    assert not place.centre.sort.isVisible()


def test_the_list_is_filtered_by_words(place: ExplorePlace, sampled: Workspace) -> None:
    pane = place.questions
    whole = pane.model.questions
    pane.field.setText("tools")
    settle()
    entries = [pane.model.entry(pane.model.index(row, 0)) for row in range(pane.model.rowCount())]
    assert [one.name for one in entries] == ["Tools used", "Tools wanted", "Tools: used and wanted"]
    pane.field.setText("procure")
    settle()
    assert "No question has “procure” in it" in texts(pane)
    click(pane, "Search answers too")
    settle()
    assert pane.model.questions >= 1
    pane.field.clear()
    settle()
    assert pane.model.questions == whole > len(sampled.survey.charted)


def test_a_question_is_chosen_in_the_list(place: ExplorePlace, sampled: Workspace) -> None:
    pane = place.questions
    wanted = of_type(sampled, QuestionType.YES_NO)
    index = pane.model.index(pane.model.row_of(wanted.id))
    QTest.mouseClick(
        pane.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=pane.list.visualRect(index).center(),
    )
    settle()
    assert sampled.question is wanted
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Yes or no · 53"
    assert headline(place) == wanted.name


def narrowed(workspace: Workspace, fits: Callable[[int], bool]) -> Filter:
    """The first filter by country and organisation that leaves as many respondents as are wanted."""
    country, organisation = (q for q in workspace.survey.questions if q.type is QuestionType.SINGLE)
    pairs = (
        Filter((Condition(country.id, (one.id,)), Condition(organisation.id, (other.id,))))
        for one in country.options
        for other in organisation.options
    )
    return next(pair for pair in pairs if fits(int(mask(workspace.survey, pair).sum())))


def test_very_few_respondents_are_not_charted_unasked(place: ExplorePlace, sampled: Workspace) -> None:
    sampled.set_filter(narrowed(sampled, lambda left: 0 < left < 5))
    settle()
    assert "too few to chart without pointing at people" in texts(place.centre)
    press(place, Qt.Key.Key_K)
    assert kept(place) == ()
    click(place, "Show counts anyway")
    settle()
    assert place.centre.chart.handles


def test_a_filter_that_fits_no_one_leads_back(place: ExplorePlace, sampled: Workspace) -> None:
    sampled.set_filter(narrowed(sampled, lambda left: left == 0))
    settle()
    assert "No one fits" in texts(place.centre)
    click(place, "Remove last filter")
    settle()
    assert len(sampled.filter.conditions) == 1


def test_written_answers_are_a_list_to_search(place: ExplorePlace, sampled: Workspace) -> None:
    sampled.set_question(of_type(sampled, QuestionType.TEXT).id)
    settle()
    click(place, "Chart")
    settle()
    answers = place.centre.answers
    assert answers.isVisible()
    assert answers.count.text() == "47 answers"
    assert not place.centre.views.isVisible()
    answers.field.setText("mission")
    settle()
    assert answers.count.text().endswith("of 47 answers")
    assert answers.model.rowCount() < 47
    sampled.set_question(of_type(sampled, QuestionType.YES_NO).id)
    settle()
    assert not answers.isVisible()
    assert answers.field.text() == ""


@pytest.mark.parametrize("type", [QuestionType.ORDERED, QuestionType.YES_NO, QuestionType.GRID], ids=lambda t: t.value)
def test_other_kinds_are_shown_chosen_and_kept(place: ExplorePlace, sampled: Workspace, type: QuestionType) -> None:
    question = of_type(sampled, type)
    sampled.set_question(question.id)
    settle()
    click_bar(place, place.centre.chart.handles[1].accessibleName())
    assert sampled.selection
    assert "respondents" in texts(place.inspector)
    assert place.inspector.answer.only.isVisible()
    press(place, Qt.Key.Key_T)
    press(place, Qt.Key.Key_T)
    press(place, Qt.Key.Key_K)
    assert kept(place)[0].spec.question == question.id


def test_a_kept_filter_is_a_finding_of_its_own(place: ExplorePlace, sampled: Workspace) -> None:
    press(place, Qt.Key.Key_K)
    press(place, Qt.Key.Key_Escape)
    yes_no = of_type(sampled, QuestionType.YES_NO)
    sampled.set_filter(Filter((Condition(yes_no.id, (yes_no.options[0].id,)),)))
    settle()
    assert "Kept 1 time under another filter." in texts(place.inspector)
    press(place, Qt.Key.Key_K)
    assert len(kept(place)) == 2


def test_the_chart_is_copied_as_picture_and_table(place: ExplorePlace) -> None:
    press(place, Qt.Key.Key_C, CTRL)
    mime = QGuiApplication.clipboard().mimeData()
    assert f"{SILOS}\t28\t53\t53%" in mime.text()
    assert mime.hasImage()


def test_everything_that_can_be_pressed_has_a_name(place: ExplorePlace) -> None:
    press(place, Qt.Key.Key_K)
    for kind in (QLineEdit, type(place.centre.sort), QTableView):
        for widget in place.findChildren(kind):
            assert not widget.isVisible() or widget.accessibleName(), widget


def test_panes_are_left_centre_right(place: ExplorePlace) -> None:
    panes = [w for w in place.findChildren(QWidget) if w.property("pane")]
    assert panes == [place.questions, place.centre, place.inspector]
    assert all(not isinstance(label, QMenu) for label in place.findChildren(QLabel))


def test_nothing_is_worked_out_while_the_place_is_hidden(place: ExplorePlace, sampled: Workspace, qtbot: QtBot) -> None:
    sampled.go("data")
    settle()
    told: list[int] = []
    place.shown.changed.connect(lambda: told.append(1))
    sampled.set_question(of_type(sampled, QuestionType.ORDERED).id)
    settle()
    assert told == []
    sampled.go("explore")
    settle()
    assert place.shown.question is sampled.question
