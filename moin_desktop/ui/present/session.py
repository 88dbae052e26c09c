"""What is presented now: the running order, the place in it, and all that both windows show of it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QSizeF, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from moin_desktop.analysis import filters as fitting
from moin_desktop.analysis import telling
from moin_desktop.analysis.filters import NO_FILTER, Filter
from moin_desktop.i18n import _
from moin_desktop.models import findings, pillars, settings
from moin_desktop.models.findings import Finding
from moin_desktop.models.pillars import Pillar
from moin_desktop.ui import theme
from moin_desktop.ui.charts.plan import Plan
from moin_desktop.ui.present import comparing, minuting, scene, slides, spotlight
from moin_desktop.ui.present.scene import Cover, Frame, Strip
from moin_desktop.ui.present.slides import Running, Slide
from moin_desktop.ui.present.writing import Writing
from moin_desktop.ui.theme import Scheme, Tokens
from moin_desktop.ui.workspace import Workspace

TYPED_MS = 3000
STOPPED_AT = "presented last"
PUT_ON = -1
"""Where the chart is kept that a filter or a comparison was put on."""


@dataclass
class Act:
    """Something of the room's that takes the stage for a while, such as a guess before its reveal.

    ``Session.perform`` begins it; it ends with ``perform(None)``, with Escape, or with the next slide. After any
    change of its own it calls ``Session.announce``.
    """

    name: str
    """What it is, for minutes and screen readers: "Guess first"."""
    plan: Callable[[Plan], Plan] = lambda plan: plan
    """What is laid out in place of the slide's chart, such as one without its numbers."""
    paint: Callable[[QPainter, Frame, Tokens], None] | None = None
    """Paints the chart's part of the screen in place of the chart; the ground is filled, the foot is painted after."""
    strip: Callable[[], Strip | None] = lambda: None
    """What is typed now, on the strip where notes are typed; None for no strip."""
    press: Callable[[QKeyEvent], bool] = lambda event: False
    """A key, before it means anything else; whether it was taken."""
    panel: Callable[[], object] | None = None
    """Makes the QWidget that the console shows in place of its note box."""
    said: Callable[[], str] = lambda: ""
    """What screen readers say of it."""
    end: Callable[[], object] = lambda: None
    """It is over, for whatever reason."""


class Session(QObject):
    """One presentation: everything the room's window and the console show, and everything keys and buttons do."""

    moved = Signal(int)
    """Another slide is shown, counted from 0."""
    changed = Signal()
    """Anything that is seen has changed; comes after ``moved`` too."""
    acting = Signal()
    """An act has begun or is over."""
    told = Signal(str)
    """One line for the presenter."""
    left = Signal()
    """Presenting is over."""

    def __init__(self, workspace: Workspace, dark: bool | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.running = Running(())
        self.surveys: slides.Surveys | None = None
        self.at = 0
        self.cover = Cover.NONE
        self.opening = False
        """It is still said what is going to be shown."""
        self.typed = ""
        """The number being typed to jump to."""
        self.dark = theme.is_dark() if dark is None else dark
        self.spotlight = ""
        """The key of the mark that is spoken of; empty for none."""
        self.filter = NO_FILTER
        """Conditions put on the slide shown, besides its own."""
        self.compare: str | None = None
        """The question compared by in place of what the slide says; empty for none at all."""
        self.peeking = False
        """What only the presenter should read is shown on the one screen there is."""
        self.alone = True
        """There is one screen: the room sees what is typed, and no console is there."""
        self.act: Act | None = None
        self.writing = Writing(self)
        self.began = self.since = time.monotonic()
        self._plans: dict[int, Plan] = {}
        self._frames: dict[tuple[float, float], Frame] = {}
        self._is_over = False
        self._forgetting = QTimer(self)
        self._forgetting.setSingleShot(True)
        self._forgetting.setInterval(TYPED_MS)
        self._forgetting.timeout.connect(self._on_forgotten)
        workspace.changed.connect(self._on_changed)
        workspace.project_changed.connect(self.leave)

    # What is shown

    @property
    def slide(self) -> Slide | None:
        """The slide shown with the filter and the comparison put on it; None while there is none."""
        there = self.own_slide
        return None if there is None else self._put_on(there)

    @property
    def own_slide(self) -> Slide | None:
        """The slide shown as it was kept."""
        return self.running.slides[self.at] if self.running.slides else None

    @property
    def finding(self) -> Finding | None:
        """The finding shown; None where the chart is not kept."""
        return self.finding_at(self.at)

    def finding_at(self, at: int) -> Finding | None:
        """The finding of a slide; None where its chart is not kept."""
        slide = self.running.slides[at] if 0 <= at < len(self.running.slides) else None
        if slide is None or not slide.finding:
            return None
        return next((f for f in findings.all(self.workspace.project.session) if f.id == slide.finding), None)

    @property
    def tokens(self) -> Tokens:
        """The colours of the room's window, which are its own."""
        return theme.tokens_of(Scheme.DARK if self.dark else Scheme.LIGHT)

    @property
    def plan(self) -> Plan | None:
        """The chart shown as the room may see it, with what is put on it and what an act makes of it."""
        if self.slide is None:
            return None
        plan = self._bare_plan
        if self.act is not None:
            plan = self.act.plan(plan)
        return spotlight.lit(plan, self.spotlight)

    @property
    def _bare_plan(self) -> Plan:
        slide = self.slide
        assert slide is not None
        key = PUT_ON if self.filter or self.compare is not None else self.at
        if key not in self._plans:
            self._plans[key] = self._made(slide)
        return self._plans[key]

    @property
    def shown_plan(self) -> Plan | None:
        """The chart shown, whatever an act makes of it and wherever the light is."""
        return None if self.slide is None else self._bare_plan

    def plan_at(self, at: int) -> Plan | None:
        """The chart of any slide as it was kept; None outside."""
        if not 0 <= at < len(self.running.slides):
            return None
        if at not in self._plans:
            self._plans[at] = self._made(self.running.slides[at])
        return self._plans[at]

    def _made(self, slide: Slide) -> Plan:
        assert self.surveys is not None
        return slides.plan(self.workspace.project, self.surveys, slide)

    def _put_on(self, slide: Slide) -> Slide:
        spec = slide.spec
        if not spec.question or (not self.filter and self.compare is None):
            return slide
        wanted = spec.filter
        for part in self.filter.conditions:
            wanted = wanted.with_condition(part)
        spec = replace(spec, filter=wanted)
        if self.compare is not None:
            spec = replace(spec, compare=self.compare, kind=None, pair="")
        return replace(slide, spec=spec, data=None)

    def name_at(self, at: int) -> str:
        """What a slide is called: its headline, else its question."""
        slide = self.running.slides[at]
        if slide.headline or self.surveys is None or not slide.spec.question:
            return slide.headline or _("A question")
        known = {question.id: question.name for question in self.surveys[slide.survey].questions}
        return known.get(slide.spec.question, "") or _("A question")

    def pillar_of(self, slide: Slide) -> Pillar | None:
        """The pillar a slide stands under."""
        return next((one for one in pillars.all(self.workspace.project.session) if one.code == slide.pillar), None)

    def frame(self, size: QSizeF) -> Frame | None:
        """Where everything lies on a screen of this size; None before the first slide."""
        plan, slide = self.plan, self.own_slide
        if plan is None or slide is None or size.width() < 100:
            return None
        key = (size.width(), size.height())
        if key not in self._frames:
            self._frames[key] = scene.arrange(
                plan,
                size,
                self.at,
                len(self.running.slides),
                self.pillar_of(slide),
                self.typed,
                strip=self.act.strip() if self.act is not None else self.writing.strip,
                words=comparing.said(self),
                peek=self._peek(),
                lit=self.spotlight,
                paint=self.act.paint if self.act is not None else None,
            )
        return self._frames[key]

    def frame_at(self, at: int, size: QSizeF) -> Frame | None:
        """The same of any slide as it was kept, for a preview."""
        plan = self.plan_at(at)
        if plan is None:
            return None
        return scene.arrange(plan, size, at, len(self.running.slides), self.pillar_of(self.running.slides[at]))

    def _peek(self) -> str:
        finding = self.finding if self.peeking else None
        return "" if finding is None else finding.presenter or _("Nothing to say is written here")

    def said(self) -> tuple[str, str]:
        """What screen readers say of the room's window: its name, and its description."""
        plan = self.plan
        covers = {Cover.BLACK: _("Black screen"), Cover.WHITE: _("White screen")}
        if self.cover:
            return covers[self.cover], ""
        if plan is None or self.opening:
            return nothing_kept(), ""
        words = _("{n} of {all}: {headline}")
        told = plan.headline or plan.data.title
        name = words.format(n=self.at + 1, all=len(self.running.slides), headline=told)
        if self.act is not None:
            return f"{name}. {self.act.name}", self.act.said()
        return name, telling.reading(plan.data)

    # Where it goes

    def show_running(self, running: Running) -> None:
        """Show a list from its start; where nothing is kept, it is said first what is shown instead."""
        self.running = running
        self._read()
        self.opening = not running.kept and running.start == 0
        self.began = time.monotonic()
        minuting.begin(self)
        self.go(running.start)

    def _read(self) -> None:
        self.surveys = slides.Surveys(self.workspace.project, self.workspace.survey)
        self._plans.clear()

    def go(self, at: int) -> None:
        """Show a slide, counted from 0; places outside mean the first or the last."""
        if not self.running.slides or self.surveys is None:
            return
        self._end_act()
        self.at = min(max(at, 0), len(self.running.slides) - 1)
        self.cover, self.typed, self.spotlight, self.peeking = Cover.NONE, "", "", False
        self.filter, self.compare = NO_FILTER, None
        self._plans.pop(PUT_ON, None)
        self.since = time.monotonic()
        if not self.opening:
            minuting.show(self)
        self.moved.emit(self.at)
        self.announce()

    def next(self) -> None:
        """The next slide; the last one stays."""
        self._step(1)

    def back(self) -> None:
        """The slide before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        if self.opening:
            self.start()
        elif self.cover:
            self.set_cover(Cover.NONE)
        elif 0 <= self.at + by < len(self.running.slides):
            self.go(self.at + by)

    def start(self) -> None:
        """Show the first slide after what was said before it."""
        self.opening = False
        self.go(self.at)

    def first(self) -> None:
        """The first slide."""
        self.go(0)

    def last(self) -> None:
        """The last slide."""
        self.go(len(self.running.slides) - 1)

    @property
    def stopped_at(self) -> int | None:
        """The slide where presenting stopped the last time, unless that is the first or the one shown."""
        id = settings.get(self.workspace.project.session, STOPPED_AT)
        at = next((at for at, one in enumerate(self.running.slides) if id and place_of(one) == id), 0)
        return at if at and at != self.at else None

    def resume(self) -> None:
        """Go on where it stopped the last time."""
        at = self.stopped_at
        if at is not None:
            self.opening = False
            self.go(at)

    def leave(self) -> None:
        """Stop presenting; where it stopped is remembered."""
        if self._is_over:
            return
        self._is_over = True
        self._end_act()
        if self.workspace.is_open and self.running.slides:
            minuting.end(self)
        self.left.emit()

    # What is put on the slide

    def announce(self) -> None:
        """What is seen has changed."""
        self._frames.clear()
        self.changed.emit()

    def type(self, typed: str) -> None:
        """Show the number typed so far."""
        self.typed = typed[-3:].lstrip("0")
        self._forgetting.start()
        self.announce()

    def _on_forgotten(self) -> None:
        if self.typed:
            self.type("")

    def toggle_cover(self, cover: Cover) -> None:
        """Hide the slide, or show it again."""
        self.set_cover(Cover.NONE if self.cover is cover else cover)

    def set_cover(self, cover: Cover) -> None:
        """Hide the slide behind black or white, or show it."""
        if cover is not self.cover:
            self.cover = cover
            minuting.cover(self)
            self.announce()

    def toggle_dark(self) -> None:
        """Light or dark, for the room's window alone."""
        self.dark = not self.dark
        self.announce()

    def toggle_peek(self) -> None:
        """Show on the only screen what only the presenter should read, or no longer."""
        self.peeking = self.alone and not self.peeking
        self.announce()

    def light(self, key: str) -> None:
        """Put the light on a mark; an empty key turns it off."""
        self.spotlight = key
        self.announce()

    def step_light(self, by: int) -> None:
        """Put the light on the next mark up or down; beyond the ends it is off."""
        there = spotlight.keys(self.any_frame)
        wanted = spotlight.beside(there, self.spotlight, by)
        if wanted != self.spotlight:
            self.light(wanted)

    @property
    def any_frame(self) -> Frame | None:
        """The frame of the room's window, or of a usual screen where none was asked for yet."""
        return next(reversed(self._frames.values()), None) or self.frame(QSizeF(1920, 1080))

    def set_filter(self, filter: Filter) -> None:
        """Put conditions on the slide shown; NO_FILTER takes them off."""
        self.filter = filter
        self._put_on_again()
        minuting.filter(self)

    def set_compare(self, by: str | None) -> None:
        """Compare the slide by the answers to a question; empty for no comparison, None for what was kept."""
        self.compare = by
        self._put_on_again()
        minuting.compare(self)

    def _put_on_again(self) -> None:
        self._plans.pop(PUT_ON, None)
        self.spotlight = ""
        self.announce()

    # Acts of the room

    def perform(self, act: Act | None) -> None:
        """Let an act take the stage, or end the one that is there."""
        self._end_act()
        self.act = act
        self.spotlight = ""
        self.acting.emit()
        self.announce()

    def _end_act(self) -> None:
        if self.act is not None:
            act, self.act = self.act, None
            act.end()
            self.acting.emit()

    # What others change

    def _on_changed(self, tables: frozenset[str]) -> None:
        """The project has changed: the same slide, with what is true now."""
        if self._is_over or not self.workspace.has_survey:
            self.leave()
            return
        here = self.own_slide
        if here is None:
            return
        again = slides.running(self.workspace.project, self.workspace.survey, self.workspace.filter)
        same = next((at for at, one in enumerate(again.slides) if here.finding and one.finding == here.finding), None)
        if same is not None:
            self.running, self.at = again, same
        self._read()
        survey = comparing.survey_of(self)
        if self.filter and (survey is None or not fitting.fits(survey, self.filter)):
            self.filter = NO_FILTER
        self.announce()


def place_of(slide: Slide) -> str:
    """What a slide is known by from one day to the next."""
    return slide.finding or slide.spec.question


def nothing_kept() -> str:
    """What is said before every question is shown."""
    return _("Nothing kept yet: showing every question in order")
