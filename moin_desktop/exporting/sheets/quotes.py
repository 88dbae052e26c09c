"""The Quotes sheet: words of respondents kept as quotes, and whether they may be shown."""

from collections.abc import Callable

from moin_desktop.exporting.book import Book
from moin_desktop.exporting.sheets.listing import Listing
from moin_desktop.exporting.values import Report
from moin_desktop.i18n import _


def write(book: Book, report: Report, beat: Callable[[], None]) -> None:
    """One row per quote, question by question; no sheet where there is none."""
    if not any(survey.quotes for survey in report.surveys):
        return
    columns = (
        (_("Question"), 28.0, "head"),
        (_("Quote"), 90.0, "head"),
        (_("May be shown"), 14.0, "head"),
        (_("Kept by"), 16.0, "head"),
        (_("Source row"), 9.0, "head_right"),
    )
    made = Listing(book, report, (_("Quotes"), _("Words of respondents, and whether they may be shown")), columns)
    for survey in report.surveys:
        for quote in survey.quotes:
            row = made.next(quote.id)
            made.sheet.mark(row, 1, ("quote", quote.id))
            made.sheet.link(row, 0, quote.question_name, ("question", quote.question))
            made.sheet.text(row, 1, _("“{words}”").format(words=quote.words), "said")
            made.sheet.text(row, 2, _("Yes") if quote.cleared else _("Not cleared"), "wrap")
            made.sheet.text(row, 3, quote.author, "wrap")
            if quote.row is not None:
                made.sheet.number(row, 4, quote.row, "raw")
    made.close(1)
    beat()
