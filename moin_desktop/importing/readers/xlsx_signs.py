"""What the XML of an .xlsx tells before it is read, and what its readers would hide: errors, formulas without value."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray

from moin_desktop.importing.archive import PIECE, Archive, plain_name
from moin_desktop.importing.guards import beyond_sheet, too_wide_apart
from moin_desktop.importing.limits import LIMITS, FileLimits
from moin_desktop.importing.xmlscan import column_number, extent_of, is_wide

_Bytes = NDArray[np.uint8]

_SMALL = 256 * 1024
_OLD_ERRORS = frozenset((b"#NULL!", b"#DIV/0!", b"#VALUE!", b"#REF!", b"#NAME?", b"#NUM!", b"#N/A"))
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_LAST_CELL = re.compile(rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,12})(\d{1,12})["']""")
_LAST_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*?\br=["'](\d{1,12})["']""")
_DIMENSION = re.compile(rb"""<(?:\w+:)?dimension[^>]*\bref=["'](?:[A-Z]+\d+:)?([A-Z]{1,12})(\d{1,12})["']""")
_VALUE = re.compile(rb"<(?:\w+:)?v>\s*([^<]*?)\s*</")
_SELF_CLOSED_FORMULA = re.compile(rb"<f\b[^>]*/></c>")
_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\b[^>]*\bhidden=["'](?:1|true)["']""")
_UNIQUE_COUNT = re.compile(rb"""<(?:\w+:)?sst\b[^>]*\buniqueCount=["'](\d+)["']""")
_LONG_FORMAT = re.compile(rb"""formatCode=(?:"[^"]{%d,}"|'[^']{%d,}')""" % (LIMITS.number_format, LIMITS.number_format))
_TAIL = 8192
_LEFT, _RIGHT, _SPACE, _EQUALS, _QUOTES = ord("<"), ord(">"), ord(" "), ord("="), np.frombuffer(b"\"'", dtype=np.uint8)


@dataclass(slots=True)
class SheetSigns:
    """What one sheet tells about itself."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    """Error codes by (row, column) from 0."""
    valueless: int = 0
    """Formulas that no program has calculated."""
    hidden_rows: int = 0
    misread: bool = False
    """calamine would read it wrongly without a word, or not at all."""
    bottom: int = 0
    right: int = 0


@dataclass(slots=True)
class BookSigns:
    """What a whole workbook tells; sheets by their position in it."""

    sheets: dict[int, SheetSigns] = field(default_factory=dict)
    false_count: bool = False
    """The string table claims more strings than its size can hold: calamine would ask for memory for all of them."""
    large: bool = False
    """A sheet is too large for a reader that holds all its cells at once."""
    long_format: bool = False
    """A number format is so long that openpyxl would match patterns on it for minutes."""

    @property
    def misread(self) -> bool:
        """Whether any sheet needs the second reader."""
        return any(sheet.misread for sheet in self.sheets.values())


def look(archive: Archive, alive: Callable[[], None], limits: FileLimits = LIMITS) -> BookSigns:
    """Look through the parts of a workbook. Raises MoinError when its cells lie too far apart, BROKEN when damaged.

    ``alive`` is called now and then.
    """
    book = BookSigns()
    for name in archive.parts:
        if name.startswith("xl/sharedstrings"):
            first = next(archive.pieces(name), b"")
            told = _UNIQUE_COUNT.search(first[:_TAIL])
            book.false_count |= bool(told) and int(told[1]) > archive.parts[name].file_size if told else False
        elif name == "xl/styles.xml":
            book.long_format = bool(_LONG_FORMAT.search(archive.whole(name)))
    for index, (sheet, part) in enumerate(sheet_parts(archive)):
        if part in archive.parts:
            signs = book.sheets[index] = _look_at_sheet(archive, part, sheet, alive)
            book.large |= signs.bottom * signs.right > limits.held_cells
            book.large |= archive.parts[part].file_size > limits.part_bytes
    return book


def sheet_parts(archive: Archive) -> list[tuple[str, str]]:
    """The sheets of an .xlsx in their order: (name, part); empty when the workbook part does not tell."""
    try:
        workbook = ElementTree.fromstring(archive.whole("xl/workbook.xml"))
        relations = ElementTree.fromstring(archive.whole("xl/_rels/workbook.xml.rels"))
    except ElementTree.ParseError:
        return []
    targets = {one.get("Id", ""): _target(one.get("Target", "")) for one in relations}
    found = []
    for one in workbook.iter():
        if one.tag.rpartition("}")[2] == "sheet":
            id = next((value for key, value in one.attrib.items() if key.endswith("}id")), "")
            found.append((one.get("name", ""), targets.get(id, "")))
    return found


def _target(target: str) -> str:
    return plain_name(target) if target.startswith(("/", "\\")) else plain_name(f"xl/{target}")


def _look_at_sheet(archive: Archive, part: str, name: str, alive: Callable[[], None]) -> SheetSigns:
    signs = SheetSigns()
    size = archive.parts[part].file_size
    first = next(archive.pieces(part), b"")
    if is_wide(first):
        signs.misread = True
    dimension = _DIMENSION.search(first[:_TAIL])
    if dimension:
        signs.right, signs.bottom = column_number(dimension[1].decode()), int(dimension[2])
    for piece in whole_cells(archive.pieces(part)):
        _look_at_cells(piece, signs)
        alive()
    if size <= _SMALL or signs.bottom * signs.right > LIMITS.box_cells:
        _check_extent(archive, part, name, signs)
    return signs


def _check_extent(archive: Archive, part: str, name: str, signs: SheetSigns) -> None:
    extent = extent_of(archive.pieces(part))
    if extent.bottom > LIMITS.rows or extent.right > LIMITS.columns:
        raise beyond_sheet(name)
    box = extent.bottom * extent.right
    if box > LIMITS.streamed_cells or (box > LIMITS.box_cells and extent.filled < LIMITS.fullness * box):
        raise too_wide_apart(name, extent.bottom, extent.right, extent.filled)
    signs.bottom, signs.right = extent.bottom, extent.right


def whole_cells(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes cut after the end of a cell, so that none is torn; a monstrous cell may still be."""
    rest = b""
    for piece in pieces:
        rest += piece
        end = rest.rfind(b"</c>") + 4
        if end < 4 and len(rest) < 16 * PIECE:
            continue
        end = end if end >= 4 else len(rest)
        yield rest[:end]
        rest = rest[end:]
    if rest:
        yield rest


def _look_at_cells(piece: bytes, signs: SheetSigns) -> None:
    told = np.frombuffer(piece, dtype=np.uint8)
    signs.misread = signs.misread or _holds_padded(told)
    if _holds_formulas(told):
        signs.valueless += piece.count(b"</f></c>") + piece.count(b"</f><v></v>") + piece.count(b"</f><v/>")
        signs.valueless += len(_SELF_CLOSED_FORMULA.findall(piece))
    if _holds_hidden(told):
        signs.hidden_rows += len(_HIDDEN_ROW.findall(piece))
    for at in _errors(told):
        _take_error(piece, at, signs)
    tail = piece[-_TAIL:]
    for column, row in _LAST_CELL.findall(tail)[-1:]:
        signs.bottom = max(signs.bottom, int(row))
        signs.right = max(signs.right, column_number(column.decode()))
    for row in _LAST_ROW.findall(tail)[-1:]:
        signs.bottom = max(signs.bottom, int(row))


# These look at all bytes side by side, several times faster than a search for signs that begin like much else.


def _holds_padded(told: _Bytes) -> bool:
    """Whether a value begins with white space: ``<v>`` and a blank, tab or line end."""
    at = np.flatnonzero((told[2:-1] == _RIGHT) & (told[3:] <= _SPACE))
    return bool(((told[at] == _LEFT) & (told[at + 1] == ord("v"))).any())


def _holds_formulas(told: _Bytes) -> bool:
    return bool(((told[:-1] == _LEFT) & (told[1:] == ord("f"))).any())


def _holds_hidden(told: _Bytes) -> bool:
    """Whether `` hidden=`` may stand in it: a blank and ``hi``."""
    at = np.flatnonzero(told[1:-1] == ord("h"))
    return bool(((told[at] <= _SPACE) & (told[at + 2] == ord("i"))).any())


def _errors(told: _Bytes) -> list[int]:
    """Where cells say that they hold an error: `` t="e"``."""
    at = np.flatnonzero(told[4:-1] == ord("e"))
    at = at[(told[at] == _SPACE) & (told[at + 1] == ord("t")) & (told[at + 2] == _EQUALS)]
    found: list[int] = at[np.isin(told[at + 3], _QUOTES) & (told[at + 3] == told[at + 5])].tolist()
    return found


def _take_error(piece: bytes, at: int, signs: SheetSigns) -> None:
    start = piece.rfind(b"<", 0, at)
    end = piece.find(b">", at)
    stop = piece.find(b"c>", end)
    place = _PLACE.search(piece, start, end)
    value = _VALUE.search(piece, end, stop if stop > 0 else len(piece))
    if not value:
        return
    if value[1] not in _OLD_ERRORS:
        signs.misread = True
    if place:
        cell = (int(place[2]) - 1, column_number(place[1].decode()) - 1)
        signs.errors[cell] = value[1].decode("ascii", "replace")
