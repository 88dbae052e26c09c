"""Texts as a workbook can hold them: what Excel would stumble over or obey is taken out, and counted."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

CELL_LIMIT = 32_767
"""UTF-16 units in one cell: "Excel specifications and limits"."""
SHEET_NAME_LIMIT = 31

_BREAKS = re.compile(r"\r\n?|\u2028|\u2029")
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_COMMAND_STARTS = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
_SHEET_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


@dataclass(slots=True)
class Changes:
    """What the export had to change in texts, counted for the Method sheet."""

    control_characters: int = 0
    """Texts that held characters no workbook can hold."""
    cut: int = 0
    """Texts longer than a cell holds."""
    kept_as_text: int = 0
    """Texts that a spreadsheet could have taken for a formula."""
    columns_left_out: int = 0
    """Columns beyond the last one that a sheet has."""
    rows_left_out: int = 0
    """Rows beyond the last one that a sheet has."""
    flags_left_out: int = 0
    """Cells of 0 and 1 that were too many for a sheet that still opens."""


def utf16_length(text: str) -> int:
    """The length that Excel counts: characters beyond the basic plane count twice."""
    return len(text) + sum(1 for c in text if c > "\uffff") if not text.isascii() else len(text)


def cut(text: str, limit: int) -> str:
    """The text, ending in an ellipsis where it was longer than ``limit`` UTF-16 units."""
    if len(text) * 2 <= limit or utf16_length(text) <= limit:
        return text
    room = limit - 1
    kept: list[str] = []
    for c in text:
        room -= 2 if c > "\uffff" else 1
        if room < 0:
            break
        kept.append(c)
    return "".join(kept) + "…"


def clean(text: str, changes: Changes, limit: int = CELL_LIMIT) -> str:
    """The text as a cell can hold it; what was changed is counted.

    Control characters and U+FFFE, U+FFFF go, lone surrogates become U+FFFD, line ends become line feeds. A text that
    looks like the inside of a rich string gets a space behind it, since XlsxWriter writes such texts as raw XML
    (``SharedStrings._write_si``).
    """
    if text.isascii() and text.isprintable() and len(text) <= limit and not text.startswith("<r>"):
        return text
    whole = _BREAKS.sub("\n", text)
    safe = _SURROGATE.sub("\ufffd", _UNWRITABLE.sub("", whole))
    if safe.startswith("<r>") and safe.endswith("</r>"):
        safe += " "
    if safe != whole:
        changes.control_characters += 1
    short = cut(safe, limit)
    if short != safe:
        changes.cut += 1
    return short


def could_be_formula(text: str) -> bool:
    """Whether a spreadsheet could take the text for a formula when it is edited (OWASP, CSV injection)."""
    return text.startswith(_COMMAND_STARTS)


def distinct(headings: Iterable[str]) -> list[str]:
    """The headings, each different from all others whatever their case: "Role", "Role (2)"."""
    seen: set[str] = set()
    result: list[str] = []
    for heading in headings:
        name, number = heading, 1
        while name.casefold() in seen:
            number += 1
            name = f"{heading} ({number})"
        seen.add(name.casefold())
        result.append(name)
    return result


def sheet_name(wanted: str, taken: Iterable[str] = ()) -> str:
    """A name Excel accepts: 31 units, none of []:*?/\\, no apostrophe at its ends, neither taken nor "History"."""
    bare = clean(_SHEET_FORBIDDEN.sub(" ", wanted), Changes()).replace("\n", " ").replace("\t", " ")
    bare = " ".join(bare.split()).strip("' ") or "Sheet"
    used = {name.casefold() for name in taken} | {"history"}
    name, number = cut(bare, SHEET_NAME_LIMIT).strip("' "), 1
    while name.casefold() in used:
        number += 1
        tail = f" {number}"
        name = cut(bare, SHEET_NAME_LIMIT - len(tail)).strip("' ") + tail
    return name
