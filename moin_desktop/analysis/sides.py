"""The two sides of a scale around its middle, and how many of each side there are together."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import floor

from moin_desktop.analysis.marks import Mark
from moin_desktop.analysis.poles import is_two_sided, opposes
from moin_desktop.analysis.wording import number_text, percent_text
from moin_desktop.i18n import _

_FINE = 9


@dataclass(frozen=True, slots=True)
class Sides:
    """Places of a scale's answers: against, from strong to mild; for, from mild to strong; and those set aside."""

    against: tuple[int, ...]
    in_favour: tuple[int, ...]
    aside: tuple[int, ...]
    """The middle of an odd scale, and an answer beside the scale such as "Don't know"."""


@lru_cache(maxsize=256)
def sides(labels: tuple[str, ...]) -> Sides | None:
    """The sides of a scale told by its words; None where it runs from none to much."""
    for beside in (0, 1):
        scale = labels[: len(labels) - beside]
        if not is_two_sided(scale):
            continue
        places = list(range(len(scale)))
        if not opposes(scale[0].casefold(), scale[-1].casefold()):
            places.reverse()
        half = len(scale) // 2
        middle = places[half : len(scale) - half]
        return Sides(
            tuple(places[:half]), tuple(places[len(scale) - half :]), (*middle, *range(len(scale), len(labels)))
        )
    return None


def share_together(marks: Sequence[Mark]) -> float:
    """The shares of marks of one base that share nobody, added up, 0 to 1."""
    return min(1.0, sum(mark.share for mark in marks))


def together_text(marks: Sequence[Mark], *, weighted: bool) -> str:
    """Marks of one base together: "64%", from counts or their weights and never from rounded parts; or a count."""
    if not marks or marks[0].hidden:
        return ""
    count, base = sum(mark.count for mark in marks), marks[0].base
    if not percent_text(count, base) or not any(mark.percent_text for mark in marks):
        return number_text(count)
    if not weighted:
        return percent_text(count, base)
    return _("{number}%").format(number=floor(round(100 * share_together(marks), _FINE) + 0.5))
