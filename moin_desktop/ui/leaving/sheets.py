"""A chart on a sheet of its own: the same scene laid out again at the size asked for, with everything said inside."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from moin_desktop.analysis.captions import sentences
from moin_desktop.analysis.wording import day_text
from moin_desktop.i18n import _
from moin_desktop.ui import theme
from moin_desktop.ui.charts import drawing, wall
from moin_desktop.ui.charts.plan import Layout, Look, Plan
from moin_desktop.ui.theme import Scheme


class Shape(StrEnum):
    """The forms a chart leaves in."""

    SCREEN = "screen"
    """As large as it is on the screen, or taller where it has many answers."""
    SLIDE = "slide"
    """16 : 9."""
    SQUARE = "square"


_SIZES = {Shape.SCREEN: QSizeF(1000, 625), Shape.SLIDE: QSizeF(1008, 567), Shape.SQUARE: QSizeF(800, 800)}
"""In pixels of the design, at which the words are as large as on the desk."""
_STEPS = (1.0, 1.08, 1.16, 1.25, 1.35, 1.5)
"""How much more is put on a sheet of the same form before rows are folded: its words become that much smaller."""
_MOST, _LEAST = 40, 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chart laid out to leave."""

    layout: Layout
    size: QSizeF
    """In pixels of the design at 100%: 1008 by 567 for a slide, however much is on it."""
    scheme: Scheme

    @property
    def name(self) -> str:
        """The headline, or what the question is called."""
        return self.layout.plan.headline or self.layout.plan.data.title


def made(plan: Plan, shape: Shape = Shape.SLIDE, scheme: Scheme = Scheme.LIGHT, screen: QSizeF | None = None) -> Sheet:
    """Lay a chart out; ``screen`` is its size on the screen, for that shape. Nothing chosen by hand is marked."""
    plan = replace(plan, chosen=(), data=replace(plan.data, footer=sentences(plan.data.footer, dated())))
    size = screen if screen is not None and shape is Shape.SCREEN else _SIZES[shape]
    if shape is Shape.SCREEN:
        layout = drawing.arrange(plan, size)
        return Sheet(titled(layout), layout.size, scheme)
    return Sheet(titled(_fitted(plan, size)), size, scheme)


def dated() -> str:
    """When a sheet was made, as it is said in its footer."""
    return _("Made on {day}.").format(day=day_text(datetime.now(tz=UTC).astimezone().timestamp()))


def _fitted(plan: Plan, size: QSizeF) -> Layout:
    """All of a chart on a sheet of a fixed form: smaller where it has to be, then folded, which the footer says."""
    for step in _STEPS:
        layout = drawing.arrange(plan, size * step)
        if layout.size.height() <= size.height() * step + 1:
            return layout
    for most in range(_MOST, _LEAST, -1):
        folded = replace(plan, data=wall.shown(plan, most))
        layout = drawing.arrange(folded, size * _STEPS[-1])
        if layout.size.height() <= size.height() * _STEPS[-1] + 1:
            break
    return layout


def titled(layout: Layout) -> Layout:
    """On the desk a title that nobody typed is pale and waits for a headline; elsewhere it is read as one."""
    plan = layout.plan
    return replace(layout, plan=replace(plan, headline=plan.headline or plan.data.title))


def paint(painter: QPainter, sheet: Sheet, width: float) -> None:
    """Paint a sheet so many units wide, its ground included."""
    factor = width / sheet.layout.size.width()
    tokens = theme.tokens_of(sheet.scheme)
    high = max(sheet.layout.size.height(), sheet.size.height() * sheet.layout.size.width() / sheet.size.width())
    painter.save()
    painter.scale(factor, factor)
    painter.fillRect(QRectF(0, 0, sheet.layout.size.width(), high), tokens.panel)
    drawing.paint(painter, sheet.layout, Look(tokens))
    painter.restore()
