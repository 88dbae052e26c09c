"""Whatever stands in the cells, a sheet is understood or refused in words, and every answer is counted."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from moin_desktop.analysis.questions import CHARTED_TYPES
from moin_desktop.errors import MoinError
from tests.importing.sheets import tables_of, understood

CELLS = [
    "",
    "Yes",
    "No",
    "NA",
    "N/A",
    "1",
    "2",
    "0",
    "-99",
    "3.5",
    "A;B;",
    "A, B",
    "(x",
    "x)",
    "[a]",
    "Q1_1",
    "Q1_2",
    "Q [a]",
    "Q [b]",
    "Other",
    "Other (please specify)",
    "Response",
    "2020-01-02",
    "1/2/2020 10:00",
    "a@b.org",
    "Agree",
    "满意",
    '{"ImportId":"QID1"}',
    "Unnamed: 3",
    "x/y",
    "x.y",
    "x___1",
    "x: y",
    "3. A",
    "3.1. B",
    "3.",
    "—",
    "< 5",
    "5+",
    "1-2",
    ";",
    ", ",
    "┋",
    "[]",
    "()",
    "id",
    "Total",
    "Timestamp",
    "q_TEXT",
    "a - b",
    "a - c",
    "😀",
    "--5",
    "1e400",
    "٣",
    "²",
    "①",
    "½",
    "∞",
    "1,2,3",
    "99999999999999999999999",
    "x" * 500,
]


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """A small table of odd cells in which columns repeat few words, as surveys do."""
    columns = draw(st.lists(st.lists(st.sampled_from(CELLS), min_size=1, max_size=5), min_size=1, max_size=7))
    headings = [draw(st.sampled_from(CELLS)) for _column in columns]
    height = draw(st.integers(1, 25))
    return [headings, *([draw(st.sampled_from(words)) for words in columns] for _row in range(height))]


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables())
def test_anything_is_understood_or_refused(rows: list[list[str]]) -> None:
    try:
        found = understood(rows)
    except MoinError:
        return
    for question in found.questions:
        assert question.name
        assert question.reason
        assert (question.type in CHARTED_TYPES) or not question.options
    for numbers in tables_of(rows).values():
        assert numbers.answered <= numbers.asked
