"""Tables and readings as text for people: the same sentences as on the charts."""

from collections.abc import Collection, Iterator, Sequence

import numpy as np

from moin_desktop.analysis import captions, unseen
from moin_desktop.analysis.columns import Mask, letter
from moin_desktop.analysis.filters import Filter
from moin_desktop.analysis.marks import ChartKind
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.small_groups import reason
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import Group, NetRow, Row, Table, compare, of, outline
from moin_desktop.analysis.unseen import Names
from moin_desktop.analysis.wording import number_text, of_text, part_share_text, part_text
from moin_desktop.i18n import _, ngettext
from moin_desktop.models.surveys import DoubtInfo, SurveyInfo

_SHOWN = 40
"""Answers printed of one question; the JSON has them all."""


def imported(project: str, info: SurveyInfo, survey: Survey, doubts: Sequence[DoubtInfo]) -> Iterator[str]:
    """What an import read, one line a question."""
    yield _("Imported “{name}” into {project} as {id}.").format(name=info.name, project=project, id=info.id)
    parts = (
        ngettext("{n} response", "{n} responses", info.rows).format(n=number_text(info.rows)),
        ngettext("{n} column", "{n} columns", info.width).format(n=info.width),
        ngettext("{n} question", "{n} questions", len(survey.questions)).format(n=len(survey.questions)),
    )
    yield ", ".join(parts)
    yield _("Read with {reader}").format(reader=info.reader)
    yield ""
    width = max((len(one.id) for one in survey.questions), default=0)
    for one in survey.questions:
        yield f"{one.id:{width}}  {_letters(one)}  {one.name}"
        yield " " * (width + 2) + _("{type}: {reason}").format(type=one.type.value, reason=one.reason)
    for told in (*(one.doubt.text for one in doubts), *info.losses):
        yield _("Note: {text}").format(text=told)


def tables(survey: Survey, questions: Sequence[Question], mask: Mask, filter: Filter, by: str | None) -> Iterator[str]:
    """The tables of one survey for the respondents in ``mask``."""
    everyone = int(np.count_nonzero(survey.everyone))
    title = ngettext("{name}, {n} response", "{name}, {n} responses", everyone)
    title = title.format(name=survey.name, n=number_text(everyone))
    yield title
    yield "=" * len(title)
    if filter:
        fitting = of_text(int(np.count_nonzero(mask)), everyone)
        yield _("Filter: {words}. {fitting} respondents.").format(
            words=captions.filter_text(survey, filter).rstrip("."), fitting=fitting
        )
    for one in questions:
        yield ""
        yield from _question(survey, one, mask, unseen.of_question(survey, one.id, filter))
        if by is not None:
            yield from _groups(survey, one, by, mask, unseen.of_question(survey, one.id, filter, by))


def _letters(question: Question) -> str:
    letters = [letter(column) for column in question.columns]
    return letters[0] if len(letters) == 1 else f"{letters[0]}–{letters[-1]}"


def _question(survey: Survey, one: Question, mask: Mask, shut: Names) -> Iterator[str]:
    numbers = of(survey, one.id, mask)
    yield f"{one.id}  {one.name}  ({_letters(one)})"
    if one.type is QuestionType.PERSONAL:
        yield "    " + _("Personal: left out, never stored.")
        return
    kind = ChartKind.AGREEMENT if numbers.items else ChartKind.BARS
    base = captions.base_text(one, numbers, kind if numbers.items or numbers.rows else ChartKind.TEXTS)
    yield "    " + captions.sentences(captions.wording(one), base)
    yield from ("    " + line for line in _figures(numbers, shut))
    if shut:
        yield "    " + reason(survey.hide_under)


def _figures(numbers: Table, shut: Names = frozenset(), group: str = "") -> Iterator[str]:
    rows = outline(numbers)
    gone = {option for option, of, item in shut if of == group and item is None}
    yield from _rows([row for row, _inside in rows], numbers.base, [inside for _row, inside in rows], gone)
    for at, item in enumerate(numbers.items):
        yield f"{item.label} ({number_text(item.answered)})"
        gone = {option for option, of, n in shut if of == group and n == at}
        yield from ("  " + line for line in _rows(item.rows, item.answered, (), gone))
    if numbers.stats is not None:
        yield captions.stats_text(numbers.stats)
    if numbers.earliest:
        yield _("from {low} to {high}").format(low=numbers.earliest, high=numbers.latest)
    if numbers.distinct:
        yield ngettext("{n} different answer", "{n} different answers", numbers.distinct).format(
            n=number_text(numbers.distinct)
        )


def _rows(rows: Sequence[Row | NetRow], base: int, inside: Sequence[bool], shut: Collection[str]) -> Iterator[str]:
    """One line an option: percentage, count and label in columns; those ``inside`` a group stand under it.

    The numbers of those ``shut`` are not printed.
    """
    counts = [_("hidden") if row.option in shut else of_text(row.count, base) for row in rows[:_SHOWN]]
    width = max(map(len, counts), default=0)
    for row, count, within in zip(rows, counts, inside or [False] * len(rows), strict=False):
        label = f"  {row.label}" if within else row.label
        share = "" if row.option in shut else part_text(row.part)
        yield f"{share:>4}  {count:>{width}}  {label}"
    if len(rows) > _SHOWN:
        left = len(rows) - _SHOWN
        yield ngettext("and {n} more answer", "and {n} more answers", left).format(n=left)


def _groups(survey: Survey, one: Question, by: str, mask: Mask, shut: Names) -> Iterator[str]:
    """The groups with their bases, then a column of shares for each, or a line of figures."""
    if one.type is QuestionType.PERSONAL:
        return
    groups = compare(survey, one.id, by, mask)
    yield "    " + _("By {question}:").format(question=survey.question(by).name)
    for at, group in enumerate(groups, start=1):
        few = 0 < group.table.base < survey.hide_under
        told = f"      [{at}] {group.label} ({_('hidden') if few else number_text(group.table.base)})"
        said = "–" if few or any(of == group.option for _option, of, _item in shut) else _in_a_line(group.table)
        yield told if group.table.rows else f"{told}: {said}"
    heads = [f"[{at}]" for at in range(1, len(groups) + 1)]
    told_of = groups[0].table.rows if groups else ()
    lines = [[_cell(group, row.option, survey.hide_under, shut) for group in groups] for row in told_of]
    widths = [max(map(len, column)) for column in zip(heads, *lines, strict=True)]
    if lines:
        yield "      " + _columns(heads, widths)
    for row, line in zip(groups[0].table.rows if groups else (), lines[:_SHOWN], strict=False):
        yield f"      {_columns(line, widths)}  {row.label}"


def _columns(texts: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(f"{text:>{width}}" for text, width in zip(texts, widths, strict=True))


def _cell(group: Group, option: str, limit: int, shut: Names) -> str:
    row = next(row for row in group.table.rows if row.option == option)
    if (option, group.option, None) in shut or 0 < row.count < limit or 0 < group.table.base < limit:
        return _("hidden")
    return part_share_text(row.part) if group.table.base else "–"


def _in_a_line(numbers: Table) -> str:
    if numbers.items:
        items = ((item, max(item.rows, key=lambda row: row.count)) for item in numbers.items if item.answered)
        told = [f"{item.label}: {row.label} {part_share_text(row.part)}" for item, row in items]
        return "; ".join(told) or "–"
    return "; ".join(_figures(numbers)) or "–"
