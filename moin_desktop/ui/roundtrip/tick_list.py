"""A list of differences with a tick box each, worked by mouse or by keys."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from moin_desktop.i18n import _
from moin_desktop.models.roundtrip.edited import Change, State
from moin_desktop.ui import fonts, icons, theme
from moin_desktop.ui.roundtrip import wording
from moin_desktop.ui.team.rows import Row, Rows, RowsView

AnIndex = QModelIndex | QPersistentModelIndex
_ROW, _BOX, _TEXT_AT = 58, 18, 44


class TickList(RowsView):
    """One line for each difference under headings; the box says whether it is taken in."""

    ticked_one = Signal(str)
    """The key of a line that was ticked or unticked by hand."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._changes: dict[str, Change] = {}
        self._ticked: Collection[str] = ()
        self.setItemDelegate(_Delegate(self))

    def show_changes(self, headed: Sequence[tuple[str, Sequence[Change]]], ticked: Collection[str]) -> None:
        """Show these under their headings, and which are ticked."""
        self._changes = {change.key: change for _heading, some in headed for change in some}
        self._ticked = ticked
        rows: list[Row] = []
        for heading, some in headed:
            rows.append(Row("", heading))
            rows += [Row(change.key, wording.line(change), self._said(change)) for change in some]
        self.show_rows(rows)

    def _said(self, change: Change) -> str:
        if change.state is State.REFUSED:
            return _("Cannot be taken in")
        return _("Taken in") if change.key in self._ticked else _("Left")

    def change(self, key: str) -> Change | None:
        """The difference of a line."""
        return self._changes.get(key)

    def is_ticked(self, key: str) -> bool:
        """Whether a line is taken in."""
        return key in self._ticked

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.key:
            self.ticked_one.emit(self.key)
            event.accept()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.position().x() < _TEXT_AT and self.rows.row(index).key:
            self.ticked_one.emit(self.rows.row(index).key)


class _Delegate(QStyledItemDelegate):
    """Paints the lines; colours are asked for at every painting."""

    def __init__(self, view: TickList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: AnIndex) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnIndex) -> None:
        model = index.model()
        assert isinstance(model, Rows)
        row, t = model.row(index), theme.tokens()
        rect: QRectF = option.rect.toRectF()  # type: ignore[attr-defined]  # it is there, the stubs leave it out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # as above
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected and row.key:
            painter.setPen(t.accent if state & QStyle.StateFlag.State_HasFocus else Qt.PenStyle.NoPen)
            painter.setBrush(t.accent_wash)
            painter.drawRoundedRect(rect.adjusted(2.5, 1.5, -2.5, -1.5), 6, 6)
        change = self._view.change(row.key)
        if change is None:
            painter.setPen(t.ink2)
            painter.setFont(fonts.sans(12.5, 600))
            middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
            painter.drawText(rect.adjusted(12, 0, -12, -8), middle, row.text)
        else:
            self._paint_box(painter, rect, change)
            self._paint_words(painter, rect.adjusted(_TEXT_AT, 8, -12, -8), change)
        painter.restore()

    def _paint_box(self, painter: QPainter, rect: QRectF, change: Change) -> None:
        t, on = theme.tokens(), self._view.is_ticked(change.key)
        box = QRectF(rect.left() + 14, rect.center().y() - _BOX / 2, _BOX, _BOX)
        if change.state is State.REFUSED:
            icons.paint(painter, "warning", box, t.warn)
            return
        painter.setPen(QPen(t.accent if on else t.ink3, 1.4))
        painter.setBrush(t.accent if on else t.panel)
        painter.drawRoundedRect(box, 4, 4)
        if on:
            icons.paint(painter, "check", box.adjusted(2, 2, -2, -2), t.on_accent)

    def _paint_words(self, painter: QPainter, room: QRectF, change: Change) -> None:
        t, middle = theme.tokens(), int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        refused = change.state is State.REFUSED
        for words, font, ink, top in (
            (wording.line(change), fonts.sans(14, 500), t.ink3 if refused else t.ink, 0),
            (wording.told(change), fonts.sans(13), t.ink2, 21),
        ):
            painter.setFont(font)
            painter.setPen(ink)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.drawText(QRectF(room.left(), room.top() + top, room.width(), 21), middle, shown)
