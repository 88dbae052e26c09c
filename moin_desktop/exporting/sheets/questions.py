"""The Emerging questions sheet: what the room asked and nobody has answered yet."""

from collections.abc import Callable

from moin_desktop.exporting.book import Book
from moin_desktop.exporting.sheets.listing import Listing
from moin_desktop.exporting.values import Report
from moin_desktop.i18n import _


def write(book: Book, report: Report, beat: Callable[[], None]) -> None:
    """Findings that are questions, then notes that ask; no sheet where there is neither."""
    asked = [finding for finding in report.findings if finding.is_question]
    noted = [note for survey in report.surveys for note in survey.notes if note.is_question]
    if not asked and not noted:
        return
    columns = (
        (_("Question"), 70.0, "head"),
        (_("From"), 14.0, "head"),
        (_("Asked by"), 18.0, "head"),
        (_("Pillar"), 18.0, "head"),
        (_("About"), 46.0, "head"),
    )
    title = (_("Emerging questions"), _("What the room asked and nobody has answered yet"))
    made = Listing(book, report, title, columns)
    for finding in asked:
        row = made.next(finding.id)
        made.sheet.text(row, 0, finding.headline, "headline")
        made.sheet.link(row, 1, _("Finding {number}").format(number=finding.number), ("finding", finding.id))
        made.sheet.text(row, 3, finding.pillar, "wrap")
        made.sheet.text(row, 4, finding.question_name, "wrap")
    for note in noted:
        row = made.next(note.id)
        made.sheet.text(row, 0, note.text, "note")
        made.sheet.link(row, 1, _("Note"), ("note", note.id))
        made.sheet.text(row, 2, note.author, "wrap")
        about = " · ".join(part for part in (note.question_name, note.place) if part)
        made.sheet.text(row, 4, about, "wrap")
    made.close()
    beat()
