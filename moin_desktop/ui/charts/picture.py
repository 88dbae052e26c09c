"""Charts as pictures: the same drawing as in the window, on a ground of its own."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPainter

from moin_desktop.analysis.charts import ChartData
from moin_desktop.exporting.replacing import replacing
from moin_desktop.ui import theme
from moin_desktop.ui.charts import drawing
from moin_desktop.ui.charts.plan import Look, MarginNote, Plan, Touch

DESIGN_WIDTH = 1000
"""The width, in pixels of the design, that a picture shows at any resolution."""


def image(
    data: ChartData,
    *,
    headline: str = "",
    notes: Sequence[MarginNote] = (),
    focus: Sequence[str] = (),
    width: int = 1600,
    height: int = 1000,
    ratio: float = 1.6,
    scheme: str = "light",
) -> QImage:
    """The chart as a picture of ``width`` pixels; ``ratio`` is how many of them make one of the design's.

    Charts with many answers become taller than ``height``. A picture goes anywhere: notes are those for the room.
    """
    plan = Plan(data, headline or data.title, tuple(notes), tuple(focus))
    layout = drawing.arrange(plan, QSizeF(width, height), ratio, who="room")
    tokens = theme.tokens_of(theme.Scheme.DARK if scheme == "dark" else theme.Scheme.LIGHT)
    result = QImage(width, round(layout.size.height()), QImage.Format.Format_RGB32)
    painter = QPainter(result)
    painter.fillRect(QRectF(0, 0, result.width(), result.height()), tokens.panel)
    drawing.paint(painter, layout, Look(tokens, Touch()))
    painter.end()
    return result


def save_png(
    data: ChartData,
    path: Path,
    *,
    headline: str = "",
    notes: Sequence[MarginNote] = (),
    focus: Sequence[str] = (),
    width: int = 1600,
    height: int = 1000,
    scheme: str = "light",
) -> None:
    """Write the chart as a PNG file, whole or not at all. Raises MoinError where the file cannot be written."""
    ratio = width / DESIGN_WIDTH
    made = image(
        data, headline=headline, notes=notes, focus=focus, width=width, height=height, ratio=ratio, scheme=scheme
    )
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    # QImage.save takes other types at run time than its stubs say.
    QImageWriter(buffer, QByteArray(b"png")).write(made)
    with replacing(path) as file:
        file.write(buffer.data().data())
