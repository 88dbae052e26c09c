"""What a room does, as rules for the random user: guess, count hands, count again, and be shown things."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy.orm import Session

from moin_desktop.analysis import guessing, tables
from moin_desktop.analysis.answers import Chosen, Ticked
from moin_desktop.analysis.survey import Survey
from moin_desktop.exporting import minutes as told
from moin_desktop.models import findings, guesses, hands, minutes, surveys
from moin_desktop.models.hands import HandCount
from moin_desktop.models.project import Project

WORDS = st.text(st.characters(exclude_categories=()), max_size=8)
PICK = st.integers(0, 50)
HANDS = st.lists(st.integers(-1, 30), max_size=4)


class RoomRules:
    """One machine with this mixed in guesses and counts."""

    project: Project

    def _do(self, operation: Any, *arguments: Any) -> None:
        raise NotImplementedError

    def _there(self) -> list[Survey]:
        return [surveys.load(self.project.session, info.id) for info in surveys.infos(self.project.session)]

    def _talked_about(self, pick: int, survey: str) -> str:
        kept = [one.id for one in findings.all(self.project.session) if one.survey == survey]
        return kept[pick % len(kept)] if kept and pick % 3 else ""

    @rule(pick=PICK, who=WORDS, places=st.permutations(range(4)), percents=st.lists(st.integers(-5, 105), max_size=3))
    def guess(self, pick: int, who: str, places: list[int], percents: list[int]) -> None:
        there = self._there()
        if not there:
            return
        survey = there[pick % len(there)]
        question = survey.questions[pick % len(survey.questions)]
        options = [option.id for option in question.options]
        order = [options[at] for at in places if at < len(options)] if pick % 2 else []
        numbers = dict(zip(options, percents, strict=False))
        self._do(guesses.add, question.id, who, order, numbers, self._talked_about(pick, survey.id))

    @rule(pick=PICK)
    def forget_a_guess(self, pick: int) -> None:
        there = [one for survey in self._there() for one in guesses.of_survey(self.project.session, survey.id)]
        self._do(guesses.remove, there[pick % len(there)].id if there else "g0")

    @rule(pick=PICK, text=WORDS, place=WORDS, numbers=HANDS, present=st.none() | st.integers(0, 30))
    def count_hands(self, pick: int, text: str, place: str, numbers: list[int], present: int | None) -> None:
        there = self._there()
        if there:
            survey = there[pick % len(there)]
            question = survey.questions[pick % len(survey.questions)]
            counts = [HandCount(o.id, o.label, n) for o, n in zip(question.options, numbers, strict=False)]
            counts = counts or [HandCount("", text, n) for n in numbers]
            asked = question.id if pick % 2 else ""
            self._do(_count, survey.id, text, counts, asked, self._talked_about(pick, survey.id), place, present)

    @rule(pick=PICK, numbers=HANDS, present=st.none() | st.integers(0, 30), how=st.sampled_from(["again", "forget"]))
    def count_again(self, pick: int, numbers: list[int], present: int | None, how: str) -> None:
        there = [one for survey in self._there() for one in hands.of_survey(self.project.session, survey.id)]
        id = there[pick % len(there)].id if there else "h0"
        if how == "forget":
            self._do(hands.remove, id)
        else:
            self._do(hands.again, id, [HandCount("", str(n), n) for n in numbers], present, "here")

    @rule(pick=PICK, kind=st.sampled_from(minutes.KINDS), words=WORDS)
    def show_something(self, pick: int, kind: str, words: str) -> None:
        """What is shown is no step: undo and redo stay as they are."""
        there = self._there()
        undo, redo = self.project.undo_label, self.project.redo_label
        question = there[0].questions[0].id if there else ""
        finding = self._talked_about(pick, there[0].id) if there else ""
        self.project.remember(minutes.record, kind, finding, question, words)
        assert (self.project.undo_label, self.project.redo_label) == (undo, redo)

    @invariant()
    def guesses_and_hands_can_be_told(self) -> None:
        """Whatever became of the survey since, the minutes say it, and surprises are counted among what is there."""
        if not hasattr(self, "project"):
            return
        session = self.project.session
        for survey in self._there():
            for guess in guesses.of_survey(session, survey.id):
                question = next((one for one in survey.questions if one.id == guess.question), None)
                assert told.guess_text(guess, question)
                if question is None or not isinstance(survey.answers(question.id), Chosen | Ticked):
                    continue
                rows = tables.of(survey, question.id, survey.everyone).rows
                found = guessing.of_order(rows, guess.order)
                assert sorted(one.guessed for one in found) == list(range(1, len(found) + 1))
            for counted in hands.of_survey(session, survey.id):
                assert told.hands_text(counted)
                assert all(one.hands >= 0 for one in counted.counts)
                assert counted.present is None or counted.present >= max(one.hands for one in counted.counts)
        told.lines(told.meetings(session))


def _count(
    session: Session,
    survey: str,
    text: str,
    counts: list[HandCount],
    question: str,
    finding: str,
    place: str,
    present: int | None,
) -> None:
    hands.add(session, survey, text, counts, question_id=question, finding_id=finding, place=place, present=present)
