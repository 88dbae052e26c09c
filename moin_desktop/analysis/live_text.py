"""Numbers inside a text that stay true: each a field that says which number, shown as the number is now.

In the stored text a field is ``{view:target:measure|kept}``: ``{q3:o17:percent|55%}``. The view is a question, for
the chart of it that the finding stands on, or a piece of evidence ("e4") where it stands on several. The target is an
answer ("o17"), of a group ("o17:by:o4") or of an item ("item2:o17", "#2" for an item as a whole); empty for the chart
as a whole. Ids stand between colons, where parcels find them. What was kept is the number as it was when the field was
put there.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from moin_desktop.analysis.figures import key_figure
from moin_desktop.analysis.marks import ChartData, ChartKind, Mark, MarkRow
from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.wording import number_text, of_text, part_text, percent_text
from moin_desktop.i18n import _

PERCENT, COUNT, BASE, FIGURE, GAP, MARKER, KEY = "percent", "n", "base", "average", "gap", "median", "key"
MEASURES = (PERCENT, COUNT, BASE, FIGURE, GAP, MARKER, KEY)
GONE = "–"

_FIELD = re.compile(r"\{([a-z]\d+(?:\.themes)?):([\w.:#]*):(" + "|".join(MEASURES) + r")(?:\|([^{}|]*))?\}")
_BY = ":by:"
_OPTION = re.compile(r"[a-z]\d+")

Charts = Mapping[str, ChartData | None]
"""The charts that fields are about, by their view."""


@dataclass(frozen=True, slots=True)
class Field:
    """Which number stands at a place of a text."""

    view: str
    target: str
    measure: str
    kept: str = ""
    """The number as it was when it was put there."""

    @property
    def token(self) -> str:
        """How the field is stored."""
        kept = re.sub(r"[{}|]", "", self.kept)
        return f"{{{self.view}:{self.target}:{self.measure}" + (f"|{kept}}}" if kept else "}")


@dataclass(frozen=True, slots=True)
class Said:
    """One piece of a text: plain words, or a number as it is now."""

    text: str
    field: Field | None = None
    was: str = ""
    """The number kept, where it is another now."""
    trouble: str = ""
    """Why there is no number, as a sentence; empty where there is one."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A number of a chart that may be put into a text."""

    field: Field
    text: str
    """The number: "55%"."""
    label: str
    """What it is a number of: "Building skills and capabilities"."""


def completed(chart: ChartData, question: Question) -> ChartData:
    """The chart with marks for the answers that nobody gave: a number of these is 0, not gone."""
    if chart.rows or chart.empty or not chart.marks or chart.marker is not None:
        return chart
    there = {mark.option for mark in chart.marks}
    missing = [option for option in question.options if option.id not in there]
    none = [Mark(one.id, one.label, 0, chart.base, 0.0, percent_text(0, chart.base), "0") for one in missing]
    return replace(chart, marks=(*chart.marks, *none))


def pieces(text: str) -> tuple[str | Field, ...]:
    """A stored text as words and fields, in order; what only looks like a field stays words."""
    found: list[str | Field] = []
    at = 0
    for match in _FIELD.finditer(text):
        if match.start() > at:
            found.append(text[at : match.start()])
        found.append(Field(match[1], match[2], match[3], match[4] or ""))
        at = match.end()
    return (*found, text[at:]) if at < len(text) else tuple(found)


def fields(text: str) -> tuple[Field, ...]:
    """The fields of a stored text."""
    return tuple(piece for piece in pieces(text) if isinstance(piece, Field))


def views(text: str) -> frozenset[str]:
    """The views that the fields of a text are about."""
    return frozenset(field.view for field in fields(text))


def named(text: str) -> list[str]:
    """The ids of questions and options that the fields of a text stand on."""
    return [id for field in fields(text) for id in (field.view, *_OPTION.findall(field.target))]


def said(text: str, charts: Charts, focus: Collection[str] = ()) -> tuple[Said, ...]:
    """A stored text piece by piece, with the numbers of the charts filled in."""
    return tuple(
        now(piece, charts, focus) if isinstance(piece, Field) else Said(piece) for piece in pieces(text) if piece
    )


def plain(text: str, charts: Charts, focus: Collection[str] = ()) -> str:
    """A stored text as it reads, with the numbers as they are now."""
    return "".join(piece.text for piece in said(text, charts, focus))


def now(field: Field, charts: Charts, focus: Collection[str] = ()) -> Said:
    """What a field says now."""
    chart = charts.get(field.view)
    if chart is None:
        return Said(GONE, field, trouble=_("The chart that this number was on is gone."))
    text, trouble = _value(field, chart, focus)
    was = field.kept if field.kept and text and field.kept != text else ""
    return Said(text or GONE, field, was, trouble if not text else "")


def troubles(text: str, charts: Charts, focus: Collection[str] = ()) -> tuple[str, ...]:
    """The sentences to say beneath a text: numbers that changed since they were put there, numbers that are gone."""
    pieces = said(text, charts, focus)
    changed = [_("{now} was {before}").format(now=one.text, before=one.was) for one in pieces if one.was]
    lines = [_("Changed since it was written: {numbers}.").format(numbers=", ".join(changed))] if changed else []
    return (*lines, *dict.fromkeys(one.trouble for one in pieces if one.trouble))


def changed(text: str, charts: Charts, focus: Collection[str] = ()) -> bool:
    """Whether a number of a text is another than when it was put there."""
    return any(piece.was for piece in said(text, charts, focus))


def stamped(text: str, charts: Charts, focus: Collection[str] = ()) -> str:
    """The stored text, each field with the number as it is now; a field without one keeps what it had."""
    found = []
    for piece in pieces(text):
        if isinstance(piece, Field):
            value = now(piece, charts, focus)
            piece = (piece if value.trouble else replace(piece, kept=value.text)).token
        found.append(piece)
    return "".join(found)


def renamed(text: str, aliases: Mapping[str, str]) -> str:
    """The stored text with other ids for options that were merged away."""
    if not aliases or "{" not in text:
        return text
    found = []
    for piece in pieces(text):
        if isinstance(piece, Field):
            target = _OPTION.sub(lambda match: aliases.get(match[0], match[0]), piece.target)
            piece = replace(piece, target=target).token
        found.append(piece)
    return "".join(found)


def offers(view: str, chart: ChartData, focus: Collection[str] = ()) -> tuple[Offer, ...]:
    """The numbers of a chart that may be put into a text: what the finding is about first, then mark by mark."""
    found: list[Offer] = []
    for target, measure, label in _there_are(chart, focus):
        field = Field(view, target, measure)
        text, _trouble = _value(field, chart, focus)
        if text and not (measure == COUNT and text == (found[-1].text if found else "")):
            found.append(Offer(replace(field, kept=text), text, label))
    return tuple(found)


def _there_are(chart: ChartData, focus: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """(target, measure, label) of every number."""
    if chart.marker is not None:
        yield "", MARKER, _("Median")
    if len(focus) > 1 and chart.kind in (ChartKind.STAIRCASE, ChartKind.DOTS):
        yield "", KEY, key_figure(chart, focus).label
    for mark in sorted(chart.marks, key=lambda mark: mark.option not in focus):
        yield from _of_mark(chart, mark, mark.label)
    for at, row in enumerate(chart.rows):
        if row.gap_text:
            yield row.option, GAP, _("{answer}: gap").format(answer=row.label)
        if row.figure_text:
            yield row.option or f"#{at}", FIGURE, _("{answer}: average").format(answer=row.label)
        for mark in row.marks:
            yield from _of_mark(
                chart, mark, _("{answer}: {item}").format(answer=_side(chart, row, mark), item=row.label)
            )
    yield "", BASE, _("Base")


def _side(chart: ChartData, row: MarkRow, mark: Mark) -> str:
    """What sets a mark apart from the others of its row: its group, or its own answer."""
    if not (chart.groups or mark.group):
        return mark.label
    return next((group.label for group in chart.groups if group.id == mark.group), mark.label)


def _of_mark(chart: ChartData, mark: Mark, label: str) -> Iterator[tuple[str, str, str]]:
    target = mark.answer if not chart.groups else f"{mark.answer}{_BY}{mark.group}"
    if mark.figure_text:
        yield target, FIGURE, _("{answer}: average").format(answer=label)
        return
    yield target, PERCENT, label
    yield target, COUNT, _("{answer}: how many").format(answer=label)


def _value(field: Field, chart: ChartData, focus: Collection[str]) -> tuple[str, str]:
    """The number as text, or why there is none."""
    if chart.empty:
        return "", _("Nobody answered the question of this number under its filter.")
    match field.measure:
        case "base":
            return number_text(chart.base), ""
        case "median":
            return _marker(chart), _("The chart has no median any more.")
        case "key":
            return key_figure(chart, focus).value, ""
        case "gap" | "average" if (row := _row(chart, field.target)) is not None:
            text = row.gap_text if field.measure == GAP else row.figure_text
            return text, _("This number is not on the chart any more.")
    mark = _mark(chart, field.target)
    if mark is None:
        return "", _("The answer that this number was of is not on the chart any more.")
    if mark.hidden:
        return "", mark.hidden
    if field.measure == PERCENT:
        return part_text(mark.part) or of_text(mark.count, mark.base), ""
    return {COUNT: number_text(mark.count), FIGURE: mark.figure_text}.get(field.measure, ""), _(
        "This number is not on the chart any more."
    )


def _marker(chart: ChartData) -> str:
    return key_figure(chart).value if chart.marker is not None else ""


def _row(chart: ChartData, target: str) -> MarkRow | None:
    if target.startswith("#") and target[1:].isdigit():
        return chart.rows[int(target[1:])] if int(target[1:]) < len(chart.rows) else None
    return next((row for row in chart.rows if row.option and row.option == target), None)


def _mark(chart: ChartData, target: str) -> Mark | None:
    id, _by, group = target.partition(_BY)
    grouped = bool(chart.groups)
    return next((one for one in _marks(chart) if one.answer == id and (not grouped or one.group == group)), None)


def _marks(chart: ChartData) -> Sequence[Mark]:
    return [*chart.marks, *(mark for row in chart.rows for mark in row.marks)]
