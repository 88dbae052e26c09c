"""The line in which a question of the room is written down: it lands on the board as a finding without a chart."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from moin_desktop.i18n import _
from moin_desktop.models.pillars import Pillar
from moin_desktop.ui import controls, fonts


class AskLine(QFrame):
    """Hidden until somebody asks; Enter puts the question on the board, Esc gives up."""

    asked = Signal(str, str, str)
    """(question, pillar, who asks)."""
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "note")
        self._pillar = ""
        row = controls.row(self, 8, (14, 8, 8, 8))
        self.words = _field(_("What does the room want to know?"))
        self.words.setFont(fonts.serif(16))
        self.author = _field(_("Who asks"))
        self.author.setFixedWidth(150)
        self.under = controls.label(px=12.5, tone="ink2")
        self.add = controls.button(_("Ask"), "primary")
        self.cancel = controls.icon_button("close", _("Give up the question"))
        row.addWidget(self.words, 1)
        row.addWidget(self.author)
        row.addWidget(self.under)
        row.addWidget(self.add)
        row.addWidget(self.cancel)
        for part in (self.words, self.author):
            part.returnPressed.connect(self._on_add)
        self.add.clicked.connect(self._on_add)
        self.cancel.clicked.connect(self._on_cancel)
        self.hide()

    def begin(self, pillar: Pillar) -> None:
        """Open for a question under a pillar."""
        self._pillar = pillar.code
        self.under.setText(_("under {pillar}").format(pillar=pillar.name) if pillar.code else "")
        self.show()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_add(self) -> None:
        words = self.words.text().strip()
        if words:
            self.words.clear()
            self.hide()
            self.asked.emit(words, self._pillar, self.author.text().strip())
        else:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cancel(self) -> None:
        self.words.clear()
        self.hide()
        self.given_up.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._on_cancel()
        else:
            super().keyPressEvent(event)


def _field(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setPlaceholderText(name)
    made.setAccessibleName(name)
    made.setFont(fonts.sans(14))
    made.setFixedHeight(36)
    return made
