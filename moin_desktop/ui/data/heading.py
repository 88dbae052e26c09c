"""A heading that may be a whole page of text, such as a consent form: a few lines, and a way to see all of it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.data.brief import Brief

LINES = 4


class Heading(QWidget):
    """At most four lines of a heading, and a button for the others where there are more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = False
        page = controls.column(self, 0)
        self.said = Brief("", 21, 600)
        self.said.setFont(fonts.serif(21, 600))
        page.addWidget(self.said)
        self.more = controls.button("", "link")
        page.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.more.clicked.connect(self._on_more)

    def set_text(self, text: str) -> None:
        """Show a heading, folded again."""
        text = " ".join(text.split())
        if text != self.said.text():
            self._whole = False
            self.said.setText(text)
        self._refresh()

    def _on_more(self) -> None:
        self._whole = not self._whole
        self._refresh()

    def _refresh(self) -> None:
        self.said.set_lines(0 if self._whole else LINES)
        long = self.said.lines_at(max(self.width(), 40)) > LINES
        self.more.setVisible(long)
        self.more.set_text(_("Show less") if self._whole else _("Show the whole text"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._refresh()
