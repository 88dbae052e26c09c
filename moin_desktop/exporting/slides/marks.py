"""How a deck is known again: names of slides and shapes, which stay when they are moved, resized or restyled."""

import zlib
from collections.abc import Iterator
from typing import Any

from moin_desktop.exporting.values import FindingReport

FINDING, METHOD, COVER = "MOIN finding", "MOIN method", "MOIN title"
CHART, BASE, TEXT = "MOIN chart", "MOIN base", "MOIN text"


def uid(finding: FindingReport) -> str:
    """What a finding is known by in every copy of the project."""
    return finding.uid or finding.id


def name_slide(slide: Any, kind: str, of: str = "") -> None:
    """Name a slide, as a program for slides keeps it."""
    slide.element.cSld.set("name", f"{kind} {of}".strip())


def slide_of(slide: Any) -> tuple[str, str]:
    """(kind, finding) of a slide; empty where it is not ours."""
    name = slide.element.cSld.get("name") or ""
    for kind in (FINDING, METHOD, COVER):
        if name == kind or name.startswith(f"{kind} "):
            return kind, name[len(kind) + 1 :].split(" ")[0]
    for shape in slide.shapes:
        if shape.name.startswith((f"{CHART} ", f"{BASE} ")):
            return FINDING, shape.name.split(" ")[2]
    return "", ""


def findings(deck: Any) -> dict[str, Any]:
    """The slide of each finding by what it is known by; the first where it was copied."""
    found: dict[str, Any] = {}
    for slide in deck.slides:
        kind, of = slide_of(slide)
        if kind == FINDING:
            found.setdefault(of, slide)
    return found


def shapes(slide: Any, kind: str) -> Iterator[Any]:
    """The shapes of a kind, also within groups."""
    yield from _among(slide.shapes, kind)


def _among(there: Any, kind: str) -> Iterator[Any]:
    for shape in list(there):
        if shape.name.startswith(f"{kind} "):
            yield shape
        elif hasattr(shape, "shapes"):
            yield from _among(shape.shapes, kind)


def name_text(shape: Any, role: str) -> None:
    """Remember what a text was when we wrote it, so that one edited since is known."""
    shape.name = f"{TEXT} {role} {_sum(shape.text_frame.text)}"


def untouched(shape: Any) -> bool:
    """Whether a text is as we wrote it."""
    return str(shape.name).rsplit(" ", 1)[-1] == _sum(shape.text_frame.text)


def role(shape: Any) -> str:
    """Which of our texts this is."""
    return str(shape.name)[len(TEXT) + 1 :].rsplit(" ", 1)[0]


def _sum(text: str) -> str:
    return f"{zlib.crc32(' '.join(text.split()).encode('utf-8', 'replace')):08x}"
