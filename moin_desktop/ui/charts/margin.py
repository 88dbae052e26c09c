"""Notes from the room in the right margin, each level with its answer and tied to it by a leader."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from moin_desktop.models.notes import seen_by
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import brackets, text
from moin_desktop.ui.charts.plan import MOST_NOTES, Look, MarginNote, MarkBox, NoteBox, Room

MOST_CHARACTERS = 90
PART = 0.22
"""How much of the chart's width the margin takes, leaders excepted."""
LEAST, MOST = 156.0, 250.0
NARROWEST = 500.0
"""A chart narrower than this has no room for a margin; its notes stay in the inspector."""
LEAST_BARS = 0.34
"""How much of the chart's width the bars and their figures keep; notes that would take it stay in the inspector."""
GUTTER, BRACKETS = 34.0, 16.0
GAP = 14.0
FIRST_LINE = 16.0
"""From the top of a note to the middle of its first line, where a straight leader meets the rule."""


def seen(notes: Iterable[MarginNote], who: str) -> tuple[MarginNote, ...]:
    """The notes that somebody may see: what is for the team or the presenter is never drawn where the room looks."""
    theirs = seen_by(who)
    return tuple(note for note in notes if note.visibility in theirs)


def width(chart: float, scale: float, notes: Sequence[MarginNote]) -> float:
    """How much of the chart's width notes need, with the gutter for their leaders; 0 without notes."""
    if not notes or chart < NARROWEST * scale:
        return 0.0
    wide = min(max(PART * chart, LEAST * scale), MOST * scale)
    return min(wide + _gutter(notes) * scale - GUTTER * scale, 0.42 * chart)


def _gutter(notes: Sequence[MarginNote]) -> float:
    """The way of the leaders; brackets stand in it too."""
    return GUTTER + (BRACKETS if any(len(note.span) > 1 for note in notes[:MOST_NOTES]) else 0.0)


def arrange(
    notes: Sequence[MarginNote], marks: Mapping[str, MarkBox], column: QRectF, scale: float, *, wall: bool = False
) -> tuple[NoteBox, ...]:
    """Place notes level with their marks; those that would touch are pushed down, then up from the foot."""
    room, gutter = Room(column, scale, wall=wall), _gutter(notes) * scale
    made = [_made(note, marks, room, gutter) for note in notes[:MOST_NOTES]]
    made.sort(key=lambda box: box.rect.top())
    placed = _apart(made, column, GAP * scale)
    return tuple(_tied(box, i, len(placed), scale) for i, box in enumerate(placed))


def _made(note: MarginNote, marks: Mapping[str, MarkBox], room: Room, gutter: float) -> NoteBox:
    """A note level with what it is about; its leader is only the place where that begins."""
    column, scale = room.rect, room.scale
    rule = column.left() + gutter
    left, wide = rule + 12 * scale, column.right() - rule - 12 * scale
    lines, tip = _begins(note, marks, scale)
    top = tip.y() - FIRST_LINE * scale if tip is not None else column.top()
    words = text.cut(note.text, MOST_CHARACTERS)
    body = text.block(words, fonts.serif(15.5 * scale), QPointF(left, top), wide, most=8, pitch=1.32, balanced=False)
    bottom = body.rect.bottom()
    author = None
    if note.author:
        place = QPointF(left, bottom + 3 * scale)
        author = text.block(note.author, fonts.sans(room.px(12.5), 600), place, wide, pitch=1.35)
        bottom = author.rect.bottom()
    rect = QRectF(rule, top, column.right() - rule, bottom - top + 2 * scale)
    gone = bool(note.option or note.span) and not any(one in marks for one in (note.option, *note.span))
    return NoteBox(note, rect, body, author, (tip,) if tip is not None else (), faded=gone, bracket=lines)


def _begins(note: MarginNote, marks: Mapping[str, MarkBox], scale: float) -> tuple[brackets.Lines, QPointF | None]:
    """The bracket of several answers, and where the leader begins; None where nothing is there."""
    members = [marks[one] for one in note.span if one in marks]
    if len(members) > 1:
        return brackets.around(members, marks.values(), scale)
    mark = marks.get(note.cell) or marks.get(note.option) or next(iter(members), None)
    return (), mark.tip if mark is not None else None


def _moved(box: NoteBox, top: float) -> NoteBox:
    by = top - box.rect.top()
    author = box.author and replace(box.author, rect=box.author.rect.translated(0, by))
    body = replace(box.text, rect=box.text.rect.translated(0, by))
    return replace(box, rect=box.rect.translated(0, by), text=body, author=author)


def _apart(boxes: Sequence[NoteBox], column: QRectF, gap: float) -> list[NoteBox]:
    placed: list[NoteBox] = []
    free = column.top()
    for box in boxes:
        placed.append(_moved(box, max(box.rect.top(), free)))
        free = placed[-1].rect.bottom() + gap
    limit = column.bottom()
    for i in range(len(placed) - 1, -1, -1):
        box = placed[i]
        if box.rect.bottom() > limit:
            placed[i] = box = _moved(box, max(column.top(), limit - box.rect.height()))
        limit = box.rect.top() - gap
    return placed


def _tied(box: NoteBox, place: int, count: int, scale: float) -> NoteBox:
    """The note with its leader; elbows keep apart, and so that no leader crosses another."""
    if not box.leader:
        return box
    tip, rule = box.leader[0], box.rect.left()
    low, high = box.rect.top() + 4 * scale, box.rect.bottom() - 4 * scale
    if low <= tip.y() <= high:
        return replace(box, leader=(tip, QPointF(rule, tip.y())))
    meet = box.rect.top() + FIRST_LINE * scale if tip.y() < low else high
    lane = place if tip.y() < low else count - 1 - place
    bend = rule - (10 + 7 * lane) * scale
    if tip.x() > bend:
        bend = (tip.x() + rule) / 2
    return replace(box, leader=(tip, QPointF(bend, tip.y()), QPointF(bend, meet), QPointF(rule, meet)))


def paint(painter: QPainter, boxes: Sequence[NoteBox], scale: float, look: Look) -> None:
    """Paint rules, leaders and words."""
    for box in boxes:
        colour, ink = QColor(look.tokens.note), QColor(look.tokens.ink)
        if box.faded:
            colour.setAlphaF(0.4)
            ink.setAlphaF(0.5)
        if box.note.id and box.note.id == look.touch.note:
            _wash(painter, box.rect, scale, look)
        painter.fillRect(QRectF(round(box.rect.left()), box.rect.top(), 2 * scale, box.rect.height()), colour)
        brackets.paint(painter, box.bracket, colour, scale)
        _leader(painter, box.leader, colour, scale)
        text.paint(painter, box.text, ink)
        if box.author:
            text.paint(painter, box.author, colour)


def _wash(painter: QPainter, rect: QRectF, scale: float, look: Look) -> None:
    """The note somebody came for."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.tokens.note, 2 * scale))
    painter.setBrush(look.tokens.note_wash)
    painter.drawRoundedRect(rect.adjusted(-5 * scale, -5 * scale, 4 * scale, 5 * scale), 6 * scale, 6 * scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _leader(painter: QPainter, points: Sequence[QPointF], colour: QColor, scale: float) -> None:
    if not points:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour, 1.25 * scale))
    painter.drawPolyline(QPolygonF(list(points)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(points[0], 3.2 * scale, 3.2 * scale)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
