"""What a person reads in the workbook, on screen and in print: whole labels, marked sentences, dates as dates."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from moin_desktop.analysis.questions import Question, QuestionType
from moin_desktop.exporting import report
from moin_desktop.exporting.book import lines
from moin_desktop.exporting.sheets import drawing, labels
from moin_desktop.exporting.values import Remark, Report
from moin_desktop.models import surveys
from moin_desktop.models.project import Project
from tests.exporting.making import sample_project
from tests.exporting.pages import sheet, table, written
from tests.models.readings import column, reading


@pytest.fixture(scope="module")
def made() -> Report:
    """The report of the sample; reports never change."""
    with sample_project() as project:
        return report.build(project)


@pytest.fixture(scope="module")
def book(made: Report, tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    """The sample's workbook."""
    return written(made, tmp_path_factory.mktemp("workbook") / "a.xlsx")


def test_what_nobody_wrote_is_marked_as_counted(made: Report, tmp_path: Path) -> None:
    said = replace(made.findings[1], statement="We lack people, not tools.")
    book = written(replace(made, findings=(made.findings[0], said, *made.findings[2:])), tmp_path / "a.xlsx")
    page = sheet(book, "Findings")
    cells = [row[10] for row in page.iter_rows() if row[0].value in (1, 2)]
    assert str(cells[0].value).endswith("(from the numbers)")
    assert cells[0].font.i
    assert cells[1].value == "We lack people, not tools."
    assert not cells[1].font.i


def test_a_chart_of_few_bars_is_high_enough_for_whole_labels(made: Report) -> None:
    heights = {len(q.chart.marks): drawing.height(q.chart) for q in made.surveys[0].questions if q.chart.marks}
    assert heights[2] == 170
    assert min(heights.values()) == 170


def test_the_numbers_of_a_grid_stand_beside_its_chart(made: Report, book: Workbook) -> None:
    scale = next(question.chart for question in made.surveys[0].questions if question.chart.rows)
    first = scale.rows[0]
    row = next(row for row in sheet(book, "Charts").iter_rows(values_only=True) if row[1] == first.label)
    assert row[4] == " · ".join(f"{mark.label} {mark.percent_text}" for mark in first.marks)


def test_a_note_on_a_whole_question_is_about_no_number() -> None:
    note = Remark("Odd crowd.", "Anna", "q1", "", "", "52 of 52")
    assert labels.remark_text(note) == "Odd crowd. (Anna)"
    assert labels.remark_text(replace(note, option="o1", where="Nurse")) == "Odd crowd. (Anna, Nurse, 52 of 52)"


def test_time_stamps_of_the_form_are_dates(book: Workbook) -> None:
    page = sheet(book, "Responses")
    at = next(cell.column for cell in page[1] if cell.value == "Start time")
    cell = page.cell(2, at)
    assert cell.value == datetime(2023, 5, 9, 10, 5, 18)
    assert cell.number_format == "yyyy-mm-dd hh:mm:ss"


@pytest.mark.parametrize("odd", ["2023-05-09T10:05:18.250", "9/5/2023 10:05", "2023-13-09", "later"])
def test_time_stamps_that_a_date_cannot_hold_exactly_stay_text(odd: str, tmp_path: Path) -> None:
    stamped = column(0, "Start time", ["2023-05-09T10:05:18", odd, "", *["2023-05-09"] * 3])
    question = Question("q1", "Start time", "Start time", QuestionType.META, (0,))
    with Project.in_memory("P") as project:
        whole = reading()
        changed = replace(whole, columns=(stamped, *whole.columns[1:]), questions=(question,), doubts=())
        project.change("Import", surveys.add, changed)
        rows = table(sheet(written(report.build(project), tmp_path / "a.xlsx"), "Responses"), "Source row")
    assert [row["Start time"] for row in rows][:3] == ["2023-05-09T10:05:18", odd, None]


def test_headings_of_responses_are_high_enough_for_every_line(book: Workbook) -> None:
    page = sheet(book, "Responses")
    headings = [str(cell.value) for cell in page[1]]
    at = max(range(len(headings)), key=lambda at: len(headings[at]))
    width = next(one.width for one in page.column_dimensions.values() if (one.min or 0) <= at + 1 <= (one.max or 0))
    height = page.row_dimensions[1].height
    assert height is not None
    assert height >= 15 * lines(headings[at], width)
