"""Charts for a projector: nothing small, at most seven rows, everything on one screen and what is left out said."""

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter

from moin_desktop.analysis.charts import ChartData, ChartKind
from moin_desktop.ui import theme
from moin_desktop.ui.charts import drawing, wall
from moin_desktop.ui.charts.plan import Layout, MarginNote, Plan
from moin_desktop.ui.charts.text import Block
from moin_desktop.ui.theme import Scheme
from tests.ui import comparisons as made
from tests.ui.chartdata import STAGES, chart, grid, histogram

HD = QSizeF(1920, 1080)
NOTES = (MarginNote("n1", "Fourteen of fifteen national departments chose this.", "Agreed in the room", "o2"),)
KINDS = (
    chart(),
    chart(STAGES, 53, ChartKind.STAIRCASE),
    chart((("Yes", 24), ("No", 29)), 53, ChartKind.DOTS),
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


def blocks(layout: Layout) -> list[Block]:
    found = [layout.headline, layout.subtitle, layout.footer]
    found += [block for box in layout.marks for block in (box.label, box.value, box.count) if block]
    found += [extra.block for extra in layout.plot.extras]
    found += [block for box in layout.notes for block in (box.text, box.author) if block]
    return [block for block in found if block.lines]


@pytest.mark.parametrize("data", KINDS, ids=lambda data: data.kind.value)
@pytest.mark.parametrize("notes", [(), NOTES], ids=["plain", "noted"])
def test_no_text_is_small_and_all_is_on_the_screen(
    dressed: None, data: ChartData, notes: tuple[MarginNote, ...]
) -> None:
    layout = wall.arrange(Plan(data, "A headline", notes), HD)
    assert layout.size.height() <= 1081
    assert min(block.font.pixelSize() for block in blocks(layout)) >= 24
    assert layout.headline.font.pixelSize() == 51
    for block in blocks(layout):
        assert block.rect.right() <= HD.width() + 1
        assert block.rect.bottom() <= HD.height() + 1
    if data.rows:
        assert len({box.key.split(":")[0] for box in layout.marks}) <= 7
    elif data.kind in (ChartKind.BARS, ChartKind.STAIRCASE):
        assert len(layout.marks) <= 7


def test_answers_without_a_place_are_counted_in_the_footer(dressed: None) -> None:
    layout = wall.arrange(Plan(chart(), "Skills lead", focus=("o10",)), HD)
    assert [box.mark.option for box in layout.marks] == [*(f"o{i}" for i in range(1, 7)), "o10"]
    assert " ".join(layout.footer.lines).startswith("And 3 more answers.")


def test_the_widest_gaps_to_either_side_are_kept(dressed: None) -> None:
    layout = wall.arrange(Plan(made.pair(), "Gaps"), HD)
    shown = [box.label.lines[0] for box in layout.marks if box.label]
    assert shown[0] == "Dynamic evaluation"
    assert shown[-1] == "Stakeholder mapping"
    assert len(shown) == 7


def test_the_same_scene_fits_smaller_and_larger_screens(dressed: None) -> None:
    for size in (QSizeF(1280, 720), QSizeF(1366, 768), QSizeF(3840, 2160)):
        layout = wall.arrange(Plan(chart(), "Skills lead", NOTES), size)
        assert layout.size.height() <= size.height() + 1
        assert layout.scale == pytest.approx(size.height() / 1080 * 1.9)


def test_bars_are_stronger_in_the_room(dressed: None) -> None:
    dark = theme.tokens_of(Scheme.DARK)
    layout = wall.arrange(Plan(chart(), "Skills lead", focus=("o1",)), HD)
    image = QImage(1920, 1080, QImage.Format.Format_RGB32)
    image.fill(dark.panel)
    painter = QPainter(image)
    drawing.paint(painter, layout, wall.look(dark))
    painter.end()
    at = layout.marks[2].bar.center().toPoint()
    assert image.pixelColor(at) == dark.data_soft_room
