"""Charts of how numbers and dates spread: columns of equal footing with the median."""

from dataclasses import dataclass

import numpy as np

from moin_desktop.analysis import captions
from moin_desktop.analysis.answers import Dated, Measured, State
from moin_desktop.analysis.bins import Bins, bins, numeric
from moin_desktop.analysis.counted import Base, Count, View, marks, parts_of_places
from moin_desktop.analysis.marks import Mark
from moin_desktop.analysis.statistics import median
from moin_desktop.analysis.tables import Table
from moin_desktop.analysis.wording import day_text, number_text
from moin_desktop.i18n import _


@dataclass(frozen=True, slots=True)
class Spread:
    """The columns of a histogram or a timeline."""

    marks: tuple[Mark, ...]
    axis: tuple[tuple[float, str], ...]
    marker: tuple[float, str] | None
    figures: str
    """The figures of all answers in words."""


def spread(view: View, answers: Measured | Dated, numbers: Table) -> Spread | None:
    """How the answers spread over columns; None where nobody answered at all."""
    columns = bins(answers, view.everyone)
    if columns is None:
        return None
    given = answers.state == State.ANSWERED
    values = numeric(answers)
    places = np.where(given, columns.place(values), -1).astype(np.int32)
    parts = [
        parts_of_places(view, places, len(columns.labels), who)
        for who in (view.within, view.everyone, view.within if view.selection is None else view.selection)
    ]
    counts = [
        Count(f"bin{at}", label, parts[0][at], parts[1][at], parts[2][at]) for at, label in enumerate(columns.labels)
    ]
    selected = None if view.selection is None else sum(part.count for part in parts[2])
    whole = view.table(view.everyone).base if view.filtered else 0
    made = marks(counts, Base(numbers.base, numbers.base, whole, selected), likely=view.likely)
    among = view.within & given
    by = None if view.weights is None else view.weights[among]
    middle = median(values[among], by)
    marker, figures = _median_words(answers, columns, middle or 0.0, numbers)
    return Spread(tuple(made), columns.axis, marker, figures)


def _median_words(
    answers: Measured | Dated, columns: Bins, median: float, numbers: Table
) -> tuple[tuple[float, str], str]:
    said = day_text(median) if isinstance(answers, Dated) else number_text(median)
    marker = (columns.along(median), _("Median {value}").format(value=said))
    if numbers.stats is None:
        return marker, _("from {low} to {high}").format(low=numbers.earliest, high=numbers.latest)
    return marker, captions.stats_text(numbers.stats)
