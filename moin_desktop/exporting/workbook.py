"""The annotated workbook: findings, native charts with their notes, tables, responses, and how it was all made."""

from collections.abc import Callable, Collection
from enum import StrEnum
from pathlib import Path

from moin_desktop.exporting.book import Book
from moin_desktop.exporting.replacing import replacing
from moin_desktop.exporting.sheets import (
    about,
    charts,
    codings,
    dictionary,
    findings,
    method,
    minutes,
    notes,
    questions,
    quotes,
    responses,
    tables,
    themes,
)
from moin_desktop.exporting.values import Report

Tick = Callable[[int, int], None]


class SheetKind(StrEnum):
    """The sheets a workbook can have, in their order."""

    ABOUT = "about"
    FINDINGS = "findings"
    CHARTS = "charts"
    TABLES = "tables"
    THEMES = "themes"
    QUOTES = "quotes"
    CODINGS = "codings"
    NOTES = "notes"
    MINUTES = "minutes"
    QUESTIONS = "questions"
    DICTIONARY = "dictionary"
    RESPONSES = "responses"
    ANSWERS = "answers"
    METHOD = "method"


ALL_SHEETS = tuple(SheetKind)

_WRITERS: dict[SheetKind, Callable[[Book, Report, Callable[[], None]], None]] = {
    SheetKind.ABOUT: about.write,
    SheetKind.FINDINGS: findings.write,
    SheetKind.CHARTS: charts.write,
    SheetKind.TABLES: tables.write,
    SheetKind.THEMES: themes.write,
    SheetKind.QUOTES: quotes.write,
    SheetKind.CODINGS: codings.write,
    SheetKind.NOTES: notes.write,
    SheetKind.MINUTES: minutes.write,
    SheetKind.QUESTIONS: questions.write,
    SheetKind.DICTIONARY: dictionary.write,
    SheetKind.RESPONSES: responses.write,
    SheetKind.ANSWERS: responses.write_flags,
    SheetKind.METHOD: method.write,
}
"""Each writes its sheets, or none where there is nothing to say; a further kind is a member above and a line here."""
_CLOSING_SHARE = 3


def write(path: Path, report: Report, tick: Tick | None = None, sheets: Collection[SheetKind] = ALL_SHEETS) -> None:
    """Write the wanted sheets of a report to a workbook, which takes the place of an older one only when complete.

    ``tick(done, total)`` is called now and then and may raise to stop. No text becomes a formula, a link or a number.
    MoinError when the file cannot be written; then, as after a stop, the older file is as it was. ValueError when no
    sheet is wanted.
    """
    wanted = [kind for kind in SheetKind if kind in sheets]
    if not wanted:
        raise ValueError(sheets)
    beat = _counter(tick, report, wanted)
    with replacing(path) as file:
        book = Book(file)
        try:
            book.describe(report.project, report.program, report.made)
            for kind in wanted:
                _WRITERS[kind](book, report, beat)
            beat()
            book.close(beat)
        finally:
            book.abandon()


def _counter(tick: Tick | None, report: Report, wanted: Collection[SheetKind]) -> Callable[[], None]:
    """Count the steps of the work: one per finding, chart and table, one per hundred responses."""
    total = 1 + len(wanted) + _CLOSING_SHARE
    for survey in report.surveys:
        total += len(survey.questions) * 2 + responses.steps(survey.coding_rows)
        total += responses.steps(survey.rows) * 2
    done = 0

    def beat() -> None:
        nonlocal done
        done += 1
        if tick is not None:
            tick(min(done, total), total)

    return beat
