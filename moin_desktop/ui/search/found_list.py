"""The found things as a list: kinds as headings, an icon, words, where they stand, and the key."""

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from moin_desktop.i18n import _
from moin_desktop.ui import fonts, icons, theme
from moin_desktop.ui.charts import text
from moin_desktop.ui.search.matching import Kind, Thing
from moin_desktop.ui.search.sources import kind_text

AnIndex = QModelIndex | QPersistentModelIndex
ROW, TALL, HEADING = 40, 54, 32
_TALL = frozenset({Kind.NOTE, Kind.TEXT})
"""Kinds whose words are sentences that people wrote: in serif, with the place below."""


@dataclass(frozen=True, slots=True)
class Line:
    """A heading, or a thing."""

    heading: str = ""
    thing: Thing | None = None


class FoundModel(QAbstractListModel):
    """Things under the headings of their kinds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []

    def show_things(self, things: tuple[Thing, ...]) -> None:
        """Show these, kinds together as they come."""
        lines: list[Line] = []
        kind: Kind | None = None
        for one in things:
            if one.kind is not kind and kind_text(one.kind):
                lines.append(Line(heading=kind_text(one.kind)))
            kind = one.kind
            lines.append(Line(thing=one))
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def line(self, index: AnIndex) -> Line:
        """One line."""
        return self._lines[index.row()]

    def rowCount(self, parent: AnIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def flags(self, index: AnIndex) -> Qt.ItemFlag:
        if index.isValid() and self._lines[index.row()].thing is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return line.heading if line.thing is None else line.thing.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.heading if line.thing is None else told(line.thing)
        return None


def told(thing: Thing) -> str:
    """A thing in one line, for screen readers."""
    kind = kind_text(thing.kind)
    parts = [thing.text, thing.detail, kind, _("Key {key}").format(key=thing.key) if thing.key else ""]
    return ", ".join(part for part in parts if part)


class FoundDelegate(QStyledItemDelegate):
    """Paints the lines; colours are asked for at every painting."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnIndex) -> QSize:
        line = _line(index)
        if line.thing is None:
            return QSize(200, HEADING)
        return QSize(200, TALL if line.thing.kind in _TALL else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnIndex) -> None:
        line = _line(index)
        rect: QRectF = option.rect.toRectF()  # type: ignore[attr-defined]  # it is there, the stubs leave it out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # as above
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.thing is None:
            made = text.block(line.heading, fonts.sans(12.5, 600), QPointF(rect.left() + 14, 0), 1e4)
            text.paint(painter, text.at_middle(made, rect.bottom() - 11), theme.tokens().ink2)
        else:
            _paint(painter, rect, line.thing, bool(state & QStyle.StateFlag.State_Selected))
        painter.restore()


def _line(index: AnIndex) -> Line:
    model = index.model()
    assert isinstance(model, FoundModel)
    return model.line(index)


def _paint(painter: QPainter, rect: QRectF, thing: Thing, chosen: bool) -> None:
    t = theme.tokens()
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.accent_wash)
        painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 6, 6)
    tall = thing.kind in _TALL
    middle = rect.top() + (19 if tall else rect.height() / 2)
    if thing.icon:
        tint = t.note if thing.kind in (Kind.NOTE, Kind.FINDING) else t.accent if thing.kind is Kind.MORE else t.ink2
        icons.paint(painter, thing.icon, QRectF(rect.left() + 14, middle - 9, 18, 18), tint)
    left, right = rect.left() + 44, rect.right() - 14
    if thing.key:
        right = _paint_key(painter, thing.key, right, rect.center().y())
    font = fonts.serif(15.5) if tall else fonts.sans(14, 500 if chosen else 400)
    detail = "" if tall else thing.detail
    small = fonts.sans(12.5)
    room = min(text.advance(detail, small), (right - left) * 0.4) if detail else 0.0
    words = text.elide(thing.text, font, right - left - (room + 16 if detail else 0))
    made = text.at_middle(text.block(words, font, QPointF(left, 0), 1e4), middle)
    text.paint(painter, made, t.accent if thing.kind is Kind.MORE else t.ink)
    if detail:
        said = text.block(text.elide(detail, small, room + 1), small, QPointF(0, 0), 1e4)
        said = text.at_left(text.at_middle(said, middle), right - said.rect.width())
        text.paint(painter, said, t.ink2)
    elif tall:
        said = text.block(text.elide(thing.detail, small, right - left), small, QPointF(left, 0), 1e4)
        text.paint(painter, text.at_middle(said, rect.top() + 38), t.ink2)


def _paint_key(painter: QPainter, key: str, right: float, middle: float) -> float:
    """A key in its cap at the right end; where it begins."""
    t, font = theme.tokens(), fonts.sans(12, 600)
    width = text.advance(key, font) + 14
    cap = QRectF(right - width, middle - 11, width, 22)
    painter.setPen(t.line)
    painter.setBrush(t.raised)
    painter.drawRoundedRect(cap, 4, 4)
    made = text.at_middle(text.block(key, font, QPointF(cap.left() + 7, 0), 1e4), middle)
    text.paint(painter, made, t.ink2)
    return cap.left() - 12
