"""Comparisons, pairs and other charts of rows made by hand, so that drawing is tested apart from counting."""

from dataclasses import replace

from moin_desktop.analysis.charts import ChartData, ChartKind, Mark, MarkRow
from moin_desktop.analysis.marks import Group
from tests.ui.chartdata import CHALLENGES, STAGES, chart, grid, marks

GROUPS = (
    ("", "All", 53),
    ("g1", "National government department", 15),
    ("g2", "Public innovation agency", 13),
    ("g3", "City or municipality", 10),
    ("g4", "Regional government", 6),
    ("g5", "Public investment bank", 5),
    ("g6", "International organisation", 4),
)
COUNTS = (
    (29, 9, 5, 6, 4, 2, 3),
    (28, 14, 4, 2, 4, 2, 2),
    (26, 9, 6, 4, 3, 2, 2),
    (25, 7, 8, 4, 5, 1, 0),
    (22, 6, 5, 4, 1, 2, 4),
    (15, 3, 2, 5, 2, 1, 2),
    (12, 4, 4, 1, 2, 1, 0),
    (10, 3, 2, 1, 0, 2, 2),
    (8, 3, 2, 2, 0, 1, 0),
)
PAIR = (
    ("Dynamic evaluation", 4, 27),
    ("Outcome-based procurement", 5, 18),
    ("Portfolio management", 9, 20),
    ("Systems mapping", 14, 23),
    ("Citizen panels", 15, 18),
    ("Challenge prizes", 12, 12),
    ("Foresight and scenarios", 19, 15),
    ("Theory of change", 22, 15),
    ("Mission maps and roadmaps", 33, 22),
    ("Stakeholder mapping", 37, 15),
)
COUNTRIES = (
    (
        "Europe",
        (("United Kingdom", 11), ("Sweden", 5), ("Netherlands", 4), ("Denmark", 3), ("Norway", 3), ("Spain", 2)),
    ),
    ("Latin America", (("Brazil", 4), ("Chile", 2), ("Colombia", 1))),
    ("Asia", (("Australia", 3), ("New Zealand", 1), ("Singapore", 1))),
    ("North America", (("Canada", 3),)),
    ("Africa", (("South Africa", 2),)),
)


def heads(small: int = 10) -> tuple[Group, ...]:
    """The groups of the mission survey, everyone first."""
    return tuple(Group(id, label, base, small_base=base < small) for id, label, base in GROUPS)


def compared(kind: ChartKind, *, ticks: bool = False, selected: bool = False) -> ChartData:
    """The challenges by kind of organisation."""
    rows = []
    for (label, _count), counts, at in zip(CHALLENGES, COUNTS, range(99), strict=False):
        made = []
        for (id, _label, base), count in zip(GROUPS, counts, strict=True):
            one = marks(((label, count),), base)[0]
            tick = counts[0] / 53 if ticks and id else None
            picked = count // 2 if selected else None
            differs = 1 if (at, id) == (1, "g1") else 0
            made.append(
                replace(
                    one,
                    option=f"o{at + 1}",
                    group=id,
                    tick=tick,
                    selected_count=picked,
                    filled=None if picked is None else picked / max(1, count),
                    differs=differs,
                )
            )
        rows.append(MarkRow(label, 53, tuple(made), option=f"o{at + 1}"))
    return replace(
        chart(),
        kind=kind,
        marks=(),
        rows=tuple(rows),
        groups=heads(),
        title="Most challenging parts by kind of organisation",
        subtitle="Which parts of a mission-oriented approach are most challenging? % of each group.",
        footer="Source: synthetic data. Groups under 10 show counts and take no colour.",
    )


def hidden(kind: ChartKind) -> ChartData:
    """The same with one group whose numbers are not shown."""
    data = compared(kind)
    why = "Fewer than 5 respondents"
    groups = tuple(replace(group, hidden=why if group.id == "g6" else "") for group in data.groups)
    rows = tuple(
        replace(row, marks=tuple(replace(mark, hidden=why if mark.group == "g6" else "") for mark in row.marks))
        for row in data.rows
    )
    return replace(data, groups=groups, rows=rows)


def crossed(options: int, groups: int, label: str = "Answer {n}", base: int = 40) -> ChartData:
    """``options`` answers by ``groups`` groups."""
    heads = tuple(Group(f"g{g}", f"Group number {g}", base, small_base=base < 10) for g in range(groups))
    rows = tuple(
        MarkRow(
            label.format(n=at + 1),
            base,
            tuple(
                replace(
                    marks(((label.format(n=at + 1), (at * 7 + g * 3) % (base + 1)),), base)[0],
                    option=f"o{at}",
                    group=f"g{g}",
                )
                for g in range(groups)
            ),
            option=f"o{at}",
        )
        for at in range(options)
    )
    return replace(chart(), kind=ChartKind.HEAT, marks=(), rows=rows, groups=heads)


def pair(*, selected: bool = False) -> ChartData:
    """The tools used now and those wanted, widest gap first."""
    rows = []
    for at, (label, used, wanted) in enumerate(PAIR):
        ends = []
        for group, count in (("q1", used), ("q2", wanted)):
            one = marks(((label, count),), 53)[0]
            percent = one.percent_text if at == 0 else one.percent_text.rstrip("%")
            ends.append(
                replace(
                    one,
                    option=f"o{at + 1}",
                    group=group,
                    percent_text=percent,
                    selected_count=count // 3 if selected else None,
                    filled=(count // 3) / max(1, count) if selected else None,
                )
            )
        gap = int((wanted - used) / 53 * 100 + (0.5 if wanted >= used else -0.5))
        said = f"+{gap}" if gap > 0 else str(gap).replace("-", "−")
        rows.append(MarkRow(label, 53, tuple(ends), option=f"o{at + 1}", gap_text=f"{said} points"))
    return replace(
        chart(),
        kind=ChartKind.DUMBBELL,
        marks=(),
        rows=tuple(rows),
        groups=(Group("q1", "Used now", 53), Group("q2", "Want to use", 53)),
        title="Tools used and wanted",
        subtitle="Which tools do you use, and which would you like to use? % of 53 respondents, widest gap first.",
        footer="Source: synthetic data. Base: all 53 respondents.",
    )


def waves(count: int = 2) -> ChartData:
    """The challenges in several years."""
    groups = tuple(Group(f"w{at}", str(2023 + at), 53 + at) for at in range(count))
    rows = []
    for at, (label, n) in enumerate(CHALLENGES[:7]):
        made = tuple(
            replace(
                marks(((label, max(1, n - 5 * (count - 1 - w) + (at % 3) * 3 * w)),), 53 + w)[0],
                option=f"o{at + 1}",
                group=group.id,
            )
            for w, group in enumerate(groups)
        )
        rows.append(MarkRow(label, 53, made, option=f"o{at + 1}", gap_text=f"+{at + 3} points"))
    return replace(
        chart(), kind=ChartKind.WAVES, marks=(), rows=tuple(rows), groups=groups, title="Challenges over time"
    )


def squares() -> ChartData:
    """Countries by region."""
    flat = tuple(pair for _name, countries in COUNTRIES for pair in countries)
    regions, at = [], 0
    for name, countries in COUNTRIES:
        regions.append((name, tuple(range(at, at + len(countries)))))
        at += len(countries)
    made = chart(flat, sum(count for _label, count in flat), ChartKind.SQUARES)
    return replace(made, regions=tuple(regions), title="45 responses from 14 countries", subtitle="Country.")


def ranking() -> ChartData:
    """Four things by their average place."""
    things = (
        ("Skills", (20, 15, 10, 8)),
        ("Money", (14, 18, 12, 9)),
        ("Mandate", (10, 12, 20, 11)),
        ("Time", (9, 8, 11, 25)),
    )
    rows = []
    for at, (label, counts) in enumerate(things):
        mean = sum((i + 1) * n for i, n in enumerate(counts)) / 53
        places = marks(tuple((f"{i + 1}", n) for i, n in enumerate(counts)), 53)
        rows.append(
            MarkRow(
                label,
                53,
                tuple(replace(mark, item=at) for mark in places),
                option=f"item{at}",
                figure_text=f"{mean:.1f}",
                figure=(mean - 1) / 3,
            )
        )
    return replace(
        chart(),
        kind=ChartKind.RANKING,
        marks=(),
        rows=tuple(rows),
        axis=tuple((i / 3, f"{i + 1}") for i in range(4)),
        title="What matters most",
    )


def stacked() -> ChartData:
    """The stage of the journey by kind of organisation: parts of 100%."""
    rows = []
    for at, (_id, label, base) in enumerate(GROUPS[:4]):
        counts = tuple((stage, n * base // 53) for stage, n in STAGES)
        whole = sum(n for _stage, n in counts)
        parts = tuple(replace(mark, group=_id, item=None) for mark in marks(counts, whole))
        rows.append(MarkRow(label, whole, parts, option=f"g{at}"))
    return replace(grid(), kind=ChartKind.STACKED, rows=tuple(rows), title="Stage by kind of organisation")


def timeline(days: int = 60) -> ChartData:
    """Answers by day."""
    counts = tuple((f"{day + 1} May", (day * 7919) % 13) for day in range(days))
    made = chart(counts, sum(n for _label, n in counts), ChartKind.TIMELINE)
    axis = tuple((day / days, f"{day + 1} May") for day in range(0, days, 7))
    return replace(made, axis=axis, title="When they answered")


def with_likely(data: ChartData) -> ChartData:
    """The same chart with made-up likely ranges."""

    def ranged(mark: Mark) -> Mark:
        if mark.base < 10:
            return mark
        return replace(mark, likely=(max(0.0, mark.share - 0.13), min(1.0, mark.share + 0.13)))

    rows = tuple(replace(row, marks=tuple(ranged(mark) for mark in row.marks)) for row in data.rows)
    return replace(data, marks=tuple(ranged(mark) for mark in data.marks), rows=rows)
