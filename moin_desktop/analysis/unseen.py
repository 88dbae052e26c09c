"""Which numbers of a question's tables are not shown, for those who print tables and no chart."""

from dataclasses import replace

from moin_desktop.analysis import compared
from moin_desktop.analysis.charts import compute
from moin_desktop.analysis.filters import NO_FILTER, Filter
from moin_desktop.analysis.marks import ChartData, ChartSpec
from moin_desktop.analysis.questions import CHARTED_TYPES, QuestionType
from moin_desktop.analysis.survey import Survey

Names = frozenset[tuple[str, str, int | None]]
"""(option, group, item) of numbers that are hidden; no group for everyone, no item but for those of a grid."""


def of_question(survey: Survey, question_id: str, filter: Filter = NO_FILTER, by: str = "") -> Names:
    """The hidden numbers of a question, or of its comparison by another; nothing where small groups are shown."""
    question = survey.question(question_id)
    if survey.hide_under < 1 or question.type not in CHARTED_TYPES or question.type is QuestionType.TEXT:
        return frozenset()
    spec = ChartSpec(question_id, filter)
    if not by or not compared.can_compare(survey, question, by):
        return of_chart(compute(survey, spec))
    spec = replace(spec, compare=by)
    if question.type is not QuestionType.GRID:
        return of_chart(compute(survey, spec))
    each = (of_chart(compute(survey, replace(spec, item=at))) for at in range(len(question.items)))
    return frozenset((option, group, at) for at, names in enumerate(each) for option, group, _item in names)


def of_chart(data: ChartData) -> Names:
    """The hidden numbers of a chart."""
    marks = [mark for row in data.rows for mark in row.marks] or list(data.marks)
    return frozenset((mark.option, mark.group, mark.item) for mark in marks if mark.hidden)
