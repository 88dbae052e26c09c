"""A chart before its reveal and at its reveal: without its numbers, as the room guessed it, and with the surprises."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from moin_desktop.analysis import captions, guessing
from moin_desktop.analysis.charts import ChartData, ChartKind, Mark
from moin_desktop.analysis.guessing import Surprise, Together
from moin_desktop.analysis.questions import Question, Role
from moin_desktop.analysis.tables import Row
from moin_desktop.analysis.wording import part_share_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.ui.charts import wall
from moin_desktop.ui.charts.plan import MOST_NOTES, MarginNote, Plan

_GUESSED = frozenset({ChartKind.BARS, ChartKind.STAIRCASE, ChartKind.DOTS})
NEAR = 2
"""So many points beside the answer a guess was right."""


def asks() -> str:
    """What the room is asked while the bars are hidden."""
    return _("What do you think?")


def can_guess(data: ChartData) -> bool:
    """Whether it has answers side by side, each with one number to guess; other charts are hidden whole."""
    return data.kind in _GUESSED and bool(data.marks) and not data.rows and not data.empty


def answers(data: ChartData, question: Question) -> tuple[Mark, ...]:
    """The answers that are guessed, in the order of the questionnaire; groups of answers are left out."""
    places = {option.id: at for at, option in enumerate(question.options)}
    alone = [mark for mark in data.marks if not mark.members and mark.option]
    return tuple(sorted(alone, key=lambda mark: places.get(mark.option, len(places))))


def folded(plan: Plan) -> Plan:
    """The plan with as many rows as a screen shows, so that the same answers are guessed and revealed."""
    return replace(plan, data=wall.shown(plan, wall.MOST_ROWS)) if can_guess(plan.data) else plan


def covered(plan: Plan, question: Question, source: str) -> Plan:
    """The chart as it is guessed: answers as they were listed, without bars, numbers, claim, notes and focus.

    ``source`` is all the footer keeps: the rules of a chart tell of its numbers.
    """
    data = plan.data
    if not can_guess(data):
        empty = replace(data, marks=(), rows=(), groups=(), texts=(), marker=None, axis=(), regions=())
        return Plan(replace(empty, kind=ChartKind.BARS, empty=asks(), footer=source, summary=asks()))
    shown = folded(plan).data
    left = len(data.marks) - len(shown.marks)
    more = ngettext("And {n} more answer.", "And {n} more answers.", left).format(n=left) if left else ""
    kind = ChartKind.BARS if data.kind is ChartKind.DOTS else data.kind
    marks = tuple(_blank(mark) for mark in answers(shown, question))
    footer = captions.sentences(more, source)
    return Plan(replace(data, kind=kind, marks=marks, small_base=False, footer=footer, marker=None, summary=asks()))


def _blank(mark: Mark) -> Mark:
    return Mark(mark.option, mark.label, 0, 0, 0.0, "", "", item=mark.item)


def as_guessed(plan: Plan, question: Question, told: Together) -> Plan:
    """The chart as the room thought it would be, for the first moment of the reveal.

    An order gets the lengths of the answer, as if the room had been right.
    """
    data = folded(plan).data
    listed = answers(data, question)
    lengths = sorted((mark.share for mark in listed if not mark.hidden), reverse=True)
    if told.order:
        known = {mark.option: mark for mark in listed}
        first = [known[option] for option in told.order if option in known and not known[option].hidden]
        rest = [mark for mark in listed if mark not in first]
        made = [
            replace(mark, share=lengths[at], percent_text=guessing.place_text(at + 1)) for at, mark in enumerate(first)
        ]
        marks = [*made, *(replace(mark, share=0.0, percent_text="") for mark in rest)]
    else:
        marks = [_as_long(mark, told.percents.get(mark.option)) for mark in listed]
    kept = tuple(replace(mark, start=min(mark.start, 1 - mark.share), tick=None) for mark in marks)
    if data.kind is ChartKind.STAIRCASE:  # its steps keep the order of the scale
        kept = tuple(sorted(kept, key=lambda mark: listed.index(next(m for m in listed if m.option == mark.option))))
    return Plan(replace(data, marks=kept))


def _as_long(mark: Mark, percent: int | None) -> Mark:
    if percent is None:
        return replace(mark, share=0.0, percent_text="")
    return replace(mark, share=percent / 100, percent_text=_("{number}%").format(number=percent))


def revealed(plan: Plan, question: Question, told: Together | None, who: str) -> Plan:
    """The chart with its numbers again: the guess stays on it, and the greatest surprises stand in its margin."""
    if told is None or not can_guess(plan.data):
        return plan
    shown = folded(plan)
    data = shown.data
    marks = tuple(_with_guess(mark, told, ticks=any(m.tick is not None for m in data.marks)) for mark in data.marks)
    said = surprises(data, question, told)
    notes = tuple(
        MarginNote(f"guess {one.option}", one.text, one.who, one.option) for one in told_by(said, data, told, who)
    )
    footer = captions.sentences(data.footer, rule(told))
    return replace(shown, data=replace(data, marks=marks, footer=footer), notes=notes[:MOST_NOTES])


def _with_guess(mark: Mark, told: Together, *, ticks: bool) -> Mark:
    if told.order:
        if mark.option not in told.order or mark.hidden:
            return mark
        said = _("{counted}, guessed {place}")
        place = guessing.place_text(told.order.index(mark.option) + 1)
        return replace(mark, count_text=said.format(counted=mark.count_text, place=place))
    guess = told.percents.get(mark.option)
    return mark if ticks or guess is None or mark.hidden else replace(mark, tick=guess / 100)


def rule(told: Together) -> str:
    """What the mark of the guess is, for the footer; an order says it beside every answer."""
    if told.order:
        return "" if told.tables == 1 else _("Guessed: the mean place of {n} tables.").format(n=told.tables)
    if told.tables == 1:
        return _("Orange line: the guess.")
    return _("Orange line: the median guess of {n} tables.").format(n=told.tables)


def surprises(data: ChartData, question: Question, told: Together) -> tuple[Surprise, ...]:
    """How far off the room was, the farthest first; of numbers that are hidden nothing is told."""
    seen = [mark for mark in answers(data, question) if not mark.hidden]
    rows = [Row(mark.option, mark.label, Role.PLAIN, mark.part) for mark in seen]
    there = {mark.option for mark in seen}
    if told.order:
        return guessing.of_order(rows, [option for option in told.order if option in there])
    return guessing.of_percents(rows, told.percents)


@dataclass(frozen=True, slots=True)
class Said:
    """One surprise in words."""

    option: str
    text: str
    who: str
    """How many tables it is of; empty for one, which is named in the words."""


def told_by(found: Sequence[Surprise], data: ChartData, told: Together, who: str) -> tuple[Said, ...]:
    """The surprises in words; where there was none, that the room was right."""
    several = told.tables > 1
    name = _("The room") if several or not who else who
    tables = ngettext("{n} table", "{n} tables", told.tables).format(n=told.tables) if several else ""
    off = [one for one in found if abs(one.off) > (0 if told.order else NEAR)]
    if not off:
        return (Said("", _("{who} was right").format(who=name), tables),) if found else ()
    parts = _shares(data)
    return tuple(
        Said(
            one.option,
            guessing.surprise_text(one, name, of_order=bool(told.order), actual=parts.get(one.option, "")),
            tables,
        )
        for one in off
    )


def _shares(data: ChartData) -> Mapping[str, str]:
    return {mark.option: part_share_text(mark.part) for mark in data.marks}
