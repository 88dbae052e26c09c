"""Ways in which headings of neighbouring columns say that they belong to one question."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from moin_desktop.importing.facts import Heading
from moin_desktop.importing.platforms import Platform

_CODED = re.compile(r"(?P<key>[^\s\[\]]+)\[(?P<sub>[^\[\]]+)\](?:\[(?P<scale>[^\[\]]+)\])?(?:\.\s+|\s+|$)(?P<rest>.*)")
_CHOICE = re.compile(r"(?P<key>.+?)\s*\(choice=(?P<item>.+)\)")
_CHECKBOX = re.compile(r"(?P<key>.+?)___(?P<item>.+)")
_NUMBERED = re.compile(r"(?P<key>\d{1,3})(?:\.(?:\d{1,3}|[a-z])|[a-z])\s*[.):]?\s+(?P<item>.+)")
_NUMBERED_BY_R = re.compile(r"X(?P<key>\d{1,3})\.(?:\d{1,3}|[a-z])\.{1,2}(?P<item>[^\W\d]\S+)")
"""R writes "3.1. item" so."""
_SAME_NUMBER = re.compile(r"(?P<key>(?:Q\s?)?\d{1,3})\s*[.):、]\s*(?P<item>.+)")
_UNDERSCORED = re.compile(r"(?P<key>.*?[^\W_].*?)[_.](?P<item>\d{1,3})")
_TENCENT = re.compile(r"(?P<key>Q\d+)\|(?P<item>A?\d+)")
_CUTS = (" - ", " – ", " — ", "—", " | ", ": ", "/", ".", ":")
_SIGNS = (" - ", " – ", " — ", "—", " | ", " >> ")
"""Signs between question and item; R writes the first as three dots."""
_LONGEST_NAME = 120
_LONGEST_HEADING = 4000
_MARK = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Part:
    """A heading read as item of a stem, under one of the patterns."""

    pattern: str
    key: str
    item: str
    stem: str
    """What the question is called, from this heading alone."""
    strong: bool
    """Only options or items are written this way; other patterns also join questions that merely share a topic."""


def parts_of(heading: Heading, headings: frozenset[str], platform: Platform) -> Iterator[Part]:
    """The ways to read a heading as part of a question, surest first. ``headings`` are all headings of the sheet."""
    text = heading.text
    if heading.stem:
        yield Part("rows", heading.stem, heading.item, heading.stem, True)
    if len(text) > _LONGEST_HEADING:
        return
    if heading.code:
        yield from _by_code(heading)
    match = _CODED.fullmatch(text)
    if match:
        rest = match["rest"]
        inner = _bracketed(rest)
        stem, item = inner if inner and inner[0] else ("", rest or match["sub"])
        yield Part("coded", match["key"], item, stem or match["key"], True)
    inner = _bracketed(text)
    if inner and inner[0] and not match:
        yield Part("bracket", inner[0], inner[1], inner[0], True)
    for name, pattern in (("choice", _CHOICE), ("checkbox", _CHECKBOX)):
        found = pattern.fullmatch(text)
        if found:
            yield Part(name, found["key"], found["item"], found["key"], True)
    yield from _under_parent(text, headings)
    yield from _by_path(text, platform)
    yield from _by_signs(text)
    yield from _by_number(text, headings)


def _by_code(heading: Heading) -> Iterator[Part]:
    """Variable names that differ in their last number (Qualtrics' Q5_1, SPSS' Q8_1)."""
    match = _UNDERSCORED.fullmatch(heading.code) if len(heading.code) <= _LONGEST_NAME else None
    if match and heading.code.casefold() != heading.text.casefold():
        stem, _cut, item = _MARK.sub("", heading.text).rpartition(" - ")
        yield Part("code", match["key"], item or heading.text, stem or match["key"], bool(stem))


def _bracketed(text: str) -> tuple[str, str] | None:
    """What stands before and inside a bracket that ends the text; Markdown links are no such brackets."""
    if not text.endswith("]"):
        return None
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == "]") - (text[at] == "[")
        if depth == 0:
            return text[:at].strip(), text[at + 1 : -1].strip()
    return None


def _under_parent(text: str, headings: frozenset[str]) -> Iterator[Part]:
    """A heading that begins with another heading of the sheet (Kobo's joined column, flattened exports)."""
    for cut in _CUTS:
        at = text.rfind(cut)
        while at > 0:
            before, after = text[:at], text[at + len(cut) :].strip()
            if after and before.strip() in headings and (cut != "." or " " not in after):
                yield Part("parent", before.strip(), after, before.strip(), True)
                return
            at = text.rfind(cut, 0, at)


def _by_path(text: str, platform: Platform) -> Iterator[Part]:
    """Identifiers with a path: group/question/option, R's dots."""
    if " " in text and not platform.joined_by_blank:
        return
    for cut in ("/", ".", "|"):
        before, _cut, after = text.rpartition(cut)
        if before and after:
            yield Part("path", before, after, before, False)
            return


def _by_signs(text: str) -> Iterator[Part]:
    """Stem and item parted by a dash or colon."""
    for cut in _SIGNS if " " in text else ("...", "..", "—"):
        if cut in text:
            before, _cut, after = text.partition(cut)
            yield Part("dash", before, after.strip(), before.strip(), False)
            if cut in after:
                before, _cut, after = text.rpartition(cut)
                yield Part("dash last", before, after.strip(), before.strip(), False)
    before, cut, after = text.partition(":")
    if cut and before and after.strip() and not after.startswith("//"):
        yield Part("tail", after.strip(" :"), before, after.strip(" :"), False)
        stem, _cut, item = text.rpartition(":")
        yield Part("lead", stem, item.strip(), stem.strip(), False)


def _by_number(text: str, headings: frozenset[str]) -> Iterator[Part]:
    """Question numbers: 3.1 and 3.2 under 3, 10a and 10b, or the same number before each option."""
    match = _NUMBERED.fullmatch(text)
    if match:
        parent = next((h for h in sorted(headings) if re.match(rf"{match['key']}[.)]\s", h)), "")
        yield Part("number", match["key"], match["item"], parent or match["key"], bool(parent))
    dotted = _NUMBERED_BY_R.fullmatch(text)
    if dotted:
        yield Part("number", dotted["key"], dotted["item"], dotted["key"], False)
    child, match = match, _SAME_NUMBER.fullmatch(text)
    if match and not child:
        stem, _cut, item = match["item"].partition("—")
        stem, item = (stem, item) if item else ("", match["item"])
        yield Part("same number", match["key"], item, stem or match["key"], False)
    match = _TENCENT.fullmatch(text)
    if match:
        yield Part("underscore", match["key"], match["item"], match["key"], False)
    match = _UNDERSCORED.fullmatch(text) if len(text) <= _LONGEST_NAME and " " not in text else None
    if match:
        yield Part("underscore", match["key"], match["item"], match["key"], False)
