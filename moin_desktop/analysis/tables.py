"""The percent engine: counts, bases and percentages. The only code that divides."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from weakref import WeakKeyDictionary, ref

import numpy as np

from moin_desktop.analysis import stacks, statistics, weights
from moin_desktop.analysis.answers import Answers, Chosen, Dated, Measured, Rated, State, Ticked, Written, chose
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.parts import Part, together
from moin_desktop.analysis.questions import BaseRule, Option, Question, QuestionType, Role
from moin_desktop.analysis.stacks import Counts
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.weights import Weights


class PercentOf(StrEnum):
    """Whom or what percentages are of in one view."""

    AS_SET = ""
    """As the question says."""
    EVERYONE = "everyone"
    WHO_ANSWERED = "who_answered"
    WHO_WAS_ASKED = "who_was_asked"
    ANSWERS = "answers"
    """Of all answers given: at choose-all questions of all ticks."""
    ROW = "row"
    """In a comparison: of all who gave the answer, how many are in each group. Elsewhere as the question says."""


@dataclass(frozen=True, slots=True)
class Row:
    """One answer option and the part of the base that chose it."""

    option: str
    label: str
    role: Role
    part: Part

    @property
    def count(self) -> int:
        """How many respondents chose it, each counted as one whatever their weight."""
        return self.part.count

    @property
    def percent(self) -> float | None:
        """The exact percentage of the base, weighted where weights are on; None where the base is 0."""
        return self.part.percent


@dataclass(frozen=True, slots=True)
class NetRow:
    """A group of options: how many chose at least one of them, each counted once.

    In percentages of answers, which count answers and not respondents, all answers to its members count.
    """

    option: str
    label: str
    options: tuple[str, ...]
    """Ids of its members."""
    part: Part

    @property
    def count(self) -> int:
        """How many respondents chose any member, each counted as one whatever their weight."""
        return self.part.count

    @property
    def percent(self) -> float | None:
        """The exact percentage of the base, weighted where weights are on; None where the base is 0."""
        return self.part.percent


@dataclass(frozen=True, slots=True)
class Stats:
    """Figures of a number question over those who answered; mean and median weighted where weights are on."""

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
    whole: Part
    """Those who answered it, as a part of themselves."""


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
    whole: Part
    """The base as a part of itself: its weight and, in percentages of answers, the respondents behind it."""
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


def table(
    question: Question, answers: Answers, mask: Mask, weights: Weights | None = None, percent_of: str = ""
) -> Table:
    """The table of one question for the respondents in ``mask`` (rows,).

    ``weights`` (rows,) weigh its percentages and averages, never its counts. ``percent_of`` is a ``PercentOf``.
    ``of`` takes both from a survey.
    """
    made_for = (question, weights, PercentOf(percent_of))
    for known, other, found in _tables.get(answers, ()):
        if known() is mask and all(one is another for one, another in zip(other, made_for, strict=True)):
            return found
    found = _table(question, answers, mask, stacks.count(question, answers, mask), _Of(weights, made_for[2]))
    _remember(answers, mask, made_for, found)
    return found


def _remember(answers: Answers, mask: Mask, made_for: tuple[object, ...], found: Table) -> None:
    if not mask.flags.writeable:
        living = [one for one in _tables.get(answers, ()) if one[0]() is not None]
        _tables[answers] = ((ref(mask), made_for, found), *living[: _REMEMBERED - 1])


_REMEMBERED = 6
_tables: "WeakKeyDictionary[Answers, tuple[tuple[ref[Mask], tuple[object, ...], Table], ...]]" = WeakKeyDictionary()
"""The last few tables over masks that nobody can write to: that of everyone is asked for with every other."""


def counted(question: Question, answers: Answers, mask: Mask, counts: Counts, weights: Weights | None) -> Table:
    """The same from counts that are there already; whoever asks for the table afterwards gets this one."""
    found = _table(question, answers, mask, counts, _Of(weights))
    _remember(answers, mask, (question, weights, PercentOf.AS_SET), found)
    return found


def of(survey: Survey, question_id: str, mask: Mask, percent_of: str = "") -> Table:
    """The table of one question of a survey for the respondents in ``mask`` (rows,), weighted where the survey is."""
    return table(survey.question(question_id), survey.answers(question_id), mask, survey.weights, percent_of)


@dataclass(frozen=True, slots=True, eq=False)
class _Of:
    """What percentages are of."""

    weights: Weights | None = None
    percent_of: PercentOf = PercentOf.AS_SET

    def rule(self, question: Question) -> BaseRule:
        rules = {rule.value: rule for rule in BaseRule}
        return rules.get(self.percent_of.value, question.base_rule)


def _table(question: Question, answers: Answers, mask: Mask, counts: Counts, of: _Of) -> Table:
    rule = of.rule(question)
    options = nets = None
    if of.weights is not None and isinstance(answers, Chosen | Ticked):
        options = weights.option_weights(question, answers, mask, of.weights)
        nets = weights.net_weights(question, answers, mask, of.weights)
    whole = _whole(question, answers, mask, counts, of)
    if of.percent_of is PercentOf.ANSWERS and isinstance(answers, Chosen | Ticked):
        whole = _all_answers(counts, options, whole.base)
    rows: tuple[Row, ...] = ()
    if isinstance(answers, Chosen | Ticked):
        rows = order_rows(
            _rows(question.options, counts.options, options, whole), question.type, natural_order(question)
        )
    missing, unread = _missing(question, counts)
    earliest, latest = _ends(answers, mask)
    return Table(
        question=question.id,
        type=question.type,
        asked=counts.everyone - counts.not_asked,
        answered=counts.answered,
        base=whole.base,
        base_rule=rule,
        rows=rows,
        items=_items(question, answers, mask, counts, of.weights) if isinstance(answers, Rated) else (),
        selected_any=counts.any if isinstance(answers, Ticked) else None,
        blank=counts.blank,
        missing=missing,
        stats=_stats(answers, mask, of.weights) if isinstance(answers, Measured) else None,
        earliest=earliest,
        latest=latest,
        distinct=_distinct(answers, mask) if isinstance(answers, Written) and answers.words else 0,
        unread=unread,
        nets=_nets(question, counts, nets, rows, whole) if isinstance(answers, Chosen | Ticked) else (),
        whole=whole,
    )


def base(question: Question, counts: Counts, rule: BaseRule | None = None) -> int:
    """Of how many the percentages of a question are; ``rule`` in place of its own."""
    return {
        BaseRule.EVERYONE: counts.everyone,
        BaseRule.WHO_ANSWERED: counts.answered,
        BaseRule.WHO_WAS_ASKED: counts.everyone - counts.not_asked,
    }[rule or question.base_rule]


def _whole(question: Question, answers: Answers, mask: Mask, counts: Counts, of: _Of) -> Part:
    """The base as a part of itself."""
    rule = of.rule(question)
    if of.weights is None:
        n = base(question, counts, rule)
        return Part(n, n)
    few = weights.within(mask, of.weights)
    if rule is BaseRule.WHO_ANSWERED:
        return few.whole(answers.state.take(few.rows) == State.ANSWERED)
    if rule is BaseRule.WHO_WAS_ASKED:
        return few.whole(answers.state.take(few.rows) != State.NOT_ASKED)
    return few.whole()


def whole_of(question: Question, answers: Answers, mask: Mask, counts: Counts, weights: Weights | None = None) -> Part:
    """Those whom the percentages of a question are of, as a part of themselves; ``counts`` are of ``mask`` (rows,)."""
    return _whole(question, answers, mask, counts, _Of(weights))


def _all_answers(counts: Counts, options: Sequence[float] | None, people: int) -> Part:
    """All answers given as a part of themselves; answers of one respondent hang together, so nothing is said of their
    squared weights."""
    given = sum(counts.options)
    if options is None:
        return Part(given, given, people=people)
    return Part(given, given, sum(options), sum(options), 0.0, people)


def compare(survey: Survey, question: str, by: str, mask: Mask) -> Sequence[Group]:
    """The table of one question for each group of another, in that question's order.

    The order is that of the table over all respondents, so that it stays through filters; the rows of every group stand
    as in the table over the whole ``mask``. Who did not answer ``by`` is in no group; for a choose-all ``by`` a
    respondent is in every group chosen. TypeError when ``by`` has no options.
    """
    compared, answers = survey.question(question), survey.answers(question)
    places = {row.option: at for at, row in enumerate(table(compared, answers, mask, survey.weights).rows)}
    found = []
    for option, members in groups(survey, by):
        numbers = table(compared, answers, mask & members, survey.weights)
        rows = sorted(numbers.rows, key=lambda row: places[row.option])
        found.append(Group(option.id, option.label, replace(numbers, rows=tuple(rows))))
    return tuple(found)


def groups(survey: Survey, by: str) -> tuple[tuple[Option, Mask], ...]:
    """The options of a question, in the order of its table over everyone, each with those who chose it (rows,)."""
    question, answers = survey.question(by), survey.answers(by)
    if not isinstance(answers, Chosen | Ticked):
        raise TypeError(type(answers).__name__)
    options = [question.options[at] for at in option_order(survey, by)]
    return tuple((option, chose(question, answers, (option.id,))) for option in options)


_orders: "WeakKeyDictionary[Survey, dict[str, tuple[int, ...]]]" = WeakKeyDictionary()


def option_order(survey: Survey, question_id: str) -> tuple[int, ...]:
    """The places of a question's options in the order of its table over everyone, which stays through filters."""
    kept = _orders.setdefault(survey, {})
    if question_id not in kept:
        question = survey.question(question_id)
        places = {option.id: at for at, option in enumerate(question.options)}
        rows = of(survey, question_id, survey.everyone).rows
        kept[question_id] = tuple(places[row.option] for row in rows)
    return kept[question_id]


def base_mask(question: Question, answers: Answers, mask: Mask, percent_of: str = "") -> Mask:
    """The respondents in ``mask`` whom the percentages of a question are of: shape (rows,)."""
    return _base_mask(_Of(None, PercentOf(percent_of)).rule(question), answers, mask)


def _base_mask(rule: BaseRule, answers: Answers, mask: Mask) -> Mask:
    counted = mask
    if rule is BaseRule.WHO_ANSWERED:
        counted = mask & (answers.state == State.ANSWERED)
    elif rule is BaseRule.WHO_WAS_ASKED:
        counted = mask & (answers.state != State.NOT_ASKED)
    return counted


def natural_order(question: Question) -> str:
    """The order in which answers are shown unless another is asked for: as listed where they were put in order."""
    return "as_listed" if question.own_order else "most_first"


def order_rows(rows: Sequence[Row], type: QuestionType, order: str = "most_first") -> tuple[Row, ...]:
    """Rows as they are shown: ordered scales and ``as_listed`` as they stand; else most first, ties as listed.

    Other, none and don't know follow the plain answers, in this order.
    """
    if type is QuestionType.ORDERED or order == "as_listed":
        return tuple(rows)
    return tuple(sorted(rows, key=_height))


def _height(row: Row) -> tuple[int, float]:
    return _LAST.index(row.role), -(row.count if row.part.weight is None else row.part.weight)


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


def _rows(
    options: Sequence[Option], counts: Sequence[int], weighed: Sequence[float] | None, whole: Part
) -> tuple[Row, ...]:
    parts = _parts(counts, weighed, whole)
    return tuple(Row(one.id, one.label, one.role, part) for one, part in zip(options, parts, strict=True))


def _parts(counts: Sequence[int], weighed: Sequence[float] | None, whole: Part) -> list[Part]:
    if weighed is None:
        return [whole.of(count) for count in counts]
    return [whole.of(count, weight) for count, weight in zip(counts, weighed, strict=True)]


def _nets(
    question: Question, counts: Counts, weighed: Sequence[float] | None, rows: Sequence[Row], whole: Part
) -> tuple[NetRow, ...]:
    if whole.people is not None:
        inside = {row.option: row.part for row in rows}
        parts = [together(inside[option] for option in net.options if option in inside) for net in question.nets]
    else:
        parts = _parts(counts.nets, weighed, whole)
    return tuple(NetRow(net.id, net.label, net.options, part) for net, part in zip(question.nets, parts, strict=True))


def parts(table: Table) -> dict[str, Part]:
    """The part of the base that chose each option and each group, by its id."""
    return {row.option: row.part for row in table.rows} | {net.option: net.part for net in table.nets}


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


def _items(
    question: Question, answers: Rated, mask: Mask, counts: Counts, weighing: Weights | None
) -> tuple[ItemTable, ...]:
    """One table per item; a scale shared by several items always stays as it stands."""
    tables, size = [], len(question.options)
    for at, item in enumerate(question.items):
        given = counts.options[at * size : (at + 1) * size]
        whole, weighed = Part(sum(given), sum(given)), None
        if weighing is not None:
            whole = weights.whole(mask & (answers.codes[:, at] >= 0), weighing)
            weighed = weights.code_weights(answers.codes[:, at], size, mask, weighing)
        column = item.column if item.column is not None else next(iter(question.columns), None)
        rows = _rows(question.options, given, weighed, whole)
        tables.append(ItemTable(item.label, column, whole.base, rows, whole))
    return tuple(tables)


def _missing(question: Question, counts: Counts) -> tuple[tuple[tuple[str, int], ...], int]:
    """Each missing word with its count, where there is one, and the number of texts nothing claims."""
    if not counts.markers:
        return (), 0
    return tuple((word, n) for word, n in zip(question.missing, counts.markers, strict=False) if n), counts.markers[-1]


def _distinct(answers: Written, mask: Mask) -> int:
    given = answers.codes[mask & (answers.state == State.ANSWERED)]
    return int(np.count_nonzero(np.bincount(given)))


def _stats(answers: Measured, mask: Mask, weighing: Weights | None) -> Stats | None:
    """Figures of the numbers given; without any weight among those who gave them, mean and median are unweighted."""
    given = mask & (answers.state == State.ANSWERED)
    values = answers.values[given]
    if not len(values):
        return None
    by = None if weighing is None else weighing[given]
    mean, median = statistics.mean(values, by), statistics.median(values, by)
    if mean is None or median is None:
        mean, median = float(values.mean()), float(np.median(values))
    return Stats(len(values), float(values.min()), float(values.max()), mean, median)


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
