"""One column becomes one question: what type it is, its options in order, and the reason in words."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from moin_desktop.analysis.questions import Item, Layout, Option, Question, QuestionType, Role
from moin_desktop.analysis.values import parse_dates, parse_numbers
from moin_desktop.i18n import _, ngettext
from moin_desktop.importing.facts import SAMPLE, Facts
from moin_desktop.importing.markers import codes_apart
from moin_desktop.importing.numbers import NumberKind, number_kind
from moin_desktop.importing.options import Joined, learn, learn_codes, learn_known
from moin_desktop.importing.platforms import Platform
from moin_desktop.importing.scales import Scale, find_scale
from moin_desktop.importing.vocabulary import (
    MISSING_MARKS,
    NOT_AVAILABLE,
    NUMBER_CODES,
    is_no,
    is_yes,
    role_of,
)
from moin_desktop.importing.wording import is_identifier

MOST = 0.8
"""The share of answers that must fit before a column is read as numbers or dates."""
FEW_ROWS = 20
_WRITTEN_BEHIND = re.compile(r"\s*〖[^〖〗]*〗$")


@dataclass(frozen=True, slots=True)
class Context:
    """What the rest of the file says about every column."""

    platform: Platform
    na_is_missing: bool
    """"NA" stands in so many columns that a program wrote it."""
    missing_codes: frozenset[str] = frozenset()
    """Negative numbers that stand for no answer in so many columns that they do so in all."""


def always_missing(facts: Facts, context: Context) -> tuple[str, ...]:
    """Cell texts of this column that are no answer whatever the question is."""
    marks = (MISSING_MARKS if context.na_is_missing else MISSING_MARKS - {"NA"}) | context.missing_codes
    if context.platform.not_available == "always":
        marks |= NOT_AVAILABLE
    return tuple(word for word in facts.words if word in marks)


def guess(facts: Facts, context: Context, siblings: frozenset[str] = frozenset()) -> Question:
    """The question that one column asks, without id and short name.

    ``siblings`` are plain names of options that have columns of their own beside this joined one.
    """
    missing = always_missing(facts, context)
    if siblings:
        joined = learn_known(facts.words, facts.counts, siblings)
        if joined is not None:
            return _multiple(facts, joined, missing)
    question = _guess(facts, missing, context)
    if context.platform.not_available == "scales":
        without = _not_available(facts, missing)
        if without != missing:
            second = _guess(facts, without, context)
            if second.type in _SCALED:
                return second
    return question


_SCALED = frozenset({QuestionType.ORDERED, QuestionType.YES_NO, QuestionType.NUMBER, QuestionType.DATE})


def _not_available(facts: Facts, missing: tuple[str, ...]) -> tuple[str, ...]:
    """The missing words with "N/A" among them, where the column has it."""
    return tuple(word for word in facts.words if word in missing or word in NOT_AVAILABLE)


def _guess(facts: Facts, missing: tuple[str, ...], context: Context) -> Question:
    words, counts = facts.words, facts.counts
    if missing:
        left_out = frozenset(missing)
        pairs = [(word, n) for word, n in facts.items() if word not in left_out]
        words, counts = tuple(word for word, _n in pairs), tuple(n for _word, n in pairs)
    if not words:
        return _question(facts, QuestionType.TEXT, _("Nobody answered."), missing=missing)
    return (
        _dates(facts, words, counts, missing, context)
        or _code_lists(facts, words, counts, missing, context)
        or _ranges(facts, words, counts, missing)
        or _numbers(facts, words, counts, missing)
        or _yes_no(facts, words, counts, missing)
        or _joined(facts, words, counts, missing, context)
        or _scale(facts, words, counts, missing)
        or _single(facts, words, counts, missing)
        or _question(facts, QuestionType.TEXT, _text_reason(words, counts), missing=missing)
    )


def _question(
    facts: Facts,
    type: QuestionType,
    reason: str,
    *,
    missing: tuple[str, ...] = (),
    options: tuple[Option, ...] = (),
    layout: Layout = Layout.CELL,
    separator: str | None = None,
    day_first: bool = True,
) -> Question:
    return Question(
        id="",
        name="",
        text=facts.heading.text,
        type=type,
        columns=(facts.index,),
        layout=layout,
        separator=separator,
        options=options,
        missing=missing,
        day_first=day_first,
        reason=reason,
    )


def plain_options(labels: Sequence[str]) -> tuple[Option, ...]:
    """Options whose only wording is their label; those with a text written behind them (〖…〗) are one option."""
    by_label: dict[str, list[str]] = {}
    for label in labels:
        by_label.setdefault(_WRITTEN_BEHIND.sub("", label) or label, []).append(label)
    return tuple(Option("", label, tuple(words), role_of(label)) for label, words in by_label.items())


def number_options(words: Sequence[str]) -> tuple[Option, ...]:
    """Options for number codes, smallest first; "4.0" and "4" are one."""
    by_value: dict[float, list[str]] = {}
    for word, value in zip(words, parse_numbers(words).tolist(), strict=True):
        by_value.setdefault(value, []).append(word)
    return tuple(
        Option("", str(int(value)) if value.is_integer() else spelt[0], tuple(spelt))
        for value, spelt in sorted(by_value.items())
    )


def _dates(
    facts: Facts, words: tuple[str, ...], counts: tuple[int, ...], missing: tuple[str, ...], context: Context
) -> Question | None:
    total = sum(counts)
    if facts.dates < MOST * total:
        sample = words[:SAMPLE]
        if _with_digits(words, counts) < 0.5 * MOST or max(map(len, words[:60])) < 6:
            return None
        good = ~np.isnat(parse_dates(sample))
        if np.dot(good, counts[:SAMPLE]) < MOST * sum(counts[:SAMPLE]):
            return None
    day_first = _day_first(words)
    reason = _("Most cells are dates.")
    if day_first is None:
        day_first = not context.platform.month_first
    return _question(facts, QuestionType.DATE, reason, missing=missing, day_first=day_first)


def _with_digits(words: Sequence[str], counts: Sequence[int]) -> float:
    """The share of answers among the first texts that hold a digit near their start: a cheap look before parsing."""
    first = [(any(c.isdecimal() for c in word[:16]), n) for word, n in zip(words[:60], counts[:60], strict=True)]
    return sum(n for digit, n in first if digit) / sum(n for _digit, n in first)


def _day_first(words: Sequence[str]) -> bool | None:
    """Whether the day stands before the month, from any part above 12; None where the column does not say."""
    for word in words[:SAMPLE]:
        parts = word.replace("-", "/").replace(".", "/").split("/", 2)
        if len(parts) == 3 and len(parts[0]) <= 2 and parts[0].isdecimal() and parts[1].isdecimal():
            first, second = int(parts[0]), int(parts[1])
            if first > 12:
                return True
            if second > 12:
                return False
    return None


def month_unsure(words: Sequence[str]) -> bool:
    """Whether dates are written with numbers and nothing tells the day from the month."""
    numbers = any(len(word.split("/", 2)) == 3 and not word[:4].isdecimal() for word in words[:SAMPLE])
    return numbers and _day_first(words) is None


def _code_lists(
    facts: Facts, words: tuple[str, ...], counts: tuple[int, ...], missing: tuple[str, ...], context: Context
) -> Question | None:
    """Codes of chosen options joined in one cell ("1,3,7"), always in rising order."""
    joined = learn_codes(words, counts, pairs=context.platform.name == "qualtrics")
    if joined is None:
        return None
    options = number_options(joined.options)
    return replace(_multiple(facts, joined, missing), options=options)


def _ranges(facts: Facts, words: tuple[str, ...], counts: tuple[int, ...], missing: tuple[str, ...]) -> Question | None:
    """Columns that mix ranges and bare numbers ("1", "2", "3+") are choices, not numbers."""
    if not 2 <= len(words) <= 25 or not any(_is_worded(word) for word in words):
        return None
    if len(words) > 0.5 * sum(counts) and sum(counts) > FEW_ROWS:
        return None
    scale = find_scale(words, counts)
    if scale is None or scale.kind != "numbers":
        return None
    outside = [word for word in words if role_of(word) in (Role.DONT_KNOW, Role.OTHER)]
    return _ordered(facts, [words[i] for i in scale.order], missing, scale.kind, outside)


def _is_worded(word: str) -> bool:
    return math.isnan(float(parse_numbers([word])[0]))


def _numbers(
    facts: Facts, words: tuple[str, ...], counts: tuple[int, ...], missing: tuple[str, ...]
) -> Question | None:
    if _with_digits(words, counts) < 0.5 * MOST:
        return None
    sample, weights = words[:SAMPLE], counts[:SAMPLE]
    values = parse_numbers(sample)
    numeric = ~np.isnan(values)
    if np.dot(numeric, weights) < MOST * sum(weights):
        return None
    codes = _number_codes(sample, values)
    if codes:
        missing = tuple(word for word in facts.words if word in missing or word in codes)
        kept = [i for i, word in enumerate(sample) if word not in codes]
        sample, weights = tuple(sample[i] for i in kept), tuple(weights[i] for i in kept)
        values = values[kept]
    if not sample:
        return None
    kind = number_kind(values, np.array(weights), facts.heading.text)
    whole = bool((~np.isnan(values)).all())
    if kind is NumberKind.FLAG and whole:
        options = tuple(reversed(number_options(sample)))
        return _question(facts, QuestionType.YES_NO, _("Every cell is 0 or 1."), options=options, missing=missing)
    if kind is NumberKind.SCALE and whole:
        low, high = number_options(sample)[0].label, number_options(sample)[-1].label
        reason = _("The cells are whole numbers from {low} to {high}, so it is a scale.").format(low=low, high=high)
        return _question(facts, QuestionType.ORDERED, reason, options=number_options(sample), missing=missing)
    if kind is NumberKind.CODE and whole:
        reason = _("A few whole numbers return again and again, so they stand for answers.")
        return _question(facts, QuestionType.SINGLE, reason, options=number_options(sample), missing=missing)
    if kind is NumberKind.ID:
        return _question(facts, QuestionType.META, _("The numbers only tell things apart; they measure nothing."))
    return _question(facts, QuestionType.NUMBER, _("Most cells are numbers."), missing=missing)


def _number_codes(words: Sequence[str], values: NDArray[np.float64]) -> frozenset[str]:
    """Codes for no answer: negative where all other numbers are positive, or far above a scale."""
    apart = codes_apart([word.removesuffix(".0") for word in words])
    if apart:
        return frozenset(word for word in words if word.removesuffix(".0") in apart)
    codes = frozenset(words) & NUMBER_CODES
    others = [v for word, v in zip(words, values.tolist(), strict=True) if word not in codes and not math.isnan(v)]
    return codes if codes and others and min(others) >= 0 else frozenset()


def _yes_no(facts: Facts, words: tuple[str, ...], counts: tuple[int, ...], missing: tuple[str, ...]) -> Question | None:
    if len(words) > 6:
        return None
    yes = tuple(word for word in words if is_yes(word))
    no = tuple(word for word in words if is_no(word))
    if len(yes) + len(no) < len(words) or len(yes) > 3 or len(no) > 3:
        return None
    options = tuple(Option("", max(spelt, key=lambda w: counts[words.index(w)]), spelt) for spelt in (yes, no) if spelt)
    return _question(facts, QuestionType.YES_NO, _("The answers are yes and no."), options=options, missing=missing)


def _joined(
    facts: Facts, words: tuple[str, ...], counts: tuple[int, ...], missing: tuple[str, ...], context: Context
) -> Question | None:
    heading = facts.heading.code or facts.heading.text
    blank = context.platform.joined_by_blank or (is_identifier(heading) and context.platform.name == "generic")
    joined = learn(words, counts, codes_by_blank=blank)
    if joined is None:
        return None
    if joined.ranked:
        return ranking_of_lists(facts, joined, missing)
    return _multiple(facts, joined, missing)


def _multiple(facts: Facts, joined: Joined, missing: tuple[str, ...]) -> Question:
    """A choose-all question whose answers stand in one column."""
    return _question(
        facts,
        QuestionType.MULTIPLE,
        _joined_reason(joined),
        layout=Layout.JOINED,
        separator=joined.separator,
        options=plain_options(joined.options),
        missing=missing,
    )


def ranking_of_lists(facts: Facts, joined: Joined, missing: tuple[str, ...]) -> Question:
    """A column in which every answer lists all things in the order of preference."""
    places = tuple(str(place) for place in range(1, len(joined.options) + 1))
    question = _question(
        facts,
        QuestionType.RANKING,
        _("Every answer lists the same {n} things in another order, so it is a ranking.").format(n=len(joined.options)),
        layout=Layout.JOINED,
        separator=joined.separator,
        options=plain_options(places),
        missing=missing,
    )
    return replace(question, items=tuple(Item(label) for label in joined.options))


def _joined_reason(joined: Joined) -> str:
    unseen = {" ": _("a blank"), "\n": _("line breaks")}
    separator = unseen.get(joined.separator) or f"“{joined.separator.strip()}”"
    if joined.trailing:
        reason = _("Most cells end in {separator}, so it is choose all, split there.").format(separator=separator)
    else:
        reason = _("The same parts return between {separator}, so it is choose all, split there.").format(
            separator=separator
        )
    if joined.glued:
        more = ngettext(
            "{n} option has {separator} inside and stays whole.",
            "{n} options have {separator} inside and stay whole.",
            len(joined.glued),
        ).format(n=len(joined.glued), separator=separator)
        reason = f"{reason} {more}"
    return reason


def _scale(facts: Facts, words: tuple[str, ...], counts: tuple[int, ...], missing: tuple[str, ...]) -> Question | None:
    total = sum(counts)
    if len(words) > 25 or total < 2 or (len(words) > 0.7 * total and total > 3):
        return None
    scale = find_scale(words, counts)
    if scale is None:
        return None
    outside = [word for word in words if role_of(word) in (Role.DONT_KNOW, Role.OTHER)]
    return _ordered(facts, [words[i] for i in scale.order], missing, scale.kind, outside)


def _ordered(
    facts: Facts, labels: Sequence[str], missing: tuple[str, ...], kind: str, outside: Sequence[str]
) -> Question:
    return _question(
        facts,
        QuestionType.ORDERED,
        scale_reason(Scale((), kind), bool(outside)),
        options=plain_options(labels),
        missing=missing,
    )


def scale_reason(scale: Scale, outside: bool) -> str:
    """Why answers are taken for a scale, in words."""
    reason = {
        "numbers": _("The answers are amounts or ranges, so they have an order."),
        "labels": _("Each answer carries a number, so they have an order."),
        "words": _("The answers are the steps of a known scale."),
        "degrees": _("The answers are degrees of one thing."),
    }[scale.kind]
    return f"{reason} {_('Answers outside it stand at the end.')}" if outside else reason


def _single(facts: Facts, words: tuple[str, ...], counts: tuple[int, ...], missing: tuple[str, ...]) -> Question | None:
    if not _repeats(words, counts):
        return None
    reason = ngettext(
        "{n} answer stands in all cells.", "{n} different answers return again and again.", len(words)
    ).format(n=len(words))
    return _question(facts, QuestionType.SINGLE, reason, options=plain_options(words), missing=missing)


def _repeats(words: tuple[str, ...], counts: tuple[int, ...]) -> bool:
    """Whether few answers return so often that they were chosen, not written."""
    total, different = sum(counts), len(words)
    if total <= 2:
        return False
    longest = max(map(len, words))
    if total <= FEW_ROWS:
        again = sum(n for n in counts if n > 1)
        few = different <= max(2, 0.6 * total) or (different <= 0.75 * total and again >= 0.5 * total)
        return few and longest <= 200
    often = 2 if total <= 200 else 3
    covered = sum(n for n in counts if n >= often) / total
    if different <= 12 and different <= 0.35 * total:
        return True
    return covered >= 0.7 and different <= 0.4 * total and different <= 250


def _text_reason(words: tuple[str, ...], counts: tuple[int, ...]) -> str:
    if len(words) == sum(counts):
        return _("Every answer is different, so it is free text.")
    return _("Most answers are worded differently, so it is free text.")
