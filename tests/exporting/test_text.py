"""Texts that a workbook would stumble over or obey."""

import pytest

from moin_desktop.exporting.text import CELL_LIMIT, Changes, clean, could_be_formula, distinct, sheet_name, utf16_length


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("plain", "plain"),
        ("two\nlines\tand a tab", "two\nlines\tand a tab"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("bell\x07 and\x1b[31m red", "bell and[31m red"),
        ("nul\x00", "nul"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("not a character \uffff\ufffe", "not a character "),
        ("_x0041_", "_x0041_"),
        ("<r>inside</r>", "<r>inside</r> "),
        ("naïve 日本語 😀", "naïve 日本語 😀"),
    ],
)
def test_a_text_becomes_one_that_a_cell_holds(text: str, kept: str) -> None:
    assert clean(text, Changes()) == kept


def test_only_texts_that_lost_something_are_counted() -> None:
    changes = Changes()
    for text in ("plain", "a\r\nb", "bell\x07", "x" * (CELL_LIMIT + 1)):
        clean(text, changes)
    assert (changes.control_characters, changes.cut) == (1, 1)


@pytest.mark.parametrize("letter", ["x", "é", "😀"])
def test_a_long_text_is_cut_at_what_excel_counts(letter: str) -> None:
    cut = clean(letter * 40_000, Changes())
    assert cut.endswith("…")
    assert CELL_LIMIT - 1 <= utf16_length(cut) <= CELL_LIMIT


def test_a_text_at_the_limit_stays_whole() -> None:
    assert clean("é" * CELL_LIMIT, Changes()) == "é" * CELL_LIMIT


@pytest.mark.parametrize("start", list("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"))
def test_starts_that_a_spreadsheet_obeys_are_known(start: str) -> None:
    assert could_be_formula(start + "cmd")
    assert not could_be_formula("a" + start)


def test_headings_become_different() -> None:
    assert distinct(["Role", "role", "Role (2)", "Role"]) == ["Role", "role (2)", "Role (2) (2)", "Role (3)"]


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Tables", "Tables"),
        ("a/b\\c?d*e[f]g:h", "a b c d e f g h"),
        ("'quoted'", "quoted"),
        ("", "Sheet"),
        ("[]", "Sheet"),
        ("History", "History 2"),
        ("Responses of a survey with a very long name", "Responses of a survey with a v…"),
        ("bell\x07", "bell"),
    ],
)
def test_sheet_names_are_ones_excel_accepts(wanted: str, name: str) -> None:
    assert sheet_name(wanted) == name
    assert len(name) <= 31


def test_a_taken_sheet_name_gets_a_number() -> None:
    taken: list[str] = []
    for _copy in range(3):
        taken.append(sheet_name("responses " * 9, taken))
    assert len({name.casefold() for name in taken}) == 3
    assert all(len(name) <= 31 for name in taken)
