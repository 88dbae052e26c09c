"""What findings say and stand on, through corrections, newer exports and changed numbers."""

import pytest

from moin_desktop.analysis.charts import ChartSpec
from moin_desktop.analysis.figures import change_text, chart_of, numbers
from moin_desktop.analysis.questions import QuestionType
from moin_desktop.errors import MoinError
from moin_desktop.models import again, evidence, findings, pillars, questions, quotes, statements, surveys
from moin_desktop.models.findings import Finding
from moin_desktop.models.project import Project
from tests.models.readings import newer, reading


@pytest.fixture
def project() -> Project:
    made = Project.in_memory("P")
    made.change("Import", surveys.add, reading())
    survey = surveys.load(made.session, "s1")
    spec = ChartSpec("q3")
    chart = chart_of(survey, spec)
    assert chart is not None
    made.change("Keep", findings.keep, "s1", spec, "Surveys lead", (), numbers(chart))
    made.change("Say", findings.set_statement, "f1", "Surveys: {q3:o7:n|3} of {q3::base|5}.")
    return made


def _said(project: Project, id: str = "f1") -> tuple[str, tuple[str, ...]]:
    finding = _finding(project, id)
    told = statements.told(project.session, finding, surveys.load(project.session, finding.survey))
    return told.plain, told.troubles


def _finding(project: Project, id: str = "f1") -> Finding:
    return next(one for one in findings.all(project.session) if one.id == id)


def test_a_statement_follows_the_answers_and_says_what_changed(project: Project) -> None:
    assert _said(project) == ("Surveys: 3 of 5.", ())
    project.change("Leave out", surveys.leave_out, "s1", (2,))
    assert _said(project) == ("Surveys: 2 of 4.", ("Changed since it was written: 2 was 3, 4 was 5.",))
    survey = surveys.load(project.session, "s1")
    stamped = statements.stamped(project.session, _finding(project), survey)
    project.change("Update", findings.set_statement, "f1", stamped)
    assert _said(project) == ("Surveys: 2 of 4.", ())


def test_a_statement_follows_merged_answers(project: Project) -> None:
    project.change("Say", findings.set_statement, "f1", "Diaries: {q3:o9:n|2}.")
    project.change("Merge", questions.merge_options, "q3", "o9", "o8")
    words, _troubles = _said(project)
    assert words == "Diaries: 3."
    assert _finding(project).statement == "Diaries: {q3:o8:n|2}."
    project.undo()
    assert _said(project) == ("Diaries: 2.", ())


def test_a_statement_can_say_numbers_of_its_evidence(project: Project) -> None:
    project.change("Add", evidence.add_view, "f1", ChartSpec("q2"))
    second = project.change("Add", evidence.add_view, "f1", ChartSpec("q2", compare="q1")).value
    project.change("Say", findings.set_statement, "f1", f"{{q2:o5:n}} use it, {{{second}:o5:by::n}} of all")
    assert _said(project) == ("3 use it, 3 of all", ())
    project.change("Remove", evidence.remove, second)
    assert _said(project) == ("3 use it, – of all", ("The chart that this number was on is gone.",))


def test_answers_in_a_statement_or_in_evidence_outlive_a_newer_export(project: Project) -> None:
    project.change("Say", findings.set_statement, "f1", "Peru: {q1:o3:n}")
    project.change("Add", evidence.add_view, "f1", ChartSpec("q1"))
    project.change("Quote", evidence.quote_answer, "f1", "q4", 2, (3, 7), "Ada")
    project.change("Take", again.take, "s1", newer((0, 1, 3)))
    words, troubles = _said(project)
    assert words == "Peru: 0"
    assert troubles == ()
    assert [one.kind for one in evidence.of_finding(project.session, "f1")] == ["view", "quote"]


def test_a_question_cannot_be_left_out_while_evidence_shows_it(project: Project) -> None:
    asked = project.change("Ask", findings.ask, "s1", "Who pays?").value
    project.change("Read", questions.read_as, "q8", QuestionType.META)
    project.undo()
    project.change("Add", evidence.add_view, asked, ChartSpec("q8"))
    with pytest.raises(MoinError, match="Who pays"):
        project.change("Read", questions.read_as, "q8", QuestionType.META)


def test_kept_numbers_are_quiet_until_they_change_again(project: Project) -> None:
    def told() -> str:
        finding = _finding(project)
        chart = chart_of(surveys.load(project.session, "s1"), finding.spec)
        assert chart is not None
        return change_text(chart, finding.focus, finding.snapshot, finding.stands)

    assert told() == ""
    project.change("Leave out", surveys.leave_out, "s1", (2,))
    assert told() == "Numbers changed: 2 of 4 was 3 of 5"
    chart = chart_of(surveys.load(project.session, "s1"), _finding(project).spec)
    assert chart is not None
    project.change("Keep", findings.keep_numbers, "f1", numbers(chart))
    assert told() == ""
    assert dict((o, (n, b)) for o, n, b in _finding(project).snapshot)["o7"] == (3, 5)
    project.change("Leave out", surveys.leave_out, "s1", (2, 3))
    assert told() == "Numbers changed: 2 of 3 was 2 of 5"
    project.undo()
    project.undo()
    assert told() == "Numbers changed: 2 of 4 was 3 of 5"


def test_findings_of_a_pillar_that_goes_queue_behind_the_unsorted(project: Project) -> None:
    for words in ("A", "B"):
        project.change("Ask", findings.ask, "s1", words, "routes")
    project.change("Remove", pillars.remove, "routes")
    assert [(one.headline, one.position) for one in findings.all(project.session)] == [
        ("Surveys lead", 1),
        ("A", 2),
        ("B", 3),
    ]


def test_a_quote_is_kept_and_added_in_one_step(project: Project) -> None:
    project.change("Quote", evidence.quote_answer, "f1", "q4", 2)
    (piece,) = evidence.of_finding(project.session, "f1")
    assert [quote.id for quote in quotes.of_survey(project.session, "s1")] == [piece.quote]
    project.undo()
    assert evidence.of_finding(project.session, "f1") == ()
    assert quotes.of_survey(project.session, "s1") == ()
