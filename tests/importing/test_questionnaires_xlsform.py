"""An XLSForm settles what the answers alone leave open: wording, options, order, routes."""

from pathlib import Path

from moin_desktop.analysis.questions import BaseRule, Layout, QuestionType
from tests.importing.forms import CHOICES, SURVEY, Rows, asked, numbers, parsed, read_beside, xlsform
from tests.importing.sheets import counts, labels

FORM: Rows = [
    SURVEY,
    ("start", "start", "", "", ""),
    ("begin_group", "home", "Your household", "", ""),
    ("select_one sizes", "size", "How large is your household?", "", ""),
    ("select_multiple water", "water", "Where does your **water** come from?", "", ""),
    ("text", "water_other", "From where else?", "selected(${water}, 'other')", ""),
    ("end_group", "", "", "", ""),
    ("select_one yn", "garden", "Do you have a garden?", "", ""),
    ("note", "thanks", "Nearly done", "", ""),
    ("begin_group", "plot", "The garden", "${garden} = 'y'", ""),
    ("integer", "trees", "How many trees stand in it?", "", ""),
    ("select_one grow", "grow", "What do you grow?", "", ""),
    ("end_group", "", "", "", ""),
    ("calculate", "score", "", "", ""),
    ("text", "why", "Anything to add?", "", ""),
]
LISTS: Rows = [
    CHOICES,
    ("sizes", "1", "One person"),
    ("sizes", "2", "Two to four"),
    ("sizes", "3", "Five or more"),
    ("water", "tap", "The tap, inside"),
    ("water", "well", "A well"),
    ("water", "river", "The river"),
    ("water", "other", "Other"),
    ("yn", "y", "Yes"),
    ("yn", "n", "No"),
    ("grow", "fruit", "Fruit"),
    ("grow", "corn", "Corn"),
    ("grow", "none", "Nothing"),
]
HEADINGS = (
    "start", "home/size", "home/water", "home/water_other", "garden", "plot/trees", "plot/grow", "score", "why"
)  # fmt: skip


def _answers(n: int = 24) -> Rows:
    rows: list[tuple[object, ...]] = [HEADINGS]
    for i in range(n):
        garden = i % 3 != 0
        rows.append(
            (
                f"2023-05-{1 + i % 28:02d}T10:00:00.000+02:00",
                (3, 1, 2)[i % 3],
                ("tap", "well river", "tap other", "well")[i % 4],
                "the neighbour" if i % 4 == 2 else "",
                "y" if garden else "n",
                i % 7 if garden else "",
                ("corn", "fruit")[i % 2] if garden else "",
                i * 1.5,
                f"remark {i}" if i % 2 else "",
            )
        )
    return rows


def test_codes_become_labels_in_the_order_of_the_form(tmp_path: Path) -> None:
    reading = read_beside(tmp_path, _answers(), "form.xlsx", xlsform(FORM, LISTS))
    size = asked(reading)["How large is your household?"]
    assert labels(size) == ["One person", "Two to four", "Five or more"]
    assert size.options[0].words == ("1", "One person")
    assert counts(numbers(reading, size)) == {"One person": 8, "Two to four": 8, "Five or more": 8}
    assert "“form.xlsx”" in size.reason
    assert size.section == "Your household"


def test_options_with_commas_and_those_nobody_chose_are_there(tmp_path: Path) -> None:
    reading = read_beside(tmp_path, _answers(), "form.xlsx", xlsform(FORM, LISTS))
    water = asked(reading)["Where does your water come from?"]
    assert (water.type, water.layout, water.separator) == (QuestionType.MULTIPLE, Layout.JOINED, " ")
    assert counts(numbers(reading, water)) == {"The tap, inside": 12, "A well": 12, "The river": 6, "Other": 6}
    grow = asked(reading)["What do you grow?"]
    assert labels(grow) == ["Fruit", "Corn", "Nothing"]
    assert counts(numbers(reading, grow))["Nothing"] == 0


def test_what_was_written_at_other_goes_to_its_question(tmp_path: Path) -> None:
    reading = read_beside(tmp_path, _answers(), "form.xlsx", xlsform(FORM, LISTS))
    assert asked(reading)["Where does your water come from?"].other_columns == (3,)
    assert "From where else?" not in asked(reading)


def test_conditions_of_groups_are_routes(tmp_path: Path) -> None:
    reading = read_beside(tmp_path, _answers(), "form.xlsx", xlsform(FORM, LISTS))
    questions = asked(reading)
    garden, trees = questions["Do you have a garden?"], questions["How many trees stand in it?"]
    assert garden.type is QuestionType.YES_NO
    assert (trees.type, trees.base_rule) == (QuestionType.NUMBER, BaseRule.WHO_WAS_ASKED)
    assert trees.asked_if is not None
    assert trees.asked_if.question == garden.id
    assert trees.asked_if.options == (garden.options[0].id,)
    assert questions["Anything to add?"].asked_if is None
    assert not any(doubt.kind == "asked_only_of_some" for doubt in reading.doubts)


def test_what_nobody_was_asked_is_set_aside(tmp_path: Path) -> None:
    reading = read_beside(tmp_path, _answers(), "form.xlsx", xlsform(FORM, LISTS))
    by_column = {question.columns[0]: question for question in reading.questions}
    assert by_column[0].type is by_column[7].type is QuestionType.META
    assert "nobody was asked" in by_column[7].reason
    assert not any(doubt.kind == "questionnaire_partly" for doubt in reading.doubts)
    assert reading.source.reader.endswith("form.xlsx”")


def test_columns_that_the_form_does_not_know_stay_as_guessed(tmp_path: Path) -> None:
    rows = [(*row, "Colour" if not i else ("Red", "Blue")[i % 2]) for i, row in enumerate(_answers())]
    reading = read_beside(tmp_path, rows, "form.xlsx", xlsform(FORM, LISTS))
    assert labels(asked(reading)["Colour"]) == ["Blue", "Red"]
    doubt = next(doubt for doubt in reading.doubts if doubt.kind == "questionnaire_partly")
    assert "8 of 9" in doubt.text
    assert "“Colour”" in doubt.detail


def test_labels_in_the_data_and_two_languages(tmp_path: Path) -> None:
    survey: Rows = [
        ("type", "name", "label::English (en)", "label::Français (fr)"),
        ("select_one yn", "clean", "Is the street clean?", "La rue est-elle propre ?"),
        ("select_one often", "often", "How often is it swept?", "À quelle fréquence ?"),
    ]
    choices: Rows = [
        ("list name", "name", "label::English (en)", "label::Français (fr)"),
        ("yn", "1", "Yes", "Oui"),
        ("yn", "0", "No", "Non"),
        ("often", "a", "Never", "Jamais"),
        ("often", "b", "Sometimes", "Parfois"),
        ("often", "c", "Always", "Toujours"),
    ]
    settings: Rows = [("form_title", "default_language"), ("Streets", "Français (fr)")]
    rows = [("Is the street clean?", "How often is it swept?")]
    rows += [(("Yes", "No")[i % 2], ("Always", "Never", "Sometimes")[i % 3]) for i in range(12)]
    form = xlsform(survey, choices, settings)
    reading = read_beside(tmp_path, rows, "form.xlsx", form)
    often = asked(reading)["À quelle fréquence ?"]
    assert often.type is QuestionType.ORDERED
    assert counts(numbers(reading, often)) == {"Jamais": 4, "Parfois": 4, "Toujours": 4}
    assert parsed(tmp_path, "form.xlsx", form).title == "Streets"


def test_a_column_for_each_option_beside_the_joined_one(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [
        ("water", "water/tap", "water/well", "water/river", "water/other", "garden")
    ]  # fmt: skip
    for i in range(12):
        chosen = [code for at, code in enumerate(("tap", "well", "river")) if (i >> at) & 1]
        flags = [1 if code in chosen else 0 for code in ("tap", "well", "river", "other")] if chosen else [""] * 4
        rows.append((" ".join(chosen), *flags, "yn"[i % 2]))
    reading = read_beside(tmp_path, rows, "form.xlsx", xlsform(FORM, LISTS))
    water = asked(reading)["Where does your water come from?"]
    assert (water.layout, water.columns) == (Layout.FLAGS, (1, 2, 3, 4))
    assert counts(numbers(reading, water)) == {"The tap, inside": 6, "A well": 6, "The river": 4, "Other": 0}
    joined = next(question for question in reading.questions if question.columns == (0,))
    assert joined.type is QuestionType.META


def test_an_option_is_told_from_a_question_of_nearly_its_name(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [
        ("old.water", "old.water.tap", "old.water.well", "old.water.other", "old.water_other", "old.garden")
    ]  # fmt: skip
    for i in range(12):
        chosen = [code for at, code in enumerate(("tap", "well", "other")) if (i + 1 >> at) & 1]
        flags = ["TRUE" if code in chosen else "FALSE" for code in ("tap", "well", "other")]
        rows.append((" ".join(chosen), *flags, "a neighbour" if "other" in chosen else "", "yn"[i % 2]))
    reading = read_beside(tmp_path, rows, "form.xlsx", xlsform(FORM, LISTS))
    water = asked(reading)["Where does your water come from?"]
    assert (water.columns, water.other_columns) == ((1, 2, 3), (4,))
    assert labels(water) == ["The tap, inside", "A well", "Other"]


def test_rows_of_a_table_are_one_grid(tmp_path: Path) -> None:
    survey: Rows = [
        SURVEY,
        ("begin_group", "views", "How much do you agree?", "", "table-list"),
        ("select_one agree", "v1", "The streets are clean", "", ""),
        ("select_one agree", "v2", "The park is safe", "", ""),
        ("end_group", "", "", "", ""),
    ]
    choices: Rows = [CHOICES, ("agree", "-1", "No"), ("agree", "0", "Partly"), ("agree", "1", "Yes")]
    rows = [("views/v1", "views/v2"), *((i % 3 - 1, (i + 1) % 3 - 1) for i in range(12))]
    reading = read_beside(tmp_path, rows, "form.xlsx", xlsform(survey, choices))
    (grid,) = reading.questions
    assert (grid.type, grid.text) == (QuestionType.GRID, "How much do you agree?")
    assert labels(grid) == ["No", "Partly", "Yes"]
    assert [item.label for item in grid.items] == ["The streets are clean", "The park is safe"]
    assert [row.count for row in numbers(reading, grid).items[0].rows] == [4, 4, 4]


def test_places_and_phone_numbers_are_never_stored(tmp_path: Path) -> None:
    survey: Rows = [
        SURVEY,
        ("geopoint", "spot", "Where is it?", "", ""),
        ("select_one yn", "clean", "Is it clean?", "", ""),
        ("text", "name", "What is your name?", "", ""),
    ]
    rows: list[tuple[object, ...]] = [("spot", "_spot_latitude", "clean", "name")]
    rows += [(f"46.9{i} 7.4{i} 0 0", f"46.9{i}", "yn"[i % 2], f"Ana {i}") for i in range(12)]
    reading = read_beside(tmp_path, rows, "form.xlsx", xlsform(survey, LISTS))
    by_column = {question.columns[0]: question for question in reading.questions}
    kinds = [by_column[at].type for at in (0, 1, 3)]
    assert kinds == [QuestionType.PERSONAL] * 3
    assert not any(reading.columns[at].words for at in (0, 1, 3))


def test_answers_that_do_not_fit_the_form_stay_as_guessed(tmp_path: Path) -> None:
    rows = [(HEADINGS[1], HEADINGS[4], HEADINGS[5])]
    rows += [(("small", "large")[i % 2], "yn"[i % 2], "lots") for i in range(12)]
    reading = read_beside(tmp_path, rows, "form.xlsx", xlsform(FORM, LISTS))
    by_column = {question.columns[0]: question for question in reading.questions}
    assert labels(by_column[0]) == ["small", "large"]
    assert "form.xlsx" not in by_column[0].reason


def test_answers_beyond_the_list_are_kept_behind_it(tmp_path: Path) -> None:
    rows = [list(row) for row in _answers()]
    rows[1][1] = "9"
    reading = read_beside(tmp_path, rows, "form.xlsx", xlsform(FORM, LISTS))
    size = asked(reading)["How large is your household?"]
    assert labels(size) == ["One person", "Two to four", "Five or more", "9"]
    assert "1 answer is not in its list" in size.reason


def test_a_form_of_another_survey_is_left_alone(tmp_path: Path) -> None:
    rows = [("Colour", "Kind", "garden"), *((("Red", "Blue")[i % 2], "AB"[i % 2], "yn"[i % 2]) for i in range(12))]
    reading = read_beside(tmp_path, rows, "form.xlsx", xlsform(FORM, LISTS))
    assert reading.source.reader.startswith("text")
    assert "form.xlsx" not in reading.source.reader
    assert reading.losses == ()
