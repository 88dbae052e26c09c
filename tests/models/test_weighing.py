"""A number question as weight: chosen, exchanged, taken back, told, carried over."""

from collections.abc import Iterator

import pytest

from moin_desktop.analysis.questions import QuestionType
from moin_desktop.analysis.tables import of
from moin_desktop.errors import MoinError
from moin_desktop.models import questions, recipes, surveys, weighing
from moin_desktop.models.project import Project
from tests.models.readings import reading


@pytest.fixture
def project() -> Iterator[Project]:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading())
        yield project


def test_percentages_follow_the_weight_and_counts_do_not(project: Project) -> None:
    plain = surveys.load(project.session, "s1")
    assert plain.weights is None
    project.change("Weigh", weighing.weigh, "q5")
    weighted = surveys.load(project.session, "s1")
    assert weighted.weighted_by == "q5"
    assert weighted.weights is not None
    for id in ("q1", "q2", "q3"):
        before, after = of(plain, id, plain.everyone), of(weighted, id, weighted.everyone)
        assert {row.option: row.count for row in before.rows} == {row.option: row.count for row in after.rows}
        assert after.whole.weighted
        assert before.base == after.base
    assert not project.change("Weigh", weighing.weigh, "q5").tables
    told = [info.text for info in questions.corrections_of(project.session, "s1")]
    assert told == ["Percentages and averages are weighted by “Age”."]
    project.undo()
    assert surveys.load(project.session, "s1").weights is None
    project.redo()
    project.change("Stop", weighing.unweigh, "s1")
    assert surveys.load(project.session, "s1").weighted_by == ""
    project.undo()
    assert surveys.load(project.session, "s1").weighted_by == "q5"


def test_only_numbers_above_nothing_weigh(project: Project) -> None:
    for id in ("q1", "q2", "q6"):
        with pytest.raises(MoinError, match="not read as numbers"):
            project.change("Weigh", weighing.weigh, id)
    assert surveys.load(project.session, "s1").weights is None


def test_a_weight_that_is_read_another_way_weighs_nothing(project: Project) -> None:
    project.change("Weigh", weighing.weigh, "q5")
    project.change("Read as", questions.read_as, "q5", QuestionType.TEXT)
    assert surveys.load(project.session, "s1").weights is None
    project.undo()
    assert surveys.load(project.session, "s1").weights is not None


def test_a_further_wave_is_weighted_the_same_way(project: Project) -> None:
    project.change("Weigh", weighing.weigh, "q5")
    made = recipes.of(project.session, "s1")
    project.change("Import", surveys.add, reading("second.csv"))
    assert project.change("Carry over", recipes.apply, "s2", made).value == ()
    assert surveys.load(project.session, "s2").weights is not None
