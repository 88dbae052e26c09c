"""One chart shown with other numbers, beside the same bars and words made of pyqtgraph's own items."""

from itertools import cycle

from PySide6.QtWidgets import QApplication

from moin_desktop import app as program
from moin_desktop.analysis.charts import ChartData, ChartSpec, compute
from moin_desktop.analysis.survey import Survey
from moin_desktop.ui import fonts, theme
from tests.bench import sixty
from tests.bench.measure import Work
from tests.bench.window import Painted, ground

_ROWS = 2_000
_SIZE = (900, 640)


def _charts() -> list[ChartData]:
    """The chart of a choose-all question under each of the filters."""
    survey = Survey.of_reading(sixty.reading(_ROWS))
    wanted = sixty.filters()
    return [compute(survey, ChartSpec("q1", next(wanted))) for _filter in sixty.FILTERED]


def _dressed() -> QApplication:
    app = program.application(["moin-desktop"])
    fonts.load()
    theme.set_scheme(theme.Scheme.LIGHT)
    return app


def ours() -> Work:
    """Our chart with headline, bars, labels, numbers, base and footer."""
    from moin_desktop.ui.charts.plan import Plan
    from moin_desktop.ui.charts.view import ChartView

    app = _dressed()
    view = ChartView()
    view.resize(*_SIZE)
    view.show()
    view.show_plan(Plan(_charts()[0]))
    app.processEvents()
    painted = Painted(ground(view))
    plans = cycle([Plan(data) for data in _charts()])
    return lambda: painted.after(lambda: view.show_plan(next(plans)))


def pyqtgraph_bars() -> Work:
    """A plot with one BarGraphItem, and a TextItem for each label and each number."""
    import pyqtgraph  # type: ignore[import-untyped]  # it comes without types

    app = _dressed()
    charts = _charts()
    plot = pyqtgraph.PlotWidget()
    plot.resize(*_SIZE)
    places = range(len(charts[0].marks))
    bars = pyqtgraph.BarGraphItem(x0=0, y=list(places), height=0.6, width=[mark.share for mark in charts[0].marks])
    plot.addItem(bars)
    labels = [pyqtgraph.TextItem(mark.label, anchor=(1, 0.5)) for mark in charts[0].marks]
    numbers = [pyqtgraph.TextItem(mark.percent_text, anchor=(0, 0.5)) for mark in charts[0].marks]
    for item in (*labels, *numbers):
        plot.addItem(item)
    plot.show()
    app.processEvents()

    def update(chart: ChartData) -> None:
        bars.setOpts(width=[mark.share for mark in chart.marks])
        for at in places:
            labels[at].setText(chart.marks[at].label)
            labels[at].setPos(0, at)
            numbers[at].setText(chart.marks[at].percent_text)
            numbers[at].setPos(chart.marks[at].share, at)

    painted = Painted(plot.viewport())
    turns = cycle(charts)

    def work() -> None:
        painted.after(lambda: update(next(turns)))
        assert plot.isVisible()  # and alive: nobody else holds it

    return work
