"""The Minutes sheet: what the room was shown when, and what it noted, guessed and counted."""

from collections.abc import Callable

from moin_desktop.exporting.book import Book
from moin_desktop.exporting.sheets import labels
from moin_desktop.exporting.values import Report
from moin_desktop.i18n import _

_WIDTHS = (12, 8, 20, 42, 64, 16, 14)


def write(book: Book, report: Report, beat: Callable[[], None]) -> None:
    """One row per line, oldest first; no sheet where nothing was presented."""
    if not any(meeting.lines for meeting in report.minutes):
        return
    name = _("Minutes")
    sheet = book.sheet(name, _("What was shown when, and what the room noted, guessed and counted"))
    sheet.widths(*_WIDTHS)
    first = labels.opening(sheet, report, name)
    headings = (_("Day"), _("Time"), _("What"), _("About"), _("Words"), _("Who"), _("Mark"))
    for column, heading in enumerate(headings):
        sheet.text(first, column, heading, "head_notes" if heading == _("Words") else "head")
    row = first
    for meeting in report.minutes:
        for line in meeting.lines:
            row += 1
            moment = line.time.astimezone()
            sheet.moment(row, 0, moment.replace(tzinfo=None, hour=0, minute=0, second=0))
            sheet.text(row, 1, f"{moment:%H:%M}", "wrap")
            for column, words in enumerate((line.what, line.about, line.words, line.who, line.mark), 2):
                sheet.text(row, column, words, "note" if column == 4 else "wrap")
    sheet.filter(first, row, len(headings) - 1)
    sheet.freeze(first + 1)
    sheet.fit()
    sheet.print_as(labels.footer(report), repeat=first)
    beat()
