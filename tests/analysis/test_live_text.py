"""Numbers inside words: stored as fields, said as they are now."""

import pytest

from moin_desktop.analysis import live_text
from moin_desktop.analysis.charts import ChartKind, ChartSpec, compute
from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.live_text import Field
from moin_desktop.analysis.survey import Survey
from moin_desktop.models import surveys
from tests.exporting.making import CHALLENGES, EVALUATION, ORGANISATION, SCALE, STAGE, option_of, sample_project


@pytest.fixture(scope="module")
def sample() -> Survey:
    return surveys.load(sample_project().session, "s1")


@pytest.fixture(scope="module")
def skills() -> str:
    return option_of(sample_project(), CHALLENGES, "Building skills and capabilities")


SPECS = (
    ChartSpec(CHALLENGES),
    ChartSpec(CHALLENGES, compare=ORGANISATION),
    ChartSpec(CHALLENGES, compare=ORGANISATION, kind=ChartKind.COLUMNS),
    ChartSpec(STAGE),
    ChartSpec(STAGE, kind=ChartKind.STACKED),
    ChartSpec(EVALUATION),
    ChartSpec("q7"),
    ChartSpec("q10", pair="q11"),
    ChartSpec(SCALE),
    ChartSpec(SCALE, compare=ORGANISATION),
    ChartSpec(SCALE, compare=ORGANISATION, item=0),
)


@pytest.mark.parametrize("spec", SPECS)
def test_every_number_of_a_chart_can_be_said_and_found_again(sample: Survey, spec: ChartSpec) -> None:
    chart = compute(sample, spec)
    offers = live_text.offers(spec.question, chart)
    assert len(offers) > 3
    assert (offers[-1].text, offers[-1].label) == (str(chart.base), "Base")
    assert len({(one.field.target, one.field.measure) for one in offers}) == len(offers)
    for one in offers:
        text = f"They say {one.field.token}."
        assert live_text.fields(text) == (one.field,)
        assert live_text.plain(text, {spec.question: chart}) == f"They say {one.text}."
        assert live_text.troubles(text, {spec.question: chart}) == ()


def test_words_are_filled_in_and_what_only_looks_like_a_field_stays(sample: Survey, skills: str) -> None:
    charts = {CHALLENGES: compute(sample, ChartSpec(CHALLENGES))}
    text = f"{{q8:{skills}:percent|55%}} of {{q8::base}} name skills {{really}} {{q8}}, that is {{q8:{skills}:n}}"
    assert live_text.plain(text, charts) == "55% of 53 name skills {really} {q8}, that is 29"
    assert live_text.views(text) == {CHALLENGES}
    assert live_text.named(text) == [CHALLENGES, skills, CHALLENGES, CHALLENGES, skills]


def test_a_small_group_is_said_in_counts(sample: Survey, skills: str) -> None:
    few = next(o.id for o in sample.question(ORGANISATION).options if o.label.startswith("International"))
    chart = compute(sample, ChartSpec(CHALLENGES, Filter((Condition(ORGANISATION, (few,)),))))
    assert chart.base < 10
    assert " of " in live_text.plain(f"{{q8:{skills}:percent}}", {CHALLENGES: chart})


def test_a_number_that_changed_says_what_it_was(sample: Survey, skills: str) -> None:
    charts = {CHALLENGES: compute(sample, ChartSpec(CHALLENGES))}
    text = f"{{q8:{skills}:percent|51%}} and {{q8::base|53}}"
    first, _and, last = live_text.said(text, charts)
    assert (first.text, first.was, last.text, last.was) == ("55%", "51%", "53", "")
    assert live_text.changed(text, charts)
    assert live_text.troubles(text, charts) == ("Changed since it was written: 55% was 51%.",)
    stamped = live_text.stamped(text, charts)
    assert stamped == f"{{q8:{skills}:percent|55%}} and {{q8::base|53}}"
    assert not live_text.changed(stamped, charts)


def test_what_is_gone_is_a_dash_with_a_sentence(sample: Survey) -> None:
    charts = {CHALLENGES: compute(sample, ChartSpec(CHALLENGES))}
    for field, sentence in (
        (
            Field(CHALLENGES, "o999", "percent", "5%"),
            "The answer that this number was of is not on the chart any more.",
        ),
        (Field(CHALLENGES, "", "median"), "The chart has no median any more."),
        (Field(CHALLENGES, "#7", "average"), "The answer that this number was of is not on the chart any more."),
        (Field("q99", "", "base"), "The chart that this number was on is gone."),
    ):
        said = live_text.now(field, charts)
        assert (said.text, said.trouble) == ("–", sentence)
        assert live_text.stamped(field.token, charts) == field.token


def test_merged_answers_are_said_by_those_that_count_them() -> None:
    text = "{q8:o3:by:o4:percent|5%} {q8:item0:o33:n} o3"
    assert live_text.renamed(text, {"o3": "o9", "o4": "o8"}) == "{q8:o9:by:o8:percent|5%} {q8:item0:o33:n} o3"


def test_several_answers_in_focus_are_offered_together(sample: Survey) -> None:
    chart = compute(sample, ChartSpec(STAGE))
    focus = [mark.option for mark in chart.marks[:3]]
    together = next(one for one in live_text.offers(STAGE, chart, focus) if one.field.measure == live_text.KEY)
    assert together.text == "72%"
    assert live_text.plain(together.field.token, {STAGE: chart}, focus) == "72%"
    assert live_text.KEY not in {one.field.measure for one in live_text.offers(STAGE, chart)}


def test_a_kept_number_cannot_break_its_field() -> None:
    field = Field("q1", "o1", "percent", "5}%|")
    assert live_text.fields(field.token) == (Field("q1", "o1", "percent", "5%"),)
