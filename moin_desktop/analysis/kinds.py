"""Which kinds of chart fit a question alone, in a comparison and in a pair, and what each is called."""

from moin_desktop.analysis.marks import ChartKind, ChartSpec
from moin_desktop.analysis.questions import CHARTED_TYPES, Question, QuestionType
from moin_desktop.analysis.regions import names_countries
from moin_desktop.i18n import _

MOST_SQUARES = 400
"""Squares stand for one respondent each: of more, nobody counts them."""

_NATURAL = {
    QuestionType.SINGLE: ChartKind.BARS,
    QuestionType.MULTIPLE: ChartKind.BARS,
    QuestionType.ORDERED: ChartKind.STAIRCASE,
    QuestionType.YES_NO: ChartKind.DOTS,
    QuestionType.NUMBER: ChartKind.HISTOGRAM,
    QuestionType.DATE: ChartKind.TIMELINE,
    QuestionType.GRID: ChartKind.AGREEMENT,
    QuestionType.RANKING: ChartKind.RANKING,
}
_ALSO = {
    QuestionType.SINGLE: (ChartKind.SQUARES, ChartKind.STAIRCASE, ChartKind.DOTS, ChartKind.STACKED),
    QuestionType.ORDERED: (ChartKind.BARS, ChartKind.STACKED, ChartKind.DOTS),
    QuestionType.YES_NO: (ChartKind.BARS, ChartKind.STACKED),
    QuestionType.DATE: (ChartKind.HISTOGRAM,),
    QuestionType.GRID: (ChartKind.STACKED,),
    QuestionType.RANKING: (ChartKind.BARS, ChartKind.STACKED, ChartKind.AGREEMENT),
}
_COMPARED = {
    QuestionType.MULTIPLE: (ChartKind.HEAT, ChartKind.COLUMNS),
    QuestionType.SINGLE: (ChartKind.HEAT, ChartKind.COLUMNS, ChartKind.STACKED),
    QuestionType.ORDERED: (ChartKind.HEAT, ChartKind.COLUMNS, ChartKind.STACKED),
    QuestionType.YES_NO: (ChartKind.HEAT, ChartKind.COLUMNS, ChartKind.STACKED),
    QuestionType.NUMBER: (ChartKind.HEAT, ChartKind.COLUMNS, ChartKind.RANKING),
    QuestionType.DATE: (ChartKind.HEAT, ChartKind.COLUMNS),
    QuestionType.RANKING: (ChartKind.HEAT,),
}
_PAIRED = (ChartKind.DUMBBELL, ChartKind.COLUMNS)
WITH_RANGES = frozenset({ChartKind.BARS, ChartKind.COLUMNS, ChartKind.HEAT})
"""Kinds that show likely ranges, or who differs from the rest."""
BY_TYPES = frozenset(
    {
        QuestionType.SINGLE,
        QuestionType.MULTIPLE,
        QuestionType.ORDERED,
        QuestionType.YES_NO,
        QuestionType.NUMBER,
        QuestionType.DATE,
    }
)
"""Types of questions whose answers are groups to compare by."""
COMPARED_TYPES = CHARTED_TYPES - {QuestionType.TEXT}


def natural_kind(question: Question) -> ChartKind:
    """The kind of chart that follows from the question's type."""
    return _NATURAL.get(question.type, ChartKind.TEXTS)


def kinds(question: Question, spec: ChartSpec | None = None, people: int = 0) -> tuple[ChartKind, ...]:
    """Every kind of chart that fits a question in the view of ``spec``, the natural one first.

    ``people`` is the number of respondents of the survey: countries are squares for each of them, unless they are many.
    """
    if spec is not None and spec.pair:
        return _PAIRED
    if spec is not None and spec.compare:
        if question.type is QuestionType.GRID:
            return (ChartKind.HEAT,) if spec.item is None else _COMPARED[QuestionType.ORDERED]
        return _COMPARED.get(question.type, (natural_kind(question),))
    found = [natural_kind(question), *_ALSO.get(question.type, ())]
    if ChartKind.SQUARES in found and people > MOST_SQUARES:
        found.remove(ChartKind.SQUARES)
    elif ChartKind.SQUARES in found and people and names_countries(question):
        found.remove(ChartKind.SQUARES)
        found.insert(0, ChartKind.SQUARES)
    return tuple(found)


def fitting(question: Question, spec: ChartSpec, people: int = 0) -> ChartKind:
    """The kind to show: the one asked for where it fits, else the natural one."""
    found = kinds(question, spec, people)
    return spec.kind if spec.kind in found and spec.kind else found[0]


def kind_text(kind: ChartKind, question: Question | None = None, spec: ChartSpec | None = None) -> str:
    """What a kind of chart is called: "Bars", "Staircase"; a ranking's bars are those ranked first."""
    if kind is ChartKind.BARS and question is not None and question.type is QuestionType.RANKING:
        return _("Ranked first")
    if kind is ChartKind.RANKING and question is not None and question.type is not QuestionType.RANKING:
        return _("Averages")
    if kind is ChartKind.COLUMNS and spec is not None and spec.pair:
        return _("Bars side by side")
    return {
        ChartKind.BARS: _("Bars"),
        ChartKind.STAIRCASE: _("Staircase"),
        ChartKind.DOTS: _("Dots"),
        ChartKind.HISTOGRAM: _("Histogram"),
        ChartKind.AGREEMENT: _("Around the middle"),
        ChartKind.TEXTS: _("Answers"),
        ChartKind.SQUARES: _("Squares"),
        ChartKind.DUMBBELL: _("Gaps"),
        ChartKind.HEAT: _("Heat grid"),
        ChartKind.COLUMNS: _("Bars by group"),
        ChartKind.STACKED: _("Parts of 100%"),
        ChartKind.RANKING: _("Average place"),
        ChartKind.TIMELINE: _("Timeline"),
        ChartKind.WAVES: _("Waves"),
    }[kind]
