"""Notes are pinned to anything, say what they are, follow their place and wait in sight when it is gone."""

import pytest

from moin_desktop.analysis.charts import ChartSpec
from moin_desktop.analysis.questions import BaseRule
from moin_desktop.errors import MoinError
from moin_desktop.models import again, codings, findings, notes, surveys, themes
from moin_desktop.models.notes import Snapshot
from moin_desktop.models.pins import Pin, PinKind
from moin_desktop.models.project import Project
from tests.models.readings import newer, reading

PLACES = (
    Pin(PinKind.SURVEY),
    Pin(PinKind.QUESTION, "q3"),
    Pin(PinKind.ANSWER, "q3", ("o7",)),
    Pin(PinKind.CELL, "q3", ("o7",), by="q2", group="o5"),
    Pin(PinKind.SPAN, "q3", ("o7", "o8")),
    Pin(PinKind.RESPONDENT, response=3),
    Pin(PinKind.QUOTE, "q4", response=2, words=(3, 7)),
    Pin(PinKind.THEME, "q4.themes", ("t1",)),
    Pin(PinKind.FINDING, finding="f1"),
)


@pytest.fixture
def project() -> Project:
    made = Project.in_memory("P")
    made.change("Import", surveys.add, reading())
    made.change("Theme", themes.add, "q4", "Time")
    made.change("Code", codings.give, "t1", [2, 3])
    made.change("Keep", findings.keep, "s1", ChartSpec("q3"))
    return made


def _pin(project: Project, place: Pin) -> str:
    return project.change("Pin a note", notes.pin, "s1", place, "Look").value


def _waiting(project: Project) -> list[str]:
    return [note.id for note in notes.waiting(project.session, surveys.load(project.session, "s1"))]


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.kind.value)
def test_a_note_comes_back_with_its_place(project: Project, place: Pin) -> None:
    id = _pin(project, place)
    (note,) = notes.of_survey(project.session, "s1")
    assert (note.id, note.pin, note.question) == (id, place, place.question)
    assert _waiting(project) == []
    project.undo()
    assert notes.of_survey(project.session, "s1") == ()


def test_notes_on_themes_are_of_the_themes(project: Project) -> None:
    project.change("Pin a note", notes.add, "q4.themes", "Many", "t1")
    project.change("Pin a note", notes.add, "q4", "All of them")
    assert [note.text for note in notes.of_question(project.session, "q4.themes")] == ["Many"]
    assert [note.text for note in notes.of_question(project.session, "q4")] == ["All of them"]


def test_a_merged_theme_takes_its_notes_along(project: Project) -> None:
    _pin(project, PLACES[7])
    project.change("Theme", themes.add, "q4", "Pace")
    project.change("Merge", themes.merge, "t1", "t2")
    assert notes.of_survey(project.session, "s1")[0].option == "t2"
    assert _waiting(project) == []


def test_notes_wait_in_sight_when_their_place_is_gone(project: Project) -> None:
    for place in PLACES:
        _pin(project, place)
    project.change("Remove", themes.remove, "t1")
    project.change("Remove", findings.remove, "f1")
    assert _waiting(project) == ["n8", "n9"]
    project.undo()
    assert _waiting(project) == ["n8"]
    project.undo()
    project.change("Leave out", surveys.leave_out, "s1", (5,), "test")
    assert _waiting(project) == ["n6"]
    project.change("Move", notes.move, "n6", Pin(PinKind.QUESTION, "q1"))
    assert _waiting(project) == []


def test_notes_about_a_respondent_go_with_them_into_a_newer_export(project: Project) -> None:
    gone, stays = _pin(project, PLACES[5]), _pin(project, PLACES[6])
    project.change("Take", again.take, "s1", newer((2, 0)))
    found = {note.id: note for note in notes.of_survey(project.session, "s1")}
    assert found[stays].pin == Pin(PinKind.QUOTE, "q4", response=0, words=(3, 7))
    assert found[gone].pin.response is None
    assert _waiting(project) == [gone]


def test_a_note_says_its_kind_who_sees_it_and_what_the_room_made_of_it(project: Project) -> None:
    id = _pin(project, PLACES[1])
    project.change("Kind", notes.set_kind, id, "doubt")
    project.change("Seen by", notes.set_visibility, id, "presenter")
    project.change("Mark", notes.set_mark, id, "disputed")
    project.change("Tags", notes.set_tags, id, ["money ", "later", "money"])
    (note,) = notes.of_survey(project.session, "s1")
    assert (note.kind, note.visibility, note.mark, note.tags) == ("doubt", "presenter", "disputed", ("money", "later"))
    for change in (notes.set_kind, notes.set_visibility, notes.set_mark):
        with pytest.raises(ValueError, match="nonsense"):
            project.change("Wrong", change, id, "nonsense")


def test_a_number_is_updated_or_kept_knowingly(project: Project) -> None:
    about = Snapshot(29, 53, BaseRule.WHO_ANSWERED, option="o7")
    id = project.change("Pin", notes.add, "q3", "Over half", "o7", about=about).value
    project.change("Keep", notes.keep_number, id, 31, 58)
    kept = notes.of_survey(project.session, "s1")[0].about
    assert kept is not None
    assert (kept.count, kept.base, kept.kept) == (29, 53, (31, 58))
    project.change("Update", notes.update_number, id, 31, 58)
    now = notes.of_survey(project.session, "s1")[0].about
    assert now is not None
    assert (now.count, now.base, now.kept) == (31, 58, None)


@pytest.mark.parametrize(
    "place",
    [Pin(PinKind.ANSWER, "q3", ("o1",)), Pin(PinKind.THEME, "q3", ("t1",)), Pin(PinKind.FINDING, finding="f9")],
    ids=["other question", "theme elsewhere", "no finding"],
)
def test_a_place_that_is_none_is_refused(project: Project, place: Pin) -> None:
    with pytest.raises(MoinError):
        _pin(project, place)
