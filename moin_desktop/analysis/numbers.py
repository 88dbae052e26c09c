"""The numbers of all questions at once: of the percent engine, for who wants every table under one filter."""

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis import planes, stacks
from moin_desktop.analysis.answers import State
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import Table, counted


class Numbers:
    """The numbers of all questions of a survey under one filter, counted in one pass.

    Counts, bases and percentages stand in arrays; the table of a question is made when it is asked for.
    """

    def __init__(self, survey: Survey, mask: Mask) -> None:
        self._survey, self._mask = survey, mask
        self._whole = whole = stacks.whole(survey)
        plane = planes.of_mask(mask)
        self.everyone = planes.size(plane)
        self._counted = planes.count(whole.planes, plane)
        answered, not_asked = (self._counted[whole.starts + state] for state in (State.ANSWERED, State.NOT_ASKED))
        self.bases: NDArray[np.int64] = np.choose(
            whole.rules, (np.full_like(answered, self.everyone), answered, self.everyone - not_asked)
        )
        """The base of each question, in the survey's order: shape (questions,)."""
        self.counts: NDArray[np.int64] = self._counted[whole.options]
        """How many chose each option that has a plane, question by question: shape (options,)."""
        with np.errstate(divide="ignore", invalid="ignore"):
            self.percents: NDArray[np.float64] = 100 * self.counts / self._option_bases()
        """Of the base of its question or of who answered its item: shape (options,); not a number where that is 0."""

    def _option_bases(self) -> NDArray[np.int64]:
        items = self._whole.items
        answered = np.bincount(items + 1, weights=self.counts).astype(np.int64)
        return np.where(items < 0, self.bases[self._whole.owners], answered[items + 1])

    def table(self, question_id: str) -> Table:
        """The table of one question."""
        question, answers = self._survey.question(question_id), self._survey.answers(question_id)
        at = self._whole.places[question_id]
        laid, start = self._whole.stacks[at], int(self._whole.starts[at])
        planes_counted = self._counted[start : start + len(laid.planes)].tolist()
        counts = laid.told(question, answers, self._mask, self.everyone, planes_counted)
        return counted(question, answers, self._mask, counts, self._survey.weights)
