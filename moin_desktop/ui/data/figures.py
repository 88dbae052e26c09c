"""The figures of a question of numbers or dates, as the inspector shows them."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from moin_desktop.analysis.tables import Table
from moin_desktop.analysis.wording import day_text, number_text
from moin_desktop.i18n import _
from moin_desktop.ui import controls


class Figures(QWidget):
    """One line a figure, values below one another."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        part = controls.column(self, 6)
        part.addWidget(controls.label(_("In figures"), 12.5, 600, "ink2"))
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        part.addLayout(self._grid)
        part.addSpacing(8)

    def show_figures(self, table: Table) -> None:
        """Show what there is; nothing for a question that has answers to choose."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        lines = figures(table)
        for row, (name, value) in enumerate(lines):
            self._grid.addWidget(controls.label(name, 14), row, 0)
            self._grid.addWidget(controls.label(value, 14, 600), row, 1, Qt.AlignmentFlag.AlignRight)
        self.setVisible(bool(lines))


def figures(table: Table) -> tuple[tuple[str, str], ...]:
    """Each figure with its name: numbers, or the first and the last day."""
    found: list[tuple[str, str]] = []
    if table.stats is not None:
        stats = table.stats
        found = [
            (_("Answers"), number_text(stats.n)),
            (_("Smallest"), number_text(stats.min)),
            (_("Largest"), number_text(stats.max)),
            (_("Mean"), number_text(stats.mean)),
            (_("Median"), number_text(stats.median)),
        ]
    elif table.earliest:
        found = [
            (_("Answers"), number_text(table.answered)),
            (_("First day"), _day(table.earliest)),
            (_("Last day"), _day(table.latest)),
        ]
    if found and table.unread:
        found.append((_("Not read as an answer"), number_text(table.unread)))
    return tuple(found)


def _day(moment: str) -> str:
    return day_text(float(np.datetime64(moment, "s").astype(np.int64)))
