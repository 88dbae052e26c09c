"""What a workbook says of notes: those its readers may see, wherever they are pinned, and nothing of the others."""

from collections.abc import Iterator

import pytest

from moin_desktop.exporting import report
from moin_desktop.models import findings, notes, surveys
from moin_desktop.models.pins import ON_SURVEY, Pin, PinKind
from moin_desktop.models.project import Project
from tests.exporting.making import CHALLENGES, HOPES, ORGANISATION, sample_project


@pytest.fixture
def project() -> Iterator[Project]:
    with sample_project() as made:
        yield made


def test_notes_of_every_kind_are_written_where_they_belong(project: Project) -> None:
    survey = surveys.load(project.session, "s1")
    answers = [option.id for option in survey.question(CHALLENGES).options]
    group = survey.question(ORGANISATION).options[0]
    finding = findings.all(project.session)[0]
    before = sum(len(one.remarks) for one in report.build(project).surveys[0].questions)
    for place in (
        ON_SURVEY,
        Pin(PinKind.RESPONDENT, response=3),
        Pin(PinKind.QUOTE, HOPES, response=2),
        Pin(PinKind.CELL, CHALLENGES, (answers[0],), by=ORGANISATION, group=group.id),
        Pin(PinKind.SPAN, CHALLENGES, tuple(answers[:2])),
        Pin(PinKind.FINDING, finding=finding.id),
    ):
        project.change("Pin", notes.pin, "s1", place, f"On a {place.kind.value}")
    made = report.build(project)
    by_id = {question.id: question for question in made.surveys[0].questions}
    wheres = {remark.text: remark.where for remark in by_id[CHALLENGES].remarks}
    first, second = (survey.question(CHALLENGES).label(id) for id in answers[:2])
    assert wheres["On a cell"] == f"{first}, {group.label}"
    assert wheres["On a span"] == f"{first} or {second}"
    assert sum(len(question.remarks) for question in by_id.values()) == before + 3
    assert [one.text for one in made.findings[0].remarks if one.text.startswith("On a")][-1] == "On a finding"


def test_notes_for_the_presenter_stay_with_the_presenter(project: Project) -> None:
    for who in notes.VISIBILITIES:
        project.change("Pin", notes.pin, "s1", Pin(PinKind.QUESTION, CHALLENGES), f"For the {who}", visibility=who)
    made = report.build(project)
    said = {remark.text for question in made.surveys[0].questions for remark in question.remarks}
    assert "For the room" in said
    assert "For the presenter" not in said
