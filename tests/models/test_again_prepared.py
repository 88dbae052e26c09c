"""What was prepared beside the window is taken as if worked out on the spot; the same sheet is read another way."""

import random
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from moin_desktop import importing
from moin_desktop.errors import CancelledError
from moin_desktop.models import again, notes, questions, surveys
from moin_desktop.models.project import Project
from tests.importing.making import csv_text
from tests.models.dumps import tracked
from tests.models.exports import CHOICES, WHY, export, person

REGION = next(iter(CHOICES))


def _hear(ticks: list[tuple[int, int]], done: int, total: int) -> None:
    ticks.append((done, total))


def test_what_was_prepared_leaves_the_same_project(tmp_path: Path) -> None:
    first = export(random.Random(5), 30, ids=True)
    newer = replace(first, people=(*first.people[2:], person(random.Random(9), 90)))
    with Project.create(tmp_path / "a.moin", "P") as project:
        project.change("Import", surveys.add, first.read(tmp_path))
        region = next(q for q in surveys.load(project.session, "s1").questions if q.text == REGION)
        project.change("Rename", questions.rename, region.id, "Home region")
        project.copy(tmp_path / "b.moin")
    reading = newer.read(tmp_path)
    found = []
    for name in ("a.moin", "b.moin"):
        with Project.open(tmp_path / name) as project:
            ticks: list[tuple[int, int]] = []
            hear = partial(_hear, ticks)
            made = again.prepare(project.image(), "s1", reading, hear) if name == "b.moin" else None
            assert project.change("Take it", again.take, "s1", reading, made).value == ()
            assert ticks == sorted(ticks)
            found.append([list(surveys.load(project.session, "s1").questions), tracked(project)["answer_option"]])
            assert project.check() == ()
    assert found[0] == found[1]


def test_preparing_can_be_stopped(tmp_path: Path) -> None:
    def stop(done: int, _total: int) -> None:
        if done:
            raise CancelledError

    first = export(random.Random(5), 30, ids=True)
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, first.read(tmp_path))
        with pytest.raises(CancelledError):
            again.prepare(project.image(), "s1", first.read(tmp_path), stop)


def test_the_same_sheet_read_from_another_row_keeps_the_work(tmp_path: Path) -> None:
    first = export(random.Random(5), 30, ids=True)
    rows = [first.headings, *(tuple(one.get(heading, "") for heading in first.headings) for one in first.people)]
    path = tmp_path / "survey.csv"
    path.write_bytes(csv_text(rows).encode())
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, importing.read(path, heading_row=0))
        before = surveys.load(project.session, "s1")
        region, why = (before.questions[first.headings.index(text)] for text in (REGION, WHY))
        project.change("Rename", questions.rename, region.id, "Home region")
        note = project.change("Pin", notes.add, region.id, "Ferries", region.options[1].id).value
        project.change("Leave out", surveys.leave_out, "s1", (1, 5), "test")
        reading = importing.read(path, heading_row=1)
        made = again.prepare(project.image(), "s1", reading, lambda _done, _total: None, same_sheet=True)
        told = project.change("Read again", again.take, "s1", reading, made).value
        now = surveys.load(project.session, "s1")
        assert now.question(region.id).text == REGION
        assert now.question(region.id).name == "Home region"
        assert now.question(why.id).text == WHY
        assert {o.label for o in now.question(region.id).options} == set(CHOICES[REGION])
        assert [one.id for one in notes.of_survey(project.session, "s1")] == [note]
        assert (now.rows, int(now.everyone.sum())) == (30, 29)
        assert told == ()
        project.undo()
        assert surveys.load(project.session, "s1").rows == 31
        assert project.check() == ()
