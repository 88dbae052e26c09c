"""The sentences of a comparison: whom its percentages are of, its rules, and where the answers differ most."""

from dataclasses import dataclass, replace

import numpy as np

from moin_desktop.analysis import captions
from moin_desktop.analysis.counted import View, given
from moin_desktop.analysis.differences import Differences
from moin_desktop.analysis.direction import isolated
from moin_desktop.analysis.filters import IN_FILTER, NO_FILTER, Filter
from moin_desktop.analysis.marks import ChartData, ChartKind, ChartSpec, Mark, MarkRow
from moin_desktop.analysis.questions import BaseRule, Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import Table
from moin_desktop.analysis.wording import ROUGH, SMALL, number_text, part_share_text, within_a_sentence
from moin_desktop.i18n import _, ngettext

_TOLD = 3
"""Rows that a summary speaks of."""


@dataclass(frozen=True, slots=True, eq=False)
class Said:
    """What the words of a comparison are about."""

    survey: Survey
    question: Question
    view: View
    by: Question
    kind: ChartKind
    spec: ChartSpec
    whole: Table
    outside: int
    """How many gave an answer but are in no group."""

    @property
    def item(self) -> str:
        """The item of a grid that is compared."""
        at = self.spec.item
        if self.question.type is not QuestionType.GRID or at is None or not self.question.items:
            return ""
        return self.question.items[at if 0 <= at < len(self.question.items) else 0].label

    @property
    def averages(self) -> bool:
        """Whether the numbers are averages."""
        rated = self.question.type in (QuestionType.GRID, QuestionType.RANKING) and not self.item
        return rated or self.kind is ChartKind.RANKING


def title(of_question: str, by: Question) -> str:
    """What stands over a comparison where no headline was typed: "Hard parts, by organisation type"."""
    return _("{title}, by {question}").format(title=of_question, question=within_a_sentence(by.name))


def subtitle(said: Said) -> str:
    """Wording, item, kind of answer and base."""
    item = _("{item}.").format(item=isolated(said.item.rstrip("."))) if said.item else ""
    return captions.sentences(captions.wording(said.question), item, base_text(said))


def base_text(said: Said) -> str:
    """What the numbers are and whom they are of: "Choose all that apply. % of each group; the tick marks all 53."."""
    if not said.whole.base:
        return ""
    return captions.sentences(captions.how(said.question, said.kind), _of_whom(said))


def _of_whom(said: Said) -> str:
    n = number_text(said.whole.base)
    if said.averages:
        return _average_words(said)
    if said.view.of_answers:
        return _("% of all answers of each group.")
    rule = said.spec.percent_of
    if not rule and said.question.asked_if is not None and said.whole.base == said.whole.asked:
        rule = BaseRule.WHO_WAS_ASKED.value
    who = {
        BaseRule.EVERYONE.value: _("% of everyone in each group"),
        BaseRule.WHO_ANSWERED.value: _("% of those in each group who answered"),
        BaseRule.WHO_WAS_ASKED.value: _("% of those asked in each group"),
    }.get(rule, _("% of each group"))
    told = _("{who}; the tick marks all {n}.") if said.kind is ChartKind.COLUMNS else _("{who}.")
    return told.format(who=who, n=n)


def _average_words(said: Said) -> str:
    if said.question.type is QuestionType.RANKING:
        return _("Average place in each group, 1 is first.")
    if said.question.type is QuestionType.NUMBER:
        return _("Average of each group.")
    options = said.question.options
    if not options:
        return ""
    return _("Average of each group, from 1 “{first}” to {n} “{last}”.").format(
        first=isolated(options[0].label), n=number_text(len(options)), last=isolated(options[-1].label)
    )


def averages_method_text(found: Differences) -> str:
    """How averages were compared with those of the rest; empty where there were too few everywhere."""
    if not found.tests:
        return ""
    return ngettext(
        "Triangles mark a group whose answers lie above or below the rest (p < .05; Mann-Whitney).",
        "Triangles mark a group whose answers lie above or below the rest (p < .05, Holm over {n} comparisons; "
        "Mann-Whitney).",
        found.tests,
    ).format(n=number_text(found.tests))


def footer(said: Said, data: ChartData) -> str:
    """Source, base, filter, and the rules used."""
    words = captions.footer_start(said.survey, said.view.question, said.whole, _within(said))
    return captions.sentences(words, *_rules(said, data))


def _within(said: Said) -> Filter:
    """The filter that all groups stand in; where the filter makes the groups, their heads say it."""
    return NO_FILTER if said.spec.compare == IN_FILTER else said.spec.filter


def _rules(said: Said, data: ChartData) -> list[str]:
    rules = []
    groups = [group for group in data.groups if group.id]
    if any(group.small_base for group in groups) and not said.averages:
        rules.append(_("Groups under {n}: counts, no percentages.").format(n=SMALL))
    elif any(group.small_base for group in groups):
        rules.append(_("Some groups are under {n}.").format(n=SMALL))
    if any(not group.small_base and group.base < ROUGH for group in groups):
        rules.append(_("Small base in some groups."))
    hidden = [group for group in groups if group.hidden]
    rules += list(dict.fromkeys(group.hidden for group in hidden))
    if said.by.type is QuestionType.MULTIPLE:
        rules.append(_("Respondents can be in several groups."))
    if said.outside:
        told = ngettext("{n} respondent is in no group.", "{n} respondents are in no group.", said.outside)
        rules.append(told.format(n=number_text(said.outside)))
    several = said.question.type is QuestionType.MULTIPLE and given(said.whole) > said.whole.base
    if several and not said.view.of_answers:
        rules.append(_("Answers add to more than 100%."))
    if said.view.likely and said.kind is ChartKind.COLUMNS and not said.averages:
        rules.append(_("Were each group a random sample, the band would show the likely range."))
    return rules


def nobody(said: Said, data: ChartData) -> ChartData:
    """The comparison of a question that nobody answered."""
    told = captions.nobody(_within(said), int(np.count_nonzero(said.view.within)))
    words = captions.footer_start(said.survey, said.view.question, said.whole, _within(said))
    return replace(data, empty=told, footer=words, summary=f"{data.title}: {told}.")


def summary(data: ChartData) -> str:
    """One sentence: of the first rows, in which group the answer is most and least frequent."""
    head = ngettext("{title}, {n} respondent", "{title}, {n} respondents", data.base).format(
        title=isolated(data.title), n=number_text(data.base)
    )
    labels = {group.id: group.label for group in data.groups}
    if data.kind is ChartKind.STACKED:
        told = [_most_of_group(row) for row in data.rows[: _TOLD + 1] if row.marks]
    elif data.kind is ChartKind.RANKING:
        told = [_("{row} {figure}").format(row=isolated(row.label), figure=row.figure_text or "–") for row in data.rows]
    else:
        told = [ends(row, labels) for row in data.rows[:_TOLD]]
        left = len(data.rows) - _TOLD
        if left > 0:
            told.append(ngettext("and {n} more", "and {n} more", left).format(n=left))
    return _("{head}: {told}.").format(head=head, told="; ".join(told)) if told else _("{head}.").format(head=head)


def ends(row: MarkRow, labels: dict[str, str]) -> str:
    """A row by its groups with the largest and the smallest number: "Skills: Ministry 60%, Agency 38%"."""
    there = [mark for mark in row.marks if mark.group and mark.base and not mark.hidden]
    if not there:
        return isolated(row.label)
    sure = [mark for mark in there if mark.base >= SMALL] or there
    most, least = max(sure, key=lambda mark: mark.share), min(sure, key=lambda mark: mark.share)
    told = [most] if most.group == least.group else [most, least]
    said = [_("{label} {figure}").format(label=isolated(labels[one.group]), figure=_figure(one)) for one in told]
    return _("{row}: {answers}").format(row=isolated(row.label), answers=", ".join(said))


def _most_of_group(row: MarkRow) -> str:
    most = max(row.marks, key=lambda mark: mark.count)
    said = _("{label} {figure}").format(label=isolated(most.label), figure=_figure(most))
    return _("{row}: {answers}").format(row=isolated(row.label), answers=said)


def _figure(mark: Mark) -> str:
    return mark.figure_text or part_share_text(mark.part)
