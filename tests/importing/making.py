"""Small spreadsheets of every kind, written by the tests themselves, whole and hostile."""

import csv
import datetime as dt
import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

from moin_desktop.importing.sheet import Sheet, Workbook
from moin_desktop.importing.workbook import open_workbook

MIXED: tuple[tuple[object, ...], ...] = (
    ("Name", "Score", "Share", "When", "Moment", "Time", "Yes"),
    ("Ana", 5, 0.1, dt.date(2023, 5, 2), dt.datetime(2023, 5, 2, 10, 15), dt.time(10, 15), True),
    ("  Bo\u00a0 b\n c ", 12, 2.5, dt.date(2024, 2, 29), dt.datetime(2024, 2, 29, 0, 0, 1), dt.time(23, 59, 59), False),
)
MIXED_TEXTS = [
    ("Name", "Score", "Share", "When", "Moment", "Time", "Yes"),
    ("Ana", "5", "0.1", "2023-05-02", "2023-05-02T10:15:00", "10:15:00", "TRUE"),
    ("Bo b c", "12", "2.5", "2024-02-29", "2024-02-29T00:00:01", "23:59:59", "FALSE"),
]


def opened(data: bytes) -> Workbook:
    """The workbook in these bytes, read without a process of its own."""
    return open_workbook(data, lambda _done, _total: None)


def texts(sheet: Sheet) -> list[tuple[str, ...]]:
    """All rows of a sheet as texts."""
    return [
        tuple(column.words[code] if (code := int(column.codes[row])) >= 0 else "" for column in sheet.columns)
        for row in range(sheet.rows)
    ]


def xlsx(rows: Sequence[Sequence[object]], more: Mapping[str, Sequence[Sequence[object]]] | None = None) -> bytes:
    """A workbook with the sheet Responses, and more sheets by name."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    for name, cells in {"Responses": rows, **(more or {})}.items():
        sheet = book.create_sheet(name)
        for row in cells:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    "{more}</Types>"
)
_STRINGS_TYPE = (
    '<Override PartName="/xl/sharedStrings.xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def raw_xlsx(sheet_data: str, strings: str | None = None, sheet: bytes | None = None) -> bytes:
    """A workbook of one sheet written by hand: ``sheet_data`` stands inside its sheetData."""
    related = f'<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    if strings is not None:
        related += f'<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": _CONTENT_TYPES.format(more=_STRINGS_TYPE if strings is not None else ""),
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{_OFFICE}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">{related}</Relationships>',
        "xl/worksheets/sheet1.xml": sheet
        or f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet_data}</sheetData></worksheet>',
    }
    if strings is not None:
        parts["xl/sharedStrings.xml"] = strings
    return zipped(parts)


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def changed(data: bytes, part: str, old: str, new: str) -> bytes:
    """The zip with one text of one part replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
        text = archive.read(part).decode()
    assert old in text
    return zipped({**parts, part: text.replace(old, new)})


ODS_ROW = "<table:table-row{}>{}</table:table-row>"
ODS_TEXT = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'


def ods(rows: str, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """An OpenDocument sheet called Data around these rows of XML."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text", "style")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body><office:spreadsheet>'
        f'<table:table table:name="Data">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content, **(more or {})}
    )


def csv_text(rows: Sequence[Sequence[str]], delimiter: str = ",") -> str:
    """The rows as delimited text."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def ole_with(*names: str) -> bytes:
    """The header of an OLE container whose directory names these streams; nothing else in it is true."""
    header = bytearray(1536)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 62, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", header, 44, 1, 1)
    for at, name in enumerate(names):
        encoded = name.encode("utf-16-le")
        header[1024 + 128 * at : 1024 + 128 * at + len(encoded)] = encoded
    return bytes(header)


def xls(rows: Sequence[Sequence[object]]) -> bytes:
    """An old workbook as a bare BIFF8 stream: numbers, texts, truth values and error codes, no styles."""

    def record(kind: int, body: bytes) -> bytes:
        return struct.pack("<HH", kind, len(body)) + body

    def cell(row: int, column: int, value: object) -> bytes:
        place = struct.pack("<HHH", row, column, 0)
        if isinstance(value, bool):
            return record(0x0205, place + struct.pack("<BB", value, 0))
        if isinstance(value, int | float):
            return record(0x0203, place + struct.pack("<d", value))
        if isinstance(value, bytes):
            return record(0x0205, place + value + b"\x01")
        text = str(value)
        return record(0x0204, place + struct.pack("<HB", len(text), 1) + text.encode("utf-16-le"))

    sheet = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0x0DBB, 0x07CC, 0, 6))
    for row, cells in enumerate(rows):
        sheet += b"".join(cell(row, column, value) for column, value in enumerate(cells) if value is not None)
    sheet += record(0x000A, b"")
    start = record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0005, 0x0DBB, 0x07CC, 0, 6))
    name = b"\x04\x00Data"
    length = len(start) + 4 + 6 + len(name) + 4
    return start + record(0x0085, struct.pack("<IBB", length, 0, 0) + name) + record(0x000A, b"") + sheet


def written(folder: Path, name: str, data: bytes | str) -> Path:
    """A file with this content."""
    path = folder / name
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path
