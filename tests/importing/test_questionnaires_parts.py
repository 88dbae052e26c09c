"""Single rules of questionnaires: conditions, kinds of questions, kinds of cells."""

from pathlib import Path

import pytest

from moin_desktop.analysis.questions import Layout, QuestionType
from moin_desktop.importing.questionnaires.conditions import always, limesurvey_atom, one_of, xlsform_atom
from moin_desktop.importing.questionnaires.limesurvey import build
from moin_desktop.importing.questionnaires.limesurvey_tables import Asked, Part, Structure
from moin_desktop.importing.questionnaires.markup import plain_text
from moin_desktop.importing.questionnaires.values import Condition
from tests.importing.forms import CHOICES, SURVEY, Rows, asked, numbers, parsed, read_beside, xlsform
from tests.importing.sheets import counts, labels
from tests.importing.test_questionnaires_qualtrics import Json, _qsf, _rows


@pytest.mark.parametrize(
    ("expression", "codes"),
    [
        ("${a} = 'x'", ("x",)),
        ("${a}='x' or ${a} = \"y\"", ("x", "y")),
        ("(${ a } = 3)", ("3",)),
        ("selected(${a}, 'x')", ("x",)),
        ("((selected( ${a},'x' )) or ('y' = ${a}))", ("x", "y")),
    ],
)
def test_conditions_of_forms(expression: str, codes: tuple[str, ...]) -> None:
    assert one_of(expression, xlsform_atom) == Condition("a", codes)


@pytest.mark.parametrize(
    "expression",
    [
        "${a} != 'x'",
        "not(${a} = 'x' or ${a} = 'y')",
        "${a} = 'x' or ${b} = 'x'",
        "${a} = 'x' and ${a} = 'y'",
        "${a} > 3",
        "count-selected(${a}) = 2",
        "(${a} = 'x'" * 2000,
        "))((",
    ],
)
def test_conditions_that_are_not_simple(expression: str) -> None:
    assert one_of(expression, xlsform_atom) is None


@pytest.mark.parametrize("expression", ['((Q1.NAOK == "A" or Q1.NAOK == "B"))', "Q1 eq 'A' || Q1 == 'B'"])
def test_conditions_of_limesurvey(expression: str) -> None:
    assert one_of(expression, limesurvey_atom) == Condition("Q1", ("A", "B"))
    assert always(" 1 ")
    assert always("")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>How <b>old</b>?</p><p>In years</p>", "How old? In years"),
        ("a &lt; b &amp; c", "a < b & c"),
        ("<script>alert('x')</script>Why?<style>p {}", "Why?"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("**Why** did [you](https://example.org) come?", "Why did you come?"),
    ],
)
def test_wordings_are_plain(text: str, expected: str) -> None:
    assert plain_text(text) == expected


def _read(folder: Path, kind: str, cells: list[object], lists: Rows = ()) -> tuple[QuestionType, str]:
    survey: Rows = [SURVEY, (kind, "x", "What is it?", "", ""), ("select_one yn", "y", "Is it?", "", "")]
    choices: Rows = [CHOICES, ("yn", "1", "Yes"), ("yn", "2", "No"), *lists]
    rows = [("x", "y"), *((cell, 1 + i % 2) for i, cell in enumerate(cells))]
    reading = read_beside(folder, rows, "f.xlsx", xlsform(survey, choices))
    question = next(q for q in reading.questions if q.columns == (0,))
    return question.type, question.reason


@pytest.mark.parametrize(
    ("kind", "cells", "expected"),
    [
        ("integer", [0, 1] * 10, QuestionType.NUMBER),
        ("integer", ["blue", "red"] * 10, QuestionType.SINGLE),
        ("range", [1, 2, 3, 4, 5] * 4, QuestionType.NUMBER),
        ("date", [f"2024-05-{1 + i:02d}" for i in range(20)], QuestionType.DATE),
        ("text", [f"word {i}" for i in range(20)], QuestionType.TEXT),
        ("text", ["Chad", "Peru", "Mali", "Togo"] * 5, QuestionType.SINGLE),
        ("text", ["a, b", "b, c", "a, c", "c"] * 5, QuestionType.TEXT),
        ("text", [f"ana{i}@example.org" for i in range(20)], QuestionType.PERSONAL),
        ("email", [f"who {i}" for i in range(20)], QuestionType.PERSONAL),
        ("calculate", [i % 4 for i in range(20)], QuestionType.META),
    ],
)
def test_kinds_of_questions(tmp_path: Path, kind: str, cells: list[object], expected: QuestionType) -> None:
    assert _read(tmp_path, kind, cells)[0] is expected


def test_codes_that_are_labels_of_others(tmp_path: Path) -> None:
    lists: Rows = [("five", str(n - 1), str(n)) for n in range(1, 6)]
    survey: Rows = [SURVEY, ("select_one five", "x", "How many?", "", ""), ("text", "y", "Why?", "", "")]
    rows = [("x", "y"), *((i % 5, f"because {i}") for i in range(20))]
    reading = read_beside(tmp_path, rows, "f.xlsx", xlsform(survey, [CHOICES, *lists]))
    question = asked(reading)["How many?"]
    assert question.type is QuestionType.ORDERED
    assert counts(numbers(reading, question)) == {str(n): 4 for n in range(1, 6)}


def test_a_code_that_looks_missing_is_an_answer_when_it_is_offered(tmp_path: Path) -> None:
    lists: Rows = [("age", "1", "Under 30"), ("age", "2", "30 or older"), ("age", "-99", "Prefer not to say")]
    survey: Rows = [
        SURVEY,
        ("select_one age", "x", "How old?", "", ""),
        ("select_one age", "y", "How old then?", "", ""),
    ]
    rows = [("x", "y"), *(((1, 2, -99)[i % 3], (1, 2, -88)[i % 3]) for i in range(18))]
    reading = read_beside(tmp_path, rows, "f.xlsx", xlsform(survey, [CHOICES, *lists]))
    questions = asked(reading)
    assert counts(numbers(reading, questions["How old?"]))["Prefer not to say"] == 6
    assert questions["How old then?"].missing == ("-88",)


def test_long_lists_show_only_what_was_chosen(tmp_path: Path) -> None:
    lists: Rows = [("town", f"t{n}", f"Town {n}") for n in range(200)]
    survey: Rows = [SURVEY, ("select_one town", "x", "Which town?", "", ""), ("text", "y", "Why?", "", "")]
    rows = [("x", "y"), *((f"t{90 - i % 3}", f"because {i}") for i in range(20))]
    reading = read_beside(tmp_path, rows, "f.xlsx", xlsform(survey, [CHOICES, *lists]))
    assert labels(asked(reading)["Which town?"]) == ["Town 88", "Town 89", "Town 90"]


def test_the_same_wording_twice_follows_the_order_of_the_form(tmp_path: Path) -> None:
    lists: Rows = [("a", "1", "Cat"), ("a", "2", "Dog"), ("b", "1", "Hen"), ("b", "2", "Cow")]
    survey: Rows = [SURVEY, ("select_one a", "p", "Which one?", "", ""), ("select_one b", "q", "Which one?", "", "")]
    rows = [("Which one?", "Which one?"), *((("Cat", "Dog")[i % 2], ("Cow", "Hen")[i % 2]) for i in range(12))]
    reading = read_beside(tmp_path, rows, "f.xlsx", xlsform(survey, [CHOICES, *lists]))
    assert [labels(question) for question in reading.questions] == [["Cat", "Dog"], ["Hen", "Cow"]]


def _ranked() -> Json:
    return {
        "QuestionID": "QID8",
        "DataExportTag": "rank",
        "QuestionText": "Rank these",
        "QuestionType": "RO",
        "Choices": {"1": {"Display": "Bus"}, "2": {"Display": "Tram"}, "3": {"Display": "Boat"}},
        "ChoiceOrder": ["1", "2", "3"],
    }


def test_ranks_of_qualtrics(tmp_path: Path) -> None:
    places: list[list[object]] = [[(i + n) % 3 + 1 for i in range(9)] for n in range(3)]
    rows = _rows(*((f"rank_{n}", f"Rank - {n}", f"QID8_{n}", cells) for n, cells in enumerate(places, start=1)))
    reading = read_beside(tmp_path, rows, "s.qsf", _qsf(_ranked()))
    question = asked(reading)["Rank these"]
    assert (question.type, labels(question)) == (QuestionType.RANKING, ["1", "2", "3"])
    assert [item.label for item in question.items] == ["Bus", "Tram", "Boat"]


def test_several_answers_in_each_row_of_a_matrix(tmp_path: Path) -> None:
    matrix: Json = {
        **_ranked(),
        "QuestionType": "Matrix",
        "Selector": "Likert",
        "SubSelector": "MultipleAnswer",
        "Answers": {"1": {"Display": "Day"}, "2": {"Display": "Night"}},
        "AnswerOrder": ["1", "2"],
    }
    form = parsed(tmp_path, "s.qsf", _qsf(matrix))
    assert [(e.text, e.multiple) for e in form.items] == [(f"Rank these – {x}", True) for x in ("Bus", "Tram", "Boat")]
    sums = parsed(tmp_path, "s.qsf", _qsf({**_ranked(), "QuestionType": "CS"}))
    assert {entry.type for entry in sums.items} == {QuestionType.NUMBER}


def test_matrices_side_by_side(tmp_path: Path) -> None:
    inner = {"QuestionType": "Matrix", "Selector": "Likert", "SubSelector": "SingleAnswer"}
    both = {
        str(n): {
            **inner,
            "QuestionID": f"QID8#{n}",
            "DataExportTag": f"rank#{n}",
            "Answers": {"1": {"Display": "Good"}},
        }
        for n in (1, 2)
    }
    form = parsed(tmp_path, "s.qsf", _qsf({**_ranked(), "QuestionType": "SBS", "AdditionalQuestions": both}))
    assert [entry.names[0] for entry in form.items][:4] == ["QID8#1_1", "QID8#1_2", "QID8#1_3", "QID8#2_1"]


def _part(code: str, text: str, scale: str = "0") -> Part:
    return Part(code, {"en": text}, scale)


@pytest.mark.parametrize(
    ("type", "names", "kind"),
    [
        ("1", ["q_S1_1", "q_S2_1", "q_S1_2", "q_S2_2"], QuestionType.SINGLE),
        ("K", ["q_S1", "q_S2"], QuestionType.NUMBER),
        ("Q", ["q_S1", "q_S2"], QuestionType.TEXT),
        ("R", ["q_1", "q_2"], QuestionType.SINGLE),
        ("B", ["q_S1", "q_S2"], QuestionType.SINGLE),
        ("5", ["q"], QuestionType.SINGLE),
        ("*", ["q"], QuestionType.META),
        ("X", [], QuestionType.META),
    ],
)
def test_types_of_limesurvey(type: str, names: list[str], kind: QuestionType) -> None:
    parts = [_part("S1", "One"), _part("S2", "Two")]
    answers = [_part("a", "Good"), _part("b", "Bad"), _part("c", "Now", "1")]
    asked = Asked("q", {"en": "How?"}, id="7", group="1", type=type, relevance="1", parts=parts, answers=answers)
    form = build(Structure(languages=["en"], questions=[asked]), "f.lss")
    assert [entry.names[0] for entry in form.items] == names
    assert {entry.type for entry in form.items} <= {kind}


def test_an_option_that_says_no_among_labels(tmp_path: Path) -> None:
    lists: Rows = [("pet", "a", "Cat"), ("pet", "b", "None")]
    survey: Rows = [SURVEY, ("select_multiple pet", "x", "Pets?", "", ""), ("text", "y", "Why?", "", "")]
    rows: list[tuple[object, ...]] = [("x/a", "x/b", "y")]
    rows += [("Cat" if i % 3 else "", "" if i % 3 else "None", f"because {i}") for i in range(12)]
    reading = read_beside(tmp_path, rows, "f.xlsx", xlsform(survey, [CHOICES, *lists]))
    question = asked(reading)["Pets?"]
    assert question.layout is Layout.LABELS
    assert counts(numbers(reading, question)) == {"Cat": 8, "None": 4}
