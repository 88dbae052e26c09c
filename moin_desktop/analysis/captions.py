"""The sentences of a chart: subtitle, footer, filter and summary; the base is always said."""

import re
from collections.abc import Sequence

import numpy as np

from moin_desktop.analysis import weights
from moin_desktop.analysis.answers import Measured
from moin_desktop.analysis.direction import isolated
from moin_desktop.analysis.filter_words import filter_text as filter_text  # handed on to those who caption
from moin_desktop.analysis.filters import Filter
from moin_desktop.analysis.marks import ChartKind, Mark, MarkRow
from moin_desktop.analysis.questions import BaseRule, Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import Stats, Table, whole_percent
from moin_desktop.analysis.wording import ROUGH, SMALL, number_text, of_text, part_share_text, percent_text
from moin_desktop.i18n import _, ngettext

_ALL_THAT_APPLY = re.compile(
    r"\b(choose|select|tick|check|mark|pick) (all|any|as many)\b|\ball that apply\b", re.IGNORECASE
)
_STOPS = (".", "?", "!", "…", "\u3002", "\uff01", "\uff1f", "\u061f")


def sentences(*parts: str) -> str:
    """The parts that say something, one after the other."""
    return " ".join(part for part in parts if part)


def wording(question: Question) -> str:
    """The wording as a sentence: closed with a full stop unless it closes itself."""
    text = question.text.strip() or question.name.strip()
    if text and not text.rstrip(")]*\"'” ").endswith(_STOPS):
        text = text.rstrip(":;, ") + "."
    return isolated(text)


def base_text(question: Question, table: Table, kind: ChartKind, of_answers: int | None = None) -> str:
    """What the marks are and whom the percentages are of: "Choose all that apply. % of 53 respondents.".

    ``of_answers``: how many answers were given, where the percentages are of these.
    """
    if kind is ChartKind.SQUARES:
        return _("One square is one respondent.") if table.base else ""
    if of_answers is not None and table.base:
        return sentences(how(question, kind), _of_answers(of_answers, table.base))
    if question.themes_of and 0 < table.base == table.answered:
        return coded(table)
    return sentences(how(question, kind), _of_whom(question, table, kind))


def how(question: Question, kind: ChartKind) -> str:
    """How one answered, where the wording does not say it, or what a ranking's marks are."""
    if question.themes_of:
        return ""
    if question.type is QuestionType.MULTIPLE and not _ALL_THAT_APPLY.search(question.text):
        return _("Choose all that apply.")
    if question.type is not QuestionType.RANKING:
        return ""
    told = {ChartKind.BARS: _("Ranked first."), ChartKind.RANKING: _("Average place, 1 is first.")}
    return told.get(kind, "")


def _of_answers(answers: int, people: int) -> str:
    said = _("% of {answers} answers by {n} respondents.")
    if people < SMALL:
        said = _("Counts of {answers} answers by {n} respondents.")
    return said.format(answers=number_text(answers), n=number_text(people))


def _of_whom(question: Question, table: Table, kind: ChartKind) -> str:
    n = number_text(table.base)
    if kind is ChartKind.TEXTS:
        return ngettext("{n} answer.", "{n} answers.", table.answered).format(n=number_text(table.answered))
    if not table.base:
        return ""
    small = table.base < SMALL
    if kind is ChartKind.RANKING and len({item.answered for item in table.items}) <= 1:
        return ngettext("{n} respondent.", "{n} respondents.", table.base).format(n=n)
    if kind in _BY_ROW and len({item.answered for item in table.items}) > 1:
        if kind is ChartKind.RANKING:
            return _("Of those who ranked each.")
        return _("Counts of those who answered each row.") if small else _("% of those who answered each row.")
    routed = question.asked_if is not None and question.base_rule is not BaseRule.EVERYONE
    if small and routed:
        said = _("Counts of the {n} asked.") if table.base == table.asked else _("Counts of the {n} who answered.")
        return said.format(n=n)
    if small:
        return ngettext("Counts of {n} respondent.", "Counts of {n} respondents.", table.base).format(n=n)
    if not routed:
        return _("% of {n} respondents.").format(n=n)
    if table.base == table.asked:
        return _("% of the {n} asked.").format(n=n)
    return _("% of the {n} who answered.").format(n=n)


_BY_ROW = (ChartKind.AGREEMENT, ChartKind.STACKED, ChartKind.RANKING)


def coded(table: Table) -> str:
    """Whom the percentages of themes are of: the answers coded so far, of those written."""
    n, written = number_text(table.answered), number_text(table.asked)
    if table.base < SMALL:
        return _("Counts of {n} answers coded, of {all}.").format(n=n, all=written)
    return _("% of {n} answers coded, of {all}.").format(n=n, all=written)


def selection_text(chosen: int, label: str) -> str:
    """What the bright part of each bar is."""
    n = number_text(chosen)
    if label:
        return _("Filled part of each bar: the {n} who chose “{label}”.").format(n=n, label=isolated(label))
    return _("Filled part of each bar: the {n} selected.").format(n=n)


def footer(
    survey: Survey,
    question: Question,
    table: Table,
    kind: ChartKind,
    filter: Filter,
    tick_base: int | None,
    of_answers: int | None = None,
) -> str:
    """Source, base, filter and the rules used; ``tick_base`` is whom the ticks are of, None without ticks."""
    rules = _rules(question, table, kind, tick_base, of_answers)
    return sentences(footer_start(survey, question, table, filter), *rules)


def footer_start(survey: Survey, question: Question, table: Table, filter: Filter) -> str:
    """Source, base and filter."""
    return sentences(source(survey), base_sentence(survey, question, table), filter_rule(survey, filter))


def source(survey: Survey) -> str:
    """Where the numbers come from."""
    told = _("Source: {name}, synthetic data.") if survey.synthetic else _("Source: {name}.")
    return told.format(name=isolated(survey.source_name.rstrip(".")))


def filter_rule(survey: Survey, filter: Filter) -> str:
    """The filter as a sentence; empty without one."""
    return _("Filter: {words}.").format(words=filter_text(survey, filter).rstrip(".")) if filter else ""


def likely_rule(base: int) -> str:
    """What the band over a bar is; empty where the base is too small to speak of one."""
    if base < SMALL:
        return ""
    return _("Were these {n} a random sample, the band would show the likely range.").format(n=number_text(base))


def base_sentence(survey: Survey, question: Question, table: Table) -> str:
    """Whom the percentages are of, as one sentence: "Base: all 53 respondents."."""
    everyone = int(np.count_nonzero(survey.everyone))
    base = of_text(table.base, everyone) if table.base != everyone else number_text(everyone)
    if question.themes_of and table.base == table.answered:
        said = _("Base: {n} answers coded, of {all} written.")
        said = said.format(n=number_text(table.base), all=number_text(table.asked))
    elif question.base_rule is BaseRule.WHO_ANSWERED and table.base < table.asked < everyone and question.asked_if:
        said = _("Base: the {n} who answered of the {asked} asked.").format(
            n=number_text(table.base), asked=number_text(table.asked)
        )
    elif table.base == everyone:
        said = ngettext("Base: the one respondent.", "Base: all {n} respondents.", everyone).format(n=base)
    elif question.base_rule is BaseRule.WHO_WAS_ASKED or (question.asked_if and table.base == table.asked):
        said = _("Base: the {n} respondents who were asked.").format(n=base)
    elif question.base_rule is BaseRule.WHO_ANSWERED and table.base < table.asked:
        said = _("Base: the {n} respondents who answered.").format(n=base)
    else:
        said = _("Base: {n} respondents.").format(n=base)
    left_out = survey.rows - everyone
    if left_out:
        more = ngettext("{n} response is left out.", "{n} responses are left out.", left_out)
        said = sentences(said, more.format(n=number_text(left_out)))
    return said


def _rules(
    question: Question, table: Table, kind: ChartKind, tick_base: int | None, of_answers: int | None = None
) -> list[str]:
    if kind in (ChartKind.TEXTS, ChartKind.SQUARES) or not table.base:
        return []
    rules = []
    if table.base < SMALL:
        rules.append(_("Fewer than {n}: counts, no percentages.").format(n=SMALL))
    elif table.base < ROUGH:
        rules.append(_("Small base."))
    if tick_base:
        rules.append(_("The tick marks all {n}.").format(n=number_text(tick_base)))
    counts = [row.count for row in table.rows]
    if of_answers is not None:
        counts = []
    if table.base >= SMALL and question.type is QuestionType.MULTIPLE and sum(counts) > table.base:
        rules.append(_("Answers add to more than 100%."))
    elif table.base >= SMALL and sum(counts) == table.base and _rounded_sum(counts) != 100:
        rules.append(_("Rounded shares may not add to 100%."))
    if kind is not ChartKind.BARS:
        told = _("“{group}” (group): {n}.")
        rules += [told.format(group=isolated(net.label), n=_counted(net.count, table.base)) for net in table.nets]
    return rules


def _counted(count: int, base: int) -> str:
    """A count of a base with its percentage where the base is large enough for one."""
    percent = percent_text(count, base)
    return (
        _("{counts}, {percent}").format(counts=of_text(count, base), percent=percent)
        if percent
        else of_text(count, base)
    )


def _rounded_sum(counts: Sequence[int]) -> int:
    return sum(whole_percent(count, sum(counts)) or 0 for count in counts)


def stats_text(stats: Stats) -> str:
    """The figures of a number question in one line."""
    return _("median {median}, mean {mean}, from {low} to {high}").format(
        median=number_text(stats.median),
        mean=number_text(stats.mean),
        low=number_text(stats.min),
        high=number_text(stats.max),
    )


def weighted_text(survey: Survey) -> str:
    """What percentages are weighted by, and whom that leaves out: "Weighted by Size. 2 without a weight above 0 …"."""
    answers = survey.answers(survey.weighted_by) if survey.weights is not None else None
    if not isinstance(answers, Measured):
        return ""
    found = weights.facts(answers, survey.everyone)
    told = _("Weighted by “{question}”; counts are of respondents.").format(
        question=isolated(survey.question(survey.weighted_by).name)
    )
    without = found.blank + found.not_above_zero
    if not without:
        return told
    left = ngettext(
        "{n} respondent without a weight above 0 counts nothing in percentages.",
        "{n} respondents without a weight above 0 count nothing in percentages.",
        without,
    )
    return sentences(told, left.format(n=number_text(without)))


def nobody(filter: Filter, respondents: int) -> str:
    """What stands in place of a chart without answers."""
    if filter and not respondents:
        on = len(filter.active.conditions)
        return (
            _("No one fits both filters")
            if on == 2
            else ngettext("No one fits the filter", "No one fits all filters", on)
        )
    return _("Nobody answered this")


def summary(title: str, table: Table, marks: Sequence[Mark], rows: Sequence[MarkRow], figures: str) -> str:
    """One sentence that says the chart; ``figures`` stand in place of the marks."""
    n = number_text(table.base)
    head = ngettext("{title}, {n} respondent", "{title}, {n} respondents", table.base).format(
        title=isolated(title), n=n
    )
    if figures:
        told = [figures]
    elif rows:
        told = [_("{row}: {answers}").format(row=isolated(row.label), answers=_most(row)) for row in rows[:5]]
    else:
        told = [_told(mark) for mark in marks[:5]]
    left = 0 if figures else len(rows or marks) - len(told)
    if left:
        told.append(ngettext("and {n} more", "and {n} more", left).format(n=left))
    return _("{head}: {told}.").format(head=head, told="; ".join(told)) if told else _("{head}.").format(head=head)


def _most(row: MarkRow) -> str:
    return _told(max(row.marks, key=lambda mark: mark.count)) if row.marks else ""


def _told(mark: Mark) -> str:
    return _("{label} {figure}").format(label=isolated(mark.label), figure=part_share_text(mark.part))
