"""The Tables sheet: one row per answer, so that it can be filtered, sorted and read by another program."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from moin_desktop.analysis import unseen
from moin_desktop.analysis.tables import NetRow, Row, outline
from moin_desktop.analysis.wording import SMALL
from moin_desktop.exporting.book import Book, Sheet
from moin_desktop.exporting.sheets import labels
from moin_desktop.exporting.values import QuestionReport, Remark, Report, SurveyReport
from moin_desktop.i18n import _

_WIDTHS = (30, 13, 44, 30, 40, 9, 9, 12, 54, 14)
_ANSWER = 4
_INDENT = "    "
"""Before the members of a group, below the group itself."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the sheet before it has a place."""

    answer: str
    item: str = ""
    option: str = ""
    count: int | None = None
    share: float | None = None
    value: float | str | None = None
    quiet: bool = False


def write(book: Book, report: Report, beat: Callable[[], None]) -> None:
    """All questions of each survey; each survey has a sheet of its own where there are several."""
    for survey in report.surveys:
        _sheet(book, report, survey, beat)


def _sheet(book: Book, report: Report, survey: SurveyReport, beat: Callable[[], None]) -> None:
    sheet = book.sheet(labels.of_survey(report, survey, _("Tables")))
    sheet.widths(*_WIDTHS)
    first = labels.opening(sheet, report, _("Tables"))
    headings = (
        (_("Question"), "head"),
        (_("Read as"), "head"),
        (_("Base"), "head"),
        (_("Row"), "head"),
        (_("Answer"), "head"),
        (_("n"), "head_right"),
        (_("%"), "head_right"),
        (_("Value"), "head_right"),
        (_("Notes"), "head_notes"),
        (_("Findings"), "head"),
    )
    for column, (heading, style) in enumerate(headings):
        sheet.text(first, column, heading, style)
    row = first + 1
    for question in survey.questions:
        row = _question(sheet, row, question)
        beat()
    sheet.filter(first, row - 1, len(headings) - 1)
    sheet.freeze(first + 1, 1)
    sheet.fit()
    sheet.print_as(labels.footer(report), repeat=first)


def _question(sheet: Sheet, row: int, question: QuestionReport) -> int:
    """Write one question; the row after it."""
    waiting = list(question.remarks)
    known = {line.option for line in _lines(question) if line.option}
    for at, line in enumerate(_lines(question)):
        whole = [r for r in waiting if r.option not in known] if not at else []
        mine = whole + [r for r in waiting if line.option and r.option == line.option]
        waiting = [r for r in waiting if r not in mine]
        sheet.text(row, 0, question.name, "strong" if not at else "quiet", top=not at)
        sheet.text(row, 1, question.type_text, "wrap" if not at else "quiet", top=not at)
        sheet.text(row, 2, question.base_text, "wrap" if not at else "quiet", top=not at)
        _numbers(sheet, row, line, top=not at)
        _notes(sheet, row, mine, top=not at)
        sheet.text(row, 9, labels.findings_text(question.findings) if not at else "", "wrap", top=not at)
        row += 1
    return row


def _numbers(sheet: Sheet, row: int, line: _Line, *, top: bool) -> None:
    sheet.text(row, 3, line.item, "wrap", top=top)
    sheet.text(row, _ANSWER, line.answer, "quiet" if line.quiet else "wrap", top=top)
    for column, value, style in ((5, line.count, "count"), (6, line.share, "percent")):
        if value is None:
            sheet.text(row, column, "", top=top)
        else:
            sheet.number(row, column, value, style, top=top)
    if isinstance(line.value, str) or line.value is None:
        sheet.text(row, 7, line.value or "", "raw", top=top)
    else:
        sheet.number(row, 7, line.value, "number", top=top)


def _notes(sheet: Sheet, row: int, remarks: Sequence[Remark], *, top: bool) -> None:
    sheet.text(row, 8, "\n".join(labels.remark_text(r, place=False) for r in remarks), "note", top=top)
    if remarks:
        told = "\n\n".join(labels.remark_text(r, place=not r.option) for r in remarks)
        sheet.comment(row, _ANSWER, told, next((r.author for r in remarks if r.author), ""))


def _lines(question: QuestionReport) -> list[_Line]:
    """What is said about a question: its answers, figures, and what was no answer."""
    table = question.table
    shut = unseen.of_chart(question.chart)
    found = [
        replace(_option(row, table.base, "", shut=(row.option, "", None) in shut), answer=_INDENT * inside + row.label)
        for row, inside in outline(table)
    ]
    for at, item in enumerate(table.items):
        found += _options(item.rows, item.answered, item.label, {option for option, _group, n in shut if n == at})
    found += _figures(question)
    rest = [(_("Not answered"), table.blank), *((_("Missing: {word}").format(word=w), n) for w, n in table.missing)]
    rest.append((_("Not read as an answer"), table.unread))
    found += [_Line(words, count=count, quiet=True) for words, count in rest if count]
    return found


def _options(rows: Sequence[Row], base: int, item: str, shut: Collection[str]) -> Iterator[_Line]:
    for one in rows:
        yield _option(one, base, item, shut=one.option in shut)


def _option(one: Row | NetRow, base: int, item: str, *, shut: bool) -> _Line:
    if shut:
        return _Line(one.label, item, one.option, value=_("hidden"))
    return _Line(one.label, item, one.option, one.count, one.part.share if base >= SMALL else None)


def _figures(question: QuestionReport) -> list[_Line]:
    table = question.table
    answered = _Line(_("Answered"), count=table.answered)
    if table.stats is not None:
        stats = table.stats
        pairs = (
            (_("Lowest"), stats.min),
            (_("Median"), stats.median),
            (_("Mean"), stats.mean),
            (_("Highest"), stats.max),
        )
        return [answered, *(_Line(words, value=value) for words, value in pairs)]
    if table.earliest:
        return [answered, _Line(_("Earliest"), value=table.earliest), _Line(_("Latest"), value=table.latest)]
    if not table.rows and not table.items:
        different = [_Line(_("Different answers"), count=table.distinct)] if table.distinct else []
        return [answered, *different]
    return []
