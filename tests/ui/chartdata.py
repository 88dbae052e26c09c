"""Charts made by hand, so that drawing is tested apart from counting."""

from dataclasses import replace

from moin_desktop.analysis.charts import ChartData, ChartKind, ChartSpec, Mark, MarkRow

CHALLENGES = (
    ("Building skills and capabilities", 29),
    ("Working across departments and breaking silos", 28),
    ("Keeping political commitment over time", 26),
    ("Securing long-term, flexible funding", 25),
    ("Measuring and evaluating progress", 22),
    ("Engaging citizens and stakeholders", 15),
    ("Setting a clear direction for the mission", 12),
    ("Sharing risks and rewards with business", 10),
    ("Procurement and legal rules", 8),
    ("Other", 3),
)
STAGES = (
    ("Exploring the idea", 5),
    ("Defining the mission", 17),
    ("Designing governance", 16),
    ("Delivering", 8),
    ("Evaluating and adapting", 7),
)
AGREEMENT = ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")


def marks(
    counts: tuple[tuple[str, int], ...], base: int, *, ticks: bool = False, selected: int | None = None
) -> tuple[Mark, ...]:
    """Marks as ``compute`` would make them."""
    made, start = [], 0.0
    for i, (label, count) in enumerate(counts):
        share = count / base if base else 0.0
        small = base < 10
        made.append(
            Mark(
                option=f"o{i + 1}",
                label=label,
                count=count,
                base=base,
                share=share,
                percent_text="" if small else f"{int(share * 100 + 0.5)}%",
                count_text=f"{count} of {base}" if small or i == 0 else str(count),
                start=start,
                tick=min(1.0, share + 0.06) if ticks else None,
                tick_text=f"{int(min(1.0, share + 0.06) * 100 + 0.5)}%" if ticks else "",
                selected_count=None if selected is None else min(count, selected) * 2 // 3,
                filled=None if selected is None else (min(count, selected) * 2 // 3) / max(1, count),
            )
        )
        start += share
    return tuple(made)


def chart(
    counts: tuple[tuple[str, int], ...] = CHALLENGES,
    base: int = 53,
    kind: ChartKind = ChartKind.BARS,
    *,
    ticks: bool = False,
    selected: int | None = None,
) -> ChartData:
    """One chart; the mission survey's challenges where nothing else is said."""
    return ChartData(
        spec=ChartSpec("q1"),
        kind=kind,
        title="Most challenging parts",
        subtitle=f"Which parts of a mission-oriented approach are most challenging? % of {base} respondents.",
        footer=f"Source: synthetic data. Base: all {base} respondents. Answers add to more than 100%.",
        base=base,
        small_base=base < 10,
        marks=marks(counts, base, ticks=ticks, selected=selected),
        summary="Most challenging parts: Building skills and capabilities 55%.",
    )


def grid(selected: int | None = None) -> ChartData:
    """Four items on the scale of agreement; ``selected`` tenths of each part are linked."""
    counts = ((4, 5, 10, 16, 18), (9, 9, 14, 17, 4), (7, 18, 10, 16, 2), (20, 9, 9, 12, 3))
    labels = ("We have a mandate", "We can take risks and learn", "Staff have the skills", "Budgets follow missions")
    rows = tuple(
        MarkRow(
            label,
            sum(row),
            tuple(
                replace(
                    one,
                    item=at,
                    selected_count=None if selected is None else one.count * selected // 10,
                    filled=None if selected is None else (one.count * selected // 10) / max(1, one.count),
                )
                for one in marks(tuple(zip(AGREEMENT, row, strict=True)), sum(row))
            ),
        )
        for at, (label, row) in enumerate(zip(labels, counts, strict=True))
    )
    return ChartData(
        spec=ChartSpec("q2"),
        kind=ChartKind.AGREEMENT,
        title="How far do you agree?",
        subtitle="How far do you agree? % of 53 respondents.",
        footer="Source: synthetic data.",
        base=53,
        small_base=False,
        rows=rows,
    )


def histogram() -> ChartData:
    """Years in post."""
    counts = tuple((f"{a} to {a + 4}", n) for a, n in zip(range(0, 35, 5), (9, 14, 11, 8, 6, 3, 2), strict=True))
    return ChartData(
        spec=ChartSpec("q3"),
        kind=ChartKind.HISTOGRAM,
        title="Years in post",
        subtitle="How many years have you been in post? % of 53 respondents.",
        footer="Source: synthetic data.",
        base=53,
        small_base=False,
        marks=marks(counts, 53),
        axis=tuple((i / 7, str(i * 5)) for i in range(8)),
        marker=(0.34, "Median 12"),
    )
