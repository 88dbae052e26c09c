"""From marks chosen on a chart to the conditions that keep only the respondents behind them."""

from datetime import UTC, datetime

import numpy as np

from moin_desktop.analysis import cells
from moin_desktop.analysis.answers import Dated, Measured, State
from moin_desktop.analysis.bins import bins, numeric
from moin_desktop.analysis.filters import Condition, Dates, Part, Range, Replied
from moin_desktop.analysis.questions import GROUPING_TYPES, QuestionType
from moin_desktop.analysis.survey import Survey

_DAY = 86_400


def conditions(survey: Survey, question_id: str, ids: tuple[str, ...]) -> tuple[Part, ...]:
    """The conditions of those behind some marks of a question's chart, all of them together; none where none say it.

    Cells of a comparison ask for an answer and for a group: several cells only where they are all crossings of some
    answers with some groups. Ends of a pair ask the question they belong to.
    """
    parted = [cell for id in ids if (cell := cells.apart(id)) is not None]
    if not parted:
        alone = condition(survey, question_id, ids)
        return () if alone is None else (alone,)
    by = parted[0].by
    if len(parted) < len(ids) or any(cell.by != by for cell in parted):
        return ()
    options, groups = (dict.fromkeys(one) for one in zip(*((c.option, c.group) for c in parted), strict=True))
    if len(set(parted)) != len(options) * len(groups):
        return ()
    if by == cells.PAIR:
        return _of_end(survey, question_id, tuple(options), tuple(groups))
    inside = tuple(id for group in groups for id in cells.options_of(survey, by, group))
    answered, within = _of_answers(survey, question_id, tuple(options)), condition(survey, by, inside)
    return () if answered is None or within is None else (answered, within)


def _of_end(survey: Survey, question_id: str, options: tuple[str, ...], ends: tuple[str, ...]) -> tuple[Part, ...]:
    if len(ends) > 1:
        return ()
    same = (cells.partner_option(survey, question_id, ends[0], option) for option in options)
    alone = condition(survey, ends[0], tuple(option for option in same if option))
    return () if alone is None else (alone,)


def _of_answers(survey: Survey, question_id: str, options: tuple[str, ...]) -> Part | None:
    """The condition of some answers; the empty id is any answer, "item2:" any answer to that item."""
    if "" in options:
        return Replied(question_id)
    question = survey.question(question_id)
    every = tuple(
        id
        for option in options
        for id in ((option + one.id for one in question.options) if option.endswith(":") else (option,))
    )
    return condition(survey, question_id, every)


def condition(survey: Survey, question_id: str, ids: tuple[str, ...]) -> Part | None:
    """The condition of those behind some marks of a question's chart; None where no condition says the same.

    Groups of options become their members. Columns of a histogram become one range, from the lowest to the highest
    number that stands in them, where no column between them is left out.
    """
    question = survey.question(question_id)
    if not ids:
        return None
    if question.type in GROUPING_TYPES or question.type in (QuestionType.GRID, QuestionType.RANKING):
        return Condition(question_id, question.members(ids))
    answers = survey.answers(question_id)
    columns = bins(answers, survey.everyone) if isinstance(answers, Measured | Dated) else None
    if columns is None or not isinstance(answers, Measured | Dated):
        return None
    values = numeric(answers)[survey.everyone & (answers.state == State.ANSWERED)]
    places = columns.place(values)
    chosen = [at for at in range(len(columns.labels)) if f"bin{at}" in ids]
    inside = values[np.isin(places, chosen)]
    if not len(inside) or not set(np.unique(places[(values >= inside.min()) & (values <= inside.max())])) <= set(
        chosen
    ):
        return None
    low, high = float(inside.min()), float(inside.max())
    if isinstance(answers, Measured):
        return Range(question_id, low, high)
    days = not bool((values % _DAY).any())
    return Dates(question_id, _iso(low, days), _iso(high, days))


def _iso(second: float, day: bool) -> str:
    moment = datetime.fromtimestamp(second, UTC)
    return f"{moment:%Y-%m-%d}" if day else f"{moment:%Y-%m-%dT%H:%M:%S}"
