"""Coded free text as a REFI-QDA project (.qdpx), which other programs of qualitative analysis open.

The format: qdasoftware.org, REFI-QDA Project 1.0 (Project-mrt2019.xsd): a zip with project.qde, an XML in a fixed
order of elements, and each text as a file in UTF-8 under sources/. Positions count Unicode code points from 0, lines
end in one line feed, the end position is that after the last character.
"""

import zipfile
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree as ET

from moin_desktop.exporting import xml
from moin_desktop.exporting.codebook import add_codes
from moin_desktop.exporting.coded import Coded, Place, Text
from moin_desktop.exporting.replacing import replacing
from moin_desktop.i18n import _
from moin_desktop.models.notes import Note

NAMESPACE = "urn:QDA-XML:project:1.0"
SUFFIX = ".qdpx"
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""A zip knows no earlier time; with always the same one the same project makes the same file."""


def write(path: Path, coded: Coded) -> None:
    """Write a project; MoinError where the file cannot be written."""
    with replacing(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        _put(packed, "project.qde", xml.packed(_project(coded)))
        for text in coded.texts:
            _put(packed, f"sources/{text.guid}.txt", text.words.encode("utf-8"))


def _put(packed: zipfile.ZipFile, name: str, data: bytes) -> None:
    about = zipfile.ZipInfo(name, _EARLIEST)
    about.compress_type = zipfile.ZIP_DEFLATED
    packed.writestr(about, data)


def _moment(time: datetime) -> str:
    return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _project(coded: Coded) -> ET.Element:
    root = ET.Element(
        "Project",
        {
            "xmlns": NAMESPACE,
            "name": xml.text(coded.name),
            "origin": xml.origin(),
            "creationDateTime": _moment(coded.made),
        },
    )
    if coded.users:
        users = ET.SubElement(root, "Users")
        for name, guid in coded.users.items():
            ET.SubElement(users, "User", {"guid": guid, "name": xml.text(name) or _("Without a name")})
    add_codes(ET.SubElement(root, "CodeBook"), coded.entries, coded.on_themes)
    _variables(root, coded)
    _cases(root, coded)
    sources = ET.SubElement(root, "Sources")
    for text in coded.texts:
        _source(sources, text, coded)
    if coded.notes:
        notes = ET.SubElement(root, "Notes")
        for guid, note in coded.notes:
            _note(notes, guid, note, coded)
    for guid in coded.on_all:
        _refer(root, "NoteRef", guid)
    return root


def _refer(into: ET.Element, tag: str, guid: str) -> None:
    ET.SubElement(into, tag, {"targetGUID": guid})


def _variables(root: ET.Element, coded: Coded) -> None:
    if not coded.variables:
        return
    variables = ET.SubElement(root, "Variables")
    for guid, name, wording in coded.variables:
        one = ET.SubElement(variables, "Variable", {"guid": guid, "name": xml.text(name), "typeOfVariable": "Text"})
        if wording and wording != name:
            ET.SubElement(one, "Description").text = xml.text(wording)


def _cases(root: ET.Element, coded: Coded) -> None:
    if not coded.cases:
        return
    cases = ET.SubElement(root, "Cases")
    for case in coded.cases:
        one = ET.SubElement(cases, "Case", {"guid": case.guid, "name": xml.text(case.name)})
        for at, words in case.values:
            value = ET.SubElement(one, "VariableValue")
            _refer(value, "VariableRef", coded.variables[at][0])
            ET.SubElement(value, "TextValue").text = xml.text(words)
        for place in case.places:
            _refer(one, "SelectionRef", place)


def _source(sources: ET.Element, text: Text, coded: Coded) -> None:
    attributes = {"guid": text.guid, "name": xml.text(text.name), "plainTextPath": f"internal://{text.guid}.txt"}
    source = ET.SubElement(sources, "TextSource", attributes)
    if text.asked:
        ET.SubElement(source, "Description").text = xml.text(text.asked)
    for place in text.places:
        _selection(source, place, coded)
    for note in text.notes:
        _refer(source, "NoteRef", note)


def _selection(source: ET.Element, place: Place, coded: Coded) -> None:
    selection = ET.SubElement(
        source,
        "PlainTextSelection",
        {
            "guid": place.guid,
            "name": _("Response {n}").format(n=place.row + 1),
            "startPosition": str(place.start),
            "endPosition": str(place.stop),
        },
    )
    for given in place.given:
        attributes = {
            "guid": given.guid,
            "creatingUser": coded.users[given.author],
            "creationDateTime": _moment(given.created),
        }
        _refer(ET.SubElement(selection, "Coding", attributes), "CodeRef", given.theme)
    for note in place.notes:
        _refer(selection, "NoteRef", note)


def _note(notes: ET.Element, guid: str, note: Note, coded: Coded) -> None:
    attributes = {
        "guid": guid,
        "name": xml.text(" ".join(note.text.split())[:60]),
        "creatingUser": coded.users[note.author],
        "creationDateTime": _moment(note.created),
    }
    ET.SubElement(ET.SubElement(notes, "Note", attributes), "PlainTextContent").text = xml.text(note.text)
