"""What the room sees, painted alike in its own window and in the picture of it."""

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QPainter

from moin_desktop.ui.present import scene
from moin_desktop.ui.present.scene import Cover
from moin_desktop.ui.present.session import Session, nothing_kept


def paint(painter: QPainter, session: Session, size: QSizeF) -> None:
    """Paint what is seen on a screen of this size."""
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
