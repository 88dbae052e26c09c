"""Surveys, questions and tables in the shape of the JSON that scripts rely on: keys may be added, never renamed."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from moin_desktop.analysis import unseen
from moin_desktop.analysis.charts import filter_text
from moin_desktop.analysis.columns import Mask, letter
from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import Group, ItemTable, NetRow, Row, Table, compare, of
from moin_desktop.models.surveys import DoubtInfo, SurveyInfo

Json = dict[str, Any]


def imported(
    project: str, info: SurveyInfo, survey: Survey, doubts: Sequence[DoubtInfo], *, brief: bool = False
) -> Json:
    """What an import read."""
    questions = [question(survey, one, survey.everyone) for one in survey.questions]
    if brief:
        for shaped in questions:
            shaped.pop("options", None)
    return {
        "project": project,
        "survey": info.id,
        "name": info.name,
        "source": info.source_name,
        "sheet": info.sheet,
        "reader": info.reader,
        "platform": info.platform,
        "encoding": info.encoding,
        "delimiter": info.delimiter,
        "header_rows": info.header_rows,
        "first_data_row": info.first_data_row,
        "responses": info.rows,
        "columns": info.width,
        "questions": questions,
        "doubts": [_doubt(one) for one in doubts],
        "losses": list(info.losses),
        "other_sheets": list(info.other_sheets),
        "synthetic": info.synthetic,
    }


def _doubt(info: DoubtInfo) -> Json:
    return {
        "kind": info.doubt.kind,
        "question": info.doubt.question or None,
        "text": info.doubt.text,
        "rows": list(info.doubt.rows),
        "detail": info.doubt.detail,
        "settled": info.settled,
    }


def tables(survey: Survey, questions: Sequence[Question], mask: Mask, filter: Filter, by: str | None) -> Json:
    """The tables of one survey for the respondents in ``mask``."""
    return {
        "survey": survey.id,
        "name": survey.name,
        "responses": int(np.count_nonzero(survey.everyone)),
        "where": _where(filter),
        "where_text": filter_text(survey, filter),
        "fitting": int(np.count_nonzero(mask)),
        "synthetic": survey.synthetic,
        "questions": [_seen(survey, one, question(survey, one, mask, by), filter, by) for one in questions],
    }


def _where(filter: Filter) -> list[Json] | None:
    chosen = (part for part in filter.conditions if isinstance(part, Condition))
    return [{"question": c.question, "options": list(c.options)} for c in chosen] or None


def question(survey: Survey, one: Question, mask: Mask, by: str | None = None) -> Json:
    """One question with its numbers for the respondents in ``mask``."""
    numbers = of(survey, one.id, mask)
    shaped: Json = {
        "id": one.id,
        "columns": list(one.columns),
        "letters": [letter(column) for column in one.columns],
        "name": one.name,
        "text": one.text,
        "type": one.type.value,
        "layout": one.layout.value,
        "separator": one.separator,
        "reason": one.reason,
        "section": one.section,
        "asked_if": {"question": one.asked_if.question, "options": list(one.asked_if.options)}
        if one.asked_if
        else None,
        "asked": numbers.asked,
        "answered": numbers.answered,
        "base": numbers.base,
        "base_rule": numbers.base_rule.value,
        "other_columns": list(one.other_columns),
        "missing": _missing(numbers),
        "unread": numbers.unread,
        **_numbers(numbers),
    }
    if by is not None:
        groups = compare(survey, one.id, by, mask)
        shaped["by"] = {"question": by, "groups": [_group(group) for group in groups]}
    return shaped


def _seen(survey: Survey, one: Question, shaped: Json, filter: Filter, by: str | None) -> Json:
    """The same without the numbers of small groups: these are null, with ``hidden`` true beside them."""
    if survey.hide_under < 1:
        return shaped
    _shut(shaped, unseen.of_question(survey, one.id, filter), "", survey.hide_under)
    if "by" in shaped:
        names = unseen.of_question(survey, one.id, filter, by or "")
        for group in shaped["by"]["groups"]:
            _shut(group, names, group["option"], survey.hide_under)
    return shaped


def _shut(shaped: Json, names: unseen.Names, group: str, limit: int) -> None:
    few = 0 < shaped["base"] < limit
    lists: list[tuple[int | None, str]] = [(None, "options"), (None, "nets")]
    found = [(at, one) for at, key in lists for one in shaped.get(key, ())]
    found += [(at, one) for at, item in enumerate(shaped.get("items", ())) for one in item["options"]]
    for at, one in found:
        if few or (one["id"], group, at) in names or 0 < one["count"] < limit:
            one |= {"count": None, "percent": None, "hidden": True}


def _missing(numbers: Table) -> dict[str, int]:
    counts = {"blank": numbers.blank}
    for word, count in numbers.missing:
        counts[word] = counts.get(word, 0) + count
    return counts


def _numbers(numbers: Table) -> Json:
    """The figures that fit the type; a personal question has none."""
    if numbers.type is QuestionType.PERSONAL:
        return {}
    shaped: Json = {"options": [_option(row) for row in numbers.rows]}
    if numbers.nets:
        shaped["nets"] = [_net(net) for net in numbers.nets]
    if numbers.selected_any is not None:
        shaped["selected_any"] = numbers.selected_any
    if numbers.items:
        shaped["items"] = [_item(item) for item in numbers.items]
    if numbers.type is QuestionType.NUMBER:
        shaped["stats"] = asdict(numbers.stats) if numbers.stats else None
    elif numbers.type is QuestionType.DATE:
        shaped |= {"earliest": numbers.earliest or None, "latest": numbers.latest or None}
    elif numbers.type in (QuestionType.TEXT, QuestionType.META):
        shaped["distinct"] = numbers.distinct
    return shaped


def _option(row: Row) -> Json:
    return {"id": row.option, "label": row.label, "count": row.count, "percent": row.percent, "role": row.role.value}


def _net(net: NetRow) -> Json:
    return {
        "id": net.option,
        "label": net.label,
        "options": list(net.options),
        "count": net.count,
        "percent": net.percent,
    }


def _item(item: ItemTable) -> Json:
    return {
        "label": item.label,
        "column": item.column,
        "answered": item.answered,
        "options": [_option(row) for row in item.rows],
    }


def _group(group: Group) -> Json:
    return {
        "option": group.option,
        "label": group.label,
        "base": group.table.base,
        "answered": group.table.answered,
        "options": [],
        **_numbers(group.table),
    }
