"""Responses left out for a reason, by the rows of the spreadsheet, also where some of its rows hold none."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from moin_desktop.exporting import report
from moin_desktop.models import questions, surveys
from moin_desktop.models.project import Project
from tests.models.readings import reading


@pytest.fixture
def project() -> Iterator[Project]:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, reading())
        yield project


def told(project: Project) -> list[str]:
    return [info.text for info in questions.corrections_of(project.session, "s1")]


def test_a_reason_is_kept_and_told(project: Project) -> None:
    project.change("Leave out", surveys.leave_out, "s1", (3,), "test")
    project.change("Leave out", surveys.leave_out, "s1", (4, 2), "  not  from here. ")
    assert told(project) == ["Row 3 is left out: test answer.", "Rows 2, 4 are left out: not from here."]
    project.change("Leave out", surveys.leave_out, "s1", (5, 6, 7), "not_eligible")
    assert told(project)[-1] == "Rows 5 to 7 are left out: not eligible."
    project.undo()
    lines = dict(report.build(project).surveys[0].method)
    assert lines["Not counted"] == "3 responses, left out by hand"
    assert lines["Corrections"] == "Row 3 is left out: test answer."


def test_a_row_is_left_out_once(project: Project) -> None:
    project.change("Leave out", surveys.leave_out, "s1", (3,), "test")
    assert not project.change("Leave out", surveys.leave_out, "s1", (3,), "duplicate").tables
    project.change("Leave out", surveys.leave_out, "s1", (3, 5), "duplicate")
    assert told(project) == ["Row 3 is left out: test answer.", "Row 5 is left out: duplicate."]
    project.change("Put back", questions.take_back, "c1")
    assert surveys.load(project.session, "s1").everyone.tolist() == [True, True, True, False, True, True]


def test_the_button_of_a_duplicate_keeps_the_first(project: Project) -> None:
    project.change("Leave out duplicates", questions.apply_fix, "d4")
    assert told(project) == ["Row 5 is left out: duplicate."]
    assert [info.settled for info in surveys.doubts(project.session, "s1")][3]
    project.undo()
    assert told(project) == []
    assert not [info.settled for info in surveys.doubts(project.session, "s1")][3]


def test_rows_without_a_response_are_counted_over() -> None:
    with Project.in_memory("P") as project:
        project.change("Import", surveys.add, replace(reading(), dropped=(3, 6)))
        assert surveys.lines(project.session, "s1").tolist() == [2, 4, 5, 7, 8, 9]
        project.change("Leave out", surveys.leave_out, "s1", (5, 9), "test")
        assert surveys.load(project.session, "s1").everyone.tolist() == [True, True, False, True, True, False]
        with pytest.raises(ValueError, match="3"):
            project.change("Leave out", surveys.leave_out, "s1", (3,), "test")
        made = report.build(project).surveys[0]
        assert made.source_rows.tolist() == [2, 4, 7, 8]
