"""Kinds beside the natural one: squares by region, parts of 100%, average places, other bases, pairs; by hand."""

from dataclasses import replace

from moin_desktop.analysis import pairs, percentages
from moin_desktop.analysis.charts import ChartKind, ChartSpec, compute, kinds
from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.analysis.questions import BaseRule, Layout, Question, QuestionType
from moin_desktop.analysis.regions import names_countries, region
from moin_desktop.analysis.telling import reading
from moin_desktop.models.values import spec_in, spec_out
from tests.analysis.making import options, survey
from tests.analysis.test_chart_numbers import CELLS, ORG, PARTS, QUESTIONS, STAGE, only, whole

LANDS = ("Spain", "Kenya", "Brasil", "The Netherlands", "Mars")
COUNTRY = Question("c1", "Country", "Where?", QuestionType.SINGLE, (0,), options=options(*LANDS))
CAME = {0: ["Spain"] * 3 + ["Kenya"] * 2 + ["Brasil"] * 4 + ["The Netherlands"] + ["Mars"] * 2}
USED = Question("u1", "Tools used", "Which do you use?", QuestionType.MULTIPLE, (0,), Layout.JOINED, ";")
TOOLS = ("Maps", "Panels", "Prizes", "Theory")


def test_squares_are_gathered_by_region() -> None:
    data = compute(survey((COUNTRY,), CAME), ChartSpec("c1"))
    assert data.kind is ChartKind.SQUARES
    assert [mark.label for mark in data.marks] == ["Brasil", "Spain", "Kenya", "Mars", "The Netherlands"]
    assert data.regions == (
        ("Latin America and the Caribbean", (0,)),
        ("Europe", (1, 4)),
        ("Africa", (2,)),
        ("Elsewhere", (3,)),
    )
    assert data.base_text == "One square is one respondent."


def test_countries_of_many_respondents_are_bars() -> None:
    many = {0: CAME[0] * 50}
    assert compute(survey((COUNTRY,), many), ChartSpec("c1", kind=ChartKind.SQUARES)).kind is ChartKind.BARS


def test_other_answers_may_be_squares_without_regions() -> None:
    assert not names_countries(ORG)
    data = compute(whole(), ChartSpec("q1", kind=ChartKind.SQUARES))
    assert (data.kind, data.regions) == (ChartKind.SQUARES, ())


def test_regions_by_any_name() -> None:
    told = [region(name) for name in ("U.K.", "the USA", "Côte d’Ivoire", "Viet Nam", "Aotearoa", "Trinidad & Tobago")]
    assert told == ["europe", "north_america", "africa", "asia", "oceania", "latin_america"]
    assert region("Atlantis") == ""


def test_parts_of_one_bar() -> None:
    rows = compute(whole(), ChartSpec("q3", kind=ChartKind.STACKED)).rows
    assert [(row.label, [(mark.percent_text, mark.start) for mark in row.marks]) for row in rows] == [
        ("All", [("25%", 0.0), ("25%", 0.25), ("50%", 0.5)])
    ]


def test_average_places() -> None:
    """Tea: 15 first and 25 second places, 65 / 40; coffee 55 / 40."""
    data = compute(whole(), ChartSpec("q10"))
    assert [(row.label, row.figure_text, row.answered) for row in data.rows] == [
        ("Coffee", "1.4", 40),
        ("Tea", "1.6", 40),
    ]
    assert [row.figure for row in data.rows] == [0.375, 0.625]
    assert data.subtitle == "Rank these. Average place, 1 is first. 40 respondents."


def test_likely_range_of_bars() -> None:
    """Wilson's interval of 20 of 40, worked by hand: 35.2% to 64.8%."""
    data = compute(whole(), ChartSpec("q2", likely_range=True))
    skills = next(mark for mark in data.marks if mark.label == "Skills")
    assert skills.likely is not None
    assert [round(100 * end, 1) for end in skills.likely] == [35.2, 64.8]
    assert data.footer.endswith("Were these 40 a random sample, the band would show the likely range.")


def test_percentages_of_answers() -> None:
    """26 + 20 + 4 answers of 40 respondents."""
    data = compute(whole(), ChartSpec("q2", percent_of="answers"))
    assert [(mark.label, mark.percent_text, mark.base) for mark in data.marks] == [
        ("Silos", "52%", 50),
        ("Skills", "40%", 50),
        ("Other", "8%", 50),
    ]
    assert data.subtitle.endswith("% of 50 answers by 40 respondents.")
    assert "Answers add to more than 100%." not in data.footer


def test_answers_of_nobody_in_the_filter_stay_as_everyone_has_them() -> None:
    spec = ChartSpec("c1", Filter((Condition("c1", (COUNTRY.options[3].id,)),)), kind=ChartKind.BARS)
    data = compute(survey((COUNTRY,), CAME), spec)
    assert [mark.label for mark in data.marks] == ["The Netherlands", "Brasil", "Spain", "Kenya", "Mars"]


def test_the_round_of_bases() -> None:
    """22 of the 24 asked named a trouble; of all 40 nobody else did."""
    made = whole()
    trouble = next(q for q in made.questions if q.id == "q5")
    there = percentages.choices(made, trouble, made.everyone)
    assert there == (
        ("", "% of 22 who answered"),
        ("everyone", "% of all 40"),
        ("who_was_asked", "% of 24 asked"),
        ("answers", "% of 32 answers"),
    )
    assert [percentages.following(there, key) for key, _text in there] == ["everyone", "who_was_asked", "answers", ""]
    assert compute(made, ChartSpec("q5", percent_of="everyone")).marks[0].percent_text == "55%"
    assert percentages.choices(made, STAGE, made.everyone) == ()
    of_themes = percentages.choices(made, replace(trouble, themes_of="q9"), made.everyone)
    assert [told for _key, told in of_themes][:3] == ["% of 22 coded", "% of all 40", "% of 24 who answered"]


def tools(used: list[str], wanted: list[str]) -> tuple[Question, Question, dict[int, list[str]]]:
    first = replace(USED, options=options(*TOOLS, "Other"))
    second = replace(first, id="u2", name="Tools wanted", text="Which would you like?", columns=(1,))
    second = replace(second, options=options(*reversed(TOOLS)))
    return first, second, {0: used, 1: wanted}


def test_a_pair_with_its_gaps() -> None:
    """Theory: 3 of 20 use it, 12 of 16 want it: 60 points, from counts."""
    first, second, cells = tools(
        ["Maps"] * 10 + ["Maps;Theory"] * 3 + ["Panels"] * 6 + ["Other"],
        ["Theory"] * 12 + ["Maps;Panels"] * 4 + [""] * 4,
    )
    made = survey((first, second), cells)
    (pair,) = pairs.find(made)
    assert (pair.first, pair.second, pair.name, pair.ends) == ("u1", "u2", "Tools: used and wanted", ("Used", "Wanted"))
    data = compute(made, ChartSpec("u1", pair="u2"))
    assert data.kind is ChartKind.DUMBBELL
    assert [(group.label, group.base) for group in data.groups] == [("Used", 20), ("Wanted", 16)]
    assert [(row.label, row.gap_text, [mark.count for mark in row.marks]) for row in data.rows] == [
        ("Theory", "+60 points", [3, 12]),
        ("Prizes", "0 points", [0, 0]),
        ("Panels", "−5 points", [6, 4]),
        ("Maps", "−40 points", [13, 4]),
    ]
    assert "Base: 20 (Used) and 16 (Wanted)." in data.footer
    assert "1 answer that only “Used” has is left out." in data.footer


def test_small_pairs_have_no_points() -> None:
    first, second, cells = tools(["Maps"] * 5, ["Theory"] * 5)
    data = compute(survey((first, second), cells), ChartSpec("u1", pair="u2"))
    assert {row.gap_text for row in data.rows} == {""}
    assert [mark.count_text for mark in data.rows[0].marks] == ["0 of 5", "5 of 5"]


def test_questions_with_other_answers_are_no_pair() -> None:
    assert pairs.find(whole()) == ()
    assert compute(whole(), ChartSpec("q2", pair="q1")).kind is ChartKind.BARS


def test_squares_leave_out_whom_a_filter_leaves_out() -> None:
    data = compute(whole(), ChartSpec("q1", only("q3", "o3"), kind=ChartKind.SQUARES))
    assert [(mark.label, mark.count) for mark in data.marks] == [("Ministry", 10), ("City", 10)]


def test_everything_fits_where_it_is_offered() -> None:
    for question in QUESTIONS:
        for kind in kinds(question, ChartSpec(question.id), 40):
            assert compute(whole(), ChartSpec(question.id, kind=kind)).kind is kind


def test_base_is_everyone_where_asked() -> None:
    cells = CELLS | {1: ["Skills"] * 20 + [""] * 20}
    made = survey((replace(PARTS, base_rule=BaseRule.WHO_ANSWERED), *QUESTIONS[2:]), cells)
    assert compute(made, ChartSpec("q2", percent_of="everyone")).marks[0].percent_text == "50%"
    assert compute(made, ChartSpec("q2")).marks[0].percent_text == "100%"


def test_a_view_is_kept_whole() -> None:
    spec = ChartSpec("q2", only("q1", "o1"), "as_listed", ChartKind.HEAT, "q3", "", "answers", 1, True)
    assert spec_in(spec_out(spec), {}) == spec
    assert spec_in({"question": "q2", "filter": [], "order": "most_first", "kind": None}, {}) == ChartSpec("q2")


def test_reading_a_chart() -> None:
    told = reading(compute(whole(), ChartSpec("q2")))
    assert told.startswith(
        "“Hard parts”. Which parts are hard? Choose all that apply. % of 40 respondents. Each bar is"
    )
    assert "Largest: Silos, 65%. Smallest: Other, 10%." in told
    assert "Base: all 40 respondents." in told
    compared = reading(compute(whole(), ChartSpec("q2", compare="q1")))
    assert "Largest: Silos in Ministry, 87%. Smallest: Silos in City, 0%." in compared
    for question in QUESTIONS:
        assert reading(compute(whole(), ChartSpec(question.id))).count(".") >= 3
