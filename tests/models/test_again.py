"""A newer export: the difference says exactly what was edited, taking it keeps the work, undo leads back."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from moin_desktop.analysis.answers import Chosen
from moin_desktop.analysis.charts import compute
from moin_desktop.analysis.marks import ChartSpec
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.tables import table
from moin_desktop.errors import MoinError
from moin_desktop.models import again, findings, notes, questions, surveys
from moin_desktop.models.project import Project
from tests.models.dumps import seen, tracked
from tests.models.exports import CHOICES, ID, TOOLS, WHY, YEARS, Export, Person, export, person

REGION, USEFUL, AGAIN = CHOICES
SIZE = 40


def asked(project: Project, text: str, survey: str = "s1") -> Question:
    """The question with this wording, as it is read now."""
    return next(q for q in surveys.load(project.session, survey).questions if q.text == text)


def option(question: Question, label: str) -> str:
    """The id of an option."""
    return next(one.id for one in question.options if one.label == label)


def edited(chance: random.Random, first: Export) -> tuple[Export, dict[str, set[int]], set[tuple[int, str]]]:
    """A newer export: some respondents gone, some new, some cells changed, columns moved.

    With it the numbers of those who are gone and new, and the (respondent, question) of every changed cell.
    """
    people = [dict(one) for one in first.people]
    gone = set(chance.sample(range(len(people)), chance.randint(0, 5)))
    cells: set[tuple[int, str]] = set()
    for _time in range(chance.randint(0, 8)):
        who, what = chance.randrange(len(people)), chance.choice([REGION, USEFUL, TOOLS, YEARS])
        if who in gone or any(who == other for other, _what in cells):
            continue
        before = people[who][what]
        fresh = {REGION: "Abroad", USEFUL: "Very", TOOLS: "Forum;Letters;", YEARS: "55.5"}[what]
        if fresh != before:
            people[who][what] = fresh
            cells.add((who, what))
    new = [person(chance, 1000 + n) for n in range(chance.randint(0, 6))]
    kept: list[Person] = [one for n, one in enumerate(people) if n not in gone]
    kept += new
    headings = list(first.headings)
    if chance.random() < 0.5:
        chance.shuffle(headings)
    if chance.random() < 0.5:
        chance.shuffle(kept)
    where = {"gone": gone, "new": {n for n, one in enumerate(kept) if one in new}}
    return Export(tuple(headings), tuple(kept)), where, cells


@pytest.mark.parametrize("ids", [True, False], ids=["by id", "by content"])
@pytest.mark.parametrize("seed", range(12))
def test_the_difference_is_what_was_edited(tmp_path: Path, seed: int, ids: bool) -> None:
    chance = random.Random(seed)
    first = export(chance, SIZE, ids=ids)
    second, where, cells = edited(chance, first)
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, first.read(tmp_path))
        reading = second.read(tmp_path)
        before = tracked(project)
        found = again.difference(project.session, "s1", reading)
        assert again.looks_like(project.session, reading) == "s1"
        assert tracked(project) == before
    assert found.key == (ID if ids else "content")
    assert (found.before, found.now) == (SIZE, len(second.people))
    assert {line - 2 for line in found.vanished} == where["gone"]
    assert {line - 2 for line in found.new} == where["new"]
    assert {old - 2 for old, _new in found.changed} == {who for who, _what in cells}
    assert all(first.people[old - 2][WHY] == second.people[new - 2][WHY] for old, new in found.changed)
    assert found.changed_cells == len(cells)
    assert (found.questions_added, found.questions_gone, found.questions_reworded) == ((), (), ())
    told = {question: (first.told(question), second.told(question)) for question in (*CHOICES, TOOLS)}
    expected_new = {text: now - then for text, (then, now) in told.items() if now - then}
    expected_gone = {text: then - now for text, (then, now) in told.items() if then - now}
    names = {q.id: q.text for q in first.read(tmp_path).questions}
    assert {names[one.question]: set(one.labels) for one in found.new_options} == expected_new
    assert {names[one.question]: set(one.labels) for one in found.gone_options} == expected_gone


@pytest.mark.parametrize("seed", range(6))
def test_taking_it_and_back_and_forth(tmp_path: Path, seed: int) -> None:
    chance = random.Random(100 + seed)
    first = export(chance, SIZE, ids=seed % 2 == 0)
    second, _where, _cells = edited(chance, first)
    with Project.create(tmp_path / "a.moin", "P") as project:
        project.change("Import", surveys.add, first.read(tmp_path))
        region, useful = asked(project, REGION), asked(project, USEFUL)
        south = option(region, "South")
        project.change("Pin", notes.add, region.id, "They come by ferry", south)
        project.change("Merge", questions.merge_options, region.id, option(region, "East"), south)
        project.change("Rename", questions.rename, useful.id, "Use")
        project.change("Leave out", surveys.leave_out, "s1", (4, 9))
        start = tracked(project), seen(project)
        reading = second.read(tmp_path)
        project.change("Take it", again.take, "s1", reading)
        survey = surveys.load(project.session, "s1")
        assert survey.rows == len(second.people)
        counted = survey.answers(region.id)
        assert isinstance(counted, Chosen)
        cells = [one[REGION] for one in second.people]
        at = [o.id for o in survey.question(region.id).options].index(south)
        assert (counted.codes == at).tolist() == [cell in ("South", "East") for cell in cells]
        (note,) = notes.of_survey(project.session, "s1")
        assert (note.question, note.option) == (region.id, south)
        assert survey.question(useful.id).name == "Use"
        left_out = {first.people[n][WHY] for n in (2, 7)}
        assert survey.everyone.tolist() == [one[WHY] not in left_out for one in second.people]
        assert not again.difference(project.session, "s1", reading)
        assert project.check() == ()
        end = tracked(project), seen(project)
        project.undo()
        assert (tracked(project), seen(project)) == start
        project.redo()
        assert (tracked(project), seen(project)) == end
    with Project.open(tmp_path / "a.moin") as project:
        assert seen(project) == end[1]
        while project.undo():
            pass
        assert surveys.infos(project.session) == ()
        assert project.check() == ()


def test_another_wave_is_no_newer_export(tmp_path: Path) -> None:
    first, second = (export(random.Random(seed), SIZE, ids=True) for seed in (1, 2))
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, first.read(tmp_path))
        assert again.looks_like(project.session, second.read(tmp_path)) == ""


def test_where_many_answer_alike_only_the_order_tells(tmp_path: Path) -> None:
    """Two waves of three short questions hold the same combinations of answers; an export that grew keeps its order."""
    chance = random.Random(5)
    first, wave = (replace(export(chance, 300, ids=False), headings=(REGION, USEFUL, AGAIN)) for _time in range(2))
    grown = replace(first, people=(*first.people, *wave.people[:20]))
    upwards = replace(grown, people=grown.people[::-1])
    with Project.in_memory("P") as project:
        assert again.looks_like(project.session, first.read(tmp_path)) == ""
        project.change("Import", surveys.add, first.read(tmp_path))
        assert again.looks_like(project.session, wave.read(tmp_path)) == ""
        assert again.looks_like(project.session, grown.read(tmp_path)) == "s1"
        found = again.difference(project.session, "s1", grown.read(tmp_path))
        assert len(found.new) == 20
        assert not found.changed
        project.change("Take it", again.take, "s1", upwards.read(tmp_path))
        further = replace(upwards, people=(*wave.people[20:30], *upwards.people))
        assert again.looks_like(project.session, further.read(tmp_path)) == "s1"


def test_a_numbering_that_starts_anew_is_no_key(tmp_path: Path) -> None:
    first = export(random.Random(3), SIZE, ids=True)
    people = [{**one, ID: str(n)} for n, one in enumerate(first.people)]
    moved = [{**one, ID: str(n)} for n, one in enumerate(people[5:])]
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, replace(first, people=tuple(people)).read(tmp_path))
        found = again.difference(project.session, "s1", replace(first, people=tuple(moved)).read(tmp_path))
    assert found.key == "content"
    assert (found.vanished, found.new, found.changed) == ((2, 3, 4, 5, 6), (), ())


def test_the_survey_it_belongs_to_is_found_among_several(tmp_path: Path) -> None:
    exports = [export(random.Random(seed), SIZE, ids=seed % 2 == 0) for seed in range(3)]
    with Project.in_memory("P") as project:
        for one in exports:
            project.change("Import", surveys.add, one.read(tmp_path))
        for n, one in enumerate(exports):
            newer = replace(one, people=(*one.people, person(random.Random(n), 900)))
            assert again.looks_like(project.session, newer.read(tmp_path)) == f"s{n + 1}"
        project.change("Remove", surveys.remove, "s2")
        assert again.looks_like(project.session, exports[1].read(tmp_path)) == ""
        with pytest.raises(MoinError):
            again.difference(project.session, "s2", exports[1].read(tmp_path))


def test_reworded_moved_added_and_dropped_questions(tmp_path: Path) -> None:
    first = export(random.Random(8), SIZE, ids=True)
    now, colour = "How useful was the meeting for your own work?", "Which colour?"
    people = [{**one, now: one[USEFUL], colour: ("Red", "Blue", "Green")[n % 3]} for n, one in enumerate(first.people)]
    second = Export((ID, now, AGAIN, colour, WHY, YEARS, TOOLS), tuple(people))
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, first.read(tmp_path))
        region, useful = asked(project, REGION), asked(project, USEFUL)
        project.change("Pin", notes.add, useful.id, "Look", useful.options[0].id)
        found = again.difference(project.session, "s1", second.read(tmp_path))
        assert found.questions_gone == (region.id,)
        assert [(one.question, one.now) for one in found.questions_reworded] == [(useful.id, now)]
        assert len(found.questions_added) == 1
        assert (found.new, found.vanished, found.changed) == ((), (), ())
        assert found.notes == ("n1",)
        order = [q.id for q in surveys.load(project.session, "s1").questions]
        project.change("Take it", again.take, "s1", second.read(tmp_path))
        survey = surveys.load(project.session, "s1")
        order.remove(region.id)
        assert [q.id for q in survey.questions] == [*order, asked(project, colour).id]
        assert survey.question(useful.id).text == now
        assert [o.id for o in survey.question(useful.id).options] == [o.id for o in useful.options]
        assert project.check() == ()


def test_what_is_gone_stays_only_where_work_stands_on_it(tmp_path: Path) -> None:
    first = export(random.Random(9), SIZE, ids=True)
    people = [one for one in first.people if one[REGION] not in ("East", "West")]
    second = Export((ID, REGION, USEFUL, TOOLS, WHY), tuple(people))
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, first.read(tmp_path))
        region, often, years = asked(project, REGION), asked(project, AGAIN), asked(project, YEARS)
        east, west = option(region, "East"), option(region, "West")
        project.change("Pin", notes.add, region.id, "Nobody from there", east)
        project.change("Keep", findings.keep, "s1", ChartSpec(often.id), "They come again", (often.options[0].id,))
        before = tracked(project), seen(project)
        found = again.difference(project.session, "s1", second.read(tmp_path))
        assert set(found.questions_gone) == {often.id, years.id}
        assert found.findings == ("f1",)
        project.change("Take it", again.take, "s1", second.read(tmp_path))
        survey = surveys.load(project.session, "s1")
        assert east in survey.question(region.id).choices
        assert west not in survey.question(region.id).choices
        assert years.id not in [q.id for q in survey.questions]
        gone = table(survey.question(often.id), survey.answers(often.id), survey.everyone)
        assert (gone.answered, [row.count for row in gone.rows]) == (0, [0, 0])
        compute(survey, findings.all(project.session)[0].spec)
        assert notes.without_target(project.session, "s1") == ()
        assert project.check() == ()
        assert again.difference(project.session, "s1", second.read(tmp_path)).questions_gone == ()
        after = tracked(project), seen(project)
        back = again.difference(project.session, "s1", first.read(tmp_path))
        assert [name for name in back.questions_added if name == often.name]
        assert back.changed == ()
        project.change("Take the first again", again.take, "s1", first.read(tmp_path))
        survey = surveys.load(project.session, "s1")
        answers = survey.answers(often.id)
        assert isinstance(answers, Chosen)
        assert (answers.codes >= 0).all()
        project.undo()
        assert (tracked(project), seen(project)) == after
        project.undo()
        assert (tracked(project), seen(project)) == before


def test_how_a_question_is_read_stays(tmp_path: Path) -> None:
    first = export(random.Random(10), SIZE, ids=True)
    people = tuple({**one, TOOLS: one[TOOLS] + "Letters;"} if n % 4 == 0 else one for n, one in enumerate(first.people))
    second = replace(first, people=people)
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, first.read(tmp_path))
        tools, region, years = asked(project, TOOLS), asked(project, REGION), asked(project, YEARS)
        project.change("Read as", questions.read_as, tools.id, QuestionType.SINGLE)
        project.change("Read as", questions.read_as, years.id, QuestionType.SINGLE)
        project.change("Read as", questions.read_as, region.id, QuestionType.TEXT)
        whole = asked(project, TOOLS)
        pinned = next(o for o in whole.options if all(one[TOOLS].rstrip(";") != o.label.rstrip(";") for one in people))
        project.change("Pin", notes.add, tools.id, "Odd", pinned.id)
        group = project.change("Group", questions.group_options, years.id, "Some", years_of(project)[:2]).value
        project.change("Take it", again.take, "s1", second.read(tmp_path))
        survey = surveys.load(project.session, "s1")
        assert [survey.question(q.id).type for q in (tools, region, years)] == [
            QuestionType.SINGLE,
            QuestionType.TEXT,
            QuestionType.SINGLE,
        ]
        answers = survey.answers(tools.id)
        assert isinstance(answers, Chosen)
        labels = [o.label for o in survey.question(tools.id).options]
        assert [labels[code].rstrip(";") for code in answers.codes] == [one[TOOLS].rstrip(";") for one in people]
        assert pinned.id in survey.question(tools.id).choices
        assert group in survey.question(years.id).choices
        assert notes.without_target(project.session, "s1") == ()


def years_of(project: Project) -> list[str]:
    """The ids of the options of the question about years."""
    return [one.id for one in asked(project, YEARS).options]
