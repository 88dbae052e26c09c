"""Brackets around several answers that something was said about together: beside their rows, or under their steps."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from moin_desktop.ui.charts.plan import MarkBox

Lines = tuple[tuple[QPointF, ...], ...]
HOOK = 5.0
"""How far a bracket reaches towards what it gathers."""
OFF = 7.0
"""How far it keeps off bars and figures."""
TOUCHING = 3.0


def around(members: Sequence[MarkBox], every: Iterable[MarkBox], scale: float) -> tuple[Lines, QPointF | None]:
    """The lines around several marks, and where a leader to them begins.

    Steps and parts of one bar stand end to end: their bracket lies under them. Rows have it to the right of all
    figures between them. What lies between and is not meant is passed by without a hook.
    """
    standing = any(box.mark.start > 0 for box in members)
    level = len({round(box.bar.center().y()) for box in members}) == 1
    return _below(members, scale) if standing or level else _beside(members, list(every), scale)


def _below(members: Sequence[MarkBox], scale: float) -> tuple[Lines, QPointF]:
    foot = max(box.bar.bottom() for box in members) + OFF * scale
    runs: list[tuple[float, float]] = []
    for box in sorted(members, key=lambda box: box.bar.left()):
        if runs and box.bar.left() - runs[-1][1] <= TOUCHING * scale:
            runs[-1] = runs[-1][0], max(runs[-1][1], box.bar.right())
        else:
            runs.append((box.bar.left(), box.bar.right()))
    hook = foot - HOOK * scale
    lines = [(QPointF(low, hook), QPointF(low, foot), QPointF(high, foot), QPointF(high, hook)) for low, high in runs]
    joints = [(QPointF(one[1], foot), QPointF(other[0], foot)) for one, other in pairwise(runs)]
    return (*lines, *joints), QPointF(runs[-1][1], foot)


def _beside(members: Sequence[MarkBox], every: Sequence[MarkBox], scale: float) -> tuple[Lines, QPointF | None]:
    middles = sorted({box.row.center().y() for box in members})
    within = (box for box in every if middles[0] - 1 <= box.row.center().y() <= middles[-1] + 1)
    tips = [box.tip.x() for box in within if box.tip is not None]
    if not tips:
        return (), None
    x = max(tips) + OFF * scale
    lines: list[tuple[QPointF, ...]] = [(QPointF(x, middles[0]), QPointF(x, middles[-1]))]
    lines += [(QPointF(x - HOOK * scale, y), QPointF(x, y)) for y in middles]
    return tuple(lines), QPointF(x, (middles[0] + middles[-1]) / 2)


def paint(painter: QPainter, lines: Lines, colour: QColor, scale: float) -> None:
    """Paint the lines of a bracket."""
    if not lines:
        return
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.5 * scale))
    for points in lines:
        painter.drawPolyline(QPolygonF(list(points)))
