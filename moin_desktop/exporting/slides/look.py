"""The look of a deck: 16:9, our two families by name, theme colours from the window's tokens, two layouts."""

import re
from typing import Any
from xml.sax.saxutils import quoteattr

from moin_desktop.exporting.book import colours
from moin_desktop.i18n import _

SANS, SERIF = "Inter", "Source Serif 4"
EMU = 914_400
"""Units of a presentation in an inch."""
WIDE, HIGH = 13.333, 7.5
MARGIN = 0.75
_FULL = WIDE - 2 * MARGIN
_PANOSE = {SANS: "020B0604020202020204", SERIF: "02040603050405020304"}
"""What a program takes a stand-in by where our families are not installed: a plain sans, a book serif."""
_FAMILY = {SANS: "34", SERIF: "18"}
_SLOTS = {
    "dk1": "ink",
    "lt1": "panel",
    "dk2": "ink2",
    "lt2": "canvas",
    "accent1": "data",
    "accent2": "data_soft",
    "accent3": "ctx",
    "accent4": "note",
    "accent5": "ok",
    "accent6": "ctx_soft",
    "hlink": "accent",
    "folHlink": "ink3",
}
_SCHEME = {"dk1": "tx1", "lt1": "bg1", "dk2": "tx2", "lt2": "bg2"}
"""What drawings call the first four."""
_NAMES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "p": "http://schemas.openxmlformats.org/presentationml/2006/main",
}
_TITLE, _COVER = 5, 0
"""Layouts of the plain deck that stay: a title alone, and the first slide."""


def found(element: Any, path: str) -> list[Any]:
    """Elements by an XPath, also below elements that the library has no class for."""
    from lxml import etree  # type: ignore[import-untyped]  # lxml ships no types

    return list(etree.XPath(path, namespaces=_NAMES)(element))


def inches(length: float) -> Any:
    """A length as a deck counts it."""
    from pptx.util import Emu

    return Emu(round(length * EMU))


def rgb(colour: str) -> Any:
    """A colour as the library takes it."""
    from pptx.dml.color import RGBColor

    made: Any = RGBColor
    return made.from_string(colour[1:])


def new() -> Any:
    """An empty deck."""
    from pptx import Presentation

    deck = Presentation()
    deck.slide_width, deck.slide_height = inches(WIDE), inches(HIGH)
    master = deck.slide_master
    keep = [deck.slide_layouts[_COVER], deck.slide_layouts[_TITLE]]
    for layout in list(deck.slide_layouts):
        if all(layout.name != one.name for one in keep):
            deck.slide_layouts.remove(layout)
    _theme(master)
    _titles(master)
    for holder in [master, *deck.slide_layouts]:
        _place(holder)
    return deck


def layouts(deck: Any) -> tuple[Any, Any]:
    """The layouts of the first slide and of all others; of a deck in another look those that fit best."""
    found = list(deck.slide_layouts)
    cover = next((one for one in found if one.name == "Title Slide"), found[0])
    plain = next((one for one in found if one.name == "Title Only"), found[-1])
    return cover, plain


def _theme(master: Any) -> None:
    part = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    tokens, xml = colours(), part.blob.decode("utf-8")
    for slot, token in _SLOTS.items():
        made = f'<a:{slot}><a:srgbClr val="{tokens[token][1:]}"/></a:{slot}>'
        xml = re.sub(rf"<a:{slot}>.*?</a:{slot}>", made, xml, flags=re.DOTALL)
    for place, family in (("majorFont", SERIF), ("minorFont", SANS)):
        named = f'<a:latin typeface={quoteattr(family)} panose="{_PANOSE[family]}" pitchFamily="{_FAMILY[family]}"/>'
        xml = re.sub(rf"(<a:{place}>)<a:latin [^>]*/>", rf"\g<1>{named}", xml)
    part.blob = xml.replace('name="Office Theme"', 'name="MOIN"', 1).encode("utf-8")


def _titles(master: Any) -> None:
    """Titles at the left, as large as a headline in the room."""
    (level,) = found(master.element, "./p:txStyles/p:titleStyle/a:lvl1pPr")
    level.set("algn", "l")
    (letters,) = found(level, "./a:defRPr")
    letters.set("sz", "2800")
    letters.set("b", "1")


def _place(holder: Any) -> None:
    """Placeholders where a wide slide has them."""
    from pptx.enum.shapes import PP_PLACEHOLDER as KIND

    cover = holder.name == "Title Slide"
    for shape in list(holder.placeholders):
        kind = shape.placeholder_format.type
        if kind in (KIND.DATE, KIND.FOOTER):
            shape.element.getparent().remove(shape.element)
        elif kind is KIND.SLIDE_NUMBER:
            _box(shape, WIDE - MARGIN - 1, 6.95, 1, 0.35)
        elif kind is KIND.CENTER_TITLE:
            _box(shape, MARGIN, 2.1, _FULL, 1.6)
            _anchored(shape, "b")
        elif kind is KIND.SUBTITLE:
            _box(shape, MARGIN, 3.9, _FULL, 1.9)
            for level in found(shape.element, ".//a:lstStyle/*"):
                level.set("algn", "l")
        elif kind is KIND.TITLE and not cover:
            _box(shape, MARGIN, 0.68, _FULL, 1.0)
            _anchored(shape, "t")
        elif kind is KIND.BODY:
            _box(shape, MARGIN, 1.9, _FULL, 4.7)


def _anchored(shape: Any, where: str) -> None:
    for body in found(shape.element, "./p:txBody/a:bodyPr"):
        body.set("anchor", where)
        body.set("lIns", "0")


def _box(shape: Any, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = (inches(one) for one in (left, top, width, height))


def colour_xml(colour: str) -> str:
    """A colour for a drawing: by its place in the theme where it has one, so that another theme changes it."""
    tokens = colours()
    for slot, token in _SLOTS.items():
        if tokens[token] == colour:
            return f'<a:schemeClr val="{_SCHEME.get(slot, slot)}"/>'
    return f'<a:srgbClr val="{colour[1:]}"/>'


def fill_xml(colour: str) -> str:
    """A filled ground, or none for no colour."""
    return f"<a:solidFill>{colour_xml(colour)}</a:solidFill>" if colour else "<a:noFill/>"


def number(slide: Any) -> None:
    """Put the number of the slide on it, where its layout has one."""
    from copy import deepcopy

    from pptx.enum.shapes import PP_PLACEHOLDER

    for shape in slide.slide_layout.placeholders:
        if shape.placeholder_format.type is PP_PLACEHOLDER.SLIDE_NUMBER:
            copy = deepcopy(shape.element)
            copy.nvSpPr.cNvPr.set("id", str(max(one.shape_id for one in slide.shapes) + 1))
            copy.nvSpPr.cNvPr.set("name", _("Slide number"))
            for properties in found(copy, "./p:spPr"):
                properties.clear()
            slide.shapes.element.append(copy)
