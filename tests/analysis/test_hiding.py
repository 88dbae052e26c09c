"""Small groups that must not be seen: no number of a chart, a breakdown, a spark or a filter gives one away."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from moin_desktop.analysis import figures, hiding, statements
from moin_desktop.analysis.charts import ChartData, ChartKind, ChartSpec, Mark, compute
from moin_desktop.analysis.filters import Condition, Filter, mask
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.selections import selection_mask, small
from moin_desktop.analysis.survey import Survey
from tests.analysis.making import options, survey

LIMIT = 5
KIND = options("Ministry", "City", "Agency", "Bank")
ANSWER = options("Yes", "Partly", "No", "Never")
Q1 = Question(id="q1", name="Kind", text="Kind", type=QuestionType.SINGLE, columns=(0,), options=KIND)
Q2 = Question(id="q2", name="Ready", text="Ready", type=QuestionType.SINGLE, columns=(1,), options=ANSWER)


def made(kinds: list[int], answers: list[int], limit: int = LIMIT) -> Survey:
    cells = {0: [KIND[at].label for at in kinds], 1: [ANSWER[at].label for at in answers]}
    found = survey((Q1, Q2), cells)
    found.hide_under = limit
    return found


def marks(data: ChartData) -> list[Mark]:
    return [mark for row in data.rows for mark in row.marks] or list(data.marks)


def plain() -> Survey:
    """20 Yes, 9 Partly, 3 No, 8 Never."""
    return made([0] * 22 + [1] * 12 + [2] * 6, [0] * 20 + [1] * 9 + [2] * 3 + [3] * 8)


def test_a_small_number_takes_another_along() -> None:
    data = compute(plain(), ChartSpec("q2"))
    shut = {mark.label for mark in data.marks if mark.hidden}
    assert shut == {"No", "Never"}
    assert {mark.count_text for mark in data.marks if mark.hidden} == {"hidden"}
    assert all(mark.count == mark.share == 0 and not mark.percent_text for mark in data.marks if mark.hidden)
    assert "Hidden: this or a number next to it is under 5." in data.footer
    assert "Never" not in data.summary


def test_nothing_is_hidden_where_the_limit_is_off() -> None:
    open_ = plain()
    open_.hide_under = 0
    assert not any(mark.hidden for mark in compute(open_, ChartSpec("q2")).marks)


def test_parts_end_to_end_close_up() -> None:
    """No gap is left where a hidden part stood."""
    data = compute(plain(), ChartSpec("q2", kind=ChartKind.STACKED))
    shown = [mark for mark in data.rows[0].marks if not mark.hidden]
    assert [mark.start for mark in shown] == [0.0, 0.5]
    assert all(mark.start in (0.0, 0.5, 0.725) for mark in data.rows[0].marks)


def test_a_filter_that_leaves_few_shows_nothing() -> None:
    there = plain()
    few = Filter((Condition("q2", ("o3",)),))
    assert hiding.veil(there, few)
    assert all(mark.hidden for mark in compute(there, ChartSpec("q1", few)).marks)
    assert small(there, Q1, mask(there, few)).shares == ()


def test_a_filter_for_a_number_that_is_hidden_shows_nothing() -> None:
    """8 said Never: enough, but with Yes and Partly they give the 3 away."""
    there = plain()
    assert hiding.veil(there, Filter((Condition("q2", ("o4",)),)))
    assert not hiding.veil(there, Filter((Condition("q2", ("o1",)),)))
    assert not hiding.veil(there, Filter((Condition("q2", ("o3", "o4")),)))


def test_a_filter_that_cuts_few_off_shows_nothing() -> None:
    there = plain()
    assert hiding.veil(there, Filter((Condition("q2", ("o1", "o2", "o4")),)))


def test_linked_answers_are_not_shown_where_they_are_few() -> None:
    there = plain()
    data = compute(there, ChartSpec("q1"), selection_mask(there, "q2", ("o2",)))
    assert all(mark.selected_count is None for mark in data.marks)
    assert "Linked answers are not shown" in data.subtitle


def test_a_breakdown_hides_small_groups() -> None:
    there = plain()
    told = statements.breakdown(there, "q2", ("o2",), "q1", mask(there, Filter()))
    assert [row.text for row in told.rows][:2] == ["hidden", "hidden"]


def test_a_text_of_few_is_not_listed() -> None:
    question = Question(id="q3", name="Hopes", text="Hopes", type=QuestionType.TEXT, columns=(0,))
    there = survey((question,), {0: ["More time", "Less haste", ""]})
    there.hide_under = LIMIT
    data = compute(there, ChartSpec("q3"))
    assert data.texts == ()
    assert data.empty


columns = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=60)


@settings(max_examples=60, deadline=None)
@given(rows=columns, kind=st.sampled_from([ChartKind.HEAT, ChartKind.STACKED]))
def test_no_small_cell_is_shown_or_left_alone(rows: list[tuple[int, int]], kind: ChartKind) -> None:
    there = made([a for a, _b in rows], [b for _a, b in rows])
    data = compute(there, ChartSpec("q2", compare="q1", kind=kind))
    true = np.zeros((4, 4), dtype=int)
    for a, b in rows:
        true[a, b] += 1
    shown: dict[tuple[str, str], int] = {}
    for mark in marks(data):
        count = true[:, int(mark.option[1]) - 1].sum() if not mark.group else None
        cell = true[int(mark.group[1]) - 1, int(mark.option[1]) - 1] if mark.group else count
        if not mark.hidden:
            assert mark.count == cell
            assert not 0 < mark.count < LIMIT
            shown[mark.option, mark.group] = mark.count
        else:
            assert (mark.count, mark.share, mark.percent_text) == (0, 0.0, "")
    # A line of groups with one unknown would give it away.
    for option in {option for option, _group in shown}:
        groups = [group.id for group in data.groups if group.id]
        missing = [group for group in groups if (option, group) not in shown]
        if (option, "") in shown and len(missing) == 1:
            left = shown[option, ""] - sum(shown.get((option, group), 0) for group in groups)
            assert left == 0 or left >= LIMIT


@pytest.mark.parametrize("kind", list(ChartKind))
def test_every_kind_is_computed_with_hidden_numbers(kind: ChartKind) -> None:
    there = plain()
    for spec in (ChartSpec("q2", kind=kind), ChartSpec("q2", kind=kind, compare="q1")):
        data = compute(there, replace(spec, likely_range=True))
        assert all(not 0 < mark.count < LIMIT for mark in marks(data))


def test_a_finding_names_no_hidden_number() -> None:
    """Kept before the line was drawn, its card shows another number and no change."""
    open_ = plain()
    open_.hide_under = 0
    kept = figures.numbers(compute(open_, ChartSpec("q2")))
    data = compute(plain(), ChartSpec("q2"))
    assert figures.key_figure(data, ("o3",)).value == "50%"
    assert figures.change_text(data, ("o3",), kept) == ""
    assert {option for option, _count, _base in figures.numbers(data)} == {"o1", "o2"}
