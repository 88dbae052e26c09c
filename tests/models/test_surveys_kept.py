"""What was read comes back as it was read."""

import hashlib
import zlib
from dataclasses import replace

import numpy as np
import pytest

from moin_desktop.analysis.answers import Chosen, Ticked, Written
from moin_desktop.analysis.columns import Column
from moin_desktop.analysis.questions import Question, Route
from moin_desktop.analysis.reading import Reading
from moin_desktop.errors import MoinError
from moin_desktop.models import packed, surveys
from moin_desktop.models.project import Project
from tests.models.readings import column, reading


def _without_ids(question: Question) -> Question:
    return replace(question, id="", options=tuple(replace(o, id="") for o in question.options), asked_if=None)


def _same(left: Column, right: Column) -> bool:
    same = (left.index, left.heading, left.words) == (right.index, right.heading, right.words)
    return same and left.codes.dtype == right.codes.dtype and np.array_equal(left.codes, right.codes)


@pytest.fixture
def given() -> Reading:
    return reading()


def test_infos_tell_where_it_came_from(given: Reading) -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, given)
        project.change("Import", surveys.add, given, "Second", synthetic=True)
        first, second = surveys.infos(project.session)
    assert (first.id, first.name, first.source_name) == ("s1", "survey.csv", "survey.csv")
    assert (first.sheet, first.platform, first.encoding, first.delimiter) == ("Sheet1", "generic", "utf-8", ";")
    assert (first.header_rows, first.first_data_row, first.rows, first.width) == (1, 2, 6, 10)
    assert (first.losses, first.other_sheets) == (given.losses, given.other_sheets)
    assert (first.source_size, first.source_sha256, first.reader) == (given.source.size, given.source.sha256, "csv 1")
    assert first.kept_whole
    assert not first.synthetic
    assert first.imported_at.utcoffset() is not None
    assert (second.id, second.name, second.synthetic) == ("s2", "Second", True)


def test_questions_and_columns_come_back(given: Reading) -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, given)
        survey = surveys.load(project.session, "s1")
        assert [_without_ids(q) for q in survey.questions] == [_without_ids(q) for q in given.questions]
        assert all(_same(survey.column(c.index), c) for c in given.columns)
        assert survey.column(0) is survey.column(0)
        with pytest.raises(KeyError):
            survey.column(10)
        assert (survey.rows, survey.name, survey.source_name) == (6, "survey.csv", "survey.csv")
        assert survey.everyone.all()


def test_a_second_survey_gets_ids_of_its_own(given: Reading) -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, given)
        project.change("Import", surveys.add, given)
        first, second = (surveys.load(project.session, id) for id in ("s1", "s2"))
        ids = [[q.id for q in s.questions] + [o.id for q in s.questions for o in q.options] for s in (first, second)]
        assert not set(ids[0]) & set(ids[1])
        assert second.question("q12").asked_if == Route("q10", (second.question("q10").options[1].id,))
        assert surveys.doubts(project.session, "s2")[1].doubt.values == ("q10", "Yes", "No")


def test_answers_are_encoded_from_what_is_stored(given: Reading) -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, given)
        survey = surveys.load(project.session, "s1")
        country, tools, email = (survey.answers(id) for id in ("q1", "q3", "q6"))
        assert isinstance(country, Chosen)
        assert country.codes.tolist() == [0, 1, 2, 0, -1, 3]
        assert isinstance(tools, Ticked)
        assert tools.flags.sum(axis=0).tolist() == [3, 2, 2, 1]
        assert isinstance(email, Written)
        assert email.words == ()


def test_doubts_come_back_with_names(given: Reading) -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, given)
        found = surveys.doubts(project.session, "s1")
    assert [info.id for info in found] == ["d1", "d2", "d3", "d4"]
    assert [info.doubt for info in found] == list(given.doubts)
    assert [info.question_name for info in found] == ["Country", "Tools", "Email", ""]
    assert not any(info.settled for info in found)


@pytest.mark.parametrize("kept", [b"a;b\n" * 500, b"PK\x03\x04" + bytes(200), b"x"], ids=["text", "zip", "tiny"])
def test_the_source_is_kept_byte_for_byte(kept: bytes) -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading(kept=kept))
        assert surveys.kept_source(project.session, "s1") == kept
        assert project.check() == ()


def test_a_source_without_its_personal_columns_passes_the_check(given: Reading) -> None:
    source = replace(given.source, sha256=hashlib.sha256(b"whole").hexdigest(), kept=b"rest", kept_whole=False)
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, replace(given, source=source))
        assert project.check() == ()
        assert not surveys.infos(project.session)[0].kept_whole


def test_renaming_a_survey(given: Reading) -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, given)
        project.change("Rename", surveys.rename, "s1", "Wave one")
        assert surveys.load(project.session, "s1").name == "Wave one"
        project.undo()
        assert surveys.infos(project.session)[0].name == "survey.csv"
        with pytest.raises(MoinError):
            surveys.load(project.session, "s7")


def test_responses_left_out(given: Reading) -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, given)
        project.change("Leave out a row", surveys.leave_out, "s1", (5,))
        project.change("Leave out rows", surveys.leave_out, "s1", (2, 7))
        assert surveys.load(project.session, "s1").everyone.tolist() == [False, True, True, False, True, False]
        for line in (1, 8):
            with pytest.raises(ValueError, match=str(line)):
                project.change("Leave out a row", surveys.leave_out, "s1", (line,))
        project.undo()
        project.undo()
        assert surveys.load(project.session, "s1").everyone.all()


@pytest.mark.parametrize("different", [0, 1, 255, 256, 70_000])
def test_any_number_of_different_answers_fits(different: int) -> None:
    words = [f"wörd {n}" for n in range(different)]
    given = column(3, "H", []) if not words else Column(3, "H", tuple(words), np.arange(-1, different, dtype=np.int32))
    data = packed.pack(given)
    assert _same(packed.unpack(3, "H", data, packed.digest(data)), given)


@pytest.mark.parametrize("words", [("",), ("a\nb", "c"), ("\n",), ("a", "", "b"), ("[1]", '"'), ("\\n", "ü\u2028")])
def test_odd_words_come_back(words: tuple[str, ...]) -> None:
    given = Column(0, "H", words, np.arange(-1, len(words), dtype=np.int32))
    data = packed.pack(given)
    assert _same(packed.unpack(0, "H", data, packed.digest(data)), given)


def test_words_kept_as_json_are_still_read() -> None:
    data = bytes.fromhex("43310100030000000d000000") + zlib.compress(b'["a"]', 1) + zlib.compress(b"\1\0\1", 1)
    found = packed.unpack(0, "H", data, packed.digest(data))
    assert (found.words, found.codes.tolist()) == (("a",), [0, -1, 0])


def test_a_flipped_byte_is_told() -> None:
    data = bytearray(packed.pack(column(0, "Country", ("a", "b", "a"))))
    hash = packed.digest(bytes(data))
    data[-3] ^= 1
    with pytest.raises(MoinError, match="“Country” are damaged"):
        packed.unpack(0, "Country", bytes(data), hash)
