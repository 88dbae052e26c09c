"""The same question in several surveys side by side, with the base of each and the change between first and last."""

from collections.abc import Sequence
from dataclasses import replace

from moin_desktop.analysis import captions, titles
from moin_desktop.analysis.charts import compute
from moin_desktop.analysis.direction import isolated
from moin_desktop.analysis.marks import ChartData, ChartKind, ChartSpec, Group, Mark, MarkRow
from moin_desktop.analysis.paired import gap_text
from moin_desktop.analysis.questions import GROUPING_TYPES, Question
from moin_desktop.analysis.spellings import folded
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.wording import SMALL, number_text, share_text
from moin_desktop.i18n import _, ngettext

LEAST = 2
MOSTLY = 0.5
"""The part of the answers of the shorter list that two waves of a question must share."""
_TOLD = 3

Wave = tuple[Survey, Question]


def find(surveys: Sequence[Survey], question: Question) -> tuple[Wave, ...]:
    """The waves of a question among the surveys of a project, in their order; the question's own survey is one.

    The same question has the same wording or short name, spelling aside, and shares most of its answers.
    """
    found: list[Wave] = []
    for survey in surveys:
        same = [other for other in survey.questions if other is question or _same(question, other)]
        if same:
            found.append((survey, next((other for other in same if other is question), same[0])))
    return tuple(found)


def _same(one: Question, other: Question) -> bool:
    if one.type is not other.type or one.type not in GROUPING_TYPES:
        return False
    texts = {folded(one.text), folded(one.name)} - {""}
    if not texts & {folded(other.text), folded(other.name)}:
        return False
    labels, others = ({folded(option.label) for option in question.options} for question in (one, other))
    shared = len(labels & others)
    return shared >= LEAST and shared >= MOSTLY * min(len(labels), len(others))


def chart(waves: Sequence[Wave], spec: ChartSpec) -> ChartData:
    """The waves of a question side by side, each of all its respondents: a filter is of one survey and left out.

    Answers stand as in the last wave, those it no longer has after them. ValueError for fewer than two waves.
    """
    if len(waves) < LEAST:
        raise ValueError(len(waves))
    plain = replace(spec, kind=ChartKind.BARS, compare="", pair="", item=None, filter=ChartSpec("").filter)
    charts = [compute(survey, replace(plain, question=question.id)) for survey, question in waves]
    groups = tuple(
        Group(survey.id, survey.name, data.base, data.base < SMALL)
        for (survey, _question), data in zip(waves, charts, strict=True)
    )
    question = waves[-1][1]
    base_text = captions.sentences(captions.how(question, ChartKind.WAVES), _("% of each survey."))
    data = ChartData(
        spec=spec,
        kind=ChartKind.WAVES,
        title=titles.title(question),
        subtitle=captions.sentences(captions.wording(question), base_text),
        footer=_footer(waves, charts, spec),
        base=max(one.base for one in charts),
        small_base=min(one.base for one in charts) < SMALL,
        base_text=base_text,
        groups=groups,
        repeated=titles.repeated(question, captions.wording(question)),
    )
    if all(one.empty for one in charts):
        told = _("Nobody answered this")
        return replace(data, groups=(), empty=told, summary=f"{data.title}: {told}.")
    own = next((at for at, (_survey, one) in enumerate(waves) if one.id == spec.question), len(waves) - 1)
    rows = _rows(charts, groups, own)
    return replace(data, rows=rows, summary=_summary(data, rows))


def _rows(charts: Sequence[ChartData], groups: Sequence[Group], own: int) -> tuple[MarkRow, ...]:
    """A row for each answer of any wave; a wave that did not have it has an empty mark there.

    A row chooses the answer of the ``own`` wave, the one that is looked at, and nothing where that does not have it.
    """
    by_label = [{folded(mark.label): mark for mark in data.marks} for data in charts]
    order = [label for marks in reversed(by_label) for label in marks]
    rows = []
    for label in dict.fromkeys(order):
        there = [marks.get(label) for marks in by_label]
        named = next(mark for mark in reversed(there) if mark is not None)
        mine = there[own]
        option = mine.option if mine is not None else ""
        made = tuple(
            replace(mark, option=option, group=group.id)
            if mark is not None
            else Mark(option, named.label, 0, 0, 0.0, "", "", group=group.id)
            for mark, group in zip(there, groups, strict=True)
        )
        first, last = made[0], made[-1]
        gap = gap_text(first, last) if min(first.base, last.base) >= SMALL else ""
        rows.append(MarkRow(named.label, max(mark.base for mark in made), made, option, gap))
    return tuple(rows)


def _footer(waves: Sequence[Wave], charts: Sequence[ChartData], spec: ChartSpec) -> str:
    told = _("{survey}: {n}")
    bases = "; ".join(
        told.format(survey=isolated(survey.name), n=number_text(data.base))
        for (survey, _question), data in zip(waves, charts, strict=True)
    )
    rules = [_("Base: {bases}.").format(bases=bases), _("Changes are from the first survey to the last.")]
    if spec.filter:
        rules.append(_("The filter is of one survey: these are all respondents of each."))
    if any(0 < data.base < SMALL for data in charts):
        rules.append(_("Surveys under {n}: counts, no percentages.").format(n=SMALL))
    return captions.sentences(*rules)


def _summary(data: ChartData, rows: Sequence[MarkRow]) -> str:
    labels = {group.id: group.label for group in data.groups}
    told = []
    for row in rows[:_TOLD]:
        marks = ", ".join(
            _("{label} {figure}").format(label=isolated(labels[mark.group]), figure=share_text(mark.count, mark.base))
            for mark in row.marks
            if mark.base
        )
        told.append(_("{row}: {answers}").format(row=isolated(row.label), answers=marks))
    left = len(rows) - len(told)
    if left:
        told.append(ngettext("and {n} more", "and {n} more", left).format(n=left))
    return _("{head}: {told}.").format(head=isolated(data.title), told="; ".join(told))
