"""The percent engine against hand-worked cases, properties, and a second computation in plain Python."""

from collections import Counter
from dataclasses import replace
from statistics import mean, median

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moin_desktop.analysis.answers import State, Written
from moin_desktop.analysis.columns import Mask
from moin_desktop.analysis.filters import Condition, Filter, mask
from moin_desktop.analysis.parts import Part
from moin_desktop.analysis.questions import BaseRule, Item, Layout, Option, Question, QuestionType, Role, Route
from moin_desktop.analysis.survey import Survey
from moin_desktop.analysis.tables import Row, Table, average_words, compare, groups, order_rows, table, whole_percent
from tests.analysis.making import options, survey

SCALE = ("Low", "Middle", "High")
CHOICES = ("Skills", "Silos", "Money, time", "Other", "Don't know")

KIND = Question("q1", "Kind", "Kind?", QuestionType.SINGLE, (0,), options=options(*CHOICES), missing=("NA",))
MANY = Question(
    "q2",
    "Many",
    "Many?",
    QuestionType.MULTIPLE,
    (1,),
    Layout.JOINED,
    ", ",
    options(*CHOICES),
    asked_if=Route("q3", ("o2", "o3")),
)
STAGE = Question("q3", "Stage", "Stage?", QuestionType.ORDERED, (2,), options=options(*SCALE))
AGE = Question("q4", "Age", "Age?", QuestionType.NUMBER, (3,), missing=("-99",))
DAY = Question("q5", "Day", "Day?", QuestionType.DATE, (4,))
TEXT = Question("q6", "Text", "Text?", QuestionType.TEXT, (5,))
GRID = Question(
    "q7",
    "Grid",
    "Grid?",
    QuestionType.GRID,
    (6, 7),
    Layout.ITEMS,
    options=options(*SCALE),
    items=(Item("one", 6), Item("two", 7)),
)
FLAGS = Question(
    "q8",
    "Flags",
    "Flags?",
    QuestionType.MULTIPLE,
    (8, 9),
    Layout.FLAGS,
    options=(Option("o1", "first", column=8), Option("o2", "second", column=9)),
    no_words=("No",),
)
QUESTIONS = (KIND, MANY, STAGE, AGE, DAY, TEXT, GRID, FLAGS)

_cells = st.tuples(
    st.sampled_from(["", "NA", *CHOICES]),
    st.lists(st.sampled_from(CHOICES), unique=True, max_size=4).map(", ".join),
    st.sampled_from(["", *SCALE]),
    st.one_of(st.sampled_from(["", "-99", "old"]), st.integers(0, 99).map(str)),
    st.sampled_from(["", "2023-05-02", "2023-05-03T10:00:00", "whenever"]),
    st.sampled_from(["", "yes", "no", "maybe"]),
    st.sampled_from(["", *SCALE]),
    st.sampled_from(["", *SCALE]),
    st.sampled_from(["", "Yes", "No"]),
    st.sampled_from(["", "Yes", "No"]),
)
_rows = st.lists(st.tuples(_cells, st.booleans()), max_size=30)
_rules = st.sampled_from(BaseRule)


def of_rows(rows: list[tuple[tuple[str, ...], bool]], rule: BaseRule) -> tuple[Survey, Mask, list[tuple[str, ...]]]:
    """A survey of random rows, the mask of those that are in, and these rows as they stand in the sheet."""
    made = survey(
        [replace(q, base_rule=rule) for q in QUESTIONS],
        {at: [cells[at] for cells, _in in rows] for at in range(10)},
    )
    return made, np.array([is_in for _cells, is_in in rows], dtype=np.bool_), [c for c, is_in in rows if is_in]


def counted(table: Table) -> dict[str, int]:
    return {row.label: row.count for row in table.rows if row.count}


@settings(max_examples=150, deadline=None)
@given(_rows, _rules)
def test_a_second_computation_agrees(rows: list[tuple[tuple[str, ...], bool]], rule: BaseRule) -> None:
    made, within, raw = of_rows(rows, rule)

    def got(id: str) -> Table:
        return table(made.question(id), made.answers(id), within)

    kinds = Counter(r[0] for r in raw if r[0] not in ("", "NA"))
    assert counted(got("q1")) == kinds
    assert got("q1").answered == kinds.total()
    assert got("q1").blank == sum(r[0] == "" for r in raw)
    assert dict(got("q1").missing) == ({"NA": n} if (n := sum(r[0] == "NA" for r in raw)) else {})

    many = Counter(c for r in raw for c in CHOICES if c in r[1])
    assert counted(got("q2")) == many
    answered = sum(r[1] != "" for r in raw)
    asked = sum(r[1] != "" or r[2] in ("Middle", "High") for r in raw)
    assert (got("q2").answered, got("q2").asked, got("q2").selected_any) == (answered, asked, answered)
    base = {"everyone": len(raw), "who_answered": answered, "who_was_asked": asked}[rule]
    assert got("q2").base == base
    percents = {row.label: row.percent for row in got("q2").rows}
    assert percents == {c: pytest.approx(many[c] / base * 100) if base else None for c in CHOICES}

    ages = [int(r[3]) for r in raw if r[3].isdigit()]
    stats = got("q4").stats
    if ages:
        assert stats is not None
        assert (stats.n, stats.min, stats.max) == (len(ages), min(ages), max(ages))
        assert stats.mean == pytest.approx(mean(ages))
        assert stats.median == pytest.approx(median(ages))
    else:
        assert stats is None
    assert got("q4").unread == sum(r[3] == "old" for r in raw)

    days = [r[4] for r in raw if r[4].startswith("2023")]
    assert got("q5").earliest[:10] == min(days, default="")[:10]
    assert got("q5").latest[:10] == max(days, default="")[:10]
    assert got("q6").distinct == len({r[5] for r in raw if r[5]})

    for at, item in enumerate(got("q7").items, start=6):
        assert {row.label: row.count for row in item.rows if row.count} == Counter(r[at] for r in raw if r[at])
        assert item.answered == sum(r[at] != "" for r in raw)

    assert counted(got("q8")) == Counter(
        name for r in raw for name, at in (("first", 8), ("second", 9)) if r[at] == "Yes"
    )
    assert got("q8").answered == sum(bool(r[8] or r[9]) for r in raw)
    assert got("q8").selected_any == sum("Yes" in (r[8], r[9]) for r in raw)


@settings(max_examples=60, deadline=None)
@given(_rows, _rules)
def test_a_second_computation_of_groups_agrees(rows: list[tuple[tuple[str, ...], bool]], rule: BaseRule) -> None:
    made, within, raw = of_rows(rows, rule)
    for by, at in (("q3", 2), ("q2", 1)):
        for group in compare(made, "q1", by, within):
            members = [r for r in raw if (group.label == r[at] if at == 2 else group.label in r[at])]
            assert counted(group.table) == Counter(r[0] for r in members if r[0] not in ("", "NA"))
            wanted = {"who_answered": sum(r[0] not in ("", "NA") for r in members)}.get(rule, len(members))
            assert group.table.base == wanted


@settings(max_examples=60, deadline=None)
@given(_rows, _rules)
def test_parts_and_totals_agree(rows: list[tuple[tuple[str, ...], bool]], rule: BaseRule) -> None:
    made, within, _raw = of_rows(rows, rule)
    for question in made.questions:
        whole = table(question, made.answers(question.id), within)
        rest = table(question, made.answers(question.id), ~within)
        everyone = table(question, made.answers(question.id), made.everyone)
        assert whole.answered <= whole.asked <= int(within.sum())
        assert whole.asked == whole.answered + whole.blank + whole.unread + sum(n for _word, n in whole.missing)
        assert whole.base + rest.base == everyone.base
        for row in whole.rows:
            assert 0 <= row.count <= whole.answered
            assert row.percent is None or 0 <= row.percent <= 100
        if question.type in (QuestionType.SINGLE, QuestionType.ORDERED):
            assert sum(row.count for row in whole.rows) == whole.answered
        sums = Counter({r.option: r.count for r in whole.rows}) + Counter({r.option: r.count for r in rest.rows})
        assert sums == Counter({r.option: r.count for r in everyone.rows if r.count})


def test_hand_worked() -> None:
    made = survey(
        [KIND, STAGE],
        {
            0: ["Silos", "Silos", "Skills", "Other", "Other", "Other", "Don't know", "NA", "", "Money, time"],
            2: ["High", "Low", "Low", "Low", "Low", "", "", "", "", ""],
        },
    )
    kinds = table(KIND, made.answers("q1"), made.everyone)
    assert [(row.label, row.count) for row in kinds.rows] == [
        ("Silos", 2),
        ("Skills", 1),
        ("Money, time", 1),
        ("Other", 3),
        ("Don't know", 1),
    ]
    assert (kinds.asked, kinds.answered, kinds.base, kinds.blank) == (10, 8, 8, 1)
    assert kinds.rows[0].percent == 25
    stages = table(STAGE, made.answers("q3"), made.everyone)
    assert [(row.label, row.count) for row in stages.rows] == [("Low", 4), ("Middle", 0), ("High", 1)]
    by = compare(made, "q3", "q1", mask(made, Filter((Condition("q3", ("o1",)),))))
    assert [(group.label, group.table.base) for group in by] == [
        ("Silos", 1),
        ("Skills", 1),
        ("Money, time", 0),
        ("Other", 2),
        ("Don't know", 0),
    ]


def test_excluded_rows_are_in_no_table() -> None:
    made = survey([STAGE], {2: ["Low", "High", "High"]}, excluded=np.array([False, False, True]))
    assert counted(table(STAGE, made.answers("q3"), mask(made, Filter()))) == {"Low": 1, "High": 1}


def test_dates_without_clock_are_days() -> None:
    made = survey([DAY], {4: ["2023-05-02", "2023-05-09", ""]})
    days = table(DAY, made.answers("q5"), made.everyone)
    assert (days.earliest, days.latest) == ("2023-05-02", "2023-05-09")
    made = survey([DAY], {4: ["2023-05-02", "2023-05-09T12:00:00", ""]})
    days = table(DAY, made.answers("q5"), made.everyone)
    assert (days.earliest, days.latest) == ("2023-05-02T00:00:00", "2023-05-09T12:00:00")


def test_joined_ranking_items_name_their_column() -> None:
    ranks = tuple(Option(f"o{n}", str(n), (str(n),)) for n in (1, 2))
    question = Question("q1", "Rank", "", QuestionType.RANKING, (3,), Layout.JOINED, ";", ranks, (Item("a"), Item("b")))
    made = survey([question], {3: ["a;b", "b;a", "b"]})
    items = table(question, made.answers("q1"), made.everyone).items
    assert [(item.label, item.column, item.answered) for item in items] == [("a", 3, 2), ("b", 3, 3)]
    assert [[row.count for row in item.rows] for item in items] == [[1, 1], [2, 1]]


def test_groups_need_options() -> None:
    made = survey([AGE, STAGE], {3: ["4"], 2: ["Low"]})
    with pytest.raises(TypeError):
        groups(made, "q4")


@pytest.mark.parametrize(
    ("count", "base", "percent"),
    [(1, 8, 13), (1, 200, 1), (29, 53, 55), (0, 5, 0), (5, 5, 100), (1, 3, 33), (0, 0, None)],
)
def test_whole_percent(count: int, base: int, percent: int | None) -> None:
    assert whole_percent(count, base) == percent


@given(st.integers(1, 10**12).flatmap(lambda base: st.tuples(st.integers(0, base), st.just(base))))
def test_whole_percent_is_the_nearest(pair: tuple[int, int]) -> None:
    count, base = pair
    whole = whole_percent(count, base)
    assert whole is not None
    assert -base <= 2 * (100 * count - whole * base) < base


def test_order_of_rows() -> None:
    def row(label: str, count: int, role: Role = Role.PLAIN) -> Row:
        return Row(label, label, role, Part(count, 0))

    rows = [
        row("no idea", 9, Role.DONT_KNOW),
        row("few", 1),
        row("none", 5, Role.NONE),
        row("tie", 3),
        row("else", 8, Role.OTHER),
        row("tie too", 3),
    ]

    assert [r.label for r in order_rows(rows, QuestionType.SINGLE)] == [
        "tie",
        "tie too",
        "few",
        "else",
        "none",
        "no idea",
    ]
    assert [r.label for r in order_rows(rows, QuestionType.ORDERED)] == [r.label for r in rows]
    assert [r.label for r in order_rows(rows, QuestionType.SINGLE, "as_listed")] == [r.label for r in rows]


def test_average_words_are_of_those_who_wrote() -> None:
    state = np.array([State.ANSWERED, State.ANSWERED, State.BLANK], dtype=np.int8)
    words = ("one two three four", "five")
    assert average_words(Written(state, np.array([0, 1, -1], dtype=np.int32), words)) == 3
    nothing = np.full(3, State.BLANK, dtype=np.int8)
    assert average_words(Written(nothing, np.full(3, -1, dtype=np.int32), ())) is None
