"""The numbers that notes were written about, and what became of them since."""

from collections.abc import Iterable

from moin_desktop.analysis import figures
from moin_desktop.analysis.charts import ChartSpec
from moin_desktop.analysis.filters import Filter
from moin_desktop.analysis.marks import ChartData
from moin_desktop.analysis.survey import Survey
from moin_desktop.models.notes import Note


def since(survey: Survey, notes: Iterable[Note]) -> dict[str, str]:
    """For each note whose number is another one now, under the filter it was written under, what it was and is."""
    found: dict[str, str] = {}
    charts: dict[tuple[str, Filter], ChartData | None] = {}
    for note in notes:
        if note.about is None or not note.option:
            continue
        key = (note.question, note.about.filter)
        if key not in charts:
            charts[key] = figures.chart_of(survey, ChartSpec(*key))
        data = charts[key]
        text = figures.since_text(data, note.option, (note.about.count, note.about.base)) if data is not None else ""
        if text:
            found[note.id] = text
    return found
