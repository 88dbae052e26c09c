"""Comparisons, pairs, squares, average places, timelines and waves: where things lie, at the edges of what there is."""

from dataclasses import replace
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from moin_desktop.analysis.charts import ChartData, ChartKind
from moin_desktop.analysis.sides import sides, together_text
from moin_desktop.ui import theme
from moin_desktop.ui.charts import colours, drawing, heat
from moin_desktop.ui.charts.plan import Layout, Look, MarginNote, Plan, Touch
from moin_desktop.ui.theme import Scheme
from tests.ui import comparisons as made
from tests.ui.chartdata import AGREEMENT, CHALLENGES, chart, grid

DESK = QSizeF(912, 838)
ARABIC = "العمل عبر الإدارات وكسر الصوامع بين الوزارات المختلفة"
CHINESE = "跨部门合作打破各自为政的工作方式并建立共同目标"
LONG = "A label of two hundred characters that somebody typed into a form without thinking of charts, " * 2


def every_kind() -> list[ChartData]:
    return [
        made.compared(ChartKind.HEAT),
        made.compared(ChartKind.COLUMNS, ticks=True),
        made.compared(ChartKind.HEAT, selected=True),
        made.hidden(ChartKind.HEAT),
        made.hidden(ChartKind.COLUMNS),
        made.pair(),
        made.pair(selected=True),
        made.squares(),
        made.ranking(),
        made.stacked(),
        made.timeline(),
        made.timeline(365),
        made.waves(),
        made.waves(4),
        made.waves(7),
        grid(),
        made.with_likely(chart()),
        made.with_likely(made.waves()),
    ]


def painted(layout: Layout, look: Look) -> QImage:
    image = QImage(round(layout.size.width()), round(layout.size.height()), QImage.Format.Format_RGB32)
    image.fill(look.tokens.panel)
    painter = QPainter(image)
    drawing.paint(painter, layout, look)
    painter.end()
    return image


def words(layout: Layout) -> list[QRectF]:
    """Where words stand that belong to marks or to none."""
    blocks = [block for box in layout.marks for block in (box.label, box.value, box.count) if block]
    return [block.rect for block in (*blocks, *(extra.block for extra in layout.plot.extras)) if block.lines]


@pytest.mark.parametrize("data", every_kind(), ids=lambda data: f"{data.kind.value}")
@pytest.mark.parametrize("size", [DESK, QSizeF(520, 500), QSizeF(1600, 1000)], ids=["desk", "small", "large"])
@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_every_kind_is_painted_within_its_width_with_names(
    dressed: None, data: ChartData, size: QSizeF, scheme: Scheme
) -> None:
    notes = (MarginNote("n1", "Is it so?", "Table 1", "o2", "g1"),)
    layout = drawing.arrange(Plan(data, "A headline", notes), size)
    keys = [box.key for box in layout.marks]
    assert len(set(keys)) == len(keys) > 0
    assert all(box.name for box in layout.marks)
    for rect in words(layout):
        assert rect.left() >= 0
        assert rect.right() <= size.width() + 1
    tokens = theme.tokens_of(scheme)
    touch = Touch(hovered=keys[0], current=keys[-1], chosen=(keys[0],), ring=True)
    image = painted(layout, Look(tokens, touch))
    assert not image.isNull()


@pytest.mark.parametrize(
    "data",
    [d for d in every_kind() if d.kind not in (ChartKind.TIMELINE,)],
    ids=lambda data: data.kind.value,
)
def test_words_do_not_lie_on_words(dressed: None, data: ChartData) -> None:
    rects = [rect.adjusted(1, 3, -1, -3) for rect in words(drawing.arrange(Plan(data, "A headline"), DESK))]
    overlaps = [(a, b) for a, b in combinations(rects, 2) if a.intersects(b)]
    assert not overlaps


def test_a_cell_says_its_answer_its_group_and_its_base(dressed: None) -> None:
    layout = drawing.arrange(Plan(made.compared(ChartKind.HEAT)), DESK)
    names = {box.key: box.name for box in layout.marks}
    head = "Working across departments and breaking silos"
    assert names["1:1"] == f"{head}, National government department, 93%, 14 of 15, more than the rest"
    assert names["1:4"] == f"{head}, Regional government, 4 of 6"
    assert layout.box("1:4").value.lines == ("4 of 6",)  # type: ignore[union-attr]  # it stands in the layout


def test_small_and_hidden_groups_have_no_colour_and_say_so(dressed: None) -> None:
    light = theme.tokens_of(Scheme.LIGHT)
    layout = drawing.arrange(Plan(made.hidden(ChartKind.HEAT)), DESK)
    image = painted(layout, Look(light))
    for key, ground in (("0:4", light.panel), ("0:6", light.band)):
        box = layout.box(key)
        assert box is not None
        at = box.bar.topLeft()
        assert image.pixelColor(round(at.x() + 8), round(at.y() + 8)) == ground
    hidden = layout.box("0:6")
    assert hidden is not None
    assert "Fewer than 5 respondents" in hidden.name
    assert hidden.value is not None
    assert hidden.value.lines == ("hidden",)


@pytest.mark.parametrize("scheme", [Scheme.LIGHT, Scheme.DARK])
def test_figures_in_cells_are_readable_on_every_shade(qapp: QApplication, scheme: Scheme) -> None:
    tokens = theme.tokens_of(scheme)
    for percent in range(101):
        shade = colours.heat(tokens, percent / 100)
        assert colours.contrast(colours.text_on(shade), shade) >= 4.5
    assert colours.heat(tokens, 0) == QColor(tokens.ramp[0])
    assert colours.heat(tokens, 1) == QColor(tokens.ramp[-1])


def test_small_shares_still_differ_in_colour() -> None:
    data = made.crossed(3, 3, base=400)
    assert heat.full(made.compared(ChartKind.HEAT)) == 1.0
    assert heat.full(data) == 0.25


def test_sixty_groups_go_on_below_and_the_rest_is_said(dressed: None) -> None:
    data = made.crossed(40, 60)
    for kind in (ChartKind.HEAT, ChartKind.COLUMNS):
        layout = drawing.arrange(Plan(replace(data, kind=kind)), DESK)
        shown = {box.mark.group for box in layout.marks}
        left = 60 - len(shown)
        assert len(shown) >= (5 if kind is ChartKind.COLUMNS else 10)
        if left:
            assert f"And {left} more groups" in " ".join(layout.footer.lines)
        assert all(rect.right() <= DESK.width() for rect in words(layout))


def test_gaps_stand_in_their_column_and_ends_at_their_shares(dressed: None) -> None:
    layout = drawing.arrange(Plan(made.pair()), DESK)
    zero, extent = layout.plot.rect.left(), layout.marks[0].extent
    for box in layout.marks:
        assert box.bar.center().x() == pytest.approx(zero + box.mark.share * extent)
    gaps = [box.count for box in layout.marks if box.count]
    assert [gap.lines[0] for gap in gaps][:2] == ["+43", "+25"]
    assert len({round(gap.rect.right(), 3) for gap in gaps}) == 1
    first = layout.marks[0].value
    assert first is not None
    assert not first.rect.left() < zero < first.rect.right()


def test_one_square_for_each_respondent_until_they_are_too_many(dressed: None) -> None:
    layout = drawing.arrange(Plan(made.squares()), DESK)
    assert all(len(box.dots) == box.mark.count for box in layout.marks)
    assert layout.marks[0].mark.label == "United Kingdom"
    many = chart((("Here", 90_000), ("There", 10_000)), 100_000, ChartKind.SQUARES)
    layout = drawing.arrange(Plan(many), DESK)
    assert len(layout.marks[0].dots) < 400
    assert any("One square is" in " ".join(extra.block.lines) for extra in layout.plot.extras)
    assert layout.marks[0].value is not None
    assert layout.marks[0].value.lines == ("90,000",)


def test_sides_grow_from_one_line_and_the_middle_is_set_aside(dressed: None) -> None:
    layout = drawing.arrange(Plan(grid()), DESK)
    line = layout.plot.rules[0].rect.center().x()
    for row in range(4):
        strongly, mild, middle, agree, fully = layout.marks[row * 5 : row * 5 + 5]
        assert mild.bar.right() == pytest.approx(line, abs=1)
        assert agree.bar.left() == pytest.approx(line, abs=1)
        assert strongly.bar.right() == pytest.approx(mild.bar.left())
        assert fully.bar.left() == pytest.approx(agree.bar.right())
        assert middle.bar.left() > fully.bar.right()
    told = {extra.block.lines[0] for extra in layout.plot.extras}
    assert {"17%", "64%", "55%", "28%"} <= told


def test_totals_come_from_counts_and_not_from_rounded_parts() -> None:
    first = grid().rows[0].marks
    assert together_text(first[:2]) == "17%"
    assert together_text(first[3:]) == "64%"
    found = sides(AGREEMENT)
    assert found is not None
    assert (found.against, found.in_favour, found.aside) == ((0, 1), (3, 4), (2,))
    turned = sides((*reversed(AGREEMENT), "Don't know"))
    assert turned is not None
    assert (turned.against, turned.in_favour, turned.aside) == ((4, 3), (1, 0), (2, 5))
    assert sides(("Never", "Sometimes", "Always")) is None


def test_the_likely_range_reaches_past_the_bar_and_before_the_figure(dressed: None) -> None:
    layout = drawing.arrange(Plan(made.with_likely(chart())), DESK)
    for box in layout.marks:
        assert box.mark.likely is not None
        assert box.value is not None
        assert box.value.rect.left() > box.bar.left() + box.mark.likely[1] * box.extent
        assert box.count is not None
        assert box.count.rect.right() <= DESK.width() - 32


@pytest.mark.parametrize("label", [LONG, ARABIC, CHINESE], ids=["long", "arabic", "chinese"])
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_labels_of_any_script_and_length_keep_to_their_place(dressed: None, label: str, scale: float) -> None:
    size = DESK * scale
    counts = tuple((label, n) for _label, n in CHALLENGES)
    crossed = made.crossed(8, 6, label + " {n}")
    heads = tuple(replace(group, label=label) for group in crossed.groups)
    charts = [
        chart(counts),
        chart(counts, 53, ChartKind.SQUARES),
        replace(crossed, groups=heads),
        replace(crossed, kind=ChartKind.COLUMNS, groups=heads),
        replace(made.pair(), groups=tuple(replace(g, label=label) for g in made.pair().groups)),
        replace(made.waves(), groups=tuple(replace(g, label=label) for g in made.waves().groups)),
    ]
    for data in charts:
        layout = drawing.arrange(Plan(data, "A headline"), size, scale)
        for rect in words(layout):
            assert rect.left() >= -1, data.kind
            assert rect.right() <= size.width() + 1, data.kind
        painted(layout, Look(theme.tokens_of(Scheme.DARK)))


@pytest.mark.parametrize("kind", [ChartKind.BARS, ChartKind.SQUARES, ChartKind.STAIRCASE, ChartKind.TIMELINE])
@pytest.mark.parametrize(("count", "base"), [(0, 0), (0, 1), (1, 1), (100_000, 100_000)])
def test_one_option_and_nobody_one_or_everyone(dressed: None, kind: ChartKind, count: int, base: int) -> None:
    layout = drawing.arrange(Plan(chart((("Only", count),), base, kind)), DESK)
    assert len(layout.marks) == 1
    painted(layout, Look(theme.tokens_of(Scheme.LIGHT)))


def test_waves_stand_under_each_other_and_are_named_in_the_first_row(dressed: None) -> None:
    layout = drawing.arrange(Plan(made.waves(3)), DESK)
    first = layout.marks[:3]
    assert [box.count.lines[0] for box in first if box.count] == ["2023", "2024", "2025"]
    assert all(a.bar.bottom() <= b.bar.top() for a, b in pairwise(first))


def test_the_average_place_stands_on_its_scale(dressed: None) -> None:
    layout = drawing.arrange(Plan(made.ranking()), DESK)
    discs = [box.dots[0].x() for box in layout.marks if box.dots]
    assert discs == sorted(discs)
    assert layout.marks[0].name.startswith("Skills, 2.1, n = 53")
