"""The numbers that notes were written about, and what became of them since."""

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from moin_desktop.analysis import pinned
from moin_desktop.analysis.charts import ChartSpec
from moin_desktop.analysis.figures import chart_of
from moin_desktop.analysis.marks import ChartData
from moin_desktop.analysis.parts import Part
from moin_desktop.analysis.survey import Survey
from moin_desktop.models.notes import Note
from moin_desktop.models.pins import PinKind

WITH_NUMBERS = frozenset(PinKind) - {PinKind.RESPONDENT, PinKind.QUOTE, PinKind.FINDING}
"""What is of one person has no number; a finding keeps its own."""

_Key = tuple[ChartSpec, frozenset[int]]
_charts: "WeakKeyDictionary[Survey, dict[_Key, ChartData | None]]" = WeakKeyDictionary()


def now(survey: Survey, note: Note) -> Part | None:
    """The number a note is about as it is now, under the filter it was written under; None where there is none."""
    if note.about is None or note.pin.kind not in WITH_NUMBERS:
        return None
    spec = ChartSpec(note.question, note.about.filter, compare=note.pin.by, percent_of=note.about.percent_of)
    options = note.pin.options or ((note.about.option,) if note.about.option else ())
    if not spec.question or len(options) > 1:
        return pinned.part_at(survey, spec, options)
    data = _chart(survey, spec)
    return None if data is None else pinned.part_in(data, options, note.pin.group)


def _chart(survey: Survey, spec: ChartSpec) -> ChartData | None:
    """The chart of a spec, worked out once for all notes about it; whom notes are pinned to may be in a filter."""
    kept = _charts.setdefault(survey, {})
    key = (spec, survey.noted if spec.filter else frozenset())
    if key not in kept:
        kept[key] = chart_of(survey, spec)
    return kept[key]


def since_one(survey: Survey, note: Note) -> str:
    """What became of the number of one note; empty where nothing did, or where that is known and kept."""
    if note.about is None:
        return ""
    part = now(survey, note)
    if part is None or (part.count, part.base) == note.about.kept:
        return ""
    of_all = not note.pin.options and not note.about.option
    return pinned.since_text(part, (note.about.count, note.about.base), of_all=of_all)


def since(survey: Survey, notes: Iterable[Note]) -> dict[str, str]:
    """For each note whose number is another one now, what it was and is."""
    told = ((note.id, since_one(survey, note)) for note in notes)
    return {id: text for id, text in told if text}
