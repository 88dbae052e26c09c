"""What stands over a chart without a headline."""

from dataclasses import replace

import pytest

from moin_desktop.analysis.charts import ChartSpec, compute
from moin_desktop.analysis.questions import Item, QuestionType
from moin_desktop.analysis.titles import opening, title
from tests.analysis.making import options, survey
from tests.analysis.test_chart_numbers import CELLS, GRID, STAGE

AGREES = options("Strongly disagree", "Neither", "Strongly agree")
STATEMENTS = (Item("We have a clear mandate", 8), Item("We can take some risks", 9))
JOINT = "We have a clear mandate and We can take some risks"


@pytest.mark.parametrize(
    ("name", "text", "wanted"),
    [
        ("Stage", "Which stage is your mission at?", "Stage"),
        ("Which stage…", "3. Which stage is your mission at?", "Which stage is your mission at?"),
        ("Which stage… (2)", "Which stage is it at:", "Which stage is it at"),
        ("Which stage…", "Which stage " * 20, "Which stage…"),
        ("Which stage…", "", "Which stage…"),
        ("2023 plans…", "2023 plans for the mission", "2023 plans for the mission"),
    ],
)
def test_a_cut_name_gives_way_to_the_wording_where_that_fits(name: str, text: str, wanted: str) -> None:
    assert title(replace(STAGE, name=name, text=text)) == wanted


def test_a_grid_without_a_wording_says_how_many_statements_it_has() -> None:
    bare = replace(GRID, name="We have a clear…", text=JOINT, items=STATEMENTS, options=AGREES)
    assert title(bare) == "Agreement with 2 statements"
    assert title(replace(bare, options=options("Never", "Sometimes", "Always"))) == "2 statements"
    assert title(replace(bare, name="Our mandate")) == "Our mandate"
    things = replace(bare, text="Mandate and Budget", name="Mandate and Budget", items=GRID.items)
    assert title(things) == "2 items on one scale"
    assert title(GRID) == "Agreement"


def test_the_subtitle_does_not_say_the_title_again() -> None:
    asked = replace(STAGE, name="Stage of…", text="3. Stage of the mission")
    data = compute(survey((asked,), CELLS), ChartSpec("q3"))
    assert data.title == "Stage of the mission"
    assert data.subtitle == "3. Stage of the mission. % of 40 respondents."
    assert data.repeated == "3. Stage of the mission."
    assert compute(survey((STAGE,), CELLS), ChartSpec("q3")).repeated == ""


def test_the_first_question_shown_is_no_consent_that_all_gave() -> None:
    consent = replace(GRID, id="q0", type=QuestionType.SINGLE, items=(), options=options("I agree"))
    assert opening((consent, STAGE)) is STAGE
    assert opening((consent,)) is consent
    assert opening(()) is None
