"""LimeSurvey's structure, as .lss of old and new versions and as tab-separated text, settles the same questions."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from moin_desktop.analysis.questions import Layout, QuestionType
from moin_desktop.errors import MoinError
from tests.importing.forms import Rows, asked, numbers, parsed, read_beside
from tests.importing.sheets import counts, labels

Table = Sequence[dict[str, str]]

_QUESTIONS: Table = [
    {"qid": "11", "gid": "1", "type": "L", "title": "role", "other": "Y", "question_order": "1", "relevance": "1"},
    {"qid": "12", "gid": "1", "type": "M", "title": "tools", "other": "N", "question_order": "2", "relevance": ""},
    {"qid": "13", "gid": "2", "type": "F", "title": "views", "question_order": "1", "relevance": "1"},
    {
        "qid": "14",
        "gid": "2",
        "type": "S",
        "title": "why",
        "question_order": "2",
        "relevance": '((654321X1X11.NAOK == "A2"))',
    },
    {
        "qid": "15",
        "gid": "2",
        "type": "Y",
        "title": "again",
        "question_order": "3",
        "relevance": '(tools_SQ1.NAOK == "Y" or tools_SQ2.NAOK == "Y")',
    },
]
_WORDINGS = {
    "11": ("What is your <em>role</em>?", "Was ist Ihre Rolle?"),
    "12": ("Which tools?", "Welche Werkzeuge?"),
    "13": ("How good?", "Wie gut?"),
    "14": ("Why?", "Warum?"),
    "15": ("Again?", "Nochmals?"),
    "21": ("Maps, plans", "Karten, Pläne"),
    "22": ("Surveys", "Umfragen"),
    "31": ("The room", "Der Raum"),
    "32": ("The food", "Das Essen"),
}
_PARTS: Table = [
    {"qid": "22", "parent_qid": "12", "title": "SQ2", "question_order": "2"},
    {"qid": "21", "parent_qid": "12", "title": "SQ1", "question_order": "1"},
    {"qid": "31", "parent_qid": "13", "title": "SQ1", "question_order": "1"},
    {"qid": "32", "parent_qid": "13", "title": "SQ2", "question_order": "2"},
]
_ANSWERS: Table = [
    {"aid": "1", "qid": "11", "code": "A1", "sortorder": "1"},
    {"aid": "2", "qid": "11", "code": "A2", "sortorder": "2"},
    {"aid": "3", "qid": "13", "code": "1", "sortorder": "3"},
    {"aid": "4", "qid": "13", "code": "2", "sortorder": "2"},
]
_ANSWER_WORDINGS = {"1": ("Teacher", "Lehrerin"), "2": ("Head", "Leiterin"), "3": ("Good", "Gut"), "4": ("Bad", "Übel")}


def _xml(tables: dict[str, Table], languages: Sequence[str] = ("de", "en"), before: str = "") -> bytes:
    parts = [f'<?xml version="1.0" encoding="UTF-8"?>{before}<document><LimeSurveyDocType>Survey</LimeSurveyDocType>']
    parts.append("<languages>" + "".join(f"<language>{one}</language>" for one in languages) + "</languages>")
    for name, rows in tables.items():
        fields = "".join(f"<fieldname>{key}</fieldname>" for key in (rows[0] if rows else ()))
        cells = (
            "<row>" + "".join(f"<{key}><![CDATA[{value}]]></{key}>" for key, value in row.items()) + "</row>"
            for row in rows
        )
        parts.append(f"<{name}><fields>{fields}</fields><rows>{''.join(cells)}</rows></{name}>")
    return ("".join(parts) + "</document>").encode()


def _new() -> bytes:
    """As version 4 and later write it: wordings in tables of their own."""
    return _xml(
        {
            "answers": _ANSWERS,
            "answer_l10ns": [
                {"aid": id, "answer": text, "language": language}
                for id, texts in _ANSWER_WORDINGS.items()
                for text, language in zip(texts, ("en", "de"), strict=True)
            ],
            "groups": [{"gid": "1", "group_order": "1"}, {"gid": "2", "group_order": "2"}],
            "group_l10ns": [
                {"gid": "1", "group_name": "You", "language": "en"},
                {"gid": "2", "group_name": "The day", "language": "en"},
            ],
            "questions": _QUESTIONS,
            "subquestions": _PARTS,
            "question_l10ns": [
                {"qid": id, "question": text, "language": language}
                for id, texts in _WORDINGS.items()
                for text, language in zip(texts, ("en", "de"), strict=True)
            ],
            "surveys": [{"sid": "654321", "language": "en"}],
            "surveys_languagesettings": [{"surveyls_language": "en", "surveyls_title": "A day"}],
        }
    )


def _old() -> bytes:
    """As versions up to 3 write it: one row for each language."""
    return _xml(
        {
            "answers": [
                {**row, "answer": _ANSWER_WORDINGS[row["aid"]][at], "language": language}
                for row in _ANSWERS
                for at, language in enumerate(("en", "de"))
            ],
            "groups": [{"gid": "1", "group_name": "You", "language": "en"}, {"gid": "2", "group_name": "The day"}],
            "questions": [
                {**row, "question": _WORDINGS[row["qid"]][at], "language": language}
                for row in _QUESTIONS
                for at, language in enumerate(("en", "de"))
            ],
            "subquestions": [
                {**row, "question": _WORDINGS[row["qid"]][at], "language": language}
                for row in _PARTS
                for at, language in enumerate(("en", "de"))
            ],
            "surveys": [{"sid": "654321", "language": "en"}],
            "surveys_languagesettings": [{"surveyls_language": "en", "surveyls_title": "A day"}],
        }
    )


def _text() -> bytes:
    """The tab-separated structure."""
    rows = [("class", "type/scale", "name", "relevance", "text", "help", "language", "other")]
    rows.append(("S", "", "language", "", "en", "", "", ""))
    rows.append(("SL", "", "surveyls_title", "", "A day", "", "en", ""))
    for at, language in enumerate(("en", "de")):
        for group, name in (("1", "You"), ("2", "The day")):
            rows.append(("G", f"G{group}", name, "1", "", "", language, ""))
            for question in _QUESTIONS:
                if question["gid"] != group:
                    continue
                relevance = question["relevance"].replace("654321X1X11", "role")
                text = _WORDINGS[question["qid"]][at]
                other = question.get("other", "N")
                rows.append(("Q", question["type"], question["title"], relevance, text, "", language, other))
                parts = sorted(
                    (part for part in _PARTS if part["parent_qid"] == question["qid"]), key=lambda part: part["title"]
                )
                rows.extend(
                    ("SQ", "0", part["title"], "", _WORDINGS[part["qid"]][at], "", language, "") for part in parts
                )
                answers = sorted(
                    (one for one in _ANSWERS if one["qid"] == question["qid"]), key=lambda one: one["sortorder"]
                )
                rows.extend(
                    ("A", "0", one["code"], "", _ANSWER_WORDINGS[one["aid"]][at], "", language, "") for one in answers
                )
    return "\ufeff".encode() + "\n".join("\t".join(row) for row in rows).encode()


FORMS = {"new.lss": _new, "old.lss": _old, "structure.txt": _text}


def _codes() -> Rows:
    """Answers as codes under codes."""
    rows: list[tuple[object, ...]] = [
        ("id", "role", "role[other]", "tools[SQ1]", "tools[SQ2]", "views[SQ1]", "views[SQ2]", "why", "again")
    ]
    for i in range(20):
        role = ("A1", "A2", "-oth-")[i % 3]
        maps, surveys = "Y" if i % 2 else "N", "Y" if i % 5 == 0 else "N"
        again = "YN"[i % 2] if "Y" in (maps, surveys) else "N/A"
        written = "Cook" if role == "-oth-" else ""
        why = f"because {i}" if role == "A2" else "N/A"
        rows.append((i + 1, role, written, maps, surveys, i % 2 + 1, (i + 1) % 2 + 1, why, again))
    return rows


@pytest.mark.parametrize("name", list(FORMS))
def test_codes_become_the_answers_of_the_survey(tmp_path: Path, name: str) -> None:
    reading = read_beside(tmp_path, _codes(), name, FORMS[name]())
    questions = asked(reading)
    role = questions["What is your role?"]
    assert counts(numbers(reading, role)) == {"Teacher": 7, "Head": 7, "Other": 6}
    assert role.other_columns == (2,)
    tools = questions["Which tools?"]
    assert (tools.layout, labels(tools)) == (Layout.FLAGS, ["Maps, plans", "Surveys"])
    assert counts(numbers(reading, tools)) == {"Maps, plans": 10, "Surveys": 4}
    views = questions["How good?"]
    assert (views.type, labels(views)) == (QuestionType.GRID, ["Bad", "Good"])
    assert [item.label for item in views.items] == ["The room", "The food"]


@pytest.mark.parametrize("name", list(FORMS))
def test_relevance_becomes_a_route(tmp_path: Path, name: str) -> None:
    reading = read_beside(tmp_path, _codes(), name, FORMS[name]())
    questions = asked(reading)
    role, tools = questions["What is your role?"], questions["Which tools?"]
    why, again = questions["Why?"].asked_if, questions["Again?"].asked_if
    assert why is not None
    assert (why.question, why.options) == (role.id, (role.options[1].id,))
    assert again is not None
    assert (again.question, set(again.options)) == (tools.id, {option.id for option in tools.options})
    assert numbers(reading, questions["Why?"]).asked == 7


@pytest.mark.parametrize("name", list(FORMS))
def test_another_language_in_the_data_and_sections(tmp_path: Path, name: str) -> None:
    rows: list[tuple[object, ...]] = [
        (
            "Antwort ID",
            "Was ist Ihre Rolle?",
            "Welche Werkzeuge? [Karten, Pläne]",
            "Welche Werkzeuge? [Umfragen]",
            "Wie gut? [Der Raum]",
            "Wie gut? [Das Essen]",
        )
    ]
    for i in range(20):
        row = (i + 1, ("Lehrerin", "Leiterin")[i % 2], ("Ja", "Nein")[i % 2], "Nein")
        rows.append((*row, ("Gut", "Übel")[i % 2], "Gut"))
    reading = read_beside(tmp_path, rows, name, FORMS[name]())
    questions = asked(reading)
    assert counts(numbers(reading, questions["What is your role?"]))["Teacher"] == 10
    assert counts(numbers(reading, questions["Which tools?"])) == {"Maps, plans": 10, "Surveys": 0}
    assert questions["How good?"].section == "The day"


def test_names_before_the_wording(tmp_path: Path) -> None:
    rows: list[tuple[object, ...]] = [("id. Response ID", "role. Your role", "views[SQ1]. [x]", "views[SQ2]. [y]")]
    rows += [(i, ("Teacher", "Head")[i % 2], ("Good", "Bad")[i % 2], "Good") for i in range(12)]
    reading = read_beside(tmp_path, rows, "new.lss", _new())
    assert {"What is your role?", "How good?"} <= asked(reading).keys()


@pytest.mark.parametrize(
    "data",
    [
        _xml({"questions": _QUESTIONS}, before='<!DOCTYPE document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
        _xml({"questions": _QUESTIONS}, before='<!DOCTYPE document SYSTEM "file:///etc/hostname">'),
        _xml({"questions": _QUESTIONS})[:-20],
        b"<document>" + b"<a>" * 500,
        b"<html><body>Not found</body></html>",
        b"{" * 100_000,
        b'{"a": 1}',
        b"class\ttype/scale\tname\ttext\n",
        b"PK\x03\x04 broken",
        b"",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_questionnaire_is_refused(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(MoinError):
        parsed(tmp_path, "form.lss", data)
