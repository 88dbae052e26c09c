"""The Responses sheet: one row per respondent, labels as they are read, with notes and findings on the headings."""

import math
from collections.abc import Callable
from datetime import datetime

import numpy as np

from moin_desktop.exporting.book import MAX_COLUMNS, MAX_ROWS, Book, Sheet
from moin_desktop.exporting.sheets import labels
from moin_desktop.exporting.text import distinct
from moin_desktop.exporting.values import ColumnKind, FindingReport, Report, ResponseColumn, SurveyReport
from moin_desktop.i18n import _

_STEP = 100
_WIDTH = {ColumnKind.TEXT: 12.0, ColumnKind.NUMBER: 12.0, ColumnKind.DATE: 19.0, ColumnKind.FLAG: 12.0}
_WIDEST = 50.0
_HEAD_LINES = 6
"""Headings longer than this many lines widen their column."""
_FIRST_YEAR = np.datetime64("1900-03-01")
"""Excel counts a 29 February 1900 that never was; earlier days are written as text."""


def steps(rows: int) -> int:
    """How many beats writing takes."""
    return rows // _STEP + 1


def write(book: Book, report: Report, beat: Callable[[], None]) -> None:
    """Headings in the first row, so that other programs read the sheet as it is; a sheet per survey."""
    for survey in report.surveys:
        sheet = book.sheet(labels.of_survey(report, survey, _("Responses")))
        _write(book, sheet, report, survey, beat)


def _write(book: Book, sheet: Sheet, report: Report, survey: SurveyReport, beat: Callable[[], None]) -> None:
    columns = survey.columns[: MAX_COLUMNS - 1]
    rows = min(survey.rows, MAX_ROWS - 1)
    book.changes.columns_left_out += len(survey.columns) - len(columns)
    book.changes.rows_left_out += survey.rows - rows
    _headings(sheet, report, survey, columns)
    writers = [_writer(sheet, at, column) for at, column in enumerate(columns, 1)]
    for row in range(rows):
        sheet.number(row + 1, 0, int(survey.source_rows[row]), "left")
        for write_cell in writers:
            write_cell(row)
        if row % _STEP == _STEP - 1:
            beat()
    sheet.filter(0, rows, len(columns))
    sheet.freeze(1, 1)
    sheet.fit()
    sheet.print_as(labels.footer(report), repeat=0, whole=False)


def _headings(sheet: Sheet, report: Report, survey: SurveyReport, columns: tuple[ResponseColumn, ...]) -> None:
    first = _("Source row (synthetic data)") if survey.synthetic else _("Source row")
    sheet.text(0, 0, first, "head")
    sheet.width(0, 12)
    said = _references(report, survey)
    names = distinct([first, *(column.heading for column in columns)])[1:]
    for at, (name, column) in enumerate(zip(names, columns, strict=True), 1):
        words = said.get((column.question, column.option), "")
        sheet.width(at, min(_WIDEST, max(_width(column), len(name) / _HEAD_LINES)))
        sheet.text(0, at, name, "head_note" if words else "head")
        if words:
            sheet.comment(0, at, words)


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


def _width(column: ResponseColumn) -> float:
    """As wide as its longest text, within reason."""
    if column.codes is None:
        return _WIDTH[column.kind]
    return min(_WIDEST, max(_WIDTH[column.kind], max((len(word) for word in column.words), default=0) * 1.05))


def _writer(sheet: Sheet, at: int, column: ResponseColumn) -> Callable[[int], None]:
    """What writes one cell of a column; blank cells stay unwritten."""
    if column.codes is not None:
        codes, words = column.codes.tolist(), column.words

        def write_text(row: int) -> None:
            if codes[row] >= 0 and words:
                sheet.text(row + 1, at, words[codes[row]], "wrap" if len(words[codes[row]]) > _WIDEST else "body")

        return write_text
    if column.kind is ColumnKind.DATE:
        return _date_writer(sheet, at, column)
    assert column.values is not None
    values = column.values.astype(np.float64).tolist()

    def write_number(row: int) -> None:
        if math.isfinite(values[row]):
            sheet.number(row + 1, at, values[row], "raw")

    return write_number


def _date_writer(sheet: Sheet, at: int, column: ResponseColumn) -> Callable[[int], None]:
    values = np.asarray(column.values, dtype="datetime64[s]")
    given = ~np.isnat(values)
    days_only = bool((values[given].astype("datetime64[D]") == values[given]).all())
    style = "date" if days_only else "moment"

    def write_date(row: int) -> None:
        if not given[row]:
            return
        value = values[row].item()
        if values[row] >= _FIRST_YEAR and isinstance(value, datetime):
            sheet.moment(row + 1, at, value, style)
        else:
            sheet.text(row + 1, at, str(values[row].astype("datetime64[D]") if days_only else values[row]))

    return write_date
