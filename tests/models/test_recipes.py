"""What was put right in one wave is put right in the next, and what could not be is told."""

import json
from dataclasses import replace

import pytest

from moin_desktop.analysis.questions import BaseRule, QuestionType
from moin_desktop.analysis.reading import Reading
from moin_desktop.models import corrections, questions, recipes, surveys
from moin_desktop.models.project import Project
from moin_desktop.models.recipes import Recipe
from tests.models.readings import reading


@pytest.fixture
def project() -> Project:
    """A first wave with every kind of correction."""
    made = Project.in_memory("P")
    made.change("Import", surveys.add, reading("wave1.csv"))
    made.change("Merge", questions.merge_options, "q1", "o2", "o1")
    made.change("Rename", questions.rename, "q1", "Land")
    made.change("Rename", questions.rename_option, "q1", "o4", "Tchad")
    made.change("Order", questions.order_options, "q1", ["o3", "o1", "o4"])
    made.change("Read as", questions.read_as, "q5", QuestionType.SINGLE)
    made.change("Group", questions.group_options, "q3", "Talking", ["o8", "o9"])
    made.change("Base", questions.set_base, "q7", BaseRule.EVERYONE)
    made.change("Route", questions.route, "q8", "q2", ["o5"])
    made.change("Leave out", surveys.leave_out, "s1", (3,))
    return made


def _told(project: Project, survey: str) -> list[str]:
    """The corrections of a survey in words, in no order."""
    return sorted(one.text for one in questions.corrections_of(project.session, survey) if one.kind != "exclude")


def _without(given: Reading, text: str) -> Reading:
    """A reading without one question, and without those that only its answers lead to."""
    gone = next(q.id for q in given.questions if q.text == text)
    return replace(
        given,
        questions=tuple(
            q for q in given.questions if q.id != gone and (q.asked_if is None or q.asked_if.question != gone)
        ),
        doubts=(),
    )


def test_all_is_carried_over_to_the_same_questions(project: Project) -> None:
    recipe = recipes.of(project.session, "s1")
    project.change("Import", surveys.add, reading("wave2.csv"))
    start = _told(project, "s2")
    assert project.change("Carry over", recipes.apply, "s2", recipe).value == ()
    assert _told(project, "s2") == _told(project, "s1")
    first, second = (surveys.load(project.session, id).questions for id in ("s1", "s2"))
    for one, other in zip(first, second, strict=True):
        assert (one.name, one.type, one.base_rule) == (other.name, other.type, other.base_rule)
        assert [(o.label, o.words) for o in one.options] == [(o.label, o.words) for o in other.options]
        assert [net.label for net in one.nets] == [net.label for net in other.nets]
    project.undo()
    assert _told(project, "s2") == start == []


def test_carrying_over_twice_changes_nothing_more(project: Project) -> None:
    recipe = recipes.of(project.session, "s1")
    project.change("Import", surveys.add, reading("wave2.csv"))
    project.change("Carry over", recipes.apply, "s2", recipe)
    before = _told(project, "s2")
    project.change("Carry over", recipes.apply, "s2", recipe)
    assert _told(project, "s2") == before


def test_a_recipe_is_json_and_back(project: Project) -> None:
    recipe = recipes.of(project.session, "s1")
    assert recipes.from_data(json.loads(json.dumps(recipes.to_data(recipe)))) == recipe


def test_every_kind_of_correction_can_be_carried() -> None:
    assert {*recipes.KINDS, "route", "exclude", "written_in"} == set(corrections.LAY)


def test_what_cannot_be_carried_over_is_told_once(project: Project) -> None:
    recipe = recipes.of(project.session, "s1")
    project.change("Import", surveys.add, _without(reading("wave2.csv"), "Used?"))
    told = project.change("Carry over", recipes.apply, "s2", recipe).value
    assert told == ("“Used?” is not asked here: what was put right about it was not carried over.",)


def test_a_spelling_that_nobody_wrote_is_no_trouble(project: Project) -> None:
    recipe = recipes.of(project.session, "s1")
    given = reading("wave2.csv")
    country = given.questions[0]
    without = replace(country, options=tuple(o for o in country.options if o.label != "Frnace"))
    project.change("Import", surveys.add, replace(given, questions=(without, *given.questions[1:]), doubts=()))
    assert project.change("Carry over", recipes.apply, "s2", recipe).value == ()
    kept = replace(country, options=tuple(o for o in country.options if o.label != "France"))
    project.change("Import", surveys.add, replace(given, questions=(kept, *given.questions[1:]), doubts=()))
    told = project.change("Carry over", recipes.apply, "s3", recipe).value
    assert told == ("“Frnace” could not be counted as “France”, which nobody answered to “Which country?”.",)


def test_questions_worded_alike_are_told_apart_by_their_order() -> None:
    given = reading()
    twice = replace(
        given, questions=tuple(replace(q, text="Which?") if q.id in ("q1", "q5") else q for q in given.questions)
    )
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, twice)
        project.change("Import", surveys.add, twice)
        project.change("Rename", questions.rename, "q5", "Years")
        project.change("Carry over", recipes.apply, "s2", recipes.of(project.session, "s1"))
        names = [question.name for question in surveys.load(project.session, "s2").questions]
    assert (names[0], names[4]) == ("Country", "Years")


def test_an_empty_recipe_does_nothing() -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading())
        assert recipes.of(project.session, "s1") == Recipe(())
        assert project.change("Carry over", recipes.apply, "s1", Recipe(())).tables == frozenset()
