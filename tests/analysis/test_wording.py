"""Numbers are written with the marks of the language they are read in."""

import gettext

import pytest

from moin_desktop.analysis.wording import number_text, tenths_text


class Catalogue(gettext.NullTranslations):
    """A language that writes one text of the program in its own way."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self._said = said

    def gettext(self, message: str) -> str:
        return self._said if message == "12,345.6" else message


def test_numbers_in_english() -> None:
    said = [number_text(n) for n in (0, 2023, 10_000, 1_234_567, -20_000, 0.25, 3.14159, 12345.678, 2e15)]
    assert said == ["0", "2023", "10,000", "1,234,567", "-20,000", "0.25", "3.14", "12,345.68", "2e+15"]
    assert tenths_text(3) == "3.0"


@pytest.mark.parametrize(
    ("sample", "whole", "part"),
    [
        ("12.345,6", "1.234.567", "12.345,68"),
        ("12\u202f345,6", "1\u202f234\u202f567", "12\u202f345,68"),
        ("12’345.6", "1’234’567", "12’345.68"),
        ("12345,6", "1234567", "12345,68"),
        ("nonsense", "1,234,567", "12,345.68"),
    ],
)
def test_numbers_follow_the_catalogue(sample: str, whole: str, part: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("moin_desktop.i18n._translation", Catalogue(sample))
    assert number_text(1_234_567) == whole
    assert number_text(12345.678) == part
    assert number_text(2023) == "2023"
