"""From marks chosen on a chart to the condition that keeps only the respondents behind them."""

from datetime import UTC, datetime

import numpy as np

from moin_desktop.analysis.answers import Dated, Measured, State
from moin_desktop.analysis.bins import bins, numeric
from moin_desktop.analysis.filters import Condition, Dates, Part, Range
from moin_desktop.analysis.questions import GROUPING_TYPES, QuestionType
from moin_desktop.analysis.survey import Survey

_DAY = 86_400


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
