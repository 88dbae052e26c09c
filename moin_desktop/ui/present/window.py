"""The window a room looks at: one slide over the whole screen, worked by a few keys, and nothing else to see."""

from functools import partial

from PySide6.QtCore import QPoint, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QCloseEvent,
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
from moin_desktop.ui.explore.filter_popup import FilterPopup
from moin_desktop.ui.present import agenda, choosing, keys, scene, seen
from moin_desktop.ui.present.scene import Cover, Frame
from moin_desktop.ui.present.session import Session
from moin_desktop.ui.present.slides import Slide
from moin_desktop.ui.present.start_button import StartButton
from moin_desktop.ui.present.strip_field import StripField
from moin_desktop.ui.workspace import Message

__all__ = ["Cover", "Wall"]

CURSOR_MS = 2000
NOTICE_MS = 8000


class Wall(QWidget):
    """Shows a session to the room."""

    screens_swapped = Signal()
    """The other screen is wanted."""

    def __init__(self, session: Session) -> None:
        super().__init__(None)
        self.session = session
        self._popup: FilterPopup | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle(_("Presenting"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.start = StartButton(self)
        self.field = StripField(self.session, self)
        self.notice = ""
        """One line for the presenter, where there is no console to say it in."""
        self._hiding = _timer(self, CURSOR_MS)
        self._noticed = _timer(self, NOTICE_MS)

    def _connect(self) -> None:
        self.start.clicked.connect(self._on_start)
        self._hiding.timeout.connect(self._on_still)
        self._noticed.timeout.connect(self._on_noticed)
        self.session.told.connect(self.tell)
        self.session.workspace.told.connect(self._on_message)
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
        self.field.follow(self.frame if self.session.writing.open else None)
        self.update()

    def _place_start(self) -> None:
        k = scene.scale_of(QSizeF(self.size()))
        self.start.fit(k, self.session.tokens)
        self.start.move(round(46 * k), round(self.height() * 0.52))

    def tell(self, words: str) -> None:
        """Say one line for a while; where there is a console that says it."""
        if self.session.alone:
            self.notice = words
            self._noticed.start()
            self.update()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _on_message(self, message: Message) -> None:
        self.tell(" ".join(part for part in (message.text, message.hint) if part))

    def _on_noticed(self) -> None:
        self.notice = ""
        self.update()

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
        size = QSizeF(self.size())
        seen.paint(painter, self.session, size)
        if self.notice:
            scene.paint_notice(painter, size, self.notice, self.session.tokens)

    # What the hands do

    def _on_start(self) -> None:
        self.session.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._on_noticed()
        if keys.press(self.session, event):
            return
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() == Qt.Key.Key_S:
            self.screens_swapped.emit()
        elif event.key() == Qt.Key.Key_F and self.session.alone:
            self.choose_filter()
        elif event.key() == Qt.Key.Key_Menu:
            self._open_menu(QPoint(self.width() // 3, self.height() // 3))
        else:
            super().keyPressEvent(event)

    def choose_filter(self) -> None:
        """Choose whom the chart shown is of, over the room's own window: there is no other."""
        self._popup = self._popup or choosing.filter_popup(self.session, self)
        choosing.open_filter(self.session, self._popup, self.mapToGlobal(QPoint(self.width(), self.height())))

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
            (_("Take a note"), session.writing.begin),
        ):
            menu.addAction(words, act)
        if choosing.can_put_on(session):
            menu.addAction(_("Filter"), self.choose_filter)
            menu.addMenu(self._compare_menu(menu))
        if len(QGuiApplication.screens()) > 1:
            menu.addAction(_("Swap screens"), self.screens_swapped.emit)
        menu.addSeparator()
        menu.addMenu(agenda.menu(session, menu))
        menu.addSeparator()
        menu.addAction(_("Stop presenting"), self.close)
        menu.popup(self.mapToGlobal(where))

    def _compare_menu(self, parent: QMenu) -> QMenu:
        menu = QMenu(_("Compare by"), parent)
        menu.setFont(parent.font())
        choosing.fill_compare(self.session, menu)
        menu.setEnabled(not menu.isEmpty())
        return menu


def _timer(parent: QWidget, ms: int) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(ms)
    return made
