"""The percent engine: counts, bases and percentages. The only code that divides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.answers import Answers, Chosen, Dated, Measured, Rated, State, Ticked, Written, chose
from moin_desktop.analysis.columns import Codes, Mask
from moin_desktop.analysis.questions import BaseRule, Option, Question, QuestionType, Role
from moin_desktop.analysis.survey import Survey


@dataclass(frozen=True, slots=True)
class Row:
    """One answer option: how many chose it, and their exact percentage of the base (None where the base is 0)."""

    option: str
    label: str
    role: Role
    count: int
    percent: float | None


@dataclass(frozen=True, slots=True)
class NetRow:
    """A group of options: how many chose at least one of them, each counted once."""

    option: str
    label: str
    options: tuple[str, ...]
    """Ids of its members."""
    count: int
    percent: float | None


@dataclass(frozen=True, slots=True)
class Stats:
    """Figures of a number question over those who answered."""

    n: int
    min: float
    max: float
    mean: float
    median: float


@dataclass(frozen=True, slots=True)
class ItemTable:
    """One item of a grid or ranking; its percentages are of those who answered this item."""

    label: str
    column: int | None
    answered: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of one question under one filter."""

    question: str
    type: QuestionType
    asked: int
    answered: int
    base: int
    base_rule: BaseRule
    rows: tuple[Row, ...]
    """Ordered scales, and answers put in order by hand, as they stand; other options most first, with other, none and
    don't know last."""
    items: tuple[ItemTable, ...] = ()
    selected_any: int | None = None
    """Choose all: respondents with at least one option ticked."""
    blank: int = 0
    missing: tuple[tuple[str, int], ...] = ()
    """Missing markers found, with their counts."""
    stats: Stats | None = None
    earliest: str = ""
    latest: str = ""
    distinct: int = 0
    unread: int = 0
    """Cells filled with a text that the question does not know (words among numbers), set aside like missing ones."""
    nets: tuple[NetRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """One column of a comparison: the respondents who gave one answer at the comparing question."""

    option: str
    label: str
    table: Table


_LAST = (Role.PLAIN, Role.OTHER, Role.NONE, Role.DONT_KNOW)


def table(question: Question, answers: Answers, mask: Mask) -> Table:
    """The table of one question for the respondents in ``mask`` (rows,)."""
    everyone = int(np.count_nonzero(mask))
    answered, blank, not_asked = (
        int(np.count_nonzero((answers.state == state) & mask))
        for state in (State.ANSWERED, State.BLANK, State.NOT_ASKED)
    )
    asked = everyone - not_asked
    base = {
        BaseRule.EVERYONE: everyone,
        BaseRule.WHO_ANSWERED: answered,
        BaseRule.WHO_WAS_ASKED: asked,
    }[question.base_rule]
    rows: tuple[Row, ...] = ()
    if isinstance(answers, Chosen | Ticked):
        counted = _rows(question.options, option_counts(question, answers, mask), base)
        rows = order_rows(counted, question.type, natural_order(question))
    missing, unread = _missing(question, answers, mask)
    earliest, latest = _ends(answers, mask)
    return Table(
        question=question.id,
        type=question.type,
        asked=asked,
        answered=answered,
        base=base,
        base_rule=question.base_rule,
        rows=rows,
        items=_items(question, answers, mask) if isinstance(answers, Rated) else (),
        selected_any=_selected_any(answers, mask) if isinstance(answers, Ticked) else None,
        blank=blank,
        missing=missing,
        stats=_stats(answers, mask) if isinstance(answers, Measured) else None,
        earliest=earliest,
        latest=latest,
        distinct=_distinct(answers, mask) if isinstance(answers, Written) and answers.words else 0,
        unread=unread,
        nets=_nets(question, answers, mask, base) if isinstance(answers, Chosen | Ticked) else (),
    )


def compare(survey: Survey, question: str, by: str, mask: Mask) -> Sequence[Group]:
    """The table of one question for each group of another, in that question's order.

    The order is that of the table over all respondents, so that it stays through filters; the rows of every group stand
    as in the table over the whole ``mask``. Who did not answer ``by`` is in no group; for a choose-all ``by`` a
    respondent is in every group chosen. TypeError when ``by`` has no options.
    """
    compared, answers = survey.question(question), survey.answers(question)
    places = {row.option: at for at, row in enumerate(table(compared, answers, mask).rows)}
    found = []
    for option, members in groups(survey, by):
        numbers = table(compared, answers, mask & members)
        rows = sorted(numbers.rows, key=lambda row: places[row.option])
        found.append(Group(option.id, option.label, replace(numbers, rows=tuple(rows))))
    return tuple(found)


def groups(survey: Survey, by: str) -> tuple[tuple[Option, Mask], ...]:
    """The options of a question, in the order of its table over everyone, each with those who chose it (rows,)."""
    question, answers = survey.question(by), survey.answers(by)
    members: dict[str, Mask]
    if isinstance(answers, Chosen):
        members = {option.id: answers.codes == at for at, option in enumerate(question.options)}
    elif isinstance(answers, Ticked):
        members = {option.id: answers.flags[:, at] for at, option in enumerate(question.options)}
    else:
        raise TypeError(type(answers).__name__)
    by_id = {option.id: option for option in question.options}
    ordered = table(question, answers, survey.everyone).rows
    return tuple((by_id[row.option], members[row.option]) for row in ordered)


def base_mask(question: Question, answers: Answers, mask: Mask) -> Mask:
    """The respondents in ``mask`` whom the percentages of a question are of: shape (rows,)."""
    counted = mask
    if question.base_rule is BaseRule.WHO_ANSWERED:
        counted = mask & (answers.state == State.ANSWERED)
    elif question.base_rule is BaseRule.WHO_WAS_ASKED:
        counted = mask & (answers.state != State.NOT_ASKED)
    return counted


def option_counts(question: Question, answers: Chosen | Ticked, mask: Mask) -> list[int]:
    """How many of the respondents in ``mask`` chose each option, in the question's order."""
    if isinstance(answers, Ticked):
        return [int(np.count_nonzero(answers.flags[:, at] & mask)) for at in range(len(question.options))]
    return _tally(answers.codes, len(question.options), np.flatnonzero(mask))


def natural_order(question: Question) -> str:
    """The order in which answers are shown unless another is asked for: as listed where they were put in order."""
    return "as_listed" if question.own_order else "most_first"


def order_rows(rows: Sequence[Row], type: QuestionType, order: str = "most_first") -> tuple[Row, ...]:
    """Rows as they are shown: ordered scales and ``as_listed`` as they stand; else most first, ties as listed.

    Other, none and don't know follow the plain answers, in this order.
    """
    if type is QuestionType.ORDERED or order == "as_listed":
        return tuple(rows)
    return tuple(sorted(rows, key=lambda row: (_LAST.index(row.role), -row.count)))


def whole_percent(count: int, base: int) -> int | None:
    """The percentage without decimals, from counts, half up; None where the base is 0."""
    return (200 * count + base) // (2 * base) if base else None


def average_words(answers: Written) -> int | None:
    """How many words a written answer has on average, half up and at least 1; None where nothing was written."""
    given = answers.codes[answers.state == State.ANSWERED]
    if not len(given):
        return None
    sizes = np.array([len(word.split()) for word in answers.words], dtype=np.int64)
    total = int(sizes[given].sum())
    return max(1, (2 * total + len(given)) // (2 * len(given)))


def share(count: int, base: int) -> float:
    """The part of the base, 0 to 1; 0 where the base is 0."""
    return count / base if base else 0.0


def percent(count: int, base: int) -> float | None:
    """The exact percentage; None where the base is 0."""
    return 100 * count / base if base else None


def _tally(codes: Codes, size: int, rows: NDArray[np.intp]) -> list[int]:
    """How often each option occurs in some rows of codes, in which -1 is none.

    Taking rows by number is several times faster than by a mask, where branches are mispredicted.
    """
    return [int(n) for n in np.bincount(codes.take(rows) + 1, minlength=size + 1)[1:]]


def _rows(options: Sequence[Option], counts: Sequence[int], base: int) -> tuple[Row, ...]:
    return tuple(
        Row(option.id, option.label, option.role, count, percent(count, base))
        for option, count in zip(options, counts, strict=True)
    )


def _nets(question: Question, answers: Chosen | Ticked, mask: Mask, base: int) -> tuple[NetRow, ...]:
    counts = [int(np.count_nonzero(chose(question, answers, net.options) & mask)) for net in question.nets]
    return tuple(
        NetRow(net.id, net.label, net.options, count, percent(count, base))
        for net, count in zip(question.nets, counts, strict=True)
    )


def tally(table: Table) -> dict[str, int]:
    """How many chose each option and each group, by its id."""
    return {row.option: row.count for row in table.rows} | {net.option: net.count for net in table.nets}


def outline(table: Table) -> tuple[tuple[Row | NetRow, bool], ...]:
    """Rows with each group just before its members; True for a member. A row that is in two groups stands once."""
    rows = {row.option: row for row in table.rows}
    found: list[tuple[Row | NetRow, bool]] = []
    for row in table.rows:
        for net in table.nets:
            if row.option in net.options and (net, False) not in found:
                found.append((net, False))
                found += [(rows.pop(option), True) for option in list(rows) if option in net.options]
        if rows.pop(row.option, None) is not None:
            found.append((row, False))
    return tuple(found)


def _items(question: Question, answers: Rated, mask: Mask) -> tuple[ItemTable, ...]:
    """One table per item; a scale shared by several items always stays as it stands."""
    tables, rows = [], np.flatnonzero(mask)
    for at, item in enumerate(question.items):
        counts = _tally(answers.codes[:, at], len(question.options), rows)
        answered = sum(counts)
        column = item.column if item.column is not None else next(iter(question.columns), None)
        tables.append(ItemTable(item.label, column, answered, _rows(question.options, counts, answered)))
    return tuple(tables)


def _selected_any(answers: Ticked, mask: Mask) -> int:
    ticked = np.zeros(len(mask), dtype=np.bool_)
    for option in answers.flags.T:
        ticked |= option
    return int(np.count_nonzero(ticked & mask))


def _missing(question: Question, answers: Answers, mask: Mask) -> tuple[tuple[tuple[str, int], ...], int]:
    """Each missing word with its count, where there is one, and the number of texts nothing claims."""
    if answers.markers is None:
        return (), 0
    counts = _tally(answers.markers, len(question.missing) + 1, np.flatnonzero(mask))
    return tuple((word, n) for word, n in zip(question.missing, counts, strict=False) if n), counts[-1]


def _distinct(answers: Written, mask: Mask) -> int:
    return len(np.unique(answers.codes[mask & (answers.state == State.ANSWERED)]))


def _stats(answers: Measured, mask: Mask) -> Stats | None:
    values = answers.values[mask & (answers.state == State.ANSWERED)]
    if not len(values):
        return None
    return Stats(
        n=len(values),
        min=float(values.min()),
        max=float(values.max()),
        mean=float(values.mean()),
        median=float(np.median(values)),
    )


def _ends(answers: Answers, mask: Mask) -> tuple[str, str]:
    """The first and last moment in ISO 8601, without the clock where every answer is a day."""
    if not isinstance(answers, Dated):
        return "", ""
    values = answers.values[mask & (answers.state == State.ANSWERED)]
    if not len(values):
        return "", ""
    days = values.astype("datetime64[D]")
    if bool((days == values).all()):
        return str(days.min()), str(days.max())
    return str(values.min()), str(values.max())
