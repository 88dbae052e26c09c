"""A chart on the clipboard: picture, table and sentence together, so that every program takes what it can."""

from PySide6.QtCore import QMimeData, QSizeF

from moin_desktop.analysis.charts import ChartKind
from moin_desktop.ui.charts.plan import Plan
from moin_desktop.ui.explore.numbers import as_html, as_text
from moin_desktop.ui.leaving import formats, sheets
from moin_desktop.ui.leaving.sheets import Shape
from moin_desktop.ui.theme import Scheme

TIMES = 2
"""How many pixels of the copied picture make one of the design."""


def mime_of(plan: Plan, scheme: Scheme, screen: QSizeF | None = None) -> QMimeData:
    """What a copied chart is; written answers have no picture. ``screen`` is the chart's size on the screen."""
    mime = QMimeData()
    mime.setText(as_text(plan.data, plan.headline))
    mime.setHtml(as_html(plan.data, plan.headline))
    if plan.data.kind is not ChartKind.TEXTS:
        mime.setImageData(formats.image(sheets.made(plan, Shape.SCREEN, scheme, screen), TIMES))
    return mime
