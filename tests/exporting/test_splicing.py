"""Rows put into a finished workbook read back as they were given, however odd their texts are."""

import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from moin_desktop.exporting import cells
from moin_desktop.exporting.book import Book
from moin_desktop.exporting.splicing import BLOCK, escaped
from moin_desktop.exporting.values import ColumnKind, ResponseColumn

ODD = ("_x0041_", " lead and trail ", "two\nlines", "<b>&amp;</b>", "=1+1", "漢字 😀", "'quoted", "x" * 40_000, "")


def _written(columns: list[ResponseColumn], rows: int) -> tuple[bytes, Book]:
    file = BytesIO()
    book = Book(file)
    sheet = book.sheet("Responses")
    sheet.text(0, 0, "Row", "head")
    for at, column in enumerate(columns, 1):
        sheet.text(0, at, column.heading, "head")
    made = [cells.column(column, book.texts, book.changes, 50.0) for column in columns]
    numbers = np.arange(2, rows + 2, dtype=np.int64)
    book.put(sheet, [cells.whole_numbers(numbers), *made], [0.0] * rows)
    beats = []
    book.close(lambda: beats.append(1))
    assert len(beats) == -(-rows // BLOCK)
    return file.getvalue(), book


def _words(words: tuple[str, ...], codes: list[int]) -> ResponseColumn:
    return ResponseColumn("Said", ColumnKind.TEXT, "q1", words=words, codes=np.array(codes, dtype=np.int32))


def test_odd_texts_come_back_and_are_counted_for_each_cell(tmp_path: Path) -> None:
    codes = [*range(len(ODD)), 4, 7, -1]
    data, book = _written([_words(ODD, codes)], len(codes))
    (tmp_path / "a.xlsx").write_bytes(data)
    rows = list(openpyxl.load_workbook(tmp_path / "a.xlsx")["Responses"].iter_rows(min_row=2, values_only=True))
    told = [row[1] if len(row) > 1 else None for row in rows]
    assert told[:7] == list(ODD[:7])
    assert told[7] == "x" * 32_766 + "…"
    assert (told[8], told[-1]) == (None, None)
    assert (book.changes.kept_as_text, book.changes.cut) == (2, 2)
    calamine = CalamineWorkbook.from_path(str(tmp_path / "a.xlsx")).get_sheet_by_name("Responses").to_python()
    assert [row[1] for row in calamine[1:7]] == list(ODD[:6])


def test_numbers_and_moments_are_exact() -> None:
    values = np.array([0.1 + 0.2, -3.0, np.nan, 1e300, 123456789012.0])
    moments = np.array(["2023-05-04T03:02:01", "1850-01-01", "NaT", "1900-03-01", "2100-12-31"], dtype="datetime64[s]")
    columns = [
        ResponseColumn("Number", ColumnKind.NUMBER, "q1", values=values),
        ResponseColumn("When", ColumnKind.DATE, "q2", values=moments),
    ]
    data, _book = _written(columns, 5)
    rows = list(openpyxl.load_workbook(BytesIO(data))["Responses"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in rows] == [2, 3, 4, 5, 6]
    assert [row[1] for row in rows] == [0.1 + 0.2, -3, None, 1e300, 123456789012]
    assert [row[2] for row in rows] == [
        datetime(2023, 5, 4, 3, 2, 1),
        "1850-01-01T00:00:00",
        None,
        datetime(1900, 3, 1),
        datetime(2100, 12, 31),
    ]


def test_many_rows_are_well_formed_with_one_table_of_texts() -> None:
    rows = 2 * BLOCK + 7
    codes = [at % 3 - 1 for at in range(rows)]
    data, _book = _written([_words(("Yes", "No"), codes)], rows)
    with zipfile.ZipFile(BytesIO(data)) as file:
        assert file.testzip() is None
        sheet = ElementTree.fromstring(file.read("xl/worksheets/sheet1.xml"))
        texts = ElementTree.fromstring(file.read("xl/sharedStrings.xml"))
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    found = sheet.findall(f"{space}sheetData/{space}row")
    assert [int(row.get("r", "0")) for row in found] == list(range(1, rows + 2))
    assert sheet.find(f"{space}dimension").get("ref") == f"A1:B{rows + 1}"  # type: ignore[union-attr]  # it is there
    assert texts.get("uniqueCount") == str(len(texts.findall(f"{space}si"))) == "4"
    assert texts.get("count") == str(2 + sum(code >= 0 for code in codes))


def test_stopping_leaves_nothing_more_to_write() -> None:
    file = BytesIO()
    book = Book(file)
    sheet = book.sheet("Responses")
    sheet.text(0, 0, "Row", "head")
    book.put(sheet, [cells.whole_numbers(np.arange(BLOCK * 3, dtype=np.int64))], [0.0] * BLOCK * 3)

    def stop() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        book.close(stop)
    book.abandon()


def test_what_looks_like_an_escape_is_escaped() -> None:
    assert escaped("_x0041_ & _x004G_") == "_x005F_x0041_ &amp; _x004G_"
