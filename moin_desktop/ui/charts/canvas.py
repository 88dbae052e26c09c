"""The ground a chart is painted on: one item in one pyqtgraph view, and what the mouse does there."""

import pyqtgraph  # type: ignore[import-untyped]  # it comes without types
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsItem,
    QGraphicsObject,
    QGraphicsScene,
    QGraphicsSceneHoverEvent,
    QGraphicsSceneMouseEvent,
    QGraphicsView,
    QStyleOptionGraphicsItem,
    QWidget,
)

from moin_desktop.ui import theme
from moin_desktop.ui.charts import drawing
from moin_desktop.ui.charts.plan import Layout, Look, Touch

pyqtgraph.setConfigOptions(useOpenGL=False, exitCleanup=False)

ADDING = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
"""Held down, an answer is chosen beside those chosen already."""


class Canvas(QGraphicsObject):
    """The painted chart, and what the mouse does on it."""

    clicked = Signal(QPointF, object)
    """Where, and the keys held down."""
    framed = Signal(QRectF, bool, bool)
    """The frame drawn by a held mouse, whether it adds to those chosen, and whether the mouse was let go."""
    double_clicked = Signal(QPointF)
    moved = Signal(QPointF)
    left = Signal()
    note_pressed = Signal(str)
    """The id of a note in the margin that was clicked."""
    note_carried = Signal(str, QPointF, bool)
    """A note that is dragged, to where, and whether it was let go there."""

    def __init__(self) -> None:
        super().__init__()
        self.layout: Layout | None = None
        self.touch = Touch()
        self._started: QPointF | None = None
        self._drawing = False
        self._note = ""
        self.setAcceptHoverEvents(True)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption, False)

    def show_layout(self, layout: Layout) -> None:
        if self.layout is None:  # from now on it fills all of its ground by itself
            for view in self.scene().views():
                view.viewport().setAutoFillBackground(False)
                view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        if self.layout is None or layout.size != self.layout.size:
            self.prepareGeometryChange()
        self.layout = layout
        self.update()

    def show_touch(self, touch: Touch) -> None:
        if touch != self.touch:
            self.touch = touch
            self.update()

    def update(self, *_where: object) -> None:
        """Have everything painted again, in the same turn of the loop as what lies over it: a scene takes one more."""
        for view in self.scene().views() if self.scene() else ():
            view.viewport().update()

    def boundingRect(self) -> QRectF:
        return QRectF(QPointF(0, 0), self.layout.size) if self.layout else QRectF()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        tokens = theme.tokens()
        ground = self.boundingRect()
        painter.fillRect(ground if widget is None else ground.united(QRectF(widget.rect())), tokens.panel)
        if self.layout is not None:
            drawing.paint(painter, self.layout, Look(tokens, self.touch))

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._started = event.pos()
            note = self.layout.note_at(event.pos()) if self.layout is not None else None
            self._note = note.note.id if note is not None else ""
            if not self._note:
                self.clicked.emit(event.pos(), event.modifiers())
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        start, far = self._started, QApplication.startDragDistance()
        if start is None:
            return
        self._drawing = self._drawing or (event.pos() - start).manhattanLength() >= far
        if self._drawing and self._note:
            self.note_carried.emit(self._note, event.pos(), False)
        elif self._drawing:
            self._frame(event, done=False)

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        if self._note and self._drawing:
            self.note_carried.emit(self._note, event.pos(), True)
        elif self._note:
            self.note_pressed.emit(self._note)
        elif self._drawing:
            self._frame(event, done=True)
        self._started, self._drawing, self._note = None, False, ""

    def _frame(self, event: QGraphicsSceneMouseEvent, *, done: bool) -> None:
        assert self._started is not None
        # Drawn straight down it would have no width, and Qt lets nothing meet a rectangle without area.
        frame = QRectF(self._started, event.pos()).normalized().adjusted(-0.5, -0.5, 0.5, 0.5)
        frame = frame.intersected(self.boundingRect())
        self.framed.emit(frame, bool(event.modifiers() & ADDING), done)

    def mouseDoubleClickEvent(self, event: QGraphicsSceneMouseEvent) -> None:
        self.double_clicked.emit(event.pos())

    def hoverMoveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self.moved.emit(event.pos())

    def hoverLeaveEvent(self, event: QGraphicsSceneHoverEvent) -> None:
        self.left.emit()


def graphics(parent: QWidget, item: Canvas) -> QGraphicsView:
    """One pyqtgraph view in window pixels, without its mouse handling."""
    view = pyqtgraph.GraphicsView(parent=parent, useOpenGL=False, background=None)
    view.enableMouse(False)
    view.setAntialiasing(False)
    # The canvas tells its view by itself.
    view.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.NoViewportUpdate)
    view.addItem(item)
    view.scene().setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)
    assert isinstance(view, QGraphicsView)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
    return view
