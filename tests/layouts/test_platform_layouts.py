"""Every platform's layout of one questionnaire is read to the same answers."""

import os

import pytest

from tests.layouts.files import make
from tests.layouts.reading import mistakes
from tests.layouts.styles import STYLES
from tests.layouts.template import ENGLISH, FRENCH, GERMAN, LANGUAGES, SPANISH, Language

SAVED_AGAIN = (
    "generic+prose",
    "generic+totals",
    "generic+headless",
    "microsoft_forms+prose",
    "google_forms+totals",
    "surveymonkey+pandas",
)
LAYOUTS = (*STYLES, *SAVED_AGAIN)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_read_whole(layout: str) -> None:
    assert mistakes(make(layout, ENGLISH, 60)) == []


@pytest.mark.parametrize("layout", LAYOUTS)
def test_ten_answers_are_enough(layout: str) -> None:
    assert mistakes(make(layout, (GERMAN, FRENCH, SPANISH)[len(layout) % 3], 10)) == []


@pytest.mark.parametrize("language", [GERMAN, FRENCH, SPANISH], ids=lambda language: str(language.name))
@pytest.mark.parametrize("layout", ["microsoft_forms", "limesurvey_full", "surveymonkey"])
def test_scales_are_known_in_other_languages(layout: str, language: Language) -> None:
    assert mistakes(make(layout, language, 60)) == []


@pytest.mark.parametrize("layout", ["google_forms", "qualtrics", "kobo_labels", "citizen_space"])
def test_many_answers_are_read_as_few_are(layout: str) -> None:
    assert mistakes(make(layout, ENGLISH, 400)) == []


_SWEPT = ((10, 1), (25, 1), (25, 2), (60, 1), (60, 2), (60, 3), (400, 1))
"""Ten answers in any order cannot always tell an option with a comma from two."""


@pytest.mark.skipif("MOIN_ALL_LAYOUTS" not in os.environ, reason="the whole sweep runs when MOIN_ALL_LAYOUTS is set")
@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: str(language.name))
@pytest.mark.parametrize("layout", LAYOUTS)
def test_whole_sweep(layout: str, language: Language) -> None:
    wrong = {(n, seed): mistakes(make(layout, language, n, seed)) for n, seed in _SWEPT}
    assert not {key: found for key, found in wrong.items() if found}
