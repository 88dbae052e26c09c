"""A codebook as a file: a table for people (.xlsx, .csv), or REFI-QDA for other programs (.qdc)."""

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO
from xml.etree import ElementTree as ET

from moin_desktop.exporting import xml
from moin_desktop.exporting.replacing import replacing
from moin_desktop.exporting.text import Changes, clean
from moin_desktop.i18n import _
from moin_desktop.models.codebook import Entry

NAMESPACE = "urn:QDA-XML:codebook:1.0"
SUFFIXES = (".xlsx", ".csv", ".qdc")
COLUMNS = ("theme", "parent", "definition", "not", "role")
"""Headings are the same in every language, so that a codebook can be read back anywhere."""
_COMMANDS = tuple("=+-@\t\r")
_WIDTHS = (32, 24, 60, 60, 10)


def write(path: Path, entries: Sequence[Entry]) -> None:
    """Write a codebook in the format that the ending of ``path`` names; MoinError where the file cannot be written.

    REFI-QDA: qdasoftware.org, Codebook 1.0. In a .csv a cell that a spreadsheet would obey begins with an apostrophe.
    """
    suffix = path.suffix.lower()
    with replacing(path) as file:
        if suffix == ".qdc":
            file.write(qdc(entries))
        elif suffix == ".csv":
            file.write(_csv(entries))
        else:
            _workbook(file, entries)


def _rows(entries: Sequence[Entry]) -> list[tuple[str, ...]]:
    return [(one.name, one.parent, one.definition, one.excludes, one.role) for one in entries]


def _csv(entries: Sequence[Entry]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in _rows(entries):
        writer.writerow([f"'{cell}" if cell.startswith(_COMMANDS) else cell for cell in row])
    return out.getvalue().encode("utf-8-sig")


def _workbook(file: BinaryIO, entries: Sequence[Entry]) -> None:
    import xlsxwriter  # type: ignore[import-untyped]  # XlsxWriter ships no types; it takes long to load

    changes = Changes()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(_("Codebook"))
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width, wrapped)
            sheet.write_string(0, column, COLUMNS[column], bold)
        for at, row in enumerate(_rows(entries), 1):
            for column, cell in enumerate(row):
                sheet.write_string(at, column, clean(cell, changes), wrapped)
        sheet.freeze_panes(1, 0)


def qdc(entries: Sequence[Entry]) -> bytes:
    """A codebook as REFI-QDA XML."""
    root = ET.Element("CodeBook", {"xmlns": NAMESPACE, "origin": xml.origin()})
    add_codes(root, entries)
    return xml.packed(root)


def add_codes(into: ET.Element, entries: Sequence[Entry], notes: Mapping[str, Sequence[str]] | None = None) -> None:
    """Put all entries as nested codes into an element; parts stand inside their whole.

    ``notes`` has the GUIDs of the notes on a theme, by the theme's GUID.
    """
    codes = ET.SubElement(into, "Codes")
    made: dict[str, ET.Element] = {}
    for entry in entries:
        above = made.get(entry.parent.casefold(), codes) if entry.parent else codes
        attributes = {"guid": entry.guid, "name": xml.text(entry.name), "isCodable": "true"}
        code = ET.SubElement(above, "Code", attributes)
        told = description(entry)
        if told:
            # A description comes before nested codes, and these are added later.
            ET.SubElement(code, "Description").text = xml.text(told)
        for note in (notes or {}).get(entry.guid, ()):
            ET.SubElement(code, "NoteRef", {"targetGUID": note})
        made[entry.name.casefold()] = code


def description(entry: Entry) -> str:
    """What a theme is and is not, in one text."""
    excludes = f"{NOT}{entry.excludes}" if entry.excludes else ""
    return "\n".join(part for part in (entry.definition, excludes) if part)


NOT = "Not: "
"""Begins the line that says what a theme is not; the same in every language, so that it can be read back."""
