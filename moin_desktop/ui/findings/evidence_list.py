"""What a finding stands on, as a short list: opened by Enter, moved by drag or Alt and arrows, removed by Del."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy, QWidget

from moin_desktop.analysis.marks import ChartKind
from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts, icons, theme
from moin_desktop.ui.charts import thumbnail
from moin_desktop.ui.findings.evidence_facts import Piece

MIME = "application/x-moin-evidence"
_HEIGHT, _PICTURE, _PAD = 50, 58, 10
_ICONS = {"view": "explore-bars", "quote": "text", "note": "note"}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class EvidenceRow(QAbstractButton):
    """One piece: a thumbnail or the sign of its kind, its words, where it is from."""

    stepped = Signal(int)
    moved = Signal(str, int)
    """(evidence, up or down)."""
    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, piece: Piece, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_at: QPoint | None = None
        self.show_piece(piece)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.clicked.connect(lambda: self.opened.emit(self.piece.id))
        theme.news().changed.connect(self.update)

    def show_piece(self, piece: Piece) -> None:
        """Show a piece as it is now."""
        self.piece = piece
        self.setAccessibleName(piece.name)
        self.setToolTip("\n".join(part for part in (piece.text, piece.detail, piece.changed) if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        t = theme.tokens()
        wide = 2 if self.hasFocus() else 1
        painter.setPen(QPen(t.accent if self.hasFocus() else t.line, wide))
        painter.setBrush(t.band if self.underMouse() else t.raised)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), 6, 6)
        left = _PAD
        chart = self.piece.chart
        if chart is not None and chart.kind is not ChartKind.TEXTS:
            box = QRectF(left, 11, _PICTURE, _HEIGHT - 22)
            thumbnail.paint(painter, box, chart, t, self.piece.focus)
            left += _PICTURE + 10
        else:
            tint = t.note if self.piece.kind == "note" else t.ink2
            sign = _ICONS[self.piece.kind if chart is None else "quote"]
            icons.paint(painter, sign, QRectF(left, (_HEIGHT - 18) / 2, 18, 18), tint)
            left += 28
        self._paint_words(painter, left)

    def _paint_words(self, painter: QPainter, left: int) -> None:
        t = theme.tokens()
        room = self.width() - left - _PAD
        spoken = self.piece.kind != "view" and self.piece.there
        lines = (
            (self.piece.text, fonts.serif(14.5) if spoken else fonts.sans(13.5, 500), t.ink, 8),
            (self.piece.changed or self.piece.detail, fonts.sans(12.5), t.warn if self.piece.changed else t.ink2, 26),
        )
        for words, font, colour, top in lines:
            painter.setFont(font)
            painter.setPen(colour)
            shown = painter.fontMetrics().elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, top, room, 18), int(Qt.AlignmentFlag.AlignVCenter), shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in _STEPS and alt:
            self.moved.emit(self.piece.id, _STEPS[key])
        elif key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_Delete and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.removed.emit(self.piece.id)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        far = start is not None and (event.position().toPoint() - start).manhattanLength()
        if start is not None and self.piece.id and far >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            drag = QDrag(self)
            carried = QMimeData()
            carried.setData(MIME, self.piece.id.encode())
            drag.setMimeData(carried)
            drag.setPixmap(self.grab())
            drag.setHotSpot(start)
            drag.exec(Qt.DropAction.MoveAction)
        else:
            super().mouseMoveEvent(event)


class EvidenceList(QWidget):
    """The pieces one below the other."""

    opened = Signal(str)
    moved = Signal(str, int)
    """(evidence, its new place, from 1)."""
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Evidence"))
        self.rows: list[EvidenceRow] = []
        self._line: int | None = None
        self._shown: tuple[Piece, ...] = ()
        self._layout = controls.column(self, 6)
        self.setAcceptDrops(True)

    def show_pieces(self, pieces: Sequence[Piece]) -> None:
        """Show these pieces; a row stays the same for a piece, and hands the focus to its neighbour when it goes."""
        if tuple(pieces) == self._shown:
            return
        self._shown = tuple(pieces)
        before = {row.piece.id: row for row in self.rows}
        at = next((n for n, row in enumerate(self.rows) if row.hasFocus()), None)
        gone = [row for row in self.rows if row.piece.id not in self._ids()]
        self.rows = [self._row(piece, before.get(piece.id)) for piece in pieces]
        for n, row in enumerate(self.rows):
            self._layout.insertWidget(n, row)
            row.show()
        if at is not None and self.rows and any(row.hasFocus() for row in gone):
            self.rows[min(at, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        for row in gone:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()

    def _row(self, piece: Piece, there: EvidenceRow | None) -> EvidenceRow:
        if there is not None:
            there.show_piece(piece)
            return there
        row = EvidenceRow(piece)
        row.opened.connect(self.opened)
        row.removed.connect(self.removed)
        row.moved.connect(self._on_moved)
        row.stepped.connect(self._on_stepped)
        return row

    def _ids(self) -> list[str]:
        return [piece.id for piece in self._shown]

    def _on_moved(self, evidence: str, step: int) -> None:
        place = self._ids().index(evidence) + 1 + step
        if 1 <= place <= len(self.rows):
            self.moved.emit(evidence, place)

    def _on_stepped(self, step: int) -> None:
        at = next((n for n, row in enumerate(self.rows) if row.hasFocus()), 0) + step
        if 0 <= at < len(self.rows):
            self.rows[at].setFocus(Qt.FocusReason.OtherFocusReason)

    def drop(self, evidence: str, y: float) -> None:
        """Take a piece let go of at this height."""
        others = [row for row in self.rows if row.piece.id != evidence]
        self.moved.emit(evidence, 1 + sum(1 for row in others if row.geometry().center().y() < y))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if bytes(event.mimeData().data(MIME).data()).decode() in self._ids() and event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        y = event.position().y()
        below = next((row for row in self.rows if row.geometry().center().y() >= y), None)
        self._line = below.geometry().top() - 4 if below is not None else self.height() - 2
        self.update()
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._line = None
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._line = None
        self.update()
        event.acceptProposedAction()
        self.drop(bytes(event.mimeData().data(MIME).data()).decode(), event.position().y())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line is not None:
            QPainter(self).fillRect(QRectF(2, max(0, self._line), self.width() - 4, 3), theme.tokens().accent)
