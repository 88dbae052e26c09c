"""What the numbers say about a selected answer: its share, its likely range, and who chose it, group by group."""

from dataclasses import dataclass, replace
from string import Formatter

import numpy as np

from moin_desktop.analysis import hiding, weights
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.parts import Part
from moin_desktop.analysis.questions import CHOICE_TYPES, Question, QuestionType
from moin_desktop.analysis.selections import selected_base, selection_mask
from moin_desktop.analysis.statistics import likely
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import groups
from moin_desktop.analysis.wording import SMALL, number_text, of_text, part_share_text, part_text, within_a_sentence
from moin_desktop.i18n import _, ngettext

_FINE = 10**12
"""Parts that an end of a likely range is counted in: in millions, 10.4999999% would become 10.5 and then 11."""
GROUPS = 12
"""A question with more answers than this makes no breakdown: its groups would be lists of people."""


@dataclass(frozen=True, slots=True)
class BreakdownRow:
    """One group of the comparing question, and how many of it chose the selected answer."""

    option: str
    label: str
    count: int
    base: int
    share: float
    """count / base, 0 to 1."""
    percent_text: str
    """"93%", or "" where the group is too small for percentages."""
    text: str
    """What to print: "93%", or "4 of 6" where the group is small."""
    small: bool
    """The group is under 10: one dot per respondent instead of a bar."""


@dataclass(frozen=True, slots=True)
class Breakdown:
    """Who chose an answer, by the groups of one other question; groups without anyone are left out."""

    question: str
    title: str
    """"Who chose it, by organisation type"."""
    rows: tuple[BreakdownRow, ...]
    tick: float
    """The share among all in the mask, 0 to 1."""
    tick_text: str
    """"The tick marks all 53 respondents."."""


def breakdown(survey: Survey, question: str, options: tuple[str, ...], by: str, mask: Mask) -> Breakdown:
    """Who chose any of ``options`` (the ids of marks), in each group of ``by``, among the respondents in ``mask``.

    Groups keep the order of their question's table over everyone. TypeError when ``by`` has no options.
    """
    comparing = survey.question(by)
    base, _of_row = selected_base(survey, question, options, mask)
    chosen = selection_mask(survey, question, options) & base
    rows = []
    for option, members in groups(survey, by):
        part = weights.part(chosen, base & members, survey.weights)
        if part.base:
            rows.append(
                BreakdownRow(
                    option=option.id,
                    label=option.label,
                    count=part.count,
                    base=part.base,
                    share=part.share,
                    percent_text=part_text(part),
                    text=part_share_text(part),
                    small=part.base < SMALL,
                )
            )
    everyone = int(np.count_nonzero(base))
    rows = _seen(survey, rows, comparing, chosen, everyone)
    return Breakdown(
        question=by,
        title=_("Who chose it, by {question}").format(question=within_a_sentence(comparing.name)),
        rows=tuple(rows),
        tick=weights.part(chosen, base, survey.weights).share,
        tick_text=ngettext(
            "The tick marks the one respondent.", "The tick marks all {n} respondents.", everyone
        ).format(n=number_text(everyone)),
    )


def _seen(survey: Survey, rows: list[BreakdownRow], by: Question, chosen: Mask, everyone: int) -> list[BreakdownRow]:
    """The rows without the numbers of groups that are too small to be seen, and what would give them away."""
    if survey.hide_under < 1:
        return rows
    apart = by.type is not QuestionType.MULTIPLE
    whole = int(np.count_nonzero(chosen)), everyone
    numbers, bases = [row.count for row in rows], [row.base for row in rows]
    shut = hiding.counts(numbers, bases, whole, survey.hide_under, apart=apart)
    empty = {"count": 0, "base": 0, "share": 0.0, "percent_text": "", "text": _("hidden"), "small": True}
    return [replace(row, **empty) if at in shut else row for at, row in enumerate(rows)]  # type: ignore[arg-type]  # by name


def breakdowns(
    survey: Survey, question: str, options: tuple[str, ...], mask: Mask, most: int = 3
) -> tuple[Breakdown, ...]:
    """The first breakdowns that are worth a look: by questions with two to ``GROUPS`` answers in use."""
    found: list[Breakdown] = []
    for other in survey.questions:
        if len(found) == most:
            break
        if other.id == question or other.type not in CHOICE_TYPES or not 2 <= len(other.options) <= GROUPS:
            continue
        one = breakdown(survey, question, options, other.id, mask)
        if len(one.rows) >= 2:
            found.append(one)
    return tuple(found)


def selected_parts(part: Part, *, of_row: bool = False) -> tuple[tuple[str, bool], ...]:
    """The share of a selected answer, "28 of 53 respondents, 53%.", in parts; True for its figures.

    ``of_row``: the base are those who answered one row of a grid, "7 of 53 who answered this row, 13%.". There is no
    percentage where the base is small.
    """
    figures = {"counts": of_text(part.count, part.base), "percent": part_text(part)}
    told = _("{counts} respondents, {percent}.")
    if of_row:
        told = _("{counts} who answered this row, {percent}.")
        if not figures["percent"]:
            told = _("{counts} who answered this row.")
    elif not figures["percent"]:
        told = ngettext("{counts} respondent.", "{counts} respondents.", part.base)
    parts: list[tuple[str, bool]] = []
    for words, figure, _shape, _kind in Formatter().parse(told):
        parts += [(words, False)] if words else []
        parts += [(figures[figure], True)] if figure else []
    return tuple(parts)


def likely_range_text(part: Part) -> str:
    """The likely range in words; empty where the base is too small to speak of one."""
    if part.base < SMALL:
        return ""
    low, high = (Part(round(end * _FINE), _FINE).whole for end in likely(part))
    told = _("Were these {n} a random sample, the likely range would be {low}% to {high}%.")
    if part.weighted:
        told = _(
            "Were these {n} a random sample (weighted: as sure as {m}), the likely range would be {low}% to {high}%."
        )
    return told.format(n=number_text(part.base), m=number_text(round(part.effective)), low=low, high=high)
