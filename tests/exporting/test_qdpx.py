"""Coded data as a REFI-QDA project: every place holds the words it says, every reference leads somewhere."""

import uuid
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from moin_desktop.errors import MoinError
from moin_desktop.exporting import coded, qdpx
from moin_desktop.importing import codebook as codebooks
from moin_desktop.models import codings, notes, rules, surveys, themes
from moin_desktop.models.pins import Pin, PinKind
from moin_desktop.models.project import Project
from tests.models.readings import reading

SPACE = {"r": qdpx.NAMESPACE}


@pytest.fixture
def project() -> Project:
    made = Project.in_memory("P & Q")
    made.change("Import", surveys.add, reading())
    made.change("Theme", themes.add, "q4", "Money", "What it costs", "Time")
    made.change("Theme", themes.add, "q4", "Part", "", "", "t1")
    made.change("Code", codings.give, "t1", [0, 2], "Ada")
    made.change("Code", codings.give, "t2", [2], "Ben", (3, 7))
    made.change("Code", codings.give, "t1", [3], "Ben")
    made.change("Settle", codings.settle, "t1", 3, False)
    made.change("Pin", notes.pin, "s1", Pin(PinKind.QUOTE, "q4", response=2, words=(3, 7)), "On words", author="Ada")
    made.change("Pin", notes.add, "q4", "On the question")
    made.change("Pin", notes.add, "q1", "On another")
    made.change("Pin", notes.add, "q4.themes", "On a theme", "t1")
    return made


def _opened(project: Project, path: Path) -> tuple[ET.Element, dict[str, str]]:
    qdpx.write(path, coded.build(project, "s1"))
    with zipfile.ZipFile(path) as packed:
        texts = {Path(name).stem: packed.read(name).decode() for name in packed.namelist() if name != "project.qde"}
        return ET.fromstring(packed.read("project.qde")), texts


def test_every_place_holds_the_words_it_says(project: Project, tmp_path: Path) -> None:
    root, texts = _opened(project, tmp_path / "p.qdpx")
    (source,) = root.findall("r:Sources/r:TextSource", SPACE)
    words = texts[source.attrib["guid"]]
    assert source.attrib["plainTextPath"] == f"internal://{source.attrib['guid']}.txt"
    survey = surveys.load(project.session, "s1")
    answers = survey.answers("q4")
    said = [answers.words[code] for code in answers.codes if code >= 0]  # type: ignore[union-attr]  # it is free text
    assert words == "\n\n".join(said)
    names = {code.attrib["guid"]: code.attrib["name"] for code in root.iter(f"{{{qdpx.NAMESPACE}}}Code")}
    users = {user.attrib["guid"]: user.attrib["name"] for user in root.findall("r:Users/r:User", SPACE)}
    found = set()
    for place in source.findall("r:PlainTextSelection", SPACE):
        part = words[int(place.attrib["startPosition"]) : int(place.attrib["endPosition"])]
        for given in place.findall("r:Coding", SPACE):
            theme = given.find("r:CodeRef", SPACE)
            assert theme is not None
            found.add((part, names[theme.attrib["targetGUID"]], users[given.attrib["creatingUser"]]))
    third = answers.words[answers.codes[2]]  # type: ignore[union-attr]  # as above
    first = answers.words[answers.codes[0]]  # type: ignore[union-attr]  # as above
    assert found == {(first, "Money", "Ada"), (third, "Money", "Ada"), (third[3:7], "Part", "Ben")}


def test_every_reference_leads_somewhere_and_no_guid_is_used_twice(project: Project, tmp_path: Path) -> None:
    root, _texts = _opened(project, tmp_path / "p.qdpx")
    made = [one.attrib["guid"] for one in root.iter() if "guid" in one.attrib]
    assert len(made) == len(set(made))
    assert all(str(uuid.UUID(one)) == one for one in made)
    refers = [one.attrib["targetGUID"] for one in root.iter() if "targetGUID" in one.attrib]
    assert set(refers) <= set(made)
    assert [child.tag.rpartition("}")[2] for child in root] == [
        "Users",
        "CodeBook",
        "Variables",
        "Cases",
        "Sources",
        "Notes",
        "NoteRef",
    ]
    notes_there = root.findall("r:Notes/r:Note/r:PlainTextContent", SPACE)
    assert {one.text for one in notes_there} == {"On words", "On the question", "On another", "On a theme"}


def test_the_same_project_makes_the_same_guids_and_its_codebook_reads_back(project: Project, tmp_path: Path) -> None:
    once, _texts = _opened(project, tmp_path / "a.qdpx")
    again, _texts = _opened(project, tmp_path / "b.qdpx")
    assert [one.attrib.get("guid") for one in once.iter()] == [one.attrib.get("guid") for one in again.iter()]
    found = codebooks.read(tmp_path / "a.qdpx")
    assert [(e.name, e.parent, e.definition, e.excludes) for e in found] == [
        ("Money", "", "What it costs", "Time"),
        ("Part", "Money", "", ""),
    ]


def test_closed_answers_stay_at_home_where_small_groups_are_hidden(project: Project, tmp_path: Path) -> None:
    assert coded.build(project, "s1").variables
    project.change("Hide", rules.set_hide_under, 5)
    root, _texts = _opened(project, tmp_path / "p.qdpx")
    assert root.find("r:Variables", SPACE) is None
    assert root.find("r:Cases/r:Case/r:VariableValue", SPACE) is None


def test_a_survey_without_themes_has_nothing_to_hand_on() -> None:
    project = Project.in_memory("P")
    project.change("Import", surveys.add, reading())
    with pytest.raises(MoinError):
        coded.build(project, "s1")
