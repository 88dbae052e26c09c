"""A parcel takes one person's work into another copy: what is new comes once, what differs is settled one by one."""

import json
from collections import Counter
from pathlib import Path

import pytest

from moin_desktop.analysis.charts import ChartSpec
from moin_desktop.errors import MoinError
from moin_desktop.models import codings, evidence, findings, notes, parcels, quotes, surveys, themes
from moin_desktop.models.parcels import Choice, State
from moin_desktop.models.pins import Pin, PinKind
from moin_desktop.models.project import Project
from tests.models.dumps import seen, tracked
from tests.models.readings import newer, reading


@pytest.fixture
def home(tmp_path: Path) -> Project:
    made = Project.create(tmp_path / "home.moin", "P")
    made.change("Import", surveys.add, reading())
    made.change("Theme", themes.add, "q4", "Money", "What it costs")
    made.change("Pin", notes.add, "q1", "Ours", author="Ben")
    return made


@pytest.fixture
def away(home: Project, tmp_path: Path) -> Project:
    """A copy in which Ada works: a note, a theme, codings, a quote, a finding with evidence, a note on a theme."""
    home.copy(tmp_path / "away.moin")
    made = Project.open(tmp_path / "away.moin")
    made.change("Pin", notes.add, "q3", "Look at q3", "o7", author="Ada")
    made.change("Theme", themes.add, "q4", "Time", parent="t1")
    made.change("Code", codings.give, "t1", [0], "Ada")
    made.change("Code", codings.give, "t2", [2, 3], "Ada", (3, 7))
    quote = made.change("Quote", quotes.keep, "q4", 2, (3, 7), "Ada").value
    finding = made.change("Keep", findings.keep, "s1", ChartSpec("q4.themes"), "Time is short", ("t2",), author="Ada")
    made.change("Say", findings.set_statement, finding.value, "{q4.themes:t2:percent} say so")
    made.change("Evidence", evidence.add_quote, finding.value, quote)
    made.change("Pin", notes.add, "q4.themes", "On a theme", "t2", author="Ada")
    place = Pin(PinKind.FINDING, finding=finding.value)
    made.change("Pin", notes.pin, "s1", place, "On a finding", author="Ada")
    return made


def _parcel(project: Project, author: str = "Ada") -> dict[str, object]:
    made: dict[str, object] = json.loads(json.dumps(parcels.make(project.session, "s1", author)))
    return made


def _states(project: Project, parcel: dict[str, object]) -> Counter[tuple[str, State]]:
    return Counter((item.kind, item.state) for item in parcels.compare(project.session, parcel))


def test_what_is_new_comes_with_all_that_belongs_to_it(home: Project, away: Project) -> None:
    parcel = _parcel(away)
    before, start = seen(home), tracked(home)
    told = _states(home, parcel)
    assert told["theme", State.NEW] == 1
    assert told["theme", State.SAME] == 1
    assert told["coding", State.NEW] == 2
    assert (told["quote", State.NEW], told["note", State.NEW], told["finding", State.NEW]) == (1, 3, 1)
    assert seen(home) == before
    home.change("Take in", parcels.take, parcel)
    assert sorted(note.text for note in notes.of_survey(home.session, "s1")) == [
        "Look at q3",
        "On a finding",
        "On a theme",
        "Ours",
    ]
    (finding,) = findings.all(home.session)
    assert (finding.headline, finding.author, finding.focus) == ("Time is short", "Ada", ("t2",))
    assert evidence.of_finding(home.session, finding.id)[0].kind == "quote"
    assert [theme.parent for theme in themes.of_question(home.session, "q4")] == ["", "t1"]
    assert codings.given(home.session, "q4")["t2"].tolist() == [2, 3]
    assert notes.waiting(home.session, surveys.load(home.session, "s1")) == ()
    home.undo()
    assert tracked(home) == start
    assert home.check() == ()


def test_taking_in_twice_changes_nothing(home: Project, away: Project) -> None:
    parcel = _parcel(away)
    home.change("Take in", parcels.take, parcel)
    before = seen(home)
    assert set(state for _kind, state in _states(home, parcel)) == {State.SAME}
    assert home.change("Take in", parcels.take, parcel).tables == frozenset()
    assert seen(home) == before


def test_other_ids_for_the_same_things_are_found_by_name(home: Project, away: Project) -> None:
    home.change("Theme", themes.add, "q4", "Another first")
    home.change("Theme", themes.add, "q4", "time")
    home.change("Keep", findings.keep, "s1", ChartSpec("q1"), "Other")
    home.change("Take in", parcels.take, _parcel(away))
    names = {theme.id: theme.name for theme in themes.of_question(home.session, "q4")}
    assert names == {"t1": "Money", "t2": "Another first", "t3": "time"}
    found = next(one for one in findings.all(home.session) if one.headline == "Time is short")
    assert found.focus == ("t3",)
    assert found.statement == "{q4.themes:t3:percent} say so"
    on_finding = next(note for note in notes.of_survey(home.session, "s1") if note.text == "On a finding")
    assert on_finding.pin.finding == found.id


@pytest.mark.parametrize(
    ("choice", "texts"),
    [
        (None, ["Mine now", "Ours"]),
        (Choice.OURS, ["Mine now", "Ours"]),
        (Choice.THEIRS, ["Ours", "Theirs now"]),
        (Choice.BOTH, ["Mine now", "Ours", "Theirs now"]),
    ],
)
def test_a_conflict_is_settled_by_a_person_and_nothing_is_dropped_unsaid(
    home: Project, away: Project, choice: Choice | None, texts: list[str]
) -> None:
    home.change("Take in", parcels.take, _parcel(away))
    (theirs,) = (note for note in notes.of_survey(away.session, "s1") if note.text == "Look at q3")
    (mine,) = (note for note in notes.of_survey(home.session, "s1") if note.text == "Look at q3")
    away.change("Edit", notes.edit, theirs.id, "Theirs now")
    home.change("Edit", notes.edit, mine.id, "Mine now")
    parcel = _parcel(away)
    (item,) = (one for one in parcels.compare(home.session, parcel) if one.state is State.CONFLICT)
    assert (item.theirs, item.ours) == ("Theirs now", "Mine now")
    home.change("Take in", parcels.take, parcel, {} if choice is None else {item.key: choice})
    there = sorted(note.text for note in notes.of_survey(home.session, "s1"))
    assert [text for text in there if not text.startswith("On a")] == texts


def test_what_they_took_away_goes_only_when_said(home: Project, away: Project) -> None:
    home.change("Take in", parcels.take, _parcel(away))
    away.change("Take away", codings.take_away, "t2", [3], "Ada")
    away.change("Remove", quotes.remove, "u1")
    parcel = _parcel(away)
    gone = [item for item in parcels.compare(home.session, parcel) if item.state is State.GONE]
    assert {item.kind for item in gone} == {"coding", "quote"}
    home.change("Take in", parcels.take, parcel)
    assert codings.given(home.session, "q4")["t2"].tolist() == [2, 3]
    home.change("Take in", parcels.take, parcel, {item.key: Choice.THEIRS for item in gone})
    assert codings.given(home.session, "q4")["t2"].tolist() == [2]
    assert quotes.of_survey(home.session, "s1") == ()


def test_a_theme_said_otherwise_there_is_a_conflict(home: Project, away: Project) -> None:
    away.change("Define", themes.define, "t1", "Means of every kind", "Not time")
    parcel = _parcel(away)
    (item,) = (one for one in parcels.compare(home.session, parcel) if one.state is State.CONFLICT)
    assert "Means of every kind" in item.theirs
    home.change("Take in", parcels.take, parcel, {item.key: Choice.THEIRS})
    assert themes.of_question(home.session, "q4")[0].excludes == "Not time"


def test_a_parcel_about_another_export_is_refused(away: Project, tmp_path: Path) -> None:
    with Project.create(tmp_path / "other.moin", "O") as other:
        other.change("Import", surveys.add, newer((0, 1)))
        with pytest.raises(MoinError, match="another export"):
            parcels.compare(other.session, _parcel(away))


def test_a_note_that_says_an_id_is_only_words(home: Project, away: Project) -> None:
    away.change("Pin", notes.add, "q1", "o99", author="Ada")
    home.change("Take in", parcels.take, _parcel(away))
    assert "o99" in {note.text for note in notes.of_survey(home.session, "s1")}
