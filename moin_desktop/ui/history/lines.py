"""The steps of a project as a list, newest first, with the names of moments as headings."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import (
    QAbstractListModel,
    QDate,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from moin_desktop.i18n import _
from moin_desktop.models.checkpoints import Checkpoint
from moin_desktop.models.history import StepInfo
from moin_desktop.ui import fonts, icons, theme

AnIndex = QModelIndex | QPersistentModelIndex
ROW = 50


@dataclass(frozen=True, slots=True)
class Line:
    """A step, or the name of the moment after a step."""

    step: StepInfo | None = None
    checkpoint: Checkpoint | None = None

    @property
    def key(self) -> str:
        """What it is known by."""
        return self.checkpoint.id if self.checkpoint is not None else str(self.at)

    @property
    def at(self) -> int:
        """The step that is the last one done at this line."""
        return self.checkpoint.step if self.checkpoint is not None else self.step.id if self.step is not None else 0


def lines(steps: tuple[StepInfo, ...], checkpoints: tuple[Checkpoint, ...]) -> list[Line]:
    """Steps newest first, each under the names of the moment after it; names of the beginning come last."""
    named: dict[int, list[Checkpoint]] = {}
    for one in checkpoints:
        named.setdefault(one.step, []).append(one)
    made: list[Line] = []
    for step in reversed(steps):
        made += [Line(checkpoint=one) for one in reversed(named.get(step.id, []))]
        made.append(Line(step=step))
    return made + [Line(checkpoint=one) for one in reversed(named.get(0, []))]


def taken_back(steps: tuple[StepInfo, ...]) -> frozenset[int]:
    """The steps that a later one, which counts itself, has taken back alone."""
    found: set[int] = set()
    for step in reversed(steps):
        if step.undoes is not None and not step.undone and step.id not in found:
            found.add(step.undoes)
    return frozenset(found)


def moment(time: datetime) -> str:
    """When, in the person's own time: the clock alone for today, else with the day."""
    there = time.astimezone()
    clock = there.strftime("%H:%M")
    today = datetime.now().astimezone().date()
    if there.date() == today:
        return clock
    day = QLocale().toString(
        QDate(there.year, there.month, there.day), "d MMM" if there.year == today.year else "d MMM yyyy"
    )
    return _("{day}, {time}").format(day=day, time=clock)


def said(step: StepInfo) -> str:
    """Who and when."""
    time = moment(step.time)
    return _("{author} · {time}").format(author=step.author, time=time) if step.author else time


class HistoryModel(QAbstractListModel):
    """Reads one line at a time; ten thousand are as quick as ten."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._taken_back: frozenset[int] = frozenset()
        self.here = 0
        """The last step that is done."""

    def show(self, steps: tuple[StepInfo, ...], checkpoints: tuple[Checkpoint, ...]) -> None:
        """Show these."""
        self.beginResetModel()
        self._lines = lines(steps, checkpoints)
        self._taken_back = taken_back(steps)
        self.here = max((step.id for step in steps if not step.undone), default=0)
        self.endResetModel()

    def counts(self, step: StepInfo) -> bool:
        """Whether a step is neither undone nor taken back alone."""
        return not step.undone and step.id not in self._taken_back

    def word(self, step: StepInfo) -> str:
        """What has become of a step; empty for one that counts like any other."""
        if step.undone:
            return _("Undone")
        if step.id in self._taken_back:
            return _("Undone alone")
        return _("You are here") if step.id == self.here else ""

    def line(self, index: AnIndex) -> Line:
        """One line."""
        return self._lines[index.row()]

    def place(self, like: Line) -> QModelIndex:
        """Where the same step or name stands; an index that is none where it is gone."""
        row = next((row for row, line in enumerate(self._lines) if line.key == like.key), -1)
        return self.index(row) if row >= 0 else QModelIndex()

    def here_row(self) -> int:
        """Where one is."""
        return next((row for row, line in enumerate(self._lines) if line.step and line.step.id == self.here), 0)

    def rowCount(self, parent: AnIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: AnIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        line = self._lines[index.row()]
        if line.checkpoint is not None:
            return (
                _("{name}, a named moment").format(name=line.checkpoint.name) if _tells(role) else line.checkpoint.name
            )
        assert line.step is not None
        if not _tells(role):
            return line.step.label
        parts = (line.step.label, said(line.step), self.word(line.step))
        return _(", ").join(part for part in parts if part)


def _tells(role: int) -> bool:
    return role == Qt.ItemDataRole.AccessibleTextRole


class HistoryDelegate(QStyledItemDelegate):
    """Paints the lines; undone steps are pale."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnIndex) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnIndex) -> None:
        model = index.model()
        assert isinstance(model, HistoryModel)
        line = model.line(index)
        rect: QRectF = option.rect.toRectF()  # type: ignore[attr-defined]  # it is there, the stubs leave it out
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # as above
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, rect, state)
        if line.checkpoint is not None:
            t = theme.tokens()
            icons.paint(painter, "bookmark", QRectF(rect.left() + 12, rect.center().y() - 9, 18, 18), t.accent)
            _words(painter, line.checkpoint.name, rect, 15, t.accent, size=14, weight=600)
        elif line.step is not None:
            _step(painter, rect, line.step, model)
        painter.restore()


def _ground(painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
    t = theme.tokens()
    if state & QStyle.StateFlag.State_Selected:
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(t.accent if focused else Qt.PenStyle.NoPen)
        painter.setBrush(t.accent_wash)
        painter.drawRoundedRect(rect.adjusted(2.5, 1.5, -2.5, -1.5), 6, 6)


def _step(painter: QPainter, rect: QRectF, step: StepInfo, model: HistoryModel) -> None:
    t = theme.tokens()
    main, small = (t.ink, t.ink2) if model.counts(step) else (t.ink3, t.ink3)
    if step.id == model.here:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.accent)
        painter.drawEllipse(QRectF(rect.left() + 16, rect.top() + 14, 9, 9))
    elif step.undoes is not None:
        icons.paint(painter, "undo", QRectF(rect.left() + 13, rect.top() + 11, 15, 15), small)
    _words(painter, step.label, rect, 6, main, size=14, weight=500)
    _words(painter, said(step), rect, 26, small, size=12.5, weight=400, right=model.word(step))


def _words(
    painter: QPainter, words: str, rect: QRectF, top: float, ink: QColor, *, size: float, weight: int, right: str = ""
) -> None:
    """One line, cut where there is no room, with a word at its right end."""
    font = fonts.sans(size, weight)
    painter.setFont(font)
    painter.setPen(ink)
    room = rect.adjusted(40, top, -14, 0)
    room.setHeight(20)
    middle = Qt.AlignmentFlag.AlignVCenter
    if right:
        painter.drawText(room, int(Qt.AlignmentFlag.AlignRight | middle), right)
        room.setRight(room.right() - painter.fontMetrics().horizontalAdvance(right) - 12)
    cut = painter.fontMetrics().elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | middle), cut)
