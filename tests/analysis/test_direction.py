"""Words that run from right to left, inside our sentences."""

from dataclasses import replace

from moin_desktop.analysis.charts import ChartSpec, compute
from moin_desktop.analysis.direction import END, ISOLATE, closed, isolated, runs_leftward
from tests.analysis.making import survey
from tests.analysis.test_chart_numbers import CELLS, HOPE

ARABIC = "ما رأيك؟"


def test_the_first_strong_character_tells() -> None:
    assert runs_leftward(f"12. {ARABIC} in English")
    assert runs_leftward("עברית")
    assert not runs_leftward(f"In English: {ARABIC}")
    assert not runs_leftward(f"{ISOLATE}{ARABIC}{END} 10 answers.")
    assert not runs_leftward("53%")


def test_only_what_needs_it_is_isolated() -> None:
    assert isolated("Plain words") == "Plain words"
    assert isolated(ARABIC) == f"{ISOLATE}{ARABIC}{END}"


def test_isolates_do_not_reach_over_lines() -> None:
    assert closed((f"{ISOLATE}ab", f"cd{END} 10 answers.")) == (f"{ISOLATE}ab{END}", f"{ISOLATE}cd{END} 10 answers.")
    assert closed(("ab", "cd")) == ("ab", "cd")


def test_the_wording_is_isolated_in_the_subtitle_not_in_what_is_kept() -> None:
    question = replace(HOPE, name=ARABIC, text=ARABIC)
    data = compute(survey((question,), CELLS), ChartSpec("q8"))
    assert data.subtitle == f"{ISOLATE}{ARABIC}{END} 20 answers."
    assert data.title == ARABIC
