"""The Tables sheet: one row per answer, so that it can be filtered, sorted and read by another program."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from moin_desktop.analysis import unseen
from moin_desktop.analysis.parts import Part
from moin_desktop.analysis.tables import NetRow, Row, outline
from moin_desktop.analysis.wording import SMALL
from moin_desktop.exporting.book import Book, Sheet
from moin_desktop.exporting.links import cell
from moin_desktop.exporting.sheets import labels
from moin_desktop.exporting.sheets.formulas import Formulas
from moin_desktop.exporting.sheets.listing import ID
from moin_desktop.exporting.values import QuestionReport, Remark, Report, SurveyReport
from moin_desktop.i18n import _

_WIDTHS = (30, 13, 44, 28, 40, 9, 9, 9, 12, 54, 9, 14, 9)
_ANSWER, _N, _OF, _SHARE, _VALUE, _NOTES, _SEE, _FINDINGS, _ID = range(4, 13)
_INDENT = "    "
"""Before the members of a group, below the group itself."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One row of the sheet before it has a place."""

    answer: str
    item: str = ""
    label: str = ""
    """The answer as it is called, without what shows that it is part of a group."""
    option: str = ""
    at: int | None = None
    """Which row of a grid."""
    count: int | None = None
    base: int | None = None
    share: float | None = None
    value: float | str | None = None
    quiet: bool = False


def write(book: Book, report: Report, beat: Callable[[], None]) -> None:
    """All questions of each survey; each survey has a sheet of its own where there are several."""
    for survey in report.surveys:
        _sheet(book, report, survey, beat)


def _sheet(book: Book, report: Report, survey: SurveyReport, beat: Callable[[], None]) -> None:
    about = _("Every question with n, base and %, notes at their number")
    sheet = book.sheet(labels.of_survey(report, survey, _("Tables")), about)
    sheet.widths(*_WIDTHS)
    first = labels.opening(sheet, report, _("Tables"))
    headings = (
        (_("Question"), "head"),
        (_("Read as"), "head"),
        (_("Base"), "head"),
        (_("Row"), "head"),
        (_("Answer"), "head"),
        (_("n"), "head_right"),
        (_("of"), "head_right"),
        (_("%"), "head_right"),
        (_("Value"), "head_right"),
        (_("Notes"), "head_notes"),
        (_("See"), "head"),
        (_("Findings"), "head"),
        (ID, "head_key"),
    )
    for column, (heading, style) in enumerate(headings):
        sheet.text(first, column, heading, style)
    formulas = Formulas(book.links, report, survey)
    row = first + 1
    for question in survey.questions:
        row = _question(book, sheet, row, question, formulas)
        beat()
    sheet.filter(first, row - 1, len(headings) - 1)
    sheet.freeze(first + 1, 1)
    sheet.fit()
    sheet.print_as(labels.footer(report), repeat=first)


def _question(book: Book, sheet: Sheet, row: int, question: QuestionReport, formulas: Formulas) -> int:
    """Write one question; the row after it."""
    waiting = list(question.remarks)
    sheet.mark(row, 0, ("question", question.id))
    known = {line.option for line in _lines(question) if line.option}
    for at, line in enumerate(_lines(question)):
        whole = [r for r in waiting if r.option not in known] if not at else []
        mine = whole + [r for r in waiting if line.option and r.option == line.option]
        waiting = [r for r in waiting if r not in mine]
        sheet.text(row, 0, question.name, "strong" if not at else "quiet", top=not at)
        sheet.text(row, 1, question.type_text, "wrap" if not at else "quiet", top=not at)
        sheet.text(row, 2, question.base_text, "wrap" if not at else "quiet", top=not at)
        _numbers(sheet, row, line, top=not at)
        if line.option and line.count is not None:
            _count(book, sheet, row, question, line, formulas, top=not at)
        _notes(sheet, row, mine, top=not at)
        _findings(sheet, row, question if not at else None, formulas, top=not at)
        sheet.text(row, _ID, _id(question, line), "key", top=not at)
        if line.option:
            sheet.mark(row, _N, ("answer", question.id, line.option))
        row += 1
    return row


def _id(question: QuestionReport, line: _Line) -> str:
    if not line.option:
        return question.id
    return line.option if line.at is None else f"{question.id}.{line.at + 1} {line.option}"


def _numbers(sheet: Sheet, row: int, line: _Line, *, top: bool) -> None:
    sheet.text(row, 3, line.item, "wrap", top=top)
    sheet.text(row, _ANSWER, line.answer, "quiet" if line.quiet else "wrap", top=top)
    for column, value, style in (
        (_N, line.count, "count"),
        (_OF, line.base, "quiet_count"),
        (_SHARE, line.share, "percent"),
    ):
        if value is None:
            sheet.text(row, column, "", top=top)
        else:
            sheet.number(row, column, value, style, top=top)
    if isinstance(line.value, str) or line.value is None:
        sheet.text(row, _VALUE, line.value or "", "raw", top=top)
    else:
        sheet.number(row, _VALUE, line.value, "number", top=top)


def _count(
    book: Book, sheet: Sheet, row: int, question: QuestionReport, line: _Line, formulas: Formulas, *, top: bool
) -> None:
    """Let formulas take the place of numbers they give exactly, once the sheets they count are there."""
    assert line.count is not None
    count, base, share = line.count, line.base or 0, line.share

    def finish() -> None:
        plain = line.label if line.answer == line.label else ""
        n, of = formulas.of_answer(question, line.option, line.at, plain, cell(row, _ANSWER), count, base)
        if n:
            sheet.formula(row, _N, n, count, "count", top)
        if of:
            sheet.formula(row, _OF, of, base, "quiet_count", top)
        if share is not None and base and share == Part(count, base).share:
            sheet.formula(row, _SHARE, f"={cell(row, _N)}/{cell(row, _OF)}", share, "percent", top)

    book.links.later(finish)


def _notes(sheet: Sheet, row: int, remarks: Sequence[Remark], *, top: bool) -> None:
    told = "\n".join(labels.remark_text(r, place=False) for r in remarks)
    sheet.text(row, _NOTES, told, "note", top=top)
    sheet.link(row, _SEE, ", ".join(r.id for r in remarks), ("note", remarks[0].id if remarks else ""), top=top)
    if remarks:
        told = "\n\n".join(labels.remark_text(r, place=not r.option) for r in remarks)
        sheet.comment(row, _N, told, next((r.author for r in remarks if r.author), ""))


def _findings(sheet: Sheet, row: int, question: QuestionReport | None, formulas: Formulas, *, top: bool) -> None:
    numbers = question.findings if question is not None else ()
    to = ("finding", formulas.finding(numbers[0])) if numbers else ("",)
    sheet.link(row, _FINDINGS, labels.findings_text(numbers), to, "link" if numbers else "wrap", top=top)


def _lines(question: QuestionReport) -> list[_Line]:
    """What is said about a question: its answers, figures, and what was no answer."""
    table = question.table
    shut = unseen.of_chart(question.chart)
    found = [
        replace(_option(row, table.base, "", shut=(row.option, "", None) in shut), answer=_INDENT * inside + row.label)
        for row, inside in outline(table)
    ]
    for at, item in enumerate(table.items):
        hidden = {option for option, _group, n in shut if n == at}
        found += [
            replace(_option(row, item.answered, item.label, shut=row.option in hidden), at=at) for row in item.rows
        ]
    found += _figures(question)
    rest = [(_("Not answered"), table.blank), *((_("Missing: {word}").format(word=w), n) for w, n in table.missing)]
    rest.append((_("Not read as an answer"), table.unread))
    found += [_Line(words, count=count, quiet=True) for words, count in rest if count]
    return found


def _option(one: Row | NetRow, base: int, item: str, *, shut: bool) -> _Line:
    if shut:
        return _Line(one.label, item, one.label, one.option, value=_("hidden"))
    share = one.part.share if base >= SMALL else None
    return _Line(one.label, item, one.label, one.option, count=one.count, base=base, share=share)


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
