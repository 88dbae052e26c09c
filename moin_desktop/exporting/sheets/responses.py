"""The Responses sheet, labels as they are read, and Answers 0-1: one row per respondent, notes on the headings."""

from collections.abc import Callable

from moin_desktop.exporting import cells
from moin_desktop.exporting.book import MAX_COLUMNS, MAX_ROWS, Book, Sheet
from moin_desktop.exporting.sheets import labels
from moin_desktop.exporting.sheets.rows import WIDEST, width, write_rows
from moin_desktop.exporting.splicing import BLOCK
from moin_desktop.exporting.text import distinct
from moin_desktop.exporting.values import ColumnKind, FindingReport, Report, ResponseColumn, SurveyReport
from moin_desktop.i18n import _

_HEAD_LINES = 6
"""Headings longer than this many lines widen their column."""


def steps(rows: int) -> int:
    """How many beats writing takes."""
    return rows // BLOCK + 1


def write(book: Book, report: Report, _beat: Callable[[], None]) -> None:
    """Headings in the first row, so that other programs read the sheet as it is; a sheet per survey."""
    for survey in report.surveys:
        if report.audience.has_rows:
            about = _("One row per respondent, with the answers in words")
            sheet = book.sheet(labels.of_survey(report, survey, _("Responses")), about)
            _write(book, sheet, report, survey, survey.columns)


def write_flags(book: Book, report: Report, _beat: Callable[[], None]) -> None:
    """The answers as 0 and 1, in the same rows; no sheet where there is none, or too many for one."""
    for survey in report.surveys:
        book.changes.flags_left_out += survey.flags_left_out
        if survey.flags:
            about = _("One row per respondent, one column per answer: 1 chosen, 0 not chosen")
            sheet = book.sheet(labels.of_survey(report, survey, _("Answers 0-1")), about)
            _write(book, sheet, report, survey, survey.flags)


def _write(book: Book, sheet: Sheet, report: Report, survey: SurveyReport, all_: tuple[ResponseColumn, ...]) -> None:
    columns = all_[: MAX_COLUMNS - 1]
    rows = min(survey.rows, MAX_ROWS - 1)
    book.changes.columns_left_out += len(all_) - len(columns)
    book.changes.rows_left_out += survey.rows - rows
    _headings(sheet, report, survey, columns)
    if rows == survey.rows:
        for at, column in enumerate(columns, 1):
            sheet.mark(0, at, _key(survey, column))
    write_rows(book, sheet, columns, rows, 1, (cells.whole_numbers(survey.source_rows[:rows]),))
    sheet.freeze(1, 1)
    sheet.print_as(labels.footer(report), repeat=0, whole=False)


def _headings(sheet: Sheet, report: Report, survey: SurveyReport, columns: tuple[ResponseColumn, ...]) -> None:
    first = _("Source row (synthetic data)") if survey.synthetic else _("Source row")
    sheet.text(0, 0, first, "head")
    sheet.width(0, 12)
    said = _references(report, survey)
    names = distinct([first, *(column.heading for column in columns)])[1:]
    told: set[str] = set()
    for at, (name, column) in enumerate(zip(names, columns, strict=True), 1):
        whole = "" if column.question in told else said.get((column.question, ""), "")
        told.add(column.question)
        own = said.get((column.question, column.option), "") if column.option else ""
        words = own if column.kind is ColumnKind.FLAG else whole
        sheet.width(at, min(WIDEST, max(width(column), len(name) / _HEAD_LINES)))
        sheet.text(0, at, name, "head_note" if words else "head")
        if words:
            sheet.comment(0, at, words)


def _key(survey: SurveyReport, column: ResponseColumn) -> tuple[str, ...]:
    """What Tables finds a column by to count it."""
    item = "" if column.item is None else str(column.item)
    if column.kind is ColumnKind.FLAG:
        return ("flag", survey.id, column.question, column.option, item)
    return ("words", survey.id, column.question, item)


def _references(report: Report, survey: SurveyReport) -> dict[tuple[str, str], str]:
    """What findings and notes say, by (question, answer); without an answer on the question's first column."""
    found: dict[tuple[str, str], list[str]] = {}
    by_number: dict[int, FindingReport] = {finding.number: finding for finding in report.findings}
    for question in survey.questions:
        for number in question.findings:
            told = _("Finding {number}: {headline}").format(number=number, headline=by_number[number].headline)
            found.setdefault((question.id, ""), []).append(told)
        for remark in question.remarks:
            told = _("Note: {note}").format(note=labels.remark_text(remark))
            found.setdefault((question.id, ""), []).append(told)
            if remark.option:
                found.setdefault((question.id, remark.option), []).append(told)
    return {place: "\n\n".join(lines) for place, lines in found.items()}
