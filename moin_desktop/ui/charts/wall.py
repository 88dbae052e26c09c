"""The same chart for a projector: larger, at most seven rows, nothing under 24 pixels at 1080p, all on one screen."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSizeF

from moin_desktop.analysis.captions import sentences
from moin_desktop.analysis.charts import ChartData, ChartKind, Mark
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import ngettext
from moin_desktop.ui import fonts
from moin_desktop.ui.charts import drawing, text
from moin_desktop.ui.charts.plan import Layout, Look, Plan
from moin_desktop.ui.theme import Tokens

MOST_ROWS = 7
LEAST_ROWS = 2
LARGER = 1.9
"""How much larger a chart is on a screen of 1080 pixels."""
SUBTITLE_LINES = 2
_ROWLESS = {ChartKind.HISTOGRAM, ChartKind.TIMELINE, ChartKind.TEXTS}


def scale_of(height: float) -> float:
    """The scale of a chart on a screen of so many pixels."""
    return height / 1080 * LARGER


def look(tokens: Tokens) -> Look:
    """The colours of the room: soft bars are stronger, since projectors wash them out."""
    return Look(tokens, room=True)


def arrange(plan: Plan, size: QSizeF, scale: float = 0.0, most_rows: int = MOST_ROWS) -> Layout:
    """Lay out a chart on a screen; answers that find no place are counted in the footer.

    ``scale`` 0 follows the height of ``size``. Where seven rows do not fit below a long headline, fewer are shown.
    """
    k = scale or scale_of(size.height())
    plan = _said_short(plan, size.width() - 2 * drawing.WALL_SIDE * k, k)
    for most in range(most_rows, LEAST_ROWS, -1):
        layout = drawing.arrange(replace(plan, data=shown(plan, most)), size, k, room=True)
        if layout.size.height() <= size.height() + 1 or plan.data.kind in _ROWLESS:
            return layout
    return drawing.arrange(replace(plan, data=shown(plan, LEAST_ROWS)), size, k, room=True)


def _said_short(plan: Plan, width: float, scale: float) -> Plan:
    """The plan with the wording left out where it would need more than two lines; the base is always said."""
    data = plan.data
    said = data.subtitle if plan.headline else data.subtitle.removeprefix(data.repeated).lstrip()
    if len(text.wrap(said, fonts.sans(14 * scale), width, 9, balanced=False)) <= SUBTITLE_LINES or not data.base_text:
        return plan
    short = sentences(data.title.rstrip(".") + "." if plan.headline else "", data.base_text)
    return replace(plan, data=replace(data, subtitle=short, repeated=""))


def shown(plan: Plan, most: int) -> ChartData:
    """The chart with at most so many rows, those it is about among them, and the rest said in the footer."""
    data = plan.data
    if data.kind in _ROWLESS:
        return data
    if data.rows:
        keep = _kept([row.option for row in data.rows], _sizes(data), plan.strong, most)
        rows = tuple(row for at, row in enumerate(data.rows) if at in keep)
        left = len(data.rows) - len(rows)
        return replace(data, rows=rows, footer=_footer(data, left)) if left else data
    places = 2 * most if data.kind is ChartKind.SQUARES else most
    keep = _kept([mark.option for mark in data.marks], (), plan.strong, places)
    left = len(data.marks) - len(keep)
    if not left:
        return data
    now = {old: new for new, old in enumerate(sorted(keep))}
    regions = tuple((name, tuple(now[at] for at in there if at in now)) for name, there in data.regions)
    marks = tuple(mark for at, mark in enumerate(data.marks) if at in keep)
    return replace(
        data,
        marks=_spelt_out(marks),
        regions=tuple(region for region in regions if region[1]),
        footer=_footer(data, left),
    )


def _sizes(data: ChartData) -> tuple[float, ...]:
    """What rows are kept by where it is not their order: the widest gaps of a pair, to either side."""
    if data.kind is not ChartKind.DUMBBELL:
        return ()
    return tuple(abs(row.marks[-1].share - row.marks[0].share) if row.marks else 0.0 for row in data.rows)


def _kept(options: Sequence[str], sizes: Sequence[float], strong: Sequence[str], most: int) -> set[int]:
    order = sorted(range(len(options)), key=lambda at: -sizes[at]) if sizes else range(len(options))
    wanted = [at for at in order if options[at] and options[at] in strong]
    return set([*wanted, *(at for at in order if at not in wanted)][:most])


def _spelt_out(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """With fewer than twelve rows every percentage has its sign."""
    return tuple(
        replace(mark, percent_text=f"{mark.percent_text}%") if mark.percent_text.isdigit() else mark for mark in marks
    )


def _footer(data: ChartData, left: int) -> str:
    told = ngettext("And {n} more answer.", "And {n} more answers.", left)
    if data.kind is ChartKind.DUMBBELL:
        told = ngettext("And {n} more answer, less apart.", "And {n} more answers, less apart.", left)
    return sentences(told.format(n=number_text(left)), data.footer)
