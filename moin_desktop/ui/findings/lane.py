"""The cards of one pillar, one below the other, where others can be dropped between them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from moin_desktop.i18n import _
from moin_desktop.models.pillars import Pillar
from moin_desktop.ui import controls, theme
from moin_desktop.ui.findings.card import MIME, Card
from moin_desktop.ui.findings.parts import PillarHead, Slot

_NEAR = 48
"""A card held this near to the edge of what is seen scrolls there."""


class Lane(QWidget):
    """A list of cards that takes drops."""

    dropped = Signal(str, str, int)
    """(finding, pillar, position from 1 among the cards shown)."""

    def __init__(self, pillar: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pillar = pillar
        self.cards: list[Card] = []
        self._empty: Slot | None = None
        self._slot: Slot | None = None
        self._layout = controls.column(self, 12, (0, 2, 0, 2))
        self.setAcceptDrops(True)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards in place of the ones before."""
        controls.clear(self._layout)
        self.cards, self._slot, self._empty = list(cards), None, None
        for card in cards:
            self._layout.addWidget(card)
            card.show()  # at once, so that it can have the focus; the layout would show it later
        if not cards:
            self._empty = Slot(_("Drop a finding here"))
            self._layout.addWidget(self._empty)
        self._layout.addStretch(1)

    def drop(self, finding: str, y: int) -> None:
        """Take a card let go of at this height."""
        self.dropped.emit(finding, self.pillar, self._place(finding, y))

    def _place(self, finding: str, y: float) -> int:
        """Which place a height means, from 1, once the card in the hand is taken out."""
        others = [card for card in self.cards if card.id != finding]
        return 1 + sum(1 for card in others if card.geometry().center().y() < y)

    def _show_slot(self, finding: str, y: float) -> None:
        """Open a place for the card in the hand; none where it lies already."""
        place = self._place(finding, y)
        own = next((at for at, card in enumerate(self.cards, 1) if card.id == finding), 0)
        self._hide_slot(keep=place != own)
        if place == own:
            return
        others = [card for card in self.cards if card.id != finding]
        if self._slot is None or self._layout.indexOf(self._slot) not in (
            self._at(others, place),
            self._at(others, place) - 1,
        ):
            self._hide_slot()
            if self._empty is not None:
                self._empty.hide()
            self._slot = Slot(_("The card goes here"), coming=True)
            self._layout.insertWidget(self._at(others, place), self._slot)

    def _at(self, others: Sequence[Card], place: int) -> int:
        """Where in the layout a place lies: before the card that has it now, or before the room at the end."""
        return self._layout.indexOf(others[place - 1]) if place <= len(others) else self._layout.count() - 1

    def _hide_slot(self, keep: bool = False) -> None:
        if self._slot is not None and not keep:
            self._layout.removeWidget(self._slot)
            self._slot.hide()
            self._slot.deleteLater()
            self._slot = None
            if self._empty is not None:
                self._empty.show()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._show_slot(_carried(event), event.position().y())
        area: QWidget | None = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        inside = area.widget() if area is not None else None
        if area is not None and inside is not None:
            at = self.mapTo(inside, event.position().toPoint())
            area.ensureVisible(at.x(), at.y(), 0, _NEAR)
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hide_slot()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        finding, y = _carried(event), event.position().y()
        place = self._place(finding, y)
        self._hide_slot()
        self.dropped.emit(finding, self.pillar, place)


def _carried(event: QDropEvent) -> str:
    return bytes(event.mimeData().data(MIME).data()).decode()


class Column(QFrame):
    """A pillar on the board: its heading, its question, its lane."""

    def __init__(self, pillar: Pillar) -> None:
        super().__init__()
        self._pillar = pillar
        self.lane = Lane(pillar.code)
        page = controls.column(self, 0, (12, 16, 2, 8))
        self._head = PillarHead(pillar)
        head = controls.column(spacing=8, margins=(0, 0, 10, 0))
        head.addWidget(self._head)
        if pillar.guide:
            head.addWidget(controls.label(pillar.guide, 13.5, tone="ink2", wrap=True))
        page.addLayout(head)
        page.addSpacing(10)
        inner = QWidget()
        self._inside = controls.column(inner, 0, (0, 0, 10, 0))
        self._inside.addWidget(self.lane)
        self.scroller = controls.scroll(inner)
        self.scroller.verticalScrollBar().rangeChanged.connect(self._on_range_changed)
        page.addWidget(self.scroller, 1)
        self.setMinimumWidth(200)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards and their number."""
        self._head.set_count(len(cards))
        self.lane.show_cards(cards)

    def _on_range_changed(self, least: int, most: int) -> None:
        """The scroll bar lies in the margin, so that cards keep their width."""
        self._inside.setContentsMargins(0, 0, 0 if most > least else 10, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tokens = theme.tokens()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.sunken)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0, -10, 0, 0), 8, 8)
        painter.fillRect(QRectF(0, 0, self.width(), 3), tokens.hue(self._pillar.hue))


class Section(QWidget):
    """A pillar in the running order: a small heading and its lane."""

    def __init__(self, pillar: Pillar) -> None:
        super().__init__()
        self.lane = Lane(pillar.code)
        self._head = PillarHead(pillar)
        page: QVBoxLayout = controls.column(self, 6, (0, 0, 0, 14))
        page.addWidget(self._head)
        page.addWidget(self.lane)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards and their number."""
        self._head.set_count(len(cards))
        self.lane.show_cards(cards)
