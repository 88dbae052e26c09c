"""A statement edited as plain text gets its live numbers back where they still stand."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from moin_desktop.analysis.live_text import Said


def rewritten(pieces: Sequence[Said], edited: str) -> str:
    """The edited text as it is stored: a number of ``pieces`` that still stands at its place stays a field."""
    rendered = "".join(piece.text for piece in pieces)
    blocks = SequenceMatcher(None, rendered, edited, autojunk=False).get_matching_blocks()
    found: list[str] = []
    at = end = 0
    for piece in pieces:
        start, at = at, at + len(piece.text)
        if piece.field is None or not piece.text:
            continue
        place = next((b.b + start - b.a for b in blocks if b.a <= start and at <= b.a + b.size), -1)
        if place < 0:
            place = _once(piece.text, rendered, edited)
        if place < end or not _alone(edited, place, place + len(piece.text)):
            continue
        found += [edited[end:place], piece.field.token]
        end = place + len(piece.text)
    return "".join(found) + edited[end:]


def _once(number: str, rendered: str, edited: str) -> int:
    """Where a number stands that is told once before and once after; -1 where it is not so."""
    return edited.find(number) if rendered.count(number) == edited.count(number) == 1 else -1


def _alone(text: str, start: int, stop: int) -> bool:
    """Whether a number is not a part of a longer one."""
    before, after = text[start - 1 : start] if start else "", text[stop : stop + 1]
    inside = before != "" and before in ".," and text[max(0, start - 2)].isdigit()
    return not before.isdigit() and not after.isdigit() and not inside
