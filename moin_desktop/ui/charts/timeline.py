"""When people answered: thin columns along the days, the highest named, the axis told in dates."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter

from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import histogram, text
from moin_desktop.ui.charts.plan import Extra, Layout, Look, Plan, Plot, Room


def arrange(plan: Plan, room: Room, width: float) -> Plot:
    """Columns as in a histogram; where they are too narrow for figures the highest says when and how many."""
    plot = histogram.arrange(plan, room, width)
    if not plot.marks or any(box.value for box in plot.marks):
        return plot
    k, peak = room.scale, max(plot.marks, key=lambda box: box.mark.count)
    said = _("{label}: {number}").format(label=peak.mark.label, number=number_text(peak.mark.count))
    made = text.block(said, fonts.sans(room.px(13.5), 600, tabular=True), QPointF(0, 0), 1e4)
    left = peak.bar.center().x() - made.rect.width() / 2
    left = min(max(left, plot.rect.left()), max(plot.rect.left(), room.rect.right() - made.rect.width()))
    placed = text.at_left(text.at_middle(made, peak.bar.top() - 13 * k), left)
    return Plot(plot.marks, plot.rect, (*plot.extras, Extra(placed, strong=True)), plot.dot)


def paint(painter: QPainter, layout: Layout, look: Look) -> None:
    """Paint columns, foot and dates."""
    histogram.paint(painter, layout, look)
