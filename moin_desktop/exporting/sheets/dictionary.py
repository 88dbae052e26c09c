"""The Data dictionary sheet: every question with its wording, its rules and the codes of its answers."""

from collections.abc import Callable

from moin_desktop.exporting.book import Book
from moin_desktop.exporting.sheets import labels
from moin_desktop.exporting.sheets.listing import Listing
from moin_desktop.exporting.values import DictionaryReport, Report
from moin_desktop.i18n import _


def write(book: Book, report: Report, beat: Callable[[], None]) -> None:
    """A row per question, then one for each of its rows and answers; a sheet per survey."""
    columns = (
        (_("Question"), 26.0, "head"),
        (_("Wording"), 54.0, "head"),
        (_("Read as"), 14.0, "head"),
        (_("Code"), 7.0, "head_right"),
        (_("Answer"), 40.0, "head"),
        (_("Column"), 9.0, "head"),
        (_("Percentages are of"), 18.0, "head"),
        (_("Asked of"), 28.0, "head"),
        (_("Not counted as an answer"), 22.0, "head"),
        (_("Section"), 16.0, "head"),
    )
    for survey in report.surveys:
        name = labels.of_survey(report, survey, _("Data dictionary"))
        title = (name, _("Every question: wording, type, base, route, answers with their codes, columns"))
        made = Listing(book, report, title, columns)
        for entry in survey.dictionary:
            _entry(made, entry)
        made.close(1)
        beat()


def _entry(made: Listing, entry: DictionaryReport) -> None:
    sheet, row = made.sheet, made.next(entry.id)
    sheet.mark(row, 0, ("dictionary", entry.id))
    sheet.text(row, 0, entry.name, "strong", top=True)
    cells = (
        entry.text,
        entry.type_text,
        "",
        "",
        entry.letters,
        entry.base_words,
        entry.asked_of,
        ", ".join(entry.missing),
        entry.section,
    )
    for column, words in enumerate(cells, 1):
        sheet.text(row, column, words, "wrap", top=True)
    for code in entry.codes:
        row = made.next(code.id)
        sheet.text(row, 0, entry.name, "quiet")
        if code.code is None:
            sheet.text(row, 2, "", "quiet")
        else:
            sheet.number(row, 3, code.code, "raw")
        sheet.text(row, 4, code.label, "wrap")
        sheet.text(row, 5, code.letter, "wrap")
