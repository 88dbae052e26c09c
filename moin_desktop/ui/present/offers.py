"""What a room can be asked to do beside looking: each with its key, and a button in the console."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt

from moin_desktop.i18n import _
from moin_desktop.ui.present import guessing, hands
from moin_desktop.ui.present.session import Session


@dataclass(frozen=True, slots=True)
class Offer:
    """One thing to ask the room for; ``begin`` starts it, and stops it where it is on already."""

    text: str
    key: Qt.Key
    letter: str
    """The key as it stands on the button."""
    icon: str
    begin: Callable[[Session], object]


def offers() -> tuple[Offer, ...]:
    """All of them, in the order of their buttons."""
    return (
        Offer(_("Guess first"), Qt.Key.Key_H, "H", "eye-off", guessing.toggle),
        Offer(_("Show of hands"), Qt.Key.Key_G, "G", "people", hands.toggle),
    )
