"""The Responses sheet: one row per respondent, labels as they are read, with notes and findings on the headings."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from moin_desktop.exporting import cells
from moin_desktop.exporting.book import MAX_COLUMNS, MAX_ROWS, Book, Sheet
from moin_desktop.exporting.sheets import labels
from moin_desktop.exporting.splicing import BLOCK
from moin_desktop.exporting.text import distinct
from moin_desktop.exporting.values import ColumnKind, FindingReport, Report, ResponseColumn, SurveyReport
from moin_desktop.i18n import _

_WIDTH = {ColumnKind.TEXT: 12.0, ColumnKind.NUMBER: 12.0, ColumnKind.DATE: 19.0, ColumnKind.FLAG: 12.0}
_WIDEST = 50.0
_HEAD_LINES = 6
"""Headings longer than this many lines widen their column."""


def steps(rows: int) -> int:
    """How many beats writing takes."""
    return rows // BLOCK + 1


def write(book: Book, report: Report, _beat: Callable[[], None]) -> None:
    """Headings in the first row, so that other programs read the sheet as it is; a sheet per survey."""
    for survey in report.surveys:
        sheet = book.sheet(labels.of_survey(report, survey, _("Responses")))
        _write(book, sheet, report, survey)


def _write(book: Book, sheet: Sheet, report: Report, survey: SurveyReport) -> None:
    columns = survey.columns[: MAX_COLUMNS - 1]
    rows = min(survey.rows, MAX_ROWS - 1)
    book.changes.columns_left_out += len(survey.columns) - len(columns)
    book.changes.rows_left_out += survey.rows - rows
    _headings(sheet, report, survey, columns)
    texts = [cells.column(column, book.texts, book.changes, _WIDEST) for column in columns]
    needed = [_points(sheet, at, column) for at, column in enumerate(columns, 1)]
    tall = cells.heights(columns, rows, needed)
    book.put(sheet, [cells.whole_numbers(survey.source_rows[:rows]), *texts], tall)
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


def _points(sheet: Sheet, at: int, column: ResponseColumn) -> NDArray[np.float64] | None:
    """The height that each word of a column needs; None where none is long."""
    if column.codes is None or not any(len(word) > _WIDEST for word in column.words):
        return None
    return np.array([sheet.points(word, at) if len(word) > _WIDEST else 0.0 for word in column.words])
