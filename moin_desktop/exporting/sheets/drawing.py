"""Excel's own charts in our colours: bars, staircases, columns and stacked scales over cells of a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from moin_desktop.analysis.marks import ChartData, ChartKind
from moin_desktop.exporting.book import Book, colours
from moin_desktop.exporting.shades import scale, shade, steps, text_on
from moin_desktop.i18n import _

_FONT = "Calibri"
_ROW, _FRAME, _LEGEND, _COLUMNS = 30, 34, 34, 260
_MOST_HIGH = 1100
_LEAST_HIGH = 170
"""LibreOffice gives a label a fifth of the chart's height to be wide: in a lower one "46%" breaks before its sign."""
_BAR = 20.7


@dataclass(frozen=True, slots=True)
class Place:
    """Where the numbers of a chart stand; rows and columns count from 0."""

    sheet: str
    first: int
    last: int
    answers: int
    counts: int
    shares: int
    further: int


def can_draw(data: ChartData) -> bool:
    """Whether there is anything to draw: texts and unanswered questions have no chart."""
    return data.kind is not ChartKind.TEXTS and bool(data.marks or data.rows)


def height(data: ChartData) -> int:
    """The height of a chart in pixels."""
    if data.kind in (ChartKind.HISTOGRAM, ChartKind.TIMELINE):
        return _COLUMNS
    rows = len(data.rows) or len(data.marks)
    return max(_LEAST_HIGH, min(_MOST_HIGH, _FRAME + rows * _ROW + (_LEGEND + rows * 6 if data.rows else 0)))


def _gap(rows: int) -> int:
    """The gap between bars, in percent of a bar, that keeps bars as high in a chart of few as in one of many."""
    room = max(_ROW, (_LEAST_HIGH - _FRAME) / rows)
    return min(500, round((room / _BAR - 1) * 100))


def draw(book: Book, data: ChartData, place: Place, focus: Sequence[str]) -> Any:
    """A chart of the numbers that stand at ``place``."""
    if data.kind in (ChartKind.HISTOGRAM, ChartKind.TIMELINE):
        return _columns(book, place)
    if data.rows:
        return _stack(book, data, place)
    if data.kind is ChartKind.STAIRCASE:
        return _staircase(book, data, place, focus)
    return _bars(book, data, place, focus)


def _bars(book: Book, data: ChartData, place: Place, focus: Sequence[str]) -> Any:
    chart = book.chart("bar")
    fills = [shade(mark.option, focus) for mark in data.marks]
    chart.add_series(_series(place, _value_column(data, place), _value_name(data), fills) | {"gap": _gap(len(fills))})
    most = max(mark.count if data.small_base else mark.share for mark in data.marks)
    return _dressed(chart, most * 1.2 or 1)


def _staircase(book: Book, data: ChartData, place: Place, focus: Sequence[str]) -> Any:
    chart = book.chart("bar", stacked=True)
    start = _series(place, place.further, _("Starts at"), []) | {"fill": {"none": True}, "gap": 30}
    del start["data_labels"]
    chart.add_series(start)
    shades = steps(len(data.marks))
    fills = [shade(mark.option, focus) if focus else shades[at] for at, mark in enumerate(data.marks)]
    step = _series(place, _value_column(data, place), _value_name(data), fills)
    step["data_labels"]["position"] = "inside_base"
    step["data_labels"]["custom"] = [{"font": _font(11, text_on(fill), bold=True)} for fill in fills]
    chart.add_series(step)
    return _dressed(chart, data.base if data.small_base else 1)


def _columns(book: Book, place: Place) -> Any:
    chart = book.chart("column")
    chart.add_series(_series(place, place.counts, _("n"), []) | {"fill": {"color": colours()["data"]}, "gap": 6})
    tokens = colours()
    chart.set_x_axis(
        {"num_font": _font(10, tokens["ink2"]), "line": {"color": tokens["ctx"]}, "major_tick_mark": "none"}
    )
    chart.set_y_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    return _bare(chart)


def _stack(book: Book, data: ChartData, place: Place) -> Any:
    chart = book.chart("bar", stacked=True)
    names = [mark.label for mark in data.rows[0].marks]
    for at, fill in enumerate(scale(names)):
        column = place.further + at
        series = _series(place, column, None, []) | {"fill": {"color": fill}, "gap": 40, "overlap": 100}
        series["name"] = [place.sheet, place.first - 1, column]
        series["data_labels"] = {
            "value": True,
            "num_format": "0;;" if data.small_base else '[<0.045]"";0%',
            "font": _font(10, text_on(fill)),
        }
        chart.add_series(series)
    most = max(row.answered for row in data.rows) if data.small_base else 1
    dressed = _dressed(chart, most or 1)
    dressed.set_legend({"position": "bottom", "font": _font(10, colours()["ink2"])})
    return dressed


def _series(place: Place, column: int, name: str | None, fills: Sequence[str]) -> dict[str, Any]:
    series: dict[str, Any] = {
        "categories": [place.sheet, place.first, place.answers, place.last, place.answers],
        "values": [place.sheet, place.first, column, place.last, column],
        "border": {"none": True},
        "data_labels": {"value": True, "font": _font(11, colours()["ink"], bold=True)},
    }
    if fills:
        series["points"] = [{"fill": {"color": fill}, "border": {"none": True}} for fill in fills]
        series["fill"] = {"color": colours()["data"]}
    if name:
        series["name"] = name
    return series


def _value_column(data: ChartData, place: Place) -> int:
    return place.counts if data.small_base else place.shares


def _value_name(data: ChartData) -> str:
    return _("n") if data.small_base else _("% of respondents")


def _dressed(chart: Any, most: float) -> Any:
    """Categories at the left, first on top; no value axis, since every bar carries its number."""
    tokens = colours()
    chart.set_y_axis(
        {
            "reverse": True,
            "interval_unit": 1,
            "num_font": _font(11, tokens["ink"]),
            "line": {"color": tokens["line"]},
            "major_tick_mark": "none",
            "minor_tick_mark": "none",
        }
    )
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0, "max": most})
    return _bare(chart)


def _bare(chart: Any) -> Any:
    chart.set_title({"none": True})
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"none": True}, "fill": {"color": colours()["panel"]}})
    chart.set_plotarea({"fill": {"none": True}})
    return chart


def _font(size: int, colour: str, *, bold: bool = False) -> dict[str, Any]:
    return {"name": _FONT, "size": size, "color": colour, "bold": bold}
