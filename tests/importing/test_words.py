"""Words as people type them: rates, slips of typing, lists line by line, numbers that call somebody."""

import pytest

from moin_desktop.analysis.questions import QuestionType
from moin_desktop.importing.formdata import identifies
from moin_desktop.importing.linebreaks import with_lists
from moin_desktop.importing.markers import codes_apart
from moin_desktop.importing.rates import order_rates
from moin_desktop.importing.scales import find_scale
from moin_desktop.importing.spelling import typed_like
from tests.importing.sheets import Rows, by_text, counts, tables_of, understood


@pytest.mark.parametrize(
    "labels",
    [
        ("Never", "Less than once a month", "Once a month", "Once a week", "Multiple times a day"),
        ("Every 6 months", "Every two weeks", "2-3 times a month", "Several times a week", "Every day"),
        ("Nie", "Einmal im Jahr", "Mehrmals im Monat", "Täglich"),
        ("Jamais", "Une fois par mois", "Plusieurs fois par semaine", "Tous les jours"),
    ],
)
def test_rates_are_put_in_order(labels: tuple[str, ...]) -> None:
    order = order_rates(labels[::-1])
    assert order is not None
    assert tuple(labels[::-1][i] for i in order) == labels


def test_what_is_no_rate_has_no_order() -> None:
    assert order_rates(("Once upon a time", "Daily mail", "Weekly")) is None
    assert order_rates(("Daily", "Every day", "Weekly")) is None


@pytest.mark.parametrize(
    "labels",
    [
        ("Strogly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly Agre"),
        ("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfed"),
        ("Too little", "About right", "Too much"),
        ("Nie", "Selten", "Manchmal", "Oft", "Immer"),
        ("Sehr unzufrieden", "Unzufrieden", "Teils/teils", "Zufrieden", "Sehr zufrieden"),
    ],
)
def test_scales_with_slips_of_typing(labels: tuple[str, ...]) -> None:
    scale = find_scale(labels[::-1], [5] * len(labels))
    assert scale is not None
    assert tuple(labels[::-1][i] for i in scale.order) == labels


@pytest.mark.parametrize(
    "labels", [("Costly", "Free", "Cheap"), ("Male", "Female", "Non-binary"), ("Yes", "Maybe", "No")]
)
def test_other_choices_are_no_scale(labels: tuple[str, ...]) -> None:
    assert find_scale(labels, [5] * len(labels)) is None


def test_typed_like_another() -> None:
    assert typed_like("vulnerability mangement", ["secure defaults", "vulnerability management"])
    assert typed_like("brasil", ["brazil"]) == "brazil"
    assert typed_like("unlikely", ["likely"]) is None
    assert typed_like("austria", ["australia"]) is None
    assert typed_like("level 1", ["level 2"]) is None


def test_answers_one_letter_apart_are_a_doubt() -> None:
    rows: Rows = [["Topic"], *[[("Economics", "History", "Physics")[i % 3]] for i in range(30)]]
    rows = [*rows, ["Econmics"], ["Econmics"]]
    doubts = [d.values for d in understood(rows).doubts if d.kind == "same_answer_spelt_differently"]
    assert doubts == [("Econmics", "Economics")]


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("ring +49 170 1234567 please", True),
        ("555-123-4567", True),
        ("write to a.b@example.org", True),
        ("from 2010-2015 and 2016-2019", False),
        ("on 12.03.2020 at 10:30", False),
        ("1.250.000.000 people", False),
    ],
)
def test_texts_that_identify_somebody(text: str, calls: bool) -> None:
    assert identifies(text) is calls


def test_lists_line_by_line_keep_their_lines() -> None:
    words = ("Which tools?", "Maps Labs", "Maps", "Labs Own idea")
    broken = [(0, "Which\ntools?"), (1, "Maps\nLabs"), (3, "Labs\r\nOwn idea")]
    assert with_lists(words, broken) == ("Which tools?", "Maps\nLabs", "Maps", "Labs\nOwn idea")
    assert with_lists(("a b", "c d"), [(0, "a\nb"), (1, "c\nd")]) == ("a b", "c d")


def test_codes_far_from_the_scale_are_no_answers() -> None:
    assert codes_apart(("1", "2", "5", "99")) == {"99"}
    assert codes_apart(("18", "45", "99")) == frozenset()
    rows: Rows = [["Trust", "Age"], *[[99 if i % 9 == 0 else 1 + i % 5, 20 + 2 * i] for i in range(45)]]
    found = tables_of(rows)
    assert found["Trust"].answered == 40
    assert "99" not in counts(found["Trust"])
    assert by_text(understood(rows))["Age"].type is QuestionType.NUMBER


def test_statements_answered_by_number_make_a_grid() -> None:
    items = [
        "I would use it often",
        "I found it too complex",
        "It was easy to use",
        "I needed some help",
        "I felt at ease",
    ]
    rows: Rows = [items, *[[1 + (i + i // 5 * k + k) % 5 for k in range(1, 6)] for i in range(40)]]
    (grid,) = understood(rows).questions
    assert grid.type is QuestionType.GRID
    assert len(grid.items) == len(items)


def test_rows_of_a_repeated_group_are_told() -> None:
    rows: Rows = [
        ["age", "role", "_index", "_parent_table_name", "_parent_index"],
        *[[20 + i, ("child", "parent")[i % 2], i + 1, "household", 1 + i // 3] for i in range(30)],
    ]
    (doubt,) = (d for d in understood(rows).doubts if d.kind == "several_rows_per_respondent")
    assert "30 rows, 10 respondents" in doubt.text
