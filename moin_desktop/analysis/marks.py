"""What a chart is made of, before it has pixels: the values ``charts.compute`` fills, drawing functions paint."""

from dataclasses import dataclass
from enum import StrEnum

from moin_desktop.analysis.filters import NO_FILTER, Filter


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


def part_id(item: int, option: str) -> str:
    """One answer to one item of a grid: "item2:o5"."""
    return f"item{item}:{option}"


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
    tick_text: str = ""
    """The same as "50%"; empty where these are too few for percentages."""
    selected_count: int | None = None
    """How many of the linked selection are in this mark; None without a selection."""
    members: tuple[str, ...] = ()
    """Of a group of options: their ids."""
    item: int | None = None
    """Agreement: the item of the question whose row this part stands in."""

    @property
    def id(self) -> str:
        """What choosing the mark chooses: its option, in a row of a grid only as an answer to that row."""
        return self.option if self.item is None else part_id(self.item, self.option)


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
    """The question's short name, or more where that was cut: shown where no headline was typed."""
    subtitle: str
    """Wording, kind of answer and base: "Which parts …? Choose all that apply. % of 53 respondents."."""
    footer: str
    base: int
    small_base: bool
    """The base is under 10: counts or dots, no percentages."""
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
    empty: str = ""
    """What to say in place of the chart where nobody answered; marks, rows and texts are then empty."""
    repeated: str = ""
    """The opening of the subtitle that says what the title says; left out where the title stands over it."""
    base_text: str = ""
    """The last part of the subtitle, without the wording: "Choose all that apply. % of 53 respondents."."""
