"""The table that equals every chart: all its numbers, sorted, walked by keys and copied as text and as HTML."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from moin_desktop.analysis.charts import ChartData, ChartKind
from moin_desktop.ui.explore.numbers import as_html, as_text, headings, rows, sorted_rows, text_of
from moin_desktop.ui.explore.place import ExplorePlace
from moin_desktop.ui.workspace import Workspace
from tests.ui import comparisons as made
from tests.ui.chartdata import STAGES, chart, grid, histogram
from tests.ui.seen import press, settle

KINDS = (
    chart(),
    chart(STAGES, 53, ChartKind.STAIRCASE),
    chart((("Yes", 24), ("No", 29)), 53, ChartKind.DOTS),
    chart((("Yes", 2), ("No", 4)), 6),
    histogram(),
    grid(),
    made.compared(ChartKind.HEAT),
    made.compared(ChartKind.COLUMNS),
    made.hidden(ChartKind.HEAT),
    made.crossed(40, 60),
    made.pair(),
    made.squares(),
    made.ranking(),
    made.stacked(),
    made.timeline(),
    made.waves(4),
)


@pytest.mark.parametrize("data", KINDS, ids=lambda data: data.kind.value)
def test_every_kind_has_all_its_numbers_in_the_table(dressed: None, data: ChartData) -> None:
    heads, lines = headings(data), rows(data)
    marks = [mark for row in data.rows for mark in row.marks] or list(data.marks)
    assert len(lines) == len(data.rows or data.marks)
    cells = {cell for line in lines for cell in line.cells}
    for line in lines:
        assert len(line.cells) == len(line.values) == len(line.reasons) == len(heads)
    for mark in marks:
        if mark.hidden:
            assert any(mark.hidden in line.reasons for line in lines)
        elif not mark.figure_text:
            assert str(mark.count) in {cell.replace(",", "") for cell in cells}
    text, html = as_text(data, "A headline"), as_html(data, "A headline")
    assert text.startswith("A headline\n")
    assert html.count("<tr>") == len(lines) + 1
    for said in (data.footer, data.subtitle):
        assert " ".join(said.split()) in text


def test_sorting_keeps_the_members_of_a_group_below_it(dressed: None) -> None:
    lines = rows(chart())
    up = sorted_rows(lines, 1, down=False)
    assert [line.values[1] for line in up] == sorted(line.values[1] or 0 for line in lines)
    named = sorted_rows(lines, 0, down=False)
    assert named[0].cells[0] == "Building skills and capabilities"


def test_a_copied_cell_is_no_command_and_no_second_cell(dressed: None) -> None:
    assert text_of([["=1+1", "a\tb\nc", "+43 points", "+cmd|'/c'", "−5"]]) == "'=1+1\ta b c\t+43 points\t'+cmd|'/c'\t−5"
    html = as_html(chart((("<b>Bold & brave</b>", 20),), 53), "")
    assert "&lt;b&gt;Bold &amp; brave&lt;/b&gt;" in html


def test_arrows_walk_the_cells_and_shift_s_sorts(place: ExplorePlace, sampled: Workspace) -> None:
    press(place, Qt.Key.Key_T)
    table = place.centre.table
    press(place, Qt.Key.Key_Down, Qt.Key.Key_Right)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 1)
    first = table.numbers.index(0, 1).data()
    QTest.keyClick(table, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(table, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert table.numbers.sorted_by == 1
    counts = [int(str(table.numbers.index(row, 1).data())) for row in range(table.numbers.rowCount())]
    assert counts == sorted(counts)
    QTest.keyClick(table, Qt.Key.Key_S, Qt.KeyboardModifier.ShiftModifier)
    assert table.numbers.index(0, 1).data() == first


def test_copying_takes_the_cells_picked_or_everything(place: ExplorePlace, sampled: Workspace) -> None:
    press(place, Qt.Key.Key_T)
    table = place.centre.table
    table.setCurrentIndex(table.numbers.index(0, 0))
    for code in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(table, code, Qt.KeyboardModifier.ShiftModifier)
    settle()
    assert len(table.picked) == 3
    assert table.copy_picked()
    assert QGuiApplication.clipboard().text().splitlines()[0] == "Answer\tCount"
    assert "<table" in QGuiApplication.clipboard().mimeData().html()
