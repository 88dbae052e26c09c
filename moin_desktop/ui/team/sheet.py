"""A page over the window, as large as it may be, with a title, a close button and its own foot."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from moin_desktop.ui import controls

_AROUND, _SIDE = QSize(40, 96), 28
"""What is left of the window around the page, the title bar that the system puts on it included."""


class Sheet(QDialog):
    """Esc closes it; nothing on it is done before its button is pressed."""

    def __init__(self, title: str, parent: QWidget, wanted: QSize) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setModal(True)
        self.page: QVBoxLayout = controls.column(self, 12, (_SIDE, 24, _SIDE, 20))
        self.heading = controls.label(title, 27, 600, serif=True, wrap=True)
        self.about = controls.label(px=14, tone="ink2", wrap=True)
        self.page.addWidget(self.heading)
        self.page.addWidget(self.about)
        self.resize(wanted.boundedTo(parent.window().size() - _AROUND))

    def foot(self, *buttons: controls.Button) -> QHBoxLayout:
        """The last line: a close button on the left of the others."""
        row = controls.row()
        row.addStretch()
        for button in buttons:
            row.addWidget(button)
        self.page.addLayout(row)
        return row
