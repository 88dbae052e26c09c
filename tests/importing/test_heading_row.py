"""The row of the headings as a person says it: found, told, none, and what cannot be."""

from pathlib import Path

import pytest

from moin_desktop import importing
from moin_desktop.errors import MoinError
from moin_desktop.importing.first_rows import first_rows
from tests.importing.making import csv_text

HEADINGS = ("Which region?", "How old?", "Come again?")
PEOPLE = [(("North", "South", "East")[n % 3], str(20 + n), ("Yes", "No")[n % 2]) for n in range(24)]


def _file(folder: Path, *above: tuple[str, ...]) -> Path:
    path = folder / "survey.csv"
    path.write_bytes(csv_text([*above, HEADINGS, *PEOPLE]).encode())
    return path


def test_headings_under_prose_are_found_and_said(tmp_path: Path) -> None:
    found = importing.read(_file(tmp_path, ("Survey of 2023", "", ""), ("Exported by hand", "", "")))
    assert [q.text for q in found.questions] == list(HEADINGS)
    doubt = next(doubt for doubt in found.doubts if doubt.kind == "header_unsure")
    assert doubt.text == "Headings look to be in row 3."
    assert doubt.values == ("3",)


def test_a_row_told_is_where_the_headings_begin(tmp_path: Path) -> None:
    path = _file(tmp_path, ("Code", "Name", "Place"))
    assert importing.read(path, heading_row=2).questions[0].text == HEADINGS[0]
    told = importing.read(path, heading_row=1)
    assert told.questions[0].text.startswith("Code")
    assert not any(doubt.kind == "header_unsure" for doubt in (*told.doubts,))


def test_no_headings_at_all_make_every_row_a_response(tmp_path: Path) -> None:
    found = importing.read(_file(tmp_path), heading_row=0)
    assert (found.rows, found.header_rows, found.first_data_row) == (25, 0, 1)


def test_a_row_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MoinError, match="Row 70"):
        importing.read(_file(tmp_path), heading_row=70)


def test_the_first_rows_of_a_sheet_are_shown_as_they_stand(tmp_path: Path) -> None:
    (sheet,) = first_rows(_file(tmp_path, ("Survey of 2023", "", "")))
    assert sheet.cells[0] == ("Survey of 2023", "", "")
    assert sheet.cells[1] == HEADINGS
    assert (sheet.rows, sheet.columns) == (26, 3)
