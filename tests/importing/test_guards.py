"""Hostile and foreign files are refused in one sentence that names what is wrong."""

import struct
import zipfile
from pathlib import Path
from xml.parsers import expat

import pytest

from moin_desktop.errors import MoinError
from moin_desktop.importing import archive, source
from moin_desktop.importing.limits import FileLimits
from tests.importing.making import ODS_ROW, ODS_TEXT, ods, ole_with, opened, raw_xlsx, xls, xlsx, zipped

ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OPEN_XML_SHEET = {"xl/workbook.xml": "<workbook/>"}
BOMB = "<worksheet>" + " " * 40_000_000 + "</worksheet>"
LOL = '<!DOCTYPE w [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"<!DOCTYPE html><html><table><tr><td>a</td></tr></table></html>", "a web page"),
        (b"\xff\xfe" + "<html><body>".encode("utf-16-le"), "a web page"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>',
            "Excel's XML format of 2003",
        ),
        (b"<?xml version='1.0'?><data/>", "an XML file"),
        (b'[{"a": 1}]', "a JSON file"),
        (b"SQLite format 3\0" + b"\0" * 100, "a database or a project"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"$FL2@(#) SPSS", "an SPSS data file"),
        (bytes(range(256)) * 40, "neither a workbook nor text"),
        (zipped({"word/document.xml": "<x/>"}), "a Word document"),
        (zipped({"ppt/presentation.xml": "<x/>"}), "a PowerPoint presentation"),
        (zipped({"Index/Document.iwa": "x"}), "a Numbers or Pages file"),
        (zipped({"answers.csv": "a,b"}), "a zip archive"),
        (
            zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}, zipfile.ZIP_STORED),
            "a text document",
        ),
        (ole_with("Root Entry", "EncryptedPackage"), "protected with a password"),
        (ole_with("Root Entry", "WordDocument"), "a Word document"),
        (ole_with("Root Entry", "Workbook"), "damaged"),
        (ole_with("Root Entry", "Workbook")[:600], "damaged"),
        (ods("", {"META-INF/manifest.xml": "<manifest:encryption-data/>"}), "protected with a password"),
        (xlsx([("a",)])[:-30], "damaged"),
        (xlsx([("a",)])[:900], "damaged"),
        (b"PK\x03\x04", "damaged"),
        (zipped(OPEN_XML_SHEET), "damaged"),
    ],
)
def test_foreign_and_broken_files_are_named(data: bytes, says: str) -> None:
    with pytest.raises(MoinError, match=says) as trouble:
        opened(data)
    assert trouble.value.hint


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (raw_xlsx("", sheet=BOMB.encode()), "unpacks to more than 200 times its size"),
        (raw_xlsx("", sheet=(LOL + f'<worksheet xmlns="{MAIN}"/>').encode()), "declares a document type"),
        (raw_xlsx(ONE, strings=LOL + "<sst/>"), "xl/sharedstrings.xml of the workbook declares a document type"),
        (
            raw_xlsx(ONE + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
            "“Data” spans 1,048,576 rows × 16,384 columns but holds only 2 cells",
        ),
        (raw_xlsx('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'), "but holds only 1 cell"),
        (raw_xlsx(ONE + '<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>'), "beyond row 1,048,576"),
        (raw_xlsx('<row r="1"><c r="ZZZZZZZZZZZZ1"><v>1</v></c></row>'), "column XFD"),
        (zipped({**OPEN_XML_SHEET, "xl/a.xml": "1", "XL/A.xml": "2"}), "holds the part xl/a.xml twice"),
        (zipped(OPEN_XML_SHEET, zipfile.ZIP_LZMA), "packed in an unusual way"),
        (zipped({**OPEN_XML_SHEET, **{f"x{n}.txt": "" for n in range(10_001)}}), "more than 10,000 parts"),
        (
            ods(ODS_ROW.format(' table:number-rows-repeated="4294967295"', ODS_TEXT.format("x"))),
            "“Data” has cells beyond row 1,048,576",
        ),
        (
            ods(
                ODS_ROW.format(
                    "",
                    '<table:table-cell table:number-columns-repeated="1000000000" office:value-type="float"'
                    ' office:value="1"/>',
                )
            ),
            "“Data” has cells beyond column XFD",
        ),
        (
            ods(
                ODS_ROW.format(
                    ' table:number-rows-repeated="1000000"',
                    '<table:table-cell table:number-columns-repeated="99" office:value-type="float" office:value="1"/>',
                )
            ),
            "more than 20,000,000 cells",
        ),
    ],
)
def test_hostile_workbooks_are_refused_by_the_limit_they_break(data: bytes, says: str) -> None:
    with pytest.raises(MoinError, match=says) as trouble:
        opened(data)
    assert trouble.value.hint


def test_parts_and_workbook_have_a_largest_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LIMITS", FileLimits(part_bytes=50))
    with pytest.raises(MoinError, match="larger than 0 MB when unpacked"):
        opened(xlsx([("a",)]))
    monkeypatch.setattr(archive, "LIMITS", FileLimits(unpacked_bytes=50))
    with pytest.raises(MoinError, match="The workbook is larger than"):
        opened(xlsx([("a",)]))


def test_size_that_the_zip_lies_about_is_noticed() -> None:
    data = bytearray(raw_xlsx("", sheet=b"<worksheet>" + b" " * 100_000 + b"</worksheet>"))
    true_size = struct.pack("<I", 100_023)
    at = data.find(true_size)
    while at >= 0:
        data[at : at + 4] = struct.pack("<I", 1000)
        at = data.find(true_size)
    with pytest.raises(MoinError, match="damaged"):
        opened(bytes(data))


def test_encrypted_zip_entries_are_named() -> None:
    data = bytearray(xlsx([("a",)]))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    with pytest.raises(MoinError, match="password"):
        opened(bytes(data))


def test_encrypted_old_workbook_is_named() -> None:
    plain = xls([("a",)])
    start = 4 + struct.unpack_from("<H", plain, 2)[0]
    filepass = struct.pack("<HHHHHH", 0x002F, 6, 0, 0, 0, 0)
    with pytest.raises(MoinError, match="password"):
        opened(plain[:start] + filepass + plain[start:])


@pytest.mark.parametrize(
    ("name", "says"),
    [("missing.xlsx", "There is no file missing.xlsx"), ("folder", "folder is a folder"), ("empty.csv", "is empty")],
)
def test_paths_without_a_spreadsheet_are_named(tmp_path: Path, name: str, says: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.csv").touch()
    with pytest.raises(MoinError, match=says) as trouble:
        source.load(tmp_path / name)
    assert trouble.value.hint


def test_file_that_is_too_large_is_named(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(1_000_000_001)
    with pytest.raises(MoinError, match=r"large\.csv is larger than 1000 MB"):
        source.load(path)


def test_document_type_behind_a_long_comment_is_found() -> None:
    content = "<!--" + " " * 2_000_000 + "-->" + LOL + "<office:document-content xmlns:office='x'/>"
    with pytest.raises(MoinError, match="declares a document type"):
        opened(zipped({"content.xml": content}))


def test_xml_parser_stops_entities_that_grow_without_end() -> None:
    assert expat.version_info >= (2, 4, 1)
