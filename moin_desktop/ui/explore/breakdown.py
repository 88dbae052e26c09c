"""Who chose an answer, group by group: a bar with a tick, or one dot per respondent in small groups."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from moin_desktop.analysis.statements import Breakdown, BreakdownRow
from moin_desktop.ui import fonts, theme
from moin_desktop.ui.charts import text

PITCH = 26
LABEL = 140.0
BAR = 11.0
FIGURE = 52.0
DOT = 3.5
DOT_PITCH = 11.0


class BreakdownRows(QWidget):
    """The rows of one breakdown, painted; screen readers get them as one description."""

    def __init__(self, breakdown: Breakdown, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._breakdown = breakdown
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(PITCH * len(breakdown.rows))
        self.setAccessibleName(breakdown.title)
        self.setAccessibleDescription("; ".join(f"{row.label} {row.text}" for row in breakdown.rows))
        theme.news().changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(280, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for i, row in enumerate(self._breakdown.rows):
            self._paint_row(painter, row, i * PITCH)

    def _paint_row(self, painter: QPainter, row: BreakdownRow, top: float) -> None:
        t, middle = theme.tokens(), top + PITCH / 2
        label = text.elide(row.label, fonts.sans(13), LABEL)
        text.paint(painter, text.at_middle(text.block(label, fonts.sans(13), QPointF(0, 0), 1e4), middle), t.ink)
        room = QRectF(LABEL + 8, middle - BAR / 2, self.width() - LABEL - FIGURE - 16, BAR)
        font = fonts.sans(13, 400 if row.small else 600, tabular=True)
        figure = text.at_middle(text.block(row.text, font, QPointF(0, 0), 1e4), middle)
        text.paint(painter, text.at_left(figure, self.width() - figure.rect.width()), t.ink2 if row.small else t.ink)
        if row.small:
            self._dots(painter, row, room)
            return
        # The room is 100% in every block, so that bars compare and the tick of all stands at one place.
        painter.fillRect(QRectF(room.left(), room.top(), row.share * room.width(), BAR), t.data)
        tick = room.left() + self._breakdown.tick * room.width()
        painter.fillRect(QRectF(round(tick) - 1, room.top() - 3, 2, BAR + 6), t.ink)

    def _dots(self, painter: QPainter, row: BreakdownRow, room: QRectF) -> None:
        t = theme.tokens()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i in range(row.base):
            if i < row.count:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(t.data)
            else:
                painter.setPen(QPen(t.ctx, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
            middle = QPointF(room.left() + DOT + i * DOT_PITCH, room.center().y())
            painter.drawEllipse(middle, DOT, DOT)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
