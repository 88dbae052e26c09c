"""A sheet that is one list: headings with a filter, rows as high as their words, an id at the right of each."""

from collections.abc import Sequence

from moin_desktop.exporting.book import Book, Sheet
from moin_desktop.exporting.sheets import labels
from moin_desktop.exporting.values import Report

ID = "id"
"""The heading of what a row is found again by; a word for programs, the same in every language."""

Column = tuple[str, float, str]
"""Heading, width in characters, style of the heading."""


class Listing:
    """A list being written, row by row; the last column is the id."""

    def __init__(self, book: Book, report: Report, title: tuple[str, str], columns: Sequence[Column]) -> None:
        name, about = title
        self.sheet: Sheet = book.sheet(name, about)
        self._report, self._width = report, len(columns)
        self.sheet.widths(*(width for _heading, width, _style in columns), 9)
        self._first = labels.opening(self.sheet, report, name)
        for at, (heading, _width, style) in enumerate(columns):
            self.sheet.text(self._first, at, heading, style)
        self.sheet.text(self._first, len(columns), ID, "head_key")
        self.row = self._first

    def next(self, id: str) -> int:
        """Begin a row; where it is."""
        self.row += 1
        self.sheet.text(self.row, self._width, id, "key")
        return self.row

    def close(self, frozen: int = 0) -> None:
        """Headings stay in sight and filter, and the list prints."""
        self.sheet.filter(self._first, self.row, self._width)
        self.sheet.freeze(self._first + 1, frozen)
        self.sheet.fit()
        self.sheet.print_as(labels.footer(self._report), repeat=self._first)
