"""One answer as a card: its words with the quotes marked, its themes, and who said it."""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _
from moin_desktop.ui import fonts, icons, theme
from moin_desktop.ui.charts import text
from moin_desktop.ui.coding import hues, lines
from moin_desktop.ui.coding.coding import Coding
from moin_desktop.ui.coding.lines import PITCH, Lines, Marked, laid_out
from moin_desktop.ui.coding.model import AnIndex, row_of

LEFT, TOP, FOOT, GAP = 63, 15, 40, 11
_RIGHT, _WHO = 24, 0.34
_TIGHT = 620
NO_WASH = QColor(0, 0, 0, 0)
"""Narrower cards give the words more of their width."""


@dataclass
class Window:
    """Which lines of a long answer are seen: the current card shows no more than fit."""

    row: int = -1
    first: int = 0


def room(width: float) -> int:
    """How wide the words of a card are in a view of this width."""
    return max(80, int(width - (LEFT if width > _TIGHT else 52) - _RIGHT - 8))


def left(width: float) -> int:
    """Where the words of a card begin."""
    return LEFT if width > _TIGHT else 52


class Card(QStyledItemDelegate):
    """Paints the answers; colours are asked for at every painting."""

    def __init__(self, coding: Coding, parent: QWidget) -> None:
        super().__init__(parent)
        self._coding = coding
        self.window = Window()

    def most(self) -> int:
        """How many lines one card shows: as many as fit with a little of the next one."""
        view = self.parent()
        high = view.height() if isinstance(view, QWidget) else 600
        return max(2, int((high - TOP - FOOT - GAP - 60) // PITCH))

    def lines(self, row: int, width: float) -> Lines:
        """The words of an answer laid out in a view of this width."""
        return laid_out(self._coding.words(row), room(width))

    def first(self, row: int) -> int:
        """The first line seen of an answer."""
        return self.window.first if row == self.window.row else 0

    def sizeHint(self, option: QStyleOptionViewItem, index: AnIndex) -> QSize:
        view = self.parent()
        width = view.width() if isinstance(view, QWidget) else 600
        shown = min(self.lines(row_of(index), width).count, self.most())
        return QSize(width, ceil(TOP + max(1, shown) * PITCH + FOOT + GAP))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnIndex) -> None:
        rect: QRectF = option.rect.toRectF()  # type: ignore[attr-defined]  # it is there, the stubs leave it out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # as above
        row = row_of(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, row, bool(state & QStyle.StateFlag.State_HasFocus))
        self._paint_words(painter, rect, row)
        self._paint_foot(painter, rect, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, row: int, focused: bool) -> None:
        t, coding = theme.tokens(), self._coding
        card = rect.adjusted(1, 1, -7, -GAP)
        current, chosen = row == coding.row, row in coding.chosen
        painter.setPen(t.line)
        painter.setBrush(t.accent_wash if chosen else t.panel)
        if current:
            pen = painter.pen()
            pen.setColor(t.accent)
            pen.setWidth(2)
            painter.setPen(pen)
        elif chosen:
            painter.setPen(t.accent)
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        del focused
        number = number_text(coding.number(row))
        font = fonts.sans(13.5, 600, tabular=True)
        made = text.block(number, font, QPointF(card.left() + 19, card.top() + TOP + 4), 1e4)
        text.paint(painter, made, t.ink2)

    def _paint_words(self, painter: QPainter, rect: QRectF, row: int) -> None:
        made, first, most = self.lines(row, rect.width()), self.first(row), self.most()
        corner = QPointF(rect.left() + left(rect.width()), rect.top() + TOP)
        made.paint(painter, corner, self._marked(row), first, most)
        if made.count > most:
            t = theme.tokens()
            below = made.count - most - first
            said = _("{n} more lines: Page Down").format(n=below) if below > 0 else _("From the top: Page Up")
            font = fonts.sans(12)
            place = QPointF(rect.right() - _RIGHT - text.advance(said, font), rect.top() + 2)
            text.paint(painter, text.block(said, font, place, 1e4), t.ink3)

    def _marked(self, row: int) -> list[Marked]:
        """The words marked in an answer: for its themes, as quotes, and those marked just now."""
        coding, found = self._coding, []
        spans: list[tuple[int, int]] = []
        for mark in coding.marks(row):
            if mark.start is not None and mark.stop is not None:
                tint = coding.tint(mark.theme)
                deep = sum(1 for start, stop in spans if start < mark.stop and mark.start < stop)
                spans.append((mark.start, mark.stop))
                found.append(Marked(mark.start, mark.stop, hues.hue(tint), hues.wash(tint), deep))
        for quote in coding.quotes_of(row):
            if quote.start is not None and quote.stop is not None:
                t = theme.tokens()
                deep = sum(1 for start, stop in spans if start < quote.stop and quote.start < stop)
                found.append(Marked(quote.start, quote.stop, t.note, t.note_wash if not deep else NO_WASH, deep))
        if row == coding.row and coding.mark is not None:
            t = theme.tokens()
            found.append(Marked(*coding.mark, t.accent, t.ctx_soft))
        return found

    def _paint_foot(self, painter: QPainter, rect: QRectF, row: int) -> None:
        """Its themes by square and name; who said it at the right."""
        t, coding = theme.tokens(), self._coding
        middle = rect.bottom() - GAP - FOOT / 2 + 1
        right = rect.right() - _RIGHT - 6
        plain, bold = fonts.sans(12.5), fonts.sans(12.5, 600)
        begin = rect.left() + left(rect.width())
        who = text.elide(coding.who(row), plain, (right - begin) * _WHO)
        wide = text.advance(who, plain)
        made = text.block(who, plain, QPointF(right - wide, 0), 1e4)
        text.paint(painter, text.at_middle(made, middle), t.ink2)
        x, end = begin, right - wide - 16
        kept = coding.quotes_of(row)
        if kept:
            icons.stamp(painter, "note", QPointF(x, middle - 7), 14, t.note)
            said = _("Quote, cleared to show") if any(quote.cleared for quote in kept) else _("Quote")
            made = text.at_middle(text.block(said, bold, QPointF(x + 19, 0), 1e4), middle)
            text.paint(painter, made, t.note)
            x += 19 + made.rect.width() + 18
        given = [one for id in coding.given(row) if (one := coding.theme_of(id)) is not None]
        for at, one in enumerate(given):
            name = text.elide(one.name, bold, 220)
            needed = 18 + text.advance(name, bold) + 18
            if x + needed > end and at:
                more = text.block(f"+{len(given) - at}", bold, QPointF(x, 0), 1e4)
                text.paint(painter, text.at_middle(more, middle), t.ink2)
                break
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(hues.hue(coding.tint(one.id)))
            painter.drawRoundedRect(QRectF(x, middle - 5, 10, 10), 2.5, 2.5)
            text.paint(painter, text.at_middle(text.block(name, bold, QPointF(x + 16, 0), 1e4), middle), t.ink2)
            x += needed
        if not given:
            said, font, colour = _("Not coded yet"), plain, t.ink2
            if row == coding.row:
                said, font, colour = hint(coding), bold, t.accent
            made = text.block(text.elide(said, font, end - x), font, QPointF(x, 0), 1e4)
            text.paint(painter, text.at_middle(made, middle), colour)


def hint(coding: Coding) -> str:
    """What to do with an answer that has no theme."""
    keyed = len(coding.keyed())
    if not keyed:
        return _("Press T to make a theme, or select words first")
    if keyed == 1:
        return _("Press 1 to give it a theme, or select words first")
    return _("Press 1 to {n} to give it a theme, or select words first").format(n=keyed)


def words_of(coding: Coding) -> tuple[tuple[int, int], ...]:
    """The words of the current answer."""
    return lines.words(coding.words(coding.row))
