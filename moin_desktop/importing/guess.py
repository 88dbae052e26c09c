"""One column becomes one question: what type it is, its options in order, and the reason in words."""

import math
from collections.abc import Sequence
from dataclasses import replace

from moin_desktop.analysis.questions import Item, Layout, Option, Question, QuestionType, Role
from moin_desktop.analysis.values import parse_numbers
from moin_desktop.i18n import _, ngettext
from moin_desktop.importing.facts import Facts
from moin_desktop.importing.naming import short_name
from moin_desktop.importing.numbers import asks_amount
from moin_desktop.importing.options import Joined, learn, learn_codes, learn_known
from moin_desktop.importing.proposals import (
    Context,
    always_missing,
    number_options,
    plain_options,
    propose,
    scale_reason,
)
from moin_desktop.importing.quantities import as_dates, as_numbers
from moin_desktop.importing.scales import Scale, find_scale
from moin_desktop.importing.vocabulary import (
    NOT_AVAILABLE,
    is_no,
    is_yes,
    role_of,
)
from moin_desktop.importing.wording import is_identifier

__all__ = ["Context", "always_missing", "guess"]

FEW_ROWS = 20
_MOST_SPELLINGS = 6
"""In so many spellings and languages yes, and no, may stand in one column."""
_OFTEN = 0.04
_MOST_CHOICES = 12
_MOST_CELLS = 0.6
_MOST_ANSWERS = 250
_MOST_LONG, _LONG_ANSWER = 30, 30
"""More than so many answers of more than so many characters were written, however often each returns."""


def guess(facts: Facts, context: Context, siblings: frozenset[str] = frozenset()) -> Question:
    """The question that one column asks, without id and short name.

    ``siblings`` are plain names of options that have columns of their own beside this joined one.
    """
    missing = always_missing(facts, context)
    if siblings:
        joined = learn_known(facts.words, facts.counts, siblings)
        if joined is not None:
            return _beside_its_options(_multiple(facts, joined, missing))
    question = _guess(facts, missing, context)
    if context.platform.not_available == "scales":
        without = _not_available(facts, missing)
        if without != missing:
            second = _guess(facts, without, context)
            if second.type in _SCALED:
                return second
    return question


def _beside_its_options(question: Question) -> Question:
    """A joined list told apart from the columns that hold the same answers, one each."""
    name = _("{name} (joined)").format(name=short_name(question.text))
    reason = _("The same answers stand in a column of their own each, beside this one.")
    return replace(question, name=name, reason=f"{question.reason} {reason}")


_SCALED = frozenset({QuestionType.ORDERED, QuestionType.YES_NO, QuestionType.NUMBER, QuestionType.DATE})


def _not_available(facts: Facts, missing: tuple[str, ...]) -> tuple[str, ...]:
    """The missing words with "N/A" among them, where the column has it."""
    return facts.those_in(NOT_AVAILABLE.union(missing))


def _guess(facts: Facts, missing: tuple[str, ...], context: Context) -> Question:
    words, counts = facts.words, facts.counts
    if missing:
        left_out = frozenset(missing)
        pairs = [(word, n) for word, n in facts.items() if word not in left_out]
        words, counts = tuple(word for word, _n in pairs), tuple(n for _word, n in pairs)
    if not words:
        return propose(facts, QuestionType.TEXT, _("Nobody answered."), missing=missing)
    return (
        as_dates(facts, words, counts, missing, context)
        or _code_lists(facts, words, counts, missing, context)
        or _ranges(facts, words, counts, missing)
        or as_numbers(facts, words, counts, missing)
        or _yes_no(facts, words, counts, missing)
        or _joined(facts, words, counts, missing, context)
        or _scale(facts, words, counts, missing)
        or _single(facts, words, counts, missing)
        or propose(facts, QuestionType.TEXT, _text_reason(words, counts), missing=missing)
    )


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
    bare = 0 if asks_amount(facts.heading.text) else sum(not _is_worded(word) for word in words)
    if scale is None or scale.kind not in (("numbers", "labels") if bare >= 2 else ("numbers",)):
        return None
    outside = [word for word in words if role_of(word) in (Role.DONT_KNOW, Role.OTHER)]
    return _ordered(facts, [words[i] for i in scale.order], missing, scale.kind, outside)


def _is_worded(word: str) -> bool:
    return math.isnan(float(parse_numbers([word])[0]))


def _yes_no(facts: Facts, words: tuple[str, ...], counts: tuple[int, ...], missing: tuple[str, ...]) -> Question | None:
    if len(words) > 2 * _MOST_SPELLINGS:
        return None
    yes = tuple(word for word in words if is_yes(word))
    no = tuple(word for word in words if is_no(word))
    if len(yes) + len(no) < len(words) or max(len(yes), len(no)) > _MOST_SPELLINGS:
        return None
    options = tuple(Option("", max(spelt, key=lambda w: counts[words.index(w)]), spelt) for spelt in (yes, no) if spelt)
    return propose(facts, QuestionType.YES_NO, _("The answers are yes and no."), options=options, missing=missing)


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
    return propose(
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
    question = propose(
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
    labels = [words[i] for i in scale.order]
    if scale.kind == "labels" and any(role_of(word) is Role.OTHER for word in words):
        reason = _("The answers are numbered, and one of them is “Other”, so they are choices without an order.")
        return propose(facts, QuestionType.SINGLE, reason, options=plain_options(labels), missing=missing)
    outside = [word for word in words if role_of(word) in (Role.DONT_KNOW, Role.OTHER)]
    return _ordered(facts, labels, missing, scale.kind, outside)


def _ordered(
    facts: Facts, labels: Sequence[str], missing: tuple[str, ...], kind: str, outside: Sequence[str]
) -> Question:
    return propose(
        facts,
        QuestionType.ORDERED,
        scale_reason(Scale((), kind), bool(outside)),
        options=plain_options(labels),
        missing=missing,
    )


def _single(facts: Facts, words: tuple[str, ...], counts: tuple[int, ...], missing: tuple[str, ...]) -> Question | None:
    if not _repeats(words, counts):
        return None
    reason = ngettext(
        "{n} answer stands in all cells.", "{n} different answers return again and again.", len(words)
    ).format(n=len(words))
    return propose(facts, QuestionType.SINGLE, reason, options=plain_options(words), missing=missing)


def _repeats(words: tuple[str, ...], counts: tuple[int, ...]) -> bool:
    """Whether few answers return so often that they were chosen, not written."""
    total, different = sum(counts), len(words)
    if total <= 2:
        return False
    long = different > _MOST_LONG and sum(map(len, words)) > _LONG_ANSWER * different
    if long and not _choices_beside_texts(words, counts):
        return False
    if total <= FEW_ROWS:
        again = sum(n for n in counts if n > 1)
        few = different <= max(2, 0.6 * total) or (different <= 0.75 * total and again >= 0.5 * total)
        return few and max(map(len, words)) <= 200
    if different > _MOST_ANSWERS:
        return False
    if different <= 12 and different <= 0.35 * total:
        return True
    often = 2 if total <= 200 else 3
    covered = sum(n for n in counts if n >= often) / total
    return (covered >= 0.7 and different <= 0.4 * total) or _choices_beside_texts(words, counts)


def _choices_beside_texts(words: tuple[str, ...], counts: tuple[int, ...]) -> bool:
    """Whether a few answers are most cells, and the rest stands once each: what people wrote at "Other"."""
    if len(words) > _MOST_ANSWERS:
        return False
    total = sum(counts)
    common = [n for n in counts if n >= max(3, _OFTEN * total)]
    return 2 <= len(common) <= _MOST_CHOICES and sum(common) >= _MOST_CELLS * total


def _text_reason(words: tuple[str, ...], counts: tuple[int, ...]) -> str:
    if len(words) == sum(counts):
        return _("Every answer is different, so it is free text.")
    return _("Most answers are worded differently, so it is free text.")
