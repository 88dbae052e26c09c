"""Suggestions: nearly the same answers are found among many, and words that a theme's answers have in common."""

from moin_desktop.analysis.suggestions import Answers

TEXTS = (
    (0, "How others keep a mission alive after an election"),
    (1, "how others keep missions alive, after an election!"),
    (2, "Procurement that pays for outcomes"),
    (3, "Lawyers and procurement"),
    (5, "Outcomes of procurement in cities"),
    (6, "Simple tools for Monday morning"),
    (7, "n/a"),
    (9, "N/A"),
    (10, "Something about long term budgets"),
    (11, "Peer contacts I can ring up"),
    (12, "Phenomenon based budgeting"),
    (13, "More templates"),
)


def _answers() -> Answers:
    made = Answers(TEXTS)
    while not made.ready:
        made.take_in(5)
    return made


def test_nearly_the_same_is_found_whatever_the_case_and_the_stops() -> None:
    found = _answers()
    assert found.near(0) == (1,)
    assert found.near(1) == (0,)
    assert found.near(2) == ()
    assert found.near(7) == (9,)
    assert found.near(99) == ()


def test_words_of_a_themes_answers_are_told_as_they_stand() -> None:
    (one,) = _answers().themes_like(5, {"t1": [2, 3], "t2": [0, 1], "t3": [6]})
    assert (one.theme, one.words) == ("t1", ("procurement",))
    assert _answers().themes_like(6, {"t1": [2, 3]}) == ()
    assert _answers().themes_like(2, {"t1": [2, 3]}) == ()
