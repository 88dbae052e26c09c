"""The headless commands, by the letter of their contract."""

import contextlib
import io
import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from moin_desktop import __version__
from moin_desktop.__main__ import main
from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.analysis.reading import Reading
from moin_desktop.cli.progress import progress
from moin_desktop.models import rules, surveys
from moin_desktop.models.project import Project
from moin_desktop.models.schema import ColumnRow
from tests.small_reading import QUESTIONS, reading

ROOT = Path(__file__).resolve().parent.parent
Json = dict[str, Any]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one survey of five respondents."""
    path = tmp_path / "p.moin"
    with Project.create(path, "Test") as made:
        made.change("Import", surveys.add, reading(), "Pre-event")
    return path


class Told:
    """What a command answered."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *words: str | Path) -> int:
        status = main([str(word) for word in words])
        self.out, self.err = self._capsys.readouterr()
        return status

    def json(self, *words: str | Path) -> Json:
        assert self(*words, "--json") == 0, self.err
        assert self.err == ""
        answer: Json = json.loads(self.out)
        return answer

    def questions(self, *words: str | Path) -> list[Json]:
        found: list[Json] = self.json("tables", *words)["surveys"][0]["questions"]
        return found


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    return Told(capsys)


def counts(question: Json) -> dict[str, int]:
    return {option["label"]: option["count"] for option in question["options"]}


def test_version_and_help(told: Told) -> None:
    assert told("--version") == 0
    assert told.out == f"moin-desktop {__version__}\n"
    assert told("--help") == 0
    assert all(command in told.out for command in ("import", "tables", "export", "check", "--self-test"))
    assert told("tables", "--help") == 0
    assert told.err == ""


@pytest.mark.parametrize(
    "words",
    [
        ("tables",),
        ("--nonsense",),
        ("import", "a.xlsx"),
        ("one.moin", "two.moin"),
        ("tables", "p.moin", "--where", "no sign"),
        ("tables", "p.moin", "--surv", "1"),
        ("demo", "a", "b"),
    ],
)
def test_wrong_usage(told: Told, words: tuple[str, ...]) -> None:
    assert told(*words) == 2
    assert told.out == ""
    assert told.err.startswith("usage: ")
    assert told.err.splitlines()[-1].startswith("error: ")


def test_no_screen_is_told(told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert told("p.moin") == 1
    assert [line.partition(": ")[0] for line in told.err.splitlines()] == ["error", "hint"]


def test_tables(told: Told, project: Path) -> None:
    answer = told.json("tables", project)
    assert answer["project"] == str(project)
    (survey,) = answer["surveys"]
    assert (survey["survey"], survey["name"], survey["responses"], survey["where"]) == ("s1", "Pre-event", 5, None)
    questions = {q["id"]: q for q in survey["questions"]}
    assert list(questions) == [q.id for q in QUESTIONS]
    assert [q["type"] for q in survey["questions"]] == [q.type.value for q in QUESTIONS]

    parts = questions["q4"]
    assert (parts["columns"], parts["letters"], parts["text"], parts["separator"]) == ([3], ["D"], "Which parts?", ";")
    assert (parts["asked"], parts["answered"], parts["base"], parts["base_rule"]) == (5, 3, 3, "who_answered")
    assert parts["missing"] == {"blank": 1, "N/A": 1}
    assert parts["selected_any"] == 3
    assert [(o["id"], o["label"], o["count"]) for o in parts["options"]] == [
        ("o5", "Silos", 2),
        ("o4", "Skills", 1),
        ("o6", "Other", 1),
    ]
    assert parts["options"][0]["percent"] == pytest.approx(200 / 3)

    why = questions["q7"]
    assert (why["asked"], why["answered"], why["missing"]) == (3, 2, {"blank": 1})
    assert list(counts(questions["q5"])) == ["Early", "Late"]
    assert questions["q8"]["stats"] == {"n": 3, "min": 3, "max": 12, "mean": pytest.approx(19 / 3), "median": 4}
    assert (questions["q8"]["missing"], questions["q8"]["unread"]) == ({"blank": 0, "-99": 1}, 1)
    assert (questions["q9"]["earliest"], questions["q9"]["latest"]) == ("2023-05-02", "2023-05-04")
    assert (questions["q10"]["distinct"], questions["q10"]["other_columns"]) == (2, [12])
    mandate, budget = questions["q11"]["items"]
    assert (mandate["label"], mandate["column"], mandate["answered"]) == ("Mandate", 10, 3)
    assert [(o["label"], o["count"], o["percent"]) for o in budget["options"]] == [("No", 0, 0.0), ("Yes", 1, 100.0)]
    assert "options" not in questions["q2"]
    assert questions["q1"]["reason"] == "every cell is different"


@pytest.mark.parametrize("id", ["q4", "Which parts?", "D", "d", "Parts"])
def test_one_question(told: Told, project: Path, id: str) -> None:
    assert [q["id"] for q in told.questions(project, "--question", id)] == ["q4"]


def test_several_questions(told: Told, project: Path) -> None:
    assert [q["id"] for q in told.questions(project, "--question", "q5", "--question", "M")] == ["q5", "q10"]


def test_by_groups(told: Told, project: Path) -> None:
    (parts,) = told.questions(project, "--question", "q4", "--by", "q3")
    assert parts["by"]["question"] == "q3"
    assert [(g["label"], g["base"]) for g in parts["by"]["groups"]] == [("City", 1), ("Ministry", 1), ("Other", 0)]
    assert parts["by"]["groups"][0]["options"][0] == {
        "id": "o5",
        "label": "Silos",
        "count": 1,
        "percent": 100.0,
        "role": "",
    }
    assert parts["by"]["groups"][2]["options"][0]["percent"] is None
    (stage,) = told.questions(project, "--question", "q5", "--by", "D")
    assert [(g["label"], g["base"]) for g in stage["by"]["groups"]] == [("Silos", 2), ("Skills", 1), ("Other", 1)]
    for other in told.questions(project, "--by", "q6"):
        assert [g["label"] for g in other["by"]["groups"]] == ["Yes", "No"]


def test_where(told: Told, project: Path) -> None:
    one = told.json("tables", project, "--where", "q3=City", "--question", "q5")["surveys"][0]
    assert one["where"] == [{"question": "q3", "options": ["o2"]}]
    assert (one["responses"], one["fitting"], one["where_text"]) == (5, 2, "City")
    assert counts(one["questions"][0]) == {"Early": 0, "Late": 2}
    either = told.questions(
        project, "--where", "q3=o2", "--where", "Which type = yours?=ministry", "--where", "F=Yes", "--question", "q5"
    )
    assert counts(either[0]) == {"Early": 1, "Late": 2}
    both = told.questions(project, "--where", "q3=City", "--where", "D=Silos", "--question", "q5")
    assert counts(both[0]) == {"Early": 0, "Late": 1}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--question", "q99"), "There is no question “q99” in “Pre-event”."),
        (("--by", "ZZ"), "There is no question “ZZ”"),
        (("--by", "q8"), "“People” has no answer options"),
        (("--where", "q3=Village"), "“Type” has no answer “Village”."),
        (("--where", "q99=City"), "There is no question “q99”"),
        (("--where", "q8=4"), "“People” has no answer options"),
        (("--survey", "s9"), "There is no survey “s9”"),
    ],
)
def test_unknown_names(told: Told, project: Path, words: tuple[str, ...], said: str) -> None:
    assert told("tables", project, *words) == 1
    assert told.out == ""
    error, hint = told.err.splitlines()
    assert error.startswith(f"error: {said}")
    assert hint.startswith("hint: ")


def test_several_surveys(told: Told, project: Path) -> None:
    with Project.open(project) as opened:
        opened.change("Import", surveys.add, reading("after.xlsx"), "After")
    both = told.json("tables", project)["surveys"]
    assert [(s["survey"], s["name"]) for s in both] == [("s1", "Pre-event"), ("s2", "After")]
    for asked in ("s2", "After", "2"):
        (one,) = told.json("tables", project, "--survey", asked)["surveys"]
        assert one["survey"] == "s2"
    (first,) = told.json("tables", project, "--question", "q4")["surveys"]
    assert first["survey"] == "s1"
    assert len(told.json("tables", project, "--question", "D")["surveys"]) == 2
    assert told("tables", project, "--question", "D") == 0
    assert told.out.count("Which parts? Choose all that apply.") == 2


def test_a_text_of_several_questions_is_refused(told: Told, tmp_path: Path) -> None:
    path = tmp_path / "twice.moin"
    twice = reading()
    with Project.create(path, "Twice") as made:
        first, *rest = (q for q in twice.questions if q.type is QuestionType.TEXT)
        assert not rest
        again = Question("q12", "Hopes", first.text, QuestionType.TEXT, (12,))
        pair = (Question("q10", "Hopes", first.text, QuestionType.TEXT, (9,)), again)
        changed = {**{f: getattr(twice, f) for f in twice.__slots__}, "questions": pair}
        made.change("Import", surveys.add, Reading(**changed), "Twice")
    assert told("tables", path, "--question", first.text) == 1
    assert "is the text of several questions" in told.err
    assert told.err.splitlines()[1] == "hint: Name one of them by its id: q1, q2."


def test_tables_for_people(told: Told, project: Path) -> None:
    assert told("tables", project, "--where", "q3=City", "--by", "q5") == 0
    assert told.out.startswith("Pre-event, 5 responses\n=====")
    assert "Filter: City. 2 of 5 respondents." in told.out
    assert "q4  Parts  (D)" in told.out
    assert "Which parts? Choose all that apply. Counts of 1 respondent." in told.out
    assert "1 of 1  Silos" in told.out
    assert (
        "    By Stage:\n      [1] Early (0)\n      [2] Late (1)\n      [1]     [2]\n        –  1 of 1  Skills\n"
        in told.out
    )
    assert "[2] Late (2): Mandate: Yes 2 of 2; Budget: Yes 1 of 1\n" in told.out
    assert "[1] Early (0): –\n" in told.out
    assert "Personal: left out, never stored." in told.out
    assert "Mandate (2)" in told.out
    assert "median 3, mean 3, from 3 to 3" in told.out
    assert told.err == ""


def test_check(told: Told, project: Path) -> None:
    assert told.json("check", project) == {"project": str(project), "ok": True, "problems": []}
    assert told("check", project) == 0
    assert told.out == "p.moin is in order.\n"


def test_check_finds_damage(told: Told, project: Path, tmp_path: Path) -> None:
    with contextlib.closing(sqlite3.connect(project)) as raw:
        raw.execute(f"UPDATE {ColumnRow.__tablename__} SET packed = zeroblob(8)")
        raw.commit()
    assert told("check", project, "--json") == 1
    verdict = json.loads(told.out)
    assert not verdict["ok"]
    assert verdict["problems"]
    assert told.err.startswith("error: p.moin has ")
    assert told("check", project) == 1
    assert len(told.out.splitlines()) == len(verdict["problems"])

    text = tmp_path / "notes.txt"
    text.write_text("nothing", encoding="utf-8")
    assert told("check", text, "--json") == 1
    assert json.loads(told.out)["ok"] is False
    assert told("check", tmp_path / "missing.moin", "--json") == 1
    assert told.out == ""
    assert told.err.startswith("error: ")


def test_export(told: Told, project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    assert told("export", project, out) == 0, told.err
    assert out.read_bytes().startswith(b"PK")
    out.write_bytes(b"mine")
    assert told("export", project, out) == 1
    assert told.err.startswith("error: There is already a file out.xlsx.\nhint: ")
    assert out.read_bytes() == b"mine"
    assert told("export", project, out, "--force") == 0
    assert out.read_bytes().startswith(b"PK")
    assert told("export", project, tmp_path / "out.csv") == 1
    assert "hint: Choose a name such as out.xlsx." in told.err


def write_csv(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    path.write_text("\n".join(",".join(row) for row in rows) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    answers = [["Ministry", "Yes"], ["City", "No"], ["City", "Yes"], ["Ministry", "Yes"]] * 5
    return write_csv(tmp_path / "survey.csv", [["Which type?", "Do you evaluate?"], *answers])


def test_import(told: Told, csv: Path, tmp_path: Path) -> None:
    project = tmp_path / "new.moin"
    answer = told.json("import", csv, "--project", project, "--name", "Räte")
    assert (answer["project"], answer["survey"], answer["name"], answer["source"]) == (
        str(project),
        "s1",
        "Räte",
        "survey.csv",
    )
    assert (answer["responses"], answer["columns"], answer["header_rows"], answer["first_data_row"]) == (20, 2, 1, 2)
    assert (answer["platform"], answer["delimiter"]) == ("generic", ",")
    assert [counts(q) for q in answer["questions"]] == [{"Ministry": 10, "City": 10}, {"Yes": 15, "No": 5}]
    assert {p.name for p in tmp_path.iterdir()} == {"survey.csv", "new.moin"}

    again = told.json("import", csv, "--project", project, "--brief")
    assert again["survey"] == "s2"
    assert all("options" not in q for q in again["questions"])
    assert [s["survey"] for s in told.json("tables", project)["surveys"]] == ["s1", "s2"]

    assert told("import", csv, "--project", project) == 0
    assert "20 responses, 2 columns, 2 questions" in told.out
    assert told.err == ""


def test_a_failed_import_changes_nothing(told: Told, project: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 not a workbook at all")
    before = project.read_bytes()
    for source in (broken, tmp_path / "missing.xlsx"):
        assert told("import", source, "--project", project) == 1
        assert told.err.startswith("error: ")
        assert project.read_bytes() == before
        assert told("import", source, "--project", tmp_path / "new.moin") == 1
    assert {p.name for p in tmp_path.iterdir()} == {"broken.xlsx", "p.moin"}


def test_import_into_something_else(told: Told, csv: Path, tmp_path: Path) -> None:
    before = csv.read_bytes()
    assert told("import", csv, "--project", csv) == 1
    assert "is not a MOIN project" in told.err
    assert csv.read_bytes() == before
    assert told("import", csv, "--project", tmp_path / "nowhere" / "p.moin") == 1
    assert told.err.startswith("error: ")


def test_an_import_cut_short_leaves_no_project(
    told: Told, csv: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object, **_more: object) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr(surveys, "add", full)
    assert told("import", csv, "--project", tmp_path / "new.moin") == 130
    assert {p.name for p in tmp_path.iterdir()} == {"survey.csv"}


def test_the_sample_is_called_synthetic(told: Told, sample: Path, tmp_path: Path) -> None:
    answer = told.json("import", sample, "--project", tmp_path / "p.moin")
    assert answer["synthetic"]
    assert answer["responses"] == 53


def run(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """One command in a process of its own."""
    command = [sys.executable, "-m", "moin_desktop", *map(str, words)]
    return subprocess.run(command, capture_output=True, check=False, cwd=ROOT, env={**os.environ, **environment})


def test_utf8_whatever_the_locale(project: Path) -> None:
    with Project.open(project) as opened:
        opened.change("Rename", surveys.rename, "s1", "調査 Übersicht")
    done = run(
        "tables", project, "--json", LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="latin-1", PYTHONCOERCECLOCALE="0"
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.decode("utf-8"))["surveys"][0]["name"] == "調査 Übersicht"


def test_a_closed_pipe_is_no_trouble(project: Path) -> None:
    command = [sys.executable, "-m", "moin_desktop", "tables", str(project), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 0


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_progress_is_a_bar_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    for stream, shown in ((_Terminal(), True), (io.StringIO(), False)):
        monkeypatch.setattr(sys, "stderr", stream)
        with progress("Reading") as tick:
            tick(0, 0)
            tick(1, 2)
            tick(1, 2)
            tick(2, 2)
        assert ("Reading" in stream.getvalue()) is shown
        assert stream.getvalue().count("\r") == (4 if shown else 0)


def test_small_groups_stay_hidden_in_tables(told: Told, project: Path) -> None:
    with Project.open(project) as opened:
        opened.change("Hide", rules.set_hide_under, 5)
    found = told.json("tables", project, "--by", "q3")["surveys"][0]["questions"]
    every = [option for one in found for option in one.get("options", ())]
    every += [option for one in found for group in one.get("by", {}).get("groups", ()) for option in group["options"]]
    assert any(option.get("hidden") for option in every)
    assert all(option["count"] is None for option in every if option.get("hidden"))
    assert all(not 0 < option["count"] < 5 for option in every if not option.get("hidden"))
    assert told("tables", project, "--by", "q3") == 0
    assert "hidden" in told.out
