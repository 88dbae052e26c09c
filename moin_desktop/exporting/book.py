"""A workbook being written: cells that can only be text or numbers, in the few styles the sheets share."""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import cache
from io import BytesIO
from typing import Any, BinaryIO

import xlsxwriter  # type: ignore[import-untyped]  # XlsxWriter ships no types
from xlsxwriter.utility import quote_sheetname  # type: ignore[import-untyped]  # as above

from moin_desktop.exporting import links, text
from moin_desktop.exporting.cells import STYLES
from moin_desktop.exporting.links import Links
from moin_desktop.exporting.splicing import Cells, Rows, Texts, splice
from moin_desktop.exporting.text import Changes
from moin_desktop.paths import resource

MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
_SANS, _SERIF = "Calibri", "Cambria"
_COMMENT_WIDTH = 280
_COMMENT_LINE, _COMMENT_CHARS = 16, 42
_COMMENT_MOST, _COMMENT_WIDER = 420, 2

_LETTERS_PER_DIGIT = 1.08
"""Widths count digits; the letters of a text are a little narrower."""
_SIZE, _LINE, _HIGHEST, _USUAL_WIDTH = 11, 15.0, 400.0, 8.43

_STYLES: Mapping[str, Mapping[str, Any]] = {
    "body": {},
    "wrap": {"text_wrap": True},
    "left": {"align": "left"},
    "left_wrap": {"text_wrap": True, "align": "left", "indent": 1},
    "strong": {"bold": True, "text_wrap": True},
    "quiet": {"font_color": "ink3", "text_wrap": True},
    "quiet_line": {"font_color": "ink3"},
    "link": {"font_color": "accent", "underline": 1, "text_wrap": True},
    "quiet_count": {"num_format": "#,##0", "align": "right", "font_color": "ink3"},
    "key": {"font_color": "ink3", "font_size": 9, "align": "right"},
    "head_key": {"font_color": "ink3", "valign": "bottom", "bottom": 1, "bottom_color": "ink3", "align": "right"},
    "section": {"bold": True, "font_size": 13, "valign": "bottom"},
    "note": {"font_name": _SERIF, "font_color": "note", "text_wrap": True, "align": "left", "indent": 1},
    "title": {"font_name": _SERIF, "font_size": 18, "bold": True},
    "headline": {"font_name": _SERIF, "font_size": 13, "bold": True, "text_wrap": True},
    "headline_line": {"font_name": _SERIF, "font_size": 14, "bold": True},
    "said": {"font_name": _SERIF, "text_wrap": True},
    "counted": {"italic": True, "font_color": "ink3", "text_wrap": True},
    "head": {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1, "bottom_color": "ink3"},
    "head_notes": {"bold": True, "valign": "bottom", "bottom": 1, "bottom_color": "ink3", "align": "left", "indent": 1},
    "head_note": {"bold": True, "text_wrap": True, "valign": "bottom", "bottom": 1, "bg_color": "note_wash"},
    "head_right": {
        "bold": True,
        "text_wrap": True,
        "valign": "bottom",
        "bottom": 1,
        "bottom_color": "ink3",
        "align": "right",
    },
    "count": {"num_format": "#,##0", "align": "right"},
    "percent": {"num_format": "0%", "align": "right"},
    "number": {"num_format": "#,##0.##", "align": "right"},
    "raw": {"align": "right"},
    "date": {"num_format": "yyyy-mm-dd", "align": "left"},
    "moment": {"num_format": "yyyy-mm-dd hh:mm:ss", "align": "left"},
    "warn": {"bold": True, "font_color": "warn", "bg_color": "warn_wash", "text_wrap": True},
    "warn_line": {"bold": True, "font_color": "warn"},
}


@cache
def colours() -> Mapping[str, Any]:
    """The light colours of the window, by token: what is on screen is what leaves."""
    raw: Mapping[str, Any] = json.loads(resource("theme", "tokens.json").read_text(encoding="utf-8"))["light"]
    return raw


def lines(words: str, chars: float) -> int:
    """How many lines a wrapped text takes at so many characters a line, words kept whole."""
    total = 0
    for line in words.split("\n"):
        used, count = 0.0, 1
        for word in line.split(" "):
            if used and used + 1 + len(word) > chars:
                count, used = count + 1, 0.0
            used += len(word) + (1 if used else 0)
            if used > chars:
                count, used = count + int(used // chars), used % chars
        total += count
    return total


class Book:
    """An XlsxWriter workbook that takes every text for a text and counts what it had to change."""

    def __init__(self, file: BinaryIO) -> None:
        # Formulas, links and numbers must come from us, never from a text that looks like one.
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "default_date_format": "yyyy-mm-dd",
        }
        self.changes = Changes()
        self.texts = Texts()
        """The texts of rows that are spliced in."""
        self._file = file
        self._shell = BytesIO()
        self._rows: list[Rows] = []
        self._book: Any = xlsxwriter.Workbook(self._shell, options)
        self._book.use_zip64()
        self._formats: dict[tuple[str, bool, bool], Any] = {}
        self._names: list[str] = []
        self.links = Links()
        self.about: dict[str, str] = {}
        """What each sheet holds, by its name, in their order."""

    def sheet(self, wanted: str, about: str = "") -> "Sheet":
        """A new sheet, and what it holds in a few words; its name is made one that Excel accepts."""
        name = text.sheet_name(wanted, self._names)
        self._names.append(name)
        self.about[name] = about
        return Sheet(self, self._book.add_worksheet(name), name)

    def chart(self, kind: str, stacked: bool = False) -> Any:
        """A native chart: "bar" or "column"."""
        options = {"type": kind}
        if stacked:
            options["subtype"] = "stacked"
        return self._book.add_chart(options)

    def describe(self, title: str, program: str, made: datetime) -> None:
        """The properties of the file."""
        self._book.set_properties(
            {
                "title": text.clean(title, self.changes, 250),
                "comments": text.clean(program, self.changes, 250),
                "created": made.replace(tzinfo=None),
            }
        )

    def format(self, style: str, quoted: bool = False, top: bool = False) -> Any:
        """One of the shared styles; ``quoted`` marks a text that stays a text when edited, ``top`` draws a hairline."""
        key = (style, quoted, top)
        if key not in self._formats:
            tokens = colours()
            made = {"font_name": _SANS, "font_size": _SIZE, "valign": "top", **_STYLES[style]}
            made = {name: tokens.get(value, value) if "color" in name else value for name, value in made.items()}
            if quoted:
                made["quote_prefix"] = True
            if top:
                made |= {"top": 1, "top_color": tokens["line"]}
            self._formats[key] = self._book.add_format(made)
        return self._formats[key]

    def put(self, sheet: "Sheet", columns: Sequence[Cells], heights: Sequence[float]) -> None:
        """Give a sheet its rows from the second on, a column of cells each; they are written when the book is closed.

        Until then its second row shows the styles of responses.
        """
        for at, (style, quoted) in enumerate(STYLES):
            sheet.blank(1, at, style, quoted)
        part = f"xl/worksheets/sheet{self._names.index(sheet.name) + 1}.xml"
        self._rows.append(Rows(part, len(heights), columns, heights))

    def close(self, beat: Callable[[], None]) -> None:
        """Write everything into the file; ``beat`` is called for every ``splicing.BLOCK`` rows."""
        self.links.finish()
        self._book.close()
        if self._rows:
            splice(self._shell, self._file, self._rows, self.texts, beat)
        else:
            self._shell.seek(0)
            shutil.copyfileobj(self._shell, self._file)

    def abandon(self) -> None:
        """Write nothing, not even when the object is collected."""
        self._book.fileclosed = True
        self._shell.close()


class Sheet:
    """One sheet; rows and columns count from 0."""

    def __init__(self, book: Book, sheet: Any, name: str) -> None:
        self.name = name
        self._book = book
        self._sheet: Any = sheet
        self._widths: dict[int, float] = {}
        self._tall: dict[int, float] = {}
        self._set: set[int] = set()

    def text(self, row: int, column: int, words: str, style: str = "body", top: bool = False) -> None:
        """Write a text, whatever it begins with; an empty one only draws its style."""
        if not words:
            self._sheet.write_blank(row, column, None, self._book.format(style, top=top))
            return
        safe, made = self._prepared(row, column, words, style, top)
        self._sheet.write_string(row, column, safe, made)

    def _prepared(self, row: int, column: int, words: str, style: str, top: bool) -> tuple[str, Any]:
        """The text as a cell can hold it, with its format; the height it needs and what was changed are counted."""
        safe = text.clean(words, self._book.changes)
        if _STYLES[style].get("text_wrap"):
            self._measure(row, column, safe, style)
        quoted = text.could_be_formula(safe)
        self._book.changes.kept_as_text += quoted
        return safe, self._book.format(style, quoted, top)

    def link(self, row: int, column: int, words: str, to: links.Key, style: str = "link", top: bool = False) -> None:
        """Write a text that leads to another place of the workbook; a plain text where there is no such place."""
        if not words:
            self.text(row, column, words, style, top)
            return
        safe, made = self._prepared(row, column, words, style, top)

        def finish() -> None:
            address = self._book.links.address(self.name, to)
            if address:
                self._sheet.write_url(row, column, f"internal:{address}", made, safe)
            else:
                plain = "wrap" if style == "link" else style
                self._sheet.write_string(row, column, safe, self._book.format(plain, text.could_be_formula(safe), top))

        self._book.links.later(finish)

    def go_to(self, row: int, column: int, sheet: str) -> None:
        """Write the name of another sheet, which leads there."""
        self._sheet.write_url(row, column, f"internal:{quote_sheetname(sheet)}!A1", self._book.format("link"), sheet)

    def mark(self, row: int, column: int, key: links.Key) -> None:
        """Say what a cell is of, so that others can lead to it."""
        self._book.links.mark(key, self.name, row, column)

    def formula(self, row: int, column: int, formula: str, value: float, style: str, top: bool = False) -> None:
        """Write a formula of our own, with its result for readers that do not work it out."""
        self._sheet.write_formula(row, column, formula, self._book.format(style, top=top), value)

    def blank(self, row: int, column: int, style: str, quoted: bool = False) -> None:
        """Draw a style without a value."""
        self._sheet.write_blank(row, column, None, self._book.format(style, quoted))

    def points(self, words: str, column: int, style: str = "wrap") -> float:
        """The height that a wrapped text needs in a column; 0 where the usual one will do."""
        points = self._needed(column, words, style)
        return min(_HIGHEST, points) if points > _LINE + 1 else 0.0

    def number(self, row: int, column: int, value: float, style: str = "count", top: bool = False) -> None:
        """Write a number, exactly."""
        self._sheet.write_number(row, column, value, self._book.format(style, top=top))

    def moment(self, row: int, column: int, value: datetime, style: str = "date") -> None:
        """Write a date that Excel knows as one."""
        self._sheet.write_datetime(row, column, value, self._book.format(style))

    def print_only(self, last_row: int, last_column: int) -> None:
        """Leave what lies beyond on the screen."""
        self._sheet.print_area(0, 0, last_row, last_column)

    def comment(self, row: int, column: int, words: str, author: str = "") -> None:
        """Put a comment on a cell, as large as its text asks for."""
        safe = text.clean(words, self._book.changes)
        high, wide = lines(safe, _COMMENT_CHARS), 1
        if 12 + high * _COMMENT_LINE > _COMMENT_MOST:
            wide = _COMMENT_WIDER
            high = lines(safe, _COMMENT_CHARS * wide)
        self._sheet.write_comment(
            row,
            column,
            safe,
            {
                "author": text.clean(author, self._book.changes, 50),
                "width": _COMMENT_WIDTH * wide,
                "height": min(_COMMENT_MOST, 12 + high * _COMMENT_LINE),
                "color": colours()["note_wash"],
                "font_name": _SANS,
                "font_size": 10,
            },
        )

    def chart(self, row: int, column: int, chart: Any, width: int, height: int, described: str) -> None:
        """Place a chart with its upper left corner in a cell; sizes in pixels."""
        chart.set_size({"width": width, "height": height})
        place = {"object_position": 1, "description": text.clean(described, self._book.changes, 1000)}
        self._sheet.insert_chart(row, column, chart, place | {"x_offset": 2, "y_offset": 4})

    def widths(self, *widths: float) -> None:
        """The width of the columns from the first on, in characters."""
        for at, width in enumerate(widths):
            self.width(at, width)

    def width(self, column: int, width: float) -> None:
        """The width of one column, in characters; said before its texts are written."""
        self._widths[column] = width
        self._sheet.set_column(column, column, width)

    def height(self, row: int, points: float) -> None:
        """The height of one row."""
        self._set.add(row)
        self._sheet.set_row(row, points)

    def fit(self) -> None:
        """Make every row that holds wrapped text high enough for it; not every program does so by itself."""
        for row, points in self._tall.items():
            if row not in self._set and points > _LINE:
                self._sheet.set_row(row, min(_HIGHEST, points))

    def _measure(self, row: int, column: int, words: str, style: str) -> None:
        self._tall[row] = max(self._tall.get(row, 0.0), self._needed(column, words, style))

    def _needed(self, column: int, words: str, style: str) -> float:
        size: float = _STYLES[style].get("font_size", _SIZE) * (1.08 if _STYLES[style].get("bold") else 1.0)
        chars = max(4.0, self._widths.get(column, _USUAL_WIDTH) * _LETTERS_PER_DIGIT * _SIZE / size)
        return lines(words, chars) * _LINE * max(1.0, size / _SIZE) + 1

    def page_breaks(self, rows: list[int]) -> None:
        """Begin a new page before these rows when printing."""
        if rows:
            self._sheet.set_h_pagebreaks(rows)

    def freeze(self, rows: int, columns: int = 0) -> None:
        """Keep the first rows and columns in sight."""
        self._sheet.freeze_panes(rows, columns)

    def filter(self, first_row: int, last_row: int, last_column: int) -> None:
        """Offer a filter on every heading."""
        self._sheet.autofilter(first_row, 0, max(first_row, last_row), last_column)

    def print_as(self, title: str, *, repeat: int | None = None, landscape: bool = True, whole: bool = True) -> None:
        """Print on A4 with headings repeated and pages counted; ``whole``: as wide as one page."""
        if landscape:
            self._sheet.set_landscape()
        self._sheet.set_paper(9)
        if whole:
            self._sheet.fit_to_pages(1, 0)
        else:
            self._sheet.set_print_scale(60)
            self._sheet.repeat_columns(0)
        self._sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        if repeat is not None:
            self._sheet.repeat_rows(repeat)
        named = text.clean(title, self._book.changes, 80).replace("&", "&&").replace("\n", " ")
        self._sheet.set_footer(f"&L{named}&R&P / &N")
        self._sheet.hide_gridlines(2)
