"""What the inspector says about a selected answer."""

import numpy as np
import pytest

from moin_desktop.analysis.filters import Condition, Filter, mask
from moin_desktop.analysis.parts import Part
from moin_desktop.analysis.questions import Layout, Question, QuestionType, Route
from moin_desktop.analysis.statements import breakdown, breakdowns, likely_range_text, selected_parts
from moin_desktop.analysis.survey import Survey
from tests.analysis.making import options, survey


def made() -> Survey:
    """16 respondents; the question on troubles went to the 14 who evaluate, and 12 answered it."""
    return survey(
        [
            Question(
                "q1", "Organisation type", "", QuestionType.SINGLE, (0,), options=options("City", "Ministry", "-")
            ),
            Question("q2", "M&E in place", "", QuestionType.YES_NO, (1,), options=options("Yes", "No")),
            Question(
                "q3",
                "Trouble",
                "",
                QuestionType.MULTIPLE,
                (2,),
                Layout.JOINED,
                ";",
                options("Money", "Time"),
                asked_if=Route("q2", ("o1",)),
            ),
            Question("q4", "Hopes", "", QuestionType.TEXT, (3,)),
            Question("q5", "Same", "", QuestionType.SINGLE, (4,), options=options("All", "None")),
        ],
        {
            0: ["Ministry"] * 10 + ["City"] * 6,
            1: ["Yes"] * 14 + ["No"] * 2,
            2: ["Money"] * 8 + ["Time"] * 2 + ["Money;Time"] * 2 + [""] * 4,
            3: ["text"] * 16,
            4: ["All"] * 16,
        },
    )


def test_who_chose_it_by_group() -> None:
    one = breakdown(made(), "q3", ("o1",), "q1", made().everyone)
    assert one.title == "Who chose it, by organisation type"
    assert [(row.label, row.count, row.base, row.text, row.small) for row in one.rows] == [
        ("Ministry", 8, 10, "80%", False),
        ("City", 2, 2, "2 of 2", True),
    ]
    assert [row.percent_text for row in one.rows] == ["80%", ""]
    assert one.rows[0].share == 0.8
    assert one.tick == pytest.approx(10 / 12)
    assert one.tick_text == "The tick marks all 12 respondents."


def test_within_a_filter() -> None:
    survey = made()
    cities = mask(survey, Filter((Condition("q1", ("o1",)),)))
    one = breakdown(survey, "q3", ("o2",), "q2", cities)
    assert one.title == "Who chose it, by M&E in place"
    assert [(row.label, row.text) for row in one.rows] == [("Yes", "2 of 2")]
    assert one.tick == 1
    nobody = breakdown(survey, "q3", ("o2",), "q2", np.zeros(16, dtype=np.bool_))
    assert (nobody.rows, nobody.tick) == ((), 0)


def test_breakdowns_worth_a_look() -> None:
    survey = made()
    assert [one.question for one in breakdowns(survey, "q5", ("o1",), survey.everyone)] == ["q1", "q2"]
    assert [one.question for one in breakdowns(survey, "q5", ("o1",), survey.everyone, most=1)] == ["q1"]
    assert [one.question for one in breakdowns(survey, "q3", ("o1",), survey.everyone)] == ["q1"]


def test_share_in_words() -> None:
    assert "".join(part for part, _figure in selected_parts(Part(28, 53))) == "28 of 53 respondents, 53%."
    assert "".join(part for part, _figure in selected_parts(Part(4, 6))) == "4 of 6 respondents."
    assert "".join(part for part, _figure in selected_parts(Part(1, 1))) == "1 of 1 respondent."
    assert (
        "".join(part for part, _figure in selected_parts(Part(7, 53), of_row=True))
        == "7 of 53 who answered this row, 13%."
    )
    assert "".join(part for part, _figure in selected_parts(Part(4, 6), of_row=True)) == "4 of 6 who answered this row."
    assert [part for part, figure in selected_parts(Part(28, 53)) if figure] == ["28 of 53", "53%"]


def test_likely_range_in_words() -> None:
    said = "Were these 53 a random sample, the likely range would be 40% to 66%."
    assert likely_range_text(Part(28, 53)) == said
    assert likely_range_text(Part(4, 6)) == ""
    assert "be 10% to 35%" in likely_range_text(Part(8, 40))
