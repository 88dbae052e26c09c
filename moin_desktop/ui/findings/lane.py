"""The cards of one pillar, one below the other, where others can be dropped between them."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from moin_desktop.analysis.pillars import pillar_question
from moin_desktop.ui import controls, theme
from moin_desktop.ui.findings.card import MIME, Card
from moin_desktop.ui.findings.parts import PillarHead, Slot


class Lane(QWidget):
    """A list of cards that takes drops."""

    dropped = Signal(str, str, int)
    """(finding, pillar, position from 1)."""

    def __init__(self, pillar: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pillar = pillar
        self.cards: list[Card] = []
        self._line: int | None = None
        self._layout = controls.column(self, 12, (0, 2, 0, 2))
        self.setAcceptDrops(True)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards in place of the ones before."""
        controls.clear(self._layout)
        self.cards = list(cards)
        for card in cards:
            self._layout.addWidget(card)
            card.show()  # at once, so that it can have the focus; the layout would show it later
        if not cards:
            self._layout.addWidget(Slot())
        self._layout.addStretch(1)

    def drop(self, finding: str, y: int) -> None:
        """Take a card let go of at this height."""
        others = [card for card in self.cards if card.id != finding]
        self.dropped.emit(finding, self.pillar, 1 + sum(1 for card in others if card.geometry().center().y() < y))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        y = event.position().y()
        below = next((card for card in self.cards if card.geometry().center().y() >= y), None)
        last = self.cards[-1].geometry().bottom() + 7 if self.cards else 3
        self._line = below.geometry().top() - 7 if below is not None else last
        self.update()
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._line = None
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._line = None
        self.update()
        event.acceptProposedAction()
        self.drop(bytes(event.mimeData().data(MIME).data()).decode(), int(event.position().y()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._line is not None:
            painter = QPainter(self)
            painter.fillRect(QRectF(4, max(0, self._line), self.width() - 8, 3), theme.tokens().accent)


class Column(QFrame):
    """A pillar on the board: its heading, its question, its lane."""

    def __init__(self, pillar: str) -> None:
        super().__init__()
        self._pillar = pillar
        self.lane = Lane(pillar)
        page = controls.column(self, 0, (12, 16, 2, 8))
        self._head = PillarHead(pillar)
        head = controls.column(spacing=8, margins=(0, 0, 10, 0))
        head.addWidget(self._head)
        head.addWidget(controls.label(pillar_question(pillar), 13.5, tone="ink2", wrap=True))
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
        painter.fillRect(QRectF(0, 0, self.width(), 3), tokens.pillar(self._pillar))


class Section(QWidget):
    """A pillar in the running order: a small heading and its lane."""

    def __init__(self, pillar: str) -> None:
        super().__init__()
        self.lane = Lane(pillar)
        self._head = PillarHead(pillar)
        page: QVBoxLayout = controls.column(self, 6, (0, 0, 0, 14))
        page.addWidget(self._head)
        page.addWidget(self.lane)

    def show_cards(self, cards: Sequence[Card]) -> None:
        """Show these cards and their number."""
        self._head.set_count(len(cards))
        self.lane.show_cards(cards)
