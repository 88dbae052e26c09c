"""A sentence with some words in bold, wrapped: rich text forgets the weights of variable fonts."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from moin_desktop.ui import fonts, theme
from moin_desktop.ui.charts import text

PX = 14.0
PITCH = 20.0


class Parts(QLabel):
    """Words of which some are bold, as high as its width asks for; screen readers see the plain text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: list[tuple[str, bool]] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        theme.news().changed.connect(self.update)

    def show_parts(self, parts: Sequence[tuple[str, bool]]) -> None:
        """Show a sentence in parts, each with whether it is bold."""
        self._words = []
        for part, bold in parts:
            pieces = part.split(" ")
            self._words += [(piece + (" " if i < len(pieces) - 1 else ""), bold) for i, piece in enumerate(pieces)]
        self.setText("".join(part for part, _bold in parts).strip())
        self._fit()
        self.update()

    def _placed(self) -> list[tuple[QPointF, str, bool]]:
        """Every piece with its place; pieces without a space between them stay together."""
        placed: list[tuple[QPointF, str, bool]] = []
        x, line, run, wide = 0.0, 0, [], 0.0
        for i, (piece, bold) in enumerate(self._words):
            width = text.advance(piece, fonts.sans(PX, 600 if bold else 400))
            run.append((piece, bold, width))
            wide += width
            if not piece.endswith(" ") and i < len(self._words) - 1:
                continue
            if x > 0 and x + wide > self.width() + 4:
                x, line = 0.0, line + 1
            for part, strong, part_width in run:
                placed.append((QPointF(x, line * PITCH), part, strong))
                x += part_width
            run, wide = [], 0.0
        return placed

    def _fit(self) -> None:
        placed = self._placed()
        self.setFixedHeight(round((placed[-1][0].y() if placed else 0.0) + PITCH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(theme.tokens().ink)
        for place, part, bold in self._placed():
            font = fonts.sans(PX, 600 if bold else 400)
            metrics = QFontMetricsF(font)
            painter.setFont(font)
            drop = (PITCH - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
            painter.drawText(QPointF(place.x(), place.y() + drop), part)
