"""What the filter popup asks for, type by type: answers to tick, a range, words, or whether one answered at all."""

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from moin_desktop.analysis.answers import Dated, Measured
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.filter_words import reply_text
from moin_desktop.analysis.filters import Condition, Dates, Except, Part, Range, Replied, Reply, Words, hits
from moin_desktop.analysis.folding import fold
from moin_desktop.analysis.marks import part_id
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import of
from moin_desktop.analysis.values import parse_dates, parse_numbers
from moin_desktop.analysis.wording import day_text, number_text
from moin_desktop.i18n import _
from moin_desktop.ui import controls, fonts, icons, theme

AnIndex = QModelIndex | QPersistentModelIndex
COUNT = Qt.ItemDataRole.UserRole + 1
_ROOM = 54
_SEARCHED = 10
"""From this many answers on there is a field to find one."""
_PAUSE_MS = 150


class Counted(QStyledItemDelegate):
    """A line with a number at its right end."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnIndex) -> None:  # noqa: N802 (the name is Qt's)
        super().initStyleOption(option, index)
        if index.data(COUNT) is not None:
            rect: QRect = option.rect  # type: ignore[attr-defined]  # it is there, the stubs leave it out
            text: str = option.text  # type: ignore[attr-defined]  # as above
            metrics = option.fontMetrics  # type: ignore[attr-defined]  # as above
            ticks = 30 if index.data(Qt.ItemDataRole.CheckStateRole) is not None else 0
            room = rect.width() - _ROOM - 20 - ticks
            option.text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)  # type: ignore[attr-defined]  # as above

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnIndex) -> None:
        super().paint(painter, option, index)
        self._paint_tick(painter, option, index)
        count = index.data(COUNT)
        if count is None:
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]  # as above
        painter.save()
        painter.setPen(theme.tokens().ink2)
        painter.setFont(fonts.sans(13.5, tabular=True))
        room = rect.adjusted(rect.width() - _ROOM - 8, 0, -10, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), number_text(count))
        painter.restore()

    def _paint_tick(self, painter: QPainter, option: QStyleOptionViewItem, index: AnIndex) -> None:
        """The box in our colours: the one of the style is too faint in the dark."""
        state = index.data(Qt.ItemDataRole.CheckStateRole)
        if state is None:
            return
        filled, view = QStyleOptionViewItem(option), self.parent()
        self.initStyleOption(filled, index)
        assert isinstance(view, QWidget)
        box = view.style().subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, filled, view).toRectF()
        t, on = theme.tokens(), Qt.CheckState(state) is Qt.CheckState.Checked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(t.accent if on else t.ink3, 1.2))
        painter.setBrush(t.accent if on else t.panel)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if on:
            icons.paint(painter, "check", box.adjusted(1, 1, -1, -1), t.on_accent)
        painter.restore()


def dress(part: QListWidget, name: str) -> None:
    """Give a list of choices its look."""
    part.setAccessibleName(name)
    part.setFont(fonts.sans(14))
    part.setFrameShape(QFrame.Shape.NoFrame)
    part.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    part.setTextElideMode(Qt.TextElideMode.ElideRight)
    part.setProperty("look", "choices")
    part.setMouseTracking(True)
    part.setItemDelegate(Counted(part))


def field(name: str, placeholder: str = "") -> QLineEdit:
    """A line to type in."""
    made = QLineEdit()
    made.setAccessibleName(name)
    made.setPlaceholderText(placeholder or name)
    made.setFont(fonts.sans(14))
    made.setFixedHeight(36)
    return made


class Ticks(QListWidget):
    """Answers to tick: Space ticks the current one."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Space and item is not None:
            toggle(item)
        else:
            super().keyPressEvent(event)


def toggle(item: QListWidgetItem) -> None:
    """Tick an answer, or take the tick away."""
    on = item.checkState() is Qt.CheckState.Checked
    item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)


class AnswersBody(QWidget):
    """Answers with how many gave each, to be ticked; ``none`` asks for those who gave none of them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.none = False
        self._question = ""
        self.search = field(_("Find an answer"))
        self.list = Ticks()
        dress(self.list, _("Only those who answered"))
        page = controls.column(self, 6)
        page.addWidget(self.search)
        page.addWidget(self.list, 1)
        self.search.textChanged.connect(self._on_find)
        self.list.itemClicked.connect(self._on_clicked)
        self.list.itemChanged.connect(self.changed)

    def start(self, survey: Survey, question: Question, part: Part | None, within: Mask) -> None:
        """Show the answers to a question, those of its condition ticked."""
        self._question = question.id
        ticked = set(question.members(part.options)) if isinstance(part, Condition | Except) else set()
        self.list.blockSignals(True)
        self.list.clear()
        for id, label in _answers(question):
            members = set(question.members((id,)))
            item = QListWidgetItem(label)
            item.setData(Qt.ItemDataRole.UserRole, id)
            count = int(np.count_nonzero(hits(survey, Condition(question.id, (id,))) & within))
            item.setToolTip(label)
            if not survey.hide_under:  # a count beside every answer would tell the small ones
                item.setData(COUNT, count)
                said = _("{label}, {count}").format(label=label, count=number_text(count))
                item.setData(Qt.ItemDataRole.AccessibleTextRole, said)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if members <= ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self.search.setVisible(self.list.count() >= _SEARCHED)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.list

    def ticked(self) -> tuple[str, ...]:
        """The answers ticked."""
        items = [self.list.item(i) for i in range(self.list.count())]
        return tuple(i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() is Qt.CheckState.Checked)

    def part(self, survey: Survey) -> Part | None:
        """The condition that is asked for; None while nothing is ticked."""
        options = survey.question(self._question).members(self.ticked())
        if not options:
            return None
        return Except(self._question, options) if self.none else Condition(self._question, options)

    def take_current(self) -> None:
        """Tick the current answer where none is ticked yet."""
        if not self.ticked() and self.list.currentItem() is not None and not self.list.currentItem().isHidden():
            self.list.currentItem().setCheckState(Qt.CheckState.Checked)

    def _on_find(self, words: str) -> None:
        wanted = fold(words)
        for at in range(self.list.count()):
            item = self.list.item(at)
            item.setHidden(wanted not in fold(item.text()))
        first = next((i for i in range(self.list.count()) if not self.list.item(i).isHidden()), -1)
        self.list.setCurrentRow(first)

    def _on_clicked(self, item: QListWidgetItem) -> None:
        """A click anywhere on the line ticks it; one on the box itself has done so already."""
        place = self.list.viewport().mapFromGlobal(self.cursor().pos())
        if place.x() > self.list.visualItemRect(item).left() + 26:
            toggle(item)


def _answers(question: Question) -> Sequence[tuple[str, str]]:
    """The ids and words of what can be ticked at a question: answers, groups of them, answers to the rows of a grid."""
    if question.type is QuestionType.RANKING:
        return [(f"item{at}", _("{item} first").format(item=item.label)) for at, item in enumerate(question.items)]
    if question.type is QuestionType.GRID:
        return [
            (part_id(at, option.id), _("{answer}: {row}").format(row=item.label, answer=option.label))
            for at, item in enumerate(question.items)
            for option in question.options
        ]
    groups = [(net.id, _("{group} (group)").format(group=net.label)) for net in question.nets]
    return [*groups, *((option.id, option.label) for option in question.options)]


class RangeBody(QWidget):
    """From and to, for numbers and for days; either may stay empty."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: Question | None = None
        self.low, self.high = field(_("From")), field(_("To"))
        self.told = controls.label(px=13, tone="ink2", wrap=True)
        page = controls.column(self, 8, (2, 4, 2, 0))
        line = controls.row(spacing=8)
        for one, name in ((self.low, _("From")), (self.high, _("To"))):
            half = controls.column(spacing=4)
            half.addWidget(controls.label(name, 12.5, 600, "ink2"))
            half.addWidget(one)
            line.addLayout(half)
            one.textChanged.connect(self._on_typed)
        page.addLayout(line)
        page.addWidget(self.told)
        page.addStretch()

    def start(self, survey: Survey, question: Question, part: Part | None, within: Mask) -> None:
        """Show the ends there are, and those of its condition."""
        self._question = question
        numbers = of(survey, question.id, survey.everyone)
        low = high = ""
        if isinstance(survey.answers(question.id), Measured) and numbers.stats is not None:
            ends = number_text(numbers.stats.min), number_text(numbers.stats.max)
        else:
            ends = numbers.earliest[:10], numbers.latest[:10]
        if isinstance(part, Range):
            low, high = ("" if end is None else f"{end:g}" for end in (part.low, part.high))
        elif isinstance(part, Dates):
            low, high = part.first, part.last
        for one, text, end in ((self.low, low, ends[0]), (self.high, high, ends[1])):
            one.blockSignals(True)
            one.setText(text)
            one.setPlaceholderText(end)
            one.blockSignals(False)
        self._dated = isinstance(survey.answers(question.id), Dated)
        self._ends = ends
        self._tell()

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.low

    def part(self, survey: Survey) -> Part | None:
        """The condition that is asked for; None while nothing can be read in the fields."""
        low, high = self.low.text().strip(), self.high.text().strip()
        if self._question is None or not (low or high):
            return None
        if self._dated:
            days = [self._day(text) for text in (low, high)]
            if any(text and not day for text, day in zip((low, high), days, strict=True)):
                return None
            return Dates(self._question.id, days[0], days[1])
        ends = [self._number(text) for text in (low, high)]
        if any(text and end is None for text, end in zip((low, high), ends, strict=True)):
            return None
        return Range(self._question.id, ends[0], ends[1])

    @staticmethod
    def _number(text: str) -> float | None:
        value = float(parse_numbers([text])[0]) if text else np.nan
        return None if np.isnan(value) else value

    def _day(self, text: str) -> str:
        day_first = self._question is None or self._question.day_first
        moment = parse_dates([text], day_first=day_first)[0] if text else np.datetime64("NaT")
        if np.isnat(moment):
            return ""
        said = str(moment)
        return said if "T" in said and not said.endswith("T00:00:00") and ":" in text else said[:10]

    def _tell(self) -> None:
        unread = [one.text().strip() for one in (self.low, self.high) if one.text().strip() and not self._reads(one)]
        if unread:
            said = _("“{text}” is no day; write it like 2023-05-31") if self._dated else _("“{text}” is no number")
            self.told.setText(said.format(text=unread[0]))
        elif all(self._ends):
            first, last = (self._in_words(end) for end in self._ends)
            self.told.setText(
                _("Answers go from {first} to {last}. An empty end stays open.").format(first=first, last=last)
            )
        else:
            self.told.setText(_("Nobody answered this"))

    def _in_words(self, end: str) -> str:
        return day_text(float(np.datetime64(end, "s").astype(np.int64))) if self._dated else end

    def _reads(self, one: QLineEdit) -> bool:
        text = one.text().strip()
        return bool(self._day(text)) if self._dated else self._number(text) is not None

    def _on_typed(self) -> None:
        self._tell()
        self.changed.emit()


class WordsBody(QWidget):
    """Words that a written answer holds; no question means any of them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = ""
        self.field = field(_("Words in the answer"))
        page = controls.column(self, 8, (2, 4, 2, 0))
        page.addWidget(self.field)
        page.addWidget(controls.label(_("Capitals and accents do not matter."), 13, tone="ink2", wrap=True))
        page.addStretch()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self.changed)
        self.field.textChanged.connect(self._soon.start)

    def start(self, survey: Survey, question: Question | None, part: Part | None, within: Mask) -> None:
        """Show the words of its condition."""
        self._question = question.id if question is not None else ""
        self.field.blockSignals(True)
        self.field.setText(part.words if isinstance(part, Words) else "")
        self.field.blockSignals(False)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.field

    def part(self, survey: Survey) -> Part | None:
        """The condition that is asked for; None while nothing is typed."""
        words = self.field.text().strip()
        return Words(self._question, words) if fold(words) else None


class RepliesBody(QWidget):
    """Who answered, who left it blank, who was not asked: one of them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = ""
        self.list = QListWidget()
        dress(self.list, _("Whether they answered"))
        controls.column(self, 0).addWidget(self.list, 1)
        self.list.currentRowChanged.connect(self.changed)

    def start(self, survey: Survey, question: Question, part: Part | None, within: Mask) -> None:
        """Show how many there are of each."""
        self._question = question.id
        self.list.blockSignals(True)
        self.list.clear()
        at = 0
        for reply in Reply:
            found = int(np.count_nonzero(hits(survey, Replied(question.id, reply)) & within))
            if reply is Reply.NOT_ASKED and not found and question.asked_if is None:
                continue
            words = reply_text(reply)
            item = QListWidgetItem(words[:1].upper() + words[1:])
            item.setData(Qt.ItemDataRole.UserRole, reply)
            item.setData(COUNT, None if survey.hide_under else found)
            if isinstance(part, Replied) and part.reply is reply:
                at = self.list.count()
            self.list.addItem(item)
        self.list.setCurrentRow(at)
        self.list.blockSignals(False)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.list

    def part(self, survey: Survey) -> Part | None:
        """The condition that is asked for."""
        item = self.list.currentItem()
        return None if item is None else Replied(self._question, Reply(item.data(Qt.ItemDataRole.UserRole)))


Body = AnswersBody | RangeBody | WordsBody | RepliesBody
