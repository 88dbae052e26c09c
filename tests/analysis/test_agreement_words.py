"""What agreement means is said in words, and nothing is said where there is nothing."""

import pytest

from moin_desktop.analysis.agreement import Agreement
from moin_desktop.analysis.agreement_words import figure, meaning, same_text


@pytest.mark.parametrize(
    ("alpha", "words"),
    [(0.8, "can be relied on"), (0.667, "tentative conclusions"), (0.66, "too low"), (-0.1, "Alpha is −0.10")],
)
def test_alpha_is_put_into_words(alpha: float, words: str) -> None:
    said = meaning(Agreement(40, 30, None, alpha))
    assert words in said
    assert "single one" not in said


def test_few_decisions_none_and_no_variety_are_told() -> None:
    assert "a single one moves it much" in meaning(Agreement(10, 9, None, 0.9))
    assert "nothing to compare" in meaning(Agreement(0, 0, None, None))
    assert "cannot be told" in meaning(Agreement(10, 10, None, None))
    assert (figure(None), figure(0.5), same_text(Agreement(0, 0, None, None))) == ("–", "0.50", "–")
    assert (same_text(Agreement(6, 4, None, None)), same_text(Agreement(40, 30, None, None))) == ("4 of 6", "75%")
