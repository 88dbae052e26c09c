"""What was written at "Other" counts as an option by hand; every number follows, nothing stored changes."""

import pytest

from moin_desktop.analysis import tables, written_in
from moin_desktop.analysis.questions import QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.errors import MoinError
from moin_desktop.models import corrections, questions, surveys
from moin_desktop.models import written_in as operations
from moin_desktop.models.project import Project
from tests.models.others import with_others


def _counts(survey: Survey) -> dict[str, int]:
    table = tables.table(survey.question("q1"), survey.answers("q1"), survey.everyone)
    return {row.label: row.count for row in table.rows}


def _project(type: QuestionType) -> Project:
    made = Project.in_memory("P")
    made.change("Import", surveys.add, with_others(type))
    return made


@pytest.mark.parametrize(
    ("type", "before", "after"),
    [
        (QuestionType.MULTIPLE, {"Money": 1, "Time": 2, "Other": 4}, {"Money": 2, "Time": 2, "Other": 2}),
        (QuestionType.SINGLE, {"Money": 0, "Time": 1, "Other": 4}, {"Money": 2, "Time": 1, "Other": 2}),
    ],
    ids=lambda value: value.value if isinstance(value, QuestionType) else "",
)
def test_counts_follow_and_come_back(type: QuestionType, before: dict[str, int], after: dict[str, int]) -> None:
    project = _project(type)
    survey = surveys.load(project.session, "s1")
    assert _counts(survey) == before
    found = written_in.texts(survey, survey.question("q1"))
    assert [(one.text, one.rows) for one in found] == [("enough money", (0, 3)), ("a car", (4,))]
    assert written_in.likely(survey.question("q1"), found[0].text) == "o1"
    assert written_in.likely(survey.question("q1"), found[1].text) == ""
    project.change("Count", operations.count_as, "q1", found[0].rows, "o1")
    survey = surveys.load(project.session, "s1")
    assert _counts(survey) == after
    assert [one.counted_as for one in written_in.texts(survey, survey.question("q1"))] == ["o1", ""]
    assert [info.text for info in corrections.infos(project.session, "s1")] == [
        "What 2 respondents wrote at “Other” counts as “Money” in “Needs”."
    ]
    project.undo()
    assert _counts(surveys.load(project.session, "s1")) == before
    project.redo()
    project.change("As read", operations.count_as, "q1", found[0].rows, "")
    assert _counts(surveys.load(project.session, "s1")) == before
    assert corrections.infos(project.session, "s1") == ()


def test_a_row_counts_as_one_option_and_follows_a_merged_one() -> None:
    project = _project(QuestionType.MULTIPLE)
    project.change("Count", operations.count_as, "q1", [0, 3, 4], "o1")
    project.change("Count", operations.count_as, "q1", [4], "o2")
    assert _counts(surveys.load(project.session, "s1")) == {"Money": 2, "Time": 3, "Other": 1}
    project.change("Merge", questions.merge_options, "q1", "o1", "o2")
    assert _counts(surveys.load(project.session, "s1")) == {"Time": 4, "Other": 1}


def test_only_options_of_the_question_will_do() -> None:
    project = _project(QuestionType.MULTIPLE)
    with pytest.raises(MoinError, match="is no answer to"):
        project.change("Count", operations.count_as, "q1", [0], "o99")
