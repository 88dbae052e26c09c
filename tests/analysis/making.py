"""Small surveys written down as they would stand in a sheet."""

from collections.abc import Mapping, Sequence

import numpy as np

from moin_desktop.analysis.columns import Column, Mask
from moin_desktop.analysis.questions import Option, Question, Role
from moin_desktop.analysis.survey import Survey


def column(index: int, cells: Sequence[str]) -> Column:
    """A packed column; an empty text is a blank cell."""
    words = list(dict.fromkeys(cell for cell in cells if cell))
    codes = np.array([words.index(cell) if cell else -1 for cell in cells], dtype=np.int32)
    return Column(index, f"Column {index}", tuple(words), codes)


def options(*labels: str) -> tuple[Option, ...]:
    """Options o1, o2 … whose words are their labels."""
    roles = {"Other": Role.OTHER, "None of these": Role.NONE, "Don't know": Role.DONT_KNOW}
    return tuple(
        Option(f"o{at}", label, (label,), roles.get(label, Role.PLAIN)) for at, label in enumerate(labels, start=1)
    )


def survey(
    questions: Sequence[Question],
    cells: Mapping[int, Sequence[str]],
    *,
    excluded: Mask | None = None,
    synthetic: bool = False,
) -> Survey:
    """A survey of these questions over columns of cells."""
    columns = {index: column(index, texts) for index, texts in cells.items()}
    return Survey(
        id="s1",
        name="Pre-event survey",
        source_name="survey.xlsx",
        rows=len(next(iter(cells.values()))),
        questions=tuple(questions),
        column=columns.__getitem__,
        excluded=excluded,
        synthetic=synthetic,
    )
