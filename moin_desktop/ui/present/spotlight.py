"""The answer a room is speaking of: drawn strong, the others soft, one after the other by Up and Down."""

from collections.abc import Sequence
from dataclasses import replace

from moin_desktop.analysis.charts import ChartKind
from moin_desktop.ui.charts.plan import Layout, MarkBox, Plan
from moin_desktop.ui.present.scene import Frame

_WHOLE_ROWS = {ChartKind.HEAT, ChartKind.DUMBBELL, ChartKind.COLUMNS, ChartKind.WAVES, ChartKind.RANKING}
"""Several marks make one row and are of one answer, which is lit whole."""


def key_of(layout: Layout, box: MarkBox) -> str:
    """What is lit with a mark: its answer, or in a grid the mark alone."""
    return box.mark.answer if layout.plan.data.kind in _WHOLE_ROWS else box.mark.id


def keys(frame: Frame | None) -> tuple[str, ...]:
    """What can be lit, in the order of reading."""
    layout = frame.layout if frame is not None else None
    if layout is None:
        return ()
    return tuple(dict.fromkeys(key for box in layout.marks if (key := key_of(layout, box))))


def beside(there: Sequence[str], lit: str, by: int) -> str:
    """What is lit next; beyond the last or the first nothing is, and after nothing the first or the last."""
    if not there:
        return ""
    if lit not in there:
        return there[0] if by > 0 else there[-1]
    at = there.index(lit) + by
    return there[at] if 0 <= at < len(there) else ""


def lit(plan: Plan, key: str) -> Plan:
    """The chart with one answer strong; as it was without one."""
    return replace(plan, focus=(key,)) if key else plan


def boxes(layout: Layout, lit: str) -> tuple[MarkBox, ...]:
    """The marks that are lit."""
    return tuple(box for box in layout.marks if lit and key_of(layout, box) == lit)


def label(plan: Plan, lit: str) -> str:
    """What is lit, in words."""
    marks = [*plan.data.marks, *(mark for row in plan.data.rows for mark in row.marks)]
    return next((mark.label for mark in marks if lit in (mark.id, mark.answer)), "")
