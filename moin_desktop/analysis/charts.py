"""Charts without pixels: a spec says which, ``compute`` makes the numbers and words that a drawing function paints."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from moin_desktop.analysis import captions, titles
from moin_desktop.analysis.answers import Answers, Dated, Measured, Rated, State, Written
from moin_desktop.analysis.bins import Bins, bins, numeric
from moin_desktop.analysis.captions import filter_text
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.filters import mask
from moin_desktop.analysis.marks import ChartData, ChartKind, ChartSpec, Mark, MarkRow
from moin_desktop.analysis.questions import Question, QuestionType, Role
from moin_desktop.analysis.selections import selection_mask, spark
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import NetRow, Row, Table, base_mask, order_rows, share, table, tally, whole_percent
from moin_desktop.analysis.wording import SMALL, day_text, number_text, of_text, percent_text
from moin_desktop.i18n import _

__all__ = [
    "ChartData",
    "ChartKind",
    "ChartSpec",
    "Mark",
    "MarkRow",
    "compute",
    "filter_text",
    "kinds",
    "natural_kind",
    "selection_mask",
    "spark",
]

_NATURAL = {
    QuestionType.SINGLE: ChartKind.BARS,
    QuestionType.MULTIPLE: ChartKind.BARS,
    QuestionType.ORDERED: ChartKind.STAIRCASE,
    QuestionType.YES_NO: ChartKind.DOTS,
    QuestionType.NUMBER: ChartKind.HISTOGRAM,
    QuestionType.DATE: ChartKind.HISTOGRAM,
    QuestionType.GRID: ChartKind.AGREEMENT,
    QuestionType.RANKING: ChartKind.BARS,
}
_ALSO = {
    QuestionType.SINGLE: (ChartKind.STAIRCASE, ChartKind.DOTS),
    QuestionType.ORDERED: (ChartKind.BARS, ChartKind.DOTS),
    QuestionType.YES_NO: (ChartKind.BARS,),
    QuestionType.RANKING: (ChartKind.AGREEMENT,),
}


_TICKED = (ChartKind.BARS, ChartKind.STAIRCASE, ChartKind.HISTOGRAM)
_STACKED = (ChartKind.STAIRCASE, ChartKind.AGREEMENT)


def natural_kind(question: Question) -> ChartKind:
    """The kind of chart that follows from the question's type."""
    return _NATURAL.get(question.type, ChartKind.TEXTS)


def kinds(question: Question) -> tuple[ChartKind, ...]:
    """Every kind of chart that can show a question, the natural one first."""
    return (natural_kind(question), *_ALSO.get(question.type, ()))


@dataclass(frozen=True, slots=True, eq=False)
class _View:
    """What the marks of one chart are counted from."""

    question: Question
    answers: Answers
    everyone: Mask
    within: Mask
    selection: Mask | None
    """Selected respondents within the filter."""
    filtered: bool
    order: str
    stacked: bool
    """Marks stand end to end: each starts where the one before it ended."""


def compute(survey: Survey, spec: ChartSpec, selection: Mask | None = None, *, selection_label: str = "") -> ChartData:
    """All numbers and words of a chart; ``selection`` (rows,) fills each mark with the linked respondents.

    ``selection_label`` names the selected answer in the subtitle. A kind that cannot show the question gives way to
    its natural kind.
    """
    question, answers = survey.question(spec.question), survey.answers(spec.question)
    kind = spec.kind if spec.kind in kinds(question) and spec.kind else natural_kind(question)
    within = mask(survey, spec.filter)
    numbers = table(question, answers, within)
    chosen = None if selection is None else selection & within
    view = _View(question, answers, survey.everyone, within, chosen, bool(spec.filter), spec.order, kind in _STACKED)
    base_text = captions.base_text(question, numbers, kind)
    data = ChartData(
        spec=spec,
        kind=kind,
        title=titles.title(question),
        subtitle=captions.sentences(captions.wording(question), base_text),
        repeated=titles.repeated(question, captions.wording(question)),
        footer=captions.footer(survey, question, numbers, kind, spec.filter, _tick_base(view, kind, numbers.base)),
        base=numbers.base,
        small_base=numbers.base < SMALL,
        base_text=base_text,
    )
    if not numbers.answered:
        nobody = captions.nobody(spec.filter, int(np.count_nonzero(within)))
        return replace(data, empty=nobody, summary=f"{data.title}: {nobody}.")
    data = _filled(data, view, numbers)
    if chosen is not None and (data.marks or data.rows):
        chosen_n = int(np.count_nonzero(chosen & base_mask(question, answers, within)))
        data = replace(
            data, subtitle=captions.sentences(data.subtitle, captions.selection_text(chosen_n, selection_label))
        )
    return data


def _tick_base(view: _View, kind: ChartKind, base: int) -> int | None:
    """Whom the ticks are of; None where none is drawn: bars of a small base are people, one dot each."""
    if not view.filtered or kind not in _TICKED or (kind is ChartKind.BARS and base < SMALL):
        return None
    return int(np.count_nonzero(base_mask(view.question, view.answers, view.everyone)))


def _filled(data: ChartData, view: _View, numbers: Table) -> ChartData:
    """The chart with its marks, rows or texts."""
    answers, figures = view.answers, ""
    if isinstance(answers, Measured | Dated):
        data, figures = _histogram(data, view, answers, numbers)
    elif isinstance(answers, Written):
        rows = np.flatnonzero(view.within & (answers.state == State.ANSWERED))
        texts = [(int(row), answers.words[answers.codes[row]]) for row in rows] if answers.words else []
        data = replace(data, texts=tuple(texts))
    elif isinstance(answers, Rated) and data.kind is ChartKind.AGREEMENT:
        data = replace(data, rows=_agreement(view, answers, numbers))
    else:
        data = replace(data, marks=_bars(view, numbers, data.kind))
    return replace(data, summary=captions.summary(data.title, numbers, data.marks, data.rows, figures))


@dataclass(frozen=True, slots=True)
class _Count:
    """One mark before it has words."""

    option: str
    label: str
    count: int
    whole: int
    """Among all respondents, for the tick."""
    selected: int
    members: tuple[str, ...] = ()
    item: int | None = None


def _marks(view: _View, counts: Sequence[_Count], base: int, whole_base: int, selected: int | None) -> list[Mark]:
    """Marks with their words; ``selected`` is the size of the selection within the base."""
    marks, start = [], 0
    for at, one in enumerate(counts):
        percent = percent_text(one.count, base)
        if at and len(counts) >= 12 and percent:
            percent = str(whole_percent(one.count, base))
        marks.append(
            Mark(
                option=one.option,
                label=one.label,
                count=one.count,
                base=base,
                share=share(one.count, base),
                percent_text=percent,
                count_text=_count_text(one, base, at == 0, selected),
                start=share(start, base) if view.stacked else 0.0,
                tick=share(one.whole, whole_base) if view.filtered and whole_base else None,
                tick_text=percent_text(one.whole, whole_base) if view.filtered else "",
                selected_count=None if selected is None else one.selected,
                members=one.members,
                item=one.item,
            )
        )
        start += one.count
    return marks


def _count_text(one: _Count, base: int, first: bool, selected: int | None) -> str:
    if selected is not None and not one.count == one.selected == selected:
        return _("{count} of the {selected}").format(count=number_text(one.selected), selected=number_text(selected))
    if first or base < SMALL or selected is not None:
        return of_text(one.count, base)
    return number_text(one.count)


def _bars(view: _View, numbers: Table, kind: ChartKind) -> tuple[Mark, ...]:
    """Marks of the options of a question, or of the things that a ranking puts first."""
    whole = table(view.question, view.answers, view.everyone) if view.filtered else numbers
    base = base_mask(view.question, view.answers, view.within)
    chosen = None if view.selection is None else view.selection & base
    picked = None if chosen is None else table(view.question, view.answers, chosen)
    if isinstance(view.answers, Rated):
        firsts = [_firsts(one) for one in (numbers, whole, picked or numbers)]
        counts = [
            _Count(f"item{at}", item.label, firsts[0][at], firsts[1][at], firsts[2][at])
            for at, item in enumerate(view.question.items)
        ]
        if view.order != "as_listed":
            counts.sort(key=lambda one: -one.count)
    else:
        listed = kind is ChartKind.DOTS or view.question.type is QuestionType.YES_NO or view.order == "as_listed"
        places = {option.id: at for at, option in enumerate(view.question.options)}
        rows = sorted(numbers.rows, key=lambda row: places[row.option])
        if kind is ChartKind.BARS:
            rows = _with_nets(rows, numbers.nets)
        of_whole, of_picked = tally(whole), tally(picked or numbers)
        members = {net.option: net.options for net in numbers.nets}
        order = "as_listed" if listed else "most_first"
        counts = [
            _Count(
                row.option,
                row.label,
                row.count,
                of_whole[row.option],
                of_picked[row.option],
                members.get(row.option, ()),
            )
            for row in order_rows(rows, view.question.type, order)
        ]
    selected = None if chosen is None else int(np.count_nonzero(chosen))
    return tuple(_marks(view, counts, numbers.base, whole.base, selected))


def _with_nets(rows: Sequence[Row], nets: Sequence[NetRow]) -> list[Row]:
    """Rows as listed with each group as a bar of its own before the first of its members."""
    found: list[Row] = []
    left = list(nets)
    for row in rows:
        for net in [net for net in left if row.option in net.options]:
            left.remove(net)
            label = _("{group} (group)").format(group=net.label)
            found.append(Row(net.option, label, Role.PLAIN, net.count, net.percent))
        found.append(row)
    return found


def _firsts(numbers: Table) -> list[int]:
    """How many ranked each thing first."""
    return [item.rows[0].count if item.rows else 0 for item in numbers.items]


def _agreement(view: _View, answers: Rated, numbers: Table) -> tuple[MarkRow, ...]:
    """One row of marks per item, each of those who answered the item."""
    whole = table(view.question, answers, view.everyone) if view.filtered else numbers
    picked = None if view.selection is None else table(view.question, answers, view.selection)
    rows = []
    for at, item in enumerate(numbers.items):
        chosen = picked.items[at] if picked else item
        counts = [
            _Count(row.option, row.label, row.count, of_whole.count, of_chosen.count, item=at)
            for row, of_whole, of_chosen in zip(item.rows, whole.items[at].rows, chosen.rows, strict=True)
        ]
        selected = chosen.answered if picked else None
        marks = _marks(view, counts, item.answered, whole.items[at].answered, selected)
        rows.append(MarkRow(item.label, item.answered, tuple(marks)))
    return tuple(rows)


def _histogram(data: ChartData, view: _View, answers: Measured | Dated, numbers: Table) -> tuple[ChartData, str]:
    """Columns of equal footing with the median, and the figures in words."""
    columns = bins(answers, view.everyone)
    if columns is None:
        return data, ""
    given = answers.state == State.ANSWERED
    values = numeric(answers)
    tallies = [
        np.bincount(columns.place(values[who & given]), minlength=len(columns.labels)).tolist()
        for who in (view.within, view.everyone, view.within if view.selection is None else view.selection)
    ]
    counts = [
        _Count(f"bin{at}", label, tallies[0][at], tallies[1][at], tallies[2][at])
        for at, label in enumerate(columns.labels)
    ]
    selected = None if view.selection is None else sum(tallies[2])
    whole_base = table(view.question, answers, view.everyone).base
    marks = _marks(view, counts, numbers.base, whole_base, selected)
    median = float(np.median(values[view.within & given]))
    marker, figures = _median_words(answers, columns, median, numbers)
    return replace(data, marks=tuple(marks), axis=columns.axis, marker=marker), figures


def _median_words(
    answers: Measured | Dated, columns: Bins, median: float, numbers: Table
) -> tuple[tuple[float, str], str]:
    said = day_text(median) if isinstance(answers, Dated) else number_text(median)
    marker = (columns.along(median), _("Median {value}").format(value=said))
    if numbers.stats is None:
        return marker, _("from {low} to {high}").format(low=numbers.earliest, high=numbers.latest)
    return marker, captions.stats_text(numbers.stats)
