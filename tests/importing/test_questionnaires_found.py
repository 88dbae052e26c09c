"""The questionnaire beside the data is found, told about, and never in the way."""

import json
from pathlib import Path

import pytest

from moin_desktop import importing
from moin_desktop.__main__ import main
from moin_desktop.errors import CancelledError, MoinError
from moin_desktop.importing.questionnaires import find, read
from tests.importing.forms import CHOICES, SURVEY, Rows, asked, xlsform
from tests.importing.making import csv_text, xlsx, zipped

FORM: Rows = [
    SURVEY,
    ("select_one yn", "garden", "Do you have a garden?", "", ""),
    ("select_one size", "size", "How large is it?", "${garden} = 'y'", ""),
    ("text", "why", "Why?", "", ""),
]
LISTS: Rows = [CHOICES, ("yn", "y", "Yes"), ("yn", "n", "No"), ("size", "s", "Small"), ("size", "l", "Large")]


def _data(folder: Path, name: str = "gardens.csv") -> Path:
    rows = [["garden", "size", "why"]]
    rows += [["yn"[i % 2], "sl"[i // 2 % 2] if i % 2 == 0 else "", f"because {i}"] for i in range(20)]
    path = folder / name
    path.write_text(csv_text(rows), "utf-8")
    return path


def _put(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def test_the_only_form_in_the_folder_is_used(tmp_path: Path) -> None:
    data = _data(tmp_path)
    form = _put(tmp_path, "aX93.xlsx", xlsform(FORM, LISTS))
    _put(tmp_path, "other.xlsx", xlsx([["A", "B"], [1, 2]]))
    _put(tmp_path, "notes.txt", b"class\ttype/scale\tname\ttext\nQ\tL\tgarden\tx\n")
    assert find(data) == form
    reading = importing.read(data)
    assert "Do you have a garden?" in asked(reading)
    assert reading.source.reader.endswith("aX93.xlsx”")
    assert reading.losses == ()


def test_of_several_the_one_with_the_name_of_the_data(tmp_path: Path) -> None:
    data = _data(tmp_path, "Gardens - all versions - 2024-05-01.csv")
    _put(tmp_path, "a.xlsx", xlsform(FORM, LISTS))
    form = _put(tmp_path, "gardens_form.xlsx", xlsform(FORM, LISTS))
    assert find(data) == form
    form.unlink()
    _put(tmp_path, "b.xlsx", xlsform(FORM, LISTS))
    assert find(data) is None


@pytest.mark.parametrize(
    ("data", "form"),
    [
        ("results-survey654321.csv", "limesurvey_survey_654321.lss"),
        ("Team survey_May 3, 2024_10.15.csv", "Team_survey.qsf"),
        ("pulse.csv", "pulse.txt"),
    ],
)
def test_names_of_platforms_belong_together(tmp_path: Path, data: str, form: str) -> None:
    source = _data(tmp_path, data)
    contents = {
        "lss": b"<?xml version='1.0'?><document/>",
        "qsf": b'{"a": 1}',
        "txt": b"class\ttype/scale\tname\ttext\n",
    }
    expected = _put(tmp_path, form, contents[form.rpartition(".")[2]])
    _put(tmp_path, "x.qsf", b"{}")
    assert find(source) == expected


def test_nothing_but_small_ordinary_files_is_looked_at(tmp_path: Path) -> None:
    data = _data(tmp_path)
    (tmp_path / "folder.qsf").mkdir()
    _put(tmp_path, "~$gardens.xlsx", xlsform(FORM, LISTS))
    _put(tmp_path, ".gardens.qsf", b"{}")
    _put(tmp_path, "gardens.qsf", b"")
    with (tmp_path / "gardens.lss").open("wb") as file:
        file.truncate(9_000_000)
    assert find(data) is None
    assert find(tmp_path / "gone" / "gardens.csv") is None


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gardens.qsf", b'{"SurveyEntry": {}, "SurveyElements": [{"Element": "SQ", "Payload": {"QuestionID": "QID1"'),
        ("gardens.lss", b'<!DOCTYPE a [<!ENTITY b "c">]><document>&b;</document>'),
        ("gardens.xlsx", zipped({"xl/workbook.xml": '<sheet name="survey"/><sheet name="choices"/>'})),
    ],
)
def test_a_broken_questionnaire_does_not_hinder_the_import(tmp_path: Path, name: str, content: bytes) -> None:
    data = _data(tmp_path)
    _put(tmp_path, name, content)
    reading = importing.read(data)
    assert len(reading.questions) == 3
    assert reading.losses == (f"The questionnaire “{name}” could not be used.",)


def test_a_questionnaire_of_another_survey_is_told_only_when_meant(tmp_path: Path) -> None:
    data = _data(tmp_path)
    survey: Rows = [SURVEY, ("select_one yn", "dog", "A dog?", "", ""), ("text", "cat", "A cat?", "", "")]
    form = _put(tmp_path, "pets.xlsx", xlsform(survey, LISTS))
    assert importing.read(data).losses == ()
    told = importing.read(data, questionnaire=form)
    assert told.losses == ("The questionnaire “pets.xlsx” does not fit these answers and was left aside.",)


def test_a_questionnaire_given_and_gone_is_trouble(tmp_path: Path) -> None:
    with pytest.raises(MoinError, match="no file"):
        importing.read(_data(tmp_path), questionnaire=tmp_path / "gone.qsf")
    with pytest.raises(MoinError, match="no questionnaire"):
        read(_data(tmp_path))


def test_cancelling_while_the_questionnaire_is_read(tmp_path: Path) -> None:
    data = _data(tmp_path)
    form = _put(tmp_path, "form.xlsx", xlsform(FORM, LISTS))

    def tick(_done: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        importing.read(data, None, tick, form)


def test_the_command_takes_a_questionnaire_and_names_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "forms").mkdir()
    form = _put(tmp_path / "forms", "f.xlsx", xlsform(FORM, LISTS))
    words = ["import", str(_data(tmp_path)), "--project", str(tmp_path / "p.moin"), "--questionnaire", str(form)]
    assert main([*words, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["reader"].endswith("f.xlsx”")
    assert [q["text"] for q in answer["questions"]] == ["Do you have a garden?", "How large is it?", "Why?"]
    assert [q["asked"] for q in answer["questions"]] == [20, 10, 20]
    assert main(words) == 0
    assert "f.xlsx”" in capsys.readouterr().out
