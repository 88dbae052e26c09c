"""How far the coding of a free-text question is, for the list of questions."""

import numpy as np

from moin_desktop.analysis import tables
from moin_desktop.analysis.answers import State
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.themes import themes_id
from moin_desktop.analysis.wording import number_text
from moin_desktop.i18n import _


def coded(survey: Survey, text: Question, mask: Mask) -> tuple[str, tuple[float, ...]] | None:
    """The second line of a question that has themes, and the share of its answers that is coded; else None."""
    id = themes_id(text.id)
    if not any(question.id == id for question in survey.questions):
        return None
    table = tables.table(survey.question(id), survey.answers(id), mask)
    written = int(np.count_nonzero((survey.answers(text.id).state == State.ANSWERED) & mask))
    said = _("Free text · {n} of {all} coded").format(n=number_text(table.answered), all=number_text(written))
    return said, (table.answered / max(1, written),)
