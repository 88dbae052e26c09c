"""Reader of .ods by our own walk through its XML: others glue words at tabs and line breaks; calamine after it."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from moin_desktop.i18n import _
from moin_desktop.importing.archive import Archive, doctype_in, refusal
from moin_desktop.importing.limits import LIMITS
from moin_desktop.importing.packing import Row
from moin_desktop.importing.readers import calamine
from moin_desktop.importing.readers.raw import RawSheet, Reader

_SPAN = re.compile(r"(-?)P(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$")
_CELLS = ("table:table-cell", "table:covered-table-cell")
_BLANKS = ("text:s", "text:tab", "text:line-break")
_NUMBERS = ("float", "percentage", "currency")


def readers(data: bytes) -> list[Reader]:
    """The readers to try, best first."""
    return [Reader("ods 1", lambda: _sheets(data)), calamine.reader(data)]


def _sheets(data: bytes) -> Iterator[RawSheet]:
    """Each table in turn; its rows must be taken before the next."""
    with Archive(data) as archive:
        events = _events(archive)
        for event in events:
            if isinstance(event, _Table):
                yield RawSheet(event.name, _rows(event.name, events), event.index, event.index + 2, hidden=event.hidden)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table begins."""

    name: str
    index: int
    hidden: bool


@dataclass(frozen=True, slots=True)
class _Cells:
    """A row, standing for ``repeat`` rows that are alike."""

    cells: list[object]
    repeat: int


_Event = _Table | _Cells | None
"""None where a table ends."""


def _events(archive: Archive) -> Iterator[_Event]:
    walk = _Walk()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = walk.start
    parser.EndElementHandler = walk.end
    parser.CharacterDataHandler = walk.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    for piece in archive.pieces("content.xml"):
        parser.Parse(piece, False)
        yield from walk.take()
    parser.Parse(b"", True)
    yield from walk.take()


def _refuse_doctype(*_told: object) -> None:
    raise doctype_in("content.xml")


def _rows(table: str, events: Iterator[_Event]) -> Iterator[Row]:
    """The rows of the table whose beginning was met; blank rows only where something follows them."""
    blank = row = 0
    for event in events:
        if not isinstance(event, _Cells):
            return
        if not event.cells:
            blank += event.repeat
            continue
        row += blank + event.repeat
        if row > LIMITS.rows:
            raise refusal(
                _("The sheet “{sheet}” has cells beyond row {rows}.").format(sheet=table, rows=f"{LIMITS.rows:,}")
            )
        yield from ([] for _blank in range(blank))
        blank = 0
        yield from (event.cells for _same in range(event.repeat))


@dataclass(slots=True)
class _Walk:
    """Follows tables, rows, cells and paragraphs, and keeps what is complete until it is taken."""

    ready: list[_Event] = field(default_factory=list)
    tables: int = 0
    table: str = ""
    depth: int = 0
    """Tables within tables; only the outer ones are sheets."""
    silent: int = 0
    """Depth inside notes that hang on cells."""
    style: str = ""
    hidden_styles: set[str] = field(default_factory=set)
    cells: list[object] = field(default_factory=list)
    blank: int = 0
    row_repeat: int = 1
    cell: dict[str, str] | None = None
    paragraphs: list[str] = field(default_factory=list)
    in_paragraph: int = 0

    def take(self) -> list[_Event]:
        """What was completed since the last time."""
        ready, self.ready = self.ready, []
        return ready

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self.silent or name == "office:annotation":
            self.silent += 1
        elif name in ("text:p", "text:h"):
            self.in_paragraph += 1
            self.paragraphs.append("")
        elif name in _BLANKS:
            self.text(" ")
        elif name in _CELLS and self.depth == 1:
            self.cell = attributes
            self.paragraphs = []
        elif name == "table:table-row" and self.depth == 1:
            self.cells, self.blank = [], 0
            self.row_repeat = _repeat(attributes.get("table:number-rows-repeated", ""))
        else:
            self._start_outer(name, attributes)

    def _start_outer(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self.depth += 1
            if self.depth == 1:
                self.table = attributes.get("table:name", "")
                hidden = attributes.get("table:style-name", "") in self.hidden_styles
                self.ready.append(_Table(self.table, self.tables, hidden))
                self.tables += 1
        elif name == "style:style":
            self.style = attributes.get("style:name", "")
        elif name == "style:table-properties" and attributes.get("table:display") == "false":
            self.hidden_styles.add(self.style)

    def text(self, text: str) -> None:
        """Characters; they count inside the paragraphs of a cell."""
        if self.in_paragraph and not self.silent and self.cell is not None:
            self.paragraphs[-1] += text

    def end(self, name: str) -> None:
        """An element ends."""
        if self.silent:
            self.silent -= 1
        elif name in ("text:p", "text:h"):
            self.in_paragraph -= 1
        elif name in _CELLS and self.depth == 1 and self.cell is not None:
            self._take_cell(self.cell)
            self.cell = None
        elif name == "table:table-row" and self.depth == 1:
            self.ready.append(_Cells(self.cells, self.row_repeat))
        elif name == "table:table":
            self.depth -= 1
            if not self.depth:
                self.ready.append(None)

    def _take_cell(self, attributes: dict[str, str]) -> None:
        repeat = _repeat(attributes.get("table:number-columns-repeated", ""))
        value = _value(attributes, "\n".join(self.paragraphs))
        if value == "":
            self.blank += repeat
            return
        if len(self.cells) + self.blank + repeat > LIMITS.columns:
            raise refusal(_("The sheet “{sheet}” has cells beyond column XFD.").format(sheet=self.table))
        self.cells += [""] * self.blank + [value] * repeat
        self.blank = 0


def _repeat(told: str) -> int:
    return min(int(told), 2**31) if told.isdecimal() and told.isascii() and int(told) else 1


def _value(attributes: dict[str, str], text: str) -> object:
    """The value of a cell by its type; the text that is shown where there is none or it cannot be."""
    kind = attributes.get("office:value-type", "")
    try:
        if kind in _NUMBERS:
            return float(attributes["office:value"])
        if kind == "date":
            return _date(attributes["office:date-value"])
        if kind == "time":
            return _time(attributes["office:time-value"])
        if kind == "boolean":
            return attributes["office:boolean-value"] == "true"
    except (KeyError, ValueError, OverflowError):
        return text
    return text or attributes.get("office:string-value", "")


def _date(told: str) -> dt.date:
    return dt.datetime.fromisoformat(told) if "T" in told else dt.date.fromisoformat(told)


def _time(told: str) -> dt.timedelta:
    found = _SPAN.match(told)
    if not found:
        raise ValueError(told)
    days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    span = dt.timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -span if found[1] else span
