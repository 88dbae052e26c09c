"""The chart one works with: painted as one item, held by mouse, keyboard and screen readers alike."""

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget
from shiboken6 import isValid

from moin_desktop.i18n import _
from moin_desktop.ui import theme
from moin_desktop.ui.charts import choosing, drawing
from moin_desktop.ui.charts.canvas import ADDING, Canvas, graphics
from moin_desktop.ui.charts.choosing import is_chosen
from moin_desktop.ui.charts.handles import BY_KEYS, Handle
from moin_desktop.ui.charts.headline import Headline
from moin_desktop.ui.charts.moving import Mover
from moin_desktop.ui.charts.plan import Layout, MarkBox, Plan, Touch

WHEEL_STEP = 60
"""Pixels for one notch of a wheel."""


class ChartView(QScrollArea):
    """One chart in a scroll area; it grows where the rows need more height than there is."""

    chosen = Signal(str, bool)
    """An option, and whether it is added to those chosen already."""
    chose = Signal(tuple)
    """Exactly these are chosen: a range, those in a frame, or all."""
    cleared = Signal()
    """A click on empty ground."""
    activated = Signal(str)
    """Enter or a double-click on an option."""
    hovered = Signal(str)
    headline_typed = Signal(str)
    note_chosen = Signal(str)
    """The id of a note in the margin."""
    note_moved = Signal(str, str)
    """A note that was dropped on a mark: its id, and what the mark chooses."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self._layout: Layout | None = None
        self._body: QWidget | None = None
        self._chosen: tuple[str, ...] = ()
        self._current = ""
        self._anchor = ""
        """Where a range begins: the mark that was chosen alone last."""
        self._before: tuple[str, ...] = ()
        """What was chosen when the mouse was pressed, which a frame may add to."""
        self._frame: QRectF | None = None
        self._adding = False
        self._focus: Handle | None = None
        self._ring = False
        self._hovered = ""
        self._note = ""
        self._handles: list[Handle] = []
        self._build()
        self._connect()

    # Build

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._item = Canvas()
        self._graphics = graphics(self, self._item)
        self.setWidget(self._graphics)
        self._headline = Headline(self._graphics.viewport())
        self._mover = Mover(self)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)

    def _connect(self) -> None:
        self._graphics.viewport().installEventFilter(self)
        self._item.clicked.connect(self._on_clicked)
        self._item.double_clicked.connect(self._on_double_clicked)
        self._item.framed.connect(self._on_framed)
        self._item.moved.connect(self._on_moved)
        self._item.left.connect(self._on_left)
        self._item.note_pressed.connect(self.note_chosen)
        self._item.note_carried.connect(self._on_note_carried)
        self._again.timeout.connect(self._arrange)
        self._mover.shown.connect(self._item.show_layout)
        self._headline.handle.focused.connect(self._on_focused)
        self._headline.asked.connect(self._open_headline)
        self._headline.passed_key.connect(self._on_key)
        self._headline.typed.connect(self.headline_typed)
        self._headline.closed.connect(self._on_headline_closed)
        theme.news().changed.connect(self._item.update)

    # What is shown

    @property
    def plan(self) -> Plan | None:
        """The chart shown."""
        return self._plan

    @property
    def layout_now(self) -> Layout | None:
        """Where everything lies now."""
        return self._layout

    @property
    def handles(self) -> tuple[Handle, ...]:
        """The invisible buttons over the marks, in reading order."""
        return tuple(h for h in self._handles if not h.isHidden())

    @property
    def current(self) -> str:
        """The key of the mark the keyboard is at."""
        return self._current

    def show_plan(self, plan: Plan, chosen: tuple[str, ...] = (), body: QWidget | None = None) -> None:
        """Show a chart; ``body`` stands in place of its marks (a table, a list), between subtitle and footer."""
        changed = self._plan is None or self._plan.data.spec.question != plan.data.spec.question
        if changed:
            self._current = self._anchor = ""
            self._hovered = ""
            self._headline.give_up()
            self._note = ""
        self._plan, self._chosen = plan, chosen
        if self._body is not body and self._body is not None:
            self._body.hide()
        self._body = body
        if body is not None and body.parentWidget() is not self._graphics.viewport():
            body.setParent(self._graphics.viewport())
        if changed:
            self.verticalScrollBar().setValue(0)
        self._arrange(moving=True)

    def show_note(self, id: str) -> None:
        """Mark a note in the margin as the one somebody came for; "" for none."""
        self._note = id
        there = self._layout.notes if self._layout is not None else ()
        for box in there:
            if box.note.id == id:
                self.ensureVisible(round(box.rect.center().x()), round(box.rect.center().y()), 0, 60)
        self._touch()

    def edit_headline(self) -> None:
        """Type the headline at its place."""
        self._open_headline("")

    def _open_headline(self, typed: str) -> None:
        if self._layout is not None and not self._headline.is_open:
            self.verticalScrollBar().setValue(0)
            self._headline.open(self._layout, typed)
            self._touch()

    def _on_headline_closed(self, by_key: bool) -> None:
        focus = QApplication.focusWidget()
        # After a key the focus has fallen to whatever comes next; after a click it is where the person wants it.
        if by_key or focus is None or self.isAncestorOf(focus):
            (self._body or self).setFocus(Qt.FocusReason.OtherFocusReason)
        self._touch()

    # Layout

    def _arrange(self, *, moving: bool = False) -> None:
        if self._plan is None or self.width() < 50:
            return
        room = self.viewport().size()
        layout = drawing.arrange(self._plan, QSizeF(room), bare=self._body is not None)
        taller = layout.size.height() > room.height() + 0.5
        self._layout = layout
        if not moving or not self._mover.go(self._item.layout, layout):
            self._mover.stop()
            self._item.show_layout(layout)
        self._graphics.resize(room.width(), round(layout.size.height()) if taller else room.height())
        if self._body is not None:
            ground = layout.ground.toAlignedRect()
            ground.setHeight(max(ground.height(), 80))
            self._body.setGeometry(ground)
            self._body.show()
        self._place_handles(layout)
        self._touch()

    def _place_handles(self, layout: Layout) -> None:
        data = layout.plan.data
        self.setAccessibleName(layout.plan.headline or data.title)
        self.setAccessibleDescription(data.summary)
        self._headline.show_layout(layout)
        while len(self._handles) < len(layout.marks):
            handle = Handle(self._graphics.viewport())
            handle.focused.connect(self._on_focused)
            handle.pressed_key.connect(self._on_key)
            handle.clicked.connect(self._on_pressed)
            self._handles.append(handle)
        if self._current and layout.box(self._current) is None:
            self._current = ""
        first = self._current or next((b.key for b in layout.marks if is_chosen(b.mark, self._chosen)), "")
        first = first or (layout.marks[0].key if layout.marks else "")
        for i, handle in enumerate(self._handles):
            if i >= len(layout.marks):
                handle.hide()
                continue
            box = layout.marks[i]
            chosen = _("Chosen") if is_chosen(box.mark, self._chosen) else ""
            handle.stand_for(box.key, box.name, box.row, chosen=chosen)
            handle.show()
            self._reach(handle, handle.key == first)
        self._order_tabs()

    def _reach(self, handle: Handle, here: bool) -> None:
        """One mark at a time is a stop of the Tab key; the arrows go on from there."""
        handle.setFocusPolicy(Qt.FocusPolicy.StrongFocus if here else Qt.FocusPolicy.ClickFocus)
        if here:
            self.setFocusProxy(handle)

    def _order_tabs(self) -> None:
        if not self.handles:
            # Not the headline: letters typed there are for it, not for the window's keys.
            self.setFocusProxy(self._graphics)
        before: QWidget = self._headline.handle
        for handle in self.handles:
            QWidget.setTabOrder(before, handle)
            before = handle

    def _touch(self) -> None:
        layout = self._layout
        if layout is None or not isValid(self._item):  # a handle loses the focus while Qt takes the view apart
            return
        chosen = self._chosen if self._frame is None else self._within(layout)
        keys = tuple(box.key for box in layout.marks if is_chosen(box.mark, chosen))
        at_title = self._focus is self._headline.handle
        self._item.show_touch(
            Touch(
                hovered=self._hovered,
                current="" if at_title else self._current,
                chosen=keys,
                ring=self._ring and self._focus is not None,
                title_ring=self._ring and at_title,
                editing=self._headline.is_open,
                frame=self._frame,
                note=self._note,
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._again.start()

    # Mouse

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The wheel scrolls; the graphics view would keep it to itself."""
        if isinstance(event, QWheelEvent) and watched is self._graphics.viewport():
            bar = self.verticalScrollBar()
            by = event.pixelDelta().y() or event.angleDelta().y() * WHEEL_STEP / 120
            bar.setValue(bar.value() - round(by))
            return True
        return super().eventFilter(watched, event)

    def _on_clicked(self, at: QPointF, held: Qt.KeyboardModifier) -> None:
        layout = self._layout
        if layout is None:
            return
        box = layout.mark_at(at)
        self._before = self._chosen if held & ADDING else ()
        row = choosing.labelled(layout, at)
        if row is not None and row.mark.answer:
            self._go_to(row, Qt.FocusReason.MouseFocusReason)
            self._anchor = row.key
            self.chosen.emit(row.mark.answer, bool(held & ADDING))
        elif box is not None:
            self._go_to(box, Qt.FocusReason.MouseFocusReason)
            self._take(box, held)
        elif layout.headline_rect.contains(at):
            self._headline.handle.setFocus(Qt.FocusReason.MouseFocusReason)
        elif not held & ADDING:
            self.cleared.emit()

    def _take(self, box: MarkBox, held: Qt.KeyboardModifier) -> None:
        """Choose a mark alone, with Ctrl beside the others, with Shift all from the one chosen before."""
        layout = self._layout
        if layout is not None and held & Qt.KeyboardModifier.ShiftModifier and layout.box(self._anchor) is not None:
            self.chose.emit(choosing.between(layout, self._anchor, box.key))
        else:
            self._anchor = box.key
            self._choose(box, bool(held & ADDING))

    def _on_framed(self, frame: QRectF, adding: bool, done: bool) -> None:
        layout = self._layout
        if layout is None:
            return
        self._frame, self._adding = frame, adding
        if done:
            chosen = self._within(layout)
            self._frame = None
            self.chose.emit(chosen)
        self._touch()

    def _within(self, layout: Layout) -> tuple[str, ...]:
        """What letting the mouse go would choose now."""
        inside = choosing.framed(layout, self._frame) if self._frame is not None else ()
        return tuple(dict.fromkeys((*self._before, *inside))) if self._adding else inside

    def _on_double_clicked(self, at: QPointF) -> None:
        if self._layout is None:
            return
        box = self._layout.mark_at(at)
        if self._layout.headline_rect.contains(at):
            self.edit_headline()
        elif box is not None:
            self.activated.emit(box.mark.id)

    def _on_moved(self, at: QPointF) -> None:
        box = self._layout.mark_at(at) if self._layout else None
        self._hover(box)
        over = self._layout is not None and self._layout.headline_rect.contains(at)
        noted = self._layout is not None and self._layout.note_at(at) is not None
        shape = Qt.CursorShape.OpenHandCursor if noted else Qt.CursorShape.ArrowCursor
        self._item.setCursor(Qt.CursorShape.IBeamCursor if over else shape)

    def _on_note_carried(self, id: str, at: QPointF, done: bool) -> None:
        """The ground of the answer under a carried note shows where it would be pinned."""
        box = self._layout.mark_at(at) if self._layout else None
        self._item.setCursor(Qt.CursorShape.ArrowCursor if done else Qt.CursorShape.ClosedHandCursor)
        self._note = "" if done else id
        self._hover(None if done else box)
        self._touch()
        if done and box is not None and box.mark.id:
            self.note_moved.emit(id, box.mark.id)

    def _on_left(self) -> None:
        self._hover(None)

    def _hover(self, box: MarkBox | None) -> None:
        key = box.key if box else ""
        if key == self._hovered:
            return
        self._hovered = key
        layout = self._layout
        unsaid = box is not None and (box.value is None or bool(layout and choosing.whole_label(layout, box)))
        self._item.setToolTip(box.name if box is not None and unsaid else "")
        self._touch()
        self.hovered.emit(box.mark.id if box else "")

    # Keyboard

    def _on_focused(self, handle: Handle | None, by_key: bool) -> None:
        self._focus, self._ring = handle, by_key
        if handle is not None and handle is not self._headline.handle:
            self._current = handle.key
            self.ensureVisible(handle.x(), handle.geometry().center().y(), 0, 60)
        self._touch()

    def _on_pressed(self) -> None:
        handle = self.sender()
        box = self._layout.box(handle.key) if self._layout and isinstance(handle, Handle) else None
        if box is not None:
            self._current = self._anchor = box.key
            self._choose(box, False)

    def _on_key(self, event: QKeyEvent) -> None:
        layout = self._layout
        if layout is None or not layout.marks:
            return
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            box = layout.box(self._current)
            if box is not None:
                self.activated.emit(box.mark.id)
            event.accept()
        elif key == Qt.Key.Key_Space:
            box = layout.box(self._current) or layout.marks[0]
            self._take(box, event.modifiers())
            event.accept()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self.choose_all()
            event.accept()
        elif key in _STEPS or key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.step(key, adding=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
            event.accept()

    def step(self, key: int, *, adding: bool = False) -> None:
        """Choose the next or previous answer, as the arrow keys do."""
        layout = self._layout
        if layout is None or not layout.marks:
            return
        places = [box.key for box in layout.marks]
        here = layout.box(self._current) or layout.marks[0]
        across = here.place[1] if layout.plan.data.rows else 1
        last = len(places) - 1
        if key not in _STEPS:
            place = 0 if key == Qt.Key.Key_Home else last
        elif self._current not in places or (not self._chosen and not self._ring):
            chosen = next((i for i, box in enumerate(layout.marks) if is_chosen(box.mark, self._chosen)), None)
            place = chosen if chosen is not None else (last if key == Qt.Key.Key_Up else 0)
        else:
            way, is_row = _STEPS[key]
            place = places.index(self._current) + way * (across if is_row else 1)
            if not 0 <= place <= last:
                return
        box = layout.marks[place]
        before = self._current if self._current in places else ""
        self._go_to(box, Qt.FocusReason.TabFocusReason)
        if adding and layout.box(self._anchor) is None:
            self._anchor = before
        held = Qt.KeyboardModifier.ShiftModifier if adding else Qt.KeyboardModifier.NoModifier
        self._take(box, held)

    def choose_all(self) -> None:
        """Choose every answer."""
        if self._layout is not None and self._layout.marks:
            self.chose.emit(choosing.every(self._layout))

    def _choose(self, box: MarkBox, adding: bool) -> None:
        """What is of no answer can be pointed at and read, not chosen."""
        if box.mark.id:
            self.chosen.emit(box.mark.id, adding)

    def _go_to(self, box: MarkBox, reason: Qt.FocusReason) -> None:
        self._current = box.key
        for handle in self.handles:
            self._reach(handle, handle.key == box.key)
            if handle.key == box.key:
                if handle.hasFocus():
                    self._on_focused(handle, reason in BY_KEYS)
                else:
                    handle.setFocus(reason)


_STEPS: dict[int, tuple[int, bool]] = {
    Qt.Key.Key_Up: (-1, True),
    Qt.Key.Key_Down: (1, True),
    Qt.Key.Key_Left: (-1, False),
    Qt.Key.Key_Right: (1, False),
}
"""Key: which way, and whether it goes by rows of a grid."""
