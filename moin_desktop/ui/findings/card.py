"""One finding as a card: chosen by click or arrows, moved by drag or Alt and arrows, opened by Enter."""

from functools import partial

from PySide6.QtCore import QMimeData, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QDrag, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from moin_desktop.analysis.figures import Figure
from moin_desktop.analysis.pillars import status_text
from moin_desktop.i18n import _
from moin_desktop.ui import controls, theme
from moin_desktop.ui.findings.facts import CardFacts
from moin_desktop.ui.findings.parts import CutLines, Headline, Tag, Thumbnail

MIME = "application/x-moin-finding"
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def status_colour(status: str) -> QColor:
    """The colour of a status; its word and icon always stand beside it."""
    tokens = theme.tokens()
    return {"agreed": tokens.ok, "disputed": tokens.warn}.get(status, tokens.ink2)


class Card(QAbstractButton):
    """A card on the board, or with ``wide`` a row of the running order."""

    stepped = Signal(str, int, int)
    """(finding, across, down): choose the neighbour."""
    moved = Signal(str, int, int)
    """(finding, across, down): move the card."""
    opened = Signal(str)
    removed = Signal(str)
    menu_asked = Signal(str, QPoint)

    def __init__(self, facts: CardFacts, wide: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.facts = facts
        self.id = facts.finding.id
        self._pressed_at: QPoint | None = None
        self.setAccessibleName(facts.name)
        self.setAccessibleDescription(facts.description)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.more = controls.icon_button("more", _("More for finding {number}").format(number=facts.number), _("More"))
        self.more.setFixedSize(32, 32)
        self.more.clicked.connect(self._on_more)
        self._build_wide() if wide else self._build_tall()

    def _build_tall(self) -> None:
        page = controls.column(self, 0, (16, 6, 8, 12))
        top = controls.row(spacing=2)
        top.addWidget(self._number())
        top.addStretch(1)
        top.addWidget(self._status())
        top.addWidget(self.more)
        page.addLayout(top)
        body = controls.column(spacing=0, margins=(0, 0, 8, 0))
        body.addWidget(self._headline())
        body.addSpacing(10)
        if self.facts.figure is not None:
            middle = controls.row(spacing=16)
            middle.addLayout(self._figure(self.facts.figure, 112), 0)
            middle.addWidget(Thumbnail(self.facts.chart, self.facts.finding.focus), 1)
            body.addLayout(middle)
            body.addSpacing(10)
        self._add_lines(body)
        body.addLayout(self._foot())
        page.addLayout(body)

    def _build_wide(self) -> None:
        line = controls.row(self, 20, (16, 10, 8, 10))
        number = self._number()
        number.setFixedWidth(24)
        line.addWidget(number)
        words = controls.column(spacing=4)
        words.addWidget(self._headline())
        self._add_lines(words)
        words.addLayout(self._foot())
        line.addLayout(words, 1)
        figure = QWidget()
        figure.setFixedWidth(150)
        if self.facts.figure is not None:
            controls.column(figure).addLayout(self._figure(self.facts.figure, 150))
        line.addWidget(figure)
        picture = Thumbnail(self.facts.chart, self.facts.finding.focus)
        picture.setFixedWidth(180)
        line.addWidget(picture)
        status = self._status()
        status.setFixedWidth(92)
        line.addWidget(status)
        line.addWidget(self.more)

    def _number(self) -> QWidget:
        return controls.label(str(self.facts.number), 13.5, 600, "ink2")

    def _status(self) -> Tag:
        status = self.facts.finding.status
        return Tag(status, status_text(status), partial(status_colour, status))

    def _headline(self) -> QWidget:
        return Headline(self.facts.headline)

    def _figure(self, figure: Figure, widest: int) -> QVBoxLayout:
        column = controls.column(spacing=0)
        column.addWidget(controls.label(figure.value, 24, 600))
        if figure.label:
            words = CutLines(figure.label, 2)
            words.setMaximumWidth(widest)
            column.addWidget(words)
        column.addStretch(1)
        return column

    def _add_lines(self, body: QVBoxLayout) -> None:
        """What is not always there: changed numbers, the filter."""
        for words, tone in ((self.facts.changed, "warn"), (self.facts.filter_line, "ink")):
            if words:
                body.addWidget(controls.label(words, 12.5, 500, tone if tone != "ink" else "", wrap=True))
                body.addSpacing(4)

    def _foot(self) -> QHBoxLayout:
        foot = controls.row(spacing=8)
        foot.addWidget(controls.elided(self.facts.base_text, 12.5, tone="ink2"), 1)
        if self.facts.evidence:
            tag = Tag("copy", str(self.facts.evidence), lambda: theme.tokens().ink2)
            tag.setToolTip(self.facts.evidence_text)
            foot.addWidget(tag)
        if self.facts.notes:
            foot.addWidget(Tag("note", str(self.facts.notes), lambda: theme.tokens().note))
        return foot

    def sizeHint(self) -> QSize:
        layout = self.layout()
        return layout.sizeHint() if isinstance(layout, QLayout) else super().sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            QTimer.singleShot(0, self, self._relayout)

    def _relayout(self) -> None:
        """Lines that found their height from a new width while the card was laid out are not heard then."""
        layout = self.layout()
        if isinstance(layout, QLayout):
            layout.invalidate()
            layout.activate()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.tokens()
        chosen = self.hasFocus()
        wide = 2.0 if chosen else 1.0
        painter.setPen(QPen(tokens.accent if chosen else tokens.line, wide))
        painter.setBrush(tokens.panel)
        inside = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        painter.drawRoundedRect(inside, 10, 10)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _ARROWS:
            signal = self.moved if event.modifiers() & Qt.KeyboardModifier.AltModifier else self.stepped
            signal.emit(self.id, *_ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.id)
        elif key == Qt.Key.Key_Delete:
            if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
                self.removed.emit(self.id)
        elif key == Qt.Key.Key_Menu:
            self._on_more()
        else:
            super().keyPressEvent(event)

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_at = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        if event.button() == Qt.MouseButton.RightButton:
            self.menu_asked.emit(self.id, event.globalPosition().toPoint())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        start = self._pressed_at
        far = start is not None and (event.position().toPoint() - start).manhattanLength()
        if start is not None and far >= QApplication.startDragDistance():
            self._pressed_at = None
            self.setDown(False)
            self._drag(start)
        else:
            super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.opened.emit(self.id)

    def _drag(self, start: QPoint) -> None:
        drag = QDrag(self)
        carried = QMimeData()
        carried.setData(MIME, self.id.encode())
        drag.setMimeData(carried)
        drag.setPixmap(self.grab())
        drag.setHotSpot(start)
        self._set_lifted(True)
        drag.exec(Qt.DropAction.MoveAction)
        self._set_lifted(False)

    def _set_lifted(self, lifted: bool) -> None:
        """Fade while the card is in the hand; what is dropped elsewhere is gone by the time it could be shown again."""
        if isValid(self):
            effect = QGraphicsOpacityEffect(self) if lifted else None
            if effect is not None:
                effect.setOpacity(0.35)
            self.setGraphicsEffect(effect)  # type: ignore[arg-type]  # None takes the effect away, the stubs forgot it

    def _on_more(self) -> None:
        self.menu_asked.emit(self.id, self.more.mapToGlobal(QPoint(0, self.more.height())))
