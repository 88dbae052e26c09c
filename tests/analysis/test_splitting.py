"""Cells that list answers come apart where they should, and nowhere else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moin_desktop.analysis.encode import split_cell


@pytest.mark.parametrize(
    ("word", "separator", "options", "pieces"),
    [
        ("A;B;", ";", (), ("A", "B")),
        ("A ; B ;; C", ";", (), ("A", "B", "C")),
        ("A, B,", ", ", (), ("A", "B")),
        ("A, B", ", ", (), ("A", "B")),
        ("Git, R, or Python", ", ", ("R, or Python", "Git"), ("Git", "R, or Python")),
        ("Yes, a lot, Yes, a", ", ", ("Yes", "Yes, a", "Yes, a lot"), ("Yes, a lot", "Yes, a")),
        ("A,B, C", ",", ("B, C",), ("A", "B, C")),
        ("one two", " ", (), ("one", "two")),
        ("whole; cell", None, (), ("whole; cell",)),
        ("", None, (), ()),
        (";", ";", (), ()),
        ("1,000 people, 20", ", ", (), ("1,000 people", "20")),
    ],
)
def test_split(word: str, separator: str | None, options: tuple[str, ...], pieces: tuple[str, ...]) -> None:
    assert split_cell(word, separator, options) == pieces


_options = st.lists(st.text("abc,", min_size=1, max_size=6).map(lambda t: t.strip(",")).filter(bool), unique=True)


@given(st.sets(st.sampled_from(["skills", "silos", "money, time", "money", "law, rules, habits"])))
def test_what_was_joined_comes_apart_again(chosen: set[str]) -> None:
    known = ("skills", "silos", "money, time", "law, rules, habits", "money")
    assert set(split_cell(", ".join(sorted(chosen)), ", ", known)) == chosen


@given(_options, st.text("abc, ", max_size=20))
def test_no_text_is_lost_and_no_piece_is_empty(options: list[str], word: str) -> None:
    pieces = split_cell(word, ",", options)
    assert all(piece == piece.strip() and piece for piece in pieces)
    assert "".join(pieces).replace(",", "").replace(" ", "") == word.replace(",", "").replace(" ", "")
