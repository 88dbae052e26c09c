"""The number behind a place that something was said about, and what became of it since."""

from collections.abc import Sequence

import numpy as np

from moin_desktop.analysis.charts import ChartSpec
from moin_desktop.analysis.figures import chart_of
from moin_desktop.analysis.filters import fits, mask
from moin_desktop.analysis.marks import ChartData, Mark
from moin_desktop.analysis.parts import Part
from moin_desktop.analysis.questions import CHARTED_TYPES
from moin_desktop.analysis.selections import selection_mask
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import base_mask
from moin_desktop.analysis.weights import part as weighed
from moin_desktop.analysis.wording import number_text, of_text, part_text
from moin_desktop.i18n import _, ngettext


def part_at(survey: Survey, spec: ChartSpec, options: Sequence[str] = (), group: str = "") -> Part | None:
    """How many gave an answer, in a ``group`` of the comparison that ``spec`` says, of how many.

    Several ``options`` are of who gave any of them; none mean all who count, of themselves; without a question these
    are all respondents. None where there is no such number: the question, the answer, the group or what the filter
    stands on is gone, or the number is not shown.
    """
    if not spec.question:
        everyone = int(np.count_nonzero(mask(survey, spec.filter))) if fits(survey, spec.filter) else 0
        return Part(everyone, everyone)
    if len(options) > 1:
        return _together(survey, spec, options)
    data = chart_of(survey, spec)
    return None if data is None else part_in(data, options, group)


def part_in(data: ChartData, options: Sequence[str] = (), group: str = "") -> Part | None:
    """The same number from a chart that is there already, of one answer or of all."""
    if not options or not data.base:
        return Part(data.base, data.base) if not options else Part(0, 0)
    found = next((one for one in _marks(data) if options[0] in (one.option, one.answer) and one.group == group), None)
    return None if found is None or found.hidden else found.part


def _marks(data: ChartData) -> list[Mark]:
    return [mark for row in data.rows for mark in row.marks] if data.rows else list(data.marks)


def _together(survey: Survey, spec: ChartSpec, options: Sequence[str]) -> Part | None:
    """Who gave any of several answers: one who gave two of them is one."""
    known = {question.id: question for question in survey.questions}
    question = known.get(spec.question)
    if question is None or question.type not in CHARTED_TYPES or not fits(survey, spec.filter):
        return None
    there = tuple(option for option in options if question.label(option))
    if not there:
        return None
    within = mask(survey, spec.filter)
    base = base_mask(question, survey.answers(question.id), within, spec.percent_of)
    return weighed(selection_mask(survey, question.id, there) & within, base, survey.weights)


def since_text(now: Part, kept: tuple[int, int], *, of_all: bool = False) -> str:
    """What became of a (count, base): "Was 55% (29 of 53), now 53% (31 of 58)"; empty when nothing did.

    ``of_all``: the number is of all who count. Under weights only respondents are told, which is what was kept.
    """
    if (now.count, now.base) == kept:
        return ""
    if not now.base:
        before = number_text(kept[1]) if of_all else _share(Part(*kept))
        return _("Was {before}, now nobody answered").format(before=before)
    if of_all:
        before, after = number_text(kept[1]), number_text(now.base)
        told = ngettext("Was {before} respondent, now {now}", "Was {before} respondents, now {now}", kept[1])
        return told.format(before=before, now=after)
    if now.weighted:
        before, after = of_text(*kept), of_text(now.count, now.base)
    else:
        before, after = _share(Part(*kept)), _share(now)
    return _("Was {before}, now {now}").format(before=before, now=after)


def _share(part: Part) -> str:
    share, of = part_text(part), of_text(part.count, part.base)
    return _("{share} ({of})").format(share=share, of=of) if share else of
