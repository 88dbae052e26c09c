"""A strip of keys that work here."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts


def hints() -> tuple[tuple[str, str], ...]:
    """Key, and what it does."""
    return (
        ("↑ ↓", _("Choose an answer")),
        ("N", _("Pin a note")),
        ("K", _("Keep as a finding")),
        ("C", _("Compare")),
        ("T", _("Table")),
        ("F2", _("Headline")),
        ("[ ]", _("Other questions")),
        ("F5", _("Present")),
    )


class KeyHints(QWidget):
    """Keys with their meaning; those that have no room stay out."""

    def __init__(self, keys: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._parts: list[QWidget] = []
        row = controls.row(self, 20)
        for key, does in keys or hints():
            part = QWidget()
            inner = controls.row(part, 8)
            cap = controls.label(key, 12, 600)
            cap.setProperty("look", "key")
            cap.setFont(fonts.sans(12, 600))
            inner.addWidget(cap)
            inner.addWidget(controls.label(does, 12.5, 400, "ink2"))
            row.addWidget(part)
            self._parts.append(part)
        row.addStretch()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left = self.width()
        for part in self._parts:
            left -= part.sizeHint().width()
            part.setVisible(left >= 0)
            left -= 20
