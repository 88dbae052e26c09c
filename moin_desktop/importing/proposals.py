"""What every guess is made of: the file as context, missing words, options, and the question proposed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from moin_desktop.analysis.questions import Layout, Option, Question, QuestionType
from moin_desktop.analysis.values import parse_numbers
from moin_desktop.i18n import _
from moin_desktop.importing.facts import Facts
from moin_desktop.importing.platforms import Platform
from moin_desktop.importing.scales import Scale
from moin_desktop.importing.vocabulary import (
    MISSING_MARKS,
    NOT_AVAILABLE,
    role_of,
)

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
    return facts.those_in(marks)


def propose(
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
    """The question that one column asks, without id and short name."""
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


def scale_reason(scale: Scale, outside: bool) -> str:
    """Why answers are taken for a scale, in words."""
    reason = {
        "numbers": _("The answers are amounts or ranges, so they have an order."),
        "labels": _("Each answer carries a number, so they have an order."),
        "words": _("The answers are the steps of a known scale."),
        "degrees": _("The answers are degrees of one thing."),
    }[scale.kind]
    return f"{reason} {_('Answers outside it stand at the end.')}" if outside else reason
