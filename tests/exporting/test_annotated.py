"""The user's own workbook comes back with notes and themes, and nothing else changed; or it is refused."""

import zipfile
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Font

from moin_desktop.errors import MoinError
from moin_desktop.exporting import annotated, annotating
from moin_desktop.exporting.annotated import Annotations, CellNote, CodeColumn
from moin_desktop.importing import read
from moin_desktop.models import codings, notes, surveys, themes
from moin_desktop.models.pins import Pin, PinKind
from moin_desktop.models.project import Project

ROWS = (
    ("Id", "When", "What is hard?", "Size"),
    (1, datetime(2023, 5, 4, 3, 2), "Money, above all, and the time that it takes to ask for it", 12.5),
    (2, datetime(2023, 5, 5), "Nobody knows who decides, and nobody wants to ask about it", 3),
    (3, datetime(2023, 5, 6), "Silos between the ministries that never talk to each other", None),
    (4, datetime(2023, 5, 7), None, 7),
)


def _book() -> Any:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.title = "Answers"
    for row in ROWS:
        sheet.append(row)
    sheet["A1"].font = Font(bold=True, color="FF0000")
    sheet["C1"].comment = Comment("Mine", "Me")
    sheet.column_dimensions["C"].width = 60
    sheet.freeze_panes = "A2"
    other = book.create_sheet("Notes")
    other["A1"] = "untouched"
    return book


def _bytes(book: Any) -> bytes:
    file = BytesIO()
    book.save(file)
    return file.getvalue()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    (tmp_path / "a.xlsx").write_bytes(_bytes(_book()))
    made = Project.create(tmp_path / "a.moin", "P")
    made.change("Import", surveys.add, read(tmp_path / "a.xlsx"))
    return made


def _question(project: Project, name: str) -> str:
    survey = surveys.load(project.session, "s1")
    return next(question.id for question in survey.questions if name in question.text)


def test_notes_and_themes_stand_in_a_copy_where_they_belong(project: Project) -> None:
    hard = _question(project, "hard")
    theme = project.change("Theme", themes.add, hard, "=Money").value
    project.change("Code", codings.give, theme, [0])
    project.change("Pin", notes.add, hard, "All of them", author="Table 2")
    project.change("Pin", notes.pin, "s1", Pin(PinKind.QUOTE, hard, response=1), "Ask her")
    secret = project.change("Pin", notes.add, hard, "Do not say").value
    project.change("Hide", notes.set_visibility, secret, "presenter")
    data = annotating.source(project, "s1")
    wanted = annotating.make(project, "s1", frozenset({"room"}))
    book = openpyxl.load_workbook(BytesIO(annotated.annotate(data, wanted)))
    sheet = book["Answers"]
    assert sheet["C1"].comment.text == "Mine\n\nAll of them (Table 2)"
    assert sheet["C3"].comment.text == "Ask her"
    assert [row[4].value for row in sheet.iter_rows()][1:] == [1, None, None, None]
    assert sheet["E1"].value.endswith("=Money")
    assert sheet["E1"].data_type == "s"


def test_everything_else_is_as_it_was(project: Project) -> None:
    data = annotating.source(project, "s1")
    made = annotated.annotate(data, annotating.make(project, "s1"))
    before, after = openpyxl.load_workbook(BytesIO(data)), openpyxl.load_workbook(BytesIO(made))
    assert after.sheetnames == before.sheetnames
    for name in before.sheetnames:
        for row in before[name].iter_rows():
            for cell in row:
                now = after[name][cell.coordinate]
                assert (now.value, now.number_format, now.font.b) == (cell.value, cell.number_format, cell.font.b)
    assert after["Answers"].freeze_panes == "A2"
    assert after["Answers"].column_dimensions["C"].width == 60


def test_annotating_twice_says_nothing_twice(project: Project) -> None:
    project.change("Pin", notes.add, _question(project, "hard"), "All of them")
    wanted = annotating.make(project, "s1")
    once = annotated.annotate(annotating.source(project, "s1"), wanted)
    twice = openpyxl.load_workbook(BytesIO(annotated.annotate(once, Annotations("Answers", 1, wanted.notes, ()))))
    assert twice["Answers"]["C1"].comment.text == "Mine\n\nAll of them"


def _with_chart(book: Any) -> None:
    chart = BarChart()
    chart.add_data(Reference(book.active, min_col=4, min_row=1, max_row=4))
    book.active.add_chart(chart, "H2")


def _with_formula(book: Any) -> None:
    book.active["F2"] = "=D2*2"


@pytest.mark.parametrize(("spoil", "named"), [(_with_chart, "charts"), (_with_formula, "formulas")])
def test_what_would_be_lost_is_named_and_nothing_is_made(spoil: Callable[[Any], None], named: str) -> None:
    book = _book()
    spoil(book)
    with pytest.raises(MoinError, match=named):
        annotated.annotate(_bytes(book), Annotations("Answers", 1, (), ()))


@pytest.mark.parametrize(
    ("part", "named"),
    [
        ("xl/vbaProject.bin", "macros"),
        ("xl/media/image1.png", "pictures"),
        ("xl/pivotTables/pivotTable1.xml", "pivot"),
        ("xl/threadedComments/threadedComment1.xml", "threads"),
    ],
)
def test_parts_that_would_vanish_are_known(part: str, named: str) -> None:
    file = BytesIO(_bytes(_book()))
    with zipfile.ZipFile(file, "a") as added:
        added.writestr(part, b"x")
    assert any(named in words for words in annotated.would_lose(file.getvalue()))


def test_other_files_and_other_sheets_are_refused(project: Project) -> None:
    with pytest.raises(MoinError, match=r"Only workbooks"):
        annotated.annotate(b"a;b\n1;2\n", Annotations("Answers", 1, (), ()))
    with pytest.raises(MoinError, match="no sheet"):
        annotated.annotate(_bytes(_book()), Annotations("Elsewhere", 1, (), ()))
    with pytest.raises(MoinError, match="not the file"):
        annotating.source(project, "s1", b"another")
    kept = annotating.source(project, "s1")
    assert annotating.source(project, "s1", kept) == kept


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    notes = (CellNote(2, 0, "Look\x0b here", "Ada"),)
    columns = (CodeColumn("Code", {2: "=1+1"}),)
    annotated.write(tmp_path / "out.xlsx", _bytes(_book()), Annotations("Answers", 0, notes, columns))
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["Answers"]
    assert sheet["A2"].comment.text == "Look here"
    assert (sheet["E1"].value, sheet["E2"].value, sheet["E2"].data_type) == (None, "=1+1", "s")
