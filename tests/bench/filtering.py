"""The tables of 60 questions under a new filter, beside data frames."""

import importlib
import sys
from itertools import cycle
from typing import Any

import numpy as np

from tests.bench import sixty
from tests.bench.figures import Figure, time_ratio
from tests.bench.measure import PEERS, Task, Work

REPEAT = 15


def ours(rows: str) -> Work:
    """Every count, base and percentage of all questions in arrays, from the percent engine."""
    from moin_desktop.analysis import filters
    from moin_desktop.analysis.numbers import Numbers
    from moin_desktop.analysis.survey import Survey

    survey = Survey.of_reading(sixty.reading(int(rows)))
    wanted = sixty.filters()
    return lambda: Numbers(survey, filters.mask(survey, next(wanted)))


def as_tables(rows: str) -> Work:
    """Of each question the table with its words and its order, one after the other, as the command line takes it."""
    from moin_desktop.analysis import filters, tables
    from moin_desktop.analysis.survey import Survey

    survey = Survey.of_reading(sixty.reading(int(rows)))
    wanted = sixty.filters()

    def work() -> None:
        mask = filters.mask(survey, next(wanted))
        for question in survey.questions:
            tables.of(survey, question.id, mask)

    return work


def _peer(name: str) -> Any:
    sys.path.append(str(PEERS))
    return importlib.import_module(name)


def _single(at: int) -> str:
    return f"s{at - sixty.MANY}"


def _ticked(rows: str) -> dict[str, Any]:
    return {
        f"m{at}_{option}": np.ascontiguousarray(flags[:, option])
        for at, flags in enumerate(sixty.ticks(int(rows)))
        for option in range(sixty.TICKS)
    }


def _chosen(rows: str) -> dict[str, Any]:
    return {f"s{at}": codes.astype(np.int8) for at, codes in enumerate(sixty.choices(int(rows)))}


def polars(rows: str) -> Work:
    """One lazy query over a column of true and false for each of the 440 answers, the fastest way found."""
    pl = _peer("polars")
    chosen = _chosen(rows)
    each = {f"{name}_{n}": codes == n for name, codes in chosen.items() for n in range(sixty.CHOICES)}
    ticked = _ticked(rows)
    frame = pl.DataFrame(chosen | ticked | each)
    sums = [pl.col(name).sum() for name in (*ticked, *each)]
    wanted = cycle(
        [pl.all_horizontal(pl.col(_single(at)).is_in(list(options)) for at, options in both) for both in sixty.FILTERED]
    )
    return lambda: frame.lazy().filter(next(wanted)).select(sums).collect()


def pandas(rows: str) -> Work:
    """A group-by for each question of one answer, a sum for each answer of the others."""
    pd = _peer("pandas")
    chosen, ticked = _chosen(rows), _ticked(rows)
    frame = pd.DataFrame(chosen | ticked)
    wanted = cycle(sixty.FILTERED)

    def work() -> None:
        (first, these), (second, those) = next(wanted)
        left = frame[frame[_single(first)].isin(these) & frame[_single(second)].isin(those)]
        left[list(ticked)].sum()
        for name in chosen:
            left.groupby(name).size()

    return work


_OURS = Task(ours, (20_000,), REPEAT)
_AS_TABLES = Task(as_tables, (20_000,), REPEAT)

FIGURES = (
    Figure("filter_60_questions_20k_vs_polars", "x", 0.2, time_ratio(_OURS, Task(polars, (20_000,), REPEAT))),
    Figure("filter_60_questions_20k_vs_pandas", "x", 0.05, time_ratio(_OURS, Task(pandas, (20_000,), REPEAT))),
    Figure("filter_60_tables_20k_vs_polars", "x", None, time_ratio(_AS_TABLES, Task(polars, (20_000,), REPEAT))),
)
