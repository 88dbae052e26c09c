"""Workbooks of every kind give the same texts for the same cells, and say what they could not keep."""

from pathlib import Path

import pytest

from moin_desktop.importing.cells import LONGEST, clean
from moin_desktop.importing.packing import Losses, Packer
from tests.importing.making import (
    MIXED,
    MIXED_TEXTS,
    ODS_ROW,
    ODS_TEXT,
    changed,
    ods,
    opened,
    raw_xlsx,
    texts,
    xls,
    xlsx,
)


def test_xlsx_gives_every_kind_of_cell_as_text() -> None:
    book = opened(xlsx(MIXED))
    assert book.reader.startswith("calamine")
    assert [sheet.name for sheet in book.sheets] == ["Responses"]
    sheet = book.sheets[0]
    assert texts(sheet) == MIXED_TEXTS
    assert list(sheet.head) == MIXED_TEXTS
    assert [column.numbers for column in sheet.columns] == [0, 2, 2, 0, 0, 0, 0]
    assert [column.dates for column in sheet.columns] == [0, 0, 0, 2, 2, 2, 0]
    assert book.losses == ()


def test_second_reader_gives_the_same_texts_as_the_first() -> None:
    data = xlsx(MIXED)
    # A padded value, as pretty-printed workbooks have it, sends the whole workbook to the second reader.
    padded = opened(changed(data, "xl/worksheets/sheet1.xml", "<v>5</v>", "<v> 5</v>"))
    assert padded.reader.startswith("openpyxl")
    assert texts(padded.sheets[0]) == MIXED_TEXTS


def test_xls_gives_error_codes_and_numbers() -> None:
    book = opened(xls([("Name", "Score", "Ok"), ("Zoë", 5.0, True), ("Bo", 2.5, b"\x2a")]))
    assert book.reader.startswith("xlrd")
    assert texts(book.sheets[0]) == [("Name", "Score", "Ok"), ("Zoë", "5", "TRUE"), ("Bo", "2.5", "#N/A")]
    assert book.sheets[0].columns[1].numbers == 2


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ('<table:table-cell office:value-type="float" office:value="5"><text:p>5.00</text:p></table:table-cell>', "5"),
        ('<table:table-cell office:value-type="percentage" office:value="0.5"/>', "0.5"),
        ('<table:table-cell office:value-type="date" office:date-value="2023-05-02"/>', "2023-05-02"),
        ('<table:table-cell office:value-type="date" office:date-value="2023-05-02T10:15:00"/>', "2023-05-02T10:15:00"),
        ('<table:table-cell office:value-type="time" office:time-value="PT10H15M00S"/>', "10:15:00"),
        ('<table:table-cell office:value-type="boolean" office:boolean-value="true"/>', "TRUE"),
        (ODS_TEXT.format("a<text:tab/>b<text:line-break/>c<text:s text:c='3'/>d"), "a b c d"),
        (ODS_TEXT.format("one</text:p><text:p>two"), "one two"),
        (ODS_TEXT.format("a<text:span>b</text:span>c"), "abc"),
        (ODS_TEXT.format("kept<office:annotation><text:p>said aside</text:p></office:annotation>"), "kept"),
        (
            '<table:table-cell office:value-type="date" office:date-value="?"><text:p>soon</text:p></table:table-cell>',
            "soon",
        ),
    ],
)
def test_ods_gives_every_kind_of_cell_as_text(cell: str, text: str) -> None:
    book = opened(ods(ODS_ROW.format("", cell)))
    assert book.reader == "ods 1"
    assert texts(book.sheets[0]) == [(text,)]


def test_ods_repeats_cells_and_rows_only_where_something_follows() -> None:
    wide = '<table:table-cell table:number-columns-repeated="2"/>' + ODS_TEXT.format("x").replace(
        "<table:table-cell", '<table:table-cell table:number-columns-repeated="2"'
    )
    rows = (
        ODS_ROW.format(' table:number-rows-repeated="2"', wide)
        + ODS_ROW.format(' table:number-rows-repeated="3"', "<table:table-cell/>")
        + ODS_ROW.format("", ODS_TEXT.format("end"))
        + ODS_ROW.format(
            ' table:number-rows-repeated="1048000"', '<table:table-cell table:number-columns-repeated="16384"/>'
        )
    )
    blank = ("", "", "", "")
    expected = [("", "", "x", "x")] * 2 + [blank] * 3 + [("end", "", "", "")]
    assert texts(opened(ods(rows)).sheets[0]) == expected


def test_error_cells_are_kept_where_calamine_gives_blank() -> None:
    cells = (
        '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1" t="e"><v>#N/A</v></c></row>'
        '<row r="3"><c r="B3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    book = opened(raw_xlsx(cells))
    assert book.reader.startswith("calamine")
    assert texts(book.sheets[0]) == [("a", "#N/A"), ("", ""), ("", "#DIV/0!")]


def test_new_error_codes_go_to_the_second_reader() -> None:
    book = opened(raw_xlsx('<row r="1"><c r="A1" t="e"><v>#SPILL!</v></c><c r="B1"><v>1</v></c></row>'))
    assert book.reader.startswith("openpyxl")
    assert texts(book.sheets[0]) == [("#SPILL!", "1")]


def test_cells_begin_at_the_first_column_even_when_it_is_blank() -> None:
    book = opened(raw_xlsx('<row r="3"><c r="C3"><v>1</v></c></row>'))
    assert texts(book.sheets[0]) == [("", "", ""), ("", "", ""), ("", "", "1")]


def test_formulas_without_a_result_and_hidden_rows_are_told() -> None:
    cells = (
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1</f></c></row>'
        '<row r="2" hidden="1"><c r="A2"><f>A1</f><v></v></c><c r="B2"><v>2</v></c></row>'
    )
    assert opened(raw_xlsx(cells)).sheets[0].losses == (
        "2 formulas have no stored result and were read as blank.",
        "1 row is hidden in the workbook and was read like any other.",
    )


def test_hidden_sheets_are_read_and_marked() -> None:
    data = xlsx([("a",), ("b",)], {"More": [("c",)]})
    hidden = changed(
        data, "xl/workbook.xml", 'name="More" sheetId="2" state="visible"', 'name="More" sheetId="2" state="hidden"'
    )
    book = opened(hidden)
    assert [(sheet.name, sheet.hidden) for sheet in book.sheets] == [("Responses", False), ("More", True)]


def test_false_count_of_strings_is_not_believed() -> None:
    strings = (
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
        ' count="1" uniqueCount="4294967295"><si><t>hello</t></si></sst>'
    )
    book = opened(raw_xlsx('<row r="1"><c r="A1" t="s"><v>0</v></c></row>', strings))
    assert book.reader.startswith("openpyxl")
    assert texts(book.sheets[0]) == [("hello",)]


def test_sheet_in_utf_16_is_not_read_as_empty() -> None:
    xml = (
        '<?xml version="1.0" encoding="UTF-16"?>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>'
    )
    assert texts(opened(raw_xlsx("", sheet=xml.encode("utf-16"))).sheets[0]) == [("7",)]


def test_long_cells_are_cut_and_control_characters_left_out_with_a_count() -> None:
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    long = cell.format("x" * (LONGEST + 1))
    book = opened(raw_xlsx(f"<row>{long}{cell.format('_x0001_b')}</row><row>{long}{cell.format('ok')}</row>"))
    assert texts(book.sheets[0]) == [("x" * LONGEST, "b"), ("x" * LONGEST, "ok")]
    assert book.losses == (
        "2 cells were longer than 32767 characters and were cut there.",
        "Control characters were left out of 1 cell.",
    )


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  a  ", "a"),
        ("a\u00a0\u202f b", "a b"),
        ("\ufeffa\ufeff", "a"),
        ("a\x00b\x01c", "abc"),
        ("a\r\n\tb", "a b"),
        ("a\u2028b", "a b"),
        ("caf\u00e9 \U0001f600", "caf\u00e9 \U0001f600"),
        ("a\ud800b", "a\ufffdb"),
        ("\u00a0", ""),
        ("مرحبا بك", "مرحبا بك"),
    ],
)
def test_cells_are_trimmed_and_folded(text: str, kept: str) -> None:
    assert clean(text) == kept


def test_equal_values_of_different_types_stay_apart() -> None:
    packer = Packer()
    packer.add([(1,), (1.0,), (True,), ("1",), (0.5,), (None,), ("",)])
    sheet = packer.sheet("x", Losses())
    assert texts(sheet) == [("1",), ("1",), ("TRUE",), ("1",), ("0.5",)]
    assert sheet.columns[0].numbers == 3


def test_ragged_blocks_are_padded_and_blank_ends_dropped() -> None:
    packer = Packer()
    packer.add([("a",), ("b", "c")])
    packer.add([("d", "", "e", ""), ("", "", "", "")])
    assert texts(packer.sheet("x", Losses())) == [("a", "", ""), ("b", "c", ""), ("d", "", "e")]


def test_whole_numbers_have_no_point_and_others_are_shortest() -> None:
    packer = Packer()
    packer.add([(5.0, 0.1 + 0.2, 1e16, -3.0, 1e300, 44927.5)])
    assert texts(packer.sheet("x", Losses())) == [
        ("5", "0.30000000000000004", "10000000000000000", "-3", "1e+300", "44927.5")
    ]


def test_the_ending_of_a_file_means_nothing(tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    path.write_bytes(xlsx(MIXED))
    assert opened(path.read_bytes()).reader.startswith("calamine")
