"""The reader for sheets that fill the memory gives what the others give, a row at a time."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from moin_desktop.errors import MoinError
from moin_desktop.importing.archive import Archive
from moin_desktop.importing.limits import FileLimits
from moin_desktop.importing.packing import Packer, blocks
from moin_desktop.importing.readers import calamine, streaming
from moin_desktop.importing.readers.raw import Reader
from moin_desktop.importing.readers.xlsx_signs import look
from tests.conftest import ROOT
from tests.importing.making import MIXED, MIXED_TEXTS, changed, raw_xlsx, texts, xlsx

SAMPLES = sorted((ROOT / "resources" / "sample").glob("*.xlsx"))


def read(reader: Reader) -> list[tuple[str, list[tuple[str, ...]], list[tuple[int, int]], bool]]:
    """Every sheet as its name, its texts, its numbers and dates by column, and whether it is hidden."""
    from moin_desktop.importing.packing import Losses

    found = []
    for raw in reader.sheets():
        packer = Packer(raw.offset)
        for block in blocks(raw.rows):
            packer.add(block)
        sheet = packer.sheet(raw.name, Losses(), raw.hidden)
        found.append((raw.name, texts(sheet), [(one.numbers, one.dates) for one in sheet.columns], raw.hidden))
    return found


def test_every_kind_of_cell_is_read() -> None:
    ((name, rows, _kinds, hidden),) = read(streaming.reader(xlsx(MIXED)))
    assert (name, rows, hidden) == ("Responses", MIXED_TEXTS, False)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(xlsx(MIXED, {"More": [("a", "b"), (), ("", "c")], "Empty": []}), id="several sheets"),
        pytest.param(xlsx([("x",), (dt.timedelta(hours=30),), ("_x0041_b",), ("00123",), ("N/A",)]), id="odd texts"),
        pytest.param(
            raw_xlsx('<row r="3"><c r="C3"><v>1</v></c></row><row r="7"><c r="A7"><v>2</v></c></row>'), id="gaps"
        ),
        pytest.param(
            raw_xlsx("<row><c><v>1</v></c><c t='str'><v>a&amp;b</v></c></row><row/><row><c/></row>"), id="no places"
        ),
        pytest.param(
            raw_xlsx(
                '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c>'
                '<c r="B1" t="b"><v>1</v></c><c r="C1"><f>1+1</f><v>2</v></c></row>'
            ),
            id="inline and formulas",
        ),
        *(pytest.param(path.read_bytes(), id=path.stem) for path in SAMPLES),
    ],
)
def test_it_gives_what_the_first_reader_gives(data: bytes) -> None:
    assert read(streaming.reader(data)) == read(calamine.reader(data))


def test_a_workbook_of_1904_and_a_hidden_sheet() -> None:
    data = xlsx([("When",), (dt.date(2023, 5, 2),)], {"More": [("a",)]})
    bare = "<workbookPr/>" if openpyxl.LXML else "<workbookPr />"
    early = changed(data, "xl/workbook.xml", bare, '<workbookPr date1904="1" />')
    hidden = changed(
        early, "xl/workbook.xml", 'name="More" sheetId="2" state="visible"', 'name="More" sheetId="2" state="hidden"'
    )
    found = read(streaming.reader(hidden))
    assert found[0][1] == [("When",), ("2027-05-03",)]
    assert [sheet[3] for sheet in found] == [False, True]


def test_prefixes_and_readings_of_japanese() -> None:
    sheet = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row r="1">'
        '<x:c r="A1" t="inlineStr"><x:is><x:t>東京</x:t><x:rPh sb="0" eb="2"><x:t>トウキョウ</x:t></x:rPh></x:is></x:c>'
        "</x:row></x:sheetData></x:worksheet>"
    )
    ((_name, rows, _kinds, _hidden),) = read(streaming.reader(raw_xlsx("", sheet=sheet.encode())))
    assert rows == [("東京",)]


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>',
        '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
    ],
)
def test_cells_out_of_order_are_left_to_another_reader(cells: str) -> None:
    with pytest.raises(streaming.OutOfOrderError):
        read(streaming.reader(raw_xlsx(cells)))


@pytest.mark.parametrize("place", ["A1048577", "XFE1"])
def test_cells_beyond_the_sheet_are_refused(place: str) -> None:
    row = place.lstrip("AXFE")
    with pytest.raises(MoinError, match="beyond row"):
        read(streaming.reader(raw_xlsx(f'<row r="{row}"><c r="{place}"><v>1</v></c></row>')))


def test_document_type_is_refused() -> None:
    sheet = b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>'
    with pytest.raises(streaming.DocumentTypeError):
        read(streaming.reader(raw_xlsx("", sheet=sheet)))


def test_large_sheets_are_known_by_their_cells_and_bytes(tmp_path: Path) -> None:
    data = xlsx([("a", "b")] * 50)

    def large(limits: FileLimits) -> bool:
        with Archive(data) as archive:
            return look(archive, lambda: None, limits).large

    assert not large(FileLimits())
    assert large(FileLimits(held_cells=99))
    assert not large(FileLimits(held_cells=100))
    assert large(FileLimits(part_bytes=1000))
