"""Files as people keep them: headings in two rows without form data, lists of many options, scales put in own words."""

import csv
import io

from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.importing.scales import find_scale
from moin_desktop.importing.understand import Understanding, understand
from moin_desktop.importing.workbook import open_workbook


def _read(rows: list[list[str]]) -> Understanding:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return understand(open_workbook(out.getvalue().encode(), lambda done, of: None), "a.csv")


def _columns(rows: list[list[str]]) -> dict[int, Question]:
    return {column: question for question in _read(rows).questions for column in question.columns}


def _turn(words: list[str], n: int) -> list[str]:
    return [words[i % len(words)] for i in range(n)]


def _ordered(*labels: str) -> list[str]:
    scale = find_scale(labels, [5] * len(labels))
    assert scale is not None
    return [labels[i] for i in scale.order]


def test_stems_over_items_are_headings_though_no_form_data_stands_beside_them() -> None:
    upper = ["Which fields do you know?", "", "", "", "How often do you use these?", "", "", ""]
    lower = ["Physics", "Law", "Music", "Other", "Maps", "Charts", "Tables", "Further uses"]
    n = 12
    yes, no = _turn(["Yes", "No", "No"], n), _turn(["No", "Yes"], n)
    often, seldom = _turn(["often", "never", "rarely"], n), _turn(["rarely", "often", "never", "often"], n)
    written = ["", "for walks", "", "at school", *[""] * (n - 4)]
    columns = (yes, no, yes, _turn(["", "", "art"], n), often, seldom, often, written)
    answers = [list(row) for row in zip(*columns, strict=True)]
    reading = _read([upper, lower, *answers])
    assert (reading.header_rows, reading.first_data_row) == (2, 3)
    known, used = reading.questions[:2]
    assert (known.text, known.type) == (upper[0], QuestionType.MULTIPLE)
    assert [option.label for option in known.options] == lower[:4]
    assert (used.text, used.type, used.columns) == (upper[4], QuestionType.GRID, (4, 5, 6))
    assert reading.questions[2].type is QuestionType.TEXT


def test_prose_above_the_headings_is_no_stem() -> None:
    happy, region = _turn(["Yes", "No"], 12), _turn(["North", "South"], 12)
    answers = [[str(i), *row] for i, row in enumerate(zip(happy, region, strict=True))]
    reading = _read([["Survey of spring", "", ""], ["id", "Happy?", "Region"], *answers])
    assert (reading.header_rows, reading.first_data_row) == (1, 3)


def test_lists_of_many_options_are_taken_apart_though_few_people_answered() -> None:
    options = [f"Topic number {i}" for i in range(20)]
    cells = [", ".join(options[(i * 3 + k * 2) % 20] for k in range(8)) for i in range(17)]
    question = _columns([["Topics", "Sure"], *[[cell, "Yes"] for cell in cells]])[0]
    assert question.type is QuestionType.MULTIPLE
    assert {option.label for option in question.options} == set(options)


def test_zero_beside_one_wording_of_its_own_makes_columns_options() -> None:
    labels = ["Woman", "Man", "Another"]
    answers = [[label if (i + at) % 3 == 0 else "0" for at, label in enumerate(labels)] for i in range(12)]
    question = _columns([["gender_1", "gender_2", "gender_3"], *answers])[0]
    assert (question.type, question.columns) == (QuestionType.MULTIPLE, (0, 1, 2))
    assert [option.label for option in question.options] == labels


def test_numbered_choices_with_other_among_them_have_no_order() -> None:
    choices = ["1. By inheritance.", "2. By work.", "3. By chance.", "Other"]
    question = _columns([["How?", "Sure"], *[[cell, "Yes"] for cell in _turn(choices, 16)]])[0]
    assert question.type is QuestionType.SINGLE
    assert [option.label for option in question.options] == choices


def test_scales_in_own_words_are_put_in_order() -> None:
    german = ["gar nicht", "selten", "eher selten", "eher häufig", "sehr häufig"]
    assert _ordered("eher häufig", "sehr häufig", "selten", "eher selten", "gar nicht") == german
    compared = ["Well below average", "Below average", "Average", "Above average", "Well above average"]
    assert _ordered(*reversed(compared)) == compared
    ease = ["Difficult", "Neither easy nor difficult", "Easy", "Very easy", "I didn't use this feature"]
    assert _ordered("Easy", ease[4], "Very easy", "Difficult", ease[1]) == ease
    rates = ["Rarely (fewer than once a month)", "1-3 times a month", "Once a week", "Several times a week", "Daily"]
    assert _ordered(*reversed(rates)) == rates
    faces = ["😠 Muito Insatisfeito", "🙁 Insatisfeito", "😐 Regular", "🙂 Satisfeito", "😀 Muito Satisfeito"]
    assert _ordered(*reversed(faces)) == faces
    weeks = ["Weniger als einmal in der Woche", "Einmal in der Woche", "Mehrere Male in der Woche", "Fast jeden Tag"]
    assert _ordered(*reversed(weeks)) == weeks
    unsure = ["Slightly confident", "Moderately confident", "Very confident", "Unsure / Unapplicable"]
    assert _ordered(*reversed(unsure)) == unsure


def test_telephone_numbers_behind_an_apostrophe_are_personal() -> None:
    answers = [[f"'+44770090{i:04}", "Yes"] for i in range(12)]
    assert _columns([["Phone number", "Sure"], *answers])[0].type is QuestionType.PERSONAL


def test_yes_and_no_in_several_languages_are_two_answers() -> None:
    said = ["Yes", "sí", "ja", "oui", "No", "nein", "non", "não"]
    question = _columns([["Do you support it?", "Sure"], *[[cell, "maybe so"] for cell in _turn(said, 24)]])[0]
    assert (question.type, len(question.options)) == (QuestionType.YES_NO, 2)
