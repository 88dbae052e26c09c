"""What the reading is unsure of: two spellings of one answer, near-duplicate rows, ambiguous dates."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import compress, repeat
from operator import contains

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.questions import Doubt, Option, Question, QuestionType
from moin_desktop.analysis.values import parse_numbers
from moin_desktop.i18n import _, ngettext
from moin_desktop.importing.contradictions import none_with_others
from moin_desktop.importing.countries import same_country
from moin_desktop.importing.facts import Facts
from moin_desktop.importing.formdata import identifying
from moin_desktop.importing.quantities import month_unsure
from moin_desktop.importing.spelling import typed_like
from moin_desktop.importing.strays import mixed_cells
from moin_desktop.importing.wording import plain

_SPELT = frozenset({QuestionType.SINGLE, QuestionType.MULTIPLE, QuestionType.ORDERED, QuestionType.YES_NO})
_RARE = 3
"""How many times commoner an answer must be before another that differs by a letter looks like a slip."""
_MOST_MERGES = 3
_MOST_CARDS = 12
_ROWS_SHOWN = 20
_RARELY, _LONG_TEXT = 3, 12
"""Texts of so many characters that stand in so few cells are written by one person more likely than by several."""
_FEWEST_SAME, _NEARLY_ALL = 4, 0.85
_MOST_PAIRS, _MANY_WORDS = 20, 20_000


def find_doubts(
    questions: Sequence[Question], facts: Mapping[int, Facts], numbers: NDArray[np.int64]
) -> tuple[Doubt, ...]:
    """The doubts about questions and rows; ``numbers`` (rows,) are the spreadsheet rows of the responses, from 1."""
    found: list[Doubt] = []
    spelt = [doubt for q in questions if q.type in _SPELT for doubt in _spellings(q, facts, numbers)]
    found.extend(spelt[:_MOST_CARDS])
    both = [doubt for q in questions for doubt in none_with_others(q, facts, numbers)]
    found.extend(both[:_MOST_CARDS])
    for question in questions:
        if question.type is QuestionType.DATE and month_unsure(facts[question.columns[0]].words):
            found.append(_month_unsure(question))
        if question.type is QuestionType.NUMBER:
            found.extend(_mixed_numbers(question, facts, numbers))
        found.extend(mixed_cells(question, facts, numbers))
        if question.type is QuestionType.TEXT:
            found.extend(_leaks(question, facts, numbers))
    found.extend(_personal(questions))
    found.extend(_duplicates(questions, facts, numbers))
    return tuple(found)


def _spellings(question: Question, facts: Mapping[int, Facts], numbers: NDArray[np.int64]) -> Iterable[Doubt]:
    """Pairs of options that say the same in another spelling, the commoner kept; the most frequent pairs only."""
    if len(question.options) > 400 or any(option.column is not None for option in question.options):
        return
    counts = _option_counts(question, facts)
    seen: dict[str, Option] = {}
    rivals: dict[str, Option] = {}
    pairs: list[tuple[Option, Option]] = []
    for option in sorted(question.options, key=lambda o: -counts[o.label]):
        if not counts[option.label]:
            continue
        key = same_country(option.label) or plain(option.label).replace(" ", "")
        if key and key in seen:
            pairs.append((option, seen[key]))
        elif key:
            seen[key] = option
            near = typed_like(plain(option.label), rivals)
            if near is not None and _RARE * counts[option.label] <= counts[rivals[near].label]:
                pairs.append((option, rivals[near]))
            else:
                rivals[plain(option.label)] = option
    for go, keep in pairs[:_MOST_MERGES]:
        text = _("“{one}” and “{other}” look like the same answer.").format(one=keep.label, other=go.label)
        rows = _rows_with(question, facts, go, numbers)
        detail = ngettext("{n} row says “{label}”.", "{n} rows say “{label}”.", counts[go.label]).format(
            n=counts[go.label], label=go.label
        )
        yield Doubt(
            "same_answer_spelt_differently", text, question.id, rows, detail, fix="merge", values=(go.label, keep.label)
        )


def _option_counts(question: Question, facts: Mapping[int, Facts]) -> dict[str, int]:
    """How many cells hold each option, by label."""
    counts: dict[str, int] = defaultdict(int)
    column = facts[question.columns[0]]
    by_word = {word: option.label for option in question.options for word in option.words}
    if question.separator:
        for label in dict.fromkeys(by_word.values()):
            counts[label] = sum(compress(column.counts, map(contains, column.words, repeat(label))))
        return counts
    for cell, n in column.items():
        if cell in by_word:
            counts[by_word[cell]] += n
    return counts


def _rows_with(
    question: Question, facts: Mapping[int, Facts], option: Option, numbers: NDArray[np.int64]
) -> tuple[int, ...]:
    """The first spreadsheet rows whose cell holds an option."""
    column = facts[question.columns[0]]
    own = frozenset(option.words)
    hit = [(option.label in word) if question.separator else (word in own) for word in column.words]
    return _rows(np.array([*hit, False])[column.places()], numbers)


def _rows(mask: NDArray[np.bool_], numbers: NDArray[np.int64]) -> tuple[int, ...]:
    return tuple(numbers[mask][:_ROWS_SHOWN].tolist())


def _month_unsure(question: Question) -> Doubt:
    order = _("day before month") if question.day_first else _("month before day")
    return Doubt(
        "day_month_unsure",
        _("The dates in “{name}” can be read two ways; they were read as {order}.").format(
            name=question.name, order=order
        ),
        question.id,
    )


def _mixed_numbers(question: Question, facts: Mapping[int, Facts], numbers: NDArray[np.int64]) -> Iterable[Doubt]:
    """Cells among numbers that are no numbers."""
    column = facts[question.columns[0]]
    values = parse_numbers(column.words)
    strange = np.isnan(values)
    missing = set(question.missing)
    words = [word for word, odd in zip(column.words, strange.tolist(), strict=True) if odd and word not in missing]
    if not words:
        return
    mask = np.array([*(word in set(words) for word in column.words), False])[column.places()]
    n = int(mask.sum())
    yield Doubt(
        "mixed_numbers",
        ngettext(
            "{n} cell in “{name}” is no number and is not counted.",
            "{n} cells in “{name}” are no numbers and are not counted.",
            n,
        ).format(n=n, name=question.name),
        question.id,
        _rows(mask, numbers),
        _("For example: {words}").format(words=", ".join(f"“{word[:40]}”" for word in words[:3])),
    )


def _leaks(question: Question, facts: Mapping[int, Facts], numbers: NDArray[np.int64]) -> Iterable[Doubt]:
    """E-mail addresses and telephone numbers in free text."""
    column = facts[question.columns[0]]
    leaking = frozenset(identifying(column.words))
    if not leaking:
        return
    mask = np.array([*map(leaking.__contains__, column.words), False])[column.places()]
    n = int(mask.sum())
    if n:
        text = ngettext(
            "{n} answer to “{name}” holds an e-mail address or a telephone number.",
            "{n} answers to “{name}” hold an e-mail address or a telephone number.",
            n,
        ).format(n=n, name=question.name)
        yield Doubt("personal_text", text, question.id, _rows(mask, numbers))


def _personal(questions: Sequence[Question]) -> Iterable[Doubt]:
    """One card for all columns that were left out because they identify people."""
    names = [question.name for question in questions if question.type is QuestionType.PERSONAL]
    if names:
        text = ngettext(
            "{n} column that identifies people was left out: {names}.",
            "{n} columns that identify people were left out: {names}.",
            len(names),
        ).format(n=len(names), names=", ".join(names))
        first = next(q.id for q in questions if q.type is QuestionType.PERSONAL)
        yield Doubt("personal_column", text, first, detail=_("Their content is not stored in the project."))


def _duplicates(
    questions: Sequence[Question], facts: Mapping[int, Facts], numbers: NDArray[np.int64]
) -> Iterable[Doubt]:
    """Rows whose answers to the questions are the same, or the same but for one."""
    columns = [
        facts[column]
        for question in questions
        if question.type not in (QuestionType.META, QuestionType.PERSONAL)
        for column in question.columns
    ]
    if len(columns) < 4 or len(numbers) < 2:
        return
    rich = [column for column in columns if len(column.words) >= 0.3 * column.filled and column.filled > 1]
    for rows in _same_rows(columns, rich)[:5]:
        where = tuple(int(numbers[row]) for row in rows)
        text = _("Rows {rows} have nearly the same answers.").format(rows=", ".join(map(str, where)))
        yield Doubt("duplicate_rows", text, "", where, _("They may come from one person who sent the form twice."))


def _same_rows(columns: Sequence[Facts], rich: Sequence[Facts]) -> list[list[int]]:
    """Groups of rows that agree in nearly all columns, found by agreeing in one column of rare answers or in all.

    Only rows with a filled column of many different answers are compared, so that two people who both ticked little are
    no duplicates.
    """
    pairs: dict[int, list[int]] = {}
    taken: set[int] = set()
    for column in rich:
        firsts, others = _rarely_shared(column)
        one, other = _cut(columns, firsts), _cut(columns, others)
        same = ((one == other) & (one >= 0)).sum(axis=0)
        filled = np.maximum((one >= 0).sum(axis=0), (other >= 0).sum(axis=0))
        alike = same >= np.maximum(_FEWEST_SAME, _NEARLY_ALL * filled)
        for first, row in zip(firsts[alike].tolist(), others[alike].tolist(), strict=True):
            if row not in taken:
                pairs.setdefault(first, [first]).append(row)
                taken.add(row)
        if len(pairs) > _MOST_PAIRS or len(column.words) > _MANY_WORDS:
            break
    return list(pairs.values())


def _rarely_shared(column: Facts) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pairs of rows that share a long text which stands in two or three cells: the first such row, and another."""
    counts = np.array(column.counts, dtype=np.int64)
    words = np.flatnonzero((counts >= 2) & (counts <= _RARELY))
    words = words[[len(column.words[word]) >= _LONG_TEXT for word in words.tolist()]]
    wanted = np.zeros(len(column.words) + 1, dtype=np.bool_)
    wanted[words] = True
    places = column.places()
    rows = np.flatnonzero(wanted[places])
    rows = rows[np.argsort(places[rows], kind="stable")]
    begins = np.cumsum(counts[words]) - counts[words]
    return np.repeat(rows[begins], counts[words] - 1), np.delete(rows, begins)


def _cut(columns: Sequence[Facts], rows: NDArray[np.int64]) -> NDArray[np.int32]:
    """What stands in these rows: shape (columns, rows), positions in the words of each column, -1 for blank."""
    return np.stack([column.lookup[column.codes[rows]] for column in columns])
