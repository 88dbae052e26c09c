"""Notes over newer exports of a real file: what became of their numbers is told, none is lost, some wait in sight."""

import random
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from moin_desktop.analysis.charts import ChartSpec
from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.questions import BaseRule, Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.models import again, codings, findings, note_numbers, note_places, notes, questions, surveys, themes
from moin_desktop.models.notes import Note, Snapshot
from moin_desktop.models.pins import ON_SURVEY, Pin, PinKind
from moin_desktop.models.project import Project
from tests.models.exports import TOOLS, WHY, Export, export, person

REGION, USEFUL = "Which region are you in?", "How useful was it?"
SIZE, LATER = 53, 5


class Story:
    """A project of one export, with notes of every kind pinned to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.chance = random.Random(7)
        self.first = export(self.chance, SIZE, ids=True)
        self.project = Project.in_memory("Story")
        self.project.change("Import", surveys.add, self.first.read(folder))
        self.notes: dict[PinKind, str] = {}

    @property
    def survey(self) -> Survey:
        return surveys.load(self.project.session, "s1")

    def question(self, text: str) -> Question:
        return next(question for question in self.survey.questions if question.text == text)

    def option(self, text: str, label: str) -> str:
        return next(option.id for option in self.question(text).options if option.label == label)

    def note(self, kind: PinKind) -> Note:
        return next(note for note in self.all if note.id == self.notes[kind])

    @property
    def all(self) -> tuple[Note, ...]:
        return notes.of_survey(self.project.session, "s1")

    @property
    def waiting(self) -> set[PinKind]:
        gone = {note.id for note in notes.waiting(self.project.session, self.survey)}
        return {kind for kind, id in self.notes.items() if id in gone}

    def pin(self, place: Pin, filter: Filter = Filter()) -> None:  # noqa: B008 - a frozen value
        probe = Note("", "s1", place.question, "", "", "", "", datetime.now(UTC), True, _about(filter), pin=place)
        part = note_numbers.now(self.survey, probe)
        about = None if part is None else replace(_about(filter), count=part.count, base=part.base)
        made = self.project.change("Pin", notes.pin, "s1", place, f"On a {place.kind.value}", about=about)
        self.notes[place.kind] = made.value

    def pin_everywhere(self) -> None:
        why, tools, region = self.question(WHY), self.question(TOOLS), self.question(REGION)
        self.project.change("Theme", themes.add, why.id, "Seen")
        self.project.change("Code", codings.give, "t1", [1, 2, 3])
        self.project.change("Keep", findings.keep, "s1", ChartSpec(region.id))
        diary, forum = self.option(TOOLS, "Diary"), self.option(TOOLS, "Forum")
        north = self.option(REGION, "North")
        for place in (
            ON_SURVEY,
            Pin(PinKind.QUESTION, why.id),
            Pin(PinKind.ANSWER, tools.id, (diary,)),
            Pin(PinKind.CELL, tools.id, (diary,), by=region.id, group=north),
            Pin(PinKind.SPAN, tools.id, (diary, forum)),
            Pin(PinKind.RESPONDENT, response=10),
            Pin(PinKind.QUOTE, why.id, response=11, words=(0, 7)),
            Pin(PinKind.THEME, f"{why.id}.themes", ("t1",)),
            Pin(PinKind.FINDING, finding="f1"),
        ):
            self.pin(place)

    def take(self, newer: Export) -> None:
        self.project.change("Take", again.take, "s1", newer.read(self.folder, "newer.csv"))

    def since(self) -> dict[PinKind, str]:
        told = note_numbers.since(self.survey, self.all)
        return {kind: told[id] for kind, id in self.notes.items() if id in told}


def _about(filter: Filter) -> Snapshot:
    return Snapshot(0, 0, BaseRule.WHO_ANSWERED, filter)


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


def _later(story: Story) -> Export:
    """The same respondents in another order, and five more who all use a diary in the north."""
    more = [person(story.chance, SIZE + n) | {TOOLS: "Diary;", REGION: "North"} for n in range(LATER)]
    return replace(story.first, people=(*reversed(story.first.people), *more))


def test_every_number_that_changed_is_told_and_nothing_is_lost(story: Story) -> None:
    story.pin_everywhere()
    before = {kind: story.note(kind).about for kind in PinKind}
    assert story.since() == {}
    story.take(_later(story))
    told = story.since()
    assert set(told) == {PinKind.SURVEY, PinKind.QUESTION, PinKind.ANSWER, PinKind.CELL, PinKind.SPAN}
    assert told[PinKind.SURVEY] == "Was 53 respondents, now 58"
    diary = before[PinKind.ANSWER]
    assert diary is not None
    n = diary.count
    percent, now = round(100 * n / SIZE + 1e-9), round(100 * (n + LATER) / (SIZE + LATER) + 1e-9)
    assert told[PinKind.ANSWER] == f"Was {percent}% ({n} of 53), now {now}% ({n + LATER} of 58)"
    cell = before[PinKind.CELL]
    assert cell is not None
    assert told[PinKind.CELL].endswith(f"{cell.count + LATER} of {cell.base + LATER})")
    assert story.waiting == set()
    assert {kind: story.note(kind).about for kind in PinKind} == before


def test_notes_on_people_follow_them_into_other_rows(story: Story) -> None:
    story.pin_everywhere()
    said = note_places.written(story.survey, story.note(PinKind.QUOTE).pin)
    assert said == "Because"
    story.take(_later(story))
    assert story.note(PinKind.RESPONDENT).pin.response == SIZE - 1 - 10
    moved = story.note(PinKind.QUOTE).pin
    assert moved.response == SIZE - 1 - 11
    assert note_places.written(story.survey, moved) == said
    assert note_places.written(story.survey, moved.whole) == story.first.people[11][WHY]


def test_a_number_is_updated_or_kept_by_a_person_only(story: Story) -> None:
    story.pin_everywhere()
    story.take(_later(story))
    id, now = story.notes[PinKind.ANSWER], note_numbers.now(story.survey, story.note(PinKind.ANSWER))
    assert now is not None
    story.project.change("Keep", notes.keep_number, id, now.count, now.base)
    assert PinKind.ANSWER not in story.since()
    story.project.undo()
    assert PinKind.ANSWER in story.since()
    story.project.change("Keep", notes.keep_number, id, now.count, now.base)
    more = replace(_later(story), people=(*_later(story).people, person(story.chance, 90) | {TOOLS: "Diary;"}))
    story.take(more)
    assert "Was" in story.since()[PinKind.ANSWER]
    now = note_numbers.now(story.survey, story.note(PinKind.ANSWER))
    assert now is not None
    story.project.change("Update", notes.update_number, id, now.count, now.base)
    assert PinKind.ANSWER not in story.since()


def test_a_note_under_a_filter_is_told_under_that_filter(story: Story) -> None:
    north = Filter((Condition(story.question(REGION).id, (story.option(REGION, "North"),)),))
    story.pin(Pin(PinKind.ANSWER, story.question(TOOLS).id, (story.option(TOOLS, "Diary"),)), north)
    about = story.note(PinKind.ANSWER).about
    assert about is not None
    story.take(_later(story))
    assert f"({about.count + LATER} of {about.base + LATER})" in story.since()[PinKind.ANSWER]


def test_a_question_that_vanished_is_told_by_all_its_notes(story: Story) -> None:
    story.pin_everywhere()
    story.take(replace(story.first, headings=tuple(one for one in story.first.headings if one != TOOLS)))
    told = story.since()
    assert set(told) == {PinKind.ANSWER, PinKind.CELL, PinKind.SPAN}
    assert all(said.startswith("Was ") and said.endswith(", now nobody answered") for said in told.values())


def test_notes_whose_place_is_gone_wait_and_are_pinned_elsewhere(story: Story) -> None:
    """One respondent vanishes, the question on tools is read without answers, theme and finding are removed."""
    story.pin_everywhere()
    story.take(replace(story.first, people=tuple(one for n, one in enumerate(story.first.people) if n != 10)))
    assert story.waiting == {PinKind.RESPONDENT}
    story.project.change("Read", questions.read_as, story.question(TOOLS).id, QuestionType.TEXT)
    story.project.change("Remove", themes.remove, "t1")
    story.project.change("Remove", findings.remove, "f1")
    gone = set(PinKind) - {PinKind.SURVEY, PinKind.QUESTION, PinKind.QUOTE}
    assert story.waiting == gone
    assert len(story.all) == len(PinKind)
    told = note_places.names(story.project.session, story.survey)
    places = {kind: note_places.place_text(story.survey, story.note(kind).pin, told) for kind in gone}
    assert all("gone" in place for place in places.values()), places
    why = Pin(PinKind.QUESTION, story.question(WHY).id)
    for left, one in enumerate(sorted(gone), 1):
        story.project.change("Pin elsewhere", notes.move, story.notes[one], why)
        assert len(story.waiting) == len(gone) - left
    for _step in gone:
        story.project.undo()
    assert story.waiting == gone
    for _time in range(4):
        story.project.undo()
    assert (story.waiting, story.since()) == (set(), {})
