"""The Themes sheet: what written answers were sorted into, what each theme means, and how many answers have it."""

from collections.abc import Callable

from moin_desktop.exporting.book import Book
from moin_desktop.exporting.sheets.listing import Listing
from moin_desktop.exporting.values import Report, SurveyReport, ThemeReport
from moin_desktop.i18n import _


def write(book: Book, report: Report, beat: Callable[[], None]) -> None:
    """One row per theme, parts after their whole; no sheet where nothing was coded."""
    if not any(survey.themes for survey in report.surveys):
        return
    columns = (
        (_("Question"), 26.0, "head"),
        (_("Theme"), 32.0, "head"),
        (_("Part of"), 22.0, "head"),
        (_("What it is"), 48.0, "head"),
        (_("What it is not"), 36.0, "head"),
        (_("Answers"), 10.0, "head_right"),
        (_("Of coded"), 10.0, "head_right"),
    )
    title = (_("Themes"), _("What written answers were sorted into, with how many have each"))
    made = Listing(book, report, title, columns)
    for survey in report.surveys:
        counted = _counted(survey)
        for theme in survey.themes:
            _row(made, theme, counted)
    made.close(2)
    beat()


_Counted = dict[tuple[str, str], tuple[int, int, bool]]
"""By question and theme: how many answers have it, of how many coded, and whether that is hidden."""


def _counted(survey: SurveyReport) -> _Counted:
    found: _Counted = {}
    for question in survey.questions:
        shut = {mark.option for mark in question.chart.marks if mark.hidden}
        for row in question.table.rows:
            found[question.id, row.option] = (row.count, question.table.base, row.option in shut)
    return found


def _row(made: Listing, theme: ThemeReport, counted: _Counted) -> None:
    sheet, row = made.sheet, made.next(theme.id)
    sheet.mark(row, 1, ("theme", theme.id))
    sheet.text(row, 0, theme.question_name, "wrap")
    sheet.link(row, 1, theme.name, ("answer", theme.question, theme.id))
    sheet.text(row, 2, theme.parent, "wrap")
    sheet.text(row, 3, theme.definition, "wrap")
    sheet.text(row, 4, theme.excludes, "wrap")
    count, base, hidden = counted.get((theme.question, theme.id), (0, 0, False))
    if hidden:
        sheet.text(row, 5, _("hidden"), "raw")
    else:
        sheet.number(row, 5, count)
        sheet.number(row, 6, base, "quiet_count")
