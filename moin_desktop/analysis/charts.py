"""Charts without pixels: a spec says which, ``compute`` makes the numbers and words that a drawing function paints."""

from dataclasses import replace

import numpy as np

from moin_desktop.analysis import captions, compared, hiding, paired, pairs, titles
from moin_desktop.analysis.answers import Dated, Measured, Rated, State, Written
from moin_desktop.analysis.captions import filter_text
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.counted import ANSWERS, View, base_of, rebased
from moin_desktop.analysis.filters import IN_FILTER, NO_FILTER, mask
from moin_desktop.analysis.kinds import fitting, kind_text, kinds, natural_kind
from moin_desktop.analysis.listed import gathered, marks_of_options
from moin_desktop.analysis.marks import ChartData, ChartKind, ChartSpec, Mark, MarkRow
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.rated import rows_of_items, rows_of_places
from moin_desktop.analysis.selections import selection_mask, spark
from moin_desktop.analysis.spread import spread
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import Table, base_mask
from moin_desktop.analysis.wording import SMALL
from moin_desktop.i18n import _

__all__ = [
    "ChartData",
    "ChartKind",
    "ChartSpec",
    "Mark",
    "MarkRow",
    "compute",
    "filter_text",
    "kind_text",
    "kinds",
    "natural_kind",
    "selection_mask",
    "spark",
]

_TICKED = (ChartKind.BARS, ChartKind.STAIRCASE, ChartKind.HISTOGRAM, ChartKind.TIMELINE)


def compute(survey: Survey, spec: ChartSpec, selection: Mask | None = None, *, selection_label: str = "") -> ChartData:
    """All numbers and words of a chart; ``selection`` (rows,) fills each mark with the linked respondents.

    ``selection_label`` names the selected answer in the subtitle. A kind that cannot show the question gives way to
    its natural kind.
    """
    data = _seen(survey, spec, selection, selection_label)
    told = captions.weighted_text(survey)
    return replace(data, weighted=told, footer=captions.sentences(data.footer, told)) if told else data


def _seen(survey: Survey, spec: ChartSpec, selection: Mask | None, label: str) -> ChartData:
    """The chart as far as it may be seen where small groups are hidden."""
    data = _computed(survey, spec, selection, label)
    if survey.hide_under and selection is not None and not hiding.linked(survey, data):
        data = _computed(survey, spec, None, "")
        data = replace(data, subtitle=captions.sentences(data.subtitle, hiding.no_link(survey.hide_under)))
    return hiding.chart(survey, data, lambda other: _computed(survey, other, None, ""))


def _computed(survey: Survey, spec: ChartSpec, selection: Mask | None, selection_label: str) -> ChartData:
    question = rebased(survey.question(spec.question), spec.percent_of)
    people = int(np.count_nonzero(survey.everyone))
    if spec.pair and not _has_partner(survey, question, spec.pair):
        spec = replace(spec, pair="")
    if spec.pair:
        partner = rebased(survey.question(spec.pair), spec.percent_of)
        view, other = (view_of(survey, one, spec, selection) for one in (question, partner))
        data = paired.chart(survey, view, other, fitting(question, spec, people), spec)
        return _with_selection(data, view, selection_label)
    beside = spec.compare != IN_FILTER or bool(spec.filter)
    if spec.compare and not (beside and compared.can_compare(survey, question, spec.compare)):
        spec = replace(spec, compare="", item=None)
    if spec.compare:
        among = replace(spec, filter=NO_FILTER) if spec.compare == IN_FILTER else spec
        view = view_of(survey, question, among, selection)
        data = compared.chart(survey, view, fitting(question, spec, people), spec)
        return _with_selection(data, view, selection_label)
    return _alone(survey, question, fitting(question, spec, people), spec, selection, selection_label)


def _has_partner(survey: Survey, question: Question, pair: str) -> bool:
    return any(other.id == pair for other in pairs.partners(survey, question))


def view_of(survey: Survey, question: Question, spec: ChartSpec, selection: Mask | None) -> View:
    """What a chart of a question is counted from."""
    within = mask(survey, spec.filter)
    return View(
        question=question,
        answers=survey.answers(question.id),
        everyone=survey.everyone,
        within=within,
        selection=None if selection is None else selection & within,
        filtered=bool(spec.filter),
        order=spec.order,
        of_answers=spec.percent_of == ANSWERS and question.type is QuestionType.MULTIPLE,
        likely=spec.likely_range,
        weights=survey.weights,
    )


def _alone(
    survey: Survey, question: Question, kind: ChartKind, spec: ChartSpec, selection: Mask | None, label: str
) -> ChartData:
    """The chart of a question without a comparison."""
    view = view_of(survey, question, spec, selection)
    numbers = view.table(view.within)
    of_answers = base_of(view, numbers).of if view.of_answers else None
    base_text = captions.base_text(question, numbers, kind, of_answers)
    footer = captions.footer(
        survey, question, numbers, kind, spec.filter, _tick_base(view, kind, numbers.base), of_answers
    )
    data = ChartData(
        spec=spec,
        kind=kind,
        title=titles.title(question),
        subtitle=captions.sentences(captions.wording(question), base_text),
        repeated=titles.repeated(question, captions.wording(question)),
        footer=captions.sentences(
            footer, captions.likely_rule(numbers.base) if view.likely and kind is ChartKind.BARS else ""
        ),
        base=numbers.base,
        small_base=numbers.base < SMALL,
        base_text=base_text,
    )
    if not numbers.answered:
        nobody = captions.nobody(spec.filter, int(np.count_nonzero(view.within)))
        return replace(data, empty=nobody, summary=f"{data.title}: {nobody}.")
    return _with_selection(_filled(data, view, numbers), view, label)


def _with_selection(data: ChartData, view: View, label: str) -> ChartData:
    """The chart with what the filled part of its marks is."""
    chosen = view.chosen()
    if chosen is None or not (data.marks or data.rows):
        return data
    said = captions.selection_text(int(np.count_nonzero(chosen)), label)
    return replace(data, subtitle=captions.sentences(data.subtitle, said))


def _tick_base(view: View, kind: ChartKind, base: int) -> int | None:
    """Whom the ticks are of; None where none is drawn: bars of a small base are people, one dot each."""
    if not view.filtered or kind not in _TICKED or (kind is ChartKind.BARS and base < SMALL):
        return None
    return int(np.count_nonzero(base_mask(view.question, view.answers, view.everyone)))


def _filled(data: ChartData, view: View, numbers: Table) -> ChartData:
    """The chart with its marks, rows or texts."""
    answers, figures = view.answers, ""
    if isinstance(answers, Measured | Dated):
        found = spread(view, answers, numbers)
        if found is not None:
            data = replace(data, marks=found.marks, axis=found.axis, marker=found.marker)
            figures = found.figures
    elif isinstance(answers, Written):
        rows = np.flatnonzero(view.within & (answers.state == State.ANSWERED))
        texts = [(int(row), answers.words[answers.codes[row]]) for row in rows] if answers.words else []
        data = replace(data, texts=tuple(texts))
    elif isinstance(answers, Rated) and data.kind is ChartKind.RANKING:
        places, axis = rows_of_places(view, answers, numbers)
        data = replace(data, rows=places, axis=axis)
    elif isinstance(answers, Rated) and data.kind in (ChartKind.AGREEMENT, ChartKind.STACKED):
        data = replace(data, rows=rows_of_items(view, answers, numbers))
    elif data.kind is ChartKind.STACKED:
        marks = marks_of_options(view, numbers, data.kind)
        data = replace(data, rows=(MarkRow(_("All"), numbers.answered, marks),))
    elif data.kind is ChartKind.SQUARES:
        seen = tuple(mark for mark in marks_of_options(view, numbers, data.kind) if mark.count)
        data = replace(data, marks=seen, regions=gathered(view, seen))
    else:
        data = replace(data, marks=marks_of_options(view, numbers, data.kind))
    return replace(data, summary=captions.summary(data.title, numbers, data.marks, data.rows, figures))
