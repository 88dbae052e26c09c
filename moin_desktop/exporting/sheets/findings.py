"""The Findings sheet: what the room said, in running order, one row each."""

from collections.abc import Callable

from moin_desktop.exporting.audience import Audience
from moin_desktop.exporting.book import Book
from moin_desktop.exporting.sheets import labels
from moin_desktop.exporting.sheets.listing import ID
from moin_desktop.exporting.values import FindingReport, Report
from moin_desktop.i18n import _

_WIDTHS = (5, 15, 10, 36, 12, 26, 22, 20, 26, 46, 40, 46)
_QUESTION, _PRESENTER = 6, 12


def write(book: Book, report: Report, beat: Callable[[], None]) -> None:
    """One row per finding; where there is none, one line says so."""
    sheet = book.sheet(_("Findings"), _("What the room said, in running order, with what each stands on"))
    told = report.audience is Audience.ALL
    sheet.widths(*_WIDTHS, *((40,) if told else ()), 9)
    first = labels.opening(sheet, report, _("What the room found"))
    headings = (
        _("No."),
        _("Pillar"),
        _("Status"),
        _("Finding"),
        _("Number"),
        _("Of what"),
        _("Question"),
        _("Filter"),
        _("Base"),
        _("Notes"),
        _("What the numbers say"),
        _("How we know"),
        *((_("For the presenter"),) if told else ()),
    )
    for column, heading in enumerate(headings):
        sheet.text(first, column, heading, "head_notes" if heading == _("Notes") else "head")
    sheet.text(first, len(headings), ID, "head_key")
    if not report.findings:
        sheet.text(first + 1, 3, _("No findings were kept."), "quiet")
    for row, finding in enumerate(report.findings, first + 1):
        _row(sheet_row=row, finding=finding, put=sheet.text)
        sheet.number(row, 0, finding.number, "left")
        sheet.mark(row, 3, ("finding", finding.id))
        style = "link" if finding.question else "wrap"
        sheet.link(row, _QUESTION, finding.question_name, ("question", finding.question), style)
        if told:
            sheet.text(row, _PRESENTER, finding.presenter, "wrap")
        sheet.text(row, len(headings), finding.id, "key")
        beat()
    last = first + max(1, len(report.findings))
    sheet.filter(first, last, len(headings))
    sheet.freeze(first + 1, 1)
    sheet.fit()
    sheet.print_as(labels.footer(report), repeat=first)


def _row(sheet_row: int, finding: FindingReport, put: Callable[[int, int, str, str], None]) -> None:
    figure = finding.figure
    of = "\n".join(part for part in (figure.label, figure.of) if part) if figure else ""
    number = "\n".join(part for part in (figure.value if figure else "", finding.changed) if part)
    statement = (finding.statement, "said") if finding.statement else (_counted(finding), "counted")
    cells = (
        (finding.pillar, "wrap"),
        (finding.status, "wrap"),
        (finding.headline, "headline"),
        (number, "strong"),
        (of, "wrap"),
        ("", "wrap"),
        (finding.filter_text or (_("All respondents") if finding.question else ""), "wrap"),
        (finding.base_text or (_("Its question is read another way now.") if finding.question else ""), "wrap"),
        ("\n".join(labels.remark_text(remark) for remark in finding.remarks), "note"),
        statement,
        ("\n".join(finding.evidence), "wrap"),
    )
    for column, (words, style) in enumerate(cells, 1):
        put(sheet_row, column, words, style)


def _counted(finding: FindingReport) -> str:
    """What the program says where nobody wrote anything, and that it is so; empty without a chart."""
    if finding.chart is None or not finding.chart.summary:
        return ""
    return _("{summary} (from the numbers)").format(summary=finding.chart.summary)
