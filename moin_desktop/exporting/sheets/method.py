"""The Method sheet: where every number comes from, and what this export changed or left out."""

from collections.abc import Callable

from moin_desktop.exporting import audience, method
from moin_desktop.exporting.book import Book
from moin_desktop.exporting.sheets import labels
from moin_desktop.exporting.values import Report
from moin_desktop.i18n import _

_WIDTHS = (28, 100)


def write(book: Book, report: Report, beat: Callable[[], None]) -> None:
    """One block per survey, then the rules, then what the export did; written last, since it counts the others."""
    sheet = book.sheet(_("Method"), _("How every number was made, and what was changed or kept back"))
    sheet.widths(*_WIDTHS)
    row = labels.opening(sheet, report, _("How this was made"))
    made = (
        (_("Project"), report.project),
        (_("Program"), report.program),
        (_("Exported"), f"{report.made.astimezone():%Y-%m-%d %H:%M}"),
        (_("Made for"), f"{audience.name(report.audience)}. {audience.leaves_out(report.audience)}"),
    )
    blocks = [made, *(survey.method for survey in report.surveys), method.rules(), method.changes(book.changes)]
    for block in blocks:
        for at, (what, how) in enumerate(block):
            sheet.text(row, 0, what, "strong", top=not at)
            sheet.text(row, 1, how, "wrap", top=not at)
            row += 1
        row += 1
        beat()
    sheet.freeze(1)
    sheet.fit()
    sheet.print_as(labels.footer(report), landscape=False)
