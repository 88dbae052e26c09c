"""What several people at one survey do, as rules for the random user: codes, settling, parcels, the way back."""

import json
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import rule

from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.errors import MoinError
from moin_desktop.models import (
    checkpoints,
    codebook,
    codings,
    findings,
    notes,
    parcels,
    people,
    quotes,
    rules,
    surveys,
    themes,
)
from moin_desktop.models.codebook import Entry
from moin_desktop.models.parcels import Choice, Item, State
from moin_desktop.models.project import Project
from tests.models.dumps import seen, tracked

PICK = st.integers(0, 50)
NAMES = st.sampled_from(["Ana", "Ben", "", "Cem \x00"])
WORDS = st.text(st.characters(exclude_categories=()), max_size=6)


class TeamRules:
    """Rules that a state machine with a ``project`` in a ``folder`` takes on."""

    project: Project
    folder: Any

    def _do(self, operation: Any, *arguments: Any) -> None:
        raise NotImplementedError

    def _survey(self, pick: int) -> str:
        raise NotImplementedError

    def _texts(self) -> list[Question]:
        session = self.project.session
        every = [q for info in surveys.infos(session) for q in surveys.load(session, info.id).questions]
        return [question for question in every if question.type is QuestionType.TEXT]

    def _rows(self, theme: str, rows: list[int]) -> list[int]:
        """Those of some rows that the survey of a theme has."""
        session = self.project.session
        for info in surveys.infos(session):
            if any(one.id == theme for some in themes.of_survey(session, info.id).values() for one in some):
                return [row for row in rows if row < info.rows]
        return []

    def _themes(self) -> list[str]:
        session = self.project.session
        return [theme.id for q in self._texts() for theme in themes.of_question(session, q.id)]

    @rule(pick=PICK, other=PICK, name=WORDS, how=st.sampled_from(["add", "none", "rename", "define", "nest", "move"]))
    def change_theme(self, pick: int, other: int, name: str, how: str) -> None:
        texts, there = self._texts(), self._themes()
        if not texts:
            return
        question = texts[pick % len(texts)].id
        theme, second = (there[n % len(there)] if there else "t0" for n in (pick, other))
        if how == "add" or not there:
            self._do(themes.add, question, name or f"Theme {pick}", "", "", second if other % 3 == 0 and there else "")
        elif how == "none":
            self._do(themes.none_fits, question)
        elif how == "rename":
            self._do(themes.rename, theme, name)
        elif how == "define":
            self._do(themes.define, theme, name, name)
        elif how == "nest":
            self._do(themes.nest, theme, second if other % 2 else "")
        else:
            self._do(themes.move, theme, other % 5)

    @rule(pick=PICK, other=PICK, rows=st.lists(st.integers(0, 5), max_size=4), name=WORDS, how=PICK)
    def bring_themes_together(self, pick: int, other: int, rows: list[int], name: str, how: int) -> None:
        there = self._themes()
        if not there:
            return
        one, second = there[pick % len(there)], there[other % len(there)]
        rows = self._rows(one, rows)
        match how % 4:
            case 0:
                self._do(themes.merge, one, second)
            case 1:
                self._do(themes.split, one, rows, name)
            case 2:
                self._do(codings.move, one, second, rows)
            case _:
                self._do(themes.remove, one)

    @rule(pick=PICK, rows=st.lists(st.integers(0, 5), max_size=4), author=NAMES, words=st.booleans())
    def give_theme(self, pick: int, rows: list[int], author: str, words: bool) -> None:
        there = self._themes()
        if there:
            theme = there[pick % len(there)]
            self._do(codings.give, theme, self._rows(theme, rows), author, (0, 2) if words else None)

    @rule(pick=PICK, rows=st.lists(st.integers(0, 5), max_size=4), author=st.sampled_from(["Ana", None]))
    def take_theme(self, pick: int, rows: list[int], author: str | None) -> None:
        there = self._themes()
        if there:
            self._do(codings.take_away, there[pick % len(there)], rows, author)

    @rule(pick=PICK, row=st.integers(0, 5), given=st.sampled_from([True, False, None]), author=NAMES)
    def settle_theme(self, pick: int, row: int, given: bool | None, author: str) -> None:
        there = self._themes()
        theme = there[pick % len(there)] if there else ""
        if not there or not self._rows(theme, [row]):
            return
        if given is None:
            self._do(codings.unsettle, theme, row)
        else:
            self._do(codings.settle, theme, row, given, author)

    @rule(pick=PICK, row=st.integers(0, 5), author=NAMES)
    def keep_quote(self, pick: int, row: int, author: str) -> None:
        texts = self._texts()
        if texts and row < min(info.rows for info in surveys.infos(self.project.session)):
            self._do(quotes.keep, texts[pick % len(texts)].id, row, (0, 2), author)

    @rule(name=NAMES, blind=st.booleans())
    def be_someone(self, name: str, blind: bool) -> None:
        self.project.author = name
        self._do(rules.set_blind, blind)
        if name:
            self._do(people.sign, name)

    @rule(pick=PICK, name=st.sampled_from(["Money", "Time"]), said=WORDS, twice=st.booleans())
    def take_in_codebook(self, pick: int, name: str, said: str, twice: bool) -> None:
        texts = self._texts()
        if not texts:
            return
        question = texts[pick % len(texts)].id
        entries = (Entry(name, definition=said), Entry(f"{name} too", name))
        accepted = [item.key for item in codebook.compare(self.project.session, question, entries)]
        self._do(codebook.take, question, entries, accepted if twice else ())
        if twice:
            before = tracked(self.project)
            self._do(codebook.take, question, entries, accepted)
            assert tracked(self.project) == before

    # The way back

    @rule(pick=PICK)
    def go_to(self, pick: int) -> None:
        steps = self.project.steps()
        if not steps:
            return
        wanted = steps[-1 - pick % min(len(steps), 12)].id
        here = max((step.id for step in steps if not step.undone), default=0)
        before = tracked(self.project), seen(self.project)
        self.project.go_to(wanted)
        assert max((step.id for step in self.project.steps() if not step.undone), default=0) == wanted
        if pick % 2:
            self.project.go_to(here)
            assert (tracked(self.project), seen(self.project)) == before

    @rule(pick=PICK)
    def take_back_step(self, pick: int) -> None:
        steps = self.project.steps()
        if not steps:
            return
        step = steps[-1 - pick % min(len(steps), 15)]
        before = tracked(self.project)
        try:
            self.project.take_back(step.id, "take_back_step")
        except MoinError:
            assert tracked(self.project) == before
            return
        after = tracked(self.project)
        if after != before:
            assert not step.undone
            self.project.undo()
            assert tracked(self.project) == before
            self.project.redo()
            assert tracked(self.project) == after

    @rule(pick=PICK, name=WORDS, how=st.sampled_from(["add", "rename", "remove", "go"]))
    def name_moment(self, pick: int, name: str, how: str) -> None:
        labels = self.project.undo_label, self.project.redo_label
        there = checkpoints.all(self.project.session)
        before = tracked(self.project)
        if how == "add" or not there:
            self.project.remember(checkpoints.add, f"M {pick}" if name.strip("\x00 ") else "Here")
        elif how == "rename":
            self.project.remember(checkpoints.rename, there[pick % len(there)].id, name)
        elif how == "remove":
            self.project.remember(checkpoints.remove, there[pick % len(there)].id)
        else:
            self.project.go_to(there[pick % len(there)].step)
            return
        assert (self.project.undo_label, self.project.redo_label) == labels
        assert tracked(self.project) == before

    # Parcels

    @rule(pick=PICK, rows=st.lists(st.integers(0, 5), min_size=1, max_size=3), name=WORDS, how=PICK)
    def take_in_parcel(self, pick: int, rows: list[int], name: str, how: int) -> None:
        """Somebody works on in a copy; what they hand over comes in, and coming in again changes nothing."""
        if not surveys.infos(self.project.session):
            return
        survey = self._survey(pick)
        parcel = self._work_elsewhere(survey, rows, name, how)
        try:
            items = parcels.compare(self.project.session, parcel)
        except MoinError:
            return
        kinds = (Choice.OURS, Choice.THEIRS, Choice.BOTH)
        asked = [item for item in items if item.state in (State.CONFLICT, State.GONE)]
        choices = {item.key: _choice(item, kinds[(how + at) % 3]) for at, item in enumerate(asked)}
        self._do(parcels.take, parcel, choices)
        again = parcels.compare(self.project.session, parcel)
        assert all(item.state is not State.NEW for item in again), [i for i in again if i.state is State.NEW]
        before = tracked(self.project)
        self._do(parcels.take, parcel, {})
        assert tracked(self.project) == before

    def _work_elsewhere(self, survey: str, rows: list[int], name: str, how: int) -> dict[str, Any]:
        path = self.folder.with_name(f"{self.folder.name}-away.moin")
        self.project.copy(path)
        try:
            with Project.open(path) as other:
                loaded = surveys.load(other.session, survey)
                questions, rows = loaded.questions, [row for row in rows if row < loaded.rows]
                texts = [q.id for q in questions if q.type is QuestionType.TEXT]
                there = [theme.id for text in texts for theme in themes.of_question(other.session, text)]
                _tried(other, notes.add, questions[how % len(questions)].id, name or "Said", "", "Ben")
                for note in notes.of_survey(other.session, survey)[:1]:
                    _tried(other, notes.edit, note.id, f"{name} too")
                for theme in there[: 1 + how % 3]:
                    _tried(other, codings.give, theme, rows, "Ben")
                for theme in there[1:2]:
                    _tried(other, codings.take_away, theme, rows, "Ben")
                for text in texts[:1]:
                    _tried(other, themes.add, text, f"Away {how % 4}")
                for finding in findings.all(other.session)[:1]:
                    _tried(other, findings.set_headline, finding.id, f"Away {how}")
                made: dict[str, Any] = json.loads(json.dumps(parcels.make(other.session, survey, "Ben")))
                return made
        finally:
            path.unlink()


def _tried(project: Project, operation: Any, *arguments: Any) -> None:
    try:
        project.change("Away", operation, *arguments)
    except MoinError:
        return


def _choice(item: Item, wanted: Choice) -> Choice:
    """What can be chosen for an item: both only of notes and findings that differ."""
    both = item.state is State.CONFLICT and item.kind in ("note", "finding")
    return wanted if wanted is not Choice.BOTH or both else Choice.OURS
