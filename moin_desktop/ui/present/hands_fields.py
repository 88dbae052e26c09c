"""One field for each answer, for numbers typed while people speak; Tab goes on, + and − count, Enter keeps."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.present.hands_entry import Entry

_ENTER: tuple[int, ...] = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_COUNTING = {"+": 1, "-": -1, "\N{MINUS SIGN}": -1}


class NumberField(QLineEdit):
    """A short number; keys that are none go their own way."""

    entered = Signal()
    stepped = Signal(int)
    """One field on, or back."""
    counted = Signal(int)
    """One more, or one fewer."""
    reached = Signal()
    """The focus has come."""
    let_go = Signal()
    """Escape: what was typed is let go."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFont(fonts.sans(15, 600, tabular=True))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setMinimumHeight(34)
        self.setFixedWidth(64)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _ENTER:
            self.entered.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.let_go.emit()
        elif key in _KEYS:
            self.stepped.emit(_KEYS[Qt.Key(key)])
        elif event.text() in _COUNTING:
            self.counted.emit(_COUNTING[event.text()])
        elif event.text() and event.text().isprintable() and not event.text().isdigit():
            event.ignore()
        else:
            super().keyPressEvent(event)


class NumberFields(QWidget):
    """The fields of one entry, in two columns where there are many answers."""

    entered = Signal()

    def __init__(self, entry: Entry, name: str, *, counting: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._name = name
        self._counting = counting
        self.fields: list[NumberField] = []
        self._build()
        entry.changed.connect(self._refresh)
        self._refresh()

    def _build(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        columns = 2 if len(self.entry.labels) > 3 else 1
        rows = -(-len(self.entry.labels) // columns)
        for at, label in enumerate(self.entry.labels):
            row, column = at % rows, at // rows * 4
            grid.addWidget(controls.elided(label, 14), row, column)
            field = NumberField(self._name.format(answer=label), self)
            grid.addWidget(field, row, column + 1)
            self.fields.append(field)
            if self._counting:
                for by, icon, said in ((-1, "minus", _("One fewer: {answer}")), (1, "plus", _("One more: {answer}"))):
                    button = controls.icon_button(icon, said.format(answer=label))
                    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # + and - do the same in the field
                    button.clicked.connect(partial(self._count_at, at, by))
                    grid.addWidget(button, row, column + (2 if by < 0 else 3))
            field.textEdited.connect(partial(self._on_edited, at))
            field.entered.connect(self.entered)
            field.stepped.connect(partial(self._step, at))
            field.counted.connect(partial(self._count_at, at))
            field.reached.connect(partial(self._reach, at))
            field.let_go.connect(self._let_go)
        for column in range(columns):
            grid.setColumnStretch(column * 4, 1)

    def focus_first(self) -> None:
        """Go to where is typed."""
        if self.fields:
            self.fields[max(0, self.entry.at)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self, at: int, text: str) -> None:
        self.entry.put(at, text)
        if self.entry.hops and self.entry.texts[at] and at + 1 < len(self.fields):
            self.fields[at + 1].setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, at: int, by: int) -> None:
        if 0 <= at + by < len(self.fields):
            self.fields[at + by].setFocus(Qt.FocusReason.TabFocusReason)

    def _count_at(self, at: int, by: int, _checked: bool = False) -> None:
        self.entry.at = at
        self.entry.step(by)

    def _reach(self, at: int) -> None:
        self.entry.at = at

    def _let_go(self) -> None:
        self.entry.empty()
        self.focus_first()

    def _refresh(self) -> None:
        for field, text in zip(self.fields, self.entry.texts, strict=True):
            if field.text() != text:
                field.setText(text)
                if field.hasFocus():
                    field.selectAll()


class Keeper(QObject):
    """Lets Enter in any field of a panel keep what is typed."""

    entered = Signal()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            self.entered.emit()
            return True
        return super().eventFilter(watched, event)
