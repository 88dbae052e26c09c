"""The field above the themes: type to find one, or to make it; also where a theme is merged, moved or split."""

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import fonts


class Purpose(Enum):
    """What is done with the theme that is found."""

    GIVE = "give"
    NEW = "new"
    MERGE = "merge"
    MOVE = "move"
    SPLIT = "split"


class Finder(QLineEdit):
    """Up and down go through what was found, Enter takes it, Escape gives up."""

    taken = Signal()
    stepped = Signal(int)
    given_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.purpose = Purpose.GIVE
        self.setFont(fonts.sans(14))
        self.setFixedHeight(36)
        self.setAccessibleName(_("Find or make a theme"))
        self.say(Purpose.GIVE)

    def say(self, purpose: Purpose, theme: str = "") -> None:
        """Be there for a purpose, with a theme where one is merged, moved or split."""
        self.purpose = purpose
        self.setPlaceholderText(
            {
                Purpose.GIVE: _("Find or make a theme  ( / )"),
                Purpose.NEW: _("Name of the new theme"),
                Purpose.MERGE: _("Merge “{theme}” into").format(theme=theme),
                Purpose.MOVE: _("Move from “{theme}” to").format(theme=theme),
                Purpose.SPLIT: _("Name for what is split off “{theme}”").format(theme=theme),
            }[purpose]
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        code = event.key()
        if code in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.taken.emit()
        elif code in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.stepped.emit(1 if code == Qt.Key.Key_Down else -1)
        elif code == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
