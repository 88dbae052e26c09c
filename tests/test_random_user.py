"""A user who does anything in any order: nothing breaks, undoing all leads to the start, redoing all to the end."""

import os
import shutil
import tempfile
from collections.abc import Callable
from functools import partial, update_wrapper
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from moin_desktop.analysis.answers import Chosen, Ticked
from moin_desktop.analysis.charts import compute
from moin_desktop.analysis.filters import Condition, Filter, mask
from moin_desktop.analysis.marks import ChartSpec
from moin_desktop.analysis.questions import BaseRule, Question, QuestionType
from moin_desktop.errors import MoinError
from moin_desktop.models import again, filters, findings, notes, pillars, questions, recipes, surveys
from moin_desktop.models import settings as remembered
from moin_desktop.models.corrections import CHOOSABLE
from moin_desktop.models.notes import Snapshot
from moin_desktop.models.project import Project
from tests.models.dumps import seen, tracked
from tests.models.readings import newer, reading
from tests.user_rules_findings import FindingsRules
from tests.user_rules_notes import NoteRules
from tests.user_rules_room import RoomRules
from tests.user_rules_team import TeamRules

WORDS = st.text(st.characters(exclude_categories=()), max_size=8)
"""Anything that can be typed or pasted, NUL and half surrogate pairs included."""
PICK = st.integers(0, 50)


class RandomUser(TeamRules, FindingsRules, NoteRules, RoomRules, RuleBasedStateMachine):
    """One project in a real file; every rule is something the window offers."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.project = Project.create(self.folder / "a.moin", "Random")
        self.start = tracked(self.project)

    def teardown(self) -> None:
        """The way back and forth, and a last look."""
        try:
            self._back_and_forth()
            assert all("pinned" in line for line in self.project.check())
        finally:
            self.project.close()
            shutil.rmtree(self.folder)

    def _back_and_forth(self) -> None:
        while self.project.redo():
            pass
        end, end_seen = tracked(self.project), seen(self.project)
        steps = 0
        while self.project.undo():
            steps += 1
        assert tracked(self.project) == self.start
        assert steps == len(self.project.steps())
        while self.project.redo():
            steps -= 1
        assert steps == 0
        assert tracked(self.project) == end
        assert seen(self.project) == end_seen

    def _do(self, operation: Callable[..., Any], *arguments: Any) -> None:
        """One step; known trouble is told and leaves all as it was."""
        before = tracked(self.project)
        undo, redo = self.project.undo_label, self.project.redo_label
        try:
            changed = self.project.change(operation.__name__, operation, *arguments)
        except MoinError:
            assert tracked(self.project) == before
            assert (self.project.undo_label, self.project.redo_label) == (undo, redo)
            return
        if changed.tables:
            assert self.project.undo_label == operation.__name__
            assert self.project.redo_label == ""
        else:
            assert tracked(self.project) == before
            assert (self.project.undo_label, self.project.redo_label) == (undo, redo)

    def _survey(self, pick: int) -> str:
        infos = surveys.infos(self.project.session)
        return infos[pick % len(infos)].id if infos else "s0"

    def _question(self, pick: int) -> Question | None:
        shown = [
            q for i in surveys.infos(self.project.session) for q in surveys.load(self.project.session, i.id).questions
        ]
        return shown[pick % len(shown)] if shown else None

    def _filter(self, question: Question, pick: int) -> Filter:
        if question.type not in CHOOSABLE:
            return Filter()
        return Filter((Condition(question.id, (question.options[pick % len(question.options)].id,)),))

    @initialize()
    def import_first(self) -> None:
        self._do(surveys.add, reading())

    @rule(name=WORDS)
    def import_survey(self, name: str) -> None:
        if len(surveys.infos(self.project.session)) < 3:
            self._do(surveys.add, reading(), name)

    @rule(pick=PICK, rows=st.lists(st.integers(0, 5), max_size=8), without=st.sampled_from(["", "", "q1", "q2", "q8"]))
    def import_again(self, pick: int, rows: list[int], without: str) -> None:
        self._do(again.take, self._survey(pick), newer(rows, without))

    @rule(pick=PICK, other=PICK)
    def carry_over(self, pick: int, other: int) -> None:
        self._do(recipes.apply, self._survey(pick), recipes.of(self.project.session, self._survey(other)))

    @rule(pick=PICK)
    def remove_survey(self, pick: int) -> None:
        if pick % 4 == 0:
            self._do(surveys.remove, self._survey(pick))

    @rule(pick=PICK, name=WORDS)
    def rename_something(self, pick: int, name: str) -> None:
        question = self._question(pick)
        if question is None:
            self._do(remembered.rename_project, name)
        elif pick % 3 == 0:
            self._do(surveys.rename, self._survey(pick), name)
        elif pick % 3 == 1:
            self._do(questions.set_headline, question.id, name)
        else:
            self._do(questions.rename, question.id, name)

    @rule(pick=PICK, option=PICK, text=WORDS, author=WORDS)
    def pin_note(self, pick: int, option: int, text: str, author: str) -> None:
        question = self._question(pick)
        if question is not None:
            there = ["", *(o.id for o in question.options)]
            about = Snapshot(1, 2, BaseRule.EVERYONE, self._filter(question, option))
            self._do(notes.add, question.id, text, there[option % len(there)], author, about)

    @rule(pick=PICK, text=WORDS, how=st.sampled_from(["edit", "shown", "author", "remove"]))
    def change_note(self, pick: int, text: str, how: str) -> None:
        there = notes.of_survey(self.project.session, self._survey(pick))
        id = there[pick % len(there)].id if there else "n0"
        match how:
            case "edit":
                self._do(notes.edit, id, text)
            case "shown":
                self._do(notes.set_shown, id, pick % 2 == 0)
            case "author":
                self._do(notes.set_author, id, text)
            case _:
                self._do(notes.remove, id)

    @rule(pick=PICK, headline=WORDS)
    def keep_finding(self, pick: int, headline: str) -> None:
        question = self._question(pick)
        if question is not None:
            survey = next(
                i.id
                for i in surveys.infos(self.project.session)
                if question in surveys.load(self.project.session, i.id).questions
            )
            spec = ChartSpec(question.id, self._filter(question, pick))
            focus = [option.id for option in question.options[:2]]
            self._do(findings.keep, survey, spec, headline, focus, tuple((id, 1, 2) for id in focus))

    @rule(
        pick=PICK,
        text=WORDS,
        pillar=st.sampled_from(findings.PILLARS),
        how=st.sampled_from(
            ["move", "pillar", "status", "headline", "statement", "presenter", "focus", "view", "remove"]
        ),
    )
    def change_finding(self, pick: int, text: str, pillar: str, how: str) -> None:
        there = findings.all(self.project.session)
        if not there:
            return
        finding = there[pick % len(there)]
        pillar = pillar if pillar in pillars.codes(self.project.session) else ""
        match how:
            case "move":
                self._do(findings.move, finding.id, pillar, pick % 5)
            case "pillar":
                self._do(findings.set_pillar, finding.id, pillar)
            case "status":
                self._do(findings.set_status, finding.id, findings.STATUSES[pick % 3])
            case "headline":
                self._do(findings.set_headline, finding.id, text)
            case "statement":
                self._do(findings.set_statement, finding.id, text)
            case "presenter":
                self._do(findings.set_presenter, finding.id, text)
            case "focus":
                self._do(findings.set_focus, finding.id, finding.focus[:1])
            case "view":
                self._do(findings.update_view, finding.id, ChartSpec(finding.spec.question), finding.snapshot[:1])
            case _:
                self._do(findings.remove, finding.id)

    @rule(pick=PICK, name=WORDS)
    def keep_filter(self, pick: int, name: str) -> None:
        question = self._question(pick)
        if question is not None:
            self._do(filters.add, self._survey(pick), name, self._filter(question, pick))

    @rule(pick=PICK, name=WORDS)
    def change_filter(self, pick: int, name: str) -> None:
        there = filters.all(self.project.session, self._survey(pick))
        id = there[pick % len(there)].id if there else "p0"
        if pick % 2:
            self._do(filters.rename, id, name)
        else:
            self._do(filters.remove, id)

    @rule(pick=PICK, first=PICK, second=PICK, label=WORDS)
    def change_options(self, pick: int, first: int, second: int, label: str) -> None:
        question = self._question(pick)
        if question is None or not question.options:
            return
        one, other = (question.options[n % len(question.options)].id for n in (first, second))
        match second % 3:
            case 0:
                self._do(questions.merge_options, question.id, one, other)
            case 1:
                self._do(questions.rename_option, question.id, one, label)
            case _:
                self._do(questions.order_options, question.id, [one, other])

    @rule(pick=PICK, type=st.sampled_from(QuestionType), separator=st.sampled_from([None, ";", " "]))
    def read_as(self, pick: int, type: QuestionType, separator: str | None) -> None:
        question = self._question(pick)
        if question is not None:
            self._do(questions.read_as, question.id, type, separator)

    @rule(pick=PICK, base=st.sampled_from(BaseRule))
    def set_base(self, pick: int, base: BaseRule) -> None:
        question = self._question(pick)
        if question is not None:
            self._do(questions.set_base, question.id, base)

    @rule(pick=PICK, asking=PICK, option=PICK)
    def route(self, pick: int, asking: int, option: int) -> None:
        question, other = self._question(pick), self._question(asking)
        if question is not None and other is not None and other.options:
            self._do(questions.route, question.id, other.id, [other.options[option % len(other.options)].id])

    @rule(pick=PICK)
    def ask_everyone(self, pick: int) -> None:
        question = self._question(pick)
        if question is not None:
            self._do(questions.unroute, question.id)

    @rule(pick=PICK, options=st.lists(PICK, max_size=3), label=WORDS, again=st.booleans())
    def group_answers(self, pick: int, options: list[int], label: str, again: bool) -> None:
        question = self._question(pick)
        if question is None or not question.options:
            return
        chosen = [question.options[option % len(question.options)].id for option in options]
        if question.nets and again:
            self._do(questions.regroup, question.id, question.nets[0].id, label, chosen)
        elif question.nets:
            self._do(questions.ungroup, question.id, question.nets[0].id)
        else:
            self._do(questions.group_options, question.id, label, chosen)

    @rule(pick=PICK, option=PICK)
    def count_alone(self, pick: int, option: int) -> None:
        question = self._question(pick)
        if question is not None and question.options:
            one = question.options[option % len(question.options)].id
            operation = partial(questions.set_alone, alone=one not in question.alone)
            self._do(update_wrapper(operation, questions.set_alone), question.id, one)

    @rule(pick=PICK)
    def order_freely(self, pick: int) -> None:
        question = self._question(pick)
        if question is not None:
            self._do(questions.order_freely, question.id)

    @rule(pick=PICK)
    def settle_doubt(self, pick: int) -> None:
        there = surveys.doubts(self.project.session, self._survey(pick))
        if there:
            self._do(questions.dismiss if pick % 5 == 0 else questions.apply_fix, there[pick % len(there)].id)

    @rule(pick=PICK)
    def take_back(self, pick: int) -> None:
        there = questions.corrections_of(self.project.session, self._survey(pick))
        if there:
            self._do(questions.take_back, there[pick % len(there)].id)

    @rule(pick=PICK)
    def leave_out(self, pick: int) -> None:
        if surveys.infos(self.project.session):
            survey = self._survey(pick)
            lines = surveys.lines(self.project.session, survey).tolist()
            self._do(surveys.leave_out, survey, tuple(lines[pick % 6 :][:1]))

    @rule(text=WORDS)
    def remember(self, text: str) -> None:
        labels = self.project.undo_label, self.project.redo_label
        self.project.remember(remembered.put, "last place", text)
        assert (self.project.undo_label, self.project.redo_label) == labels

    @rule(times=st.integers(0, 4), back=st.booleans())
    def undo_and_redo(self, times: int, back: bool) -> None:
        if times == 0:
            self.project.undo() if back else self.project.redo()
        before = tracked(self.project)
        done = sum(self.project.undo() is not None for _time in range(times))
        for _time in range(done):
            self.project.redo()
        assert tracked(self.project) == before

    @rule(often=st.integers(0, 2))
    def close_and_reopen(self, often: int) -> None:
        if often:
            return
        before = seen(self.project), self.project.undo_label, self.project.redo_label
        self.project.close()
        assert [path.name for path in self.folder.iterdir()] == ["a.moin"]
        self.project = Project.open(self.folder / "a.moin")
        assert (seen(self.project), self.project.undo_label, self.project.redo_label) == before

    @invariant()
    def the_file_is_whole(self) -> None:
        connection = self.project.session.connection()
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalars().all() == ["ok"]
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall() == []

    @invariant()
    def the_parts_agree(self) -> None:
        """Option ids are unique, every option is counted, everyone counted is there."""
        for info in surveys.infos(self.project.session):
            survey = surveys.load(self.project.session, info.id)
            options = [option.id for question in survey.questions for option in question.options]
            assert len(options) == len(set(options))
            for question in survey.questions:
                answers = survey.answers(question.id)
                assert len(answers.state) == survey.rows
                if isinstance(answers, Chosen):
                    assert answers.codes.max(initial=-1) < len(question.options)
                if isinstance(answers, Ticked):
                    assert answers.flags.shape == (survey.rows, len(question.options))
            for named in filters.all(self.project.session, info.id):
                assert mask(survey, named.filter).sum() <= survey.rows
            for finding in findings.all(self.project.session):
                if finding.survey == info.id and finding.charted:
                    chart = compute(survey, finding.spec)
                    assert all(part.count <= part.base for part in chart.marks)


LONGER = int(os.environ.get("MOIN_RANDOM_USER", "0"))
"""How many fresh random users to let loose; without, a dozen who do the same every time."""

RandomUser.TestCase.settings = settings(
    max_examples=LONGER or 12,
    stateful_step_count=50 if LONGER else 30,
    derandomize=not LONGER,
    database=None,
    deadline=None,
    # Shrinking takes minutes where every step writes a file; the failing steps are printed as they are.
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
TestRandomUser = RandomUser.TestCase
