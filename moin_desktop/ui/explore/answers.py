"""Written answers as a list of cards in serif, with a field to find words in them."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from moin_desktop.analysis.folding import fold
from moin_desktop.i18n import _, ngettext
from moin_desktop.ui import controls, fonts, theme
from moin_desktop.ui.charts import text

AnIndex = QModelIndex | QPersistentModelIndex
PAD = 14
GAP = 10
MOST_LINES = 12


class TextsModel(QAbstractListModel):
    """The answers that hold the words looked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts: tuple[tuple[int, str], ...] = ()

    def show_texts(self, texts: tuple[tuple[int, str], ...]) -> None:
        """Show these answers."""
        self.beginResetModel()
        self._texts = texts
        self.endResetModel()

    def words(self, index: AnIndex) -> str:
        """One answer."""
        return self._texts[index.row()][1]

    def row(self, index: AnIndex) -> int:
        """The row of the survey that an answer is from, counted from 0."""
        return self._texts[index.row()][0]

    def response(self, index: AnIndex) -> int:
        """The respondent of one answer, as a row of the survey."""
        return self._texts[index.row()][0]

    def rowCount(self, parent: AnIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._texts)

    def data(self, index: AnIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts[index.row()][1]
        return None


class _Cards(QStyledItemDelegate):
    """Paints an answer as a card."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnIndex) -> QSize:
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QAbstractItemView) else 400
        return QSize(width, round(_block(index, width).rect.height()) + 2 * PAD + GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnIndex) -> None:
        t = theme.tokens()
        rect: QRectF = option.rect.toRectF()  # type: ignore[attr-defined]  # it is there, the stubs leave it out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # as above
        card = rect.adjusted(0.5, 0.5, -6.5, -GAP + 0.5)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.setPen(t.accent if chosen else t.line)
        painter.setBrush(t.panel)
        painter.drawRoundedRect(card, 8, 8)
        made = _block(index, round(rect.width()))
        text.paint(
            painter, text.at_left(text.at_middle(made, card.center().y()), card.left() + PAD + made.rect.left()), t.ink
        )
        painter.restore()


def _block(index: AnIndex, width: int) -> text.Block:
    model = index.model()
    assert isinstance(model, TextsModel)
    font = fonts.serif(16)
    return text.block(
        model.words(index), font, QPointF(0, 0), width - 2 * PAD - 8, most=MOST_LINES, pitch=1.38, balanced=False
    )


class AnswersList(QWidget):
    """All written answers under the filter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: tuple[tuple[int, str], ...] = ()
        self._build()
        self.field.textChanged.connect(self._refresh)

    def _build(self) -> None:
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Find words in the answers"))
        self.field.setAccessibleName(_("Find words in the answers"))
        self.field.setFont(fonts.sans(14))
        self.field.setFixedHeight(36)
        self.field.setMaximumWidth(320)
        self.count = controls.label(px=13.5, tone="ink2")
        self.list = QListView()
        self.list.setAccessibleName(_("Answers"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setLayoutMode(QListView.LayoutMode.Batched)
        self.list.setItemDelegate(_Cards(self.list))
        self.model = TextsModel(self)
        self.list.setModel(self.model)
        page = controls.column(self, 12)
        top = controls.row(spacing=12)
        top.addWidget(self.field, 1)
        top.addWidget(self.count)
        top.addStretch()
        page.addLayout(top)
        page.addWidget(self.list, 1)
        self.setFocusProxy(self.list)

    def show_texts(self, texts: tuple[tuple[int, str], ...]) -> None:
        """Show the answers of a question."""
        if texts != self._texts:
            self._texts = texts
            self._refresh()

    def show_text(self, text: str) -> None:
        """Bring one answer into sight and choose it."""
        self.field.clear()
        row = next((at for at, (_row, words) in enumerate(self._texts) if words == text), -1)
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
            self.list.scrollTo(self.model.index(row), QAbstractItemView.ScrollHint.PositionAtCenter)

    @property
    def row(self) -> int | None:
        """The row of the survey that the chosen answer is from; None while none is chosen."""
        index = self.list.currentIndex()
        return self.model.row(index) if index.isValid() else None

    @property
    def current(self) -> int | None:
        """The respondent whose answer is chosen; None while none is."""
        index = self.list.currentIndex()
        return self.model.response(index) if index.isValid() else None

    def clear_field(self) -> None:
        """Forget the words looked for: another question is shown."""
        self.field.clear()

    def _refresh(self) -> None:
        wanted = fold(self.field.text())
        found = tuple(t for t in self._texts if wanted in fold(t[1])) if wanted else self._texts
        self.model.show_texts(found)
        if wanted:
            said = _("{n} of {all} answers").format(n=len(found), all=len(self._texts))
        else:
            said = ngettext("{n} answer", "{n} answers", len(found)).format(n=len(found))
        self.count.setText(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.scheduleDelayedItemsLayout()
