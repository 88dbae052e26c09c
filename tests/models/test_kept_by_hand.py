"""Notes, findings and filters: kept as given, following their answers, put back by undo."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.marks import ChartKind, ChartSpec
from moin_desktop.analysis.questions import BaseRule, QuestionType
from moin_desktop.errors import MoinError
from moin_desktop.models import filters, findings, notes, questions, surveys
from moin_desktop.models.notes import Snapshot
from moin_desktop.models.project import Project
from tests.models.readings import reading

FRNACE = Filter((Condition("q1", ("o2", "o1")), Condition("q2", ("o5",))))
FRANCE = Filter((Condition("q1", ("o1",)), Condition("q2", ("o5",))))


@pytest.fixture
def project() -> Iterator[Project]:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading())
        yield project


def test_a_note_remembers_everything(project: Project) -> None:
    about = Snapshot(2, 5, BaseRule.WHO_ANSWERED, FRNACE, "o2")
    project.change("Pin a note", notes.add, "q1", " Why so few? ", "o2", "Table 3", about, "question")
    project.change("Pin a note", notes.add, "q2", "Whole question")
    (note,) = notes.of_question(project.session, "q1")
    assert (note.id, note.survey, note.question, note.option) == ("n1", "s1", "q1", "o2")
    assert (note.text, note.author, note.kind, note.shown) == ("Why so few?", "Table 3", "question", True)
    assert note.about == about
    assert abs((datetime.now(UTC) - note.created).total_seconds()) < 60
    whole = notes.of_survey(project.session, "s1")[1]
    assert (whole.option, whole.about, whole.kind, whole.author) == ("", None, "reading", "")


def test_changing_a_note(project: Project) -> None:
    project.change("Pin a note", notes.add, "q1", "One")
    project.change("Edit a note", notes.edit, "n1", "Two")
    project.change("Hide a note", notes.set_shown, "n1", False)
    project.change("Change the author", notes.set_author, "n1", "Ana")
    (note,) = notes.of_survey(project.session, "s1")
    assert (note.text, note.shown, note.author) == ("Two", False, "Ana")
    project.change("Remove a note", notes.remove, "n1")
    assert notes.of_survey(project.session, "s1") == ()
    for _step in range(4):
        project.undo()
    (note,) = notes.of_survey(project.session, "s1")
    assert (note.text, note.shown, note.author) == ("One", True, "")


def test_a_note_needs_words_and_its_own_answer(project: Project) -> None:
    with pytest.raises(MoinError):
        project.change("Pin a note", notes.add, "q1", " \n")
    with pytest.raises(MoinError, match="is no answer"):
        project.change("Pin a note", notes.add, "q1", "Look", "o5")
    project.change("Pin a note", notes.add, "q1", "Look")
    with pytest.raises(MoinError):
        project.change("Edit a note", notes.edit, "n1", "")


def test_what_is_pinned_follows_a_merged_answer(project: Project) -> None:
    spec = ChartSpec("q1", FRNACE, "as_listed", ChartKind.BARS)
    about = Snapshot(1, 5, BaseRule.WHO_ANSWERED, FRNACE, "o2")
    project.change("Pin a note", notes.add, "q1", "Look", "o2", "", about)
    project.change("Keep", findings.keep, "s1", spec, "Few", ("o2", "o3"), (("o1", 2, 5), ("o2", 1, 5)))
    project.change("Keep a filter", filters.add, "s1", "French", FRNACE)
    project.change("Merge", questions.merge_options, "q1", "o2", "o1")
    (note,), (finding,), (named,) = (
        notes.of_survey(project.session, "s1"),
        findings.all(project.session),
        filters.all(project.session, "s1"),
    )
    assert note.option == "o1"
    assert note.about == Snapshot(1, 5, BaseRule.WHO_ANSWERED, FRANCE, "o1")
    assert finding.spec == ChartSpec("q1", FRANCE, "as_listed", ChartKind.BARS)
    assert (finding.focus, finding.snapshot) == (("o1", "o3"), (("o1", 2, 5), ("o1", 1, 5)))
    assert named.filter == FRANCE
    project.undo()
    assert notes.of_survey(project.session, "s1")[0].option == "o2"
    assert findings.all(project.session)[0].spec == spec


def test_a_note_without_its_answer_waits(project: Project) -> None:
    project.change("Pin a note", notes.add, "q1", "Look", "o2")
    assert notes.without_target(project.session, "s1") == ()
    project.change("Read as", questions.read_as, "q1", QuestionType.TEXT)
    assert [note.id for note in notes.without_target(project.session, "s1")] == ["n1"]
    assert project.check() == ("1 note in “survey.csv” is pinned to an answer that is no longer there.",)


def test_a_finding_remembers_everything(project: Project) -> None:
    project.change("Edit the headline", questions.set_headline, "q2", "Most use it")
    spec = ChartSpec("q2", FRANCE)
    project.change("Keep", findings.keep, "s1", spec, focus=("o5",), snapshot=(("o5", 3, 5),))
    project.change("Edit", findings.set_statement, "f1", "3 of 5 use it.")
    project.change("Edit", findings.set_presenter, "f1", "Ask why")
    project.change("Agree", findings.set_status, "f1", "agreed")
    (finding,) = findings.of_question(project.session, "q2")
    assert (finding.id, finding.survey, finding.spec, finding.headline) == ("f1", "s1", spec, "Most use it")
    assert (finding.statement, finding.presenter, finding.status) == ("3 of 5 use it.", "Ask why", "agreed")
    assert (finding.pillar, finding.position, finding.focus, finding.snapshot) == ("", 1, ("o5",), (("o5", 3, 5),))
    assert findings.of_question(project.session, "q1") == ()
    project.change("Edit", findings.set_headline, "f1", "All use it")
    project.change("Focus", findings.set_focus, "f1", ["o6"])
    project.change("Keep this view", findings.update_view, "f1", ChartSpec("q1"), (("o1", 2, 5),))
    (finding,) = findings.of_question(project.session, "q1")
    assert (finding.headline, finding.focus, finding.snapshot) == ("All use it", ("o6",), (("o1", 2, 5),))
    project.change("Remove", findings.remove, "f1")
    assert findings.all(project.session) == ()
    for _step in range(4):
        project.undo()
    assert findings.all(project.session)[0].headline == "Most use it"


def test_words_that_are_no_status_or_pillar(project: Project) -> None:
    project.change("Keep", findings.keep, "s1", ChartSpec("q1"))
    with pytest.raises(ValueError, match="maybe"):
        project.change("Agree", findings.set_status, "f1", "maybe")
    with pytest.raises(ValueError, match="elsewhere"):
        project.change("Move", findings.move, "f1", "elsewhere", 1)


def _board(project: Project) -> dict[str, list[str]]:
    board: dict[str, list[str]] = {}
    for finding in findings.all(project.session):
        board.setdefault(finding.pillar, []).append(finding.id)
        assert finding.position == len(board[finding.pillar])
    return board


def test_moving_findings_on_the_board(project: Project) -> None:
    for id in ("q1", "q2", "q3", "q5"):
        project.change("Keep", findings.keep, "s1", ChartSpec(id))
    assert _board(project) == {"": ["f1", "f2", "f3", "f4"]}
    project.change("Move", findings.move, "f4", "", 1)
    assert _board(project) == {"": ["f4", "f1", "f2", "f3"]}
    project.change("Pillar", findings.set_pillar, "f1", "rewards")
    project.change("Pillar", findings.set_pillar, "f3", "rewards")
    assert not project.change("Pillar", findings.set_pillar, "f1", "rewards").tables
    project.change("Move", findings.move, "f4", "rewards", 2)
    assert _board(project) == {"rewards": ["f1", "f4", "f3"], "": ["f2"]}
    project.change("Move", findings.move, "f1", "rewards", 99)
    project.change("Move", findings.move, "f2", "routes", -3)
    assert _board(project) == {"routes": ["f2"], "rewards": ["f4", "f3", "f1"]}
    assert list(_board(project)) == ["routes", "rewards"]
    for _step in range(6):
        project.undo()
    assert _board(project) == {"": ["f1", "f2", "f3", "f4"]}


def test_findings_of_a_removed_survey_are_out_of_sight(project: Project) -> None:
    project.change("Import", surveys.add, reading("second.csv"))
    project.change("Keep", findings.keep, "s1", ChartSpec("q1"))
    project.change("Keep", findings.keep, "s2", ChartSpec("q9"))
    project.change("Remove", surveys.remove, "s1")
    (finding,) = findings.all(project.session)
    assert (finding.survey, finding.position) == ("s2", 1)


def test_filters_stay_within_their_survey(project: Project) -> None:
    project.change("Import", surveys.add, reading("second.csv"))
    project.change("Keep", findings.keep, "s2", ChartSpec("q9"))
    for operation, arguments in (
        (filters.add, ("s2", "French", FRANCE)),
        (findings.keep, ("s2", ChartSpec("q9", FRANCE))),
        (findings.update_view, ("f1", ChartSpec("q9", FRANCE))),
    ):
        with pytest.raises(MoinError, match="its own survey"):
            project.change("Keep", operation, *arguments)


def test_named_filters(project: Project) -> None:
    project.change("Keep a filter", filters.add, "s1", "French", FRANCE)
    project.change("Rename a filter", filters.rename, "p1", "From France")
    assert filters.all(project.session, "s1") == (filters.NamedFilter("p1", "s1", "From France", FRANCE),)
    with pytest.raises(MoinError):
        project.change("Rename a filter", filters.rename, "p1", " ")
    project.change("Remove a filter", filters.remove, "p1")
    assert filters.all(project.session, "s1") == ()
    project.undo()
    assert len(filters.all(project.session, "s1")) == 1
