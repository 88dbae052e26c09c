"""What the Data place says about one question, worked out when it is first asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from moin_desktop.analysis import charts, tables
from moin_desktop.analysis.answers import State, Written, chose
from moin_desktop.analysis.columns import letter
from moin_desktop.analysis.questions import Doubt, Layout, Question, QuestionType
from moin_desktop.analysis.splitting import split_cell
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.models.corrections import type_words

MOST_ROWS = 20
"""As many rows a doubt names at most, whatever their number."""
SEPARATORS = (";", ",", "|", "/")
_ICONS = {QuestionType.YES_NO: "yes-no", QuestionType.PERSONAL: "eye-off"}
_PARTS_OF_A_WHOLE = (QuestionType.ORDERED, QuestionType.YES_NO, QuestionType.GRID)
_QUIET = (QuestionType.META, QuestionType.PERSONAL)
_MENDED = (
    QuestionType.SINGLE,
    QuestionType.ORDERED,
    QuestionType.YES_NO,
    QuestionType.NUMBER,
    QuestionType.DATE,
    QuestionType.TEXT,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """One row of the table."""

    letters: str
    read_as: str
    answered: str
    everyone_answered: bool
    shares: tuple[float, ...]
    segments: bool
    """Shares are parts of a whole."""
    words: str
    """Said in place of the shape."""
    told: str
    """The shape for those who do not see it."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way a question can be read."""

    type: QuestionType
    separator: str | None
    words: str


def icon(type: QuestionType) -> str:
    """The icon of a type."""
    return _ICONS.get(type, type.value)


def is_quiet(question: Question) -> bool:
    """Whether the question has no chart: form data and personal columns."""
    return question.type in _QUIET


def letters(question: Question) -> str:
    """The question's columns as the spreadsheet calls them: "C", "C–F", "C, E"."""
    columns = sorted(question.columns)
    if not columns:
        return ""
    if len(columns) > 2 and columns[-1] - columns[0] == len(columns) - 1:
        return _("{first}–{last}").format(first=letter(columns[0]), last=letter(columns[-1]))
    if len(columns) > 2:
        return _("{first} …").format(first=letter(columns[0]))
    return ", ".join(letter(column) for column in columns)


def read_as(question: Question) -> str:
    """How the question is read, in words: "Choose all, split at “;”"."""
    return way_words(question.type, question.separator if question.layout is Layout.JOINED else None, question)


def way_words(type: QuestionType, separator: str | None, question: Question | None = None) -> str:
    """A type in words, with what it is made from where that is known."""
    words = type_words(type)
    if type is QuestionType.MULTIPLE and separator:
        return _("{type}, split at “{separator}”").format(type=words, separator=separator)
    if question is not None and type is QuestionType.MULTIPLE and len(question.columns) > 1:
        return _("{type}, {n} columns").format(type=words, n=len(question.columns))
    if question is not None and type is QuestionType.ORDERED:
        n = len(question.options)
        return ngettext("{type}, {n} step", "{type}, {n} steps", n).format(type=words, n=n)
    if question is not None and type in (QuestionType.GRID, QuestionType.RANKING) and question.items:
        n = len(question.items)
        return ngettext("{type}, {n} item", "{type}, {n} items", n).format(type=words, n=n)
    return words


def ways(survey: Survey, question: Question) -> tuple[Way, ...]:
    """The ways this question can be read, the present one among them."""
    present = Way(question.type, question.separator, read_as(question))
    if question.type is QuestionType.PERSONAL:
        return (present,)
    found = [present]
    if question.layout in (Layout.CELL, Layout.JOINED) and question.type is not QuestionType.RANKING:
        found = [Way(type, None, type_words(type)) for type in _MENDED]
        words = survey.column(question.columns[0]).words
        for separator in SEPARATORS:
            if sum(separator in word for word in words[:2000]) > 1 or separator == question.separator:
                found.append(Way(QuestionType.MULTIPLE, separator, way_words(QuestionType.MULTIPLE, separator)))
        found.sort(key=lambda way: way.type is not QuestionType.SINGLE and way.type is not QuestionType.MULTIPLE)
        if not any(is_way(way, question) for way in found):
            found.insert(0, present)
    found += [Way(type, None, type_words(type)) for type in _QUIET if type is not question.type]
    if question.type is QuestionType.META and present not in found:
        found.append(present)
    return tuple(found)


def is_way(way: Way, question: Question) -> bool:
    """Whether the question is read this way now."""
    return way.type is question.type and (
        way.type is not QuestionType.MULTIPLE or way.separator in (None, question.separator)
    )


def facts(survey: Survey, question: Question) -> Facts:
    """The row of one question; counts everything, so ask only for rows that are seen."""
    answers = survey.answers(question.id)
    table = tables.of(survey, question.id, survey.everyone)
    shares: tuple[float, ...] = ()
    words = told = ""
    if question.type is QuestionType.PERSONAL:
        words = _("never stored")
    elif question.type is QuestionType.META:
        words = _("not charted")
    elif isinstance(answers, Written):
        words = _length(answers)
    else:
        shares = charts.spark(survey, question, survey.everyone)
        told = _told(table)
    return Facts(
        letters=letters(question),
        read_as=read_as(question),
        answered=number_text(table.answered),
        everyone_answered=table.answered == int(np.count_nonzero(survey.everyone)),
        shares=shares,
        segments=question.type in _PARTS_OF_A_WHOLE,
        words=words,
        told=told or words,
    )


def _length(answers: Written) -> str:
    average = tables.average_words(answers)
    if average is None:
        return _("nothing written")
    return ngettext("average {n} word", "average {n} words", average).format(n=average)


def _told(table: tables.Table) -> str:
    rows = [_("{label}: {n}").format(label=row.label, n=row.count) for row in table.rows[:6]]
    if table.stats is not None:
        rows = [
            _("{low} to {high}, median {middle}").format(
                low=number_text(table.stats.min),
                high=number_text(table.stats.max),
                middle=number_text(table.stats.median),
            )
        ]
    return ", ".join(rows)


def cell_parts(survey: Survey, question: Question, row: int) -> tuple[tuple[str, bool], ...]:
    """What stands in the cells of one response, in pieces; separators that divided it are bold."""
    if len(question.columns) > 1:
        cells = [survey.column(column).text(row) for column in question.columns]
        return _joined([cell for cell in cells if cell], " | ")
    text = survey.column(question.columns[0]).text(row)
    if question.layout is not Layout.JOINED or not question.separator:
        return ((text, False),)
    labels = [word for option in question.options for word in (option.label, *option.words)]
    return _joined(split_cell(text, question.separator, labels), f"{question.separator} ")


def _joined(pieces: Sequence[str], between: str) -> tuple[tuple[str, bool], ...]:
    parts: list[tuple[str, bool]] = []
    for piece in pieces:
        if parts:
            parts.append((between, True))
        parts.append((piece, False))
    return tuple(parts)


def filled_rows(survey: Survey, question: Question) -> list[int]:
    """The responses that have something in the question's cells, counted from 0."""
    filled = np.zeros(survey.rows, dtype=np.bool_)
    for column in question.columns:
        filled |= survey.column(column).codes >= 0
    return np.flatnonzero(filled & survey.everyone).tolist()


def fix_words(survey: Survey, doubt: Doubt) -> str:
    """What the button of a doubt says; empty where there is nothing to press."""
    if doubt.fix == "merge":
        return _("Merge")
    if doubt.fix == "route":
        asking = survey.question(doubt.values[0])
        options = tuple(o.id for o in asking.options if o.label in doubt.values[1:])
        if options:
            members = chose(asking, survey.answers(asking.id), options) & survey.everyone
            if doubt.question and survey.question(doubt.question).asked_if is not None:
                members |= (survey.answers(doubt.question).state == State.ANSWERED) & survey.everyone
            return _("Use {n}").format(n=number_text(int(np.count_nonzero(members))))
        return _("Use it")
    if doubt.fix == "headings":
        return _("Use row {n}").format(n=doubt.values[0])
    if doubt.kind == "mixed_numbers":
        n = len(doubt.rows)
        return ngettext("Skip it", "Skip those {n}", n).format(n=n) if n < MOST_ROWS else _("Skip them")
    if doubt.kind == "personal_text":
        return _("Leave column out")
    if doubt.fix == "exclusive":
        return _("Only where alone")
    if doubt.kind == "duplicate_rows" and len(doubt.rows) == 2:
        return _("Leave out {row}").format(row=doubt.rows[1])
    if doubt.kind == "duplicate_rows" and len(doubt.rows) > 2:
        return _("Keep only {row}").format(row=doubt.rows[0])
    return ""
