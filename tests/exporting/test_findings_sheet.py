"""Findings in the workbook: live numbers filled in, evidence beside them, questions of the room without numbers."""

from pathlib import Path

import openpyxl
import pytest

from moin_desktop.analysis.charts import ChartSpec
from moin_desktop.exporting import report, workbook
from moin_desktop.models import evidence, findings, notes, pillars, quotes
from moin_desktop.models.project import Project
from tests.exporting.making import CHALLENGES, HOPES, ORGANISATION, option_of, sample_project


@pytest.fixture
def project() -> Project:
    made = sample_project()
    skills = option_of(made, CHALLENGES, "Building skills and capabilities")
    made.change("Say", findings.set_statement, "f2", f"More than half, {{q8:{skills}:percent|51%}}, name skills.")
    made.change("View", evidence.add_view, "f2", ChartSpec(CHALLENGES, compare=ORGANISATION))
    made.change("Quote", evidence.quote_answer, "f2", HOPES, 3)
    made.change("Note", evidence.add_note, "f2", "n1")
    made.change("Ask", findings.ask, "s1", "Who pays when a mission fails?", "rewards", "Table 3")
    return made


def _rows(project: Project, path: Path) -> list[dict[str, str]]:
    workbook.write(path, report.build(project))
    rows = list(openpyxl.load_workbook(path)["Findings"].iter_rows(values_only=True))
    head = next(at for at, row in enumerate(rows) if row[0] == "No.")
    named = [str(cell) for cell in rows[head] if cell]
    return [dict(zip(named, ("" if c is None else str(c) for c in row), strict=False)) for row in rows[head + 1 :]]


def test_a_statement_leaves_with_its_numbers_as_they_are_now(project: Project, tmp_path: Path) -> None:
    skills = _rows(project, tmp_path / "a.xlsx")[1]
    assert skills["What the numbers say"] == "More than half, 55%, name skills."


def test_evidence_leaves_but_only_quotes_that_were_cleared(project: Project, tmp_path: Path) -> None:
    lines = _rows(project, tmp_path / "a.xlsx")[1]["How we know"].split("\n")
    assert lines[0].startswith("Challenges: 60% ")
    assert lines[0].endswith("by organisation")
    assert lines[1] == "Skills means data and procurement people, said three tables. (Table 3)"
    assert lines[2] == "1 quote not cleared to be shown"
    (quote,) = quotes.of_survey(project.session, "s1")
    project.change("Clear", quotes.set_cleared, quote.id, True)
    project.change("Hide", notes.set_visibility, "n1", "presenter")
    lines = _rows(project, tmp_path / "b.xlsx")[1]["How we know"].split("\n")
    assert len(lines) == 2
    assert lines[1].startswith("“")


def test_a_question_of_the_room_leaves_without_numbers(project: Project, tmp_path: Path) -> None:
    asked = _rows(project, tmp_path / "a.xlsx")[4]
    told = (asked["Pillar"], asked["Status"], asked["Finding"], asked["Number"], asked["Filter"], asked["Base"])
    assert told == ("Risks & rewards", "Question", "Who pays when a mission fails?", "", "", "")


def test_pillars_leave_under_the_projects_own_names(project: Project, tmp_path: Path) -> None:
    project.change("Rename", pillars.rename, "organisations", "People", "")
    assert _rows(project, tmp_path / "a.xlsx")[1]["Pillar"] == "People"
