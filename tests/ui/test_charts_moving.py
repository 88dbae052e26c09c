"""What is between two states of a chart: lengths first, then places; nothing where less motion is asked for."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from moin_desktop.analysis.charts import ChartData, ChartKind
from moin_desktop.ui import motion, theme
from moin_desktop.ui.charts import drawing, moving
from moin_desktop.ui.charts.plan import Layout, Look, Plan
from moin_desktop.ui.charts.view import ChartView
from moin_desktop.ui.theme import Scheme
from tests.ui import comparisons as made
from tests.ui.chartdata import CHALLENGES, STAGES, chart, grid, histogram

SIZE = QSizeF(912, 838)


@pytest.fixture
def moves() -> Iterator[None]:
    """Charts may move."""
    motion.allow(True)
    yield
    motion.allow(False)


def laid(data: ChartData) -> Layout:
    return drawing.arrange(Plan(data, "A headline"), SIZE)


def turned(data: ChartData) -> ChartData:
    """The same answers in another order and with other figures."""
    other = chart(tuple((label, n * 2 // 3) for label, n in CHALLENGES), 53, data.kind)
    marks = tuple(reversed(other.marks))
    return replace(data, marks=marks)


def test_lengths_change_before_places(dressed: None) -> None:
    before, after = laid(chart()), laid(turned(chart()))
    made_ = moving.move(before, after)
    assert made_ is not None
    assert made_.duration == 420
    early = moving.frame(made_, 0.4)
    assert [box.mark.option for box in early.marks] == [box.mark.option for box in after.marks]
    tops = {box.mark.option: box.row.top() for box in before.marks}
    assert all(box.row.top() == pytest.approx(tops[box.mark.option]) for box in early.marks)
    assert early.counts == 0
    half = moving.frame(made_, 0.5)
    ends = {box.mark.option: box.bar.width() for box in after.marks}
    assert all(box.bar.width() == pytest.approx(ends[box.mark.option]) for box in half.marks)
    assert moving.frame(made_, 1.0) is after


def test_rising_rows_hide_what_they_pass(dressed: None) -> None:
    made_ = moving.move(laid(chart()), laid(turned(chart())))
    assert made_ is not None
    late = moving.frame(made_, 0.7)
    assert all(box.cover is not None for box in late.marks)
    assert late.marks[-1].mark.option == "o10"


def test_no_figure_is_shown_that_was_not_counted(dressed: None) -> None:
    one, other = chart(CHALLENGES[:1]), chart((("Building skills and capabilities", 50),))
    made_ = moving.move(laid(one), laid(other))
    assert made_ is not None
    shown = [moving.frame(made_, step / 50).marks[0].value for step in range(51)]
    said = [value.lines[0] for value in shown if value is not None]
    assert [said[0], said[-1]] == [one.marks[0].percent_text, other.marks[0].percent_text]
    assert set(said) == {said[0], said[-1]}
    seen = [value.seen for value in shown if value is not None]
    change = said.index(said[-1])
    assert seen[0] == seen[-1] == 1.0
    assert seen[:change] == sorted(seen[:change], reverse=True)
    assert seen[change:] == sorted(seen[change:])
    assert min(seen) < 0.2


def test_a_figure_that_stays_does_not_fade(dressed: None) -> None:
    one, other = chart((("Same", 30), ("More", 20))), chart((("Same", 30), ("More", 25)))
    made_ = moving.move(laid(one), laid(other))
    assert made_ is not None
    seen = [box.value.seen for box in moving.frame(made_, 0.2).marks if box.value is not None]
    assert seen[0] == 1.0
    assert seen[1] < 1.0


def test_a_selection_is_quick_and_moves_nothing(dressed: None) -> None:
    made_ = moving.move(laid(chart(selected=10)), laid(chart(selected=20)))
    assert made_ is not None
    assert made_.duration == 120


def test_another_question_kind_or_size_is_shown_at_once(dressed: None) -> None:
    assert moving.move(None, laid(chart())) is None
    assert moving.move(laid(chart()), laid(chart())) is None
    assert moving.move(laid(chart()), laid(histogram())) is None
    assert moving.move(laid(chart()), drawing.arrange(Plan(turned(chart())), QSizeF(700, 838))) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (made.compared(ChartKind.HEAT), made.compared(ChartKind.HEAT, selected=True)),
        (made.pair(), replace(made.pair(), rows=made.pair().rows[::-1])),
        (
            made.compared(ChartKind.COLUMNS),
            replace(made.compared(ChartKind.COLUMNS), rows=made.compared(ChartKind.COLUMNS).rows[3:]),
        ),
        (grid(), grid(selected=3)),
        (chart(STAGES, 53, ChartKind.STAIRCASE), chart(STAGES[::-1], 53, ChartKind.STAIRCASE)),
        (histogram(), replace(histogram(), marks=histogram().marks[:5])),
        (made.waves(3), replace(made.waves(3), rows=made.waves(3).rows[::-1])),
    ],
    ids=["heat", "pair", "columns", "agreement", "staircase", "histogram", "waves"],
)
def test_every_frame_of_every_kind_can_be_painted(dressed: None, one: ChartData, other: ChartData) -> None:
    made_ = moving.move(laid(one), laid(other))
    assert made_ is not None
    for part in (0.0, 0.2, 0.5, 0.7, 0.9, 1.0):
        layout = moving.frame(made_, part)
        image = QImage(912, 1200, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        drawing.paint(painter, layout, Look(theme.tokens_of(Scheme.LIGHT)))
        painter.end()
        assert len(layout.marks) == len(made_.after.marks)


def test_a_view_moves_and_ends_at_the_new_chart(dressed: None, moves: None, qtbot: QtBot) -> None:
    view = ChartView()
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.show_plan(Plan(chart()))
    shown: list[Layout] = []
    mover = view.findChild(moving.Mover)
    assert mover is not None
    mover.shown.connect(shown.append)
    view.show_plan(Plan(turned(chart())))
    assert mover.running
    qtbot.waitUntil(lambda: not mover.running, timeout=5000)
    assert shown[-1] is view.layout_now
    assert shown[0] is not view.layout_now


def test_less_motion_shows_the_end_at_once(dressed: None, qtbot: QtBot) -> None:
    motion.allow(False)
    view = ChartView()
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    view.show_plan(Plan(chart()))
    view.show_plan(Plan(turned(chart())))
    mover = view.findChild(moving.Mover)
    assert mover is not None
    assert not mover.running
