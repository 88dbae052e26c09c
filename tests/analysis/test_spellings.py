"""Spellings of one answer, and answers that only look alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moin_desktop.analysis.spellings import likely_pairs, look_alike


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Frnace", "France"),
        ("Goverment", "Government"),
        ("Untied Kingdom", "United Kingdom"),
        ("côte d'ivoire", "Cote d\u2019Ivoire"),
        ("Health care", "healthcare"),
        ("Colombia", "Columbia"),
        ("Local authority.", "Local Authority"),
        ("Universty of Bremn", "University of Bremen"),
        ("Straße", "Strasse"),
    ],
)
def test_one_answer_in_two_spellings(one: str, other: str) -> None:
    assert look_alike(one, other)
    assert look_alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Agree", "Disagree"),
        ("Important", "Unimportant"),
        ("Employed", "Unemployed"),
        ("Male", "Female"),
        ("Very satisfied", "Satisfied"),
        ("18-24", "18-25"),
        ("Version 1.2", "Version 1.3"),
        ("Programme A", "Programme B"),
        ("Iran", "Iraq"),
        ("Iceland", "Ireland"),
        ("Gambia", "Zambia"),
        ("Austria", "Australia"),
        ("Niger", "Nigeria"),
        ("Slovakia", "Slovenia"),
        ("North Korea", "South Korea"),
        ("Once a week", "Twice a week"),
        ("Increase", "Decrease"),
        ("Weekly", "Biweekly"),
        ("", "?"),
    ],
)
def test_answers_that_are_not_the_same(one: str, other: str) -> None:
    assert not look_alike(one, other)
    assert not look_alike(other, one)


def test_the_rarer_goes_into_the_commoner() -> None:
    answers = [("Frnace", 1), ("Peru", 9), ("France", 12), ("FRANCE", 2), ("Chad", 0)]
    assert likely_pairs(answers) == ((3, 2), (0, 2))
    assert likely_pairs(answers, most=1) == ((3, 2),)
    assert likely_pairs([]) == ()


@given(st.lists(st.tuples(st.text(max_size=12), st.integers(0, 9)), max_size=20))
def test_no_answer_goes_into_itself_or_twice(answers: list[tuple[str, int]]) -> None:
    pairs = likely_pairs(answers, most=99)
    assert all(rarer != kept and answers[rarer][1] <= answers[kept][1] for rarer, kept in pairs)
    assert len({rarer for rarer, _kept in pairs}) == len(pairs)
