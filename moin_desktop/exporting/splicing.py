"""Put many rows of cells into a workbook that XlsxWriter wrote without them: a stream, however many rows there are.

XlsxWriter keeps an object for every cell and costs thrice the time of the compression alone. So it writes everything
but the rows of the responses; in their place stands one row that shows which style has which number in the file. Then
the parts of the file are copied, and the rows put in on the way (ECMA-376 part 1: 18.3.1.73 row, 18.4.8 si).
"""

import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from moin_desktop.analysis.columns import letter

BLOCK = 500
"""Rows put together before they are compressed."""
_LEVEL = 6
_SHOWN = re.compile(rb'<row r="2"[^>]*?(?:/>|>.*?</row>)', re.DOTALL)
_STYLE = re.compile(rb'<c r="[A-Z]+2"(?: s="(\d+)")?')
_DIMENSION = re.compile(rb'<dimension ref="[^"]*"/>')
_COUNTS = re.compile(rb' count="\d+" uniqueCount="(\d+)"')
_ESCAPED = re.compile("(_x[0-9a-fA-F]{4}_)")


@dataclass(slots=True)
class Texts:
    """The texts that the spliced rows share, in the order in which they were first met."""

    places: dict[str, int] = field(default_factory=dict)
    used: int = 0
    """Cells that show one of them."""

    def place(self, text: str) -> int:
        """The number of a text among those here."""
        return self.places.setdefault(text, len(self.places))


Cells = Callable[[int, int, Sequence[int], int], Iterable[str]]
"""(first row, last row, number of each style in the file, texts in the file already) → the cells of one column.

Every cell comes as what follows its reference, ``" s="3"><v>1</v></c>``, or empty for none.
"""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one sheet from its second on: a column of cells each, and the height that some rows need."""

    part: str
    """The sheet's file in the workbook: "xl/worksheets/sheet4.xml"."""
    count: int
    columns: Sequence[Cells]
    heights: Sequence[float]
    """Points of each row; 0 where the usual height will do."""


def splice(shell: BinaryIO, into: BinaryIO, rows: Sequence[Rows], texts: Texts, beat: Callable[[], None]) -> None:
    """Copy a workbook and put rows into its sheets; ``beat``, called every ``BLOCK`` rows, may raise to stop."""
    by_part = {one.part: one for one in rows}
    with (
        zipfile.ZipFile(shell) as source,
        zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, compresslevel=_LEVEL, allowZip64=True) as target,
    ):
        shared = source.read("xl/sharedStrings.xml") if "xl/sharedStrings.xml" in source.namelist() else b""
        there = int(found[1]) if (found := _COUNTS.search(shared)) else 0
        for entry in source.infolist():
            data = source.read(entry)
            told = zipfile.ZipInfo(entry.filename, entry.date_time)
            told.compress_type = zipfile.ZIP_DEFLATED
            if entry.filename in by_part:
                with target.open(told, "w", force_zip64=True) as file:
                    _put_rows(file.write, data, by_part[entry.filename], there, beat)
            elif entry.filename == "xl/sharedStrings.xml":
                with target.open(told, "w", force_zip64=True) as file:
                    _put_texts(file.write, data, texts)
            else:
                target.writestr(told, data, compresslevel=_LEVEL)


def _put_rows(write: Callable[[bytes], object], sheet: bytes, rows: Rows, there: int, beat: Callable[[], None]) -> None:
    """The sheet with the rows in place of the one that showed the styles."""
    shown = _SHOWN.search(sheet)
    if shown is None:
        raise ValueError(rows.part)
    styles = [int(style or 0) for style in _STYLE.findall(shown[0])]
    last = f"{letter(max(0, len(rows.columns) - 1))}{rows.count + 1}".encode()
    before = _DIMENSION.sub(b'<dimension ref="A1:' + last + b'"/>', sheet[: shown.start()])
    write(before)
    references = [f'<c r="{letter(at)}' for at in range(len(rows.columns))]
    for first in range(0, rows.count, BLOCK):
        write("".join(_block(rows, references, first, styles, there)).encode("utf-8"))
        beat()
    write(sheet[shown.end() :])


def _block(rows: Rows, references: Sequence[str], first: int, styles: Sequence[int], there: int) -> Iterator[str]:
    """The XML of some rows."""
    last = min(rows.count, first + BLOCK)
    numbers = [str(row + 2) for row in range(first, last)]
    columns = []
    for reference, cells in zip(references, rows.columns, strict=True):
        found = cells(first, last, styles, there)
        columns.append([reference + n + cell if cell else "" for n, cell in zip(numbers, found, strict=True)])
    for n, height, cells_of_row in zip(numbers, rows.heights[first:last], zip(*columns, strict=True), strict=True):
        tall = f' ht="{height:g}" customHeight="1"' if height else ""
        yield f'<row r="{n}"{tall}>{"".join(cells_of_row)}</row>'


def _put_texts(write: Callable[[bytes], object], shared: bytes, texts: Texts) -> None:
    """The table of shared texts with ours behind those that are there; texts are escaped as XlsxWriter does."""
    found = _COUNTS.search(shared)
    if found is None:
        raise ValueError(shared[:200])
    there = int(found[1])
    total = _total(found[0])
    counts = f' count="{total + texts.used}" uniqueCount="{there + len(texts.places)}"'.encode()
    end = shared.rindex(b"</sst>")
    write(shared[: found.start()] + counts + shared[found.end() : end])
    block: list[str] = []
    for text in texts.places:
        kept = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
        block.append(f"<si><t{kept}>{escaped(text)}</t></si>")
        if len(block) == 1_000:
            write("".join(block).encode("utf-8"))
            block.clear()
    write("".join(block).encode("utf-8") + shared[end:])


def _total(counts: bytes) -> int:
    return int(counts.split(b'"')[1])


def escaped(text: str) -> str:
    """A text as the inside of an element; what looks like an escape of the format stays the text that it is."""
    if "_x" in text:
        text = _ESCAPED.sub(r"_x005F\1", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
