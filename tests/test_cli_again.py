"""Import again on the command line: what differs is told, taking it keeps the work, looking changes nothing."""

import json
from pathlib import Path
from typing import Any

import pytest

from moin_desktop.__main__ import main
from moin_desktop.models import notes, surveys
from moin_desktop.models.project import Project
from tests.importing.making import csv_text, written

HEADINGS = ("Response ID", "Region", "Why?")
FIRST = [("1", "North", "Near"), ("2", "South", "Warm"), ("3", "South", "Dry"), ("4", "West", "Windy")]
SECOND = [("1", "North", "Near"), ("2", "East", "Warm"), ("4", "West", "Windy"), ("5", "North", "Calm")]


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """A newer export, beside the project p.moin with the older one and a note on the answer South."""
    older = written(tmp_path, "older.csv", csv_text([HEADINGS, *FIRST]))
    assert main(["import", str(older), "--project", str(tmp_path / "p.moin")]) == 0
    with Project.open(tmp_path / "p.moin") as project:
        region = surveys.load(project.session, "s1").questions[1]
        south = next(option.id for option in region.options if option.label == "South")
        project.change("Pin a note", notes.add, region.id, "By the sea", south)
    return written(tmp_path, "newer.csv", csv_text([HEADINGS, *SECOND]))


def _json(capsys: pytest.CaptureFixture[str], *words: object) -> dict[str, Any]:
    capsys.readouterr()
    assert main([*map(str, words), "--json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_looking_tells_the_difference_and_changes_nothing(newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = newer.with_name("p.moin")
    before = project.read_bytes()
    answer = _json(capsys, "import", newer, "--project", project, "--again", "--dry-run")
    found = answer["difference"]
    assert (answer["survey"], found["key"], found["before"], found["now"]) == ("s1", "Response ID", 4, 4)
    assert (found["new"], found["vanished"], found["changed"], found["changed_cells"]) == ([5], [4], [[3, 3]], 1)
    assert [one["labels"] for one in found["new_options"]] == [["East"]]
    assert [one["labels"] for one in found["gone_options"]] == [["South"]]
    assert found["notes"] == ["n1"]
    assert project.read_bytes() == before


def test_taking_it_is_one_step(newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = newer.with_name("p.moin")
    answer = _json(capsys, "import", newer, "--project", project, "--again", "s1")
    assert (answer["survey"], answer["source"], answer["name"], answer["responses"]) == (
        "s1",
        "newer.csv",
        "newer.csv",
        4,
    )
    assert answer["difference"]["vanished"] == [4]
    with Project.open(project) as opened:
        assert opened.undo_label == "Take the newer export newer.csv"
        assert notes.without_target(opened.session, "s1") == ()
        opened.undo()
        assert surveys.infos(opened.session)[0].source_name == "older.csv"
        assert opened.check() == ()


def test_people_are_told_in_sentences(newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["import", str(newer), "--project", str(newer.with_name("p.moin")), "--again"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[:7] == [
        "1 new respondent.",
        "1 respondent has 1 answer changed.",
        "1 respondent is no longer in the file.",
        "New answers to “Region”: “East”.",
        "Nobody answers “Region” any more with: “South”.",
        "1 note is about answers that differ.",
        "Respondents are told apart by “Response ID”.",
    ]


def test_another_survey_is_refused_and_nothing_changed(newer: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = written(newer.parent, "other.csv", csv_text([("Colour", "Size"), ("Red", "Big"), ("Blue", "Small")]))
    project = newer.with_name("p.moin")
    before = project.read_bytes()
    capsys.readouterr()
    assert main(["import", str(other), "--project", str(project), "--again"]) == 1
    assert capsys.readouterr().err.startswith(
        "error: other.csv looks like a newer export of no survey in p.moin.\nhint: "
    )
    assert main(["import", str(other), "--project", str(project), "--again", "s9"]) == 1
    assert main(["import", str(other), "--project", str(newer.with_name("none.moin")), "--again"]) == 1
    assert main(["import", str(other), "--project", str(project), "--dry-run"]) == 2
    assert project.read_bytes() == before
    assert not newer.with_name("none.moin").exists()
