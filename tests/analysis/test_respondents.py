"""One respondent's answers in words, own words first, nothing personal."""

import numpy as np

from moin_desktop.analysis.questions import Item, Layout, Question, QuestionType, Route
from moin_desktop.analysis.respondents import Said, hidden, profile, snippet
from moin_desktop.analysis.survey import Survey
from tests.analysis.making import options, survey

KIND = Question("q1", "Kind", "Kind?", QuestionType.SINGLE, (0,), options=options("Ministry", "City"))
TOOLS = Question(
    "q2", "Tools", "Tools?", QuestionType.MULTIPLE, (1,), layout=Layout.JOINED, separator=";",
    options=options("Maps", "Labs"), other_columns=(6,),
)  # fmt: skip
AGE = Question("q3", "Age", "Age?", QuestionType.NUMBER, (2,))
DAY = Question("q4", "Day", "Day?", QuestionType.DATE, (3,))
NAME = Question("q5", "Name", "Name?", QuestionType.PERSONAL, (4,))
HOPE = Question("q6", "Hope", "Hope?", QuestionType.TEXT, (5,), asked_if=Route("q1", ("o1",)))
RANK = Question(
    "q7", "Order", "Order?", QuestionType.RANKING, (7, 8), layout=Layout.ITEMS, options=options("1", "2"),
    items=(Item("Time", 7), Item("Money", 8)),
)  # fmt: skip


def made() -> Survey:
    """Two respondents."""
    return survey(
        [KIND, TOOLS, AGE, DAY, NAME, HOPE, RANK],
        {
            0: ["Ministry", "City"],
            1: ["Maps; Labs", ""],
            2: ["31.5", ""],
            3: ["2023-05-02", "2023-05-03 09:30"],
            4: ["Ada", "Bo"],
            5: ["More time", ""],
            6: ["Own radar", ""],
            7: ["2", ""],
            8: ["1", ""],
        },
    )


def test_own_words_come_first_then_the_questions_as_they_stand() -> None:
    told = profile(made(), 0)
    assert [(one.name, one.text) for one in told] == [
        ("Tools, in own words", "Own radar"),
        ("Hope", "More time"),
        ("Kind", "Ministry"),
        ("Tools", "Maps; Labs"),
        ("Age", "31.5"),
        ("Day", "2 May 2023"),
        ("Order", "1. Money; 2. Time"),
    ]
    assert [one.written for one in told] == [True, True, False, False, False, False, False]
    assert not any("Ada" in one.text for one in told)


def test_blanks_and_what_was_not_asked_say_nothing() -> None:
    told = {one.name: one for one in profile(made(), 1)}
    assert told["Tools"].text == ""
    assert told["Hope"] == Said("q6", "Hope", "", True, asked=False)
    assert told["Day"].text == "3 May 2023, 09:30"


def test_a_line_shows_own_words_or_the_first_answers() -> None:
    assert snippet(made(), 0) == "More time"
    assert snippet(made(), 1) == "City"


def test_groups_under_the_limit_are_not_shown() -> None:
    one = made()
    both, nobody = one.everyone, np.zeros(2, dtype=np.bool_)
    assert hidden(one, both, 0) == ""
    assert hidden(one, both, 2) == ""
    assert hidden(one, nobody, 5) == ""
    assert hidden(one, both, 3).startswith("2 respondents: groups under 3 are not shown one by one")
