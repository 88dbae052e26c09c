"""The Charts sheet: a native chart per finding and question, with its numbers and its notes in the cells beside it."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from moin_desktop.analysis.marks import ChartData, ChartKind, ChartSpec, Mark, MarkRow
from moin_desktop.analysis.wording import number_text, of_text
from moin_desktop.exporting.book import Book, Sheet, lines
from moin_desktop.exporting.sheets import drawing, labels
from moin_desktop.exporting.sheets.drawing import Place
from moin_desktop.exporting.values import FindingReport, QuestionReport, Remark, Report
from moin_desktop.i18n import _

_WIDTHS = (92, 38, 9, 9, 54)
_CHART, _ANSWER, _COUNT, _SHARE, _NOTES, _FURTHER = range(6)
_CHART_WIDTH = 640
_POINTS_PER_LINE, _PIXELS_PER_POINT = 15.0, 4 / 3
_ANSWER_CHARS, _NOTE_CHARS = 40, 52
_FURTHER_CHARS = 8
_ROOM_BELOW = 20
_ROWS_PER_PAGE = 46


@dataclass(frozen=True, slots=True)
class _Block:
    """One chart with what stands around it."""

    title: str
    mark: str
    """"Finding 3, agreed", or the survey's name where there are several."""
    data: ChartData
    focus: tuple[str, ...]
    remarks: tuple[Remark, ...]


def write(book: Book, report: Report, beat: Callable[[], None]) -> None:
    """Findings in running order first, then every question that no finding shows whole."""
    sheet = book.sheet(_("Charts"), _("Excel charts you can edit, with their numbers and notes beside them"))
    sheet.widths(*_WIDTHS)
    row = labels.opening(sheet, report, _("Charts"))
    sheet.freeze(2)
    breaks, page_top = [], 0
    for block in _blocks(report):
        start, row = row, _write(book, sheet, row, block)
        if row - page_top > _ROWS_PER_PAGE and start > page_top + 4:
            breaks.append(start)
            page_top = start
        beat()
    sheet.page_breaks(breaks)
    sheet.print_only(row, _NOTES)
    sheet.print_as(labels.footer(report))


def _blocks(report: Report) -> Iterator[_Block]:
    shown = set()
    for finding in report.findings:
        if finding.chart is not None and drawing.can_draw(finding.chart):
            yield _of_finding(finding, finding.chart)
            if not _narrowed(finding.chart.spec):
                shown.add(finding.question)
    for survey in report.surveys:
        for question in survey.questions:
            if drawing.can_draw(question.chart) and question.id not in shown:
                yield _of_question(question, survey.name if len(report.surveys) > 1 else "")


def _narrowed(spec: ChartSpec) -> bool:
    """Whether a chart is of other than the question alone with everyone."""
    return bool(spec.filter or spec.compare or spec.pair or spec.percent_of)


def _of_finding(finding: FindingReport, data: ChartData) -> _Block:
    mark = _("Finding {number}, {status}").format(number=finding.number, status=finding.status.lower())
    return _Block(finding.headline, mark, data, finding.focus, finding.remarks)


def _of_question(question: QuestionReport, survey: str) -> _Block:
    return _Block(question.name, survey, question.chart, (), question.remarks)


def _write(book: Book, sheet: Sheet, row: int, block: _Block) -> int:
    """Write one block; the first row after it."""
    data = block.data
    sheet.text(row, _CHART, block.title, "headline_line")
    sheet.text(row, _NOTES, block.mark, "quiet")
    sheet.height(row, 22)
    sheet.text(row + 1, _CHART, data.subtitle, "quiet_line")
    head = row + 2
    _headings(sheet, head, data)
    rows = _grid(sheet, head + 1, data) if data.rows else _bars(sheet, head + 1, data)
    extra = _notes(sheet, head + 1, data, block.remarks)
    first_free = head + 1 + max(len(rows), 1)
    for at, remark in enumerate(extra):
        sheet.text(first_free + at, _NOTES, labels.remark_text(remark), "note")
    names = _columns(data) if data.rows else [""]
    heights = [_POINTS_PER_LINE * 1.2 * max((lines(name, _FURTHER_CHARS) for name in names), default=1)]
    spreads = [_spread(data, item) for item in data.rows] or [""] * len(rows)
    heights += [
        _height(label, block.remarks, option, spread) for (label, option), spread in zip(rows, spreads, strict=True)
    ]
    heights += [_POINTS_PER_LINE * lines(labels.remark_text(remark), _NOTE_CHARS) for remark in extra]
    for at, height in enumerate(heights):
        sheet.height(head + at, height)
    chart_height = drawing.height(data)
    used = sum(heights) * _PIXELS_PER_POINT
    last = head + len(heights) + math.ceil(max(0, chart_height + _ROOM_BELOW - used) / 20)
    if not _has_native(data):
        last = head + len(heights)
        sheet.text(last, _CHART, data.footer, "quiet_line")
        return last + 3
    place = Place(sheet.name, head + 1, head + len(rows), _ANSWER, _COUNT, _SHARE, _FURTHER)
    sheet.chart(head, _CHART, drawing.draw(book, data, place, block.focus), _CHART_WIDTH, chart_height, data.summary)
    sheet.text(last, _CHART, data.footer, "quiet_line")
    return last + 3


def _has_native(data: ChartData) -> bool:
    """Whether a native chart of single or stacked bars shows the same; other kinds stand here as their numbers."""
    return not data.rows or data.kind in (ChartKind.AGREEMENT, ChartKind.STACKED)


def _columns(data: ChartData) -> list[str]:
    """What heads the numbers of each row: its answers, or the groups of a comparison."""
    if data.groups and data.kind not in (ChartKind.STACKED, ChartKind.RANKING):
        of_group = _("{group} (n = {n})")
        return [of_group.format(group=group.label, n=number_text(group.base)) for group in data.groups]
    return [mark.label for mark in data.rows[0].marks]


def _headings(sheet: Sheet, row: int, data: ChartData) -> None:
    sheet.text(row, _ANSWER, _("Row") if data.rows else _("Answer"), "head")
    sheet.text(row, _COUNT, _("n"), "head_right")
    sheet.text(row, _SHARE, "" if data.rows or data.small_base else _("%"), "head_right")
    notes = _("Notes")
    if data.rows:
        notes = _("Counts by answer; notes") if data.small_base else _("% by answer; notes")
    sheet.text(row, _NOTES, notes, "head_notes")
    if data.rows:
        for at, name in enumerate(_columns(data)):
            sheet.text(row, _FURTHER + at, name, "head_right")
    elif data.kind is ChartKind.STAIRCASE:
        sheet.text(row, _FURTHER, _("Starts at"), "head_right")


def _bars(sheet: Sheet, row: int, data: ChartData) -> list[tuple[str, str]]:
    """Write the numbers of a chart of single marks; (label, option id) of each row."""
    for at, mark in enumerate(data.marks, row):
        sheet.text(at, _ANSWER, mark.label, "wrap")
        if mark.hidden:
            sheet.text(at, _COUNT, _("hidden"), "raw")
            continue
        sheet.number(at, _COUNT, mark.count)
        if not data.small_base:
            sheet.number(at, _SHARE, mark.share, "percent")
        if data.kind is ChartKind.STAIRCASE:
            sheet.number(at, _FURTHER, mark.start * mark.base if data.small_base else mark.start, _style(data))
    return [(mark.label, mark.option) for mark in data.marks]


def _style(data: ChartData) -> str:
    return "count" if data.small_base else "percent"


def _grid(sheet: Sheet, row: int, data: ChartData) -> list[tuple[str, str]]:
    """Write the numbers of a grid, one column per answer; (item, "") of each row.

    A small row among percentages is given in counts, as texts: it has no bar, since the axis is one of shares.
    """
    for at, item in enumerate(data.rows, row):
        sheet.text(at, _ANSWER, item.label, "wrap")
        sheet.number(at, _COUNT, item.answered)
        sheet.text(at, _NOTES, _spread(data, item), "left_wrap")
        for column, mark in enumerate(item.marks, _FURTHER):
            if mark.hidden:
                sheet.text(at, column, _("hidden"), "raw")
            elif mark.figure_text:
                sheet.text(at, column, mark.figure_text, "raw")
            elif not _has_native(data):
                sheet.text(at, column, _value(mark) if mark.base else "", "raw")
            elif data.small_base or mark.percent_text:
                sheet.number(at, column, mark.count if data.small_base else mark.share, _style(data))
            elif mark.base:
                sheet.text(at, column, of_text(mark.count, mark.base), "raw")
    return [(item.label, "") for item in data.rows]


def _spread(data: ChartData, row: MarkRow) -> str:
    """The answers of a row with their numbers, in one line of words: what the bar beside it shows."""
    if row.figure_text or row.gap_text:
        return row.figure_text or row.gap_text
    if not _has_native(data):
        return ""
    shown = [mark for mark in row.marks if mark.base and not mark.hidden]
    told = [(mark.label, str(mark.count) if data.small_base else _value(mark)) for mark in shown]
    return " · ".join(_("{answer} {number}").format(answer=label, number=number) for label, number in told)


def _value(mark: Mark) -> str:
    return mark.percent_text or of_text(mark.count, mark.base)


def _notes(sheet: Sheet, row: int, data: ChartData, remarks: Sequence[Remark]) -> list[Remark]:
    """Write each note beside its answer; those that have none there are handed back."""
    places = {} if data.rows else {mark.option: at for at, mark in enumerate(data.marks, row) if mark.option}
    for option, at in places.items():
        told = "\n".join(labels.remark_text(r, place=False) for r in remarks if r.option == option)
        if told:
            sheet.text(at, _NOTES, told, "note")
    return [remark for remark in remarks if remark.option not in places]


def _height(label: str, remarks: Sequence[Remark], option: str, spread: str) -> float:
    """The height in points that a row needs for its label and for its notes or the numbers of its answers."""
    told = [labels.remark_text(r, place=False) for r in remarks if option and r.option == option]
    high = max(
        lines(label, _ANSWER_CHARS), sum(lines(words, _NOTE_CHARS) for words in told), lines(spread, _NOTE_CHARS)
    )
    return min(400.0, high * _POINTS_PER_LINE)
