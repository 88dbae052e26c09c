"""Where marks, labels and notes lie, and that they are painted in the right colours."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from moin_desktop.analysis.charts import ChartData, ChartKind, MarkRow
from moin_desktop.analysis.poles import is_two_sided
from moin_desktop.errors import MoinError
from moin_desktop.ui import theme
from moin_desktop.ui.charts import colours, dots, drawing, picture, spark, thumbnail
from moin_desktop.ui.charts.plan import Layout, Look, MarginNote, Plan, Touch
from moin_desktop.ui.theme import Scheme
from tests.ui.chartdata import AGREEMENT, CHALLENGES, STAGES, chart, grid, histogram, marks

SIZE = QSizeF(912, 838)
LIGHT = theme.tokens_of(Scheme.LIGHT)
YES = (("Yes", 24), ("No", 29))
NOTES = tuple(MarginNote(f"n{i}", f"What was said about answer {i}", f"Table {i}", f"o{i}") for i in (2, 3, 4))


def lay_out(plan: Plan, size: QSizeF = SIZE) -> Layout:
    return drawing.arrange(plan, size)


def inked(image: QImage, colour: QColor) -> int:
    """How many pixels have exactly this colour."""
    wanted = colour.rgb()
    return sum(image.pixel(x, y) == wanted for y in range(0, image.height(), 2) for x in range(0, image.width(), 2))


def every_kind() -> list[ChartData]:
    return [
        chart(),
        chart(STAGES, 53, ChartKind.STAIRCASE),
        chart(YES, 53, ChartKind.DOTS),
        histogram(),
        grid(),
        chart((("Yes", 1), ("No", 0)), 1),
        chart((("Yes", 0), ("No", 0)), 0, ChartKind.DOTS),
    ]


def test_bars_are_as_long_as_their_shares(qapp: QApplication) -> None:
    layout = lay_out(Plan(chart()))
    first = layout.marks[0]
    for box in layout.marks:
        assert box.bar.left() == first.bar.left()
        assert box.bar.width() / first.bar.width() == pytest.approx(box.mark.share / first.mark.share)
        assert box.bar.height() == 30
        assert box.row.contains(box.bar)
    assert [b.row.top() - a.row.top() for a, b in pairwise(layout.marks)] == pytest.approx([62] * 9)


def test_labels_stay_in_their_column_and_figures_inside(qapp: QApplication) -> None:
    layout = lay_out(Plan(chart(), focus=("o1", "o2")))
    for box in layout.marks:
        assert box.label is not None
        assert box.label.rect.right() < box.bar.left()
        assert len(box.label.lines) <= 2
        assert box.value is not None
        assert box.count is not None
        assert box.value.rect.left() > box.bar.right()
        assert box.count.rect.right() <= SIZE.width() - 32
    assert layout.marks[1].label.lines == ("Working across departments", "and breaking silos")  # type: ignore[union-attr]  # seen above


def test_nothing_moves_when_another_answer_is_chosen(qapp: QApplication) -> None:
    one, two = lay_out(Plan(chart(), chosen=("o2",))), lay_out(Plan(chart(), chosen=("o9",)))
    assert [b.bar for b in one.marks] == [b.bar for b in two.marks]


def test_forty_answers_make_the_chart_taller_and_keep_their_labels(qapp: QApplication) -> None:
    many = tuple((f"Answer {i} with a label that is long enough to need two lines", 40 - i) for i in range(40))
    layout = lay_out(Plan(chart(many)))
    assert layout.size.height() > SIZE.height()
    assert len(layout.marks) == 40
    assert all(a.label.rect.bottom() <= b.label.rect.top() for a, b in pairwise(layout.marks) if a.label and b.label)
    assert layout.footer.rect.top() > layout.marks[-1].row.bottom()


@pytest.mark.parametrize("data", every_kind(), ids=lambda data: f"{data.kind.value}-{data.base}")
@pytest.mark.parametrize("size", [QSizeF(912, 838), QSizeF(320, 400), QSizeF(1600, 300)], ids=["desk", "small", "flat"])
def test_every_kind_is_laid_out_and_painted_at_every_size(qapp: QApplication, data: ChartData, size: QSizeF) -> None:
    layout = lay_out(Plan(data, "A headline", NOTES, ("o1",)), size)
    image = QImage(round(layout.size.width()), round(layout.size.height()), QImage.Format.Format_RGB32)
    image.fill(LIGHT.panel)
    painter = QPainter(image)
    keys = [box.key for box in layout.marks]
    touch = Touch(hovered=keys[-1], current=keys[0], chosen=(keys[0],), ring=True)
    drawing.paint(painter, layout, Look(LIGHT, touch))
    painter.end()
    assert len(set(keys)) == len(keys)
    assert inked(image, LIGHT.ink) > 50
    assert all(box.row.isValid() or box.mark.count == 0 for box in layout.marks)


def test_steps_start_where_the_last_one_ended(qapp: QApplication) -> None:
    layout = lay_out(Plan(chart(STAGES, 53, ChartKind.STAIRCASE)))
    for one, two in pairwise(layout.marks):
        assert one.bar.right() == pytest.approx(two.bar.left())
    assert layout.marks[-1].bar.right() == pytest.approx(layout.plot.rect.right())
    for box in layout.marks:
        assert box.value is not None
        assert not box.value.rect.intersects(box.bar)


def test_a_title_that_is_the_wording_is_not_said_twice(qapp: QApplication) -> None:
    data = replace(chart(), title="Which parts?", subtitle="Which parts? % of 53 respondents.", repeated="Which parts?")
    assert lay_out(Plan(data)).subtitle.lines == ("% of 53 respondents.",)
    assert lay_out(Plan(data, "Skills lead")).subtitle.lines == ("Which parts? % of 53 respondents.",)


def test_one_dot_for_each_respondent(qapp: QApplication) -> None:
    layout = lay_out(Plan(chart(YES, 53, ChartKind.DOTS)))
    assert [len(box.dots) for box in layout.marks] == [24, 29]
    assert [extra.block.lines for extra in layout.plot.extras] == [("One dot is one respondent.",)]


def test_one_dot_for_several_respondents_in_a_large_survey(qapp: QApplication) -> None:
    layout = lay_out(Plan(chart((("Yes", 9_000), ("No", 11_000)), 20_000, ChartKind.DOTS)))
    each = dots.per_dot(20_000)
    assert len(layout.marks[0].dots) == 9_000 / each
    assert layout.plot.extras[0].block.lines == (f"One dot is {each} respondents.",)


def test_small_groups_are_dots_and_counts(qapp: QApplication) -> None:
    layout = lay_out(Plan(chart((("Skills", 4), ("Money", 0)), 6)))
    assert [len(box.dots) for box in layout.marks] == [6, 6]
    assert layout.marks[0].value is not None
    assert layout.marks[0].value.lines == ("4 of 6",)
    assert layout.marks[0].name == "Skills, 4 of 6"


def test_columns_stand_on_one_foot(qapp: QApplication) -> None:
    layout = lay_out(Plan(histogram()))
    assert {box.bar.bottom() for box in layout.marks} == {layout.plot.rect.bottom()}
    assert "Median 12" in [line for extra in layout.plot.extras for line in extra.block.lines]


def test_parts_of_a_grid_row_make_the_whole(qapp: QApplication) -> None:
    layout = lay_out(Plan(replace(grid(), kind=ChartKind.STACKED)))
    first = layout.marks[:5]
    assert sum(box.bar.width() for box in first) == pytest.approx(layout.plot.rect.width())
    assert layout.marks[0].name == "We have a mandate: Strongly disagree, 8%, 4 of 53"


def test_scales_with_two_poles_have_two_colours() -> None:
    assert is_two_sided(AGREEMENT)
    assert is_two_sided(("Very likely", "Likely", "Unlikely", "Very unlikely"))
    assert is_two_sided(("Poor", "Fair", "Good"))
    assert not is_two_sided(("Never", "Sometimes", "Always"))
    assert not is_two_sided(("Not at all useful", "Quite useful", "Very useful"))
    row = marks(tuple((label, 1) for label in AGREEMENT), 5)
    assert colours.scale(LIGHT, row) == LIGHT.agreement
    assert colours.scale(LIGHT, row[::-1]) == LIGHT.agreement[::-1]


def test_a_scale_keeps_its_colours_and_its_figures_readable_when_a_part_is_chosen(qapp: QApplication) -> None:
    for scheme in (Scheme.LIGHT, Scheme.DARK):
        tokens = theme.tokens_of(scheme)
        shades = colours.scale(tokens, grid().rows[0].marks)
        chosen = picture.image(grid(selected=5), width=900, height=500, ratio=1.0, scheme=scheme.value)
        for shade in shades:
            thin = colours.tint(shade, tokens)
            assert inked(chosen, shade) > 100
            assert inked(chosen, thin) > 100
            assert abs(thin.hslHue() - shade.hslHue()) <= 12 or shade.hslSaturation() < 40
            assert all(colours.contrast(colours.text_on(one), one) >= 4.5 for one in (shade, thin))


def test_text_is_readable_on_every_grey() -> None:
    greys = [QColor(value, value, value) for value in range(256)]
    assert min(colours.contrast(colours.text_on(grey), grey) for grey in greys) >= 4.5


def test_a_note_on_a_part_of_a_grid_hangs_at_its_row_behind_the_count(qapp: QApplication) -> None:
    notes = (MarginNote("n1", "Nobody trained us", "", "item2:o1"), MarginNote("n2", "In general", "", "o1"))
    layout = lay_out(Plan(grid(), notes=notes))
    at_row, general = (next(n for n in layout.notes if n.note.id == id) for id in ("n1", "n2"))
    row = next(box for box in layout.marks if box.mark.id == "item2:o1").row
    assert at_row.leader[0].y() == row.center().y()
    for note in layout.notes:
        for extra in layout.plot.extras:
            across = extra.block.rect.top() <= row.center().y() <= extra.block.rect.bottom()
            assert not (note.leader and across) or extra.block.rect.right() < note.leader[0].x()
    assert not general.leader
    assert not general.faded


def test_notes_stand_level_with_their_answer_and_never_touch(qapp: QApplication) -> None:
    plan = Plan(chart(), notes=NOTES, focus=("o1",))
    layout = lay_out(plan)
    assert len(layout.notes) == 3
    for one, two in pairwise(layout.notes):
        assert one.rect.bottom() < two.rect.top()
    for note in layout.notes:
        box = layout.box(note.note.option)
        assert box is not None
        assert box.tip is not None
        assert note.leader[0] == box.tip
        assert note.leader[-1].x() == note.rect.left()
        assert note.rect.top() <= note.leader[-1].y() <= note.rect.bottom()
        assert all(not note.rect.intersects(mark.bar) for mark in layout.marks)
        assert box.count is not None
        assert note.leader[0].x() > box.count.rect.right()


def test_notes_at_the_foot_are_pushed_up(qapp: QApplication) -> None:
    said = "Something rather long that needs four lines of the margin and more"
    last = tuple(MarginNote(f"n{i}", said, "Table 1", f"o{i}") for i in (8, 9, 10))
    layout = lay_out(Plan(chart(), notes=last))
    assert layout.notes[-1].rect.bottom() < layout.footer.rect.top()
    assert any(len(note.leader) == 4 for note in layout.notes)


@pytest.mark.parametrize("width", [600, 672, 760, 906])
def test_notes_leave_the_bars_their_room(qapp: QApplication, width: int) -> None:
    for counts in (CHALLENGES, STAGES):
        layout = lay_out(Plan(chart(counts), notes=NOTES), QSizeF(width, 599))
        inner = width - 2 * drawing.SIDE
        alone = lay_out(Plan(chart(counts)), QSizeF(width, 599))
        notes_at = min((note.rect.left() for note in layout.notes), default=width - drawing.SIDE)
        assert notes_at - layout.plot.rect.left() >= 0.4 * inner
        assert layout.notes or layout.marks[0].bar == alone.marks[0].bar
        assert all(inner + drawing.SIDE - note.rect.left() <= 0.24 * inner for note in layout.notes)
        assert layout.size.height() == 599
        assert layout.footer.rect.bottom() < 599
    short = lay_out(Plan(chart((("Yes", 24), ("No", 29))), notes=NOTES[:1]), QSizeF(672, 599))
    assert short.notes


@pytest.mark.parametrize("width", [560, 672, 912])
def test_figures_of_steps_never_lie_on_their_step(qapp: QApplication, width: int) -> None:
    wide = tuple((f"Step {i}", n) for i, n in enumerate((0, 53, 0)))
    for counts, selected in ((STAGES, 16), (STAGES, None), (wide, 16), (wide, None)):
        layout = lay_out(
            Plan(chart(counts, 53, ChartKind.STAIRCASE, selected=selected), notes=NOTES[:1]), QSizeF(width, 599)
        )
        for box in layout.marks:
            assert box.value is not None
            for figure in (box.value, *([box.count] if box.count else [])):
                assert box.bar.width() == 0 or not figure.rect.intersects(box.bar)
                assert figure.rect.left() >= layout.plot.rect.left()


def test_the_label_of_a_chosen_answer_is_not_cut(qapp: QApplication) -> None:
    said = "Something that takes a good many words to say in full and would be cut after its second line"
    data = chart(((said, 20), *CHALLENGES[1:]))
    for chosen in ((), ("o1",)):
        layout = lay_out(Plan(data, chosen=chosen), QSizeF(672, 599))
        label = layout.marks[0].label
        assert label is not None
        assert (" ".join(label.lines) == said) is bool(chosen)
        assert label.rect.height() <= 43


def test_at_most_three_notes_of_ninety_characters(qapp: QApplication) -> None:
    many = tuple(MarginNote(f"n{i}", "word " * 60, "", f"o{i}") for i in range(1, 7))
    layout = lay_out(Plan(chart(), notes=many))
    assert len(layout.notes) == 3
    for note in layout.notes:
        shown = " ".join(note.text.lines)
        assert len(shown) <= 90
        assert shown.endswith("…")


def test_a_note_fades_when_its_answer_is_gone_and_stands_free_without_one(qapp: QApplication) -> None:
    layout = lay_out(Plan(chart(), notes=(MarginNote("n1", "Gone", "", "o99"), MarginNote("n2", "All of it"))))
    gone, whole = (next(n for n in layout.notes if n.note.id == id) for id in ("n1", "n2"))
    assert gone.faded
    assert not whole.faded
    assert gone.leader == whole.leader == ()


def test_a_point_finds_its_mark(qapp: QApplication) -> None:
    layout = lay_out(Plan(chart()))
    for box in layout.marks:
        found = layout.mark_at(box.bar.center())
        assert found is not None
        assert found.key == box.key
    assert layout.mark_at(QPointF(5, 5)) is None


def test_a_chart_without_answers_says_so(qapp: QApplication) -> None:
    empty = replace(chart(()), empty="Nobody answered this")
    layout = lay_out(Plan(empty))
    assert layout.marks == ()
    assert layout.plot.extras[0].block.lines == ("Nobody answered this",)
    assert inked(picture.image(empty, ratio=1.6), LIGHT.ink3) > 50


def test_pictures_have_ink_in_the_right_colours(qapp: QApplication) -> None:
    plain = picture.image(chart(), width=800, height=600, ratio=0.8)
    assert inked(plain, LIGHT.data) > 5_000
    assert inked(plain, LIGHT.data_soft) == inked(plain, LIGHT.note) == 0
    focused = picture.image(chart(), focus=("o1",), notes=NOTES, width=800, height=600, ratio=0.8)
    assert 0 < inked(focused, LIGHT.data) < inked(focused, LIGHT.data_soft)
    assert inked(focused, LIGHT.note) > 20
    chosen = picture.image(chart(selected=28), width=800, height=600, ratio=0.8)
    assert inked(chosen, LIGHT.ctx_soft) > 500
    dark = picture.image(chart(), width=800, height=600, ratio=0.8, scheme="dark")
    assert dark.pixelColor(1, 1) == theme.tokens_of(Scheme.DARK).panel
    assert inked(dark, theme.tokens_of(Scheme.DARK).data) > 5_000


def test_a_small_row_among_percentages_says_of_how_many(qapp: QApplication) -> None:
    whole = grid()
    few = MarkRow("Few answered this", 6, marks((("Disagree", 3), ("Neither", 0), ("Agree", 3)), 6))
    many = MarkRow("Many answered this", 53, marks((("Disagree", 20), ("Neither", 13), ("Agree", 20)), 53))
    mixed = drawing.arrange(Plan(replace(whole, rows=(many, few))), QSizeF(1000, 600))
    assert [box.value.lines[0] for box in mixed.marks if box.value] == ["38", "25", "38", "3 of 6", "3 of 6"]
    counts = drawing.arrange(Plan(replace(whole, rows=(few,), small_base=True)), QSizeF(1000, 600))
    assert [box.value.lines[0] for box in counts.marks if box.value] == ["3", "3"]


def test_the_tick_marks_everyone_while_a_filter_is_on(qapp: QApplication) -> None:
    with_ticks, without = (inked(picture.image(chart(ticks=on), ratio=1.6), LIGHT.ink) for on in (True, False))
    assert with_ticks > without


def test_a_picture_replaces_the_old_one_whole(qapp: QApplication, tmp_path: Path) -> None:
    path = tmp_path / "chart.png"
    path.write_text("old")
    picture.save_png(chart(), path, headline="Skills lead", width=640, height=480)
    assert QImage(str(path)).width() == 640
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(MoinError):
        picture.save_png(chart(), tmp_path / "missing" / "chart.png")


def test_answers_in_a_picture_say_how_many_more_there_are(qapp: QApplication) -> None:
    texts = tuple((i, f"An answer with a number: {i}") for i in range(80))
    layout = lay_out(Plan(replace(chart((), 80, ChartKind.TEXTS), texts=texts)))
    shown = [extra.block.lines[0] for extra in layout.plot.extras]
    assert shown[0] == "An answer with a number: 0"
    assert shown[-1] == f"and {80 - (len(shown) - 1)} more answers"


@pytest.mark.parametrize("data", every_kind(), ids=lambda data: f"{data.kind.value}-{data.base}")
def test_thumbnails_have_ink_inside_their_rectangle_only(qapp: QApplication, data: ChartData) -> None:
    image = QImage(120, 80, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    thumbnail.paint(painter, QRectF(20, 20, 80, 40), data, LIGHT, ("o1",))
    painter.end()
    white = QColor(Qt.GlobalColor.white).rgb()
    inside = [image.pixel(x, y) != white for x in range(20, 100) for y in range(20, 60)]
    edge = [image.pixel(x, y) != white for x in range(120) for y in (5, 75)]
    assert any(inside) or data.base == 0
    assert not any(edge)


def test_sparks_fill_the_part_of_the_linked_respondents(qapp: QApplication) -> None:
    def drawn(selected: tuple[float, ...] | None, *, segments: bool = False) -> QImage:
        image = QImage(60, 30, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        rect = QRectF(4, 4, 50, 20)
        spark.paint(painter, rect, (0.5, 0.25, 0.0), LIGHT.data, selected_shares=selected, segments=segments)
        painter.end()
        return image

    theme.set_scheme(Scheme.LIGHT)
    whole, part = inked(drawn(None), LIGHT.data), inked(drawn((0.25, 0.0, 0.0)), LIGHT.data)
    assert 0 < part < whole
    assert inked(drawn((0.25, 0.0, 0.0)), LIGHT.ctx_soft) > 0
    assert inked(drawn(None, segments=True), QColor(Qt.GlobalColor.white)) < 450
    spark.paint(QPainter(), QRectF(), (), LIGHT.data)


def test_every_answer_of_the_sample_has_a_name(qapp: QApplication) -> None:
    names = [box.name for box in lay_out(Plan(chart())).marks]
    assert names[0] == "Building skills and capabilities, 55%, 29 of 53"
    assert len(names) == len(CHALLENGES)
