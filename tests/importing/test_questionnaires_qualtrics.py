"""A Qualtrics .qsf settles codes, options with commas, matrices and display logic."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from moin_desktop.analysis.questions import BaseRule, Layout, QuestionType
from tests.importing.forms import Rows, asked, numbers, parsed, read_beside
from tests.importing.sheets import counts, labels

Json = Mapping[str, Any]


def _logic(*choices: str, joined: str = "Or") -> Json:
    steps = {
        str(at): {
            "LogicType": "Question",
            "ChoiceLocator": f"q://QID1/SelectableChoice/{choice}",
            "Operator": "Selected",
            **({"Conjuction": joined} if at else {}),
        }
        for at, choice in enumerate(choices)
    }
    return {"0": {**steps, "Type": "If"}, "Type": "BooleanExpression"}


QUESTIONS: tuple[Json, ...] = (
    {
        "QuestionID": "QID1",
        "DataExportTag": "sector",
        "QuestionText": "<p>Which <b>sector</b> do you work&nbsp;in?</p>",
        "QuestionType": "MC",
        "Selector": "SAVR",
        "Choices": {
            "1": {"Display": "Public sector"},
            "4": {"Display": "Research, teaching"},
            "5": {"Display": "Other, namely", "TextEntry": "true"},
        },
        "ChoiceOrder": [4, "1", "5"],
        "RecodeValues": {"1": "10", "4": "20", "5": "30"},
    },
    {
        "QuestionID": "QID2",
        "DataExportTag": "tools",
        "QuestionText": "Which tools do you use?",
        "QuestionType": "MC",
        "Selector": "MAVR",
        "Choices": {"1": {"Display": "Maps, plans"}, "2": {"Display": "Surveys"}, "3": {"Display": "Labs"}},
        "ChoiceOrder": ["1", "2", "3"],
        "DisplayLogic": _logic("1", "4"),
    },
    {
        "QuestionID": "QID3",
        "DataExportTag": "views",
        "QuestionText": "What do you think?",
        "QuestionType": "Matrix",
        "Selector": "Likert",
        "SubSelector": "SingleAnswer",
        "Choices": {"1": {"Display": "It is clear"}, "3": {"Display": "It is fair"}},
        "ChoiceOrder": ["3", "1"],
        "Answers": {"1": {"Display": "Low"}, "2": {"Display": "Middle"}, "3": {"Display": "High"}},
        "AnswerOrder": ["1", "2", "3"],
        "ChoiceDataExportTags": False,
    },
    {
        "QuestionID": "QID4",
        "DataExportTag": "age",
        "QuestionText": "How old are you?",
        "QuestionType": "TE",
        "Selector": "SL",
        "Validation": {"Settings": {"ContentType": "ValidNumber"}},
    },
    {"QuestionID": "QID5", "DataExportTag": "hello", "QuestionText": "Welcome", "QuestionType": "DB"},
)


def _qsf(*questions: Json, flow: list[Json] | None = None, bin: tuple[str, ...] = ()) -> bytes:
    questions = questions or QUESTIONS
    blocks = [
        {"ID": "BL_1", "Type": "Default", "BlockElements": [{"QuestionID": q["QuestionID"]} for q in questions]},
        {"ID": "BL_2", "Type": "Trash", "BlockElements": [{"QuestionID": id} for id in bin]},
    ]
    elements: list[Json] = [
        {"Element": "BL", "Payload": blocks},
        {"Element": "FL", "Payload": {"Type": "Root", "Flow": flow or [{"Type": "Block", "ID": "BL_1"}]}},
        *({"Element": "SQ", "PrimaryAttribute": q["QuestionID"], "Payload": q} for q in questions),
        {"Element": "RS", "Payload": None},
    ]
    return json.dumps({"SurveyEntry": {"SurveyName": "Sectors"}, "SurveyElements": elements}).encode()


def _rows(*columns: tuple[str, str, str, list[object]]) -> Rows:
    """Three heading rows and the answers, with an id in front."""
    n = len(columns[0][3])
    names = ["ResponseId", *(name for name, _text, _id, _cells in columns)]
    texts = ["Response ID", *(text for _name, text, _id, _cells in columns)]
    ids = ['{"ImportId":"_recordId"}', *(f'{{"ImportId":"{id}"}}' for _name, _text, id, _cells in columns)]
    return [names, texts, ids, *([f"R_{i}x", *(cells[i] for *_head, cells in columns)] for i in range(n))]


def test_recoded_values_become_labels(tmp_path: Path) -> None:
    rows = _rows(
        ("sector", "Which sector do you work in?", "QID1", [(10, 20, 20, 30)[i % 4] for i in range(12)]),
        (
            "sector_5_TEXT",
            "Which sector do you work in? - Other, namely",
            "QID1_5_TEXT",
            ["Church" if i % 4 == 3 else "" for i in range(12)],
        ),
        ("age", "How old are you?", "QID4_TEXT", [20 + i % 3 for i in range(12)]),
    )
    reading = read_beside(tmp_path, rows, "s.qsf", _qsf())
    sector = asked(reading)["Which sector do you work in?"]
    assert labels(sector) == ["Research, teaching", "Public sector", "Other, namely"]
    assert counts(numbers(reading, sector)) == {"Research, teaching": 6, "Public sector": 3, "Other, namely": 3}
    assert sector.other_columns == (2,)
    assert asked(reading)["How old are you?"].type is QuestionType.NUMBER


def test_choices_with_commas_joined_by_commas(tmp_path: Path) -> None:
    cells: list[object] = [("Maps, plans,Surveys", "Surveys", "Maps, plans", "Labs")[i % 4] for i in range(8)]
    sector: list[object] = ["Public sector"] * 8
    rows = _rows(("sector", "Sector", "QID1", sector), ("tools", "Tools", "QID2", cells))
    reading = read_beside(tmp_path, rows, "s.qsf", _qsf())
    tools = asked(reading)["Which tools do you use?"]
    assert (tools.type, tools.separator) == (QuestionType.MULTIPLE, ",")
    assert counts(numbers(reading, tools)) == {"Maps, plans": 4, "Surveys": 4, "Labs": 2}


def test_numbers_of_choices_joined_by_commas(tmp_path: Path) -> None:
    cells: list[object] = [("1,2", "2", "1", "3")[i % 4] for i in range(8)]
    rows = _rows(("sector", "Sector", "QID1", [10] * 8), ("tools", "Tools", "QID2", cells))
    reading = read_beside(tmp_path, rows, "s.qsf", _qsf())
    tools = asked(reading)["Which tools do you use?"]
    assert counts(numbers(reading, tools)) == {"Maps, plans": 4, "Surveys": 4, "Labs": 2}


def test_a_column_for_each_choice_holding_only_1(tmp_path: Path) -> None:
    rows = _rows(
        ("sector", "Sector", "QID1", [(10, 20, 30)[i % 3] for i in range(12)]),
        ("tools_1", "Tools - Maps, plans", "QID2_1", ["" if i % 3 == 2 or i % 2 else 1 for i in range(12)]),
        ("tools_2", "Tools - Surveys", "QID2_2", ["" if i % 3 == 2 else 1 for i in range(12)]),
        ("tools_3", "Tools - Labs", "QID2_3", [""] * 12),
    )
    reading = read_beside(tmp_path, rows, "s.qsf", _qsf())
    tools = asked(reading)["Which tools do you use?"]
    assert (tools.layout, tools.columns) == (Layout.FLAGS, (2, 3, 4))
    assert counts(numbers(reading, tools)) == {"Maps, plans": 4, "Surveys": 8, "Labs": 0}
    assert tools.asked_if is not None
    assert tools.base_rule is BaseRule.WHO_WAS_ASKED
    sector = asked(reading)["Which sector do you work in?"]
    assert set(tools.asked_if.options) == {sector.options[0].id, sector.options[1].id}
    assert numbers(reading, tools).asked == 8


def test_a_matrix_is_one_grid_in_the_order_of_the_form(tmp_path: Path) -> None:
    rows = _rows(
        ("views_1", "What do you think? - It is clear", "QID3_1", [("High", "Low")[i % 2] for i in range(8)]),
        ("views_3", "What do you think? - It is fair", "QID3_3", [("Low", "Low")[i % 2] for i in range(8)]),
    )
    reading = read_beside(tmp_path, rows, "s.qsf", _qsf())
    grid = asked(reading)["What do you think?"]
    assert grid.type is QuestionType.GRID
    assert labels(grid) == ["Low", "Middle", "High"]
    assert [item.label for item in grid.items] == ["It is fair", "It is clear"]


def test_branches_are_conditions_of_their_blocks(tmp_path: Path) -> None:
    flow: list[Json] = [{"Type": "Branch", "BranchLogic": _logic("5"), "Flow": [{"Type": "Block", "ID": "BL_1"}]}]
    form = parsed(tmp_path, "s.qsf", _qsf(QUESTIONS[0], QUESTIONS[3], flow=flow))
    age = next(entry for entry in form.items if entry.name == "age")
    assert age.asked_if is not None
    assert (age.asked_if.question, age.asked_if.codes) == ("QID1", ("5",))


def test_conditions_that_say_more_are_left_alone(tmp_path: Path) -> None:
    both = {**QUESTIONS[3], "DisplayLogic": _logic("1", "4", joined="And")}
    form = parsed(tmp_path, "s.qsf", _qsf(QUESTIONS[0], both))
    age = next(entry for entry in form.items if entry.name == "age")
    assert (age.asked_if, age.conditional) == (None, True)


def test_questions_in_the_bin_and_texts_are_none(tmp_path: Path) -> None:
    form = parsed(tmp_path, "s.qsf", _qsf(bin=("QID4",)))
    assert [entry.name for entry in form.items] == ["sector", "tools", "views_3", "views_1"]
    assert form.title == "Sectors"


def test_strange_shapes_are_no_trouble(tmp_path: Path) -> None:
    odd: tuple[Json, ...] = (
        {"QuestionID": "QID1", "QuestionType": "MC", "Selector": None, "Choices": [{"Display": "A"}, {"Display": 3}]},
        {"QuestionID": "QID2", "QuestionType": "MC", "Choices": None, "ChoiceOrder": "1"},
        {"QuestionID": "QID3", "QuestionType": ["Matrix"], "Choices": {"1": "A"}},
        {"QuestionID": "QID4", "QuestionType": "Matrix", "Choices": {"1": None}, "Answers": [], "Language": {"DE": 1}},
        {"QuestionID": None, "QuestionType": "TE"},
        {"QuestionID": "QID6", "QuestionType": "TE", "DisplayLogic": {"0": {"0": {"ChoiceLocator": 5}}}},
    )
    form = parsed(tmp_path, "s.qsf", _qsf(*odd))
    assert [option.label for option in form.items[0].options] == ["A", "3"]
