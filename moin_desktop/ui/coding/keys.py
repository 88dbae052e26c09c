"""The keys of coding, told from whatever keyboard they come."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from moin_desktop.i18n import _

_PLACES = {
    "linux": {code: str(code - 9) for code in range(10, 19)},
    "win32": {code: str(code - 1) for code in range(2, 11)},
    "darwin": {18: "1", 19: "2", 20: "3", 21: "4", 23: "5", 22: "6", 26: "7", 28: "8", 25: "9"},
}
"""The digit row by place, for keyboards on which Shift turns digits into signs, or signs into digits."""
_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
MOST = 9
"""So many digits give something."""
LETTERS = {
    Qt.Key.Key_Slash: "find",
    Qt.Key.Key_T: "new",
    Qt.Key.Key_M: "merge",
    Qt.Key.Key_N: "note",
    Qt.Key.Key_Q: "quote",
    Qt.Key.Key_G: "suggested",
    Qt.Key.Key_U: "take_last",
    Qt.Key.Key_S: "order",
    Qt.Key.Key_Backspace: "take_last",
    Qt.Key.Key_Space: "none_fits",
}
"""Keys that act on the current answer, without any held down."""


def digit(event: QKeyEvent) -> str:
    """The digit from 1 to 9 of a key, with Shift or without; empty for another key."""
    if event.modifiers() & _HELD:
        return ""
    if Qt.Key.Key_1 <= event.key() <= Qt.Key.Key_9:
        return chr(event.key())
    code = event.nativeVirtualKey() if sys.platform == "darwin" else event.nativeScanCode()
    return _PLACES.get(sys.platform, {}).get(code, "") if code else ""


def stays(event: QKeyEvent) -> bool:
    """Whether a digit gives without moving on."""
    return bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)


def act(event: QKeyEvent) -> str:
    """What a key does, by name; empty for one that does nothing here."""
    if event.modifiers() & _HELD:
        return ""
    if event.text() == "/":
        return "find"
    return LETTERS.get(Qt.Key(event.key()), "")


def strip() -> tuple[tuple[str, str], ...]:
    """Key and what it does, for the strip below the answers; the most needed first."""
    return (
        ("1 … 9", _("Give a theme, on to the next")),
        (_("Shift+1 … 9"), _("Give and stay")),
        (_("Enter"), _("Next")),
        ("/", _("Find a theme")),
        ("T", _("New theme")),
        (_("Space"), _("No theme fits")),
        ("U", _("Take the last one back")),
    )


def page() -> tuple[tuple[str, str], ...]:
    """All keys of coding, for the page of keys."""
    return (
        ("1 … 9", _("Give or take a theme, and move on")),
        (_("Shift+1 … 9"), _("The same, and stay for another theme")),
        (_("Enter  Shift+Enter"), _("Next or previous answer")),
        ("/", _("Find a theme, or make one")),
        ("T", _("New theme from the selected words")),
        (_("Shift+Left  Shift+Right"), _("Select words")),
        (_("Shift+Up  Shift+Down"), _("Choose several answers")),
        (_("Space"), _("No theme fits")),
        (_("U  Backspace"), _("Take the last theme away")),
        ("M", _("Merge two themes")),
        ("N", _("Note on the answer or the selected words")),
        ("Q", _("Keep the words as a quote")),
        ("G", _("Take the suggestion")),
        ("S", _("Order of the answers")),
    )
