"""Sheets as files: PNG at three times the design, SVG with its letters as outlines, PDF with its fonts inside."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageSize, QPainter, QPdfWriter

from moin_desktop.exporting.replacing import replacing
from moin_desktop.i18n import _
from moin_desktop.ui.leaving import sheets
from moin_desktop.ui.leaving.sheets import Sheet

TIMES = 3
"""How many pixels of a PNG make one of the design."""
POINTS = 0.75
"""Points of a page for a pixel of the design: 96 pixels and 72 points are an inch."""
RESOLUTION = 1200
_INCH = 0.0254
MOST_PIXELS = 16_000
"""A side longer than this is drawn at fewer than three times: other programs refuse larger pictures."""


class Format(StrEnum):
    """The kinds of files."""

    PNG = "png"
    SVG = "svg"
    PDF = "pdf"


def format_text(format: Format) -> str:
    """What a kind of file is for."""
    return {
        Format.PNG: _("PNG picture"),
        Format.SVG: _("SVG drawing"),
        Format.PDF: _("PDF page"),
    }[format]


def image(sheet: Sheet, times: float = TIMES) -> QImage:
    """The sheet as a picture."""
    times = min(times, MOST_PIXELS / max(sheet.size.width(), sheet.size.height()))
    wide, high = round(sheet.size.width() * times), round(sheet.size.height() * times)
    result = QImage(wide, high, QImage.Format.Format_RGB32)
    result.setDotsPerMeterX(round(96 * times / _INCH))
    result.setDotsPerMeterY(round(96 * times / _INCH))
    painter = QPainter(result)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    sheets.paint(painter, sheet, wide)
    painter.end()
    return result


def png_of(picture: QImage) -> bytes:
    """A picture as the bytes of a PNG file."""
    buffer = _buffer()
    # QImageWriter takes other types at run time than its stubs say.
    QImageWriter(buffer, QByteArray(b"png")).write(picture)
    return bytes(buffer.data().data())


def svg(sheet: Sheet) -> bytes:
    """The sheet as an SVG file that needs no font: every letter is an outline, and the ground is filled."""
    from PySide6.QtSvg import QSvgGenerator

    buffer = _buffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(96)
    generator.setSize(sheet.size.toSize())
    generator.setViewBox(QRectF(0, 0, sheet.size.width(), sheet.size.height()))
    generator.setTitle(sheet.name)
    generator.setDescription(sheet.layout.plan.data.summary)
    painter = QPainter(generator)
    sheets.paint(painter, sheet, sheet.size.width())
    painter.end()
    return bytes(buffer.data().data())


def pdf(pages: Sequence[Sheet], title: str = "") -> bytes:
    """Sheets as the pages of one PDF file, each as large as its sheet."""
    buffer = _buffer()
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setTitle(title or pages[0].name)
    writer.setCreator("MOIN Desktop")
    _size(writer, pages[0])
    painter = QPainter(writer)
    for number, sheet in enumerate(pages):
        if number:
            _size(writer, sheet)
            writer.newPage()
        sheets.paint(painter, sheet, sheet.size.width() * POINTS * RESOLUTION / 72)
    painter.end()
    return bytes(buffer.data().data())


def _size(writer: QPdfWriter, sheet: Sheet) -> None:
    points = QSizeF(sheet.size.width() * POINTS, sheet.size.height() * POINTS)
    match = QPageSize.SizeMatchPolicy.ExactMatch
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", match))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def painted(sheet: Sheet, format: Format) -> Callable[[], bytes]:
    """A sheet painted now, as what makes the bytes of its file later, which may be in another thread."""
    if format is Format.PNG:
        picture = image(sheet)
        return lambda: png_of(picture)
    drawn = svg(sheet) if format is Format.SVG else pdf([sheet])
    return lambda: drawn


def write(path: Path, content: bytes) -> None:
    """Write a file, whole or not at all. Raises MoinError where it cannot be written."""
    with replacing(path) as file:
        file.write(content)


def save(sheet: Sheet, path: Path, format: Format) -> None:
    """Write a sheet as a file, whole or not at all. Raises MoinError where it cannot be written."""
    write(path, painted(sheet, format)())
