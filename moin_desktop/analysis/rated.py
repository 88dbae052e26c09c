"""Charts of several things on one scale: agreement, parts of 100%, and the average place in a ranking."""

import numpy as np

from moin_desktop.analysis.answers import Rated
from moin_desktop.analysis.columns import Codes, Mask
from moin_desktop.analysis.counted import Base, Count, View, marks
from moin_desktop.analysis.marks import MarkRow
from moin_desktop.analysis.questions import Question, Role
from moin_desktop.analysis.statistics import mean
from moin_desktop.analysis.tables import Table, share
from moin_desktop.analysis.weights import Weights
from moin_desktop.analysis.wording import number_text, tenths_text

Axis = tuple[tuple[float, str], ...]


def rows_of_items(view: View, answers: Rated, numbers: Table, *, stacked: bool = True) -> tuple[MarkRow, ...]:
    """One row of marks per item, each of those who answered the item."""
    whole = view.table(view.everyone) if view.filtered else numbers
    picked = None if view.selection is None else view.table(view.selection)
    rows = []
    for at, item in enumerate(numbers.items):
        chosen = picked.items[at] if picked else item
        counts = [
            Count(row.option, row.label, row.part, of_whole.part, of_chosen.part, item=at)
            for row, of_whole, of_chosen in zip(item.rows, whole.items[at].rows, chosen.rows, strict=True)
        ]
        base = Base(
            item.answered,
            item.answered,
            whole.items[at].answered if view.filtered else 0,
            chosen.answered if picked else None,
        )
        made = marks(counts, base, stacked=stacked, likely=view.likely)
        rows.append(MarkRow(item.label, item.answered, tuple(made)))
    return tuple(rows)


def rows_of_places(view: View, answers: Rated, numbers: Table) -> tuple[tuple[MarkRow, ...], Axis]:
    """One row per thing ranked: its average place over those who ranked it, 1 best; best first unless as listed.

    Its marks are the places it was given.
    """
    size = len(view.question.options)
    averages = [
        average(view.question, answers.codes[:, at], view.within, view.weights)
        for at in range(len(view.question.items))
    ]
    rows = [
        MarkRow(
            row.label,
            row.answered,
            row.marks,
            option=f"item{at}",
            figure_text=average_text(found),
            figure=None if found is None else along(found, size),
        )
        for at, (row, found) in enumerate(zip(rows_of_items(view, answers, numbers), averages, strict=True))
    ]
    if view.order != "as_listed":
        rows.sort(key=lambda row: (row.figure is None, row.figure or 0.0))
    return tuple(rows), places_axis(size)


def average(question: Question, codes: Codes, who: Mask, weights: Weights | None = None) -> float | None:
    """The mean place on a scale, its first answer being 1, over those in ``who`` (rows,); None where nobody gave one.

    "Don't know" and "none" have no place.
    """
    stands = np.array([option.role in _PLACED for option in question.options], dtype=np.bool_)
    counted = who & (codes >= 0) & stands[codes]
    found = mean(codes[counted].astype(np.float64), None if weights is None else weights[counted])
    return None if found is None else found + 1


def average_text(found: float | None) -> str:
    """An average place with one decimal; empty where there is none."""
    return "" if found is None else tenths_text(found)


_PLACED = frozenset({Role.PLAIN, Role.OTHER})


def along(place: float, size: int) -> float:
    """How far along a scale of so many places a place stands, 0 to 1."""
    return share(round((place - 1) * 1e9), round((size - 1) * 1e9)) if size > 1 else 0.0


def places_axis(size: int) -> Axis:
    """The places along the axis of averages."""
    every = max(1, (size - 1) // 6)
    return tuple((along(place, size), number_text(place)) for place in range(1, size + 1, every))
