"""Which marks are chosen together: those between two, those a hand has drawn a frame around, all of them."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QPointF, QRectF

from moin_desktop.analysis.charts import Mark
from moin_desktop.ui.charts.plan import Layout, MarkBox

Ids = tuple[str, ...]


def is_chosen(mark: Mark, chosen: Collection[str]) -> bool:
    """Whether a mark is among those chosen: itself, or its answer in whatever group."""
    return bool(mark.id) and (mark.id in chosen or mark.answer in chosen or (bool(mark.cell) and mark.option in chosen))


def every(layout: Layout) -> Ids:
    """All marks of a chart; of a comparison the answers, in whatever group."""
    marks = [box.mark for box in layout.marks]
    whole = [mark for mark in marks if mark.id and not mark.cell]
    return _ids(whole or marks)


def between(layout: Layout, start: str, stop: str) -> Ids:
    """The marks from one to another (by key): of a list all that stand between, of a grid the block they span."""
    ends = [box for box in (layout.box(start), layout.box(stop)) if box is not None]
    if not ends:
        return ()
    if layout.plan.data.rows:
        block = ends[0].row.united(ends[-1].row)
        return _ids(box.mark for box in layout.marks if block.contains(box.row.center()))
    places = sorted(layout.marks.index(box) for box in ends)
    return _ids(box.mark for box in layout.marks[places[0] : places[-1] + 1])


def framed(layout: Layout, frame: QRectF) -> Ids:
    """The marks whose ground a frame touches."""
    return _ids(box.mark for box in layout.marks if box.row.intersects(frame))


def labelled(layout: Layout, point: QPointF) -> MarkBox | None:
    """The first mark of the row of a comparison whose label is under a point."""
    if not layout.plan.data.groups:
        return None
    return next((box for box in layout.marks if box.label is not None and box.label.rect.contains(point)), None)


def whole_label(layout: Layout, box: MarkBox) -> str:
    """What the label of a mark's row says in full, where it is cut."""
    block = box.label
    if block is None and layout.plan.data.rows:
        middle = box.row.center().y()
        near = (b for b in layout.marks if b.label is not None and b.row.top() <= middle <= b.row.bottom())
        first = next(near, None)
        block = first.label if first is not None else None
    return block.whole if block is not None else ""


def _ids(marks: Iterable[Mark]) -> Ids:
    return tuple(dict.fromkeys(mark.id for mark in marks if mark.id))
