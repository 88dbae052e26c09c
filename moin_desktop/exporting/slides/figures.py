"""What a slide draws of a chart: bars as series and categories, or a table where no native chart shows the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from moin_desktop.analysis.marks import ChartData, ChartKind, Mark, MarkRow
from moin_desktop.analysis.wording import number_text, of_text
from moin_desktop.exporting.book import colours
from moin_desktop.exporting.shades import heat, scale, shade, steps
from moin_desktop.exporting.text import Changes, clean
from moin_desktop.i18n import _, ngettext

MOST_BARS = 14
MOST_ROWS, MOST_GROUPS = 10, 6
MOST_SERIES = 4
"""Groups beyond this are a table: bars of five colours side by side cannot be told apart."""
_MOST_SIDE_BY_SIDE = 16
_LONGEST = 160
_COLUMNS = (ChartKind.HISTOGRAM, ChartKind.TIMELINE)
_STACKS = (ChartKind.AGREEMENT, ChartKind.STACKED)
_SIDE_BY_SIDE = (ChartKind.DUMBBELL, ChartKind.WAVES, ChartKind.COLUMNS)


@dataclass(frozen=True, slots=True)
class Series:
    """The numbers of one colour."""

    name: str
    values: tuple[float | None, ...]
    """One for each category; None where there is none, or where it is hidden."""
    formats: tuple[str, ...]
    """The number format of each label, so that a label stays a number; empty for no label at all."""
    fills: tuple[str, ...]
    """A colour for each bar, or one for all; none where bars cannot be seen."""


@dataclass(frozen=True, slots=True)
class Bars:
    """A native chart."""

    columns: bool
    """Upright, and close together."""
    stacked: bool
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    most: float
    """Where the axis ends."""
    legend: bool
    folded: int
    """How many answers are not on the slide."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; without a fill it is plain."""

    text: str
    fill: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A native table; the first row are headings, the first column answers."""

    rows: tuple[tuple[Cell, ...], ...]
    folded: int


def of(data: ChartData, focus: Sequence[str]) -> Bars | Grid | None:
    """What is drawn of a chart; None for texts and for questions that nobody answered."""
    if data.kind is ChartKind.TEXTS or not (data.marks or data.rows):
        return None
    if data.kind in _STACKS:
        return _stack(data)
    if data.rows:
        groups = len(data.rows[0].marks)
        if data.kind in _SIDE_BY_SIDE and groups <= MOST_SERIES and not any(row.figure_text for row in data.rows):
            return _side_by_side(data)
        return _grid(data)
    if data.kind is ChartKind.STAIRCASE:
        return _staircase(data, focus)
    return _bars(data, focus)


def said(words: str, limit: int = _LONGEST) -> str:
    """Words as a slide can hold them."""
    return clean(words, Changes(), limit)


def folded_text(drawn: Bars | Grid | None) -> str:
    """How many answers are not on the slide; empty where all are."""
    n = drawn.folded if drawn is not None else 0
    if not n:
        return ""
    return ngettext("{n} more answer is not shown.", "{n} more answers are not shown.", n).format(n=number_text(n))


# Bars of single marks


def _bars(data: ChartData, focus: Sequence[str]) -> Bars:
    upright = data.kind in _COLUMNS
    shown = data.marks if upright else _most(data.marks, focus)
    values = tuple(_value(data, mark) for mark in shown)
    formats = tuple("0;;" if upright else _format(data, mark) for mark in shown)
    if upright:
        values = tuple(None if mark.hidden else float(mark.count) for mark in shown)
    fills = tuple(shade(mark.option, focus) for mark in shown)
    series = Series(_name(data, upright), values, formats, fills)
    top = max((value for value in values if value is not None), default=0.0)
    return Bars(
        upright,
        False,
        tuple(_label(mark) for mark in shown),
        (series,),
        top * (1.1 if upright else 1.3) or 1.0,
        False,
        len(data.marks) - len(shown),
    )


def _most(marks: Sequence[Mark], focus: Sequence[str]) -> tuple[Mark, ...]:
    """As many as a room can read: those the finding is about, then the first."""
    if len(marks) <= MOST_BARS:
        return tuple(marks)
    wanted = [mark for mark in marks if mark.option in focus][:MOST_BARS]
    for mark in marks:
        if len(wanted) == MOST_BARS:
            break
        if mark not in wanted:
            wanted.append(mark)
    return tuple(mark for mark in marks if mark in wanted)


def _staircase(data: ChartData, focus: Sequence[str]) -> Bars:
    shades = steps(len(data.marks))
    fills = tuple(shade(mark.option, focus) if focus else shades[at] for at, mark in enumerate(data.marks))
    starts = tuple(mark.start * mark.base if data.small_base else mark.start for mark in data.marks)
    before = Series(_("Starts at"), starts, (), ())
    formats = tuple(_format(data, mark) for mark in data.marks)
    step = Series(_name(data), tuple(_value(data, mark) for mark in data.marks), formats, fills)
    most = float(data.base) if data.small_base else 1.0
    return Bars(False, True, tuple(_label(mark) for mark in data.marks), (before, step), most or 1.0, False, 0)


def _value(data: ChartData, mark: Mark) -> float | None:
    if mark.hidden:
        return None
    return float(mark.count) if data.small_base else mark.share


def _format(data: ChartData, mark: Mark) -> str:
    """The percentage as a live number, then how many that are, as beside the bar on screen."""
    if mark.hidden:
        return "0"
    if mark.figure_text:
        return literal(mark.figure_text)
    if data.small_base or not mark.percent_text:
        return literal(of_text(mark.count, mark.base))
    return f"0%{literal(f'  {mark.count_text}')}"


def literal(words: str) -> str:
    """Words inside a number format."""
    return '"' + words.replace('"', "'") + '"'


def _label(mark: Mark) -> str:
    named = said(mark.label)
    return _("{answer} (hidden)").format(answer=named) if mark.hidden else named


def _name(data: ChartData, counts: bool = False) -> str:
    return _("n") if counts or data.small_base else _("% of respondents")


# Rows of marks


def _stack(data: ChartData) -> Bars:
    rows = data.rows[:MOST_BARS]
    names = [mark.label for mark in data.rows[0].marks]
    series = tuple(
        Series(
            said(name),
            tuple(_part(data, row, at) for row in rows),
            tuple(_part_format(data, row, at) for row in rows),
            (fill,),
        )
        for at, (name, fill) in enumerate(zip(names, scale(names), strict=True))
    )
    most = max((row.answered for row in rows), default=1) if data.small_base else 1.0
    labels = tuple(said(row.label) for row in rows)
    return Bars(False, True, labels, series, float(most) or 1.0, True, len(data.rows) - len(rows))


def _part(data: ChartData, row: MarkRow, at: int) -> float | None:
    return _value(data, row.marks[at]) if at < len(row.marks) and row.marks[at].base else None


def _part_format(data: ChartData, row: MarkRow, at: int) -> str:
    """A part too narrow for its number has none; a row of few is in counts."""
    if data.small_base:
        return "0;;"
    mark = row.marks[at] if at < len(row.marks) else None
    if mark is None or mark.percent_text:
        return '[<0.045]"";0%'
    return literal(of_text(mark.count, mark.base) if mark.count else "")


def _side_by_side(data: ChartData) -> Bars:
    """An answer with a bar for each group, wave or question of a pair, the first in the strong colour."""
    rows = data.rows[: max(2, _MOST_SIDE_BY_SIDE // len(data.rows[0].marks))]
    tokens = colours()
    fills = [tokens["data"], tokens["ctx"], tokens["data_soft"], tokens["ctx_soft"]]
    series = []
    for at, name in enumerate(_heads(data)):
        marks = [row.marks[at] for row in rows]
        values = tuple(None if mark.hidden or not mark.base else mark.share for mark in marks)
        formats = tuple(_cell_format(mark) for mark in marks)
        series.append(Series(said(name), values, formats, (fills[at],)))
    most = max((value for one in series for value in one.values if value is not None), default=0.0)
    labels = tuple(said(f"{row.label} ({row.gap_text})" if row.gap_text else row.label) for row in rows)
    return Bars(False, False, labels, tuple(series), most * 1.2 or 1.0, True, len(data.rows) - len(rows))


def _cell_format(mark: Mark) -> str:
    return "0%" if mark.percent_text else literal(of_text(mark.count, mark.base))


def _heads(data: ChartData) -> list[str]:
    if data.groups and data.kind is not ChartKind.RANKING:
        return [_("{group} (n = {n})").format(group=one.label, n=number_text(one.base)) for one in data.groups]
    return [mark.label for mark in data.rows[0].marks]


def _grid(data: ChartData) -> Grid:
    heads = _heads(data)[:MOST_GROUPS]
    averaged = any(row.figure_text for row in data.rows)
    head = [Cell(_("Answer") if data.groups else ""), *([Cell(_("Average"))] if averaged else [])]
    rows = [(*head, *(Cell(said(name, 60)) for name in heads))]
    for row in data.rows[:MOST_ROWS]:
        cells = [Cell(said(row.label, 110)), *([Cell(row.figure_text)] if averaged else [])]
        rows.append((*cells, *(_cell(mark) for mark in row.marks[: len(heads)])))
    return Grid(tuple(rows), max(0, len(data.rows) - MOST_ROWS))


def _cell(mark: Mark) -> Cell:
    if mark.hidden:
        return Cell(_("hidden"))
    if mark.figure_text:
        return Cell(mark.figure_text, heat(mark.share))
    if not mark.base:
        return Cell("")
    return Cell(mark.percent_text or of_text(mark.count, mark.base), heat(mark.share) if mark.percent_text else "")


def foot(data: ChartData, drawn: Bars | Grid | None) -> str:
    """Source, base, filter and rules, without those of ticks and bands, which a native chart does not have."""
    told = data.footer
    for template in (
        _("The tick marks all {n}."),
        _("Were these {n} a random sample, the band would show the likely range."),
    ):
        told = re.sub(r"\s*" + re.escape(template).replace(re.escape("{n}"), r"[\d.,\s]+?"), "", told)
    return " ".join(part for part in (told, folded_text(drawn)) if part)
