"""The layouts of survey platforms, each in a small table of its kind."""

import random

import pytest

from moin_desktop.analysis.questions import Layout, QuestionType, Role
from moin_desktop.errors import MoinError
from moin_desktop.importing.understand import understand
from tests.importing.making import opened, xlsx
from tests.importing.sheets import Rows, by_text, counts, labels, tables_of, understood

AGREE = ("Strongly disagree", "Disagree", "Neutral", "Agree", "Strongly agree")
N = 40


def _some(seed: int, options: tuple[str, ...]) -> list[str]:
    picker = random.Random(seed)
    return [option for option in options if picker.random() < 0.5] or [options[seed % len(options)]]


def _order(seed: int, things: tuple[str, ...]) -> list[str]:
    return random.Random(seed).sample(things, len(things))


def _day(i: int) -> str:
    return f"{1 + i % 28:02d}"


def test_microsoft_forms() -> None:
    rows: list[list[object]] = [
        [
            "ID",
            "Start time",
            "Completion time",
            "Email",
            "Name",
            "Rank the pillars",
            "Tools",
            "We share",
            "We learn",
            "We try",
            "Points - Tools",
            "Would you return?",
        ]
    ]
    for i in range(N):
        rows.append(
            [
                i + 1,
                f"5/{_day(i)}/23 10:00",
                f"5/{_day(i)}/23 11:00",
                "anonymous",
                "",
                ";".join(_order(i, ("Moving", "Building", "Setting"))) + ";",
                ";".join(_some(i, ("Maps", "Labs"))) + ";",
                AGREE[i % 5],
                AGREE[i % 4],
                AGREE[(i + 2) % 5],
                1,
                ("Yes", "No")[i % 2],
            ]
        )
    found = understood(rows)
    questions = by_text(found)
    assert found.platform == "microsoft_forms"
    assert questions["ID"].type is questions["Email"].type is questions["Points - Tools"].type is QuestionType.META
    assert questions["Rank the pillars"].type is QuestionType.RANKING
    assert {item.label for item in questions["Rank the pillars"].items} == {"Moving", "Building", "Setting"}
    assert questions["Tools"].separator == ";"
    assert "end in" in questions["Tools"].reason
    grid = next(q for q in found.questions if q.type is QuestionType.GRID)
    assert grid.columns == (7, 8, 9)
    assert labels(grid) == list(AGREE)
    assert questions["Would you return?"].type is QuestionType.YES_NO


def test_google_forms_keeps_options_with_commas_whole() -> None:
    options = ("Education, Sports and Youth", "Health", "Transport (bus, rail)")
    rows: list[list[object]] = [
        ["Timestamp", "Areas", "Rate [Speed]", "Rate [Cost]", "Otvoreno", "Zatvoreno", "Drugo je"]
    ]
    for i in range(N):
        rows.append(
            [
                f"4/{_day(i)}/2016 19:57:50",
                ", ".join(_some(i, options)),
                AGREE[i % 5],
                AGREE[i % 3],
                1 + i % 5,
                5 - i % 4,
                2,
            ]
        )
    found = understood(rows)
    questions = by_text(found)
    assert found.platform == "google_forms"
    assert set(labels(questions["Areas"])) == set(options)
    assert "stays whole" in questions["Areas"].reason or "stay whole" in questions["Areas"].reason
    assert questions["Rate"].type is QuestionType.GRID
    assert [item.label for item in questions["Rate"].items] == ["Speed", "Cost"]
    # numbers beside each other are no grid here: the platform writes its grids with brackets
    assert questions["Otvoreno"].columns == (4,)
    assert questions["Otvoreno"].type is QuestionType.ORDERED
    assert sum(counts(tables_of(rows)["Areas"]).values()) >= N


def test_qualtrics_with_three_heading_rows() -> None:
    rows: list[list[object]] = [
        ["StartDate", "ResponseId", "Q1", "Q2_1", "Q2_2", "Q2_2_TEXT", "Q3_1", "Q3_2", "Q4", "cond"],
        [
            "Start Date",
            "Response ID",
            "Your role?",
            "Which tools? - Maps",
            "Which tools? - Other",
            "Which tools? - Other - Text",
            "How far? - We share",
            "How far? - We learn",
            "Topics",
            "cond",
        ],
    ]
    ids = ("startDate", "_recordId", "QID1", "QID2", "QID2", "QID2_TEXT", "QID3_1", "QID3_2", "QID4", "cond")
    rows.append([f'{{"ImportId":"{id}"}}' for id in ids])
    for i in range(N):
        rows.append(
            [
                f"2024-01-{_day(i)} 10:00:00",
                f"R_{i:015x}",
                ("Lead", "Staff")[i % 2],
                "Maps" if i % 2 else "",
                "Other" if i % 3 else "",
                f"mine {i}" if i % 3 else "",
                (1, 2, 3, 4, 5, -99)[i % 6],
                1 + i % 5,
                ("1", "1,3", "1,2,3", "2,3")[i % 4],
                "ab"[i % 2],
            ]
        )
    found = understood(rows)
    questions = by_text(found)
    assert (found.platform, found.header_rows, found.first_data_row) == ("qualtrics", 3, 4)
    assert questions["Which tools?"].layout is Layout.LABELS
    assert questions["Which tools?"].columns == (3, 4)
    assert questions["Which tools?"].other_columns == (5,)
    assert questions["How far?"].type is QuestionType.GRID
    assert questions["How far?"].missing == ("-99",)
    assert questions["Topics"].type is QuestionType.MULTIPLE
    assert labels(questions["Topics"]) == ["1", "2", "3"]
    assert questions["cond"].type is QuestionType.META


def test_surveymonkey_with_two_heading_rows() -> None:
    rows: list[list[object]] = [
        ["Respondent ID", "Start Date", "Which tools?", "", "", "", "Rank", "", "", "Your role", "", "How long?"],
        [
            "",
            "",
            "Maps",
            "Labs",
            "Nobody took this",
            "Other (please specify)",
            "X",
            "Y",
            "Z",
            "Response",
            "Other (please specify)",
            "Response",
        ],
    ]
    for i in range(N):
        ranks = _order(i, ("1", "2", "3"))
        rows.append(
            [
                9000000 + 7 * i,
                f"01/{_day(i)}/2020 10:00:00 AM",
                "Maps" if i % 2 else "",
                "Labs" if i % 3 else "",
                "",
                "" if i % 4 else f"own {i}",
                *(ranks if i % 9 else ["N/A", "1", "2"]),
                ("Lead", "Other (please specify)")[i % 2],
                "cook" if i == 1 else "",
                ("Less than a year", "1-2 years", "3 or more years", "N/A")[i % 4],
            ]
        )
    found = understood(rows)
    questions = by_text(found)
    assert (found.platform, found.header_rows, found.first_data_row) == ("surveymonkey", 2, 3)
    tools = questions["Which tools?"]
    assert labels(tools) == ["Maps", "Labs", "Nobody took this", "Other (please specify)"]
    assert tools.columns == (2, 3, 4, 5)
    assert tools.options[3].role is Role.OTHER
    assert questions["Rank"].type is QuestionType.RANKING
    assert questions["Rank"].missing == ("N/A",)
    assert questions["Your role"].other_columns == (10,)
    assert labels(questions["How long?"]) == ["Less than a year", "1-2 years", "3 or more years"]
    assert questions["How long?"].missing == ("N/A",)
    assert counts(tables_of(rows)["Which tools?"])["Other (please specify)"] == N // 4


def test_surveymonkey_summary_is_refused() -> None:
    page: Rows = [
        ["Which tools?"],
        ["Answer Choices", "Responses"],
        ["Maps", 0.5, 12],
        ["", "Answered", 24],
        ["", "Skipped", 3],
    ]
    data = xlsx(page, {f"Question {i}": page for i in range(2, 8)})
    with pytest.raises(MoinError) as caught:
        understand(opened(data), "summary.xlsx")
    assert "individual" in caught.value.hint


def test_limesurvey_flags_and_texts() -> None:
    rows: list[list[object]] = [
        [
            "Antwort ID",
            "Datum Abgeschickt",
            "Letzte Seite",
            "Fach? [Bau]",
            "Fach? [Physik]",
            "Fach? [Sonstiges]",
            "tool[SQ1]. Nutzen Sie? [Karte]",
            "tool[SQ2]. Nutzen Sie? [Labor]",
            "Sicher?",
        ]
    ]
    for i in range(N):
        shown = i % 5 > 0
        rows.append(
            [
                i + 1,
                f"2023-01-{_day(i)} 10:00:00",
                4,
                *(("Ja", "Nein")[(i + k) % 2] if shown else "N/A" for k in range(2)),
                "Chemie" if i == 7 else "",
                "Stimme zu",
                ("Stimme zu", "Stimme nicht zu")[i % 2],
                ("Ja", "Nein", "N/A")[i % 3],
            ]
        )
    found = understood(rows)
    questions = by_text(found)
    assert found.platform == "limesurvey"
    assert questions["Fach?"].layout is Layout.FLAGS
    assert questions["Fach?"].missing == ("N/A",)
    assert questions["Fach?"].no_words == ("Nein",)
    assert questions["Fach?"].other_columns == (5,)
    assert questions["Nutzen Sie?"].type is QuestionType.GRID
    assert questions["Sicher?"].type is QuestionType.YES_NO
    numbers = tables_of(rows)["Fach?"]
    assert numbers.answered == N - N // 5


def test_kobo_has_the_joined_column_and_its_options() -> None:
    rows: list[list[object]] = [
        ["start", "end", "needs", "needs/food", "needs/water", "needs_other", "land/own", "land/rent", "_uuid", "_id"]
    ]
    for i in range(N):
        some = _some(i, ("food", "water"))
        rows.append(
            [
                f"2020-01-{_day(i)}T10:00:00.000+03:00",
                f"2020-01-{_day(i)}T11:00:00.000+03:00",
                " ".join(some),
                int("food" in some),
                int("water" in some),
                "rope" if i == 3 else "",
                ("yes", "no")[i % 2],
                ("yes", "no")[i % 3 > 0],
                f"{i:08x}-aaaa-bbbb",
                1000 + i,
            ]
        )
    found = understood(rows)
    joined, options = (q for q in found.questions if q.text == "needs")
    assert found.platform == "kobo"
    assert (joined.separator, set(labels(joined))) == (" ", {"food", "water"})
    assert joined.other_columns == (5,) or options.other_columns == (5,)
    assert options.columns == (3, 4)
    # two yes/no questions in one group are no choose-all
    assert by_text(found)["land/own"].type is QuestionType.YES_NO


def test_typeform_options_headed_by_the_choice_alone() -> None:
    rows: list[list[object]] = [
        [
            "#",
            "Do you code?",
            "Python",
            "Julia",
            "Nobody",
            "Other",
            "Modular",
            "Tested",
            "Shared",
            "Start Date (UTC)",
            "Submit Date (UTC)",
        ]
    ]
    for i in range(N):
        rows.append(
            [
                f"{i * 7919:032x}",
                i % 2,
                "Python" if i % 2 else "",
                "Julia" if i % 3 else "",
                "",
                "Scala" if i == 5 else "",
                i % 2,
                int(i % 3 > 0),
                1,
                f"2018-01-{_day(i)} 10:00:00",
                f"2018-01-{_day(i)} 11:00:00",
            ]
        )
    found = understood(rows)
    spread = [q for q in found.questions if q.type is QuestionType.MULTIPLE]
    assert found.platform == "typeform"
    assert [q.columns for q in spread] == [(2, 3, 4, 5), (6, 7, 8)]
    assert by_text(found)["Do you code?"].type is QuestionType.YES_NO


@pytest.mark.parametrize(
    ("platform", "headings", "first"),
    [
        (
            "alchemer",
            ["Response ID", "Time Started", "Date Submitted", "Status", "Maps:Which?", "Other - Write In:Which?"],
            1,
        ),
        ("redcap", ["record_id", "redcap_event_name", "gym___0", "gym___1", "sex", "visit_complete"], 1),
        ("jotform", ["Submission Date", "Submission ID", "Role", "Tools", "Age", "Why"], 1),
        ("unipark", ["lfdn", "external_lfdn", "tester", "dispcode", "v_1", "v_2"], 1),
        ("wenjuanxing", ["序号", "提交答卷时间", "所用时间", "来源", "1、性别", "2、工具"], 1),
        ("tencent", ["编号", "开始答题时间", "结束答题时间", "答题时长", "Q1", "Q2|A1"], 1),
        ("citizen_space", ["Response ID", "Role", "Tools", "Age", "Why", "Sure"], 1),
        ("jisc", ["1. Role", "2. Group", "3. How far?", "3.1. Before", "3.2. After", "4. Why"], 1),
    ],
)
def test_platform_is_named(platform: str, headings: list[str], first: int) -> None:
    answers = (["a", "b"], ["5", "7"])
    rows: Rows = [
        headings,
        *(["ANON-ABCD-1234-Z" if platform == "citizen_space" else i, *answers[i % 2], "x", "y", "z"] for i in range(9)),
    ]
    found = understood(rows)
    assert (found.platform, found.header_rows) == (platform, first)


def test_eusurvey_headings_stand_in_row_four() -> None:
    rows: list[list[object]] = [["Alias", "AI2020"], ["Export Date", "01/02/2020"], []]
    rows.append(
        [
            "Role",
            "How important: Ethics",
            "How important: Safety",
            "Contribution Id",
            "Creation Date",
            "Last Update",
            "Languages",
        ]
    )
    for i in range(N):
        level = ("Not important", "Important", "Very important")
        rows.append(
            [
                ("Citizen", "Firm")[i % 2],
                level[i % 3],
                level[i % 2],
                f"{i:08x}",
                f"{_day(i)}/03/2020 10:00",
                f"{_day(i)}/03/2020 11:00",
                "EN",
            ]
        )
    found = understood(rows)
    assert (found.platform, found.header_rows, found.first_data_row) == ("eusurvey", 1, 5)
    assert labels(by_text(found)["How important"]) == ["Not important", "Important", "Very important"]


def test_questback_has_three_heading_rows() -> None:
    rows: list[list[object]] = [
        ["", "", "Wie zufrieden sind Sie?", "", "Welche Wege nutzen Sie?", "", ""],
        ["", "", "Preis", "Service", "Telefon", "E-Mail", "Post"],
        ["lfdn", "dispcode", "v_1", "v_2", "v_3", "v_4", "v_5"],
    ]
    rows += [[i + 1, 31, (1, 2, 3, -77)[i % 4], 1 + i % 5, i % 2, int(i % 3 > 0), 1 - i % 2] for i in range(N)]
    found = understood(rows)
    questions = by_text(found)
    assert (found.platform, found.header_rows, found.first_data_row) == ("unipark", 3, 4)
    assert [item.label for item in questions["Wie zufrieden sind Sie?"].items] == ["Preis", "Service"]
    assert questions["Wie zufrieden sind Sie?"].missing == ("-77",)
    assert labels(questions["Welche Wege nutzen Sie?"]) == ["Telefon", "E-Mail", "Post"]


def test_fluidsurveys_ticks_with_1_under_brackets() -> None:
    rows: list[list[object]] = [
        [
            "Response ID",
            "Completion Status",
            "Which tools? [Maps]",
            "Which tools? [Labs]",
            "Which tools? [Talks]",
            "Age",
        ]
    ]
    rows += [[i, "Complete", *("1" if (i + k) % 3 else "" for k in range(3)), 20 + i % 40] for i in range(30)]
    found = understood(rows)
    assert found.platform == "fluidsurveys"
    assert by_text(found)["Which tools?"].columns == (2, 3, 4)


def test_columns_under_one_stem_that_nobody_answered_stay_one_question() -> None:
    rows: list[list[object]] = [["id", "lastpage", "startlanguage", *(f"Never heard of [{x}]" for x in "ABC"), "Role"]]
    rows += [[i, 3, "en", "N/A", "N/A", "", "xy"[i % 2]] for i in range(20)]
    question = by_text(understood(rows))["Never heard of"]
    assert question.columns == (3, 4, 5)
    assert labels(question) == ["A", "B", "C"]


def test_rows_of_one_code_with_two_wordings_are_two_grids() -> None:
    wordings = (
        "In a usual month how much time do you spend on",
        "In a usual month how much would you like to spend on",
    )
    things = ("research", "teaching", "other")
    headings = [f"time[T{k}]. [{w} {thing}]" for k, (w, thing) in enumerate((w, t) for w in wordings for t in things)]
    rows: list[list[object]] = [["id", "lastpage", "startlanguage", *headings]]
    rows += [[i, 3, "en", *(1 + (i * 3 + k) % 5 for k in range(6))] for i in range(30)]
    found = by_text(understood(rows))
    assert [found[w].columns for w in wordings] == [(3, 4, 5), (6, 7, 8)]


def test_marks_of_html_and_markdown_are_no_part_of_a_wording() -> None:
    rows: list[list[object]] = [
        ["<p>What is your <strong>role</strong>?</p>", "How *sure* are you of [this](http://a.b)?"]
    ]
    rows += [["AB"[i % 2], "CD"[i % 2]] for i in range(12)]
    assert list(by_text(understood(rows))) == ["What is your role?", "How sure are you of this?"]


def test_several_addresses_in_a_cell_are_personal() -> None:
    rows: list[list[object]] = [["Role", "Colleagues to ask"]]
    rows += [["AB"[i % 2], f"ann{i}@example.org; bo{i}@example.org"] for i in range(12)]
    assert str(understood(rows).questions[1].type) == "personal"
