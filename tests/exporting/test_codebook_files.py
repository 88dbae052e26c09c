"""A codebook goes out and comes back the same, in every format; what others wrote is read; what is none is told."""

import zipfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from moin_desktop.errors import MoinError
from moin_desktop.exporting import codebook as writing
from moin_desktop.importing import codebook as reading
from moin_desktop.models import codebook, surveys, themes
from moin_desktop.models.codebook import Entry, State
from moin_desktop.models.project import Project
from tests.models.dumps import tracked
from tests.models.readings import reading as a_reading


@pytest.fixture
def project() -> Project:
    """A project with four themes, nested, with everything in them that files stumble over."""
    made = Project.in_memory("P")
    made.change("Import", surveys.add, a_reading())
    made.change("Theme", themes.add, "q4", "Money", "What it costs;\n“all of it”", "Time, salaries")
    made.change("Theme", themes.add, "q4", "Zeit & Geld <ü>", "", "", "t1")
    made.change("Theme", themes.add, "q4", "=1+1", "-2", "", "t2")
    made.change("None", themes.none_fits, "q4")
    return made


@pytest.fixture
def other() -> Project:
    made = Project.in_memory("Q")
    made.change("Import", surveys.add, a_reading())
    return made


def _told(entry: Entry) -> tuple[str, ...]:
    """What an entry says; the cells of tables have no line breaks."""
    return tuple(" ".join(part.split()) for part in (entry.name, entry.parent, entry.definition, entry.excludes))


@pytest.mark.parametrize("suffix", writing.SUFFIXES)
def test_a_codebook_comes_back_as_it_went_and_again_changes_nothing(
    project: Project, other: Project, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"book{suffix}"
    entries = codebook.of_question(project.session, "q4")
    writing.write(path, entries)
    found = reading.read(path)
    assert [_told(entry) for entry in found] == [_told(entry) for entry in entries]
    before = tracked(project)
    assert {item.state for item in codebook.compare(project.session, "q4", found)} == {State.SAME}
    project.change("Take in", codebook.take, "q4", found)
    assert tracked(project) == before
    other.change("Take in", codebook.take, "q4", found)
    assert [(t.name, t.parent) for t in themes.of_question(other.session, "q4")] == [
        ("Money", ""),
        ("Zeit & Geld <ü>", "t1"),
        ("=1+1", "t2"),
        ("No theme fits", ""),
    ]
    once = tracked(other)
    other.change("Take in", codebook.take, "q4", found)
    assert tracked(other) == once
    if suffix == ".qdc":
        assert [e.guid for e in codebook.of_question(other.session, "q4")] == [e.guid for e in entries]


def test_what_differs_is_told_and_taken_only_when_accepted(project: Project) -> None:
    entries = (Entry("money", definition="Other words"), Entry("Trust", "Money"))
    items = codebook.compare(project.session, "q4", entries)
    assert Counter(item.state for item in items) == {State.DIFFERENT: 1, State.NEW: 1}
    project.change("Take in", codebook.take, "q4", entries)
    there = {theme.name: theme for theme in themes.of_question(project.session, "q4")}
    assert there["Money"].definition == "What it costs;\n“all of it”"
    assert there["Trust"].parent == there["Money"].id
    project.change("Take in", codebook.take, "q4", entries, (items[0].key,))
    there = {theme.name: theme for theme in themes.of_question(project.session, "q4")}
    assert there["money"].definition == "Other words"


def test_a_theme_renamed_elsewhere_is_known_by_its_guid(project: Project) -> None:
    (money, *_rest) = codebook.of_question(project.session, "q4")
    items = codebook.compare(project.session, "q4", (Entry("Funding", guid=money.guid),))
    assert (items[0].state, items[0].here) == (State.DIFFERENT, money)
    project.change("Take in", codebook.take, "q4", (items[0].entry,), (items[0].key,))
    assert themes.of_question(project.session, "q4")[0].name == "Funding"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1252"])
def test_a_table_of_another_program_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "codes.csv"
    words = "CODE;Description;Parent\r\nZeit;Wie lange es dauert, für alle;\r\nGröße;;Zeit\r\n;;\r\nzeit;again;\r\n"
    path.write_bytes(words.encode(encoding))
    assert reading.read(path) == (Entry("Zeit", definition="Wie lange es dauert, für alle"), Entry("Größe", "Zeit"))


QDC = """<?xml version="1.0" encoding="utf-8"?>
<c:CodeBook xmlns:c="urn:QDA-XML:codebook:0:4" origin="Another">
 <c:Codes><c:Code guid="{2A08BDDF-4C35-4250-BF77-7DE37B50C930}" name="Whole" isCodable="false" color="#FF0000">
  <c:Description>What it is</c:Description>
  <c:Code guid="x" name="Part" isCodable="true"/></c:Code></c:Codes>
</c:CodeBook>"""


def test_a_qdc_of_another_program_is_read_whatever_its_namespace(tmp_path: Path, other: Project) -> None:
    path = tmp_path / "codes.qdc"
    path.write_text(QDC, encoding="utf-8")
    guid = "2a08bddf-4c35-4250-bf77-7de37b50c930"
    found = reading.read(path)
    assert found == (Entry("Whole", definition="What it is", guid=guid), Entry("Part", "Whole"))
    other.change("Take in", codebook.take, "q4", found)
    assert codebook.of_question(other.session, "q4")[0].guid == guid


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><CodeBook><Codes/>&b;</CodeBook>'


@pytest.mark.parametrize(
    "words", ["", "nothing", "<a/>", "<CodeBook>", BOMB, "<CodeBook/>", "<Project><Codes/></Project>"]
)
def test_what_is_no_codebook_is_told_in_a_sentence(tmp_path: Path, words: str) -> None:
    path = tmp_path / "x.qdc"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(MoinError):
        reading.read(path)


def test_a_table_without_themes_and_a_zip_without_a_project_are_told(tmp_path: Path) -> None:
    table, packed = tmp_path / "x.csv", tmp_path / "x.qdpx"
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("other", "")
    for path in (table, packed):
        with pytest.raises(MoinError):
            reading.read(path)


def test_a_codebook_nested_thousands_deep_is_read(tmp_path: Path) -> None:
    path = tmp_path / "deep.qdc"
    deep = 3000
    opened = "".join(f'<Code name="c{n}">' for n in range(deep))
    path.write_text(f"<CodeBook><Codes>{opened}{'</Code>' * deep}</Codes></CodeBook>", encoding="utf-8")
    assert len(reading.read(path)) == deep


def test_the_qdc_is_in_the_order_the_schema_asks_for(project: Project) -> None:
    root = ET.fromstring(writing.qdc(codebook.of_question(project.session, "q4")))
    assert root.tag == "{urn:QDA-XML:codebook:1.0}CodeBook"
    first = root[0][0]
    assert [child.tag.rpartition("}")[2] for child in first] == ["Description", "Code"]
    assert set(first.attrib) == {"guid", "name", "isCodable"}
