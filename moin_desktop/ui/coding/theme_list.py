"""The themes as a list: key, name, how many answers; parts stand under their whole, moved by mouse and by keys."""

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from moin_desktop.analysis import themes as analysis
from moin_desktop.analysis.folding import fold
from moin_desktop.analysis.themes import Theme
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.ui import fonts, theme
from moin_desktop.ui.charts import text
from moin_desktop.ui.coding import hues
from moin_desktop.ui.coding.coding import Coding

AnIndex = QModelIndex | QPersistentModelIndex
ROW, STEP = 54, 18
_KIND = "application/x-moin-theme"


class ThemesModel(QAbstractListModel):
    """The themes that match what is typed above them."""

    def __init__(self, coding: Coding, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.coding = coding
        self.themes: tuple[Theme, ...] = ()
        self._wanted = ""

    def show(self, wanted: str = "") -> None:
        """Show the themes as they are now."""
        self._wanted = wanted
        folded = fold(wanted)
        found = tuple(t for t in self.coding.themes if folded in fold(t.name))
        if [t.id for t in found] == [t.id for t in self.themes]:
            self.themes = found
            if found:
                self.dataChanged.emit(self.index(0), self.index(len(found) - 1))
            return
        self.beginResetModel()
        self.themes = found
        self.endResetModel()

    def depth(self, at: int) -> int:
        """How deep a theme stands under others."""
        return analysis.depth(self.themes[at], self.coding.themes)

    def place(self, id: str) -> QModelIndex:
        """Where a theme stands; nowhere when it is not shown."""
        return next((self.index(at) for at, one in enumerate(self.themes) if one.id == id), QModelIndex())

    def rowCount(self, parent: AnIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.themes)

    def data(self, index: AnIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.themes):
            return None
        one = self.themes[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return one.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return one.definition or None
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            digit, n = self.coding.digit(one.id), self.coding.count(one.id)
            said = ngettext("{n} answer", "{n} answers", n).format(n=number_text(n))
            return _("{said}, key {digit}").format(said=said, digit=digit) if digit else said
        return None

    def flags(self, index: AnIndex) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsDropEnabled
        if index.isValid():
            flags |= Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
        return flags

    def mimeTypes(self) -> list[str]:
        return [_KIND]

    def mimeData(self, indexes: list[QModelIndex]) -> QMimeData:  # type: ignore[override]  # any sequence will do
        mime = QMimeData()
        mime.setData(_KIND, self.themes[indexes[0].row()].id.encode())
        return mime

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction


class _Rows(QStyledItemDelegate):
    """Paints a theme: its key, its name, a bar with its number."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnIndex) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnIndex) -> None:
        model = index.model()
        assert isinstance(model, ThemesModel)
        t, coding, one = theme.tokens(), model.coding, model.themes[index.row()]
        rect: QRectF = option.rect.toRectF()  # type: ignore[attr-defined]  # it is there, the stubs leave it out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # as above
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(t.accent if chosen and state & QStyle.StateFlag.State_HasFocus else Qt.PenStyle.NoPen)
            painter.setBrush(t.accent_wash if chosen else t.band)
            painter.drawRoundedRect(rect.adjusted(0.5, 1.5, -0.5, -1.5), 6, 6)
        inset = STEP * model.depth(index.row())
        cap = QRectF(rect.left() + 8 + inset, rect.top() + 12, 24, 24)
        _key(painter, cap, coding.digit(one.id))
        at, right = cap.right() + 12, rect.right() - 10
        number = text.block(number_text(coding.count(one.id)), fonts.sans(14, 600, tabular=True), QPointF(0, 0), 1e4)
        wide = max(28.0, number.rect.width())
        made = text.elide(one.name, fonts.sans(14, 500), right - at)
        text.paint(painter, text.block(made, fonts.sans(14, 500), QPointF(at, rect.top() + 8), 1e4), t.ink)
        track = QRectF(at, rect.top() + 33, right - wide - 12 - at, 8)
        text.paint(
            painter, text.at_middle(text.at_left(number, right - number.rect.width()), track.center().y()), t.ink
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(track, t.sunken)
        most = max((coding.count(other.id) for other in coding.themes), default=0)
        if most and coding.count(one.id):
            track.setWidth(max(2.0, track.width() * coding.count(one.id) / most))
            painter.fillRect(track, hues.hue(coding.tint(one.id)))
        painter.restore()


def _key(painter: QPainter, cap: QRectF, digit: str) -> None:
    t = theme.tokens()
    if digit:
        painter.setPen(t.line)
        painter.setBrush(t.sunken)
        painter.drawRoundedRect(cap, 5, 5)
        font = fonts.sans(12.5, 600)
        made = text.block(digit, font, QPointF(cap.center().x() - text.advance(digit, font) / 2, 0), 1e4)
        text.paint(painter, text.at_middle(made, cap.center().y()), t.ink2)


class ThemeList(QListView):
    """Themes to choose from, to order and to nest."""

    entered = Signal(str)
    """Give this theme to the answers at hand."""
    moved = Signal(str, int)
    """Earlier or later."""
    nested = Signal(str, int)
    """Into the theme above, or out."""
    removed = Signal(str)
    renamed = Signal(str)
    placed = Signal(str, str, bool)
    """A theme dropped before another, or with the last True after it."""
    dropped_on = Signal(str, str, QPoint)
    """A theme dropped on another, and where on the screen."""
    passed_on = Signal(QKeyEvent)
    """A key that means nothing here."""

    def __init__(self, coding: Coding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Themes"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setDropIndicatorShown(True)
        self.themes = ThemesModel(coding, self)
        self.setModel(self.themes)
        self.setItemDelegate(_Rows(self))

    @property
    def current(self) -> str:
        """The theme chosen here; empty for none."""
        index = self.currentIndex()
        return self.themes.themes[index.row()].id if index.isValid() else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        code, id = event.key(), self.current
        held = event.modifiers() == Qt.KeyboardModifier.AltModifier
        vertical = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        level = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if held and id and code in vertical:
            self.moved.emit(id, vertical[Qt.Key(code)])
        elif held and id and code in level:
            self.nested.emit(id, level[Qt.Key(code)])
        elif code in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and id:
            self.entered.emit(id)
        elif code == Qt.Key.Key_F2 and id:
            self.renamed.emit(id)
        elif code == Qt.Key.Key_Delete and id:
            self.removed.emit(id)
        elif code in {*vertical, Qt.Key.Key_Home, Qt.Key.Key_End} and not event.modifiers():
            super().keyPressEvent(event)
        else:
            self.passed_on.emit(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if event.mimeData().hasFormat(_KIND):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        id = bytes(event.mimeData().data(_KIND).data()).decode()
        place = event.position().toPoint()
        index = self.indexAt(place)
        event.setDropAction(Qt.DropAction.IgnoreAction)
        event.accept()
        if not index.isValid():
            if self.themes.themes:
                self.placed.emit(id, self.themes.themes[-1].id, True)
            return
        other, rect = self.themes.themes[index.row()].id, self.visualRect(index)
        near = ROW // 4
        if other == id:
            return
        if rect.top() + near <= place.y() <= rect.bottom() - near:
            self.dropped_on.emit(id, other, self.viewport().mapToGlobal(place))
        else:
            self.placed.emit(id, other, place.y() > rect.center().y())
