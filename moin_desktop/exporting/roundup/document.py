"""The round-up report as a Word document: real headings, contents, page numbers, charts that stay whole."""

import struct
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from moin_desktop.exporting.book import colours
from moin_desktop.exporting.replacing import replacing
from moin_desktop.exporting.roundup.parts import Kind, Part, Picture, parts, said
from moin_desktop.exporting.sheets.labels import synthetic_text
from moin_desktop.exporting.values import Report
from moin_desktop.i18n import _

SANS, SERIF = "Inter", "Source Serif 4"
_WIDE, _HIGH = 16.6, 19.0
"""The most a picture may take of a page, in centimetres."""
_LEVELS = {Kind.CHAPTER: 1, Kind.SECTION: 2, Kind.HEADING: 3}
_SIZES = {1: 20, 2: 15, 3: 12.5}
_STYLES = {
    Kind.TITLE: "Title",
    Kind.SUBTITLE: "Subtitle",
    Kind.TEXT: "Normal",
    Kind.STATEMENT: "Body Text",
    Kind.QUIET: "Caption",
    Kind.QUOTE: "Quote",
    Kind.NOTE: "Body Text 2",
    Kind.WARNING: "Body Text 3",
    Kind.POINT: "List Bullet",
}
_LOOKS: dict[str, tuple[str, float, str, bool]] = {
    "Normal": (SANS, 10.5, "ink", False),
    "Title": (SERIF, 30, "ink", True),
    "Subtitle": (SANS, 13, "ink2", False),
    "Body Text": (SERIF, 12, "ink", False),
    "Caption": (SANS, 9.5, "ink3", False),
    "Quote": (SERIF, 11, "ink", False),
    "Body Text 2": (SERIF, 11, "note", False),
    "Body Text 3": (SANS, 10.5, "warn", True),
    "List Bullet": (SANS, 10.5, "ink", False),
}
"""Family, size in points, colour token, bold."""
_KEPT_ROWS = 25
"""A longer table may go on on the next page."""


def write(
    path: Path, report: Report, picture: Picture | None = None, tick: Callable[[int, int], None] | None = None
) -> None:
    """Write the report; ``picture(finding or question)`` draws its chart as PNG, without one it stands as a table.

    ``tick(done, total)`` may raise to stop. MoinError when the file cannot be written; then, as after a stop, an older
    file is as it was.
    """
    document = _new(report)
    told = list(parts(report, picture, tick))
    headings = [part for part in told if part.kind in _LEVELS]
    number = 0
    for part in told:
        if part.kind is Kind.CONTENTS:
            _contents(document, part, headings)
        elif part.kind is Kind.PICTURE:
            _picture(document, part)
        elif part.kind is Kind.TABLE:
            _table(document, part)
        elif part.kind in _LEVELS:
            _heading(document, part, number)
            number += 1
        else:
            paragraph = document.add_paragraph(part.text, style=_STYLES[part.kind])
            paragraph.paragraph_format.keep_with_next = part.keep or None
    made = BytesIO()
    document.save(made)
    with replacing(path) as file:
        file.write(made.getbuffer())


def _new(report: Report) -> Any:
    from docx import Document
    from docx.shared import Cm

    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin, section.bottom_margin = Cm(2.3), Cm(2.2)
    _styles(document)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.text = said(" ".join(report.project.split()))[:120]
    header.style = document.styles["Caption"]
    footer = section.footer.paragraphs[0]
    footer.style = document.styles["Caption"]
    _page_number(footer, synthetic_text() if report.synthetic else "")
    properties = document.core_properties
    properties.title = said(report.project)[:200]
    properties.author = report.program
    properties.language = "en-GB"
    properties.comments = ""
    properties.created = properties.modified = report.made.replace(tzinfo=None)
    return document


def _styles(document: Any) -> None:
    from docx.shared import Pt

    for name, (family, size, tone, bold) in _LOOKS.items():
        style = document.styles[name]
        _letters(style, family, size, tone, bold=bold)
        style.font.italic = False
        style.paragraph_format.space_after = Pt(5)
        style.paragraph_format.line_spacing = 1.15
        style.paragraph_format.widow_control = True
    for level, size in _SIZES.items():
        style = document.styles[f"Heading {level}"]
        _letters(style, SERIF, size, "ink", bold=True)
        style.paragraph_format.keep_with_next = True
        style.paragraph_format.space_before = Pt(4 if level == 1 else 16)
        style.paragraph_format.space_after = Pt(5)
    document.styles["Heading 1"].paragraph_format.page_break_before = True
    document.styles["Title"].paragraph_format.space_before = Pt(120)
    document.styles["Quote"].paragraph_format.left_indent = Pt(18)
    document.styles["Body Text 2"].paragraph_format.left_indent = Pt(18)
    for border in document.styles["Title"].element.xpath(".//w:pBdr"):
        border.getparent().remove(border)


def _letters(style: Any, family: str, size: float, tone: str, *, bold: bool) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    font = style.font
    font.name, font.size, font.bold = family, Pt(size), bold
    font.color.rgb = RGBColor.from_string(colours()[tone][1:])
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        if name.endswith("Theme"):
            del fonts.attrib[name]
    for name in ("w:ascii", "w:hAnsi"):
        fonts.set(qn(name), family)


# Parts


def _heading(document: Any, part: Part, number: int) -> None:
    paragraph = document.add_heading(part.text, _LEVELS[part.kind])
    start = _element("w:bookmarkStart", {"w:id": str(number), "w:name": _bookmark(number)})
    runs = paragraph.runs
    _xml(runs[0] if runs else paragraph.add_run()).addprevious(start)
    _xml(paragraph).append(_element("w:bookmarkEnd", {"w:id": str(number)}))


def _bookmark(number: int) -> str:
    return f"_Toc{number:06d}"


def _picture(document: Any, part: Part) -> None:
    from docx.shared import Cm

    wide, high = struct.unpack(">II", part.content[16:24])
    width = min(_WIDE, _HIGH * wide / high)
    paragraph = document.add_paragraph()
    paragraph.add_run().add_picture(BytesIO(part.content), width=Cm(width))
    for properties in _xml(paragraph).xpath(".//wp:docPr"):
        properties.set("descr", part.text)
    paragraph.paragraph_format.keep_together = True


def _table(document: Any, part: Part) -> None:
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Cm, Pt

    head, *rows = part.rows
    titled = any(head)
    shown = [head, *rows] if titled else rows
    table = document.add_table(len(shown), len(head), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    table.autofit = False
    first = _WIDE * (0.26 if not titled else 0.34 if len(head) > 1 else 1.0)
    for at, column in enumerate(table.columns):
        column.width = Cm((_WIDE - first) / (len(head) - 1) if at else first)
    cells = [list(row.cells) for row in table.rows]
    for at, (places, words) in enumerate(zip(cells, shown, strict=True)):
        for column, (place, word) in enumerate(zip(places, words, strict=True)):
            paragraph = place.paragraphs[0]
            run = paragraph.add_run(word)
            run.font.size = Pt(9)
            run.font.bold = (titled and at == 0) or (not titled and column == 0) or None
            paragraph.paragraph_format.space_after = Pt(1)
            whole = len(shown) <= _KEPT_ROWS and (part.keep or at < len(shown) - 1)
            paragraph.paragraph_format.keep_with_next = whole or None
        _xml(table.rows[at]).get_or_add_trPr().append(_element("w:cantSplit", {}))
    if titled:
        _xml(table.rows[0]).get_or_add_trPr().append(_element("w:tblHeader", {}))
    _plain_borders(table, part.text)
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _plain_borders(table: Any, described: str) -> None:
    """Hairlines between the rows, none between columns; what the table says for who does not see it."""
    lines = _element("w:tblBorders", {})
    for side in ("top", "bottom", "insideH"):
        lines.append(_element(f"w:{side}", {"w:val": "single", "w:sz": "4", "w:color": colours()["line"][1:]}))
    for side in ("left", "right", "insideV"):
        lines.append(_element(f"w:{side}", {"w:val": "nil"}))
    order = {"top": 0, "left": 1, "bottom": 2, "right": 3, "insideH": 4, "insideV": 5}
    lines[:] = sorted(lines, key=lambda line: order[line.tag.rpartition("}")[2]])
    properties = _xml(table).tblPr
    layout = properties.find(properties.tag.replace("tblPr", "tblLayout"))
    place = list(properties).index(layout) if layout is not None else 2
    properties.insert(place, lines)
    properties.append(_element("w:tblDescription", {"w:val": described[:900]}))


# Fields


def _contents(document: Any, part: Part, headings: list[Part]) -> None:
    """A field that Word can renew; until then its entries are links without page numbers, which could be wrong."""
    from docx.shared import Cm, Pt

    title = document.add_paragraph(part.text, style="Subtitle")
    title.paragraph_format.space_before = Pt(40)
    paragraph = document.add_paragraph()
    _field_part(paragraph, "begin")
    instruction = _element("w:instrText", {"xml:space": "preserve"})
    instruction.text = ' TOC \\o "1-3" \\n \\h \\z \\u '
    _xml(paragraph.add_run()).append(instruction)
    _field_part(paragraph, "separate")
    for at, heading in enumerate(headings):
        if at:
            paragraph = document.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.paragraph_format.left_indent = Cm(0.6 * (_LEVELS[heading.kind] - 1))
        link = _element("w:hyperlink", {"w:anchor": _bookmark(at), "w:history": "1"})
        run = paragraph.add_run(heading.text)
        link.append(_xml(run))
        _xml(paragraph).append(link)
    _field_part(paragraph, "end")


def _page_number(paragraph: Any, before: str) -> None:
    if before:
        paragraph.add_run(f"{before}  ")
    start, _of, end = _("Page {page} of {pages}").partition("{page}")
    middle = end.partition("{pages}")
    for words, field in ((start, "PAGE"), (middle[0], "NUMPAGES"), (middle[2], "")):
        if words:
            paragraph.add_run(words)
        if field:
            _field_part(paragraph, "begin")
            instruction = _element("w:instrText", {"xml:space": "preserve"})
            instruction.text = f" {field} "
            _xml(paragraph.add_run()).append(instruction)
            _field_part(paragraph, "separate")
            paragraph.add_run("1")
            _field_part(paragraph, "end")


def _field_part(paragraph: Any, kind: str) -> None:
    _xml(paragraph.add_run()).append(_element("w:fldChar", {"w:fldCharType": kind}))


def _element(tag: str, attributes: dict[str, str]) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(qn(name), value)
    return made


def _xml(proxy: Any) -> Any:
    """What the library writes for one of its things: it has no names for descriptions, fields and bookmarks."""
    return proxy._element  # noqa: SLF001 - the one way in
