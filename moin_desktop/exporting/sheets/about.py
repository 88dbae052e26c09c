"""The About sheet: what this workbook is, for whom, from which file, and what stands where."""

from collections.abc import Callable

from moin_desktop.exporting import audience
from moin_desktop.exporting.book import Book, Sheet
from moin_desktop.exporting.sheets import labels
from moin_desktop.exporting.values import Report
from moin_desktop.i18n import _

_WIDTHS = (26, 92, 16)


def write(book: Book, report: Report, _beat: Callable[[], None]) -> None:
    """Title, facts with the id that each is found again by, and the contents as links."""
    sheet = book.sheet(_("About"))
    sheet.widths(*_WIDTHS)
    sheet.text(0, 0, report.project, "title")
    sheet.height(0, 28)
    sheet.text(1, 0, _("Findings, numbers and notes of a survey, with how each was made."), "quiet_line")
    if report.synthetic:
        sheet.text(2, 0, labels.synthetic_text(), "warn_line")
    row = 4
    for what, how, key in _facts(report):
        sheet.text(row, 0, what, "strong")
        sheet.text(row, 1, how, "wrap")
        sheet.text(row, 2, key, "key")
        row += 1
    sheet.freeze(1)
    sheet.print_as(labels.footer(report), landscape=False)
    book.links.later(lambda: _contents(book, sheet, row + 1))


def _facts(report: Report) -> list[tuple[str, str, str]]:
    found = [
        (_("Project"), report.project, "project"),
        (_("Made for"), audience.name(report.audience), f"profile {report.audience.value}"),
        ("", audience.leaves_out(report.audience), ""),
        (_("Exported"), f"{report.made.astimezone():%Y-%m-%d %H:%M}", f"made {report.step}"),
        (_("Program"), report.program, "program"),
    ]
    for survey in report.surveys:
        found += [
            (_("Survey"), survey.name, survey.id),
            (_("Source file"), survey.source_name, f"{survey.id} source"),
            (_("SHA-256 of the file"), survey.sha256, f"{survey.id} sha256"),
        ]
    return found


def _contents(book: Book, sheet: Sheet, row: int) -> None:
    """What stands where; written last, when all sheets are there."""
    sheet.text(row, 0, _("In this workbook"), "section")
    sheet.height(row, 24)
    for at, (name, about) in enumerate(book.about.items()):
        if name != sheet.name:
            sheet.go_to(row + at, 0, name)
            sheet.text(row + at, 1, about, "wrap")
    sheet.fit()
