"""The one number a finding is about, and whether it is still what it was when the finding was kept."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from moin_desktop.analysis.charts import compute
from moin_desktop.analysis.filters import Filter, fits
from moin_desktop.analysis.marks import ChartData, ChartKind, ChartSpec, Mark
from moin_desktop.analysis.parts import Part, together
from moin_desktop.analysis.questions import CHARTED_TYPES
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.wording import (
    SMALL,
    number_text,
    of_text,
    part_share_text,
)
from moin_desktop.i18n import _, ngettext

Numbers = Sequence[tuple[str, int, int]]
"""(option id, count, base) of every mark."""


@dataclass(frozen=True, slots=True)
class Figure:
    """The key number with what it is a number of: "55%", "Building skills and capabilities", "29 of 53"."""

    value: str
    label: str
    of: str = ""
    option: str = ""


def chart_of(survey: Survey, spec: ChartSpec) -> ChartData | None:
    """The chart of a kept spec; None when its question, or one it is filtered by, is now read without answers."""
    known = {question.id: question.type for question in survey.questions}
    if known.get(spec.question) not in CHARTED_TYPES or not filter_fits(survey, spec.filter):
        return None
    return compute(survey, spec)


def filter_fits(survey: Survey, filter: Filter) -> bool:
    """Whether every question of a filter can still be asked what the filter asks of it."""
    return fits(survey, filter)


def numbers(data: ChartData) -> tuple[tuple[str, int, int], ...]:
    """What a finding keeps of its chart: (option id, count, base) of every mark, row by row."""
    return tuple((mark.option, mark.count, mark.base) for mark in _all_marks(data) if not mark.hidden)


def key_figure(data: ChartData, focus: Collection[str] = ()) -> Figure:
    """The number of the first answer in focus, of the chart's first mark, or of its median or answers.

    Steps stand in the order of the scale, not of their numbers: of these it is the largest.

    Several answers in focus are added up where a respondent gives only one of them, which the marks of a staircase or
    of dots tell; never where several can be chosen.
    """
    data = _seen(data)
    if data.marker is not None:
        value, label = _split_marker(data)
        return Figure(value, label, _n(data.base))
    if data.groups or data.kind is ChartKind.RANKING:
        return _of_rows(data, focus)
    if data.rows and (most := max(data.rows[0].marks, key=lambda mark: mark.count, default=None)):
        label = _("{answer}: {item}").format(answer=most.label, item=data.rows[0].label)
        return Figure(part_share_text(most.part), label, of_text(most.count, most.base), most.option)
    if data.kind is ChartKind.TEXTS and not data.empty:
        n = len(data.texts) or data.base
        return Figure(number_text(n), ngettext("answer", "answers", n))
    chosen = [mark for mark in data.marks if mark.option in focus] or _first(data)
    if not chosen:
        return Figure("–", data.empty)
    if len(chosen) > 1 and data.kind in (ChartKind.STAIRCASE, ChartKind.DOTS):
        return _sum(chosen)
    first = chosen[0]
    return Figure(part_share_text(first.part), first.label, of_text(first.count, first.base), first.option)


def _seen(data: ChartData) -> ChartData:
    """The chart without the marks whose numbers are hidden."""
    if not any(mark.hidden for mark in _all_marks(data)):
        return data
    rows = tuple(replace(row, marks=tuple(mark for mark in row.marks if not mark.hidden)) for row in data.rows)
    return replace(data, rows=rows, marks=tuple(mark for mark in data.marks if not mark.hidden))


def _of_rows(data: ChartData, focus: Collection[str]) -> Figure:
    """The gap of a pair, the average at the head of a ranking, or the largest share of a group at the first answer."""
    row = next((row for row in data.rows if row.option in focus), data.rows[0] if data.rows else None)
    if row is None:
        return Figure("–", data.empty)
    if row.gap_text:
        return Figure(row.gap_text, row.label, _n(data.base), row.option)
    if row.figure_text:
        return Figure(row.figure_text, row.label, _n(row.answered))
    there = [mark for mark in row.marks if mark.group and mark.base and not mark.hidden]
    sure = [mark for mark in there if mark.base >= SMALL] or there or list(row.marks)
    if not sure:
        return Figure("–", row.label)
    most = max(sure, key=lambda mark: mark.share)
    name = next((group.label for group in data.groups if group.id == most.group), "")
    label = _("{answer}: {item}").format(answer=name, item=most.label)
    if most.figure_text:
        return Figure(most.figure_text, label, _n(most.base))
    return Figure(part_share_text(most.part), label, of_text(most.count, most.base), most.option)


def _first(data: ChartData) -> list[Mark]:
    if data.kind is ChartKind.STAIRCASE and data.marks:
        return [max(data.marks, key=lambda mark: mark.count)]
    return list(data.marks[:1])


def change_text(data: ChartData, focus: Collection[str], kept: Numbers, stands: Numbers = ()) -> str:
    """What became of the numbers since they were kept: "Numbers changed: 55% was 53%"; empty when nothing did.

    Nothing is told while they are those at which a person said that the finding ``stands`` as it was kept.
    """
    if stands and not change_text(data, focus, stands):
        return ""
    if any(mark.hidden for mark in _all_marks(data)):
        if data.rows:
            return ""  # a cell is not known by its answer alone: what is hidden now cannot be told from what changed
        shown = {mark.option for mark in data.marks if not mark.hidden}
        data, kept = _seen(data), [one for one in kept if one[0] in shown]
    known = {option for option, _count, _base in kept}
    since = {mark.option for mark in data.marks if mark.members and mark.option not in known}
    if not kept or sorted(kept) == sorted(one for one in numbers(data) if one[0] not in since):
        return ""
    was: dict[str, tuple[int, int]] = {}
    for option, count, base in kept:
        was.setdefault(option, (count, base))
    if not data.rows:
        key = _first(data)
        for mark in sorted(data.marks, key=lambda mark: (mark.option not in focus, mark not in key)):
            old = was.get(mark.option, (0, mark.base))
            if old != (mark.count, mark.base) and mark.option not in since:
                return _was(mark, old, mark.option in focus or mark in key)
    return _("Numbers changed since this was kept")


def _was(mark: Mark, old: tuple[int, int], is_key: bool) -> str:
    now_text, old_text = part_share_text(mark.part), part_share_text(Part(*old))
    if now_text == old_text:
        now_text, old_text = of_text(mark.count, mark.base), of_text(*old)
    if is_key:
        return _("Numbers changed: {now} was {before}").format(now=now_text, before=old_text)
    return _("Numbers changed: {answer}, {now} was {before}").format(answer=mark.label, now=now_text, before=old_text)


def _sum(chosen: Sequence[Mark]) -> Figure:
    part = together(mark.part for mark in chosen)
    label = _(" or ").join(mark.label for mark in chosen)
    return Figure(part_share_text(part), label, of_text(part.count, part.base), chosen[0].option)


def _split_marker(data: ChartData) -> tuple[str, str]:
    """ "Median 12" as the number and the word, by the words it was made of."""
    text = data.marker[1] if data.marker else ""
    before, after = _("Median {value}").split("{value}")
    return text[len(before) : len(text) - len(after)], (before + after).strip().lower()


def _n(base: int) -> str:
    return ngettext("{n} respondent", "{n} respondents", base).format(n=number_text(base))


def _all_marks(data: ChartData) -> list[Mark]:
    return [mark for row in data.rows for mark in row.marks] if data.rows else list(data.marks)
