"""Written answers in a picture: the first of them in serif, and how many more there are."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from moin_desktop.i18n import ngettext
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import text
from moin_desktop.ui.charts.plan import Extra, Layout, Look, Plan, Plot, Room

GAP = 14.0


def arrange(plan: Plan, room: Room, width: float) -> Plot:
    """As many answers as fit, each in at most three lines."""
    k, extras = room.scale, []
    y, shown = room.rect.top(), 0
    for _row, words in plan.data.texts:
        made = text.block(
            words,
            fonts.serif(16 * k),
            QPointF(room.rect.left() + 14 * k, y),
            room.rect.width() - 14 * k,
            most=3,
            pitch=1.35,
            balanced=False,
        )
        if made.rect.bottom() + 34 * k > room.rect.bottom() and shown:
            break
        extras.append(Extra(made, strong=True))
        y, shown = made.rect.bottom() + GAP * k, shown + 1
    left = len(plan.data.texts) - shown
    if left:
        said = ngettext("and {n} more answer", "and {n} more answers", left).format(n=left)
        extras.append(Extra(text.block(said, fonts.sans(13.5 * k), QPointF(room.rect.left() + 14 * k, y), width)))
        y += 24 * k
    rect = QRectF(room.rect.left(), room.rect.top(), room.rect.width(), y - room.rect.top())
    return Plot((), rect, tuple(extras))


def paint(painter: QPainter, layout: Layout, look: Look) -> None:
    """Paint the answers with a thin rule beside each."""
    for extra in layout.plot.extras:
        if extra.strong:
            rule = QRectF(layout.plot.rect.left(), extra.block.rect.top(), 2 * layout.scale, extra.block.rect.height())
            painter.fillRect(rule, look.tokens.data_soft)
        text.paint(painter, extra.block, look.tokens.ink if extra.strong else look.tokens.ink3)
