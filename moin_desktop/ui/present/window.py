"""The window a room looks at: one slide over the whole screen, worked by a few keys, and nothing else to see."""

from functools import partial

from PySide6.QtCore import QPoint, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QCloseEvent,
    QColor,
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
)
from PySide6.QtWidgets import QMenu, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import fonts
from moin_desktop.ui.present import keys, scene
from moin_desktop.ui.present.scene import Cover, Frame
from moin_desktop.ui.present.session import Session, nothing_kept
from moin_desktop.ui.present.slides import Slide
from moin_desktop.ui.present.start_button import StartButton

__all__ = ["Cover", "Wall"]

CURSOR_MS = 2000


class Wall(QWidget):
    """Shows a session to the room."""

    screens_swapped = Signal()
    """The other screen is wanted."""

    def __init__(self, session: Session) -> None:
        super().__init__(None)
        self.session = session
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle(_("Presenting"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.start = StartButton(self)
        self._hiding = QTimer(self)
        self._hiding.setSingleShot(True)
        self._hiding.setInterval(CURSOR_MS)

    def _connect(self) -> None:
        self.start.clicked.connect(self._on_start)
        self._hiding.timeout.connect(self._on_still)
        self.session.changed.connect(self._refresh)
        self.session.left.connect(self.close)

    # What is shown

    @property
    def at(self) -> int:
        """The slide shown, counted from 0."""
        return self.session.at

    @property
    def slide(self) -> Slide | None:
        """The slide shown; None while there is none."""
        return self.session.slide

    @property
    def frame(self) -> Frame | None:
        """Where everything lies now; None before the first slide."""
        return self.session.frame(QSizeF(self.size()))

    @property
    def cover(self) -> Cover:
        """What hides the slide."""
        return self.session.cover

    @property
    def is_opening(self) -> bool:
        """Whether it still says what it is going to show."""
        return self.session.opening

    def _refresh(self) -> None:
        """Show what the session shows, and tell screen readers what the room sees."""
        was_there = self.start.isVisible()
        self.start.setVisible(self.session.opening and not self.session.cover)
        if was_there and not self.start.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._place_start()
        name, description = self.session.said()
        if name != self.accessibleName():
            self.setAccessibleName(name)
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
        self.setAccessibleDescription(description)
        self.update()

    def _place_start(self) -> None:
        k = scene.scale_of(QSizeF(self.size()))
        self.start.fit(k, self.session.tokens)
        self.start.move(round(46 * k), round(self.height() * 0.52))

    # Where it is shown

    def present_on(self, screen: QScreen, *, active: bool = True) -> None:
        """Fill a screen."""
        if self.isFullScreen():
            self.showNormal()
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not active)
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.raise_()
        if active:
            self.activateWindow()
            (self.start if self.session.opening else self).setFocus(Qt.FocusReason.OtherFocusReason)
        self._refresh()
        self._hiding.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refresh()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self._hiding.stop()
        self.session.leave()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_seen(painter, self.session, QSizeF(self.size()))

    # What the hands do

    def _on_start(self) -> None:
        self.session.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if keys.press(self.session, event):
            return
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_S:
            self.screens_swapped.emit()
        elif event.key() == Qt.Key.Key_Menu:
            self._open_menu(QPoint(self.width() // 3, self.height() // 3))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not self.is_opening:
            self.session.next()
        elif event.button() == Qt.MouseButton.BackButton:
            self.session.back()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.unsetCursor()
        self._hiding.start()

    def _on_still(self) -> None:
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.setCursor(Qt.CursorShape.BlankCursor)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._open_menu(event.pos())

    def _open_menu(self, where: QPoint) -> None:
        """Everything by the mouse, and what is shown as a list to jump in."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setFont(fonts.sans(13.5, 500))
        session = self.session
        for words, act in (
            (_("Next"), session.next),
            (_("Back"), session.back),
            (_("Black screen"), partial(session.toggle_cover, Cover.BLACK)),
            (_("White screen"), partial(session.toggle_cover, Cover.WHITE)),
            (_("Light") if session.dark else _("Dark"), session.toggle_dark),
        ):
            menu.addAction(words, act)
        menu.addSeparator()
        menu.addMenu(agenda(session, menu))
        menu.addSeparator()
        menu.addAction(_("Stop presenting"), self.close)
        menu.popup(self.mapToGlobal(where))


def paint_seen(painter: QPainter, session: Session, size: QSizeF) -> None:
    """Paint what the room sees on a screen of this size."""
    whole = scene.whole(size)
    frame = session.frame(size)
    if session.cover:
        painter.fillRect(whole, QColor("black" if session.cover is Cover.BLACK else "white"))
    elif session.opening:
        scene.paint_opening(painter, size, nothing_kept(), session.tokens)
    elif frame is not None:
        scene.paint(painter, frame, session.tokens)
    else:
        painter.fillRect(whole, session.tokens.panel)


def agenda(session: Session, parent: QWidget) -> QMenu:
    """The running order as a menu to jump in."""
    made = QMenu(_("Go to"), parent)
    made.setFont(fonts.sans(13.5, 500))
    for number in range(1, len(session.running.slides) + 1):
        entry = made.addAction(
            f"{number}  {session.name_at(number - 1)}".replace("&", "&&"), partial(session.go, number - 1)
        )
        entry.setCheckable(True)
        entry.setChecked(number - 1 == session.at)
    return made
