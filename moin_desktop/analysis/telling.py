"""A chart read out in a short paragraph: what it shows, how to read it, the largest, the smallest, and of whom."""

from collections.abc import Sequence

from moin_desktop.analysis.captions import sentences
from moin_desktop.analysis.direction import isolated
from moin_desktop.analysis.marks import ChartData, ChartKind, Mark, MarkRow
from moin_desktop.analysis.wording import SMALL, number_text, part_share_text
from moin_desktop.i18n import _, ngettext


def reading(data: ChartData) -> str:
    """How to read a chart, in a short paragraph, for whoever cannot see it or never saw its kind."""
    title = _("“{title}”.").format(title=isolated(data.title.rstrip(".")))
    if data.empty:
        return sentences(title, _("{words}.").format(words=data.empty.rstrip(".")), data.footer)
    return sentences(title, data.subtitle.removeprefix(data.repeated).strip(), _how(data), *_ends(data), data.footer)


def _how(data: ChartData) -> str:
    """What stands for what."""
    small = data.small_base
    told = {
        ChartKind.BARS: _("Each bar is one answer; the longer, the more chose it."),
        ChartKind.STAIRCASE: _("Each step is one answer and starts where the one before it ended."),
        ChartKind.DOTS: _("Each dot is one respondent."),
        ChartKind.SQUARES: _("Answers are gathered by where they belong."),
        ChartKind.HISTOGRAM: _("Each column is a range of values; the higher, the more answers lie in it."),
        ChartKind.TIMELINE: _("Each column is a span of time; the higher, the more answers lie in it."),
        ChartKind.AGREEMENT: _("Each row is split at its middle: one side to the left, the other to the right."),
        ChartKind.STACKED: _("Each row is a whole, cut into its answers."),
        ChartKind.RANKING: _("Each row is marked at its average."),
        ChartKind.HEAT: _("Each row is an answer, each column a group; the darker a cell, the larger its number."),
        ChartKind.COLUMNS: _("Each row is an answer, with one bar for each group."),
        ChartKind.DUMBBELL: _("Each row is an answer with two ends, one for each question; between them lies the gap."),
        ChartKind.WAVES: _("Each row is an answer, with one mark for each survey."),
    }.get(data.kind, "")
    if small and data.kind is ChartKind.BARS:
        return _("Each row is one answer, with one dot for each respondent.")
    return told


def _ends(data: ChartData) -> list[str]:
    """The largest and the smallest."""
    if data.kind is ChartKind.TEXTS:
        n = len(data.texts)
        return [ngettext("{n} answer was written.", "{n} answers were written.", n).format(n=number_text(n))]
    if data.kind is ChartKind.DUMBBELL:
        return _gaps(data.rows)
    if data.kind is ChartKind.RANKING:
        return _figures([row for row in data.rows if row.figure is not None])
    if data.rows:
        return _cells(data)
    found = _of_marks(data.marks)
    return [*found, _("{median}.").format(median=data.marker[1])] if data.marker else found


def _of_marks(marks: Sequence[Mark]) -> list[str]:
    if not marks:
        return []
    most, least = max(marks, key=lambda mark: mark.share), min(marks, key=lambda mark: mark.share)
    told = [_("Largest: {label}, {figure}.").format(label=isolated(most.label), figure=_figure(most))]
    if len(marks) > 1 and least.share < most.share:
        told.append(_("Smallest: {label}, {figure}.").format(label=isolated(least.label), figure=_figure(least)))
    return told


def _cells(data: ChartData) -> list[str]:
    """The largest and smallest cell of those with people enough, groups only."""
    labels = {group.id: group.label for group in data.groups}
    cells = [
        (row, mark)
        for row in data.rows
        for mark in row.marks
        if mark.base and not mark.hidden and (mark.group or not data.groups)
    ]
    cells = [(row, mark) for row, mark in cells if mark.base >= SMALL] or cells
    if not cells:
        return []
    ends = (max(cells, key=lambda cell: cell[1].share), min(cells, key=lambda cell: cell[1].share))
    told = (_("Largest: {answer} in {where}, {figure}."), _("Smallest: {answer} in {where}, {figure}."))
    return [
        words.format(
            answer=isolated(mark.label), where=isolated(labels.get(mark.group, row.label)), figure=_figure(mark)
        )
        for words, (row, mark) in zip(told, ends, strict=True)
    ]


def _gaps(rows: Sequence[MarkRow]) -> list[str]:
    there = [row for row in rows if row.gap_text]
    if not there:
        return []
    wide = max(there, key=_width)
    narrow = min(there, key=_width)
    told = [_("Widest gap: {label}, {gap}.").format(label=isolated(wide.label), gap=wide.gap_text)]
    if narrow is not wide:
        told.append(_("Narrowest: {label}, {gap}.").format(label=isolated(narrow.label), gap=narrow.gap_text))
    return told


def _width(row: MarkRow) -> float:
    return abs(row.marks[1].share - row.marks[0].share)


def _figures(rows: Sequence[MarkRow]) -> list[str]:
    if not rows:
        return []
    high, low = max(rows, key=lambda row: row.figure or 0.0), min(rows, key=lambda row: row.figure or 0.0)
    return [
        _("Highest average: {label}, {figure}.").format(label=isolated(high.label), figure=high.figure_text),
        _("Lowest: {label}, {figure}.").format(label=isolated(low.label), figure=low.figure_text),
    ]


def _figure(mark: Mark) -> str:
    return mark.figure_text or part_share_text(mark.part)
