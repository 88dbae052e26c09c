"""What a chart is made of, before it has pixels: the values ``charts.compute`` fills, drawing functions paint."""

from dataclasses import dataclass
from enum import StrEnum

from moin_desktop.analysis.filters import NO_FILTER, Filter
from moin_desktop.analysis.parts import Part


class ChartKind(StrEnum):
    """The kinds of chart there is a drawing function for."""

    BARS = "bars"
    STAIRCASE = "staircase"
    DOTS = "dots"
    HISTOGRAM = "histogram"
    AGREEMENT = "agreement"
    TEXTS = "texts"
    SQUARES = "squares"
    """One square per respondent, gathered by region or group."""
    DUMBBELL = "dumbbell"
    """Two questions with the same answers side by side, with the gap between them."""
    HEAT = "heat"
    """Answers by groups as cells."""
    COLUMNS = "columns"
    """Answers by groups as a column of bars for each group."""
    STACKED = "stacked"
    """Parts of one bar of 100%, one bar for each item or group."""
    RANKING = "ranking"
    """Things by the average place they were given."""
    TIMELINE = "timeline"
    """Answers by day, week, month or year."""
    WAVES = "waves"
    """The same question in several surveys, side by side."""


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """What a chart shows; stored with a finding."""

    question: str
    filter: Filter = NO_FILTER
    order: str = "most_first"
    """most_first, or as_listed."""
    kind: ChartKind | None = None
    """None: the kind that follows from the question."""
    compare: str = ""
    """The question whose answers are the groups; empty for none."""
    pair: str = ""
    """The other question of a pair with the same answers; empty for none."""
    percent_of: str = ""
    """Whom or what percentages are of: everyone, who_answered, who_was_asked, answers; empty as the question says."""
    item: int | None = None
    """In a comparison of a grid: the item whose answers are compared; None for the average of every item."""
    likely_range: bool = False
    """Show the Wilson interval of 95%, and in a comparison who differs from the rest."""


def part_id(item: int, option: str) -> str:
    """One answer to one item of a grid: "item2:o5"."""
    return f"item{item}:{option}"


PAIR = "pair"
"""In the id of a cell: its group is one of the two questions of a pair."""


def cell_id(option: str, by: str, group: str) -> str:
    """One answer in one group of a comparison: "o5@q7:o2"; at one end of a pair: "o5@pair:q8"."""
    return f"{option}@{by}:{group}"


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
    group: str = ""
    """In a comparison: the answer to the comparing question; in a pair or in waves: the question or survey."""
    likely: tuple[float, float] | None = None
    """The Wilson interval of 95%, 0 to 1; None where it is not asked for or there are too few."""
    differs: int = 0
    """1 or -1 where this group is above or below the rest after Holm; 0 where it is not, or nobody asked."""
    hidden: str = ""
    """Why the numbers of this mark are not shown; empty where they are."""
    figure_text: str = ""
    """An average, "3.4", to print in place of the percentage; ``share`` is then its place on the scale that
    ``ChartData.axis`` shows, 0 to 1, and ``count`` equals ``base``: how many it is the average of."""

    filled: float | None = None
    """The part of this mark that the linked selection makes up, 0 to 1, weighted where weights are on; None without."""
    figures: Part | None = None
    """What the share is made of, with weights and respondents; None where count and base say it all."""

    cell: str = ""
    """In a comparison or a pair: what choosing the mark chooses, the answer in its group; empty for the answer."""

    @property
    def part(self) -> Part:
        """What its percentage is made of: the one value to say it from."""
        return self.figures or Part(self.count, self.base)

    @property
    def id(self) -> str:
        """What choosing the mark chooses: its option, in a row of a grid only as an answer to that row."""
        return self.cell or self.answer

    @property
    def answer(self) -> str:
        """The same in whatever group it stands."""
        if self.cell:
            return self.cell.partition("@")[0]
        return self.option if self.item is None else part_id(self.item, self.option)


@dataclass(frozen=True, slots=True)
class MarkRow:
    """One item of a grid with its marks side by side; in a comparison one answer with a mark for each group."""

    label: str
    answered: int
    marks: tuple[Mark, ...]
    option: str = ""
    """In a comparison or a pair: the answer whose marks these are."""
    gap_text: str = ""
    """In a pair or in waves: "+43 points", from counts."""
    figure_text: str = ""
    """Ranking: "2.4"; a scale with codes: its average."""
    figure: float | None = None
    """The same as a number, on the scale that ``axis`` shows, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Group:
    """One group of a comparison as it is headed: a column of a heat grid, an end of a dumbbell, a wave.

    The first group of a comparison has no id: it is everyone, "All", also for the marks' own ``group``.
    """

    id: str
    label: str
    base: int
    small_base: bool = False
    hidden: str = ""
    """Why the numbers of this group are not shown; empty where they are."""


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
    groups: tuple[Group, ...] = ()
    """In a comparison, a pair or waves: the groups, in the order of every row's marks."""
    regions: tuple[tuple[str, tuple[int, ...]], ...] = ()
    """Squares: each region with the places of its marks."""
    weighted: str = ""
    """What the numbers are weighted by, in words: "Weighted by Size of organisation, 53 respondents"; empty if not."""
