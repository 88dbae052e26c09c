"""Every type and layout is encoded as a person would read the cells."""

import numpy as np
import pytest

from moin_desktop.analysis.answers import Answers, Chosen, Dated, Measured, Rated, State, Ticked, Written
from moin_desktop.analysis.columns import Column
from moin_desktop.analysis.encode import encode
from moin_desktop.analysis.questions import Item, Layout, Option, Question, QuestionType, Role
from tests.analysis.making import column, options

A, B, N, M = State.ANSWERED, State.BLANK, State.NOT_ASKED, State.MISSING


def states(answers: Answers) -> list[State]:
    return [State(code) for code in answers.state.tolist()]


@pytest.mark.parametrize("type", [QuestionType.SINGLE, QuestionType.ORDERED, QuestionType.YES_NO])
def test_one_answer_each(type: QuestionType) -> None:
    merged = (Option("o1", "UK", ("UK", "United Kingdom")), Option("o2", "France"))
    question = Question("q1", "Country", "Which country?", type, (0,), options=merged, missing=("NA",))
    answers = encode(question, {0: column(0, ["UK", "United Kingdom", "", "France", "NA", "Atlantis"])})
    assert isinstance(answers, Chosen)
    assert answers.codes.tolist() == [0, 0, -1, 1, -1, -1]
    assert states(answers) == [A, A, B, A, M, M]
    assert answers.markers is not None
    assert answers.markers.tolist() == [-1, -1, -1, -1, 0, 1]


def test_words_come_before_labels_of_other_options() -> None:
    swapped = (Option("o1", "b", ("a",)), Option("o2", "a", ("b",)))
    question = Question("q1", "Swapped", "", QuestionType.SINGLE, (0,), options=swapped)
    answers = encode(question, {0: column(0, ["a", "b"])})
    assert isinstance(answers, Chosen)
    assert answers.codes.tolist() == [0, 1]


def test_choose_all_joined() -> None:
    question = Question(
        "q1",
        "Tools",
        "",
        QuestionType.MULTIPLE,
        (0,),
        Layout.JOINED,
        ", ",
        options("Git", "R, or Python"),
        missing=("NA",),
    )
    cells = ["Git, R, or Python", "R, or Python", "", "NA", "Git, pen and paper", "only pen", "Git, Git,", ", "]
    answers = encode(question, {0: column(0, cells)})
    assert isinstance(answers, Ticked)
    ticked = [[o for o, flag in enumerate(row) if flag] for row in answers.flags.tolist()]
    assert ticked == [[0, 1], [1], [], [], [0], [], [0], []]
    assert states(answers) == [A, A, B, M, A, A, A, M]


def test_choose_all_without_separator() -> None:
    question = Question("q1", "Tools", "", QuestionType.MULTIPLE, (0,), options=options("Git", "R"))
    answers = encode(question, {0: column(0, ["Git", "R", ""])})
    assert isinstance(answers, Ticked)
    assert answers.flags.tolist() == [[True, False], [False, True], [False, False]]


def spread(layout: Layout, missing: tuple[str, ...], no_words: tuple[str, ...] = ()) -> Question:
    ticks = (Option("o1", "Git", column=4), Option("o2", "R", column=5), Option("o3", "A theme"))
    return Question(
        "q1",
        "Tools",
        "",
        QuestionType.MULTIPLE,
        (4, 5),
        layout,
        options=ticks,
        missing=missing,
        no_words=no_words,
    )


def test_choose_all_in_flags() -> None:
    question = spread(Layout.FLAGS, no_words=("No", "0"), missing=("N/A",))
    cells = {4: column(4, ["Yes", "No", "", "N/A", "N/A", "1"]), 5: column(5, ["No", "No", "", "N/A", "Yes", ""])}
    answers = encode(question, cells)
    assert isinstance(answers, Ticked)
    assert answers.flags[:, 0].tolist() == [True, False, False, False, False, True]
    assert answers.flags[:, 1].tolist() == [False, False, False, False, True, False]
    assert not answers.flags[:, 2].any()
    assert states(answers) == [A, A, B, M, A, A]


def test_choose_all_in_labels() -> None:
    question = spread(Layout.LABELS, missing=("Not selected",))
    cells = {4: column(4, ["Git", "Not selected", ""]), 5: column(5, ["", "written by hand", ""])}
    answers = encode(question, cells)
    assert isinstance(answers, Ticked)
    assert answers.flags.tolist() == [[True, False, False], [False, True, False], [False, False, False]]
    assert states(answers) == [A, A, B]


def test_a_cell_with_another_options_words_ticks_that_one() -> None:
    boxes = (
        Option("o1", "Git", ("Git",), column=0),
        Option("o2", "R", ("R",), column=1),
        Option("o3", "Other", (), Role.OTHER, column=2),
    )
    question = Question(
        "q1", "Tools", "", QuestionType.MULTIPLE, (0, 1, 2), Layout.LABELS, options=boxes, no_words=("Odd",)
    )
    cells = {0: column(0, ["Git", "R", "Odd", ""]), 1: column(1, ["", "Git", "R", ""])}
    answers = encode(question, cells | {2: column(2, ["", "R", "Odd", ""])})
    assert isinstance(answers, Ticked)
    assert answers.flags.tolist() == [[True, False, False], [True, True, False], [False, True, True], [False] * 3]
    assert states(answers) == [A, A, A, B]


def test_one_answer_spread_over_flags() -> None:
    ticks = (Option("o1", "Woman", column=0), Option("o2", "Man", column=1))
    question = Question("q1", "Gender", "", QuestionType.SINGLE, (0, 1), Layout.FLAGS, options=ticks, no_words=("Non",))
    cells = {0: column(0, ["Oui", "Non", "Non", ""]), 1: column(1, ["Non", "Oui", "Non", ""])}
    answers = encode(question, cells)
    assert isinstance(answers, Chosen)
    assert answers.codes.tolist() == [0, 1, -1, -1]
    assert states(answers) == [A, A, B, B]


def test_grid() -> None:
    question = Question(
        "q1",
        "Agreement",
        "",
        QuestionType.GRID,
        (0, 1),
        Layout.ITEMS,
        options=options("Disagree", "Agree"),
        items=(Item("Budgets", 0), Item("Skills", 1), Item("Dropped")),
        missing=("N/A",),
    )
    answers = encode(question, {0: column(0, ["Agree", "N/A", "", "N/A"]), 1: column(1, ["Disagree", "Agree", "", ""])})
    assert isinstance(answers, Rated)
    assert answers.codes.tolist() == [[1, 0, -1], [-1, 1, -1], [-1, -1, -1], [-1, -1, -1]]
    assert states(answers) == [A, A, B, M]


def ranks(size: int) -> tuple[Option, ...]:
    return tuple(Option(f"o{n}", str(n), (str(n),)) for n in range(1, size + 1))


def test_ranking_in_columns() -> None:
    question = Question(
        "q1",
        "Rank",
        "",
        QuestionType.RANKING,
        (0, 1),
        Layout.ITEMS,
        options=ranks(2),
        items=(Item("a", 0), Item("b", 1)),
    )
    answers = encode(question, {0: column(0, ["2", "1", ""]), 1: column(1, ["1", "", ""])})
    assert isinstance(answers, Rated)
    assert answers.codes.tolist() == [[1, 0], [0, -1], [-1, -1]]


def test_ranking_joined() -> None:
    question = Question(
        "q1",
        "Rank",
        "",
        QuestionType.RANKING,
        (0,),
        Layout.JOINED,
        ";",
        ranks(3),
        (Item("a"), Item("b; or c"), Item("d")),
        missing=("-",),
    )
    answers = encode(question, {0: column(0, ["b; or c;a;d;", "d;a", "", "-", "a;a;d"])})
    assert isinstance(answers, Rated)
    assert answers.codes.tolist() == [[1, 0, 2], [1, -1, 0], [-1, -1, -1], [-1, -1, -1], [0, -1, 2]]
    assert states(answers) == [A, A, B, M, A]


def test_number() -> None:
    question = Question("q1", "Age", "", QuestionType.NUMBER, (0,), missing=("-99",))
    answers = encode(question, {0: column(0, ["3", "", "-99", "many", "4,5"])})
    assert isinstance(answers, Measured)
    assert np.array_equal(answers.values, [3, np.nan, np.nan, np.nan, 4.5], equal_nan=True)
    assert states(answers) == [A, B, M, M, A]


def test_date() -> None:
    question = Question("q1", "Day", "", QuestionType.DATE, (0,), missing=("NA",), day_first=False)
    answers = encode(question, {0: column(0, ["3/4/2023", "", "NA", "soon"])})
    assert isinstance(answers, Dated)
    assert answers.values.astype(str).tolist() == ["2023-03-04T00:00:00", "NaT", "NaT", "NaT"]
    assert states(answers) == [A, B, M, M]


@pytest.mark.parametrize("type", [QuestionType.TEXT, QuestionType.META])
def test_text(type: QuestionType) -> None:
    question = Question("q1", "Hopes", "", type, (0,), missing=("n/a",))
    answers = encode(question, {0: column(0, ["to learn", "", "n/a", "to learn"])})
    assert isinstance(answers, Written)
    assert [answers.words[code] if code >= 0 else "" for code in answers.codes] == ["to learn", "", "", "to learn"]
    assert states(answers) == [A, B, M, A]


def test_text_in_several_columns() -> None:
    question = Question("q1", "Tools", "", QuestionType.TEXT, (0, 1), missing=("-",))
    answers = encode(question, {0: column(0, ["Git", "", "-", "R"]), 1: column(1, ["R", "", "Git", ""])})
    assert isinstance(answers, Written)
    assert [answers.words[code] if code >= 0 else "" for code in answers.codes] == ["Git\nR", "", "Git", "R"]
    assert states(answers) == [A, B, A, A]


def test_personal_keeps_no_words() -> None:
    question = Question("q1", "E-mail", "", QuestionType.PERSONAL, (0,))
    kept_out = Column(0, "E-mail", (), np.array([0, -1, -1], dtype=np.int32))
    answers = encode(question, {0: kept_out}, np.array([True, True, False]))
    assert isinstance(answers, Written)
    assert answers.words == ()
    assert answers.codes.tolist() == [0, -1, -1]
    assert states(answers) == [A, B, N]


def test_not_asked_blank_and_missing_stay_apart() -> None:
    question = Question("q1", "Why", "", QuestionType.SINGLE, (0,), options=options("a"), missing=("NA",))
    asked = np.array([True, True, True, False, False, False])
    answers = encode(question, {0: column(0, ["a", "", "NA", "a", "", "NA"])}, asked)
    assert states(answers) == [A, B, M, A, N, N]
    assert answers.markers is not None
    assert answers.markers.tolist() == [-1, -1, 0, -1, -1, -1]


def test_no_respondents() -> None:
    for type, layout in [(QuestionType.SINGLE, Layout.CELL), (QuestionType.MULTIPLE, Layout.JOINED)]:
        question = Question("q1", "Empty", "", type, (0,), layout, ";", options("a", "b"))
        assert len(encode(question, {0: column(0, [])}).state) == 0
