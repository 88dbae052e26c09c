"""Cells of a comparison and ends of a pair, chosen and made a filter by keys and by mouse."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from moin_desktop.analysis import filters
from moin_desktop.ui.charts.plan import MarkBox
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.workspace import Workspace
from tests.ui.seen import click, entry, popup, press, settle

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def show(workspace: Workspace, name: str) -> None:
    workspace.set_question(next(q.id for q in workspace.survey.questions if q.name == name))
    settle()


def box(place: ExplorePlace, row: int, column: int) -> MarkBox:
    layout = place.centre.chart.layout_now
    assert layout is not None
    found = layout.box(f"{row}:{column}")
    assert found is not None
    return found


def ground(place: ExplorePlace) -> QWidget:
    found = place.centre.chart.handles[0].parentWidget()
    assert found is not None
    return found


def at(where: QPointF) -> QPoint:
    return where.toPoint()


def tap(place: ExplorePlace, where: QPointF, held: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(ground(place), LEFT, held, at(where))
    settle()


def test_a_cell_is_an_answer_in_a_group(place: ExplorePlace, workspace: Workspace) -> None:
    press(place, Qt.Key.Key_C)
    cell = box(place, 0, 1)
    tap(place, cell.bar.center())
    assert workspace.selection.options == (cell.mark.id,)
    assert workspace.selection_mask is not None
    assert int(workspace.selection_mask.sum()) == cell.mark.count
    said = place.inspector.answer
    assert said.title.text().endswith("National government department")
    assert said.only.text() == f"Only these {cell.mark.count}"
    press(place, Qt.Key.Key_Return)
    assert len(workspace.filter.conditions) == 2
    assert int(filters.mask(workspace.survey, workspace.filter).sum()) == cell.mark.count


def test_a_block_of_cells_is_a_filter_and_a_loose_choice_is_none(place: ExplorePlace, workspace: Workspace) -> None:
    press(place, Qt.Key.Key_C)
    tap(place, box(place, 0, 1).bar.center())
    tap(place, box(place, 1, 2).bar.center(), Qt.KeyboardModifier.ShiftModifier)
    assert len(workspace.selection.options) == 4
    assert place.shown.can_filter
    tap(place, box(place, 3, 3).bar.center(), CTRL)
    assert len(workspace.selection.options) == 5
    assert not place.shown.can_filter


def test_a_frame_over_cells_chooses_them(place: ExplorePlace, workspace: Workspace) -> None:
    press(place, Qt.Key.Key_C)
    start, stop = box(place, 0, 1).bar.center(), box(place, 2, 2).bar.center()
    QTest.mousePress(ground(place), LEFT, NONE, at(start))
    QTest.mouseMove(ground(place), at(start) + QPoint(30, 30))
    QTest.mouseMove(ground(place), at(stop))
    QTest.mouseRelease(ground(place), LEFT, NONE, at(stop))
    settle()
    wanted = {box(place, row, column).mark.id for row in range(3) for column in (1, 2)}
    assert set(workspace.selection.options) == wanted


def test_the_label_of_a_row_chooses_the_answer_in_every_group(place: ExplorePlace, workspace: Workspace) -> None:
    press(place, Qt.Key.Key_C)
    first = box(place, 0, 0)
    assert first.label is not None
    tap(place, first.label.rect.center())
    assert workspace.selection.options == (first.mark.option,)


def test_cells_by_keys(place: ExplorePlace, workspace: Workspace) -> None:
    press(place, Qt.Key.Key_C, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert workspace.selection.options == (box(place, 0, 1).mark.id,)
    press(place, Qt.Key.Key_Escape)
    assert not workspace.selection


def test_an_end_of_a_pair_is_of_its_own_question(place: ExplorePlace, workspace: Workspace) -> None:
    show(workspace, "Tools used")
    click(place, "Kind of chart: Bars")
    entry(popup(), "Beside “Tools wanted”")
    settle()
    wanted = box(place, 0, 1)
    tap(place, wanted.bar.center())
    assert workspace.selection_mask is not None
    assert int(workspace.selection_mask.sum()) == wanted.mark.count
    assert place.inspector.answer.title.text().endswith("Tools wanted")
    press(place, Qt.Key.Key_Return)
    assert [c.question for c in workspace.filter.conditions] == [wanted.mark.group]


def test_a_frame_over_bars_holds_though_the_chart_moves_under_it(place: ExplorePlace, workspace: Workspace) -> None:
    """The first press chooses a bar, which may give the subtitle another line."""
    layout = place.centre.chart.layout_now
    assert layout is not None
    start, stop = layout.marks[1].bar.center(), layout.marks[3].bar.center()
    stop.setX(start.x())  # straight down
    QTest.mousePress(ground(place), LEFT, NONE, at(start))
    settle()
    for part in range(1, 13):
        QTest.mouseMove(ground(place), at(start + (stop - start) * (part / 12)))
        settle()
    QTest.mouseRelease(ground(place), LEFT, NONE, at(stop))
    settle()
    assert workspace.selection.options == tuple(box.mark.id for box in layout.marks[1:4])
