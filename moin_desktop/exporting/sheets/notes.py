"""The Notes sheet: every note these readers may see, with its place, its number then and now, and a way there."""

from collections.abc import Callable

from moin_desktop.exporting.book import Book
from moin_desktop.exporting.links import Key
from moin_desktop.exporting.sheets.listing import Listing
from moin_desktop.exporting.values import NoteReport, Report
from moin_desktop.i18n import _


def write(book: Book, report: Report, beat: Callable[[], None]) -> None:
    """One row per note, oldest first; no sheet where there is none."""
    if not any(survey.notes for survey in report.surveys):
        return
    columns = (
        (_("Note"), 54.0, "head_notes"),
        (_("By"), 14.0, "head"),
        (_("Question"), 26.0, "head"),
        (_("Where"), 32.0, "head"),
        (_("See"), 10.0, "head"),
        (_("Then"), 11.0, "head"),
        (_("Now"), 11.0, "head"),
        (_("Kind"), 10.0, "head"),
        (_("Mark"), 12.0, "head"),
        (_("Who sees it"), 13.0, "head"),
        (_("Tags"), 16.0, "head"),
        (_("Written"), 11.0, "head"),
    )
    made = Listing(book, report, (_("Notes"), _("Every note, with its place and its number then and now")), columns)
    for survey in report.surveys:
        for note in survey.notes:
            _row(made, note)
    made.close(1)
    beat()


def _row(made: Listing, note: NoteReport) -> None:
    sheet, row = made.sheet, made.next(note.id)
    sheet.mark(row, 0, ("note", note.id))
    sheet.text(row, 0, note.text, "note")
    sheet.text(row, 1, note.author, "wrap")
    sheet.text(row, 2, note.question_name, "wrap")
    sheet.text(row, 3, note.place, "wrap")
    if note.finding or note.question:
        sheet.link(row, 4, _("Findings") if note.finding else _("Tables"), place_of(note))
    moved = note.now not in ("", note.then)
    for column, (words, style) in enumerate(
        (
            (note.then, "wrap"),
            (note.now, "strong" if moved else "wrap"),
            (note.kind, "wrap"),
            (note.mark, "wrap"),
            (note.sees, "wrap"),
            (", ".join(note.tags), "wrap"),
        ),
        5,
    ):
        sheet.text(row, column, words, style)
    sheet.moment(row, 11, note.created.replace(tzinfo=None))


def place_of(note: NoteReport) -> Key:
    """The cell that a note is about: the finding, the answer's number, or the first row of the question."""
    if note.finding:
        return ("finding", note.finding)
    return ("answer", note.question, note.option) if note.option else ("question", note.question)
