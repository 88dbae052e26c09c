"""The Codings sheet: every theme given to every written answer, by whom; many rows, so they are spliced in."""

from collections.abc import Callable

from moin_desktop.exporting.book import Book
from moin_desktop.exporting.sheets import labels
from moin_desktop.exporting.sheets.rows import write_rows
from moin_desktop.exporting.values import Report
from moin_desktop.i18n import _


def write(book: Book, report: Report, _beat: Callable[[], None]) -> None:
    """Headings in the first row; a sheet per survey that was coded."""
    for survey in report.surveys:
        if survey.coding_rows:
            about = _("Every theme given to every written answer, and by whom")
            sheet = book.sheet(labels.of_survey(report, survey, _("Codings")), about)
            for at, column in enumerate(survey.codings):
                sheet.text(0, at, column.heading, "head")
            write_rows(book, sheet, survey.codings, survey.coding_rows, 0)
            sheet.freeze(1)
            sheet.print_as(labels.footer(report), repeat=0)
