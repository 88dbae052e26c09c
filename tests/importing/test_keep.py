"""Personal answers are never kept: neither in the columns nor in the bytes of the file."""

from pathlib import Path

import pytest

from moin_desktop import importing
from moin_desktop.analysis.questions import QuestionType
from moin_desktop.importing.keep import kept_bytes, not_kept
from moin_desktop.importing.task import columns_read
from tests.importing.making import csv_text, opened, written, xlsx

ROWS = [
    ("Name", "Town", "Comment"),
    ("Ana", "Bonn", 'said "yes", twice'),
    ("Bo", "Köln", ""),
    ("", "Bonn", "=1+1"),
]


def test_file_without_personal_columns_is_kept_as_it_is() -> None:
    data = csv_text(ROWS).encode("cp1252")
    assert kept_bytes(data, opened(data).sheets[0], (), 2) == (data, True)


def test_file_that_would_bloat_the_project_is_not_kept_and_this_is_told() -> None:
    data = csv_text(ROWS).encode()
    sheet = opened(data).sheets[0]
    for personal in ((), (0,)):
        assert kept_bytes(data, sheet, personal, 2, most=len(data) - 1) == (b"", False)
        assert kept_bytes(data, sheet, personal, 2, most=len(data))[0]
    assert not_kept(data, "answers.csv") == ()
    (told,) = not_kept(b"", "answers.csv")
    assert told == "answers.csv is larger than 64 MB, so the project keeps its answers but no copy of the file."


def test_personal_columns_are_emptied_below_the_headings() -> None:
    data = csv_text(ROWS).encode()
    kept, whole = kept_bytes(data, opened(data).sheets[0], {0}, 2)
    assert not whole
    assert kept.decode("utf-8") == ('Name,Town,Comment\r\n,Bonn,"said ""yes"", twice"\r\n,Köln,\r\n,Bonn,=1+1\r\n')


def test_columns_hold_only_the_words_of_their_answers() -> None:
    sheet = opened(csv_text([*ROWS, ("Heading", "Total", "3")]).encode()).sheets[0]
    columns = columns_read(sheet, ("Name", "Town", "Comment"), rows=[1, 2, 3], personal={0})
    assert [column.words for column in columns] == [(), ("Bonn", "Köln"), ('said "yes", twice', "=1+1")]
    assert [column.codes.tolist() for column in columns] == [[0, 0, -1], [0, 1, 0], [0, -1, 1]]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_no_personal_answer_survives_the_reading(tmp_path: Path, ending: str) -> None:
    heads = ("ID", "Start time", "Completion time", "Email", "Name", "Where do you work?")
    rows = [
        (
            str(n),
            f"2024-05-{n:02d} 10:00:00",
            f"2024-05-{n:02d} 10:05:00",
            f"person{n}@example.org",
            f"Person {n}",
            "City",
        )
        for n in range(1, 25)
    ]
    data = csv_text([heads, *rows]).encode() if ending == "csv" else xlsx([heads, *rows])
    reading = importing.read(written(tmp_path, f"answers.{ending}", data))
    personal = [q for q in reading.questions if q.type is QuestionType.PERSONAL]
    assert personal
    assert not reading.source.kept_whole
    assert b"Email" in reading.source.kept
    assert b"example.org" not in reading.source.kept
    assert b"Person 3" not in reading.source.kept
    for question in personal:
        for index in question.columns:
            assert reading.columns[index].words == ()
            assert set(reading.columns[index].codes.tolist()) <= {0, -1}
    everything = repr([*reading.columns, *reading.questions, *reading.doubts, *reading.losses])
    assert "example.org" not in everything
