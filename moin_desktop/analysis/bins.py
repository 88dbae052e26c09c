"""Histogram columns for numbers and dates: round edges, few columns, outliers gathered at the ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.answers import Dated, Measured, State
from moin_desktop.analysis.columns import Codes, Mask
from moin_desktop.analysis.wording import day_text, hour_text, month_text, number_text, short_day_text
from moin_desktop.i18n import _

MOST = 12
"""Columns a histogram has at most."""


@dataclass(frozen=True, slots=True, eq=False)
class Bins:
    """The columns of a histogram: column ``i`` holds values from ``edges[i]`` to before ``edges[i + 1]``.

    The first and the last column also hold what lies beyond them.
    """

    edges: NDArray[np.float64]
    """Shape (columns + 1,): numbers, or seconds since 1970."""
    labels: tuple[str, ...]
    axis: tuple[tuple[float, str], ...]
    """(0 to 1 along the axis, text)."""

    def place(self, values: NDArray[np.float64]) -> Codes:
        """The column of each value: shape (values,)."""
        return np.searchsorted(self.edges[1:-1], values, side="right").astype(np.int32)

    def along(self, value: float) -> float:
        """How far along the axis a value stands, 0 to 1."""
        # Kept within the axis: between subnormal edges the slope that interp uses overflows.
        return min(1.0, max(0.0, float(np.interp(value, self.edges, np.linspace(0, 1, len(self.edges))))))


def numeric(answers: Measured | Dated) -> NDArray[np.float64]:
    """The values as floats, dates as seconds since 1970; where there is no answer they mean nothing."""
    if isinstance(answers, Measured):
        return answers.values
    return answers.values.astype("datetime64[s]").astype(np.int64).astype(np.float64)


def bins(answers: Measured | Dated, everyone: Mask) -> Bins | None:
    """The columns for all answers of a question, so that a filter does not move them; None without answers."""
    values = numeric(answers)[everyone & (answers.state == State.ANSWERED)]
    if not len(values):
        return None
    return number_bins(values) if isinstance(answers, Measured) else date_bins(values)


def number_bins(values: NDArray[np.float64]) -> Bins:
    """Columns for numbers (at least one): whole numbers close together have one each."""
    low, high = float(values.min()), float(values.max())
    whole = bool((values == np.floor(values)).all()) and max(abs(low), abs(high)) < 1e15
    if whole and high - low < MOST:
        return _one_each(int(low), int(high))
    start, end = _without_outliers(values) if len(values) >= 20 else (low, high)
    step = _step(start, end, whole)
    first = floor(start / step) * step
    closed = whole and step > 1 and end == high and (end - first) % step == 0 and (high, low) != (first, first)
    count = max(1, floor((end - first) / step) + (not closed) if whole else ceil(round((end - first) / step, 9)))
    edges = first + step * np.arange(count + 1, dtype=np.float64)
    texts = [_edge_text(float(edge), step) for edge in edges]
    labels = (
        [_span(float(a), float(b)) for a, b in pairwise(edges)] if whole else [_between(*p) for p in pairwise(texts)]
    )
    if closed:
        labels[-1] = _between(number_text(float(edges[-2])), number_text(high))
    elif high > edges[-1] - whole:
        labels[-1] = _("{number} or more").format(number=texts[-2])
    if low < edges[0]:
        labels[0] = _("Under {number}").format(number=texts[1])
    return Bins(edges, tuple(labels), _thinned([(at / count, text) for at, text in enumerate(texts)]))


def _one_each(low: int, high: int) -> Bins:
    values = range(low, high + 1)
    labels = tuple(number_text(value) for value in values)
    edges = np.arange(low, high + 2, dtype=np.float64) - 0.5
    return Bins(edges, labels, tuple(((at + 0.5) / len(values), label) for at, label in enumerate(labels)))


def _without_outliers(values: NDArray[np.float64]) -> tuple[float, float]:
    """The range to draw: an end is cut where it lies further off than twice the span of the middle 96%."""
    low, inner_low, inner_high, high = (float(q) for q in np.quantile(values, (0, 0.02, 0.98, 1)))
    span = inner_high - inner_low
    if span <= 0:
        return low, high
    return (
        inner_low if inner_low - low > 2 * span else low,
        inner_high if high - inner_high > 2 * span else high,
    )


def _step(start: float, end: float, whole: bool) -> float:
    """The smallest round step that needs no more than ``MOST`` columns."""
    finest = max(abs(start), abs(end)) * 1e-9
    rough = max((end - start) / MOST, finest) or 1.0
    power = 10.0 ** floor(log10(rough))
    for size in (1, 2, 2.5, 5, 10, 20):
        step = size * power
        if whole and step != floor(step):
            continue
        first = floor(start / step) * step
        if (end - first) / step < MOST or (not whole and (end - first) / step <= MOST):
            return step
    return max(1.0, 20 * power)


def _span(a: float, b: float) -> str:
    """A column of whole numbers, which ends before the next one begins."""
    return number_text(a) if b - a == 1 else _between(number_text(a), number_text(b - 1))


def _between(low: str, high: str) -> str:
    return _("{low} to {high}").format(low=low, high=high)


def _edge_text(edge: float, step: float) -> str:
    """An edge with as many decimals as the step has; tiny and huge ones in powers of ten."""
    if step < 1e-6 or abs(edge) >= 1e15:
        return f"{edge:.10g}"
    decimals = max(0, 1 - floor(log10(step)))
    text = f"{edge:,.{decimals}f}" if abs(edge) >= 10_000 else f"{edge:.{decimals}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


_HOUR, _DAY = 3600, 86400
_CLOCKS = (_HOUR, 3 * _HOUR, 6 * _HOUR, 12 * _HOUR)
_DAYS = (1, 2, 7)
_MONTHS = (1, 3, 6)
_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


def date_bins(seconds: NDArray[np.float64]) -> Bins:
    """Columns for moments (at least one), as seconds since 1970: hours, days, weeks, months, quarters or years."""
    low, high = float(seconds.min()), float(seconds.max())
    if bool((seconds % _DAY != 0).any()):
        for size in _CLOCKS:
            edges = _even(low, high, size)
            if edges is not None:
                return _dated(edges, [hour_text(e) for e in edges[:-1]])
    for days in _DAYS:
        # 1 January 1970 was a Thursday: weeks begin three days before it.
        edges = _even(low, high, days * _DAY, -3 * _DAY if days == 7 else 0)
        if edges is not None:
            return _dated(edges, [_day_label(e, days) for e in edges[:-1]], [short_day_text(e) for e in edges[:-1]])
    first, last = (int(m) for m in np.array([low, high]).astype("datetime64[s]").astype("datetime64[M]").astype(int))
    shift = 1970 * 12
    for months in (*_MONTHS, *(12 * years for years in _YEARS)):
        if (last + shift) // months - (first + shift) // months < MOST:
            break
    starts = np.arange((first + shift) // months, (last + shift) // months + 2) * months - shift
    edges = starts.astype("datetime64[M]").astype("datetime64[s]").astype(np.int64).astype(np.float64)
    short = [month_text(int(start)) if months < 12 else str(1970 + int(start) // 12) for start in starts[:-1]]
    return _dated(edges, [_month_label(int(start), months) for start in starts[:-1]], short)


def _even(low: float, high: float, size: int, origin: int = 0) -> NDArray[np.float64] | None:
    """Edges of equal columns around two moments; None where they would be too many."""
    first, last = floor((low - origin) / size), floor((high - origin) / size)
    return np.arange(first, last + 2, dtype=np.float64) * size + origin if last - first < MOST else None


def _dated(edges: NDArray[np.float64], labels: Sequence[str], short: Sequence[str] = ()) -> Bins:
    texts = short or labels
    return Bins(edges, tuple(labels), _thinned([(at / len(texts), text) for at, text in enumerate(texts)]))


def _day_label(second: float, days: int) -> str:
    return day_text(second) if days == 1 else _("From {day}").format(day=day_text(second))


def _month_label(month: int, months: int) -> str:
    """The name of a span of months that begins so many months after January 1970."""
    year = 1970 + month // 12
    if months == 1:
        return month_text(month)
    if months == 12:
        return str(year)
    if months < 12:
        return _("From {day}").format(day=month_text(month))
    return _("{low} to {high}").format(low=year, high=year + months // 12 - 1)


def _thinned(axis: list[tuple[float, str]]) -> tuple[tuple[float, str], ...]:
    """At most seven texts along the axis."""
    every = ceil(len(axis) / 7)
    return tuple(axis[::every])
