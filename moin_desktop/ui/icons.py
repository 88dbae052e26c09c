"""Thin line icons drawn by us, tinted when they are asked for."""

from functools import cache

from PySide6.QtCore import QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from moin_desktop.paths import resource


@cache
def _svg(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_svg(name).replace("currentColor", colour).encode()))


def paint(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw an icon into a rectangle, at any scale."""
    _renderer(name, colour.name()).render(painter, rect)


def stamp(painter: QPainter, name: str, place: QPointF, size: int, colour: QColor) -> None:
    """Put an icon at a place from a picture kept of it: for what is painted again and again on the screen."""
    painter.drawPixmap(place, _pixmap(name, colour.name(), size, painter.device().devicePixelRatioF(), 0))


@cache
def _pixmap(name: str, colour: str, size: int, ratio: float, gap: int) -> QPixmap:
    pixmap = QPixmap(round((size + gap) * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _renderer(name, colour).render(painter, QRectF(0, 0, size * ratio, size * ratio))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


@cache
def blank(size: int) -> QIcon:
    """An icon of nothing."""
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    return QIcon(pixmap)


def icon(name: str, colour: QColor, size: int = 18, disabled: QColor | None = None, gap: int = 0) -> QIcon:
    """An icon for a button, crisp on every screen there is; ``gap`` pixels of air keep it off the text."""
    result = QIcon()
    for ratio in sorted({1.0, *(screen.devicePixelRatio() for screen in QGuiApplication.screens())}):
        result.addPixmap(_pixmap(name, colour.name(), size, ratio, gap))
        if disabled is not None:
            result.addPixmap(_pixmap(name, disabled.name(), size, ratio, gap), QIcon.Mode.Disabled)
    return result
