"""Linked highlight: who is behind some marks of a chart, and the small shapes in the question list."""

from collections.abc import Sequence
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from moin_desktop.analysis import cells, planes, stacks, weights
from moin_desktop.analysis.answers import Answers, Chosen, Dated, Measured, Rated, State, Ticked, Written, chose
from moin_desktop.analysis.bins import bins, numeric
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.counted import rebased
from moin_desktop.analysis.direction import isolated
from moin_desktop.analysis.marks import part_id
from moin_desktop.analysis.parts import Part
from moin_desktop.analysis.planes import Planes
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.stacks import Counts
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import Table, base, base_mask, of, option_order, share, whole_of
from moin_desktop.i18n import _

SPARK = 12
"""Values in a spark at most."""


def selection_mask(survey: Survey, question_id: str, option_ids: tuple[str, ...]) -> Mask:
    """The respondents behind some marks of a question's chart, shape (rows,).

    ``option_ids`` are the ``option`` of marks: ids of options, "item2" for what a ranking puts first, "bin3" for a
    column of a histogram, "item2:o5" for an answer to one item of a grid, "o5@q7:o2" for a cell of a comparison. The id
    of an option alone means, on a grid, those who gave this answer to any item; "item2:" any answer to that item.
    """
    parted = {id: cell for id in option_ids if (cell := cells.apart(id)) is not None}
    found = _of_answers(survey, question_id, tuple(id for id in option_ids if id not in parted))
    for by, group in dict.fromkeys((cell.by, cell.group) for cell in parted.values()):
        options = tuple(cell.option for cell in parted.values() if (cell.by, cell.group) == (by, group))
        if by == cells.PAIR:
            same = (cells.partner_option(survey, question_id, group, option) for option in options)
            found |= _of_answers(survey, group, tuple(option for option in same if option))
        else:
            found |= _of_answers(survey, question_id, options) & cells.who(survey, by, group)
    return found


def _of_answers(survey: Survey, question_id: str, option_ids: tuple[str, ...]) -> Mask:
    """The respondents behind some answers of a question, shape (rows,); behind the empty id all who answered."""
    if not option_ids:
        return np.zeros(survey.rows, dtype=np.bool_)
    question, answers = survey.question(question_id), survey.answers(question_id)
    if "" in option_ids:
        everyone: Mask = (answers.state == State.ANSWERED) & survey.everyone
        return everyone
    nobody: Mask = np.zeros(survey.rows, dtype=np.bool_)
    if isinstance(answers, Chosen | Ticked):
        return chose(question, answers, option_ids) & survey.everyone
    if isinstance(answers, Rated):
        first = np.array([f"item{at}" in option_ids for at in range(len(question.items))], dtype=np.bool_)
        wanted = [at for at, option in enumerate(question.options) if option.id in option_ids]
        hit: Mask = np.isin(answers.codes, wanted).any(axis=1) | (answers.codes[:, first] == 0).any(axis=1)
        for item, place in _parts(question, option_ids):
            hit |= answers.codes[:, item] == place
        for item in range(len(question.items)):
            if part_id(item, "") in option_ids:
                hit |= answers.codes[:, item] >= 0
        return hit & survey.everyone
    if isinstance(answers, Measured | Dated):
        columns = bins(answers, survey.everyone)
        if columns is None:
            return nobody
        places = columns.place(numeric(answers))
        asked_for = [at for at in range(len(columns.labels)) if f"bin{at}" in option_ids]
        within: Mask = np.isin(places, asked_for) & (answers.state == State.ANSWERED) & survey.everyone
        return within
    return nobody


def selected_base(
    survey: Survey, question_id: str, option_ids: tuple[str, ...], mask: Mask, percent_of: str = ""
) -> tuple[Mask, bool]:
    """Whom a share of selected marks is of, shape (rows,), and whether these are those who answered one row of a grid.

    The base of the question, or of ``percent_of`` in its place, unless all marks stand in the same row. Cells of a
    comparison are of the groups they stand in, an end of a pair is of its own question.
    """
    parted = [cells.apart(id) for id in option_ids]
    if all(cell is not None for cell in parted) and len({cell.by for cell in parted if cell}) == 1:
        groups = dict.fromkeys((cell.by, cell.group) for cell in parted if cell is not None)
        pair = [group for by, group in groups if by == cells.PAIR]
        if not pair:
            inside: Mask = np.logical_or.reduce([cells.who(survey, by, group) for by, group in groups])
            mask = mask & inside
        elif len(pair) == 1:
            question_id = pair[0]
    option_ids = tuple(dict.fromkeys(map(cells.answer, option_ids)))
    question, answers = rebased(survey.question(question_id), percent_of), survey.answers(question_id)
    if isinstance(answers, Rated):
        items = [int(id[4:-1]) for id in option_ids if id.startswith("item") and id.endswith(":")]
        items += [item for item, _place in _parts(question, option_ids)]
        if len(set(items)) == 1 and len(items) == len(option_ids):
            return mask & (answers.codes[:, items[0]] >= 0), True
    return base_mask(question, answers, mask), False


def label(survey: Survey, question: Question, id: str) -> str:
    """What a selected mark is called, a cell with its group; empty where it is none of the question's."""
    cell = cells.apart(id)
    if cell is None:
        return selected_label(question, id)
    return cells.labelled(selected_label(question, cell.option), cells.named(survey, cell))


def holds(survey: Survey, question: Question, id: str) -> bool:
    """Whether a selected mark still stands for something."""
    cell = cells.apart(id)
    if cell is None:
        return id.startswith(("item", "bin")) or id in question.choices
    known = not cell.option or cell.option.startswith(("item", "bin")) or cell.option in question.choices
    return known and bool(cells.named(survey, cell))


def selected_label(question: Question, id: str) -> str:
    """What a selected mark is called: an answer, or in a grid "We can take risks: Agree"; empty where it is neither."""
    if id.startswith("item") and id.endswith(":") and id[4:-1].isdecimal() and int(id[4:-1]) < len(question.items):
        return question.items[int(id[4:-1])].label
    for item, place in _parts(question, (id,)):
        return _("{row}: {answer}").format(
            row=isolated(question.items[item].label), answer=isolated(question.options[place].label)
        )
    return question.label(id)


def _parts(question: Question, ids: tuple[str, ...]) -> list[tuple[int, int]]:
    """The (item, place of the option) of those ids that are answers to one item of a grid."""
    if not question.items or not any(":" in id for id in ids):
        return []
    known = {
        part_id(item, option.id): (item, place)
        for item in range(len(question.items))
        for place, option in enumerate(question.options)
    }
    return [known[id] for id in ids if id in known]


@dataclass(frozen=True, slots=True)
class Small:
    """A question in the size of a word, in shares (0 to 1) of the same base."""

    base: int
    """Of how many the percentages of the question are."""
    shares: tuple[float, ...]
    selected: tuple[float, ...] | None
    """Of the selected respondents, to lie over the others without a change of scale."""


def small(survey: Survey, question: Question, mask: Mask, selected: Mask | None = None) -> Small:
    """The shape of the answers of those in ``mask``, and of those ``selected`` among them; at most ``SPARK`` parts.

    Options stand in the order of the chart over everyone. What is too small to be seen is not there either.
    """
    told = _small(survey, question, mask, selected)
    limit = survey.hide_under
    if limit < 1:
        return told
    if told.base < limit:
        return Small(told.base, (), None)
    shares = tuple(0.0 if round(one * told.base) < limit else one for one in told.shares)
    picked = [round(one * told.base) for one in told.selected or ()]
    left = [round(whole * told.base) - part for whole, part in zip(told.shares, picked, strict=False)]
    few = any(0 < n < limit for n in (*picked, *left))
    return Small(told.base, shares, None if few else told.selected)


def _small(survey: Survey, question: Question, mask: Mask, selected: Mask | None) -> Small:
    answers = survey.answers(question.id)
    counts = stacks.count(question, answers, mask)
    if survey.weights is not None:
        return _weighed(survey, question, mask, selected, counts)
    parts = _parts_of(survey, question, answers, counts, mask)
    base_n = whole = base(question, counts)
    if isinstance(answers, Rated) and question.type is QuestionType.GRID:
        whole = sum(counts.options)
    elif isinstance(answers, Written):
        whole = counts.everyone
    picked = None
    if selected is not None:
        few = _parts_of(survey, question, answers, stacks.count(question, answers, selected), selected)
        picked = tuple(share(count, whole) for count in few)
    return Small(base_n, tuple(share(count, whole) for count in parts), picked)


def _weighed(survey: Survey, question: Question, mask: Mask, selected: Mask | None, counts: Counts) -> Small:
    """The same with weights: shares of the weight of the base."""
    parts = _weighed_parts(survey, question, mask, counts)
    shares = tuple(part.share for part in parts)
    if selected is None:
        return Small(base(question, counts), shares, None)
    both = mask & selected
    few = _weighed_parts(survey, question, both, stacks.count(question, survey.answers(question.id), both))
    picked = tuple(
        Part(part.count, part.base, part.weight, whole.weighted_base).share
        for part, whole in zip(few, parts, strict=False)
    )
    return Small(base(question, counts), shares, picked)


def _weighed_parts(survey: Survey, question: Question, who: Mask, counts: Counts) -> Sequence[Part]:
    """What stands behind each part of a small shape, with its weight."""
    answers, by = survey.answers(question.id), survey.weights
    if isinstance(answers, Chosen | Ticked) and by is not None:
        whole = whole_of(question, answers, who, counts, by)
        weighed = weights.option_weights(question, answers, who, by)
        listed = question.type is QuestionType.YES_NO
        places = range(len(weighed)) if listed else option_order(survey, question.id)
        return [whole.of(counts.options[at], weighed[at]) for at in places[:SPARK]]
    found = of(survey, question.id, who)
    if isinstance(answers, Rated) and question.type is QuestionType.GRID:
        return _over_items(found)[:SPARK]
    if isinstance(answers, Rated):
        firsts = [item.rows[0] for item in found.items[:SPARK] if item.rows]
        return [found.whole.of(row.count, row.part.weight) for row in firsts]
    if isinstance(answers, Measured | Dated):
        return _in_bins(survey, answers, who, found.whole)[:SPARK]
    return [weights.part(answers.state == State.ANSWERED, who, by)]


def _over_items(found: Table) -> list[Part]:
    """How often each point of a scale was given over all items."""
    whole = sum(item.whole.weight or 0.0 for item in found.items)
    n = sum(item.answered for item in found.items)
    columns = zip(*(item.rows for item in found.items), strict=True)
    return [
        Part(sum(row.count for row in rows), n, sum(row.part.weight or 0.0 for row in rows), whole) for rows in columns
    ]


def _in_bins(survey: Survey, answers: Measured | Dated, who: Mask, whole: Part) -> list[Part]:
    columns = bins(answers, survey.everyone)
    if columns is None or survey.weights is None:
        return []
    places = np.where(answers.state == State.ANSWERED, columns.place(numeric(answers)), -1).astype(np.int32)
    size = len(columns.labels)
    counts = np.bincount(places[who] + 1, minlength=size + 1)[1:].tolist()
    weighed = weights.code_weights(places, size, who, survey.weights)
    return [whole.of(n, weight) for n, weight in zip(counts, weighed, strict=True)]


def spark(survey: Survey, question: Question, mask: Mask, selection: Mask | None = None) -> tuple[float, ...]:
    """The shares of ``small``: of those in ``mask``, or with a ``selection`` those of the selected on the same base."""
    if selection is None:
        return small(survey, question, mask).shares
    return small(survey, question, mask, mask & selection).selected or ()


def _parts_of(survey: Survey, question: Question, answers: Answers, counts: Counts, mask: Mask) -> Sequence[int]:
    """How many stand behind each part of a small shape."""
    options = counts.options
    if isinstance(answers, Chosen | Ticked):
        listed = question.type is QuestionType.YES_NO
        return options[:SPARK] if listed else [options[at] for at in option_order(survey, question.id)[:SPARK]]
    if isinstance(answers, Rated):
        size = len(question.options)
        if question.type is QuestionType.GRID:
            return [sum(options[at::size]) for at in range(min(size, SPARK))]
        return options[::size][:SPARK]
    if isinstance(answers, Measured | Dated):
        counted: list[int] = planes.count(_bin_planes(survey, question.id, answers), planes.of_mask(mask)).tolist()
        return counted
    return [counts.answered]


_bins: "WeakKeyDictionary[Survey, dict[str, Planes]]" = WeakKeyDictionary()


def _bin_planes(survey: Survey, question_id: str, answers: Measured | Dated) -> Planes:
    """Who stands in each column of a histogram, a plane each."""
    kept = _bins.setdefault(survey, {})
    if question_id not in kept:
        columns = bins(answers, survey.everyone)
        given = answers.state == State.ANSWERED
        size = len(columns.labels) if columns else 0
        places = np.where(given, columns.place(numeric(answers)), -1) if columns else np.full(survey.rows, -1)
        kept[question_id] = planes.pack(places == np.arange(size)[:, None])
    return kept[question_id]
