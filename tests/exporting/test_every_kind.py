"""Findings of every kind of chart in the workbook: with a native chart where one says the same, else as numbers."""

from pathlib import Path

import openpyxl

from moin_desktop.analysis import compared
from moin_desktop.analysis.charts import ChartSpec, compute, kinds
from moin_desktop.analysis.figures import chart_of, key_figure, numbers
from moin_desktop.exporting import report, workbook
from moin_desktop.models import findings, surveys
from tests.exporting.making import CHALLENGES, ORGANISATION, sample_project
from tests.exporting.pages import sheet


def test_every_kind_is_written_with_its_numbers(tmp_path: Path) -> None:
    with sample_project() as project:
        survey = surveys.load(project.session, surveys.infos(project.session)[0].id)
        specs = [ChartSpec(question.id, kind=kind) for question in survey.charted for kind in kinds(question)]
        for question in survey.charted:
            if question.id != ORGANISATION and compared.can_compare(survey, question, ORGANISATION):
                plain = ChartSpec(question.id, compare=ORGANISATION)
                specs += [ChartSpec(question.id, compare=ORGANISATION, kind=kind) for kind in kinds(question, plain)]
        specs.append(ChartSpec("q10", pair="q11"))
        for spec in specs:
            data = chart_of(survey, spec)
            assert data is not None
            assert key_figure(data).value
            project.change("Keep", findings.keep, survey.id, spec, f"{data.kind} of {data.title}", (), numbers(data))
        path = tmp_path / "a.xlsx"
        workbook.write(path, report.build(project))
    words = [str(cell.value) for row in sheet(openpyxl.load_workbook(path), "Charts").iter_rows() for cell in row]
    for spec in specs:
        data = compute(survey, spec)
        if data.kind.value != "texts":
            assert f"{data.kind} of {data.title}" in words
    silos = compute(survey, ChartSpec(CHALLENGES, compare=ORGANISATION))
    assert {f"{group.label} (n = {group.base})" for group in silos.groups} <= set(words)
    assert "93%" in words
    assert "+43 points" in words
