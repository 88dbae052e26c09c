"""The two sides of a scale around its middle, and how many of each side there are together."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from moin_desktop.analysis.marks import Mark
from moin_desktop.analysis.parts import together
from moin_desktop.analysis.poles import is_two_sided, opposes
from moin_desktop.analysis.wording import number_text, part_text


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


def together_text(marks: Sequence[Mark]) -> str:
    """Marks of one base together: "64%", from counts or their weights and never from rounded parts; or a count."""
    if not marks or marks[0].hidden:
        return ""
    whole = together(mark.part for mark in marks)
    return part_text(whole) if any(mark.percent_text for mark in marks) else number_text(whole.count)
