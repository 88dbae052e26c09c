"""Two ways to lay out the same cards: the board with a column per pillar, and one list in running order."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from moin_desktop.models.pillars import Pillar
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
        self._pillars: tuple[Pillar, ...] = ()
        self._inside: QHBoxLayout | QVBoxLayout
        self.parts: dict[str, Column | Section] = {}

    def show_pillars(self, pillars: Sequence[Pillar]) -> None:
        """Make a lane for each of these pillars, the last for findings without one."""
        if tuple(pillars) == self._pillars:
            return
        self._pillars = tuple(pillars)
        for part in self.parts.values():
            self._inside.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.parts = {}
        for place, pillar in enumerate(pillars):
            part = Section(pillar) if self._wide else Column(pillar)
            part.lane.dropped.connect(self.dropped)
            self.parts[pillar.code] = part
            self._inside.insertWidget(place, part, _WIDE if pillar.code else _THIN)

    def show_cards(self, told: Told) -> None:
        """Show all cards; the lane of unsorted ones only when there are any."""
        for pillar, part in self.parts.items():
            cards = [Card(facts, self._wide) for facts in told[pillar]]
            for card in cards:
                self._wire(card)
            part.show_cards(cards)
            part.setVisible(bool(pillar or cards))
        chain = [card for part in self.parts.values() for card in part.lane.cards]
        for before, after in pairwise(chain):
            QWidget.setTabOrder(before, before.more)
            QWidget.setTabOrder(before.more, after)

    def card(self, finding: str) -> Card | None:
        """The card of a finding."""
        lanes = (part.lane for part in self.parts.values())
        return next((card for lane in lanes for card in lane.cards if card.id == finding), None)

    def lanes(self) -> list[list[Card]]:
        """The cards, lane by lane, empty lanes included where they can be seen."""
        return [part.lane.cards for pillar, part in self.parts.items() if pillar or part.lane.cards]

    def show_card(self, card: Card) -> None:
        """Scroll to a card, once the layout has given it its place."""
        area: QWidget | None = card.parentWidget()
        while area is not None:
            if isinstance(area, QScrollArea):
                QTimer.singleShot(0, card, partial(area.ensureWidgetVisible, card, 0, 12))
            area = area.parentWidget()


class Board(Arrangement):
    """A column per pillar."""

    def __init__(self, wire: Callable[[Card], object]) -> None:
        super().__init__(False, wire)
        inner = QWidget()
        self._inside = controls.row(inner, 16)
        area = controls.scroll(inner)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        controls.column(self).addWidget(area)


class RunningOrder(Arrangement):
    """One list, pillar by pillar."""

    def __init__(self, wire: Callable[[Card], object]) -> None:
        super().__init__(True, wire)
        inner = QWidget()
        inner.setMaximumWidth(_LIST_WIDTH)
        page = controls.column(inner, 0, (0, 0, 12, 0))
        self._inside = page
        page.addStretch(1)
        outer = QWidget()
        across = controls.row(outer, 0)
        across.addWidget(inner, 1)
        across.setAlignment(Qt.AlignmentFlag.AlignLeft)
        controls.column(self).addWidget(controls.scroll(outer))
