"""A survey beside a newer export of it: which respondents, questions and options are the same, and what differs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from moin_desktop.analysis.columns import BLANK, Column
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.reading import Reading
from moin_desktop.analysis.values import parse_dates, parse_numbers
from moin_desktop.models import corrections, editions
from moin_desktop.models.again import matching, pairing
from moin_desktop.models.again.matching import Places
from moin_desktop.models.again.pairing import Joint, Meaning, Pairs, Rows
from moin_desktop.models.schema import EditionRow, OptionRow, QuestionRow, SurveyRow
from moin_desktop.models.values import clean


@dataclass(frozen=True, slots=True)
class Match:
    """Which respondents, columns and questions of a reading are those of a survey, worked out once and for all."""

    pairs: Pairs
    places: Places
    questions: Mapping[str, str]
    anew: bool = False
    """The reading is of the very sheet that the survey holds: questions are what they are read as now."""


class Comparison:
    """A survey of the project and a fresh reading, matched; worked out as far as it is asked for."""

    def __init__(self, session: Session, survey: SurveyRow, reading: Reading, match: Match | None = None) -> None:
        self._match = match
        self.survey_id = survey.key
        self.reading = reading
        self.edition = session.get_one(EditionRow, survey.edition_id)
        self.stored = first_readings(session, survey.id)
        self.headings = editions.headings(session, survey.edition_id)
        self.fresh: Mapping[int, Column] = {column.index: column for column in reading.columns}
        self._column = partial(editions.column, session, survey.edition_id)
        self._held: dict[int, Column] = {}
        self._joints: dict[int, Joint] = {}

    @cached_property
    def by_heading(self) -> Places:
        """Columns of the reading under a heading that the survey has, each with the survey's column."""
        return matching.by_heading(self.headings, {at: clean(column.heading) for at, column in self.fresh.items()})

    @cached_property
    def pairs(self) -> Pairs:
        """The respondents in both; ``key`` is a column of the reading."""
        if self._match is not None:
            return self._match.pairs
        shared = [at for at, old in self.by_heading.items() if not self._private(at, old)]
        keys = [n for n, at in enumerate(shared) if self._numbers_respondents(at, self.by_heading[at])]
        found = pairing.pair([self._together(at, self.by_heading[at]) for at in shared], keys)
        return found if found.key is None else replace(found, key=shared[found.key])

    @cached_property
    def places(self) -> Places:
        """All columns of the reading that the survey has, those with another heading now included."""
        if self._match is not None:
            return self._match.places
        known = set(self.by_heading.values())
        old = {at: partial(self.column, at) for at in self.headings if at not in known and at < self.edition.width}
        new = {at: column for at, column in self.fresh.items() if at not in self.by_heading}
        return self.by_heading | matching.reworded(old, new, self.pairs, beside=self.by_heading)

    @cached_property
    def questions(self) -> Mapping[str, str]:
        """Questions of the reading that the survey has, with their lasting ids."""
        if self._match is not None:
            return self._match.questions
        return matching.questions(self.stored, self.reading.questions, self.places)

    def match(self) -> Match:
        """All of it, to compare the same two again without work."""
        return Match(self.pairs, self.places, self.questions, self.anew)

    @property
    def anew(self) -> bool:
        """Whether the reading is of the sheet that the survey holds, read another way."""
        return self._match is not None and self._match.anew

    @cached_property
    def lines(self) -> NDArray[np.int64]:
        """The spreadsheet row of each response in the survey."""
        return editions.lines(self.edition)

    @cached_property
    def fresh_lines(self) -> NDArray[np.int64]:
        """The spreadsheet row of each response in the reading."""
        return editions.lines(self.reading)

    def holds(self, question: Question) -> bool:
        """Whether the survey has answers to a question; one that work alone keeps has empty columns past the sheet."""
        return any(at < self.edition.width for at in question.columns)

    def column(self, index: int) -> Column:
        """A column as the survey holds it."""
        if index not in self._held:
            self._held[index] = self._column(index)
        return self._held[index]

    @property
    def new(self) -> Rows:
        """Rows of the reading whose respondents the survey has not."""
        return np.setdiff1d(np.arange(self.reading.rows), self.pairs.new, assume_unique=True)

    @property
    def vanished(self) -> Rows:
        """Rows of the survey whose respondents the reading has not."""
        return np.setdiff1d(np.arange(self.edition.rows), self.pairs.old, assume_unique=True)

    def both(self, questions: Iterable[Question]) -> Iterator[tuple[Question, Question]]:
        """Those of these questions of the survey that the reading has, each with the reading's."""
        old = {question.id: question for question in questions}
        for new in self.reading.questions:
            if new.id in self.questions:
                yield old[self.questions[new.id]], new

    def joint(self, index: int) -> Joint | None:
        """A column of the reading together with the survey's; None where there is none, or no words to compare."""
        old = self.places.get(index)
        return None if old is None or self._private(index, old) else self._together(index, old)

    def rows_now(self) -> Rows:
        """For each row of the survey the row of the reading, -1 for none: shape (rows,)."""
        found = np.full(self.edition.rows, -1, dtype=np.intp)
        found[self.pairs.old] = self.pairs.new
        return found

    def lines_now(self, lines: Iterable[int]) -> list[int]:
        """Spreadsheet rows of respondents in the survey, each as that of the same respondent in the newer export."""
        wanted = np.isin(self.lines[self.pairs.old], list(lines))
        return sorted(self.fresh_lines[self.pairs.new[wanted]].tolist())

    def _together(self, new: int, old: int) -> Joint:
        """Both columns in codes of one vocabulary; numbers and dates by what they say, however they are written."""
        if new not in self._joints:
            meanings = _meaning(self.stored, old), _meaning(self.reading.questions, new)
            self._joints[new] = pairing.joint(self.column(old), self.fresh[new], *meanings)
        return self._joints[new]

    def _private(self, new: int, old: int) -> bool:
        """Whether one side holds no words of a column, only whether cells were filled."""
        sides = (self.column(old), self.fresh[new])
        return any(not side.words and side.codes.max(initial=BLANK) > BLANK for side in sides)

    def _numbers_respondents(self, new: int, old: int) -> bool:
        """Whether a column is one that the form adds to tell its answers apart."""
        asked = (_asks(self.reading.questions, new), _asks(self.stored, old))
        form_data = any(question is not None and question.type is QuestionType.META for question in asked)
        return form_data and pairing.could_number(self.fresh[new]) and pairing.could_number(self.column(old))


def _asks(questions: Iterable[Question], column: int) -> Question | None:
    """The question that a column belongs to."""
    return next((question for question in questions if column in question.columns), None)


def _meaning(questions: Iterable[Question], column: int) -> Meaning:
    """What the texts of a column are compared by: numbers and dates by their value, others as they stand."""
    question = _asks(questions, column)
    if question is not None and question.type is QuestionType.NUMBER:
        return _numbers
    if question is not None and question.type is QuestionType.DATE:
        return partial(_dates, day_first=question.day_first)
    return tuple


def _numbers(words: Sequence[str]) -> list[str]:
    values = parse_numbers(words)
    return [word if np.isnan(value) else repr(value) for word, value in zip(words, values.tolist(), strict=True)]


def _dates(words: Sequence[str], *, day_first: bool) -> list[str]:
    values = parse_dates(words, day_first=day_first)
    return [word if np.isnat(value) else str(value) for word, value in zip(words, values, strict=True)]


def first_readings(session: Session, survey: int) -> tuple[Question, ...]:
    """All questions of a survey as they were read from the sheet, no correction laid over them."""
    of_survey = QuestionRow.survey_id == survey
    query = select(OptionRow).join(QuestionRow, QuestionRow.id == OptionRow.question_id)
    options: dict[int, list[OptionRow]] = {}
    for option in session.scalars(query.where(of_survey, ~OptionRow.made).order_by(OptionRow.position, OptionRow.id)):
        options.setdefault(option.question_id, []).append(option)
    rows = session.scalars(select(QuestionRow).where(of_survey).order_by(QuestionRow.position))
    return tuple(corrections.first_read(row, options.get(row.id, [])) for row in rows)
