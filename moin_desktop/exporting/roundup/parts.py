"""What a round-up report says, as a row of plain parts: the Word file and the PDF are both made of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from moin_desktop.analysis.marks import ChartData, ChartKind
from moin_desktop.analysis.wording import number_text, of_text, part_share_text
from moin_desktop.exporting import method
from moin_desktop.exporting.audience import leaves_out, name
from moin_desktop.exporting.sheets.labels import findings_text, remark_text, synthetic_text
from moin_desktop.exporting.text import Changes, clean
from moin_desktop.exporting.values import FindingReport, QuestionReport, Report, SurveyReport
from moin_desktop.i18n import _, ngettext

Picture = Callable[[FindingReport | QuestionReport], bytes | None]
"""A chart as a PNG; None where there is none."""
QUOTES = 2
_ROWS = 40
"""Rows of a table that stands for a chart; more would be the workbook's work."""
_WORDS = 30_000


class Kind(StrEnum):
    """The kinds of parts."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    CONTENTS = "contents"
    CHAPTER = "chapter"
    """A heading that begins a page."""
    SECTION = "section"
    HEADING = "heading"
    TEXT = "text"
    STATEMENT = "statement"
    QUIET = "quiet"
    QUOTE = "quote"
    NOTE = "note"
    WARNING = "warning"
    POINT = "point"
    PICTURE = "picture"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the report."""

    kind: Kind
    text: str = ""
    """The words; of a picture or table what it says in one sentence."""
    content: bytes = b""
    """A picture as PNG."""
    rows: tuple[tuple[str, ...], ...] = ()
    """A table; the first row are headings."""
    keep: bool = False
    """It may not be parted from what comes next."""


def parts(
    report: Report, picture: Picture | None = None, tick: Callable[[int, int], None] | None = None
) -> Iterator[Part]:
    """The parts in reading order; without a picture a question stands as a table. ``tick(done, total)`` may stop it."""
    total = len(report.findings) + sum(len(survey.questions) for survey in report.surveys)
    done = 0

    def beat() -> None:
        nonlocal done
        done += 1
        if tick is not None:
            tick(done, total + 1)

    yield from _opening(report)
    yield from _about(report)
    yield from _findings(report, picture, beat)
    for survey in report.surveys:
        yield from _questions(report, survey, picture, beat)
    yield from _emerging(report)
    yield from _minutes(report)
    yield from _method(report)


def said(words: str) -> str:
    """Words as a document can hold them."""
    return clean(words, Changes(), _WORDS)


def _part(kind: Kind, words: str, *, keep: bool = False) -> Part:
    return Part(kind, said(words), keep=keep)


def _opening(report: Report) -> Iterator[Part]:
    yield _part(Kind.TITLE, report.project)
    yield _part(Kind.SUBTITLE, _("Round-up report, {day}").format(day=f"{report.made.astimezone():%Y-%m-%d}"))
    if report.synthetic:
        yield _part(Kind.WARNING, synthetic_text())
    yield Part(Kind.CONTENTS, _("Contents"))


def _about(report: Report) -> Iterator[Part]:
    yield _part(Kind.CHAPTER, _("About this report"))
    yield _part(Kind.SECTION, _("Who it is for"))
    yield _part(
        Kind.TEXT,
        _("{audience}. {left_out}").format(audience=name(report.audience), left_out=leaves_out(report.audience)),
    )
    yield _part(Kind.SECTION, _("Who answered"))
    for survey in report.surveys:
        told = ngettext("{survey}: {n} response, from {file}.", "{survey}: {n} responses, from {file}.", survey.rows)
        yield _part(Kind.POINT, told.format(survey=survey.name, n=number_text(survey.rows), file=survey.source_name))
    yield _part(Kind.SECTION, _("How to read it"))
    for line in _reading(report):
        yield _part(Kind.POINT, line)


def _reading(report: Report) -> Iterator[str]:
    rules = dict(method.rules())
    for heading in (_("Percentages"), _("Choose-all questions"), _("Small groups")):
        if heading in rules:
            yield rules[heading].split(_(" In Responses"))[0]
    yield _("Each chart names its base: the respondents whom its percentages are of.")
    if report.hide_under:
        yield _("Groups of fewer than {n} respondents are hidden, so that nobody can be recognised.").format(
            n=number_text(report.hide_under)
        )


# Findings


def _findings(report: Report, picture: Picture | None, beat: Callable[[], None]) -> Iterator[Part]:
    kept = [finding for finding in report.findings if not finding.is_question]
    if kept:
        yield _part(Kind.CHAPTER, _("Findings"))
    pillar = None
    for finding in kept:
        if finding.pillar != pillar:
            pillar = finding.pillar
            yield _part(Kind.SECTION, pillar, keep=True)
        yield from _finding(report, finding, picture)
        beat()


def _finding(report: Report, finding: FindingReport, picture: Picture | None) -> Iterator[Part]:
    yield _part(
        Kind.HEADING, _("{number}. {headline}").format(number=finding.number, headline=finding.headline), keep=True
    )
    facts = [finding.status, finding.question_name, finding.filter_text]
    yield _part(Kind.QUIET, " · ".join(part for part in facts if part), keep=True)
    if finding.statement:
        yield _part(Kind.STATEMENT, finding.statement, keep=finding.chart is not None)
    if finding.chart is not None:
        yield from _chart(finding, finding.chart, picture)
        for survey in report.surveys:
            if survey.id == finding.survey_id and not _is_drawn(finding.chart):
                yield from _quotes(survey, finding.question)
    if finding.changed:
        yield _part(Kind.WARNING, finding.changed)
    for remark in finding.remarks:
        yield _part(Kind.NOTE, remark_text(remark))
    if finding.evidence:
        yield _part(Kind.QUIET, _("It stands on:"), keep=True)
        for line in finding.evidence:
            yield _part(Kind.POINT, line)
    if finding.presenter:
        yield _part(Kind.NOTE, _("For the presenter: {words}").format(words=finding.presenter))


# Questions


def _questions(
    report: Report, survey: SurveyReport, picture: Picture | None, beat: Callable[[], None]
) -> Iterator[Part]:
    if not survey.questions:
        return
    several = len(report.surveys) > 1
    yield _part(Kind.CHAPTER, _("Questions of {survey}").format(survey=survey.name) if several else _("Questions"))
    for question in survey.questions:
        yield from _question(survey, question, picture)
        beat()


def _question(survey: SurveyReport, question: QuestionReport, picture: Picture | None) -> Iterator[Part]:
    yield _part(Kind.SECTION, question.name, keep=True)
    if " ".join(question.text.split()) != question.name:
        yield _part(Kind.TEXT, question.text, keep=True)
    facts = [question.type_text, question.base_text, findings_text(question.findings)]
    yield _part(Kind.QUIET, " · ".join(part.rstrip(".") for part in facts if part), keep=_is_drawn(question.chart))
    yield from _chart(question, question.chart, picture)
    yield from _quotes(survey, question.id)
    for remark in question.remarks:
        yield _part(Kind.NOTE, remark_text(remark))


def _quotes(survey: SurveyReport, question: str) -> Iterator[Part]:
    """Some words of respondents, of those that were cleared."""
    for quote in [one for one in survey.quotes if one.cleared and one.question == question][:QUOTES]:
        yield _part(Kind.QUOTE, f"“{quote.words}”")


def _is_drawn(chart: ChartData) -> bool:
    return chart.kind is not ChartKind.TEXTS and bool(chart.marks or chart.rows)


def _chart(of: FindingReport | QuestionReport, chart: ChartData, picture: Picture | None) -> Iterator[Part]:
    if chart.empty:
        yield _part(Kind.QUIET, chart.empty)
    if not _is_drawn(chart):
        return
    drawn = picture(of) if picture is not None else None
    if drawn is not None:
        yield Part(Kind.PICTURE, said(chart.summary), drawn)
        return
    yield Part(Kind.TABLE, said(chart.summary), rows=tuple(_rows(chart)), keep=True)
    yield _part(Kind.QUIET, chart.footer)


def _rows(chart: ChartData) -> Iterator[tuple[str, ...]]:
    """The chart in numbers: an answer with its share and count, or an item with the shares of its answers."""
    if not chart.rows:
        yield (_("Answer"), _("%"), _("n"))
        for mark in chart.marks[:_ROWS]:
            if mark.hidden:
                yield (said(mark.label), _("hidden"), "")
            else:
                yield (said(mark.label), mark.figure_text or mark.percent_text, of_text(mark.count, mark.base))
        return
    grouped = chart.groups and chart.kind not in (ChartKind.STACKED, ChartKind.RANKING)
    heads = [one.label for one in chart.groups] if grouped else [mark.label for mark in chart.rows[0].marks]
    yield (_("Answer"), *(said(head) for head in heads))
    for row in chart.rows[:_ROWS]:
        cells = (
            _("hidden") if m.hidden else m.figure_text or (part_share_text(m.part) if m.base else "") for m in row.marks
        )
        yield (said(row.label), *cells)


# The end


def _emerging(report: Report) -> Iterator[Part]:
    asked = [finding for finding in report.findings if finding.is_question]
    noted = [note for survey in report.surveys for note in survey.notes if note.is_question]
    if not asked and not noted:
        return
    yield _part(Kind.CHAPTER, _("Emerging questions"))
    for finding in asked:
        told = [finding.headline, finding.pillar]
        yield _part(Kind.POINT, " · ".join(part for part in told if part))
        for remark in finding.remarks:
            yield _part(Kind.NOTE, remark_text(remark))
    for note in noted:
        about = ", ".join(part for part in (note.author, note.place) if part)
        yield _part(Kind.POINT, f"{note.text} ({about})" if about else note.text)


def _minutes(report: Report) -> Iterator[Part]:
    """What was shown and said each time it was presented."""
    held = [meeting for meeting in report.minutes if meeting.lines]
    if held:
        yield _part(Kind.CHAPTER, _("Minutes"))
    for meeting in held:
        begin, end = meeting.begin.astimezone(), meeting.end.astimezone()
        yield _part(Kind.SECTION, f"{begin:%Y-%m-%d %H:%M}–{end:%H:%M}", keep=True)
        rows = [
            (f"{line.time.astimezone():%H:%M}", said(line.what), said(line.about), said(line.words), said(line.who))
            for line in meeting.lines
        ]
        yield Part(Kind.TABLE, _("Minutes"), rows=((_("Time"), "", _("About"), _("Words"), _("Who")), *rows))


def _method(report: Report) -> Iterator[Part]:
    yield _part(Kind.CHAPTER, _("Method"))
    yield _part(
        Kind.QUIET,
        _("Made with {program}, {day}.").format(
            program=report.program, day=f"{report.made.astimezone():%Y-%m-%d %H:%M}"
        ),
    )
    for survey in report.surveys:
        yield _part(Kind.SECTION, survey.name, keep=True)
        rows = tuple((said(what), said(how)) for what, how in survey.method)
        yield Part(
            Kind.TABLE, _("How the numbers of {survey} were made").format(survey=survey.name), rows=(("", ""), *rows)
        )
