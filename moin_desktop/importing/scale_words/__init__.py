"""Word lists of ordered answers, lowest first, in the languages of the surveys we read."""

from collections.abc import Mapping

from moin_desktop.importing.scale_words.attitudes import AGREEMENT, IMPORTANCE, LIKELIHOOD, QUALITY
from moin_desktop.importing.scale_words.measures import AMOUNT, FIT, FREQUENCY, PRIORITY, RECENCY, SIZE, TIME
from moin_desktop.importing.scale_words.stages import AWARENESS, CLASS_YEAR, EDUCATION, LEVEL, STAGE
from moin_desktop.importing.wording import plain


def _table(levels: tuple[str, ...]) -> Mapping[str, int]:
    """Each plain entry with its level; an entry that stands on two levels keeps the first."""
    table: dict[str, int] = {}
    for rank, line in enumerate(levels):
        for entry in line.split("|"):
            table.setdefault(plain(entry), rank)
    return table


FAMILIES: tuple[Mapping[str, int], ...] = tuple(
    _table(levels)
    for levels in (
        AGREEMENT,
        FREQUENCY,
        QUALITY,
        AMOUNT,
        IMPORTANCE,
        LIKELIHOOD,
        LEVEL,
        AWARENESS,
        SIZE,
        TIME,
        STAGE,
        EDUCATION,
        CLASS_YEAR,
        FIT,
        PRIORITY,
        RECENCY,
    )
)
"""One table per kind of scale: plain wording to level, lowest first."""
