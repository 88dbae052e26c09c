"""Linked highlight: who is behind some marks of a chart, and the small shapes in the question list."""

import numpy as np

from moin_desktop.analysis.answers import Chosen, Dated, Measured, Rated, State, Ticked, chose
from moin_desktop.analysis.bins import bins, numeric
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.direction import isolated
from moin_desktop.analysis.marks import part_id
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import base_mask, groups, option_counts, share
from moin_desktop.i18n import _

SPARK = 12
"""Values in a spark at most."""


def selection_mask(survey: Survey, question_id: str, option_ids: tuple[str, ...]) -> Mask:
    """The respondents behind some marks of a question's chart, shape (rows,).

    ``option_ids`` are the ``option`` of marks: ids of options, "item2" for what a ranking puts first, "bin3" for a
    column of a histogram, "item2:o5" for an answer to one item of a grid. The id of an option alone means, on a grid,
    those who gave this answer to any item.
    """
    question, answers = survey.question(question_id), survey.answers(question_id)
    nobody: Mask = np.zeros(survey.rows, dtype=np.bool_)
    if isinstance(answers, Chosen | Ticked):
        return chose(question, answers, option_ids) & survey.everyone
    if isinstance(answers, Rated):
        first = np.array([f"item{at}" in option_ids for at in range(len(question.items))], dtype=np.bool_)
        wanted = [at for at, option in enumerate(question.options) if option.id in option_ids]
        hit: Mask = np.isin(answers.codes, wanted).any(axis=1) | (answers.codes[:, first] == 0).any(axis=1)
        for item, place in _parts(question, option_ids):
            hit |= answers.codes[:, item] == place
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


def selected_base(survey: Survey, question_id: str, option_ids: tuple[str, ...], mask: Mask) -> tuple[Mask, bool]:
    """Whom a share of selected marks is of, shape (rows,), and whether these are those who answered one row of a grid.

    The base of the question, unless all marks stand in the same row.
    """
    question, answers = survey.question(question_id), survey.answers(question_id)
    if isinstance(answers, Rated):
        items = {item for item, _place in _parts(question, option_ids)}
        if len(items) == 1 and len(_parts(question, option_ids)) == len(option_ids):
            return mask & (answers.codes[:, items.pop()] >= 0), True
    return base_mask(question, answers, mask), False


def selected_label(question: Question, id: str) -> str:
    """What a selected mark is called: an answer, or in a grid "We can take risks: Agree"; empty where it is neither."""
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


def spark(survey: Survey, question: Question, mask: Mask, selection: Mask | None = None) -> tuple[float, ...]:
    """The shape of the answers of those in ``mask``, as shares of the base (0 to 1), at most ``SPARK`` of them.

    Options stand in the order of the chart over everyone. With a ``selection`` the shares are those of the selected
    respondents on the same base, so that they lie over the plain spark without a change of scale.
    """
    answers = survey.answers(question.id)
    base = int(np.count_nonzero(base_mask(question, answers, mask)))
    who = mask if selection is None else mask & selection
    counts: list[int]
    if isinstance(answers, Chosen | Ticked):
        tally = dict(zip((o.id for o in question.options), option_counts(question, answers, who), strict=True))
        listed = question.type is QuestionType.YES_NO
        ids = [o.id for o in question.options] if listed else [o.id for o, _members in groups(survey, question.id)]
        counts = [tally[id] for id in ids[:SPARK]]
    elif isinstance(answers, Rated):
        counts = np.count_nonzero((answers.codes == 0) & who[:, None], axis=0).tolist()[:SPARK]
        if question.type is QuestionType.GRID:
            return _average_item(question, answers, mask, who)
    elif isinstance(answers, Measured | Dated):
        columns = bins(answers, survey.everyone)
        if columns is None:
            return ()
        given = numeric(answers)[who & (answers.state == State.ANSWERED)]
        counts = np.bincount(columns.place(given), minlength=len(columns.labels)).tolist()
    else:
        base = int(np.count_nonzero(mask))
        counts = [int(np.count_nonzero(who & (answers.state == State.ANSWERED)))]
    return tuple(share(count, base) for count in counts)


def _average_item(question: Question, answers: Rated, mask: Mask, who: Mask) -> tuple[float, ...]:
    """A grid in small: how often each point of the scale was given over all items."""
    size = len(question.options) + 1
    counts = np.bincount(answers.codes[who].ravel() + 1, minlength=size)[1:]
    given = int(np.count_nonzero(answers.codes[mask] >= 0))
    return tuple(share(int(count), given) for count in counts[:SPARK])
