"""The responses as one .csv file: nothing is run by a spreadsheet, nothing is changed where that was not wanted."""

import csv
from pathlib import Path

import numpy as np
import pytest

from moin_desktop.errors import CancelledError, MoinError
from moin_desktop.exporting import flat
from moin_desktop.exporting.values import ColumnKind, ResponseColumn
from tests.exporting.making import sample_project

WORDS = ("=1+1", "+44 20 7946", "-5", "@SUM(A1)", "\t=1", "plain", 'a,"b"\nc', "\ud800x")


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def made() -> flat.Flat:
    codes = np.array([*range(len(WORDS)), -1], dtype=np.int32)
    words = ResponseColumn("=Heading", ColumnKind.TEXT, "q1", words=WORDS, codes=codes)
    numbers = ResponseColumn("N", ColumnKind.NUMBER, "q2", values=np.array([1.0, 2.5, np.nan, *[0.0] * 6]))
    return flat.Flat(np.arange(2, 11), (words, numbers))


def test_texts_that_could_run_get_an_apostrophe_and_numbers_none(tmp_path: Path) -> None:
    assert flat.write(tmp_path / "a.csv", made()) == 3
    head, *body = rows(tmp_path / "a.csv")
    assert head == ["Source row", "'=Heading", "N"]
    assert [row[1] for row in body] == ["'=1+1", "+44 20 7946", "-5", "'@SUM(A1)", "'\t=1", *WORDS[5:7], "?x", ""]
    assert [row[2] for row in body][:3] == ["1", "2.5", ""]


def test_exactly_means_exactly(tmp_path: Path) -> None:
    assert flat.write(tmp_path / "a.csv", made(), exact=True) == 0
    assert [row[1] for row in rows(tmp_path / "a.csv")[1:8]] == list(WORDS[:7])


def test_the_sample_leaves_without_personal_columns(tmp_path: Path) -> None:
    with sample_project() as project:
        flat.write(tmp_path / "a.csv", flat.make_of(project.image(), "s1"))
    told = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert "example.org" not in told
    assert len(rows(tmp_path / "a.csv")) == 54


def test_a_stop_or_trouble_leaves_the_older_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    many = flat.Flat(np.arange(3000), ())

    def stop(_done: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        flat.write(path, many, tick=stop)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
    with pytest.raises(MoinError, match="is not there"):
        flat.write(tmp_path / "gone" / "a.csv", many)
