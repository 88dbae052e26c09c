"""What a room is shown, one after the other: the findings in running order, or every question while none is kept."""

from dataclasses import dataclass, replace

import numpy as np

from moin_desktop.analysis import hiding
from moin_desktop.analysis.charts import ChartData, ChartKind, ChartSpec
from moin_desktop.analysis.figures import chart_of
from moin_desktop.analysis.filters import NO_FILTER, Filter, mask
from moin_desktop.analysis.marks import cell_id
from moin_desktop.analysis.questions import QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import natural_order
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import findings, notes, questions, quotes, surveys
from moin_desktop.models.findings import Finding
from moin_desktop.models.notes import Note
from moin_desktop.models.pins import PinKind
from moin_desktop.models.project import Project
from moin_desktop.ui.charts.plan import MOST_NOTES, MarginNote, Plan

_OF_ONE = {PinKind.RESPONDENT, PinKind.QUOTE}
"""Notes on one person or on what one person wrote stand beside that, not before a room."""
TOO_FEW = 5
"""Fewer respondents than this behind a filter are not charted: the chart would point at people."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One chart to show, before it has numbers; without a question it is words alone."""

    survey: str
    spec: ChartSpec
    headline: str = ""
    focus: tuple[str, ...] = ()
    pillar: str = ""
    finding: str = ""
    """The finding that it is; empty for a chart that is not kept."""
    chosen: tuple[str, ...] = ()
    data: ChartData | None = None
    """A chart that was made already, of several surveys."""


@dataclass(frozen=True, slots=True)
class Running:
    """What is shown in its order, and where it begins, counted from 0."""

    slides: tuple[Slide, ...]
    start: int = 0
    kept: bool = True
    """Whether these are findings; otherwise nothing is kept yet."""


def running(project: Project, shown: Survey, filter: Filter = NO_FILTER, here: Slide | None = None) -> Running:
    """The findings in running order; every charted question of the survey shown, under ``filter``, where none is kept.

    It begins at the first, or at ``here``; a chart that is not kept is shown before the findings. Written answers
    are not shown unasked: people wrote them, and not for the room.
    """
    kept = tuple(_of_finding(one) for one in findings.all(project.session))
    if kept:
        return _beginning(kept, here)
    found = every(project, shown, filter)
    if here is None:
        return found
    at = next((at for at, slide in enumerate(found.slides) if slide.spec.question == here.spec.question), None)
    if at is None:
        return Running((here, *found.slides), kept=False)
    return Running((*found.slides[:at], here, *found.slides[at + 1 :]), at, kept=False)


def every(project: Project, shown: Survey, filter: Filter = NO_FILTER) -> Running:
    """Every charted question of a survey in order, but for what was written freely."""
    headlines = questions.headlines(project.session, shown.id)
    found = tuple(
        Slide(shown.id, ChartSpec(q.id, filter, natural_order(q)), headlines.get(q.id, ""))
        for q in shown.charted
        if q.type is not QuestionType.TEXT
    )
    return Running(found, kept=False)


def _beginning(kept: tuple[Slide, ...], here: Slide | None) -> Running:
    if here is None:
        return Running(kept)
    at = next((at for at, slide in enumerate(kept) if here.finding and slide.finding == here.finding), None)
    if at is None:
        return Running((here, *kept))
    return Running((*kept[:at], here, *kept[at + 1 :]), at)


def _of_finding(finding: Finding) -> Slide:
    return Slide(finding.survey, finding.spec, finding.headline, finding.focus, finding.pillar, finding.id)


class Surveys:
    """The surveys that slides are of, each read once for the state of the project it was read in."""

    def __init__(self, project: Project, shown: Survey) -> None:
        self._project = project
        self._there = {shown.id: shown}

    def __getitem__(self, id: str) -> Survey:
        if id not in self._there:
            self._there[id] = surveys.load(self._project.session, id)
        return self._there[id]


def plan(project: Project, there: Surveys, slide: Slide) -> Plan:
    """The chart of a slide as the room may see it, computed from the answers as they are now."""
    data = slide.data or _computed(project, there, slide)
    return Plan(data, slide.headline, _margin(project, slide, data), slide.focus, slide.chosen)


def _computed(project: Project, there: Surveys, slide: Slide) -> ChartData:
    if not slide.spec.question:
        return _without(slide, "")
    survey = there[slide.survey]
    data = chart_of(survey, slide.spec)
    if data is None:
        return _without(slide, _("Its question is read another way now"))
    left = int(np.count_nonzero(mask(survey, slide.spec.filter))) if slide.spec.filter else TOO_FEW
    if left < TOO_FEW and not data.empty:
        said = ngettext(
            "{n} respondent: too few to chart without pointing at people",
            "{n} respondents: too few to chart without pointing at people",
            left,
        )
        return replace(data, marks=(), rows=(), texts=(), empty=said.format(n=left), summary=said.format(n=left))
    why = hiding.veil(survey, slide.spec.filter)
    if why and not data.empty:
        return replace(data, marks=(), rows=(), groups=(), texts=(), empty=why, summary=why)
    return _quoted(project, data) if data.kind is ChartKind.TEXTS else data


def _without(slide: Slide, why: str) -> ChartData:
    """Words alone: a question that came up in the room, or a finding whose chart is gone."""
    return ChartData(slide.spec, ChartKind.TEXTS, slide.headline, "", "", 0, False, empty=why, summary=why)


def _quoted(project: Project, data: ChartData) -> ChartData:
    """Written answers as the room may see them: the quotes that were cleared."""
    if data.empty:
        return data
    answers = dict(data.texts)
    kept = quotes.of_question(project.session, data.spec.question)
    texts = tuple((q.response, q.words(answers[q.response])) for q in kept if q.cleared and q.response in answers)
    nothing = "" if texts else _("No answer is cleared for the room yet")
    return replace(data, texts=texts, empty=nothing)


def _margin(project: Project, slide: Slide, data: ChartData) -> tuple[MarginNote, ...]:
    """The newest notes that the room may see, level with their answers."""
    if not slide.spec.question:
        return ()
    found = notes.of_question(project.session, slide.spec.question)
    if slide.finding:
        found = tuple(sorted(found + notes.of_finding(project.session, slide.finding), key=lambda note: note.created))
    there = [n for n in found if n.shown and n.visibility == "room" and n.pin.kind not in _OF_ONE]
    marks = [*data.marks, *(mark for row in data.rows for mark in row.marks)]
    known = {mark.id for mark in marks}
    return tuple(_in_margin(note, data, known) for note in there[-MOST_NOTES:])


def _in_margin(note: Note, data: ChartData, known: set[str]) -> MarginNote:
    pin = note.pin
    compared = pin.kind is PinKind.CELL and data.spec.compare == pin.by
    return MarginNote(
        note.id,
        note.text,
        _signed(note),
        _hangs_at(note, known),
        group=pin.group if compared else "",
        cell=cell_id(pin.option, pin.by, pin.group) if compared else "",
        span=pin.options if pin.kind is PinKind.SPAN else (),
    )


def _hangs_at(note: Note, known: set[str]) -> str:
    """The mark a note is about: an answer, or one row's answer of a grid, which its number alone remembers."""
    part = note.about.option if note.about is not None and not note.option else ""
    return note.option or (part if part in known else "")


def _signed(note: Note) -> str:
    """Who said it, else what the room made of it; of both there is room for little."""
    if note.author:
        made = {"agreed": _("agreed"), "disputed": _("disputed"), "question": _("question")}.get(note.mark, "")
        return _("{author} · {mark}").format(author=note.author, mark=made) if made else note.author
    return {
        "agreed": _("Agreed in the room"),
        "disputed": _("Disputed in the room"),
        "question": _("An open question"),
    }.get(note.mark, "")
