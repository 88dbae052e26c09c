"""The round-up report says what the report holds, in order, in a document that opens."""

import itertools
import zipfile
from pathlib import Path
from typing import Any

from docx import Document
from pytestqt.qtbot import QtBot

from moin_desktop.exporting import report, roundup
from moin_desktop.exporting.audience import Audience
from moin_desktop.models import findings, quotes, surveys
from moin_desktop.models.project import Project
from moin_desktop.ui.export import report_pdf
from tests.exporting.making import CHALLENGES, HOPES, note, sample_project


def _written(project: Project, path: Path, audience: Audience = Audience.TEAM, picture: Any = None) -> Any:
    roundup.write(path, report.build(project, audience=audience), picture)
    return Document(str(path))


def _all_text(document: Any) -> str:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([paragraph.text for paragraph in document.paragraphs] + cells)


def test_headings_in_order_and_numbers_of_the_report(tmp_path: Path) -> None:
    project = sample_project()
    project.change("Ask", findings.ask, "s1", "Who owns the space between?", "routes")
    document = _written(project, tmp_path / "report.docx")
    chapters = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert chapters == ["About this report", "Findings", "Questions", "Emerging questions", "Method"]
    levels = [int(p.style.name[-1]) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert "TOC" in document.element.xml
    challenges = next(t for t in document.tables if t.cell(1, 0).text == "Building skills and capabilities")
    assert [cell.text for cell in challenges.rows[1].cells] == ["Building skills and capabilities", "55%", "29 of 53"]
    assert "PAGE" in document.sections[0].footer._element.xml  # noqa: SLF001 - no name for fields
    assert "Synthetic data" in document.sections[0].footer.paragraphs[0].text


def test_two_cleared_quotes_and_no_others(tmp_path: Path) -> None:
    project = sample_project()
    kept = [project.change("Quote", quotes.keep, HOPES, row).value for row in (1, 3, 4, 5)]
    for quote in kept[1:]:
        project.change("Clear", quotes.set_cleared, quote, True)
    told = _all_text(_written(project, tmp_path / "report.docx", Audience.PUBLIC))
    answers: Any = surveys.load(project.session, "s1").answers(HOPES)
    said = [answers.words[answers.codes[row]] in told for row in (1, 3, 4, 5)]
    assert said == [False, True, True, False]


def test_hostile_text_does_no_harm(tmp_path: Path, qtbot: QtBot) -> None:
    project = sample_project()
    note(project, CHALLENGES, "=1+1 \x1b\x0b 😀 שלום ]]>&" + "a" * 40_000)
    assert "=1+1  😀 שלום ]]>&aaa" in _all_text(_written(project, tmp_path / "report.docx"))
    report_pdf.write(tmp_path / "report.pdf", report.build(project))
    assert (tmp_path / "report.pdf").read_bytes().startswith(b"%PDF")


def test_charts_are_pictures_that_say_what_they_show(tmp_path: Path, qtbot: QtBot) -> None:
    project = sample_project()
    path = tmp_path / "report.docx"
    document = _written(project, path, picture=report_pdf.picture)
    described = [p.get("descr") for p in document.element.xpath("//wp:docPr")]
    assert len(described) == 4 + 9
    assert any("Building skills and capabilities 55%" in said for said in described)
    with zipfile.ZipFile(path) as parts:
        assert sum(name.endswith(".png") for name in parts.namelist()) >= 9


def test_the_pdf_has_its_fonts_inside(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "report.pdf"
    ticks: list[tuple[int, int]] = []
    made = report.build(sample_project())
    report_pdf.write(path, made, report_pdf.picture, lambda done, total: ticks.append((done, total)))
    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/FontFile2") >= 2
    assert ticks
    assert all(done <= total for done, total in ticks)
