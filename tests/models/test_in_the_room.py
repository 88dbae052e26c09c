"""Guesses, shows of hands and minutes are kept with what they were about, and undone like everything else."""

from datetime import timedelta

import pytest

from moin_desktop.analysis import guessing, tables
from moin_desktop.analysis.charts import ChartSpec
from moin_desktop.errors import MoinError
from moin_desktop.models import findings, guesses, hands, minutes, notes, questions, surveys
from moin_desktop.models.hands import HandCount
from moin_desktop.models.pins import Pin, PinKind
from moin_desktop.models.project import Project
from tests.models.dumps import tracked
from tests.models.readings import reading


@pytest.fixture
def project() -> Project:
    made = Project.in_memory("P")
    made.change("Import", surveys.add, reading())
    made.change("Keep", findings.keep, "s1", ChartSpec("q3"), "Surveys lead")
    return made


def test_a_table_guesses_once_and_may_guess_again(project: Project) -> None:
    before = tracked(project)
    first = project.change("Guess", guesses.add, "q3", "Table 2", ("o8", "o7", "o9"), None, "f1").value
    again = project.change("Guess", guesses.add, "q3", " Table  2", ("o7", "o8", "o9"), None, "f1").value
    other = project.change("Guess", guesses.add, "q3", "Table 3", (), {"o7": 40}, "f1").value
    assert first == again != other
    assert [guess.order for guess in guesses.of_finding(project.session, "f1")] == [("o7", "o8", "o9"), ()]
    assert guesses.of_survey(project.session, "s1")[1].percents == {"o7": 40}
    for _step in range(3):
        project.undo()
    assert tracked(project) == before
    for wrong in ({}, {"o7": 101}):
        with pytest.raises(MoinError):
            project.change("Guess", guesses.add, "q3", "Table 2", (), wrong, "f1")


def test_surprises_are_told_from_the_counts(project: Project) -> None:
    survey = surveys.load(project.session, "s1")
    rows = tables.of(survey, "q3", survey.everyone).rows
    counts = {row.option: row.count for row in rows}
    assert counts == {"o7": 3, "o8": 2, "o9": 2, "o10": 1}
    found = {one.option: one for one in guessing.of_order(rows, ("o10", "o9", "o8", "o7"))}
    assert {option: (one.guessed, one.actual) for option, one in found.items()} == {
        "o10": (1, 4),
        "o9": (2, 2),
        "o8": (3, 2),
        "o7": (4, 1),
    }
    assert [one.option for one in guessing.of_order(rows, ("o10", "o9", "o8", "o7"))][:2] == ["o7", "o10"]
    (first, second) = guessing.of_percents(rows, {"o7": 10, "o8": 40})
    assert (first.option, first.guessed, first.actual, first.off) == ("o7", 10, 60, 50)
    assert (second.option, second.off) == ("o8", 0)


def test_hands_are_counted_counted_again_and_follow_merged_answers(project: Project) -> None:
    counts = (HandCount("o1", "France", 12), HandCount("o2", "Frnace", 3), HandCount("", "Elsewhere", 1))
    id = project.change(
        "Hands", hands.add, "s1", "Where from?", counts, question_id="q1", finding_id="f1", place="Lisbon", present=20
    ).value
    project.change("Merge", questions.merge_options, "q1", "o2", "o1")
    (found,) = hands.of_finding(project.session, "f1")
    assert [one.option for one in found.counts] == ["o1", "o1", ""]
    assert (found.total, found.present, found.place) == (16, 20, "Lisbon")
    project.change("Count again", hands.count, id, counts[:1])
    project.change("Present", hands.set_present, id, None)
    assert hands.of_survey(project.session, "s1")[0].total == 12
    project.change("Remove finding", findings.remove, "f1")
    assert hands.of_survey(project.session, "s1")[0].finding == ""
    project.undo()
    assert hands.of_survey(project.session, "s1")[0].finding == "f1"
    with pytest.raises(MoinError):
        project.change("Hands", hands.add, "s1", " ", counts)
    with pytest.raises(MoinError):
        project.change("Hands", hands.count, id, (HandCount("", "x", -1),))


def test_minutes_tell_what_was_shown_and_said_in_order(project: Project) -> None:
    project.remember(minutes.record, "begin")
    project.remember(minutes.record, "show", finding="f1", question="q3")
    project.change("Pin", notes.pin, "s1", Pin(PinKind.FINDING, finding="f1"), "Too few", author="Table 1")
    project.change("Guess", guesses.add, "q3", "Table 2", ("o7",), None, "f1")
    project.change("Hands", hands.add, "s1", "Agree?", (HandCount("", "Yes", 9),), finding_id="f1")
    project.remember(minutes.record, "end")
    ((begin, end),) = minutes.sessions(project.session)
    told = minutes.lines(project.session, begin, end + timedelta(seconds=1))
    assert sorted(line.kind for line in told) == ["begin", "end", "guess", "hands", "note", "show"]
    assert all(line.finding == "f1" for line in told if line.kind not in ("begin", "end"))
    assert [line.time for line in told] == sorted(line.time for line in told)
    project.undo()
    assert "hands" not in {line.kind for line in minutes.lines(project.session, begin, end + timedelta(seconds=1))}
    with pytest.raises(ValueError, match="sing"):
        project.remember(minutes.record, "sing")
