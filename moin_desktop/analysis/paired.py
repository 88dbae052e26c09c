"""The chart of a pair: what was answered to either question, with the gap between them in points."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from moin_desktop.analysis import captions
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.counted import View, base_of
from moin_desktop.analysis.direction import isolated
from moin_desktop.analysis.listed import marks_of_options
from moin_desktop.analysis.marks import PAIR, ChartData, ChartKind, ChartSpec, Group, Mark, MarkRow, cell_id
from moin_desktop.analysis.pairs import pair, shared
from moin_desktop.analysis.parts import points
from moin_desktop.analysis.questions import Role
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import Table, of, parts
from moin_desktop.analysis.wording import ROUGH, SMALL, number_text, of_text, part_share_text
from moin_desktop.i18n import _, ngettext

_TOLD = 3


@dataclass(frozen=True, slots=True, eq=False)
class _End:
    """One question of the pair."""

    view: View
    numbers: Table
    label: str
    marks: dict[str, Mark]
    """By the id of the option of the first question."""


def chart(survey: Survey, view: View, other: View, kind: ChartKind, spec: ChartSpec) -> ChartData:
    """The chart of two questions with the same answers; ``view`` is of the one that ``spec`` is kept with."""
    questions = (view.question, other.question)
    named = pair(*questions)
    same = shared(*questions)
    ends = [
        _end(view, named.ends[0], {option: option for option in same}),
        _end(other, named.ends[1], {theirs: ours for ours, theirs in same.items()}),
    ]
    bases = [end.numbers.base for end in ends]
    base_text = captions.sentences(captions.how(view.question, kind), _of_whom(ends, kind))
    data = ChartData(
        spec=spec,
        kind=kind,
        title=named.name,
        subtitle=captions.sentences(*(captions.wording(question) for question in questions), base_text),
        footer=_footer(survey, ends, spec, len(same)),
        base=max(bases),
        small_base=min(bases) < SMALL,
        base_text=base_text,
        groups=tuple(
            Group(end.view.question.id, end.label, end.numbers.base, end.numbers.base < SMALL) for end in ends
        ),
    )
    if not any(end.numbers.answered for end in ends):
        told = captions.nobody(spec.filter, _size(view.within))
        return replace(data, groups=(), empty=told, summary=f"{data.title}: {told}.")
    rows = _rows(view, ends)
    return replace(data, rows=rows, summary=_summary(data, rows))


def _size(who: Mask) -> int:
    return int(who.sum())


def _end(view: View, label: str, ids: dict[str, str]) -> _End:
    numbers = view.table(view.within)
    found = marks_of_options(replace(view, filtered=False), numbers, ChartKind.DOTS)
    base = base_of(view, numbers).selected
    marks = {
        ids[mark.option]: replace(
            mark,
            option=ids[mark.option],
            group=view.question.id,
            cell=cell_id(ids[mark.option], PAIR, view.question.id),
            count_text=mark.count_text if base is not None else of_text(mark.count, mark.base),
        )
        for mark in found
        if mark.option in ids
    }
    return _End(view, numbers, label, marks)


def _rows(view: View, ends: Sequence[_End]) -> tuple[MarkRow, ...]:
    """The answers both have; the widest gap first, or as listed."""
    small = any(end.numbers.base < SMALL for end in ends)
    rows: list[tuple[float, MarkRow]] = []
    for option in view.question.options:
        if option.id not in ends[0].marks:
            continue
        first, second = (end.marks[option.id] for end in ends)
        text = "" if small else gap_text(first, second)
        last = 1000.0 * (option.role is not Role.PLAIN)
        row = MarkRow(option.label, max(first.base, second.base), (first, second), option.id, text)
        rows.append((last - (second.share - first.share), row))
    if view.order != "as_listed":
        rows.sort(key=lambda one: one[0])
    return tuple(row for _place, row in rows)


def gap_text(first: Mark, second: Mark) -> str:
    """How far the second share lies above the first, from counts: "+43 points"; empty where one has no base."""
    gap = points(first.part, second.part)
    if gap is None:
        return ""
    sign = {True: "+", False: "−"}[gap > 0] if gap else ""
    return ngettext("{n} point", "{n} points", abs(gap)).format(n=f"{sign}{abs(gap)}")


def _of_whom(ends: Sequence[_End], kind: ChartKind) -> str:
    first, second = (end.numbers.base for end in ends)
    if not max(first, second):
        return ""
    order = _("Widest gap first.") if ends[0].view.order != "as_listed" else ""
    if min(first, second) < SMALL:
        return captions.sentences(_("Counts of those who answered each."), order)
    told = _("% of {n} respondents.").format(n=number_text(first))
    if first != second:
        told = _("% of {n} respondents ({one}) and of {m} ({other}).").format(
            n=number_text(first), one=ends[0].label, m=number_text(second), other=ends[1].label
        )
    return captions.sentences(told, order)


def _footer(survey: Survey, ends: Sequence[_End], spec: ChartSpec, same: int) -> str:
    bases = [end.numbers.base for end in ends]
    said = [captions.source(survey)]
    if bases[0] == bases[1]:
        said.append(captions.base_sentence(survey, ends[0].view.question, ends[0].numbers))
    else:
        told = _("Base: {n} ({one}) and {m} ({other}).")
        said.append(
            told.format(n=number_text(bases[0]), one=ends[0].label, m=number_text(bases[1]), other=ends[1].label)
        )
    said.append(captions.filter_rule(survey, spec.filter))
    if SMALL <= min(bases) < ROUGH:
        said.append(_("Small base."))
    elif 0 < min(bases) < SMALL:
        said.append(_("Fewer than {n}: counts, no percentages.").format(n=SMALL))
    for end in ends:
        left = sum(1 for row in end.numbers.rows if row.count) - sum(1 for mark in end.marks.values() if mark.count)
        if left:
            told = ngettext(
                "{n} answer that only “{question}” has is left out.",
                "{n} answers that only “{question}” has are left out.",
                left,
            )
            said.append(told.format(n=number_text(left), question=end.label))
    return captions.sentences(*said)


def _summary(data: ChartData, rows: Sequence[MarkRow]) -> str:
    """One sentence: the widest gaps on either side."""
    told = [_told(row, data.groups) for row in rows[:_TOLD]]
    left = len(rows) - len(told)
    if left:
        told.append(ngettext("and {n} more", "and {n} more", left).format(n=left))
    head = ngettext("{title}, {n} respondent", "{title}, {n} respondents", data.base).format(
        title=isolated(data.title), n=number_text(data.base)
    )
    return _("{head}: {told}.").format(head=head, told="; ".join(told)) if told else _("{head}.").format(head=head)


def _told(row: MarkRow, groups: Sequence[Group]) -> str:
    labels = {group.id: group.label for group in groups}
    ends = ", ".join(
        _("{label} {figure}").format(label=isolated(labels[mark.group]), figure=part_share_text(mark.part))
        for mark in row.marks
    )
    told = _("{row}: {answers} ({gap})") if row.gap_text else _("{row}: {answers}")
    return told.format(row=isolated(row.label), answers=ends, gap=row.gap_text)


def shape(survey: Survey, first: str, second: str, within: Mask, most: int = 5) -> tuple[tuple[float, float], ...]:
    """A pair in the size of a word: the shares (0 to 1) at both ends of its first ``most`` plain answers, as listed."""
    questions = survey.question(first), survey.question(second)
    found = [parts(of(survey, question.id, within)) for question in questions]
    same = shared(*questions)
    plain = [option.id for option in questions[0].options if option.role is Role.PLAIN and option.id in same]
    return tuple((found[0][id].share, found[1][same[id]].share) for id in plain[:most])
