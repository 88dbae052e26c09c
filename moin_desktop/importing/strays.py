"""Cells in the columns of a question that hold none of its answers, told with their rows."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.questions import Doubt, Layout, Question, QuestionType, Role
from moin_desktop.i18n import _, ngettext
from moin_desktop.importing.facts import Facts

_ROWS_SHOWN = 20
_SPREAD = frozenset({Layout.LABELS, Layout.ITEMS})


def mixed_cells(question: Question, facts: Mapping[int, Facts], numbers: NDArray[np.int64]) -> Iterator[Doubt]:
    """Cells of a choose-all group or grid that say none of its answers; ``numbers`` (rows,) are spreadsheet rows."""
    if question.layout not in _SPREAD or question.type not in (QuestionType.MULTIPLE, QuestionType.GRID):
        return
    found = np.zeros(len(numbers), dtype=np.int64)
    said: dict[str, None] = {}
    for index in question.columns:
        column = facts[index]
        odd = [_is_stray(question, index, word) for word in column.words]
        if any(odd):
            found += np.array([*odd, False])[column.places()]
            said.update(dict.fromkeys(word for word, is_odd in zip(column.words, odd, strict=True) if is_odd))
    n = int(found.sum())
    if not n:
        return
    text = ngettext(
        "{n} cell of “{name}” holds none of its answers and is not counted.",
        "{n} cells of “{name}” hold none of its answers and are not counted.",
        n,
    ).format(n=n, name=question.name)
    examples = _("For example: {words}").format(words=", ".join(f"“{word[:40]}”" for word in list(said)[:3]))
    yield Doubt("mixed_cells", text, question.id, tuple(numbers[found > 0][:_ROWS_SHOWN].tolist()), examples)


def _is_stray(question: Question, column: int, word: str) -> bool:
    """Whether a cell counts for nothing in this column."""
    if word in question.missing:
        return False
    if question.layout is Layout.LABELS:
        own = next((option for option in question.options if option.column == column), None)
        return word in question.no_words and (own is None or own.role is not Role.OTHER)
    return all(word not in option.words and word != option.label for option in question.options)
