"""What the questions of a survey become with a newer export: which ids go on, which are new, which have to go."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from moin_desktop.analysis.columns import BLANK, Column
from moin_desktop.analysis.questions import BaseRule, Layout, Option, Question, QuestionType
from moin_desktop.models import records
from moin_desktop.models.again import matching
from moin_desktop.models.again.comparison import Comparison
from moin_desktop.models.again.rereading import reread
from moin_desktop.models.again.work import Work
from moin_desktop.models.records import Keys
from moin_desktop.models.schema import OptionRow, QuestionRow

_SCALES = frozenset({QuestionType.ORDERED, QuestionType.GRID, QuestionType.RANKING})


@dataclass(frozen=True, slots=True)
class Succession:
    """Every question under its lasting id."""

    known: tuple[Question, ...]
    """Questions that the survey has and goes on to have, as they are now."""
    added: tuple[Question, ...]
    gone: tuple[str, ...]
    """Questions that nobody has worked on and that the newer export has not."""
    columns: tuple[Column, ...]
    """The columns to store: those of the newer export, and empty ones for questions that only work keeps."""
    keys: Keys
    """Lasting ids by those of the reading."""


def plan(
    found: Comparison, work: Work, ever: Mapping[str, Sequence[Option]], next_question: int, next_option: int
) -> Succession:
    """What the questions become.

    ``ever`` holds all options that a question has or had, by its id; new questions and options are numbered from
    ``next_question`` and ``next_option`` on.
    """
    added = [question for question in found.reading.questions if question.id not in found.questions]
    numbers = {question.id: f"{QuestionRow.letter}{next_question + n}" for n, question in enumerate(added)}
    keys = dict(found.questions) | numbers
    stored = {question.id: question for question in found.stored}
    staying, blank = _staying(found, work)
    needed = work.options | {id for question in staying if question.asked_if for id in question.asked_if.options}
    option_keys: dict[str, str] = {}
    read: list[Question] = []
    for new in found.reading.questions:
        old = stored.get(keys[new.id])
        now = new if old is None or found.anew else reread(old, new, found.fresh.__getitem__)
        same = {} if old is None else matching.options(ever.get(old.id, ()), now.options, found.places)
        for option in now.options:
            if option.id not in same:
                same[option.id] = f"{OptionRow.letter}{next_option}"
                next_option += 1
        options = [replace(option, id=same[option.id]) for option in now.options]
        option_keys |= same if now.options is new.options else matching.options(options, new.options, {})
        if old is not None:
            options = _joined(old, now, options, needed)
            now = replace(now, name=old.name if matching.folded(old.text) == matching.folded(now.text) else now.name)
        read.append(replace(now, options=tuple(options)))
    finished = [_under(keys, option_keys, question) for question in read]
    personal = {at for question in finished if question.type is QuestionType.PERSONAL for at in question.columns}
    return Succession(
        known=(*(one for one in finished if one.id in stored), *staying),
        added=tuple(one for one in finished if one.id not in stored),
        gone=tuple(sorted(stored.keys() - {one.id for one in (*finished, *staying)})),
        columns=(*(_unread(c) if c.index in personal else c for c in found.reading.columns), *blank),
        keys=keys,
    )


def _joined(old: Question, now: Question, options: Sequence[Option], needed: frozenset[str]) -> list[Option]:
    """The options of a question that goes on, with those that are gone but needed, in their order."""
    before = {option.id: option for option in old.options}
    own_column = now.layout in (Layout.FLAGS, Layout.LABELS)
    kept = [replace(option, column=None) for id, option in before.items() if id in needed]
    there = {option.id: option for option in (*kept, *options)}
    if not own_column:
        spoken_for = {word for option in options for word in (option.label, *option.words)} | set(now.missing)
        for option in options:
            if option.id in before:
                earlier = before[option.id]
                words = (*option.words, *(word for word in earlier.words if word not in spoken_for))
                there[option.id] = replace(option, label=earlier.label, words=tuple(dict.fromkeys(words)))
    order = matching.in_order(list(before), [option.id for option in options], scale=now.type in _SCALES)
    return [there[id] for id in order if id in there]


def _under(keys: Keys, option_keys: Keys, question: Question) -> Question:
    """A question whose options have lasting ids under its own, with its route."""
    route = records.lasting_route(question.asked_if, keys, option_keys)
    rule = question.base_rule
    if route is None and rule is BaseRule.WHO_WAS_ASKED:
        rule = BaseRule.WHO_ANSWERED
    return replace(question, id=keys[question.id], asked_if=route, base_rule=rule)


def _staying(found: Comparison, work: Work) -> tuple[list[Question], list[Column]]:
    """Questions that the newer export has not but work stands on, and empty columns in place of those that are gone."""
    there = set(found.questions.values())
    stored = {question.id: question for question in found.stored}
    needed = dict.fromkeys(id for id in stored if id in work.questions and id not in there)
    for id in list(needed):
        needed.update(dict.fromkeys(one for one in _leading_to(id, stored) if one not in there))
    where = {old: new for new, old in found.places.items()}
    free = max([found.reading.width, *(at + 1 for at in found.fresh)])
    blank: list[Column] = []
    for old in dict.fromkeys(at for id in needed for at in (*stored[id].columns, *stored[id].other_columns)):
        if old not in where:
            where[old] = free + len(blank)
            codes = np.full(found.reading.rows, BLANK, dtype=np.int32)
            blank.append(Column(where[old], found.headings[old], (), codes))
    return [_moved(stored[id], where) for id in needed], blank


def _leading_to(id: str, stored: Mapping[str, Question]) -> Iterator[str]:
    """The questions that a question's route leads back to."""
    seen = {id}
    while (route := stored[id].asked_if) is not None and route.question not in seen:
        id = route.question
        seen.add(id)
        yield id


def _moved(question: Question, where: Mapping[int, int]) -> Question:
    """A question with its columns at other places."""
    return replace(
        question,
        columns=tuple(where[at] for at in question.columns),
        other_columns=tuple(where[at] for at in question.other_columns),
        options=tuple(replace(o, column=None if o.column is None else where[o.column]) for o in question.options),
        items=tuple(replace(i, column=None if i.column is None else where[i.column]) for i in question.items),
    )


def _unread(column: Column) -> Column:
    """A column that is personal, and so without its words."""
    return Column(column.index, column.heading, (), np.where(column.codes > BLANK, 0, BLANK).astype(np.int32))
