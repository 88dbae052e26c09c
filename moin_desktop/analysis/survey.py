"""A survey in memory: its questions, and their answers on demand."""

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis import recoded
from moin_desktop.analysis.answers import Answers, Chosen, Measured, Ticked, chose
from moin_desktop.analysis.columns import Column, Mask
from moin_desktop.analysis.encode import encode
from moin_desktop.analysis.questions import CHARTED_TYPES, Question
from moin_desktop.analysis.reading import Reading
from moin_desktop.analysis.weights import Weights, of_answers


class Survey:
    """The questions of one survey and, encoded when first asked for, their answers.

    ``column`` fetches a packed column; nothing is read before it is needed, and what was encoded is kept.
    """

    def __init__(
        self,
        *,
        id: str,
        name: str,
        source_name: str,
        rows: int,
        questions: tuple[Question, ...],
        column: Callable[[int], Column],
        excluded: Mask | None = None,
        synthetic: bool = False,
    ) -> None:
        self.id = id
        self.name = name
        self.source_name = source_name
        self.rows = rows
        self.questions = questions
        self.everyone: Mask = np.ones(rows, dtype=np.bool_) if excluded is None else ~excluded
        self.everyone.flags.writeable = False
        self.synthetic = synthetic
        self.weighted_by = ""
        """The number question whose answers weigh the respondents, set by whoever loads the survey; empty for none."""
        self.lines: NDArray[np.int64] | None = None
        """The spreadsheet row of each response, counted from 1, (rows,); None where nothing needs it."""
        self.noted: frozenset[int] = frozenset()
        """Rows of respondents whom a note is pinned to, as whoever loaded the survey knows them."""
        self.hide_under = 0
        """Groups of fewer respondents than this are not shown, set by whoever loads the survey; 0 shows all."""
        self._column = column
        self._by_id: Mapping[str, Question] = {q.id: q for q in questions}
        self.coders: Mapping[str, Callable[[Answers], Answers]] = {}
        """What makes the answers of themes, by the id of their question, of those to their text."""
        self._answers: dict[str, Answers] = {}
        self._weights: dict[str, Weights | None] = {}

    @classmethod
    def of_reading(cls, reading: Reading) -> "Survey":
        """The survey as freshly read, with provisional ids, before any project holds it."""
        by_index = {c.index: c for c in reading.columns}
        return cls(
            id="s1",
            name=reading.source.name,
            source_name=reading.source.name,
            rows=reading.rows,
            questions=reading.questions,
            column=by_index.__getitem__,
        )

    @property
    def charted(self) -> tuple[Question, ...]:
        """The questions that have a chart: all but form data and personal columns."""
        return tuple(q for q in self.questions if q.type in CHARTED_TYPES)

    @property
    def weights(self) -> Weights | None:
        """How much each respondent counts in percentages and averages, shape (rows,); None where all count alike.

        A weight that is no number question any more weighs nothing.
        """
        if self.weighted_by not in self._by_id:
            return None
        if self.weighted_by not in self._weights:
            answers = self.answers(self.weighted_by)
            self._weights[self.weighted_by] = of_answers(answers) if isinstance(answers, Measured) else None
        return self._weights[self.weighted_by]

    def coded(self, made: Mapping[str, tuple[Question, Callable[[Answers], Answers]]]) -> "Survey":
        """This survey with the themes of free texts as questions, each after its text; earlier themes give way.

        ``made`` holds them by the id of their text, each with what makes its answers of those to the text when they
        are first asked for. What was encoded is shared.
        """
        found: list[Question] = []
        for question in self.questions:
            if not question.themes_of:
                found.append(question)
                if question.id in made:
                    found.append(made[question.id][0])
        other = Survey(
            id=self.id,
            name=self.name,
            source_name=self.source_name,
            rows=self.rows,
            questions=tuple(found),
            column=self._column,
            excluded=~self.everyone,
            synthetic=self.synthetic,
        )
        other.weighted_by, other.noted, other.hide_under = self.weighted_by, self.noted, self.hide_under
        other.lines = self.lines
        other.coders = {question.id: code for question, code in made.values()}
        other.know({id: answers for id, answers in self._answers.items() if not self._by_id[id].themes_of})
        return other

    def know(self, encoded: Mapping[str, Answers]) -> None:
        """Take over answers that were encoded already, by the id of their question."""
        self._answers.update(encoded)

    def question(self, id: str) -> Question:
        """The question with this id; KeyError when there is none."""
        return self._by_id[id]

    def column(self, index: int) -> Column:
        """One packed column as read."""
        return self._column(index)

    def is_encoded(self, question_id: str) -> bool:
        """Whether the answers to a question are in memory, so that asking for them costs nothing."""
        return question_id in self._answers

    def answers(self, question_id: str) -> Answers:
        """The encoded answers to one question, routing included."""
        if question_id not in self._answers:
            question = self._by_id[question_id]
            if question.themes_of:
                self._answers[question_id] = self.coders[question_id](self.answers(question.themes_of))
                return self._answers[question_id]
            asked = self._asked(question)
            columns = {i: self._column(i) for i in question.columns}
            encoded = encode(question, columns, asked)
            if question.counted_as and self.lines is not None:
                encoded = recoded.lay(question, encoded, self.lines)
            self._answers[question_id] = encoded
        return self._answers[question_id]

    def _asked(self, question: Question) -> Mask | None:
        """Who was asked this question by its route; None when everyone was.

        A route whose asking question is read without options now leads nowhere: then everyone counts as asked.
        """
        route = question.asked_if
        if route is None:
            return None
        answers = self.answers(route.question)
        return (
            chose(self._by_id[route.question], answers, route.options) if isinstance(answers, Chosen | Ticked) else None
        )
