"""Options are learnt before cells are taken apart."""

import pytest

from moin_desktop.importing.options import learn, learn_codes, learn_known, pieces_of


def _counted(cells: dict[str, int]) -> tuple[list[str], list[int]]:
    return list(cells), list(cells.values())


def test_trailing_separator_decides() -> None:
    joined = learn(*_counted({"Funding;": 2, "Skills, training;Law;": 1, "Law;": 1}))
    assert joined is not None
    assert (joined.separator, joined.trailing) == (";", True)
    assert joined.options == ("Funding", "Skills, training", "Law")


def test_parts_that_always_travel_together_are_one_option() -> None:
    cells = {
        "Education, Sports and Youth": 8,
        "Health": 9,
        "Education, Sports and Youth, Health": 7,
        "Health, Transport": 6,
        "Education, Sports and Youth, Transport": 5,
    }
    joined = learn(*_counted(cells))
    assert joined is not None
    assert set(joined.options) == {"Education, Sports and Youth", "Health", "Transport"}
    assert joined.glued == ("Education, Sports and Youth",)


def test_what_goes_on_in_lower_case_belongs_to_what_comes_before() -> None:
    cells = {
        "No": 40,
        "Sí": 9,
        "Sí, de forma particular": 12,
        "No, Sí": 1,
        "Sí, de forma particular, No": 6,
        "No, Otra": 9,
        "Otra": 8,
    }
    joined = learn(*_counted(cells))
    assert joined is not None
    assert "Sí, de forma particular" in joined.options
    assert "de forma particular" not in joined.options


def test_texts_of_other_are_not_glued() -> None:
    cells = {"Python": 20, "R": 15, "Python, R": 12, "Python, SQL": 8, "SQL": 7, "Python, R, bash, awk": 1}
    joined = learn(*_counted(cells))
    assert joined is not None
    assert joined.options == ("Python", "R", "SQL", "bash", "awk")


@pytest.mark.parametrize(
    "cells",
    [
        {"Daily - heavy usage; 3+ hours": 30, "Daily - moderate; less than 3 hours": 32, "Weekly": 29, "Monthly": 12},
        {"$50,000 - $99,999": 20, "$10,000 - $49,999": 15, "$100,000 or more": 12},
        {"Espoo, Finland": 15, "Aarhus, Denmark": 14, "Turku, Finland": 10, "Oslo, Norway": 9},
        {"Yes, technical only": 10, "Yes, all aspects": 22, "No": 9, "Not sure": 4},
        {f"I think, that, it is {i}": 1 for i in range(40)},
        {"Maybe": 12, "Never": 13},
    ],
)
def test_single_answers_with_separators_stay_whole(cells: dict[str, int]) -> None:
    assert learn(*_counted(cells)) is None


def test_brackets_are_atomic() -> None:
    assert pieces_of("Bus (fast, cheap), Rail, None (never)", ", ") == ["Bus (fast, cheap)", "Rail", "None (never)"]
    assert pieces_of("Bus (fast, Rail", ", ") == ["Bus (fast", "Rail"]
    assert pieces_of("1,000 kg,5 kg", ",") == ["1,000 kg", "5 kg"]
    assert pieces_of("A;B ;", ";") == ["A", "B"]


def test_all_things_in_changing_order_are_a_ranking() -> None:
    cells = {"A;B;C;": 3, "B;A;C;": 4, "C;A;B;": 2, "C;B;A;": 5}
    joined = learn(*_counted(cells))
    assert joined is not None
    assert joined.ranked


def test_everybody_choosing_everything_is_no_ranking() -> None:
    joined = learn(*_counted({"A;B;C;": 12}))
    assert joined is not None
    assert not joined.ranked


def test_codes_joined_by_blanks() -> None:
    cells = {"piped": 20, "piped well": 12, "well": 4, "truck": 3, "truck well": 4}
    assert learn(*_counted(cells)) is None
    joined = learn(*_counted(cells), codes_by_blank=True)
    assert joined is not None
    assert joined.separator == " "


def test_number_codes_in_rising_order() -> None:
    joined = learn_codes(*_counted({"1": 3, "1,2,5": 4, "2": 1, "2,5": 6}))
    assert joined is not None
    assert joined.options == ("1", "2", "5")
    assert learn_codes(*_counted({"1,5": 3, "2,5": 4})) is None


def test_known_options_need_no_proof() -> None:
    joined = learn_known(["a_1 b_2", "c"], [1, 1], frozenset(("a 1", "b 2", "c")))
    assert joined is not None
    assert joined.options == ("a_1", "b_2", "c")
    assert learn_known(["a b", "x"], [1, 1], frozenset(("a", "b"))) is None


def test_wenjuanxing_bar() -> None:
    joined = learn(*_counted({"地图┋预测": 8, "地图": 5, "预测┋挑战": 3, "挑战": 2}))
    assert joined is not None
    assert joined.separator == "┋"
    assert joined.options == ("地图", "预测", "挑战")


def test_few_cells_are_lists_where_a_part_returns() -> None:
    assert learn(("cosy;intuitive;simple", "intuitive;cool", "simple"), (1, 1, 1)) is not None
    assert learn(("Daily - heavy; 3+ hours", "Daily - light; under 3 hours", "Weekly"), (2, 2, 1)) is None
    many = [f"Maps;Labs;{thing}" for thing in ("Talks", "Tours", "Books", "Films")]
    assert learn((*many, "Maps", "Labs"), (50, 40, 30, 40, 90, 80)) is not None
