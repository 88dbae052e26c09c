"""Groups of answers in the workbook: before their members in Tables, as a bar in Charts, and named in Method."""

from pathlib import Path

import openpyxl

from moin_desktop.exporting import report, workbook
from moin_desktop.models import questions, surveys
from moin_desktop.models.project import Project
from tests.models.readings import reading


def test_a_group_stands_before_its_members(tmp_path: Path) -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading())
        project.change("Group", questions.group_options, "q3", "In person", ("o8", "o9"))
        project.change("Alone", questions.set_alone, "q3", "o10", alone=True)
        project.change("Leave out", surveys.leave_out, "s1", (7,), "test")
        made = report.build(project)
    workbook.write(tmp_path / "a.xlsx", made)
    book = openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True)
    rows = [[cell.value for cell in row] for row in book["Tables"].iter_rows()]
    tools = [(row[4], row[5]) for row in rows if row[0] == "Tools"]
    assert tools[:4] == [("Survey", 3), ("In person", 3), ("    Interview", 2), ("    Diary", 2)]
    charts = [str(cell.value) for row in book["Charts"].iter_rows() for cell in row if cell.value]
    assert "In person (group)" in charts
    method = "\n".join(str(cell.value) for row in book["Method"].iter_rows() for cell in row if cell.value)
    assert "In “Tools”, “In person” counts once everyone who gave any of these answers" in method
    assert "“Other” counts only where it stands alone in “Tools”." in method
    assert "Row 7 is left out: test answer." in method
