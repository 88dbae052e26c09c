"""Words in charts: wrapped in balance, cut, and placed."""

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from moin_desktop.ui import fonts
from moin_desktop.ui.charts import text

LONG = "Working across departments and breaking silos"


def test_what_fits_stays_on_one_line(qapp: QApplication) -> None:
    assert text.wrap("Other", fonts.sans(15), 200) == ("Other",)
    assert text.wrap("", fonts.sans(15), 200) == ()


def test_two_lines_are_of_about_the_same_length(qapp: QApplication) -> None:
    font = fonts.sans(15, 600)
    assert text.wrap(LONG, font, 300) == ("Working across departments", "and breaking silos")
    widths = [text.advance(line, font) for line in text.wrap(LONG, font, 330)]
    assert max(widths) < 0.75 * 330


def test_no_line_is_wider_than_asked_for(qapp: QApplication) -> None:
    font = fonts.sans(15)
    for words in (
        LONG,
        "Donaudampfschifffahrtsgesellschaftskapitän",
        "能力とスキルを構築することがとても難しい",
        LONG * 4,
    ):
        for width in (40, 90, 170):
            lines = text.wrap(words, font, width)
            assert 1 <= len(lines) <= 2
            assert text.widest(lines, font) <= width


def test_what_does_not_fit_is_cut_with_a_sign(qapp: QApplication) -> None:
    font = fonts.sans(15)
    lines = text.wrap(LONG * 3, font, 150)
    assert lines[-1].endswith("…")
    made = text.block(LONG * 3, font, QPointF(0, 0), 150, most=2)
    assert made.whole == LONG * 3


def test_words_of_other_weight_are_measured_apart(qapp: QApplication) -> None:
    """Qt leaves the weight of variable fonts out of a font's key; the cache must not."""
    thin = text.wrap(LONG, fonts.sans(15, 400), 200)
    width = text.widest(thin, fonts.sans(15, 400)) + 0.5
    assert text.widest(text.wrap(LONG, fonts.sans(15, 700), width, 3), fonts.sans(15, 700)) <= width


def test_letters_outside_the_basic_plane_are_not_torn(qapp: QApplication) -> None:
    lines = text.wrap("😀" * 30, fonts.sans(15), 90, most=40)
    assert "".join(lines) == "😀" * 30


@pytest.mark.parametrize(("words", "most", "cut"), [("short", 90, "short"), ("one two three", 9, "one two…")])
def test_notes_are_cut_at_a_word(words: str, most: int, cut: str) -> None:
    assert text.cut(words, most) == cut


def test_words_that_run_leftward_stand_at_the_right_of_their_width(qapp: QApplication) -> None:
    font = fonts.sans(15)
    arabic = text.block("ما رأيك في هذا؟", font, QPointF(10, 0), 300)
    assert arabic.rect.right() == 310
    assert text.block("What of it?", font, QPointF(10, 0), 300).rect.left() == 10
    image = QImage(320, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    text.paint(painter, arabic, QColor("black"))
    painter.end()
    dark = [x for x in range(320) if any(image.pixelColor(x, y).lightness() < 128 for y in range(40))]
    assert dark
    assert min(dark) >= arabic.rect.left() - 1
    assert max(dark) <= 311
