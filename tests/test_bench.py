"""The measuring itself: all processes count, what fails is left out, and the figures have the shape that was agreed."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest

from moin_desktop.analysis.filters import Condition
from moin_desktop.models import surveys
from moin_desktop.models.project import Project
from tests.bench import data, sixty
from tests.bench.__main__ import main
from tests.bench.figures import MIB, Figure, memory_ratio, milliseconds, time_ratio
from tests.bench.measure import ROOT, Task, run
from tests.bench.table import FIGURES

SPIN = "import time\nwhile time.process_time() < 0.2: pass"
HOLD = "import time\nheld = bytearray(64 * 2**20)\ntime.sleep(0.5)"


def little() -> Callable[[], object]:
    return lambda: sum(range(1000))


def more() -> Callable[[], object]:
    return lambda: sum(range(1_000_000))


def in_a_child(code: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, "-c", code], check=True)


def left_running(code: str) -> Callable[[], object]:
    def work() -> None:
        child = subprocess.Popen([sys.executable, "-u", "-c", f"{code}\nprint()\ninput()"], stdin=-1, stdout=-1)
        assert child.stdout is not None
        child.stdout.readline()

    return work


def broken() -> Callable[[], object]:
    raise LookupError("nothing like it")  # noqa: TRY003 - the words are what is tested


def test_figures_are_printed_and_written_in_the_agreed_shape(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "made" / "bench.json"
    figures = (
        Figure("more_vs_little", "x", 1.5, time_ratio(Task(more), Task(little), "sums")),
        Figure("more_memory_vs_little", "x", None, memory_ratio(Task(more), Task(little))),
        Figure("other_ms", "ms", 5, milliseconds(Task(little, repeat=3))),
    )
    assert main(["--only", "more", "--runs", "2", "--out", str(out)], figures) == 0
    told = json.loads(out.read_text("utf-8"))
    assert set(told["machine"]) == {"cpu", "cores", "python", "pyside6"}
    assert list(told["figures"]) == ["more_vs_little", "more_memory_vs_little"]
    figure = told["figures"]["more_vs_little"]
    assert list(figure) == ["value", "unit", "goal", "better", "ours", "theirs", "note"]
    assert figure["value"] > 1
    assert (figure["unit"], figure["goal"], figure["better"], figure["note"]) == ("x", 1.5, "lower", "sums")
    assert re.fullmatch(r"[\d.]+ m?s \(p95 [\d.]+ m?s\)", figure["ours"])
    assert re.fullmatch(r"\d+ MiB", told["figures"]["more_memory_vs_little"]["theirs"])
    printed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in printed] == ["more_vs_little", "more_memory_vs_little"]
    assert main(["--only", "other", "--runs", "1", "--out", str(out)], figures) == 0
    assert list(json.loads(out.read_text("utf-8"))["figures"])[-1] == "other_ms"


def test_what_cannot_be_measured_is_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "bench.json"
    figures = (Figure("broken", "x", 1, time_ratio(Task(broken), Task(little))),)
    assert main(["--out", str(out)], figures) == 1
    assert json.loads(out.read_text("utf-8"))["figures"] == {}
    assert "nothing like it" in capsys.readouterr().err
    assert main(["--only", "unknown", "--out", str(out)], figures) == 2


@pytest.mark.parametrize("task", [in_a_child, left_running], ids=lambda task: task.__name__)
def test_the_time_of_a_child_counts(task: Callable[..., Callable[[], object]]) -> None:
    assert run(Task(task, (SPIN,))).typical >= 0.2


def test_the_memory_of_a_child_counts() -> None:
    assert run(Task(in_a_child, (HOLD,))).peak > 64 * MIB + run(Task(little)).peak / 2


def test_a_task_is_done_as_often_as_asked() -> None:
    assert len(run(Task(little, repeat=4)).seconds) == 4
    assert len(run(Task(little, whole=True)).seconds) == 1


def test_every_figure_has_a_name_of_its_own() -> None:
    names = [figure.name for figure in FIGURES]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9_]+", name) for name in names)


def test_the_survey_to_read_is_always_the_same() -> None:
    first, again = (list(islice(data.table(50), 51)) for _time in range(2))
    assert first == again
    assert all(len(row) == 60 for row in first)
    assert len(set(first[0])) == 60


def test_the_sixty_questions_can_be_filtered_in_a_project(tmp_path: Path) -> None:
    path = tmp_path / "sixty.moin"
    sixty.make_project(path, 200)
    with Project.open(path) as project:
        survey = surveys.load(project.session, surveys.infos(project.session)[0].id)
        assert len(survey.questions) == 60
        for wanted in islice(sixty.filters(), len(sixty.FILTERED)):
            for condition in wanted.conditions:
                assert isinstance(condition, Condition)
                assert set(condition.options) <= {option.id for option in survey.question(condition.question).options}


def test_the_lock_has_a_hash_for_everything_and_no_address() -> None:
    text = (ROOT / "requirements-bench.lock").read_text("utf-8")
    assert "://" not in text
    for block in re.split(r"\n(?=\w)", text):
        assert re.match(r"[\w.-]+==\S+", block), block[:80]
        assert "--hash=sha256:" in block, block[:80]
    shipped = {line.split("==")[0] for line in (ROOT / "requirements-dev.lock").read_text("utf-8").splitlines()}
    assert not {"polars", "pandas"} & shipped
