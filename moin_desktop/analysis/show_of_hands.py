"""Hands counted in a room as parts of those present, so that they can stand beside the answers of a survey."""

from collections.abc import Sequence

from moin_desktop.analysis.parts import Part
from moin_desktop.analysis.wording import SMALL, number_text
from moin_desktop.i18n import _


def parts(hands: Sequence[int], present: int | None) -> tuple[Part, ...]:
    """Each count as a part of the people in the room, or of all hands where the people were not counted.

    Fewer people than hands for one answer were counted wrongly: then all hands are the base.
    """
    base = present if present and present >= max(hands, default=0) else sum(hands)
    return tuple(Part(one, base) for one in hands)


def base_text(hands: Sequence[int], present: int | None) -> str:
    """What the parts are of: "In the room: % of 24 people present."."""
    (base, *_rest) = [part.base for part in parts(hands, present)] or [0]
    if present and base == present:
        said = _("In the room: % of {n} people present.") if base >= SMALL else _("In the room: {n} people present.")
    else:
        said = _("In the room: % of {n} hands.") if base >= SMALL else _("In the room: {n} hands.")
    return said.format(n=number_text(base))
