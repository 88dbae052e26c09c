"""Charts without pixels: a spec says which, ``compute`` makes the numbers and words that a drawing function paints."""

from dataclasses import dataclass
from enum import StrEnum

from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.filters import NO_FILTER, Filter
from moin_desktop.analysis.questions import Question
from moin_desktop.analysis.survey import Survey


class ChartKind(StrEnum):
    """The kinds of chart there is a drawing function for."""

    BARS = "bars"
    STAIRCASE = "staircase"
    DOTS = "dots"
    HISTOGRAM = "histogram"
    AGREEMENT = "agreement"
    TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """What a chart shows; stored with a finding."""

    question: str
    filter: Filter = NO_FILTER
    order: str = "most_first"
    """most_first, or as_listed."""
    kind: ChartKind | None = None
    """None: the kind that follows from the question."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One bar, step, group of dots or histogram column."""

    option: str
    label: str
    count: int
    base: int
    share: float
    """count / base, 0 to 1; 0 where the base is 0."""
    percent_text: str
    """"55%", or "" where the base is too small for percentages."""
    count_text: str
    """"29 of 53" on the first mark, "28" on the others; "4 of 6" on all where the base is small."""
    start: float = 0.0
    """Staircase: where this step starts, 0 to 1."""
    tick: float | None = None
    """The share among all respondents, while a filter is on."""
    selected_count: int | None = None
    """How many of the linked selection are in this mark; None without a selection."""


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One item of a grid with its marks side by side."""

    label: str
    answered: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class ChartData:
    """All numbers and words of one chart."""

    spec: ChartSpec
    kind: ChartKind
    title: str
    """The question's short name: shown where no headline was typed."""
    subtitle: str
    """Wording, kind of answer and base: "Which parts …? Choose all that apply. % of 53 respondents."."""
    footer: str
    base: int
    small_base: bool
    marks: tuple[Mark, ...] = ()
    rows: tuple[MarkRow, ...] = ()
    texts: tuple[tuple[int, str], ...] = ()
    """Answers list: (row in the survey, text)."""
    summary: str = ""
    """One sentence that says the chart, for screen readers and copied text."""
    axis: tuple[tuple[float, str], ...] = ()
    """Histogram: (0 to 1, label) along the value axis."""
    marker: tuple[float, str] | None = None
    """Histogram: the median, (0 to 1, "Median 12")."""


def natural_kind(question: Question) -> ChartKind:
    """The kind of chart that follows from the question's type."""
    raise NotImplementedError


def compute(survey: Survey, spec: ChartSpec, selection: Mask | None = None) -> ChartData:
    """All numbers and words of a chart; ``selection`` (rows,) fills each mark with the linked respondents."""
    raise NotImplementedError
