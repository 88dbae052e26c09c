"""The formulas of Tables, worked out by another program, give the numbers that they were written with."""

import re
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from moin_desktop.analysis.filters import Condition, Filter
from moin_desktop.exporting import report, workbook
from moin_desktop.models import surveys
from moin_desktop.models.project import Project
from tests.exporting.making import ORGANISATION, option_of, sample_project
from tests.exporting.pages import sheet
from tests.models.readings import reading

OFFICE = shutil.which("soffice")


def formulas(book: Workbook) -> dict[str, str]:
    return {c.coordinate: str(c.value) for row in book["Tables"].iter_rows() for c in row if c.data_type == "f"}


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("words_only", [False, True])
def test_worked_out_again_they_give_our_numbers(words_only: bool, tmp_path: Path) -> None:
    with sample_project() as project:
        made = report.build(project)
    if words_only:
        made = replace(made, surveys=tuple(replace(one, flags=()) for one in made.surveys))
    path = tmp_path / "a.xlsx"
    workbook.write(path, made)
    ours = openpyxl.load_workbook(path, data_only=True)
    wanted = formulas(openpyxl.load_workbook(path))
    assert len(wanted) > 40
    assert any("COUNTIF" in one for one in wanted.values()) is words_only
    theirs = openpyxl.load_workbook(worked_out_again(path), data_only=True)
    for at, formula in wanted.items():
        assert sheet(theirs, "Tables")[at].value == pytest.approx(sheet(ours, "Tables")[at].value, abs=1e-12), formula


def worked_out_again(path: Path) -> Path:
    """The workbook without the results of its formulas, opened and saved by LibreOffice."""
    bare, folder = path.with_name("bare.xlsx"), path.parent / "again"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(bare, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.startswith("xl/worksheets/sheet"):
                data = re.sub(rb"(<f>[^<]*</f>)<v>[^<]*</v>", rb"\1", data)
            target.writestr(entry.filename, data)
    home = f"-env:UserInstallation={(path.parent / 'home').as_uri()}"
    command = [str(OFFICE), "--headless", home, "--convert-to", "xlsx", "--outdir", str(folder), str(bare)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "bare.xlsx"


def test_they_stand_only_where_the_rows_are(tmp_path: Path) -> None:
    with sample_project() as project:
        made = report.build(project)
    path = tmp_path / "a.xlsx"
    workbook.write(path, made, sheets=(workbook.SheetKind.TABLES,))
    left = formulas(openpyxl.load_workbook(path))
    assert all(re.fullmatch(r"=[A-Z]+\d+/[A-Z]+\d+", one) for one in left.values())


def test_under_a_filter_they_count_the_rows_that_are_there(tmp_path: Path) -> None:
    with sample_project() as project:
        national = option_of(project, ORGANISATION, "National government department")
        made = report.build(project, filter=Filter((Condition(ORGANISATION, (national,)),)))
    path = tmp_path / "a.xlsx"
    workbook.write(path, made)
    assert any("$16" in one for one in formulas(openpyxl.load_workbook(path)).values())


def test_a_base_of_people_without_an_answer_stands_as_a_value(tmp_path: Path) -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading())
        made = report.build(project)
    path = tmp_path / "a.xlsx"
    workbook.write(path, made)
    book = openpyxl.load_workbook(path)
    known = openpyxl.load_workbook(path, data_only=True)
    rows = {str(one.option): one for question in made.surveys[0].questions for one in question.table.rows}
    for cells in known["Tables"].iter_rows():
        option = str(cells[12].value)
        if option in rows and cells[5].value is not None:
            assert cells[5].value == rows[option].count
            assert cells[6].value == rows[option].part.base
    assert formulas(book)
