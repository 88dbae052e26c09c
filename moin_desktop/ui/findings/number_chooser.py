"""The list of numbers that can be put into a statement: found by typing, chosen by Enter or a click."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QWidget

from moin_desktop.analysis.folding import fold
from moin_desktop.analysis.live_text import Offer
from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts
from moin_desktop.ui.data.places import move_into

_MOVING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}
_WIDTH, _LINE, _MOST = 340, 34, 9


class NumberChooser(QFrame):
    """Opens beneath the cursor; ``chosen`` tells an Offer."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self._offers: tuple[tuple[str, Offer], ...] = ()
        self.setProperty("look", "card")
        self.setAccessibleName(_("Numbers"))
        page = controls.column(self, 8, (10, 10, 10, 10))
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("Which number"))
        self.field.setAccessibleName(_("Which number"))
        self.field.setFont(fonts.sans(14))
        self.field.setFixedHeight(36)
        self.list = QListWidget()
        self.list.setProperty("look", "choices")
        self.list.setAccessibleName(_("Numbers of the charts"))
        self.list.setFont(fonts.sans(13.5))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.none = controls.label(_("No such number on the charts of this finding."), 13, tone="ink2", wrap=True)
        for part in (self.field, self.list, self.none):
            page.addWidget(part)
        self.setFixedWidth(_WIDTH)
        self.field.textChanged.connect(self._refresh)
        self.list.itemClicked.connect(self._on_item)

    def open(self, offers: Sequence[tuple[str, Offer]], typed: str, place: QPoint) -> None:
        """Open with the numbers of some charts, each with the chart's name where there are several."""
        self._offers = tuple(offers)
        if self.field.text() == typed:
            self._refresh()
        self.field.setText(typed)
        move_into(self, place)
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def _refresh(self) -> None:
        words = fold(self.field.text()).split()
        self.list.clear()
        for chart, offer in self._offers:
            told = f"{offer.text} {offer.label} {chart}"
            if all(_fits(word, offer.text, told) for word in words):
                item = QListWidgetItem(_("{number}   {what}").format(number=offer.text, what=offer.label))
                item.setToolTip(_("{what} ({chart})").format(what=offer.label, chart=chart) if chart else offer.label)
                item.setData(Qt.ItemDataRole.UserRole, offer)
                self.list.addItem(item)
        there = self.list.count()
        self.list.setVisible(there > 0)
        self.none.setVisible(not there)
        self.list.setFixedHeight(_LINE * min(_MOST, max(1, there)) + 4)
        if there:
            self.list.setCurrentRow(0)
        self.adjustSize()

    def _on_item(self, item: QListWidgetItem) -> None:
        self.hide()
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.list.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if item is not None:
                self._on_item(item)
        elif event.key() in _MOVING and item is not None:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_MOST, Qt.Key.Key_PageDown: _MOST}
            row = self.list.currentRow() + step[Qt.Key(event.key())]
            self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
        else:
            super().keyPressEvent(event)


def _fits(word: str, number: str, told: str) -> bool:
    """Whether a word is looked for: figures in the number itself, letters anywhere."""
    return number.startswith(word) if word[0].isdigit() else word in fold(told)
