"""The slides of a deck: the first, one for each finding, the method; made new or renewed."""

import unicodedata
from typing import Any

from moin_desktop.analysis.marks import ChartKind
from moin_desktop.analysis.pillars import pillar_text
from moin_desktop.exporting.book import colours
from moin_desktop.exporting.sheets.labels import synthetic_text
from moin_desktop.exporting.slides import figures, look, marks, native, words
from moin_desktop.exporting.slides.figures import said
from moin_desktop.exporting.values import FindingReport, Report
from moin_desktop.i18n import _

_WIDTH = look.WIDE - 2 * look.MARGIN
_KIND: native.Box = (look.MARGIN, 0.38, _WIDTH, 0.32)
_STATEMENT: native.Box = (look.MARGIN, 1.68, _WIDTH, 0.62)
_CHART_TOP, _CHART_END = 1.75, 6.35
_FOOT: native.Box = (look.MARGIN, 6.45, _WIDTH - 1.1, 0.75)
_BODY: native.Box = (look.MARGIN, 1.8, _WIDTH, 4.5)
_ONE_LINE = 62
_QUOTES = 4
_PILLARS = ("routes", "organisations", "assessment", "rewards")


def add_cover(deck: Any, layout: Any, report: Report) -> None:
    """The first slide: the project, its surveys, the day."""
    slide = deck.slides.add_slide(layout)
    marks.name_slide(slide, marks.COVER)
    title, lines = words.cover(report)
    slide.shapes.title.text_frame.text = title
    marks.name_text(slide.shapes.title, "cover")
    for shape in slide.placeholders:
        if shape.placeholder_format.idx == 1:
            _set(shape, lines, 18, "ink2")
            marks.name_text(shape, "surveys")


def add_finding(deck: Any, layout: Any, finding: FindingReport, report: Report) -> None:
    """One finding: headline, what it is drawn from, its foot, and what the presenter reads."""
    slide = deck.slides.add_slide(layout)
    marks.name_slide(slide, marks.FINDING, marks.uid(finding))
    _title(slide, words.title(finding))
    told = words.statement(finding)
    if told:
        marks.name_text(_text(slide, _STATEMENT, told, 16, "ink2"), "statement")
    drawn = figures.of(finding.chart, finding.focus) if finding.chart is not None else None
    if drawn is not None:
        top = _STATEMENT[1] + _STATEMENT[3] + 0.1 if told else _CHART_TOP
        box = (look.MARGIN, top, _WIDTH, _CHART_END - top)
        _named(native.add(slide, drawn, box), finding)
    elif finding.chart is not None:
        marks.name_text(_text(slide, _BODY, _quotes(finding, report), 18, "ink"), "quotes")
    foot = _text(slide, _FOOT, _foot(finding, report), 12, "ink3")
    foot.name = f"{marks.BASE} {marks.uid(finding)}"
    kind = _text(slide, _KIND, words.kind(finding), 13, _hue(finding), bold=True)
    marks.name_text(kind, "kind")
    look.number(slide)
    slide.notes_slide.notes_text_frame.text = words.notes(finding)


def renew_finding(slide: Any, finding: FindingReport, report: Report) -> None:
    """Give a slide its numbers of now; texts that somebody edited stay."""
    marks.name_slide(slide, marks.FINDING, marks.uid(finding))
    drawn = figures.of(finding.chart, finding.focus) if finding.chart is not None else None
    for shape in marks.shapes(slide, marks.CHART):
        if drawn is not None:
            _named(native.renew(slide, shape, drawn), finding)
    for shape in marks.shapes(slide, marks.BASE):
        _set(shape, _foot(finding, report), 12, "ink3", keep=True)
    now = {
        "title": words.title(finding),
        "statement": words.statement(finding),
        "kind": words.kind(finding),
        "quotes": _quotes(finding, report),
    }
    _renew_texts(slide, now)
    ours = words.notes(finding)
    if slide.has_notes_slide or ours:
        frame = slide.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = words.renewed(frame.text, ours)


def _renew_texts(slide: Any, now: dict[str, str]) -> None:
    for shape in marks.shapes(slide, marks.TEXT):
        role = marks.role(shape)
        if now.get(role) and shape.has_text_frame and marks.untouched(shape):
            _set(shape, now[role], None, "", keep=True)
            marks.name_text(shape, role)


def add_method(deck: Any, layout: Any, report: Report, gone: tuple[str, ...] = ()) -> Any:
    """The last slide: how the numbers were made."""
    slide = deck.slides.add_slide(layout)
    marks.name_slide(slide, marks.METHOD)
    _title(slide, _("Method"))
    body = _text(slide, _BODY, words.method(report), 16, "ink", bullets=True)
    marks.name_text(body, "method")
    look.number(slide)
    slide.notes_slide.notes_text_frame.text = words.method_notes(report, gone)
    return slide


def renew_ends(deck: Any, layout: Any, report: Report, gone: tuple[str, ...], new: int) -> None:
    """Renew the first slide and the method, which stands last."""
    last = None
    for slide in deck.slides:
        kind, _of = marks.slide_of(slide)
        if kind == marks.COVER:
            title, lines = words.cover(report)
            _renew_texts(slide, {"cover": title, "surveys": lines})
        elif kind == marks.METHOD:
            last = slide
    if last is None:
        add_method(deck, layout, report, gone)
        return
    _renew_texts(last, {"method": words.method(report)})
    frame = last.notes_slide.notes_text_frame
    if frame is not None:
        frame.text = words.renewed(frame.text, words.method_notes(report, gone))
    _after_new(deck, last, new)


def _after_new(deck: Any, last: Any, new: int) -> None:
    """Put the slides added just now, which are the last, before the method, wherever in the deck that stands."""
    order = deck.slides.element
    places = list(order)
    at = next(i for i, slide in enumerate(deck.slides) if slide.slide_id == last.slide_id)
    for place in places[len(places) - new :] if new else ():
        places[at].addprevious(place)


def title_of(slide: Any) -> str:
    """What a slide is called."""
    title = slide.shapes.title
    return title.text_frame.text if title is not None else _("A slide without a title")


def _title(slide: Any, title: str) -> None:
    from pptx.util import Pt

    shape = slide.shapes.title
    _set(shape, title, None, "", keep=True)
    if len(title) > _ONE_LINE:
        shape.text_frame.paragraphs[0].font.size = Pt(24)
    marks.name_text(shape, "title")


def _named(shape: Any, finding: FindingReport) -> None:
    """Name and describe a chart: the name finds it again, the description says it."""
    shape.name = f"{marks.CHART} {marks.uid(finding)}"
    for properties in look.found(shape.element, ".//p:cNvPr"):
        properties.set("descr", words.alt(finding))


def _foot(finding: FindingReport, report: Report) -> str:
    if finding.chart is None:
        return synthetic_text() if report.synthetic else said(finding.survey)
    drawn = figures.of(finding.chart, finding.focus)
    return said(figures.foot(finding.chart, drawn), 420)


def _quotes(finding: FindingReport, report: Report) -> str:
    """Words of respondents that were cleared for the room, for a question that has no bars."""
    told = []
    for survey in report.surveys:
        if survey.id == finding.survey_id:
            told = [one for one in survey.quotes if one.cleared and one.question == finding.question]
    if finding.chart is None or finding.chart.kind is not ChartKind.TEXTS:
        return finding.chart.empty if finding.chart is not None else ""
    if not told:
        return _("No quotes are cleared to be shown.")
    return "\n".join(f"“{said(' '.join(one.words.split()), 220)}”" for one in told[:_QUOTES])


def _hue(finding: FindingReport) -> str:
    """The hue of a pillar that everyone has; others are quiet."""
    named = {pillar_text(pillar): colours()["pillars"][at] for at, pillar in enumerate(_PILLARS)}
    return str(named.get(finding.pillar, colours()["ink3"]))


def _text(
    slide: Any, box: native.Box, text: str, size: int, tone: str, *, bold: bool = False, bullets: bool = False
) -> Any:
    shape = slide.shapes.add_textbox(*(look.inches(length) for length in box))
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = 0
    _set(shape, text, size, tone, bold=bold, spaced=bullets)
    return shape


def _set(
    shape: Any,
    text: str,
    size: int | None,
    tone: str,
    *,
    bold: bool = False,
    spaced: bool = False,
    keep: bool = False,
) -> None:
    """Write paragraphs; ``keep`` leaves letters as they are where the text had some."""
    from pptx.util import Pt

    frame = shape.text_frame
    lines = text.split("\n")
    if keep and frame.paragraphs and frame.paragraphs[0].runs and len(frame.paragraphs) == len(lines):
        for paragraph, line in zip(frame.paragraphs, lines, strict=True):
            if paragraph.runs:
                paragraph.runs[0].text = line
                for run in paragraph.runs[1:]:
                    run.text = ""
            else:
                paragraph.text = line
        return
    frame.text = text
    colour = colours().get(tone, tone)
    for paragraph in frame.paragraphs:
        if size is not None:
            paragraph.font.size = Pt(size)
            paragraph.font.bold = bold or None
            paragraph.font.color.rgb = look.rgb(colour)
        if spaced:
            paragraph.space_after = Pt(8)
        if _right_to_left(paragraph.text):
            properties = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - the library has no name for the direction
            properties.set("rtl", "1")
            properties.set("algn", "r")


def _right_to_left(text: str) -> bool:
    """Whether a text begins in a script that runs to the left (Unicode Annex 9, rule P2)."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False
