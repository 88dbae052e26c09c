"""One answer in one group: how a cell of a comparison or an end of a pair is named, and who is behind its group."""

from dataclasses import dataclass

import numpy as np

from moin_desktop.analysis import compared, pairs
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.crossing import Members, members_of
from moin_desktop.analysis.direction import isolated
from moin_desktop.analysis.kinds import BY_TYPES
from moin_desktop.analysis.marks import PAIR, cell_id
from moin_desktop.analysis.survey import Survey
from moin_desktop.i18n import _

__all__ = ["PAIR", "Cell", "answer", "apart", "cell_id", "labelled", "named", "options_of", "partner_option", "who"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell's id says."""

    option: str
    """What is chosen of the question: the id of a mark; "item2:" for any answer to an item, empty for any at all."""
    by: str
    """The question that makes the groups; ``PAIR`` for an end of a pair."""
    group: str
    """The id of the group; of a pair the question at this end."""


def apart(id: str) -> Cell | None:
    """The answer and the group of a cell's id; None for the id of an answer alone."""
    option, at, where = id.partition("@")
    by, _colon, group = where.partition(":")
    return Cell(option, by, group) if at else None


def answer(id: str) -> str:
    """The answer of a cell, or the id as it is where it is no cell."""
    return id.partition("@")[0]


def who(survey: Survey, by: str, group: str) -> Mask:
    """Who is in a group of a comparison, shape (rows,); nobody where there is no such group any more."""
    there = next((one.who for one in _groups(survey, by) if one.id == group), None)
    return np.zeros(survey.rows, dtype=np.bool_) if there is None else there


def named(survey: Survey, cell: Cell) -> str:
    """What the group of a cell is called; empty where there is none any more."""
    if cell.by == PAIR:
        known = {question.id: question.name for question in survey.questions}
        return known.get(cell.group, "")
    return next((one.label for one in _groups(survey, cell.by) if one.id == cell.group), "")


def labelled(answer: str, group: str) -> str:
    """A cell in words: "Building skills, National department"."""
    if not answer or not group:
        return answer or group
    return _("{answer}, {group}").format(answer=isolated(answer), group=isolated(group))


def options_of(survey: Survey, by: str, group: str) -> tuple[str, ...]:
    """The answers to a question that make one group of a comparison; several where the last ones are gathered."""
    if group != compared.GATHERED:
        return (group,)
    shown = {one.id for one in compared.groups_by(survey, by)}
    every = (one for one in members_of(survey, by, nets=True) if bool((one.who & survey.everyone).any()))
    return tuple(one.id for one in every if one.id not in shown)


def partner_option(survey: Survey, question: str, other: str, option: str) -> str:
    """The answer to the other question of a pair that is the same as an answer to the first; empty for none."""
    if question == other:
        return option
    known = {one.id: one for one in survey.questions}
    return pairs.shared(known[question], known[other]).get(option, "") if {question, other} <= known.keys() else ""


def _groups(survey: Survey, by: str) -> tuple[Members, ...]:
    known = {question.id: question.type for question in survey.questions}
    return compared.groups_by(survey, by) if known.get(by) in BY_TYPES else ()
