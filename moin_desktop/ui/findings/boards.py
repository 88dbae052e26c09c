"""Two ways to lay out the same cards: the board with a column per pillar, and one list in running order."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from moin_desktop.models.findings import PILLARS
from moin_desktop.ui import controls
from moin_desktop.ui.findings.card import Card
from moin_desktop.ui.findings.facts import CardFacts
from moin_desktop.ui.findings.lane import Column, Section

Told = Mapping[str, tuple[CardFacts, ...]]
_WIDE, _THIN = 4, 3
_LIST_WIDTH = 1080


class Arrangement(QWidget):
    """Lanes with cards; which card has the focus survives showing them anew."""

    dropped = Signal(str, str, int)

    def __init__(self, wide: bool, wire: Callable[[Card], object]) -> None:
        super().__init__()
        self._wide, self._wire = wide, wire
        self.parts: dict[str, Column | Section] = {}

    def _add_parts(self, layout: QHBoxLayout | QVBoxLayout) -> None:
        for pillar in PILLARS:
            part = Section(pillar) if self._wide else Column(pillar)
            part.lane.dropped.connect(self.dropped)
            self.parts[pillar] = part
            layout.addWidget(part, _WIDE if pillar else _THIN)

    def show_cards(self, told: Told) -> None:
        """Show all cards; the lane of unsorted ones only when there are any."""
        for pillar, part in self.parts.items():
            cards = [Card(facts, self._wide) for facts in told[pillar]]
            for card in cards:
                self._wire(card)
            part.show_cards(cards)
            part.setVisible(bool(pillar or cards))
        chain = [card for pillar in PILLARS for card in self.parts[pillar].lane.cards]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, before.more)
            QWidget.setTabOrder(before.more, after)

    def card(self, finding: str) -> Card | None:
        """The card of a finding."""
        lanes = (part.lane for part in self.parts.values())
        return next((card for lane in lanes for card in lane.cards if card.id == finding), None)

    def lanes(self) -> list[list[Card]]:
        """The cards, lane by lane, empty lanes included where they can be seen."""
        return [self.parts[pillar].lane.cards for pillar in PILLARS if pillar or self.parts[pillar].lane.cards]

    def show_card(self, card: Card) -> None:
        """Scroll to a card, once the layout has given it its place."""
        area: QWidget | None = card.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        if area is not None:
            QTimer.singleShot(0, card, partial(area.ensureWidgetVisible, card, 0, 12))


class Board(Arrangement):
    """A column per pillar."""

    def __init__(self, wire: Callable[[Card], object]) -> None:
        super().__init__(False, wire)
        row = controls.row(self, 16)
        self._add_parts(row)


class RunningOrder(Arrangement):
    """One list, pillar by pillar."""

    def __init__(self, wire: Callable[[Card], object]) -> None:
        super().__init__(True, wire)
        inner = QWidget()
        inner.setMaximumWidth(_LIST_WIDTH)
        page = controls.column(inner, 0, (0, 0, 12, 0))
        self._add_parts(page)
        page.addStretch(1)
        outer = QWidget()
        across = controls.row(outer, 0)
        across.addWidget(inner, 1)
        across.setAlignment(Qt.AlignmentFlag.AlignLeft)
        controls.column(self).addWidget(controls.scroll(outer))
