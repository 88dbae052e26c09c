"""Surveys as pandas frames, made from the texts of the cells and not from the program's encoded answers."""

import re
from collections.abc import Mapping
from typing import Any

import numpy as np

from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.questions import CHOICE_TYPES, BaseRule, Layout, Option, Question, QuestionType, Role, Route
from moin_desktop.analysis.survey import Survey


def texts(pd: Any, survey: Survey, column: int) -> Any:
    """The texts of a column, missing where blank."""
    read = survey.column(column)
    return pd.Series([read.words[code] if code >= 0 else None for code in read.codes.tolist()], dtype=object)


def _meaning(question: Question) -> dict[str, str]:
    found = {option.label: option.id for option in reversed(question.options)}
    for option in reversed(question.options):
        found |= dict.fromkeys(option.words, option.id)
    return {text: id for text, id in found.items() if text not in question.missing}


def indicators(pd: Any, survey: Survey, question: Question) -> Any | None:
    """One column of true and false per option, with ``answered`` beside; None for questions without options."""
    if question.type in CHOICE_TYPES and question.layout is Layout.CELL:
        chosen = texts(pd, survey, question.columns[0]).map(_meaning(question))
        frame = pd.DataFrame({option.id: chosen.eq(option.id) for option in question.options}, index=chosen.index)
        frame["answered"] = chosen.notna()
    elif question.type is QuestionType.MULTIPLE and question.layout is Layout.JOINED:
        frame = _joined(pd, survey, question)
    elif question.type is QuestionType.MULTIPLE and question.layout in (Layout.FLAGS, Layout.LABELS):
        frame = _spread(pd, survey, question)
    else:
        return None
    return frame.astype(bool)


def _joined(pd: Any, survey: Survey, question: Question) -> Any:
    cells = texts(pd, survey, question.columns[0])
    cells = cells.where(~cells.isin(question.missing))
    meaning, gap = _meaning(question), re.escape((question.separator or "").rstrip()) or r"\s"
    longest = sorted(meaning, key=len, reverse=True)
    pattern = rf"(?:^|{gap})\s*({'|'.join(map(re.escape, longest))})\s*(?=$|{gap})"
    said = cells.str.findall(pattern) if longest else cells
    ids = said.map(lambda one: {meaning[text] for text in one} if isinstance(one, list) else set())
    frame = pd.DataFrame({o.id: ids.map(lambda one, id=o.id: id in one) for o in question.options}, index=cells.index)
    frame["answered"] = cells.notna()
    return frame


def _spread(pd: Any, survey: Survey, question: Question) -> Any:
    sheet = pd.DataFrame({index: texts(pd, survey, index) for index in question.columns})
    filled = sheet.notna() & ~sheet.isin(question.missing)
    frame = pd.DataFrame({option.id: False for option in question.options}, index=sheet.index)
    own = {option.column: option for option in question.options if option.column is not None}
    for index in question.columns:
        long = sheet.loc[filled[index], index]
        option = own.get(index)
        if question.layout is Layout.FLAGS or option is None or option.role is not Role.OTHER:
            long = long[~long.isin(question.no_words)]
        target = long.map(lambda text, at=option: _ticks(question, text, at))
        for one in question.options:
            frame.loc[target.index[target.eq(one.id)], one.id] = True
    frame["answered"] = filled.any(axis=1)
    return frame


def _ticks(question: Question, text: str, own: Option | None) -> str:
    elsewhere = [option.id for option in question.options if text in option.words]
    if question.layout is Layout.FLAGS or not elsewhere or (own is not None and own.id in elsewhere):
        return own.id if own else ""
    return elsewhere[0]


def items(pd: Any, survey: Survey, question: Question) -> list[Any] | None:
    """For each item of a grid the option that everyone chose, missing where none; None for anything else."""
    columns = [item.column for item in question.items]
    if question.type is not QuestionType.GRID or question.layout is not Layout.ITEMS or None in columns:
        return None
    return [texts(pd, survey, column).map(_meaning(question)) for column in columns if column is not None]


def asked(pd: Any, survey: Survey, question: Question, frames: Mapping[str, Any]) -> Any:
    """Who was asked: who chose the answers that lead to the question, and whoever answered it all the same."""
    answered = frames[question.id]["answered"]
    route: Route | None = question.asked_if
    if route is None or route.question not in frames:
        return pd.Series(data=True, index=answered.index)
    return frames[route.question][list(route.options)].any(axis=1) | answered


def base(pd: Any, survey: Survey, question: Question, frames: Mapping[str, Any], rule: str) -> Any:
    """Whom percentages are of, by the rule's name."""
    rule = rule or question.base_rule.value
    frame = frames[question.id]
    if rule == BaseRule.EVERYONE.value:
        return pd.Series(data=True, index=frame.index)
    return frame["answered"] if rule == BaseRule.WHO_ANSWERED.value else asked(pd, survey, question, frames)


def numbers(pd: Any, survey: Survey, question: Question) -> Any | None:
    """The numbers of a number question where all of them are written plainly; else None."""
    cells = texts(pd, survey, question.columns[0])
    cells = cells.where(~cells.isin(question.missing))
    read = pd.to_numeric(cells, errors="coerce")
    return read if bool(read.notna().eq(cells.notna()).all()) else None


def clean(weights: Any) -> Any:
    """Weights by the rule that is told: blank, zero and negative ones count nothing."""
    return weights.clip(lower=0).fillna(0.0)


def random_mask(rng: np.random.Generator, rows: int) -> Mask:
    """A filter."""
    found: Mask = rng.random(rows) < rng.choice([0.15, 0.5, 0.9, 1.0])
    return found
