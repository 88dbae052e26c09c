"""Predict, then reveal: the bars are hidden, tables guess, and the bars travel from the guess to the answer."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QElapsedTimer, QObject, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from moin_desktop.analysis import captions, guessing
from moin_desktop.analysis.charts import Mark
from moin_desktop.analysis.guessing import Together
from moin_desktop.analysis.questions import Question
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import guesses, minutes
from moin_desktop.models.guesses import Guess
from moin_desktop.models.project import Project
from moin_desktop.ui import motion
from moin_desktop.ui.charts import moving, text
from moin_desktop.ui.charts.plan import Layout, Plan
from moin_desktop.ui.present import comparing, guessing_plan, guessing_scene, minuting, scene
from moin_desktop.ui.present.hands_entry import NAME, Entry
from moin_desktop.ui.present.scene import Frame, Strip
from moin_desktop.ui.present.session import Act, Session
from moin_desktop.ui.theme import Tokens

REVEAL_MS = 3 * motion.FILTER_MS
"""Slower than a filter: the room watches where its own guess goes."""
SHORT = 24
"""So many letters of an answer stand beside what was typed for it."""
_ENTER: tuple[int, ...] = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass
class GuessingAct(Act):
    """The act, with whose it is."""

    owner: "Guessing | None" = None


def toggle(session: Session) -> None:
    """Hide the bars of the slide shown until the room has guessed; then reveal them; then hide them again."""
    now = of(session)
    if now is not None:
        now.toggle()
    elif session.shown_plan is not None and comparing.question_of(session) is not None:
        Guessing(session).begin()
    else:
        session.told.emit(_("There is nothing to guess on this slide"))


def of(session: Session) -> "Guessing | None":
    """The guessing that is on now; None while there is none."""
    act = session.act
    return act.owner if isinstance(act, GuessingAct) else None


def since(project: Project) -> datetime | None:
    """When this presentation began; earlier guesses and hands were another room's."""
    there = minutes.sessions(project.session)
    return there[-1][0] if there else None


class Guessing(QObject):
    """One prediction: what is typed, what is kept, and how far the bars have come."""

    changed = Signal()
    """What is typed or kept has changed."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self.is_revealed = False
        self.percents = False
        """Percentages are typed, not places."""
        question, plan = comparing.question_of(session), session.shown_plan
        assert question is not None
        assert plan is not None
        self.question: Question = question
        self.marks: tuple[Mark, ...] = ()
        if guessing_plan.can_guess(plan.data):
            self.marks = guessing_plan.answers(guessing_plan.folded(plan).data, question)
        self.entry = Entry([mark.label for mark in self.marks], parent=self)
        self.entry.sign(self._next_table())
        self._set_way()
        self._part = 1.0
        self._laid: dict[tuple[float, float], Layout | None] = {}
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(moving.FRAME_MS)
        self._timer.timeout.connect(self._on_time)
        self.entry.changed.connect(self._on_typed)
        session.workspace.changed.connect(self.changed)

    def begin(self) -> None:
        """Hide the bars."""
        self.session.perform(self._act())

    def _act(self) -> Act:
        return GuessingAct(
            name=_("Guess first"),
            plan=self._plan,
            paint=self._paint,
            strip=self._strip,
            press=self.press,
            panel=self._panel if self.marks else None,
            said=self._said,
            end=self._end,
            owner=self,
        )

    # What the room sees

    def _plan(self, plan: Plan) -> Plan:
        if not self.is_revealed:
            survey = comparing.survey_of(self.session)
            source = captions.source(survey) if survey is not None else ""
            return guessing_plan.covered(plan, self.question, source)
        return guessing_plan.revealed(plan, self.question, self.told, self.who)

    def _paint(self, painter: QPainter, frame: Frame, tokens: Tokens) -> None:
        if self.is_revealed:
            guessing_scene.paint_revealed(painter, frame, tokens, self._before(frame.size), self._part)
        else:
            guessing_scene.paint_asking(painter, frame, tokens, self.counted)

    def _before(self, size: QSizeF) -> Layout | None:
        """The chart as it was guessed, laid out like the answer; once for all frames on the way."""
        if self._part >= 1:
            return None
        key = (size.width(), size.height())
        if key not in self._laid:
            self._laid[key] = self._laid_out(size)
        return self._laid[key]

    def _laid_out(self, size: QSizeF) -> Layout | None:
        plan, told = self.session.shown_plan, self.told
        if plan is None or told is None or not guessing_plan.can_guess(plan.data):
            return None
        return scene.arrange(guessing_plan.as_guessed(plan, self.question, told), size, 0, 1).layout

    @property
    def counted(self) -> str:
        """How many tables have guessed, which is all the room sees of it before the reveal."""
        n = len(self.kept)
        return ngettext("{n} table has guessed", "{n} tables have guessed", n).format(n=n) if n else ""

    def _strip(self) -> Strip | None:
        session, entry = self.session, self.entry
        writes = session.writing.strip
        if writes is not None or self.is_revealed or not session.alone or not (entry.is_typed or entry.at == NAME):
            return writes
        unit = "%" if self.percents else ""
        every = zip(entry.labels, entry.texts, strict=True)
        typed = [f"{text.cut(label, SHORT)} {n}{unit}" for label, n in every if n]
        here = entry.labels[entry.at] if entry.at != NAME else ""
        about = _("{who}: place of “{answer}”") if not self.percents else _("{who}: percentage of “{answer}”")
        who = entry.name or _("Who?")
        said = about.format(who=who, answer=here) if here else _("Who guesses: {who}").format(who=who)
        return Strip(said, ", ".join(typed), _("Enter to keep"))

    def _said(self) -> str:
        if not self.is_revealed:
            there = ", ".join(mark.label for mark in self.marks)
            return ". ".join(part for part in (guessing_plan.asks(), there, self.counted) if part)
        return "; ".join(self.surprises)

    # What was guessed

    @property
    def kept(self) -> tuple[Guess, ...]:
        """The guesses of this presentation about the chart shown, oldest first."""
        slide, project = self.session.own_slide, self.session.workspace.project
        if slide is None:
            return ()
        begun = since(project)
        there = guesses.of_survey(project.session, slide.survey)
        return tuple(
            one
            for one in there
            if one.question == self.question.id
            and one.finding == slide.finding
            and (begun is None or one.created >= begun)
        )

    @property
    def told(self) -> Together | None:
        """What all tables guessed, as one guess."""
        return guessing.together([(one.order, one.percents) for one in self.kept])

    @property
    def who(self) -> str:
        """The table that guessed, where it was one."""
        there = self.kept
        return there[0].who if len(there) == 1 else ""

    @property
    def surprises(self) -> tuple[str, ...]:
        """The surprises in words, the greatest first, each with its answer."""
        plan, told = self.session.shown_plan, self.told
        if plan is None or told is None or not guessing_plan.can_guess(plan.data):
            return ()
        data = guessing_plan.folded(plan).data
        labels = {mark.option: mark.label for mark in data.marks}
        found = guessing_plan.surprises(data, self.question, told)
        return tuple(
            f"{labels[one.option]}: {one.text}" if one.option else one.text
            for one in guessing_plan.told_by(found, data, told, self.who)
        )

    # What is typed

    def set_percents(self, percents: bool) -> None:
        """Type percentages, or places; what was typed the other way is let go."""
        if percents != self.percents:
            self.percents = percents
            self._set_way()
            self.entry.empty()

    def _set_way(self) -> None:
        self.entry.most = 100 if self.percents else max(1, len(self.marks))
        self.entry.hops = not self.percents and len(self.marks) < 10

    def press(self, event: QKeyEvent) -> bool:
        """A key: numbers and names are typed, Enter keeps them, Escape lets them go."""
        if self.session.writing.open or self.is_revealed or not self.marks or self.session.cover:
            return False
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if event.key() in _ENTER and self.entry.is_typed:
            self.keep()
        elif event.key() == Qt.Key.Key_Escape and (self.entry.is_typed or self.entry.at == NAME):
            self.entry.empty()
        elif event.text() == "%" and self.entry.at != NAME:
            self.set_percents(not self.percents)
        else:
            return self.entry.press(event)
        return True

    @property
    def trouble(self) -> str:
        """Why what is typed is no guess yet; empty where it is one."""
        places = [n for n in self.entry.numbers if n is not None]
        if not self.percents and len(set(places)) < len(places):
            return _("Two answers have the same place")
        return ""

    def keep(self) -> bool:
        """Keep what is typed as the guess of a table, and be ready for the next."""
        slide = self.session.own_slide
        if slide is None or not self.entry.is_typed:
            return False
        if self.trouble:
            self.session.told.emit(self.trouble)
            return False
        typed = {m.option: n for m, n in zip(self.marks, self.entry.numbers, strict=True) if n is not None}
        order = () if self.percents else tuple(sorted(typed, key=lambda option: typed[option]))
        if not self.percents and len(order) == len(self.marks) - 1:  # the last place is what is left
            order = (*order, *(mark.option for mark in self.marks if mark.option not in order))
        workspace = self.session.workspace
        label = _("Keep the guess of {who}").format(who=self.entry.name or _("the room"))
        percents = typed if self.percents else None
        begun = since(workspace.project)
        done = workspace.do(
            label, guesses.add, self.question.id, self.entry.name, order, percents, slide.finding, begun
        )
        if done is None:
            return False
        self.entry.name = self._next_table(self.entry.name)
        self.entry.empty()
        return True

    def _next_table(self, name: str = "") -> str:
        """Table 1, and after it the next number that has not guessed."""
        taken = {one.who for one in self.kept} | {name}
        head = name.rstrip("0123456789").strip() or _("Table")
        return next(f"{head} {n}" for n in range(1, len(taken) + 2) if f"{head} {n}" not in taken)

    def _on_typed(self) -> None:
        self.changed.emit()
        if self.session.alone:
            self.session.announce()

    # The reveal

    def toggle(self) -> None:
        """Reveal the bars, or hide them again."""
        if not self.is_revealed and self.entry.is_typed and not self.keep():
            return
        self.is_revealed = not self.is_revealed
        self._part = 1.0
        self._laid.clear()
        if self.is_revealed:
            minuting.write(self.session, "reveal", "; ".join(self.surprises))
            if motion.is_allowed() and self.told is not None:
                self._part = 0.0
                self._clock.start()
                self._timer.start()
        self.changed.emit()
        self.session.announce()

    @property
    def is_moving(self) -> bool:
        """Whether the bars are on their way."""
        return self._timer.isActive()

    def _on_time(self) -> None:
        self._part = min(1.0, self._clock.elapsed() / REVEAL_MS)
        if self._part >= 1:
            self._timer.stop()
        self.session.changed.emit()

    def _end(self) -> None:
        self._timer.stop()
        self.deleteLater()

    def _panel(self) -> object:
        from moin_desktop.ui.present.guessing_panel import GuessingPanel

        return GuessingPanel(self)
