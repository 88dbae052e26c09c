"""Small pictures of what the room sees, and of what it sees next: the same frames, painted smaller."""

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import theme
from moin_desktop.ui.present import scene, seen, spotlight
from moin_desktop.ui.present.scene import Frame
from moin_desktop.ui.present.session import Session

LATER_MS = 80
"""What comes next is drawn when the room's own window has been painted."""
USUAL = QSizeF(1920, 1080)


class Picture(QWidget):
    """A screen painted small, as wide as there is room."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.screen_size = USUAL
        """Of the screen the room looks at, in its own pixels."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 135)
        theme.news().changed.connect(self.update)

    def show_screen(self, size: QSizeF) -> None:
        """The room's screen has this size."""
        self.screen_size = size
        self.update()

    @property
    def ratio(self) -> float:
        """How much smaller it is."""
        return min(self.width() / self.screen_size.width(), self.height() / self.screen_size.height())

    @property
    def area(self) -> QRectF:
        """Where the picture lies in the widget."""
        size = self.screen_size * self.ratio
        return QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())

    def sizeHint(self) -> QSize:
        return QSize(960, 540)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = QPainterPath()
        around.addRoundedRect(self.area.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        painter.save()
        painter.setClipPath(around)
        painter.translate(self.area.topLeft())
        painter.scale(self.ratio, self.ratio)
        self.paint_screen(painter)
        painter.restore()
        painter.setPen(QPen(theme.tokens().line, 1))
        painter.drawPath(around)

    def paint_screen(self, painter: QPainter) -> None:
        """Paint what is on the screen, in its own pixels."""
        seen.paint(painter, self.session, self.screen_size)


class Live(Picture):
    """What the room sees now; a click on an answer puts the light on it."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(_("Click an answer to put the light on it"))
        session.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        name, description = self.session.said()
        self.setAccessibleName(_("On the screen: {what}").format(what=name))
        self.setAccessibleDescription(description)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        frame = self.session.frame(self.screen_size)
        if event.button() is not Qt.MouseButton.LeftButton or frame is None or frame.layout is None:
            return
        from_corner = event.position() - self.area.topLeft()
        place = QPointF(from_corner.x() / self.ratio, from_corner.y() / self.ratio)
        box = frame.layout.mark_at(place)
        key = spotlight.key_of(frame.layout, box) if box is not None else ""
        self.session.light("" if key == self.session.spotlight else key)


class Next(Picture):
    """What comes next; a click goes there."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._frame: Frame | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LATER_MS)
        self._later.timeout.connect(self._draw)
        session.moved.connect(self.later)
        session.workspace.changed.connect(self.later)

    def later(self) -> None:
        """Draw it soon."""
        self._later.start()

    def show_screen(self, size: QSizeF) -> None:
        super().show_screen(size)
        self.later()

    def _draw(self) -> None:
        self._frame = self.session.frame_at(self.session.at + 1, self.screen_size)
        there = self._frame is not None
        name = self.session.name_at(self.session.at + 1) if there else _("Nothing more: this is the last one")
        self.setAccessibleName(_("Next: {what}").format(what=name) if there else name)
        self.update()

    def paint_screen(self, painter: QPainter) -> None:
        if self._frame is not None:
            scene.paint(painter, self._frame, self.session.tokens)
        else:
            painter.fillRect(scene.whole(self.screen_size), theme.tokens().sunken)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.session.next()
