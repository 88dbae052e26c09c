"""Charts as files: the same scene at the size asked for, all said inside, whole, and without fonts of others."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSizeF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from moin_desktop.analysis.charts import ChartData, ChartKind
from moin_desktop.errors import MoinError
from moin_desktop.ui import theme
from moin_desktop.ui.charts.plan import MarginNote, Plan
from moin_desktop.ui.leaving import formats, sheets
from moin_desktop.ui.leaving.formats import Format
from moin_desktop.ui.leaving.sheets import Shape
from moin_desktop.ui.theme import Scheme
from tests.ui import comparisons as kinds
from tests.ui.chartdata import STAGES, chart, grid, histogram

KINDS = (
    chart(),
    chart(STAGES, 53, ChartKind.STAIRCASE),
    chart((("Yes", 24), ("No", 29)), 53, ChartKind.DOTS),
    chart((("日本語の答え", 24), ("أوافق بشدة", 20), ("Fine 😀", 9)), 53),
    histogram(),
    grid(),
    kinds.compared(ChartKind.HEAT),
    kinds.compared(ChartKind.COLUMNS),
    kinds.pair(),
    kinds.squares(),
    kinds.ranking(),
    kinds.stacked(),
    kinds.timeline(),
    kinds.waves(4),
)
NOTES = (MarginNote("n1", "Fourteen of fifteen chose this.", "Table 3", "o2"),)


@pytest.mark.parametrize("data", KINDS, ids=lambda data: data.kind.value)
@pytest.mark.parametrize("shape", [Shape.SLIDE, Shape.SQUARE])
def test_a_sheet_has_the_form_asked_for_and_says_everything(dressed: None, data: ChartData, shape: Shape) -> None:
    sheet = sheets.made(Plan(data, "Skills lead", NOTES), shape)
    assert sheet.size == {Shape.SLIDE: QSizeF(1008, 567), Shape.SQUARE: QSizeF(800, 800)}[shape]
    layout = sheet.layout
    assert layout.size.height() <= sheet.size.height() * layout.size.width() / sheet.size.width() + 2
    assert layout.headline.lines == ("Skills lead",)
    footer = " ".join(layout.footer.lines)
    assert "Made on" in footer
    assert data.footer.split(".")[0] in footer


def test_forty_answers_are_folded_on_a_slide_and_that_is_said(dressed: None) -> None:
    many = chart(tuple((f"Answer number {n} of a long list", 50 - n) for n in range(40)))
    sheet = sheets.made(Plan(many), Shape.SLIDE)
    left = re.match(r"And (\d+) more answers\.", " ".join(sheet.layout.footer.lines))
    assert left is not None
    assert len(sheet.layout.marks) + int(left[1]) == 40
    assert len(sheets.made(Plan(many), Shape.SCREEN).layout.marks) == 40


def test_a_png_has_three_pixels_for_one(dressed: None, tmp_path: Path) -> None:
    path = tmp_path / "chart.png"
    formats.save(sheets.made(Plan(chart()), Shape.SLIDE, Scheme.DARK), path, Format.PNG)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (3024, 1701)
    assert image.pixelColor(5, 5) == theme.tokens_of(Scheme.DARK).panel


@pytest.mark.parametrize("data", KINDS, ids=lambda data: data.kind.value)
def test_an_svg_has_outlines_for_letters_and_shows_the_same_as_the_png(dressed: None, data: ChartData) -> None:
    sheet = sheets.made(Plan(data, "Skills lead", NOTES))
    drawn = formats.svg(sheet)
    assert b"<text" not in drawn
    assert b"<title>Skills lead</title>" in drawn
    renderer = QSvgRenderer(QByteArray(drawn))
    assert renderer.isValid()
    image = QImage(1008, 567, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    assert unlike(image, formats.image(sheet, 1)) < 0.02


def unlike(one: QImage, other: QImage) -> float:
    """The mean difference of two pictures, 0 to 1, looked at from some way off."""
    near = [picture.scaled(252, 142).convertToFormat(QImage.Format.Format_Grayscale8) for picture in (one, other)]
    first, second = (bytes(picture.constBits()) for picture in near)
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) / 255 / len(first)


def test_a_pdf_has_its_fonts_inside_and_a_page_for_each_sheet(dressed: None) -> None:
    pages = [sheets.made(Plan(chart(), "Skills lead")), sheets.made(Plan(histogram()), Shape.SQUARE)]
    content = formats.pdf(pages, "Findings")
    assert content.startswith(b"%PDF")
    assert len(re.findall(rb"/Type /Page\b", content)) == 2
    fonts = len(re.findall(rb"/Type /FontDescriptor|/Type/FontDescriptor", content))
    assert fonts >= 3
    assert len(re.findall(rb"/FontFile2 ", content)) == fonts
    boxes = [box.split() for box in re.findall(rb"/MediaBox \[([^\]]+)\]", content)]
    assert [float(size) for size in boxes[0][2:]] == pytest.approx([756, 425.25], abs=0.5)


def test_a_file_that_cannot_be_written_is_told_and_nothing_is_left(dressed: None, tmp_path: Path) -> None:
    sheet = sheets.made(Plan(chart()))
    with pytest.raises(MoinError) as told:
        formats.save(sheet, tmp_path / "no folder" / "chart.svg", Format.SVG)
    assert told.value.hint
    assert list(tmp_path.iterdir()) == []
