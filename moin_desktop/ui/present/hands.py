"""A show of hands: counted answer by answer on any question or a new one, and charted beside the survey."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from moin_desktop.analysis.charts import ChartSpec, Mark
from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.wording import number_text
from moin_desktop.errors import MoinError
from moin_desktop.i18n import _, ngettext
from moin_desktop.models import hands, settings
from moin_desktop.models.hands import HandCount, Hands
from moin_desktop.ui.charts.plan import Plan
from moin_desktop.ui.present import comparing, guessing_plan, hands_scene
from moin_desktop.ui.present.guessing import since
from moin_desktop.ui.present.hands_entry import NAME, Entry
from moin_desktop.ui.present.hands_scene import Counted
from moin_desktop.ui.present.scene import Frame, Strip
from moin_desktop.ui.present.session import Act, Session
from moin_desktop.ui.theme import Tokens

PLACE, PRESENT = "hands counted at", "people in the room"
_ENTER: tuple[int, ...] = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass
class HandsAct(Act):
    """The act, with whose it is."""

    owner: "Counting | None" = None


def toggle(session: Session) -> None:
    """Count hands on the slide shown, or stop; what was counted is kept."""
    now = of(session)
    if now is not None:
        now.keep()
        session.perform(None)
    elif session.own_slide is not None:
        Counting(session).begin()


def of(session: Session) -> "Counting | None":
    """The counting that is on now; None while there is none."""
    act = session.act
    return act.owner if isinstance(act, HandsAct) else None


class Counting(QObject):
    """One show of hands: its question, what is typed, what is kept."""

    changed = Signal()
    asked = Signal()
    """Another question is asked, with other answers."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self.question: Question | None = comparing.question_of(session)
        plan = session.shown_plan
        self.marks: tuple[Mark, ...] = ()
        if self.question is not None and plan is not None and guessing_plan.can_guess(plan.data):
            folded = guessing_plan.folded(plan)
            self.marks = tuple(mark for mark in folded.data.marks if not mark.members and mark.option)
        self.text = ""
        """The question of the room; empty where the slide's own is asked."""
        self.id = ""
        """The show of hands that is kept; empty before it is."""
        self.entry = Entry((), parent=self)
        self.present = _number(settings.get(session.workspace.project.session, PRESENT))
        self.place = settings.get(session.workspace.project.session, PLACE)
        if self.marks:
            self._ask([mark.label for mark in self.marks])
            self._take_up()
        else:
            slide = session.own_slide
            self.text = slide.headline if slide is not None and not slide.spec.question else _("Do you agree?")
            self._ask([_("Yes"), _("No")])
        session.workspace.changed.connect(self._on_changed)

    def begin(self) -> None:
        """Let the room see what is counted."""
        act = HandsAct(
            name=_("Show of hands"),
            plan=self._plan,
            paint=self._paint,
            strip=self._strip,
            press=self.press,
            panel=self._panel,
            said=self._said,
            end=self._end,
            owner=self,
        )
        self.session.perform(act)

    def _ask(self, labels: list[str]) -> None:
        self.entry.deleteLater()
        self.entry = Entry(labels, parent=self)
        self.entry.changed.connect(self._on_typed)

    # What is asked

    @property
    def is_own(self) -> bool:
        """Whether the room is asked something the survey did not ask."""
        return bool(self.text)

    def ask_new(self, text: str, answers: list[str]) -> None:
        """Ask the room something else, with other answers."""
        wanted = [" ".join(one.split()) for one in answers if one.strip()] or [_("Yes"), _("No")]
        self.id, self.text = "", " ".join(text.split()) or _("Do you agree?")
        self._ask(wanted)
        self._announce_asked()

    def rename(self, text: str) -> None:
        """Ask the same in other words."""
        self.text = " ".join(text.split()) or self.text
        self._on_typed()

    def ask_slide(self) -> None:
        """Ask the room what the survey asked."""
        if self.marks and self.text:
            self.id, self.text = "", ""
            self._ask([mark.label for mark in self.marks])
            self._take_up()
            self._announce_asked()

    def _announce_asked(self) -> None:
        self.asked.emit()
        self.changed.emit()
        self.session.announce()

    def _take_up(self) -> None:
        """Go on with what this room counted on the same slide before."""
        there = self.kept
        if not there:
            return
        last = there[-1]
        self.id, self.present, self.place = last.id, last.present, last.place
        known = {one.option: one.hands for one in last.counts}
        self.entry.texts = [str(known[mark.option]) if mark.option in known else "" for mark in self.marks]

    @property
    def kept(self) -> tuple[Hands, ...]:
        """What was counted on this slide's question in this presentation, oldest first."""
        slide, project = self.session.own_slide, self.session.workspace.project
        if slide is None or self.question is None:
            return ()
        begun = since(project)
        return tuple(
            one
            for one in hands.of_survey(project.session, slide.survey)
            if one.question == self.question.id
            and one.finding == slide.finding
            and (begun is None or one.created >= begun)
        )

    # What the room sees

    @property
    def counted(self) -> Counted:
        """What is typed now."""
        options = tuple("" for _label in self.entry.labels) if self.is_own else tuple(m.option for m in self.marks)
        return Counted(options, self.entry.labels, self.entry.numbers, self.present)

    def _plan(self, plan: Plan) -> Plan:
        if self.is_own:
            slide = self.session.own_slide
            return hands_scene.alone(slide.spec if slide is not None else ChartSpec(""), self.text, self.counted)
        shown = guessing_plan.folded(plan)
        now = {mark.option: mark for mark in shown.data.marks}
        marks = [now[mark.option] for mark in self.marks if mark.option in now]
        return hands_scene.beside(shown, marks, self.counted) if marks else plan

    def _paint(self, painter: QPainter, frame: Frame, tokens: Tokens) -> None:
        hands_scene.paint(painter, frame, tokens, self.counted)

    def _strip(self) -> Strip | None:
        writes = self.session.writing.strip
        if writes is not None or not self.session.alone:
            return writes
        entry = self.entry
        if entry.at == NAME:
            people = number_text(self.present) if self.present else ""
            return Strip(_("People in the room"), people, _("Enter to keep"))
        said = _("Hands for “{answer}”").format(answer=entry.labels[entry.at])
        return Strip(said, entry.texts[entry.at], _("Tab: next. Enter to keep"))

    def _said(self) -> str:
        counted = self.counted
        told = [f"{label} {part.count}" for label, part in zip(counted.labels, counted.parts, strict=True)]
        return ". ".join(part for part in (self.text, ", ".join(told), counted.base_text) if part)

    # What is counted

    def press(self, event: QKeyEvent) -> bool:
        """A key: numbers are counted, Tab goes on, + and − count one, Enter keeps."""
        if self.session.writing.open or self.session.cover:
            return False
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if event.key() in _ENTER and self.entry.is_typed:
            return self.keep()
        if self.entry.at == NAME:
            return self._people(event)
        return self.entry.press(event)

    def _people(self, event: QKeyEvent) -> bool:
        """The number of people stands before the answers, where a guess has its name."""
        digits, letter = str(self.present or ""), event.text()
        if letter and letter in "0123456789":
            self.set_present(int((digits + letter)[:4]))
        elif event.key() == Qt.Key.Key_Backspace:
            self.set_present(_number(digits[:-1]))
        elif event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self.entry.press(event)
        else:
            return False
        return True

    def set_present(self, present: int | None) -> None:
        """Say how many are in the room."""
        if present != self.present:
            self.present = present or None
            self._on_typed()

    def set_place(self, place: str) -> None:
        """Say where this is."""
        self.place = place
        self.changed.emit()

    @property
    def trouble(self) -> str:
        """Why this cannot be kept; empty where it can."""
        most = max(self.counted.numbers, default=0)
        if self.present is not None and most > self.present:
            return _("{hands} hands are more than the {n} people counted").format(hands=most, n=self.present)
        return ""

    def keep(self) -> bool:
        """Keep what is counted, in place of what this count was before."""
        slide, counted = self.session.own_slide, self.counted
        if slide is None or not self.entry.is_typed:
            return False
        if self.trouble:
            self.session.told.emit(self.trouble)
            return True
        every = zip(counted.options, counted.labels, counted.numbers, strict=True)
        counts = [HandCount(option, label, n) for option, label, n in every]
        workspace = self.session.workspace
        self._remember()
        if self.id and any(one.id == self.id for one in hands.of_survey(workspace.project.session, slide.survey)):
            workspace.do(_("Count hands again"), hands.again, self.id, counts, self.present, self.place)
        else:
            self.id = ""
            text = self.text or (self.question.text or self.question.name if self.question is not None else "")
            done = workspace.do(
                _("Count hands"),
                hands.add,
                slide.survey,
                text,
                counts,
                question_id="" if self.is_own or self.question is None else self.question.id,
                finding_id=slide.finding,
                place=self.place,
                present=self.present,
            )
            self.id = done or ""
        self.changed.emit()
        return True

    def _remember(self) -> None:
        """The next count begins with the same place and as many people."""
        project = self.session.workspace.project
        try:
            project.remember(settings.put, PLACE, self.place)
            project.remember(settings.put, PRESENT, str(self.present or ""))
        except MoinError:
            return

    @property
    def summary(self) -> str:
        """How many hands there are in all."""
        n = sum(self.counted.numbers)
        return ngettext("{n} hand", "{n} hands", n).format(n=number_text(n))

    def _on_typed(self) -> None:
        self.changed.emit()
        self.session.announce()

    def _on_changed(self) -> None:
        """A step was taken back: what is kept is shown again."""
        self.changed.emit()

    def _end(self) -> None:
        self.deleteLater()

    def _panel(self) -> object:
        from moin_desktop.ui.present.hands_panel import HandsPanel

        return HandsPanel(self)


def _number(text: str) -> int | None:
    return int(text) if text.isdigit() else None
