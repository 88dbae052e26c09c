"""Numbers typed while people speak, one for each answer: by keys alone in the room, or in fields of the console."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

NAME = -1
"""The place of the name, before the first answer."""
_DIGITS = "0123456789"


class Entry(QObject):
    """One number for each answer, and a name; ``at`` is where is typed now."""

    changed = Signal()

    def __init__(self, labels: Sequence[str], most: int = 9999, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.labels = tuple(labels)
        self.texts = [""] * len(self.labels)
        self.name = ""
        self.at = 0
        self.most = most
        """The largest number that can be typed."""
        self.hops = False
        """One digit is a whole number, and the next answer follows by itself."""

    @property
    def numbers(self) -> tuple[int | None, ...]:
        """What was typed, None where nothing was."""
        return tuple(int(text) if text else None for text in self.texts)

    @property
    def is_typed(self) -> bool:
        """Whether there is any number."""
        return any(self.texts)

    def put(self, at: int, text: str) -> None:
        """The number of one answer as it was typed; what is no number, or too large, is left out."""
        digits = "".join(letter for letter in text if letter in _DIGITS)
        while digits and int(digits) > self.most:
            digits = digits[1:] if self.hops else digits[:-1]
        if self.texts[at] != digits:
            self.texts[at] = digits
            self.changed.emit()

    def sign(self, name: str) -> None:
        """Whose numbers they are."""
        if name != self.name:
            self.name = name
            self.changed.emit()

    def step(self, by: int) -> None:
        """One more or fewer where is typed; never fewer than none."""
        if 0 <= self.at < len(self.texts):
            now = int(self.texts[self.at] or 0)
            self.put(self.at, str(max(0, now + by)))

    def go(self, by: int) -> None:
        """The next place or the one before, the name among them; from the last to the name."""
        self.at = (self.at + 1 + by) % (len(self.texts) + 1) - 1
        self.changed.emit()

    def empty(self) -> None:
        """Begin again at the first answer."""
        self.texts = [""] * len(self.labels)
        self.at = 0
        self.changed.emit()

    def press(self, event: QKeyEvent) -> bool:
        """Take a key; whether it was one of numbers, the name, or a way between them."""
        key, letter = event.key(), event.text()
        if key in (Qt.Key.Key_Tab, Qt.Key.Key_Down):
            self.go(1)
        elif key in (Qt.Key.Key_Backtab, Qt.Key.Key_Up):
            self.go(-1)
        elif key == Qt.Key.Key_Backspace:
            return self._rub_out()
        elif self.at == NAME:
            return self._letter(letter)
        elif letter and letter in _DIGITS:
            self._digit(letter)
        elif letter in ("+", "-", "\N{MINUS SIGN}"):
            self.step(1 if letter == "+" else -1)
        else:
            return False
        return True

    def _digit(self, digit: str) -> None:
        at = self.at
        self.put(at, digit if self.hops else self.texts[at] + digit)
        if self.hops and at + 1 < len(self.texts):
            self.at = at + 1
            self.changed.emit()

    def _letter(self, letter: str) -> bool:
        if not letter or not letter.isprintable():
            return False
        self.sign(self.name + letter)
        return True

    def _rub_out(self) -> bool:
        if self.at == NAME:
            self.sign(self.name[:-1])
            return True
        if not self.is_typed:
            return False
        if not self.texts[self.at] and self.hops and self.at:
            self.at -= 1
        self.put(self.at, self.texts[self.at][:-1])
        return True
