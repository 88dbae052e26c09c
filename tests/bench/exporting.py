"""The annotated workbook, beside XlsxWriter putting the same cells into plain sheets."""

from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench import data, projects
from tests.bench.figures import Figure, peak_mebibytes, time_ratio
from tests.bench.measure import Task, Work

NOTES, CHARTS = 500, 20


def ours(rows: str) -> Work:
    """Compute everything and write the workbook with its notes and charts."""
    from moin_desktop.exporting import report, workbook
    from moin_desktop.models.project import Project

    path = projects.imported(int(rows), NOTES)

    def work() -> None:
        with TemporaryDirectory(dir=data.FOLDER, prefix="made-") as folder, Project.open(path) as project:
            workbook.write(Path(folder) / "out.xlsx", report.build(project))

    return work


def xlsxwriter(rows: str) -> Work:
    """The cells of our workbook, 500 comments and 20 charts, written in XlsxWriter's usual way."""
    import xlsxwriter as library  # type: ignore[import-untyped]  # XlsxWriter ships no types
    from python_calamine import CalamineWorkbook

    written = _written(int(rows))
    book_read = CalamineWorkbook.from_path(str(written))
    sheets = {name: book_read.get_sheet_by_name(name).to_python() for name in book_read.sheet_names}

    def work() -> None:
        with TemporaryDirectory(dir=data.FOLDER, prefix="made-") as folder:
            book = library.Workbook(str(Path(folder) / "theirs.xlsx"))
            for name, lines in sheets.items():
                sheet = book.add_worksheet(name)
                for row, cells in enumerate(lines):
                    for column, cell in enumerate(cells):
                        if cell == "":
                            continue
                        if isinstance(cell, str):
                            sheet.write_string(row, column, cell)
                        elif isinstance(cell, float | int):
                            sheet.write_number(row, column, cell)
                        else:
                            sheet.write_datetime(row, column, cell)
            for n in range(NOTES):
                sheet.write_comment(n, 0, f"Note {n + 1}: who said so, and what do the others think about it?")
            for n in range(CHARTS):
                chart = book.add_chart({"type": "bar"})
                chart.add_series({"values": [sheet.name, 0, n, 9, n]})
                sheet.insert_chart(n * 15, 3, chart)
            book.close()

    return work


def _written(rows: int) -> Path:
    """Our workbook, kept beside its project."""
    from moin_desktop.exporting import report, workbook
    from moin_desktop.models.project import Project

    project_path = projects.imported(rows, NOTES)
    path = project_path.with_suffix(".xlsx")
    if not path.exists() or path.stat().st_mtime < project_path.stat().st_mtime:
        with Project.open(project_path) as project:
            workbook.write(path, report.build(project))
    return path


_BOTH = Task(ours, (20_000,)), Task(xlsxwriter, (20_000,))

FIGURES = (
    Figure("export_20k_vs_xlsxwriter", "x", 1.2, time_ratio(*_BOTH, "every cell of our workbook, 500 comments")),
    Figure("export_20k_memory_mib", "MiB", 300, peak_mebibytes(*_BOTH, "whole process")),
)
