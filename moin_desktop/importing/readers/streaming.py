"""Own reader of .xlsx sheets that would fill the memory of one that holds all cells: a row at a time, from the XML."""

import contextlib
import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

from moin_desktop.importing.archive import Archive
from moin_desktop.importing.guards import beyond_sheet
from moin_desktop.importing.limits import LIMITS
from moin_desktop.importing.readers.raw import RawSheet, Reader
from moin_desktop.importing.readers.xlsx_signs import sheet_parts
from moin_desktop.importing.xmlscan import column_number

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DIGITS = "0123456789"
_BLANK: Sequence[object] = ()
Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]


class OutOfOrderError(ValueError):
    """Rows or cells that do not stand in their order; a reader that holds all of them can still sort them."""


class DocumentTypeError(ValueError):
    """A part declares a document type, and with it entities."""


def name() -> str:
    """Name and version of this reader."""
    return "streaming 1"


def reader(data: bytes) -> Reader:
    """This reader on these bytes."""
    return Reader(name(), lambda: sheets(data))


def sheets(data: bytes) -> Iterator[RawSheet]:
    """Each sheet in turn. Raises ExpatError, ValueError, LookupError and what the zip raises."""
    with Archive(data) as archive:
        book = _Book(_strings(archive), _moments(archive))
        parts = sheet_parts(archive)
        hidden = _hidden(archive)
        for index, (title, part) in enumerate(parts):
            if part in archive.parts and not part.startswith("xl/chartsheets/"):
                yield RawSheet(
                    title,
                    _Sheet(title, book).rows(archive.pieces(part)),
                    index,
                    len(parts),
                    hidden=index in hidden,
                    most_cells=LIMITS.streamed_cells,
                )


@dataclass(frozen=True, slots=True)
class _Book:
    """What the cells of all sheets refer to."""

    strings: list[str]
    moments: dict[str, Callable[[float], object]]
    """By the number of a style that shows dates, times or spans: what makes one of a number."""


class _Short(dict[str, str]):
    """Names of elements without their prefix."""

    def __missing__(self, name: str) -> str:
        short = self[name] = name.rpartition(":")[2]
        return short


class _Sheet:
    """The rows of one sheet while its XML goes by."""

    def __init__(self, title: str, book: _Book) -> None:
        self._title = title
        self._book = book
        self._ready: list[Sequence[object]] = []
        self._number = 0

    def rows(self, pieces: Iterator[bytes]) -> Iterator[Sequence[object]]:
        """All rows down to the last, those between that the XML leaves out as blank ones."""
        parser = _parser(*self._handlers())
        for piece in pieces:
            parser.Parse(piece, False)
            yield from self._ready
            self._ready.clear()
        parser.Parse(b"", True)
        yield from self._ready

    def _handlers(self) -> tuple[Start, End, End]:  # noqa: C901 - closures: they run for each of millions of cells
        short, columns, value = _Short(), {"": 0}, self._value
        cells: list[object] = []
        text = kind = style = ""
        taking = spoken = False

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal text, kind, style, taking, spoken
            name = short[name]
            if name == "c":
                kind, style = attributes.get("t", "n"), attributes.get("s", "0")
                letters = attributes.get("r", "").rstrip(_DIGITS)
                at = columns.get(letters) if letters else len(cells)
                if at is None:
                    at = columns[letters] = column_number(letters) - 1
                if at >= LIMITS.columns:
                    raise beyond_sheet(self._title)
                if at != len(cells):
                    if at < len(cells):
                        raise OutOfOrderError
                    cells.extend([""] * (at - len(cells)))
                cells.append("")
                text = ""
            elif name in ("v", "t"):
                taking = not spoken
            elif name == "row":
                self._begin_row(attributes.get("r", ""))
                cells.clear()
            elif name == "rPh":
                spoken = True

        def end(name: str) -> None:
            nonlocal taking, spoken
            name = short[name]
            if name == "c":
                if text:
                    cells[-1] = value(text, kind, style)
            elif name in ("v", "t"):
                taking = False
            elif name == "row":
                self._ready.append(cells.copy())
            elif name == "rPh":
                spoken = False

        def said(piece: str) -> None:
            nonlocal text
            if taking:
                text += piece

        return start, end, said

    def _begin_row(self, told: str) -> None:
        number = int(told) if told else self._number + 1
        if number > LIMITS.rows:
            raise beyond_sheet(self._title)
        if number <= self._number:
            raise OutOfOrderError
        self._ready.extend([_BLANK] * (number - self._number - 1))
        self._number = number

    def _value(self, text: str, kind: str, style: str) -> object:
        if kind == "s":
            return self._book.strings[int(text)]
        if kind == "n":
            number = float(text)
            moment = self._book.moments.get(style)
            return number if moment is None else moment(number)
        if kind == "b":
            return text.strip() in ("1", "true")
        if kind == "e":
            return ""  # told by ``xlsx_signs``
        if kind == "d":
            with contextlib.suppress(ValueError):
                return dt.datetime.fromisoformat(text)
        return _unescaped(text)


def _parser(start: Start, end: End, said: End) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = said
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_declared: object) -> None:
    raise DocumentTypeError


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _strings(archive: Archive) -> list[str]:
    """The table of strings: runs of a rich text joined, readings of Japanese left out."""
    part = next((one for one in archive.parts if one.startswith("xl/sharedstrings")), None)
    found: list[str] = []
    if part is None:
        return found
    short = _Short()
    text: list[str] = []
    taking = spoken = False

    def start(name: str, _attributes: dict[str, str]) -> None:
        nonlocal taking, spoken
        name = short[name]
        taking = name == "t" and not spoken
        spoken = spoken or name == "rPh"

    def end(name: str) -> None:
        nonlocal taking, spoken
        name = short[name]
        taking = False
        if name == "si":
            found.append(_unescaped("".join(text)))
            text.clear()
        elif name == "rPh":
            spoken = False

    def said(piece: str) -> None:
        if taking:
            text.append(piece)

    parser = _parser(start, end, said)
    for piece in archive.pieces(part):
        parser.Parse(piece, False)
    parser.Parse(b"", True)
    return found


def _moments(archive: Archive) -> dict[str, Callable[[float], object]]:
    """What makes dates and times of numbers, by the styles that show them as such."""
    from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format  # takes long to load
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

    first = next((one for one in _elements(archive, "xl/workbook.xml", "workbookPr")), None)
    epoch = MAC_EPOCH if first is not None and first.get("date1904") in ("1", "true") else WINDOWS_EPOCH

    def moment(number: float) -> object:
        try:
            return from_excel(number, epoch)
        except (OverflowError, ValueError):
            return number

    def span(number: float) -> object:
        try:
            return from_excel(number, epoch, timedelta=True)
        except (OverflowError, ValueError):
            return number

    codes = {one.get("numFmtId", ""): one.get("formatCode", "") for one in _elements(archive, _STYLES, "numFmt")}
    found: dict[str, Callable[[float], object]] = {}
    for number, style in enumerate(_cell_styles(archive)):
        code = codes.get(style) or (BUILTIN_FORMATS.get(int(style)) if style.isdecimal() else None)
        if code and is_date_format(code):
            found[str(number)] = span if is_timedelta_format(code) else moment
    return found


_STYLES = "xl/styles.xml"


def _cell_styles(archive: Archive) -> list[str]:
    every = next(_elements(archive, _STYLES, "cellXfs"), None)
    return [] if every is None else [one.get("numFmtId", "0") for one in every]


def _hidden(archive: Archive) -> frozenset[int]:
    """The positions of sheets that the workbook does not show."""
    every = _elements(archive, "xl/workbook.xml", "sheet")
    return frozenset(at for at, one in enumerate(every) if one.get("state", "visible") != "visible")


def _elements(archive: Archive, part: str, name: str) -> "Iterator[ElementTree.Element[Any]]":
    """The elements of this name in a small part; none where the part is missing or no XML."""
    try:
        tree = ElementTree.fromstring(archive.whole(part))
    except ElementTree.ParseError:
        return iter(())
    return (one for one in tree.iter() if one.tag.rpartition("}")[2] == name)
