"""A reading is looked at beside a copy of the project, on another thread, and the project is left as it is."""

import random
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

from moin_desktop.models import again, questions, surveys
from moin_desktop.models.again import looking, told
from moin_desktop.models.project import Project
from tests.models.exports import CHOICES, Export, export, person

REGION, USEFUL, *_REST = CHOICES
FIRST = export(random.Random(3), 30, ids=True)


def _project(folder: Path, *, file: bool = True) -> Project:
    """The first export with a name changed, and another survey beside it."""
    made = Project.create(folder / "a.moin", "P") if file else Project.in_memory("P")
    made.change("Import", surveys.add, FIRST.read(folder), "First")
    asked = {q.text: q.id for q in surveys.load(made.session, "s1").questions}
    made.change("Rename", questions.rename, asked[REGION], "Home region")
    made.change("Rename", questions.rename, asked[USEFUL], "Use")
    other = Export(("Colour", "Size"), ({"Colour": "red", "Size": "1"}, {"Colour": "blue", "Size": "2"}))
    made.change("Import", surveys.add, other.read(folder), "Other")
    return made


def test_a_newer_export_is_told_as_the_project_would_tell_it(tmp_path: Path) -> None:
    reading = replace(FIRST, people=(*FIRST.people[2:], person(random.Random(4), 77))).read(tmp_path)
    with _project(tmp_path) as project, ThreadPoolExecutor(1) as threads:
        steps = project.steps()
        waiting = threads.submit(looking.look, project.image(), reading)
        project.change("Rename", questions.rename, surveys.load(project.session, "s1").questions[0].id, "Meanwhile")
        found = waiting.result()
        expected = again.difference(project.session, "s1", reading)
        assert len(project.steps()) == len(steps) + 1
    assert found.difference == expected
    assert (found.survey, found.name) == ("s1", "First")
    assert found.sentences == told.sentences(expected, {})
    assert (found.shared, found.fitting) == (len(FIRST.headings), 2)


def test_a_further_wave_is_known_by_its_questions(tmp_path: Path) -> None:
    chance = random.Random(8)
    wave = Export((REGION, "Something else"), tuple(person(chance, 300 + n) for n in range(12)))
    with _project(tmp_path, file=False) as project:
        found = looking.look(project.image(), wave.read(tmp_path))
        assert (found.survey, found.difference, found.shared, found.fitting) == ("s1", None, 1, 1)
        added = project.change("Add", looking.add, wave.read(tmp_path), "s1").value
        assert added[0] == "s3"
        assert "Home region" in {q.name for q in surveys.load(project.session, "s3").questions}
        assert len(added[1]) == 1
        project.undo()
        assert [info.id for info in surveys.infos(project.session)] == ["s1", "s2"]


def test_a_stranger_is_nobody(tmp_path: Path) -> None:
    stranger = Export(("Taste",), ({"Taste": "sweet"}, {"Taste": "sour"}))
    with _project(tmp_path) as project:
        assert looking.look(project.image(), stranger.read(tmp_path)).survey == ""
