"""Why a file was not saved, in one sentence, with ways out: another name beside it, another folder."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from moin_desktop.errors import MoinError
from moin_desktop.exporting.replacing import free_path
from moin_desktop.i18n import _
from moin_desktop.ui import controls


class Trouble(QFrame):
    """The card under the button; hidden while all is well."""

    again = Signal(Path)
    """Save under this free name."""
    elsewhere = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._free = Path()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        card = controls.card("trouble")
        outer.addWidget(card)
        column = controls.column(card, 8, (12, 10, 12, 10))
        self._words = controls.label(px=13.5, weight=500, tone="warn", wrap=True)
        column.addWidget(self._words)
        self.save_as = controls.button("")
        self.choose = controls.button(_("Choose another folder"))
        for way in (self.save_as, self.choose):
            column.addWidget(way)
        self.save_as.clicked.connect(lambda: self.again.emit(self._free))
        self.choose.clicked.connect(self.elsewhere)
        self.hide()

    def tell(self, path: Path, trouble: MoinError) -> None:
        """Say what stood in the way of saving ``path``."""
        self._words.setText(trouble.message)
        self._free = free_path(path)
        self.save_as.set_text(_("Save as {name}").format(name=self._free.name))
        self.save_as.setVisible(self._free != path)
        self.show()
        way = self.save_as if self._free != path else self.choose
        way.setFocus(Qt.FocusReason.OtherFocusReason)
