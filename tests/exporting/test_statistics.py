"""Statistics programs get the answers with labels, levels, sets and missing codes, and count as we do."""

import csv
import json
import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from moin_desktop.analysis import tables
from moin_desktop.analysis.questions import QuestionType
from moin_desktop.analysis.survey import Survey
from moin_desktop.errors import MoinError
from moin_desktop.exporting import statistics
from moin_desktop.exporting.statistics import scripts
from moin_desktop.exporting.statistics.making import make
from moin_desktop.exporting.statistics.variables import NOT_ASKED, Kind, Table, Variable
from moin_desktop.importing import read
from moin_desktop.models import codings, surveys, themes
from moin_desktop.models.project import Project
from moin_desktop.paths import resource
from tests.models.readings import reading


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Survey, Table, Path]:
    """The sample survey with one theme, and the folder it was written to."""
    path = tmp_path_factory.mktemp("statistics")
    with Project.create(path / "a.moin", "P") as project:
        found = read(resource("sample", "moin-2023-survey-synthetic.xlsx"))
        project.change("Import", surveys.add, found)
        text = next(q.id for q in surveys.load(project.session, "s1").questions if q.type is QuestionType.TEXT)
        theme = project.change("Theme", themes.add, text, "It's \"new\" & `odd'").value
        project.change("Code", codings.give, theme, [0, 1, 2])
        survey = surveys.load(project.session, "s1")
        table = make(project, "s1")
        statistics.write(path / "out", table)
        for question in survey.questions:
            survey.answers(question.id)
        return survey, table, path / "out"


def test_every_answer_is_there_with_its_label(sample: tuple[Survey, Table, Path]) -> None:
    survey, table, folder = sample
    assert sorted(path.name for path in folder.iterdir()) == sorted(statistics.FILES)
    with (folder / "data.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == table.rows == 53
    for variable in table.variables:
        if not variable.question or variable.kind is not Kind.CODE:
            continue
        question = survey.question(variable.question)
        if question.type in (QuestionType.SINGLE, QuestionType.ORDERED, QuestionType.YES_NO):
            counts = {row.label: row.count for row in tables.of(survey, question.id, survey.everyone).rows}
            for code, label in variable.codes:
                if code > 0:
                    assert sum(row[variable.name] == str(code) for row in rows) == counts[label]
    assert [ticks.name for ticks in table.sets]


def test_who_was_not_asked_has_a_code_of_its_own() -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading())
        survey = surveys.load(project.session, "s1")
        table = make(project, "s1")
    assert survey.questions
    told = next(variable for variable in table.variables if variable.label.startswith("Why not"))
    assert told.kind is Kind.TEXT
    assert all(NOT_ASKED not in np.asarray(variable.values).tolist() for variable in table.variables[:2])


def test_an_older_folder_is_not_touched_and_stopping_leaves_nothing(
    sample: tuple[Survey, Table, Path], tmp_path: Path
) -> None:
    _survey, table, folder = sample
    with pytest.raises(MoinError, match="already a folder"):
        statistics.write(folder, table)
    rows = Variable("row", "Row", Kind.NUMBER, np.arange(2_000.0))

    def stop(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        statistics.write(tmp_path / "out", Table("S", 2_000, (rows,), ()), stop)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed here")
def test_r_counts_the_same(sample: tuple[Survey, Table, Path], tmp_path: Path) -> None:
    survey, table, folder = sample
    ask = tmp_path / "ask.R"
    names = [v.name for v in table.variables if v.codes]
    wanted = ", ".join(f'"{name}"' for name in names)
    ask.write_text(
        (folder / "read-in-r.R").read_text(encoding="utf-8")
        + f'for (n in c({wanted})) cat(n, paste(as.integer(table(survey[[n]])), collapse=","), "\\n")\n',
        encoding="utf-8",
    )
    done = subprocess.run(
        ["Rscript", str(ask)], cwd=folder, capture_output=True, encoding="utf-8", check=True, env=_utf8()
    )
    told = {line.split()[0]: line.split()[1] for line in done.stdout.splitlines() if line.strip()}
    for variable in table.variables:
        if variable.codes:
            values = np.asarray(variable.values).tolist()
            assert told[variable.name] == ",".join(str(values.count(c)) for c, _l in variable.codes if c >= 0)
    assert survey.rows == 53


@pytest.mark.skipif(shutil.which("pspp") is None, reason="PSPP is not installed here")
def test_pspp_reads_the_syntax(sample: tuple[Survey, Table, Path], tmp_path: Path) -> None:
    _survey, table, folder = sample
    first = next(v for v in table.variables if v.codes)
    syntax = (folder / "read-in-spss.sps").read_text(encoding="utf-8-sig")
    (tmp_path / "ask.sps").write_text(f"{syntax}FREQUENCIES {first.name}.\nMRSETS /DISPLAY NAME=ALL.\n", "utf-8")
    done = subprocess.run(
        ["pspp", "-o", str(tmp_path / "out.csv"), str(tmp_path / "ask.sps")],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=_utf8(),
    )
    assert done.returncode == 0, done.stdout + done.stderr
    told = (tmp_path / "out.csv").read_text(encoding="utf-8")
    values = np.asarray(first.values).tolist()
    for code, label in first.codes:
        if values.count(code):
            assert f"{label},{values.count(code)}," in told
    for ticks in table.sets:
        assert f"${ticks.name.upper()}" in told.upper()


def _utf8() -> dict[str, str]:
    return {**os.environ, "LC_ALL": "C.UTF-8"}


def test_texts_are_written_so_that_each_program_takes_them() -> None:
    odd = 'It\'s "new" & `odd\'" \\ 漢字'
    one = Variable("q1", odd, Kind.CODE, np.array([1.0, -2.0]), ((1, odd), (-2, "Not asked")), True)
    table = Table("S", 2, (one,), ())
    assert "'It''s \"new\"" in scripts.spss(table, "data.csv")
    assert json.dumps(odd, ensure_ascii=False) in scripts.r(table, "data.csv")
    assert "MISSING VALUES q1 (-2)." in scripts.spss(table, "data.csv")
    assert "recode q1 (-2 = .a)" in scripts.stata(table, "data.csv")
