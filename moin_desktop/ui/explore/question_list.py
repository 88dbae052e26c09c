"""The questions as a list: model and painting, two lines each with icon, findings and spark."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from moin_desktop.analysis import paired, pairs, selections
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.pairs import Pair
from moin_desktop.analysis.questions import CHOICE_TYPES, BaseRule, Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.themes import text_id, themes_id
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.ui import fonts, icons, theme
from moin_desktop.ui.charts import spark, text
from moin_desktop.ui.charts.text import Block
from moin_desktop.ui.coding import share

AnIndex = QModelIndex | QPersistentModelIndex
ROW, HEADER, FIRST_HEADER = 54, 40, 34
PEOPLE = 19
"""More answers than this to one question are counted in its second line instead of respondents."""
_ICONS = {QuestionType.YES_NO: "yes-no", QuestionType.DATE: "date"}


def type_icon(question: Question) -> str:
    """The icon of a question's type."""
    return _ICONS.get(question.type, question.type.value)


def type_text(type: QuestionType) -> str:
    """How the answers are given, in a word or two."""
    return _TYPES[type]() if type in _TYPES else ""


_TYPES: Mapping[QuestionType, Callable[[], str]] = {
    QuestionType.SINGLE: lambda: _("One answer"),
    QuestionType.MULTIPLE: lambda: _("Choose all"),
    QuestionType.ORDERED: lambda: _("Ordered"),
    QuestionType.YES_NO: lambda: _("Yes or no"),
    QuestionType.NUMBER: lambda: _("Number"),
    QuestionType.DATE: lambda: _("Date"),
    QuestionType.TEXT: lambda: _("Free text"),
    QuestionType.RANKING: lambda: _("Ranking"),
    QuestionType.GRID: lambda: _("Several on one scale"),
}


@dataclass
class Entry:
    """One row: a section, or a question or a pair of them with what its second line and its spark need."""

    section: str = ""
    question: Question | None = None
    pair: Pair | None = None
    """Beside ``question``, its first: the row is of both."""
    findings: int = 0
    about: str = ""
    shares: tuple[float, ...] = ()
    selected: tuple[float, ...] | None = None
    ends: tuple[tuple[float, float], ...] = ()
    """The spark of a pair."""
    first: bool = False
    ready: bool = field(default=False)
    cut: bool = False
    """The name was cut where it was painted last."""

    @property
    def name(self) -> str:
        """What the row is called."""
        if self.pair is not None:
            return self.pair.name
        return self.question.name if self.question is not None else self.section

    @property
    def other(self) -> str:
        """The second question of a pair; empty for a question alone."""
        return self.pair.second if self.pair is not None else ""

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells a row from the others."""
        return self.section, self.question.id if self.question else "", self.other

    def words(self, width: float, chosen: bool) -> tuple[Block, Block]:
        """Name and second line, cut to a width."""
        name = _name(self.name, width, chosen)
        self.cut = name.lines != (self.name,)
        return name, _second(self.about, width - (34 if self.findings else 0))


@lru_cache(maxsize=1024)
def _name(said: str, width: float, chosen: bool) -> Block:
    """The name of a question; cut where it stands in its usual weight, so that nothing changes with the choice."""
    cut = text.elide(said, fonts.sans(14, 500), width)
    return text.block(cut, fonts.sans(14, 600 if chosen else 500), QPointF(0, 0), 1e4)


@lru_cache(maxsize=1024)
def _second(said: str, width: float) -> Block:
    return text.block(text.elide(said, fonts.sans(12.5), width), fonts.sans(12.5), QPointF(0, 0), 1e4)


class QuestionModel(QAbstractListModel):
    """The questions that match the find box, under their sections."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._survey: Survey | None = None
        self._mask: Mask | None = None
        self._selection: Mask | None = None
        self._late: list[int] = []
        self._soon = QTimer(self)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._on_soon)

    def show_survey(
        self, survey: Survey | None, wanted: str, found: Iterable[str], kept: Counter[tuple[str, str]]
    ) -> None:
        """Show the questions of a survey whose name or wording holds ``wanted``, or whose id is among ``found``.

        A pair has a row below its second question. ``kept`` counts findings by question and partner.
        """
        entries: list[Entry] = []
        folded, also, section = wanted.casefold(), set(found), ""
        below: dict[str, list[Pair]] = {}
        for pair in pairs.find(survey) if survey else ():
            below.setdefault(pair.second, []).append(pair)
        for question in survey.charted if survey else ():
            if question.themes_of:  # told by the row of its text
                continue
            told = f"{question.name}\n{question.text}".casefold()
            if folded not in told and question.id not in also:
                continue
            if question.section and question.section != section:
                entries.append(Entry(section=question.section, first=not entries))
            section = question.section
            entries.append(Entry(question=question, findings=kept[question.id, ""] + kept[themes_id(question.id), ""]))
            for pair in below.get(question.id, ()):
                first = survey.question(pair.first) if survey else None
                entries.append(Entry(question=first, pair=pair, findings=kept[pair.first, pair.second]))
        same = [e.key for e in entries] == [e.key for e in self._entries] and survey is self._survey
        self._survey = survey
        if same:
            counted = [entry.findings for entry in entries]
            if counted != [entry.findings for entry in self._entries]:
                for entry, findings in zip(self._entries, counted, strict=True):
                    entry.findings = findings
                self.tell()
            return
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def show_masks(self, mask: Mask | None, selection: Mask | None) -> None:
        """Count among other respondents; who shows this paints it again."""
        if mask is not self._mask or selection is not self._selection:
            self._mask, self._selection = mask, selection
            for entry in self._entries:
                entry.ready = False
            if QAccessible.isActive():
                # A list lays all its rows out again when it is told that they changed.
                self.tell()

    def show_coded(self, survey: Survey) -> list[QModelIndex]:
        """Tell anew how many written answers are coded, and nothing else; the rows that say so."""
        self._survey = survey
        found = []
        for row, entry in enumerate(self._entries):
            if entry.question is not None and entry.question.type is QuestionType.TEXT:
                entry.ready = False
                found.append(self.index(row))
        return found

    def tell(self) -> None:
        """Have everything painted again."""
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def entry(self, index: AnIndex) -> Entry:
        """What a row shows, worked out when it is first asked for."""
        entry = self._entries[index.row()]
        if entry.question is not None and not entry.ready and self._survey is not None and self._mask is not None:
            if entry.pair is not None:
                entry.about = _("Paired view of two questions")
                entry.ends = paired.shape(self._survey, entry.pair.first, entry.pair.second, self._mask)
            else:
                small = selections.small(self._survey, entry.question, self._mask, self._selection)
                entry.about = about(entry.question, small.base)
                entry.shares, entry.selected = small.shares, small.selected
                if coded := share.coded(self._survey, entry.question, self._mask):
                    entry.about, entry.shares = coded
            entry.ready = True
        return entry

    def painted(self, index: AnIndex) -> Entry:
        """What a row shows now: answers that have to be read from the project first come a moment later."""
        row, survey = index.row(), self._survey
        entry = self._entries[row]
        ids = [id for id in (entry.question.id if entry.question else "", entry.other) if id]
        if entry.ready or survey is None or all(survey.is_encoded(id) for id in ids):
            return self.entry(index)
        if row not in self._late:
            self._late.append(row)
            self._soon.start()
        return entry

    def stop(self) -> None:
        """Read nothing more: the project that held the answers is closed."""
        self._late.clear()

    def _on_soon(self) -> None:
        """One question a turn, so that nobody waits for all of them."""
        if not self._late:
            self._soon.stop()
            return
        row = self._late.pop(0)
        if row < len(self._entries):
            self.entry(self.index(row))
            self.dataChanged.emit(self.index(row), self.index(row))

    def question(self, index: AnIndex) -> Question | None:
        """The question of a row; None for a section."""
        return self._entries[index.row()].question

    def other(self, index: AnIndex) -> str:
        """The second question of a row that is of a pair; empty otherwise."""
        return self._entries[index.row()].other

    def height(self, index: AnIndex) -> int:
        """How high a row is, which no number changes."""
        entry = self._entries[index.row()]
        if entry.question is not None:
            return ROW
        return FIRST_HEADER if entry.first else HEADER

    def row_of(self, question_id: str, other: str = "") -> int:
        """The row of a question, or of its pair with an ``other``; -1 when it is not shown."""
        question_id = text_id(question_id)
        found = (
            i for i, e in enumerate(self._entries) if e.question and (e.question.id, e.other) == (question_id, other)
        )
        return next(found, -1)

    @property
    def questions(self) -> int:
        """How many questions are shown."""
        return sum(1 for e in self._entries if e.question)

    def rowCount(self, parent: AnIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._entries)

    def flags(self, index: AnIndex) -> Qt.ItemFlag:
        if index.isValid() and self._entries[index.row()].question is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self._entries[index.row()]
        if entry.question is None:
            return entry.section if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(entry, entry.question)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return entry.name
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return ", ".join(part for part in (self.entry(index).about, kept_text(entry.findings)) if part)
        return None

    def _tip(self, entry: Entry, question: Question) -> str:
        """The name in full where it is cut, and the wording where it is not the name."""
        asked = [question]
        if entry.pair is not None and self._survey is not None:
            asked.append(self._survey.question(entry.pair.second))
        lines = [entry.name] if entry.cut else []
        lines += [one.text for one in asked if one.text and one.text not in lines]
        return "\n".join(lines)


def kept_text(count: int) -> str:
    """How many findings were kept; empty for none."""
    return ngettext("{n} finding", "{n} findings", count).format(n=count) if count else ""


def about(question: Question, base: int) -> str:
    """The second line: "Choose all · 53"."""
    said = number_text(base)
    if question.asked_if is not None and question.base_rule is BaseRule.WHO_WAS_ASKED:
        said = _("asked of {n}").format(n=said)
    elif question.type in CHOICE_TYPES and len(question.options) >= PEOPLE:
        said = _("{n} answers").format(n=len(question.options))
    elif question.type is QuestionType.GRID:
        return _("{items} on one scale · {n}").format(items=len(question.items), n=said)
    return _("{type} · {n}").format(type=type_text(question.type), n=said)


class QuestionList(QListView):
    """A list that fills its ground itself, so that nothing under it is painted when the numbers in it change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.tokens().panel)
        painter.end()
        super().paintEvent(event)


class QuestionDelegate(QStyledItemDelegate):
    """Paints the rows; colours are asked for at every painting."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnIndex) -> QSize:
        model = index.model()
        assert isinstance(model, QuestionModel)
        return QSize(200, model.height(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnIndex) -> None:
        model = index.model()
        assert isinstance(model, QuestionModel)
        entry = model.painted(index)
        rect: QRectF = option.rect.toRectF()  # type: ignore[attr-defined]  # it is there, the stubs leave it out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # as above
        painter.save()
        if entry.question is None:
            made = text.block(entry.section, fonts.sans(12.5, 600), QPointF(rect.left() + 20, 0), rect.width() - 32)
            text.paint(painter, text.at_middle(made, rect.bottom() - 12), theme.tokens().ink2)
        else:
            _paint_question(painter, rect, entry, entry.question, state)
        painter.restore()


def _paint_question(painter: QPainter, rect: QRectF, entry: Entry, question: Question, state: QStyle.StateFlag) -> None:
    t = theme.tokens()
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    ground = rect.adjusted(8, 1, -8, -1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if chosen or state & QStyle.StateFlag.State_MouseOver:
        painter.setBrush(t.accent_wash if chosen else t.band)
        painter.drawRoundedRect(ground, 8, 8)
    if chosen:
        painter.setBrush(t.accent)
        painter.drawRoundedRect(QRectF(ground.left(), ground.center().y() - 14, 3, 28), 1.5, 1.5)
    wide = 44.0 if question.type is QuestionType.TEXT or entry.pair else max(0.0, spark.width(len(entry.shares), 44))
    shape = QRectF(rect.right() - 24 - 44, rect.center().y() - 12, 44, 23)
    left, right = rect.left() + 46, shape.right() - wide - 10
    icons.stamp(
        painter, "pair" if entry.pair else type_icon(question), QPointF(rect.left() + 20, rect.top() + 10), 17, t.ink2
    )
    name, second = entry.words(right - left, chosen)
    text.paint(painter, name.at(left, rect.top() + 9), t.ink)
    text.paint(painter, second.at(left, rect.top() + 29), t.ink2)
    if entry.findings:
        x = left + second.rect.width() + 10
        icons.stamp(painter, "bookmark", QPointF(x, rect.top() + 30), 13, t.note)
        number = text.block(str(entry.findings), fonts.sans(12.5, 600), QPointF(x + 14, rect.top() + 29), 40)
        text.paint(painter, number, t.note)
    colour = t.data if chosen or entry.selected is not None else t.data_soft
    if entry.pair is not None:
        spark.ends(painter, shape, entry.ends, t.data if chosen else t.data_soft)
    elif question.type is QuestionType.TEXT:
        _answered(painter, shape, entry.shares)
    else:
        spark.paint(painter, shape, entry.shares, colour, selected_shares=entry.selected)
    if chosen and state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_KeyboardFocusChange:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(t.accent)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


def _answered(painter: QPainter, rect: QRectF, shares: tuple[float, ...]) -> None:
    """Free text: one line, as long as the part that wrote something."""
    t = theme.tokens()
    track = QRectF(rect.left(), rect.center().y() - 2, rect.width(), 4)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(t.line)
    painter.drawRoundedRect(track, 2, 2)
    if shares and shares[0] > 0:
        track.setWidth(max(4.0, track.width() * shares[0]))
        painter.setBrush(t.data_soft)
        painter.drawRoundedRect(track, 2, 2)
