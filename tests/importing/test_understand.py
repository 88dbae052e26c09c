"""A sheet of cells becomes questions with reasons, bases and doubts."""

from pathlib import Path

import pytest

from moin_desktop.analysis.questions import BaseRule, QuestionType, Role, Route
from moin_desktop.errors import MoinError
from moin_desktop.importing.task import read_file
from moin_desktop.importing.understand import understand
from moin_desktop.paths import resource
from tests.importing.making import opened, xlsx
from tests.importing.sheets import Rows, by_text, counts, labels, tables_of, understood

COLOURS = ("Red", "Green", "Blue")


def _column(heading: str, *cells: object) -> Rows:
    return [[heading, "Colour"], *([cell, COLOURS[i % 3]] for i, cell in enumerate(cells))]


def test_the_sample_survey_reads_perfectly() -> None:
    reading = read_file(next(Path(resource("sample")).glob("*.xlsx")), None, lambda _done, _total: None)
    by_name = {q.name: q for q in reading.questions}
    assert (reading.platform, reading.rows, reading.header_rows) == ("microsoft_forms", 53, 1)
    kinds = {name: str(q.type) for name, q in by_name.items()}
    assert kinds["Type of organisation"] == kinds["Country"] == "single"
    assert kinds["Most challenging parts"] == kinds["Tools used"] == kinds["Tools wanted"] == "multiple"
    assert [q.type for q in reading.questions].count(QuestionType.PERSONAL) == 2
    grid = next(q for q in reading.questions if q.type is QuestionType.GRID)
    assert len(grid.items) == 5
    assert labels(grid)[0] == "Strongly disagree"
    asked = next(q for q in reading.questions if q.asked_if is not None)
    asker = next(q for q in reading.questions if asked.asked_if and q.id == asked.asked_if.question)
    assert asker.type is QuestionType.YES_NO
    assert asked.base_rule is BaseRule.WHO_WAS_ASKED
    merge = next(d for d in reading.doubts if d.kind == "same_answer_spelt_differently")
    assert merge.values == ("UK", "United Kingdom")
    assert any(d.kind == "duplicate_rows" for d in reading.doubts)


def test_prose_above_and_totals_below_are_no_responses() -> None:
    rows: list[list[object]] = [["Results of our survey"], [""], ["Project", "Score", "Kind"]]
    rows += [[f"Project {i}", 1 + i % 5, "AB"[i % 2]] for i in range(12)]
    rows += [["", "", ""], ["Count", 12, ""], ["Average", 3.2, ""]]
    found = understood(rows)
    assert (found.header_rows, found.first_data_row, found.last_data_row) == (1, 4, 15)
    assert by_text(found)["Score"].type is QuestionType.ORDERED
    assert len(found.losses) == 1


def test_repeated_headings_and_blank_rows_are_dropped() -> None:
    rows: list[list[object]] = [["Role", "Colour", "Score"]]
    rows += [["AB"[i % 2], COLOURS[i % 3], 1 + i % 5] for i in range(20)]
    rows.insert(8, rows[0])
    rows.insert(14, ["", "", ""])
    found = understood(rows)
    assert found.drop_rows == (9, 15)
    assert counts(tables_of(rows)["Role"]) == {"A": 10, "B": 10}


def test_a_file_without_headings_calls_questions_after_columns() -> None:
    found = understood(
        [[f"2020-03-{1 + i % 28:02d} 10:00:00", ("Yes", "No")[i % 2], COLOURS[i % 3]] for i in range(30)]
    )
    assert (found.header_rows, found.first_data_row) == (0, 1)
    assert found.questions[1].text == "Column B"
    assert any(d.kind == "header_unsure" for d in found.doubts)


def test_options_under_merged_headings_are_a_second_heading_row() -> None:
    rows: list[list[object]] = [
        ["Geschlecht", "Welche Themen?", "", "", "Alter"],
        ["", "Umwelt", "Verkehr", "Kultur", ""],
    ]
    rows += [["mw"[i % 2], *("Ja" if (i + k) % 3 else "Nein" for k in range(3)), 20 + i % 40] for i in range(30)]
    found = understood(rows)
    assert found.header_rows == 2
    assert labels(by_text(found)["Welche Themen?"]) == ["Umwelt", "Verkehr", "Kultur"]


def test_the_sheet_with_responses_is_chosen_and_said() -> None:
    answers = [["Role", "Colour"], *(["AB"[i % 2], COLOURS[i % 3]] for i in range(20))]
    workbook = opened(xlsx(answers, {"Pivot": [["A", 10], ["B", 10]], "Again": answers}))
    found = understand(workbook, "x.xlsx")
    assert found.sheet == 0
    assert any(d.kind == "sheet_unsure" for d in found.doubts)
    assert understand(workbook, "x.xlsx", "again").sheet == 2
    with pytest.raises(MoinError, match="no sheet called"):
        understand(workbook, "x.xlsx", "Nowhere")


@pytest.mark.parametrize("rows", [[], [["Role", "Colour"]]])
def test_no_responses_are_told(rows: Rows) -> None:
    with pytest.raises(MoinError):
        understood(rows)


@pytest.mark.parametrize(
    ("heading", "cells", "type"),
    [
        ("Do you agree?", ["Yes", "No", "yes"] * 8, "yes_no"),
        ("Sind Sie sicher?", ["Ja", "Nein"] * 10, "yes_no"),
        ("Flag", [0, 1] * 10, "yes_no"),
        ("Role", ["Lead", "Staff", "Guest"] * 8, "single"),
        ("Sex", [1, 2] * 12, "single"),
        ("How satisfied are you?", [1, 2, 3, 4, 5] * 5, "ordered"),
        ("Recommend us?", list(range(11)) * 3, "ordered"),
        ("How many people work there?", [1, 2, 3, 4, 9] * 5, "number"),
        ("Height", [170.5, 180.25, 165, 190] * 5, "number"),
        ("Since when?", [f"{1 + i}/10/2020" for i in range(28)], "date"),
        ("When?", [f"{1 + i} March 2021" for i in range(28)], "date"),
        ("Why?", [f"Because of reason number {i}" for i in range(24)], "text"),
        ("Anzahl", ["1", "2", "3+"] * 8, "ordered"),
        ("Response ID", [f"R_{i * 99991:012x}" for i in range(24)], "meta"),
        ("Contact", [f"p{i}@example.org" for i in range(24)], "personal"),
        ("Your name", [f"Ana {i}" for i in range(24)], "personal"),
        ("Telefonnummer", [f"+49 30 12345{i:02d}" for i in range(24)], "personal"),
        ("May we e-mail you?", ["Yes", "No"] * 12, "yes_no"),
        ("What is the name of your organisation?", [f"Office {i}" for i in range(24)], "text"),
        ("Where?", [f"10.0.0.{i}" for i in range(24)], "personal"),
    ],
)
def test_type_of_a_column(heading: str, cells: list[object], type: str) -> None:
    question = by_text(understood(_column(heading, *cells)))[heading]
    assert str(question.type) == type
    assert question.reason


def test_few_rows_are_judged_by_what_they_say() -> None:
    rows: list[list[object]] = [["Timestamp", "What did you like?", "Sessions", "Rating"]]
    for i in range(7):
        rows.append(
            [
                f"2024/05/1{i} 7:07:45 PM GMT+1",
                f"thing {i}",
                ("Maps", "Maps;Labs", "Labs;Talk", "Maps;Talk")[i % 4],
                3 + i % 3,
            ]
        )
    questions = by_text(understood(rows))
    assert questions["What did you like?"].type is QuestionType.TEXT
    assert questions["Sessions"].type is QuestionType.MULTIPLE
    assert questions["Rating"].type is QuestionType.ORDERED


def test_program_marks_are_missing_and_answers_are_not() -> None:
    rows: list[list[object]] = [["attended", "impact", "score", "role"]]
    for i in range(30):
        rows.append(
            [
                "NA" if i % 3 == 0 else ("Yes", "No")[i % 2],
                ("Agree", "Disagree", "NA")[i % 3],
                "NA" if i % 4 == 0 else i * 10,
                ("Lead", "Not applicable", "None", "Other")[i % 4],
            ]
        )
    questions = by_text(understood(rows))
    assert questions["attended"].missing == questions["impact"].missing == questions["score"].missing == ("NA",)
    roles = {option.label: option.role for option in questions["role"].options}
    assert roles == {"Lead": Role.PLAIN, "Not applicable": Role.DONT_KNOW, "None": Role.NONE, "Other": Role.OTHER}


def test_negative_codes_beside_positive_numbers_are_missing() -> None:
    question = by_text(understood(_column("Age", *([-99, 25, 31, 44, 52] * 6))))["Age"]
    assert question.missing == ("-99",)


def test_branches_are_asked_only_of_some() -> None:
    rows: list[list[object]] = [["Member?", "Since when", "Why not?", "Colour"]]
    for i in range(40):
        member = i % 3 == 0
        rows.append(
            [
                "Yes" if member else "No",
                f"{1 + i % 9} May 2019" if member else "",
                "" if member else ("Cost", "Time")[i % 2],
                "Red",
            ]
        )
    found = understood(rows)
    questions = by_text(found)
    yes, no = (option.id for option in questions["Member?"].options)
    assert questions["Since when"].asked_if == Route(questions["Member?"].id, (yes,))
    assert questions["Why not?"].asked_if == Route(questions["Member?"].id, (no,))
    assert tables_of(rows)["Why not?"].asked == 26


def test_a_route_with_an_exception_is_a_doubt() -> None:
    rows: list[list[object]] = [["Member?", "Why not?", "Colour"]]
    rows += [
        ["Yes" if i % 2 else "No", "" if i % 2 and i != 51 else ("Cost", "Time")[i % 4 // 2], "Red"] for i in range(120)
    ]
    found = understood(rows)
    doubt = next(d for d in found.doubts if d.kind == "asked_only_of_some")
    assert doubt.fix == "route"
    assert doubt.values[1:] == ("No",)


def test_other_texts_belong_to_their_question() -> None:
    rows: list[list[object]] = [["Main dish?", "Main dish? - Other (please specify)", "source", "source_other"]]
    for i in range(30):
        other = i % 6 == 0
        rows.append(
            [
                "Other (please specify)" if other else ("Ham", "Fish")[i % 2],
                f"dish {i}" if other else "",
                ("a", "b")[i % 2],
                "",
            ]
        )
    rows[5][3] = "well"
    questions = by_text(understood(rows))
    assert questions["Main dish?"].other_columns == (1,)
    assert questions["source"].other_columns == (3,)


def test_two_spellings_are_a_doubt_that_merges() -> None:
    rows = _column("Country", *(["Germany"] * 9 + ["germany", "UK", "U.K.", "United Kingdom"] + ["France"] * 8))
    found = understood(rows)
    pairs = {d.values for d in found.doubts if d.kind == "same_answer_spelt_differently"}
    assert ("germany", "Germany") in pairs
    assert len(pairs) == 3


def test_cells_among_numbers_and_addresses_in_texts_are_doubts() -> None:
    rows: list[list[object]] = [["Budget", "Comment", "Colour"]]
    rows += [
        ["about 500" if i == 4 else i * 100, f"write to a{i}@example.org soon" if i == 9 else f"text {i} here", "Red"]
        for i in range(30)
    ]
    kinds = {d.kind: d for d in understood(rows).doubts}
    assert kinds["mixed_numbers"].rows == (6,)
    assert kinds["personal_text"].rows == (11,)


def test_dates_that_can_be_read_two_ways_are_a_doubt() -> None:
    rows: list[list[object]] = [["Role", "When?", "Colour"]]
    rows += [["AB"[i % 2], f"{1 + i % 12}/{1 + i % 9}/2021", "Red"] for i in range(30)]
    assert any(d.kind == "day_month_unsure" for d in understood(rows).doubts)


def test_every_filled_column_belongs_to_one_question() -> None:
    rows: list[list[object]] = [["ID", "Tools [A]", "Tools [B]", "", "Why", "Colour"]]
    rows += [[i, ("Yes", "No")[i % 2], ("No", "Yes")[i % 2], "", f"text {i}", "Red"] for i in range(20)]
    found = understood(rows)
    taken = [c for q in found.questions for c in {*q.columns, *q.other_columns}]
    assert sorted(taken) == [0, 1, 2, 4, 5]
    ids = [o.id for q in found.questions for o in q.options]
    assert len(set(ids)) == len(ids)
    assert len({q.name for q in found.questions}) == len(found.questions)
