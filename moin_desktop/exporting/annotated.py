"""A copy of the user's own workbook with notes as comments and themes as columns; all else stays, or it is refused."""

import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from moin_desktop.errors import MoinError
from moin_desktop.exporting import text
from moin_desktop.exporting.replacing import replacing
from moin_desktop.exporting.text import Changes
from moin_desktop.i18n import _

MOST_CELLS = 3_000_000
"""More than this would take gigabytes, since every cell is held with its style."""

Tick = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class CellNote:
    """What was said about one cell; rows count from 1, columns from 0."""

    row: int
    column: int
    words: str
    author: str = ""


@dataclass(frozen=True, slots=True)
class CodeColumn:
    """A column to add to the right: a heading, and a text or number for some rows."""

    heading: str
    cells: Mapping[int, str | int]
    """By row, counted from 1."""


@dataclass(frozen=True, slots=True)
class Annotations:
    """Everything that is added to one sheet."""

    sheet: str
    heading_row: int
    """Counted from 1; 0 where the sheet has no headings."""
    notes: tuple[CellNote, ...]
    columns: tuple[CodeColumn, ...]


# openpyxl reads cells, styles and comments, and writes what it has read: these parts it would leave out or change.
_LOST: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"xl/vbaProject\.bin"), "macros"),
    (re.compile(r"xl/pivot(Tables|Cache)/"), "pivot"),
    (re.compile(r"xl/(slicers|slicerCaches|timelines)/"), "slicers"),
    (re.compile(r"xl/media/"), "pictures"),
    (re.compile(r"xl/charts/"), "charts"),
    (re.compile(r"xl/diagrams/"), "pictures"),
    (re.compile(r"xl/(ctrlProps|activeX)/"), "controls"),
    (re.compile(r"xl/(threadedComments|persons)/"), "threads"),
    (re.compile(r"xl/(embeddings|model|richData)/"), "embedded"),
    (re.compile(r"xl/externalLinks/"), "links"),
    (re.compile(r"customXml/"), "custom"),
)
_DRAWING = re.compile(rb"<xdr:(sp|pic|cxnSp|graphicFrame|grpSp)\b")
_EXTENDED = re.compile(rb"<extLst\b.*?x14:(sparkline|conditionalFormatting|dataValidation|slicer)", re.DOTALL)
_FORMULA = re.compile(rb"<f[ >/]")
_RICH = re.compile(rb"<si>(?:(?!</si>).)*?<r>", re.DOTALL)


def _words(kind: str) -> str:
    return {
        "macros": _("macros"),
        "pivot": _("pivot tables"),
        "slicers": _("slicers"),
        "pictures": _("pictures and shapes"),
        "charts": _("charts"),
        "controls": _("form controls"),
        "threads": _("threads of comments"),
        "embedded": _("embedded objects"),
        "links": _("links to other workbooks"),
        "custom": _("data of add-ins"),
        "extended": _("newer kinds of formatting"),
        "formulas": _("saved results of formulas"),
        "rich": _("cells with several formats in one text"),
    }[kind]


def would_lose(data: bytes) -> tuple[str, ...]:
    """What of a workbook would not survive being annotated, in words; empty when all of it would."""
    kinds: list[str] = []
    with zipfile.ZipFile(BytesIO(data)) as file:
        for name in file.namelist():
            kinds += [kind for pattern, kind in _LOST if pattern.match(name)]
            if name.startswith("xl/drawings/drawing") and _DRAWING.search(file.read(name)):
                kinds.append("pictures")
            if name.startswith("xl/worksheets/sheet"):
                sheet = file.read(name)
                kinds += ["extended"] if _EXTENDED.search(sheet) else []
                kinds += ["formulas"] if _FORMULA.search(sheet) else []
            if name == "xl/sharedStrings.xml" and _RICH.search(file.read(name)):
                kinds.append("rich")
    return tuple(_words(kind) for kind in dict.fromkeys(kinds))


def annotate(data: bytes, wanted: Annotations, tick: Tick | None = None) -> bytes:
    """The workbook with the annotations added; the cells that were there are as they were.

    A comment that stands on a cell already is kept, ours beneath it. ``tick(done, total)`` may raise to stop.
    MoinError where the file is no .xlsx, is too large, has no such sheet, or holds what would be lost.
    """
    if not data.startswith(b"PK\x03\x04"):
        raise MoinError(
            _("Only workbooks (.xlsx) can be annotated; this survey was read from another kind of file."),
            hint=_("Save the annotated workbook instead."),
        )
    lost = would_lose(data)
    if lost:
        raise MoinError(
            _("An annotated copy would lose the {parts} of this workbook, so none was made.").format(
                parts=", ".join(lost)
            ),
            hint=_("Save the annotated workbook instead."),
        )
    from openpyxl import load_workbook

    beat = tick or _no_beat
    beat(0, 3)
    book = load_workbook(BytesIO(data), keep_links=True)
    if wanted.sheet not in book.sheetnames:
        raise MoinError(_("There is no sheet “{name}” in the workbook any more.").format(name=wanted.sheet))
    sheet: Any = book[wanted.sheet]
    if sheet.max_row * sheet.max_column > MOST_CELLS:
        raise MoinError(
            _("This workbook is too large to be annotated: {n} cells.").format(n=sheet.max_row * sheet.max_column),
            hint=_("Save the annotated workbook instead."),
        )
    beat(1, 3)
    _comment(sheet, wanted.notes)
    _add_columns(sheet, wanted)
    beat(2, 3)
    made = BytesIO()
    book.save(made)
    beat(3, 3)
    return made.getvalue()


def write(path: Path, data: bytes, wanted: Annotations, tick: Tick | None = None) -> None:
    """As ``annotate``, into a file that takes the place of an older one only when complete."""
    made = annotate(data, wanted, tick)
    with replacing(path) as file:
        file.write(made)


def _no_beat(_done: int, _total: int) -> None:
    """Nobody is waiting."""


def _comment(sheet: Any, notes: Sequence[CellNote]) -> None:
    from openpyxl.comments import Comment

    changes = Changes()
    for note in notes:
        cell = sheet.cell(row=note.row, column=note.column + 1)
        words = text.clean(note.words, changes)
        there = cell.comment
        if there is not None and words in there.text:
            continue
        said = words if there is None else f"{there.text}\n\n{words}"
        made = Comment(said, (there.author if there is not None else text.clean(note.author, changes, 50)) or "MOIN")
        lines = sum(1 + len(line) // 40 for line in said.split("\n"))
        made.width, made.height = 300, min(400, 24 + 17 * lines)
        cell.comment = made


def _add_columns(sheet: Any, wanted: Annotations) -> None:
    changes = Changes()
    first = sheet.max_column + 1
    for at, column in enumerate(wanted.columns, first):
        if wanted.heading_row:
            _put(sheet.cell(row=wanted.heading_row, column=at), text.clean(column.heading, changes))
        for row, value in column.cells.items():
            _put(sheet.cell(row=row, column=at), text.clean(value, changes) if isinstance(value, str) else value)


def _put(cell: Any, value: str | int) -> None:
    """A value that is never taken for a formula."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = text.could_be_formula(value)
