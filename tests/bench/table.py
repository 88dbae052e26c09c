"""All figures, in the order in which they are measured."""

from tests.bench import charting, coding, exporting, filtering, importing, moving, presenting, starting, window
from tests.bench.figures import Figure, memory_ratio, milliseconds, time_ratio
from tests.bench.measure import Task

_REPEAT = 20

_START = Task(starting.ours, whole=True), Task(starting.empty_window, whole=True)


def _filter_change(rows: int) -> Task:
    return Task(window.filter_change, (rows,), _REPEAT)


FIGURES: tuple[Figure, ...] = (
    *importing.FIGURES,
    *filtering.FIGURES,
    Figure("filter_to_paint_20k_ms", "ms", 8, milliseconds(_filter_change(20_000))),
    Figure(
        "filter_to_paint_100k_weighted_ms",
        "ms",
        16,
        milliseconds(Task(window.filter_change, (100_000, "weighted"), _REPEAT)),
    ),
    Figure("filter_to_paint_1m_ms", "ms", 40, milliseconds(_filter_change(1_000_000))),
    Figure(
        "chart_update_vs_stock_pyqtgraph",
        "x",
        0.15,
        time_ratio(Task(charting.ours, (), _REPEAT), Task(charting.pyqtgraph_bars, (), _REPEAT)),
    ),
    *moving.FIGURES,
    *presenting.FIGURES,
    *coding.FIGURES,
    Figure("latency_100k_vs_2k", "x", 2, time_ratio(_filter_change(100_000), _filter_change(2_000))),
    *exporting.FIGURES,
    Figure("start_vs_empty_window", "x", 1.6, time_ratio(*_START)),
    Figure("start_memory_vs_empty_window", "x", 1.4, memory_ratio(*_START)),
    Figure(
        "open_100k_first_chart_ms",
        "ms",
        300,
        milliseconds(Task(window.open_project, (100_000, "loaded")), "after the idle imports"),
    ),
    Figure(
        "open_100k_first_chart_cold_ms",
        "ms",
        None,
        milliseconds(Task(window.open_project, (100_000, "cold")), "before them"),
    ),
)
